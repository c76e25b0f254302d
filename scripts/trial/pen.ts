/**
 * Numbers written by hand: digits of people that the station's own reader of digits has never seen (the test part of
 * scripts/handwriting), as outlines that can be printed in any ink.
 */
import type { Bitmap } from '../handwriting/bitmap.ts';
import { openDigits } from '../handwriting/digits.ts';
import type { Chance } from './chance.ts';

export type Strokes = { readonly outline: string; readonly width: number };

/** Rows of ink joined into one outline, `height` points tall, standing on y = 0. */
function outlineOf(digit: Bitmap, height: number, x: number, lean: number): { path: string; width: number } {
  const scale = height / digit.height;
  const runs: string[] = [];
  for (let row = 0; row < digit.height; row++) {
    const y = (row - digit.height) * scale;
    const shift = x - y * lean;
    let from = -1;
    for (let column = 0; column <= digit.width; column++) {
      const ink = column < digit.width && (digit.data[row * digit.width + column] ?? 0) > 0.42;
      if (ink && from < 0) from = column;
      if (!ink && from >= 0) {
        const [left, wide] = [shift + from * scale, (column - from) * scale];
        runs.push(
          `M${left.toFixed(2)} ${y.toFixed(2)}h${wide.toFixed(2)}v${(scale * 1.12).toFixed(2)}h${(-wide).toFixed(2)}z`,
        );
        from = -1;
      }
    }
  }
  return { path: runs.join(''), width: digit.width * scale };
}

/** One hand for a whole paper: gives the strokes of a text of digits and slashes, `height` points tall. */
export function openPens(): (chance: Chance) => (text: string, height: number) => Strokes {
  const writerOf = openDigits();
  return (chance) => {
    const writer = writerOf('test', chance);
    const lean = chance.between(-0.05, 0.28);
    return (text, height) => {
      let x = 0;
      let outline = '';
      for (const character of text) {
        const own = height * chance.between(0.88, 1.12);
        if (/\d/.test(character)) {
          const { path, width } = outlineOf(writer.digit(Number(character)), own, x, lean);
          outline += path;
          x += width + height * chance.between(-0.02, 0.14);
        } else if (character === '/') {
          const pen = height * 0.09;
          outline += `M${x.toFixed(2)} ${(height * 0.1).toFixed(2)}l${(height * 0.4).toFixed(2)} ${(-height * 1.15).toFixed(2)}h${pen.toFixed(2)}l${(-height * 0.4).toFixed(2)} ${(height * 1.15).toFixed(2)}z`;
          x += height * 0.5;
        }
      }
      return { outline, width: x };
    };
  };
}
