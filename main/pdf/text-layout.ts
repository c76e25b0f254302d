/**
 * From the glyphs of a PDF's text layer to words, lines and blocks in reading order. Pure: no PDF library here.
 *
 * Promise: the two columns of a letterhead, and of the foot with recipients and signature, stay blocks of their own,
 * left before right; a justified line of body text stays one line however wide its gaps are. Text is NFC. Order in the
 * file is not trusted: word processors write headers, tables and text boxes in any order.
 */
import { around, type Block, type Box, type Line, type Word } from '../../shared/page-text.ts';

export type Glyph = {
  /** One character as the layer states it, possibly a combining mark. */
  readonly text: string;
  /** The ink, in pixels of the upright page. */
  readonly box: Box;
  /** The box of the font around it: as high as the line. */
  readonly cell: Box;
  /** False for text that runs up, down or aslant. */
  readonly upright: boolean;
  /** The layer puts white space, or an end of line, before it. */
  readonly startsWord: boolean;
};

type PlacedWord = { readonly word: Word; readonly cell: Box; readonly upright: boolean };
type Segment = { readonly words: readonly PlacedWord[]; readonly cell: Box };

/** Gaps inside a word and between columns, in heights of the line. */
const WORD_GAP = 0.25;
const COLUMN_GAP = 1.6;
/** Lines of one block lie at most this far apart, in heights of the line. */
const LINE_GAP = 0.6;

export function layOut(glyphs: readonly Glyph[]): Block[] {
  const words = wordsFrom(glyphs);
  const segments = segmentsFrom(words.filter((word) => word.upright));
  const blocks = inReadingOrder(blocksFrom(segments));
  const slanted = words.filter((word) => !word.upright).map((word) => word.word);
  return slanted.length === 0 ? blocks : [...blocks, blockOf([lineOf(slanted)])];
}

function wordsFrom(glyphs: readonly Glyph[]): PlacedWord[] {
  const words: PlacedWord[] = [];
  let run: Glyph[] = [];
  const finish = (): void => {
    const text = run
      .map((glyph) => glyph.text)
      .join('')
      .normalize('NFC');
    const box = around(run.filter((glyph) => glyph.box[2] > 0 && glyph.box[3] > 0).map((glyph) => glyph.box));
    const cell = around(run.map((glyph) => glyph.cell));
    if (text && box && cell)
      words.push({ word: { text, box, confidence: 100 }, cell, upright: run[0]?.upright ?? true });
    run = [];
  };
  for (const glyph of glyphs) {
    const last = run.at(-1);
    if (last && !isMark(glyph.text) && (glyph.startsWord || isApart(last, glyph))) finish();
    run.push(glyph);
  }
  finish();
  return words;
}

const isMark = (text: string): boolean => /^\p{M}/u.test(text);

function isApart(a: Glyph, b: Glyph): boolean {
  if (a.upright !== b.upright) return true;
  if (!a.upright) return false;
  if (!sameRow(a.cell, b.cell)) return true;
  const gap = b.cell[0] - (a.cell[0] + a.cell[2]);
  const height = Math.max(a.cell[3], b.cell[3]);
  return gap > WORD_GAP * height || gap < -height;
}

/** Half of the lower one's height is shared. */
function sameRow(a: Box, b: Box): boolean {
  const shared = Math.min(a[1] + a[3], b[1] + b[3]) - Math.max(a[1], b[1]);
  return shared > 0.5 * Math.min(a[3], b[3]);
}

type Row = { readonly words: readonly PlacedWord[]; readonly height: number; readonly cuts: Set<number> };

/** Rows of words, cut where the gap is too wide for one line of text. */
function segmentsFrom(words: readonly PlacedWord[]): Segment[] {
  const rows: PlacedWord[][] = [];
  for (const word of [...words].sort((a, b) => middle(a.cell) - middle(b.cell))) {
    const row = rows.at(-1);
    // Against the row's first word, not its whole box: else a row with a raised sign would swallow its neighbour.
    if (row?.[0] && sameRow(row[0].cell, word.cell)) row.push(word);
    else rows.push([word]);
  }
  return cutAtColumns(rows.map((row) => row.sort((a, b) => a.cell[0] - b.cell[0])));
}

/**
 * A gap parts columns when it is wide by itself, or when it is the odd one in its row and continues the white of a
 * parted row next to it: in a letterhead the two longest lines often come within a letter of each other.
 */
function cutAtColumns(words: readonly PlacedWord[][]): Segment[] {
  const rows: Row[] = words.map((row) => {
    const height = median(row.map((word) => word.cell[3]));
    const wide = row.flatMap((_, i) => (i > 0 && gapBefore(row, i) > COLUMN_GAP * height ? [i] : []));
    return { words: row, height, cuts: new Set(wide) };
  });
  // Down and then up, so that a cut carries through a whole letterhead.
  for (const order of [rows, [...rows].reverse()]) {
    order.forEach((row, at) => {
      for (const other of order.slice(Math.max(0, at - 2), at)) carryCuts(other, row);
    });
  }
  return rows.flatMap((row) => {
    const starts = [0, ...[...row.cuts].sort((a, b) => a - b)];
    return starts.map((start, i) => {
      const part = row.words.slice(start, starts[i + 1]);
      return { words: part, cell: around(part.map((word) => word.cell)) ?? [0, 0, 0, 0] };
    });
  });
}

/** Where the rule of an odd gap applies: this wide, and this many times the row's usual gap. */
const ODD_GAP = 0.5;
const ODD_RATIO = 2;

