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
  const ratio = height(digits) / print.digit;
  if (ratio > tallest || ratio < 0.75) return false;
  const reach = 1.75 * print.gap;
  return (
    (before === null || digits.left - before.right <= reach) && (after === null || after.left - digits.right <= reach)
  );
}
