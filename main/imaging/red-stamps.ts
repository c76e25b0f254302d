/**
 * Stamped words in red ink, each as a small picture of its own. The reading rendition drops red, so that seals do not
 * hide the words below them; but secrecy and urgency are stamped in red too, often aslant, and must be read.
 *
 * Promises: a picture without colour, or without longish red marks in its upper part, costs one look at a copy of
 * 75 dpi; round seals and emblems are not longish. A stamp lies level in its picture, whatever way it was put down.
 */
import type { Box } from '../../shared/page-text.ts';
import type { Grey } from './grey.ts';
import type { PagePicture } from './page-picture.ts';
import { decoded, rotated, uprightPipeline } from './pixels.ts';
import type { OcrPage } from './reading-rendition.ts';

export type RedStamp = {
  /** The stamp, dark on white and level; its `toPage` means nothing, `area` says where it stands. */
  readonly picture: OcrPage;
  /** On the upright page, in its pixels. */
  readonly area: Box;
};

/** Stamps of secrecy and urgency stand beside the letterhead. */
const UPPER_SHARE = 0.45;
const LOOKING_DPI = 75;
/** Red less green or blue, from which a pixel is red ink: faded ink has 70, brownish paper up to 30. */
const RED = 50;
/** Marks nearer than this many millimetres belong to one stamp: the gap between two stamped words. */
const REACH_MM = 2.7;
/** Length of a stamp: `MẬT` without a frame to a long arrow. */
const LENGTH_MM = { from: 10, to: 95 };
/** Length over breadth. A seal has 1; a frame about one word 1.8 and more. */
const LONGISH = 1.4;
const MOST_STAMPS = 4;

const redness = (data: Uint8Array, at: number): number =>
  (data[at] ?? 0) - Math.max(data[at + 1] ?? 0, data[at + 2] ?? 0);

/**
 * The red stamps in the upper part of a page.
 * @param like the reading rendition of the same picture: rotation, size and quality are taken from it
 * @throws StationError page-damaged
 */
export function redStamps(picture: PagePicture, like: OcrPage): Promise<RedStamp[]> {
  const { page } = like;
  return decoded(picture, async () => {
    const scale = Math.min(1, LOOKING_DPI / page.dpi);
    const width = Math.max(1, Math.round(page.width * scale));
    const height = Math.max(1, Math.round(page.height * scale));
    const small = (await uprightPipeline(picture, page.rotation)).resize(width, height, { fit: 'fill' });
    const { data, info } = await small.raw({ depth: 'uchar' }).toBuffer({ resolveWithObject: true });
    if (info.channels < 3) return [];
    const marks = marksOf(data, info.channels, width, Math.floor(height * UPPER_SHARE), page.dpi * scale);
    const stamps: RedStamp[] = [];
    for (const mark of marks) {
      const margin = 4;
      const left = Math.max(0, Math.floor((mark.left - margin) / scale));
      const top = Math.max(0, Math.floor((mark.top - margin) / scale));
      const area = {
        left,
        top,
        width: Math.min(page.width, Math.ceil((mark.right + margin) / scale)) - left,
        height: Math.min(page.height, Math.ceil((mark.bottom + margin) / scale)) - top,
      };
      const cut = (await uprightPipeline(picture, page.rotation)).extract(area);
      const sizing = { width: Math.round((area.width * like.dpi) / page.dpi), fit: 'fill' as const };
      const colour = await cut
        .resize({ ...sizing, height: Math.round((area.height * like.dpi) / page.dpi) })
        .raw({ depth: 'uchar' })
        .toBuffer({ resolveWithObject: true });
      const grey = new Uint8Array(colour.info.width * colour.info.height);
      for (let i = 0; i < grey.length; i += 1) {
        grey[i] = 255 - Math.min(255, Math.max(0, redness(colour.data, i * colour.info.channels)) * 2.5);
      }
      const aslant = { data: grey, width: colour.info.width, height: colour.info.height };
      const level = Math.abs(mark.degrees) < 2 ? aslant : await rotated(aslant, -mark.degrees);
      stamps.push({
        picture: { ...like, ...withoutFrame(level), sideways: false },
        area: [area.left, area.top, area.width, area.height],
      });
    }
    return stamps;
  });
}

/** A stroke this long, measured by the whole stamp, is a frame or an arrow about the words, not a letter. */
const FRAME_SHARE = 0.6;

