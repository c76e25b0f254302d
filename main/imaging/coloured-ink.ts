/**
 * Seals, pens and pencils in colour that lie over black print. The red channel fades red ink only; over print a blue
 * seal or signature joins lines and letters, and the engine loses whole paragraphs (24 % wrong characters on three
 * pages with two seals and two strokes of a pen over the text, 0.9 % with these faded; 2026-11).
 *
 * Large marks are told from coloured print by their size: letters and words stay, whatever their colour. Inside a mark
 * every pixel takes its brightest channel, in which ink of any colour pales and black does not.
 *
 * Pure. A page without such marks pays for the look at a copy of 100 dpi, 10 ms.
 */
import { findShapes, type Shape } from './components.ts';
import type { Grey } from './grey.ts';
import type { InkMask } from './skew.ts';

/** Pixels of 8 bits a sample, rows without padding, red first. */
export type Colour = {
  readonly data: Uint8Array;
  readonly width: number;
  readonly height: number;
  readonly channels: number;
};

const LOOKING_DPI = 100;

/**
 * Inks that are lifted. `hue` is how much more of it than grey a pixel has; so much more than the paper is ink: faded
 * stamps have 40, the fringes of black print up to 20. Violet counts as blue, since its green is low.
 */
const INKS = [
  { hue: (r: number, g: number, b: number) => (b >= r + 8 ? b - (r + g) / 2 : 0), least: 30 },
  { hue: (r: number, g: number, b: number) => r - (g + b) / 2, least: 40 },
] as const;
type Hue = (typeof INKS)[number]['hue'];

/** Seals, signatures and strokes of a pencil are higher than this; two lines of a blue letterhead that touch are not. */
const MARK_HEIGHT_MM = 9;

/** A mark is drawn in strokes: what fills its bounds more than this is a picture or a coloured field. */
const MOST_FILLED = 0.75;

/** What runs over more of the page than this is the desk under a photographed sheet. */
const MOST_OF_PAGE = 0.7;

/** Fewer coloured pixels on the copy than this are no seal. */
const FEWEST_PIXELS = 100;

/** The share of a mark's ink that stays darker than paper: where it lies over print it is dark and must stay so. */
const INK_RANK = 0.15;

/** Ink darker than this in every channel is not told from print. */
const LEAST_LEVEL = 90;

/** The red channel: red stamps and red pencil fade into the paper, black and blue ink stay dark. */
export function redChannelOf({ data, width, height, channels }: Colour): Grey {
  if (channels === 1) return { data, width, height };
  const grey = new Uint8Array(width * height);
  for (let i = 0, p = 0; i < grey.length; i++, p += channels) grey[i] = data[p] as number;
  return { data: grey, width, height };
}

/**
 * Fades large coloured marks in the red channel of a picture, in place.
 * @param grey the red channel of `colour`
 * @returns how many marks were faded
 */
export function fadeColouredMarks(grey: Grey, colour: Colour, dpi: number): number {
  if (colour.channels < 3) return 0;
  return INKS.reduce((marks, { hue, least }) => marks + fadeMarks(grey, colour, dpi, hue, least), 0);
}

function fadeMarks(grey: Grey, colour: Colour, dpi: number, hue: Hue, least: number): number {
  const step = Math.max(1, Math.floor(dpi / LOOKING_DPI));
  const threshold = hueOfPaper(colour, hue) + least;
  const isInk = (p: number): boolean =>
    hue(colour.data[p] as number, colour.data[p + 1] as number, colour.data[p + 2] as number) >= threshold;
  if (!hasInk(colour, isInk, step)) return 0;
  const mask = inkCopy(colour, isInk, step);
  const millimetre = dpi / step / 25.4;
  const { shapes, labels } = findShapes(mask);
  let marks = 0;
  shapes.forEach((shape, index) => {
    const { left, top, right, bottom, area } = shape;
    const wide = right - left > MOST_OF_PAGE * mask.width || bottom - top > MOST_OF_PAGE * mask.height;
    if (wide || bottom - top < MARK_HEIGHT_MM * millimetre) return;
    if (area > MOST_FILLED * (right - left) * (bottom - top)) return;
    marks++;
    fade(grey, colour, shape, step, isInk, (u, v) => labels[v * mask.width + u] === index + 1);
  });
  return marks;
}

/** Whether every third pixel of the copy each way shows enough ink for a mark; most pages hold none. */
function hasInk({ width, height, channels }: Colour, isInk: (p: number) => boolean, step: number): boolean {
  let count = 0;
  for (let y = step; y < height; y += 3 * step) {
    for (let x = step; x < width; x += 3 * step) if (isInk((y * width + x) * channels)) count++;
  }
  return count >= FEWEST_PIXELS / 9;
}

/** Ink on a copy reduced by `step`, grown by a pixel so that strokes hang together. */
function inkCopy({ width, height, channels }: Colour, isInk: (p: number) => boolean, step: number): InkMask {
  const [w, h] = [Math.floor(width / step), Math.floor(height / step)];
  const mask = new Uint8Array(w * h);
  for (let y = 1; y < h - 1; y++) {
    for (let x = 1; x < w - 1; x++) {
      if (!isInk(((y * step + (step >> 1)) * width + x * step + (step >> 1)) * channels)) continue;
      for (let q = (y - 1) * w + x - 1, row = 0; row < 3; row++, q += w) mask.fill(1, q, q + 3);
    }
  }
  return { data: mask, width: w, height: h };
}

/** The hue of the paper: the median of some ten thousand pixels. */
function hueOfPaper({ data, channels }: Colour, hue: Hue): number {
  const seen: number[] = [];
  const stride = channels * Math.max(1, Math.floor(data.length / channels / 10_007));
  for (let p = 0; p + 2 < data.length; p += stride) {
    seen.push(hue(data[p] as number, data[p + 1] as number, data[p + 2] as number));
  }
  return seen.sort((x, y) => x - y)[seen.length >> 1] ?? 0;
}

/** In one mark the brightest channel, stretched so that the mark's own ink becomes as bright as paper. */
function fade(
  grey: Grey,
  { data, channels }: Colour,
  { left, top, right, bottom }: Shape,
  step: number,
  isInk: (p: number) => boolean,
  inside: (u: number, v: number) => boolean,
): void {
  const { width } = grey;
  const histogram = new Uint32Array(256);
  let ink = 0;
  const places: number[] = [];
  for (let y = top * step; y < bottom * step; y++) {
    const v = Math.floor(y / step);
    for (let x = left * step; x < right * step; x++) {
      if (!inside(Math.floor(x / step), v)) continue;
      const i = y * width + x;
      const p = i * channels;
      const brightest = Math.max(data[p] as number, data[p + 1] as number, data[p + 2] as number);
      places.push(i, brightest);
      if (!isInk(p)) continue;
      histogram[brightest] = (histogram[brightest] as number) + 1;
      ink++;
    }
  }
  let rest = ink * INK_RANK;
  let level = 0;
  while (level < 255 && rest > (histogram[level] as number)) rest -= histogram[level++] as number;
  const gain = 255 / Math.max(LEAST_LEVEL, level);
  for (let k = 0; k < places.length; k += 2) {
    const at = places[k] as number;
    grey.data[at] = Math.max(grey.data[at] as number, Math.min(255, (places[k + 1] as number) * gain));
  }
}
