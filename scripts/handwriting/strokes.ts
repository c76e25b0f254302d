/**
 * Digits as a pen moves in Vietnamese offices, in a square of side 1 (y downwards): 1 with its flag and sometimes a
 * foot, 7 with a bar, 4 open or closed, 9 with a straight or a hooked tail, 2 with a loop, 0 not quite shut. Each
 * digit has several ways; every drawing bends them a little differently.
 */
import type { Random } from '../samples/random.ts';
import { type Bitmap, bitmap, pen, smooth } from './bitmap.ts';

/**
 * The ways of writing each digit: strokes parted by `|`, each a line through the points `x,y`, smooth unless it begins
 * with `^`, which keeps its corners.
 */
const WAYS: readonly (readonly string[])[] = [
  [
    '0.55,0 0.2,0.2 0.1,0.6 0.35,1 0.7,0.9 0.85,0.5 0.75,0.1 0.5,0.02',
    '0.6,0.05 0.25,0.15 0.1,0.55 0.3,0.95 0.65,0.95 0.85,0.55 0.75,0.15 0.45,0.02 0.35,0.12',
    '0.75,0.08 0.4,0.05 0.12,0.5 0.3,0.98 0.7,0.85 0.85,0.35 0.6,0.03 0.95,0.02',
  ],
  [
    '^0.15,0.4 0.6,0 0.5,1',
    '^0,0.65 0.62,0 0.45,1',
    '^-0.15,0.85 0.62,0 0.42,1',
    '0.52,0 0.5,0.5 0.48,1',
    '^0.2,0.3 0.55,0 0.5,1 | 0.2,1 0.5,0.98 0.8,1',
    '^0.3,0.18 0.55,0 0.5,1',
    '^-0.3,1 0.62,0 0.4,1',
    '^-0.25,0.95 0.6,0 0.5,1',
  ],
  [
    '0.15,0.25 0.35,0.02 0.7,0.05 0.75,0.35 0.45,0.7 0.1,0.98 0.5,0.97 0.9,0.95',
    '0.1,0.2 0.4,0 0.75,0.12 0.7,0.45 0.35,0.85 0.12,0.95 0.1,0.78 0.3,0.75 0.6,0.98 0.95,0.85',
    '0.2,0.3 0.25,0.05 0.6,0 0.75,0.25 0.5,0.65 0.15,1 | ^0.15,1 0.9,1',
    '0.3,0.3 0.15,0.12 0.5,0 0.75,0.2 0.55,0.6 0.2,0.95 0.15,0.8 0.45,0.9 0.95,1',
    '0.2,0.28 0.45,0 0.75,0.2 0.55,0.6 0.2,0.95 0.02,0.82 0.25,0.66 0.5,0.85 0.72,1 0.98,0.88',
    '0.45,0.3 0.22,0.22 0.4,0 0.72,0.12 0.55,0.6 0.15,1 0.02,0.8 0.35,0.72 0.6,1 1,0.9',
  ],
  [
    '0.15,0.12 0.45,0 0.75,0.15 0.65,0.4 0.35,0.47 0.7,0.55 0.8,0.8 0.5,1 0.1,0.88',
    '^0.15,0.02 0.8,0.02 0.45,0.4 | 0.45,0.4 0.8,0.55 0.8,0.85 0.45,1 0.1,0.88',
    '0.2,0.1 0.6,0 0.7,0.25 0.4,0.45 | 0.4,0.45 0.75,0.5 0.75,0.85 0.4,1.1 0.05,1',
  ],
  [
    '^0.5,0 0.05,0.65 0.95,0.62 | 0.7,0.3 0.68,0.65 0.65,1',
    '^0.2,0.05 0.1,0.55 0.9,0.5 | 0.75,0 0.7,0.5 0.65,1',
    '^0.7,1 0.72,0 0.05,0.68 1,0.66',
    '^0.65,0 0.05,0.6 1.05,0.55 | 0.72,0.35 0.6,1',
    '0.35,0.05 0.1,0.45 0.3,0.6 0.8,0.35 | 0.85,0 0.72,0.5 0.6,1',
    '0.8,0.02 0.4,0.1 0.1,0.45 0.4,0.6 0.85,0.3 | 0.88,0.08 0.7,0.6 0.6,1.05',
  ],
  [
    '^0.85,0.02 0.3,0.03 0.22,0.42 | 0.22,0.42 0.6,0.38 0.8,0.65 0.6,0.95 0.1,0.95',
    '0.3,0.1 0.25,0.42 0.65,0.42 0.8,0.7 0.5,1 0.1,0.9 | ^0.3,0.08 0.95,0.02',
    '0.35,0.15 0.28,0.45 0.62,0.48 0.7,0.8 0.35,1.05 0.02,0.92 | ^0.4,0.05 1.1,-0.05',
  ],
  [
    '0.7,0 0.35,0.25 0.15,0.7 0.4,1 0.75,0.85 0.65,0.55 0.3,0.6 0.18,0.75',
    '0.5,0 0.25,0.4 0.2,0.85 0.5,1 0.8,0.78 0.55,0.55 0.22,0.72',
    '0.85,0.08 0.6,0 0.25,0.35 0.12,0.8 0.45,1 0.8,0.8 0.6,0.52 0.25,0.62',
  ],
  [
    '^0.1,0.05 0.85,0.02 0.4,1 | 0.25,0.5 0.85,0.46',
    '^0.1,0.2 0.15,0.05 0.85,0.02 0.45,1 | 0.2,0.52 0.95,0.42',
    '^0.1,0.05 0.85,0.02 0.45,1',
    '0.05,0.2 0.2,0.02 0.5,0.1 0.85,0.02 | 0.85,0.02 0.55,0.5 0.42,1 | 0.2,0.55 1.1,0.45',
    '^0,0.35 0.2,0.05 0.75,0.08 0.5,1 | 0.15,0.6 1.15,0.5',
  ],
  [
    '0.75,0.12 0.45,0 0.2,0.2 0.5,0.47 0.8,0.75 0.5,1 0.18,0.8 0.5,0.48 0.75,0.2 0.6,0.02',
    '0.5,0.48 0.25,0.25 0.5,0 0.75,0.22 0.5,0.48 0.2,0.75 0.5,1 0.82,0.75 0.5,0.48',
    '0.85,0.05 0.5,0.02 0.25,0.25 0.6,0.55 0.7,0.85 0.4,1 0.15,0.8 0.45,0.5 0.9,0.05',
  ],
  [
    '0.75,0.15 0.45,0 0.18,0.25 0.4,0.5 0.72,0.3 0.76,0.12 0.7,0.6 0.6,1',
    '0.72,0.12 0.4,0.02 0.18,0.3 0.45,0.48 0.75,0.15 0.75,0.65 0.55,0.98 0.15,0.92',
    '0.65,0.05 0.25,0.1 0.25,0.42 0.6,0.42 0.72,0.1 0.8,0.6 0.6,1.05 0.2,1.05 0.15,0.9',
    '0.7,0.1 0.35,0.02 0.2,0.35 0.5,0.45 0.72,0.1 | 0.72,0.1 0.62,0.6 0.3,1',
  ],
];

