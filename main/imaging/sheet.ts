/**
 * The sheet of paper in a photograph: its four corners, and the map that lays it flat.
 *
 * Pure. Promise: a scan, or a photograph that the sheet fills, has no sheet to be found; what is found is brighter than
 * what lies around it along every side that the picture shows. Some 25 ms on a copy of 300 pixels.
 */
import { findShapes } from './components.ts';
import type { Grey } from './grey.ts';
import type { PointMap } from './page-map.ts';

export type Corner = readonly [x: number, y: number];
/** Clockwise from the top left, as shares of the picture's width and height; may lie a little outside. */
export type Sheet = readonly [Corner, Corner, Corner, Corner];

/** Long side of the copy on which sheets are looked for. */
export const SHEET_COPY = 300;

/** What lies beside a sheet is darker by this share of the sheet's brightness, all along a side. */
const LEAST_CONTRAST = 0.08;
/** A picture in which paper and desk differ by fewer levels of 255 shows no desk. */
const LEAST_RANGE = 20;
/** Share of the picture that a sheet takes: less is a card or a light spot; more is a scan whose edges show. */
const LEAST_SHARE = 0.2;
const MOST_SHARE = 0.95;
/** Share of the quadrilateral that is paper: sheets bend, corners fold, fingers hold them. */
const LEAST_PAPER = 0.88;
/** Degrees between two sides: paper photographed from so far aside cannot be read anyway. */
const ANGLES = { from: 55, to: 125 };
/** Share of the ink that may lie outside: the desk has some pattern. */
const MOST_INK_OUTSIDE = 0.12;
const LEVELS = 14;

/** The sheet in a small grey copy of a picture; null where there is none to be told from its background. */
export function findSheet(copy: Grey): Sheet | null {
  if (!showsDesk(copy)) return null;
  const paper = withoutWriting(copy);
  const sorted = paper.data.toSorted();
  const [darkest, lightest] = [sorted[Math.floor(sorted.length * 0.02)], sorted[Math.floor(sorted.length * 0.9)]];
  if (darkest === undefined || lightest === undefined || lightest - darkest < LEAST_RANGE) return null;
  let best: { corners: Corner[]; score: number } | null = null;
  for (let k = 1; k < LEVELS; k++) {
    const level = Math.round(darkest + ((lightest - darkest) * k) / LEVELS);
    const found = brightQuadrilateral(paper, level);
    if (found === null) continue;
    const { corners, filled } = found;
    const share = areaOf(corners) / (copy.width * copy.height);
    if (share < LEAST_SHARE || share > MOST_SHARE) continue;
    // The step of a shadow across the sheet is weaker than that to the desk; the desk's own steps are weaker still.
    const contrast = contrastOf(paper, corners);
    // A quadrilateral that takes in some of the desk has more that is not paper.
    const score = contrast * share * (1 - 4 * (1 - filled));
    if (contrast < LEAST_CONTRAST || score <= (best?.score ?? 0)) continue;
    if (inkOutside(copy, paper, corners) <= MOST_INK_OUTSIDE) best = { corners, score };
  }
  return best === null ? null : fromTopLeft(best.corners.map(([x, y]) => [x / copy.width, y / copy.height]));
}

/**
 * Whether something darker than the paper lies along two of the picture's edges. Most scans do not get beyond this,
 * which costs next to nothing.
 */
function showsDesk({ data, width, height }: Grey): boolean {
  const reach = Math.max(2, Math.round(0.02 * Math.max(width, height)));
  const brightness = (x0: number, y0: number, x1: number, y1: number): number => {
    const seen: number[] = [];
    for (let y = y0; y < y1; y++) for (let x = x0; x < x1; x++) seen.push(data[y * width + x] as number);
    // Three quarters: of a strip of paper little is ink, of a page at most a third.
    return seen.sort((a, b) => a - b)[Math.floor(seen.length * 0.75)] as number;
  };
  const whole = brightness(reach, reach, width - reach, height - reach);
  const edges = [
    brightness(0, 0, width, reach),
    brightness(0, height - reach, width, height),
    brightness(0, 0, reach, height),
    brightness(width - reach, 0, width, height),
  ];
  return edges.filter((edge) => edge < (1 - LEAST_CONTRAST) * whole).length >= 2;
}

