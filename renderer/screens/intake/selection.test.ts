import { describe, expect, it } from 'vitest';
import {
  chooseAll,
  chooseFramed,
  chooseOnly,
  nothingChosen,
  reach,
  type Selection,
  stepTarget,
  toggle,
  without,
} from './selection.ts';
import { chosen, orderOf } from './test-pages.ts';

const ids = (selection: Selection): number[] => [...selection.ids].sort((a, b) => a - b);
const order = orderOf(4, 4, 2);

describe('choosing pages', () => {
  it('chooses one with a click and reaches to another with Shift, either way', () => {
    const one = chooseOnly(5);
    expect(ids(reach(one, order, 8))).toEqual([5, 6, 7, 8]);
    const back = reach(reach(one, order, 8), order, 3);
    expect(ids(back)).toEqual([3, 4, 5]);
    expect(back).toMatchObject({ anchor: 5, focus: 3 });
  });

  it('adds and takes away with Ctrl, and reaches from the last one touched', () => {
    const some = toggle(toggle(toggle(chooseOnly(1), 4), 6), 4);
    expect(ids(some)).toEqual([1, 6]);
    expect(some.focus).toBe(4);
    expect(ids(reach(toggle(chooseOnly(1), 6), order, 8, true))).toEqual([1, 6, 7, 8]);
  });

  it('chooses a single page when there is nothing to reach from', () => {
    expect(reach(nothingChosen, order, 4)).toEqual(chooseOnly(4));
    expect(reach(chooseOnly(99), order, 4)).toEqual(chooseOnly(4));
  });

  it('chooses all, and the keys stay where they stood', () => {
    expect(ids(chooseAll(chooseOnly(7), order))).toHaveLength(10);
    expect(chooseAll(chooseOnly(7), order).focus).toBe(7);
    expect(chooseAll(nothingChosen, order)).toMatchObject({ anchor: 1, focus: 1 });
  });

  it('takes what the mouse framed, in place of what was chosen or added to it', () => {
    expect(ids(chooseFramed(chooseOnly(9), [2, 3], false))).toEqual([2, 3]);
    expect(ids(chooseFramed(chooseOnly(9), [2, 3], true))).toEqual([2, 3, 9]);
    expect(ids(chooseFramed(chooseOnly(9), [], false))).toEqual([]);
  });

  it('forgets pages that are gone and stands on their neighbour', () => {
    const after = without(reach(chooseOnly(2), order, 4), chosen(3, 4), 5);
    expect(ids(after)).toEqual([2]);
    expect(after).toMatchObject({ anchor: 2, focus: 5 });
  });
});

describe('walking with the keys, four in a row', () => {
  // 1 2 3 4 / 5 6 7 8 / 9 10
  const from = (id: number | null, step: Parameters<typeof stepTarget>[2]) => stepTarget(order, id, step, 4, 2) + 1;

  it('goes from page to page and from row to row', () => {
    expect(from(4, 'right')).toBe(5);
    expect(from(5, 'left')).toBe(4);
    expect(from(2, 'down')).toBe(6);
    expect(from(9, 'up')).toBe(5);
    expect(from(1, 'page-down')).toBe(9);
    expect(from(6, 'home')).toBe(1);
    expect(from(6, 'end')).toBe(10);
  });

  it('stays within the dossier', () => {
    expect(from(1, 'left')).toBe(1);
    expect(from(3, 'up')).toBe(3);
    expect(from(10, 'right')).toBe(10);
    expect(from(9, 'down')).toBe(9);
    expect(from(8, 'down')).toBe(10);
    expect(from(7, 'page-up')).toBe(3);
  });

  it('begins at the first page', () => {
    expect(from(null, 'down')).toBe(1);
    expect(from(null, 'end')).toBe(10);
  });
});
