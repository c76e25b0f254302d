import { describe, expect, it } from 'vitest';
import { chained, drawn, leanOf, mapPoint, netOf, scaleOf, scaling } from './page-map.ts';

const bent = netOf((u, v) => [u + 20, v * 2 + 10 * Math.sin(u / 60)], 300, 200);

describe('the map of a bent page', () => {
  it('leads every point to where its function would, to a fifth of a pixel', () => {
    for (const [u, v] of [
      [0, 0],
      [33.3, 120.7],
      [299, 199],
    ] as const) {
      const [x, y] = mapPoint(bent, u, v);
      expect(x).toBeCloseTo(u + 20, 3);
      expect(Math.abs(y - (v * 2 + 10 * Math.sin(u / 60)))).toBeLessThan(0.2);
    }
  });

  it('goes on through a second map, and through two affine ones stays affine', () => {
    const [x, y] = mapPoint(chained(scaling(3, 3), bent, 300, 200), 90, 50);
    const [u, v] = mapPoint(bent, 90, 50);
    expect(x).toBeCloseTo(3 * u, 2);
    expect(y).toBeCloseTo(3 * v, 0);
    expect(chained(scaling(2, 2), scaling(3, 3), 1, 1)).toEqual([6, 0, 0, 6, 0, 0]);
  });

  it('tells lengths and lean where they are asked for', () => {
    expect(scaleOf(scaling(2, 2))).toBeCloseTo(2, 6);
    expect(scaleOf(bent, 150, 100)).toBeCloseTo(Math.SQRT2, 1);
    const fan = netOf((u, v) => [u, v + u * 0.05], 400, 400);
    expect(leanOf(fan, 400, 400)).toBeCloseTo(2.86, 1);
  });
});

describe('a picture drawn through a map', () => {
  const width = 60;
  const picture = { data: Uint8Array.from({ length: 60 * 40 }, (_, i) => (i % width) * 4), width, height: 40 };

  it('shows what lies there, and white beyond the edges', () => {
    const out = drawn(
      picture,
      netOf((u, v) => [u + 10.5, v], 60, 40),
      60,
      40,
    );
    expect(out.data[20 * 60 + 20]).toBe(122);
    expect(out.data[20 * 60 + 55]).toBe(255);
  });

  it('stays as it was under the map that changes nothing, but for its rim', () => {
    const out = drawn(
      picture,
      netOf((u, v) => [u, v], 60, 40),
      60,
      40,
    );
    for (let y = 2; y < 37; y++) for (let x = 2; x < 57; x++) expect(out.data[y * 60 + x]).toBe(x * 4);
  });
});
