import { describe, expect, it } from 'vitest';
import type { Box } from '../../../shared/page-text.ts';
import { densestPlace, PICTURE, stripAround } from './lit.tsx';

const word = (x: number, y: number): Box => [x, y, 80, 30];

describe('the place of a hit in a small picture', () => {
  it('is where most of the words stand side by side, not where the first of them happens to stand', () => {
    const alone = [word(100, 50)];
    const phrase = [[word(300, 400)], [word(390, 402)], [word(480, 404)]];
    expect(densestPlace([alone, ...phrase, [word(300, 600)]])).toEqual(phrase.flat());
  });

  it('does not join words of two lines, nor words far apart on one', () => {
    expect(densestPlace([[word(700, 50)], [word(100, 90)], [word(600, 90)]])).toEqual([word(700, 50)]);
  });

  it('has the shape of the picture, holds the words and never begins outside the page', () => {
    const [x, y, width, height] = stripAround([word(5, 5)]) ?? [0, 0, 1, 1];
    expect([x, y]).toEqual([0, 0]);
    expect(width / height).toBeCloseTo(PICTURE.width / PICTURE.height);
    expect(width).toBeGreaterThan(85);
    expect(stripAround([])).toBeNull();
  });
});
