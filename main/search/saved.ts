/** The searches of each user: the last ones, and those kept under a name. The only writer of saved_search. */
import { StationError } from '../../shared/errors.ts';
import type { SearchFilters } from '../../shared/search-filters.ts';
import type { SavedSearch } from '../../shared/views.ts';
import { type Database, now } from '../database/database.ts';

/** As many as one looks through before typing again. */
const MOST_RECENT = 20;

export type SavedSearches = {
  /** Of this user: the last ones, newest first, then the named ones by name. */
  list(actor: string): SavedSearch[];
  /** Without a name: among the last ones, each only once. A name that stands is given to this search instead. */
  save(search: { query: string; filters: SearchFilters; name: string | null }, actor: string): SavedSearch;
  /** @throws StationError `not-found`, for another's search too */
  forget(id: number, actor: string): void;
};

type Row = Omit<SavedSearch, 'filters'> & { filters: string };

export function openSavedSearches(db: Database): SavedSearches {
  const columns = 'id, name, query, filters, at from saved_search where actor = :actor';
  const rows = db.prepare<[{ actor: string }], Row>(
    `select ${columns} order by name is not null, name collate nocase, id desc`,
  );
  const one = db.prepare<[{ actor: string; id: number }], Row>(`select ${columns} and id = :id`);
  const same = db.prepare(
    `delete from saved_search where actor = :actor
       and (name = :name or (name is null and :name is null and query = :query and filters = :filters))`,
  );
  const insert = db.prepare(
    'insert into saved_search (actor, name, query, filters, at) values (:actor, :name, :query, :filters, :at)',
  );
  const trim = db.prepare(
    `delete from saved_search where actor = :actor and name is null and id not in
       (select id from saved_search where actor = :actor and name is null order by id desc limit ${MOST_RECENT})`,
  );
  const remove = db.prepare('delete from saved_search where actor = :actor and id = :id');
  const view = (row: Row): SavedSearch => ({ ...row, filters: JSON.parse(row.filters) });

  return {
    list: (actor) => rows.all({ actor }).map(view),
    save: ({ query, filters, name }, actor) =>
      db.transaction(() => {
        const row = { actor, name, query, filters: JSON.stringify(filters), at: now() };
        same.run({ actor, name, query, filters: row.filters });
        const id = Number(insert.run(row).lastInsertRowid);
        trim.run({ actor });
        const saved = one.get({ actor, id });
        if (saved === undefined) throw new Error('a search just saved is not there');
        return view(saved);
      })(),
    forget(id, actor) {
      if (remove.run({ actor, id }).changes === 0) throw new StationError('not-found', { kind: 'lượt tìm', id });
    },
  };
}
