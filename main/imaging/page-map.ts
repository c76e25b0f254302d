/**
 * How points of one picture lie in another: an affine map for scans, a net of points for photographs, whose sheets lie
 * in perspective and bend. Points are continuous: (0, 0) is the outer corner of the first pixel, whose centre is
 * (0.5, 0.5). Pure.
 */
import type { Grey } from './grey.ts';

/** x = a·u + c·v + e, y = b·u + d·v + f. */
export type Affine = readonly [a: number, b: number, c: number, d: number, e: number, f: number];

/** Where the points (i·step, j·step) lie, x and y by turns, row by row; between them the map is bilinear. */
export type Net = {
  readonly step: number;
  readonly columns: number;
  readonly rows: number;
  readonly points: Float32Array;
};

export type PageMap = Affine | Net;

export type PointMap = (u: number, v: number) => readonly [x: number, y: number];

const isAffine = (map: PageMap): map is Affine => Array.isArray(map);

export const scaling = (x: number, y: number): Affine => [x, 0, 0, y, 0, 0];

/** The affine map that does `first`, then `second`. */
function after(second: Affine, first: Affine): Affine {
  const [a, b, c, d, e, f] = first;
  const [A, B, C, D, E, F] = second;
  return [A * a + C * b, B * a + D * b, A * c + C * d, B * c + D * d, A * e + C * f + E, B * e + D * f + F];
}

export function mapPoint(map: PageMap, u: number, v: number): readonly [x: number, y: number] {
  if (isAffine(map)) {
    const [a, b, c, d, e, f] = map;
    return [a * u + c * v + e, b * u + d * v + f];
  }
  const { step, columns, rows, points } = map;
  const i = Math.max(0, Math.min(columns - 2, Math.floor(u / step)));
  const j = Math.max(0, Math.min(rows - 2, Math.floor(v / step)));
  const [s, t] = [u / step - i, v / step - j];
  const p = 2 * (j * columns + i);
  const q = p + 2 * columns;
  const blend = (k: number): number => {
    const above = (points[p + k] as number) * (1 - s) + (points[p + k + 2] as number) * s;
    const below = (points[q + k] as number) * (1 - s) + (points[q + k + 2] as number) * s;
    return above * (1 - t) + below * t;
  };
  return [blend(0), blend(1)];
}

/** Lengths under a map near a point; it is the same everywhere under an affine map without shear. */
export function scaleOf(map: PageMap, u = 0, v = 0): number {
  const [x, y] = mapPoint(map, u, v);
  const [x1, y1] = mapPoint(map, u + 1, v);
  const [x2, y2] = mapPoint(map, u, v + 1);
  return Math.sqrt(Math.abs((x1 - x) * (y2 - y) - (y1 - y) * (x2 - x)));
}

/** Between the points of a net, in pixels: perspective and bending over so short a way are straight to a tenth of a pixel. */
const NET_STEP = 24;

/** The net of a map over a picture of `width` × `height`. */
export function netOf(map: PointMap, width: number, height: number): Net {
  const columns = Math.ceil(width / NET_STEP) + 1;
  const rows = Math.ceil(height / NET_STEP) + 1;
  const points = new Float32Array(2 * columns * rows);
  for (let j = 0, k = 0; j < rows; j++) {
    for (let i = 0; i < columns; i++) {
      const [x, y] = map(i * NET_STEP, j * NET_STEP);
      points[k++] = x;
      points[k++] = y;
    }
  }
  return { step: NET_STEP, columns, rows, points };
}

/** The map that does `first`, then `second`, over a picture of `width` × `height`. */
export function chained(second: PageMap, first: PageMap, width: number, height: number): PageMap {
  if (isAffine(second) && isAffine(first)) return after(second, first);
  return netOf((u, v) => mapPoint(second, ...mapPoint(first, u, v)), width, height);
}

/** Degrees by which a level line of one picture falls to the right in the other, about the middle. */
export function leanOf(map: PageMap, width: number, height: number): number {
  const [x0, y0] = mapPoint(map, width * 0.4, height / 2);
  const [x1, y1] = mapPoint(map, width * 0.6, height / 2);
  return (Math.atan2(y1 - y0, x1 - x0) * 180) / Math.PI;
}

/** Weights of four neighbours for a place between the middle two, in 64 steps (Catmull-Rom, which keeps edges steep). */
const WEIGHTS = Float32Array.from({ length: 65 * 4 }, (_, k) => {
  const t = Math.floor(k / 4) / 64;
  const weights = [((2 - t) * t - 1) * t, t * t * (3 * t - 5) + 2, ((4 - 3 * t) * t + 1) * t, (t - 1) * t * t];
  return (weights[k % 4] as number) / 2;
});

/** The picture that shows at each pixel what the net finds in another; white beyond its edges. Bicubic. */
export function drawn(from: Grey, net: Net, width: number, height: number): Grey {
  const out = new Uint8ClampedArray(width * height).fill(255);
  const { step, columns, points } = net;
  const { data, width: stride } = from;
  const [lastX, lastY] = [from.width - 2, from.height - 2];
  for (let y = 0; y < height; y++) {
    const j = Math.min(net.rows - 2, Math.floor((y + 0.5) / step));
    const t = (y + 0.5) / step - j;
    for (let i = 0; i < columns - 1; i++) {
      const p = 2 * (j * columns + i);
      const q = p + 2 * columns;
      const at = (k: number): number => (points[p + k] as number) * (1 - t) + (points[q + k] as number) * t;
      const [dx, dy] = [(at(2) - at(0)) / step, (at(3) - at(1)) / step];
      let [sx, sy] = [at(0) + dx / 2 - 0.5, at(1) + dy / 2 - 0.5];
      const end = Math.min(width, (i + 1) * step);
      for (let o = y * width + i * step, stop = y * width + end; o < stop; o++, sx += dx, sy += dy) {
        if (sx < 1 || sy < 1 || sx >= lastX || sy >= lastY) continue;
        const [x0, y0] = [Math.floor(sx), Math.floor(sy)];
        const wx = Math.round((sx - x0) * 64) * 4;
        const wy = Math.round((sy - y0) * 64) * 4;
        let sum = 0;
        for (let b = 0, s = (y0 - 1) * stride + x0 - 1; b < 4; b++, s += stride) {
          sum +=
            (WEIGHTS[wy + b] as number) *
            ((data[s] as number) * (WEIGHTS[wx] as number) +
              (data[s + 1] as number) * (WEIGHTS[wx + 1] as number) +
              (data[s + 2] as number) * (WEIGHTS[wx + 2] as number) +
              (data[s + 3] as number) * (WEIGHTS[wx + 3] as number));
        }
        out[o] = sum;
      }
    }
  }
  return { data: new Uint8Array(out.buffer), width, height };
}
