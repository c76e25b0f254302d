/**
 * What people do with pages and documents: move, turn, set aside, take out and put back, replace, split, join.
 *
 * Promises: nothing is deleted, a page taken out keeps its bytes, its words and its place; what stands in a batch or was
 * approved does not change; a document whose pages changed is described anew by the machine, and what a person entered
 * stays; each of these can be taken back (edits.ts).
 */
import { v7 as uuid } from 'uuid';
import { StationError } from '../../shared/errors.ts';
import type { Audit } from '../audit.ts';
import { type Database, now } from '../database/database.ts';
import type { Arranging } from './arrangement.ts';
import { openArrangingEdits } from './arranging-edits.ts';
import type { Arrangement, Degrees, Removal, Turn } from './changes.ts';
import type { DocumentRecords } from './documents.ts';
import type { DossierRecords } from './dossiers.ts';
import type { Deed, Edits, Subject } from './edits.ts';
import type { Steps } from './steps.ts';

/** The clockwise degrees that turn the stored picture as a person wants it; null where nobody has said. */
export function wantedRotation({ turn, turnFrom }: Turn, ofFile: Degrees): Degrees | null {
  return turn === null ? null : ((((turnFrom ?? ofFile) + turn) % 360) as Degrees);
}

export type PageRecords = {
  /** Puts pages into a document before one of its pages, or at its end. @throws `not-found`, `not-allowed` */
  movePages(pageIds: readonly number[], documentId: number, before: number | null, actor: string): void;
  /** Turns pages clockwise; each is read anew this way up. Until then the old reading stands. */
  rotatePages(pageIds: readonly number[], turn: 90 | 180 | 270, actor: string): void;
  setPagesAside(pageIds: readonly number[], aside: boolean, actor: string): void;
  removePages(pageIds: readonly number[], actor: string): void;
  /** Back to where they stood, as far as that place is still there. */
  restorePages(pageIds: readonly number[], actor: string): void;
  /**
   * Pages of a newly stored file in the place of one page, which goes to the removed ones.
   * @throws `not-found`, `not-allowed`, `page-known` when one of them stands in the archive already
   */
  replacePage(pageId: number, scan: Scan, actor: string): number[];
  /** The pages are read once more, before the others. No edit: there is nothing to take back. */
  readPagesAgain(pageIds: readonly number[], actor: string): void;
  /** A new document begins at this page. @throws `not-allowed` for the first page of a document */
  splitDocument(before: number, actor: string): number;
  /** The pages of the others follow those of the first. */
  joinDocuments(documentIds: readonly number[], actor: string): void;
  moveDocuments(documentIds: readonly number[], dossierId: number, before: number | null, actor: string): void;
};

export type Scan = {
  readonly path: string;
  readonly sourceFileId: number;
  readonly pages: readonly { readonly sha256: string; readonly part: number }[];
};

type PageRow = Turn & {
  id: number;
  documentId: number | null;
  ordinal: number;
  aside: 0 | 1;
  rotation: Degrees | null;
  readAt: string | null;
  readState: string;
};

