/**
 * The station: one archive folder, opened. What it is made of stands in station-parts.ts.
 *
 * Every call of the contract enters through `call`, where its arguments are parsed and the caller's permission is checked, and leaves as a `Result`. Knows nothing of windows: the
 * command line runs it in its own process, tests open it on a temporary folder, the desktop in a process of its own.
 */
import {
  type CallArgs,
  type CallName,
  type CallProgress,
  type CallResult,
  contract,
  type EventName,
  type EventPayload,
  type ParsedArgs,
} from '../shared/contract.ts';
import { isDiskFull, StationError } from '../shared/errors.ts';
import { failed, ok, type Result } from '../shared/result.ts';
import { answerers } from './calls/calls.ts';
import type { Session } from './people/people.ts';
import { openStationParts, type StationOptions } from './station-parts.ts';

export type { Session } from './people/people.ts';
export type { StationOptions } from './station-parts.ts';

/** How a long call is stopped and how it says where it is. */
export type CallRun = { signal?: AbortSignal | undefined; onProgress?: ((progress: CallProgress) => void) | undefined };

export type Station = {
  readonly folder: string;
  /** Never throws: what goes wrong is in the result. */
  call<N extends CallName>(name: N, args: CallArgs<N>, session: Session, run?: CallRun): Promise<Result<CallResult<N>>>;
  /**
   * A seat at which somebody may sign in, for the whole time that a window or a command works with the station. In an
   * archive without users it may do everything, as `defaultActor`.
   */
  openSession(options: { defaultActor: string }): Session;
  /** Tells what changes without being asked. Returns the function that unsubscribes. */
  on<E extends EventName>(event: E, listener: (payload: EventPayload<E>) => void): () => void;
  /** Stops engines, closes the database, lets the next opener in. */
  close(): Promise<void>;
};

/**
 * Opens the archive in a folder.
 * @throws StationError with an `archive-…` code; whatever had been opened is closed again
 */
export async function openStation(folder: string, options: StationOptions = {}): Promise<Station> {
  const parts = openedParts(folder, options);
  const answers = answerers(parts);

  async function answer<N extends CallName>(
    name: N,
    args: unknown,
    session: Session,
    run: CallRun,
  ): Promise<CallResult<N>> {
    const spec = contract[name];
    if (spec === undefined) throw new StationError('bad-request', { call: name, detail: 'không có lệnh này' });
    const caller = parts.people.sessions.caller(session);
    if (!caller.permissions.has(spec.permission)) throw new StationError(caller.refusal, { call: name });
    const parsed = spec.args.safeParse(args);
    if (!parsed.success) {
      const detail = parsed.error.issues.map((issue) => `${issue.path.join('.')} ${issue.message}`.trim()).join('; ');
      throw new StationError('bad-request', { call: name, detail });
    }
    const answered = await answers[name](parsed.data as ParsedArgs<N>, {
      ...run,
      actor: caller.actor,
      session: caller,
    });
    if (spec.kind === 'change' && spec.topics.length > 0) parts.events.emit('changed', { topics: spec.topics });
    return answered;
  }

  return {
    folder: parts.archive.folder,
    async call(name, args, session, run = {}) {
      try {
        return ok(await answer(name, args, session, run));
      } catch (cause) {
        if (cause instanceof StationError) return failed(cause);
        if (run.signal?.aborted) return failed(new StationError('cancelled', {}, { cause }));
        if (isDiskFull(cause)) return failed(new StationError('disk-full', { path: parts.archive.folder }, { cause }));
        const bug = new StationError(
          'bug',
          { detail: cause instanceof Error ? cause.message : String(cause) },
          { cause },
        );
        parts.log.error({ call: name, err: cause });
        return failed(bug);
      }
    },
    openSession: (options) => parts.people.sessions.open(options),
    on: parts.events.on,
    close: parts.close,
  };
}

function openedParts(folder: string, options: StationOptions): ReturnType<typeof openStationParts> {
  try {
    return openStationParts(folder, options);
  } catch (cause) {
    // Even opening writes: the lock, the log, what was running when the program last stopped.
    throw isDiskFull(cause) ? new StationError('disk-full', { path: folder }, { cause }) : cause;
  }
}
