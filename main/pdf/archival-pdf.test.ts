import { createHash } from 'node:crypto';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PDFDocument, PDFName, PDFRawStream } from 'pdf-lib';
import sharp from 'sharp';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { around, type Box, type PageText } from '../../shared/page-text.ts';
import type { PagePicture } from '../imaging/page-picture.ts';
import { type ArchivalPage, writeArchivalPdf } from './archival-pdf.ts';
import { ask, call, preflight } from './judges.ts';
import type { DocumentFacts } from './xmp.ts';

// Judges, flushes and processes take their time on a busy machine.
vi.setConfig({ testTimeout: 60_000 });

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'archival-pdf-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const facts: DocumentFacts = {
  title: 'Quyết định số 12/QĐ-MTTQ-BTT “về việc” (khen thưởng) & <kèm danh sách>',
  subject: 'Về việc khen thưởng tập thể, cá nhân',
  author: 'BAN THƯỜNG TRỰC',
  created: new Date('2025-03-01T18:03:04.567Z'),
  modified: new Date('2025-03-02T02:03:04Z'),
  uid: '01957c1e-0000-7000-8000-000000000001',
  identification: 'PDF/A-1b',
  language: 'vi-VN',
};

/** A paper with a mark in its upper left corner, so that a picture turned the wrong way shows. */
const paper = (width = 620, height = 877) =>
  sharp({ create: { width, height, channels: 3, background: '#fdfaf2' } }).composite([
    { input: { create: { width: 60, height: 30, channels: 3, background: '#c01818' } }, left: 40, top: 50 },
  ]);

const encoded = (bytes: Buffer, more: Partial<PagePicture> = {}): PagePicture =>
  ({
    kind: 'encoded',
    mediaType: 'image/jpeg',
    bytes,
    part: 0,
    width: 620,
    height: 877,
    dpi: 75,
    turn: 0,
    mirrored: false,
    ...more,
  }) as PagePicture;

/** Lines of text where `place` says; each character 8 pixels wide, words 10 apart. */
function text(lines: readonly [string, number, number][], more: Partial<PageText> = {}): PageText {
  const blocks = lines.map(([content, left, top]) => {
    let x = left;
    const words = content.split(' ').map((word) => {
      const box: Box = [x, top, [...word].length * 8, 16];
      x += box[2] + 10;
      return { text: word, box, confidence: 90 };
    });
    const box = around(words.map((word) => word.box)) ?? [0, 0, 0, 0];
    return { box, lines: [{ box, words }] };
  });
  return { width: 620, height: 877, dpi: 75, skew: 0, source: 'ocr', blocks, ...more };
}

async function write(pages: ArchivalPage[], given: Partial<DocumentFacts> = {}) {
  const file = join(folder, 'van-ban.pdf');
  async function* one() {
    yield* pages;
  }
  return { file, ...(await writeArchivalPdf(file, { ...facts, ...given }, one())) };
}

const letterhead = text([
  ['ỦY BAN MẶT TRẬN TỔ QUỐC', 40, 60],
  ['Số: 12/QĐ-MTTQ-BTT', 60, 90],
  ['CỘNG HÒA XÃ HỘI', 360, 60],
  ['Độc lập - Tự do - Hạnh phúc', 350, 90],
  ['Điều 1. Khen thưởng ông Nguyễn Quyết Thắng', 40, 200],
]);

