/**
 * A folder as destination: a disk, a mounted share, a USB drive.
 *
 * Promises: the folder itself is never made here but by `createFolderStore`, and it is told by the uid that was
 * written into it: a share that is not mounted, whose empty mount point looks like a folder, is refused. A file gets
 * its name by a hard link, which fails where something stands; where a file system has no links, by a rename after
 * looking (two exporters there could both win, with the same bytes: the batch's uuid stands in every path). What lies
 * aside is in `.dang-gui/`, in a folder of its own per process; those of processes that died are cleared away.
 */
import { createHash, randomUUID } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { link, mkdir, open, readdir, readFile, rename, rm, stat, unlink } from 'node:fs/promises';
import { hostname } from 'node:os';
import { dirname, join } from 'node:path';
import { v7 as uuid } from 'uuid';
import { z } from 'zod';
import { StationError } from '../../shared/errors.ts';
import { filesBelow, flushFolder, hashFile, writeFlushed } from '../durable-files.ts';
import type { Aside, Destination, Sending } from './destination.ts';

const STORE_FILE = 'kho-nhan.json';
const ASIDE = '.dang-gui';
const FULL = new Set(['ENOSPC', 'EDQUOT']);
const NO_LINKS = new Set(['EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS', 'EXDEV', 'EMLINK']);
/** File systems that cannot flush a folder say so in one of these ways. */
const NO_FLUSH = new Set(['EINVAL', 'ENOTSUP', 'EOPNOTSUPP', 'EISDIR', 'EPERM', 'EACCES']);
/** What another machine left aside is taken to be given up after two days. */
const STALE_MILLISECONDS = 2 * 24 * 3600 * 1000;

const storeShape = z.object({ store: z.string().min(1) });

type Failure = (cause: unknown) => StationError;

const failureAt =
  (name: string, place: string): Failure =>
  (cause) => {
    if (cause instanceof StationError) return cause;
    const { code, message } = cause as NodeJS.ErrnoException;
    if (FULL.has(code ?? '')) return new StationError('disk-full', { path: place }, { cause });
    return new StationError('destination-unreachable', { name, detail: message }, { cause });
  };

const missing = (cause: unknown): boolean =>
  ['ENOENT', 'ENOTDIR'].includes((cause as NodeJS.ErrnoException).code ?? '');

async function storeUid(place: string): Promise<string | null> {
  try {
    const parsed = storeShape.safeParse(JSON.parse(await readFile(join(place, STORE_FILE), 'utf8')));
    return parsed.success ? parsed.data.store : null;
  } catch (cause) {
    if (missing(cause) || cause instanceof SyntaxError) return null;
    throw cause;
  }
}

/**
 * Makes a folder a destination, or finds that it is one already (several stations may share a store). The folder is
 * made if only its last part is missing.
 * @returns the uid of the store
 */
export async function createFolderStore(name: string, place: string): Promise<string> {
  try {
    await mkdir(place).catch((cause) => {
      if (cause.code !== 'EEXIST') throw cause;
    });
    const known = await storeUid(place);
    if (known !== null) return known;
    const file = { store: uuid(), program: 'Trạm Số Hóa', note: 'Tệp nhận diện kho nhận. Không xóa, không sửa.' };
    await writeFlushed(join(place, STORE_FILE), `${JSON.stringify(file, null, 1)}\n`, 'wx');
    await flushFolderWherePossible(place);
    return file.store;
  } catch (cause) {
    throw failureAt(name, place)(cause);
  }
}

