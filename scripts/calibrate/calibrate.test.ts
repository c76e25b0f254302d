/** The fits behind every stated chance, on values whose chances are known because they are made here. */
import { describe, expect, test } from 'vitest';
import { chanceBy, fitCurves, fitWords, type Sample } from './fit.ts';
import { brier, calibrationError, crossFitted, limits, reliabilityTable } from './reliability.ts';

/** So many values at one score, every n-th of them wrong, on papers of their own. */
const values = (kind: string, score: number, count: number, wrongEach: number): Sample[] =>
  Array.from({ length: count }, (_, i) => ({
    paper: `${kind}-${score}-${i}`,
    kind,
    score,
    right: i % wrongEach !== wrongEach - 1,
  }));

describe('curves', () => {
  const samples = [...values('type', 0.9, 200, 100), ...values('type', 0.5, 200, 4), ...values('signer', 0.9, 200, 5)];

  test('state what came true, kind by kind', () => {
    const curves = fitCurves(samples);
    expect(chanceBy(curves, { kind: 'type', score: 0.9 })).toBeCloseTo(0.99, 1);
    expect(chanceBy(curves, { kind: 'type', score: 0.5 })).toBeCloseTo(0.75, 1);
    expect(chanceBy(curves, { kind: 'signer', score: 0.9 })).toBeCloseTo(0.8, 1);
  });

  test('never fall where the score rises, and lean on all kinds where one is seldom', () => {
    const curves = fitCurves([...samples, ...values('secrecy', 0.4, 1, 9)]);
    const chances = [0.1, 0.3, 0.5, 0.7, 0.9].map((score) => chanceBy(curves, { kind: 'secrecy', score }));
    expect(chances).toEqual([...chances].sort((a, b) => a - b));
    expect(chanceBy(curves, { kind: 'secrecy', score: 0.5 })).toBeLessThan(0.95);
    expect(chanceBy(curves, { kind: 'never seen', score: 0.5 })).toBeGreaterThan(0.3);
  });

  test('come out the same in whatever order the papers came', () => {
    const { slope } = fitCurves(samples);
    expect(fitCurves([...samples].reverse()).slope).toBeCloseTo(slope, 3);
  });

  test('are judged on papers they have not seen', () => {
    const judged = crossFitted(samples);
    expect(judged).toHaveLength(samples.length);
    expect(calibrationError(judged)).toBeLessThan(calibrationError(samples.map((s) => ({ ...s, chance: s.score }))));
  });
});

test('words are never less certain at a higher confidence, and a step without words is none', () => {
  const steps = fitWords([
    { confidence: 96, count: 100, right: 98 },
    { confidence: 95, count: 100, right: 100 },
    { confidence: 50, count: 10, right: 5 },
  ]);
  expect(steps.map(({ from, count, right }) => [from, count, right])).toEqual([
    [95, 200, 198],
    [45, 10, 5],
    [0, 0, 0],
  ]);
  expect(steps[0]?.chance).toBeCloseTo(199 / 202, 4);
});

test('errors of calibration as the books define them', () => {
  const stated = [
    { chance: 0.9, right: true },
    { chance: 0.9, right: false },
  ];
  expect(brier(stated)).toBeCloseTo((0.01 + 0.81) / 2);
  expect(calibrationError(stated)).toBeCloseTo(0.4);
  expect(limits(stated).find(({ from }) => from === 0.9)).toEqual({ from: 0.9, share: 1, right: 0.5 });
  expect(reliabilityTable(stated, stated)).toContain('| 0.9 | 90.0 % | 50.0 % | 2 | 90.0 % | 50.0 % | 2 |');
});
