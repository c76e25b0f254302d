/**
 * The envelope of a batch: a BagIt 1.0 folder (RFC 8493) with SHA-256 manifests, so that anybody can check it anywhere
 * with `sha256sum -c`.
 *
 * Promise: `tagmanifest-sha256.txt` is written last, after everything it speaks of is flushed, and never over one that
 * is there. It is the commit mark: where it stands, the bag is whole. Its own SHA-256 is the batch's fingerprint.
 * Names inside are plain ASCII without `%` (file-names.ts), so nothing in a manifest needs the escapes of the RFC.
 */
import { readFile, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { StationError } from '../../shared/errors.ts';
import { filesBelow, flushFolder, hashFile, sha256Of, writeFlushed } from '../durable-files.ts';

export const COMMIT_MARK = 'tagmanifest-sha256.txt';
export const PAYLOAD_MANIFEST = 'manifest-sha256.txt';
const DECLARATION = 'bagit.txt';
const BAG_INFO = 'bag-info.txt';
const written = [DECLARATION, BAG_INFO, PAYLOAD_MANIFEST, COMMIT_MARK];

export type ManifestEntry = { readonly path: string; readonly sha256: string };
export type BagRun = { signal?: AbortSignal | undefined };

const line = ({ path, sha256 }: ManifestEntry): string => `${sha256}  ${path}\n`;

/** The entries of a manifest; lines that are none are left out, and what they named then shows as unlisted. */
export function manifestEntries(text: string): ManifestEntry[] {
  return [...text.matchAll(/^([0-9a-f]{64}) [ *](.+?)\r?$/gm)].map(([, sha256 = '', path = '']) => ({ path, sha256 }));
}

/**
 * Makes a bag of a folder in which `data/` and any other files already lie flushed. Doing it again after it was cut
 * short starts the envelope anew.
 * @param info lines of bag-info.txt; Payload-Oxum is added here
 * @returns the fingerprint, and how much the payload is
 * @throws StationError `cancelled`; system errors of a refused write
 */
export async function writeBag(
  folder: string,
  info: readonly (readonly [label: string, value: string])[],
  run: BagRun = {},
): Promise<{ fingerprint: string; files: number; bytes: number }> {
  for (const name of written) await rm(join(folder, name), { force: true });
  const payload: ManifestEntry[] = [];
  const tags: ManifestEntry[] = [];
  let bytes = 0;
  for (const path of await filesBelow(folder)) {
    if (run.signal?.aborted) throw new StationError('cancelled');
    const found = await hashFile(join(folder, path), run.signal);
    const inPayload = path.startsWith('data/');
    (inPayload ? payload : tags).push({ path, sha256: found.sha256 });
    if (inPayload) bytes += found.bytes;
  }
  const texts: [string, string][] = [
    [DECLARATION, 'BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n'],
    [
      BAG_INFO,
      [...info, ['Payload-Oxum', `${bytes}.${payload.length}`]].map((pair) => `${pair.join(': ')}\n`).join(''),
    ],
    [PAYLOAD_MANIFEST, payload.map(line).join('')],
  ];
  for (const [name, text] of texts) {
    await writeFlushed(join(folder, name), text);
    tags.push({ path: name, sha256: sha256Of(text) });
  }
  for (const path of new Set([...payload, ...tags].map((entry) => dirname(entry.path)))) {
    await flushFolder(join(folder, path));
  }
  const mark = tags
    .sort((a, b) => (a.path < b.path ? -1 : 1))
    .map(line)
    .join('');
  await writeFlushed(join(folder, COMMIT_MARK), mark, 'wx');
  await flushFolder(folder);
  return { fingerprint: sha256Of(mark), files: payload.length, bytes };
}

/** How a bag is read, wherever it lies. */
export type BagReader = {
  /** A small file's text; null when there is none. */
  text(path: string): Promise<string | null>;
  /** SHA-256 of a file as it lies there; null when there is none. */
  hash(path: string): Promise<string | null>;
  /** Every file of the bag. */
  list(): Promise<string[]>;
};

export const folderReader = (folder: string, signal?: AbortSignal): BagReader => ({
  text: (path) => readFile(join(folder, path), 'utf8').catch(absent),
  hash: async (path) => {
    const found = await stat(join(folder, path)).catch(absent);
    return found === null ? null : (await hashFile(join(folder, path), signal)).sha256;
  },
  list: () => filesBelow(folder),
});

function absent(cause: NodeJS.ErrnoException): null {
  if (cause.code === 'ENOENT' || cause.code === 'ENOTDIR') return null;
  throw cause;
}

export type BagCheck = {
  /** Null when there is no commit mark. */
  readonly fingerprint: string | null;
  readonly files: number;
  /** What is wrong, in Vietnamese, with the path; empty for a sound bag. */
  readonly problems: readonly string[];
};

/**
 * Re-hashes everything a bag claims to hold, and names what lies there unclaimed.
 * @throws StationError `cancelled`; whatever the reader throws for a place that cannot be reached
 */
export async function verifyBag(reader: BagReader, run: BagRun & { onFile?: () => void } = {}): Promise<BagCheck> {
  const problems: string[] = [];
  const listed = new Set([COMMIT_MARK]);
  let files = 0;
  const check = async (entries: readonly ManifestEntry[]): Promise<void> => {
    for (const { path, sha256 } of entries) {
      if (run.signal?.aborted) throw new StationError('cancelled');
      listed.add(path);
      files += 1;
      const found = await reader.hash(path);
      if (found === null) problems.push(`thiếu tệp ${path}`);
      else if (found !== sha256) problems.push(`tệp ${path} không còn đúng mã băm`);
      run.onFile?.();
    }
  };
  const mark = await reader.text(COMMIT_MARK);
  if (mark === null) return { fingerprint: null, files: 0, problems: [`thiếu dấu hoàn tất ${COMMIT_MARK}`] };
  const tags = manifestEntries(mark);
  await check(tags);
  for (const name of [DECLARATION, PAYLOAD_MANIFEST]) {
    if (!tags.some((entry) => entry.path === name)) problems.push(`${COMMIT_MARK} không ghi ${name}`);
  }
  await check(manifestEntries((await reader.text(PAYLOAD_MANIFEST)) ?? ''));
  for (const path of await reader.list()) {
    if (!listed.has(path)) problems.push(`thừa tệp ${path}, không có trong bảng kê`);
  }
  return { fingerprint: sha256Of(mark), files, problems };
}
