/**
 * Lifts what was written by hand out of the printed line it stands in: a strip of the page with the gap between two
 * printed words becomes a small grey picture that holds the writing and little else.
 *
 * Pure. Print is told from writing by place: a connected piece of ink that lies outside the gap is print, one that
 * reaches out of it is cut a little way beyond its edge. Where the writing is blue, black ink goes as well. Dotted
 * lines, rules and specks are dropped. Training composes strips and sends them through this same code, so the model
 * has seen what lifting leaves behind.
 */

/** Height of a printed digit in every strip, in pixels: strips of all resolutions are alike. */
export const DIGIT = 24;
/** Strips show two lines' height around the printed line; digits stand on the base line. */
export const STRIP_HEIGHT = 96;
export const BASE_LINE = 60;
/** Size of the picture the model reads. */
export const WRITING_HEIGHT = 32;
export const WRITING_WIDTH = 96;

export type Strip = {
  /** 0 = black; the paper is about white. */
  readonly data: Uint8Array;
  /** How blue the ink is, 0…255; null where the page has no colour. */
  readonly blue: Uint8Array | null;
  readonly width: number;
  /** Where the print before the writing ends and the print after it begins. */
  readonly left: number;
  readonly right: number;
};

export type Writing = {
  /** WRITING_HEIGHT rows of WRITING_WIDTH, 255 = ink. */
  readonly ink: Uint8Array;
  /** Where in the strip it stood: left, top, width, height. */
  readonly box: readonly [number, number, number, number];
};

export type Lifting = {
  /** Moves both edges of the gap outwards by so many pixels. */
  readonly widen?: number;
  /** Height of the writing in the picture, in pixels. */
  readonly tall?: number;
};

/** Writing is this far over the edge of the gap at most; what lies further out belongs to the print it touches. */
const OVERLAP = 0.42 * DIGIT;
/** Less of a piece than this share inside the gap, and it is print. */
const INSIDE = 0.3;
const TALL = 26;
/** Blue stronger than this is ink of a pen; scanners give black print a cast of up to 30. */
const BLUE = 48;

type Piece = { area: number; inside: number; left: number; top: number; right: number; bottom: number };

/** The writing of a strip, or null where the gap is empty. */
export function lift(strip: Strip, { widen = 0, tall = TALL }: Lifting = {}): Writing | null {
  const { data, width } = strip;
  const [from, to] = [strip.left - widen, strip.right + widen];
  const level = inkLevel(data);
  if (level === null) return null;
  const penIsBlue = strip.blue !== null && countBlue(strip, level, from, to) >= 0.35;
  const first = Math.max(0, Math.floor(from - OVERLAP));
  const last = Math.min(width - 1, Math.ceil(to + OVERLAP));
  // Cut before pieces are looked for: a stroke that touches the last letter of print is then not lost with the word.
  const ink = new Uint8Array(data.length);
  for (let y = 0; y < STRIP_HEIGHT; y++)
    for (let p = y * width + first; p <= y * width + last; p++) {
      const dark = (data[p] as number) < level;
      if (dark && (!penIsBlue || ((strip.blue as Uint8Array)[p] as number) >= BLUE / 2)) ink[p] = 1;
    }
  const { labels, pieces } = connected(ink, width, from, to);
  const kept = pieces.map((piece) => isWriting(piece, from, to));
  const writing = ink;
  labels.forEach((label, p) => {
    writing[p] = label > 0 && kept[label - 1] === true ? 1 : 0;
  });
  const box = boundsOf(pieces, kept);
  return box === null ? null : { ink: framed(data, width, writing, box, level, tall), box };
}

/** Between paper and ink (Otsu, "A threshold selection method", 1979); null where there is no ink to speak of. */
function inkLevel(data: Uint8Array): number | null {
  const histogram = new Uint32Array(256);
  let sum = 0;
  for (const value of data) {
    histogram[value] = (histogram[value] as number) + 1;
    sum += value;
  }
  let [dark, darkSum, best, level] = [0, 0, -1, 0];
  for (let t = 0; t < 255; t++) {
    dark += histogram[t] as number;
    darkSum += t * (histogram[t] as number);
    const bright = data.length - dark;
    if (dark === 0 || bright === 0) continue;
    const difference = darkSum / dark - (sum - darkSum) / bright;
    const between = dark * bright * difference * difference;
    if (between > best) [best, level] = [between, t];
  }
  const [darkMean, brightMean] = means(histogram, level);
  if (brightMean - darkMean < 40) return null;
  // A little above Otsu's middle: thin strokes of a pen are greyer than print.
  return Math.min(level + 0.12 * (brightMean - level), 225);
}

