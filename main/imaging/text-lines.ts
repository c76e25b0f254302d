/**
 * How the lines of text run on a page that lies level on the whole: the fan of a sheet seen at a slant, the waves of a
 * sheet that bends. Lines are followed from letter to letter along their feet, and one smooth field of displacement is
 * fitted to all of them; straightened by it, every line is level.
 *
 * Pure. Some 40 ms for a page at 150 dpi. Null where there are too few lines, or where they are level already.
 */
import { findShapes, type Shape } from './components.ts';
import type { InkMask } from './skew.ts';

/** How far below its level place a line's ink stands at a point, in shares of the mask's width. */
export type Bend = (x: number, y: number) => number;

/** A chain of fewer letters than this is no line to fit by. */
const FEWEST_LETTERS = 12;
const FEWEST_LINES = 5;
/** Feet further from their line than this share of a letter's height are descenders, dots below or another line. */
const OUTLIER = 0.35;
/** Lines that leave their level by less than this share of a letter's height read as well as straight ones. */
const LEAST_BEND = 0.3;
/** A bend steeper than this, across the page in shares of its width, is no sheet of paper but a mistaken fit. */
const STEEPEST = 0.35;
/** The field: powers of x (from 1: a line's own height is free) by powers of y. */
const POWERS_X = 4;
const POWERS_Y = 3;

/** Feet of the letters of one line, from left to right, in shares of the mask's width from its middle. */
type Feet = { readonly xs: number[]; readonly ys: number[] };

export function findBend(mask: InkMask): Bend | null {
  const { shapes } = findShapes(mask);
  const height = letterHeight(shapes);
  if (height === 0) return null;
  const lines = followLines(shapes, height)
    .filter((line) => line.length >= FEWEST_LETTERS)
    .map((line) => feetOf(line, mask));
  if (lines.length < FEWEST_LINES) return null;
  const letter = height / mask.width;
  const field = fitField(lines, letter);
  if (field === null || !isWorthwhile(field, lines, letter)) return null;
  const { coefficients, span } = field;
  const ratio = mask.height / mask.width / 2;
  return (x, y) => {
    // Beyond the first and the last line the field is kept as it is there: powers run away quickly.
    const v = Math.max(span[0], Math.min(span[1], (y - ratio) * 2));
    return evaluate(coefficients, (x - 0.5) * 2, v) / 2;
  };
}

/** Median height of the shapes that may be letters; 0 where there are too few. */
function letterHeight(shapes: readonly Shape[]): number {
  const heights = shapes
    .map(({ top, bottom, left, right }) => [bottom - top, right - left] as const)
    .filter(([high, wide]) => high >= 6 && high <= 60 && wide >= 2 && wide <= 4 * high)
    .map(([high]) => high)
    .sort((a, b) => a - b);
  return heights.length < 60 ? 0 : (heights[heights.length >> 1] as number);
}

/** A line as it grows: where its last letter ends, and the feet of its last letters. */
type OpenLine = { readonly letters: Shape[]; right: number; foot: number };

/** Letters joined from left to right: each to the nearest line that ends at about its own height. */
function followLines(shapes: readonly Shape[], height: number): Shape[][] {
  const letters = shapes
    .filter(({ top, bottom, left, right }) => {
      const high = bottom - top;
      return high >= 0.6 * height && high <= 2.2 * height && right - left <= 6 * height;
    })
    .sort((a, b) => a.left - b.left);
  const lines: Shape[][] = [];
  let open: OpenLine[] = [];
  for (const letter of letters) {
    open = open.filter(({ right }) => letter.left - right <= 3 * height);
    let best: OpenLine | null = null;
    let nearest = Number.POSITIVE_INFINITY;
    for (const line of open) {
      const below = Math.abs(line.foot - letter.bottom);
      const away = below + 0.15 * Math.max(0, letter.left - line.right);
      if (below >= 0.55 * height || away >= nearest) continue;
      best = line;
      nearest = away;
    }
    if (best === null) {
      best = { letters: [], right: 0, foot: 0 };
      lines.push(best.letters);
      open.push(best);
    }
    best.letters.push(letter);
    best.right = letter.right;
    // The median of the last feet, so that a descender does not lead the line away.
    const last = best.letters.slice(-5).map(({ bottom }) => bottom);
    best.foot = last.sort((a, b) => a - b)[last.length >> 1] as number;
  }
  return lines;
}

function feetOf(line: readonly Shape[], { width, height }: InkMask): Feet {
  return {
    xs: line.map(({ left, right }) => (left + right - width) / width),
    ys: line.map(({ bottom }) => (2 * bottom - height) / width),
  };
}

function evaluate(coefficients: Float64Array, x: number, y: number): number {
  let sum = 0;
  let px = x;
  for (let a = 0, k = 0; a < POWERS_X; a++, px *= x) {
    let py = px;
    for (let b = 0; b < POWERS_Y; b++, k++, py *= y) sum += (coefficients[k] as number) * py;
  }
  return sum;
}

