/**
 * Looks into a JPEG to decide whether it can stand in a PDF byte for byte.
 *
 * Facts: ITU-T T.81 (markers); ISO 32000-1, 7.4.8 (DCTDecode: baseline and progressive, 8 bits a component; without
 * an Adobe marker three components are taken for YCbCr).
 */

export type JpegShape = { readonly width: number; readonly height: number; readonly components: 1 | 3 };

const START_OF_IMAGE = 0xffd8;
const BASELINE = 0xc0;
const EXTENDED = 0xc1;
const PROGRESSIVE = 0xc2;
const START_OF_SCAN = 0xda;
const ADOBE = 0xee;

const isFrame = (marker: number): boolean =>
  marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc;

/**
 * The shape of a JPEG that every PDF reader shows the same way; null for what must be decoded instead: CMYK, 12 bit,
 * lossless and arithmetic coding, three components that are plain RGB without saying so, a header that breaks off.
 */
export function embeddableJpeg(bytes: Buffer): JpegShape | null {
  if (bytes.length < 4 || bytes.readUInt16BE(0) !== START_OF_IMAGE) return null;
  let shape: JpegShape | null = null;
  let namedRgb = false;
  let adobe = false;
  for (let at = 2; at + 4 <= bytes.length; ) {
    if (bytes[at] !== 0xff) return null;
    const marker = bytes[at + 1] ?? 0;
    if (marker === 0xff || marker === 0x01 || (marker >= 0xd0 && marker <= 0xd7)) {
      at += marker === 0xff ? 1 : 2;
      continue;
    }
    if (marker === START_OF_SCAN) return shape !== null && namedRgb && !adobe ? null : shape;
    const length = bytes.readUInt16BE(at + 2);
    if (at + 2 + length > bytes.length) return null;
    if (isFrame(marker)) {
      if (marker !== BASELINE && marker !== EXTENDED && marker !== PROGRESSIVE) return null;
      const components = bytes[at + 9];
      if (length < 8 || bytes[at + 4] !== 8 || (components !== 1 && components !== 3)) return null;
      shape = { height: bytes.readUInt16BE(at + 5), width: bytes.readUInt16BE(at + 7), components };
      if (shape.width === 0 || shape.height === 0) return null;
      const names = [0, 1, 2].map((i) => bytes[at + 10 + i * 3]);
      namedRgb = components === 3 && Buffer.from(names.map(Number)).toString('latin1') === 'RGB';
    }
    if (marker === ADOBE && bytes.toString('latin1', at + 4, at + 9) === 'Adobe') adobe = true;
    at += 2 + length;
  }
  return null;
}
