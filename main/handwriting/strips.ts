/**
 * Cuts the strips for lifting out of a page: level, all of one size, as dark as they are in the red channel (so that a
 * red seal lying over them does not show), with the blueness of the ink beside it.
 */
import type { HandPlace } from '../description/description.ts';
import { type Piece, type Rotation, uprightPiece } from '../imaging/imaging.ts';
import type { PagePicture } from '../imaging/page-picture.ts';
import { BASE_LINE, DIGIT, STRIP_HEIGHT, type Strip } from './lift.ts';

/** Print shown on either side of a gap, in heights of a digit. */
const SIDE = 2;

/** How the page lies. */
export type Lie = {
  readonly width: number;
  readonly height: number;
  readonly rotation: Rotation;
  /** Degrees, as in PageText. */
  readonly skew: number;
};

export type CutStrip = {
  readonly strip: Strip;
  /** From the centre of a box in strip pixels to the upright page, and the pixels of the page in one of the strip. */
  readonly toPage: (x: number, y: number) => readonly [x: number, y: number];
  readonly scale: number;
};

/**
 * One strip for each place, in their order; the page is decoded once.
 * @throws StationError page-damaged
 */
export async function cutStrips(picture: PagePicture, lie: Lie, places: readonly HandPlace[]): Promise<CutStrip[]> {
  const angle = (lie.skew * Math.PI) / 180;
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  const [cx, cy] = [lie.width / 2, lie.height / 2];
  const laid = places.map((place) => {
    const scale = place.digit / DIGIT;
    const width = Math.round((place.right - place.left) / scale + 2 * SIDE * DIGIT);
    const toPage = (x: number, y: number): readonly [number, number] => {
      const dx = place.left + (x - SIDE * DIGIT) * scale - cx;
      const dy = place.base + (y - BASE_LINE) * scale - cy;
      return [dx * cos - dy * sin + cx, dx * sin + dy * cos + cy];
    };
    return { scale, width, toPage };
  });
  const corners = laid.flatMap(({ width, toPage }) => [
    toPage(0, 0),
    toPage(width, 0),
    toPage(0, STRIP_HEIGHT),
    toPage(width, STRIP_HEIGHT),
  ]);
  if (corners.length === 0) return [];
  const xs = corners.map(([x]) => x);
  const ys = corners.map(([, y]) => y);
  const piece = await uprightPiece(picture, lie.rotation, {
    left: Math.min(...xs) - 2,
    top: Math.min(...ys) - 2,
    right: Math.max(...xs) + 2,
    bottom: Math.max(...ys) + 2,
  });
  return laid.map(({ scale, width, toPage }) => {
    const drawn = draw(piece, width, scale, toPage);
    const left = SIDE * DIGIT;
    return { strip: { ...drawn, width, left, right: width - left }, toPage, scale };
  });
}

/** Samples the piece; where the page is finer than the strip, several points a pixel. */
function draw(piece: Piece, width: number, scale: number, toPage: CutStrip['toPage']) {
  const { channels } = piece;
  const data = new Uint8Array(width * STRIP_HEIGHT);
  const blue = channels >= 3 ? new Uint8Array(data.length) : null;
  const points = Math.max(1, Math.min(4, Math.round(scale * 1.5)));
  const sums = new Float64Array(3);
  for (let j = 0; j < STRIP_HEIGHT; j++)
    for (let i = 0; i < width; i++) {
      sums.fill(0);
      for (let k = 0; k < points * points; k++) {
        const [x, y] = toPage(i + ((k % points) + 0.5) / points, j + (Math.floor(k / points) + 0.5) / points);
        addSample(piece, x - piece.left - 0.5, y - piece.top - 0.5, sums);
      }
      const p = j * width + i;
      const [r, , b] = [sums[0] ?? 0, sums[1], sums[2] ?? 0];
      data[p] = Math.round(r / (points * points));
      if (blue !== null) blue[p] = Math.max(0, Math.round((b - r) / (points * points)));
    }
  whiten(data);
  return { data, blue };
}

/** Adds the blend of the four pixels about a point; beyond the edge the edge goes on. */
function addSample({ data, width, height, channels }: Piece, x: number, y: number, sums: Float64Array): void {
  const clamp = (value: number, most: number): number => Math.max(0, Math.min(most, value));
  const [i, j] = [Math.floor(x), Math.floor(y)];
  const [a, b] = [x - i, y - j];
  for (let corner = 0; corner < 4; corner++) {
    const [dx, dy] = [corner % 2, corner >> 1];
    const share = (dx === 1 ? a : 1 - a) * (dy === 1 ? b : 1 - b);
    const p = (clamp(j + dy, height - 1) * width + clamp(i + dx, width - 1)) * channels;
    for (let c = 0; c < Math.min(3, channels); c++) sums[c] = (sums[c] as number) + share * (data[p + c] as number);
  }
}

/** Stretches the greys so that the paper, by far the most of a strip, is about white. */
function whiten(data: Uint8Array): void {
  const histogram = new Uint32Array(256);
  for (const value of data) histogram[value] = (histogram[value] as number) + 1;
  let [paper, left] = [255, data.length * 0.35];
  while (paper > 80 && left > (histogram[paper] as number)) left -= histogram[paper--] as number;
  for (let p = 0; p < data.length; p++) data[p] = Math.min(255, ((data[p] as number) * 248) / paper);
}
