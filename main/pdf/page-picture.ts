/**
 * The picture of one PDF page as it was scanned, or as it looks.
 *
 * Promise: nothing that is visible on the page is lost, and nothing is recoded without need.
 * - The page is one image and nothing visible lies over it: that image itself, a JPEG byte for byte (any invisible text
 *   of an earlier recognition does not count), anything else as its own decoded pixels.
 * - Something visible lies over the image: the page is rendered on the image's own grid of pixels. Vietnamese offices
 *   put seals, arrival stamps and even the number and the day over a scan as appearances of electronic signatures;
 *   taking the bare image would lose the number of the document.
 * - No image covers the page: rendered at 300 dpi.
 */
import { StationError } from '../../shared/errors.ts';
import type { PagePicture } from '../imaging/page-picture.ts';
import { embeddableJpeg } from './jpeg.ts';
import { type Area, areaOf, type Image, common as overlap, type PageContent } from './page-content.ts';
import type { OpenDocument, Pdfium, Pointer } from './pdfium.ts';

const RENDER_DPI = 300;
/** Finer scans than this are drawn coarser when they must be rendered: text gains nothing, memory doubles. */
const FINEST_DPI = 600;
/** An overlay's small print can be read from here on; a coarser scan with an overlay is drawn on a multiple of its grid. */
const OVERLAY_DPI = 200;
/**
 * 60 million pixels take 420 MB while they are drawn (4 bytes inside PDFium, 3 outside). An A1 sheet comes to 278 dpi,
 * an A0 to 197; a page that would fall under 100 dpi is refused, because small print would be lost.
 */
const MOST_PIXELS = 60e6;
const COARSEST_DPI = 100;
/** The limit that imaging sets for image files: a side of 20,000 pixels, 200 million in all. */
const LONGEST_SIDE = 20_000;
const MOST_STORED_PIXELS = 200e6;
/** A scan that leaves narrow white margins is still the page; one that fills half of it is not. */
const COVERS = 0.85;
/** A3 in points is 1191 long. Programs that write one pixel as one point make "pages" of a metre. */
const PLAUSIBLE_SIDE = 1300;

type Pixels = { readonly data: Buffer; readonly channels: 1 | 3 };

export type Grid = { readonly dpi: number; readonly width: number; readonly height: number };

/** The page's size in points as it is shown, /Rotate applied. */
export type PageSize = { readonly width: number; readonly height: number };

export function pageSize(pdfium: Pdfium, page: Pointer): PageSize {
  return { width: pdfium.FPDF_GetPageWidthF(page), height: pdfium.FPDF_GetPageHeightF(page) };
}

/**
 * The image that is the whole page, if one is and nothing visible is painted over or beside it. What lies under it (a
 * white sheet, as some scanners draw) is hidden, provided that the image has no holes: see `dictionaryOf`.
 */
function lonelyImage(content: PageContent): Image | null {
  const top = content.things.at(-1);
  if (!top || !isImage(top) || !covers(top, content.area)) return null;
  const hides = ({ area }: { area: Area }): boolean =>
    areaOf(overlap(area, top.area)) >= 0.98 * areaOf(overlap(area, content.area));
  return content.things.every(hides) ? top : null;
}

/**
 * The pixels on which a page that must be rendered is drawn; a text layer is measured on the same ones.
 * @throws StationError `page-too-large`
 */
export function gridOf(content: PageContent, size: PageSize, page: number, name: string): Grid {
  const wanted = wantedDpi(content, size);
  const most = Math.sqrt(MOST_PIXELS / ((size.width / 72) * (size.height / 72)));
  const longest = (LONGEST_SIDE * 72) / Math.max(size.width, size.height);
  const dpi = Math.min(wanted, most, longest);
  const width = Math.max(1, Math.round((size.width * dpi) / 72));
  const height = Math.max(1, Math.round((size.height * dpi) / 72));
  if (dpi < Math.min(wanted, COARSEST_DPI)) {
    const scale = wanted / dpi;
    throw new StationError('page-too-large', {
      page,
      name,
      width: Math.round(width * scale),
      height: Math.round(height * scale),
    });
  }
  return { dpi, width, height };
}

