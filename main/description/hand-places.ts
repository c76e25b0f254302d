/**
 * The places in the head of a paper where a hand may have written: the gap of the number, of the day, of the month.
 * Found from the printed words around them, whatever recognition made of the writing itself.
 *
 * Promise: an edge of a gap rests on a printed word. Where writing touches it and both were read as one word, the edge
 * is where print of that size ends, from the widths of the usual typeface.
 */

import { type DateLine, plainDigits, printedDay } from './date-line.ts';
import { emOf, plain, printOf, widthOf } from './ink.ts';
import type { Sheet, Token } from './layout.ts';
import { type NumberLine, numberIsPrinted } from './number-line.ts';

export type HandPlace = {
  readonly part: 'number' | 'day' | 'month';
  /** In pixels of the page laid level about its centre: edges of the print on both sides, the line digits stand on. */
  readonly left: number;
  readonly right: number;
  readonly base: number;
  /** Height of a printed digit of this line. */
  readonly digit: number;
};

/** Height of a digit. */
const DIGIT = 0.676;
/** A box this much wider than its print holds something else as well. */
const TOO_WIDE = 1.18;
/** The same where what follows was read as a word of its own: then a speck made the box wide. */
const WIDEST = 1.5;
/** Symbols are set wider or narrower than the table says; only much more than their print is somebody's pen. */
const MUCH_TOO_WIDE = 1.3;
/**
 * Typists leave room for two digits (1.4 ems at least on real papers): a narrower gap means that a box took in a part
 * of the writing. Five large digits are the most.
 */
const GAP = { least: 1.1, most: 7 };

const median = (numbers: readonly number[]): number | null =>
  [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? null;

/** Where writing may stand beside the given lines; places whose digits are clearly printed are left out. */
export function handPlacesOf(sheet: Sheet, number: NumberLine | null, date: DateLine | null): HandPlace[] {
  if (sheet.source === 'text-layer') return [];
  const places: HandPlace[] = [];
  const dateTokens = date === null ? [] : [...date.place, ...date.tokens];
  const numberTokens = number?.tokens ?? [];
  // Both lines are set in one size, or nearly; together there are words enough to average out their boxes.
  const em = emOf([...dateTokens, ...numberTokens]) ?? printOf(sheet, dateTokens, numberTokens).digit / DIGIT;
  const dayPrinted = date === null ? null : printedDay(sheet, date) > 0;
  const numberPrinted = number === null ? null : numberIsPrinted(sheet, number, date);
  const first = numberTokens[0];
  if (number !== null && first !== undefined && !(numberPrinted === true && dayPrinted !== false)) {
    const mark = number.mark ?? first;
    const spoilt = number.mark === null;
    // Of the mark alone the reading may be spoilt: sẽ, sø, s.
    const alone = /^\P{L}*[sS$]\p{L}?$/u.test(mark.text) ? 'Số' : undefined;
    const left = !spoilt
      ? endOf(
          mark,
          between(numberTokens, mark, number.stroke?.token ?? null),
          /^\P{L}*\p{L}{1,2}\s?[:;.,]?/u,
          em,
          alone,
        )
      : /^\P{L}*[sS$5]/u.test(mark.text)
        ? mark.left + widthOf('Số:') * em
        : mark.left - 0.2 * em;
    const right = number.stroke === null ? left + 3 * em : startOf(number.stroke.token, number.stroke.text, em);
    const base = baseOf(spoilt ? number.symbolTokens : [mark, ...number.symbolTokens], em);
    places.push({ part: 'number', ...gap(left, right, em), base, digit: em * DIGIT });
  }
  if (date !== null && !date.slashed) {
    const [monthWord] = date.month.tokens;
    const base = baseOf(dateTokens, em);
    const thang = date.day.after;
    const believed = dayPrinted === true && (numberPrinted !== false || printedDay(sheet, date) >= 90);
    if (!believed) {
      const left = endOf(date.day.before, between(date.row, date.day.before, thang), /^.*?ng.[yỳýỷỹỵ]?/iu, em, 'ngày');
      const right = thang === null ? left + 2 * em : startOf(thang, 'tháng', em);
      places.push({ part: 'day', ...gap(left, right, em), base, digit: em * DIGIT });
    }
    if (thang !== null && plainDigits(sheet, date, date.month.tokens) === null) {
      const nam = date.tokens.find((token) => token.folded.includes('nam') && token.left > thang.left);
      const left = endOf(thang, between(date.row, thang, nam ?? null), /^.*?th.{1,3}ng/iu, em, 'tháng');
      const right = nam === undefined ? (monthWord?.right ?? left + 2 * em) : startOf(nam, 'năm', em);
      places.push({ part: 'month', ...gap(left, right, em), base, digit: em * DIGIT });
    }
  }
  return places;
}

/** What stands between two words of a row as a word of its own, next to the first. */
function between(row: readonly Token[], first: Token, last: Token | null): Token | null {
  const next = row[row.indexOf(first) + 1] ?? null;
  return next === last ? null : next;
}

/** Where the printed beginning of a token ends; `word` is what is printed there, when the reading may be spoilt. */
function endOf(token: Token, next: Token | null, beginning: RegExp, em: number, word?: string): number {
  const found = beginning.exec(token.text.normalize('NFC'))?.[0] ?? '';
  const end = token.left + widthOf(word ?? found) * em;
  if (found.length < token.text.length) return Math.min(end, token.right);
  const width = token.right - token.left;
  const roomy = width <= WIDEST * (end - token.left) && next !== null && next.left > token.right;
  return width <= TOO_WIDE * (end - token.left) || roomy ? token.right : end;
}

/** Where the printed end of a token begins; what was written after it stays out. */
function startOf(token: Token, end: string, em: number): number {
  const width = widthOf(end) * em;
  const [read, wanted] = [plain(token.text).toLowerCase(), plain(end).toLowerCase()];
  const begins = read.startsWith(wanted.slice(0, 2));
  if (begins && read.length > wanted.length) return token.left;
  const fits = token.right - token.left <= MUCH_TOO_WIDE * width;
  return begins && fits ? token.left : Math.max(token.left, token.right - width);
}

/** The line on which letters without tails stand. */
function baseOf(tokens: readonly Token[], em: number): number {
  const standing = tokens.filter(
    ({ text, confidence }) => confidence >= 60 && !/[gpqyjQ,;(]|\p{L}\u0323/u.test(text.normalize('NFD')),
  );
  const bottoms =
    standing.length > 0 ? standing.map((token) => token.bottom) : tokens.map((token) => token.bottom - 0.2 * em);
  return median(bottoms) ?? 0;
}

function gap(left: number, right: number, em: number): { left: number; right: number } {
  const short = Math.max(0, GAP.least * em - (right - left)) / 2;
  return { left: left - short, right: Math.min(right + short, left + GAP.most * em) };
}
