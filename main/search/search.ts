/**
 * Search over documents: what is found, in which order, on which pages.
 *
 * Promises: documents are ranked, pages are only looked up inside the few documents shown; everything completely read
 * is found, changed fields at once (what the triggers of 0020-search.sql marked is indexed before the search answers);
 * papers with the very marks typed come before those that merely look alike without marks; nothing typed is an error.
 */
import { inflateSync } from 'node:zlib';
import { StationError } from '../../shared/errors.ts';
import type { FieldName } from '../../shared/fields.ts';
import type { SearchFilters } from '../../shared/search-filters.ts';
import { fold } from '../../shared/vietnamese.ts';
import type { FieldView, PageHits, SearchHit, SearchResult } from '../../shared/views.ts';
import { type Authorities, openAuthorities } from '../authorities/authorities.ts';
import type { Catalogue, Paper } from '../catalogue/catalogue.ts';
import type { Database } from '../database/database.ts';
import { loadRecordGroups } from '../record-groups.ts';
import type { Sight } from '../sight.ts';
import { narrow } from './facets.ts';
import { type HitPage, hitsOf } from './hits.ts';
import { CHUNK, checkIndex, type IndexCheck, type LongWork, READ, turn } from './index-check.ts';
import { type Expressions, expressions, parseQuery, type Term, WEIGHTS } from './query.ts';
import { finder } from './snippets.ts';

export type { IndexCheck, LongWork } from './index-check.ts';
export { openSavedSearches, type SavedSearches } from './saved.ts';

/**
 * The rules by which texts are folded and put into columns, as a number: raise it when they change, and every archive
 * built by older rules reports `needsRebuild`. Version 1 is written by the migration.
 */
const INDEX_VERSION = 1;

/** Beyond this a total is told as "more than"; counting on would take longer than searching. */
export const TOTAL_CAP = 200_000;

/** As many documents as are weighed against each other: some 3 µs for each, and a search has a tenth of a second. */
const RANKED = 10_000;
const MOST_LOOKED_AT = 40_000;

/** What a search indexes by itself before it answers; more than that is left to catchUp and reported as pending. */
const CATCH_UP_IN_SEARCH = 100;
/** The same for the links to issuing bodies. */
const LINKED_IN_SEARCH = 40;

const RANK = `bm25(document_folded, ${Object.values(WEIGHTS).join(', ')})`;

export type SearchRequest = {
  readonly query: string;
  /** Documents to show, 1…100; 20 unless told. */
  readonly limit?: number;
  readonly offset?: number;
  readonly dossierId?: number;
  /** Pages to show for each document; 3 unless told. */
  readonly pagesPerDocument?: number;
  readonly filters?: SearchFilters | undefined;
  /** Whether to count by type, year, issuer, place and state. */
  readonly facets?: boolean;
  /** What the asker may see; everything unless told. */
  readonly sight?: Sight;
};

export type Search = {
  find(request: SearchRequest): SearchResult;
  /** Where the words of a query stand on the pages of a document; `fields` are its own, with their places. */
  hits(documentId: number, query: string, fields: readonly FieldView[]): PageHits[];
  /** Indexes and links what triggers marked, at most `limit` documents; 0 when nothing is left. Cheap when nothing is marked. */
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
export function openSearch(parts: {
  readonly db: Database;
  readonly catalogue: Catalogue;
  readonly authorities?: Authorities;
}): Search {
  const { db, catalogue, authorities = openAuthorities(db) } = parts;
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
      authorities.catchUp(LINKED_IN_SEARCH);
      return { ...find(db, { catalogue, authorities }, request), pending: left };
    },
    hits(documentId, query, fields) {
      const pages = db.prepare<[number], { pageId: number; page: number; words: Buffer }>(
        `select id as pageId, ordinal as page, words from page
         where document_id = ? and aside = 0 and words is not null order by ordinal`,
      );
      function* read(): Generator<HitPage> {
        for (const { words, ...page } of pages.iterate(documentId)) {
          yield { ...page, text: JSON.parse(inflateSync(words).toString('utf8')) };
        }
      }
      return hitsOf(read(), parseQuery(query).wanted, fields);
    },
    catchUp: (limit) => {
      const linksWait = authorities.catchUp(limit);
      return catchUp(limit) + Number(linksWait);
    },
    needsRebuild: () => version.get() !== INDEX_VERSION,
    rebuild,
    check: (work = {}) => checkIndex(db, work),
  };
}

type Ranked = { readonly id: number; readonly score: number; readonly exact: 0 | 1 };

function find(
  db: Database,
  { catalogue, authorities }: { catalogue: Catalogue; authorities: Authorities },
  request: SearchRequest,
): Omit<SearchResult, 'pending'> {
  const limit = Math.min(Math.max(Math.trunc(request.limit ?? 20), 1), 100);
  const offset = Math.max(Math.trunc(request.offset ?? 0), 0);
  const sight = request.sight ?? 'all';
  const query = parseQuery(request.query);
  const asked = expressions(query);
  const filters = request.filters ?? {};
  const wordless = asked.folded === null && asked.notFolded === null && asked.notExact === null;
  const nothingAsked =
    wordless && query.dossierCodes.length === 0 && !Object.values(filters).some((values) => (values ?? []).length > 0);
  // Nothing asked finds nothing, but what there is to choose from is told where counts are wanted.
  if (nothingAsked && !request.facets) return { total: 0, capped: false, facets: null, hits: [] };

  const matched = matching(db, asked);
  const capped = matched.length > TOTAL_CAP;
  const lookUp = catalogue.papers(sight);
  function* papers(): Generator<Paper> {
    for (const id of capped ? matched.slice(0, TOTAL_CAP) : matched) {
      const paper = lookUp(id);
      if (paper === undefined || !query.dossierCodes.every((code) => fold(paper.dossier.code) === code)) continue;
      if (request.dossierId === undefined || paper.dossier.id === request.dossierId) yield paper;
    }
  }
  const { ids, facets } = narrow(papers(), filters, request.facets ?? false, () => labelsOf(db), authorities);
  if (nothingAsked) return { total: 0, capped: false, facets, hits: [] };
  const shown = rank(db, asked, ids, offset + limit).slice(offset, offset + limit);
  const show = describeHit(db, authorities, query.wanted, request.pagesPerDocument ?? 3);
  return { total: ids.length, capped, facets, hits: shown.map(show) };
}