function means(histogram: Uint32Array, level: number): [number, number] {
  const [sums, counts] = [
    [0, 0],
    [0, 0],
  ];
  histogram.forEach((count, value) => {
    const side = value <= level ? 0 : 1;
    sums[side] = (sums[side] as number) + count * value;
    counts[side] = (counts[side] as number) + count;
  });
  return [
    (sums[0] as number) / Math.max(1, counts[0] as number),
    (sums[1] as number) / Math.max(1, counts[1] as number),
  ];
}

/** Share of the ink in the gap that is blue. */
function countBlue({ data, blue, width }: Strip, level: number, from: number, to: number): number {
  if (blue === null) return 0;
  let [ink, blueInk] = [0, 0];
  for (let p = 0; p < data.length; p++) {
    const x = p % width;
    if (x < from || x > to || (data[p] as number) >= level) continue;
    ink++;
    if ((blue[p] as number) >= BLUE) blueInk++;
  }
  return ink < 20 ? 0 : blueInk / ink;
}

/** Pieces of ink that hang together, corners included, with their label (1…) for each pixel. */
function connected(ink: Uint8Array, width: number, from: number, to: number) {
  const labels = new Uint16Array(width * STRIP_HEIGHT);
  const pieces: Piece[] = [];
  const stack: number[] = [];
  for (let start = 0; start < labels.length; start++) {
    if (ink[start] === 0 || labels[start] !== 0) continue;
    const label = pieces.length + 1;
    const piece: Piece = { area: 0, inside: 0, left: width, top: STRIP_HEIGHT, right: 0, bottom: 0 };
    pieces.push(piece);
    labels[start] = label;
    stack.push(start);
    for (let p = stack.pop(); p !== undefined; p = stack.pop()) {
      const x = p % width;
      const y = (p - x) / width;
      piece.area++;
      if (x >= from && x <= to) piece.inside++;
      piece.left = Math.min(piece.left, x);
      piece.right = Math.max(piece.right, x);
      piece.top = Math.min(piece.top, y);
      piece.bottom = Math.max(piece.bottom, y);
      for (let dy = -1; dy <= 1; dy++) {
        for (let dx = -1; dx <= 1; dx++) {
          const [nx, ny] = [x + dx, y + dy];
          if (nx < 0 || ny < 0 || nx >= width || ny >= STRIP_HEIGHT) continue;
          const q = ny * width + nx;
          if (ink[q] === 0 || labels[q] !== 0) continue;
          labels[q] = label;
          stack.push(q);
        }
      }
    }
  }
  return { labels, pieces };
}

function isWriting(piece: Piece, from: number, to: number): boolean {
  const [width, height] = [piece.right - piece.left + 1, piece.bottom - piece.top + 1];
  if (piece.area < 7 || piece.inside < INSIDE * piece.area) return false;
  // The line above or below the strip's own.
  const centre = (piece.top + piece.bottom) / 2;
  if (piece.bottom < BASE_LINE - 0.9 * DIGIT || centre > BASE_LINE + 0.25 * DIGIT) return false;
  if (piece.top > BASE_LINE + 0.1 * DIGIT) return false;
  // Dots of a dotted line, colons and specks; rules and what is left of them.
  if (height < 0.26 * DIGIT && width < 0.3 * DIGIT) return false;
  if (height < 0.2 * DIGIT && width > 0.8 * DIGIT) return false;
  // An upright of the colon or the stroke that just looks over the edge.
  const middle = (piece.left + piece.right) / 2;
  return middle >= from - 0.15 * DIGIT && middle <= to + 0.15 * DIGIT;
}

