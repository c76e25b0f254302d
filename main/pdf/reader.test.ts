import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { degrees, PDFDocument, PDFName, type PDFPage, PDFRawStream, rgb, StandardFonts } from 'pdf-lib';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { PagePicture } from '../imaging/page-picture.ts';
import { encryptedPdf } from './encrypted-pdf.ts';
import { openPdfReader, type PdfReader } from './pdf.ts';

let folder: string;
let reader: PdfReader;
let scan: Buffer;
let files = 0;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'pdf-reader-'));
  reader = openPdfReader();
  // Half A4 in height at 100 dpi: white paper with a black bar at its top left and a red one at its bottom right.
  scan = await sharp(Buffer.from(paper(827, 585)))
    .jpeg({ quality: 90 })
    .toBuffer();
});
afterAll(async () => {
  await reader.close();
  rmSync(folder, { recursive: true, force: true });
});

const paper = (width: number, height: number): string =>
  `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}"><rect width="100%" height="100%" fill="#fff"/>
   <rect x="20" y="20" width="200" height="30"/><rect x="${width - 120}" y="${height - 60}" width="100" height="40" fill="#e00"/></svg>`;

/** 827 × 585 pixels at 100 dpi. */
const SIZE: [number, number] = [595.44, 421.2];

async function file(make: (document: PDFDocument) => Promise<void> | void): Promise<string> {
  const document = await PDFDocument.create();
  await make(document);
  files += 1;
  const path = join(folder, `${files}.pdf`);
  writeFileSync(path, await document.save());
  return path;
}

async function scannedPage(document: PDFDocument, size = SIZE): Promise<PDFPage> {
  const page = document.addPage(size);
  const image = await document.embedJpg(scan);
  page.drawImage(image, { x: 0, y: 0, width: size[0], height: size[1] });
  return page;
}

/** Text in render mode 3, as scanners write what they recognised. */
async function invisibleText(document: PDFDocument, page: PDFPage, text: string): Promise<void> {
  const font = await document.embedFont(StandardFonts.Helvetica);
  page.setFont(font);
  page.drawText('');
  const name = page.node.newFontDictionary('Hidden', font.ref).toString();
  const content = `BT 3 Tr ${name} 12 Tf 50 300 Td (${text}) Tj ET`;
  page.node.addContentStream(document.context.register(document.context.flateStream(content)));
}

/** What an electronic signature paints: a form field with an appearance. */
function signature(
  document: PDFDocument,
  page: PDFPage,
  [x, y, width, height]: [number, number, number, number],
): void {
  const { context } = document;
  const appearance = context.stream(`0 0 1 rg 0 0 ${width} ${height} re f`, {
    Type: 'XObject',
    Subtype: 'Form',
    BBox: [0, 0, width, height],
  });
  const widget = context.register(
    context.obj({
      Type: 'Annot',
      Subtype: 'Widget',
      FT: 'Sig',
      F: 132,
      Rect: [x, y, x + width, y + height],
      AP: { N: context.register(appearance) },
    }),
  );
  page.node.set(PDFName.of('Annots'), context.obj([widget]));
}

/** Without the pixels, which would make a failing test unreadable. */
function facts(picture: PagePicture): object {
  return { ...picture, data: null, bytes: null };
}

function dot(picture: PagePicture, x: number, y: number): number[] {
  if (picture.kind !== 'raw') throw new Error('not rendered');
  const at = (Math.round(y) * picture.width + Math.round(x)) * picture.channels;
  return [...picture.data.subarray(at, at + picture.channels)];
}

