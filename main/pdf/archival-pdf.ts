/**
 * Writes the two-layer PDF that is delivered: each page's picture as it was scanned, and under it, invisible, every
 * word exactly where it is printed.
 *
 * Promises: one page in memory at a time, however many there are, which is why this is a writer of our own: PDF
 * libraries build the whole file before they save it. A JPEG goes in byte for byte, a black-and-white page as Group 4,
 * the file's own pixels without loss; only a page that had to be drawn in colour becomes a JPEG here. Pages are turned
 * upright and laid straight by a matrix, never by touching the picture. Copied text comes in reading order, words
 * apart, in NFC.
 * The same input gives the same bytes.
 *
 * The file keeps to ISO 19005-1 level B and ISO 19005-2 level U at once and names the one it is asked for: no
 * transparency, no encryption, no object or cross-reference streams, one sRGB output intent, every font embedded with
 * a map to Unicode, metadata twice with equal values, page tree nodes of at most 64 children.
 */
import { createHash } from 'node:crypto';
import { deflateSync } from 'node:zlib';
import { StationError } from '../../shared/errors.ts';
import { type Line, linesOf, type PageText } from '../../shared/page-text.ts';
import { losslessRaster, renderedJpeg } from '../imaging/imaging.ts';
import type { PagePicture } from '../imaging/page-picture.ts';
import { ADVANCE, type CharacterNumbers, characterNumbers, DESCENT, writeInvisibleFont } from './invisible-font.ts';
import { embeddableJpeg } from './jpeg.ts';
import { openPdfFile, type PdfFile, real } from './pdf-file.ts';
import { srgbProfile } from './srgb-profile.ts';
import { type DocumentFacts, infoDictionary, xmpPacket } from './xmp.ts';

export type ArchivalPage = {
  readonly picture: PagePicture;
  /** Clockwise degrees that turn the stored picture upright, EXIF or PDF rotation included. */
  readonly rotation: number;
  /** What was read, in pixels of the upright page; null or without blocks for a page without text. */
  readonly text: PageText | null;
};

/** A4's long side in inches: what is assumed where nothing says how large a page is. */
const A4_LONG_INCHES = 297 / 25.4;
/** A page may be at most this long (ISO 32000-1, annex C.2). */
const LONGEST_PAGE_POINTS = 14_400;
const PAGES_A_NODE = 64;

/**
 * Writes the document to `file` (created or replaced), flushed to the disk.
 * @returns size, number of pages and SHA-256 of the file
 * @throws StationError `disk-full`, `write-failed`, `cancelled`, and whatever reading a page throws; the unfinished
 * file is then removed
 */
export async function writeArchivalPdf(
  file: string,
  document: DocumentFacts,
  pages: AsyncIterable<ArchivalPage>,
  signal?: AbortSignal,
): Promise<{ bytes: number; pages: number; sha256: string }> {
  const pdf = await openPdfFile(file);
  try {
    const [catalog, root, info, metadata, intent, profile] = [
      pdf.reserve(),
      pdf.reserve(),
      pdf.reserve(),
      pdf.reserve(),
      pdf.reserve(),
      pdf.reserve(),
    ];
    await pdf.object(
      catalog,
      `<< /Type /Catalog /Pages ${root} 0 R /Metadata ${metadata} 0 R /OutputIntents [${intent} 0 R]` +
        ` /Lang (${document.language}) /ViewerPreferences << /DisplayDocTitle true >> >>`,
    );
    await pdf.object(info, infoDictionary(document));
    await pdf.stream(metadata, '/Type /Metadata /Subtype /XML', xmpPacket(document));
    await pdf.object(
      intent,
      '<< /Type /OutputIntent /S /GTS_PDFA1 /OutputConditionIdentifier (sRGB IEC61966-2.1)' +
        ` /RegistryName (http://www.color.org) /Info (sRGB IEC61966-2.1) /DestOutputProfile ${profile} 0 R >>`,
    );
    await pdf.stream(profile, '/N 3 /Filter /FlateDecode', deflateSync(srgbProfile()));
    const count = await writePages(pdf, root, pages, signal);
    const id = createHash('sha256').update(`${document.uid} ${document.modified.toISOString()}`).digest('hex');
    const written = await pdf.end({ root: catalog, info, id: id.slice(0, 32) });
    return { ...written, pages: count };
  } finally {
    await pdf.discard();
  }
}

async function writePages(
  pdf: PdfFile,
  root: number,
  pages: AsyncIterable<ArchivalPage>,
  signal: AbortSignal | undefined,
): Promise<number> {
  const layer: TextLayer = { numbers: characterNumbers(), font: null };
  const nodes: number[] = [];
  let node = 0;
  let children: number[] = [];
  let count = 0;
  const closeNode = async (): Promise<void> => {
    if (children.length === 0) return;
    const kids = children.map((n) => `${n} 0 R`).join(' ');
    await pdf.object(node, `<< /Type /Pages /Parent ${root} 0 R /Count ${children.length} /Kids [${kids}] >>`);
    children = [];
  };
  for await (const page of pages) {
    if (signal?.aborted) throw new StationError('cancelled');
    if (children.length === 0) {
      node = pdf.reserve();
      nodes.push(node);
    }
    children.push(await writePage(pdf, node, page, layer));
    count += 1;
    if (children.length === PAGES_A_NODE) await closeNode();
  }
  await closeNode();
  if (count === 0) throw new Error('a document without pages cannot be written');
  await pdf.object(root, `<< /Type /Pages /Count ${count} /Kids [${nodes.map((n) => `${n} 0 R`).join(' ')}] >>`);
  if (layer.font !== null) await writeInvisibleFont(pdf, layer.font, layer.numbers);
  return count;
}

