/**
 * Which pages stand in which documents, which documents in which dossiers, and in which order. The one place where a
 * page's document and ordinal, and a document's dossier and ordinal, are written once the paper has been taken in.
 *
 * Promises: pages count 1, 2, 3 … within their document and documents within their dossier; a page stands in one
 * document or is removed from one; a document whose last page leaves it stands in no dossier's order until a page comes
 * back; a value's place on the paper follows the page it stands on.
 */
import type { Evidence } from '../../shared/fields.ts';
import type { Database } from '../database/database.ts';
import type { Arrangement, MovedEvidence, Removal } from './changes.ts';

export type Arranging = {
  pagesOf(documentId: number): number[];
  /** Documents with pages, in order. */
  documentsOf(dossierId: number): number[];
  /** How these things stand now. Pages among `pages` that stand in a document are told by that document. */
  now(of: { documents: readonly number[]; dossiers: readonly number[]; pages: readonly number[] }): Arrangement;
  /** Brings them into this order, and the places of current values along. Call it inside a transaction. */
  set(target: Arrangement): MovedEvidence[];
};

export function openArranging(db: Database): Arranging {
  const pagesOf = db
    .prepare<[number], number>('select id from page where document_id = ? order by ordinal')
    .pluck() as { all(documentId: number): number[] };
  const documentsOf = db
    .prepare<[number], number>('select id from document where dossier_id = ? and emptied = 0 order by ordinal')
    .pluck() as { all(dossierId: number): number[] };
  const pagePlace = db.prepare<[number], { document_id: number | null; ordinal: number }>(
    'select document_id, ordinal from page where id = ?',
  );
  const documentPlace = db.prepare<[number], { dossier_id: number; ordinal: number }>(
    'select dossier_id, ordinal from document where id = ?',
  );
  const removalOf = db.prepare<[number], Removal>(
    `select removed_from as document, ordinal, removed_how as how, removed_at as at, removed_by as by
     from page where id = ? and document_id is null`,
  );
  const stepAside = db.prepare('update page set ordinal = -id where id = ?');
  const putPage = db.prepare(
    `update page set document_id = :document, ordinal = :ordinal, removed_from = null, removed_how = null,
       removed_at = null, removed_by = null where id = :page`,
  );
  const takeOut = db.prepare(
    `update page set document_id = null, ordinal = :ordinal, removed_from = :document, removed_how = :how,
       removed_at = :at, removed_by = :by where id = :page`,
  );
  const putDocument = db.prepare('update document set dossier_id = :dossier, ordinal = :ordinal where id = :document');
  const evidenceOf = db.prepare<[number], { id: number; evidence: string }>(
    'select id, evidence from field_value where document_id = ? and current = 1 and evidence is not null',
  );
  const setEvidence = db.prepare('update field_value set evidence = ? where id = ?');

  function setPages(target: Arrangement): void {
    for (const { page, removal } of target.removals) takeOut.run({ page, ...removal });
    const moved = target.documents.flatMap(({ id, pages }) =>
      pages.flatMap((page, at) => {
        const place = pagePlace.get(page);
        return place?.document_id === id && place.ordinal === at + 1 ? [] : [{ page, document: id, ordinal: at + 1 }];
      }),
    );
    // Two pages never hold one place, not even for a moment: whoever moves steps aside first.
    for (const { page } of moved) stepAside.run(page);
    for (const each of moved) putPage.run(each);
  }

  function setDocuments(target: Arrangement): void {
    const listed = new Set(target.dossiers.flatMap(({ documents }) => documents));
    const leaving = target.dossiers.flatMap(({ id }) => documentsOf.all(id)).filter((id) => !listed.has(id));
    const emptied = target.documents.filter(({ pages }) => pages.length === 0).map(({ id }) => id);
    const moved = target.dossiers.flatMap(({ id, documents }) =>
      documents.flatMap((document, at) => {
        const place = documentPlace.get(document);
        return place?.dossier_id === id && place.ordinal === at + 1 ? [] : [{ document, dossier: id, ordinal: at + 1 }];
      }),
    );
    for (const document of [...leaving, ...emptied, ...moved.map((each) => each.document)]) {
      const dossier = documentPlace.get(document)?.dossier_id;
      putDocument.run({ document, dossier, ordinal: -document });
    }
    for (const each of moved) putDocument.run(each);
  }

  /** Position → page before, page → position after; what stood on a page that left is no evidence here any more. */
  function moveEvidence(document: number, before: readonly number[], after: readonly number[]): MovedEvidence[] {
    const position = new Map(after.map((page, at) => [page, at + 1]));
    return evidenceOf.all(document).flatMap(({ id, evidence }) => {
      const places = JSON.parse(evidence) as Evidence[];
      const moved = places.flatMap((place) => {
        const page = position.get(before[place.page - 1] ?? 0);
        return page === undefined ? [] : [{ ...place, page }];
      });
      const text = JSON.stringify(moved);
      if (text === evidence) return [];
      setEvidence.run(text, id);
      return [{ value: id, before: evidence, after: text }];
    });
  }

  return {
    pagesOf: (documentId) => pagesOf.all(documentId),
    documentsOf: (dossierId) => documentsOf.all(dossierId),
    now: ({ documents, dossiers, pages }) => ({
      documents: documents.map((id) => ({ id, pages: pagesOf.all(id) })),
      dossiers: dossiers.map((id) => ({ id, documents: documentsOf.all(id) })),
      removals: pages.flatMap((page) => {
        const removal = removalOf.get(page);
        return removal === undefined ? [] : [{ page, removal }];
      }),
    }),
    set(target) {
      const before = new Map(target.documents.map(({ id }) => [id, pagesOf.all(id)]));
      setPages(target);
      setDocuments(target);
      return target.documents.flatMap(({ id, pages }) => moveEvidence(id, before.get(id) ?? [], pages));
    },
  };
}
