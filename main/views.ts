/** Reads the tables into the shapes callers see (shared/views.ts). Reads only; what people decide is written in records. */
import type { ErrorCode } from '../shared/errors.ts';
import { StationError } from '../shared/errors.ts';
import type { FieldName } from '../shared/fields.ts';
import type {
  DocumentSummary,
  DocumentView,
  IntakeException,
  JobView,
  PageView,
  Problem,
  StationStatus,
} from '../shared/views.ts';
import { type Database, schemaVersion } from './database/database.ts';
import type { Job, Jobs } from './jobs/jobs.ts';
import type { Records } from './records/records.ts';

const problem = (code: string | null, params: string | null): Problem | null =>
  code === null ? null : { code: code as ErrorCode, params: params === null ? {} : JSON.parse(params) };

export type Views = ReturnType<typeof openViews>;

export function openViews({
  db,
  records,
  jobs,
  folder,
}: {
  db: Database;
  records: Records;
  jobs: Jobs;
  folder: string;
}) {
  const count = (sql: string): number =>
    db.prepare<[], { n: number }>(`select count(*) as n from ${sql}`).get()?.n ?? 0;

  type DocumentRow = {
    id: number;
    uid: string;
    ordinal: number;
    approved_at: string | null;
    approved_by: string | null;
    sent_back_at: string | null;
    sent_back_by: string | null;
    sent_back_reason: string | null;
    dossier_id: number;
    sealed: 0 | 1;
    code: string;
    title: string;
    path: string;
  };
  const findDocument = db.prepare<[number], DocumentRow>(
    `select d.id, d.uid, d.ordinal, d.approved_at, d.approved_by, d.sent_back_at, d.sent_back_by, d.sent_back_reason,
       d.dossier_id, o.code, o.title, s.path,
       exists (select 1 from batch_dossier b where b.dossier_id = d.dossier_id) as sealed
     from document d join dossier o on o.id = d.dossier_id join source_file s on s.id = d.source_file_id where d.id = ?`,
  );
  type PageRow = Omit<PageView, 'failure' | 'blank' | 'aside' | 'pictureVersion'> & {
    blank: 0 | 1 | null;
    failureCode: string | null;
    failureParams: string | null;
  };
  const pagesOf = db.prepare<[number], PageRow>(
    `select id, ordinal as page, read_state as state, failure_code as failureCode, failure_params as failureParams, blank,
       text_source as textSource, confidence, dpi, skew, sharpness, clipping, ink_share as inkShare, sha256, part, text,
       width, height
     from page where document_id = ? order by ordinal`,
  );
  const subjects = {
    'read-page': db.prepare<[number], { name: string }>(
      `select s.path || ' [' || (p.part + 1) || ']' as name from page p join document d on d.id = p.document_id
       join source_file s on s.id = d.source_file_id where p.id = ?`,
    ),
    'describe-document': db.prepare<[number], { name: string }>(
      `select s.path as name from document d join source_file s on s.id = d.source_file_id where d.id = ?`,
    ),
  };

  return {
    status(): StationStatus {
      const archive = db.prepare<[], { name: string }>('select name from archive').get();
      const pages = db
        .prepare<[], StationStatus['pages']>(
          `select count(*) as total, coalesce(sum(read_state = 'waiting'), 0) as waiting, coalesce(sum(read_state = 'read'), 0) as read,
             coalesce(sum(read_state = 'failed'), 0) as failed, coalesce(sum(blank = 1), 0) as blank from page`,
        )
        .get();
      if (pages === undefined) throw new Error('an aggregate always answers');
      return {
        folder,
        name: archive?.name ?? '',
        schemaVersion,
        dossiers: count('dossier'),
        documents: count('document'),
        pages,
        jobs: jobs.counts(),
        exceptions: count(`source_file where outcome = 'refused' and settled_at is null`),
        needsPerson: count('field_value where current = 1 and needs_person = 1'),
        batches: count(`batch where state = 'sealed'`),
        receipts: count('receipt'),
      };
    },

    /** In the order of the dossiers' codes and of the documents in them. */
    documents(part: { dossierId: number | null; limit: number; offset: number }): DocumentSummary[] {
      type Row = Omit<DocumentSummary, 'approved' | 'sentBack'> & { approved: 0 | 1; sentBack: 0 | 1 };
      const field = (name: FieldName): string => `max(case when f.field = '${name}' then f.value end) as ${name}`;
      return db
        .prepare<[typeof part], Row>(
          `select d.id, d.dossier_id as dossierId, o.code as dossierCode, d.ordinal, d.approved_at is not null as approved,
             d.approved_at as approvedAt, d.approved_by as approvedBy,
             d.sent_back_at is not null as sentBack,
             (select id from page where document_id = d.id order by ordinal limit 1) as firstPageId,
             (select count(*) from page where document_id = d.id) as pages, coalesce(sum(f.needs_person), 0) as needsPerson,
             ${(['type', 'number', 'symbol', 'date', 'subject', 'signer', 'issuer'] as const).map(field).join(', ')}
           from document d join dossier o on o.id = d.dossier_id
             left join field_value f on f.document_id = d.id and f.current = 1
           where :dossierId is null or d.dossier_id = :dossierId
           group by d.id order by o.code, d.dossier_id, d.ordinal limit :limit offset :offset`,
        )
        .all(part)
        .map((row) => ({ ...row, approved: row.approved === 1, sentBack: row.sentBack === 1 }));
    },

    /** @throws StationError `not-found` */
    document(id: number): DocumentView {
      const row = findDocument.get(id);
      if (row === undefined) throw new StationError('not-found', { kind: 'văn bản', id });
      return {
        id: row.id,
        uid: row.uid,
        dossierId: row.dossier_id,
        steps: row.sealed ? [] : ['correct', 'approve', 'sendBack'],
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
        pages: pagesOf.all(id).map(({ failureCode, failureParams, blank, ...page }) => ({
          ...page,
          blank: blank === 1,
          aside: false,
          pictureVersion: 0,
          failure: problem(failureCode, failureParams),
        })),
      };
    },

    exceptions(settled: boolean): IntakeException[] {
      type Row = Omit<IntakeException, 'code' | 'params'> & { code: string; params: string | null };
      return db
        .prepare<[{ settled: 0 | 1 }], Row>(
          `select f.id, f.path, f.error_code as code, f.error_params as params, i.started_at as at,
             f.settled_at as settledAt, f.settled_how as settledHow
           from source_file f join intake i on i.id = f.intake_id
           where f.outcome = 'refused' and (f.settled_at is null or :settled = 1) order by f.id`,
        )
        .all({ settled: settled ? 1 : 0 })
        .map((row) => ({
          ...row,
          code: row.code as ErrorCode,
          params: row.params === null ? {} : JSON.parse(row.params),
        }));
    },

    job(job: Job): JobView {
      return {
        id: job.id,
        kind: job.kind,
        state: job.state,
        subject: subjects[job.kind].get(job.subjectId)?.name ?? `#${job.subjectId}`,
        attempts: job.attempts,
        notBefore: job.notBefore,
        error: job.errorCode === null ? null : { code: job.errorCode, params: job.errorParams ?? {} },
        createdAt: job.createdAt,
        finishedAt: job.finishedAt,
      };
    },
  };
}
