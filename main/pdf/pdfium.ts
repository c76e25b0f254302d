/**
 * PDFium as WebAssembly: loading it, its memory, and opening a document without reading the whole file. The only
 * importer of @embedpdf/pdfium; runs inside the reader's worker thread alone.
 *
 * Promise: a document is read in the blocks PDFium asks for, straight from the open file into its memory, so a file of
 * gigabytes costs no more than its cross-reference table. Limit: 4 GiB a file, because PDFium keeps the length in 32
 * bits here; larger ones are refused, never cut.
 */
import { closeSync, fstatSync, openSync, readFileSync, readSync } from 'node:fs';
import { init } from '@embedpdf/pdfium';
import { StationError } from '../../shared/errors.ts';

/** A handle or address inside PDFium's memory; 0 = none. */
export type Pointer = number;

/** What we use of the package's functions; the package types them loosely through a file it does not ship. */
type Functions = Pick<
  Awaited<ReturnType<typeof init>>,
  | 'FPDFBitmap_CreateEx'
  | 'FPDFBitmap_Destroy'
  | 'FPDFBitmap_FillRect'
  | 'FPDFBitmap_GetFormat'
  | 'FPDFBitmap_GetHeight'
  | 'FPDFBitmap_GetStride'
  | 'FPDFBitmap_GetWidth'
  | 'FPDFFormObj_CountObjects'
  | 'FPDFFormObj_GetObject'
  | 'FPDFImageObj_GetBitmap'
  | 'FPDFImageObj_GetImageDataRaw'
  | 'FPDFImageObj_GetImageFilter'
  | 'FPDFImageObj_GetImageFilterCount'
  | 'FPDFImageObj_GetImageMetadata'
  | 'FPDFPageObj_GetBounds'
  | 'FPDFPageObj_GetFillColor'
  | 'FPDFPageObj_GetMatrix'
  | 'FPDFPageObj_GetStrokeColor'
  | 'FPDFPageObj_GetType'
  | 'FPDFPageObj_HasTransparency'
  | 'FPDFPage_CountObjects'
  | 'FPDFPage_Flatten'
  | 'FPDFPage_GetAnnotCount'
  | 'FPDFPage_GetObject'
  | 'FPDFPage_GetRotation'
  | 'FPDFPath_GetDrawMode'
  | 'FPDFTextObj_GetTextRenderMode'
  | 'FPDFText_ClosePage'
  | 'FPDFText_CountChars'
  | 'FPDFText_GetCharBox'
  | 'FPDFText_GetLooseCharBox'
  | 'FPDFText_GetMatrix'
  | 'FPDFText_GetTextObject'
  | 'FPDFText_GetUnicode'
  | 'FPDFText_HasUnicodeMapError'
  | 'FPDFText_IsGenerated'
  | 'FPDFText_LoadPage'
  | 'FPDF_CloseDocument'
  | 'FPDF_ClosePage'
  | 'FPDF_GetLastError'
  | 'FPDF_GetPageBoundingBox'
  | 'FPDF_GetPageCount'
  | 'FPDF_GetPageHeightF'
  | 'FPDF_GetPageWidthF'
  | 'FPDF_LoadPage'
  | 'FPDF_RenderPageBitmap'
  | 'PDFiumExt_Init'
>;

type Runtime = {
  readonly wasmExports: { malloc(size: number): Pointer; free(address: Pointer): void };
  readonly HEAPU8: Uint8Array;
  readonly HEAPF32: Float32Array;
  readonly HEAP32: Int32Array;
  addFunction(callback: (...values: number[]) => number, signature: string): number;
  removeFunction(callback: number): void;
  _FPDF_LoadCustomDocument(access: Pointer, password: Pointer): Pointer;
  _FPDFBitmap_GetBuffer(bitmap: Pointer): Pointer;
};

export type Pdfium = Functions & {
  /** PDFium's memory as it is now. Ask anew after every call: the memory moves when it grows. */
  bytes(): Uint8Array;
  float(address: Pointer): number;
  int(address: Pointer): number;
  setInt(address: Pointer, value: number): void;
  malloc(size: number): Pointer;
  free(address: Pointer): void;
  bitmapBuffer(bitmap: Pointer): Pointer;
  /** 256 bytes for the small answers of calls, reused: read them before the next call. */
  readonly scratch: Pointer;
  open(path: string): OpenDocument;
};

export type OpenDocument = {
  readonly handle: Pointer;
  readonly pages: number;
  /** Since it was opened. PDFium keeps what it read of a document until the document is closed. */
  bytesRead(): number;
  /**
   * The text of the dictionary of every stream of so many bytes that was read so far; empty where it cannot be told
   * (encrypted files). PDFium does not say whether an image has a mask or inverted values; the file does.
   */
  streamDictionaries(length: number): string[];
  close(): void;
};

