/**
 * Image files as they come from scanners and cameras: how many pages they hold, whether they are whole, and the
 * picture of one page as stored.
 *
 * Promise: a file that passes `imagePages` decodes to its last row; one that does not is refused with the reason.
 */
import { readFile, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import sharp, { type Metadata } from 'sharp';
import { StationError } from '../../shared/errors.ts';
import type { MediaType, PagePicture, PageSource } from './page-picture.ts';

// One thread a picture and no cache: pages are worked on side by side already, and memory must stay flat.
sharp.concurrency(1);
sharp.cache(false);

/**
 * A0 at 300 dpi has 139 million pixels and 14,043 on its long side. What is larger is a mistake of a scanner setting
 * or a hostile file, and would take more than 600 MB to decode.
 */
export const MAX_SIDE = 20_000;
export const MAX_PIXELS = 200_000_000;

/** Above this a page is taken out of its TIFF before it goes on, so that a thick file is not held once per page. */
const LARGE_FILE = 32 * 1024 * 1024;

const plain = (error: unknown): string =>
  ((error as Error).message ?? String(error)).split('\n')[0]?.replace(/\.+$/, '') ?? 'không rõ nguyên nhân';

function refuseTooLarge(path: string, page: number, width: number, height: number): void {
  if (width > MAX_SIDE || height > MAX_SIDE || width * height > MAX_PIXELS) {
    throw new StationError('page-too-large', { name: basename(path), path, page: page + 1, width, height });
  }
}

const damaged = (path: string, cause: unknown): StationError =>
  new StationError('file-damaged', { path, detail: plain(cause) }, { cause });

async function readHeader(path: string, page: number): Promise<Metadata> {
  try {
    // No pixel limit here: the size must be known to be named in the refusal.
    return await sharp(path, { page, limitInputPixels: false }).metadata();
  } catch (cause) {
    throw damaged(path, cause);
  }
}

/**
 * How many pages an image file holds. Decodes every page once, row by row, to prove that nothing is missing.
 * @throws StationError file-damaged (truncated, corrupt, not an image), page-too-large, file-without-pages
 */
export async function imagePages(path: string, mediaType: MediaType): Promise<{ pages: number }> {
  const { pages: found = 1 } = await readHeader(path, 0);
  const pages = mediaType === 'image/tiff' ? found : 1;
  if (pages < 1) throw new StationError('file-without-pages', { path });
  for (let page = 0; page < pages; page++) {
    const { width, height } = await readHeader(path, page);
    if (width === 0 || height === 0) throw new StationError('file-without-pages', { path });
    refuseTooLarge(path, page, width, height);
    try {
      await sharp(path, { page, failOn: 'error', sequentialRead: true, limitInputPixels: MAX_PIXELS })
        .resize(16, 16, { fit: 'fill', kernel: 'nearest', fastShrinkOnLoad: false })
        .raw()
        .toBuffer();
    } catch (cause) {
      throw damaged(path, cause);
    }
  }
  return { pages };
}

/** EXIF orientation (1…8) as mirror first, then clockwise turn. */
const orientations: readonly Readonly<Pick<PagePicture, 'turn' | 'mirrored'>>[] = [
  { turn: 0, mirrored: false },
  { turn: 0, mirrored: false },
  { turn: 0, mirrored: true },
  { turn: 180, mirrored: false },
  { turn: 180, mirrored: true },
  { turn: 270, mirrored: true },
  { turn: 90, mirrored: false },
  { turn: 90, mirrored: true },
  { turn: 270, mirrored: false },
];

/** Values that software writes when it knows nothing: cameras and phones say 72 or 96 whatever the paper's size. */
const MEANINGLESS_DPI = new Set([0, 1, 72, 96]);

/** Longest side, in inches, of a paper that a stated dpi may imply: A2 with a margin, since plans are scanned too. */
const LONGEST_PAPER = 26;

function statedDpi({ density, width, height }: Metadata): number | null {
  if (density === undefined || !Number.isFinite(density)) return null;
  const longest = Math.max(width, height);
  // A true 96-dpi scan of A4 is possible; a 96-dpi photo of 4,000 pixels is not.
  if (MEANINGLESS_DPI.has(Math.round(density)) && !(density >= 90 && longest / density < 12)) return null;
  return density < 40 || longest / density > LONGEST_PAPER ? null : density;
}

/**
 * The picture of one page of an image file, as stored.
 * @throws StationError file-damaged, page-too-large, file-unreadable
 */
export async function imagePicture(source: PageSource): Promise<PagePicture> {
  if (source.mediaType === 'application/pdf') throw new Error('A PDF page is drawn by the PDF reader');
  const { path, part, mediaType } = source;
  const header = await readHeader(path, part);
  refuseTooLarge(path, part, header.width, header.height);
  const common = {
    kind: 'encoded' as const,
    width: header.width,
    height: header.height,
    dpi: statedDpi(header),
    ...(orientations[header.orientation ?? 1] ?? { turn: 0, mirrored: false }),
  };
  if (mediaType === 'image/tiff' && (header.pages ?? 1) > 1 && (await stat(path)).size > LARGE_FILE) {
    return { ...common, mediaType, bytes: await singlePage(path, part, header), part: 0 };
  }
  try {
    return { ...common, mediaType, bytes: await readFile(path), part };
  } catch (cause) {
    throw new StationError('file-unreadable', { path, detail: plain(cause) }, { cause });
  }
}

/** One page of a TIFF as a TIFF of its own, without loss. */
async function singlePage(path: string, page: number, header: Metadata): Promise<Buffer> {
  const bilevel = isBilevel(header);
  const picture = sharp(path, { page, failOn: 'error', limitInputPixels: MAX_PIXELS });
  try {
    return await (bilevel
      ? picture.toColourspace('b-w').tiff({ compression: 'ccittfax4', bitdepth: 1 })
      : picture.tiff({ compression: 'lzw', predictor: 'horizontal' })
    ).toBuffer();
  } catch (cause) {
    throw damaged(path, cause);
  }
}

/** One bit a pixel in the file. */
export const isBilevel = (header: Metadata): boolean => header.bitsPerSample === 1 && (header.channels ?? 1) === 1;
