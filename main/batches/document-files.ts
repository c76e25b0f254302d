/**
 * The files of one document in a batch: its two-layer PDF and, per page, its words as ALTO.
 *
 * Promise: when `writeDocument` returns, they lie flushed, made from originals whose hashes were checked just before.
 * A damaged or missing original stops it: a changed scan must never be delivered as if it were the one taken in.
 */
import { rename, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { writeError } from '../../shared/errors.ts';
import { flushFolder, makeFolder, writeFlushed } from '../durable-files.ts';
import { imagePicture } from '../imaging/imaging.ts';
import type { Originals } from '../originals/originals.ts';
import { type ArchivalPage, type Identification, type PdfReader, writeArchivalPdf } from '../pdf/pdf.ts';
import type { Records } from '../records/records.ts';
import { altoXml } from './alto.ts';
import type { BatchDocument, BatchPage, FieldTexts } from './batch-facts.ts';

export type DocumentParts = {
  readonly originals: Originals;
  readonly pdf: PdfReader;
  readonly records: Pick<Records, 'pageText'>;
};

export type DocumentWork = {
  /** The folder in which `data/` grows. */
  readonly root: string;
  readonly document: BatchDocument;
  readonly pages: readonly BatchPage[];
  readonly fields: FieldTexts;
  readonly identification: Identification;
  readonly alto: boolean;
  readonly sealedAt: Date;
  readonly software: { readonly name: string; readonly version: string };
  readonly signal?: AbortSignal | undefined;
  onPage?(): void;
};

/** `12/QĐ-UBND`, `249/MTTQ-BTT`; a Party symbol, type before the slash, takes a hyphen: `127-QĐ/TU`. */
export function numberAndSymbol({ number, symbol }: Pick<FieldTexts, 'number' | 'symbol'>): string | null {
  if (number === null || symbol === null) return number ?? symbol;
  const party = /^\p{L}+\/\p{L}/u.test(symbol);
  return `${number}${party ? '-' : '/'}${symbol}`;
}

/** The title a reader shows in its window: type, number and symbol, subject; the file's name where nothing is known. */
export function documentTitle(fields: FieldTexts, name: string): string {
  const number = numberAndSymbol(fields);
  const head = [fields.type, number === null ? null : `số ${number}`].filter((part) => part !== null).join(' ');
  const title = [head, fields.subject].filter((part) => part !== null && part !== '').join(': ');
  return title === '' ? name : title.charAt(0).toUpperCase() + title.slice(1);
}

/** One page as it goes into a PDF: its picture from the original, and its words. */
async function archivalPage(parts: DocumentParts, page: BatchPage, signal?: AbortSignal): Promise<ArchivalPage> {
  const source = { path: parts.originals.pathOf(page.sha256), mediaType: page.mediaType, part: page.part };
  const picture =
    page.mediaType === 'application/pdf'
      ? await parts.pdf.picture(source.path, source.part, signal)
      : await imagePicture(source);
  return { picture, rotation: page.rotation ?? picture.turn, text: parts.records.pageText(page.id) };
}

const pdfFacts = (
  {
    document,
    fields,
    identification,
  }: Pick<DocumentWork, 'fields' | 'identification'> & {
    document: Pick<BatchDocument, 'name' | 'uid'>;
  },
  at: Date,
) => ({
  title: documentTitle(fields, document.name),
  subject: fields.subject ?? undefined,
  author: fields.issuer ?? undefined,
  created: at,
  modified: at,
  uid: document.uid,
  identification,
  language: 'vi-VN' as const,
});

/**
 * Writes the two-layer PDF of a document where a person wants it, as a batch would hold it: aside first, then under its
 * name, over a file that is there.
 * @throws StationError `original-missing`, `original-damaged`, `page-damaged`, `disk-full`, `write-failed`, `cancelled`
 */
export async function saveDocumentPdf(
  parts: DocumentParts,
  work: Pick<DocumentWork, 'pages' | 'fields' | 'identification' | 'signal' | 'onPage'> & {
    readonly document: Pick<BatchDocument, 'name' | 'uid'>;
    readonly path: string;
  },
): Promise<{ pages: number; bytes: number }> {
  const { pages, path, signal } = work;
  for (const sha256 of new Set(pages.map((page) => page.sha256))) await parts.originals.check(sha256, signal);
  async function* written(): AsyncGenerator<ArchivalPage> {
    for (const page of pages) {
      yield await archivalPage(parts, page, signal);
      work.onPage?.();
    }
  }
  const aside = `${path}.${process.pid}.part`;
  const file = await writeArchivalPdf(aside, pdfFacts(work, new Date()), written(), signal);
  try {
    await rename(aside, path);
    await flushFolder(dirname(path));
  } catch (cause) {
    await rm(aside, { force: true });
    throw writeError(path, cause);
  }
  return { pages: file.pages, bytes: file.bytes };
}

/**
 * Writes the files of a document, over those of a sealing that was cut short.
 * @throws StationError `original-missing`, `original-damaged`, `page-damaged`, `disk-full`, `write-failed`, `cancelled`
 */
export async function writeDocument(
  parts: DocumentParts,
  work: DocumentWork,
): Promise<{ sha256: string; bytes: number }> {
  const { document, pages, signal } = work;
  for (const sha256 of new Set(pages.map((page) => page.sha256))) await parts.originals.check(sha256, signal);
  const folder = await makeFolder(work.root, 'data', document.folder, ...(work.alto ? ['alto'] : []));
  const pdfFolder = join(work.root, 'data', document.folder);

  async function* written(): AsyncGenerator<ArchivalPage> {
    for (const page of pages) {
      const written = await archivalPage(parts, page, signal);
      if (work.alto && written.text !== null) {
        const xml = altoXml({
          text: written.text,
          page: page.ordinal,
          source: { name: basename(parts.originals.pathOf(page.sha256)), sha256: page.sha256 },
          documentUid: document.uid,
          software: work.software,
          readAt: page.readAt,
        });
        await writeFlushed(join(folder, `${document.name}.${String(page.ordinal).padStart(4, '0')}.xml`), xml);
      }
      yield written;
      work.onPage?.();
    }
  }

  const file = await writeArchivalPdf(
    join(pdfFolder, `${document.name}.pdf`),
    pdfFacts(work, work.sealedAt),
    written(),
    signal,
  );
  await flushFolder(folder);
  await flushFolder(pdfFolder);
  return { sha256: file.sha256, bytes: file.bytes };
}
