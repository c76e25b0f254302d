/**
 * The durable queue: a table. What is asked for is written down before it is done, and stays until it is done.
 *
 * Promises: a job's key is made from the content of the work, so asking twice adds nothing; at start whatever was
 * running is waiting again; a job that failed for good stays in the table with its reason and can be retried; a job
 * that takes the whole process down with it goes behind all others and is given up after MAX_DEATHS.
 * Work itself never runs inside a transaction.
 */
import { type ErrorCode, type ErrorParams, isDiskFull, StationError } from '../../shared/errors.ts';
import type { JobKind, JobState } from '../../shared/jobs.ts';
import { type Database, now } from '../database/database.ts';

export type Job = {
  readonly id: number;
  readonly key: string;
  readonly kind: JobKind;
  readonly subjectId: number;
  readonly priority: number;
  readonly state: JobState;
  readonly attempts: number;
  readonly notBefore: string | null;
  readonly progress: number;
  readonly errorCode: ErrorCode | null;
  readonly errorParams: ErrorParams | null;
  readonly createdAt: string;
  readonly finishedAt: string | null;
};

export type JobCounts = Readonly<Record<JobState, number>>;

export type NewJob = { key: string; kind: JobKind; subjectId: number; priority?: number };

/** Does the work of one kind. Expected failures are thrown as StationError; anything else counts as `bug`. */
export type Runner = (job: Job, run: { signal: AbortSignal; progress(share: number): void }) => Promise<void>;

export type WorkOptions = {
  runners: Readonly<Record<JobKind, Runner>>;
  /** How many jobs of each kind run side by side. */
  lanes: Readonly<Record<JobKind, number>>;
  /** Stops at once: what runs is broken off and waits again. */
  signal?: AbortSignal | undefined;
  /** Stops gently: nothing new is begun, and what runs is finished. */
  drain?: AbortSignal | undefined;
  /** A full disk then ends the work with `disk-full`, no job's tries are counted and nothing fails for good by it. */
  stopWhenFull?: boolean;
  /** After every job. */
  onChange?: (finished: Job) => void;
};

export type Jobs = {
  /**
   * Writes a job down; one that stands already is left as it is, unless `again` sets a settled one to waiting. A
   * priority above 0 lifts a job that stands already.
   */
  add(job: NewJob, options?: { again?: boolean }): void;
  /** Failed ones first, then the newest. `only` is a condition in SQL on the rows of `job`. */
  list(filter?: { state?: JobState | undefined; limit?: number; only?: string }): Job[];
  counts(): JobCounts;
  count(state: JobState): number;
  /** Jobs of a kind that wait or run. */
  open(kind: JobKind): number;
  /** Puts the waiting jobs about these subjects before the others. One that took the program down stays at the end. */
  hurry(kind: JobKind, subjectIds: readonly number[]): void;
  /** Called whenever something new waits. Returns the function that unsubscribes. */
  onWaiting(listener: () => void): () => void;
  /** A failed or cancelled job waits again with a clean slate. @throws `not-found`, `not-allowed` */
  retry(id: number): void;
  retryFailed(): number;
  /** A waiting job is cancelled; a running one is stopped and then cancelled. @throws `not-found`, `not-allowed` */
  cancel(id: number): void;
  /** Works until nothing is left to do (back-off waited for) or the signal stops it; running jobs then wait again. */
  work(options: WorkOptions): Promise<void>;
};

/** Seconds before the next try after the first, second … failure. An engine that died comes back at once; a full disk takes a person. */
const BACK_OFF_SECONDS = [1, 10, 60];
const MAX_ATTEMPTS = BACK_OFF_SECONDS.length + 1;

/** A page that takes the process down each time stops its own dossier only; ten chance deaths of one page are unlikely. */
const MAX_DEATHS = 10;
const BEHIND_ALL_OTHERS = -1000;

/** Somebody looks at it and waits. */
const BEFORE_ALL_OTHERS = 1000;

/** Failures that may pass by themselves. All others fail for good at once: a damaged page stays damaged. */
const PASSING: ReadonlySet<ErrorCode> = new Set(['engine-died', 'engine-timeout', 'disk-full', 'write-failed']);

const columns = `id, key, kind, subject_id as subjectId, priority, state, attempts, not_before as notBefore, progress,
  error_code as errorCode, error_params as errorParams, created_at as createdAt, finished_at as finishedAt`;

type Row = Omit<Job, 'errorParams'> & { errorParams: string | null };
const jobOf = (row: Row): Job => ({
  ...row,
  errorParams: row.errorParams === null ? null : JSON.parse(row.errorParams),
});

