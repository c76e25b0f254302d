/**
 * How a reading is scored against the truth: characters, words, fields. Pure functions, no files.
 *
 * Both sides are brought to one writing first (NFC, one dash, one quote, folded white space). The order in which
 * columns were read does not matter: every true line is looked for anywhere in what was read. Handwriting is not
 * held against a reader of print: a handwritten token is a gap that may hold anything short, or nothing.
 */
import { distance as editDistance } from 'fastest-levenshtein';
import { searchForm } from '../../shared/vietnamese.ts';
import { align, GAP, type TrueLine } from './alignment.ts';

const DASHES = /[\u2010-\u2015\u2212\u2043\uFE58\uFE63\uFF0D]/g;
const DOUBLE_QUOTES = /[\u201C-\u201F\u2033\u00AB\u00BB\uFF02]/g;
const SINGLE_QUOTES = /[\u2018-\u201B\u2032\u00B4\u0060\uFF07]/g;
const INVISIBLE = /[\u00AD\u200B-\u200D\u2060\uFEFF]/g;

/** NFC, every dash `-`, every quote `"` or `'`, white space folded to single blanks, none at the ends. */
export function normaliseText(text: string): string {
  return text
    .normalize('NFC')
    .replace(INVISIBLE, '')
    .replace(DASHES, '-')
    .replace(DOUBLE_QUOTES, '"')
    .replace(SINGLE_QUOTES, "'")
    .replace(/\s+/g, ' ')
    .trim();
}

/**
 * Puts gaps for the handwritten tokens. Each listed token stands for one occurrence, the first one that is not part
 * of a longer number or word; the gold lists them in reading order and handwriting stands in the head of a paper.
 */
export function trueLines(lines: readonly string[], handwritten: readonly string[]): TrueLine[] {
  const marked = lines.map((line) => ({ text: normaliseText(line), gapLengths: [] as number[] }));
  for (const token of handwritten) {
    const wanted = normaliseText(token);
    if (wanted === '') continue;
    const escaped = wanted.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
    const pattern = new RegExp(`(?<![\\p{L}\\p{N}])${escaped}(?![\\p{L}\\p{N}])`, 'u');
    const line = marked.find((candidate) => pattern.test(candidate.text));
    if (line === undefined) continue;
    line.text = line.text.replace(pattern, GAP);
    line.gapLengths.push(wanted.length);
  }
  // Blanks beside the gap belong to it: `Số: 86 /QĐ` may be read `Số:86/QĐ` or `Số: /QĐ`.
  return marked.map((line) => ({ ...line, text: line.text.replace(new RegExp(` ?${GAP} ?`, 'gu'), GAP) }));
}

export type CharacterScore = {
  /** Edits needed, summed over the true lines. */
  readonly distance: number;
  /** Printed characters of the true lines, blanks between words counted. */
  readonly length: number;
  /** distance / length; 0 where there is nothing to read. Above 1 is impossible: a line costs at most its length. */
  readonly cer: number;
};

/** Characters of a true line without its handwriting. */
export const printedLength = (line: TrueLine): number => [...line.text].filter((character) => character !== GAP).length;

/**
 * Line character error rate.
 * @param goldLines the true printed lines, in any order
 * @param text what was read on the whole page
 * @param handwritten tokens inside the gold lines that were written by hand; they count neither way
 */
export function lineCer(
  goldLines: readonly string[],
  text: string,
  handwritten: readonly string[] = [],
): CharacterScore {
  const read = [...normaliseText(text)];
  let distance = 0;
  let length = 0;
  for (const line of trueLines(goldLines, handwritten)) {
    const printed = printedLength(line);
    if (printed === 0) continue;
    distance += Math.min(printed, align(line, read).distance);
    length += printed;
  }
  return { distance, length, cer: length === 0 ? 0 : distance / length };
}

const wordsIn = (text: string): string[] => normaliseText(text).match(/[\p{L}\p{N}]+/gu) ?? [];

/**
 * Share of the true words (runs of letters and digits, case and marks kept, each as often as it occurs) that were
 * read, wherever they stand; 1 where there is nothing to read. Handwritten tokens are left out as in `lineCer`.
 */
export function wordRecall(gold: string, text: string, handwritten: readonly string[] = []): number {
  const available = new Map<string, number>();
  for (const word of wordsIn(text)) available.set(word, (available.get(word) ?? 0) + 1);
  const wanted = trueLines(gold.split('\n'), handwritten).flatMap((line) => wordsIn(line.text.replaceAll(GAP, ' ')));
  let found = 0;
  for (const word of wanted) {
    const left = available.get(word) ?? 0;
    if (left === 0) continue;
    available.set(word, left - 1);
    found += 1;
  }
  return wanted.length === 0 ? 1 : found / wanted.length;
}

export type Verdict = 'exact' | 'wrong' | 'empty';

/**
 * One field value against the truth, equal after NFC, letter case, tone place, dashes, quotes and white space.
 * A value given where the paper has none is wrong; nothing given where there is nothing is no case at all (null).
 */
export function fieldVerdict(gold: string | null, given: string | null): Verdict | null {
  const truth = gold === null ? '' : normaliseText(gold);
  const answer = given === null ? '' : normaliseText(given);
  if (truth === '' && answer === '') return null;
  if (answer === '') return 'empty';
  if (truth === '') return 'wrong';
  return searchForm(truth) === searchForm(answer) ? 'exact' : 'wrong';
}

/**
 * Characters that stand between a field value and the truth, both in the writing in which fields are compared, and how
 * many the truth has; a value that is no better than none costs the truth's length.
 */
export function characterDistance(gold: string, given: string | null): { distance: number; length: number } {
  const truth = searchForm(normaliseText(gold));
  const length = [...truth].length;
  return { distance: Math.min(length, editDistance(truth, searchForm(normaliseText(given ?? '')))), length };
}

/**
 * As `fieldVerdict` for partial ISO dates. A true but shorter date (`2025-01` for `2025-01-16`) claims nothing false
 * and leaves the day to a person: it counts as left empty. A contradiction, or more than the paper says, is wrong.
 */
export function dateVerdict(gold: string | null, given: string | null): Verdict | null {
  const verdict = fieldVerdict(gold, given);
  if (verdict === 'wrong' && gold !== null && given !== null && gold.startsWith(`${given}-`)) return 'empty';
  return verdict;
}
