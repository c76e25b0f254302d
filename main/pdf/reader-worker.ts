/**
 * The thread in which PDFium lives. Answers one request after the other; keeps the last document open, because the
 * pages of one file are asked for in a row (and originals never change). Whatever a hostile file does to PDFium
 * happens here and ends here: reader.ts replaces the thread.
 */
import { basename } from 'node:path';
import { parentPort } from 'node:worker_threads';
import { type ErrorCode, type ErrorParams, StationError } from '../../shared/errors.ts';
import type { PageText } from '../../shared/page-text.ts';
import type { PagePicture } from '../imaging/page-picture.ts';
import { pageContent } from './page-content.ts';
import { pagePicture } from './page-picture.ts';
import { loadPdfium, type OpenDocument, type Pointer } from './pdfium.ts';
import { textLayer } from './text-layer.ts';

export type Request =
  | { readonly id: number; readonly do: 'inspect'; readonly path: string }
  | { readonly id: number; readonly do: 'picture' | 'text-layer'; readonly path: string; readonly part: number };

export type Answer = { readonly pages: number } | PagePicture | PageText | null;

export type Reply = { readonly id: number /** Bytes PDFium holds. */; readonly memory: number } & (
  | { readonly ok: true; readonly value: Answer }
  | { readonly ok: false; readonly code: ErrorCode; readonly params: ErrorParams }
  /** PDFium itself failed: nothing it holds can be trusted any more. */
  | { readonly ok: false; readonly code: null; readonly detail: string }
);

const port = parentPort;
if (port === null) throw new Error('reader-worker.ts runs in a worker thread only');

const pdfium = await loadPdfium();
let open: { readonly path: string; readonly document: OpenDocument } | null = null;

/**
 * PDFium keeps every image it has read until the document is closed: without a fresh start now and then a file of a
 * thousand scanned pages would end up in memory whole.
 */
const FRESH_START_AFTER_BYTES = 64e6;

function documentFor(path: string): OpenDocument {
  if (open?.path !== path || open.document.bytesRead() > FRESH_START_AFTER_BYTES) {
    open?.document.close();
    open = null;
    open = { path, document: pdfium.open(path) };
  }
  return open.document;
}

function withPage<T>(path: string, part: number, work: (page: Pointer, document: OpenDocument) => T): T {
  const document = documentFor(path);
  const page = loadPage(document, path, part);
  try {
    return work(page, document);
  } finally {
    pdfium.FPDF_ClosePage(page);
  }
}

/**
 * The page with its annotations made part of it (in memory only): PDFium draws and finds the text of signature fields
 * in no other way, and they carry the seal, and often the number and the day.
 */
function loadPage(document: OpenDocument, path: string, part: number): Pointer {
  const load = (): Pointer => {
    const page = part < document.pages ? pdfium.FPDF_LoadPage(document.handle, part) : 0;
    if (page !== 0) return page;
    throw new StationError('page-damaged', { page: part + 1, name: basename(path), detail: 'không mở được trang' });
  };
  const page = load();
  if (pdfium.FPDFPage_GetAnnotCount(page) === 0) return page;
  pdfium.FPDFPage_Flatten(page, 0);
  pdfium.FPDF_ClosePage(page);
  return load();
}

function answer(request: Request): Answer {
  const { path } = request;
  if (request.do === 'inspect') return { pages: documentFor(path).pages };
  const { part } = request;
  const name = basename(path);
  if (request.do === 'picture') {
    return withPage(path, part, (page, document) =>
      pagePicture(pdfium, document, page, pageContent(pdfium, page), part + 1, name),
    );
  }
  return withPage(path, part, (page) => textLayer(pdfium, page, part + 1, name));
}

port.on('message', (request: Request) => {
  let reply: Reply;
  try {
    const value = answer(request);
    reply = { id: request.id, memory: pdfium.bytes().length, ok: true, value };
  } catch (cause) {
    const memory = pdfium.bytes().length;
    reply =
      cause instanceof StationError
        ? { id: request.id, memory, ok: false, code: cause.code, params: cause.params }
        : { id: request.id, memory, ok: false, code: null, detail: (cause as Error).message };
  }
  const pixels = reply.ok && reply.value !== null && 'kind' in reply.value ? reply.value : null;
  const buffer = pixels === null ? null : pixels.kind === 'raw' ? pixels.data.buffer : pixels.bytes.buffer;
  port.postMessage(reply, buffer instanceof ArrayBuffer ? [buffer] : []);
});