describe('an archival PDF', () => {
  it('is valid PDF/A-1b, with photographs, lossless pictures, turned, mirrored and blank pages', async ({ skip }) => {
    call(skip, 'preflight', 'qpdf', 'pdffonts');
    const jpeg = await paper().jpeg().toBuffer();
    const grey = await paper().greyscale().jpeg({ progressive: true }).toBuffer();
    const lying = await sharp(await paper().png().toBuffer())
      .rotate(270)
      .jpeg()
      .toBuffer();
    const raw = await paper().raw().toBuffer();
    const { file } = await write([
      { picture: encoded(jpeg), rotation: 0, text: letterhead },
      { picture: encoded(grey), rotation: 180, text: { ...letterhead, skew: -2.5 } },
      { picture: encoded(lying, { width: 877, height: 620, turn: 90 }), rotation: 90, text: letterhead },
      { picture: encoded(jpeg, { mirrored: true, dpi: null }), rotation: 0, text: null },
      {
        picture: {
          kind: 'raw',
          rendered: true,
          data: raw,
          channels: 3,
          width: 620,
          height: 877,
          dpi: 75,
          turn: 0,
          mirrored: false,
        },
        rotation: 0,
        text: letterhead,
      },
      {
        picture: encoded(await paper().png().toBuffer(), { mediaType: 'image/png' } as Partial<PagePicture>),
        rotation: 0,
        text: null,
      },
    ]);
    expect(preflight(file)).toEqual([]);
    expect(ask('qpdf', '--check', file)).toContain('No syntax or stream encoding errors found');
    expect(ask('pdffonts', file)).toMatch(/TramSoHoaInvisible\s+CID TrueType\s+Identity-H\s+yes no\s+yes/);
  });

  it('says PDF/A-2u when asked to, and preflight then objects to nothing but that', async ({ skip }) => {
    call(skip, 'preflight');
    const jpeg = await paper().jpeg().toBuffer();
    const { file } = await write([{ picture: encoded(jpeg), rotation: 0, text: letterhead }], {
      identification: 'PDF/A-2u',
    });
    const errors = preflight(file).filter((line) => /^[\d.]+ :/.test(line));
    expect(errors.map((line) => line.split(' ')[0])).toEqual(['7.11.1', '7.11.2']);
    expect(readFileSync(file, 'utf8')).toContain('<pdfaid:conformance>U</pdfaid:conformance>');
  });

  it('gives Vietnamese text back in reading order, with all its marks', async ({ skip }) => {
    call(skip, 'pdftotext');
    const jpeg = await paper().jpeg().toBuffer();
    const { file } = await write([{ picture: encoded(jpeg), rotation: 0, text: letterhead }]);
    const lines = ask('pdftotext', '-raw', file, '-')
      .split('\n')
      .filter((line) => line.trim() !== '' && line !== '\f');
    expect(lines).toEqual([
      'ỦY BAN MẶT TRẬN TỔ QUỐC',
      'Số: 12/QĐ-MTTQ-BTT',
      'CỘNG HÒA XÃ HỘI',
      'Độc lập - Tự do - Hạnh phúc',
      'Điều 1. Khen thưởng ông Nguyễn Quyết Thắng',
    ]);
  });

  it('writes decomposed text composed, and drops what no text layer may hold', async ({ skip }) => {
    call(skip, 'pdftotext', 'preflight');
    const jpeg = await paper().jpeg().toBuffer();
    const odd = text([[`${'Tổ quốc'.normalize('NFD')} \ufeffba\u0000n \u{2000b} \ud800x`, 40, 60]]);
    const { file } = await write([{ picture: encoded(jpeg), rotation: 0, text: odd }]);
    expect(ask('pdftotext', '-raw', file, '-').trim()).toBe('Tổ quốc ban \u{2000b} \ufffdx');
    expect(preflight(file)).toEqual([]);
  });

  it('lays each word exactly over its place on the paper', async ({ skip }) => {
    call(skip, 'pdftotext');
    const jpeg = await paper().jpeg().toBuffer();
    const { file } = await write([{ picture: encoded(jpeg), rotation: 0, text: letterhead }]);
    const found = [
      ...ask('pdftotext', '-bbox', file, '-').matchAll(/xMin="(.*?)" yMin="(.*?)" xMax="(.*?)" yMax="(.*?)">(.*?)</g),
    ];
    const points = 72 / 75;
    for (const word of letterhead.blocks.flatMap((block) => block.lines.flatMap((line) => line.words))) {
      const match = found.find(
        ([, x, y, , , content]) =>
          content === word.text &&
          Math.abs(Number(x) - word.box[0] * points) < 1 &&
          Math.abs(Number(y) - word.box[1] * points) < 1,
      );
      expect(match, word.text).toBeDefined();
      expect(Number(match?.[3])).toBeCloseTo((word.box[0] + word.box[2]) * points, 0);
      expect(Number(match?.[4])).toBeCloseTo((word.box[1] + word.box[3]) * points, 0);
    }
  });

  it('shows a crooked page straight, every word still over its print and in the right order', async ({ skip }) => {
    call(skip, 'pdftotext', 'pdftoppm', 'preflight');
    const skew = 2;
    const angle = (skew * Math.PI) / 180;
    const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
    const turned = (x: number, y: number): [number, number] => [
      310 + (x - 310) * cos - (y - 438.5) * sin,
      438.5 + (x - 310) * sin + (y - 438.5) * cos,
    ];
    const print: string[] = [];
    const lines = Array.from({ length: 6 }, (_, n) => {
      const words = Array.from({ length: 7 }, (_, i) => {
        const [left, top] = [50 + i * 75, 300 + n * 24];
        print.push(`<rect x="${left}" y="${top}" width="71" height="14"/>`);
        const [x, y] = turned(left + 35.5, top + 7);
        return { text: `từ${n}${i}`, confidence: 90, box: [x - 35.5, y - 7, 71, 14] as Box };
      });
      const [x, y] = turned(310.5, 300 + n * 24 + 7);
      return { box: [x - 260.5, y - 7, 521, 14] as Box, words };
    });
    const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="620" height="877"><rect width="100%" height="100%" fill="white"/><g transform="rotate(${skew} 310 438.5)">${print.join('')}</g></svg>`;
    const jpeg = await sharp(Buffer.from(svg)).jpeg().toBuffer();
    const { file } = await write([
      {
        picture: encoded(jpeg),
        rotation: 0,
        text: { ...letterhead, skew, blocks: [{ box: [0, 0, 620, 877], lines }] },
      },
    ]);
    const inOrder = lines.map((line) => line.words.map((word) => word.text).join(' '));
    expect(ask('pdftotext', file, '-').trim().split('\n')).toEqual(inOrder);
    ask('pdftoppm', '-r', '72', '-gray', '-png', '-singlefile', file, join(folder, 'straight'));
    const shown = await sharp(join(folder, 'straight.png')).greyscale().raw().toBuffer({ resolveWithObject: true });
    const found = [
      ...ask('pdftotext', '-bbox', file, '-').matchAll(/xMin="(.*?)" yMin="(.*?)" xMax="(.*?)" yMax="(.*?)"/g),
    ];
    expect(found).toHaveLength(42);
    for (const box of found) {
      const [left = 0, top = 0, right = 0, bottom = 0] = box.slice(1).map(Number);
      const at = (x: number, y: number): number => shown.data[Math.round(y) * shown.info.width + Math.round(x)] ?? 255;
      for (const share of [0.1, 0.5, 0.9])
        expect(at(left + (right - left) * share, (top + bottom) / 2)).toBeLessThan(80);
    }
    expect(preflight(file)).toEqual([]);
  });

  it('follows lines that fall to the right', async ({ skip }) => {
    call(skip, 'pdftotext');
    const jpeg = await paper().jpeg().toBuffer();
    const slope = Math.tan((4 * Math.PI) / 180);
    const words = ['Điều', '1.', 'Thành', 'lập', 'Ban', 'vận', 'động'].map((word, i) => ({
      text: word,
      confidence: 90,
      box: [40 + i * 70, 200 + i * 70 * slope, 50, 16] as Box,
    }));
    const middle = words[3]?.box ?? [0, 0, 0, 0];
    const box: Box = [40, middle[1], 470, 16];
    const { file } = await write([
      {
        picture: encoded(jpeg),
        rotation: 0,
        text: { ...letterhead, skew: 4, blocks: [{ box, lines: [{ box, words }] }] },
      },
    ]);
    expect(ask('pdftotext', '-raw', file, '-').trim()).toBe('Điều 1. Thành lập Ban vận động');
    const tops = [...ask('pdftotext', '-bbox', file, '-').matchAll(/yMin="(.*?)" xMax=".*?" yMax="(.*?)"/g)].map(
      ([, from, to]) => (Number(from) + Number(to)) / 2,
    );
    const fall = (tops.at(-1) ?? 0) - (tops[0] ?? 0);
    expect(fall).toBeCloseTo(6 * 70 * slope * (72 / 75), 0);
  });

  it('holds the scanned JPEG byte for byte', async () => {
    const jpeg = await paper().jpeg({ quality: 71 }).toBuffer();
    const { file } = await write([{ picture: encoded(jpeg), rotation: 0, text: null }]);
    expect(readFileSync(file).includes(jpeg)).toBe(true);
  });

  it('holds a black-and-white scan as Group 4, black where it was black', async ({ skip }) => {
    call(skip, 'pdftoppm', 'preflight');
    const flat = await paper().png().toBuffer();
    const grey = await sharp(flat).greyscale().threshold(200).raw().toBuffer();
    const tiff = await sharp(grey, { raw: { width: 620, height: 877, channels: 1 } })
      .toColourspace('b-w')
      .tiff({ compression: 'ccittfax4', bitdepth: 1 })
      .toBuffer();
    const picture = { ...encoded(tiff), mediaType: 'image/tiff' } as PagePicture;
    const { file } = await write([{ picture, rotation: 0, text: letterhead }]);
    expect(readFileSync(file, 'latin1')).toContain('/CCITTFaxDecode');
    expect(preflight(file)).toEqual([]);
    ask('pdftoppm', '-r', '75', '-gray', '-png', '-singlefile', file, join(folder, 'page'));
    const shown = await sharp(join(folder, 'page.png')).greyscale().raw().toBuffer({ resolveWithObject: true });
    const light = (x: number, y: number) => shown.data[y * shown.info.width + x];
    expect(light(70, 65)).toBeLessThan(60);
    expect(light(300, 400)).toBeGreaterThan(200);
  });

  it('decodes a JPEG that PDF readers would show in wrong colours', async () => {
    const cmyk = await paper().toColourspace('cmyk').jpeg().toBuffer();
    const { file } = await write([{ picture: encoded(cmyk), rotation: 0, text: null }]);
    expect(readFileSync(file).includes(cmyk)).toBe(false);
    const image = (await PDFDocument.load(readFileSync(file))).context
      .enumerateIndirectObjects()
      .map(([, object]) => object)
      .find(
        (object) => object instanceof PDFRawStream && object.dict.get(PDFName.of('Subtype')) === PDFName.of('Image'),
      );
    expect(String((image as PDFRawStream).dict.get(PDFName.of('ColorSpace')))).toBe('/DeviceRGB');
  });

  it.for([
    ['as it lies', 0, false],
    ['turned 90°', 90, false],
    ['turned 180°', 180, false],
    ['turned 270°', 270, false],
    ['mirrored', 0, true],
    ['mirrored and turned', 90, true],
  ] as const)('shows a page upright that was stored %s', async ([, rotation, mirrored], { skip }) => {
    call(skip, 'pdftoppm');
    // The stored picture is the upright one turned back, then mirrored back.
    const flat = await paper().png().toBuffer();
    const turned = await sharp(flat)
      .rotate((360 - rotation) % 360)
      .png()
      .toBuffer();
    const stored = await (mirrored ? sharp(turned).flop() : sharp(turned)).jpeg({ quality: 95 }).toBuffer();
    const { width, height } = await sharp(stored).metadata();
    const { file } = await write([{ picture: encoded(stored, { width, height, mirrored }), rotation, text: null }]);
    ask('pdftoppm', '-r', '75', '-png', '-singlefile', file, join(folder, 'page'));
    const shown = await sharp(join(folder, 'page.png')).raw().toBuffer({ resolveWithObject: true });
    expect([shown.info.width, shown.info.height].map((side) => Math.round(side / 10))).toEqual([62, 88]);
    const colour = (x: number, y: number) => [
      ...shown.data.subarray((y * shown.info.width + x) * 3, (y * shown.info.width + x) * 3 + 3),
    ];
    expect(colour(70, 65)[1]).toBeLessThan(80);
    expect(colour(550, 65)[1]).toBeGreaterThan(200);
    expect(colour(70, 812)[1]).toBeGreaterThan(200);
  });

  it('keeps more than a thousand pages in a tree of small nodes, each page in its place', async ({ skip }) => {
    call(skip, 'qpdf', 'pdftotext');
    const jpeg = await sharp({ create: { width: 200, height: 283, channels: 3, background: 'white' } })
      .jpeg()
      .toBuffer();
    const file = join(folder, 'dai.pdf');
    async function* many(): AsyncGenerator<ArchivalPage> {
      for (let page = 1; page <= 1030; page += 1) {
        yield {
          picture: encoded(jpeg, { width: 200, height: 283, dpi: 24 }),
          rotation: 0,
          text: { ...text([[`trang ${page}`, 1, 1]]), width: 200, height: 283, dpi: 24 },
        };
      }
    }
    const written = await writeArchivalPdf(file, facts, many());
    expect(written.pages).toBe(1030);
    expect(ask('qpdf', '--show-npages', file).trim()).toBe('1030');
    expect(ask('pdftotext', '-raw', '-f', '1030', '-l', '1030', file, '-').trim()).toBe('trang 1030');
    const kids = [...readFileSync(file, 'latin1').matchAll(/\/Kids \[(.*?)\]/g)].map(
      ([, list]) => list?.match(/0 R/g)?.length ?? 0,
    );
    expect(Math.max(...kids)).toBeLessThanOrEqual(64);
  });

  it('reports the size and hash of the very file on the disk, and writes the same bytes again', async () => {
    const jpeg = await paper().jpeg().toBuffer();
    const first = await write([{ picture: encoded(jpeg), rotation: 0, text: letterhead }]);
    const bytes = readFileSync(first.file);
    expect(first.bytes).toBe(bytes.length);
    expect(first.sha256).toBe(createHash('sha256').update(bytes).digest('hex'));
    const second = await write([{ picture: encoded(jpeg), rotation: 0, text: letterhead }]);
    expect(second.sha256).toBe(first.sha256);
  });

  it('leaves no half-written file behind when a page cannot be read or the work is stopped', async () => {
    const file = join(folder, 'do-dang.pdf');
    const jpeg = await paper().jpeg().toBuffer();
    async function* breaksOff(): AsyncGenerator<ArchivalPage> {
      yield { picture: encoded(jpeg), rotation: 0, text: null };
      throw new Error('the original is gone');
    }
    await expect(writeArchivalPdf(file, facts, breaksOff())).rejects.toThrow('the original is gone');
    expect(existsSync(file)).toBe(false);
    async function* goesOn(): AsyncGenerator<ArchivalPage> {
      yield { picture: encoded(jpeg), rotation: 0, text: null };
    }
    await expect(writeArchivalPdf(file, facts, goesOn(), AbortSignal.abort())).rejects.toMatchObject({
      code: 'cancelled',
    });
    expect(existsSync(file)).toBe(false);
  });
});