/** Brightness without strokes: each pixel the brightest, then the darkest, of its surroundings. */
function withoutWriting(copy: Grey): Grey {
  const reach = Math.max(2, Math.round(Math.max(copy.width, copy.height) / 110));
  return spread(spread(copy, reach, Math.max), reach, Math.min);
}

/** The brightest or darkest of each pixel's surroundings: along the rows, then down the columns. */
function spread(picture: Grey, reach: number, choose: (a: number, b: number) => number): Grey {
  const { width, height } = picture;
  let { data } = picture;
  for (const [step, length] of [
    [1, width],
    [width, height],
  ] as const) {
    const out = new Uint8Array(data);
    for (let p = 0; p < data.length; p++) {
      const at = step === 1 ? p % width : Math.floor(p / width);
      let value = data[p] as number;
      const end = p + Math.min(reach, length - 1 - at) * step;
      for (let q = p - Math.min(reach, at) * step; q <= end; q += step) value = choose(value, data[q] as number);
      out[p] = value;
    }
    data = out;
  }
  return { data, width, height };
}

/** Four corners around the largest part that is at least as bright as `level`; null where it is no quadrilateral. */
function brightQuadrilateral(
  { data, width, height }: Grey,
  level: number,
): { corners: Corner[]; filled: number } | null {
  const mask = data.map((value) => (value >= level ? 1 : 0));
  const { shapes, labels } = findShapes({ data: mask, width, height });
  const largest = shapes.reduce((best, shape, index) => (shape.area > (shapes[best]?.area ?? 0) ? index : best), 0);
  const shape = shapes[largest];
  if (shape === undefined || shape.area < LEAST_SHARE * data.length * LEAST_PAPER) return null;
  const edge: Corner[] = [];
  for (let y = shape.top; y < shape.bottom; y++) {
    const row = labels.subarray(y * width, (y + 1) * width);
    const left = row.indexOf(largest + 1);
    const right = row.lastIndexOf(largest + 1) + 1;
    if (left >= 0) edge.push([left, y], [left, y + 1], [right, y], [right, y + 1]);
  }
  const corners = fourSides(hullOf(edge));
  if (corners === null || !isSquarish(corners)) return null;
  const filled = Math.min(1, shape.area / clippedArea(corners, width, height));
  return filled >= LEAST_PAPER ? { corners, filled } : null;
}

const cross = (o: Corner, a: Corner, b: Corner): number =>
  (a[0] - o[0]) * (b[1] - o[1]) - (a[1] - o[1]) * (b[0] - o[0]);

/** Convex hull, clockwise on the screen (Andrew's chain). */
function hullOf(points: readonly Corner[]): Corner[] {
  const sorted = points.toSorted((a, b) => a[0] - b[0] || a[1] - b[1]);
  const half = (list: readonly Corner[]): Corner[] => {
    const chain: Corner[] = [];
    for (const point of list) {
      while (chain.length >= 2 && cross(chain.at(-2) as Corner, chain.at(-1) as Corner, point) <= 0) chain.pop();
      chain.push(point);
    }
    chain.pop();
    return chain;
  };
  return [...half(sorted), ...half(sorted.toReversed())];
}

/** Takes away the side whose neighbours meet with the least area gained, until four are left. */
function fourSides(hull: readonly Corner[]): Corner[] | null {
  const corners = [...hull];
  while (corners.length > 4) {
    let best: { index: number; point: Corner; gain: number } | null = null;
    for (let i = 0; i < corners.length; i++) {
      const at = (k: number): Corner => corners[(i + k) % corners.length] as Corner;
      const point = meeting(at(0), at(1), at(2), at(3));
      if (point === null) continue;
      const gain = Math.abs(cross(at(1), at(2), point)) / 2;
      if (best === null || gain < best.gain) best = { index: i, point, gain };
    }
    if (best === null) return null;
    const [first, second] = [(best.index + 1) % corners.length, (best.index + 2) % corners.length];
    corners[first] = best.point;
    corners.splice(second, 1);
  }
  return corners.length === 4 ? corners : null;
}

