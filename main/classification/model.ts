/**
 * The classifier itself: for each record group a weight for every feature; their sum over a paper, made into chances,
 * says which group it belongs to. Learning is logistic regression that is pulled towards the weights of the start, so
 * with few papers it knows what the word lists know, and with many what the office does. Pure.
 *
 * Promises: the same papers in the same order give the same weights, bit for bit; learning can be stopped between any
 * two papers and lets others work meanwhile.
 */
import { setImmediate } from 'node:timers/promises';
import { FEATURES, type Feature, type Packed } from './features.ts';

export type Model = {
  /** Codes of the groups, in the order of the weights. */
  readonly groups: readonly string[];
  /** One for each group, for papers that say nothing. */
  readonly bias: Float32Array;
  /** `groups.length` numbers for feature 0, then for feature 1 … */
  readonly weights: Float32Array;
  /** Sums are divided by this before they become chances; above 1 makes it more modest. */
  readonly temperature: number;
};

/** A paper with the group it was approved in, as its place in `Model.groups`. */
export type Example = Packed & {
  readonly group: number;
  /** How much is learnt from it: 1 where a person chose the group, less where a proposal was only let pass. */
  readonly weight: number;
};

export const emptyModel = (groups: readonly string[], temperature: number): Model => ({
  groups,
  bias: new Float32Array(groups.length),
  weights: new Float32Array(groups.length * FEATURES),
  temperature,
});

/** What each group gets from a paper, before it becomes chances. */
export function sumsOf({ bias, weights }: Pick<Model, 'bias' | 'weights'>, paper: Packed): Float64Array {
  const count = bias.length;
  const sums = Float64Array.from(bias);
  for (const [at, index] of paper.indices.entries()) {
    const row = index * count;
    const value = paper.values[at] ?? 0;
    for (let group = 0; group < count; group++) sums[group] = (sums[group] ?? 0) + value * (weights[row + group] ?? 0);
  }
  return sums;
}

/** Sums made into chances that add up to 1. */
export function chancesOf(sums: Float64Array, temperature: number): Float64Array {
  const most = Math.max(...sums);
  const chances = sums.map((sum) => Math.exp((sum - most) / temperature));
  const total = chances.reduce((a, b) => a + b, 0);
  return chances.map((chance) => chance / total);
}

export const likeliest = (chances: Float64Array): number => chances.indexOf(Math.max(...chances));

/** How much each feature spoke for a group and against the others, most first; only those that spoke for it. */
export function reasonsOf(
  model: Model,
  list: readonly Feature[],
  group: number,
  chances: Float64Array,
): { feature: Feature; weight: number }[] {
  const count = model.groups.length;
  return list
    .map((feature) => {
      const row = feature.index * count;
      let others = 0;
      let share = 0;
      for (let other = 0; other < count; other++) {
        if (other === group) continue;
        // Against groups that were never in question a word need not speak.
        const chance = (chances[other] ?? 0) + 0.01;
        others += chance * (model.weights[row + other] ?? 0);
        share += chance;
      }
      return { feature, weight: feature.value * ((model.weights[row + group] ?? 0) - others / share) };
    })
    .filter(({ weight }) => weight > 0)
    .sort((a, b) => b.weight - a.weight || a.feature.from - b.feature.from);
}

export type LearningRun = {
  readonly signal?: AbortSignal | undefined;
  /** 0…1 */
  readonly onProgress?: ((share: number) => void) | undefined;
};

/**
 * How fast weights follow, and how strongly they are pulled back to those of the start. Measured 2026-11 on the invented
 * papers (test-subjects.ts): faster steps forget the word lists, a naive Bayes on the same features stays 10 to 30
 * points behind with 100 papers.
 */
const RATE = 0.1;
const PULL = 0.02;
/** Rounds over all papers: many over few, few over many, which hold the same words again and again. */
const roundsOver = (papers: number): number => Math.min(12, Math.max(3, Math.ceil(20_000 / Math.max(papers, 1))));
/** A group that is this sure of its wrongness has nothing to learn from the paper. */
const LEAST_ERROR = 0.002;
const BREATHER_MILLISECONDS = 12;

