/**
 * Writing files so that a power cut cannot undo what was reported as done, and telling what a file holds.
 *
 * Promise: a function here that returns has its bytes (and, for `flushFolder`, its names) on the disk. They throw the
 * system's own errors: whoever calls knows what the path means and says it in its own words.
 */
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdir, open, readdir } from 'node:fs/promises';
import { join } from 'node:path';

/** @param flag 'w' replaces a file that is there, 'wx' fails with EEXIST */
export async function writeFlushed(path: string, content: string | Uint8Array, flag: 'w' | 'wx' = 'w'): Promise<void> {
  const handle = await open(path, flag);
  try {
    await handle.writeFile(content);
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** A new name is on the disk only when its folder is flushed too. Windows has no such call and flushes names itself. */
export async function flushFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return;
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** Makes a folder and whatever is missing above it, flushed up to and including `root`. */
export async function makeFolder(root: string, ...below: string[]): Promise<string> {
  let folder = root;
  await mkdir(folder, { recursive: true });
  for (const name of below) {
    const made = await mkdir(join(folder, name), { recursive: true });
    if (made !== undefined) await flushFolder(folder);
    folder = join(folder, name);
  }
  return folder;
}

/** Every file below a folder, as paths with `/` relative to it, in the order of their code points. */
export async function filesBelow(folder: string): Promise<string[]> {
  const found: string[] = [];
  const visit = async (at: string): Promise<void> => {
    for (const entry of await readdir(join(folder, at), { withFileTypes: true })) {
      const path = at === '' ? entry.name : `${at}/${entry.name}`;
      if (entry.isDirectory()) await visit(path);
      else found.push(path);
    }
  };
  await visit('');
  return found.sort();
}

/** SHA-256 and size of a file as it lies there now. */
export async function hashFile(path: string, signal?: AbortSignal): Promise<{ sha256: string; bytes: number }> {
  const hash = createHash('sha256');
  let bytes = 0;
  for await (const chunk of createReadStream(path, { highWaterMark: 1 << 20, signal })) {
    hash.update(chunk);
    bytes += chunk.length;
  }
  return { sha256: hash.digest('hex'), bytes };
}

export const sha256Of = (content: string | Uint8Array): string => createHash('sha256').update(content).digest('hex');