/** Where the line from a through b meets the line from d through c, beyond b and c; null where they part. */
function meeting(a: Corner, b: Corner, c: Corner, d: Corner): Corner | null {
  const [ux, uy] = [b[0] - a[0], b[1] - a[1]];
  const [vx, vy] = [c[0] - d[0], c[1] - d[1]];
  const bottom = ux * vy - uy * vx;
  if (Math.abs(bottom) < 1e-9) return null;
  const t = ((d[0] - a[0]) * vy - (d[1] - a[1]) * vx) / bottom;
  const s = ((d[0] - a[0]) * uy - (d[1] - a[1]) * ux) / bottom;
  return t < 1 || s < 1 ? null : [a[0] + t * ux, a[1] + t * uy];
}

function areaOf(corners: readonly Corner[]): number {
  let sum = 0;
  corners.forEach(([x, y], i) => {
    const [u, v] = corners[(i + 1) % corners.length] as Corner;
    sum += x * v - u * y;
  });
  return Math.abs(sum) / 2;
}

/** The area inside the picture, counted on a coarse grid. */
function clippedArea(corners: readonly Corner[], width: number, height: number): number {
  let inside = 0;
  for (let y = 2; y < height; y += 4) for (let x = 2; x < width; x += 4) if (contains(corners, x, y)) inside++;
  return inside * 16;
}

/** Whether a point lies in a convex polygon, whichever way round it runs. */
function contains(corners: readonly Corner[], x: number, y: number): boolean {
  let sign = 0;
  for (let i = 0; i < corners.length; i++) {
    const side = cross(corners[i] as Corner, corners[(i + 1) % corners.length] as Corner, [x, y]);
    if (side === 0) continue;
    if (sign !== 0 && side > 0 !== sign > 0) return false;
    sign = side;
  }
  return true;
}

const lengthOf = (a: Corner, b: Corner): number => Math.hypot(b[0] - a[0], b[1] - a[1]);

function isSquarish(corners: readonly Corner[]): boolean {
  const at = (k: number): Corner => corners[k % 4] as Corner;
  for (let i = 0; i < 4; i++) {
    const [a, b, c] = [at(i), at(i + 1), at(i + 2)];
    const cosine = ((a[0] - b[0]) * (c[0] - b[0]) + (a[1] - b[1]) * (c[1] - b[1])) / (lengthOf(a, b) * lengthOf(b, c));
    const degrees = (Math.acos(cosine) * 180) / Math.PI;
    if (!(degrees >= ANGLES.from && degrees <= ANGLES.to)) return false;
    const ratio = lengthOf(at(i), at(i + 1)) / lengthOf(at(i + 2), at(i + 3));
    if (ratio > 2 || ratio < 0.5) return false;
  }
  return true;
}

/** How much darker it is outside, along the side where least; 0 unless two sides lie inside the picture. */
function contrastOf({ data, width, height }: Grey, corners: readonly Corner[]): number {
  const reach = 0.022 * Math.max(width, height);
  const middle: Corner = [corners.reduce((sum, [x]) => sum + x, 0) / 4, corners.reduce((sum, [, y]) => sum + y, 0) / 4];
  const sides: number[] = [];
  for (let i = 0; i < 4; i++) {
    const [a, b] = [corners[i] as Corner, corners[(i + 1) % 4] as Corner];
    let [nx, ny] = [(b[1] - a[1]) / lengthOf(a, b), (a[0] - b[0]) / lengthOf(a, b)];
    if (nx * (middle[0] - a[0]) + ny * (middle[1] - a[1]) > 0) [nx, ny] = [-nx, -ny];
    const differences: number[] = [];
    for (let t = 0.06; t < 0.95; t += 0.04) {
      const [x, y] = [a[0] + t * (b[0] - a[0]), a[1] + t * (b[1] - a[1])];
      const at = (k: number): number | undefined => {
        const [u, v] = [Math.round(x + k * nx), Math.round(y + k * ny)];
        return u < 0 || v < 0 || u >= width || v >= height ? undefined : data[v * width + u];
      };
      const [inside, outside] = [at(-3 * reach), at(reach)];
      if (inside !== undefined && outside !== undefined) differences.push(1 - outside / Math.max(1, inside));
    }
    // A fifth of a side may lie under a finger or in glare.
    differences.sort((p, q) => p - q);
    if (differences.length >= 8) sides.push(differences[Math.floor(differences.length / 5)] as number);
  }
  return sides.length < 2 ? 0 : Math.min(...sides);
}

