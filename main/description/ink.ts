/**
 * Print or handwriting? Numbers and days are mostly written by hand into a gap, and recognition reads such digits as
 * other digits with a straight face. So digits count as printed only when everything about them looks set by the
 * machine that set the words around them: as tall as the printed digits of the same line, as far from their
 * neighbours as words are there. Otherwise a person reads them. A wrong number given confidently is the worst a
 * describer can do.
 *
 * The limits were set on some forty real and rendered heads (2026-11): print stays within 1.6 word gaps and 1.25
 * digit heights, pens begin at 1.9 and 1.3.
 */
import type { Sheet, Token } from './layout.ts';

export type Print = {
  /** Height of a printed digit. */
  readonly digit: number;
  /** Blank between two printed words. */
  readonly gap: number;
};

const height = (token: Token): number => token.bottom - token.top;

function median(numbers: readonly number[]): number | null {
  const sorted = [...numbers].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? null;
}

/**
 * What print looks like on the head of this paper.
 * @param dateRow words of the date line: its year and month are nearly always printed, its words stand as words do
 * @param numberRow words of the number line, where there is no date line
 */
export function printOf(sheet: Sheet, dateRow: readonly Token[], numberRow: readonly Token[]): Print {
  const digits = dateRow.filter((token) => /^\d{4}$/.test(token.text) && token.confidence >= 80).map(height);
  const words = (row: readonly Token[]) =>
    row.filter((token) => token.confidence >= 85 && /^\p{L}+[,.:]?$/u.test(token.text));
  // Letters without marks above or tails below are as tall as digits or a little less; marked ones half as tall again.
  const letters = [...dateRow, ...numberRow].filter((token) => token.confidence >= 80 && /\p{L}{2}/u.test(token.text));
  const gaps = dateRow.slice(1).flatMap((token, index) => {
    const before = dateRow[index];
    if (before === undefined || words([before, token]).length < 2) return [];
    return [token.left - before.right];
  });
  return {
    digit: median(digits) ?? (median(letters.map(height)) ?? sheet.unit) * 0.78,
    gap: Math.max(0.2 * sheet.unit, median(gaps) ?? 0.33 * sheet.unit),
  };
}

type Neighbours = {
  readonly before: Token | null;
  readonly after: Token | null;
  /** Confidence from which digits are believed when all else looks like print. */
  readonly sure: number;
};

/** True when these digits (alone, or in one word with the symbol) have the size, place and sharpness of print. */
export function looksPrinted(sheet: Sheet, digits: Token, print: Print, { before, after, sure }: Neighbours): boolean {
  if (sheet.source === 'text-layer') return true;
  if (digits.confidence < sure) return false;
  // Q, g, y and commas reach below the line.
  const tallest = /^\d+$/.test(digits.text) ? 1.16 : /[Qgyp,;(]/.test(digits.text) ? 1.32 : 1.24;
  // Of a word that begins with Số the mark on the ố reaches as far above as a tail does below.
  const marked = /[\u0300\u0301\u0302\u0303\u0309]/.test(digits.text.normalize('NFD')) ? 0.34 : 0;
  const ratio = height(digits) / print.digit;
  if (ratio > tallest + marked || ratio < 0.75) return false;
  const reach = 1.75 * print.gap;
  return (
    (before === null || digits.left - before.right <= reach) && (after === null || after.left - digits.right <= reach)
  );
}

/** Widths of Times in thousandths of its size: nearly every paper since typewriters is set in it or in a twin. */
const WIDTHS: Readonly<Record<string, number>> = Object.fromEntries(
  (
    'A722 B667 C667 D722 E611 F556 G722 H722 I333 J389 K722 L611 M889 N722 O722 P556 Q722 R667 S556 T611 U722 V722 ' +
    'W944 X722 Y722 Z611 a444 b500 c444 d500 e444 f333 g500 h500 i278 j278 k500 l278 m778 n500 o500 p500 q500 r333 ' +
    's389 t278 u500 v500 w722 x500 y500 z444 /278 -333 :278 .250 ,250 ;278'
  )
    .split(' ')
    .map((entry) => [entry.charAt(0), Number(entry.slice(1))]),
);
/** The white a box leaves out at both ends of a word. */
const BEARING = 0.03;

/** Letters without marks, as the table of widths has them. */
export const plain = (text: string): string =>
  text.normalize('NFD').replace(/\p{M}/gu, '').replace(/đ/g, 'd').replace(/Đ/g, 'D');

/** Width of a word in ems. */
export const widthOf = (text: string): number =>
  [...plain(text)].reduce((sum, letter) => sum + (WIDTHS[letter] ?? 500) / 1000, 0) - BEARING;

/** The size of type, from the widths of words that were read without doubt. */
export function emOf(tokens: readonly Token[]): number | null {
  const clean = tokens.filter(({ text, confidence }) => confidence >= 85 && /^[\p{L}\d:,/-]{3,}$/u.test(text));
  return median(clean.map((token) => (token.right - token.left) / widthOf(token.text)));
}

/**
 * True when digits, alone or in one word with the symbol, are as wide as the machine that set the line sets them. A
 * pen writes larger, wider apart and never by that measure, so this vouches for a number beside a day in ink.
 * @param sure confidence from which the reading itself is believed
 */
export function setByMachine(digits: Token, line: readonly Token[], sure = 90): boolean {
  const em = emOf(line.filter((token) => token !== digits));
  if (em === null || digits.confidence < sure) return false;
  const share = (digits.right - digits.left) / (widthOf(digits.text) * em);
  // The number may be set a size or two smaller than the date beside it, never larger.
  return share > 0.8 && share < 1.1;
}
