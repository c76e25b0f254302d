/** Page readings kept on the disk, so that papers are read once and described as often as needed. */
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { openPaperReader, type PaperReader } from '../../main/evaluation/evaluation.ts';

/**
 * @param folder where the readings are kept, by file, time of change and page. They do not know with which engine they
 * were made: whoever changes the reading begins with an empty folder.
 */
export function openKeptReader(folder: string): PaperReader {
  const reader = openPaperReader();
  const kept = async <T>(kind: string, path: string, part: number, make: () => Promise<T>): Promise<T> => {
    const key = createHash('sha1')
      .update(`${path}#${part}#${statSync(path).mtimeMs}`)
      .digest('hex')
      .slice(0, 16);
    const file = join(folder, `${kind}-${key}.json`);
    if (existsSync(file)) return JSON.parse(readFileSync(file, 'utf8')) as T;
    const value = await make();
    writeFileSync(file, JSON.stringify(value));
    return value;
  };
  return {
    pages: (path, signal) => kept('n', path, 0, () => reader.pages(path, signal)),
    read: (path, part, signal) => kept('t', path, part, () => reader.read(path, part, signal)),
    close: () => reader.close(),
  };
}
