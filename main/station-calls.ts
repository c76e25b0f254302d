/**
 * What each call of the contract does, once its arguments are parsed and its permission is checked (station.ts). One
 * entry a call; anything longer than a few lines belongs to the module it calls.
 */
import { setImmediate } from 'node:timers/promises';
import type { CallName, CallProgress, CallResult, ParsedArgs } from '../shared/contract.ts';
import { StationError } from '../shared/errors.ts';
import { failure } from '../shared/result.ts';
import type { ApprovalReport, WorkReport } from '../shared/views.ts';
import { backUp } from './backup.ts';
import { checkDatabase } from './database/database.ts';
import type { IndexCheck } from './search/search.ts';
import type { StationParts } from './station-parts.ts';
import { openViews } from './views.ts';

type Run = {
  actor: string;
  signal?: AbortSignal | undefined;
  onProgress?: ((progress: CallProgress) => void) | undefined;
};

type Answers = { [N in CallName]: (args: ParsedArgs<N>, run: Run) => CallResult<N> | Promise<CallResult<N>> };

/** For calls whose answer is only that nothing went wrong. */
const done = null as never;

export function answerers(parts: StationParts): Answers {
  const { archive, audit, batches, db, destinations, intake, inventory, jobs, originals, records, search } = parts;
  const views = openViews({ db, records, jobs, folder: archive.folder });

  const dossierId = (code: string): number => {
    const row = db.prepare<[string], { id: number }>('select id from dossier where code = ?').get(code);
    if (row === undefined) throw new StationError('not-found', { kind: 'hồ sơ', id: code });
    return row.id;
  };

  function approve(ids: readonly number[], leaveEmpty: boolean, actor: string): ApprovalReport {
    const approved: number[] = [];
    const refused: ApprovalReport['refused'][number][] = [];
    for (const documentId of ids) {
      try {
        records.approve(documentId, actor, { leaveEmpty });
        approved.push(documentId);
      } catch (cause) {
        if (!(cause instanceof StationError)) throw cause;
        refused.push({ documentId, ...failure(cause) });
      }
    }
    return { approved, refused };
  }

  return {
    'station.status': () => views.status(),

    'intake.take': ({ roots, ...options }, { actor, signal, onProgress }) =>
      intake.take(roots, options, {
        actor,
        signal,
        onProgress: (p) => onProgress?.({ stage: 'intake', done: p.files, total: p.filesTotal, current: p.current }),
      }),
    'intake.exceptions': ({ settled }) => views.exceptions(settled),
    'intake.settle': ({ id, how }, { actor }) => {
      intake.settle(id, how, actor);
      return done;
    },

    'work.run': (_, run) => work(parts, run),
    'jobs.list': (filter) => jobs.list(filter).map(views.job),
    'jobs.retry': ({ id }) => {
      if (id === undefined) return { retried: jobs.retryFailed() };
      jobs.retry(id);
      return { retried: 1 };
    },
    'jobs.cancel': ({ id }) => {
      jobs.cancel(id);
      return done;
    },

    'search.find': async (request, run) => {
      await freshIndex(parts, run);
      return search.find(request);
    },

    'document.list': ({ dossierCode, ...part }) =>
      views.documents({ ...part, dossierId: dossierCode === undefined ? null : dossierId(dossierCode) }),
    'document.show': ({ id }) => views.document(id),
    'document.setField': ({ id, field, value }, { actor }) => {
      records.setField(id, field, value, actor);
      return done;
    },
    'document.approve': ({ ids, leaveEmpty }, { actor }) => approve(ids, leaveEmpty, actor),
    'document.sendBack': ({ id, reason }, { actor }) => {
      records.sendBack(id, reason, actor);
      return done;
    },

    'dossier.list': () => inventory.dossiers(),
    'dossier.approve': ({ code, leaveEmpty }, { actor }) => {
      const ids = db
        .prepare<[{ dossier: number | null }], { id: number }>(
          `select id from document where approved_at is null and (:dossier is null or dossier_id = :dossier)
           order by dossier_id, ordinal`,
        )
        .all({ dossier: code === undefined ? null : dossierId(code) });
      return approve(
        ids.map((row) => row.id),
        leaveEmpty,
        actor,
      );
    },
    'dossier.explain': ({ code, reason }, { actor }) => {
      records.explainDifference(dossierId(code), reason === '' ? null : reason, actor);
      return done;
    },

    'inventory.import': ({ path, ...place }, { actor }) => inventory.importList(path, { actor, ...place }),
    'inventory.progress': () => inventory.progress(),

    'batch.seal': ({ dossierCodes }, { actor, signal, onProgress }) =>
      batches.seal(
        { dossierIds: dossierCodes?.map(dossierId) },
        {
          actor,
          signal,
          onProgress: (p) => onProgress?.({ stage: 'sealing', ...p }),
        },
      ),
    'batch.list': () => batches.list(),

    'destination.add': ({ name, kind, settings }, { actor }) => destinations.add({ name, kind, settings }, actor),
    'destination.list': () => destinations.list(),
    'delivery.deliver': async ({ batchId, destination }, { actor, signal, onProgress }) => {
      const target = destinations.list().find((d) => d.name === destination);
      if (target === undefined) throw new StationError('not-found', { kind: 'kho nhận', id: destination });
      const ids =
        batchId === undefined
          ? batches
              .list()
              .filter((b) => b.state === 'sealed')
              .map((b) => b.id)
          : [batchId];
      const outcomes = [];
      for (const id of ids) {
        outcomes.push(
          await destinations.deliver(id, target.id, {
            actor,
            signal,
            onProgress: (p) => onProgress?.({ stage: 'delivering', ...p }),
          }),
        );
      }
      return outcomes;
    },
    'receipt.list': () => destinations.receipts(),
    'receipt.verify': (_, { signal, onProgress }) =>
      destinations.verifyReceipts({ signal, onProgress: (p) => onProgress?.({ stage: 'verifying', ...p }) }),

    'archive.verify': async ({ rebuildIndex }, { signal, onProgress }) => {
      const report = (stage: CallProgress['stage']) => (n: number, total: number) =>
        onProgress?.({ stage, done: n, total, current: '' });
      if (rebuildIndex)
        await search.rebuild({ ...(signal === undefined ? {} : { signal }), onProgress: report('indexing') });
      const found = {
        originals: await originals.verify({ signal, onProgress: report('verifying') }),
        audit: audit.verify(),
        database: checkDatabase(db),
        index: indexProblems(await search.check({ ...(signal === undefined ? {} : { signal }) })),
        batches: await batches.verifyAll(signal),
      };
      const sound =
        found.originals.missing.length + found.originals.damaged.length + found.database.length + found.index.length ===
          0 &&
        found.audit.brokenAt === null &&
        found.batches.every((b) => b.problems.length === 0);
      return { ...found, sound };
    },
    'archive.backup': ({ folder }, { signal, onProgress }) =>
      backUp(parts, folder ?? archive.backups, {
        signal,
        onProgress: (n, total) => onProgress?.({ stage: 'backup', done: n, total, current: '' }),
      }),
  };
}

/** What is wrong with the search index, in words; it can always be made anew. */
function indexProblems({ missing, extra, differing, damaged }: IndexCheck): string[] {
  const lists = { 'thiếu văn bản': missing, 'thừa văn bản': extra, 'khác nội dung ở văn bản': differing };
  const found = Object.entries(lists).flatMap(([what, ids]) =>
    ids.length === 0 ? [] : [`${what} ${ids.slice(0, 20).join(', ')}`],
  );
  return damaged === null ? found : [damaged, ...found];
}

/** An index built by older rules, or half built, is made anew before anything rests on it. */
async function freshIndex(
  { search }: Pick<StationParts, 'search'>,
  { signal, onProgress }: Omit<Run, 'actor'>,
): Promise<void> {
  if (!search.needsRebuild()) return;
  await search.rebuild({
    ...(signal === undefined ? {} : { signal }),
    onProgress: (n, total) => onProgress?.({ stage: 'indexing', done: n, total, current: '' }),
  });
}

/** Works the queue until it is empty or stopped. */
async function work(parts: StationParts, { signal, onProgress }: Run): Promise<WorkReport> {
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
