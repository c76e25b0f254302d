/**
 * One run of a command: the archive opened, Ctrl-C listened to, the exit code settled.
 *
 * Ctrl-C stops cleanly: the page in hand is put back into the queue and the archive is closed; a second Ctrl-C ends
 * the program at once, which is safe too (the next start goes on from the last thing on the disk).
 */
import { existsSync } from 'node:fs';
import { userInfo } from 'node:os';
import { resolve } from 'node:path';
import type { CallArgs, CallName, CallResult } from '../../shared/contract.ts';
import { StationError } from '../../shared/errors.ts';
import { type Failure, failure } from '../../shared/result.ts';
import { openStation, type Session, type Station, type StationOptions } from '../station.ts';
import { password } from './secret.ts';
import { type Output, openTerminal } from './terminal.ts';

/** Documented in README and `--help`. */
export const exitCodes = {
  done: 0,
  /** The command was refused or failed; the sentence says why. */
  failed: 1,
  /** Wrong use: an unknown command or option. */
  usage: 2,
  /** Done, but something waits for a person: refused files, failed pages, documents not approved. */
  attention: 3,
  /** A check found something missing, changed or damaged. */
  damage: 4,
  /** Stopped by Ctrl-C; the next run goes on. */
  stopped: 130,
} as const;

export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes];

/** Asks the station; a refusal ends the command with its sentence. */
export type Ask = <N extends CallName>(name: N, args: CallArgs<N>) => Promise<CallResult<N>>;

export type GlobalOptions = { archive: string; json?: boolean; user?: string };

/** A refusal on its way out of a command. */
class Refused extends Error {
  readonly error: Failure;
  constructor(error: Failure) {
    super(error.message);
    this.error = error;
  }
}

/** Who types, as this computer knows him: stands in the chain until somebody signs in. */
const actor = (): string => {
  try {
    return userInfo().username;
  } catch {
    return 'dòng lệnh';
  }
};

export type Work = (ask: Ask, out: Output, run: { signal: AbortSignal }) => Promise<ExitCode>;

/** Opens the archive, signs in where it has users, lets `work` ask, closes, and sets the process's exit code. */
export async function withArchive(
  options: GlobalOptions,
  work: Work,
  opening: {
    create?: Omit<NonNullable<StationOptions['create']>, 'actor'>;
    /** What must be there before an archive is opened, or made for nothing. */
    needs?: readonly string[];
  } = {},
): Promise<void> {
  await command(options, async (out, signal) => {
    for (const path of opening.needs ?? []) {
      if (!existsSync(path)) throw new StationError('path-missing', { path });
    }
    const create = opening.create === undefined ? undefined : { ...opening.create, actor: actor() };
    const station = await openStation(resolve(options.archive), { create });
    const session = station.openSession({ defaultActor: actor() });
    try {
      await signIn(station, session, options.user, signal);
      return await work(
        async (name, args) => {
          const result = await station.call(name, args, session, { signal, onProgress: (p) => out.progress(p) });
          if (!result.ok) throw new Refused(result.error);
          return result.value;
        },
        out,
        { signal },
      );
    } finally {
      out.endProgress();
      await station.close();
    }
  });
}

/**
 * Signs in where the archive has users. Without any it is open, and a user named in the environment is not asked for:
 * that is set once for all archives of this computer.
 */
async function signIn(
  station: Station,
  session: Session,
  named: string | undefined,
  signal: AbortSignal,
): Promise<void> {
  const state = await station.call('session.state', {}, session);
  if (!state.ok) throw new Refused(state.error);
  if (state.value.state === 'open') {
    if (named !== undefined) throw new StationError('no-users');
    return;
  }
  const name = named ?? process.env.TRAM_SO_HOA_USER;
  if (name === undefined) throw new StationError('sign-in-needed');
  const given = await password(name, signal);
  if (given === null) throw new StationError('sign-in-needed');
  const signedIn = await station.call('session.signIn', { name, password: given }, session);
  if (!signedIn.ok) throw new Refused(signedIn.error);
}

/** The frame of every command: output, Ctrl-C, errors, exit code. */
export async function command(
  options: { json?: boolean },
  work: (out: Output, signal: AbortSignal) => Promise<ExitCode>,
): Promise<void> {
  const out = openTerminal({ json: options.json === true });
  const stop = new AbortController();
  const onInterrupt = (): void => {
    if (stop.signal.aborted) process.exit(exitCodes.stopped);
    stop.abort(new StationError('cancelled'));
    out.endProgress();
    process.stderr.write('Đang dừng… (Ctrl-C lần nữa để thoát ngay)\n');
  };
  process.on('SIGINT', onInterrupt);
  process.on('SIGTERM', onInterrupt);
  try {
    const code = await work(out, stop.signal);
    process.exitCode = stop.signal.aborted ? exitCodes.stopped : code;
  } catch (cause) {
    if (cause instanceof Refused) out.fail(cause.error);
    else if (cause instanceof StationError) out.fail(failure(cause));
    else {
      // A bug: people get the sentence, whoever maintains the program the place.
      out.fail(failure(new StationError('bug', { detail: cause instanceof Error ? cause.message : String(cause) })));
      process.stderr.write(`${cause instanceof Error ? cause.stack : ''}\n`);
    }
    process.exitCode = stop.signal.aborted ? exitCodes.stopped : exitCodes.failed;
  } finally {
    process.off('SIGINT', onInterrupt);
    process.off('SIGTERM', onInterrupt);
  }
}
