/**
 * Passwords on the command line: from the environment for scheduled jobs, else asked on the terminal without showing
 * what is typed. Never from an argument, which other users of the computer could read in the list of processes.
 */
import { createInterface } from 'node:readline';
import { Writable } from 'node:stream';
import { StationError } from '../../shared/errors.ts';

type Terminal = {
  readonly input: NodeJS.ReadableStream & { readonly isTTY?: boolean };
  readonly output: NodeJS.WritableStream;
};

const ownTerminal: Terminal = { input: process.stdin, output: process.stderr };

/**
 * Asks for one line, which is not shown.
 * @returns null where there is no terminal to ask on
 * @throws StationError `cancelled` for Ctrl-C, Ctrl-D or the signal
 */
export function askSecret(question: string, signal: AbortSignal, terminal = ownTerminal): Promise<string | null> {
  const { input, output } = terminal;
  if (input.isTTY !== true) return Promise.resolve(null);
  // readline puts the terminal into raw mode, so that it echoes nothing itself, and edits the line in here.
  const nowhere = new Writable({ write: (_chunk, _encoding, written) => written() });
  const lines = createInterface({ input, output: nowhere, terminal: true });
  return new Promise((resolve, reject) => {
    // In raw mode Ctrl-C is a key like any other; here it becomes what it is everywhere else.
    lines.once('SIGINT', () => process.kill(process.pid, 'SIGINT'));
    const stop = (): void => lines.close();
    signal.addEventListener('abort', stop, { once: true });
    lines.once('close', () => {
      signal.removeEventListener('abort', stop);
      output.write('\n');
      // After an answer this comes too late to matter.
      reject(new StationError('cancelled'));
    });
    output.write(question);
    lines.question('', (answer) => {
      resolve(answer);
      lines.close();
    });
  });
}

/** The password of whoever signs in; null where there is none to be had. */
export async function password(name: string, signal: AbortSignal): Promise<string | null> {
  return process.env.TRAM_SO_HOA_PASSWORD ?? (await askSecret(`Mật khẩu của ${name} / password: `, signal));
}

/** @throws StationError `password-missing`, `passwords-differ`, `cancelled` */
export async function newPassword(name: string, signal: AbortSignal, terminal = ownTerminal): Promise<string> {
  const given =
    process.env.TRAM_SO_HOA_NEW_PASSWORD ??
    (await askSecret(`Mật khẩu mới cho ${name} / new password: `, signal, terminal));
  if (given === null) throw new StationError('password-missing');
  if (process.env.TRAM_SO_HOA_NEW_PASSWORD !== undefined) return given;
  const again = await askSecret('Nhập lại / again: ', signal, terminal);
  if (again !== given) throw new StationError('passwords-differ');
  return given;
}
