/**
 * How a sealed batch gets to a destination, whatever kind that is. Knows no database: what the destination holds is
 * enough to go on from, so the same call repeats, resumes and finds that nothing is left to do.
 *
 * The protocol: each file is sent aside, flushed, read back and hashed, and only then given its name, never over
 * anything; what lies there equal is left, what lies there different is a conflict for a person. When everything is
 * there, the commit mark follows in the same way and is read back. So whoever sees the mark sees a whole batch.
 */
import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { StationError } from '../../shared/errors.ts';
import { COMMIT_MARK, type ManifestEntry, manifestEntries, PAYLOAD_MANIFEST } from '../batches/batches.ts';
import { sha256Of } from '../durable-files.ts';
import type { Destination, Sending } from './destination.ts';

export type Bag = {
  /** Where it lies here. */
  readonly folder: string;
  /** Its name, here and there. */
  readonly name: string;
  readonly uid: string;
  readonly fingerprint: string;
};

export type DeliveryRun = {
  signal?: AbortSignal | undefined;
  /** Files settled of all files, and the file at hand. */
  onProgress?: ((progress: { done: number; total: number; current: string }) => void) | undefined;
};

/** What the bag here says it holds, the commit mark left out. @throws StationError `batch-damaged` */
export async function bagEntries(bag: Bag): Promise<{ entries: ManifestEntry[]; mark: string }> {
  const read = (name: string): Promise<string> =>
    readFile(join(bag.folder, name), 'utf8').catch((cause) => {
      throw new StationError('batch-damaged', { id: bag.uid, detail: `${name}: ${cause.message}` }, { cause });
    });
  const mark = await read(COMMIT_MARK);
  if (sha256Of(mark) !== bag.fingerprint) {
    throw new StationError('batch-damaged', { id: bag.uid, detail: `${COMMIT_MARK} đã bị thay đổi` });
  }
  const tags = manifestEntries(mark);
  const manifest = await read(PAYLOAD_MANIFEST);
  const listed = tags.find((entry) => entry.path === PAYLOAD_MANIFEST);
  if (listed?.sha256 !== sha256Of(manifest)) {
    throw new StationError('batch-damaged', { id: bag.uid, detail: `${PAYLOAD_MANIFEST} đã bị thay đổi` });
  }
  return { entries: [...manifestEntries(manifest), ...tags], mark };
}

/**
 * Whether the destination holds the whole batch, by its mark and by every file being there in its size. The bytes were
 * read back when they were sent; reading them all again is what verifying receipts is for.
 */
export async function isThere(store: Destination, bag: Bag, entries: readonly ManifestEntry[]): Promise<boolean> {
  if ((await store.hash(`${bag.name}/${COMMIT_MARK}`)) !== bag.fingerprint) return false;
  for (const { path } of entries) {
    const here = await stat(join(bag.folder, path)).catch(() => null);
    const there = await store.size(`${bag.name}/${path}`);
    if (there === null || (here !== null && there !== here.size)) return false;
  }
  return true;
}

/**
 * Sends whatever of the batch is not there yet, the mark last.
 * @returns how many files were sent, the mark included
 * @throws StationError `delivery-conflict`, `delivery-mismatch`, `batch-damaged`, `destination-unreachable`,
 * `disk-full`, `cancelled`; another call goes on from there
 */
export async function sendBag(store: Destination, bag: Bag, run: DeliveryRun): Promise<number> {
  const { entries, mark } = await bagEntries(bag);
  const total = entries.length + 1;
  let sent = 0;
  for (const [done, entry] of entries.entries()) {
    run.onProgress?.({ done, total, current: entry.path });
    const source = { file: join(bag.folder, entry.path) };
    if (await settle(store, `${bag.name}/${entry.path}`, source, entry.sha256, run.signal)) sent += 1;
  }
  // A share that went away in between must not get a mark on whatever lies under its mount point.
  await store.probe();
  const markPath = `${bag.name}/${COMMIT_MARK}`;
  run.onProgress?.({ done: entries.length, total, current: COMMIT_MARK });
  if (await settle(store, markPath, { text: mark }, bag.fingerprint, run.signal)) sent += 1;
  if ((await store.hash(markPath)) !== bag.fingerprint) {
    throw new StationError('delivery-mismatch', { path: markPath });
  }
  run.onProgress?.({ done: total, total, current: '' });
  return sent;
}

/**
 * Sees to it that a file lies at the destination with this hash, without ever overwriting.
 * @returns false when it lay there already
 * @throws as `sendBag`
 */
export async function settle(
  store: Destination,
  path: string,
  sending: Sending,
  sha256: string,
  signal: AbortSignal | undefined,
): Promise<boolean> {
  if (signal?.aborted) throw new StationError('cancelled');
  if (await liesEqual(store, path, sha256, signal)) return false;
  const aside = await store.putAside(sending, signal);
  try {
    if (aside.sent !== sha256) {
      throw new StationError('batch-damaged', { id: path, detail: 'tệp trong kho không còn đúng mã băm' });
    }
    if ((await aside.readBack(signal)) !== sha256) throw new StationError('delivery-mismatch', { path });
    if (await aside.publish(path)) return true;
    // Another exporter was first; its file must be the same.
    if (await liesEqual(store, path, sha256, signal)) return false;
    throw new StationError('delivery-mismatch', { path });
  } finally {
    await aside.discard();
  }
}

async function liesEqual(
  store: Destination,
  path: string,
  sha256: string,
  signal: AbortSignal | undefined,
): Promise<boolean> {
  const found = await store.hash(path, signal);
  if (found === null) return false;
  if (found !== sha256) throw new StationError('delivery-conflict', { path });
  return true;
}