describe('a scanned page', () => {
  it('that is one JPEG comes out byte for byte, with the dpi the page implies', async () => {
    const path = await file(async (document) => void (await scannedPage(document)));
    expect(await reader.inspect(path)).toEqual({ pages: 1 });
    const picture = await reader.picture(path, 0);
    expect(facts(picture)).toMatchObject({
      kind: 'encoded',
      mediaType: 'image/jpeg',
      width: 827,
      height: 585,
      turn: 0,
      dpi: 100,
    });
    expect(picture.kind === 'encoded' && picture.bytes.equals(scan)).toBe(true);
    expect(await reader.textLayer(path, 0)).toBeNull();
  });

  it('with a scanner’s invisible text is still that JPEG, and is read anew', async () => {
    const path = await file(async (document) => {
      await invisibleText(document, await scannedPage(document), 'CONG HOA XA HOI CHU NGHIA VIET NAM');
    });
    const picture = await reader.picture(path, 0);
    expect(picture.kind === 'encoded' && picture.bytes.equals(scan)).toBe(true);
    expect(await reader.textLayer(path, 0)).toBeNull();
  });

  it('over a white sheet that some scanners draw first is still that JPEG', async () => {
    const path = await file(async (document) => {
      const page = document.addPage(SIZE);
      page.drawRectangle({ x: 0, y: 0, width: SIZE[0], height: SIZE[1], color: rgb(1, 1, 1) });
      page.drawImage(await document.embedJpg(scan), { x: 0, y: 0, width: SIZE[0], height: SIZE[1] });
    });
    const picture = await reader.picture(path, 0);
    expect(picture.kind === 'encoded' && picture.bytes.equals(scan)).toBe(true);
  });

  it('keeps the turn the page asks for, by /Rotate and by the image’s own matrix', async () => {
    const byPage = await file(async (document) => (await scannedPage(document)).setRotation(degrees(90)));
    expect(facts(await reader.picture(byPage, 0))).toMatchObject({
      kind: 'encoded',
      width: 827,
      height: 585,
      turn: 90,
    });
    const byMatrix = await file(async (document) => {
      const image = await document.embedJpg(scan);
      const page = document.addPage([SIZE[1], SIZE[0]]);
      // A quarter turn counter-clockwise about the corner: its top lies at the page's left.
      page.drawImage(image, { x: SIZE[1], y: 0, width: SIZE[0], height: SIZE[1], rotate: degrees(90) });
    });
    expect(facts(await reader.picture(byMatrix, 0))).toMatchObject({
      kind: 'encoded',
      width: 827,
      height: 585,
      turn: 270,
    });
  });

  it('with a signature’s seal over it is drawn whole: the seal is part of what people see', async () => {
    const path = await file(async (document) => signature(document, await scannedPage(document), [300, 200, 60, 60]));
    const picture = await reader.picture(path, 0);
    // On twice the scan's own pixels, so that small print over a coarse scan stays legible.
    expect(facts(picture)).toMatchObject({ kind: 'raw', channels: 3, dpi: 200, width: 1654, height: 1170, turn: 0 });
    const scale = 200 / 72;
    expect(dot(picture, 330 * scale, (SIZE[1] - 230) * scale)).toEqual([0, 0, 255]);
    expect(dot(picture, 100, 70).every((value) => value < 30)).toBe(true);
    expect(await reader.textLayer(path, 0)).toBeNull();
  });

  it('with a typed caption over it, or a white patch, is drawn as it looks', async () => {
    const captioned = await file(async (document) => {
      (await scannedPage(document)).drawText('Nguoi ky: A', { x: 300, y: 300, size: 8 });
    });
    expect((await reader.picture(captioned, 0)).kind).toBe('raw');
    expect(await reader.textLayer(captioned, 0)).toBeNull();
    const patched = await file(async (document) => {
      (await scannedPage(document)).drawRectangle({ x: 0, y: 380, width: 200, height: 41, color: rgb(1, 1, 1) });
    });
    expect(dot(await reader.picture(patched, 0), 100, 70)).toEqual([255, 255, 255]);
  });

  it('stored as anything but JPEG comes out in its own pixels, none scaled', async () => {
    const pixels = await sharp(Buffer.from(paper(827, 585)))
      .removeAlpha()
      .raw()
      .toBuffer();
    const png = await sharp(pixels, { raw: { width: 827, height: 585, channels: 3 } })
      .png()
      .toBuffer();
    const path = await file(async (document) => {
      const page = document.addPage(SIZE);
      page.drawImage(await document.embedPng(png), { x: 0, y: 0, width: SIZE[0], height: SIZE[1] });
    });
    const picture = await reader.picture(path, 0);
    expect(facts(picture)).toMatchObject({ kind: 'raw', channels: 3, width: 827, height: 585, dpi: 100 });
    expect(picture.kind === 'raw' && picture.data.equals(pixels)).toBe(true);
  });

  it('whose image the file inverts or masks is drawn: its bytes alone would look otherwise', async () => {
    for (const [key, value] of [
      ['Decode', [1, 0, 1, 0, 1, 0]],
      ['Mask', [0, 5, 0, 5, 0, 5]],
    ] as const) {
      const path = await file(async (document) => {
        const image = await document.embedJpg(scan);
        await image.embed();
        const stream = document.context.lookup(image.ref);
        if (!(stream instanceof PDFRawStream)) throw new Error('no image');
        stream.dict.set(PDFName.of(key), document.context.obj([...value]));
        document.addPage(SIZE).drawImage(image, { x: 0, y: 0, width: SIZE[0], height: SIZE[1] });
      });
      const picture = await reader.picture(path, 0);
      expect(picture.kind, key).toBe('raw');
      if (key === 'Decode') expect(dot(picture, 100, 35).every((shade) => shade > 225)).toBe(true);
    }
  });

  it('that shows one half of a spread is that half, on the spread’s own pixels', async () => {
    const path = await file(async (document) => {
      const page = await scannedPage(document);
      page.setCropBox(0, 0, SIZE[0] / 2, SIZE[1]);
    });
    const picture = await reader.picture(path, 0);
    expect(facts(picture)).toMatchObject({ kind: 'raw', width: 414, height: 585, dpi: 100 });
    expect(dot(picture, 100, 35).every((value) => value < 30)).toBe(true);
  });

  it('written as one point a pixel, a page of metres, has no dpi to speak of', async () => {
    const path = await file(async (document) => {
      const page = document.addPage([1654, 1170]);
      page.drawImage(await document.embedJpg(scan), { x: 0, y: 0, width: 1654, height: 1170 });
    });
    expect(facts(await reader.picture(path, 0))).toMatchObject({ kind: 'encoded', dpi: null });
  });
});

