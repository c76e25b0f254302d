import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type PageText, plainText, wordsOf } from '../../shared/page-text.ts';
import type { PagePicture } from '../imaging/page-picture.ts';
import { PROSE, print } from '../imaging/test-paper.ts';
import type { PdfReader } from '../pdf/pdf.ts';
import { type EnginePool, openEngines } from './engine-pool.ts';
import { type ReadPage, readPage } from './read-page.ts';
import { startTesseract } from './tesseract-engine.ts';

let folder: string;
let engines: EnginePool;
let started = 0;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'read-page-'));
  engines = openEngines({
    count: 1,
    create: () => {
      started++;
      return startTesseract();
    },
  });
});
afterAll(async () => {
  await engines.close();
  await rm(folder, { recursive: true, force: true });
});

const noPdf: PdfReader = {
  inspect: () => Promise.reject(new Error('no PDF here')),
  picture: () => Promise.reject(new Error('no PDF here')),
  textLayer: () => Promise.reject(new Error('no PDF here')),
  close: () => Promise.resolve(),
};

let count = 0;
async function read(bytes: Buffer): Promise<ReadPage> {
  const path = join(folder, `${count++}.png`);
  await writeFile(path, bytes);
  return readPage({ path, mediaType: 'image/png', part: 0 }, { engines, pdf: noPdf });
}

const sheet = (): Promise<Buffer> => print([{ text: PROSE, left: 60, top: 200, size: 12 }]);
const turnedSheet = async (degrees: number): Promise<Buffer> =>
  sharp(await sheet())
    .rotate(degrees)
    .png()
    .toBuffer();

describe('reading a page', { timeout: 60_000 }, () => {
  it('gives the words of the page, as they stand, in NFC, each box on its ink', async () => {
    const page = await read(await sheet());
    const text = plainText(page.text);
    expect(text).toContain('Điều 1. Thành lập Tổ công tác thực hiện nhiệm vụ;');
    expect(text).toContain('Tờ trình số 15');
    expect(text).toBe(text.normalize('NFC'));
    expect(page).toMatchObject({ width: 1165, height: 1654, rotation: 0, blank: false });
    expect(page.dpi).toBeCloseTo(200, 0);

    const ink = await sharp(await sheet())
      .extractChannel(0)
      .raw()
      .toBuffer();
    for (const word of wordsOf(page.text)) {
      const [x, y, width, height] = word.box.map(Math.round) as [number, number, number, number];
      let dark = 0;
      for (let j = y; j < y + height; j++)
        for (let i = x; i < x + width; i++) if ((ink[j * 1165 + i] ?? 255) < 128) dark++;
      expect(dark / (width * height), word.text).toBeGreaterThan(0.08);
    }
  });

  it.each([90, 180, 270] as const)(
    'a page that lies turned by %i degrees is read upright, and says how it was turned',
    async (degrees) => {
      const page = await read(await turnedSheet(degrees));
      expect(page.rotation).toBe(360 - degrees);
      expect([page.width, page.height]).toEqual([1165, 1654]);
      expect(plainText(page.text)).toContain('Điều 2. Tổ công tác có trách nhiệm tổ chức thực hiện;');
      expect(await sharp(page.view).metadata()).toMatchObject({ width: 1165, height: 1654 });
    },
  );

  it('a blank page is blank, costs no engine, and still has its picture', async () => {
    const before = started;
    const fresh = openEngines({ count: 1, create: () => Promise.reject(new Error('no engine should start')) });
    const path = join(folder, 'blank.png');
    await writeFile(path, await print([]));
    const page = await readPage({ path, mediaType: 'image/png', part: 0 }, { engines: fresh, pdf: noPdf });
    await fresh.close();
    expect(page).toMatchObject({ blank: true, quality: { blank: true } });
    expect(page.text.blocks).toEqual([]);
    expect(page.view.length).toBeGreaterThan(0);
    expect(started).toBe(before);
  });

  it('a page that holds only its number is not blank', async () => {
    const page = await read(await print([{ text: '12', left: 560, top: 110, size: 14 }]));
    expect(page.blank).toBe(false);
    expect(plainText(page.text)).toBe('12');
  });

  it('a PDF page with a text of its own is not read again', async () => {
    const layer: PageText = {
      width: 1165,
      height: 1654,
      dpi: 200,
      skew: 0,
      source: 'text-layer',
      blocks: [
        {
          box: [1, 1, 2, 2],
          lines: [{ box: [1, 1, 2, 2], words: [{ text: 'Có sẵn', box: [1, 1, 2, 2], confidence: 100 }] }],
        },
      ],
    };
    const picture: PagePicture = {
      kind: 'encoded',
      mediaType: 'image/png',
      bytes: await sheet(),
      part: 0,
      width: 1165,
      height: 1654,
      dpi: 200,
      turn: 0,
      mirrored: false,
    };
    const pdf: PdfReader = {
      ...noPdf,
      picture: () => Promise.resolve(picture),
      textLayer: () => Promise.resolve(layer),
    };
    const none = openEngines({ count: 1, create: () => Promise.reject(new Error('no engine should start')) });
    const page = await readPage({ path: '/a.pdf', mediaType: 'application/pdf', part: 0 }, { engines: none, pdf });
    expect(page.text).toEqual(layer);
    expect(page.quality.sharpness).toBeGreaterThan(0);
    await none.close();
  });
});
