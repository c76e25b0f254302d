/**
 * Search over documents: what is found, in which order, on which pages.
 *
 * Promises: documents are ranked, pages are only looked up inside the few documents shown; everything completely read
 * is found, changed fields at once (what the triggers of 0020-search.sql marked is indexed before the search answers);
 * papers with the very marks typed come before those that merely look alike without marks; nothing typed is an error.
 */
import { StationError } from '../../shared/errors.ts';
import type { FieldName } from '../../shared/fields.ts';
import type { SearchHit, SearchResult } from '../../shared/views.ts';
import type { Database } from '../database/database.ts';
import { CHUNK, checkIndex, type IndexCheck, type LongWork, READ, turn } from './index-check.ts';
import { expressions, parseQuery, type Term, WEIGHTS } from './query.ts';
import { finder } from './snippets.ts';

export type { IndexCheck, LongWork } from './index-check.ts';

/**
 * The rules by which texts are folded and put into columns, as a number: raise it when they change, and every archive
 * built by older rules reports `needsRebuild`. Version 1 is written by the migration.
 */
const INDEX_VERSION = 1;

/** Beyond this a total is told as "more than"; counting on would take longer than searching. */
export const TOTAL_CAP = 10_000;

/** What a search indexes by itself before it answers; more than that is left to catchUp and reported as pending. */
const CATCH_UP_IN_SEARCH = 100;

const RANK = `bm25(document_folded, ${Object.values(WEIGHTS).join(', ')})`;

export type SearchRequest = {
  readonly query: string;
  /** Documents to show, 1…100; 20 unless told. */
  readonly limit?: number;
  readonly offset?: number;
  readonly dossierId?: number;
  /** Pages to show for each document; 3 unless told. */
  readonly pagesPerDocument?: number;
};

export type Search = {
  find(request: SearchRequest): SearchResult;
  /** Indexes what triggers marked, at most `limit` documents; gives how many are left. Cheap when nothing is marked. */
  catchUp(limit?: number): number;
  /** True when the index was built by other rules than this program's, or a rebuild was broken off. */
  needsRebuild(): boolean;
  /** Throws the index away and builds it again, 50 documents a transaction; broken off, the next rebuild begins anew. */
  rebuild(work?: LongWork): Promise<void>;
  /** Indexes every document a second time, aside, and compares. For `verify`. */
  check(work?: LongWork): Promise<IndexCheck>;
};

const COMPLETE = `not exists (select 1 from page where document_id = search_entry.document_id and read_state = 'waiting')`;

/** Opens search on an open archive database. */
export function openSearch({ db }: { readonly db: Database }): Search {
  const marked = db
    .prepare<[number], number>(
      `select document_id from search_entry where stale = 1 and ${COMPLETE} order by document_id limit ?`,
    )
    .pluck();
  const pending = db.prepare<[], number>(`select count(*) from search_entry where stale = 1 and ${COMPLETE}`).pluck();
  const index = db.prepare<[number]>('update search_entry set stale = 0 where document_id = ?');
  const version = db.prepare<[], number>('select version from search_index').pluck();
  const setVersion = db.prepare<[number]>('update search_index set version = ?');

  const catchUp = (limit = CATCH_UP_IN_SEARCH): number => {
    const waiting = marked.all(limit);
    if (waiting.length === 0) return 0;
    db.transaction(() => {
      for (const id of waiting) index.run(id);
    })();
    return waiting.length < limit ? 0 : (pending.get() ?? 0);
  };

  async function rebuild({ onProgress, signal }: LongWork = {}): Promise<void> {
    db.transaction(() => {
      setVersion.run(0);
      db.exec(`insert into document_exact (document_exact) values ('delete-all');
               insert into document_folded (document_folded) values ('delete-all');
               delete from search_entry;
               insert into search_entry (document_id, stale) select id, 1 from document where ${READ};`);
    })();
    const total = pending.get() ?? 0;
    for (let left = total; left > 0; ) {
      signal?.throwIfAborted();
      left = catchUp(CHUNK);
      onProgress?.(total - left, total);
      await turn();
    }
    setVersion.run(INDEX_VERSION);
  }

  return {
    find: (request) => {
      const left = catchUp();
      return { ...find(db, request), pending: left };
    },
    catchUp,
    needsRebuild: () => version.get() !== INDEX_VERSION,
    rebuild,
    check: (work = {}) => checkIndex(db, work),
  };
}

type Conditions = { readonly where: string; readonly parameters: Record<string, string | number> };

type Ranked = { readonly id: number; readonly score: number; readonly exact: 0 | 1 };