describe('size', () => {
  it('an A0 drawing is drawn coarser to stay in bounds, a wall is refused', async () => {
    const a0 = await file((document) =>
      document.addPage([2384, 3370]).drawLine({ start: { x: 0, y: 0 }, end: { x: 2384, y: 3370 } }),
    );
    const picture = await reader.picture(a0, 0);
    expect(picture.dpi).toBeGreaterThan(150);
    expect(picture.width * picture.height).toBeLessThanOrEqual(60.1e6);
    const wall = await file((document) => void document.addPage([14_400, 14_400]));
    await expect(reader.picture(wall, 0)).rejects.toMatchObject({ code: 'page-too-large', params: { page: 1 } });
  });
});

describe('files that are not well', () => {
  const put = (bytes: Buffer | string): string => {
    files += 1;
    const path = join(folder, `${files}.pdf`);
    writeFileSync(path, bytes);
    return path;
  };

  it('are told apart: encrypted, cut off, not a PDF, gone', async () => {
    const whole = Buffer.from(await (await PDFDocument.load(await onePage())).save({ useObjectStreams: false }));
    const cases: [string, string][] = [
      [put(encryptedPdf), 'file-encrypted'],
      [put(whole.subarray(0, whole.length - 200)), 'file-damaged'],
      [put(Buffer.concat([whole.subarray(0, 600), Buffer.alloc(9000)])), 'file-damaged'],
      [put('%PDF-1.4\nnonsense\n%%EOF\n'), 'file-damaged'],
      [join(folder, 'nowhere.pdf'), 'file-unreadable'],
    ];
    for (const [path, code] of cases)
      await expect(reader.inspect(path)).rejects.toMatchObject({ code, params: { path } });
  });

  it('a page that is not there fails alone', async () => {
    const path = put(Buffer.from(await onePage()));
    await expect(reader.picture(path, 5)).rejects.toMatchObject({ code: 'page-damaged', params: { page: 6 } });
    expect((await reader.picture(path, 0)).kind).toBe('raw');
  });

  it('with bytes changed at random are answered or refused, one after the other', async () => {
    const whole = Buffer.from(await onePage());
    let state = 20_231_123;
    const random = (below: number): number => {
      state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
      return Math.floor((state / 2 ** 32) * below);
    };
    for (let round = 0; round < 25; round++) {
      const bytes = Buffer.from(whole);
      for (let i = 0; i < 12; i++) bytes[random(bytes.length)] = random(256);
      const path = put(bytes);
      const outcomes = await Promise.allSettled([
        reader.inspect(path),
        reader.picture(path, 0),
        reader.textLayer(path, 0),
      ]);
      for (const outcome of outcomes) {
        if (outcome.status === 'rejected') expect(outcome.reason).toHaveProperty('code');
      }
    }
    expect(await reader.inspect(put(whole))).toEqual({ pages: 1 });
  });

  async function onePage(): Promise<Uint8Array> {
    const document = await PDFDocument.create();
    document.addPage([300, 300]).drawText('Quoc hieu', { x: 20, y: 200 });
    return document.save({ useObjectStreams: false });
  }
});

