/**
 * One transcribed page against what was read on it: its distance, what was taken for what, which lines were lost, which
 * words are right at which confidence, and what the correction of words changed.
 */
import type { PageText, Word } from '../../shared/page-text.ts';
import { plainText, wordsOf } from '../../shared/page-text.ts';
import { type Alignment, align, type Step } from './alignment.ts';
import { type Slip, slipsOf } from './confusions.ts';
import type { GoldText } from './gold.ts';
import { type CharacterScore, normaliseText, printedLength, trueLines, wordRecall } from './scoring.ts';

/** A word that stands where a true line was found. */
export type JudgedWord = {
  readonly text: string;
  /** What the engine read, where the correction put something else. */
  readonly read: string | null;
  readonly truth: string;
  readonly confidence: number;
  readonly right: boolean;
};

export type PageFindings = CharacterScore & {
  /** Share of the true words that were read, wherever they stand. */
  readonly recall: number;
  readonly lines: number;
  /** True lines of which less than half was read. */
  readonly lostLines: readonly string[];
  /** What was confused in the other lines. */
  readonly slips: readonly Slip[];
  readonly words: readonly JudgedWord[];
};

/** A line that needs so many edits of its length was not read at all: what stands there is chance. */
const LOST = 0.5;

/** @param page null where the page could not be read: all of it counts as missing */
export function judgePage(gold: GoldText, page: PageText | null): PageFindings {
  const goldLines = gold.blocks.flatMap((block) => block.text.split('\n'));
  const handwritten = gold.handwritten ?? [];
  const { letters, spans } = lettersOf(page);
  const judged = new Map<Word, JudgedWord>();
  const slips: Slip[] = [];
  const lostLines: string[] = [];
  let [distance, length, lines] = [0, 0, 0];
  for (const line of trueLines(goldLines, handwritten)) {
    const printed = printedLength(line);
    if (printed === 0) continue;
    const alignment = align(line, letters);
    lines += 1;
    length += printed;
    distance += Math.min(printed, alignment.distance);
    if (alignment.distance >= LOST * printed && alignment.distance > 1) {
      lostLines.push(line.text);
      continue;
    }
    slips.push(...slipsOf(alignment));
    for (const [word, verdict] of judgeWords(alignment, spans)) if (!judged.has(word)) judged.set(word, verdict);
  }
  const recall = wordRecall(goldLines.join('\n'), page === null ? '' : plainText(page), handwritten);
  const cer = length === 0 ? 0 : distance / length;
  return { distance, length, cer, recall, lines, lostLines, slips, words: [...judged.values()] };
}

type Span = { readonly word: Word; readonly from: number; readonly to: number };

/** The letters of a page as they are compared, and where each word's begin and end among them. */
function lettersOf(page: PageText | null): { letters: string[]; spans: Span[] } {
  const letters: string[] = [];
  const spans: Span[] = [];
  for (const word of page === null ? [] : wordsOf(page)) {
    const own = [...normaliseText(word.text)];
    if (own.length === 0) continue;
    if (letters.length > 0) letters.push(' ');
    spans.push({ word, from: letters.length, to: letters.length + own.length });
    for (const letter of own) letters.push(letter);
  }
  return { letters, spans };
}

/** The words that lie wholly in the stretch of a line. A word whose ends stand in a gap is handwriting, and not judged. */
function judgeWords({ steps }: Alignment, spans: readonly Span[]): [Word, JudgedWord][] {
  const stepAt = new Map<number, number>();
  for (const [index, step] of steps.entries()) if (step.read !== '') stepAt.set(step.at, index);
  return spans.flatMap((span): [Word, JudgedWord][] => {
    const [first, last] = [stepAt.get(span.from), stepAt.get(span.to - 1)];
    if (first === undefined || last === undefined || last - first < span.to - span.from - 1) return [];
    const truth = truthOf(steps, first, last);
    const text = normaliseText(span.word.text);
    const read = span.word.read === undefined ? null : normaliseText(span.word.read);
    return [[span.word, { text, read, truth, confidence: span.word.confidence, right: truth === text }]];
  });
}

/** The true letters under the steps from `first` to `last`, with those missing at either end; an added blank breaks a word. */
function truthOf(steps: readonly Step[], first: number, last: number): string {
  let [from, to] = [first, last];
  const belongs = (step: Step | undefined): boolean =>
    step !== undefined && step.truth !== ' ' && (step.read === '' || (step.read === ' ' && step.truth === ''));
  while (belongs(steps[from - 1])) from -= 1;
  while (belongs(steps[to + 1])) to += 1;
  const within = steps.slice(from, to + 1);
  const brokenOff = within.some((step) => step.read === ' ' && step.truth === '');
  const truth = within.map((step) => step.truth).join('');
  return brokenOff ? `${truth}\u2026` : truth;
}
