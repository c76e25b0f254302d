/**
 * The picture of one page exactly as it stands in its original, before anything is done to it. The common ground of
 * imaging (which turns it upright and measures it), recognition (which reads it) and batches (which put it into a PDF
 * as scanned).
 */

export const mediaTypes = ['application/pdf', 'image/tiff', 'image/jpeg', 'image/png'] as const;
export type MediaType = (typeof mediaTypes)[number];

/** One page of one original file. */
export type PageSource = {
  /** Absolute path of the bytes in the originals store. */
  readonly path: string;
  readonly mediaType: MediaType;
  /** 0 = first page of the file. */
  readonly part: number;
};

type Common = {
  /** Pixels as stored, before orientation. */
  readonly width: number;
  readonly height: number;
  /** Pixels per inch as the file states it or as the PDF page's size implies; null where neither does. */
  readonly dpi: number | null;
  /** Clockwise degrees that EXIF or the PDF page asks for when it is shown. */
  readonly turn: 0 | 90 | 180 | 270;
  /** EXIF orientations 2, 4, 5, 7: mirrored left to right before turning. */
  readonly mirrored: boolean;
};

export type PagePicture =
  /** An encoded image, complete in itself; a JPEG out of a PDF is the embedded stream, byte for byte. */
  | (Common & {
      readonly kind: 'encoded';
      readonly mediaType: 'image/jpeg' | 'image/png' | 'image/tiff';
      readonly bytes: Buffer;
      readonly part: number;
    })
  /** Pixels, 8 bits a sample, rows without padding: RGB (3) or grey (1). */
  | (Common & {
      readonly kind: 'raw';
      readonly data: Buffer;
      readonly channels: 1 | 3;
      /** True where the page had to be drawn; false where these are the file's own pixels, which are kept without loss. */
      readonly rendered: boolean;
    });
