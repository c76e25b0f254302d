/**
 * Writes scanned pages in the file kinds an archive meets: JPEG (also lying on its side with the EXIF flag that says
 * so), greyscale PNG, multi-page TIFF (CCITT G4 and JPEG-in-TIFF), PDF with one JPEG a page (also with an e-signature
 * caption as its only text), and a born-digital PDF with a true text layer.
 */
import fontkit from '@pdf-lib/fontkit';
import { PDFDocument, type PDFFont, rgb } from 'pdf-lib';
import sharp, { type Sharp } from 'sharp';
import type { Sheet } from './paper.ts';
import type { Scan } from './scanner.ts';
import { type SetPage, SHEET } from './setting.ts';
import { type Face, faceBytes } from './typefaces.ts';

const open = (scan: Scan): Sharp => sharp(scan.data, { raw: { width: scan.width, height: scan.height, channels: 3 } });

function jpeg(scan: Scan, sheet: Sheet): Promise<Buffer> {
  const picture = sheet.colour === 'colour' ? open(scan) : open(scan).greyscale();
  return picture.withDensity(sheet.dpi).jpeg({ quality: sheet.quality, mozjpeg: true }).toBuffer();
}

/** Stored turned a quarter to the left, with the EXIF flag (6) that asks to be shown turned back. */
async function turnedJpeg(scan: Scan, sheet: Sheet): Promise<Buffer> {
  const turned = await open(scan).rotate(270).raw().toBuffer({ resolveWithObject: true });
  return sharp(turned.data, { raw: { width: turned.info.width, height: turned.info.height, channels: 3 } })
    .withMetadata({ density: sheet.dpi, orientation: 6 })
    .jpeg({ quality: sheet.quality, mozjpeg: true })
    .toBuffer();
}

/** Sixteen greys, paper pressed to white: what office scanners call "text" mode. */
function greyPng(scan: Scan, sheet: Sheet): Promise<Buffer> {
  return open(scan)
    .greyscale()
    .linear(1.5, -50)
    .withDensity(sheet.dpi)
    .png({ palette: true, colours: 16, dither: 0, compressionLevel: 9 })
    .toBuffer();
}

/** The pages stand below each other in one picture; `pageHeight` has them written as pages of their own. */
async function tiff(scans: readonly Scan[], sheet: Sheet): Promise<Buffer> {
  const [first] = scans;
  if (!first) throw new Error('a TIFF holds at least one page');
  const { width, height: pageHeight } = first;
  const bilevel = sheet.colour === 'bilevel';
  const pages = await Promise.all(
    scans.map((scan) => (bilevel ? open(scan).greyscale().threshold(150).raw().toBuffer() : scan.data)),
  );
  const channels = bilevel ? 1 : 3;
  const stack = sharp(Buffer.concat(pages), {
    raw: { width, height: pageHeight * scans.length, channels, pageHeight },
    limitInputPixels: false,
  });
  const perMillimetre = sheet.dpi / 25.4;
  const common = { xres: perMillimetre, yres: perMillimetre };
  return bilevel
    ? stack
        .toColourspace('b-w')
        .tiff({ ...common, compression: 'ccittfax4', bitdepth: 1 })
        .toBuffer()
    : stack.tiff({ ...common, compression: 'jpeg', quality: sheet.quality }).toBuffer();
}

/** Documents carry the date on which this set was first drawn up, so that the bytes do not depend on the clock. */
const DRAWN_UP = new Date('2025-01-02T00:00:00Z');

async function newPdf(title: string): Promise<PDFDocument> {
  const pdf = await PDFDocument.create({ updateMetadata: false });
  pdf.registerFontkit(fontkit);
  pdf.setTitle(title);
  pdf.setCreationDate(DRAWN_UP);
  pdf.setModificationDate(DRAWN_UP);
  return pdf;
}

/** Embedded whole: the subsets pdf-lib cuts from these faces lose most of their letters (it assumes even glyph lengths). */
const embed = (pdf: PDFDocument, face: Face): Promise<PDFFont> =>
  pdf.embedFont(faceBytes(face), { customName: `Sample-${face}` });

async function scannedPdf(title: string, scans: readonly Scan[], sheet: Sheet): Promise<Buffer> {
  const pdf = await newPdf(title);
  for (const [index, scan] of scans.entries()) {
    const page = pdf.addPage([SHEET.width, SHEET.height]);
    const picture = await pdf.embedJpg(await jpeg(scan, sheet));
    page.drawImage(picture, { x: 0, y: 0, width: SHEET.width, height: SHEET.height });
    if (index > 0 || sheet.output !== 'pdf-signed-scan') continue;
    // The caption a signing program prints on the first page: the file's only text, and not the document's.
    const font = await embed(pdf, 'roman');
    const caption = [
      'Ký bởi: Ủy ban nhân dân tỉnh Trường Giang (mẫu)',
      'Cơ quan: Tỉnh Trường Giang',
      'Thời gian ký: 24.06.2019 15:42:36 +07:00',
    ];
    for (const [line, text] of caption.entries()) {
      page.drawText(text, { x: 412, y: SHEET.height - 14 - line * 9, size: 7, font, color: rgb(0.1, 0.15, 0.7) });
    }
  }
  return Buffer.from(await pdf.save());
}

async function bornDigitalPdf(title: string, pages: readonly SetPage[]): Promise<Buffer> {
  const pdf = await newPdf(title);
  const fonts = new Map<Face, PDFFont>();
  for (const set of pages) {
    const page = pdf.addPage([SHEET.width, SHEET.height]);
    for (const mark of set.marks) {
      if (mark.kind === 'rule') {
        const start = { x: mark.x, y: SHEET.height - mark.y };
        const end = mark.upright ? { ...start, y: start.y - mark.length } : { ...start, x: start.x + mark.length };
        page.drawLine({ start, end, thickness: 0.75 });
      } else if (mark.kind === 'text') {
        const font = fonts.get(mark.face) ?? (await embed(pdf, mark.face));
        fonts.set(mark.face, font);
        page.drawText(`${mark.text} `, { x: mark.x, y: SHEET.height - mark.y, size: mark.size, font });
      }
    }
  }
  return Buffer.from(await pdf.save());
}

/** The bytes of one sample file. `scans` is empty for a born-digital document. */
export async function fileOf(
  title: string,
  sheet: Sheet,
  pages: readonly SetPage[],
  scans: readonly Scan[],
): Promise<Buffer> {
  const [only] = scans;
  switch (sheet.output) {
    case 'pdf-born-digital':
      return bornDigitalPdf(title, pages);
    case 'pdf-scan':
    case 'pdf-signed-scan':
      return scannedPdf(title, scans, sheet);
    case 'tiff-g4':
    case 'tiff-jpeg':
      return tiff(scans, sheet);
    default:
      if (!only || scans.length > 1) throw new Error(`${title}: this kind of file holds exactly one page`);
      if (sheet.output === 'png-grey') return greyPng(only, sheet);
      return sheet.output === 'jpeg-turned' ? turnedJpeg(only, sheet) : jpeg(only, sheet);
  }
}
