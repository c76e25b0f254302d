/** Working the queue until it is empty or stopped, with what has to be right before and after. */
import { setImmediate } from 'node:timers/promises';
import type { CallProgress } from '../shared/contract.ts';
import type { JobKind } from '../shared/jobs.ts';
import type { WorkReport } from '../shared/views.ts';
import type { Database } from './database/database.ts';
import type { Job, Jobs, Runner } from './jobs/jobs.ts';
import type { EnginePool } from './recognition/recognition.ts';
import type { Records } from './records/records.ts';
import type { Search } from './search/search.ts';

type Run = { signal?: AbortSignal | undefined; onProgress?: ((progress: CallProgress) => void) | undefined };

/** What the queue rests on. */
export type QueueParts = {
  readonly db: Database;
  readonly engines: Pick<EnginePool, 'count'>;
  readonly jobs: Jobs;
  readonly records: Pick<Records, 'pageFailed'>;
  readonly runners: Readonly<Record<JobKind, Runner>>;
  readonly search: Pick<Search, 'catchUp' | 'needsRebuild' | 'rebuild'>;
};

/** An index built by older rules, or half built, is made anew before anything rests on it. */
export async function freshIndex({ search }: Pick<QueueParts, 'search'>, { signal, onProgress }: Run): Promise<void> {
  if (!search.needsRebuild()) return;
  await search.rebuild({
    ...(signal === undefined ? {} : { signal }),
    onProgress: (n, total) => onProgress?.({ stage: 'indexing', done: n, total, current: '' }),
  });
}

/** How the queue is worked: `signal` breaks off, `drain` finishes the pages in hand. */
export type QueueRun = {
  readonly signal?: AbortSignal | undefined;
  readonly drain?: AbortSignal | undefined;
  readonly stopWhenFull?: boolean;
  readonly onChange?: (finished: Job) => void;
};

/** Works the queue; pages lost for good are marked, and everything read is in the index when it returns. */
export async function workQueue(
  { db, engines, jobs, records, runners, search }: QueueParts,
  { onChange, ...run }: QueueRun,
): Promise<void> {
  // A page whose reading failed for good is marked on the page too. Asked of the tables, not of the event, so that a
  // stop between the two is made good at the next start.
  const lost = db.prepare<[], { page: number; code: 'bug'; params: string }>(
    `select p.id as page, j.error_code as code, coalesce(j.error_params, '{}') as params
     from job j join page p on p.id = j.subject_id
     where j.kind = 'read-page' and j.state = 'failed' and p.read_state = 'waiting'`,
  );
  const markLostPages = (): void => {
    for (const { page, code, params } of lost.all()) records.pageFailed(page, { code, params: JSON.parse(params) });
  };
  markLostPages();
  await jobs.work({
    ...run,
    runners,
    lanes: { 'read-page': engines.count + 1, 'describe-document': 1 },
    onChange: (job) => {
      if (job.state === 'failed') markLostPages();
      onChange?.(job);
    },
  });
  const stopped = (): boolean => (run.signal?.aborted ?? false) || (run.drain?.aborted ?? false);
  while (search.catchUp(200) > 0 && !stopped()) await setImmediate();
}

/** Works the queue until it is empty or stopped, and reports. */
export async function runQueue(parts: QueueParts, { signal, onProgress }: Run): Promise<WorkReport> {
  await freshIndex(parts, { signal, onProgress });
  const started = Date.now();
  const report = {
    pagesRead: 0,
    pagesFailed: 0,
    documentsDescribed: 0,
    failures: [] as WorkReport['failures'][number][],
  };
  const say = (): void => {
    const done = report.pagesRead + report.pagesFailed;
    onProgress?.({ stage: 'reading', done, total: done + parts.jobs.open('read-page'), current: '' });
  };
  say();
  await workQueue(parts, {
    signal,
    onChange: (job) => {
      if (job.state === 'failed') {
        report.failures.push({ jobId: job.id, code: job.errorCode ?? 'bug', params: job.errorParams ?? {} });
      }
      if (job.kind === 'read-page' && job.state === 'done') report.pagesRead += 1;
      if (job.kind === 'read-page' && job.state === 'failed') report.pagesFailed += 1;
      if (job.kind === 'describe-document' && job.state === 'done') report.documentsDescribed += 1;
      say();
    },
  });
  return { ...report, seconds: (Date.now() - started) / 1000, cancelled: signal?.aborted ?? false };
}