/** Lets others work from time to time. @returns what to call between two papers */
function breather({ signal, onProgress }: LearningRun): (share: () => number) => Promise<void> | undefined {
  let breath = Date.now();
  return (share) => {
    if (Date.now() - breath < BREATHER_MILLISECONDS) return undefined;
    onProgress?.(share());
    return setImmediate().then(() => {
      signal?.throwIfAborted();
      breath = Date.now();
    });
  };
}

/** Weights that fit the papers, beginning from and pulled towards `start`. @throws when the signal is aborted */
export async function learnt(start: Model, examples: readonly Example[], run: LearningRun = {}): Promise<Model> {
  const bias = start.bias.slice();
  const weights = start.weights.slice();
  const rounds = roundsOver(examples.length);
  const breathe = breather(run);
  for (let round = 0; round < rounds; round++) {
    const rate = RATE / (1 + 0.3 * round);
    for (const [at, number] of shuffled(examples.length, round + 1).entries()) {
      const example = examples[number];
      if (example === undefined) continue;
      const pause = breathe(() => (round + at / examples.length) / rounds);
      if (pause !== undefined) await pause;
      step({ bias, weights }, start.weights, example, rate);
    }
  }
  run.signal?.throwIfAborted();
  return { ...start, bias, weights };
}

/** One step down the slope for one paper. */
function step(
  { bias, weights }: Pick<Model, 'bias' | 'weights'>,
  start: Float32Array,
  example: Example,
  rate: number,
): void {
  const count = bias.length;
  const errors = chancesOf(sumsOf({ bias, weights }, example), 1);
  errors[example.group] = (errors[example.group] ?? 0) - 1;
  const groups = [...errors.keys()].filter((group) => Math.abs(errors[group] ?? 0) > LEAST_ERROR);
  for (const group of groups) {
    errors[group] = (errors[group] ?? 0) * example.weight;
    bias[group] = (bias[group] ?? 0) - 0.3 * rate * (errors[group] ?? 0);
  }
  for (const [at, index] of example.indices.entries()) {
    const value = example.values[at] ?? 0;
    for (const group of groups) {
      const place = index * count + group;
      const weight = weights[place] ?? 0;
      weights[place] = weight - rate * ((errors[group] ?? 0) * value + PULL * (weight - (start[place] ?? 0)));
    }
  }
}

/** A paper with what each group gets from it. */
export type Judged = { readonly group: number; readonly sums: Float64Array };

export async function judged(model: Model, examples: readonly Example[], run: LearningRun = {}): Promise<Judged[]> {
  const breathe = breather({ signal: run.signal });
  const found: Judged[] = [];
  for (const example of examples) {
    const pause = breathe(() => 1);
    if (pause !== undefined) await pause;
    found.push({ group: example.group, sums: sumsOf(model, example) });
  }
  return found;
}

/** How many papers are put where people did. */
export const rightOf = (papers: readonly Judged[]): number =>
  papers.filter(({ group, sums }) => likeliest(sums) === group).length;

const TEMPERATURES = Array.from({ length: 31 }, (_, at) => 0.5 * 1.1 ** at);

/** The temperature under which the chances fit papers that were not learnt from; `usual` where there are few. */
export function fittingTemperature(papers: readonly Judged[], usual: number): number {
  if (papers.length < LEAST_FOR_TEMPERATURE) return usual;
  const losses = TEMPERATURES.map((temperature) =>
    papers.reduce((loss, { group, sums }) => {
      const chance = chancesOf(sums, temperature)[group] ?? 0;
      return loss - Math.log(Math.max(chance, 1e-9));
    }, 0),
  );
  return TEMPERATURES[losses.indexOf(Math.min(...losses))] ?? usual;
}

const LEAST_FOR_TEMPERATURE = 30;

/** A fixed order for each round: neither the order of arrival nor chance decides what is learnt. */
function shuffled(length: number, seed: number): Uint32Array {
  const order = Uint32Array.from({ length }, (_, at) => at);
  let state = Math.imul(seed, 0x9e3779b1) >>> 0;
  for (let last = length - 1; last > 0; last--) {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    const other = (state >>> 0) % (last + 1);
    [order[last], order[other]] = [order[other] ?? 0, order[last] ?? 0];
  }
  return order;
}
