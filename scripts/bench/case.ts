/** The papers that are measured: pages of our own samples, scanned at 300 dpi, written where nothing is kept. */
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { PDFDocument } from 'pdf-lib';
import sharp from 'sharp';
import { papers, scansOf } from '../samples/samples.ts';
import { SHEET, setPaper } from '../samples/setting.ts';

const DPI = 300;

/** `scanned`: as the samples are, with noise and uneven light. `clean`: white paper, black ink, nothing else. */
export type Look = 'scanned' | 'clean';

/** JPEG bytes of one A4 page after the other, in colour at 300 dpi, blank backs left out. */
export async function* samplePages(look: Look, quality: number): AsyncGenerator<Buffer> {
  const bare = { noise: 0, shade: 0, specks: 0, paper: [255, 255, 255], ink: 1, showThrough: 0 } as const;
  for (const paper of papers) {
    const { blankBack: _, ...own } = paper.sheet;
    const sheet = look === 'clean' ? { ...own, ...bare } : own;
    for (const { data, width, height } of await scansOf({ ...paper, sheet }, setPaper(paper), DPI)) {
      yield await sharp(data, { raw: { width, height, channels: 3 } })
        .withDensity(DPI)
        .jpeg({ quality })
        .toBuffer();
    }
  }
}

/** A scanned PDF of A4 pages, one JPEG each; every page has bytes of its own. */
export async function writeScannedPdf(path: string, pages: readonly Buffer[]): Promise<void> {
  const pdf = await PDFDocument.create();
  for (const bytes of pages) {
    const picture = await pdf.embedJpg(bytes);
    pdf
      .addPage([SHEET.width, SHEET.height])
      .drawImage(picture, { x: 0, y: 0, width: SHEET.width, height: SHEET.height });
  }
  await writeFile(path, await pdf.save());
}

/** The case of so many pages: one PDF, and the same pages as JPEG files for programs that take pictures. */
export async function writeCase(
  folder: string,
  count: number,
  look: Look,
): Promise<{ pdf: string; pictures: string[] }> {
  const pages: Buffer[] = [];
  for await (const page of samplePages(look, 80)) {
    if (pages.length < count) pages.push(page);
    else break;
  }
  if (pages.length < count) throw new Error(`the samples have only ${pages.length} pages`);
  const pdf = join(folder, `${count}-pages.pdf`);
  await writeScannedPdf(pdf, pages);
  const pictures: string[] = [];
  for (const [index, bytes] of pages.entries()) {
    const path = join(folder, `page-${String(index + 1).padStart(2, '0')}.jpg`);
    await writeFile(path, bytes);
    pictures.push(path);
  }
  return { pdf, pictures };
}
