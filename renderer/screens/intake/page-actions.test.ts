import { describe, expect, it } from 'vitest';
import { allAside, planOf, possibleActions } from './page-actions.ts';
import { pageOrder } from './page-order.ts';
import { cardsOf, chosen, orderOf } from './test-pages.ts';

describe('what can be done with the chosen pages', () => {
  it('is nothing without a page', () => {
    expect([...possibleActions(orderOf(3), chosen())]).toEqual([]);
    expect(planOf('remove', orderOf(3), chosen())).toBeNull();
  });

  it('follows from where they lie', () => {
    const order = orderOf(2, 2);
    const first = possibleActions(order, chosen(1));
    expect([first.has('split'), first.has('join'), first.has('moveBack'), first.has('replace')]).toEqual([
      false,
      false,
      false,
      true,
    ]);
    const across = possibleActions(order, chosen(2, 3));
    expect([across.has('split'), across.has('join'), across.has('moveBack'), across.has('replace')]).toEqual([
      true,
      true,
      true,
      false,
    ]);
  });

  it('comes to one call of the station with the pages in their order', () => {
    const order = orderOf(2, 2);
    expect(planOf('rotateLeft', order, chosen(3, 1))).toEqual({
      call: 'page.rotate',
      args: { ids: [1, 3], turn: 270 },
    });
    expect(planOf('split', order, chosen(4))).toEqual({ call: 'document.split', args: { before: 4 } });
    expect(planOf('join', order, chosen(3))).toEqual({ call: 'document.join', args: { ids: [10, 20] } });
    expect(planOf('moveOn', order, chosen(2))).toEqual({
      call: 'page.move',
      args: { ids: [2], documentId: 20, before: 3 },
    });
    expect(planOf('moveOn', order, chosen(4))).toBeNull();
  });

  it('leaves out pages that are not there any more', () => {
    expect(planOf('remove', orderOf(2), chosen(2, 99))).toEqual({ call: 'page.remove', args: { ids: [2] } });
  });

  it('sets aside what is not aside yet, and takes back only when all is', () => {
    const rows = cardsOf(3).map((card) => ({ ...card, aside: card.id > 1 }));
    const order = pageOrder(3, [{ offset: 0, rows }]);
    expect(allAside(order, chosen(2, 3))).toBe(true);
    expect(planOf('setAside', order, chosen(2, 3))).toMatchObject({ args: { aside: false } });
    expect(planOf('setAside', order, chosen(1, 2))).toMatchObject({ args: { aside: true } });
  });
});
