/**
 * By how much the lines of text lean, and whether they stand upright at all, from the projection profile of a
 * picture of ink (Postl's method: sums along the right direction rise and fall most sharply).
 *
 * Pure: a mask in, degrees out. Only the lower edges of ink count, so that baselines weigh more than the mass of a
 * stamp or of a drawing.
 */

/** 1 = ink, 0 = paper; rows without padding. */
export type InkMask = { readonly data: Uint8Array; readonly width: number; readonly height: number };

export const MAX_SKEW = 15;

/** Fewer edge points than this are no text to judge by: about two short words at 150 dpi. */
const FEWEST_POINTS = 250;

type Points = {
  readonly along: Float32Array;
  readonly across: Float32Array;
  readonly count: number;
  readonly span: number;
};

/** Lower edges of ink; for `sideways` the mask is read as if turned by 90°, so lines that run down the page count. */
function edgePoints(mask: InkMask, sideways: boolean): Points {
  const { data, width, height } = mask;
  const next = sideways ? 1 : width;
  const wide = sideways ? width - 1 : width;
  const high = sideways ? height : height - 1;
  let count = 0;
  for (let y = 0; y < high; y++) {
    const row = y * width;
    for (let x = 0; x < wide; x++) if (data[row + x] === 1 && data[row + x + next] === 0) count++;
  }
  // Every n-th point is enough on dense pages: the profile is a statistic.
  const keep = Math.max(1, Math.floor(count / 60_000));
  const along = new Float32Array(Math.ceil(count / keep));
  const across = new Float32Array(along.length);
  let seen = 0;
  let n = 0;
  const middle = (sideways ? height : width) / 2;
  for (let y = 0; y < high; y++) {
    const row = y * width;
    for (let x = 0; x < wide; x++) {
      if (data[row + x] !== 1 || data[row + x + next] !== 0) continue;
      if (seen++ % keep !== 0) continue;
      along[n] = (sideways ? y : x) - middle;
      across[n] = sideways ? x : y;
      n++;
    }
  }
  return { along, across, count: n, span: sideways ? width : height };
}

/** Energy of the profile's steps when the lines are taken to lean by `degrees`. */
function energy(points: Points, degrees: number, profile: Float32Array): number {
  const slope = Math.tan((degrees * Math.PI) / 180);
  profile.fill(0);
  const last = profile.length - 1;
  const margin = (profile.length - points.span) / 2;
  for (let i = 0; i < points.count; i++) {
    const at = (points.across[i] as number) - slope * (points.along[i] as number) + margin;
    const bin = at < 0 ? 0 : at > last ? last : Math.round(at);
    profile[bin] = (profile[bin] as number) + 1;
  }
  let sum = 0;
  // Three bins against the three before: a coarse scan drawn finer has its edges on a grid, and single bins would see
  // that grid instead of the lines. Bins at the ends collect what fell outside, so they are left out.
  for (let i = 7; i < last; i++) {
    const below = (profile[i] as number) + (profile[i - 1] as number) + (profile[i - 2] as number);
    const above = (profile[i - 3] as number) + (profile[i - 4] as number) + (profile[i - 5] as number);
    sum += (below - above) ** 2;
  }
  return sum;
}

type Lean = { readonly degrees: number; readonly energy: number };

function steepest(points: Points): Lean {
  if (points.count < FEWEST_POINTS) return { degrees: 0, energy: 0 };
  const profile = new Float32Array(points.span + 2 * Math.ceil(points.span * 0.3));
  let best: Lean = { degrees: 0, energy: energy(points, 0, profile) };
  const search = (from: number, to: number, step: number): void => {
    const count = Math.round((to - from) / step);
    for (let i = 0; i <= count; i++) {
      const degrees = from + i * step;
      if (Math.abs(degrees) > MAX_SKEW) continue;
      const found = energy(points, degrees, profile);
      if (found > best.energy) best = { degrees, energy: found };
    }
  };
  search(-MAX_SKEW, MAX_SKEW, 0.5);
  search(best.degrees - 0.4, best.degrees + 0.4, 0.1);
  search(best.degrees - 0.08, best.degrees + 0.08, 0.02);
  return best;
}

/**
 * Degrees by which lines fall to the right (negative: rise), within ±15, to about 0.05° on a page of text at 150 dpi;
 * 0 where there is too little ink to tell. `sideways` is true when lines running down the page fit better than lines
 * running across it: then `degrees` is measured on the picture as it stands turned by 90°, and means nothing else.
 */
export function measureSkew(mask: InkMask): { degrees: number; sideways: boolean } {
  const across = steepest(edgePoints(mask, false));
  const down = steepest(edgePoints(mask, true));
  // Rules of tables raise both; text raises the one along its lines at least twofold.
  const sideways = down.energy > 1.5 * across.energy && down.energy > 0;
  return { degrees: Math.abs(across.degrees) < 0.01 ? 0 : across.degrees, sideways };
}
