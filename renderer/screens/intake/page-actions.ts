/**
 * What can be done with the chosen pages, each with its key, its words and whether it can be done now: the toolbar, the
 * menu under the right button and the keys all follow from this one list. The pages concerned are asked for anew before
 * anything is done, so an action never rests on an old order. What was done can be undone.
 */
import type { CallArgs, CallName } from '../../../shared/contract.ts';
import type { Failure } from '../../../shared/result.ts';
import { callStation, desktop, failureOf } from '../../client.ts';
import {
  chosenInOrder,
  documentsOf,
  documentsToJoin,
  type Move,
  type PageOrder,
  splitPlace,
  stepMove,
} from './page-order.ts';
import type { Selection } from './selection.ts';
import type { Pages } from './use-pages.ts';

export const pageActions = [
  'rotateLeft',
  'rotateRight',
  'split',
  'join',
  'setAside',
  'remove',
  'replace',
  'readAgain',
  'moveDocuments',
  'moveBack',
  'moveOn',
] as const;

export type PageAction = (typeof pageActions)[number];

export const actionKeys: Readonly<Record<PageAction, readonly string[]>> = {
  rotateLeft: ['[', 'Ctrl+Shift+R'],
  rotateRight: [']', 'Ctrl+R'],
  split: ['s'],
  join: ['j'],
  setAside: ['b'],
  remove: ['Delete'],
  replace: ['t'],
  readAgain: ['r'],
  moveDocuments: ['h'],
  moveBack: ['Ctrl+ArrowLeft'],
  moveOn: ['Ctrl+ArrowRight'],
};

/** Whether the chosen pages are all set aside, so that the same key takes them back. */
export function allAside(order: PageOrder, chosen: ReadonlySet<number>): boolean {
  const pages = chosenInOrder(order, chosen);
  return pages.length > 0 && pages.every((page) => page.aside);
}

/** What can be done with these pages, as far as they are known; the station has the last word. */
export function possibleActions(order: PageOrder, chosen: ReadonlySet<number>): ReadonlySet<PageAction> {
  const can = new Set<PageAction>();
  const when = (possible: boolean, ...actions: PageAction[]): void => {
    if (possible) for (const action of actions) can.add(action);
  };
  const some = chosen.size > 0;
  when(some, 'rotateLeft', 'rotateRight', 'setAside', 'remove', 'readAgain', 'moveDocuments');
  when(splitPlace(order, chosen) !== null, 'split');
  when(documentsToJoin(order, chosen) !== null, 'join');
  when(chosen.size === 1, 'replace');
  when(stepMove(order, chosen, 'back') !== null, 'moveBack');
  when(stepMove(order, chosen, 'on') !== null, 'moveOn');
  return can;
}

type Plan = { [N in CallName]: { call: N; args: CallArgs<N> } }[CallName];

const movePages = (move: Move | null): Plan | null => (move === null ? null : { call: 'page.move', args: move });

/** The one call of the station that an action comes to; null where there is nothing to do. */
export function planOf(
  action: Exclude<PageAction, 'replace' | 'moveDocuments'>,
  order: PageOrder,
  chosen: ReadonlySet<number>,
): Plan | null {
  const ids = chosenInOrder(order, chosen).map((page) => page.id);
  if (ids.length === 0) return null;
  switch (action) {
    case 'rotateLeft':
      return { call: 'page.rotate', args: { ids, turn: 270 } };
    case 'rotateRight':
      return { call: 'page.rotate', args: { ids, turn: 90 } };
    case 'split': {
      const before = splitPlace(order, chosen);
      return before === null ? null : { call: 'document.split', args: { before } };
    }
    case 'join': {
      const documents = documentsToJoin(order, chosen);
      return documents === null ? null : { call: 'document.join', args: { ids: documents } };
    }
    case 'setAside':
      return { call: 'page.setAside', args: { ids, aside: !allAside(order, chosen) } };
    case 'remove':
      return { call: 'page.remove', args: { ids } };
    case 'readAgain':
      return { call: 'page.readAgain', args: { ids } };
    case 'moveBack':
      return movePages(stepMove(order, chosen, 'back'));
    case 'moveOn':
      return movePages(stepMove(order, chosen, 'on'));
  }
}

/** The chosen pages and their neighbours, as they stand now. */
export async function freshOrder(pages: Pages, { ids }: Selection): Promise<PageOrder> {
  const places = [...ids].map((id) => pages.order.indexOf(id)).filter((place) => place !== undefined);
  const first = places.reduce((least, place) => Math.min(least, place), Number.POSITIVE_INFINITY);
  const last = places.reduce((most, place) => Math.max(most, place), 0);
  return pages.load(Number.isFinite(first) ? first - 1 : 0, last + 1);
}

export async function carryOut(plan: Plan): Promise<Failure | null> {
  const result = await callStation(plan.call, plan.args);
  return result.ok ? null : result.error;
}

/** Puts every document of a dossier at the end of another, in one step that can be taken back. */
export async function moveAll(from: number, to: number): Promise<Failure | null> {
  const ids: number[] = [];
  for (let total = 1; ids.length < total; ) {
    const some = await callStation('document.find', { dossierId: from, offset: ids.length, limit: 1000 });
    if (!some.ok) return some.error;
    if (some.value.rows.length === 0) break;
    ids.push(...some.value.rows.map(({ id }) => id));
    total = some.value.total;
  }
  return carryOut({ call: 'document.move', args: { ids, dossierId: to, before: null } });
}

/** Asks for another scan and puts it in the place of a page; null also when the dialog was closed. */
export async function replacePage(id: number): Promise<Failure | null> {
  try {
    const [scan] = await desktop().choose('scan');
    if (scan === undefined) return null;
    return await carryOut({ call: 'page.replace', args: { id, path: scan.id } });
  } catch (error) {
    return failureOf(error);
  }
}

export const documentsChosen = (order: PageOrder, { ids }: Selection): number[] => documentsOf(order, ids);
