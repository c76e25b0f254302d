import { describe, expect, it } from 'vitest';
import { type OcrPage, type Rotation, turned } from '../imaging/imaging.ts';
import type { EngineOutput } from './engine.ts';
import type { EnginePool } from './engine-pool.ts';
import { readUpright } from './orientation.ts';

const [WIDTH, HEIGHT] = [400, 560];

/** A page whose few lines stand at its head, each with a bar under its beginning, by which an engine knows it is upright. */
function page(turn: Rotation, sideways: boolean): OcrPage {
  const data = new Uint8Array(WIDTH * HEIGHT).fill(255);
  for (let y = 40; y < 130; y += 14) {
    for (let x = 60; x < 340; x++) if (x % 4 < 2) for (let v = y; v < y + 6; v++) data[v * WIDTH + x] = 0;
    data.fill(0, (y + 8) * WIDTH + 60, (y + 8) * WIDTH + 200);
  }
  const picture = turned({ data, width: WIDTH, height: HEIGHT }, turn);
  return {
    ...picture,
    dpi: 250,
    toPage: [1, 0, 0, 1, 0, 0],
    page: { width: picture.width, height: picture.height, rotation: 0, dpi: 250 },
    sideways,
    doubtful: false,
    quality: { dpi: 250, skew: 0, sharpness: 1, clipping: 1, inkShare: 0.05, blank: false },
  };
}

/** Reads words where a bar lies level with its strokes above it; otherwise scraps with a believable word among them. */
function engines(): EnginePool & { reads: number } {
  const pool = {
    reads: 0,
    count: 1,
    read({ data, width, height }: OcrPage): Promise<EngineOutput> {
      pool.reads++;
      const at = (x: number, y: number): boolean => (data[y * width + x] ?? 255) < 128;
      let upright = 0;
      for (let y = 12; y < height; y++) {
        for (let x = 0, length = 0; x < width; x++) {
          length = at(x, y) ? length + 1 : 0;
          if (length === 60) upright += [58, 57, 56].some((back) => at(x - back, y - 4)) ? 1 : 0;
        }
      }
      const words = Array.from({ length: 12 }, (_, i) => ({
        text: upright >= 3 ? 'quyết' : i === 0 ? 'IAI' : '=|~',
        confidence: upright >= 3 ? 92 : i === 0 ? 88 : 20,
        box: [10 + i * 60, 10, 50, 20] as const,
      }));
      // Scraps have letters too, of which nothing is believed.
      const scraps = { text: 'xoạạq', confidence: 22, box: [10, 50, 40, 20] as const };
      return Promise.resolve({ lines: [{ words: upright >= 3 ? words : [...words, ...Array(10).fill(scraps)] }] });
    },
    close: () => Promise.resolve(),
  };
  return pool;
}

/** The picture of a page that lies turned, prepared under a further turn; made level only when its lines lie level. */
const prepared =
  (lies: Rotation) =>
  (rotation: Rotation): Promise<OcrPage> => {
    const further = page(((lies + rotation) % 360) as Rotation, false);
    return Promise.resolve({ ...further, page: { ...further.page, rotation } });
  };

/** A page on its side whose lines were made aslant by a slope they do not have. */
function aslant(lies: Rotation): OcrPage {
  const straight = page(lies, true);
  const { data, width, height } = straight;
  const slanted = new Uint8Array(data.length).fill(255);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const from = x - Math.round(y / 4);
      slanted[y * width + x] = from < 0 ? 255 : (data[y * width + from] ?? 255);
    }
  }
  return { ...straight, data: slanted };
}

describe('which way up a page lies', () => {
  it('an upright page is read once and no other way', async () => {
    const pool = engines();
    const found = await readUpright(page(0, false), () => Promise.reject(new Error('no turn')), pool, {});
    expect(found.page.page.rotation).toBe(0);
    expect(pool.reads).toBe(1);
  });

  it('an upright page that looked as if it lay on its side is found out by one small look', async () => {
    const pool = engines();
    await readUpright(page(0, true), () => Promise.reject(new Error('no turn')), pool, {});
    expect(pool.reads).toBe(2);
  });

  it.each([90, 270] as const)(
    'a short page that lies turned by %i is turned, though its middle is empty',
    async (lies) => {
      const found = await readUpright(page(lies, true), prepared(lies), engines(), {});
      expect(found.page.page.rotation).toBe(360 - lies);
    },
  );

  it.each([90, 270] as const)('a page turned by %i is turned, though on its side it was made aslant', async (lies) => {
    const found = await readUpright(aslant(lies), prepared(lies), engines(), {});
    expect(found.page.page.rotation).toBe(360 - lies);
  });

  it('a page upside down reads as scraps first, and is turned', async () => {
    const found = await readUpright(page(180, false), prepared(180), engines(), {});
    expect(found.page.page.rotation).toBe(180);
  });

  it('one believable word by chance turns nothing', async () => {
    const dull = { ...engines(), read: () => engines().read({ ...page(180, false) }) };
    const found = await readUpright(page(0, true), prepared(0), dull, {});
    expect(found.page.page.rotation).toBe(0);
  });
});
