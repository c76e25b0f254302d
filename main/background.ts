/**
 * The queue of a station that works by itself, as the window's does: it begins whenever something waits, says how far it
 * is, and can be paused.
 *
 * Promises: a pause is remembered in the archive and outlives the program; pausing and closing finish the pages in hand;
 * on a full disk the work stands still, says why, and tries again by itself; nothing is reported done that is not on the
 * disk.
 */
import type { Topic } from '../shared/contract.ts';
import { isDiskFull, StationError } from '../shared/errors.ts';
import type { Problem, WorkState } from '../shared/views.ts';
import type { StationEvents } from './events.ts';
import type { Job } from './jobs/jobs.ts';
import type { Log } from './log.ts';
import { freshIndex, type QueueParts, workQueue } from './queue-run.ts';

/** How long the pace is looked back upon: long enough for a steady figure, short enough to follow a change of papers. */
const PACE_MILLISECONDS = 3 * 60_000;
const LEAST_PACE_MILLISECONDS = 5_000;
/** A full disk takes a person; asking more often only wears it. */
const TRY_AGAIN_MILLISECONDS = 30_000;
const TELL_MILLISECONDS = 400;
const MOVED: readonly Topic[] = ['records', 'work', 'search'];

export type Background = {
  state(): WorkState;
  pause(): WorkState;
  resume(): WorkState;
  /** Begins to work. Without it the state can be asked and the pause set, and nobody works. */
  start(): void;
  /** Finishes the pages in hand. */
  stop(): Promise<void>;
};

export function openBackground(
  parts: QueueParts & {
    readonly events: StationEvents;
    readonly log: Log;
    readonly folder: string;
    readonly clock?: () => number;
    readonly tryAgainAfter?: number;
  },
): Background {
  const { db, jobs, events, log, clock = Date.now, tryAgainAfter = TRY_AGAIN_MILLISECONDS } = parts;
  const isPaused = db.prepare<[], 0 | 1>('select paused from work_setting').pluck();
  const setPaused = db.prepare('update work_setting set paused = ?');

  let drain = new AbortController();
  let closing = false;
  let working = false;
  let loop: Promise<void> = Promise.resolve();
  let problem: Problem | null = null;
  let done = 0;
  let beganAt = clock();
  /** When pages were settled, oldest first, no longer ago than the pace looks. */
  let settled: number[] = [];
  let wake: () => void = () => undefined;

  const paused = (): boolean => isPaused.get() === 1;

  function pace(): number | null {
    const at = clock();
    settled = settled.filter((time) => time > at - PACE_MILLISECONDS);
    const span = at - Math.max(beganAt, at - PACE_MILLISECONDS);
    return settled.length < 2 || span < LEAST_PACE_MILLISECONDS ? null : (settled.length * 60_000) / span;
  }

  function state(): WorkState {
    const left = jobs.open('read-page');
    const perMinute = working ? pace() : null;
    return {
      state: paused() ? 'paused' : working ? 'running' : 'idle',
      done,
      total: done + left,
      pagesPerMinute: perMinute,
      secondsLeft: perMinute === null || left === 0 ? null : Math.ceil((left * 60) / perMinute),
      failed: jobs.count('failed'),
      problem,
    };
  }

  // Pages come several a second; whoever listens is told a few times a second, and always of the last one.
  let teller: NodeJS.Timeout | null = null;
  let moved = false;
  function tell(): void {
    if (teller !== null) clearTimeout(teller);
    teller = null;
    if (moved) events.emit('changed', { topics: MOVED });
    moved = false;
    events.emit('work', state());
  }
  function tellSoon(): void {
    teller ??= setTimeout(tell, TELL_MILLISECONDS);
  }

  function onChange(job: Job): void {
    moved = true;
    if (job.kind === 'read-page' && (job.state === 'done' || job.state === 'failed')) {
      done += 1;
      settled.push(clock());
    }
    if (job.state === 'done') problem = null;
    tellSoon();
  }

  /** Until something waits, the pause ends, the program closes, or the time is over. */
  const until = (milliseconds?: number): Promise<void> =>
    new Promise((resolve) => {
      const timer = milliseconds === undefined ? undefined : setTimeout(() => wake(), milliseconds);
      wake = () => {
        clearTimeout(timer);
        wake = () => undefined;
        resolve();
      };
    });

  const waits = (): boolean => jobs.open('read-page') + jobs.open('describe-document') > 0;

  async function work(): Promise<void> {
    working = true;
    beganAt = clock();
    settled = [];
    tell();
    try {
      await freshIndex(parts, {});
      await workQueue(parts, { drain: drain.signal, stopWhenFull: true, onChange });
      problem = null;
    } catch (cause) {
      const full = (cause instanceof StationError && cause.code === 'disk-full') || isDiskFull(cause);
      log.error({ work: 'queue', err: cause });
      problem = full
        ? { code: 'disk-full', params: cause instanceof StationError ? cause.params : { path: parts.folder } }
        : { code: 'bug', params: { detail: cause instanceof Error ? cause.message : String(cause) } };
    } finally {
      working = false;
    }
  }

  async function run(): Promise<void> {
    while (!closing) {
      if (paused() || !waits()) {
        if (!waits()) done = 0;
        await until();
        continue;
      }
      drain = new AbortController();
      await work();
      tell();
      if (problem !== null && !closing) await until(tryAgainAfter);
    }
  }

  return {
    state,
    pause() {
      setPaused.run(1);
      drain.abort();
      tell();
      return state();
    },
    resume() {
      setPaused.run(0);
      wake();
      tell();
      return state();
    },
    start() {
      jobs.onWaiting(() => {
        // Called inside the transaction that writes the job down: looked at once that is over.
        if (problem === null) setImmediate(() => wake());
        tellSoon();
      });
      loop = run();
    },
    async stop() {
      closing = true;
      drain.abort();
      wake();
      await loop;
      if (teller !== null) clearTimeout(teller);
    },
  };
}
