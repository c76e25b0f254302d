import { describe, expect, it } from 'vitest';
import { StationError } from '../../shared/errors.ts';
import { type Database, openDatabase } from '../database/database.ts';
import { type Job, type Jobs, openJobs, type Runner } from './jobs.ts';

const nothing: Runner = async () => {};
const lanes = { 'read-page': 1, 'describe-document': 1 };

function queue(): { db: Database; jobs: Jobs } {
  const db = openDatabase(':memory:');
  return { db, jobs: openJobs({ db }) };
}

const page = (n: number, priority = 0) => ({ key: `p${n}`, kind: 'read-page' as const, subjectId: n, priority });

/** A runner whose work ends when the test says so. */
function held() {
  const seen: number[] = [];
  const release = new Map<number, (error?: Error) => void>();
  const runner: Runner = (job, { signal }) =>
    new Promise((resolve, reject) => {
      seen.push(job.subjectId);
      release.set(job.subjectId, (error) => (error ? reject(error) : resolve()));
      signal.addEventListener('abort', () => reject(signal.reason));
    });
  return { seen, release, runner };
}

describe('the queue', () => {
  it('holds a piece of work once, however often it is asked for', () => {
    const { jobs } = queue();
    jobs.add(page(1));
    jobs.add(page(1));
    expect(jobs.counts().waiting).toBe(1);
  });

  it('does urgent work first, then in order of asking', async () => {
    const { jobs } = queue();
    for (const job of [page(1), page(2), page(3, 9)]) jobs.add(job);
    const order: number[] = [];
    const runner: Runner = async (job) => void order.push(job.subjectId);
    await jobs.work({ runners: { 'read-page': runner, 'describe-document': nothing }, lanes });
    expect(order).toEqual([3, 1, 2]);
    expect(jobs.counts()).toMatchObject({ done: 3, waiting: 0 });
  });

  it('runs as many side by side as it has lanes, and takes up work that work makes', async () => {
    const { jobs } = queue();
    for (const n of [1, 2, 3]) jobs.add(page(n));
    const { seen, release, runner } = held();
    const described: number[] = [];
    const working = jobs.work({
      runners: {
        'read-page': async (job, run) => {
          await runner(job, run);
          jobs.add({ key: `d${job.subjectId}`, kind: 'describe-document', subjectId: job.subjectId });
        },
        'describe-document': async (job) => void described.push(job.subjectId),
      },
      lanes: { ...lanes, 'read-page': 2 },
    });
    await expect.poll(() => seen).toEqual([1, 2]);
    release.get(2)?.();
    await expect.poll(() => seen).toEqual([1, 2, 3]);
    release.get(1)?.();
    release.get(3)?.();
    await working;
    expect(described).toEqual([2, 1, 3]);
  });

  it('keeps what failed for good, with its reason, until somebody retries it', async () => {
    const { jobs } = queue();
    jobs.add(page(1));
    jobs.add(page(2));
    const broken: Runner = async (job) => {
      if (job.subjectId === 1) throw new StationError('page-damaged', { page: 1, name: 'a.pdf', detail: 'x' });
    };
    await jobs.work({ runners: { 'read-page': broken, 'describe-document': nothing }, lanes });
    expect(jobs.counts()).toMatchObject({ failed: 1, done: 1 });
    const [job] = jobs.list({ state: 'failed' });
    expect(job).toMatchObject({ errorCode: 'page-damaged', errorParams: { name: 'a.pdf' }, attempts: 1 });
    jobs.retry((job as Job).id);
    await jobs.work({ runners: { 'read-page': nothing, 'describe-document': nothing }, lanes });
    expect(jobs.counts()).toMatchObject({ failed: 0, done: 2 });
  });

  it('tries again after a passing failure, later each time, and gives up at last', async () => {
    let time = Date.parse('2026-01-01T00:00:00Z');
    const db = openDatabase(':memory:');
    const jobs = openJobs({ db, clock: () => new Date(time) });
    jobs.add(page(1));
    const waits: number[] = [];
    const dying: Runner = async () => {
      throw new StationError('engine-died', { page: 1, name: 'a', detail: 'x' });
    };
    const stop = new AbortController();
    await jobs.work({
      runners: { 'read-page': dying, 'describe-document': nothing },
      lanes,
      signal: stop.signal,
      onChange: (job) => {
        if (job?.notBefore == null) return;
        waits.push((Date.parse(job.notBefore) - time) / 1000);
        time = Date.parse(job.notBefore);
      },
    });
    expect(waits).toEqual([1, 10, 60]);
    expect(jobs.list()[0]).toMatchObject({ state: 'failed', errorCode: 'engine-died', attempts: 4 });
  });

  it('lets running work wait again when it is stopped, without counting the try', async () => {
    const { jobs } = queue();
    jobs.add(page(1));
    const { seen, runner } = held();
    const stop = new AbortController();
    const working = jobs.work({
      runners: { 'read-page': runner, 'describe-document': nothing },
      lanes,
      signal: stop.signal,
    });
    await expect.poll(() => seen).toEqual([1]);
    stop.abort();
    await working;
    expect(jobs.list()[0]).toMatchObject({ state: 'waiting', attempts: 0 });
  });

  it('puts running work back and says so when the queue itself cannot be written', async () => {
    const { db, jobs } = queue();
    jobs.add(page(1));
    jobs.add(page(2));
    const { release, runner } = held();
    db.exec(`create trigger full before update on job when new.state in ('done', 'failed')
             begin select raise(abort, 'đĩa đầy'); end`);
    const working = jobs.work({
      runners: { 'read-page': runner, 'describe-document': nothing },
      lanes: { ...lanes, 'read-page': 2 },
    });
    await expect.poll(() => release.size).toBe(2);
    release.get(2)?.();
    await expect(working).rejects.toThrow('đĩa đầy');
    expect(jobs.list().map((j) => [j.subjectId, j.state])).toEqual([
      [2, 'running'],
      [1, 'waiting'],
    ]);
  });

  it('cancels one job and goes on with the others', async () => {
    const { jobs } = queue();
    jobs.add(page(1));
    jobs.add(page(2));
    const { seen, release, runner } = held();
    const working = jobs.work({ runners: { 'read-page': runner, 'describe-document': nothing }, lanes });
    await expect.poll(() => seen).toEqual([1]);
    jobs.cancel(jobs.list({ state: 'running' })[0]?.id ?? 0);
    await expect.poll(() => seen).toEqual([1, 2]);
    release.get(2)?.();
    await working;
    expect(jobs.counts()).toMatchObject({ cancelled: 1, done: 1 });
  });

  it('takes up at start what was running when the program died, behind the rest the second time', async () => {
    const { db, jobs } = queue();
    for (const n of [1, 2, 3]) jobs.add(page(n));
    for (const _ of [1, 2]) {
      db.exec(`update job set state = 'running', attempts = attempts + 1 where key = 'p1'`);
      expect(openJobs({ db }).list({ state: 'waiting' })).toHaveLength(3);
    }
    const order: number[] = [];
    const runner: Runner = async (job) => void order.push(job.subjectId);
    await openJobs({ db }).work({ runners: { 'read-page': runner, 'describe-document': nothing }, lanes });
    expect(order).toEqual([2, 3, 1]);
  });

  it('gives up at last, visibly, what was running at every death of the program, until it is retried', () => {
    const { db, jobs } = queue();
    jobs.add(page(1));
    for (let n = 0; n < 10; n += 1) {
      db.exec(`update job set state = 'running', attempts = attempts + 1`);
      openJobs({ db });
    }
    const [job] = jobs.list({ state: 'failed' });
    expect(job).toMatchObject({ subjectId: 1, errorCode: 'bug' });
    jobs.retry(job?.id ?? 0);
    expect(openJobs({ db }).counts()).toMatchObject({ waiting: 1, failed: 0 });
  });
});
