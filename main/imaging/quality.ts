/**
 * The numbers that say how good a page's picture is. Measured on the picture as it came (upright, before any
 * improvement), so that they judge the scanning and not our repairs.
 */
import type { Grey } from './grey.ts';
import type { InkMask } from './skew.ts';

export type Quality = {
  /** Pixels per inch of the upright page, stated by the file or inferred from A4. */
  readonly dpi: number;
  /** Degrees by which lines fall to the right, within ±15. */
  readonly skew: number;
  /**
   * 0…1: share of the full paper-to-ink contrast that is crossed between two neighbouring pixels at the edge of a
   * stroke, mean over the edges. A bilevel scan has 1, a crisp grey scan 0.5 and more, a blurred photo under 0.25.
   */
  readonly sharpness: number;
  /** 0…1: share of pixels at the very ends of the scale (0-1 or 254-255), where detail is lost; a bilevel scan has 1. */
  readonly clipping: number;
  /** 0…1: share of pixels that are ink once the paper, its shadows and weak show-through are taken away. */
  readonly inkShare: number;
  /** No text, stamp, number or drawing on it. */
  readonly blank: boolean;
};

/** Share of pixels at the ends of the scale. */
export function measureClipping(picture: Grey): number {
  let clipped = 0;
  let seen = 0;
  // Every 7th pixel: coprime to common widths, so no column is favoured.
  for (let p = 0; p < picture.data.length; p += 7) {
    const value = picture.data[p] as number;
    if (value <= 1 || value >= 254) clipped++;
    seen++;
  }
  return seen === 0 ? 0 : clipped / seen;
}

/** A fall from paper to ink of less than this is noise or show-through, not the edge of a stroke. */
const LEAST_CONTRAST = 70;

/**
 * Sharpness on every 8th row: at each fall from a local maximum to a local minimum by a stroke's contrast, the
 * steepest single step as a share of the whole fall. 0 where there are no strokes.
 */
export function measureSharpness(picture: Grey): number {
  const { data, width, height } = picture;
  let sum = 0;
  let edges = 0;
  for (let y = 4; y < height; y += 8) {
    const row = y * width;
    let top = data[row] as number;
    let previous = top;
    let steepest = 0;
    for (let x = 1; x < width; x++) {
      const value = data[row + x] as number;
      if (value < previous) {
        steepest = Math.max(steepest, previous - value);
      } else if (value > previous) {
        if (top - previous >= LEAST_CONTRAST) {
          sum += steepest / (top - previous);
          edges++;
        }
        top = value;
        steepest = 0;
      }
      previous = value;
    }
  }
  return edges === 0 ? 0 : sum / edges;
}

/** Share of the scan's border that is left out when ink is judged: shadows of the lid, black edges, punched holes' rims. */
const BORDER = 0.02;

/** Share of ink pixels inside the border. */
export function measureInk(mask: InkMask): number {
  const { data, width, height } = mask;
  const left = Math.round(width * BORDER);
  const top = Math.round(height * BORDER);
  let ink = 0;
  for (let y = top; y < height - top; y++) {
    for (let p = y * width + left, end = y * width + width - left; p < end; p++) ink += data[p] as number;
  }
  return ink / Math.max(1, (width - 2 * left) * (height - 2 * top));
}
