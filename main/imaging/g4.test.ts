import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { encodeG4 } from './g4.ts';

/** A one-strip TIFF around a Group 4 strip, so that libtiff may judge it. */
function tiff(strip: Buffer, width: number, height: number): Buffer {
  const entries: [tag: number, type: number, value: number][] = [
    [256, 4, width],
    [257, 4, height],
    [258, 3, 1],
    [259, 3, 4],
    [262, 3, 0],
    [273, 4, 8],
    [277, 3, 1],
    [278, 4, height],
    [279, 4, strip.length],
  ];
  const at = 8 + strip.length + (strip.length % 2);
  const file = Buffer.alloc(at + 2 + entries.length * 12 + 4);
  file.write('II*\0', 0, 'latin1');
  file.writeUInt32LE(at, 4);
  strip.copy(file, 8);
  file.writeUInt16LE(entries.length, at);
  entries.forEach(([tag, type, value], i) => {
    const p = at + 2 + i * 12;
    file.writeUInt16LE(tag, p);
    file.writeUInt16LE(type, p + 2);
    file.writeUInt32LE(1, p + 4);
    if (type === 3) file.writeUInt16LE(value, p + 8);
    else file.writeUInt32LE(value, p + 8);
  });
  return file;
}

async function decode(strip: Buffer, width: number, height: number): Promise<Buffer> {
  return sharp(tiff(strip, width, height), { failOn: 'warning' })
    .toColourspace('b-w')
    .raw({ depth: 'uchar' })
    .toBuffer();
}

/** Numbers that look random and are the same every time (a linear congruence of Knuth's). */
function noise(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

const pictures: [name: string, width: number, height: number, draw: (x: number, y: number) => boolean][] = [
  ['white paper', 100, 40, () => false],
  ['black paper', 97, 40, () => true],
  ['a chequered board', 33, 33, (x, y) => (x + y) % 2 === 0],
  ['runs longer than any make-up code', 8000, 6, (x, y) => x > 40 + y && x < 7900],
  ['lines that lean by one to four pixels a row', 300, 60, (x, y) => (x + y * 3) % 50 < 20 || (x + y) % 90 < 4],
  ['strokes that begin and end where nothing stands above', 200, 50, (x, y) => y % 7 === 3 && x % 23 < 5],
  ['a single column', 1, 20, (_, y) => y % 3 === 0],
];

describe('Group 4', () => {
  it.each(pictures)('libtiff reads %s back as it was', async (_, width, height, draw) => {
    const pixels = Uint8Array.from({ length: width * height }, (_v, i) =>
      draw(i % width, Math.floor(i / width)) ? 0 : 255,
    );
    expect(Buffer.compare(await decode(encodeG4(pixels, width, height), width, height), Buffer.from(pixels))).toBe(0);
  });

  it('noise of every density comes back as it was', async () => {
    for (const density of [0.02, 0.3, 0.9]) {
      const random = noise(7);
      const pixels = Uint8Array.from({ length: 211 * 120 }, () => (random() < density ? 0 : 255));
      expect(Buffer.compare(await decode(encodeG4(pixels, 211, 120), 211, 120), Buffer.from(pixels))).toBe(0);
    }
  });
});