function boundsOf(pieces: readonly Piece[], kept: readonly boolean[]) {
  let [left, top, right, bottom] = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY, 0, 0];
  pieces.forEach((piece, index) => {
    if (kept[index] !== true) return;
    left = Math.min(left, piece.left);
    right = Math.max(right, piece.right);
    top = Math.min(top, piece.top);
    bottom = Math.max(bottom, piece.bottom);
  });
  // Nothing, or a scrap that is no digit.
  if (bottom - top < 0.4 * DIGIT) return null;
  return [left, top, right - left + 1, bottom - top + 1] as const;
}

/** The box scaled to the height the model reads, in the middle of its picture; wide writing is squeezed. */
function framed(
  data: Uint8Array,
  width: number,
  writing: Uint8Array,
  [left, top, boxWidth, boxHeight]: readonly [number, number, number, number],
  level: number,
  tall: number,
): Uint8Array {
  const ink = new Uint8Array(WRITING_HEIGHT * WRITING_WIDTH);
  // Greys at the edge of a stroke stay with it: a pixel counts when it or a neighbour is writing.
  const near = (x: number, y: number): boolean => {
    for (let q = Math.max(0, y - 1); q <= Math.min(STRIP_HEIGHT - 1, y + 1); q++)
      for (let p = q * width + Math.max(0, x - 1); p <= q * width + Math.min(width - 1, x + 1); p++)
        if (writing[p] === 1) return true;
    return false;
  };
  const source = new Float32Array(width * STRIP_HEIGHT);
  const white = Math.min(250, level + 70);
  const [x0, x1] = [Math.max(0, Math.floor(left) - 2), Math.min(width, Math.ceil(left + boxWidth) + 2)];
  for (let y = Math.max(0, top - 2); y < Math.min(STRIP_HEIGHT, top + boxHeight + 2); y++)
    for (let x = x0; x < x1; x++) {
      const value = data[y * width + x] as number;
      if (value < white && near(x, y)) source[y * width + x] = Math.min(1, (white - value) / (white - 0.35 * level));
    }
  const scaleY = tall / boxHeight;
  const scaleX = Math.min(scaleY, (WRITING_WIDTH - 4) / boxWidth);
  const offsetY = (WRITING_HEIGHT - tall) / 2;
  const offsetX = (WRITING_WIDTH - boxWidth * scaleX) / 2;
  const total = (x: number, y: number): number =>
    x < 0 || y < 0 || x >= width || y >= STRIP_HEIGHT ? 0 : (source[y * width + x] as number);
  for (let j = 0; j < WRITING_HEIGHT; j++)
    for (let i = 0; i < WRITING_WIDTH; i++) {
      const [u0, u1] = [left + (i - offsetX) / scaleX, left + (i + 1 - offsetX) / scaleX];
      const [v0, v1] = [top + (j - offsetY) / scaleY, top + (j + 1 - offsetY) / scaleY];
      ink[j * WRITING_WIDTH + i] = Math.round(255 * Math.min(1, sampled(total, u0, v0, u1, v1)));
    }
  return ink;
}

/** Mean over a rectangle where the picture is reduced, a blend of four neighbours where it is enlarged. */
function sampled(at: (x: number, y: number) => number, u0: number, v0: number, u1: number, v1: number): number {
  if (u1 - u0 <= 1 && v1 - v0 <= 1) {
    const [x, y] = [(u0 + u1) / 2 - 0.5, (v0 + v1) / 2 - 0.5];
    const [i, j] = [Math.floor(x), Math.floor(y)];
    const [a, b] = [x - i, y - j];
    return (
      at(i, j) * (1 - a) * (1 - b) + at(i + 1, j) * a * (1 - b) + at(i, j + 1) * (1 - a) * b + at(i + 1, j + 1) * a * b
    );
  }
  let [sum, weight] = [0, 0];
  for (let y = Math.floor(v0); y < v1; y++) {
    const high = Math.min(v1, y + 1) - Math.max(v0, y);
    for (let x = Math.floor(u0); x < u1; x++) {
      const part = high * (Math.min(u1, x + 1) - Math.max(u0, x));
      sum += part * at(x, y);
      weight += part;
    }
  }
  return weight === 0 ? 0 : sum / weight;
}
