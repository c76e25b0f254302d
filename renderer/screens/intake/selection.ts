/**
 * Which pages are chosen, and where the keys stand, as in any list of pictures: a click chooses one, Ctrl adds or takes
 * away, Shift reaches from the last one chosen. Pages are held by id, so a choice follows its pages wherever they move.
 * Pure: every function answers with the next selection.
 */
import { idsBetween, type PageOrder } from './page-order.ts';

export type Selection = {
  readonly ids: ReadonlySet<number>;
  /** Where a reach begins: the page last chosen by itself. */
  readonly anchor: number | null;
  /** Where the keys stand. */
  readonly focus: number | null;
};

export const nothingChosen: Selection = { ids: new Set(), anchor: null, focus: null };

export const chooseOnly = (id: number): Selection => ({ ids: new Set([id]), anchor: id, focus: id });

/** Adds a page to the choice or takes it away; the keys stand on it either way. */
export function toggle({ ids }: Selection, id: number): Selection {
  const next = new Set(ids);
  if (!next.delete(id)) next.add(id);
  return { ids: next, anchor: id, focus: id };
}

/** Reaches from the anchor to this page; with `add` what was chosen before stays. The pages between must be known. */
export function reach(selection: Selection, order: PageOrder, id: number, add = false): Selection {
  const to = order.indexOf(id);
  const from = selection.anchor === null ? undefined : order.indexOf(selection.anchor);
  if (to === undefined || from === undefined || selection.anchor === null) return chooseOnly(id);
  const between = idsBetween(order, from, to);
  return { ids: new Set([...(add ? selection.ids : []), ...between]), anchor: selection.anchor, focus: id };
}

/** Every page; all must be known. */
export function chooseAll(selection: Selection, order: PageOrder): Selection {
  const ids = idsBetween(order, 0, order.total - 1);
  const first = ids[0] ?? null;
  return { ids: new Set(ids), anchor: selection.anchor ?? first, focus: selection.focus ?? first };
}

/** What a frame drawn with the mouse holds; with `add` what was chosen before stays. */
export function chooseFramed(before: Selection, framed: readonly number[], add: boolean): Selection {
  const last = framed.at(-1) ?? before.focus;
  return { ids: new Set([...(add ? before.ids : []), ...framed]), anchor: framed[0] ?? before.anchor, focus: last };
}

export type Step = 'left' | 'right' | 'up' | 'down' | 'page-up' | 'page-down' | 'home' | 'end';

/** The place to which a key leads, never beyond the ends. Before anything was chosen every key leads to the first page. */
export function stepTarget(order: PageOrder, focus: number | null, step: Step, columns: number, rows: number): number {
  const last = Math.max(0, order.total - 1);
  const here = focus === null ? undefined : order.indexOf(focus);
  if (step === 'home') return 0;
  if (step === 'end') return last;
  if (here === undefined) return 0;
  const by = {
    left: -1,
    right: 1,
    up: -columns,
    down: columns,
    'page-up': -columns * rows,
    'page-down': columns * rows,
  }[step];
  const there = here + by;
  // A row up from the first row, or down from the last, stays in its column.
  if (there < 0) return step === 'left' ? 0 : here % columns;
  if (there <= last) return there;
  const below = here + columns * Math.floor((last - here) / columns);
  const lastRowBegins = last - (last % columns);
  return step === 'right' || below < lastRowBegins ? last : below;
}

/** Leaves out pages that are no longer there; the keys go to the place where they stood. */
export function without(selection: Selection, gone: ReadonlySet<number>, neighbour: number | null): Selection {
  const ids = new Set([...selection.ids].filter((id) => !gone.has(id)));
  const kept = (id: number | null): number | null => (id !== null && gone.has(id) ? neighbour : id);
  return { ids, anchor: kept(selection.anchor), focus: kept(selection.focus) };
}
