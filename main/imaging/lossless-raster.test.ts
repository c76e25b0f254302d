import { inflateSync } from 'node:zlib';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { type LosslessRaster, losslessRaster } from './lossless-raster.ts';
import type { PagePicture } from './page-picture.ts';

const encoded = async (bytes: Buffer, mediaType: 'image/png' | 'image/tiff' | 'image/jpeg'): Promise<PagePicture> => {
  const { width, height } = await sharp(bytes).metadata();
  return { kind: 'encoded', mediaType, bytes, part: 0, width, height, dpi: 300, turn: 0, mirrored: false };
};

/** Undoes the PNG filters (PNG specification, 9.2), as a PDF reader does for /Predictor 15. */
function unfiltered(raster: Extract<LosslessRaster, { kind: 'flate' }>): Buffer {
  const { width, height, channels } = raster;
  const rows = inflateSync(raster.bytes);
  const length = width * channels;
  const out = Buffer.alloc(length * height);
  expect(rows.length).toBe((length + 1) * height);
  for (let y = 0; y < height; y++) {
    const filter = rows[y * (length + 1)];
    for (let i = 0; i < length; i++) {
      const a = i >= channels ? (out[y * length + i - channels] as number) : 0;
      const b = y > 0 ? (out[(y - 1) * length + i] as number) : 0;
      const c = i >= channels && y > 0 ? (out[(y - 1) * length + i - channels] as number) : 0;
      const p = a + b - c;
      const [pa, pb, pc] = [Math.abs(p - a), Math.abs(p - b), Math.abs(p - c)];
      const paeth = pa <= pb && pa <= pc ? a : pb <= pc ? b : c;
      const guess = [0, a, b, (a + b) >> 1, paeth][filter as number] as number;
      out[y * length + i] = ((rows[y * (length + 1) + 1 + i] as number) + guess) & 255;
    }
  }
  return out;
}

const colourful = sharp({
  create: {
    width: 70,
    height: 50,
    channels: 3,
    background: '#88aacc',
    noise: { type: 'gaussian', mean: 128, sigma: 50 },
  },
});

describe('a page picture for a PDF, without loss', () => {
  it('colour stays as it was, byte for byte', async () => {
    const png = await colourful.clone().png().toBuffer();
    const raster = await losslessRaster(await encoded(png, 'image/png'));
    expect(raster).toMatchObject({ kind: 'flate', channels: 3, bits: 8, width: 70, height: 50 });
    if (raster.kind !== 'flate') throw new Error('unreachable');
    expect(Buffer.compare(unfiltered(raster), await sharp(png).raw().toBuffer())).toBe(0);
  });

  it('grey stays grey', async () => {
    const tiff = await colourful.clone().greyscale().toColourspace('b-w').tiff({ compression: 'lzw' }).toBuffer();
    const raster = await losslessRaster(await encoded(tiff, 'image/tiff'));
    expect(raster).toMatchObject({ kind: 'flate', channels: 1 });
  });

  it('a bilevel TIFF becomes Group 4', async () => {
    const tiff = await colourful
      .clone()
      .threshold(128)
      .toColourspace('b-w')
      .tiff({ compression: 'ccittfax4', bitdepth: 1 })
      .toBuffer();
    expect(await losslessRaster(await encoded(tiff, 'image/tiff'))).toMatchObject({ kind: 'g4', bits: 1, channels: 1 });
  });

  it('so do rendered pixels that are only black and white, and others do not', async () => {
    const data = Buffer.alloc(64, 255).fill(0, 10, 20);
    const page: PagePicture = {
      kind: 'raw',
      data,
      width: 8,
      height: 8,
      dpi: 300,
      turn: 0,
      mirrored: false,
      channels: 1,
      rendered: false,
    };
    expect((await losslessRaster(page)).kind).toBe('g4');
    data[30] = 128;
    expect((await losslessRaster(page)).kind).toBe('flate');
  });

  it('transparency lies on white, 16 bits and CMYK become 8-bit RGB', async () => {
    const clear = await sharp({
      create: { width: 9, height: 9, channels: 4, background: { r: 255, g: 0, b: 0, alpha: 0 } },
    })
      .png()
      .toBuffer();
    const flat = await losslessRaster(await encoded(clear, 'image/png'));
    if (flat.kind !== 'flate') throw new Error('expected flate');
    expect(unfiltered(flat).every((value) => value === 255)).toBe(true);

    const deep = await colourful.clone().toColourspace('rgb16').png().toBuffer();
    expect(await losslessRaster(await encoded(deep, 'image/png'))).toMatchObject({
      kind: 'flate',
      bits: 8,
      channels: 3,
    });
    const cmyk = await colourful.clone().toColourspace('cmyk').jpeg().toBuffer();
    expect(await losslessRaster(await encoded(cmyk, 'image/jpeg'))).toMatchObject({
      kind: 'flate',
      bits: 8,
      channels: 3,
    });
  });

  it('a picture that does not decode is a damaged page', async () => {
    const picture = {
      ...(await encoded(await colourful.clone().png().toBuffer(), 'image/png')),
      bytes: Buffer.from('no picture'),
    };
    await expect(losslessRaster(picture as PagePicture)).rejects.toMatchObject({ code: 'page-damaged' });
  });
});
