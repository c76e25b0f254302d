/**
 * Which files lie under the folders and files a person named, in the order in which people would leaf through them.
 *
 * Promises: Vietnamese order with numbers by value ("trang 2" before "trang 10"), the files of a folder before its
 * subfolders; every file once, however folders overlap or link to one another; what cannot be entered or followed is
 * yielded as a refusal, never passed over. Folders behind links come after everything real, so that a paper is known
 * by its true place.
 */
import type { Dirent, Stats } from 'node:fs';
import { readdir, realpath, stat } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { StationError } from '../../shared/errors.ts';
import { compareText, nfc } from '../../shared/vietnamese.ts';

export type Found =
  /** `root` is the named folder it was found under (its own folder when the file itself was named). */
  | { readonly kind: 'file'; readonly path: string; readonly root: string; readonly named: boolean }
  /** Left by an operating system or an editor, or hidden. */
  | { readonly kind: 'skipped'; readonly path: string }
  | { readonly kind: 'refused'; readonly path: string; readonly error: StationError };

/** Files that desktops, Office and copy programs leave in every folder. */
const LITTER =
  /^(\.|~\$|thumbs\.db$|desktop\.ini$|ehthumbs\.db$|__macosx$|\$recycle\.bin$|system volume information$)/i;

type Folder = { readonly path: string; readonly root: string };

/**
 * @param home the archive's own folder, left aside wherever it lies: its originals are not new papers
 * @throws StationError `path-missing` when a named root is not there, before anything is yielded
 */
export async function walk(roots: readonly string[], home: string, signal?: AbortSignal): Promise<Found[]> {
  const found: Found[] = [];
  const visited = new Set<string>();
  const linked: Folder[] = [];
  const state: State = { found, visited, linked, home: await realpath(home), signal };
  const named = await Promise.all(roots.map(async (root) => ({ path: resolve(root), stats: await statOfRoot(root) })));
  for (const { path, stats } of named) {
    if (stats.isDirectory()) await enter({ path, root: path }, state);
    else found.push({ kind: 'file', path, root: dirname(path), named: true });
  }
  for (let folder = linked.shift(); folder !== undefined; folder = linked.shift()) {
    if (visited.has(await realpath(folder.path))) {
      found.push({ kind: 'refused', path: folder.path, error: new StationError('link-loop', { path: folder.path }) });
    } else {
      await enter(folder, state);
    }
  }
  return found;
}

async function statOfRoot(root: string): Promise<Stats> {
  try {
    return await stat(root);
  } catch (cause) {
    throw new StationError('path-missing', { path: root }, { cause });
  }
}

type State = {
  readonly found: Found[];
  readonly visited: Set<string>;
  readonly linked: Folder[];
  readonly home: string;
  readonly signal: AbortSignal | undefined;
};

async function enter(first: Folder, state: State): Promise<void> {
  // A stack, not recursion: a folder tree may be deeper than the call stack.
  const waiting = [first];
  for (let folder = waiting.pop(); folder !== undefined; folder = waiting.pop()) {
    if (state.signal?.aborted) return;
    const { path, root } = folder;
    let entries: Dirent[];
    try {
      const real = await realpath(path);
      if (state.visited.has(real)) continue;
      if (real === state.home) {
        state.found.push({ kind: 'skipped', path });
        continue;
      }
      state.visited.add(real);
      entries = await readdir(path, { withFileTypes: true });
    } catch (cause) {
      state.found.push({ kind: 'refused', path, error: unreadable(path, (cause as Error).message, cause) });
      continue;
    }
    const folders: Folder[] = [];
    for (const entry of entries.sort(byName)) {
      const place = { path: join(path, entry.name), root };
      if (LITTER.test(entry.name)) state.found.push({ kind: 'skipped', path: place.path });
      else if (entry.isDirectory()) folders.push(place);
      else if (entry.isFile()) state.found.push(fileAt(place));
      else if (entry.isSymbolicLink()) await follow(place, state);
      else
        state.found.push({ kind: 'refused', path: place.path, error: unreadable(place.path, 'không phải tệp thường') });
    }
    waiting.push(...folders.reverse());
  }
}

/** True files before links, so that the same bytes are taken under their own name and told under the link's. */
function byName(a: Dirent, b: Dirent): number {
  const links = Number(a.isSymbolicLink()) - Number(b.isSymbolicLink());
  return links || compareText(a.name, b.name) || (a.name < b.name ? -1 : 1);
}

function fileAt({ path, root }: Folder): Found {
  // Node replaces bytes of a name that are not UTF-8; the file cannot be opened by what is left.
  if (basename(path).includes('\uFFFD')) {
    return { kind: 'refused', path, error: unreadable(path, 'tên tệp có ký tự hỏng, hãy đổi tên tệp') };
  }
  return { kind: 'file', path, root, named: false };
}

async function follow(place: Folder, state: State): Promise<void> {
  try {
    const stats = await stat(place.path);
    if (stats.isDirectory()) state.linked.push(place);
    else if (stats.isFile()) state.found.push(fileAt(place));
    else
      state.found.push({ kind: 'refused', path: place.path, error: unreadable(place.path, 'không phải tệp thường') });
  } catch (cause) {
    const { path } = place;
    const loops = (cause as NodeJS.ErrnoException).code === 'ELOOP';
    const error = new StationError(loops ? 'link-loop' : 'path-missing', { path }, { cause });
    state.found.push({ kind: 'refused', path, error });
  }
}

const unreadable = (path: string, detail: string, cause?: unknown): StationError =>
  new StationError('file-unreadable', { path, detail }, { cause });

/**
 * A path as it is shown and kept: composed letters, and a visible sign (U+2400…) for a line break or another control
 * character, which would otherwise tear lists and logs apart. Files are opened by the path as found, never by this.
 */
export const shown = (path: string): string =>
  nfc(path).replace(/\p{Cc}/gu, (sign) =>
    sign === '\u007f' ? '\u2421' : String.fromCharCode(0x2400 + (sign.charCodeAt(0) & 0x1f)),
  );