function wantedDpi(content: PageContent, size: PageSize): number {
  const page = areaOf(content.area);
  const share = (image: Image): number => areaOf(overlap(image.area, content.area)) / page;
  const images = content.things.filter(isImage);
  const large = images.filter((image) => share(image) >= 0.5);
  // Scans cut into strips: no strip is large, together they are the page.
  const strips = images.filter((image) => share(image) >= 0.02);
  const scan = large.length > 0 ? large : strips;
  if (scan.reduce((sum, image) => sum + share(image), 0) < 0.5) return RENDER_DPI;
  const own = Math.min(FINEST_DPI, Math.max(72, ...scan.map((image) => Math.max(...image.dpi))));
  const overlaid = content.things.length > scan.length && Math.max(size.width, size.height) <= PLAUSIBLE_SIDE;
  return overlaid && own < OVERLAY_DPI ? own * Math.ceil(OVERLAY_DPI / own - 0.05) : own;
}

/**
 * @param page 1 = first, for the messages only
 * @throws StationError `page-too-large`, `page-damaged`
 */
export function pagePicture(
  pdfium: Pdfium,
  document: OpenDocument,
  handle: Pointer,
  content: PageContent,
  page: number,
  name: string,
): PagePicture {
  const size = pageSize(pdfium, handle);
  const image = lonelyImage(content);
  if (image && image.turn !== null && sameDpi(image)) {
    if (Math.max(image.width, image.height) > LONGEST_SIDE || image.width * image.height > MOST_STORED_PIXELS) {
      throw new StationError('page-too-large', { page, name, width: image.width, height: image.height });
    }
    const common = {
      width: image.width,
      height: image.height,
      dpi: statedDpi(image.dpi[0], size),
      turn: ((image.turn + pdfium.FPDFPage_GetRotation(handle) * 90) % 360) as PagePicture['turn'],
      mirrored: false,
    };
    const { isMasked, isInverted } = dictionaryOf(pdfium, document, image);
    const bytes = isMasked || isInverted ? null : jpegOf(pdfium, image);
    if (bytes) return { kind: 'encoded', mediaType: 'image/jpeg', bytes, part: 0, ...common };
    const stored = isMasked ? null : pixelsOf(pdfium, image);
    if (stored) return { kind: 'raw', rendered: false, ...stored, ...common };
  }
  const grid = gridOf(content, size, page, name);
  const pixels = render(pdfium, handle, grid);
  if (pixels === null) throw new StationError('page-damaged', { page, name, detail: 'không đủ bộ nhớ để vẽ trang' });
  return {
    kind: 'raw',
    rendered: true,
    ...pixels,
    width: grid.width,
    height: grid.height,
    dpi: statedDpi(grid.dpi, size),
    turn: 0,
    mirrored: false,
  };
}

const isImage = (thing: PageContent['things'][number]): thing is Image => thing.kind === 'image';

/** The image fills the page, and the page shows all of it: halves of a spread are often two views of one image. */
function covers(image: Image, page: Area): boolean {
  const shared = overlap(image.area, page);
  const [left, bottom, right, top] = shared;
  const fills = right - left >= COVERS * (page[2] - page[0]) && top - bottom >= COVERS * (page[3] - page[1]);
  return fills && areaOf(shared) >= COVERS * areaOf(image.area);
}

/** Fax scans have oblong pixels; a picture has one dpi, so they are rendered on square ones. */
const sameDpi = (image: Image): boolean => Math.abs(image.dpi[0] / image.dpi[1] - 1) < 0.02;

function statedDpi(dpi: number, size: PageSize): number | null {
  const sizeIsInvented = Math.max(size.width, size.height) > PLAUSIBLE_SIDE && dpi < COARSEST_DPI;
  return sizeIsInvented ? null : Math.round(dpi * 100) / 100;
}

/** What the image's dictionary adds to its bytes; the worst is taken for true where it cannot be read. */
function dictionaryOf(
  pdfium: Pdfium,
  document: OpenDocument,
  image: Image,
): { isMasked: boolean; isInverted: boolean } {
  const texts = document.streamDictionaries(pdfium.FPDFImageObj_GetImageDataRaw(image.handle, 0, 0));
  const says = (key: RegExp): boolean => texts.length === 0 || texts.some((text) => key.test(text));
  const isMasked = says(/\/(SMask|Mask|SMaskInData)\b/) || pdfium.FPDFPageObj_HasTransparency(image.handle);
  return { isMasked, isInverted: says(/\/Decode\b/) };
}