function find(db: Database, request: SearchRequest): Omit<SearchResult, 'pending'> {
  const limit = Math.min(Math.max(Math.trunc(request.limit ?? 20), 1), 100);
  const offset = Math.max(Math.trunc(request.offset ?? 0), 0);
  const query = parseQuery(request.query);
  const { folded, exact, notFolded, notExact } = expressions(query);
  if (folded === null && notFolded === null && notExact === null && query.dossierCodes.length === 0) {
    return { total: 0, capped: false, facets: null, hits: [] };
  }

  const conditions: string[] = [];
  const parameters: Record<string, string | number> = {};
  const require = (condition: string, values: Record<string, string | number>): void => {
    conditions.push(condition);
    Object.assign(parameters, values);
  };
  // Without a word to rank by, documents come newest first from the table of what is indexed.
  const source = folded === null ? 'search_entry' : 'document_folded';
  const id = folded === null ? 'search_entry.document_id' : 'document_folded.rowid';
  if (folded !== null) require('document_folded match @folded', { folded });
  if (notFolded !== null) {
    require(`${id} not in (select rowid from document_folded where document_folded match @notFolded)`, { notFolded });
  }
  if (notExact !== null) {
    require(`${id} not in (select rowid from document_exact where document_exact match @notExact)`, { notExact });
  }
  if (request.dossierId !== undefined) {
    require(`(select dossier_id from document where id = ${id}) = @dossierId`, { dossierId: request.dossierId });
  }
  for (const [at, code] of query.dossierCodes.entries()) {
    require(`(select fold(code) from dossier where id = (select dossier_id from document where id = ${id})) = @code${at}`, {
      [`code${at}`]: code,
    });
  }
  const asked: Conditions = { where: `from ${source} where ${conditions.join(' and ')}`, parameters };

  const ranked = rank(db, asked, folded === null ? null : exact, id, limit, offset);
  const counted =
    db
      .prepare<[Record<string, string | number>], number>(`select count(*) from (select 1 ${asked.where} limit @cap)`)
      .pluck()
      .get({ ...parameters, cap: TOTAL_CAP + 1 }) ?? 0;
  const show = describeHit(db, query.wanted, request.pagesPerDocument ?? 3);
  return { total: Math.min(counted, TOTAL_CAP), capped: counted > TOTAL_CAP, facets: null, hits: ranked.map(show) };
}

function rank(db: Database, asked: Conditions, exact: string | null, id: string, limit: number, offset: number) {
  if (exact === null) {
    return db
      .prepare<[Record<string, string | number>], Ranked>(
        `select ${id} as id, 0 as score, 0 as exact ${asked.where} order by id desc limit @limit offset @offset`,
      )
      .all({ ...asked.parameters, limit, offset });
  }
  return db
    .prepare<[Record<string, string | number>], Ranked>(
      `select ${id} as id, -${RANK} as score,
              ${id} in (select rowid from document_exact where document_exact match @exact) as exact
       ${asked.where} order by exact desc, score desc, id desc limit @limit offset @offset`,
    )
    .all({ ...asked.parameters, exact, limit, offset });
}

type PageRow = { readonly id: number; readonly ordinal: number; readonly text: string };

function describeHit(db: Database, terms: readonly Term[], most: number): (ranked: Ranked) => SearchHit {
  const place = db.prepare<[number], { id: number; code: string; title: string }>(
    'select dossier.id, code, title from document join dossier on dossier.id = dossier_id where document.id = ?',
  );
  const fields = db.prepare<[number], { field: FieldName; value: string | null }>(
    'select field, value from field_value where document_id = ? and current = 1',
  );
  const pages = db.prepare<[number], PageRow>(
    `select id, ordinal, text from page where document_id = ? and aside = 0 and text <> '' order by ordinal`,
  );
  const firstPage = db
    .prepare<[number], number>('select id from page where document_id = ? order by ordinal limit 1')
    .pluck();
  const look = finder(terms);

  const bestPages = (documentId: number): SearchHit['pages'] => {
    const found: { row: PageRow; score: number }[] = [];
    if (terms.length === 0 || most <= 0) return [];
    let complete = 0;
    for (const row of pages.iterate(documentId)) {
      const score = look.score(row.text);
      if (score === 0) continue;
      found.push({ row, score });
      // Only the best are kept: a thousand-page document must not be held in memory.
      found.sort((a, b) => b.score - a.score || a.row.ordinal - b.row.ordinal).splice(most);
      if (score === look.best && ++complete === most) break;
    }
    return found.flatMap(({ row }) => {
      const snippet = look.snippet(row.text);
      return snippet === null ? [] : [{ pageId: row.id, page: row.ordinal, ...snippet }];
    });
  };

  return ({ id, score, exact }) => {
    const dossier = place.get(id);
    if (dossier === undefined) throw new StationError('not-found', { kind: 'document', id });
    const value = new Map(fields.all(id).map((row) => [row.field, row.value]));
    return {
      documentId: id,
      dossierId: dossier.id,
      dossierCode: dossier.code,
      dossierTitle: dossier.title,
      type: value.get('type') ?? null,
      number: value.get('number') ?? null,
      symbol: value.get('symbol') ?? null,
      date: value.get('date') ?? null,
      issuer: value.get('issuer') ?? null,
      subject: value.get('subject') ?? null,
      firstPageId: firstPage.get(id) ?? null,
      score,
      exact: exact === 1,
      pages: bestPages(id),
    };
  };
}