/** The picture without the frame around its words, which engines take for a drawing and leave unread. Pure. */
export function withoutFrame(picture: Grey): Grey {
  const { width, height } = picture;
  const dark = new Uint8Array(width * height);
  for (let i = 0; i < dark.length; i += 1) dark[i] = (picture.data[i] ?? 255) < 160 ? 1 : 0;
  const strokes: { pixels: number[]; span: number }[] = [];
  for (let start = 0; start < dark.length; start += 1) {
    if (dark[start] !== 1) continue;
    const pixels = takeGroup(dark, width, height, start, 1);
    const xs = pixels.map((at) => at % width);
    strokes.push({ pixels, span: xs.reduce((a, b) => Math.max(a, b)) - xs.reduce((a, b) => Math.min(a, b)) });
  }
  const longest = Math.max(0, ...strokes.map(({ span }) => span));
  const data = new Uint8Array(picture.data);
  // A word alone, its letters grown together, is as long as itself: a frame has other strokes inside it.
  const framed = strokes.filter(({ pixels, span }) => span < FRAME_SHARE * longest && pixels.length > 20).length >= 2;
  if (!framed) return { data, width, height };
  for (const { pixels, span } of strokes) {
    if (span < FRAME_SHARE * longest) continue;
    for (const at of pixels) {
      // With the pale edge of the stroke.
      for (const step of [-width - 1, -width, -width + 1, -1, 0, 1, width - 1, width, width + 1]) {
        if (at + step >= 0 && at + step < data.length) data[at + step] = 255;
      }
    }
  }
  return { data, width, height };
}

/** A longish group of red pixels; `degrees` is how far its long axis falls to the right. */
export type RedMark = {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
  readonly degrees: number;
};

/**
 * Longish groups of red pixels, the largest first. Pure.
 * @param data rows of `width` pixels of `channels` bytes, red first
 * @param rows how many rows from the top are looked at
 */
export function marksOf(data: Uint8Array, channels: number, width: number, rows: number, dpi: number): RedMark[] {
  const red = new Uint8Array(width * rows);
  for (let i = 0; i < red.length; i += 1) red[i] = redness(data, i * channels) >= RED ? 1 : 0;
  const reach = Math.max(1, Math.round((REACH_MM / 25.4) * dpi));
  const marks: (RedMark & { pixels: number })[] = [];
  for (let start = 0; start < red.length; start += 1) {
    if (red[start] !== 1) continue;
    const group = takeGroup(red, width, rows, start, reach);
    const mark = measure(group, width);
    const millimetres = (mark.length / dpi) * 25.4;
    if (millimetres < LENGTH_MM.from || millimetres > LENGTH_MM.to) continue;
    if (mark.length / mark.breadth >= LONGISH) marks.push({ ...mark, pixels: group.length });
  }
  return marks.sort((a, b) => b.pixels - a.pixels).slice(0, MOST_STAMPS);
}

/** Takes the red pixels that hang together over gaps up to `reach` out of the picture; each is visited once. */
function takeGroup(red: Uint8Array, width: number, rows: number, start: number, reach: number): number[] {
  const group = [start];
  red[start] = 0;
  for (let next = 0; next < group.length; next += 1) {
    const at = group[next] ?? 0;
    const [x, y] = [at % width, Math.floor(at / width)];
    for (let v = Math.max(0, y - reach); v <= Math.min(rows - 1, y + reach); v += 1) {
      for (let u = Math.max(0, x - reach); u <= Math.min(width - 1, x + reach); u += 1) {
        if (red[v * width + u] !== 1) continue;
        red[v * width + u] = 0;
        group.push(v * width + u);
      }
    }
  }
  return group;
}

/** Bounds, and from the second moments the long axis; length and breadth as those of an even rectangle. */
function measure(group: readonly number[], width: number) {
  const xs = group.map((at) => at % width);
  const ys = group.map((at) => Math.floor(at / width));
  const mean = (numbers: readonly number[]) => numbers.reduce((sum, number) => sum + number, 0) / numbers.length;
  const [cx, cy] = [mean(xs), mean(ys)];
  const spreadX = mean(xs.map((x) => (x - cx) ** 2));
  const spreadY = mean(ys.map((y) => (y - cy) ** 2));
  const both = mean(xs.map((x, index) => (x - cx) * ((ys[index] ?? cy) - cy)));
  const middle = (spreadX + spreadY) / 2;
  const half = Math.hypot((spreadX - spreadY) / 2, both);
  const bounds = group.reduce(
    (b, at) => {
      const [x, y] = [at % width, Math.floor(at / width)];
      return [Math.min(b[0], x), Math.min(b[1], y), Math.max(b[2], x + 1), Math.max(b[3], y + 1)] as const;
    },
    [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY, 0, 0] as readonly [number, number, number, number],
  );
  return {
    left: bounds[0],
    top: bounds[1],
    right: bounds[2],
    bottom: bounds[3],
    degrees: (Math.atan2(2 * both, spreadX - spreadY) / 2) * (180 / Math.PI),
    length: Math.sqrt(12 * (middle + half)),
    breadth: Math.sqrt(12 * Math.max(0.5, middle - half)),
  };
}