export function openJobs(parts: { db: Database; clock?: () => Date }): Jobs {
  const { db, clock = () => new Date() } = parts;
  const running = new Map<number, AbortController>();
  const listeners = new Set<() => void>();
  const somethingWaits = (): void => {
    for (const listener of [...listeners]) listener();
  };

  const insert = db.prepare(
    `insert into job (key, kind, subject_id, priority, state, created_at) values (?, ?, ?, ?, 'waiting', ?)
     on conflict (key) do update set priority = excluded.priority where excluded.priority > max(priority, 0)`,
  );
  const wake = db.prepare(
    `update job set state = 'waiting', attempts = 0, deaths = 0, not_before = null, progress = 0, error_code = null,
       error_params = null, started_at = null, finished_at = null
     where (id = :id or key = :key) and state in ('done', 'failed', 'cancelled')`,
  );
  const byId = db.prepare<[number], Row>(`select ${columns} from job where id = ?`);
  const next = db.prepare<[{ kind: JobKind; at: string }], Row>(
    `update job set state = 'running', attempts = attempts + 1, started_at = :at, progress = 0
     where id = (select id from job where state = 'waiting' and kind = :kind and (not_before is null or not_before <= :at)
                 order by priority desc, id limit 1)
     returning ${columns}`,
  );
  const settle = db.prepare(
    `update job set state = :state, finished_at = :at, not_before = :notBefore, error_code = :code,
       error_params = :params, progress = :progress, attempts = :attempts
     where id = :id and state = 'running'`,
  );
  // What a stop between two statements left as running (a disk too full to write that it waits again).
  const putBack = db.prepare(
    `update job set state = 'waiting', attempts = max(attempts - 1, 0) where state = 'running'`,
  );
  const openOfKind = db
    .prepare<[{ kind: JobKind }], number>(
      `select (select count(*) from job where state = 'waiting' and kind = :kind) +
              (select count(*) from job where state = 'running' and kind = :kind)`,
    )
    .pluck();
  const inState = db.prepare<[JobState], number>('select count(*) from job where state = ?').pluck();
  const putFirst = db.prepare(
    `update job set priority = ${BEFORE_ALL_OTHERS} where kind = :kind and state = 'waiting' and priority >= 0
       and subject_id in (select value from json_each(:subjects))`,
  );
  const setProgress = db.prepare('update job set progress = ? where id = ?');
  const soonest = db.prepare<[], { at: string | null }>(
    `select min(coalesce(not_before, created_at)) as at from job where state = 'waiting'`,
  );

  // Whatever ran when the program stopped waits again. Whether it ended by a power cut or by this very page nobody can
  // tell, so a job that was there twice goes behind all others, and one that was there too often is given up, visibly.
  db.transaction(() => {
    db.prepare(
      `update job set deaths = deaths + 1, attempts = attempts - 1, state = 'waiting', started_at = null, progress = 0,
         priority = case when deaths >= 1 then min(priority, :behind) else priority end
       where state = 'running'`,
    ).run({ behind: BEHIND_ALL_OTHERS });
    db.prepare(
      `update job set state = 'failed', finished_at = :at, error_code = 'bug', error_params = :params
       where state = 'waiting' and deaths >= :most`,
    ).run({
      at: now(),
      most: MAX_DEATHS,
      params: JSON.stringify({ detail: `chương trình dừng ${MAX_DEATHS} lần khi đang làm việc này` }),
    });
  })();

  function existing(id: number): Job {
    const row = byId.get(id);
    if (row === undefined) throw new StationError('not-found', { kind: 'việc', id });
    return jobOf(row);
  }

  function counts(): JobCounts {
    const result: Record<JobState, number> = { waiting: 0, running: 0, done: 0, failed: 0, cancelled: 0 };
    for (const row of db
      .prepare<[], { state: JobState; n: number }>('select state, count(*) as n from job group by state')
      .all()) {
      result[row.state] = row.n;
    }
    return result;
  }

  async function runOne(job: Job, runner: Runner, stop: AbortSignal, full?: (cause: StationError) => void) {
    const own = new AbortController();
    running.set(job.id, own);
    const signal = AbortSignal.any([stop, own.signal]);
    const settled = {
      id: job.id,
      at: now(),
      notBefore: null as string | null,
      code: null as string | null,
      params: null as string | null,
      progress: 0,
      attempts: job.attempts,
    };
    try {
      await runner(job, { signal, progress: (share) => setProgress.run(share, job.id) });
      settle.run({ ...settled, state: 'done', progress: 1 });
    } catch (cause) {
      if (own.signal.aborted) {
        settle.run({ ...settled, state: 'cancelled' });
      } else if (stop.aborted) {
        // Stopped by the user, not by a fault: the try does not count.
        settle.run({ ...settled, state: 'waiting', attempts: job.attempts - 1 });
      } else {
        const error = failureOf(cause);
        if (error.code === 'disk-full' && full !== undefined) {
          full(error);
          return void settle.run({ ...settled, state: 'waiting', attempts: job.attempts - 1 });
        }
        const delay = BACK_OFF_SECONDS[job.attempts - 1];
        const again = PASSING.has(error.code) && delay !== undefined && job.attempts < MAX_ATTEMPTS;
        settle.run({
          ...settled,
          state: again ? 'waiting' : 'failed',
          notBefore: again ? new Date(clock().getTime() + delay * 1000).toISOString() : null,
          code: error.code,
          params: JSON.stringify(error.params),
        });
      }
    } finally {
      running.delete(job.id);
    }
  }

  async function work({ runners, lanes, signal, drain, stopWhenFull, onChange }: WorkOptions): Promise<void> {
    const active = new Map<number, { kind: JobKind; done: Promise<Job> }>();
    const halt = new AbortController();
    const stop = signal === undefined ? halt.signal : AbortSignal.any([signal, halt.signal]);
    const noMore = drain === undefined ? stop : AbortSignal.any([stop, drain]);
    let full: StationError | null = null;
    const whenFull = (cause: StationError): void => {
      full = cause;
      halt.abort();
    };
    if (running.size === 0) putBack.run();
    try {
      while (!noMore.aborted || (active.size > 0 && !stop.aborted)) {
        for (const kind of noMore.aborted ? [] : (Object.keys(lanes) as JobKind[])) {
          while ([...active.values()].filter((a) => a.kind === kind).length < lanes[kind]) {
            const row = next.get({ kind, at: clock().toISOString() });
            if (row === undefined) break;
            const job = jobOf(row);
            const run = runOne(job, runners[kind], stop, stopWhenFull ? whenFull : undefined);
            active.set(job.id, { kind, done: run.then(() => job) });
          }
        }
        if (active.size > 0) {
          const finished = await Promise.race([...active.values()].map((a) => a.done));
          active.delete(finished.id);
          onChange?.(existing(finished.id));
          continue;
        }
        const at = soonest.get()?.at ?? null;
        if (at === null) return;
        await pause(Math.max(20, new Date(at).getTime() - clock().getTime()), noMore, listeners);
      }
    } finally {
      // Stopped, or the queue itself cannot be written (a full disk): what still runs is put back, nothing is left behind.
      halt.abort();
      await Promise.allSettled([...active.values()].map((a) => a.done));
    }
    if (full !== null) throw full;
  }

  return {
    add(job, options = {}) {
      insert.run(job.key, job.kind, job.subjectId, job.priority ?? 0, now());
      if (options.again) wake.run({ id: -1, key: job.key });
      somethingWaits();
    },
    list({ state, limit = 1000, only = '1' } = {}) {
      // Two walks along indexes: one sorted by "failed first" would read the whole table of a big archive.
      const walk = (condition: string, most: number): Job[] =>
        db
          .prepare<[{ most: number; state: string | null }], Row>(listSql(condition, only))
          .all({ most, state: state ?? null })
          .map(jobOf);
      if (state !== undefined) return walk('state = :state', limit);
      const failed = walk(`state = 'failed' and :state is null`, limit);
      return [...failed, ...walk(`state <> 'failed' and :state is null`, limit - failed.length)];
    },
    counts,
    count: (state) => inState.get(state) ?? 0,
    open: (kind) => openOfKind.get({ kind }) ?? 0,
    hurry(kind, subjectIds) {
      putFirst.run({ kind, subjects: JSON.stringify(subjectIds) });
    },
    onWaiting(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    retry(id) {
      const job = existing(id);
      if (wake.run({ id, key: null }).changes === 0) {
        throw new StationError('not-allowed', { step: 'làm lại', kind: 'việc', id, state: job.state });
      }
      somethingWaits();
    },
    retryFailed() {
      const retried = db.transaction(() => {
        const failed = db.prepare<[], number>(`select id from job where state = 'failed'`).pluck().all();
        for (const id of failed) wake.run({ id, key: null });
        return failed.length;
      })();
      somethingWaits();
      return retried;
    },
    cancel(id) {
      const job = existing(id);
      const controller = running.get(id);
      if (controller !== undefined) return controller.abort();
      const done = db
        .prepare(`update job set state = 'cancelled', finished_at = ? where id = ? and state = 'waiting'`)
        .run(now(), id);
      if (done.changes === 0)
        throw new StationError('not-allowed', { step: 'hủy', kind: 'việc', id, state: job.state });
    },
    work,
  };
}

/** Exported for the test that looks at its plan. */
export const listSql = (condition: string, only: string): string =>
  `select ${columns} from job where ${condition} and ${only} order by id desc limit :most`;

function failureOf(cause: unknown): StationError {
  if (cause instanceof StationError) return cause;
  const detail = cause instanceof Error ? cause.message : String(cause);
  return isDiskFull(cause)
    ? new StationError('disk-full', { path: detail }, { cause })
    : new StationError('bug', { detail }, { cause });
}

/** Waits, but not past the end of the signal nor past something new to do. */
function pause(milliseconds: number, signal: AbortSignal, woken: Set<() => void>): Promise<void> {
  return new Promise((resolve) => {
    const end = (): void => {
      clearTimeout(timer);
      signal.removeEventListener('abort', end);
      woken.delete(end);
      resolve();
    };
    const timer = setTimeout(end, milliseconds);
    signal.addEventListener('abort', end);
    woken.add(end);
    if (signal.aborted) end();
  });
}
