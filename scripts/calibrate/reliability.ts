/** Is what is said to be right with some chance right as often as that? Tables for RESULTS.md; pure. */
import { chanceBy, fitCurves, type Sample } from './fit.ts';

/** A chance that was stated, and what came of it. */
export type Stated = { readonly chance: number; readonly right: boolean };

const ENDS = [0.99, 0.98, 0.95, 0.9, 0.8, 0.6, 0.3, 0];
const FOLDS = 5;

const mean = (values: readonly number[]): number =>
  values.length === 0 ? Number.NaN : values.reduce((sum, value) => sum + value, 0) / values.length;
const rightShare = (stated: readonly Stated[]): number => mean(stated.map(({ right }) => (right ? 1 : 0)));

const bins = (stated: readonly Stated[]): { from: number; inside: Stated[] }[] =>
  ENDS.map((from, i) => ({
    from,
    inside: stated.filter(({ chance }) => chance >= from && (i === 0 || chance < (ENDS[i - 1] ?? 1))),
  }));

/** Mean squared difference between what was stated and what came. */
export const brier = (stated: readonly Stated[]): number =>
  mean(stated.map(({ chance, right }) => (chance - (right ? 1 : 0)) ** 2));

/** Expected calibration error: how far the bins' shares of right are from what they stated, weighted by their size. */
export const calibrationError = (stated: readonly Stated[]): number =>
  bins(stated).reduce(
    (sum, { inside }) =>
      inside.length === 0
        ? sum
        : sum +
          (inside.length / stated.length) * Math.abs(mean(inside.map(({ chance }) => chance)) - rightShare(inside)),
    0,
  );

/** Chances for papers that the fit has not seen: papers in five heaps, each judged by curves of the other four. */
export function crossFitted(samples: readonly Sample[]): (Sample & Stated)[] {
  const papers = [...new Set(samples.map(({ paper }) => paper))].sort();
  const heapOf = new Map(papers.map((paper, i) => [paper, i % FOLDS]));
  return Array.from({ length: FOLDS }, (_, heap) => {
    const curves = fitCurves(samples.filter(({ paper }) => heapOf.get(paper) !== heap));
    return samples
      .filter(({ paper }) => heapOf.get(paper) === heap)
      .map((sample) => ({ ...sample, chance: Math.min(0.995, chanceBy(curves, sample)) }));
  }).flat();
}

/** What a limit from which values are shown as sure would mean. */
export function limits(stated: readonly Stated[]): { from: number; share: number; right: number }[] {
  return [0.8, 0.85, 0.9, 0.93, 0.95, 0.97, 0.98].map((from) => {
    const inside = stated.filter(({ chance }) => chance >= from);
    return { from, share: inside.length / stated.length, right: rightShare(inside) };
  });
}

const percent = (share: number): string => (Number.isNaN(share) ? '–' : `${(100 * share).toFixed(1)} %`);

/** Before and after side by side, then the limits. */
export function reliabilityTable(before: readonly Stated[], after: readonly Stated[]): string {
  const rows = bins(before).map(({ from, inside }, i) => {
    const then = bins(after)[i]?.inside ?? [];
    const cells = [inside, then].flatMap((all) => [
      percent(mean(all.map(({ chance }) => chance))),
      percent(rightShare(all)),
      all.length,
    ]);
    return `| ${from} | ${cells.join(' | ')} |`;
  });
  const sums = [before, after].map(
    (all) => `Brier ${brier(all).toFixed(4)}, expected calibration error ${percent(calibrationError(all))}`,
  );
  return `| stated from | before: said | right | n | after: said | right | n |
|---:|---:|---:|---:|---:|---:|---:|
${rows.join('\n')}

Before: ${sums[0]}. After: ${sums[1]}.

| shown as sure from | share of values | right |
|---:|---:|---:|
${limits(after)
  .map(({ from, share, right }) => `| ${from} | ${percent(share)} | ${percent(right)} |`)
  .join('\n')}
`;
}