/** Share of what is clearly darker than its surroundings that lies outside. */
function inkOutside(copy: Grey, paper: Grey, corners: readonly Corner[]): number {
  // The step from paper to desk is no ink.
  const wide = corners.map(([x, y]): Corner => [x + (x - copy.width / 2) * 0.08, y + (y - copy.height / 2) * 0.08]);
  let [outside, all] = [0, 0];
  for (let y = 0, p = 0; y < copy.height; y++) {
    for (let x = 0; x < copy.width; x++, p++) {
      if ((copy.data[p] as number) > 0.72 * (paper.data[p] as number)) continue;
      all++;
      if (!contains(wide, x, y)) outside++;
    }
  }
  return all === 0 ? 0 : outside / all;
}

/** Clockwise from the corner nearest to the top left. */
function fromTopLeft(corners: readonly Corner[]): Sheet {
  const clockwise = cross(corners[0] as Corner, corners[1] as Corner, corners[2] as Corner) > 0;
  const list = clockwise ? [...corners] : corners.toReversed();
  const first = list.reduce((best, [x, y], i) => (x + y < sumOf(list[best]) ? i : best), 0);
  const at = (k: number): Corner => list[(first + k) % 4] as Corner;
  return [at(0), at(1), at(2), at(3)];
}

const sumOf = (corner: Corner | undefined): number => (corner === undefined ? 0 : corner[0] + corner[1]);

/** A4 seen at a slant looks between these shapes, long side over short; others keep the shape they show. */
const A4_LOOKS = { from: 1.15, to: 1.7 };

/** Size in pixels of the flat sheet, so that nothing of it is reduced. */
export function flatSize(sheet: Sheet, width: number, height: number): { width: number; height: number } {
  const px = sheet.map(([x, y]): Corner => [x * width, y * height]) as unknown as Sheet;
  const wide = Math.max(lengthOf(px[0], px[1]), lengthOf(px[3], px[2]));
  const high = Math.max(lengthOf(px[0], px[3]), lengthOf(px[1], px[2]));
  const ratio = Math.max(wide, high) / Math.min(wide, high);
  if (ratio < A4_LOOKS.from || ratio > A4_LOOKS.to) return { width: wide, height: high };
  const long = Math.max(wide, high, Math.SQRT2 * Math.min(wide, high));
  return high >= wide ? { width: long / Math.SQRT2, height: long } : { width: long, height: long / Math.SQRT2 };
}

/** From shares of the flat sheet to shares of the picture: the projective map of the unit square to four corners. */
export function layFlat([[x0, y0], [x1, y1], [x2, y2], [x3, y3]]: Sheet): PointMap {
  // Heckbert, "Fundamentals of texture mapping and image warping", 1989, section 2.2.3.
  const [dx1, dx2, dx3] = [x1 - x2, x3 - x2, x0 - x1 + x2 - x3];
  const [dy1, dy2, dy3] = [y1 - y2, y3 - y2, y0 - y1 + y2 - y3];
  const bottom = dx1 * dy2 - dx2 * dy1;
  const g = (dx3 * dy2 - dx2 * dy3) / bottom;
  const h = (dx1 * dy3 - dx3 * dy1) / bottom;
  const [a, b] = [x1 - x0 + g * x1, x3 - x0 + h * x3];
  const [d, e] = [y1 - y0 + g * y1, y3 - y0 + h * y3];
  return (u, v) => {
    const w = g * u + h * v + 1;
    return [(a * u + b * v + x0) / w, (d * u + e * v + y0) / w];
  };
}
