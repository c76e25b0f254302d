import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { mapPoint } from './page-map.ts';
import type { PagePicture } from './page-picture.ts';
import { prepareForReading } from './reading-rendition.ts';
import { renditions } from './renditions.ts';
import { PROSE, print } from './test-paper.ts';

const asPicture = async (bytes: Buffer, dpi: number | null = 200): Promise<PagePicture> => {
  const { width, height } = await sharp(bytes).metadata();
  return { kind: 'encoded', mediaType: 'image/png', bytes, part: 0, width, height, dpi, turn: 0, mirrored: false };
};

const stamp = (colour: string, radius = 110): Buffer =>
  Buffer.from(
    `<svg xmlns="http://www.w3.org/2000/svg" width="300" height="300"><circle cx="150" cy="150" r="${radius}" fill="none" stroke="${colour}" stroke-width="22"/><circle cx="150" cy="150" r="45" fill="${colour}"/></svg>`,
  );

const stamped = async (sheet: Buffer, colour: string, left = 500, top = 900): Promise<Buffer> =>
  sharp(sheet)
    .composite([{ input: stamp(colour), left, top }])
    .png()
    .toBuffer();

describe('the picture an engine reads', () => {
  it('red stamps are gone, the print under them is not', async () => {
    const sheet = await print([{ text: PROSE, left: 100, top: 200 }]);
    const plain = await prepareForReading(await asPicture(sheet));
    const red = await prepareForReading(await asPicture(await stamped(sheet, '#ff2a2a', 200, 220)));
    const difference =
      plain.data.reduce((sum, value, i) => sum + Math.abs(value - (red.data[i] as number)), 0) / plain.data.length;
    expect(difference).toBeLessThan(0.5);
  });

  it('a leaning page is straightened, and every point finds back to its place', async () => {
    const sheet = await print([{ text: PROSE, left: 100, top: 200 }]);
    // One lone black square whose centre can be measured on both sides.
    const marked = await sharp(sheet)
      .composite([
        { input: { create: { width: 21, height: 21, channels: 3, background: '#000' } }, left: 900, top: 1200 },
      ])
      .png()
      .toBuffer();
    const leaning = await sharp(marked).rotate(3, { background: '#ffffff' }).png().toBuffer();
    const page = await prepareForReading(await asPicture(leaning));
    expect(page.quality.skew).toBeCloseTo(3, 1);

    const centreOf = (data: Uint8Array, width: number, from: number): readonly [number, number] => {
      let [sx, sy, n] = [0, 0, 0];
      for (let p = from * width; p < data.length; p++) {
        if ((data[p] as number) >= 100) continue;
        sx += (p % width) + 0.5;
        sy += Math.floor(p / width) + 0.5;
        n++;
      }
      return [sx / n, sy / n];
    };
    const raw = await sharp(leaning).extractChannel(0).raw().toBuffer({ resolveWithObject: true });
    const there = centreOf(raw.data, raw.info.width, Math.round(raw.info.height * 0.62));
    const [u, v] = centreOf(page.data, page.width, Math.round(page.height * 0.62));
    const [x, y] = mapPoint(page.toPage, u, v);
    expect(Math.hypot(x - there[0], y - there[1])).toBeLessThan(1.5);
  });

  it('a sheet photographed at a slant is laid flat, and every point finds back to its place in the photograph', async () => {
    const sheet = await print([{ text: PROSE, left: 100, top: 200 }]);
    const marked = await sharp(sheet)
      .composite([
        { input: { create: { width: 21, height: 21, channels: 3, background: '#000' } }, left: 900, top: 1200 },
      ])
      .png()
      .toBuffer();
    // A shear: the sharpest slant the library draws.
    const desk = { r: 70, g: 60, b: 50 };
    const photo = await sharp(marked)
      .affine([1, 0.12, -0.06, 1], { background: desk })
      .extend({ top: 120, bottom: 120, left: 150, right: 150, background: desk })
      .png()
      .toBuffer();
    const page = await prepareForReading(await asPicture(photo, null));
    const dark = (data: Uint8Array, width: number, [x0, y0, x1, y1]: readonly [number, number, number, number]) => {
      let [sx, sy, n] = [0, 0, 0];
      for (let y = y0; y < y1; y++) {
        for (let x = x0; x < x1; x++) {
          if ((data[y * width + x] as number) >= 30) continue;
          sx += x + 0.5;
          sy += y + 0.5;
          n++;
        }
      }
      return [sx / n, sy / n] as const;
    };
    const share = (x: number, y: number): readonly [number, number, number, number] => [
      Math.round(page.width * (x - 0.06)),
      Math.round(page.height * (y - 0.05)),
      Math.round(page.width * (x + 0.06)),
      Math.round(page.height * (y + 0.05)),
    ];
    const [u, v] = dark(page.data, page.width, share(910 / 1165, 1210 / 1654));
    const [x, y] = mapPoint(page.toPage, u, v);
    const raw = await sharp(photo).extractChannel(0).raw().toBuffer({ resolveWithObject: true });
    const near = [Math.round(x) - 40, Math.round(y) - 40, Math.round(x) + 40, Math.round(y) + 40] as const;
    const there = dark(raw.data, raw.info.width, near);
    expect(Math.hypot(x - there[0], y - there[1])).toBeLessThan(2);
    // The desk is gone.
    expect(page.data[Math.round(page.height / 2) * page.width + 40]).toBeGreaterThan(200);
  });

  it('a coarse scan is enlarged, a fine one reduced, a usual one left as it is', async () => {
    const sheet = await asPicture(await print([{ text: PROSE, left: 100, top: 200 }]));
    const dpis = [];
    for (const dpi of [100, 200, 300, 600]) dpis.push((await prepareForReading({ ...sheet, dpi })).dpi);
    expect(dpis).toEqual([250, 250, 300, 300]);
  });

  it('a page of unknown dpi is taken for A4', async () => {
    const page = await prepareForReading(await asPicture(await print([]), null));
    expect(page.page.dpi).toBeCloseTo(1654 / 11.69, 1);
  });

  it('grey paper becomes white, from a dark corner to a light one', async () => {
    const light = Buffer.from(
      '<svg xmlns="http://www.w3.org/2000/svg" width="1165" height="1654"><defs><linearGradient id="g" x2="1" y2="1"><stop offset="0" stop-color="#777"/><stop offset="1" stop-color="#eee"/></linearGradient></defs><rect width="1165" height="1654" fill="url(#g)"/></svg>',
    );
    const text = await print([{ text: PROSE, left: 100, top: 200 }]);
    const page = await prepareForReading(
      await asPicture(
        await sharp(light)
          .composite([{ input: text, blend: 'multiply' }])
          .png()
          .toBuffer(),
      ),
    );
    const [w, h] = [page.width, page.height];
    for (const [x, y] of [
      [0.05, 0.05],
      [0.5, 0.6],
      [0.95, 0.95],
    ] as const) {
      expect(page.data[Math.round(y * h) * w + Math.round(x * w)]).toBeGreaterThan(245);
    }
  });

  it('stops when it is told to', async () => {
    const stop = new AbortController();
    stop.abort();
    await expect(prepareForReading(await asPicture(await print([])), { signal: stop.signal })).rejects.toThrow(
      /abort/i,
    );
  });
});

