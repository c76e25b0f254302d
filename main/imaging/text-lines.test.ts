import { describe, expect, it } from 'vitest';
import type { InkMask } from './skew.ts';
import { findBend } from './text-lines.ts';

const [WIDTH, HEIGHT] = [1200, 1600];

/** Twenty lines of letters whose feet are moved by `bend`; every fifth letter has a descender. */
function page(bend: (x: number, y: number) => number): InkMask {
  const data = new Uint8Array(WIDTH * HEIGHT);
  for (let line = 0; line < 20; line++) {
    const level = 260 + line * 50;
    for (let letter = 0; letter < 60; letter++) {
      const left = 130 + letter * 15 + (line % 3) * 4;
      const foot = Math.round(level + bend((left + 5) / WIDTH, level / HEIGHT)) + (letter % 5 === 0 ? 5 : 0);
      const high = letter % 4 === 0 ? 20 : 14;
      for (let y = foot - high; y < foot; y++) data.fill(1, y * WIDTH + left, y * WIDTH + left + 9);
    }
  }
  return { data, width: WIDTH, height: HEIGHT };
}

/** How far the lines still leave their level once the bend that was found is taken away, in pixels. */
function rest(bend: (x: number, y: number) => number): number {
  const found = findBend(page(bend));
  if (found === null) return Number.POSITIVE_INFINITY;
  let most = 0;
  for (let y = 300; y <= 1180; y += 40) {
    const aways = [150, 350, 600, 850, 1000].map(
      (x) => bend(x / WIDTH, y / HEIGHT) - found(x / WIDTH, y / WIDTH) * WIDTH,
    );
    most = Math.max(most, Math.max(...aways) - Math.min(...aways));
  }
  return most;
}

describe('lines of text that are not level', () => {
  it('fan out on a sheet seen at a slant, and are followed to a few pixels', () => {
    expect(rest((x, y) => 60 * (x - 0.5) * (y - 0.4))).toBeLessThan(5);
  });

  it('wave on a sheet that bends', () => {
    expect(rest((x, y) => 30 * Math.sin(Math.PI * x) * (0.5 + y))).toBeLessThan(5);
  });

  it('are left alone where they are level', () => {
    expect(findBend(page(() => 0))).toBeNull();
    expect(findBend(page((x) => 2 * Math.sin(5 * x)))).toBeNull();
  });

  it('are not made out of specks, or of three lines alone', () => {
    const specks = { data: new Uint8Array(WIDTH * HEIGHT), width: WIDTH, height: HEIGHT };
    for (let k = 0; k < 4000; k++) specks.data[(k * 7919 * 31) % specks.data.length] = 1;
    expect(findBend(specks)).toBeNull();
    const few = page((x, y) => 60 * (x - 0.5) * (y - 0.4));
    few.data.fill(0, 390 * WIDTH);
    expect(findBend(few)).toBeNull();
  });
});
