/**
 * Where words lie on a page and on the screen. Pure. Coordinates are pixels of the upright page (shared/page-text.ts);
 * a box is turned by the page's skew about its centre, clockwise where lines fall to the right.
 */
import { type Box, linesOf, type PageText, wordsOf } from '../../../shared/page-text.ts';

export type Point = { readonly x: number; readonly y: number };

/** Two corners of a part of the page, any two that lie across from each other. */
export type Span = { readonly from: Point; readonly to: Point };

const radians = (degrees: number): number => (degrees * Math.PI) / 180;

function turned(point: Point, about: Point, degrees: number): Point {
  const [sin, cos] = [Math.sin(radians(degrees)), Math.cos(radians(degrees))];
  const [dx, dy] = [point.x - about.x, point.y - about.y];
  return { x: about.x + dx * cos - dy * sin, y: about.y + dx * sin + dy * cos };
}

export const centreOf = ([x, y, width, height]: Box): Point => ({ x: x + width / 2, y: y + height / 2 });

/** The four corners as they lie on the paper: top left, top right, bottom right, bottom left. */
export function cornersOf(box: Box, skew: number): readonly [Point, Point, Point, Point] {
  const [x, y, width, height] = box;
  const centre = centreOf(box);
  const corner = (cx: number, cy: number): Point => turned({ x: cx, y: cy }, centre, skew);
  return [corner(x, y), corner(x + width, y), corner(x + width, y + height), corner(x, y + height)];
}

const at = ({ x, y }: Point): string => `${x.toFixed(1)} ${y.toFixed(1)}`;

/** All boxes as one SVG path, so that hundreds of words cost one element. `grow` widens each by so many pixels. */
export const outlinePath = (boxes: readonly Box[], skew: number, grow = 0): string =>
  boxes
    .map(([x, y, width, height]) => {
      const [a, b, c, d] = cornersOf([x - grow, y - grow, width + 2 * grow, height + 2 * grow], skew);
      return `M${at(a)}L${at(b)}L${at(c)}L${at(d)}Z`;
    })
    .join('');

/** A line under each box, as one SVG path. */
export const underlinePath = (boxes: readonly Box[], skew: number): string =>
  boxes
    .map(([x, y, width, height]) => {
      const [, , right, left] = cornersOf([x, y, width, height * 1.08], skew);
      return `M${at(left)}L${at(right)}`;
    })
    .join('');

/** The upright rectangle that holds all boxes as they lie; null for none. */
export function frameOf(boxes: readonly Box[], skew: number): Box | null {
  if (boxes.length === 0) return null;
  const corners = boxes.flatMap((box) => cornersOf(box, skew));
  const xs = corners.map((p) => p.x);
  const ys = corners.map((p) => p.y);
  const [left, top] = [Math.min(...xs), Math.min(...ys)];
  return [left, top, Math.max(...xs) - left, Math.max(...ys) - top];
}

/** How far a point lies from a box as it stands on the paper, 0 inside. */
function distanceTo(box: Box, skew: number, point: Point): number {
  const flat = turned(point, centreOf(box), -skew);
  const [x, y, width, height] = box;
  const dx = Math.max(x - flat.x, 0, flat.x - x - width);
  const dy = Math.max(y - flat.y, 0, flat.y - y - height);
  return Math.hypot(dx, dy);
}

/** The box under a point, or the nearest within `reach` pixels (letters are smaller than a hand is sure); null for none. */
export function boxAt(boxes: readonly Box[], skew: number, point: Point, reach = 0): number | null {
  let best: number | null = null;
  let least = Number.POSITIVE_INFINITY;
  for (const [index, box] of boxes.entries()) {
    const distance = distanceTo(box, skew, point);
    if (distance <= reach && distance < least) {
      best = index;
      least = distance;
    }
  }
  return best;
}

/** The boxes whose centre lies in a dragged rectangle, in reading order. */
export function boxesIn(boxes: readonly Box[], { from, to }: Span): number[] {
  const [left, right] = [Math.min(from.x, to.x), Math.max(from.x, to.x)];
  const [top, bottom] = [Math.min(from.y, to.y), Math.max(from.y, to.y)];
  return boxes.flatMap((box, index) => {
    const { x, y } = centreOf(box);
    return x >= left && x <= right && y >= top && y <= bottom ? [index] : [];
  });
}

/** The words (by their number in reading order) that a piece of evidence covers. */
export function wordsUnder(page: PageText, box: Box): number[] {
  const [x, y, width, height] = box;
  return boxesIn(
    wordsOf(page).map((word) => word.box),
    { from: { x, y }, to: { x: x + width, y: y + height } },
  );
}

export type WordStep = 'next' | 'previous' | 'above' | 'below';

/** The word beside, above or below a word; the same one where there is none. */
export function stepWord(page: PageText, word: number, step: WordStep): number {
  const all = wordsOf(page);
  const current = all[word];
  if (current === undefined) return all.length === 0 ? word : 0;
  if (step === 'next') return Math.min(all.length - 1, word + 1);
  if (step === 'previous') return Math.max(0, word - 1);
  const { x, y } = centreOf(current.box);
  let first = 0;
  let best = word;
  let least = Number.POSITIVE_INFINITY;
  for (const line of linesOf(page)) {
    const middle = centreOf(line.box).y;
    const own = word >= first && word < first + line.words.length;
    const way = step === 'above' ? y - middle : middle - y;
    if (!own && way > 0) {
      for (const [index, candidate] of line.words.entries()) {
        // A line further away only wins when it is much closer sideways: the other column of a letterhead stays away.
        const distance = way + Math.abs(centreOf(candidate.box).x - x) * 0.5;
        if (distance < least) [least, best] = [distance, first + index];
      }
    }
    first += line.words.length;
  }
  return best;
}

/** Words read with less certainty than `below` (0…100), by their number in reading order. */
export const doubtfulWords = (page: PageText, below: number): number[] =>
  wordsOf(page).flatMap((word, index) => (word.confidence < below && /[\p{L}\p{N}]/u.test(word.text) ? [index] : []));