/** Every indexed document that holds what was asked for, newest first, one more than TOTAL_CAP at most. */
function matching(db: Database, { folded, notFolded, notExact }: Expressions): number[] {
  const values: Record<string, string | number> = { cap: TOTAL_CAP + 1 };
  const conditions: string[] = [];
  const source = folded === null ? 'search_entry' : 'document_folded';
  const id = folded === null ? 'document_id' : 'rowid';
  if (folded !== null) {
    conditions.push('document_folded match :folded');
    values.folded = folded;
  }
  for (const [index, expression] of [
    ['document_folded', notFolded],
    ['document_exact', notExact],
  ] as const) {
    if (expression === null) continue;
    conditions.push(`${id} not in (select rowid from ${index} where ${index} match :${index})`);
    values[index] = expression;
  }
  const where = conditions.length === 0 ? '' : `where ${conditions.join(' and ')}`;
  return db
    .prepare<[typeof values], number>(`select ${id} from ${source} ${where} limit :cap`)
    .pluck()
    .all(values)
    .sort((a, b) => b - a);
}

/**
 * The best first, as many as are asked for. Words that nearly every paper holds say little about any of them, and bm25
 * first counts every paper that holds each word: more than RANKED documents are not weighed, those that hold the words
 * in a field come first, and of very many simply the newest.
 */
function rank(db: Database, { folded, exact }: Expressions, ids: readonly number[], most: number): Ranked[] {
  const plain = (id: number): Ranked => ({ id, score: 0, exact: 0 });
  if (folded === null || exact === null || ids.length === 0) return ids.slice(0, most).map(plain);
  const looked = ids.length <= MOST_LOOKED_AT ? ids : ids.slice(0, RANKED);
  const least = looked.at(-1) ?? 0;
  const holding = (index: 'document_exact' | 'document_folded', words: string): ReadonlySet<number> =>
    new Set(
      db
        .prepare<[{ words: string; least: number }], number>(
          `select rowid from ${index} where ${index} match :words and rowid >= :least`,
        )
        .pluck()
        .all({ words, least }),
    );
  let scores: readonly Omit<Ranked, 'exact'>[];
  if (ids.length <= RANKED) scores = scoresOf(db, folded, ids);
  else {
    const inFields = holding('document_folded', `{type number date subject signer} : (${folded})`);
    scores = looked.map((id) => ({ id, score: inFields.has(id) ? 1 : 0 }));
  }
  const exactly = holding('document_exact', exact);
  const ranked = scores
    .map((row): Ranked => ({ ...row, exact: exactly.has(row.id) ? 1 : 0 }))
    .sort((a, b) => b.exact - a.exact || b.score - a.score || b.id - a.id);
  return (looked === ids ? ranked : [...ranked, ...ids.slice(RANKED).map(plain)]).slice(0, most);
}

function scoresOf(db: Database, words: string, ids: readonly number[]): Omit<Ranked, 'exact'>[] {
  return db
    .prepare<[{ words: string; ids: string }], Omit<Ranked, 'exact'>>(
      // The plus keeps the index walking along the words instead of looking every document up.
      `select rowid as id, -${RANK} as score from document_folded
       where document_folded match :words and +rowid in (select value from json_each(:ids))`,
    )
    .all({ words, ids: JSON.stringify(ids) });
}

let knownGroups: ReadonlyMap<string, string> | null = null;

/** The record groups of the scheme by their codes; the file is read once. */
function groupNames(): ReadonlyMap<string, string> {
  knownGroups ??= new Map(loadRecordGroups().map(({ code, name }) => [code, `${code} – ${name}`]));
  return knownGroups;
}

function labelsOf(db: Database) {
  const labels = (table: 'fonds' | 'inventory'): ReadonlyMap<number, string> =>
    new Map(
      db
        .prepare<[], { id: number; label: string }>(`select id, code || ' ' || title as label from ${table}`)
        .all()
        .map(({ id, label }) => [id, label]),
    );
  return { fonds: labels('fonds'), inventories: labels('inventory'), groups: groupNames() };
}

type PageRow = { readonly id: number; readonly ordinal: number; readonly text: string };

function describeHit(
  db: Database,
  authorities: Pick<Authorities, 'nameOf'>,
  terms: readonly Term[],
  most: number,
): (ranked: Ranked) => SearchHit {
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
  const body = db.prepare<[number], string | null>('select body from document_authority where document_id = ?').pluck();
  const bodyName = (id: number): string | null => {
    const linked = body.get(id) ?? null;
    return linked === null ? null : (authorities.nameOf(linked) ?? linked);
  };
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
      body: bodyName(id),
      subject: value.get('subject') ?? null,
      firstPageId: firstPage.get(id) ?? null,
      score,
      exact: exact === 1,
      pages: bestPages(id),
    };
  };
}
