/**
 * Rearranging pages and documents as an edit: brought about, noted, taken back.
 *
 * What came in meanwhile does not stand in the way of taking back: papers that an intake adds to a dossier, or documents
 * of it that were not concerned, keep their place. The pages of the documents concerned must stand as they were left.
 */
import type { Database } from '../database/database.ts';
import type { Arranging } from './arrangement.ts';
import type { Arrangement, Change } from './changes.ts';
import type { Edits, Note, Side, Subject } from './edits.ts';
import type { Steps } from './steps.ts';

export type Touched = {
  readonly documents: readonly number[];
  readonly dossiers: readonly number[];
  readonly pages: readonly number[];
};

/** `order` gives the pages of each document touched and the removals; dossiers only where their order changes too. */
export type Order = (now: Arrangement) => Omit<Arrangement, 'dossiers'> & { dossiers?: Arrangement['dossiers'] };

type Rearranged = Change['arrangement'];

export function openArrangingEdits(parts: {
  db: Database;
  steps: Steps;
  edits: Edits;
  arranging: Arranging;
  describeWhenRead(documentId: number): void;
}): (note: Note, of: Touched, order: Order) => void {
  const { db, steps, edits, arranging, describeWhenRead } = parts;
  const swapEvidence = db.prepare(
    'update field_value set evidence = :put where id = :value and current = 1 and evidence <> :put',
  );

  edits.keep('arrangement', {
    subjects: ({ before }) => {
      const touched = before.documents.map(({ id }): Subject => ({ kind: 'document', id }));
      return touched.length > 0 ? touched : before.dossiers.map(({ id }): Subject => ({ kind: 'dossier', id }));
    },
    allow(change) {
      for (const { id } of change.before.dossiers) steps.requireOpenDossier(id, 'sửa');
      const concerned = new Set([...change.before.documents.map(({ id }) => id), ...movers(change)]);
      for (const id of concerned) steps.requireDocument(id, 'correct', 'sửa');
    },
    stands(change, side) {
      const { documents, dossiers, removals } = change[side];
      const found = arranging.now({
        documents: documents.map(({ id }) => id),
        dossiers: [],
        pages: [...new Set([...change.before.removals, ...change.after.removals].map(({ page }) => page))],
      });
      return (
        same(found.documents, documents) &&
        same(found.removals, removals) &&
        dossiers.every(({ id }) => {
          const current = arranging.documentsOf(id);
          const known = knownIn(change, id);
          return same(
            current.filter((document) => known.has(document)),
            concerning(change, side, id, current),
          );
        })
      );
    },
    put(change, side) {
      arranging.set({
        ...change[side],
        dossiers: change[side].dossiers.map(({ id }) => {
          const current = arranging.documentsOf(id);
          const known = knownIn(change, id);
          return { id, documents: withOthers(concerning(change, side, id, current), current, known) };
        }),
      });
      // Places whose page had left come back with it, as long as the value still stands.
      for (const { value, ...texts } of change.evidence) swapEvidence.run({ value, put: texts[side] });
      for (const { id } of change.before.documents) describeWhenRead(id);
    },
  });

  return (note, of, order) => {
    const now = arranging.now(of);
    const wanted = order(now);
    const pagesIn = new Map(wanted.documents.map(({ id, pages }) => [id, pages.length]));
    const dossiers = (wanted.dossiers ?? now.dossiers).map(({ id, documents }) => ({
      id,
      documents: documents.filter((document) => pagesIn.get(document) !== 0),
    }));
    // Most moves leave the order of the dossier alone; then it is no part of the edit, however long it is.
    const moved = !same(now.dossiers, dossiers);
    const before: Arrangement = moved ? now : { ...now, dossiers: [] };
    const after: Arrangement = {
      documents: wanted.documents,
      dossiers: moved ? dossiers : [],
      removals: wanted.removals,
    };
    if (same(before, after)) return;
    const evidence = arranging.set(after);
    note('arrangement', { before, after, evidence });
    for (const { id, pages } of after.documents) if (pages.length > 0) describeWhenRead(id);
  };
}

const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

const listOf = (change: Rearranged, side: Side, dossier: number): readonly number[] =>
  change[side].dossiers.find(({ id }) => id === dossier)?.documents ?? [];

const knownIn = (change: Rearranged, dossier: number): Set<number> =>
  new Set([...listOf(change, 'before', dossier), ...listOf(change, 'after', dossier)]);

/** Documents that came into a dossier or left it by this change. */
function movers(change: Rearranged): Set<number> {
  const found = new Set<number>();
  for (const { id } of change.before.dossiers) {
    const [before, after] = [new Set(listOf(change, 'before', id)), new Set(listOf(change, 'after', id))];
    for (const document of knownIn(change, id)) if (before.has(document) !== after.has(document)) found.add(document);
  }
  return found;
}

/** The order this side gives to the documents that are still there or that this change moves. */
function concerning(change: Rearranged, side: Side, dossier: number, current: readonly number[]): number[] {
  const there = new Set(current);
  const moving = movers(change);
  return listOf(change, side, dossier).filter((document) => there.has(document) || moving.has(document));
}

/** Documents that this change knows nothing of stay behind whatever they stand behind now. */
function withOthers(target: readonly number[], current: readonly number[], known: ReadonlySet<number>): number[] {
  const order = [...target];
  current.forEach((document, at) => {
    if (known.has(document)) return;
    const behind = current.slice(0, at).findLast((each) => order.includes(each));
    order.splice(behind === undefined ? 0 : order.indexOf(behind) + 1, 0, document);
  });
  return order;
}
