/**
 * What is painted on a PDF page and where: the question that decides whether the page is one scanned image, an image
 * with something laid over it, or a page drawn by a word processor.
 *
 * Promise: whatever a reader of the page would see is in `things`, in paint order; what nobody sees (text in render
 * mode 3, clip paths, full transparency) is not. Boxes are in points of the page's own space, origin bottom left, before
 * /Rotate. Annotations count as painted once the page is flattened (reader-worker.ts).
 */
import type { Pdfium, Pointer } from './pdfium.ts';

/** [left, bottom, right, top] in points. */
export type Area = readonly [left: number, bottom: number, right: number, top: number];
type Matrix = readonly [a: number, b: number, c: number, d: number, e: number, f: number];

export type Thing = {
  readonly kind: 'text' | 'path' | 'image' | 'shading';
  readonly area: Area;
};

export type Image = Thing & {
  readonly kind: 'image';
  readonly handle: Pointer;
  /** Pixels as stored. */
  readonly width: number;
  readonly height: number;
  /** Pixels per inch along the stored rows and columns. */
  readonly dpi: readonly [number, number];
  /** Clockwise degrees by which the page shows it (before /Rotate); null where it is slanted or mirrored. */
  readonly turn: 0 | 90 | 180 | 270 | null;
  /** As the file names it: DCTDecode = JPEG. */
  readonly filters: readonly string[];
  readonly colours: 'grey-or-rgb' | 'other';
  /** Bits a pixel. */
  readonly bits: number;
};

export type PageContent = {
  /** The visible box of the page. */
  readonly area: Area;
  readonly things: readonly (Thing | Image)[];
};

const TEXT = 1;
const PATH = 2;
const IMAGE = 3;
const SHADING = 4;
const FORM = 5;
/** Text render modes that leave no ink: invisible, and clip only. */
const UNSEEN_TEXT = new Set([3, 7]);
/** Forms inside forms; real files stay under 5, a file made to exhaust us does not. */
const DEEPEST = 12;
const IDENTITY: Matrix = [1, 0, 0, 1, 0, 0];
/** FPDF_COLORSPACE_*: DeviceGray, DeviceRGB, CalGray, CalRGB, ICCBased. */
const PLAIN_COLOURS = new Set([1, 2, 4, 5, 7]);

export function pageContent(pdfium: Pdfium, page: Pointer): PageContent {
  const { scratch, float } = pdfium;
  pdfium.FPDF_GetPageBoundingBox(page, scratch); // left, top, right, bottom
  const area: Area = [float(scratch), float(scratch + 12), float(scratch + 8), float(scratch + 4)];
  const things: (Thing | Image)[] = [];
  const count = pdfium.FPDFPage_CountObjects(page);
  for (let i = 0; i < count; i++) collect(pdfium, page, pdfium.FPDFPage_GetObject(page, i), IDENTITY, 0, things);
  return { area, things: things.filter((thing) => areaOf(common(thing.area, area)) > 0) };
}

function collect(
  pdfium: Pdfium,
  page: Pointer,
  handle: Pointer,
  outer: Matrix,
  depth: number,
  things: (Thing | Image)[],
): void {
  const type = pdfium.FPDFPageObj_GetType(handle);
  if (type === FORM) {
    if (depth >= DEEPEST) return;
    const inner = multiply(matrixOf(pdfium, handle), outer);
    const count = pdfium.FPDFFormObj_CountObjects(handle);
    for (let i = 0; i < count; i++) {
      collect(pdfium, page, pdfium.FPDFFormObj_GetObject(handle, i), inner, depth + 1, things);
    }
  } else if (type === IMAGE) {
    things.push(imageOf(pdfium, page, handle, multiply(matrixOf(pdfium, handle), outer)));
  } else if (type === TEXT) {
    if (UNSEEN_TEXT.has(pdfium.FPDFTextObj_GetTextRenderMode(handle)) || isTransparent(pdfium, handle, true)) return;
    things.push({ kind: 'text', area: bounds(pdfium, handle, outer) });
  } else if (type === PATH) {
    pdfium.FPDFPath_GetDrawMode(handle, pdfium.scratch, pdfium.scratch + 4);
    const filled = pdfium.int(pdfium.scratch) !== 0;
    const stroked = pdfium.int(pdfium.scratch + 4) !== 0;
    if (!stroked && (!filled || isTransparent(pdfium, handle, true))) return;
    if (stroked && !filled && isTransparent(pdfium, handle, false)) return;
    const [left, bottom, right, top] = bounds(pdfium, handle, outer);
    // A ruled line has no height of its own.
    things.push({ kind: 'path', area: [left - 0.1, bottom - 0.1, right + 0.1, top + 0.1] });
  } else if (type === SHADING) {
    things.push({ kind: 'shading', area: bounds(pdfium, handle, outer) });
  }
}

