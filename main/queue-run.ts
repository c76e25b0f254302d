/** Working the queue until it is empty or stopped, with what has to be right before and after. */
import { setImmediate } from 'node:timers/promises';
import type { CallProgress } from '../shared/contract.ts';
import type { WorkReport } from '../shared/views.ts';
import type { StationParts } from './station-parts.ts';

type Run = { signal?: AbortSignal | undefined; onProgress?: ((progress: CallProgress) => void) | undefined };

/** An index built by older rules, or half built, is made anew before anything rests on it. */
export async function freshIndex({ search }: Pick<StationParts, 'search'>, { signal, onProgress }: Run): Promise<void> {
  if (!search.needsRebuild()) return;
  await search.rebuild({
    ...(signal === undefined ? {} : { signal }),
    onProgress: (n, total) => onProgress?.({ stage: 'indexing', done: n, total, current: '' }),
  });
}

/** Works the queue until it is empty or stopped. */
export async function runQueue(parts: StationParts, { signal, onProgress }: Run): Promise<WorkReport> {
  const { db, engines, jobs, records, runners, search } = parts;
  await freshIndex(parts, { signal, onProgress });
  const started = Date.now();
  const report = {
    pagesRead: 0,
    pagesFailed: 0,
    documentsDescribed: 0,
    failures: [] as WorkReport['failures'][number][],
  };

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

  const settledPages = db.prepare<[], { settled: number; total: number }>(
    `select count(*) filter (where read_state <> 'waiting') as settled, count(*) as total from page`,
  );
  markLostPages();
  const before = settledPages.get()?.settled ?? 0;
  await jobs.work({
    runners,
    lanes: { 'read-page': engines.count + 1, 'describe-document': 1 },
    signal,
    onChange: (_, job) => {
      if (job?.state === 'failed') {
        markLostPages();
        report.failures.push({ jobId: job.id, code: job.errorCode ?? 'bug', params: job.errorParams ?? {} });
      }
      if (job?.kind === 'read-page' && job.state === 'done') report.pagesRead += 1;
      if (job?.kind === 'read-page' && job.state === 'failed') report.pagesFailed += 1;
      if (job?.kind === 'describe-document' && job.state === 'done') report.documentsDescribed += 1;
      const { settled = 0, total = 0 } = settledPages.get() ?? {};
      onProgress?.({ stage: 'reading', done: settled - before, total: total - before, current: '' });
    },
  });
  while (search.catchUp(200) > 0 && !signal?.aborted) await setImmediate();
  return { ...report, seconds: (Date.now() - started) / 1000, cancelled: signal?.aborted ?? false };
}
