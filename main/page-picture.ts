/**
 * Pictures of pages for people: found among the renditions, or made anew from the original, the way up that stands now.
 *
 * Promises: a picture is derived and may be deleted at any time; a person's turn has a file of its own, so an old picture
 * is never shown for a new one; two who ask for the same picture wait for one run; no more than two pages are decoded at
 * once, however many are asked for.
 */
import { randomUUID } from 'node:crypto';
import { mkdir, rename, stat, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { StationError } from '../shared/errors.ts';
import type { Box } from '../shared/page-text.ts';
import type { PagePictureFile } from '../shared/views.ts';
import type { Database } from './database/database.ts';
import { cutOut, fullPicture, imagePicture, type Rotation, renditions } from './imaging/imaging.ts';
import type { MediaType, PagePicture } from './imaging/page-picture.ts';
import type { Originals } from './originals/originals.ts';
import type { PdfReader } from './pdf/pdf.ts';
import { type Turn, wantedRotation } from './records/records.ts';

export type PictureSize = 'thumbnail' | 'view' | 'full';

const extensions: Readonly<Record<PictureSize, string>> = { thumbnail: 'webp', view: 'webp', full: 'jpg' };
const mediaTypes = { webp: 'image/webp', jpg: 'image/jpeg' } as const;

type Place = { readonly sha256: string; readonly part: number } & Turn;

/** Which way up a person wants a picture, in its name: nothing as long as the machine decides. */
const wayUp = ({ turn, turnFrom }: Turn): string => (turn === null ? '' : `.${turnFrom ?? 'f'}+${turn}`);

/**
 * Where a derived picture of a page lies inside renditions/; the view fills a screen, the thumbnail a list. Reading a page
 * writes those two over what was shown before; the full one is made on demand, so its name says for which reading.
 */
export function renditionPath(folder: string, page: Place & { rotation: Rotation | null }, size: PictureSize): string {
  const reading = size === 'full' && page.turn === null && page.rotation !== null ? `.${page.rotation}` : '';
  const name = `${page.sha256}-${page.part + 1}${wayUp(page)}${reading}.${size}.${extensions[size]}`;
  return join(folder, page.sha256.slice(0, 2), name);
}

/** Whole or not at all: a reader never sees half a picture. Derived data, so it is not flushed. */
export async function writeRendition(path: string, bytes: Buffer): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  const aside = `${path}.${randomUUID()}.part`;
  await writeFile(aside, bytes);
  await rename(aside, path);
}

type PageRow = Place & {
  readonly id: number;
  readonly mediaType: MediaType;
  readonly fileName: string;
  readonly rotation: Rotation | null;
  readonly width: number | null;
  readonly height: number | null;
  readonly waiting: 0 | 1;
};

/** Pages decoded side by side: reading goes on beside it. */
const AT_ONCE = 2;

export type PagePictures = {
  /**
   * @param of.box a part of the page, in pixels of the upright page; margins beyond the page are left out
   * @throws StationError `not-found`, `original-missing`, `page-damaged`, `page-too-large`, the codes of damaged files
   */
  picture(of: { id: number; size: PictureSize; box?: Box | undefined }): Promise<PagePictureFile>;
};

/** @param parts.folder renditions/ of the archive */
export function openPagePictures(parts: {
  db: Database;
  originals: Originals;
  pdf: PdfReader;
  folder: string;
}): PagePictures {
  const { db, originals, pdf, folder } = parts;
  const find = db.prepare<[number], PageRow>(
    `select p.id, p.sha256, p.part, o.media_type as mediaType, p.rotation, p.turn, p.turn_from as turnFrom, p.width, p.height,
       p.read_state = 'waiting' as waiting, coalesce(s.path, '') as fileName
     from page p join original o using (sha256) left join source_file s on s.id = p.source_file_id where p.id = ?`,
  );
  const underWay = new Map<string, Promise<void>>();
  const queue: (() => void)[] = [];
  let free = AT_ONCE;

  async function inTurn<T>(work: () => Promise<T>): Promise<T> {
    if (free > 0) free -= 1;
    else await new Promise<void>((begin) => queue.push(begin));
    try {
      return await work();
    } finally {
      const next = queue.shift();
      if (next) next();
      else free += 1;
    }
  }

  async function stored(page: PageRow): Promise<PagePicture> {
    const path = originals.pathOf(page.sha256);
    try {
      return page.mediaType === 'application/pdf'
        ? await pdf.picture(path, page.part)
        : await imagePicture({ path, mediaType: page.mediaType, part: page.part });
    } catch (cause) {
      if (!(cause instanceof StationError)) throw cause;
      const missing = await stat(path).then(
        () => false,
        () => true,
      );
      if (missing) throw new StationError('original-missing', { sha256: page.sha256 }, { cause });
      throw new StationError(
        cause.code,
        { ...cause.params, name: basename(page.fileName), page: page.part + 1 },
        { cause },
      );
    }
  }

  async function make(page: PageRow, size: PictureSize): Promise<void> {
    const picture = await stored(page);
    const rotation = wantedRotation(page, picture.turn) ?? page.rotation ?? picture.turn;
    if (size === 'full') {
      return writeRendition(renditionPath(folder, page, 'full'), await fullPicture(picture, rotation));
    }
    const made = await renditions(picture, rotation);
    for (const each of ['view', 'thumbnail'] as const) {
      await writeRendition(renditionPath(folder, page, each), made[each]);
    }
    // Read meanwhile, and found to stand another way up: this was the older picture, under the same name.
    const after = find.get(page.id);
    if (after !== undefined && after.rotation !== page.rotation && wayUp(after) === wayUp(page))
      await make(after, size);
  }

  /** The file of a picture, made when it is not there. */
  async function fileOf(page: PageRow, size: PictureSize): Promise<string> {
    const path = renditionPath(folder, page, size);
    if (await isThere(path)) return path;
    // The view and the thumbnail are made together.
    const key = renditionPath(folder, page, size === 'full' ? 'full' : 'view');
    const running = underWay.get(key) ?? inTurn(() => make(page, size)).finally(() => underWay.delete(key));
    underWay.set(key, running);
    await running;
    return path;
  }

  return {
    async picture({ id, size, box }) {
      const page = find.get(id);
      if (page === undefined) throw new StationError('not-found', { kind: 'trang', id });
      const etag = [page.sha256, page.part + 1, page.rotation ?? 'f', wayUp(page), size, ...(box ?? [])].join('-');
      if (box === undefined) {
        return { path: await fileOf(page, size), mediaType: mediaTypes[extensions[size] as 'webp' | 'jpg'], etag };
      }
      const path = await fileOf(page, 'full');
      // While a turned page waits for its new reading, its size is that of the old one; then pixels of the picture count.
      const known = page.waiting === 0 && page.width !== null && page.height !== null;
      const pixels = known ? { width: page.width ?? 0, height: page.height ?? 0 } : null;
      const bytes = await inTurn(() => cutOut(path, box, pixels));
      if (bytes === null) throw new StationError('not-found', { kind: 'trang', id });
      return { bytes, mediaType: 'image/webp', etag };
    },
  };
}

const isThere = (path: string): Promise<boolean> =>
  stat(path).then(
    ({ size }) => size > 0,
    () => false,
  );
