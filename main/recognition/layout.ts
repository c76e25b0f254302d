/**
 * From the lines an engine saw to blocks in reading order.
 *
 * Vietnamese office papers have two places where two columns stand side by side: the letterhead (issuer left, national
 * or Party title right) and the foot (recipients left, signature right). Engines join them across the gap or shuffle
 * them; here they become blocks of their own, left before right. Tables stay row by row.
 *
 * Pure. Works in the engine's straightened pixels, where lines are level; all distances are in text heights.
 */
import { around, type Box } from '../../shared/page-text.ts';
import { isSyllable } from '../wording/wording.ts';
import type { EngineOutput, SeenLine, SeenWord } from './engine.ts';

export type LaidOutLine = { readonly words: readonly SeenWord[] };
export type LaidOutBlock = { readonly lines: readonly LaidOutLine[] };

/** Words without a wide gap between them. */
type Segment = {
  readonly words: readonly SeenWord[];
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
  readonly middle: number;
};

/** A gap this wide always parts two segments; between words of justified text there is at most half of it. */
const WIDE_GAP = 1.6;
/** A gap this wide parts them where the line above or below has a gap at the same place. */
const ALIGNED_GAP = 0.75;
/** A river between two columns must stay this wide over all their lines. */
const RIVER = 0.7;
/** Lines further apart than this do not belong to one block. */
const BLOCK_GAP = 1.1;
/** How far below its column a lone line may still belong to it: a list goes on close by, a signature after its space. */
const LIST_GAP = 2.5;
const SIGNATURE_GAP = 14;

/** Blocks of lines in reading order; noise is left out. */
export function layOut(output: EngineOutput): LaidOutBlock[] {
  const lines = output.lines.map(withoutNoise).filter((line) => line.words.length > 0);
  const height = textHeight(lines);
  if (height === 0) return [];
  const kept = lines.filter((line) => !isScribble(line) && !isMarksOnly(line, height));
  return flow(segmentsOf(kept, height), height, 0);
}

/** Median height of the words that hold a letter: about a capital with its mark. */
function textHeight(lines: readonly SeenLine[]): number {
  const heights = lines.flatMap((line) =>
    line.words.filter((word) => /\p{L}{2}/u.test(word.text)).map((word) => word.box[3]),
  );
  const all = heights.length > 0 ? heights : lines.flatMap((line) => line.words.map((word) => word.box[3]));
  return all.sort((a, b) => a - b)[Math.floor(all.length / 2)] ?? 0;
}

// --- noise ------------------------------------------------------------------------------------------------------

const SPEAKS = /[\p{L}\p{N}]/u;

