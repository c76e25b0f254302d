import { describe, expect, it } from 'vitest';
import { BASE_LINE, DIGIT, lift, STRIP_HEIGHT, type Strip, WRITING_WIDTH } from './lift.ts';

const WIDTH = 220;
const [LEFT, RIGHT] = [60, 160];

/** A strip on which bars of ink stand: [left, top, width, height, grey, blueness]. */
function strip(
  bars: readonly (readonly [number, number, number, number, number?, number?])[],
  coloured = false,
): Strip {
  const data = new Uint8Array(WIDTH * STRIP_HEIGHT).fill(248);
  const blue = new Uint8Array(data.length);
  for (const [left, top, width, height, grey = 20, blueness = 0] of bars)
    for (let y = top; y < top + height; y++) {
      data.fill(grey, y * WIDTH + left, y * WIDTH + left + width);
      blue.fill(blueness, y * WIDTH + left, y * WIDTH + left + width);
    }
  return { data, blue: coloured ? blue : null, width: WIDTH, left: LEFT, right: RIGHT };
}

const TOP = BASE_LINE - DIGIT;
const PRINT = [
  [30, TOP, 6, DIGIT],
  [44, TOP, 6, DIGIT],
  [170, TOP, 6, DIGIT],
] as const;
const ONE = [90, TOP - 6, 5, DIGIT + 8] as const;
const total = (ink: Uint8Array = new Uint8Array()): number => ink.reduce((sum, value) => sum + value, 0);

describe('lifting what is written from the print around it', () => {
  it('leaves the print behind and gives the place of the writing', () => {
    const writing = lift(strip([...PRINT, ONE]));
    expect(writing?.box).toEqual([90, TOP - 6, 5, DIGIT + 8]);
    const alone = lift(strip([ONE]));
    expect(total(writing?.ink)).toBe(total(alone?.ink));
    expect(total(writing?.ink)).toBeGreaterThan(20_000);
  });

  it('keeps a stroke that touches the last letter of print, and cuts the letter off', () => {
    const joined = [50, BASE_LINE - 8, 45, 4] as const;
    const writing = lift(strip([...PRINT, ONE, joined]));
    const [left = 0, , width = 0] = writing?.box ?? [];
    expect(left).toBeGreaterThanOrEqual(LEFT - 0.45 * DIGIT - 1);
    expect(left + width).toBe(95);
  });

  it('finds nothing in a gap that holds nothing, a dotted line, a rule or specks', () => {
    const dots = Array.from({ length: 14 }, (_, i) => [LEFT + 3 + 7 * i, BASE_LINE, 2, 2] as const);
    const rule = [LEFT - 20, BASE_LINE + 2, 140, 2] as const;
    const specks = [
      [80, 40, 2, 2],
      [120, 52, 3, 2],
    ] as const;
    expect(lift(strip(PRINT))).toBeNull();
    expect(lift(strip([...PRINT, ...dots]))).toBeNull();
    expect(lift(strip([...PRINT, rule]))).toBeNull();
    expect(lift(strip([...PRINT, ...specks]))).toBeNull();
    expect(lift(strip([]))).toBeNull();
  });

  it('leaves the line below alone', () => {
    const below = [80, BASE_LINE + 9, 40, 20] as const;
    expect(lift(strip([...PRINT, ONE, below]))?.box).toEqual(lift(strip([...PRINT, ONE]))?.box);
  });

  it('drops black print that lies across a blue pen', () => {
    const pen = [90, TOP - 6, 5, DIGIT + 8, 90, 90] as const;
    const across = [100, TOP, 5, DIGIT, 20, 5] as const;
    const [left, , width] = lift(strip([...PRINT, across, pen], true))?.box ?? [];
    expect([left, width]).toEqual([90, 5]);
  });

  it('squeezes a long number into its picture', () => {
    const digits = Array.from({ length: 9 }, (_, i) => [LEFT + 2 + 10 * i, BASE_LINE - 14, 5, 14] as const);
    const writing = lift(strip(digits));
    const columns = new Set([...(writing?.ink ?? [])].flatMap((value, p) => (value > 60 ? [p % WRITING_WIDTH] : [])));
    expect(Math.min(...columns)).toBeGreaterThanOrEqual(1);
    expect(Math.max(...columns)).toBeLessThanOrEqual(WRITING_WIDTH - 2);
  });
});
