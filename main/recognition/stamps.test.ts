/** Red stamps set with a real font, put down straight and aslant, read by the real engine. */
import { fileURLToPath } from 'node:url';
import sharp from 'sharp';
import { afterAll, describe, expect, test } from 'vitest';
import { lineText } from '../../shared/page-text.ts';
import { prepareForReading, redStamps } from '../imaging/imaging.ts';
import type { PagePicture } from '../imaging/page-picture.ts';
import { openEngines } from './recognition.ts';
import { readStamps } from './stamps.ts';

const FONT = fileURLToPath(import.meta.resolve('@expo-google-fonts/tinos/700Bold/Tinos_700Bold.ttf'));
const [WIDTH, HEIGHT, DPI] = [1654, 2339, 200];
const RED = '#c8102e';

const words = (text: string, points: number, colour: string) =>
  sharp({
    text: {
      text: `<span foreground="${colour}">${text}</span>`,
      font: `Tinos Bold ${points}`,
      fontfile: FONT,
      dpi: DPI,
      rgba: true,
    },
  })
    .png()
    .toBuffer();

/** A word in red in a red frame, turned by some degrees. */
async function stamp(text: string, degrees: number): Promise<Buffer> {
  const word = await words(text, 22, RED);
  const { width = 0, height = 0 } = await sharp(word).metadata();
  const frame = Buffer.from(
    `<svg width="${width + 50}" height="${height + 40}"><rect x="4" y="4" width="${width + 42}" height="${height + 32}" fill="none" stroke="${RED}" stroke-width="5"/></svg>`,
  );
  const framed = await sharp(frame)
    .composite([{ input: word, left: 25, top: 20 }])
    .png()
    .toBuffer();
  return sharp(framed).rotate(degrees, { background: '#ffffff00' }).png().toBuffer();
}

async function page(marks: readonly { input: Buffer; left: number; top: number }[]): Promise<PagePicture> {
  const sheet = sharp({ create: { width: WIDTH, height: HEIGHT, channels: 3, background: '#ffffff' } });
  const bytes = await sheet
    .composite([...marks])
    .jpeg({ quality: 85 })
    .toBuffer();
  return {
    kind: 'encoded',
    mediaType: 'image/jpeg',
    bytes,
    part: 0,
    width: WIDTH,
    height: HEIGHT,
    dpi: DPI,
    turn: 0,
    mirrored: false,
  };
}

const engines = openEngines({ count: 1 });
afterAll(() => engines.close());

async function read(picture: PagePicture): Promise<string[]> {
  const blocks = await readStamps(picture, await prepareForReading(picture), engines, {});
  return blocks.flatMap((block) => block.lines.map(lineText));
}

describe('red stamps', () => {
  test('are read straight and aslant, with their marks', async () => {
    const heading = await words('MẶT TRẬN TỔ QUỐC', 13, '#101010');
    const picture = await page([
      { input: heading, left: 150, top: 150 },
      { input: await stamp('MẬT', 0), left: 200, top: 420 },
      { input: await stamp('HỎA TỐC', -28), left: 900, top: 420 },
    ]);
    expect((await read(picture)).sort()).toEqual(['HỎA TỐC', 'MẬT']);
  });

  test('of arrival keep the lines that stand in them, aslant or not', async () => {
    const [den, so, ngay] = [
      await words('ĐẾN', 20, RED),
      await words('Số: 2352', 12, RED),
      await words('Ngày: 21/3/2018', 12, RED),
    ];
    const frame = Buffer.from(
      `<svg width="560" height="230"><rect x="4" y="4" width="552" height="222" fill="none" stroke="${RED}" stroke-width="5"/></svg>`,
    );
    const set = await sharp(frame)
      .composite([
        { input: den, left: 30, top: 80 },
        { input: so, left: 210, top: 50 },
        { input: ngay, left: 210, top: 125 },
      ])
      .png()
      .toBuffer();
    const aslant = await sharp(set).rotate(-4, { background: '#ffffff00' }).png().toBuffer();
    for (const input of [set, aslant]) {
      const found = await read(await page([{ input, left: 120, top: 450 }]));
      expect(found.join(' | ')).toMatch(/Đ[EẾỀ]N/);
      expect(found.join(' | ')).toMatch(/Số: ?2352/);
      expect(found.join(' | ')).toMatch(/Ngày: ?21\/3\/2018/);
    }
  });

  test('round seals, stamps lower down and black print are none', async () => {
    const seal = Buffer.from(
      `<svg width="280" height="280"><circle cx="140" cy="140" r="130" fill="none" stroke="${RED}" stroke-width="8"/><circle cx="140" cy="140" r="60" fill="none" stroke="${RED}" stroke-width="4"/></svg>`,
    );
    const picture = await page([
      { input: await words('QUYẾT ĐỊNH', 14, '#101010'), left: 650, top: 400 },
      { input: seal, left: 200, top: 300 },
      { input: await stamp('KHẨN', 0), left: 200, top: 1700 },
    ]);
    expect(await redStamps(picture, await prepareForReading(picture))).toEqual([]);
  });
});

test('a grey picture has no red ink', async () => {
  const data = Buffer.alloc(200 * 300, 255);
  const picture: PagePicture = {
    kind: 'raw',
    data,
    channels: 1,
    width: 200,
    height: 300,
    dpi: 25,
    turn: 0,
    mirrored: false,
    rendered: false,
  };
  expect(await redStamps(picture, await prepareForReading(picture))).toEqual([]);
});
