/**
 * What people look at instead of the original: a viewing picture and a thumbnail, upright, as WebP. Derived, so they
 * may be deleted and made again.
 */
import sharp from 'sharp';
import type { PagePicture } from './page-picture.ts';
import { decoded, type Rotation, uprightPipeline, uprightSize } from './pixels.ts';

/** Long side of the viewing picture, in pixels: A4 at about 190 dpi, more than a screen shows and enough to zoom in once. */
const VIEW = 2200;
const THUMBNAIL = 320;

/**
 * Half the size is taken where that is still at least this: a JPEG then decodes at half its size, in a third of the
 * time (A4 at 300 dpi gives 1754, that is 150 dpi).
 */
const LEAST_VIEW = 1500;

function viewSide(longest: number): number {
  if (longest <= VIEW) return longest;
  const half = Math.floor(longest / 2);
  return half >= LEAST_VIEW && half <= VIEW ? half : VIEW;
}

/**
 * Both renditions of an upright page. `rotation` is the clockwise turn that ReadPage reports, not `picture.turn`.
 * @throws StationError page-damaged
 */
export function renditions(picture: PagePicture, rotation: Rotation): Promise<{ view: Buffer; thumbnail: Buffer }> {
  return decoded(picture, async () => {
    const { width, height } = uprightSize(picture, rotation);
    const side = viewSide(Math.max(width, height));
    const { data, info } = await (await uprightPipeline(picture, rotation))
      .resize(side, side, { fit: 'inside', withoutEnlargement: true })
      .raw({ depth: 'uchar' })
      .toBuffer({ resolveWithObject: true });
    // Effort 2 of 6: a fiftieth larger than the default, in three fifths of its time (A4 in colour, 2026-11).
    const view = await sharp(data, { raw: info }).webp({ quality: 75, effort: 2 }).toBuffer();
    const thumbnail = await sharp(data, { raw: info })
      .resize(THUMBNAIL, THUMBNAIL, { fit: 'inside', withoutEnlargement: true })
      .webp({ quality: 70, effort: 2 })
      .toBuffer();
    return { view, thumbnail };
  });
}