type Stroke = { readonly sharp: boolean; readonly line: readonly (readonly [x: number, y: number])[] };

const strokesOf = (way: string): Stroke[] =>
  way.split(' | ').map((stroke) => ({
    sharp: stroke.startsWith('^'),
    line: stroke
      .replace('^', '')
      .split(' ')
      .map((point): readonly [number, number] => {
        const [x = 0, y = 0] = point.split(',').map(Number);
        return [x, y];
      }),
  }));

const SIDE = 40;
const MARGIN = 14;

/** One digit, drawn anew. @param thick width of the pen as a share of the digit's height */
export function strokeDigit(digit: number, random: Random, thick: number, habit: number): Bitmap {
  const ways = WAYS[digit] ?? [];
  // A writer keeps to one way of writing a digit.
  const way = strokesOf(ways[Math.floor(habit * ways.length) % ways.length] ?? '');
  const wide = random.between(0.5, 0.85);
  const bend = random.between(0.01, 0.05);
  const out = bitmap(SIDE + 2 * MARGIN, SIDE + 2 * MARGIN);
  for (const { sharp, line } of way) {
    const moved = line.map(([x, y]): readonly [number, number] => [
      MARGIN + SIDE * (x * wide + (1 - wide) / 2 + bend * random.bell()),
      MARGIN + SIDE * (y + bend * random.bell()),
    ]);
    pen(out, sharp ? moved : smooth(moved), thick * SIDE);
  }
  return out;
}

/** A scrawl that is no digit: a few bends anywhere. */
export function scrawl(random: Random, thick: number): Bitmap {
  const out = bitmap(SIDE + 2 * MARGIN, SIDE + 2 * MARGIN);
  const points = Array.from({ length: Math.floor(random.between(3, 9)) }, (): readonly [number, number] => [
    random.between(6, SIDE + 2 * MARGIN - 6),
    random.between(6, SIDE + 2 * MARGIN - 6),
  ]);
  pen(out, smooth(points), thick * SIDE);
  return out;
}
