/** Documents and pages as lists and the review screen show them. */
import { basename } from 'node:path';
import type { ParsedArgs } from '../../shared/contract.ts';
import { allowedDocumentSteps } from '../../shared/dossier.ts';
import { StationError } from '../../shared/errors.ts';
import type { FieldName } from '../../shared/fields.ts';
import type { DocumentPlace, DocumentSummary, DocumentView, PageCard, PageView, Window } from '../../shared/views.ts';
import { type Catalogue, type DocumentEntry, isPaper } from '../catalogue/catalogue.ts';
import type { Database } from '../database/database.ts';
import type { Records } from '../records/records.ts';
import { type Sight, seen } from '../sight.ts';
import { problem } from './problem.ts';

type Filter = ParsedArgs<'document.find'>['filter'];

const matches: Readonly<Record<Filter, (document: DocumentEntry) => boolean>> = {
  all: () => true,
  review: ({ described, approved, sentBack }) => described && !approved && !sentBack,
  'needs-person': ({ needsPerson, approved }) => needsPerson && !approved,
  splits: ({ holdsSplit, approved }) => holdsSplit && !approved,
  'sent-back': ({ sentBack }) => sentBack,
  approved: ({ approved }) => approved,
  unread: ({ waiting, failed }) => waiting + failed > 0,
};

type DocumentRow = {
  id: number;
  uid: string;
  ordinal: number;
  described: 0 | 1;
  approved_at: string | null;
  approved_by: string | null;
  sent_back_at: string | null;
  sent_back_by: string | null;
  sent_back_reason: string | null;
  dossier_id: number;
  in_batch: 0 | 1;
  code: string;
  title: string;
  path: string;
};

type PageRow = Omit<PageView, 'failure' | 'blank' | 'aside'> & {
  blank: 0 | 1 | null;
  aside: 0 | 1;
  failureCode: string | null;
  failureParams: string | null;
};

type SummaryRow = Omit<DocumentSummary, 'approved' | 'sentBack' | 'personal'> &
  Record<'approved' | 'sentBack' | 'personal', 0 | 1>;

type CardRow = Omit<PageCard, 'failure' | 'blank' | 'aside' | 'approved' | 'opensAnother' | 'fileName'> & {
  opensAnother: 0 | 1;
  blank: 0 | 1 | null;
  aside: 0 | 1;
  approved: 0 | 1;
  failureCode: string | null;
  failureParams: string | null;
  path: string;
};

const SHOWN = ['type', 'number', 'symbol', 'date', 'subject', 'signer', 'issuer'] as const satisfies FieldName[];

/** People by their full names where they are users of the program. */
const fullName = (actor: string): string => `coalesce((select full_name from user where name = ${actor}), ${actor})`;

/** The lines of a list for the ids given, in their order. */
export const summariesSql = `
  select d.id, d.dossier_id as dossierId, o.code as dossierCode, d.ordinal, d.approved_at is not null as approved,
    d.approved_at as approvedAt, ${fullName('d.approved_by')} as approvedBy, d.sent_back_at is not null as sentBack,
    (select id from page where document_id = d.id order by aside, ordinal limit 1) as firstPageId,
    (select count(*) from page where document_id = d.id and aside = 0) as pages,
    coalesce(sum(f.needs_person), 0) as needsPerson, d.personal,
    (select count(*) from open_split where document_id = d.id) as splits,
    ${SHOWN.map((name) => `max(case when f.field = '${name}' then f.value end) as ${name}`).join(', ')}
  from json_each(:ids) asked join document d on d.id = asked.value join dossier o on o.id = d.dossier_id
    left join field_value f on f.document_id = d.id and f.current = 1
  group by asked.key order by asked.key`;

const cards = (sight: Sight, removed: boolean): string => {
  const document = removed ? 'p.removed_from' : 'p.document_id';
  return `from document d join page p on ${document} = d.id where d.dossier_id = :dossierId and ${seen(sight, 'd.id')}`;
};

/** The pages of a dossier, in the order of documents and pages. */
export const pageListSql = (sight: Sight, removed: boolean): string => `
  select p.id, d.id as documentId, d.ordinal as documentOrdinal, p.ordinal as page, p.read_state as state,
    p.failure_code as failureCode, p.failure_params as failureParams, p.blank, p.aside,
    d.approved_at is not null as approved, p.id in (select page_id from open_split) as opensAnother, p.sha256, p.picture_version as pictureVersion,
    (select path from source_file where id = coalesce(p.source_file_id, d.source_file_id)) as path
  ${cards(sight, removed)} order by d.ordinal, p.ordinal limit :limit offset :offset`;

