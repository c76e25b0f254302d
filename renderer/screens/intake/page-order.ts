/**
 * The pages of a dossier in their order, as far as they are known: a long dossier is asked for in parts, so a place may
 * be empty. Everything the sorting room asks of that order stands here, as pure functions: where a page lies, which
 * documents a choice of pages touches, where a move leads. A function answers null where there is nothing to do.
 */
import type { PageCard } from '../../../shared/views.ts';

/** Pages asked for at once: more than a screen shows, and quick for the database. */
export const PART = 200;

export type PageOrder = {
  readonly total: number;
  readonly at: (index: number) => PageCard | undefined;
  readonly indexOf: (id: number) => number | undefined;
};

export type PagePart = { readonly offset: number; readonly rows: readonly PageCard[] };

/** A part given later wins over an earlier one: the same page may have stood elsewhere before. */
export function pageOrder(total: number, parts: readonly PagePart[]): PageOrder {
  const cards = new Map<number, PageCard>();
  const places = new Map<number, number>();
  for (const { offset, rows } of parts) {
    rows.forEach((card, i) => {
      const index = offset + i;
      if (index >= total) return;
      const stood = places.get(card.id);
      if (stood !== undefined && stood !== index) cards.delete(stood);
      const displaced = cards.get(index);
      if (displaced !== undefined && displaced.id !== card.id) places.delete(displaced.id);
      cards.set(index, card);
      places.set(card.id, index);
    });
  }
  return { total, at: (index) => cards.get(index), indexOf: (id) => places.get(id) };
}

/** Offsets of the parts that hold these places. */
export function partsCovering(first: number, last: number, total: number): number[] {
  if (total === 0) return [0];
  const from = Math.floor(Math.max(0, Math.min(first, total - 1)) / PART);
  const to = Math.floor(Math.max(0, Math.min(last, total - 1)) / PART);
  return Array.from({ length: to - from + 1 }, (_, i) => (from + i) * PART);
}

/** Ids of the known pages between two places, both included, in order. */
export function idsBetween(order: PageOrder, one: number, other: number): number[] {
  const ids: number[] = [];
  for (let index = Math.min(one, other); index <= Math.max(one, other); index++) {
    const card = order.at(index);
    if (card !== undefined) ids.push(card.id);
  }
  return ids;
}

/** The chosen pages that are known, in the order in which they lie. */
export function chosenInOrder(order: PageOrder, chosen: ReadonlySet<number>): PageCard[] {
  return [...chosen]
    .map((id) => order.indexOf(id))
    .filter((index) => index !== undefined)
    .sort((a, b) => a - b)
    .map((index) => order.at(index))
    .filter((card) => card !== undefined);
}

/** The documents of the chosen pages, each once, in order. */
export const documentsOf = (order: PageOrder, chosen: ReadonlySet<number>): number[] => [
  ...new Set(chosenInOrder(order, chosen).map((card) => card.documentId)),
];

/** Where the chosen pages begin a new document: before the first of them, unless a document begins there already. */
export function splitPlace(order: PageOrder, chosen: ReadonlySet<number>): number | null {
  const first = chosenInOrder(order, chosen)[0];
  return first === undefined || first.page === 1 ? null : first.id;
}

/** What is joined: the documents chosen, or the one chosen with the one before it. */
export function documentsToJoin(order: PageOrder, chosen: ReadonlySet<number>): number[] | null {
  const documents = documentsOf(order, chosen);
  if (documents.length > 1) return documents;
  const first = chosenInOrder(order, chosen)[0];
  const place = first && order.indexOf(first.id);
  if (first === undefined || place === undefined) return null;
  for (let index = place - 1; index >= 0; index--) {
    const before = order.at(index);
    if (before === undefined) return null;
    if (before.documentId !== first.documentId) return [before.documentId, first.documentId];
  }
  return null;
}

export type Move = { readonly ids: number[]; readonly documentId: number; readonly before: number | null };

/** One place back or on; at the edge of its document a page goes over into the neighbour. */
export function stepMove(order: PageOrder, chosen: ReadonlySet<number>, way: 'back' | 'on'): Move | null {
  const pages = chosenInOrder(order, chosen);
  const edge = way === 'back' ? pages[0] : pages.at(-1);
  const place = edge && order.indexOf(edge.id);
  if (edge === undefined || place === undefined) return null;
  const neighbour = order.at(way === 'back' ? place - 1 : place + 1);
  if (neighbour === undefined) return null;
  const ids = pages.map((page) => page.id);
  const { documentId } = neighbour;
  const sameDocument = documentId === edge.documentId;
  if (way === 'back') return { ids, documentId, before: sameDocument ? neighbour.id : null };
  return { ids, documentId, before: sameDocument ? pageAfter(order, neighbour, chosen) : neighbour.id };
}

/** Where pages dropped beside another page go; null when everything would stay where it is. */
export function dropMove(
  order: PageOrder,
  chosen: ReadonlySet<number>,
  target: PageCard,
  side: 'before' | 'after',
): Move | null {
  const pages = chosenInOrder(order, chosen);
  const ids = pages.map((page) => page.id);
  if (ids.length === 0) return null;
  const { documentId } = target;
  const before = side === 'before' && !chosen.has(target.id) ? target.id : pageAfter(order, target, chosen);
  return staysInPlace(order, pages, documentId, before) ? null : { ids, documentId, before };
}

/** The next page of the same document that is not being moved itself; null at its end. */
function pageAfter(order: PageOrder, page: PageCard, chosen: ReadonlySet<number>): number | null {
  const place = order.indexOf(page.id);
  if (place === undefined) return null;
  for (let index = place + 1; ; index++) {
    const next = order.at(index);
    if (next === undefined || next.documentId !== page.documentId) return null;
    if (!chosen.has(next.id)) return next.id;
  }
}

function staysInPlace(
  order: PageOrder,
  pages: readonly PageCard[],
  documentId: number,
  before: number | null,
): boolean {
  const places = pages.map((page) => order.indexOf(page.id) ?? Number.NaN);
  const together = places.every((place, i) => i === 0 || place === (places[i - 1] ?? 0) + 1);
  if (!together || pages.some((page) => page.documentId !== documentId)) return false;
  const following = order.at((places.at(-1) ?? 0) + 1);
  return (following?.documentId === documentId ? following.id : null) === before;
}

/** Whether a document begins or ends at this place; an unknown neighbour counts as the same document. */
export function documentEdges(order: PageOrder, index: number): { begins: boolean; ends: boolean } {
  const here = order.at(index);
  const next = order.at(index + 1);
  return {
    begins: here?.page === 1,
    ends: index === order.total - 1 || (next !== undefined && next.documentId !== here?.documentId),
  };
}
