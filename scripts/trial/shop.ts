/** What all parts of a letter are set with: the galley, the margins and inks of the office, a hand. */
import type { Galley } from '../samples/setting.ts';
import type { Chance } from './chance.ts';
import type { Letter } from './letter.ts';
import type { Strokes } from './pen.ts';

export type Pen = (text: string, height: number) => Strokes;
export type Shop = {
  readonly galley: Galley;
  readonly letter: Letter;
  readonly chance: Chance;
  readonly left: number;
  readonly right: number;
  readonly inks: { readonly pen: string; readonly stamp: string };
  readonly pen: Pen;
};

/** Lines of words that fit a width. `even`: no line much shorter than the others, as a careful typist breaks a heading. */
export function broken(galley: Galley, text: string, size: number, width: number, mark = '', even = false): string[] {
  const fill = (limit: number): string[] => {
    const lines: string[] = [];
    let line = '';
    for (const word of text.split(' ')) {
      const longer = line === '' ? word : `${line} ${word}`;
      if (line !== '' && galley.lineWidth(galley.words(`${mark}${longer}${mark}`, size), size) > limit) {
        lines.push(line);
        line = word;
      } else line = longer;
    }
    return [...lines, line];
  };
  let lines = fill(width);
  if (even) {
    const count = lines.length;
    for (let limit = width * 0.96; limit > width / (count + 1); limit *= 0.96) {
      const narrower = fill(limit);
      if (narrower.length > count) break;
      lines = narrower;
    }
  }
  return lines.map((one) => `${mark}${one}${mark}`);
}

/** Sizes from 13 down to the first in which the line fits. */
export function fitting(galley: Galley, line: string, width: number): number[] {
  for (const size of [13, 12.5, 12, 11.5, 11, 10.5, 10]) {
    if (galley.lineWidth(galley.words(line, size), size) <= width) return [size];
  }
  return [9.5];
}
