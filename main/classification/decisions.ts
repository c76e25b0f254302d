/**
 * The approved papers that have a record group: what there is to learn from. Read a few at a time, so that an
 * archive of any size needs the memory of its papers' numbers only.
 */
import { setImmediate } from 'node:timers/promises';
import type { Database } from '../database/database.ts';
import { featuresOf, hashed, type Packed, type PaperWords, type Phrases, packed } from './features.ts';
import type { Example } from './model.ts';

/** What is learnt from: the newest of an archive that has more. Their numbers take some 50 MB together. */
const MOST_PAPERS = 20_000;
const AT_ONCE = 25;
/** The beginning of a page's text; the classifier looks no further. */
const BODY_CHARACTERS = 3000;
/** A proposal that was only let pass with its paper says less than a group that a person chose. */
const LET_PASS = 0.3;
/** One paper in so many is never learnt from. */
const HELD_OUT_OF = 5;

export type Decisions = { readonly learn: Example[]; readonly heldOut: Example[] };

type Row = PaperWords & { readonly id: number; readonly uid: string; readonly group: string; readonly chosen: 0 | 1 };

/** The same papers for ever, whatever else comes in: told by the hash of the document's own id. */
export const isHeldOut = (uid: string): boolean => hashed(`held out ${uid}`) % HELD_OUT_OF === 0;

const value = (field: string): string =>
  `(select value from field_value where document_id = d.id and field = '${field}' and current = 1)`;

/** Fields and page of documents in the order of their ids, for the classifier. */
export const paperSql = `${value('type')} as type, ${value('symbol')} as symbol, ${value('issuer')} as issuer,
  ${value('subject')} as subject,
  coalesce((select substr(text, 1, ${BODY_CHARACTERS}) from page
    where document_id = d.id and aside = 0 and read_state = 'read' and text <> '' order by ordinal limit 1), '') as body`;

export function openDecisions(db: Database) {
  // Named, because without it every window would sort all of them by group first.
  const decided = `from field_value f indexed by field_value_group join document d on d.id = f.document_id
    where f.field = 'recordGroup' and f.current = 1 and f.value is not null and d.approved_at is not null and d.emptied = 0`;
  const count = db.prepare<[], number>(`select count(*) ${decided}`).pluck();
  const first = db
    .prepare<[], number>(
      `select f.document_id ${decided} order by f.document_id desc limit 1 offset ${MOST_PAPERS - 1}`,
    )
    .pluck();
  const some = db.prepare<[{ after: number }], Row>(
    `select d.id, d.uid, f.value as "group", f.source = 'person' as chosen, ${paperSql} ${decided} and f.document_id > :after
     order by f.document_id limit ${AT_ONCE}`,
  );

  return {
    count: (): number => count.get() ?? 0,
    /** Groups that the scheme does not know are left out. */
    async read(
      groups: readonly string[],
      phrases: Phrases,
      run: { signal?: AbortSignal | undefined; onRead?: (papers: number) => void },
    ): Promise<Decisions> {
      const decisions: Decisions = { learn: [], heldOut: [] };
      let after = (first.get() ?? 1) - 1;
      for (let read = 0; ; ) {
        const rows = some.all({ after });
        for (const row of rows) {
          const group = groups.indexOf(row.group);
          if (group < 0) continue;
          const numbers: Packed = packed(featuresOf(row, phrases));
          const into = isHeldOut(row.uid) ? decisions.heldOut : decisions.learn;
          into.push({ ...numbers, group, weight: row.chosen === 1 ? 1 : LET_PASS });
        }
        after = rows.at(-1)?.id ?? after;
        read += rows.length;
        run.onRead?.(read);
        if (rows.length < AT_ONCE) return decisions;
        await setImmediate();
        run.signal?.throwIfAborted();
      }
    },
  };
}
