/**
 * The log for whoever maintains the program: what failed unexpectedly, with the place in the code. One file a day in
 * the archive's logs folder, the last KEPT_DAYS kept. It holds no words of papers, names of people or values of fields.
 */
import { readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { destination, type Logger, pino } from 'pino';

const KEPT_DAYS = 60;

export type Log = Logger;

/** Written synchronously: the line about a failure must be there when the process dies of it. */
export function openLog(folder: string): { log: Log; close(): void } {
  const files = readdirSync(folder)
    .filter((name) => /^station-\d{4}-\d\d-\d\d\.log$/.test(name))
    .sort();
  for (const name of files.slice(0, Math.max(0, files.length - KEPT_DAYS))) rmSync(join(folder, name), { force: true });
  const today = new Date().toISOString().slice(0, 10);
  const stream = destination({ dest: join(folder, `station-${today}.log`), sync: true, mkdir: true });
  return { log: pino({ base: { pid: process.pid } }, stream), close: () => stream.end() };
}