export function documentViews({ db, catalogue, records }: { db: Database; catalogue: Catalogue; records: Records }) {
  const summaries = db.prepare<[{ ids: string }], SummaryRow>(summariesSql);
  const findDocument = db.prepare<[number], DocumentRow>(
    `select d.id, d.uid, d.ordinal, d.described_at is not null as described, d.approved_at, ${fullName('d.approved_by')} as approved_by, d.sent_back_at,
       ${fullName('d.sent_back_by')} as sent_back_by, d.sent_back_reason, d.dossier_id, o.code, o.title, s.path,
       exists (select 1 from batch_dossier b where b.dossier_id = d.dossier_id) as in_batch
     from document d join dossier o on o.id = d.dossier_id join source_file s on s.id = d.source_file_id where d.id = ?`,
  );
  const pagesOf = db.prepare<[number], PageRow>(
    `select id, ordinal as page, read_state as state, failure_code as failureCode, failure_params as failureParams, blank,
       text_source as textSource, confidence, dpi, skew, sharpness, clipping, ink_share as inkShare, sha256, part, text,
       width, height, aside, picture_version as pictureVersion
     from page where document_id = ? order by ordinal`,
  );

  /** Walks the documents of one dossier or of all, in the order of lists. @throws StationError `not-found` */
  function walk(sight: Sight, dossierId: number | undefined, visit: (document: DocumentEntry) => void): void {
    const only = dossierId === undefined ? undefined : catalogue.dossier(sight, dossierId);
    if (dossierId !== undefined && only === undefined) {
      throw new StationError('not-found', { kind: 'hồ sơ', id: dossierId });
    }
    for (const { documents } of only === undefined ? catalogue.dossiers(sight) : [only]) {
      for (const document of documents) if (isPaper(document)) visit(document);
    }
  }

  function find(sight: Sight, args: ParsedArgs<'document.find'>): Window<DocumentSummary> {
    const wanted = matches[args.filter];
    const ids: number[] = [];
    let total = 0;
    walk(sight, args.dossierId, (document) => {
      if (!wanted(document)) return;
      if (total >= args.offset && ids.length < args.limit) ids.push(document.id);
      total += 1;
    });
    const rows = summaries.all({ ids: JSON.stringify(ids) });
    return {
      total,
      rows: rows.map((row) => ({
        ...row,
        approved: row.approved === 1,
        sentBack: row.sentBack === 1,
        personal: row.personal === 1,
      })),
    };
  }

  return {
    find,

    /** Where a document stands among those of a filter; one that has left them still has neighbours there. */
    place(sight: Sight, { id, dossierId, filter }: ParsedArgs<'document.place'>): DocumentPlace {
      if (id !== undefined && catalogue.document(sight, id) === undefined) {
        throw new StationError('not-found', { kind: 'văn bản', id });
      }
      const wanted = matches[filter];
      let at: number | null = id ?? null;
      let previous: number | null = null;
      let next: number | null = null;
      let position = 0;
      let total = 0;
      let passed = false;
      walk(sight, dossierId, (document) => {
        const listed = wanted(document);
        if (listed) total += 1;
        if (listed) at ??= document.id;
        if (document.id === at) {
          passed = true;
          if (listed) position = total;
        } else if (listed && !passed) previous = document.id;
        else if (listed) next ??= document.id;
      });
      return passed
        ? { id: at, position, total, previous, next }
        : { id: at, position: 0, total, previous: null, next: null };
    },

    /** The caller has asked whether it may be seen. @throws StationError `not-found` */
    show(id: number): DocumentView {
      const row = findDocument.get(id);
      if (row === undefined) throw new StationError('not-found', { kind: 'văn bản', id });
      const pages = pagesOf.all(id);
      const standing = pages.filter((page) => page.aside === 0);
      return {
        id: row.id,
        uid: row.uid,
        dossierId: row.dossier_id,
        steps: allowedDocumentSteps({
          pages: standing.length,
          waitingPages: standing.filter((page) => page.state === 'waiting').length,
          failedPages: standing.filter((page) => page.state === 'failed').length,
          described: row.described === 1,
          approved: row.approved_at !== null,
          sentBack: row.sent_back_at !== null,
          inBatch: row.in_batch === 1,
        }),
        dossierCode: row.code,
        dossierTitle: row.title,
        ordinal: row.ordinal,
        sourcePath: row.path,
        approvedAt: row.approved_at,
        approvedBy: row.approved_by,
        sentBack:
          row.sent_back_at === null
            ? null
            : { at: row.sent_back_at, by: row.sent_back_by ?? '', reason: row.sent_back_reason ?? '' },
        fields: records.fieldsOf(id),
        splits: records.openSplits(id),
        personal: records.personalMark(id),
        pages: pages.map(({ failureCode, failureParams, blank, aside, ...page }) => ({
          ...page,
          blank: blank === 1,
          aside: aside === 1,
          failure: problem(failureCode, failureParams),
        })),
      };
    },

    /** The caller has asked whether the dossier may be seen. */
    pages(sight: Sight, { dossierId, removed, offset, limit }: ParsedArgs<'page.list'>): Window<PageCard> {
      const total = db
        .prepare<[{ dossierId: number }], number>(`select count(*) ${cards(sight, removed)}`)
        .pluck()
        .get({ dossierId });
      const rows = db
        .prepare<[{ dossierId: number; offset: number; limit: number }], CardRow>(pageListSql(sight, removed))
        .all({ dossierId, offset, limit });
      return {
        total: total ?? 0,
        rows: rows.map(({ failureCode, failureParams, path, blank, aside, approved, opensAnother, ...card }) => ({
          ...card,
          blank: blank === 1,
          aside: aside === 1,
          approved: approved === 1,
          opensAnother: opensAnother === 1,
          fileName: basename(path),
          failure: problem(failureCode, failureParams),
        })),
      };
    },
  };
}
