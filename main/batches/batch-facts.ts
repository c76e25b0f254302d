/** What the tables say about dossiers that may be sealed and about what a batch holds. Reads only. */
import { type FieldName, fieldNames } from '../../shared/fields.ts';
import type { Catalogue, DossierRow } from '../catalogue/catalogue.ts';
import type { Database } from '../database/database.ts';
import type { MediaType } from '../imaging/page-picture.ts';

export type BatchDossier = {
  readonly id: number;
  readonly uid: string;
  readonly code: string;
  readonly title: string;
  readonly fondsCode: string;
  readonly fondsTitle: string;
  readonly inventoryCode: string;
  readonly inventoryTitle: string;
  readonly box: string | null;
  readonly retention: string | null;
  readonly secrecy: string | null;
  readonly access: string | null;
  readonly startDate: string | null;
  readonly endDate: string | null;
  readonly keywords: string | null;
  readonly note: string | null;
  readonly sheets: number | null;
  readonly differenceExplained: string | null;
};

export type BatchDocument = {
  readonly id: number;
  readonly uid: string;
  readonly dossierId: number;
  readonly ordinal: number;
  readonly folder: string;
  readonly name: string;
  /** Of its PDF; null until that lies in the batch's folder. */
  readonly sha256: string | null;
  readonly bytes: number | null;
  readonly approvedAt: string | null;
  readonly approvedBy: string | null;
  /** Holds personal data. */
  readonly personal: 0 | 1;
  readonly pages: number;
};

export type BatchPage = {
  readonly id: number;
  readonly ordinal: number;
  readonly sha256: string;
  readonly mediaType: MediaType;
  readonly part: number;
  readonly rotation: number | null;
  readonly blank: 0 | 1 | null;
  readonly readAt: string | null;
};

export type FieldTexts = Readonly<Record<FieldName, string | null>>;

export type BatchFacts = {
  /** Dossiers that hold papers and stand in no batch, in the order of their lists. */
  candidates(): DossierRow[];
  candidate(dossierId: number): DossierRow | undefined;
  /** null for a document that is not there. */
  documentUid(documentId: number): string | null;
  documentsOf(dossierId: number): { id: number; ordinal: number }[];
  batchDossiers(batchId: number): BatchDossier[];
  batchDocuments(batchId: number): BatchDocument[];
  pagesOf(documentId: number): BatchPage[];
  fieldsOf(documentId: number): FieldTexts;
  archive(): { uid: string; name: string };
};

export function openBatchFacts(db: Database, catalogue: Catalogue): BatchFacts {
  const documents = db.prepare<[number], { id: number; ordinal: number }>(
    `select id, ordinal from document d where dossier_id = ?
       and exists (select 1 from page where document_id = d.id and aside = 0) order by ordinal`,
  );
  const dossiers = db.prepare<[number], BatchDossier>(
    `select d.id, d.uid, d.code, d.title, f.code as fondsCode, f.title as fondsTitle, i.code as inventoryCode,
       i.title as inventoryTitle, b.code as box, d.retention, d.secrecy, d.access, d.start_date as startDate,
       d.end_date as endDate, d.keywords, d.note, d.planned_sheets as sheets,
       d.difference_explained as differenceExplained
     from batch_dossier bd join dossier d on d.id = bd.dossier_id join inventory i on i.id = d.inventory_id
     join fonds f on f.id = i.fonds_id left join box b on b.id = d.box_id
     where bd.batch_id = ? order by f.code, i.code, d.code`,
  );
  const batchDocuments = db.prepare<[number], BatchDocument>(
    `select x.id, x.uid, x.dossier_id as dossierId, x.ordinal, bd.folder, bd.name, bd.sha256, bd.bytes,
       x.approved_at as approvedAt, x.approved_by as approvedBy, x.personal,
       (select count(*) from page p where p.document_id = x.id and p.aside = 0) as pages
     from batch_document bd join document x on x.id = bd.document_id
     where bd.batch_id = ? order by bd.folder, x.ordinal`,
  );
  const pages = db.prepare<[number], BatchPage>(
    `select p.id, p.ordinal, p.sha256, o.media_type as mediaType, p.part, p.rotation, p.blank, p.read_at as readAt
     from page p join original o using (sha256) where p.document_id = ? and p.aside = 0 order by p.ordinal`,
  );
  const fields = db.prepare<[number], { field: FieldName; value: string | null }>(
    'select field, value from field_value where document_id = ? and current = 1',
  );
  return {
    candidates: () => catalogue.dossiers('all').filter(({ facts }) => facts.documents > 0 && facts.batch === null),
    candidate: (dossierId) => catalogue.dossier('all', dossierId),
    documentUid: (documentId) =>
      db.prepare<[number], string>('select uid from document where id = ?').pluck().get(documentId) ?? null,
    documentsOf: (dossierId) => documents.all(dossierId),
    batchDossiers: (batchId) => dossiers.all(batchId),
    batchDocuments: (batchId) => batchDocuments.all(batchId),
    pagesOf: (documentId) => pages.all(documentId),
    fieldsOf(documentId) {
      const values = new Map(fields.all(documentId).map((row) => [row.field, row.value]));
      return Object.fromEntries(fieldNames.map((name) => [name, values.get(name) ?? null])) as FieldTexts;
    },
    archive: () =>
      db.prepare<[], { uid: string; name: string }>('select uid, name from archive').get() ?? { uid: '', name: '' },
  };
}
