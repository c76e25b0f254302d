/**
 * A page picture as a PDF embeds it without loss, for pictures that are not a JPEG already: CCITT Group 4 for
 * bilevel scans, PNG-predicted Flate for the rest. As scanned: neither turned nor straightened nor cleaned.
 */
import sharp, { type Sharp } from 'sharp';
import { StationError } from '../../shared/errors.ts';
import { encodeG4 } from './g4.ts';
import { isBilevel, MAX_PIXELS } from './image-file.ts';
import type { PagePicture } from './page-picture.ts';
import { decoded } from './pixels.ts';

type Common = { readonly bytes: Buffer; readonly width: number; readonly height: number };

export type LosslessRaster =
  /** For CCITTFaxDecode with /K -1 and /BlackIs1 false, as DeviceGray of 1 bit. */
  | (Common & { readonly kind: 'g4'; readonly bits: 1; readonly channels: 1 })
  /** For FlateDecode with /Predictor 15, as DeviceGray or sRGB. */
  | (Common & { readonly kind: 'flate'; readonly bits: 8; readonly channels: 1 | 3 });

/**
 * The stored pixels of a page, ready for an image XObject; `picture.turn` and `picture.mirrored` are still to be
 * applied by whoever places it. Transparency lies on white, 16 bits become 8, CMYK and profiles become sRGB.
 * @throws StationError page-damaged
 */
export function losslessRaster(picture: PagePicture): Promise<LosslessRaster> {
  return decoded(picture, async () => {
    const { width, height } = picture;
    const bits = await bilevelPixels(picture);
    if (bits !== null) {
      return { kind: 'g4', bytes: encodeG4(bits, width, height), width, height, bits: 1, channels: 1 };
    }
    const png = await source(picture)
      .flatten({ background: '#ffffff' })
      .toColourspace((await isGrey(picture)) ? 'b-w' : 'srgb')
      .png({ progressive: false, palette: false, adaptiveFiltering: true, compressionLevel: 6 })
      .toBuffer();
    return { kind: 'flate', ...imageData(png) };
  });
}

function source(picture: PagePicture): Sharp {
  if (picture.kind === 'raw') {
    const { data, width, height, channels } = picture;
    return sharp(data, { raw: { width, height, channels }, limitInputPixels: MAX_PIXELS });
  }
  return sharp(picture.bytes, { page: picture.part, failOn: 'truncated', limitInputPixels: MAX_PIXELS });
}

/** One byte a pixel, 0 or 255, where the picture has nothing else; null where it has. */
async function bilevelPixels(picture: PagePicture): Promise<Uint8Array | null> {
  if (picture.kind === 'raw') {
    return picture.channels === 1 && picture.data.every((value) => value === 0 || value === 255) ? picture.data : null;
  }
  if (!isBilevel(await source(picture).metadata())) return null;
  const { data, info } = await source(picture)
    .toColourspace('b-w')
    .raw({ depth: 'uchar' })
    .toBuffer({ resolveWithObject: true });
  return info.channels === 1 && info.width === picture.width && info.height === picture.height ? data : null;
}

async function isGrey(picture: PagePicture): Promise<boolean> {
  if (picture.kind === 'raw') return picture.channels === 1;
  const { space, channels } = await source(picture).metadata();
  return channels <= 2 && (space === 'b-w' || space === 'grey16');
}

/** The compressed pixels inside a PNG: its IDAT chunks joined are one zlib stream with a filter byte before each row. */
function imageData(png: Buffer): Common & { bits: 8; channels: 1 | 3 } {
  const parts: Buffer[] = [];
  for (let at = 8; at + 12 <= png.length; ) {
    const length = png.readUInt32BE(at);
    if (png.toString('latin1', at + 4, at + 8) === 'IDAT') parts.push(png.subarray(at + 8, at + 8 + length));
    at += 12 + length;
  }
  const depth = png[24];
  const colour = png[25];
  const interlaced = png[28] !== 0;
  if (depth !== 8 || (colour !== 0 && colour !== 2) || interlaced) {
    throw new StationError('bug', { detail: `PNG of depth ${depth}, colour type ${colour}` });
  }
  const [width, height] = [png.readUInt32BE(16), png.readUInt32BE(20)];
  return { bytes: Buffer.concat(parts), width, height, bits: 8, channels: colour === 0 ? 1 : 3 };
}