/** Signs without a letter or digit are kept when the engine is fairly sure, or when they are the signs of prose. */
function withoutNoise(line: SeenLine): SeenLine {
  const sure = line.words.some((word) => word.confidence >= 60 && SPEAKS.test(word.text));
  return {
    words: line.words.filter((word) => {
      if (SPEAKS.test(word.text)) return true;
      if (!sure) return false;
      return /^[-–+*•/.,;:()“”"…]{1,3}$/u.test(word.text) ? word.confidence >= 20 : word.confidence >= 60;
    }),
  };
}

/** Surer than this the engine means what it says, in whatever language. */
const BELIEVED = 80;
/** A line of which less is believed is looked at for words. */
const DOUBTED = 35;

/**
 * Scraps of which the engine believes next to nothing: specks, rules, strokes of a signature, letters scattered over a
 * drawing. Kept are lines with figures, addresses, and lines of which a third of the words are syllables or believed;
 * and whatever stands after `Số`, because a number in handwriting is read so.
 */
function isScribble(line: SeenLine): boolean {
  let characters = 0;
  let sum = 0;
  let figures = 0;
  let words = 0;
  let spoken = 0;
  for (const { text, confidence } of line.words) {
    characters += text.length;
    sum += confidence * text.length;
    figures += text.replace(/\D/g, '').length;
    const letters = text.replace(/[^\p{L}]/gu, '');
    if (letters.length < 2) continue;
    words += 1;
    if (confidence >= BELIEVED || isSyllable(letters) || ADDRESS.test(text)) spoken += 1;
  }
  const certainty = sum / characters;
  if (characters <= 12 && certainty < 25) return true;
  if (certainty >= DOUBTED || /^[sS][^\s]?[:.]?$/.test(line.words[0]?.text ?? '')) return false;
  return figures < 0.4 * characters && spoken * 3 < Math.max(1, words);
}

/**
 * The marks above a line, taken by the engine for a line of their own: half as high as a word or less, and nothing in it
 * that is one. The line itself is read with them all the same.
 */
function isMarksOnly(line: SeenLine, height: number): boolean {
  const heights = line.words.map((word) => word.box[3]).sort((a, b) => a - b);
  const median = heights[Math.floor(heights.length / 2)] ?? height;
  return (
    line.words.length >= 3 && median < 0.5 * height && !line.words.some(({ text }) => /\p{L}{3}|\d{2}/u.test(text))
  );
}

const ADDRESS = /\p{L}{3}\.\p{L}{2,3}/u;

// --- segments ---------------------------------------------------------------------------------------------------

function toSegment(words: readonly SeenWord[]): Segment {
  const [left, top, width, height] = around(words.map((word) => word.box)) as Box;
  // The middle of the median word: one tall mark or bracket must not lift a line.
  const middles = words.map(({ box }) => box[1] + box[3] / 2).sort((a, b) => a - b);
  const middle = middles[Math.floor(middles.length / 2)] as number;
  return { words, left, right: left + width, top, bottom: top + height, middle };
}

type Gap = { readonly from: number; readonly to: number; readonly middle: number };

function segmentsOf(lines: readonly SeenLine[], height: number): Segment[] {
  const sorted = lines.map((line) => [...line.words].sort((a, b) => a.box[0] - b.box[0]));
  const gaps: Gap[] = [];
  for (const words of sorted) {
    const { middle } = toSegment(words);
    for (let i = 1; i < words.length; i++) {
      const from = rightOf(words[i - 1] as SeenWord);
      const to = (words[i] as SeenWord).box[0];
      if (to - from >= WIDE_GAP * height) gaps.push({ from, to, middle });
    }
  }
  const isColumnGap = (from: number, to: number, middle: number): boolean =>
    gaps.some(
      (gap) =>
        Math.abs(gap.middle - middle) < 3 * height &&
        Math.min(to, gap.to) - Math.max(from, gap.from) >= ALIGNED_GAP * height,
    );
  return sorted.flatMap((words) => {
    const { middle } = toSegment(words);
    const parts: Segment[] = [];
    let start = 0;
    for (let i = 1; i <= words.length; i++) {
      const from = rightOf(words[i - 1] as SeenWord);
      const to = words[i]?.box[0];
      const width = to === undefined ? Number.POSITIVE_INFINITY : to - from;
      if (width < ALIGNED_GAP * height) continue;
      if (width < WIDE_GAP * height && !isColumnGap(from, to as number, middle)) continue;
      parts.push(toSegment(words.slice(start, i)));
      start = i;
    }
    return parts;
  });
}

const rightOf = (word: SeenWord): number => word.box[0] + word.box[2];

// --- columns ----------------------------------------------------------------------------------------------------

/** Segments that share a stretch of the page's height. */
type Band = { readonly segments: Segment[]; bottom: number };

function bandsOf(segments: readonly Segment[], height: number): Band[] {
  const reach = 0.3 * height;
  const bands: Band[] = [];
  for (const segment of [...segments].sort((a, b) => a.middle - b.middle)) {
    const last = bands.at(-1);
    if (last !== undefined && segment.middle - reach < last.bottom) {
      last.segments.push(segment);
      last.bottom = Math.max(last.bottom, segment.middle + reach);
    } else bands.push({ segments: [segment], bottom: segment.middle + reach });
  }
  return bands;
}

type River = { readonly from: number; readonly to: number };

/** The empty stretches between the segments of one band. */
function riversOf(band: Band): River[] {
  const sorted = [...band.segments].sort((a, b) => a.left - b.left);
  const rivers: River[] = [];
  let right = sorted[0]?.right ?? 0;
  for (const segment of sorted.slice(1)) {
    if (segment.left > right) rivers.push({ from: right, to: segment.left });
    right = Math.max(right, segment.right);
  }
  return rivers;
}

const common = (a: River, b: River): River => ({ from: Math.max(a.from, b.from), to: Math.min(a.to, b.to) });
const widthOf = (river: River): number => river.to - river.from;

/** What of a river is left beside a band's segments; null when they bridge it. */
function narrowed(river: River, band: Band, height: number): River | null {
  let best: River | null = null;
  // The band lies left of the river, right of it, or on both sides.
  const edges = [
    { from: Math.max(...band.segments.map((s) => s.right)), to: Number.POSITIVE_INFINITY },
    ...riversOf(band),
    { from: Number.NEGATIVE_INFINITY, to: Math.min(...band.segments.map((s) => s.left)) },
  ];
  for (const edge of edges) {
    const rest = common(river, edge);
    if (widthOf(rest) >= RIVER * height && (best === null || widthOf(rest) > widthOf(best))) best = rest;
  }
  return best;
}

type Zone = { readonly bands: readonly Band[]; readonly river: River };

const leftOf = (band: Band, river: River): Segment[] =>
  band.segments.filter((s) => s.right <= (river.from + river.to) / 2);
const rightSide = (band: Band, river: River): Segment[] =>
  band.segments.filter((s) => s.right > (river.from + river.to) / 2);
const bothSides = (band: Band, river: River): boolean =>
  leftOf(band, river).length > 0 && rightSide(band, river).length > 0;

/** The longest zone of two columns that starts with band `first`; null where there is none. */
function zoneFrom(bands: readonly Band[], first: number, height: number): Zone | null {
  const start = bands[first] as Band;
  let best: Zone | null = null;
  for (const river of riversOf(start)) {
    let zone: Zone = { bands: [start], river };
    for (const band of bands.slice(first + 1)) {
      const rest = narrowed(zone.river, band, height);
      if (rest === null || !(bothSides(band, rest) || belongs(band, zone, height))) break;
      zone = { bands: [...zone.bands, band], river: rest };
    }
    if (best === null || zone.bands.length > best.bands.length) best = zone;
  }
  return best !== null && areColumns(best, height) ? best : null;
}

/** Whether a line on one side only goes on with its column: under it, within its width, and near enough. */
function belongs(band: Band, zone: Zone, height: number): boolean {
  const left = leftOf(band, zone.river).length > 0;
  const column = zone.bands.flatMap((b) => (left ? leftOf(b, zone.river) : rightSide(b, zone.river)));
  if (column.length === 0) return false;
  const [from, to] = [Math.min(...column.map((s) => s.left)), Math.max(...column.map((s) => s.right))];
  const bottom = Math.max(...column.map((s) => s.bottom));
  const slack = 2 * height;
  return band.segments.every(
    (s) =>
      s.left >= from - (left ? slack : 4 * slack) &&
      (left || s.right <= to + 4 * slack) &&
      s.top - bottom < (left ? LIST_GAP : SIGNATURE_GAP) * height,
  );
}

/** Two columns of prose, not a table, nor a numbered list, nor a table of contents. */
function areColumns(zone: Zone, height: number): boolean {
  const { bands, river } = zone;
  const sided = bands.filter((band) => bothSides(band, river));
  const crowded = sided.filter((band) => riversOf(band).filter((r) => widthOf(r) >= ALIGNED_GAP * height).length > 1);
  if (sided.length > 3 && crowded.length > 0.4 * sided.length) return false;
  const letters = (segments: Segment[]): number =>
    Math.max(
      0,
      ...segments.map(
        (s) =>
          s.words
            .map((word) => word.text)
            .join('')
            .replace(/[^\p{L}]/gu, '').length,
      ),
    );
  const left = bands.flatMap((band) => leftOf(band, river));
  const right = bands.flatMap((band) => rightSide(band, river));
  return letters(left) >= 4 && letters(right) >= 4;
}

// --- flow -------------------------------------------------------------------------------------------------------

/** Columns inside columns are not looked for deeper than this. */
const DEEPEST = 2;

function flow(segments: readonly Segment[], height: number, depth: number): LaidOutBlock[] {
  const bands = bandsOf(segments, height);
  const blocks: LaidOutBlock[] = [];
  let plain: Band[] = [];
  const flush = (): void => {
    blocks.push(
      ...blocksOf(
        plain.flatMap((band) => band.segments),
        height,
      ),
    );
    plain = [];
  };
  for (let i = 0; i < bands.length; i++) {
    const zone = depth < DEEPEST ? zoneFrom(bands, i, height) : null;
    if (zone === null) {
      plain.push(bands[i] as Band);
      continue;
    }
    flush();
    for (const side of [leftOf, rightSide]) {
      blocks.push(
        ...flow(
          zone.bands.flatMap((band) => side(band, zone.river)),
          height,
          depth + 1,
        ),
      );
    }
    i += zone.bands.length - 1;
  }
  flush();
  return blocks;
}

/** Lines from top to bottom, parted into blocks where the space between them is more than a line's. */
function blocksOf(segments: readonly Segment[], height: number): LaidOutBlock[] {
  const rows: Segment[][] = [];
  for (const segment of [...segments].sort((a, b) => a.middle - b.middle)) {
    const row = rows.findLast((r) => r.every((other) => Math.abs(other.middle - segment.middle) < 0.45 * height));
    if (row === undefined) rows.push([segment]);
    else row.push(segment);
  }
  const lines = rows.map((row) => toSegment(row.sort((a, b) => a.left - b.left).flatMap((segment) => segment.words)));
  const blocks: { lines: LaidOutLine[] }[] = [];
  let bottom = Number.NEGATIVE_INFINITY;
  for (const line of lines) {
    const block = blocks.at(-1);
    if (block === undefined || line.top - bottom > BLOCK_GAP * height) blocks.push({ lines: [{ words: line.words }] });
    else block.lines.push({ words: line.words });
    bottom = line.bottom;
  }
  return blocks;
}
