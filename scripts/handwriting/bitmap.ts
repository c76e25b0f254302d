/**
 * Small grey pictures and what is drawn into them: outlines of typefaces, strokes of a pen, other pictures. 1 is ink.
 */
import type { Font } from '@pdf-lib/fontkit';

export type Bitmap = { readonly data: Float32Array; readonly width: number; readonly height: number };

export const bitmap = (width: number, height: number): Bitmap => ({
  data: new Float32Array(width * height),
  width,
  height,
});

type Point = readonly [x: number, y: number];

/** Drawn finer by this factor each way, then averaged. */
const FINE = 4;

/** The outline of a text with its base line at `base`, `em` pixels to the em, cut to its advance width. */
export function outlined(font: Font, text: string, em: number, height: number, base: number): Bitmap {
  const run = font.layout(text);
  const scale = em / font.unitsPerEm;
  const width = Math.ceil(run.advanceWidth * scale) + 6;
  const rings: Point[][] = [];
  let x = 3;
  run.glyphs.forEach((glyph, index) => {
    const at = (u: number, v: number): Point => [x + u * scale, base - v * scale];
    rings.push(...ringsOf(glyph.path.toSVG(), at));
    x += (run.positions[index]?.xAdvance ?? glyph.advanceWidth) * scale;
  });
  return filled(rings, width, height);
}

/** Closed outlines out of the path of a glyph (M, L, Q, C, Z with absolute places). */
function ringsOf(path: string, at: (u: number, v: number) => Point): Point[][] {
  const rings: Point[][] = [];
  let last: Point = [0, 0];
  for (const [, command = '', numbers = ''] of path.matchAll(/([MLQCZ])([^MLQCZ]*)/g)) {
    const args = (numbers.match(/-?\d*\.?\d+(?:e-?\d+)?/g) ?? []).map(Number);
    const points = Array.from({ length: args.length / 2 }, (_, i) => at(args[2 * i] ?? 0, args[2 * i + 1] ?? 0));
    const end = points.at(-1);
    if (end === undefined) continue;
    if (command === 'M') rings.push([end]);
    else {
      const steps = command === 'L' ? 1 : 7;
      for (let step = 1; step <= steps; step++) rings.at(-1)?.push(blend(step / steps, [last, ...points]));
    }
    last = end;
  }
  return rings;
}

/** A point of a Bézier curve (de Casteljau). */
function blend(t: number, points: readonly Point[]): Point {
  const [first = [0, 0] as Point] = points;
  if (points.length <= 1) return first;
  const between = points.slice(1).map((point, i): Point => {
    const [x, y] = points[i] ?? point;
    return [x + (point[0] - x) * t, y + (point[1] - y) * t];
  });
  return blend(t, between);
}

/** Rings filled by their winding. */
function filled(rings: readonly (readonly Point[])[], width: number, height: number): Bitmap {
  const out = bitmap(width, height);
  for (let row = 0; row < height * FINE; row++) {
    const y = (row + 0.5) / FINE;
    const crossings: { x: number; turn: number }[] = [];
    for (const ring of rings) {
      ring.forEach((from, i) => {
        const to = ring[(i + 1) % ring.length] ?? from;
        if (from[1] <= y === to[1] <= y) return;
        const x = from[0] + ((y - from[1]) / (to[1] - from[1])) * (to[0] - from[0]);
        crossings.push({ x, turn: to[1] > from[1] ? 1 : -1 });
      });
    }
    crossings.sort((a, b) => a.x - b.x);
    let winding = 0;
    crossings.forEach(({ x, turn }, i) => {
      winding += turn;
      const end = crossings[i + 1]?.x;
      if (winding !== 0 && end !== undefined) span(out, Math.floor(row / FINE), x, end);
    });
  }
  return out;
}

