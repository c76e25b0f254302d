/**
 * From a page picture to upright pixels. The only place where pictures are decoded.
 *
 * Upright = mirrored if the file asks for it, then turned clockwise by `rotation`. Transparency lies on white paper;
 * 16 bits, CMYK and colour profiles are brought to 8-bit sRGB.
 */
import sharp, { type Sharp } from 'sharp';
import { StationError } from '../../shared/errors.ts';
import type { Colour } from './coloured-ink.ts';
import type { Grey } from './grey.ts';
import { MAX_PIXELS } from './image-file.ts';
import type { PagePicture } from './page-picture.ts';

export type Rotation = 0 | 90 | 180 | 270;

/** Size of the page once it stands upright. */
export function uprightSize(picture: PagePicture, rotation: Rotation): { width: number; height: number } {
  const { width, height } = picture;
  return rotation === 90 || rotation === 270 ? { width: height, height: width } : { width, height };
}

function open(picture: PagePicture): Sharp {
  if (picture.kind === 'raw') {
    const { width, height, channels } = picture;
    return sharp(picture.data, { raw: { width, height, channels }, limitInputPixels: MAX_PIXELS });
  }
  // The file was proven whole when it was taken in; later a page with a scar is still better read than refused.
  return sharp(picture.bytes, { page: picture.part, failOn: 'truncated', limitInputPixels: MAX_PIXELS });
}

/** Runs a decoding pipeline; whatever libvips says becomes page-damaged. */
export async function decoded<T>(picture: PagePicture, run: () => Promise<T>): Promise<T> {
  try {
    return await run();
  } catch (cause) {
    const detail = (cause as Error).message.split('\n')[0] ?? '';
    throw new StationError('page-damaged', { detail, width: picture.width, height: picture.height }, { cause });
  }
}

/** The upright picture as a pipeline, on white, in sRGB or grey. */
export async function uprightPipeline(picture: PagePicture, rotation: Rotation): Promise<Sharp> {
  let source = open(picture);
  if (picture.mirrored) {
    // A step of its own: sharp turns before it mirrors, whatever the order of the calls.
    const { data, info } = await source.flop().raw().toBuffer({ resolveWithObject: true });
    source = sharp(data, { raw: info, limitInputPixels: MAX_PIXELS });
  }
  if (rotation !== 0) source = source.rotate(rotation);
  return source.flatten({ background: '#ffffff' }).toColourspace('srgb');
}

async function rawGrey(pipeline: Sharp): Promise<Grey> {
  const { data, info } = await pipeline.extractChannel(0).raw({ depth: 'uchar' }).toBuffer({ resolveWithObject: true });
  return { data, width: info.width, height: info.height };
}

/** The upright page in its colours, for reading. Reduced while decoding when it holds more than `maxPixels`. */
export function uprightColour(picture: PagePicture, rotation: Rotation, maxPixels: number): Promise<Colour> {
  return decoded(picture, async () => {
    const size = uprightSize(picture, rotation);
    const shrink = Math.sqrt(maxPixels / (size.width * size.height));
    let pipeline = await uprightPipeline(picture, rotation);
    if (shrink < 1)
      pipeline = pipeline.resize(Math.round(size.width * shrink), Math.round(size.height * shrink), { fit: 'fill' });
    const { data, info } = await pipeline.raw({ depth: 'uchar' }).toBuffer({ resolveWithObject: true });
    return { data, width: info.width, height: info.height, channels: info.channels };
  });
}

/** The upright page as grey in which ink of any colour is dark, reduced to `width`: to see whether a page is blank. */
export function anyInk(picture: PagePicture, rotation: Rotation, width: number, height: number): Promise<Grey> {
  return decoded(picture, async () => {
    const pipeline = (await uprightPipeline(picture, rotation)).resize(width, height, { fit: 'fill' });
    const { data, info } = await pipeline.raw({ depth: 'uchar' }).toBuffer({ resolveWithObject: true });
    if (info.channels === 1) return { data, width: info.width, height: info.height };
    const darkest = new Uint8Array(info.width * info.height);
    for (let i = 0, p = 0; i < darkest.length; i++, p += info.channels) {
      darkest[i] = Math.min(data[p] as number, data[p + 1] as number, data[p + 2] as number);
    }
    return { data: darkest, width: info.width, height: info.height };
  });
}

/** A part of the upright page as it stands, without its neighbours; in colour where the picture has colour. */
export type Piece = {
  readonly data: Uint8Array;
  readonly width: number;
  readonly height: number;
  readonly channels: number;
  /** Where on the upright page its first pixel lies. */
  readonly left: number;
  readonly top: number;
};

/**
 * Cuts a part out of the upright page; the rectangle is clipped to it.
 * @throws StationError page-damaged
 */
export function uprightPiece(
  picture: PagePicture,
  rotation: Rotation,
  area: { left: number; top: number; right: number; bottom: number },
): Promise<Piece> {
  return decoded(picture, async () => {
    const size = uprightSize(picture, rotation);
    const left = Math.max(0, Math.min(size.width - 1, Math.floor(area.left)));
    const top = Math.max(0, Math.min(size.height - 1, Math.floor(area.top)));
    const width = Math.max(1, Math.min(size.width, Math.ceil(area.right)) - left);
    const height = Math.max(1, Math.min(size.height, Math.ceil(area.bottom)) - top);
    const pipeline = (await uprightPipeline(picture, rotation)).extract({ left, top, width, height });
    const { data, info } = await pipeline.raw({ depth: 'uchar' }).toBuffer({ resolveWithObject: true });
    return { data, width: info.width, height: info.height, channels: info.channels, left, top };
  });
}

const asRaw = ({ data, width, height }: Grey): Sharp =>
  sharp(data, { raw: { width, height, channels: 1 }, limitInputPixels: MAX_PIXELS });

/** A grey picture at another size. */
export const resized = (picture: Grey, width: number, height: number): Promise<Grey> =>
  picture.width === width && picture.height === height
    ? Promise.resolve(picture)
    : rawGrey(
        asRaw(picture).resize(width, height, { fit: 'fill', kernel: width < picture.width ? 'linear' : 'cubic' }),
      );

/** A grey picture turned clockwise by some degrees about its centre; the sheet grows so that no corner is lost. */
export async function rotated(picture: Grey, degrees: number): Promise<Grey> {
  const angle = (degrees * Math.PI) / 180;
  const matrix: [number, number, number, number] = [
    Math.cos(angle),
    -Math.sin(angle),
    Math.sin(angle),
    Math.cos(angle),
  ];
  return rawGrey(asRaw(picture).affine(matrix, { background: '#ffffff', interpolator: 'bicubic' }));
}
