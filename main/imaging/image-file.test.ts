import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { StationError } from '../../shared/errors.ts';
import { redChannelOf } from './coloured-ink.ts';
import { imagePages, imagePicture } from './image-file.ts';
import type { MediaType } from './page-picture.ts';
import { uprightColour } from './pixels.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'image-file-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function put(name: string, bytes: Uint8Array): Promise<string> {
  const path = join(folder, name);
  await writeFile(path, bytes);
  return path;
}

/** What a call is refused with. */
async function refusal(call: Promise<unknown>): Promise<StationError> {
  const outcome = await call.then(
    () => null,
    (error: unknown) => error,
  );
  expect(outcome).toBeInstanceOf(StationError);
  return outcome as StationError;
}

/** White with a black corner at the top left, so that every turn and mirror shows. */
const corner = (width = 60, height = 40) =>
  sharp({ create: { width, height, channels: 3, background: '#ffffff' } }).composite([
    { input: { create: { width: 12, height: 12, channels: 3, background: '#000000' } }, left: 0, top: 0 },
  ]);

const noisy = (width: number, height: number) =>
  sharp({
    create: { width, height, channels: 3, background: '#ccc', noise: { type: 'gaussian', mean: 180, sigma: 40 } },
  });

describe('an image file', () => {
  it.each<[string, MediaType, (s: ReturnType<typeof corner>) => ReturnType<typeof corner>]>([
    ['a.png', 'image/png', (s) => s.png()],
    ['a.jpg', 'image/jpeg', (s) => s.jpeg()],
    [
      'g4.tif',
      'image/tiff',
      (s) => s.removeAlpha().threshold(128).toColourspace('b-w').tiff({ compression: 'ccittfax4', bitdepth: 1 }),
    ],
    ['lzw.tif', 'image/tiff', (s) => s.tiff({ compression: 'lzw' })],
    ['jpeg.tif', 'image/tiff', (s) => s.tiff({ compression: 'jpeg' })],
  ])('%s has one page, which decodes', async (name, mediaType, encode) => {
    const path = await put(name, await encode(corner()).toBuffer());
    expect(await imagePages(path, mediaType)).toEqual({ pages: 1 });
    const grey = redChannelOf(await uprightColour(await imagePicture({ path, mediaType, part: 0 }), 0, 1e6));
    expect([grey.width, grey.height]).toEqual([60, 40]);
    expect(grey.data[5 * 60 + 5]).toBeLessThan(40);
    expect(grey.data[30 * 60 + 50]).toBeGreaterThan(220);
  });

  it('a TIFF of several pages gives each of them', async () => {
    const sheets = await Promise.all(
      ['#ff0000', '#00ff00', '#0000ff'].map((background) =>
        sharp({ create: { width: 30, height: 20, channels: 3, background } })
          .png()
          .toBuffer(),
      ),
    );
    const path = await put(
      'three.tif',
      await sharp(sheets, { join: { animated: true } })
        .tiff({ compression: 'lzw' })
        .toBuffer(),
    );
    expect(await imagePages(path, 'image/tiff')).toEqual({ pages: 3 });
    const reds = [];
    for (const part of [0, 1, 2]) {
      const grey = redChannelOf(
        await uprightColour(await imagePicture({ path, mediaType: 'image/tiff', part }), 0, 1e6),
      );
      reds.push(grey.data[100]);
    }
    expect(reds).toEqual([255, 0, 0]);
  });

  it('out of a thick TIFF only the page that is asked for is taken', async () => {
    const sheet = (background: string) =>
      sharp({ create: { width: 2480, height: 2400, channels: 3, background } })
        .png({ compressionLevel: 1 })
        .toBuffer();
    const sheets = [await sheet('#ff0000'), await sheet('#00ff00')];
    const thick = await sharp(sheets, { join: { animated: true } })
      .tiff({ compression: 'none' })
      .toBuffer();
    const path = await put('thick.tif', thick);
    const picture = await imagePicture({ path, mediaType: 'image/tiff', part: 1 });
    if (picture.kind !== 'encoded') throw new Error('expected an encoded picture');
    expect(picture).toMatchObject({ part: 0, width: 2480, height: 2400 });
    expect(picture.bytes.length).toBeLessThan(thick.length / 2);
    expect((await sharp(picture.bytes).raw().toBuffer()).subarray(0, 3)).toEqual(Buffer.from([0, 255, 0]));
  });

  // The corner must come to the top left whatever the camera did: that is what EXIF orientation says.
  it.each([1, 2, 3, 4, 5, 6, 7, 8])('EXIF orientation %i is undone', async (orientation) => {
    const upright = await corner().png().toBuffer();
    // How a picture must be stored so that this orientation shows it upright.
    const stored = {
      1: () => sharp(upright),
      2: () => sharp(upright).flop(),
      3: () => sharp(upright).rotate(180),
      4: () => sharp(upright).flip(),
      5: async () => sharp(await sharp(upright).rotate(90).toBuffer()).flop(),
      6: () => sharp(upright).rotate(270),
      7: async () => sharp(await sharp(upright).rotate(270).toBuffer()).flop(),
      8: () => sharp(upright).rotate(90),
    }[orientation];
    const bytes = await (await stored?.())?.withMetadata({ orientation }).jpeg({ quality: 95 }).toBuffer();
    const path = await put(`turn-${orientation}.jpg`, bytes ?? Buffer.alloc(0));
    const picture = await imagePicture({ path, mediaType: 'image/jpeg', part: 0 });
    const grey = redChannelOf(await uprightColour(picture, picture.turn, 1e6));
    expect([grey.width, grey.height]).toEqual([60, 40]);
    expect(grey.data[4 * 60 + 4]).toBeLessThan(60);
    for (const [x, y] of [
      [55, 4],
      [4, 35],
      [55, 35],
    ] as const)
      expect(grey.data[y * 60 + x]).toBeGreaterThan(200);
  });

  it('dpi counts where the file knows it, and not where a camera made it up', async () => {
    const dpiOf = async (density: number, width: number) => {
      const path = await put(
        `dpi-${density}-${width}.jpg`,
        await corner(width, width).withMetadata({ density }).jpeg().toBuffer(),
      );
      return (await imagePicture({ path, mediaType: 'image/jpeg', part: 0 })).dpi;
    };
    expect(await dpiOf(300, 2000)).toBe(300);
    expect(await dpiOf(100, 830)).toBe(100);
    expect(await dpiOf(72, 3000)).toBeNull();
    expect(await dpiOf(96, 3000)).toBeNull();
    expect(await dpiOf(96, 1000)).toBe(96);
  });
});