/** The embedded JPEG; null where the bytes alone would not look like the page (CMYK, other colour spaces, no JPEG). */
function jpegOf(pdfium: Pdfium, image: Image): Buffer | null {
  if (image.filters.length !== 1 || image.filters[0] !== 'DCTDecode' || image.colours === 'other') return null;
  const length = pdfium.FPDFImageObj_GetImageDataRaw(image.handle, 0, 0);
  const address = length === 0 ? 0 : pdfium.malloc(length);
  if (address === 0) return null;
  try {
    pdfium.FPDFImageObj_GetImageDataRaw(image.handle, address, length);
    const bytes = handOver(pdfium.bytes().subarray(address, address + length));
    const shape = embeddableJpeg(bytes);
    return shape?.width === image.width && shape.height === image.height ? bytes : null;
  } finally {
    pdfium.free(address);
  }
}

const GREY = 1;
const BGR = 2;
const BGRX = 3;

/** The image's own pixels, neither scaled nor turned; null where PDFium gives them in a form we do not know. */
function pixelsOf(pdfium: Pdfium, image: Image): Pixels | null {
  const memory = image.width * image.height * Math.ceil(image.bits / 8);
  if (image.colours === 'other' || memory > 3 * MOST_PIXELS) return null;
  const bitmap = pdfium.FPDFImageObj_GetBitmap(image.handle);
  if (bitmap === 0) return null;
  try {
    const width = pdfium.FPDFBitmap_GetWidth(bitmap);
    const height = pdfium.FPDFBitmap_GetHeight(bitmap);
    const step = new Map([
      [GREY, 1],
      [BGR, 3],
      [BGRX, 4],
    ]).get(pdfium.FPDFBitmap_GetFormat(bitmap));
    if (width !== image.width || height !== image.height || step === undefined) return null;
    const from = pdfium.bitmapBuffer(bitmap);
    const stride = pdfium.FPDFBitmap_GetStride(bitmap);
    return pack(pdfium.bytes().subarray(from, from + stride * height), { width, height, stride, step });
  } finally {
    pdfium.FPDFBitmap_Destroy(bitmap);
  }
}

/** A copy of its own, never from Node's shared pool, because it is handed over to the other thread. */
function handOver(source: Uint8Array): Buffer {
  const copy = Buffer.from(new ArrayBuffer(source.length));
  copy.set(source);
  return copy;
}

/** The page as it is shown, on white. Null without memory for it. */
export function render(pdfium: Pdfium, handle: Pointer, { width, height }: Grid): Pixels | null {
  const bitmap = pdfium.FPDFBitmap_CreateEx(width, height, BGRX, 0, 0);
  if (bitmap === 0) return null;
  try {
    pdfium.FPDFBitmap_FillRect(bitmap, 0, 0, width, height, 0xffffffff);
    pdfium.FPDF_RenderPageBitmap(bitmap, handle, 0, 0, width, height, 0, 0);
    const from = pdfium.bitmapBuffer(bitmap);
    const stride = pdfium.FPDFBitmap_GetStride(bitmap);
    return pack(pdfium.bytes().subarray(from, from + stride * height), { width, height, stride, step: 4 });
  } finally {
    pdfium.FPDFBitmap_Destroy(bitmap);
  }
}

/** Out of PDFium's memory into rows without padding: RGB, or one channel where every pixel is grey. */
function pack(source: Uint8Array, shape: { width: number; height: number; stride: number; step: number }): Pixels {
  const { width, height, stride, step } = shape;
  const channels = step === 1 || isGrey(source, shape) ? 1 : 3;
  const data = Buffer.from(new ArrayBuffer(width * height * channels));
  let to = 0;
  for (let y = 0; y < height; y++) {
    const end = y * stride + width * step;
    if (step === 1) {
      data.set(source.subarray(y * stride, end), to);
      to += width;
      continue;
    }
    for (let from = y * stride; from < end; from += step) {
      if (channels === 3) {
        data[to] = source[from + 2] as number;
        data[to + 1] = source[from + 1] as number;
      }
      data[to + channels - 1] = source[from] as number;
      to += channels;
    }
  }
  return { data, channels };
}

function isGrey(source: Uint8Array, shape: { width: number; height: number; stride: number; step: number }): boolean {
  for (let y = 0; y < shape.height; y++) {
    const end = y * shape.stride + shape.width * shape.step;
    for (let at = y * shape.stride; at < end; at += shape.step) {
      if (source[at] !== source[at + 1] || source[at] !== source[at + 2]) return false;
    }
  }
  return true;
}
