/**
 * What the tables say about one document or one dossier, and whether a step is open to it. The rules themselves are pure
 * functions in shared/dossier.ts; whoever changes a record asks here first.
 */
import {
  allowedDocumentSteps,
  allowedDossierSteps,
  type DocumentFacts,
  type DocumentStep,
  type DossierFacts,
  type DossierStep,
} from '../../shared/dossier.ts';
import { StationError } from '../../shared/errors.ts';
import type { Database } from '../database/database.ts';

export type Steps = {
  /** @throws StationError `not-found` */
  documentFacts(documentId: number): DocumentFacts & { readonly dossierId: number };
  /** @throws StationError `not-found` */
  dossierFacts(dossierId: number): DossierFacts;
  /** Asks for one document. `verb` is the step in words. @throws StationError `not-found`, `not-allowed` */
  requireDocument(documentId: number, step: DocumentStep, verb: string): void;
  /** Asks for one dossier. @throws StationError `not-found`, `not-allowed` */
  requireDossier(dossierId: number, step: DossierStep, verb: string): void;
  /** Whether the metadata of the dossier may still change: not once it stands in a batch. @throws as above */
  requireOpenDossier(dossierId: number, verb: string): void;
};

type DocumentRow = Record<'pages' | 'waitingPages' | 'failedPages' | 'dossierId', number> &
  Record<'described' | 'approved' | 'sentBack' | 'inBatch', 0 | 1>;

type DossierRow = Omit<DossierFacts, 'receipt'> & { readonly receipt: 0 | 1 };

export function openSteps(db: Database): Steps {
  const document = db.prepare<[number], DocumentRow>(
    `select d.dossier_id as dossierId, count(p.id) as pages, coalesce(sum(p.read_state = 'waiting'), 0) as waitingPages,
       coalesce(sum(p.read_state = 'failed'), 0) as failedPages, d.described_at is not null as described,
       d.approved_at is not null as approved, d.sent_back_at is not null and d.approved_at is null as sentBack,
       exists (select 1 from batch_dossier b where b.dossier_id = d.dossier_id) as inBatch
     from document d left join page p on p.document_id = d.id and p.aside = 0 where d.id = ? group by d.id`,
  );
  const dossier = db.prepare<[{ id: number }], DossierRow>(
    `with held as (
       select d.id, count(p.id) as pages, coalesce(sum(p.aside), 0) as aside,
              coalesce(sum(p.aside = 0 and p.read_state = 'waiting'), 0) as waiting,
              coalesce(sum(p.aside = 0 and p.read_state = 'failed'), 0) as failed,
              coalesce(sum(p.aside = 0 and p.read_state = 'read' and p.blank = 1), 0) as blank,
              d.described_at is not null as described, d.approved_at is not null as approved,
              d.sent_back_at is not null and d.approved_at is null as sentBack
       from document d left join page p on p.document_id = d.id
       where d.dossier_id = :id and d.emptied = 0 group by d.id
     ), counts as (
       select coalesce(sum(pages = 0 or pages > aside), 0) as documents, coalesce(sum(pages = 0), 0) as emptyDocuments,
              coalesce(sum(described and (pages = 0 or pages > aside)), 0) as describedDocuments,
              coalesce(sum(approved and (pages = 0 or pages > aside)), 0) as approvedDocuments,
              coalesce(sum(sentBack and (pages = 0 or pages > aside)), 0) as sentBackDocuments,
              coalesce(sum(pages), 0) as pages, coalesce(sum(waiting), 0) as waitingPages,
              coalesce(sum(failed), 0) as failedPages, coalesce(sum(blank), 0) as blankPages,
              coalesce(sum(aside), 0) as asidePages
       from held
     )
     select o.planned_sheets as plannedSheets, o.planned_pages as plannedPages, o.planned_documents as plannedDocuments,
       o.difference_explained as differenceExplained, counts.*,
       (select count(*) from page p join document d on d.id = p.removed_from
        where d.dossier_id = o.id and p.removed_how = 'removed') as removedPages,
       b.state as batch, exists (select 1 from receipt r where r.batch_id = b.id) as receipt
     from dossier o join counts left join batch_dossier bd on bd.dossier_id = o.id left join batch b on b.id = bd.batch_id
     where o.id = :id`,
  );

  // Counting a dossier takes as long as it is large; whether it stands in a batch does not.
  const batchOf = db.prepare<[number], Pick<DossierFacts, 'batch'>>(
    `select b.state as batch from dossier o left join batch_dossier bd on bd.dossier_id = o.id
     left join batch b on b.id = bd.batch_id where o.id = ?`,
  );

  function documentFacts(documentId: number): DocumentFacts & { dossierId: number } {
    const row = document.get(documentId);
    if (row === undefined) throw new StationError('not-found', { kind: 'văn bản', id: documentId });
    return {
      ...row,
      described: row.described === 1,
      approved: row.approved === 1,
      sentBack: row.sentBack === 1,
      inBatch: row.inBatch === 1,
    };
  }

  function dossierFacts(dossierId: number): DossierFacts {
    const row = dossier.get({ id: dossierId });
    if (row === undefined) throw new StationError('not-found', { kind: 'hồ sơ', id: dossierId });
    return { ...row, receipt: row.receipt === 1 };
  }

  const refuse = (kind: string, id: number, step: string, state: string): never => {
    throw new StationError('not-allowed', { step, kind, id, state });
  };
  const inBatch = (facts: Pick<DossierFacts, 'batch'>): string =>
    facts.batch === 'sealing' ? 'đang đóng gói' : 'đã đóng gói';

  return {
    documentFacts,
    dossierFacts,
    requireDocument(documentId, step, verb) {
      const facts = documentFacts(documentId);
      if (!allowedDocumentSteps(facts).includes(step)) refuse('văn bản', documentId, verb, documentStop(facts, step));
    },
    requireDossier(dossierId, step, verb) {
      const facts = dossierFacts(dossierId);
      if (allowedDossierSteps(facts).includes(step)) return;
      const other = step === 'explain' ? 'không có sai khác' : 'chưa có văn bản';
      refuse('hồ sơ', dossierId, verb, facts.batch === null ? other : inBatch(facts));
    },
    requireOpenDossier(dossierId, verb) {
      const found = batchOf.get(dossierId);
      if (found === undefined) throw new StationError('not-found', { kind: 'hồ sơ', id: dossierId });
      if (found.batch !== null) refuse('hồ sơ', dossierId, verb, inBatch(found));
    },
  };
}

/** The state that stands in the way of a step, in words. */
function documentStop(facts: DocumentFacts, step: DocumentStep): string {
  if (facts.inBatch) return 'đã đóng gói';
  if (facts.approved) return 'đã duyệt';
  if (step === 'sendBack' && facts.sentBack) return 'đã bị trả lại';
  if (facts.pages === 0 || facts.waitingPages > 0 || facts.failedPages > 0) return 'chưa đọc xong';
  return 'chưa biên mục';
}
