/**
 * Whether the full-text index and the records agree. What it compares is the index's own memory of how many words each
 * column of each document has, against an index built a second time aside.
 */
import type { Database } from '../database/database.ts';
import { WEIGHTS } from './query.ts';

export type LongWork = {
  readonly onProgress?: (done: number, total: number) => void;
  readonly signal?: AbortSignal;
};

/** Document ids for which index and records disagree. All empty and not damaged = sound. */
export type IndexCheck = {
  readonly documents: number;
  readonly missing: readonly number[];
  readonly extra: readonly number[];
  readonly differing: readonly number[];
  readonly damaged: string | null;
};

/** Documents a transaction; between two the event loop gets its turn. */
export const CHUNK = 50;

/** A row of `document` of which every page is read, or failed for good. */
export const READ = `exists (select 1 from page where document_id = document.id)
  and not exists (select 1 from page where document_id = document.id and read_state = 'waiting')`;

export const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

/** Checks every document that is completely read. Writes nothing that stays. */
export async function checkIndex(db: Database, { onProgress, signal }: LongWork): Promise<IndexCheck> {
  const complete = db.prepare<[], number>(`select id from document where ${READ} order by id`).pluck().all();
  const stale = new Set(db.prepare<[], number>('select document_id from search_entry where stale = 1').pluck().all());
  const indexed = new Set(db.prepare<[], number>('select rowid from document_folded').pluck().all());
  const known = new Set(db.prepare<[], number>('select id from document').pluck().all());
  const differing = new Set<number>();
  for (const name of ['document_exact', 'document_folded'] as const) {
    const form = name === 'document_exact' ? 'search_form' : 'fold';
    const compare = aside(db, name, form);
    try {
      for (let at = 0; at < complete.length; at += CHUNK) {
        signal?.throwIfAborted();
        for (const id of compare.differing(complete.slice(at, at + CHUNK))) {
          if (indexed.has(id) && !stale.has(id)) differing.add(id);
        }
        const before = name === 'document_exact' ? 0 : complete.length;
        onProgress?.(before + Math.min(at + CHUNK, complete.length), 2 * complete.length);
        await turn();
      }
    } finally {
      compare.close();
    }
  }
  return {
    documents: complete.length,
    missing: complete.filter((id) => !indexed.has(id) && !stale.has(id)),
    extra: [...indexed].filter((id) => !known.has(id)),
    differing: [...differing].sort((a, b) => a - b),
    damaged: damage(db),
  };
}

/**
 * The same index built a second time in a temporary table. The number of words in each column (kept by FTS5 for every
 * row) is compared: an index without contents cannot be read back, but this shows a text or field it did not follow.
 */
function aside(db: Database, name: 'document_exact' | 'document_folded', form: 'search_form' | 'fold') {
  const sql = db.prepare<[string], string>('select sql from sqlite_schema where name = ?').pluck().get(name) ?? '';
  db.exec(sql.replace(name, 'temp.index_check'));
  const columns = Object.keys(WEIGHTS);
  const insert = db.prepare<[number]>(
    `insert into temp.index_check (rowid, ${columns.join(', ')})
     select id, ${columns.map((column) => `${form}(${column})`).join(', ')} from search_text where id = ?`,
  );
  const unequal = db
    .prepare<[], number>(
      `select again.id from temp.index_check_docsize as again
       left join main.${name}_docsize as stands on stands.id = again.id where stands.sz is not again.sz`,
    )
    .pluck();
  return {
    differing: (ids: readonly number[]): number[] => {
      db.transaction(() => {
        for (const id of ids) insert.run(id);
      })();
      const found = unequal.all();
      db.exec(`insert into temp.index_check (index_check) values ('delete-all')`);
      return found;
    },
    close: () => db.exec('drop table temp.index_check'),
  };
}

function damage(db: Database): string | null {
  try {
    db.exec(`insert into document_exact (document_exact) values ('integrity-check');
             insert into document_folded (document_folded) values ('integrity-check');`);
    return null;
  } catch (cause) {
    return (cause as Error).message;
  }
}
