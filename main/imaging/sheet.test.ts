import { describe, expect, it } from 'vitest';
import { type Corner, findSheet, flatSize, layFlat, type Sheet } from './sheet.ts';

const SHEET: Sheet = [
  [0.16, 0.12],
  [0.82, 0.08],
  [0.93, 0.9],
  [0.07, 0.94],
];

/** A sheet with lines of ink on a desk, photographed under a lamp at the upper left. */
function photographed({
  paper = 220,
  desk = 90,
  sheet = SHEET as Sheet | null,
  light = (_x: number, _y: number): number => 1,
} = {}) {
  const [width, height] = [225, 300];
  const data = new Uint8Array(width * height);
  const inside = (x: number, y: number): boolean =>
    sheet === null ||
    sheet.every(([ax, ay], i) => {
      const [bx, by] = sheet[(i + 1) % 4] as Corner;
      return (bx - ax) * (y - ay) - (by - ay) * (x - ax) >= 0;
    });
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const on = inside(x / width, y / height);
      const ink = on && x > 60 && x < 165 && y > 60 && y < 240 && y % 8 < 3 && x % 5 < 3;
      const grain = on ? 0 : 8 * Math.sin(x * 0.3 + y * 0.05);
      data[y * width + x] = Math.max(
        0,
        Math.min(255, ((ink ? 40 : on ? paper : desk) + grain) * light(x / width, y / height)),
      );
    }
  }
  return { data, width, height };
}

const furthest = (found: Sheet | null): number =>
  found === null
    ? Number.POSITIVE_INFINITY
    : Math.max(...found.map(([x, y], i) => Math.hypot(x - (SHEET[i] as Corner)[0], y - (SHEET[i] as Corner)[1])));

describe('the sheet in a photograph', () => {
  it('is found to a hundredth of the picture, on a dark desk and on a lighter one', () => {
    expect(furthest(findSheet(photographed()))).toBeLessThan(0.012);
    expect(furthest(findSheet(photographed({ desk: 165 })))).toBeLessThan(0.012);
  });

  it('is found whole where a shadow falls across it and the light fades', () => {
    const light = (x: number, y: number): number => (1 - 0.3 * y) * (x + y > 1.1 ? 0.7 : 1);
    expect(furthest(findSheet(photographed({ light })))).toBeLessThan(0.03);
  });

  it('is not looked for in a scan, nor where the light merely fades', () => {
    expect(findSheet(photographed({ sheet: null }))).toBeNull();
    expect(findSheet(photographed({ sheet: null, light: (x, y) => 1 - 0.35 * x - 0.25 * y }))).toBeNull();
  });

  it('is laid flat: its corners to corners, A4 to the shape of A4', () => {
    const flat = layFlat(SHEET);
    for (const [index, [u, v]] of [
      [0, 0],
      [1, 0],
      [1, 1],
      [0, 1],
    ].entries()) {
      const [x, y] = flat(u as number, v as number);
      expect(x).toBeCloseTo((SHEET[index] as Corner)[0], 9);
      expect(y).toBeCloseTo((SHEET[index] as Corner)[1], 9);
    }
    const { width, height } = flatSize(SHEET, 1500, 2000);
    expect(height / width).toBeCloseTo(Math.SQRT2, 6);
  });
});
