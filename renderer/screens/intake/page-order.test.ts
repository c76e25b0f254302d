import { describe, expect, it } from 'vitest';
import {
  documentEdges,
  documentsOf,
  documentsToJoin,
  dropMove,
  idsBetween,
  pageOrder,
  partsCovering,
  splitPlace,
  stepMove,
} from './page-order.ts';
import { cardsOf, chosen, orderOf } from './test-pages.ts';

describe('the pages of a dossier, as far as they are known', () => {
  it('knows pages by place and places by page, and nothing of a part that was not asked for', () => {
    const rows = cardsOf(5).slice(2);
    const order = pageOrder(900, [{ offset: 400, rows }]);
    expect(order.at(401)?.id).toBe(4);
    expect(order.indexOf(5)).toBe(402);
    expect(order.at(0)).toBeUndefined();
    expect(idsBetween(order, 402, 399)).toEqual([3, 4, 5]);
  });

  it('believes the newer part when a page stands in two', () => {
    const [a, b, c] = cardsOf(3);
    if (!a || !b || !c) throw new Error('three cards');
    const order = pageOrder(3, [
      { offset: 0, rows: [a, b, c] },
      { offset: 0, rows: [b] },
    ]);
    expect(order.at(0)?.id).toBe(2);
    expect(order.indexOf(1)).toBeUndefined();
    expect(order.at(1)).toBeUndefined();
  });

  it('asks for the parts in sight only, and for the first one of an empty dossier', () => {
    expect(partsCovering(0, 40, 5000)).toEqual([0]);
    expect(partsCovering(190, 410, 5000)).toEqual([0, 200, 400]);
    expect(partsCovering(4990, 5400, 5000)).toEqual([4800]);
    expect(partsCovering(0, 0, 0)).toEqual([0]);
  });

  it('sees where documents begin and end, also beyond what is known', () => {
    const order = orderOf(2, 1);
    expect([0, 1, 2].map((i) => documentEdges(order, i))).toEqual([
      { begins: true, ends: false },
      { begins: false, ends: true },
      { begins: true, ends: true },
    ]);
    const part = pageOrder(10, [{ offset: 0, rows: cardsOf(4) }]);
    expect(documentEdges(part, 3)).toEqual({ begins: false, ends: false });
  });
});

describe('splitting and joining documents', () => {
  it('begins a new document at the first page chosen, never where one begins already', () => {
    const order = orderOf(3, 2);
    expect(splitPlace(order, chosen(3, 2))).toBe(2);
    expect(splitPlace(order, chosen(4))).toBeNull();
    expect(splitPlace(order, chosen())).toBeNull();
  });

  it('joins one document with the one before it, several with each other', () => {
    const order = orderOf(2, 2, 1);
    expect(documentsToJoin(order, chosen(4))).toEqual([10, 20]);
    expect(documentsToJoin(order, chosen(5, 1))).toEqual([10, 30]);
    expect(documentsToJoin(order, chosen(2))).toBeNull();
    expect(documentsOf(order, chosen(5, 3, 4))).toEqual([20, 30]);
  });
});

describe('moving pages with the keys', () => {
  it('goes one place back or on within the document', () => {
    const order = orderOf(4);
    expect(stepMove(order, chosen(3), 'back')).toEqual({ ids: [3], documentId: 10, before: 2 });
    expect(stepMove(order, chosen(2), 'on')).toEqual({ ids: [2], documentId: 10, before: 4 });
    expect(stepMove(order, chosen(3), 'on')).toEqual({ ids: [3], documentId: 10, before: null });
  });

  it('goes over into the neighbouring document at the edge', () => {
    const order = orderOf(2, 2);
    expect(stepMove(order, chosen(3), 'back')).toEqual({ ids: [3], documentId: 10, before: null });
    expect(stepMove(order, chosen(2), 'on')).toEqual({ ids: [2], documentId: 20, before: 3 });
  });

  it('stays at the two ends of the dossier', () => {
    const order = orderOf(2, 1);
    expect(stepMove(order, chosen(1), 'back')).toBeNull();
    expect(stepMove(order, chosen(3), 'on')).toBeNull();
  });

  it('takes pages chosen apart along in their order', () => {
    const order = orderOf(5);
    expect(stepMove(order, chosen(5, 3), 'back')).toEqual({ ids: [3, 5], documentId: 10, before: 2 });
  });
});

describe('moving pages by dropping them', () => {
  const cards = cardsOf(3, 2);
  const order = orderOf(3, 2);
  const card = (id: number) => {
    const found = cards.find((each) => each.id === id);
    if (found === undefined) throw new Error(`no page ${id}`);
    return found;
  };

  it('puts them before or after the page they are dropped on, into its document', () => {
    expect(dropMove(order, chosen(1), card(5), 'before')).toEqual({ ids: [1], documentId: 20, before: 5 });
    expect(dropMove(order, chosen(1), card(5), 'after')).toEqual({ ids: [1], documentId: 20, before: null });
    expect(dropMove(order, chosen(4, 5), card(1), 'after')).toEqual({ ids: [4, 5], documentId: 10, before: 2 });
  });

  it('does nothing when they would stay where they are', () => {
    expect(dropMove(order, chosen(2), card(1), 'after')).toBeNull();
    expect(dropMove(order, chosen(2), card(3), 'before')).toBeNull();
    expect(dropMove(order, chosen(2), card(2), 'after')).toBeNull();
    expect(dropMove(order, chosen(3), card(2), 'after')).toBeNull();
  });

  it('knows the same place at the end of one document and the start of the next apart', () => {
    expect(dropMove(order, chosen(3), card(4), 'before')).toEqual({ ids: [3], documentId: 20, before: 4 });
    expect(dropMove(order, chosen(4), card(3), 'after')).toEqual({ ids: [4], documentId: 10, before: null });
  });

  it('gathers pages chosen apart around one of them', () => {
    expect(dropMove(order, chosen(1, 3), card(1), 'before')).toEqual({ ids: [1, 3], documentId: 10, before: 2 });
  });
});