describe('a file that cannot be taken', () => {
  it.each<[string, MediaType]>([
    ['cut.jpg', 'image/jpeg'],
    ['cut.png', 'image/png'],
    ['cut.tif', 'image/tiff'],
  ])('%s, cut off in the middle, is refused as damaged and named', async (name, mediaType) => {
    const whole = noisy(400, 300);
    const bytes = await (mediaType === 'image/jpeg'
      ? whole.jpeg()
      : mediaType === 'image/png'
        ? whole.png()
        : whole.tiff({ compression: 'lzw' })
    ).toBuffer();
    const path = await put(name, bytes.subarray(0, Math.round(bytes.length * 0.6)));
    const error = await refusal(imagePages(path, mediaType));
    expect(error.code).toBe('file-damaged');
    expect(error.params.path).toBe(path);
  });

  it('a text that calls itself a JPEG is refused', async () => {
    const path = await put('text.jpg', Buffer.from('Đây không phải là ảnh.'));
    expect((await refusal(imagePages(path, 'image/jpeg'))).code).toBe('file-damaged');
  });

  it('a strip of 20,001 pixels is too large, and its size is told', async () => {
    const path = await put(
      'long.png',
      await sharp({ create: { width: 20_001, height: 3, channels: 3, background: '#fff' } })
        .png()
        .toBuffer(),
    );
    const error = await refusal(imagePages(path, 'image/png'));
    expect(error.code).toBe('page-too-large');
    expect(error.params).toMatchObject({ name: 'long.png', page: 1, width: 20_001, height: 3 });
  });
});
