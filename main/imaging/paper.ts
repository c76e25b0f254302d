/**
 * What is paper and what is ink: the brightness of the paper from place to place, the picture with the paper made
 * evenly white, and the mask of the ink on it.
 *
 * Pure. It serves uneven light (photos), bluish or yellowed paper, grey scans, and backs through which the other side
 * shows: show-through is weaker than ink, so it goes with the paper.
 */
import type { Grey } from './grey.ts';
import type { InkMask } from './skew.ts';

/** Brightness of the paper on a coarse grid; cell (i, j) covers `cell` × `cell` pixels of the picture it came from. */
export type Paper = {
  readonly grid: Float32Array;
  readonly columns: number;
  readonly rows: number;
  readonly cell: number;
  /** The darkest paper on the page. */
  readonly darkest: number;
};

/** Share of a cell's pixels that are darker than its paper: text covers up to a third of a dense cell. */
const PAPER_RANK = 0.8;

/** Paper darker than this is not believed: it is a dark photograph edge, a black border or a solid stamp. */
const DARKEST_PAPER = 60;

/**
 * The brightness of the paper. `cell` in pixels should be a few lines of text, so that every cell holds paper.
 * Dark cells (solid pictures, borders) take the brightness of their surroundings.
 */
export function findPaper(picture: Grey, cell: number): Paper {
  const columns = Math.max(1, Math.ceil(picture.width / cell));
  const rows = Math.max(1, Math.ceil(picture.height / cell));
  const raw = new Float32Array(columns * rows);
  const histogram = new Uint32Array(256);
  for (let j = 0; j < rows; j++) {
    for (let i = 0; i < columns; i++) {
      histogram.fill(0);
      const x1 = Math.min(picture.width, (i + 1) * cell);
      const y1 = Math.min(picture.height, (j + 1) * cell);
      let count = 0;
      for (let y = j * cell; y < y1; y++) {
        for (let p = y * picture.width + i * cell, end = y * picture.width + x1; p < end; p++) {
          const value = picture.data[p] as number;
          histogram[value] = (histogram[value] as number) + 1;
          count++;
        }
      }
      let left = Math.ceil(count * PAPER_RANK);
      let level = 0;
      while (level < 255 && left > (histogram[level] as number)) left -= histogram[level++] as number;
      raw[j * columns + i] = level;
    }
  }
  const overall = [...raw].sort((a, b) => a - b)[Math.floor(raw.length / 2)] as number;
  for (let k = 0; k < raw.length; k++) {
    if ((raw[k] as number) < Math.max(DARKEST_PAPER, overall * 0.5)) raw[k] = overall;
  }
  const grid = smoothed(smoothed(raw, columns, rows), columns, rows);
  return { grid, columns, rows, cell, darkest: Math.min(...grid) };
}

/** Mean of each cell and its neighbours. */
function smoothed(grid: Float32Array, columns: number, rows: number): Float32Array {
  const out = new Float32Array(grid.length);
  for (let j = 0; j < rows; j++) {
    for (let i = 0; i < columns; i++) {
      let sum = 0;
      let count = 0;
      for (let y = Math.max(0, j - 1); y <= Math.min(rows - 1, j + 1); y++) {
        for (let x = Math.max(0, i - 1); x <= Math.min(columns - 1, i + 1); x++) {
          sum += grid[y * columns + x] as number;
          count++;
        }
      }
      out[j * columns + i] = sum / count;
    }
  }
  return out;
}

/**
 * Calls `row` for every row of a picture `width` × `height` with the paper's brightness at each of its pixels. The
 * picture may be larger or smaller than the one the paper was found on, but must show the same extent.
 */
function eachRow(paper: Paper, from: Grey, to: Grey, row: (y: number, level: Float32Array) => void): void {
  const cellX = (paper.cell * to.width) / from.width;
  const cellY = (paper.cell * to.height) / from.height;
  const blended = new Float32Array(paper.columns);
  const level = new Float32Array(to.width);
  const clamp = (value: number, last: number): number => Math.max(0, Math.min(value, last));
  for (let y = 0; y < to.height; y++) {
    const v = clamp((y + 0.5) / cellY - 0.5, paper.rows - 1);
    const j = Math.floor(v);
    const below = Math.min(paper.rows - 1, j + 1);
    for (let i = 0; i < paper.columns; i++) {
      const a = paper.grid[j * paper.columns + i] as number;
      const b = paper.grid[below * paper.columns + i] as number;
      blended[i] = a + (b - a) * (v - j);
    }
    let x = 0;
    for (let i = -1; i < paper.columns && x < to.width; i++) {
      // Between the centres of cell i and cell i + 1 the level is a straight line.
      const a = blended[Math.max(0, i)] as number;
      const b = blended[Math.min(paper.columns - 1, i + 1)] as number;
      const start = (i + 0.5) * cellX;
      const end = Math.min(to.width, i === paper.columns - 1 ? to.width : Math.ceil((i + 1.5) * cellX - 0.5));
      const slope = (b - a) / cellX;
      for (; x < end; x++) level[x] = a + (x + 0.5 - start) * slope;
    }
    row(y, level);
  }
}

/**
 * The picture with its paper made white: every pixel divided by its paper, then stretched so that whatever is
 * brighter than `white` of the paper is plain white. In place, because pages are large.
 */
export function whiten(target: Grey, paper: Paper, foundOn: Grey, white: number): void {
  const { data, width } = target;
  eachRow(paper, foundOn, target, (y, level) => {
    for (let x = 0, p = y * width; x < width; x++, p++) {
      const value = ((data[p] as number) * 255) / ((level[x] as number) * white);
      data[p] = Math.min(value, 255);
    }
  });
}

/** Ink: whatever is darker than `share` of its paper. */
export function inkMask(picture: Grey, paper: Paper, share: number): InkMask {
  const { data, width, height } = picture;
  const mask = new Uint8Array(data.length);
  eachRow(paper, picture, picture, (y, level) => {
    for (let x = 0, p = y * width; x < width; x++, p++) {
      if ((data[p] as number) < (level[x] as number) * share) mask[p] = 1;
    }
  });
  return { data: mask, width, height };
}
