/**
 * The write-once store of bytes as they came from scanner or file, named by their SHA-256.
 *
 * Promises: what `store` returned lies flushed on the disk, whole, under its hash; nothing here is ever changed or
 * deleted by the program (the one exception heals: a damaged file is replaced when the true bytes come in again);
 * the user's own file is only read. A crash leaves at worst a stray: bytes without a row, which `verify` names.
 *
 * Layout: originals/<first two hex digits>/<sha256>.<pdf|tif|jpg|png>, read-only. originals/.incoming holds files
 * still being copied and is emptied at every start.
 */
import { createHash, randomUUID } from 'node:crypto';
import { mkdirSync, rmSync } from 'node:fs';
import { type FileHandle, link, mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { StationError, writeError } from '../../shared/errors.ts';
import { type Database, now } from '../database/database.ts';
import { flushFolder, hashFile } from '../durable-files.ts';
import type { MediaType } from '../imaging/page-picture.ts';

export type StoredOriginal = {
  readonly sha256: string;
  readonly size: number;
  readonly mediaType: MediaType;
  /** Where the bytes lie in the store. */
  readonly path: string;
  /** False when the same bytes lay here already. */
  readonly isNew: boolean;
};

export type OriginalsReport = {
  checked: number;
  bytes: number;
  missing: string[];
  damaged: string[];
  /** Files in the store without a row: left by a crash between the disk and the database, harmless. */
  strays: string[];
};

export type Originals = {
  /**
   * Copies a file into the store. Its kind is told by its content, not its name.
   * @throws StationError `file-unreadable`, `file-empty`, `file-changed`, `file-type-unknown`, `disk-full`, `write-failed`, `cancelled`
   */
  store(path: string, options?: { signal?: AbortSignal | undefined }): Promise<StoredOriginal>;
  /** Lets the database know the bytes; call inside the transaction that first refers to them. Twice is harmless. */
  register(original: StoredOriginal): void;
  /** @throws StationError `original-missing` when the database does not know the hash */
  pathOf(sha256: string): string;
  /** Re-hashes one original. @throws StationError `original-missing`, `original-damaged` */
  check(sha256: string, signal?: AbortSignal): Promise<void>;
  /** Re-hashes everything and looks for strays. */
  verify(run?: {
    signal?: AbortSignal | undefined;
    onProgress?: (done: number, total: number) => void;
  }): Promise<OriginalsReport>;
};

const extensions: Readonly<Record<MediaType, string>> = {
  'application/pdf': 'pdf',
  'image/tiff': 'tif',
  'image/jpeg': 'jpg',
  'image/png': 'png',
};

/** The kind of a file by its first kilobyte; null for anything that is not ours to read. */
export function mediaTypeOf(head: Buffer): MediaType | null {
  if (head.length >= 3 && head[0] === 0xff && head[1] === 0xd8 && head[2] === 0xff) return 'image/jpeg';
  if (head.subarray(0, 8).equals(Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]))) return 'image/png';
  const mark = head.subarray(0, 4).toString('latin1');
  if (['II*\0', 'MM\0*', 'II+\0', 'MM\0+'].includes(mark)) return 'image/tiff';
  // Readers accept a PDF whose header stands anywhere in the first kilobyte; mail gateways and scanners prepend bytes.
  if (head.subarray(0, 1024).includes('%PDF-')) return 'application/pdf';
  return null;
}