function isTransparent(pdfium: Pdfium, handle: Pointer, fill: boolean): boolean {
  const { scratch } = pdfium;
  const ask = fill ? pdfium.FPDFPageObj_GetFillColor : pdfium.FPDFPageObj_GetStrokeColor;
  return ask(handle, scratch, scratch + 4, scratch + 8, scratch + 12) && pdfium.int(scratch + 12) === 0;
}

function imageOf(pdfium: Pdfium, page: Pointer, handle: Pointer, matrix: Matrix): Image {
  const { scratch } = pdfium;
  pdfium.FPDFImageObj_GetImageMetadata(handle, page, scratch);
  const width = pdfium.int(scratch);
  const height = pdfium.int(scratch + 4);
  const bits = pdfium.int(scratch + 16);
  const colours = PLAIN_COLOURS.has(pdfium.int(scratch + 20)) ? 'grey-or-rgb' : 'other';
  const filters: string[] = [];
  const count = pdfium.FPDFImageObj_GetImageFilterCount(handle);
  for (let i = 0; i < count; i++) {
    const length = pdfium.FPDFImageObj_GetImageFilter(handle, i, scratch, 64);
    const name = pdfium.bytes().subarray(scratch, scratch + Math.min(64, Math.max(1, length)) - 1);
    filters.push(Buffer.from(name).toString('latin1'));
  }
  const [a, b, c, d] = matrix;
  const dpi = [(width * 72) / Math.hypot(a, b), (height * 72) / Math.hypot(c, d)] as const;
  return {
    kind: 'image',
    area: spread([0, 0, 1, 1], matrix),
    handle,
    width,
    height,
    dpi,
    turn: turnOf(matrix),
    filters,
    colours,
    bits,
  };
}

/** A matrix that is a right angle to within a tenth of a degree, not mirrored; PDF turns counter-clockwise. */
function turnOf([a, b, c, d]: Matrix): Image['turn'] {
  if (a * d - b * c <= 0) return null;
  const across = (Math.atan2(b, a) * 180) / Math.PI;
  const along = (Math.atan2(-c, d) * 180) / Math.PI;
  const turn = Math.round(-across / 90) * 90;
  const straight = (angle: number): boolean => Math.abs(((angle + turn + 540) % 360) - 180) < 0.1;
  return straight(across) && straight(along) ? ((((turn % 360) + 360) % 360) as 0 | 90 | 180 | 270) : null;
}

function matrixOf(pdfium: Pdfium, handle: Pointer): Matrix {
  pdfium.FPDFPageObj_GetMatrix(handle, pdfium.scratch);
  const at = (i: number): number => pdfium.float(pdfium.scratch + 4 * i);
  return [at(0), at(1), at(2), at(3), at(4), at(5)];
}

function bounds(pdfium: Pdfium, handle: Pointer, outer: Matrix): Area {
  const { scratch, float } = pdfium;
  pdfium.FPDFPageObj_GetBounds(handle, scratch, scratch + 4, scratch + 8, scratch + 12);
  return spread([float(scratch), float(scratch + 4), float(scratch + 8), float(scratch + 12)], outer);
}

/** First `m`, then `n`. */
function multiply(m: Matrix, n: Matrix): Matrix {
  return [
    m[0] * n[0] + m[1] * n[2],
    m[0] * n[1] + m[1] * n[3],
    m[2] * n[0] + m[3] * n[2],
    m[2] * n[1] + m[3] * n[3],
    m[4] * n[0] + m[5] * n[2] + n[4],
    m[4] * n[1] + m[5] * n[3] + n[5],
  ];
}

function spread([left, bottom, right, top]: Area, [a, b, c, d, e, f]: Matrix): Area {
  const xs = [left, right].flatMap((x) => [bottom, top].map((y) => a * x + c * y + e));
  const ys = [left, right].flatMap((x) => [bottom, top].map((y) => b * x + d * y + f));
  return [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)];
}

export const areaOf = ([left, bottom, right, top]: Area): number =>
  Math.max(0, right - left) * Math.max(0, top - bottom);

export const common = (a: Area, b: Area): Area => [
  Math.max(a[0], b[0]),
  Math.max(a[1], b[1]),
  Math.min(a[2], b[2]),
  Math.min(a[3], b[3]),
];
