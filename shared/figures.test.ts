import { describe, expect, it } from 'vitest';
import { formatCount, formatPercent } from './figures.ts';

describe('figures on the way to 100 %', () => {
  it.each([
    [0, '0'],
    [999, '999'],
    [1040, '1.040'],
    [49_715, '49.715'],
    [1_000_000, '1.000.000'],
    [-1040, '-1.040'],
  ])('%d is written %s', (count, written) => expect(formatCount(count)).toBe(written));

  it.each([
    [9996, 10_000, '99,9 %'],
    [99_999, 100_000, '99,9 %'],
    [996, 1000, '99,6 %'],
    [1, 3, '33,3 %'],
    [2, 3, '66,6 %'],
    [1, 100_000, '0,0 %'],
    [7, 7, '100 %'],
    [0, 7, '0 %'],
    [0, 0, '–'],
  ])('%d of %d is %s', (part, whole, written) => expect(formatPercent(part, whole)).toBe(written));

  it('never says more than there is, nor a tenth less, for any part of any whole', () => {
    const wrong: string[] = [];
    for (let whole = 1; whole < 400; whole++) {
      for (let part = 0; part < whole; part++) {
        const shown = formatPercent(part, whole);
        const tenths = Math.round(Number(shown.replace(',', '.').replace(' %', '')) * 10);
        const right = tenths * whole <= part * 1000 && (tenths + 1) * whole > part * 1000;
        if (!right) wrong.push(`${part} of ${whole}: ${shown}`);
      }
    }
    expect(wrong).toEqual([]);
  });
});
