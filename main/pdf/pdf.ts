/**
 * PDF files, in and out: pages and text layers out of the files that come in (reader.ts), PDF/A for delivery
 * (archival-pdf.ts). The only door of this folder.
 */
export { type ArchivalPage, writeArchivalPdf } from './archival-pdf.ts';
export { openPdfReader, type PdfReader } from './reader.ts';
export type { DocumentFacts, Identification } from './xmp.ts';
