/**
 * As many engines as make sense, one page each.
 *
 * Promises: pages are taken by priority, then in the order they were asked for. Every page settles: read, too slow,
 * aborted, or failed with its engine. A dead engine costs its page only; the next page gets a new one. `close` settles
 * what waits and what runs. Engines start when there is work for them, not before.
 */
import { availableParallelism, freemem } from 'node:os';
import { StationError } from '../../shared/errors.ts';
import type { Engine, EngineOutput, ToRead } from './engine.ts';
import { startTesseract } from './tesseract-engine.ts';

export type PoolOptions = {
  /** Engines at most; by default one a core, as far as memory allows. */
  readonly count?: number;
  readonly create?: () => Promise<Engine>;
  readonly timeLimitSeconds?: number;
  /** Pages after which an engine is replaced by a fresh one. */
  readonly renewAfter?: number;
};

export type ReadOptions = {
  readonly signal?: AbortSignal;
  /** Higher goes first; 0 by default. The page on somebody's screen should be the highest. */
  readonly priority?: number;
};

export interface EnginePool {
  /** How many pages can be read at once. */
  readonly count: number;
  /**
   * Reads one page.
   * @throws StationError engine-died, engine-timeout, cancelled
   */
  read(page: ToRead, options?: ReadOptions): Promise<EngineOutput>;
  /** Ends every engine and settles every page as cancelled. */
  close(): Promise<void>;
}

/** Full pages of text took 2 to 4 s on a busy machine (2026-11): after thirty times that, a page will never end. */
const TIME_LIMIT_SECONDS = 120;

/** WebAssembly memory grows with the largest page and is never given back: renewed often enough, rarely enough. */
const RENEW_AFTER = 200;

/** A generous allowance: two engines with PDFium and the pictures at hand took 0.85 GB together (2026-11). */
const BYTES_PER_ENGINE = 400 * 1024 * 1024;

type Job = {
  readonly page: ToRead;
  readonly priority: number;
  readonly signal: AbortSignal | undefined;
  resolve(output: EngineOutput): void;
  reject(error: unknown): void;
};

/** One engine's place: empty until there is work, and again after a death. */
type Seat = { engine: Engine | null; pages: number; busy: AbortController | null };

export function openEngines(options: PoolOptions = {}): EnginePool {
  const { create = startTesseract, timeLimitSeconds = TIME_LIMIT_SECONDS, renewAfter = RENEW_AFTER } = options;
  const count =
    options.count ?? Math.max(1, Math.min(availableParallelism(), Math.floor(freemem() / BYTES_PER_ENGINE)));
  const seats: Seat[] = Array.from({ length: count }, () => ({ engine: null, pages: 0, busy: null }));
  const queue: Job[] = [];
  const running = new Set<Promise<void>>();
  let closed = false;

  const dispatch = (): void => {
    while (!closed && queue.length > 0) {
      // A seat whose engine is already up first: a single page at a time needs a single engine.
      const free = seats.filter((seat) => seat.busy === null);
      const seat = free.find((one) => one.engine !== null) ?? free[0];
      if (seat === undefined) return;
      const job = queue.shift();
      if (job === undefined) return;
      const work = run(seat, job).finally(() => {
        running.delete(work);
        dispatch();
      });
      running.add(work);
    }
  };

  /** Reads one page on one seat; settles the job and never throws. */
  async function run(seat: Seat, job: Job): Promise<void> {
    const stop = new AbortController();
    seat.busy = stop;
    const giveUp = (): void => stop.abort(new StationError('cancelled'));
    job.signal?.addEventListener('abort', giveUp, { once: true });
    let timer: NodeJS.Timeout | undefined;
    let cutOff = false;
    try {
      if (job.signal?.aborted) giveUp();
      const engine = await engineOf(seat);
      stop.signal.throwIfAborted();
      cutOff = true;
      // The clock starts with the reading, so starting an engine on a busy machine is not held against the page.
      timer = setTimeout(() => {
        stop.abort(new StationError('engine-timeout', { seconds: timeLimitSeconds }));
      }, timeLimitSeconds * 1000);
      const reading = engine.recognise(job.page, stop.signal);
      const output = await Promise.race([reading, whenAborted(stop.signal)]);
      cutOff = false;
      seat.pages++;
      job.resolve(output);
    } catch (error) {
      job.reject(stop.signal.aborted ? stop.signal.reason : error);
    } finally {
      clearTimeout(timer);
      job.signal?.removeEventListener('abort', giveUp);
      // An engine cut off in the middle of a page cannot be asked to stop: it is ended.
      if ((cutOff && stop.signal.aborted) || seat.engine?.alive === false || seat.pages >= renewAfter)
        await empty(seat);
      seat.busy = null;
    }
  }

  async function engineOf(seat: Seat): Promise<Engine> {
    if (seat.engine !== null && !seat.engine.alive) await empty(seat);
    seat.engine ??= await create();
    return seat.engine;
  }

  async function empty(seat: Seat): Promise<void> {
    const { engine } = seat;
    seat.engine = null;
    seat.pages = 0;
    await engine?.close();
  }

  return {
    count,
    read(page, { signal, priority = 0 } = {}) {
      if (closed || signal?.aborted) return Promise.reject(new StationError('cancelled'));
      const { promise, resolve, reject } = Promise.withResolvers<EngineOutput>();
      const job: Job = { page, priority, signal, resolve, reject };
      const place = queue.findIndex((other) => other.priority < priority);
      queue.splice(place === -1 ? queue.length : place, 0, job);
      const leave = (): void => {
        const at = queue.indexOf(job);
        if (at === -1) return;
        queue.splice(at, 1);
        reject(new StationError('cancelled'));
      };
      signal?.addEventListener('abort', leave, { once: true });
      dispatch();
      return promise.finally(() => signal?.removeEventListener('abort', leave));
    },
    async close() {
      closed = true;
      for (const job of queue.splice(0)) job.reject(new StationError('cancelled'));
      for (const seat of seats) seat.busy?.abort(new StationError('cancelled'));
      await Promise.all(running);
      await Promise.all(seats.map(empty));
    },
  };
}

/** Rejects when the signal is raised; an engine that ignores the signal cannot hold the pool. */
function whenAborted(signal: AbortSignal): Promise<never> {
  const { promise, reject } = Promise.withResolvers<never>();
  if (signal.aborted) reject(signal.reason);
  else signal.addEventListener('abort', () => reject(signal.reason), { once: true });
  return promise;
}