export function openFolder(settings: { name: string; place: string; uid: string }): Destination {
  const { name, place, uid } = settings;
  const failure = failureAt(name, place);
  const guarded = async <T>(work: () => Promise<T>, signal?: AbortSignal): Promise<T> => {
    try {
      return await work();
    } catch (cause) {
      if (signal?.aborted) throw new StationError('cancelled', {}, { cause });
      throw failure(cause);
    }
  };
  const orNull = <T>(work: () => Promise<T>, signal?: AbortSignal): Promise<T | null> =>
    guarded(() => work().catch((cause) => (missing(cause) ? null : Promise.reject(cause))), signal);
  const at = (path: string): string => join(place, path);
  const own = `${ASIDE}/${hostname()}-${process.pid}-${randomUUID()}`;

  /** Folders below the destination; never the destination itself, which may be a share that just went away. */
  async function ensureFolder(path: string): Promise<string> {
    let folder = place;
    for (const part of path.split('/').filter((name) => name !== '.' && name !== '')) {
      const above = folder;
      folder = join(folder, part);
      const made = await mkdir(folder).then(
        () => true,
        (cause) => (cause.code === 'EEXIST' ? false : Promise.reject(cause)),
      );
      if (made) await flushFolderWherePossible(above);
    }
    return folder;
  }

  async function publish(aside: string, path: string): Promise<boolean> {
    const target = at(path);
    await ensureFolder(dirname(path));
    try {
      await link(aside, target);
      await unlink(aside);
    } catch (cause) {
      const { code = '' } = cause as NodeJS.ErrnoException;
      if (code === 'EEXIST') return false;
      if (!NO_LINKS.has(code)) throw cause;
      if ((await stat(target).catch(() => null)) !== null) return false;
      await rename(aside, target);
    }
    await flushFolderWherePossible(dirname(target));
    return true;
  }

  return {
    place,
    probe: () =>
      guarded(async () => {
        const found = await storeUid(place);
        if (found === uid) {
          await clearAside(join(place, ASIDE), own.slice(ASIDE.length + 1));
          await ensureFolder(own);
          await writeFlushed(at(`${own}/thu`), 'thử ghi\n');
          await unlink(at(`${own}/thu`));
          return;
        }
        const detail =
          found === null
            ? `không thấy tệp ${STORE_FILE} trong “${place}”; ổ đĩa hoặc ổ mạng có thể chưa được nối`
            : `“${place}” là một kho nhận khác (${found})`;
        throw new StationError('destination-unreachable', { name, detail });
      }),
    size: (path) => orNull(async () => (await stat(at(path))).size),
    hash: (path, signal) => orNull(async () => (await hashFile(at(path), signal)).sha256, signal),
    text: (path) => orNull(() => readFile(at(path), 'utf8')),
    list: (folder) => guarded(() => filesBelow(at(folder))),
    async putAside(sending, signal): Promise<Aside> {
      const file = at(`${own}/${randomUUID()}.part`);
      const sent = await guarded(async () => {
        await ensureFolder(own);
        return copyFlushed(sending, file, signal);
      }, signal);
      return {
        sent,
        readBack: (again) => guarded(async () => (await hashFile(file, again)).sha256, again),
        publish: (path) => guarded(() => publish(file, path)),
        discard: () => guarded(() => rm(file, { force: true })),
      };
    },
    close: () => guarded(() => rm(at(own), { recursive: true, force: true })),
  };
}

/** Copies to a new file, flushed. @returns SHA-256 of what was read from the source */
async function copyFlushed(sending: Sending, target: string, signal: AbortSignal | undefined): Promise<string> {
  const hash = createHash('sha256');
  const handle = await open(target, 'wx');
  try {
    const source = 'text' in sending ? [Buffer.from(sending.text)] : sourceOf(sending.file, signal);
    for await (const chunk of source) {
      hash.update(chunk);
      await handle.writeFile(chunk);
    }
    await handle.sync();
  } finally {
    await handle.close();
  }
  return hash.digest('hex');
}

/** A file of ours that cannot be read is our damage, not the destination's. */
async function* sourceOf(file: string, signal: AbortSignal | undefined): AsyncGenerator<Buffer> {
  try {
    yield* createReadStream(file, { highWaterMark: 1 << 20, signal });
  } catch (cause) {
    if (signal?.aborted) throw new StationError('cancelled', {}, { cause });
    throw new StationError('file-unreadable', { path: file, detail: (cause as Error).message }, { cause });
  }
}

async function flushFolderWherePossible(folder: string): Promise<void> {
  await flushFolder(folder).catch((cause) => {
    if (!NO_FLUSH.has(cause.code)) throw cause;
  });
}

/** Removes what exporters that are no more left aside: dead processes of this machine, and anything two days old. */
async function clearAside(aside: string, own: string): Promise<void> {
  for (const name of await readdir(aside).catch(() => [])) {
    if (name === own) continue;
    const here = name.startsWith(`${hostname()}-`);
    const pid = Number(name.slice(hostname().length + 1).split('-')[0]);
    const { mtimeMs } = await stat(join(aside, name)).catch(() => ({ mtimeMs: Date.now() }));
    const givenUp = here ? !isAlive(pid) : Date.now() - mtimeMs > STALE_MILLISECONDS;
    if (givenUp) await rm(join(aside, name), { recursive: true, force: true });
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (cause) {
    return (cause as NodeJS.ErrnoException).code === 'EPERM';
  }
}
