/**
 * A second look at the place of the signature, where a seal in black or grey lies over position and name. (A red seal
 * is gone before the first look.) The seal's ink is mostly paler than print, so the place is read again with the paler
 * ink taken away, by several measures of pale.
 *
 * Promise: pages on which a name was read below the position, or that hold no position, cost nothing and stay as read;
 * what was read there first is replaced only by a reading in which a name stands.
 */
import { fold } from '../../shared/vietnamese.ts';
import { crop, type OcrPage } from '../imaging/imaging.ts';
import { beginsWithFamilyName } from '../wording/wording.ts';
import type { EngineOutput, SeenLine, SeenWord } from './engine.ts';
import type { EnginePool, ReadOptions } from './engine-pool.ts';
import { boundsOf, moved, parted } from './pieces.ts';

/** Authority marks and the commonest positions; description knows them all, here it is enough to find the place. */
const TITLE = /^(t\/?m|k\/?t|t\/?l|tuq|q)\b|chu tich|bi thu|giam doc|truong|chanh van phong|chanh thanh tra/;
/** From the position to the name: the hand and the seal take up to 55 mm. */
const ROOM_MM = 62;
/** Half the width in which a signature block stands around its middle. */
const HALF_WIDTH_MM = 50;
/** Ink paler than this grey is taken away; print on a good copy is darker than the first, on a faded one than the last. */
const PALE = [130, 105, 165];
/** A name read less surely is none; one that begins with a family name and is read so surely needs no further try. */
const LEAST_SURE = 70;
const FAMILY_NAME = 12;
const SURE = 100;

type Zone = { left: number; top: number; width: number; height: number; below: number };

export async function lookUnderSeal(
  page: OcrPage,
  output: EngineOutput,
  engines: EnginePool,
  options: ReadOptions,
): Promise<EngineOutput> {
  // The engine takes recipients at the left and the position at the right for one line.
  const pieces = output.lines.flatMap(parted);
  const zone = signatureZone(page, pieces);
  if (zone === null || nameIn(inside(pieces, zone), zone.below) !== null) return output;
  const piece = crop(page, zone.left, zone.top, zone.width, zone.height);
  let best: { lines: SeenLine[]; certainty: number } | null = null;
  for (const pale of PALE) {
    const cleaned = { ...page, ...piece, data: withoutPaleInk(piece.data, pale) };
    const seen = (await engines.read(cleaned, options)).lines.map((line) => moved(line, zone.left, zone.top));
    const certainty = nameIn(seen, zone.below);
    if (certainty !== null && certainty > (best?.certainty ?? 0)) best = { lines: seen, certainty };
    if (best !== null && best.certainty >= SURE) break;
  }
  if (best === null) return output;
  const there = inside(pieces, zone);
  return { lines: [...pieces.filter((line) => !there.includes(line)), ...better(there, best.lines.map(readable))] };
}

/** Line by line the surer of two readings; a line that only one of them has stays if it is sure enough. */
function better(first: readonly SeenLine[], second: readonly SeenLine[]): SeenLine[] {
  const beside = (line: SeenLine, others: readonly SeenLine[]): SeenLine[] => {
    const { top, bottom, y } = boundsOf(line);
    return others.filter((other) => {
      const at = boundsOf(other);
      return (at.y > top && at.y < bottom) || (y > at.top && y < at.bottom);
    });
  };
  const wins = (line: SeenLine, others: readonly SeenLine[], tie: boolean): boolean => {
    const rivals = beside(line, others);
    if (rivals.length === 0) return certaintyOf(line.words) >= 70;
    const rival = Math.max(...rivals.map((other) => certaintyOf(other.words)));
    return certaintyOf(line.words) > rival || (tie && certaintyOf(line.words) === rival);
  };
  const seen = second.filter((line) => line.words.length > 0);
  return [...first.filter((line) => wins(line, seen, true)), ...seen.filter((line) => wins(line, first, false))];
}

const certaintyOf = (words: readonly SeenWord[]): number =>
  words.length === 0 ? 0 : words.reduce((sum, word) => sum + word.confidence, 0) / words.length;

/** Around the lowest position in capitals on the right half; null where there is none. */
function signatureZone(page: OcrPage, pieces: readonly SeenLine[]): Zone | null {
  const millimetre = page.dpi / 25.4;
  const titles = pieces
    .map((line) => ({ line, box: boundsOf(line) }))
    .filter(({ line, box }) => isTitle(line) && box.x > page.width * 0.5 && box.top > page.height * 0.25);
  const last = titles.toSorted((a, b) => b.box.bottom - a.box.bottom)[0];
  if (last === undefined) return null;
  const block = titles.filter(({ box }) => last.box.top - box.top < 25 * millimetre);
  const top = Math.max(0, Math.min(...block.map(({ box }) => box.top)) - 2 * millimetre);
  const left = Math.max(0, last.box.x - HALF_WIDTH_MM * millimetre);
  const right = Math.min(page.width, last.box.x + HALF_WIDTH_MM * millimetre);
  const bottom = Math.min(page.height, last.box.bottom + ROOM_MM * millimetre);
  const round = Math.round;
  return {
    left: round(left),
    top: round(top),
    width: round(right - left),
    height: round(bottom - top),
    below: last.box.bottom,
  };
}

function isTitle(line: SeenLine): boolean {
  const text = line.words.map((word) => word.text).join(' ');
  const letters = text.replace(/[^\p{L}]/gu, '');
  const capitals = letters.replace(/[^\p{Lu}]/gu, '').length;
  return letters.length >= 5 && letters.length <= 45 && capitals >= letters.length * 0.7 && TITLE.test(fold(text));
}

/** How sure the best line below the position is that looks like a person's name; null where none does. */
function nameIn(lines: readonly SeenLine[], below: number): number | null {
  const found = lines
    .filter((line) => boundsOf(line).top > below)
    .map((line) => line.words.filter(({ text }) => /^\p{Lu}\p{Ll}+$/u.test(text)))
    .filter((words) => words.length >= 2 && words.length <= 6)
    .filter((words) => certaintyOf(words) >= LEAST_SURE)
    // Of two readings the one that begins as names do.
    .map((words) => certaintyOf(words) + (beginsWithFamilyName(words.map(({ text }) => text)) ? FAMILY_NAME : 0));
  return found.length === 0 ? null : Math.max(...found);
}

const inside = (lines: readonly SeenLine[], zone: Zone): SeenLine[] =>
  lines.filter((line) => {
    const { x, y } = boundsOf(line);
    return x > zone.left && x < zone.left + zone.width && y > zone.top && y < zone.top + zone.height;
  });

/** What is left of seal and hand reads as scraps; they are no words. */
const readable = (line: SeenLine): SeenLine => ({ words: line.words.filter(isWord) });
const isWord = ({ text, confidence }: SeenWord): boolean => confidence >= 40 && /\p{L}/u.test(text);

/** Grey from black to `pale` is stretched over the whole range; what is paler becomes paper. */
function withoutPaleInk(data: Uint8Array, pale: number): Uint8Array {
  const scale = Uint8Array.from({ length: 256 }, (_, v) => Math.max(0, Math.min(255, ((v - 20) * 255) / (pale - 20))));
  return data.map((value) => scale[value] ?? 255);
}
