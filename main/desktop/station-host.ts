/**
 * Keeps the station running behind the window: starts its process, passes calls on, starts it again when it dies.
 *
 * Promises: every call is answered, with `station-stopped` when the process died over it; a station that dies again
 * and again is left alone and the window told why; closing waits for what is in hand, but not for ever.
 */
import { randomUUID } from 'node:crypto';
import type { CallArgs, CallName, CallProgress, CallResult, EventName, EventPayload } from '../../shared/contract.ts';
import type { StationState } from '../../shared/desktop.ts';
import { StationError } from '../../shared/errors.ts';
import { type Failure, failed, failure, ok, type Result } from '../../shared/result.ts';
import type { FromStation, NewArchive, ToStation } from '../station-messages.ts';

/** One process of the station: node-child.ts, utility-child.ts. */
export type StationChild = {
  send(message: ToStation): void;
  kill(): void;
};

export type ChildListener = {
  onMessage(message: FromStation): void;
  /** Once, however it ended. */
  onExit(): void;
};

export type StationHost = {
  state(): StationState;
  /** Opens an archive in the place of the one that is open; when it cannot be opened, none is. */
  open(folder: string, create?: NewArchive): Promise<Result<null>>;
  call<N extends CallName>(name: N, args: CallArgs<N>, callId?: string): Promise<Result<CallResult<N>>>;
  cancel(callId: string): void;
  /** Closes the archive: what is in hand is finished or put back first. */
  close(): Promise<void>;
  /** Opens the archive of the last time. When it cannot be opened the state says so, and `restart` tries again. */
  resume(folder: string): Promise<void>;
  /** Starts again after it stopped for good. */
  restart(): Promise<void>;
};

/** So many deaths in so long are no accident. */
const MOST_DEATHS = 5;
const DEATHS_WITHIN_MS = 60_000;
/** Doubled with each death up to the longest; the first restart is at once. */
const WAIT_MS = 250;
const LONGEST_WAIT_MS = 5_000;
/** A page in hand takes seconds; a sealing or a delivery stops between two files. */
const CLOSE_LIMIT_MS = 30_000;

export function openStationHost(options: {
  startChild(listener: ChildListener): StationChild;
  /** The login name of this computer. */
  actor: string;
  onState(state: StationState): void;
  onProgress(callId: string, progress: CallProgress): void;
  onEvent<E extends EventName>(event: E, payload: EventPayload<E>): void;
  closeLimitMs?: number;
  /** The first wait between a second death and the next start. */
  waitMs?: number;
}): StationHost {
  const { startChild, actor, onState, onProgress, onEvent, closeLimitMs = CLOSE_LIMIT_MS, waitMs = WAIT_MS } = options;
  const pending = new Map<string, (result: Result<unknown>) => void>();
  let state: StationState = { phase: 'no-archive' };
  let current: Running | null = null;
  let deaths: number[] = [];
  let retry: NodeJS.Timeout | null = null;

  const enter = (next: StationState): void => {
    state = next;
    onState(next);
  };
  const stopped = (archive: string, error: Failure): void => enter({ phase: 'stopped', archive, error });

  /** Starts a process and opens the archive in it; the answer is the opening's. */
  function start(folder: string, create?: NewArchive): Promise<Result<null>> {
    return new Promise((resolve) => {
      const exited = Promise.withResolvers<void>();
      let opened = false;
      const child = startChild({
        onMessage(message) {
          switch (message.kind) {
            case 'opened':
              opened = true;
              enter({ phase: 'ready', archive: message.folder });
              return resolve(ok(null));
            case 'refused':
              return resolve({ ok: false, error: message.error });
            case 'answer': {
              const settle = pending.get(message.id);
              pending.delete(message.id);
              return settle?.(message.result);
            }
            case 'progress':
              return onProgress(message.id, message.progress);
            case 'event':
              return onEvent(message.event, message.payload);
            case 'closed':
              return;
          }
        },
        onExit() {
          const expected = running.closing;
          if (current === running) current = null;
          exited.resolve();
          const waiting = [...pending.values()];
          pending.clear();
          for (const settle of waiting) settle(failed(new StationError('station-stopped')));
          // After a refusal the opening has been answered already, and this says nothing new.
          resolve(failed(new StationError('station-stopped')));
          if (opened && !expected) died(folder);
        },
      });
      const running: Running = { child, exited: exited.promise, closing: false };
      current = running;
      child.send({ kind: 'open', folder, actor, create });
    });
  }

  /** As `start`; a process whose archive did not open is gone when this answers. */
  async function startOrEnd(folder: string, create?: NewArchive): Promise<Result<null>> {
    const opened = await start(folder, create);
    if (!opened.ok) await end();
    return opened;
  }

  function died(archive: string): void {
    const now = Date.now();
    deaths = [...deaths.filter((at) => now - at < DEATHS_WITHIN_MS), now];
    if (deaths.length > MOST_DEATHS) {
      stopped(archive, failure(new StationError('station-keeps-dying', { count: deaths.length })));
      return;
    }
    enter({ phase: 'restarting', archive });
    const wait = deaths.length === 1 ? 0 : Math.min(LONGEST_WAIT_MS, waitMs * 2 ** (deaths.length - 2));
    retry = setTimeout(async () => {
      retry = null;
      const opened = await startOrEnd(archive);
      if (opened.ok || state.phase !== 'restarting') return;
      // Died while opening: a death like any other. Refused: trying again would not help.
      if (opened.error.code === 'station-stopped') died(archive);
      else stopped(archive, opened.error);
    }, wait);
  }

  /** Lets the process finish what is in hand, and ends it when that takes too long. */
  async function end(): Promise<void> {
    if (retry !== null) clearTimeout(retry);
    retry = null;
    const running = current;
    if (running === null) return;
    if (!running.closing) running.child.send({ kind: 'close' });
    running.closing = true;
    const timer = setTimeout(() => running.child.kill(), closeLimitMs);
    await running.exited;
    clearTimeout(timer);
  }

  async function resume(archive: string): Promise<void> {
    deaths = [];
    enter({ phase: 'starting', archive });
    const opened = await startOrEnd(archive);
    if (!opened.ok) stopped(archive, opened.error);
  }

  return {
    state: () => state,
    async open(folder, create) {
      await end();
      enter({ phase: 'starting', archive: folder });
      const opened = await startOrEnd(folder, create);
      if (!opened.ok) enter({ phase: 'no-archive' });
      return opened;
    },
    call(name, args, callId = randomUUID()) {
      const running = current;
      if (running === null || running.closing || state.phase !== 'ready') {
        return Promise.resolve(failed(new StationError('station-stopped')));
      }
      if (pending.has(callId)) {
        return Promise.resolve(failed(new StationError('bad-request', { call: name, detail: 'trùng mã lời gọi' })));
      }
      return new Promise((resolve) => {
        pending.set(callId, resolve as (result: Result<unknown>) => void);
        running.child.send({ kind: 'call', id: callId, call: name, args });
      });
    },
    cancel(callId) {
      if (pending.has(callId)) current?.child.send({ kind: 'cancel', id: callId });
    },
    async close() {
      await end();
      if (state.phase !== 'no-archive') enter({ phase: 'no-archive' });
    },
    resume,
    async restart() {
      if (state.phase === 'stopped') await resume(state.archive);
    },
  };
}

type Running = { readonly child: StationChild; readonly exited: Promise<void>; closing: boolean };