/** What the text of all pages shares. The font gets its object number with the first word. */
type TextLayer = { readonly numbers: CharacterNumbers; font: number | null };

async function writePage(pdf: PdfFile, parent: number, page: ArchivalPage, layer: TextLayer): Promise<number> {
  const [number, content, image] = [pdf.reserve(), pdf.reserve(), pdf.reserve()];
  const paper = pageSize(page);
  const { size, matrix } = laidStraight(paper, page.text);
  await writeImage(pdf, image, page.picture);
  const words = page.text === null ? '' : invisibleText(page.text, paper, layer.numbers);
  const commands = `${matrix}q ${imageMatrix(page, paper)} cm /Im Do Q\n${words}`;
  await pdf.stream(content, '/Filter /FlateDecode', deflateSync(Buffer.from(commands, 'latin1')));
  if (words !== '') layer.font ??= pdf.reserve();
  const fonts = words === '' ? '' : ` /Font << /T ${layer.font} 0 R >>`;
  await pdf.object(
    number,
    `<< /Type /Page /Parent ${parent} 0 R /MediaBox [0 0 ${real(size.width)} ${real(size.height)}]` +
      ` /Contents ${content} 0 R /Resources << /XObject << /Im ${image} 0 R >>${fonts} >> >>`,
  );
  return number;
}

/** Width and height of the upright page in points. */
type PageSize = { readonly width: number; readonly height: number };

function pageSize({ picture, rotation, text }: ArchivalPage): PageSize {
  const lies = rotation % 180 !== 0;
  const width = lies ? picture.height : picture.width;
  const height = lies ? picture.width : picture.height;
  const long = Math.max(width, height);
  // What reading found out goes before what the file says; its pixels need not be those of the picture.
  const read = text === null ? null : (text.dpi * width) / text.width;
  const dpi = [read, picture.dpi].find((stated) => stated !== null && stated > 0) ?? long / A4_LONG_INCHES;
  const scale = Math.min(72 / dpi, LONGEST_PAGE_POINTS / long);
  return { width: width * scale, height: height * scale };
}

/** Below this nobody sees a page lie crooked; above it, it is more likely misjudged than scanned so. Degrees. */
const CROOKED = { least: 0.3, most: 5 };
/** So many lines must agree before a page is turned by them. */
const LINES_TO_TURN_BY = 4;

/**
 * A page scanned crooked is shown straight: picture and text are turned together about the middle of the page, which
 * grows so that no corner of the paper is cut off. Otherwise programs that sort text by height take the right end of a
 * line for part of the line above.
 */
function laidStraight(paper: PageSize, text: PageText | null): { size: PageSize; matrix: string } {
  const crooked = Math.abs(text?.skew ?? 0);
  if (text === null || crooked < CROOKED.least || crooked > CROOKED.most || linesOf(text).length < LINES_TO_TURN_BY) {
    return { size: paper, matrix: '' };
  }
  const angle = (text.skew * Math.PI) / 180;
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  const size = {
    width: paper.width * cos + paper.height * Math.abs(sin),
    height: paper.height * cos + paper.width * Math.abs(sin),
  };
  const [x, y] = [paper.width / 2, paper.height / 2];
  const turn = [cos, sin, -sin, cos].map((value) => real(value, 6)).join(' ');
  const shift = [size.width / 2 - x * cos + y * sin, size.height / 2 - x * sin - y * cos]
    .map((value) => real(value))
    .join(' ');
  return { size, matrix: `${turn} ${shift} cm\n` };
}

/** The matrix that lays the unit square of the stored picture, mirrored and turned, onto the page. */
function imageMatrix({ picture, rotation }: ArchivalPage, size: PageSize): string {
  const place = (x: number, y: number): [number, number] => {
    // From the unit square (y up) to shares of the stored picture (y down), then as it is shown.
    let [right, down] = [picture.mirrored ? 1 - x : x, 1 - y];
    for (let turned = 0; turned < rotation; turned += 90) [right, down] = [1 - down, right];
    return [right * size.width, (1 - down) * size.height];
  };
  const [e, f] = place(0, 0);
  const [ax, ay] = place(1, 0);
  const [bx, by] = place(0, 1);
  return [ax - e, ay - f, bx - e, by - f, e, f].map((value) => real(value)).join(' ');
}