export function openPages(parts: {
  db: Database;
  audit: Audit;
  steps: Steps;
  edits: Edits;
  arranging: Arranging;
  documents: Pick<DocumentRecords, 'describeWhenRead' | 'readSoon'>;
  dossiers: Pick<DossierRecords, 'dropExplanation'>;
}): PageRecords {
  const { db, audit, steps, edits, documents } = parts;
  const find = db.prepare<[number], PageRow>(
    `select id, document_id as documentId, ordinal, aside, rotation, turn, turn_from as turnFrom, read_at as readAt,
       read_state as readState from page where id = ?`,
  );
  const removalOf = db.prepare<[number], { document: number; ordinal: number }>(
    'select removed_from as document, ordinal from page where id = ? and document_id is null',
  );
  const setAside = db.prepare('update page set aside = ? where id = ?');
  const setTurn = db.prepare(
    `update page set turn = :turn, turn_from = :turnFrom, read_state = :readState, picture_version = picture_version + 1
     where id = :page`,
  );
  const setRotation = db.prepare('update page set rotation = ? where id = ?');
  const dossierOf = (documentId: number): number => steps.documentFacts(documentId).dossierId;
  const distinct = (ids: readonly number[]): number[] => [...new Set(ids)];

  function pageOf(id: number): PageRow & { documentId: number } {
    const page = find.get(id);
    if (page === undefined) throw new StationError('not-found', { kind: 'trang', id });
    const { documentId } = page;
    if (documentId !== null) return { ...page, documentId };
    throw new StationError('not-allowed', { step: 'sửa', kind: 'trang', id, state: 'không nằm trong văn bản nào' });
  }

  const requireOpen = (documentIds: readonly number[]): void => {
    for (const id of documentIds) steps.requireDocument(id, 'correct', 'sửa');
  };

  function record(actor: string, action: string, subject: Subject, before: unknown, after: unknown): void {
    audit.record({ actor, action, subjectKind: subject.kind, subjectId: subject.id, before, after });
  }

  /** Pages by the document they stand in; every document asked whether it may change. */
  function byDocument(pageIds: readonly number[]): Map<number, (PageRow & { documentId: number })[]> {
    const found = new Map<number, (PageRow & { documentId: number })[]>();
    for (const id of distinct(pageIds)) {
      const page = pageOf(id);
      found.set(page.documentId, [...(found.get(page.documentId) ?? []), page]);
    }
    requireOpen([...found.keys()]);
    return found;
  }

  // --- where pages stand ------------------------------------------------------------------------------------------

  const arrange = openArrangingEdits({ ...parts, describeWhenRead: documents.describeWhenRead });

  /** A document that has its first page again goes to the end of its dossier. */
  const withDocument = (dossiers: Arrangement['dossiers'], dossierId: number, documentId: number) =>
    dossiers.map((each) =>
      each.id === dossierId && !each.documents.includes(documentId)
        ? { ...each, documents: [...each.documents, documentId] }
        : each,
    );

  // --- turned and set aside ---------------------------------------------------------------------------------------

  edits.keep('turn', {
    subjects: ({ page }) => [{ kind: 'document', id: pageOf(page).documentId }],
    allow: ({ page }) => requireOpen([pageOf(page).documentId]),
    stands({ page, ...change }, side) {
      const { turn, turnFrom } = pageOf(page);
      return turn === change[side].turn && turnFrom === change[side].turnFrom;
    },
    put({ page, readAt, readState, ...change }, side) {
      // While no new reading has come in, the old one is right again as it stands.
      const asBefore = side === 'before' && pageOf(page).readAt === readAt;
      setTurn.run({ page, ...change[side], readState: asBefore ? readState : 'waiting' });
      // Nobody has turned it any more: it is shown the way up that the machine had found.
      if (change[side].turn === null) setRotation.run(change.after.turnFrom, page);
      if (asBefore) documents.describeWhenRead(pageOf(page).documentId);
      else documents.readSoon(page);
    },
  });

  edits.keep('aside', {
    subjects: ({ pages }) =>
      distinct(pages.map((id) => pageOf(id).documentId)).map((id): Subject => ({ kind: 'document', id })),
    allow: ({ pages }) => requireOpen(distinct(pages.map((id) => pageOf(id).documentId))),
    stands: (change, side) => change.pages.every((id) => pageOf(id).aside === change[side]),
    put(change, side) {
      for (const id of change.pages) setAside.run(change[side], id);
      for (const id of distinct(change.pages.map((page) => pageOf(page).documentId))) documents.describeWhenRead(id);
    },
  });

  const deed = (call: Deed['call'], actor: string, count: number, documentId?: number, dossierId?: number): Deed => ({
    call,
    actor,
    count,
    documentId,
    dossierId,
  });
  const documentOf = (pageId: number | undefined): number | undefined =>
    pageId === undefined ? undefined : (find.get(pageId)?.documentId ?? undefined);

  return {
    movePages(pageIds, documentId, before, actor) {
      const ids = distinct(pageIds);
      edits.run(deed('page.move', actor, ids.length, documentId), (note) => {
        requireOpen([documentId]);
        const sources = [...byDocument(ids).keys()];
        if (before !== null && pageOf(before).documentId !== documentId) {
          throw new StationError('not-found', { kind: 'trang', id: before });
        }
        const touched = distinct([...sources, documentId]);
        const moved = new Set(ids);
        arrange(
          note,
          { documents: touched, dossiers: distinct(touched.map(dossierOf)), pages: [] },
          ({ documents: standing, dossiers, removals }) => ({
            removals,
            documents: standing.map(({ id, pages }) => {
              const left = pages.filter((page) => !moved.has(page));
              if (id !== documentId) return { id, pages: left };
              // Moved before a page that moves along: the next one that stays marks the place.
              const mark = before === null ? undefined : pages.slice(pages.indexOf(before)).find((p) => !moved.has(p));
              const at = mark === undefined ? left.length : left.indexOf(mark);
              return { id, pages: [...left.slice(0, at), ...ids, ...left.slice(at)] };
            }),
            dossiers: withDocument(dossiers, dossierOf(documentId), documentId),
          }),
        );
        for (const id of touched) {
          record(actor, 'page.move', { kind: 'document', id }, undefined, { pages: ids, to: documentId, before });
        }
      });
    },

    rotatePages(pageIds, turn, actor) {
      const ids = distinct(pageIds);
      edits.run(deed('page.rotate', actor, ids.length, documentOf(ids[0])), (note) => {
        for (const [documentId, pages] of byDocument(ids)) {
          for (const page of pages) {
            const before: Turn = { turn: page.turn, turnFrom: page.turnFrom };
            const after: Turn =
              page.turn === null
                ? { turn, turnFrom: page.rotation }
                : { turn: ((page.turn + turn) % 360) as Degrees, turnFrom: page.turnFrom };
            setTurn.run({ page: page.id, ...after, readState: 'waiting' });
            documents.readSoon(page.id);
            note('turn', { page: page.id, before, after, readAt: page.readAt, readState: page.readState });
          }
          const at = pages.map(({ ordinal }) => ordinal);
          record(actor, 'page.rotate', { kind: 'document', id: documentId }, undefined, { pages: at, turn });
        }
      });
    },

    setPagesAside(pageIds, aside, actor) {
      const ids = distinct(pageIds);
      edits.run(deed('page.setAside', actor, ids.length, documentOf(ids[0])), (note) => {
        const after = aside ? 1 : 0;
        for (const [documentId, pages] of byDocument(ids)) {
          const changed = pages.filter((page) => page.aside !== after);
          if (changed.length === 0) continue;
          for (const { id } of changed) setAside.run(after, id);
          note('aside', { pages: changed.map(({ id }) => id), before: aside ? 0 : 1, after });
          documents.describeWhenRead(documentId);
          const at = changed.map(({ ordinal }) => ordinal);
          record(actor, 'page.set-aside', { kind: 'document', id: documentId }, undefined, { pages: at, aside });
        }
      });
    },

    removePages(pageIds, actor) {
      const ids = distinct(pageIds);
      edits.run(deed('page.remove', actor, ids.length, documentOf(ids[0])), (note) => {
        const found = byDocument(ids);
        const touched = [...found.keys()];
        const removed = new Set(ids);
        const at = now();
        arrange(
          note,
          { documents: touched, dossiers: distinct(touched.map(dossierOf)), pages: ids },
          ({ documents: standing }) => ({
            documents: standing.map(({ id, pages }) => ({ id, pages: pages.filter((page) => !removed.has(page)) })),
            removals: ids.map((page) => ({ page, removal: removalFrom(pageOf(page), 'removed', at, actor) })),
          }),
        );
        // What was explained before is no word on pages that are taken out now.
        for (const id of distinct(touched.map(dossierOf))) parts.dossiers.dropExplanation(id, note);
        for (const [id, pages] of found) {
          const places = pages.map(({ id: page, ordinal }) => ({ page, ordinal }));
          record(actor, 'page.remove', { kind: 'document', id }, { pages: places }, undefined);
        }
      });
    },

    restorePages(pageIds, actor) {
      const ids = distinct(pageIds);
      edits.run(deed('page.restore', actor, ids.length, removalOf.get(ids[0] ?? 0)?.document), (note) => {
        const places = ids.map((page) => {
          const place = removalOf.get(page);
          if (place === undefined) throw new StationError('not-found', { kind: 'trang', id: page });
          return { page, ...place };
        });
        const touched = distinct(places.map(({ document }) => document));
        requireOpen(touched);
        arrange(
          note,
          { documents: touched, dossiers: distinct(touched.map(dossierOf)), pages: ids },
          ({ documents: standing, dossiers }) => ({
            removals: [],
            documents: standing.map(({ id, pages }) => {
              const order = [...pages];
              const back = places.filter(({ document }) => document === id);
              for (const { page, ordinal } of back.sort((a, b) => a.ordinal - b.ordinal)) {
                order.splice(Math.min(ordinal - 1, order.length), 0, page);
              }
              return { id, pages: order };
            }),
            dossiers: touched.reduce((listed, id) => withDocument(listed, dossierOf(id), id), dossiers),
          }),
        );
        for (const id of touched) {
          const pages = places
            .filter(({ document }) => document === id)
            .map(({ page, ordinal }) => ({ page, ordinal }));
          record(actor, 'page.restore', { kind: 'document', id }, undefined, { pages });
        }
      });
    },

    replacePage(pageId, scan, actor) {
      return edits.run(deed('page.replace', actor, 1, documentOf(pageId)), (note) => {
        const old = pageOf(pageId);
        requireOpen([old.documentId]);
        const at = now();
        const removal = removalFrom(old, 'replaced', at, actor);
        const pages = scan.pages.map((page) => waitingPage(page, scan, removal));
        const documentId = old.documentId;
        arrange(
          note,
          { documents: [documentId], dossiers: [dossierOf(documentId)], pages: [pageId, ...pages] },
          ({ documents: standing }) => ({
            documents: standing.map(({ id, pages: order }) => ({
              id,
              pages: order.flatMap((page) => (page === pageId ? pages : [page])),
            })),
            removals: [{ page: pageId, removal }],
          }),
        );
        record(
          actor,
          'page.replace',
          { kind: 'document', id: documentId },
          { page: pageId, ordinal: old.ordinal },
          { pages, path: scan.path },
        );
        return pages;
      });
    },

    readPagesAgain(pageIds, actor) {
      db.transaction(() => {
        for (const [id, pages] of byDocument(pageIds)) {
          for (const page of pages) {
            db.prepare(`update page set read_state = 'waiting' where id = ?`).run(page.id);
            documents.readSoon(page.id);
          }
          const at = pages.map(({ ordinal }) => ordinal);
          record(actor, 'page.read-again', { kind: 'document', id }, undefined, { pages: at });
        }
      })();
    },

    splitDocument(before, actor) {
      const documentId = documentOf(before);
      return edits.run(deed('document.split', actor, 1, documentId), (note) => {
        const first = pageOf(before);
        requireOpen([first.documentId]);
        if (first.ordinal === 1) {
          throw new StationError('not-allowed', {
            step: 'tách văn bản',
            kind: 'trang',
            id: before,
            state: 'trang đầu của văn bản',
          });
        }
        const dossierId = dossierOf(first.documentId);
        const made = newDocument(dossierId, before, first.documentId);
        arrange(
          note,
          { documents: [first.documentId, made], dossiers: [dossierId], pages: [] },
          ({ documents: standing, dossiers }) => {
            const pages = standing.find(({ id }) => id === first.documentId)?.pages ?? [];
            const at = pages.indexOf(before);
            return {
              removals: [],
              documents: [
                { id: first.documentId, pages: pages.slice(0, at) },
                { id: made, pages: pages.slice(at) },
              ],
              dossiers: dossiers.map(({ id, documents: listed }) => ({
                id,
                documents: listed.flatMap((each) => (each === first.documentId ? [each, made] : [each])),
              })),
            };
          },
        );
        const at = first.ordinal;
        record(actor, 'document.split', { kind: 'document', id: first.documentId }, undefined, { at, made });
        record(actor, 'document.split', { kind: 'document', id: made }, undefined, { at, from: first.documentId });
        return made;
      });
    },

    joinDocuments(documentIds, actor) {
      const ids = distinct(documentIds);
      const [first, ...others] = ids;
      if (first === undefined || others.length === 0) return;
      edits.run(deed('document.join', actor, ids.length, first), (note) => {
        requireOpen(ids);
        arrange(
          note,
          { documents: ids, dossiers: distinct(ids.map(dossierOf)), pages: [] },
          ({ documents: standing }) => ({
            removals: [],
            documents: standing.map(({ id }) => ({ id, pages: id === first ? standing.flatMap((d) => d.pages) : [] })),
          }),
        );
        for (const id of ids)
          record(actor, 'document.join', { kind: 'document', id }, undefined, { into: first, of: ids });
      });
    },

    moveDocuments(documentIds, dossierId, before, actor) {
      const ids = distinct(documentIds);
      edits.run(deed('document.move', actor, ids.length, undefined, dossierId), (note) => {
        steps.requireOpenDossier(dossierId, 'thêm văn bản');
        const sources = distinct(ids.map(dossierOf));
        // Order within a dossier is nobody's word on a paper: approved documents may change places, not dossiers.
        for (const id of ids) {
          if (dossierOf(id) === dossierId) steps.requireOpenDossier(dossierId, 'sửa');
          else steps.requireDocument(id, 'correct', 'sửa');
        }
        const moved = new Set(ids);
        arrange(note, { documents: [], dossiers: distinct([...sources, dossierId]), pages: [] }, ({ dossiers }) => ({
          documents: [],
          removals: [],
          dossiers: dossiers.map(({ id, documents: listed }) => {
            const left = listed.filter((document) => !moved.has(document));
            if (id !== dossierId) return { id, documents: left };
            const mark = before === null ? undefined : listed.slice(listed.indexOf(before)).find((d) => !moved.has(d));
            if (before !== null && !listed.includes(before)) {
              throw new StationError('not-found', { kind: 'văn bản', id: before });
            }
            const at = mark === undefined ? left.length : left.indexOf(mark);
            return { id, documents: [...left.slice(0, at), ...ids, ...left.slice(at)] };
          }),
        }));
        for (const id of ids) {
          const from = sources.length === 1 ? sources[0] : sources;
          record(actor, 'document.move', { kind: 'document', id }, { dossier: from }, { dossier: dossierId, before });
        }
      });
    },
  };

  function removalFrom(
    page: { documentId: number; ordinal: number },
    how: Removal['how'],
    at: string,
    by: string,
  ): Removal {
    return { document: page.documentId, ordinal: page.ordinal, how, at, by };
  }

  /** A row for a page of the new scan, still out of its document; one that was taken out before comes back instead. */
  function waitingPage({ sha256, part }: Scan['pages'][number], scan: Scan, removal: Removal): number {
    const known = db
      .prepare<[string, number], { id: number; documentId: number | null; ordinal: number }>(
        'select id, document_id as documentId, ordinal from page where sha256 = ? and part = ?',
      )
      .get(sha256, part);
    if (known?.documentId != null) {
      throw new StationError('page-known', { path: scan.path, page: known.ordinal, id: known.documentId });
    }
    if (known !== undefined) return known.id;
    const { lastInsertRowid } = db
      .prepare(
        `insert into page (document_id, ordinal, sha256, part, source_file_id, removed_from, removed_how, removed_at, removed_by)
         values (null, :ordinal, :sha256, :part, :sourceFileId, :document, :how, :at, :by)`,
      )
      .run({ sha256, part, sourceFileId: scan.sourceFileId, ...removal });
    const pageId = Number(lastInsertRowid);
    documents.readSoon(pageId);
    return pageId;
  }

  function newDocument(dossierId: number, firstPage: number, from: number): number {
    const { lastInsertRowid } = db
      .prepare(
        `insert into document (uid, dossier_id, ordinal, source_file_id, created_at, emptied)
         select :uid, :dossierId, -(select max(id) + 1 from document),
           coalesce((select source_file_id from page where id = :firstPage),
                    (select source_file_id from document where id = :from)), :at, 1`,
      )
      .run({ uid: uuid(), dossierId, firstPage, from, at: now() });
    return Number(lastInsertRowid);
  }
}
