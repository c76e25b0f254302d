/**
 * Reads the tables into the shapes callers see (shared/views.ts). Reads only; what people decide is written in records.
 *
 * Promise: what the session may not see is in none of these answers (main/sight.ts): lists and counts ask for a sight,
 * and whoever asks for one thing by its id has been asked about it before.
 */
import type { ErrorCode } from '../../shared/errors.ts';
import type { JobKind, JobState } from '../../shared/jobs.ts';
import type { IntakeException, JobView, ReceiptSummary, StationStatus } from '../../shared/views.ts';
import type { Catalogue } from '../catalogue/catalogue.ts';
import { type Database, schemaVersion } from '../database/database.ts';
import type { Inventory } from '../inventory/inventory.ts';
import type { Job, Jobs } from '../jobs/jobs.ts';
import type { Records } from '../records/records.ts';
import { type Sight, seen } from '../sight.ts';
import { documentViews } from './documents.ts';
import { dossierViews } from './dossiers.ts';
import { historyViews } from './history.ts';
import { homeView } from './home.ts';
import { problem } from './problem.ts';

export type Views = ReturnType<typeof openViews>;

/** The document of a job's subject, whichever kind it is. */
const jobDocument = `case kind when 'describe-document' then subject_id
  else (select coalesce(document_id, removed_from) from page where id = subject_id) end`;

export function openViews(parts: {
  db: Database;
  catalogue: Catalogue;
  inventory: Inventory;
  records: Records;
  jobs: Jobs;
  folder: string;
  receiptsOf: (batchId: number) => readonly ReceiptSummary[];
}) {
  const { db, catalogue, jobs, folder } = parts;
  const count = (sql: string): number => db.prepare<[], number>(`select count(*) from ${sql}`).pluck().get() ?? 0;
  const subjects: Record<JobKind, (id: number) => { name: string } | undefined> = {
    'read-page': (id) => pageName.get(id),
    'describe-document': (id) => documentName.get(id),
  };
  const pageName = db.prepare<[number], { name: string }>(
    `select s.path || ' [' || (p.part + 1) || ']' as name from page p
       join document d on d.id = coalesce(p.document_id, p.removed_from)
       join source_file s on s.id = coalesce(p.source_file_id, d.source_file_id) where p.id = ?`,
  );
  const documentName = db.prepare<[number], { name: string }>(
    `select s.path as name from document d join source_file s on s.id = d.source_file_id where d.id = ?`,
  );

  return {
    documents: documentViews(parts),
    dossiers: dossierViews(parts),
    history: historyViews(db),
    home: homeView(parts),

    status(sight: Sight): StationStatus {
      const dossiers = catalogue.dossiers(sight);
      const sum = (of: (dossier: (typeof dossiers)[number]) => number): number =>
        dossiers.reduce((total, dossier) => total + of(dossier), 0);
      const pages = {
        total: sum(({ facts }) => facts.pages),
        waiting: sum(({ facts }) => facts.waitingPages),
        failed: sum(({ facts }) => facts.failedPages),
        blank: sum(({ facts }) => facts.blankPages),
      };
      return {
        folder,
        name: db.prepare<[], string>('select name from archive').pluck().get() ?? '',
        schemaVersion,
        dossiers: dossiers.length,
        documents: sum(({ facts }) => facts.documents),
        pages: { ...pages, read: pages.total - pages.waiting - pages.failed },
        jobs: jobs.counts(),
        exceptions: count(`source_file where outcome = 'refused' and settled_at is null`),
        needsPerson: count(`field_value where current = 1 and needs_person = 1 and ${seen(sight, 'document_id')}`),
        batches: count(`batch where state = 'sealed'`),
        receipts: count('receipt'),
      };
    },

    exceptions(settled: boolean): IntakeException[] {
      type Row = Omit<IntakeException, 'code' | 'params'> & { code: string; params: string | null };
      return db
        .prepare<[], Row>(exceptionsSql(settled))
        .all()
        .map((row) => ({
          ...row,
          code: row.code as ErrorCode,
          params: row.params === null ? {} : JSON.parse(row.params),
        }));
    },

    /** Failed ones first, then the newest. */
    jobs(sight: Sight, filter: { state?: JobState | undefined; limit: number }): JobView[] {
      return jobs.list({ ...filter, only: sight === 'all' ? '1' : seen(sight, `(${jobDocument})`) }).map(jobView);
    },
  };

  function jobView(job: Job): JobView {
    return {
      id: job.id,
      kind: job.kind,
      state: job.state,
      subject: subjects[job.kind](job.subjectId)?.name ?? `#${job.subjectId}`,
      attempts: job.attempts,
      notBefore: job.notBefore,
      error: problem(job.errorCode, job.errorParams === null ? null : JSON.stringify(job.errorParams)),
      createdAt: job.createdAt,
      finishedAt: job.finishedAt,
    };
  }
}

/** Refused files; those that are not settled come from an index of their own. */
export const exceptionsSql = (settled: boolean): string => `
  select f.id, f.path, f.error_code as code, f.error_params as params, i.started_at as at,
    f.settled_at as settledAt, f.settled_how as settledHow
  from source_file f join intake i on i.id = f.intake_id
  where f.outcome = 'refused' ${settled ? '' : 'and f.settled_at is null'} order by f.id`;