async function writeImage(pdf: PdfFile, number: number, picture: PagePicture): Promise<void> {
  const write = (width: number, height: number, bits: number, colours: string, filter: string, bytes: Uint8Array) =>
    pdf.stream(
      number,
      `/Type /XObject /Subtype /Image /Width ${width} /Height ${height} /BitsPerComponent ${bits} ${colours} ${filter}`,
      bytes,
    );
  const space = (channels: number): string => `/ColorSpace /Device${channels === 1 ? 'Gray' : 'RGB'}`;
  if (picture.kind === 'encoded' && picture.mediaType === 'image/jpeg') {
    const shape = embeddableJpeg(picture.bytes);
    if (shape !== null && shape.width === picture.width && shape.height === picture.height) {
      return write(shape.width, shape.height, 8, space(shape.components), '/Filter /DCTDecode', picture.bytes);
    }
  }
  if (picture.kind === 'raw' && picture.rendered && picture.channels === 3) {
    const bytes = await renderedJpeg(picture);
    return write(picture.width, picture.height, 8, space(3), '/Filter /DCTDecode', bytes);
  }
  const raster = await losslessRaster(picture);
  const { width, height, bytes } = raster;
  if (raster.kind === 'g4') {
    const filter = `/Filter /CCITTFaxDecode /DecodeParms << /K -1 /Columns ${width} /Rows ${height} >>`;
    return write(width, height, 1, space(1), filter, bytes);
  }
  const { bits, channels } = raster;
  const predictor = `<< /Predictor 15 /Colors ${channels} /BitsPerComponent ${bits} /Columns ${width} >>`;
  return write(width, height, bits, space(channels), `/Filter /FlateDecode /DecodeParms ${predictor}`, bytes);
}

/** All lines of a page in reading order, drawn in text rendering mode 3 (neither filled nor stroked). */
function invisibleText(text: PageText, size: PageSize, numbers: CharacterNumbers): string {
  const place = { skew: text.skew, scale: size.width / text.width, height: size.height };
  const lines = linesOf(text)
    .map((line) => invisibleLine(line, place, numbers))
    .filter((commands) => commands !== '');
  return lines.length === 0 ? '' : `${lines.join('\n')}\n`;
}

/** Degrees by which lines fall, points a pixel, height of the page in points. */
type TextPlace = { readonly skew: number; readonly scale: number; readonly height: number };

/**
 * One line: every word of it at the same height, so that selecting marks an even band, each stretched to the width it
 * has on paper, and a space stretched over each gap, so that copying gives words.
 */
function invisibleLine(line: Line, place: TextPlace, numbers: CharacterNumbers): string {
  const words = line.words
    .map((word) => ({ text: encodable(word.text), box: word.box }))
    .filter((word) => word.text !== '' && word.box[2] > 0 && word.box[3] > 0);
  if (words.length === 0) return '';
  const angle = (place.skew * Math.PI) / 180;
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  const [left, top, width, height] = line.box;
  const middle = [left + width / 2, top + height / 2] as const;
  // Along the line and across it, from the middle of the line's box, in pixels.
  const placed = words.map(({ text, box }) => {
    const [dx, dy] = [box[0] + box[2] / 2 - middle[0], box[1] + box[3] / 2 - middle[1]];
    const along = dx * cos + dy * sin;
    return { text, start: along - box[2] / 2, width: box[2], across: dy * cos - dx * sin, height: box[3] };
  });
  // One stain taken for a word must not blow up the band of a whole line.
  const usual = median(placed.map((word) => word.height));
  const trusted = height > 0 && height <= usual * 2;
  const band = trusted ? height : usual * 1.2;
  const centre = trusted ? 0 : median(placed.map((word) => word.across));
  const baseline = centre + band / 2 + (band * DESCENT) / 1000;
  const em = band * place.scale;
  const stretch = (pixels: number, characters: number): string =>
    real(Math.max((pixels / (characters * band * (ADVANCE / 1000))) * 100, 1), 2);
  const commands = [`BT 3 Tr /T ${real(em)} Tf`];
  for (const [i, word] of placed.entries()) {
    const x = (middle[0] + word.start * cos - baseline * sin) * place.scale;
    const y = place.height - (middle[1] + word.start * sin + baseline * cos) * place.scale;
    const matrix = [cos, -sin, sin, cos].map((value) => real(value, 5)).join(' ');
    commands.push(`${stretch(word.width, [...word.text].length)} Tz ${matrix} ${real(x)} ${real(y)} Tm`);
    commands.push(`<${numbers.encode(word.text)}> Tj`);
    const next = placed[i + 1];
    if (next !== undefined) {
      const gap = next.start - word.start - word.width;
      commands.push(`${stretch(gap, 1)} Tz <${numbers.encode(' ')}> Tj`);
    }
  }
  return `${commands.join('\n')}\nET`;
}

/**
 * The characters a text layer may hold: NFC without control characters, without the code points that ISO 19005-2
 * (6.2.11.7.2) refuses in a Unicode map (0, U+FEFF, U+FFFE), a lone half of a pair replaced.
 */
const encodable = (text: string): string =>
  text
    .normalize('NFC')
    .toWellFormed()
    .replace(/[\p{Cc}\ufeff\ufffe\uffff]/gu, '');

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
}
