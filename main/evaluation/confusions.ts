/**
 * What was taken for what: the edits between truth and reading, gathered into confusions with counts and examples, so
 * that a reader of the report sees which errors are worth an effort.
 */
import { fold } from '../../shared/vietnamese.ts';
import type { Alignment, Step } from './alignment.ts';

export const confusionKinds = [
  'marks',
  'case',
  'letters',
  'missing',
  'added',
  'joined',
  'split',
  'punctuation',
] as const;
/**
 * marks: the letter is right, its marks are not (đ for d too); letters: another letter or digit; joined and split: a
 * blank between words lost or added.
 */
export type ConfusionKind = (typeof confusionKinds)[number];

export type Confusion = {
  /** '' where something true was not read. */
  readonly read: string;
  /** '' where something was read that is not there. */
  readonly truth: string;
  readonly kind: ConfusionKind;
  readonly count: number;
  readonly examples: readonly { readonly id: string; readonly read: string; readonly truth: string }[];
};

/** One confusion where it happened, with the words around it. */
export type Slip = Pick<Confusion, 'read' | 'truth' | 'kind'> & { readonly context: { read: string; truth: string } };

const EXAMPLES = 3;
const isPlain = (text: string): boolean => /[\p{L}\p{N}]/u.test(text);

export function kindOf(read: string, truth: string): ConfusionKind {
  if (truth.includes(' ') && !read.includes(' ')) return 'joined';
  if (read.includes(' ') && !truth.includes(' ')) return 'split';
  if (!isPlain(read) && !isPlain(truth)) return 'punctuation';
  if (truth === '') return 'added';
  if (read === '') return 'missing';
  if (read.toLowerCase() === truth.toLowerCase()) return 'case';
  return fold(read) === fold(truth) ? 'marks' : 'letters';
}

/** The edits of one line: neighbouring ones belong together (`rn` for `m`), letters read one for one stand apart. */
export function slipsOf({ steps }: Alignment): Slip[] {
  const slips: Slip[] = [];
  for (let from = 0; from < steps.length; from += 1) {
    if (isRight(steps[from])) continue;
    let to = from + 1;
    while (to < steps.length && !isRight(steps[to])) to += 1;
    const run = steps.slice(from, to);
    const oneForOne = run.every(({ read, truth }) => read !== '' && truth !== '');
    for (const [first, next] of oneForOne
      ? run.map((_, i) => [from + i, from + i + 1] as const)
      : [[from, to] as const]) {
      const part = steps.slice(first, next);
      const read = part.map((step) => step.read).join('');
      const truth = part.map((step) => step.truth).join('');
      slips.push({ read, truth, kind: kindOf(read, truth), context: wordsAround(steps, first, next) });
    }
    from = to;
  }
  return slips;
}

const isRight = (step: Step | undefined): boolean => step !== undefined && step.read === step.truth;
const isBlank = (step: Step | undefined): boolean => step === undefined || (isRight(step) && step.truth === ' ');

function wordsAround(steps: readonly Step[], first: number, next: number): { read: string; truth: string } {
  let [from, to] = [first, next];
  while (!isBlank(steps[from - 1])) from -= 1;
  while (!isBlank(steps[to])) to += 1;
  const words = steps.slice(from, to);
  return { read: words.map((step) => step.read).join(''), truth: words.map((step) => step.truth).join('') };
}

/** Adds up slips, commonest first; equally common ones in the order of their letters, so the list never wavers. */
export function tally(pages: readonly { readonly id: string; readonly slips: readonly Slip[] }[]): Confusion[] {
  const found = new Map<
    string,
    Confusion & { count: number; examples: { id: string; read: string; truth: string }[] }
  >();
  for (const { id, slips } of pages) {
    for (const { read, truth, kind, context } of slips) {
      const key = `${read}\u0000${truth}`;
      const entry = found.get(key) ?? { read, truth, kind, count: 0, examples: [] };
      entry.count += 1;
      if (entry.examples.length < EXAMPLES) entry.examples.push({ id, ...context });
      found.set(key, entry);
    }
  }
  const order = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
  return [...found.values()].sort((a, b) => b.count - a.count || order(a.truth, b.truth) || order(a.read, b.read));
}
