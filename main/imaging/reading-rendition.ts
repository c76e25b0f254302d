/**
 * The picture an engine reads: upright, straight, dark on white, at a size its letters like, coloured seals and the other side's print gone. Made
 * for reading only; nobody sees it and it is never stored.
 *
 * Promise: `toPage` leads every point back to the upright page, so a word's box lies on its ink.
 */
import { judgeBlankness } from './blankness.ts';
import { fadeColouredMarks, redChannelOf } from './coloured-ink.ts';
import type { Grey } from './grey.ts';
import { type Affine, chained, drawn, leanOf, type Net, netOf, type PageMap, scaling } from './page-map.ts';
import type { PagePicture } from './page-picture.ts';
import { findPaper, inkMask, whiten } from './paper.ts';
import { anyInk, type Rotation, resized, rotated, uprightColour, uprightSize } from './pixels.ts';
import { measureClipping, measureInk, measureSharpness, type Quality } from './quality.ts';
import { findSheet, flatSize, layFlat, SHEET_COPY, type Sheet } from './sheet.ts';
import { clearShowThrough, showThroughLevel } from './show-through.ts';
import { type InkMask, measureSkew } from './skew.ts';
import { findBend } from './text-lines.ts';

export type OcrPage = {
  /** Grey pixels, 0 = black, rows without padding. */
  readonly data: Uint8Array;
  readonly width: number;
  readonly height: number;
  /** Pixels per inch of these pixels. */
  readonly dpi: number;
  /** From a point of these pixels to the same point of the upright page. */
  readonly toPage: PageMap;
  /** The upright page: its size in pixels, and the clockwise turn that made it upright from the stored picture. */
  readonly page: { readonly width: number; readonly height: number; readonly rotation: Rotation; readonly dpi: number };
  /** The lines seem to run down the page: it may lie on its side. Only reading a piece of it can tell which. */
  readonly sideways: boolean;
  /** There is so little on the page that only reading tells whether it is blank. */
  readonly doubtful: boolean;
  readonly quality: Quality;
};

/**
 * Tesseract scales every line to 36 pixels before it reads it, so finer pictures only take longer. Scans of 225 to 330
 * dpi are best left alone (1.03 % wrong characters as they are, 1.25 % reduced to 250 dpi; six real pages); coarser ones
 * gain by a moderate enlargement and lose by a larger one (94.1 % of words at 250 dpi, 93.5 % at 300; eleven pages of
 * 150 and 200 dpi; 2026-11).
 */
const LEFT_ALONE = { from: 225, to: 330 };
const ENLARGED_TO = 250;
const REDUCED_TO = 300;

/** Sheets larger than A3 at 300 dpi are read at less, so that memory stays bounded. */
const MAX_READING_PIXELS = 24_000_000;

/** Long side of A4, in inches: the paper an archive is made of when the file does not say. */
const A4_INCHES = 11.69;

/** The copy on which paper, ink and skew are measured. */
const MEASURING_DPI = 150;

/** Lines leaning less than this, half a millimetre over the width of A4, are left as they are: turning costs time and blurs a little. */
const LEAST_TURN = 0.12;

/**
 * Brighter than this share of the paper becomes plain white. Below 1 show-through fades, but so do the thin marks on
 * Vietnamese vowels: 0.9 lost one word in a hundred (2026-11).
 */
const PAPER_SHARE = 1;

/** Paper this bright all over is white already: most scans in which the scanner has cleared the background. */
const WHITE = 250;

/** Pictures in which pale strokes are told from blurred ones. */
const CRISP = { dpi: 140, sharpness: 0.36 };

/** Darker than this share of the paper is ink for certain. */
const INK_SHARE = 0.6;

export type ReadingOptions = {
  /** Clockwise turn from the stored picture; the file's own wish when not given. */
  readonly rotation?: Rotation;
  readonly signal?: AbortSignal;
};

/**
 * The reading rendition of a page picture with its measured quality.
 * @throws StationError page-damaged; the signal's reason when aborted
 */
