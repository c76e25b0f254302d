/**
 * A second look at the place of the signature, where a seal in black or grey lies over position and name. (A red seal
 * is gone before the first look.) The seal's ink is mostly paler than print, so the place is read again with the paler
 * ink taken away, by several measures of pale.
 *
 * Promise: pages on which a whole name was read below the position, or that hold neither position nor recipients, cost
 * nothing and stay as read. Where a name may have lost its first word, or stamp and hand hid the position itself, one
 * more piece is read, no more. What was read there first is replaced only by a reading in which a name stands.
 */
import { fold } from '../../shared/vietnamese.ts';
import { crop, type OcrPage } from '../imaging/imaging.ts';
import { beginsWithFamilyName } from '../wording/wording.ts';
import type { EngineOutput, SeenLine, SeenWord } from './engine.ts';
import type { EnginePool, ReadOptions } from './engine-pool.ts';
import { boundsOf, moved, parted } from './pieces.ts';

/** Authority marks and the commonest positions; description knows them all, here it is enough to find the place. */
const TITLE =
  /^(t\/?m|k\/?t|t\/?l|tu\/?q|t\/uq|q)\b|chu tich|bi thu|giam doc|truong|chanh van phong|chanh thanh tra|chanh an|chu nhiem|tu lenh|chinh uy/;
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
/** Share of dark points below which a place holds no more than specks. */
const LEAST_INK = 0.003;
/** What stands at the top of a first page, where no one signs. */
const HEADING = /cong hoa xa hoi|dang cong san|doc lap/;

type Zone = {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
  /** Where the position ends; null where none was read. */
  readonly below: number | null;
};

export async function lookUnderSeal(
  page: OcrPage,
  output: EngineOutput,
  engines: EnginePool,
  options: ReadOptions,
): Promise<EngineOutput> {
  // The engine takes recipients at the left and the position at the right for one line.
  const pieces = output.lines.flatMap(parted);
  const zone = signatureZone(page, pieces) ?? besideRecipients(page, pieces);
  if (zone === null) return output;
  const first = nameIn(inside(pieces, zone), zone.below ?? zone.top);
  if (first?.whole === true) return output;
  const piece = crop(page, zone.left, zone.top, zone.width, zone.height);
  let best: { lines: SeenLine[]; certainty: number } | null = null;
  for (const pale of first === null && zone.below !== null ? PALE : PALE.slice(0, 1)) {
    const cleaned = { ...page, ...piece, data: withoutPaleInk(piece.data, pale) };
    const seen = (await engines.read(cleaned, options)).lines.map((line) => moved(line, zone.left, zone.top));
    const below = zone.below ?? lowestTitle(seen);
    const name = below === null ? null : nameIn(seen, below);
    if (name !== null && (first === null || name.whole) && name.certainty > (best?.certainty ?? 0))
      best = { lines: seen, certainty: name.certainty };
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

/** Where the position ends in a reading of the zone alone; null where it has none. */
function lowestTitle(seen: readonly SeenLine[]): number | null {
  const titles = seen.filter(isTitle).map((line) => boundsOf(line).bottom);
  return titles.length === 0 ? null : Math.max(...titles);
}

/** At the right, beside recipients with no position beside them, where there is ink enough for one. */
function besideRecipients(page: OcrPage, pieces: readonly SeenLine[]): Zone | null {
  const millimetre = page.dpi / 25.4;
  const recipients = pieces.find((line) => {
    const text = line.words.map((word) => word.text).join(' ');
    return boundsOf(line).x < page.width * 0.4 && /^\W*noi nhan\b.{0,25}$/.test(fold(text));
  });
  if (recipients === undefined) return null;
  const { round } = Math;
  const left = round(page.width * 0.48);
  const at = boundsOf(recipients);
  // Text right across the page above or below is no part of the place: half of it would be read again.
  const across = pieces.map(boundsOf).filter((box) => box.left < left && box.right > left + 3 * millimetre);
  const above = across.filter(({ y }) => y < at.top).map(({ bottom }) => bottom + millimetre);
  const under = across.filter(({ y }) => y >= at.top).map(({ top }) => top - millimetre);
  const top = round(Math.max(0, at.top - 10 * millimetre, ...above));
  const bottom = round(Math.min(page.height, at.top + ROOM_MM * millimetre, ...under));
  const width = round(page.width * 0.5);
  const height = bottom - top;
  if (height < 20 * millimetre) return null;
  const { data } = crop(page, left, top, width, height);
  const dark = data.reduce((sum, value) => sum + (value < 128 ? 1 : 0), 0);
  return dark / data.length < LEAST_INK ? null : { left, top, width, height, below: null };
}

/** Around the lowest position in capitals on the right half; null where there is none. */
function signatureZone(page: OcrPage, pieces: readonly SeenLine[]): Zone | null {
  const millimetre = page.dpi / 25.4;
  const headed = pieces.some(
    (line) =>
      boundsOf(line).top < page.height * 0.2 && HEADING.test(fold(line.words.map(({ text }) => text).join(' '))),
  );
  // On a last page the signature may be all there is, at the very top.
  const highest = page.height * (headed ? 0.25 : 0.03);
  const titles = pieces
    .map((line) => ({ line, box: boundsOf(line) }))
    .filter(({ line, box }) => isTitle(line) && box.x > page.width * 0.5 && box.top > highest);
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

type Name = { readonly certainty: number; readonly whole: boolean };

/** The best line below the position that looks like a person's name; null where none does. */
function nameIn(lines: readonly SeenLine[], below: number): Name | null {
  let best: Name | null = null;
  for (const line of lines) {
    if (boundsOf(line).top <= below || isProse(line)) continue;
    const words = line.words.filter(({ text }) => NAME_WORD.test(text));
    if (words.length < 2 || words.length > 6 || certaintyOf(words) < LEAST_SURE) continue;
    // Of two readings the one that begins as names do.
    const family = beginsWithFamilyName(words.map(({ text }) => text));
    const certainty = certaintyOf(words) + (family ? FAMILY_NAME : 0);
    if (best === null || certainty > best.certainty) best = { certainty, whole: isWhole(line) };
  }
  return best;
}

const NAME_WORD = /^\p{Lu}\p{Ll}+$/u;
/** Middle words that are rare family names too: with one of them at its head a name has rather lost its first. */
const MIDDLE = /^(van|thi|kim|phuong)$/;

/** A foot line or a line of text, names of streets and towns in it; a rank (Thượng tá) has one small word. */
const isProse = (line: SeenLine): boolean =>
  line.words.some(({ text, confidence }) => confidence >= LEAST_SURE && /\d/.test(text)) ||
  line.words.filter(({ text, confidence }) => confidence >= LEAST_SURE && /^\p{Ll}{2,}/u.test(text)).length > 1;

/** Nothing of the name is lost: a family name, a rank, a degree or a name of the highlands opens the line. */
function isWhole(line: SeenLine): boolean {
  const [first = '', second = ''] = line.words.map(({ text }) => text).filter((text) => /\p{L}/u.test(text));
  if (/^\p{Lu}[\p{L}.]*\.$|^\p{Lu}?['’]|^\p{Lu}['’]|^[AYÝ]$/u.test(first) || /^\p{Ll}{2,}$/u.test(second)) return true;
  return NAME_WORD.test(first) && !MIDDLE.test(fold(first)) && beginsWithFamilyName([first]);
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