describe('the thread behind the reader', () => {
  /** A stand-in for PDFium that does what the name of the file says. */
  const script = `
    import { parentPort } from 'node:worker_threads';
    parentPort.on('message', ({ id, path }) => {
      if (path.includes('dies')) process.exit(3);
      if (path.includes('throws')) throw new Error('unreachable');
      if (path.includes('hangs')) for (;;) {}
      if (path.includes('broken')) parentPort.postMessage({ id, memory: 0, ok: false, code: null, detail: 'out of memory' });
      else parentPort.postMessage({ id, memory: path.includes('hungry') ? 1e9 : 0, ok: true, value: { pages: process.threadId ?? 1 } });
    });`;
  const withStandIn = async (work: (reader: PdfReader) => Promise<void>): Promise<void> => {
    const path = join(folder, 'stand-in.mjs');
    writeFileSync(path, script);
    const standIn = openPdfReader({ timeLimitMs: 2000, worker: pathToFileURL(path) });
    try {
      await work(standIn);
    } finally {
      await standIn.close();
    }
  };

  it('may die, throw, break or hang: that call fails with the file’s name and the next is answered', () =>
    withStandIn(async (standIn) => {
      const calls = ['dies', 'well-1', 'throws', 'well-2', 'hangs', 'well-3', 'broken', 'hungry', 'well-4'].map(
        (path) =>
          standIn.inspect(path).then(
            () => `${path}: ok`,
            (error) => `${error.params.path}: ${error.code}`,
          ),
      );
      expect(await Promise.all(calls)).toEqual([
        'dies: file-damaged',
        'well-1: ok',
        'throws: file-damaged',
        'well-2: ok',
        'hangs: file-damaged',
        'well-3: ok',
        'broken: file-damaged',
        'hungry: ok',
        'well-4: ok',
      ]);
      await expect(standIn.picture('dies.pdf', 2)).rejects.toMatchObject({
        code: 'page-damaged',
        params: { page: 3, name: 'dies.pdf' },
      });
    }));

  it('is stopped by an abort, whether the call runs or waits, and by closing', () =>
    withStandIn(async (standIn) => {
      const [running, waiting] = [new AbortController(), new AbortController()];
      const first = standIn.inspect('hangs', running.signal);
      const second = standIn.inspect('well', waiting.signal);
      const third = standIn.inspect('well');
      waiting.abort();
      await expect(second).rejects.toMatchObject({ code: 'cancelled' });
      running.abort();
      await expect(first).rejects.toMatchObject({ code: 'cancelled' });
      await expect(third).resolves.toBeDefined();
      const last = standIn.inspect('hangs');
      await Promise.all([expect(last).rejects.toMatchObject({ code: 'cancelled' }), standIn.close()]);
      await expect(standIn.inspect('well')).rejects.toMatchObject({ code: 'cancelled' });
    }));
});