function carryCuts(from: Row, to: Row): void {
  const usual = median(to.words.flatMap((_, i) => (i > 0 && !to.cuts.has(i) ? [gapBefore(to.words, i)] : [])));
  for (const cut of from.cuts) {
    const [left, right] = [endOf(from.words[cut - 1]), from.words[cut]?.cell[0] ?? 0];
    to.words.forEach((word, i) => {
      const gap = gapBefore(to.words, i);
      const continues = endOf(to.words[i - 1]) < right && word.cell[0] > left;
      if (i > 0 && continues && gap > ODD_GAP * to.height && gap > ODD_RATIO * usual) to.cuts.add(i);
    });
  }
}

const endOf = (word: PlacedWord | undefined): number => (word ? word.cell[0] + word.cell[2] : 0);
const gapBefore = (row: readonly PlacedWord[], i: number): number => (row[i]?.cell[0] ?? 0) - endOf(row[i - 1]);

/**
 * Segments under one another become a block as long as each stands under exactly one and is alone under it. A line that
 * also runs below what stands beside the block begins a new one: the paragraph below a table is not part of its first
 * column.
 */
function blocksFrom(segments: readonly Segment[]): { block: Block; cell: Box }[] {
  const ordered = [...segments].sort((a, b) => middle(a.cell) - middle(b.cell));
  const below = ordered.map((segment) => neighbours(segment, ordered, 1));
  const above = ordered.map((segment) => neighbours(segment, ordered, -1));
  const taken = new Set<Segment>();
  const blocks: { block: Block; cell: Box }[] = [];
  for (const first of ordered) {
    if (taken.has(first)) continue;
    const column = [first];
    const beside: Segment[] = [];
    taken.add(first);
    for (let at = first; ; ) {
      const next = below[ordered.indexOf(at)] ?? [];
      const only = next[0];
      if (next.length !== 1 || !only || taken.has(only) || above[ordered.indexOf(only)]?.length !== 1) break;
      beside.push(...ordered.filter((other) => other !== at && sameRow(other.cell, at.cell)));
      if (beside.some((other) => sharesWidth(other.cell, only.cell))) break;
      column.push(only);
      taken.add(only);
      at = only;
    }
    const cell = around(column.map((segment) => segment.cell));
    const lines = column.map((segment) => lineOf(segment.words.map((word) => word.word)));
    if (cell) blocks.push({ block: blockOf(lines), cell });
  }
  return blocks;
}

/** Segments directly below (1) or above (-1) that share some width, near enough to belong together. */
function neighbours(segment: Segment, all: readonly Segment[], direction: 1 | -1): Segment[] {
  const near = all.filter((other) => {
    if (other === segment || !sharesWidth(segment.cell, other.cell)) return false;
    const [upper, lower] = direction === 1 ? [segment.cell, other.cell] : [other.cell, segment.cell];
    if (middle(lower) <= middle(upper) || sameRow(upper, lower)) return false;
    return lower[1] - (upper[1] + upper[3]) <= LINE_GAP * Math.min(upper[3], lower[3]);
  });
  const nearest = near.reduce<Segment | null>((best, other) => {
    if (!best) return other;
    const distance = (s: Segment): number => Math.abs(middle(s.cell) - middle(segment.cell));
    return distance(other) < distance(best) ? other : best;
  }, null);
  return nearest ? near.filter((other) => sameRow(other.cell, nearest.cell)) : [];
}

/**
 * Recursive cuts along white space: bands from top to bottom, inside a band columns from left to right. Bands that
 * interlock and cannot be cut either way are read by their tops.
 */
function inReadingOrder(blocks: readonly { block: Block; cell: Box }[]): Block[] {
  if (blocks.length <= 1) return blocks.map((each) => each.block);
  const bands = cut(blocks, (cell) => [cell[1], cell[1] + cell[3]]);
  if (bands.length > 1) return bands.flatMap(inReadingOrder);
  const columns = cut(blocks, (cell) => [cell[0], cell[0] + cell[2]]);
  if (columns.length > 1) return columns.flatMap(inReadingOrder);
  return [...blocks].sort((a, b) => a.cell[1] - b.cell[1] || a.cell[0] - b.cell[0]).map((each) => each.block);
}

function cut<T extends { readonly cell: Box }>(items: readonly T[], extent: (cell: Box) => [number, number]): T[][] {
  const groups: T[][] = [];
  let end = Number.NEGATIVE_INFINITY;
  for (const item of [...items].sort((a, b) => extent(a.cell)[0] - extent(b.cell)[0])) {
    const [start, stop] = extent(item.cell);
    // Cells of neighbouring lines touch and overlap by a hair; only ink that truly interlocks keeps a group together.
    if (start >= end - 0.2 * Math.min(stop - start, item.cell[3])) groups.push([]);
    groups.at(-1)?.push(item);
    end = Math.max(end, stop);
  }
  return groups;
}

function lineOf(words: readonly Word[]): Line {
  return { box: around(words.map((word) => word.box)) ?? [0, 0, 0, 0], words };
}

function blockOf(lines: readonly Line[]): Block {
  return { box: around(lines.map((line) => line.box)) ?? [0, 0, 0, 0], lines };
}

const middle = (box: Box): number => box[1] + box[3] / 2;

const sharesWidth = (a: Box, b: Box): boolean => Math.min(a[0] + a[2], b[0] + b[2]) > Math.max(a[0], b[0]);

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[sorted.length >> 1] ?? 0;
}
