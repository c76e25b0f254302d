/**
 * From scores to chances: fits that can only rise, with few parameters, pooled where there are few papers. Pure, and
 * the same input gives the same numbers.
 */

/** A value that was given: what kind, at which score, and whether it is right. */
export type Sample = { readonly paper: string; readonly kind: string; readonly score: number; readonly right: boolean };

export type Curves = {
  readonly slope: number;
  readonly shift: number;
  readonly kinds: Readonly<Record<string, { readonly shift: number; readonly count: number; readonly right: number }>>;
};

const logit = (score: number): number => {
  const within = Math.min(0.99, Math.max(0.01, score));
  return Math.log(within / (1 - within));
};
const logistic = (x: number): number => 1 / (1 + Math.exp(-x));

/** How firmly a kind's shift is held to the common one, and the slope to 1: as much as so many doubtful values would. */
const HOLD = 0.5;
/** Steps of Newton's method one parameter at a time; after fifty nothing moves any more. */
const STEPS = 200;
/** A curve flatter than this would say that scores tell nothing. */
const LEAST_SLOPE = 0.1;

/** Logistic regression on the logit of the score: one slope for all, a shift for each kind, drawn to the common one. */
export function fitCurves(samples: readonly Sample[]): Curves {
  const kinds = [...new Set(samples.map((sample) => sample.kind))].sort();
  const points = samples.map(({ kind, score, right }) => ({
    kind: kinds.indexOf(kind),
    x: logit(score),
    y: right ? 1 : 0,
  }));
  const own = kinds.map(() => 0);
  let [slope, common] = [1, 0];
  const chance = (point: (typeof points)[number]): number =>
    logistic(common + (own[point.kind] ?? 0) + slope * point.x);
  const step = (
    over: readonly (typeof points)[number][],
    weight: (point: (typeof points)[number]) => number,
    hold: number,
    away: number,
  ): number => {
    let [gradient, curvature] = [-hold * away, hold];
    for (const point of over) {
      const p = chance(point);
      gradient += (point.y - p) * weight(point);
      curvature += p * (1 - p) * weight(point) ** 2;
    }
    return Math.max(-1, Math.min(1, gradient / curvature));
  };
  const byKind = kinds.map((_, kind) => points.filter((point) => point.kind === kind));
  for (let round = 0; round < STEPS; round += 1) {
    common += step(points, () => 1, HOLD, common);
    slope = Math.max(LEAST_SLOPE, slope + step(points, (point) => point.x, HOLD, slope - 1));
    for (const [kind, of] of byKind.entries()) own[kind] = (own[kind] ?? 0) + step(of, () => 1, HOLD, own[kind] ?? 0);
  }
  const rounded = (value: number): number => Math.round(value * 1000) / 1000;
  return {
    slope: rounded(slope),
    shift: rounded(common),
    kinds: Object.fromEntries(
      kinds.map((kind, i) => {
        const of = byKind[i] ?? [];
        const right = of.filter((point) => point.y === 1).length;
        return [kind, { shift: rounded(common + (own[i] ?? 0)), count: of.length, right }];
      }),
    ),
  };
}

/** The chance that the curves give; as main/description/confidence.ts does, without its limits. */
export const chanceBy = ({ slope, shift, kinds }: Curves, { kind, score }: Pick<Sample, 'kind' | 'score'>): number =>
  logistic((kinds[kind]?.shift ?? shift) + slope * logit(score));

export type Step = { readonly from: number; readonly chance: number; readonly count: number; readonly right: number };

/** Lower ends of the steps in which the engine's confidence is taken. */
const ENDS = [97, 96, 95, 94, 92, 90, 87, 84, 80, 75, 70, 60, 45, 30, 0];

/**
 * Chance of a word by the engine's confidence, highest first: shares of right words, neighbouring steps put together
 * until no higher step is less right than a lower one (isotonic regression), each as if one more word had been wrong
 * and one right.
 */
export function fitWords(words: readonly { confidence: number; count: number; right: number }[]): Step[] {
  const steps: { from: number; count: number; right: number }[] = [];
  for (const [i, from] of ENDS.entries()) {
    const below = i === 0 ? Number.POSITIVE_INFINITY : (ENDS[i - 1] ?? 0);
    const inside = words.filter(({ confidence }) => confidence >= from && confidence < below);
    const count = inside.reduce((sum, one) => sum + one.count, 0);
    const right = inside.reduce((sum, one) => sum + one.right, 0);
    // A step without words belongs to the next lower one: nothing is promised that was not seen.
    if (count === 0 && from > 0) continue;
    steps.push({ from, count, right });
    for (let last = steps.pop(); last !== undefined; last = steps.pop()) {
      const above = steps[steps.length - 1];
      const rises = above !== undefined && last.count > 0 && last.right / last.count > above.right / above.count;
      if (!rises) {
        steps.push(last);
        break;
      }
      steps.pop();
      steps.push({ from: last.from, count: above.count + last.count, right: above.right + last.right });
    }
  }
  return steps.map((step) => ({ ...step, chance: Math.round(((step.right + 1) / (step.count + 2)) * 1e4) / 1e4 }));
}
