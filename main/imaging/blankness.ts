/**
 * Whether a page has anything on it. Backs are full of what is not theirs: specks, streaks of the scanner, print and
 * stamps that show through; and a page that holds only its number must not be lost.
 *
 * Pure: masks of ink in, an answer out, which may be that only reading can tell.
 */
import { measureInk } from './quality.ts';
import type { InkMask } from './skew.ts';

export type Blankness = 'blank' | 'doubtful' | 'written';

/** More ink than this is writing for certain: a dozen words (a page of text has 0.03 to 0.12). */
const SURELY_WRITTEN = 0.003;

/**
 * A stamp of 36 mm covers 0.006 of A4 and more. What shows through from the other side covered up to 0.0021 on five
 * real backs (2026-11).
 */
const STAMP = 0.004;

/** Inches: the height of the smallest figures printed, 8 points, less a little; specks are smaller. */
const SMALLEST_SIGN = 0.06;

/** A shape this many times longer than wide is a streak, a fold or a sheet's edge. */
const STREAK = 15;

/**
 * @param dark ink as the red channel shows it: print, pen, blue and black stamps
 * @param coloured ink of every colour; asked for only when there is little dark ink
 * @param dpi of both masks
 */
export async function judgeBlankness(dark: InkMask, coloured: () => Promise<InkMask>, dpi: number): Promise<Blankness> {
  if (measureInk(dark) >= SURELY_WRITTEN) return 'written';
  if (measureInk(await coloured()) >= STAMP) return 'written';
  return countSigns(dark, dpi) === 0 ? 'blank' : 'doubtful';
}

/** Connected shapes of ink, away from the page's border, that could be letters or figures. */
export function countSigns(mask: InkMask, dpi: number): number {
  const { data, width, height } = mask;
  const seen = new Uint8Array(data.length);
  const stack: number[] = [];
  const smallest = SMALLEST_SIGN * dpi;
  const border = Math.round(0.02 * Math.max(width, height));
  let signs = 0;
  for (let start = 0; start < data.length; start++) {
    if (data[start] !== 1 || seen[start] === 1) continue;
    seen[start] = 1;
    stack.push(start);
    let [left, right, top, bottom, area] = [width, 0, height, 0, 0];
    for (let p = stack.pop(); p !== undefined; p = stack.pop()) {
      const x = p % width;
      const y = (p - x) / width;
      left = Math.min(left, x);
      right = Math.max(right, x);
      top = Math.min(top, y);
      bottom = Math.max(bottom, y);
      area++;
      for (let j = Math.max(0, y - 1); j <= Math.min(height - 1, y + 1); j++) {
        for (let q = j * width + Math.max(0, x - 1), end = j * width + Math.min(width - 1, x + 1); q <= end; q++) {
          if (data[q] !== 1 || seen[q] === 1) continue;
          seen[q] = 1;
          stack.push(q);
        }
      }
    }
    const [w, h] = [right - left + 1, bottom - top + 1];
    const inside = left >= border && top >= border && right < width - border && bottom < height - border;
    const streak = Math.max(w, h) > STREAK * Math.max(1, area / Math.max(w, h));
    if (inside && h >= smallest && !streak) signs++;
  }
  return signs;
}
