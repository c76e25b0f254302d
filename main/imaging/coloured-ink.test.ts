import { describe, expect, it } from 'vitest';
import { type Colour, fadeColouredMarks, redChannelOf } from './coloured-ink.ts';

const DPI = 200;
type Ink = readonly [r: number, g: number, b: number];
const BLUE: Ink = [60, 80, 180];
const VIOLET: Ink = [120, 70, 165];
const RED: Ink = [190, 50, 60];

/** Yellowish paper with two black lines, a ring of 20 mm over them, and a coloured word below. */
function paper(ring: Ink, word: Ink = [0, 0, 0]): Colour {
  const [width, height] = [400, 400];
  const data = new Uint8Array(width * height * 3);
  const put = (x: number, y: number, [r, g, b]: Ink): void => {
    data.set([r, g, b], (y * width + x) * 3);
  };
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const away = Math.hypot(x - 200, y - 150);
      const black = (Math.abs(y - 130) < 6 || Math.abs(y - 180) < 6) && x % 16 < 8;
      if (black) put(x, y, [30, 28, 26]);
      else if (away < 80 && away > 70) put(x, y, ring);
      else if (y > 300 && y < 325 && x % 20 < 6) put(x, y, word);
      else put(x, y, [240, 232, 214]);
    }
  }
  return { data, width, height, channels: 3 };
}

const at = (data: Uint8Array, x: number, y: number): number => data[y * 400 + x] as number;

describe('coloured marks over print', () => {
  it.each([
    ['blue', BLUE],
    ['violet', VIOLET],
    ['dark red', RED],
  ] as const)('a %s seal fades, the black print under it stays', (_, ink) => {
    const colour = paper(ink);
    const grey = redChannelOf(colour);
    expect(fadeColouredMarks(grey, colour, DPI)).toBe(1);
    expect(at(grey.data, 125, 150)).toBeGreaterThan(225);
    expect(at(grey.data, 200, 225)).toBeGreaterThan(225);
    for (let x = 128; x < 272; x += 16) expect(at(grey.data, x + 2, 130)).toBeLessThan(60);
  });

  it('words in colour stay: they are no marks', () => {
    const colour = paper([30, 28, 26], BLUE);
    const grey = redChannelOf(colour);
    expect(fadeColouredMarks(grey, colour, DPI)).toBe(0);
    expect(at(grey.data, 42, 312)).toBe(60);
  });

  it('a grey scan has none', () => {
    const grey = { data: new Uint8Array(400).fill(200), width: 20, height: 20 };
    expect(fadeColouredMarks(grey, { ...grey, channels: 1 }, DPI)).toBe(0);
  });
});
