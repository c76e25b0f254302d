/** Lines as pieces of print: cut at wide gaps, measured, put back where they stand. Pure. */
import type { Box } from '../../shared/page-text.ts';
import type { SeenLine, SeenWord } from './engine.ts';

/** A line cut where the gap between two words is wider than three letters are high. */
export function parted(line: SeenLine): SeenLine[] {
  const pieces: SeenWord[][] = [];
  for (const word of line.words) {
    const last = pieces.at(-1)?.at(-1);
    const gap = last === undefined ? Number.POSITIVE_INFINITY : word.box[0] - last.box[0] - last.box[2];
    if (gap > 3 * Math.max(word.box[3], last?.box[3] ?? 0)) pieces.push([word]);
    else pieces.at(-1)?.push(word);
  }
  return pieces.map((words) => ({ words }));
}

export type Bounds = {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
  /** The middle. */
  readonly x: number;
  readonly y: number;
};

export function boundsOf(line: SeenLine): Bounds {
  const boxes = line.words.map((word) => word.box);
  const top = Math.min(...boxes.map((box) => box[1]));
  const bottom = Math.max(...boxes.map((box) => box[1] + box[3]));
  const left = Math.min(...boxes.map((box) => box[0]));
  const right = Math.max(...boxes.map((box) => box[0] + box[2]));
  return { left, top, right, bottom, x: (left + right) / 2, y: (top + bottom) / 2 };
}

/** The line with its boxes moved. */
export const moved = (line: SeenLine, left: number, top: number): SeenLine => ({
  words: line.words.map((word) => ({
    ...word,
    box: [word.box[0] + left, word.box[1] + top, word.box[2], word.box[3]] as const,
  })),
});

/** Mean confidence, each word counting by its length; 0 for none. */
export function certaintyOf(words: readonly SeenWord[]): number {
  const length = words.reduce((sum, { text }) => sum + text.length, 0);
  return length === 0 ? 0 : words.reduce((sum, { text, confidence }) => sum + confidence * text.length, 0) / length;
}

/** Height of the median word. */
export function heightOf(words: readonly SeenWord[]): number {
  const heights = words.map(({ box }) => box[3]).sort((a, b) => a - b);
  return heights[Math.floor(heights.length / 2)] ?? 0;
}

/** How much of the narrower of two boxes lies beside the other, along the line: 0…1. */
export function sharedWidth(a: Box, b: Box): number {
  const both = Math.min(a[0] + a[2], b[0] + b[2]) - Math.max(a[0], b[0]);
  return Math.max(0, both) / Math.max(1, Math.min(a[2], b[2]));
}