function span({ data, width }: Bitmap, y: number, from: number, to: number): void {
  const [start, stop] = [Math.max(0, from), Math.min(width, to)];
  for (let x = Math.floor(start); x < stop; x++) {
    const part = Math.min(stop, x + 1) - Math.max(start, x);
    const p = y * width + x;
    data[p] = Math.min(1, (data[p] ?? 0) + part / FINE);
  }
}

/** A pen of some width drawn along points, soft at its edge. */
export function pen(out: Bitmap, points: readonly Point[], thick: number): void {
  const radius = thick / 2;
  points.slice(1).forEach((to, i) => {
    const from = points[i] ?? to;
    const [dx, dy] = [to[0] - from[0], to[1] - from[1]];
    const long = dx * dx + dy * dy;
    const reach = radius + 1;
    const [left, right] = [Math.min(from[0], to[0]) - reach, Math.max(from[0], to[0]) + reach];
    const [top, bottom] = [Math.min(from[1], to[1]) - reach, Math.max(from[1], to[1]) + reach];
    for (let y = Math.max(0, Math.floor(top)); y < Math.min(out.height, bottom); y++)
      for (let x = Math.max(0, Math.floor(left)); x < Math.min(out.width, right); x++) {
        const [px, py] = [x + 0.5 - from[0], y + 0.5 - from[1]];
        const t = long === 0 ? 0 : Math.max(0, Math.min(1, (px * dx + py * dy) / long));
        const away = Math.hypot(px - t * dx, py - t * dy);
        const p = y * out.width + x;
        out.data[p] = Math.max(out.data[p] ?? 0, Math.max(0, Math.min(1, radius + 0.5 - away)));
      }
  });
}

/** A smooth line through points (Catmull-Rom). */
export function smooth(points: readonly Point[], steps = 7): Point[] {
  const out: Point[] = [];
  const at = (i: number): Point => points[Math.max(0, Math.min(points.length - 1, i))] ?? [0, 0];
  for (let i = 0; i < points.length - 1; i++) {
    const [a, b, c, d] = [at(i - 1), at(i), at(i + 1), at(i + 2)];
    for (let step = 0; step < steps; step++) {
      const t = step / steps;
      const mix = (k: 0 | 1): number =>
        0.5 *
        (2 * b[k] +
          (c[k] - a[k]) * t +
          (2 * a[k] - 5 * b[k] + 4 * c[k] - d[k]) * t * t +
          (3 * b[k] - a[k] - 3 * c[k] + d[k]) * t ** 3);
      out.push([mix(0), mix(1)]);
    }
  }
  return [...out, at(points.length - 1)];
}

/** Blurred by a box of `2 * radius + 1` pixels each way. */
export function blurred(picture: Bitmap, radius: number): Bitmap {
  if (radius <= 0) return picture;
  return turnedAndBlurred(turnedAndBlurred(picture, radius), radius);
}

/** Blurs along the rows and swaps rows and columns, so that twice of it blurs both ways. */
function turnedAndBlurred({ data, width, height }: Bitmap, radius: number): Bitmap {
  const out = bitmap(height, width);
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) {
      let sum = 0;
      for (let k = -radius; k <= radius; k++) sum += data[y * width + Math.max(0, Math.min(width - 1, x + k))] ?? 0;
      out.data[x * height + y] = sum / (2 * radius + 1);
    }
  return out;
}

/** A blend of the four pixels about a point; 0 outside. */
export function sample({ data, width, height }: Bitmap, x: number, y: number): number {
  const [u, v] = [x - 0.5, y - 0.5];
  const [i, j] = [Math.floor(u), Math.floor(v)];
  if (i < -1 || j < -1 || i >= width || j >= height) return 0;
  const [a, b] = [u - i, v - j];
  const at = (column: number, row: number): number =>
    column < 0 || row < 0 || column >= width || row >= height ? 0 : (data[row * width + column] ?? 0);
  return (at(i, j) * (1 - a) + at(i + 1, j) * a) * (1 - b) + (at(i, j + 1) * (1 - a) + at(i + 1, j + 1) * a) * b;
}