type Field = { readonly coefficients: Float64Array; readonly span: readonly [number, number] };

/**
 * The field by least squares over all feet, outliers left out, in turns with each line's own height at the middle of
 * the page.
 */
function fitField(lines: readonly Feet[], letter: number): Field | null {
  const levels = lines.map(({ ys }) => ys.toSorted((a, b) => a - b)[ys.length >> 1] as number);
  let coefficients: Float64Array = new Float64Array(POWERS_X * POWERS_Y);
  for (let round = 0; round < 8; round++) {
    // The first rounds take everything: a bent line's ends lie far from its middle.
    const reach = round < 3 ? Number.POSITIVE_INFINITY : 2 * letter * OUTLIER * (round < 5 ? 2 : 1);
    const solved = solve(lines, levels, coefficients, reach);
    if (solved === null) return null;
    coefficients = solved;
    lines.forEach(({ xs, ys }, i) => {
      const rests = xs.map((x, k) => (ys[k] as number) - evaluate(coefficients, x, levels[i] as number));
      levels[i] = rests.sort((a, b) => a - b)[rests.length >> 1] as number;
    });
  }
  return { coefficients, span: [Math.min(...levels), Math.max(...levels)] };
}

/** Normal equations with a little damping, so that powers nobody asked for stay small. */
function solve(
  lines: readonly Feet[],
  levels: readonly number[],
  before: Float64Array,
  reach: number,
): Float64Array | null {
  const n = POWERS_X * POWERS_Y;
  const matrix = Array.from({ length: n }, () => new Float64Array(n + 1));
  const terms = new Float64Array(n);
  let count = 0;
  lines.forEach(({ xs, ys }, i) => {
    const level = levels[i] as number;
    xs.forEach((x, k) => {
      const away = (ys[k] as number) - level;
      if (Math.abs(away - evaluate(before, x, level)) > reach) return;
      count++;
      let px = x;
      for (let a = 0, t = 0; a < POWERS_X; a++, px *= x) {
        let py = px;
        for (let b = 0; b < POWERS_Y; b++, t++, py *= level) terms[t] = py;
      }
      for (let r = 0; r < n; r++) {
        const row = matrix[r] as Float64Array;
        for (let c = 0; c < n; c++) row[c] = (row[c] as number) + (terms[r] as number) * (terms[c] as number);
        row[n] = (row[n] as number) + (terms[r] as number) * away;
      }
    });
  });
  if (count < 5 * n) return null;
  for (let r = 0; r < n; r++) {
    const row = matrix[r] as Float64Array;
    row[r] = (row[r] as number) + 0.002 * count * (1 + Math.floor(r / POWERS_Y)) ** 2 * 0.1;
  }
  return eliminated(matrix);
}

/** Gaussian elimination of a positive definite system. */
function eliminated(matrix: Float64Array[]): Float64Array | null {
  const n = matrix.length;
  for (let i = 0; i < n; i++) {
    const pivot = matrix[i] as Float64Array;
    if (Math.abs(pivot[i] as number) < 1e-12) return null;
    for (let r = 0; r < n; r++) {
      if (r === i) continue;
      const row = matrix[r] as Float64Array;
      const factor = (row[i] as number) / (pivot[i] as number);
      for (let c = i; c <= n; c++) row[c] = (row[c] as number) - factor * (pivot[c] as number);
    }
  }
  return Float64Array.from(matrix, (row, i) => (row[n] as number) / (row[i] as number));
}

/** Whether lines leave their level by more than engines bear, the field is that of a sheet, and the feet lie on it. */
function isWorthwhile({ coefficients, span }: Field, lines: readonly Feet[], letter: number): boolean {
  let [most, steepest] = [0, 0];
  for (let v = span[0]; v <= span[1]; v += Math.max(0.02, (span[1] - span[0]) / 20)) {
    for (let u = -0.9; u <= 0.9; u += 0.1) {
      const here = evaluate(coefficients, u, v);
      most = Math.max(most, Math.abs(here));
      steepest = Math.max(steepest, Math.abs(evaluate(coefficients, u + 0.1, v) - here) / 0.1);
    }
  }
  if (most < 2 * LEAST_BEND * letter || steepest > STEEPEST) return false;
  const away = (field: boolean): number => {
    const rests = lines.flatMap(({ xs, ys }) => {
      const own = xs.map((x, k) => (ys[k] as number) - (field ? evaluate(coefficients, x, ys[k] as number) : 0));
      const middle = own.toSorted((a, b) => a - b)[own.length >> 1] as number;
      return own.map((value) => Math.abs(value - middle));
    });
    return rests.sort((a, b) => a - b)[Math.floor(rests.length * 0.6)] as number;
  };
  return away(true) < 0.75 * away(false);
}
