import { describe, expect, it } from 'vitest';
import { dropPlace, gridLayout, placesIn } from './grid-layout.ts';

describe('the measures of the sorting room', () => {
  it('fills the width with whole cards and makes as many rows as the pages need', () => {
    const layout = gridLayout('small', 1000, 5000);
    expect(layout.columns * layout.cellWidth).toBeLessThanOrEqual(1000);
    expect((layout.columns + 1) * layout.cellWidth).toBeGreaterThan(1000);
    expect(layout.rows).toBe(Math.ceil(5000 / layout.columns));
  });

  it('keeps one card in a row on the narrowest screen, and no row without pages', () => {
    expect(gridLayout('large', 90, 3)).toMatchObject({ columns: 1, rows: 3 });
    expect(gridLayout('large', 900, 0).rows).toBe(0);
  });

  it('finds the cards that a frame touches, drawn in either direction', () => {
    const layout = { ...gridLayout('small', 1000, 10), columns: 4, cellWidth: 100, cellHeight: 200 };
    expect(placesIn({ x1: 50, y1: 10, x2: 150, y2: 250 }, layout, 10)).toEqual([0, 1, 4, 5]);
    expect(placesIn({ x1: 399, y1: 599, x2: 150, y2: 450 }, layout, 10)).toEqual([9]);
    expect(placesIn({ x1: 500, y1: 0, x2: 900, y2: 90 }, layout, 10)).toEqual([]);
    expect(placesIn({ x1: -40, y1: -40, x2: 20, y2: 20 }, layout, 10)).toEqual([0]);
  });
});

describe('where dragged pages would go', () => {
  const layout = { ...gridLayout('small', 1000, 6), columns: 4, cellWidth: 100, cellHeight: 200 };

  it('is the nearer side of the card under the pointer', () => {
    expect(dropPlace({ x: 130, y: 10 }, layout, 6)).toEqual({ index: 1, side: 'before' });
    expect(dropPlace({ x: 170, y: 390 }, layout, 6)).toEqual({ index: 5, side: 'after' });
  });

  it('is the end beyond the last card, the row beside it, and nowhere above', () => {
    expect(dropPlace({ x: 350, y: 900 }, layout, 6)).toEqual({ index: 5, side: 'after' });
    expect(dropPlace({ x: 900, y: 10 }, layout, 6)).toEqual({ index: 3, side: 'after' });
    expect(dropPlace({ x: 10, y: -5 }, layout, 6)).toBeNull();
    expect(dropPlace({ x: 10, y: 5 }, layout, 0)).toBeNull();
  });
});
