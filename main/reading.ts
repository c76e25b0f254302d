/**
 * What the queue's jobs do: read a page, describe a document. The one place where originals, recognition, description
 * and records meet.
 *
 * Promises: whatever happens to one page, the others go on; a page that could not be read for good is marked with the
 * reason where people will look for it; running the same job twice ends in the same rows.
 */
import { mkdir, rename, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { StationError } from '../shared/errors.ts';
import type { JobKind } from '../shared/jobs.ts';
import type { Database } from './database/database.ts';
import { describe, loadProfiles } from './description/description.ts';
import type { MediaType } from './imaging/page-picture.ts';
import type { Runner } from './jobs/jobs.ts';
import type { Originals } from './originals/originals.ts';
import type { PdfReader } from './pdf/pdf.ts';
import { type EnginePool, readPage } from './recognition/recognition.ts';
import type { Records } from './records/records.ts';

/** Where the derived pictures of a page lie inside renditions/; the view fills a screen, the thumbnail a list. */
export const renditionPath = (
  folder: string,
  page: { sha256: string; part: number },
  kind: 'view' | 'thumbnail',
): string => join(folder, page.sha256.slice(0, 2), `${page.sha256}-${page.part + 1}.${kind}.webp`);

type PageRow = { sha256: string; part: number; media_type: MediaType; path: string };

export function openReading(parts: {
  db: Database;
  originals: Originals;
  records: Records;
  pdf: PdfReader;
  engines: EnginePool;
  renditions: string;
}): Readonly<Record<JobKind, Runner>> {
  const { db, originals, records, pdf, engines, renditions } = parts;
  const profiles = loadProfiles();
  const findPage = db.prepare<[number], PageRow>(
    `select p.sha256, p.part, o.media_type, s.path
     from page p join original o using (sha256) join document d on d.id = p.document_id
     join source_file s on s.id = d.source_file_id where p.id = ?`,
  );

  return {
    async 'read-page'(job, { signal }) {
      const page = findPage.get(job.subjectId);
      if (page === undefined) throw new StationError('not-found', { kind: 'trang', id: job.subjectId });
      try {
        const source = { path: originals.pathOf(page.sha256), mediaType: page.media_type, part: page.part };
        const reading = await readPage(source, { engines, pdf, signal, priority: job.priority });
        for (const kind of ['view', 'thumbnail'] as const) {
          await replaceFile(renditionPath(renditions, page, kind), reading[kind]);
        }
        signal.throwIfAborted();
        records.pageRead(job.subjectId, reading);
      } catch (cause) {
        if (signal.aborted || !(cause instanceof StationError)) throw cause;
        // The bottom layers know the store's names; people know the name the paper came in under.
        throw new StationError(
          cause.code,
          { ...cause.params, path: page.path, name: basename(page.path), page: page.part + 1 },
          { cause },
        );
      }
    },
    async 'describe-document'(job) {
      const pages = records.textOf(job.subjectId);
      const suggestions = describe(
        pages.map((p) => p.text),
        profiles,
      );
      // describe() counts the pages it was given; evidence names the page of the document, failed pages included.
      records.suggest(
        job.subjectId,
        suggestions.map((suggestion) => ({
          ...suggestion,
          evidence: suggestion.evidence.map((e) => ({ ...e, page: pages[e.page - 1]?.page ?? e.page })),
        })),
      );
    },
  };
}

/** Whole or not at all: a reader never sees half a picture. Derived data, so it is not flushed. */
async function replaceFile(path: string, bytes: Buffer): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  const aside = `${path}.${process.pid}.part`;
  await writeFile(aside, bytes);
  await rename(aside, path);
}