export function openOriginals(parts: { folder: string; db: Database }): Originals {
  const { folder, db } = parts;
  const incoming = join(folder, '.incoming');
  rmSync(incoming, { recursive: true, force: true });
  mkdirSync(incoming, { recursive: true });

  const insert = db.prepare('insert or ignore into original (sha256, size, media_type, stored_at) values (?, ?, ?, ?)');
  const find = db.prepare<[string], { size: number; media_type: MediaType }>(
    'select size, media_type from original where sha256 = ?',
  );
  const all = db.prepare<[], { sha256: string; size: number; media_type: MediaType }>(
    'select sha256, size, media_type from original order by sha256',
  );
  const pathFor = (sha256: string, mediaType: MediaType): string =>
    join(folder, sha256.slice(0, 2), `${sha256}.${extensions[mediaType]}`);

  async function store(path: string, options: { signal?: AbortSignal | undefined } = {}): Promise<StoredOriginal> {
    const copy = join(incoming, randomUUID());
    let source: FileHandle;
    try {
      source = await open(path, 'r');
    } catch (cause) {
      throw new StationError('file-unreadable', { path, detail: (cause as Error).message }, { cause });
    }
    try {
      const { sha256, size, mediaType } = await copyAndHash(source, path, copy, options.signal);
      const target = pathFor(sha256, mediaType);
      const isNew = await place(copy, target, sha256);
      return { sha256, size, mediaType, path: target, isNew };
    } finally {
      await source.close();
      await rm(copy, { force: true });
    }
  }

  return {
    store,
    register(original) {
      insert.run(original.sha256, original.size, original.mediaType, now());
    },
    pathOf(sha256) {
      const row = find.get(sha256);
      if (row === undefined) throw new StationError('original-missing', { sha256 });
      return pathFor(sha256, row.media_type);
    },
    async check(sha256, signal) {
      const row = find.get(sha256);
      if (row === undefined) throw new StationError('original-missing', { sha256 });
      const state = await stateOf(pathFor(sha256, row.media_type), sha256, row.size, signal);
      if (state !== 'intact') throw new StationError(`original-${state}`, { sha256 });
    },
    async verify(run = {}) {
      const rows = all.all();
      const report: OriginalsReport = { checked: 0, bytes: 0, missing: [], damaged: [], strays: [] };
      const known = new Set<string>();
      for (const row of rows) {
        if (run.signal?.aborted) throw new StationError('cancelled');
        const path = pathFor(row.sha256, row.media_type);
        known.add(path);
        const state = await stateOf(path, row.sha256, row.size, run.signal);
        if (state !== 'intact') report[state].push(row.sha256);
        report.checked += 1;
        report.bytes += row.size;
        run.onProgress?.(report.checked, rows.length);
      }
      for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
        const path = join(entry.parentPath, entry.name);
        if (entry.isFile() && dirname(path) !== incoming && !known.has(path)) report.strays.push(path);
      }
      return report;
    },
  };
}

/** Copies `source` to `copy`, flushed, hashing on the way; refuses what is empty, unknown or changing. */
async function copyAndHash(source: FileHandle, path: string, copy: string, signal: AbortSignal | undefined) {
  const before = await source.stat();
  if (!before.isFile()) throw new StationError('file-type-unknown', { path });
  if (before.size === 0) throw new StationError('file-empty', { path });
  const hash = createHash('sha256');
  const chunk = Buffer.allocUnsafe(1 << 20);
  let size = 0;
  let mediaType: MediaType | null = null;
  const target = await open(copy, 'wx', 0o444).catch((cause) => {
    throw writeError(copy, cause);
  });
  try {
    for (;;) {
      if (signal?.aborted) throw new StationError('cancelled');
      const { bytesRead } = await source.read(chunk, 0, chunk.length, size).catch((cause) => {
        throw new StationError('file-unreadable', { path, detail: cause.message }, { cause });
      });
      if (bytesRead === 0) break;
      const bytes = chunk.subarray(0, bytesRead);
      if (size === 0) {
        mediaType = mediaTypeOf(bytes);
        if (mediaType === null) throw new StationError('file-type-unknown', { path });
      }
      hash.update(bytes);
      await target.appendFile(bytes);
      size += bytesRead;
    }
    await target.sync();
  } catch (cause) {
    throw writeError(copy, cause);
  } finally {
    await target.close();
  }
  // Through the path, not the handle: a scanner that writes anew and renames leaves our handle on the old file.
  const after = await stat(path).catch((cause) => {
    throw new StationError('file-changed', { path }, { cause });
  });
  const changed = after.size !== size || after.mtimeMs !== before.mtimeMs || after.ino !== before.ino;
  if (changed || mediaType === null) throw new StationError('file-changed', { path });
  return { sha256: hash.digest('hex'), size, mediaType };
}

/** Puts the copy under its hash. False when the same bytes lay there; a damaged file there is replaced by the true one. */
async function place(copy: string, target: string, sha256: string): Promise<boolean> {
  const folder = dirname(target);
  try {
    await mkdir(folder, { recursive: true });
    try {
      await link(copy, target);
    } catch (cause) {
      if ((cause as NodeJS.ErrnoException).code !== 'EEXIST') throw cause;
      const { size } = await stat(copy);
      if ((await stateOf(target, sha256, size)) === 'intact') return false;
      await rename(copy, target);
    }
    await flushFolder(folder);
    await flushFolder(dirname(folder));
    return true;
  } catch (cause) {
    throw writeError(target, cause);
  }
}

async function stateOf(
  path: string,
  sha256: string,
  size: number,
  signal?: AbortSignal,
): Promise<'intact' | 'missing' | 'damaged'> {
  const found = await stat(path).catch(() => null);
  if (found === null) return 'missing';
  if (found.size !== size || !basename(path).startsWith(sha256)) return 'damaged';
  try {
    return (await hashFile(path, signal)).sha256 === sha256 ? 'intact' : 'damaged';
  } catch (cause) {
    if (signal?.aborted) throw new StationError('cancelled', {}, { cause });
    return 'damaged';
  }
}