describe('blank or not', () => {
  const judge = async (sheet: Buffer) => {
    const { quality, doubtful } = await prepareForReading(await asPicture(sheet));
    return quality.blank ? 'blank' : doubtful ? 'doubtful' : 'written';
  };

  it('an empty sheet is blank', async () => expect(await judge(await print([]))).toBe('blank'));
  it('a page of text is written', async () =>
    expect(await judge(await print([{ text: PROSE, left: 100, top: 200 }]))).toBe('written'));
  it('a lone page number is worth reading', async () =>
    expect(await judge(await print([{ text: '2', left: 580, top: 100 }]))).toBe('doubtful'));
  it('a red stamp alone is something', async () =>
    expect(await judge(await stamped(await print([]), '#d01020'))).toBe('written'));
  it('print that shows through from the other side is not', async () => {
    const back = await print([{ text: PROSE, left: 100, top: 200 }], { paper: '#f4f2ea', ink: '#c9c6bd' });
    expect(await judge(await sharp(back).flop().png().toBuffer())).toBe('blank');
  });
  it('specks and a streak of the scanner are not', async () => {
    const specks = Array.from(
      { length: 12 },
      (_, i) => `<circle cx="${90 + i * 83}" cy="${130 + i * 117}" r="2.5"/>`,
    ).join('');
    const dirt = Buffer.from(
      `<svg xmlns="http://www.w3.org/2000/svg" width="1165" height="1654">${specks}<rect x="700" y="100" width="2" height="1400"/></svg>`,
    );
    expect(
      await judge(
        await sharp(await print([]))
          .composite([{ input: dirt }])
          .png()
          .toBuffer(),
      ),
    ).toBe('blank');
  });
});

describe('what people look at', () => {
  it('view and thumbnail stand upright, within their sizes', async () => {
    const sheet = await sharp(await print([{ text: PROSE, left: 100, top: 200 }]))
      .rotate(270)
      .png()
      .toBuffer();
    const { view, thumbnail } = await renditions(await asPicture(sheet), 90);
    expect(await sharp(view).metadata()).toMatchObject({ format: 'webp', width: 1165, height: 1654 });
    expect(await sharp(thumbnail).metadata()).toMatchObject({ format: 'webp', height: 320 });
  });

  it('a large page is looked at in half its size', async () => {
    const large = await asPicture(
      await sharp({ create: { width: 2480, height: 3508, channels: 3, background: '#fff' } })
        .png()
        .toBuffer(),
      300,
    );
    expect(await sharp((await renditions(large, 0)).view).metadata()).toMatchObject({ width: 1240, height: 1754 });
  });
});