const LARGEST_FILE = 2 ** 32 - 1;
/** PDF readers look for the end mark in the last kilobyte; senders and mail gateways append a little more. */
const TAIL = 4096;
const LAST_ERROR_PASSWORD = 4;
/** An image's dictionary takes some hundred bytes. */
const LONGEST_DICTIONARY = 4096;

export async function loadPdfium(): Promise<Pdfium> {
  const file = new URL(import.meta.resolve('@embedpdf/pdfium/pdfium.wasm'));
  const module = await init({ wasmBinary: new Uint8Array(readFileSync(file)).buffer });
  const functions = module as Functions;
  const runtime = module.pdfium as unknown as Runtime;
  functions.PDFiumExt_Init();
  const memory = {
    bytes: () => runtime.HEAPU8,
    float: (address: Pointer) => runtime.HEAPF32[address >> 2] as number,
    int: (address: Pointer) => runtime.HEAP32[address >> 2] as number,
    setInt: (address: Pointer, value: number) => {
      runtime.HEAP32[address >> 2] = value;
    },
    malloc: (size: number) => runtime.wasmExports.malloc(size),
    free: (address: Pointer) => runtime.wasmExports.free(address),
    bitmapBuffer: (bitmap: Pointer) => runtime._FPDFBitmap_GetBuffer(bitmap),
    scratch: runtime.wasmExports.malloc(256),
  };
  return Object.assign({}, functions, memory, { open: (path: string) => openDocument(functions, runtime, path) });
}

/** @throws StationError `file-unreadable`, `file-encrypted`, `file-damaged`, `file-without-pages` */
function openDocument(pdfium: Functions, runtime: Runtime, path: string): OpenDocument {
  const file = openFile(path);
  const length = fstatSync(file).size;
  let handle: Pointer = 0;
  let bytesRead = 0;
  const blocks = new Map<number, Set<number>>();
  const readBlock = runtime.addFunction((_parameter = 0, signedPosition = 0, address = 0, signedSize = 0) => {
    // The numbers are unsigned in C and arrive signed.
    const position = signedPosition >>> 0;
    const size = signedSize >>> 0;
    bytesRead += size;
    blocks.set(size, (blocks.get(size) ?? new Set()).add(position));
    try {
      return readSync(file, runtime.HEAPU8, address >>> 0, size, position) === size ? 1 : 0;
    } catch {
      return 0;
    }
  }, 'iiiii');
  // FPDF_FILEACCESS: length, the function that reads a block, a parameter we do not need.
  const access = runtime.wasmExports.malloc(12);
  runtime.HEAP32.set([length | 0, readBlock, 0], access >> 2);
  const close = (): void => {
    if (handle !== 0) pdfium.FPDF_CloseDocument(handle);
    runtime.removeFunction(readBlock);
    runtime.wasmExports.free(access);
    closeSync(file);
  };
  try {
    if (length > LARGEST_FILE) throw new StationError('file-damaged', { path, detail: 'tệp PDF lớn hơn 4 GiB' });
    requireEndMark(file, length, path);
    handle = runtime._FPDF_LoadCustomDocument(access, 0);
    if (handle === 0) {
      const reason = pdfium.FPDF_GetLastError();
      if (reason === LAST_ERROR_PASSWORD) throw new StationError('file-encrypted', { path });
      throw new StationError('file-damaged', { path, detail: 'cấu trúc PDF không đọc được' });
    }
    const pages = pdfium.FPDF_GetPageCount(handle);
    if (pages < 1) throw new StationError('file-without-pages', { path });
    return {
      handle,
      pages,
      close,
      bytesRead: () => bytesRead,
      streamDictionaries: (size) =>
        [...(blocks.get(size) ?? [])].map((position) => dictionaryBefore(file, position)).filter((text) => text !== ''),
    };
  } catch (cause) {
    close();
    throw cause;
  }
}

function openFile(path: string): number {
  try {
    return openSync(path, 'r');
  } catch (cause) {
    throw new StationError('file-unreadable', { path, detail: (cause as Error).message }, { cause });
  }
}

/**
 * PDFium repairs a file that was cut off by searching it for objects, and then simply shows fewer pages. A scan that
 * loses its last pages without a word is the worst outcome here, so a file without its end mark is refused.
 */
function requireEndMark(file: number, length: number, path: string): void {
  const tail = Buffer.alloc(Math.min(TAIL, length));
  readSync(file, tail, 0, tail.length, length - tail.length);
  if (!tail.includes('%%EOF')) throw new StationError('file-damaged', { path, detail: 'thiếu phần cuối tệp PDF' });
}

/** What stands between the last "obj" and the "stream" just before a position (ISO 32000-1, 7.3.8); empty if nothing does. */
function dictionaryBefore(file: number, position: number): string {
  const before = Buffer.alloc(Math.min(LONGEST_DICTIONARY, position));
  readSync(file, before, 0, before.length, position - before.length);
  return /.*\bobj\b(.*)\bstream\r?\n$/s.exec(before.toString('latin1'))?.[1] ?? '';
}
