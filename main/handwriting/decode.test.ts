import { describe, expect, it } from 'vitest';
import { decode } from './decode.ts';
import { BLANK, CLASSES, COLUMNS } from './model.ts';

/** Columns that show the given classes one after the other, each with its chance; the rest is blank. */
function columns(shown: readonly (readonly [symbol: number, chance: number])[]): Float32Array {
  const chances = new Float32Array(COLUMNS * CLASSES);
  for (let column = 0; column < COLUMNS; column++) {
    const [symbol, chance] = shown[column] ?? [BLANK, 1];
    chances[column * CLASSES + symbol] = chance;
    const other = symbol === BLANK ? 0 : BLANK;
    chances[column * CLASSES + other] = (chances[column * CLASSES + other] as number) + 1 - chance;
  }
  return chances;
}

describe('numbers from chances', () => {
  it('joins columns that show one digit and parts them at a blank', () => {
    const read = decode(
      columns([
        [0, 1],
        [0, 1],
        [BLANK, 1],
        [4, 1],
        [BLANK, 1],
        [4, 1],
      ]),
      3,
    );
    expect(read).toEqual([{ text: '044', chance: 1 }]);
  });

  it('gives second readings with what they are worth', () => {
    const chances = columns([
      [BLANK, 1],
      [7, 1],
      [BLANK, 1],
      [5, 1],
    ]);
    chances[3 * CLASSES + 5] = 0.75;
    chances[3 * CLASSES + 6] = 0.25;
    expect(decode(chances, 2)).toEqual([
      { text: '75', chance: 0.75 },
      { text: '76', chance: 0.25 },
    ]);
  });

  it('adds up the ways in which one number can be spelt', () => {
    const chances = columns([
      [1, 0.5],
      [1, 0.5],
    ]);
    expect(decode(chances, 1)[0]).toEqual({ text: '1', chance: 0.75 });
  });

  it('says nothing where every column is blank', () => {
    expect(decode(columns([]), 5)).toEqual([{ text: '', chance: 1 }]);
  });
});
