import { describe, expect, it } from 'vitest';
import { type InkMask, measureSkew } from './skew.ts';

/** Thirty lines of strokes that fall by `degrees`, as a page at 150 dpi would have them. */
function linesOfInk(degrees: number, width = 1200, height = 1700): InkMask {
  const data = new Uint8Array(width * height);
  const slope = Math.tan((degrees * Math.PI) / 180);
  for (let line = 0; line < 30; line++) {
    for (let x = 120; x < width - 120; x++) {
      if ((x + line * line * 5) % 17 > 9) continue;
      const base = 200 + line * 42 + slope * (x - width / 2);
      for (let y = Math.round(base - 12 - (x % 5)); y <= Math.round(base); y++) {
        if (y >= 0 && y < height) data[y * width + x] = 1;
      }
    }
  }
  return { data, width, height };
}

function onItsSide({ data, width, height }: InkMask): InkMask {
  const turned = new Uint8Array(data.length);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) turned[x * height + (height - 1 - y)] = data[y * width + x] as number;
  }
  return { data: turned, width: height, height: width };
}

describe('the lean of a page', () => {
  it.each([-14.3, -5.2, -0.63, -0.1, 0, 0.07, 0.33, 1.02, 3.7, 14.6])('%f degrees is found to 0.05', (degrees) => {
    const found = measureSkew(linesOfInk(degrees));
    expect(Math.abs(found.degrees - degrees)).toBeLessThanOrEqual(0.05);
    expect(found.sideways).toBe(false);
  });

  it('a page on its side is noticed, whichever way it lies', () => {
    const lying = onItsSide(linesOfInk(0.4));
    expect(measureSkew(lying).sideways).toBe(true);
    expect(measureSkew(onItsSide(onItsSide(lying))).sideways).toBe(true);
  });

  it('a coarse scan drawn finer is judged by its lines, not by its grid of pixels', () => {
    const coarse = linesOfInk(1.1, 800, 1130);
    const fine = { data: new Uint8Array(1600 * 2260), width: 1600, height: 2260 };
    for (let y = 0; y < fine.height; y++) {
      for (let x = 0; x < fine.width; x++) fine.data[y * 1600 + x] = coarse.data[(y >> 1) * 800 + (x >> 1)] as number;
    }
    expect(Math.abs(measureSkew(fine).degrees - 1.1)).toBeLessThanOrEqual(0.06);
  });

  it('a page without text leans by nothing', () => {
    const empty = { data: new Uint8Array(1200 * 1700), width: 1200, height: 1700 };
    for (let x = 300; x < 360; x++) empty.data[400 * 1200 + x] = 1;
    expect(measureSkew(empty)).toEqual({ degrees: 0, sideways: false });
  });
});
