/**
 * The upright page at its full size, for deep zoom, and parts cut out of it. Derived, so both may be deleted and made
 * again.
 */
import sharp from 'sharp';
import type { Box } from '../../shared/page-text.ts';
import type { PagePicture } from './page-picture.ts';
import { decoded, type Rotation, uprightPipeline, uprightSize } from './pixels.ts';

/** A3 at 600 dpi has 70 million pixels, A4 35. What is larger than this no window decodes; it is shown a little coarser. */
const MOST_PIXELS = 50e6;

/**
 * The whole page as a JPEG: it is read off the disk and decoded in parts, which WebP is not, and takes a fifth of the
 * time to write (A4 at 300 dpi, 2026-11).
 * @throws StationError page-damaged
 */
export function fullPicture(picture: PagePicture, rotation: Rotation): Promise<Buffer> {
  return decoded(picture, async () => {
    const { width, height } = uprightSize(picture, rotation);
    const pipeline = await uprightPipeline(picture, rotation);
    const shrink = Math.sqrt(MOST_PIXELS / (width * height));
    const sized = shrink < 1 ? pipeline.resize(Math.floor(width * shrink)) : pipeline;
    return sized.jpeg({ quality: 88 }).toBuffer();
  });
}

/**
 * A part of a picture on the disk as WebP.
 * @param box in pixels of a page of `page.width` × `page.height`, of which the file shows all; what lies beyond the page
 * is left out
 * @returns null when nothing of the box lies on the page
 */
export async function cutOut(
  path: string,
  box: Box,
  page: { readonly width: number; readonly height: number } | null,
): Promise<Buffer | null> {
  const picture = sharp(path, { limitInputPixels: 2 * MOST_PIXELS });
  const { width, height } = await picture.metadata();
  const scale = page === null ? 1 : width / page.width;
  const left = Math.max(0, Math.floor(box[0] * scale));
  const top = Math.max(0, Math.floor(box[1] * scale));
  const right = Math.min(width, Math.ceil((box[0] + box[2]) * scale));
  const bottom = Math.min(height, Math.ceil((box[1] + box[3]) * scale));
  if (right <= left || bottom <= top) return null;
  return picture
    .extract({ left, top, width: right - left, height: bottom - top })
    .webp({ quality: 85, effort: 2 })
    .toBuffer();
}
