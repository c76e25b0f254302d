/**
 * The picture an engine reads: upright, straight, dark on white, at a size its letters like, with red ink gone. Made
 * for reading only; nobody sees it and it is never stored.
 *
 * Promise: `toPage` leads every point back to the upright page, so a word's box lies on its ink.
 */
import { judgeBlankness } from './blankness.ts';
import { type Affine, after, type Grey, scaling } from './grey.ts';
import type { PagePicture } from './page-picture.ts';
import { findPaper, inkMask, whiten } from './paper.ts';
import { anyInk, type Rotation, redChannel, resized, rotated, uprightSize } from './pixels.ts';
import { measureClipping, measureInk, measureSharpness, type Quality } from './quality.ts';
import { type InkMask, measureSkew } from './skew.ts';

export type OcrPage = {
  /** Grey pixels, 0 = black, rows without padding. */
  readonly data: Uint8Array;
  readonly width: number;
  readonly height: number;
  /** Pixels per inch of these pixels. */
  readonly dpi: number;
  /** From a point of these pixels to the same point of the upright page. */
  readonly toPage: Affine;
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

  const decodedPage = await redChannel(picture, rotation, MAX_READING_PIXELS);
  signal?.throwIfAborted();
  const decodedDpi = (dpi * decodedPage.width) / page.width;

  const small = await measuringCopy(decodedPage, decodedDpi);
  const paper = findPaper(small, paperCell(small));
  const mask = inkMask(small, paper, INK_SHARE);
  const { degrees, sideways } = measureSkew(mask);
  const blankness = await judgeBlankness(
    mask,
    () => colouredInk(picture, rotation, small),
    (dpi * small.width) / page.width,
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
  const scale = readingScale(decodedPage, decodedDpi);
  const scaled = await resized(
    decodedPage,
    Math.round(decodedPage.width * scale),
    Math.round(decodedPage.height * scale),
  );
  signal?.throwIfAborted();
  const straight = Math.abs(degrees) < LEAST_TURN ? scaled : await rotated(scaled, -degrees);
  const toScaled = straight === scaled ? scaling(1, 1) : turnBack(straight, scaled, degrees);
  const toPage = after(scaling(page.width / scaled.width, page.height / scaled.height), toScaled);
  return {
    data: straight.data,
    width: straight.width,
    height: straight.height,
    dpi: Math.round(decodedDpi * scale),
    toPage,
    page: { ...page, rotation, dpi },
    sideways,
    doubtful: blankness === 'doubtful',
    quality,
  };
}

function measuringCopy(picture: Grey, dpi: number): Promise<Grey> {
  const scale = Math.min(1, MEASURING_DPI / dpi);
  return resized(
    picture,
    Math.max(1, Math.round(picture.width * scale)),
    Math.max(1, Math.round(picture.height * scale)),
  );
}

function readingScale({ width, height }: Grey, dpi: number): number {
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
