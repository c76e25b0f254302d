/**
 * A grey picture in memory and the few pure operations on it that the rest of imaging needs. 0 is black, 255 white,
 * one byte a pixel, rows without padding.
 */

export type Grey = { readonly data: Uint8Array; readonly width: number; readonly height: number };

/** Part of a picture; the rectangle is clipped to it. */
export function crop(picture: Grey, left: number, top: number, width: number, height: number): Grey {
  const x0 = Math.max(0, Math.min(picture.width, Math.round(left)));
  const y0 = Math.max(0, Math.min(picture.height, Math.round(top)));
  const w = Math.min(picture.width - x0, Math.round(width));
  const h = Math.min(picture.height - y0, Math.round(height));
  const data = new Uint8Array(w * h);
  for (let y = 0; y < h; y++) {
    const from = (y0 + y) * picture.width + x0;
    data.set(picture.data.subarray(from, from + w), y * w);
  }
  return { data, width: w, height: h };
}

/** The picture turned clockwise by a right angle, or by none. */
export function turned(picture: Grey, degrees: 0 | 90 | 180 | 270): Grey {
  const { data, width, height } = picture;
  if (degrees === 0) return picture;
  const out = new Uint8Array(data.length);
  if (degrees === 180) {
    for (let i = 0, j = data.length - 1; j >= 0; i++, j--) out[i] = data[j] as number;
    return { data: out, width, height };
  }
  // Written row by row of the result; reading jumps, which costs less than scattered writes.
  const step = degrees === 90 ? -width : width;
  for (let y = 0, p = 0; y < width; y++) {
    let from = degrees === 90 ? (height - 1) * width + y : width - 1 - y;
    for (let x = 0; x < height; x++, p++, from += step) out[p] = data[from] as number;
  }
  return { data: out, width: height, height: width };
}
