/**
 * Print or handwriting? Numbers and days are mostly written by hand into a gap, and recognition reads such digits as
 * other digits with a straight face. So digits count as printed only when everything about them looks set by the
 * machine that set the words around them; otherwise a person reads them. A wrong number given confidently is the
 * worst a describer can do.
 */
import type { Sheet, Token } from './layout.ts';

/** Recognition confidence below which a number is not believed. */
const SURE = 88;

/** Widths of Times letters in ems (the face of nearly all office papers since 1995; typewriters are near 0.6 throughout). */
function ems(text: string): number {
  let width = 0;
  for (const character of text.normalize('NFD')) {
    if (/[\u0300-\u036f]/.test(character)) continue;
    if (/\d/.test(character)) width += 0.5;
    else if (/[-/.:,;|()]/.test(character)) width += 0.31;
    else if (/[MWĐQNOGHUDVAKXY]/.test(character)) width += 0.74;
    else if (/\p{Lu}/u.test(character)) width += 0.62;
    else if (/[ijlt]/.test(character)) width += 0.29;
    else width += 0.47;
  }
  return width;
}

const size = (token: Token): number => token.bottom - token.top;
const spread = (token: Token): number => token.right - token.left;

/**
 * @param digits the token that holds the number (with the symbol, when they stand together)
 * @param neighbours printed words of the same line: they give the size of type and the place of the line
 * @returns true when size, width, place on the line and confidence are those of print
 */
export function looksPrinted(sheet: Sheet, digits: Token, neighbours: readonly Token[]): boolean {
  if (sheet.source === 'text-layer') return true;
  if (digits.confidence < SURE) return false;
  const printed = neighbours.filter((token) => token.confidence >= 60 && /\p{L}{2}/u.test(token.text));
  if (printed.length === 0) return digits.confidence >= 93;
  const em = median(printed.map((token) => spread(token) / Math.max(0.5, ems(token.text))));
  const stretch = spread(digits) / Math.max(0.4, ems(digits.text)) / em;
  if (stretch < 0.72 || stretch > 1.4) return false;
  const height = median(printed.map(size));
  if (size(digits) > 1.3 * height || size(digits) < 0.5 * height) return false;
  // The middle of a printed word lies on the line's middle, marks and tails moving it by a quarter of its height.
  const middle = median(printed.map((token) => (token.top + token.bottom) / 2));
  return Math.abs((digits.top + digits.bottom) / 2 - middle) <= 0.3 * height;
}

function median(numbers: readonly number[]): number {
  const sorted = [...numbers].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
}
