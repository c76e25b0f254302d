/**
 * What a session may see. Without `read-restricted` there are no papers with a secrecy mark or with personal data, and
 * no dossiers whose secrecy or access marks them: not in lists, counts, hits, suggestions, pictures or histories; asking for one by its id
 * is answered like asking for one that never was.
 *
 * Promise: what is hidden is said once, by the views hidden_dossier and hidden_document of the database; everything that
 * reads papers asks here or puts `seen` into its statement.
 */
import { StationError } from '../shared/errors.ts';
import type { Database } from './database/database.ts';
import type { Session } from './people/people.ts';

export type Sight = 'all' | 'open';

export const sightOf = (session: Pick<Session, 'permissions'>): Sight =>
  session.permissions.has('read-restricted') ? 'all' : 'open';

/** An SQL condition: whether the document whose id stands in this column may be seen. */
export const seen = (sight: Sight, documentId: string): string =>
  sight === 'all' ? '1' : `${documentId} not in (select id from hidden_document)`;

/** The same for a column with the id of a dossier. */
export const seenDossier = (sight: Sight, dossierId: string): string =>
  sight === 'all' ? '1' : `${dossierId} not in (select id from hidden_dossier)`;

export type Sights = {
  /** Whether the session may see this page. False, too, for a page that is not there. */
  sees(session: Pick<Session, 'permissions'>, pageId: number): boolean;
  /** Each of these answers when the thing is there and may be seen. @throws StationError `not-found` */
  requirePage(session: Pick<Session, 'permissions'>, id: number): void;
  requireDocument(session: Pick<Session, 'permissions'>, id: number): void;
  requireDossier(session: Pick<Session, 'permissions'>, id: number): void;
};

export function openSights(db: Database): Sights {
  const inBoth = (sql: (sight: Sight) => string) => ({
    all: db.prepare<[number]>(sql('all')),
    open: db.prepare<[number]>(sql('open')),
  });
  const page = inBoth((sight) => `select 1 from page where id = ? and ${seen(sight, 'document_id')}`);
  const document = inBoth((sight) => `select 1 from document where id = ? and ${seen(sight, 'id')}`);
  const dossier = inBoth((sight) => `select 1 from dossier where id = ? and ${seenDossier(sight, 'id')}`);
  const require =
    (found: typeof page, kind: string) =>
    (session: Pick<Session, 'permissions'>, id: number): void => {
      if (found[sightOf(session)].get(id) === undefined) throw new StationError('not-found', { kind, id });
    };
  return {
    sees: (session, pageId) => page[sightOf(session)].get(pageId) !== undefined,
    requirePage: require(page, 'trang'),
    requireDocument: require(document, 'văn bản'),
    requireDossier: require(dossier, 'hồ sơ'),
  };
}