export async function prepareForReading(picture: PagePicture, options: ReadingOptions = {}): Promise<OcrPage> {
  const { rotation = picture.turn, signal } = options;
  const page = uprightSize(picture, rotation);
  const dpi = picture.dpi ?? Math.max(page.width, page.height) / A4_INCHES;

  const colour = await uprightColour(picture, rotation, MAX_READING_PIXELS);
  signal?.throwIfAborted();
  const found = redChannelOf(colour);
  const sheet = await sheetIn(found);
  fadeColouredMarks(found, colour, (dpi * found.width) / page.width);
  const flat = sheet === null ? null : laidFlat(found, sheet);
  const decodedPage = flat?.picture ?? found;
  const decodedDpi = flat === null ? (dpi * found.width) / page.width : flat.dpi;

  const small = await measuringCopy(decodedPage, decodedDpi);
  const paper = findPaper(small, paperCell(small));
  const mask = inkMask(small, paper, INK_SHARE);
  const { degrees, sideways } = measureSkew(mask);
  const blankness = await judgeBlankness(
    mask,
    () => colouredInk(picture, rotation, small),
    (decodedDpi * small.width) / decodedPage.width,
  );
  const quality: Quality = {
    dpi,
    skew: degrees,
    sharpness: measureSharpness(decodedPage),
    clipping: measureClipping(decodedPage),
    inkShare: measureInk(mask),
    blank: blankness === 'blank',
  };
  signal?.throwIfAborted();

  if (paper.darkest < WHITE) whiten(decodedPage, paper, small, PAPER_SHARE);
  // In photographs and in coarse or blurred pictures thin strokes of this side are pale as well: one of two lists of
  // names was lost (2026-11).
  const crisp = flat === null && decodedDpi >= CRISP.dpi && quality.sharpness >= CRISP.sharpness;
  const otherSide = crisp ? showThroughLevel(decodedPage) : null;
  if (otherSide !== null) clearShowThrough(decodedPage, otherSide, decodedDpi);
  const scale = readingScale(decodedPage, decodedDpi);
  const scaled = await resized(
    decodedPage,
    Math.round(decodedPage.width * scale),
    Math.round(decodedPage.height * scale),
  );
  signal?.throwIfAborted();
  const straight = Math.abs(degrees) < LEAST_TURN ? scaled : await rotated(scaled, -degrees);
  const toScaled = straight === scaled ? scaling(1, 1) : turnBack(straight, scaled, degrees);
  const toFlat = chained(
    scaling(decodedPage.width / scaled.width, decodedPage.height / scaled.height),
    toScaled,
    straight.width,
    straight.height,
  );
  const { width, height } = straight;
  const bend = await bendOf(straight, decodedDpi * scale);
  const toBent = bend === null ? toFlat : chained(toFlat, bend, width, height);
  const read = 'points' in toBent ? drawn(decodedPage, toBent, width, height) : straight;
  const toDecoded = chained(flat?.toPicture ?? scaling(1, 1), toBent, width, height);
  const toPage = chained(scaling(page.width / found.width, page.height / found.height), toDecoded, width, height);
  const skew = flat === null ? degrees : leanOf(toPage, width, height);
  return {
    ...read,
    dpi: Math.round(decodedDpi * scale),
    toPage,
    page: { ...page, rotation, dpi: (decodedDpi * page.width) / found.width },
    // Where bent lines could be followed across the page, they run across it.
    sideways: sideways && bend === null,
    doubtful: blankness === 'doubtful',
    quality: { ...quality, skew },
  };
}

/** The sheet in a photograph; null for scans. */
async function sheetIn(picture: Grey): Promise<Sheet | null> {
  const shrink = Math.min(1, SHEET_COPY / Math.max(picture.width, picture.height));
  return findSheet(await resized(picture, Math.round(picture.width * shrink), Math.round(picture.height * shrink)));
}

/** The sheet without its background, seen from straight above. */
function laidFlat(picture: Grey, sheet: Sheet): { picture: Grey; toPicture: Net; dpi: number } {
  const size = flatSize(sheet, picture.width, picture.height);
  // At once as large as it is read, so that it is drawn anew only once.
  const scale = readingScale(size, Math.max(size.width, size.height) / A4_INCHES);
  const [width, height] = [Math.round(size.width * scale), Math.round(size.height * scale)];
  const map = layFlat(sheet);
  const toPicture = netOf(
    (u, v) => {
      const [x, y] = map(u / width, v / height);
      return [x * picture.width, y * picture.height];
    },
    width,
    height,
  );
  return { picture: drawn(picture, toPicture, width, height), toPicture, dpi: Math.max(width, height) / A4_INCHES };
}

/** From a picture with level lines to one whose lines fan out or wave; null where they are level enough. */
async function bendOf(picture: Grey, dpi: number): Promise<Net | null> {
  const small = await measuringCopy(picture, dpi);
  const data = small.data.map((value) => (value < 255 * INK_SHARE ? 1 : 0));
  const bend = findBend({ data, width: small.width, height: small.height });
  const { width, height } = picture;
  return bend === null ? null : netOf((u, v) => [u, v + width * bend(u / width, v / width)], width, height);
}

function measuringCopy(picture: Grey, dpi: number): Promise<Grey> {
  const scale = Math.min(1, MEASURING_DPI / dpi);
  return resized(
    picture,
    Math.max(1, Math.round(picture.width * scale)),
    Math.max(1, Math.round(picture.height * scale)),
  );
}

function readingScale({ width, height }: Pick<Grey, 'width' | 'height'>, dpi: number): number {
  const scale = dpi < LEFT_ALONE.from ? ENLARGED_TO / dpi : dpi > LEFT_ALONE.to ? REDUCED_TO / dpi : 1;
  return Math.min(scale, Math.sqrt(MAX_READING_PIXELS / (width * height)));
}

/** Ink of every colour: the red channel does not show a red stamp. */
async function colouredInk(picture: PagePicture, rotation: Rotation, like: Grey): Promise<InkMask> {
  const every = await anyInk(picture, rotation, like.width, like.height);
  return inkMask(every, findPaper(every, paperCell(every)), INK_SHARE);
}

/** A fiftieth of the long side, 6 mm on A4: two lines of text. */
const paperCell = ({ width, height }: Grey): number => Math.max(8, Math.round(Math.max(width, height) / 50));

/** The map from a picture turned straight back to the picture that leant by `degrees`; both turn about their centres. */
function turnBack(straight: Grey, leaning: Grey, degrees: number): Affine {
  const angle = (degrees * Math.PI) / 180;
  const cos = Math.cos(angle);
  const sin = Math.sin(angle);
  const [u, v] = [straight.width / 2, straight.height / 2];
  return [cos, sin, -sin, cos, leaning.width / 2 - cos * u + sin * v, leaning.height / 2 - sin * u - cos * v];
}
