/**
 * What the queue's jobs do: read a page, describe a document. The one place where originals, recognition, description
 * and records meet.
 *
 * Promises: whatever happens to one page, the others go on; a page that could not be read for good is marked with the
 * reason where people will look for it; running the same job twice ends in the same rows.
 */
import { basename } from 'node:path';
import { setImmediate as breath } from 'node:timers/promises';
import { StationError } from '../shared/errors.ts';
import type { JobKind } from '../shared/jobs.ts';
import { withProperSpelling } from './authorities/authorities.ts';
import type { Classification } from './classification/classification.ts';
import type { Database } from './database/database.ts';
import {
  calibrated,
  describe,
  findBoundaries,
  loadProfiles,
  type PageHead,
  readPageHead,
} from './description/description.ts';
import type { Rotation } from './imaging/imaging.ts';
import type { MediaType } from './imaging/page-picture.ts';
import type { Job, Runner } from './jobs/jobs.ts';
import type { Originals } from './originals/originals.ts';
import { renditionPath, writeRendition } from './page-picture.ts';
import type { PdfReader } from './pdf/pdf.ts';
import { type EnginePool, readPage } from './recognition/recognition.ts';
import { type Records, type Turn, wantedRotation } from './records/records.ts';

type PageRow = Turn & { sha256: string; part: number; mediaType: MediaType; path: string };

export function openReading(parts: {
  classification: Pick<Classification, 'suggestGroup'>;
  db: Database;
  originals: Originals;
  records: Records;
  pdf: PdfReader;
  engines: EnginePool;
  renditions: string;
}): Readonly<Record<JobKind, Runner>> {
  const { classification, db, originals, records, pdf, engines, renditions } = parts;
  const profiles = loadProfiles();
  const findPage = db.prepare<[number], PageRow>(
    `select p.sha256, p.part, p.turn, p.turn_from as turnFrom, o.media_type as mediaType, s.path
     from page p join original o using (sha256) join document d on d.id = coalesce(p.document_id, p.removed_from)
     join source_file s on s.id = coalesce(p.source_file_id, d.source_file_id) where p.id = ?`,
  );

  const pageOf = (id: number): PageRow => {
    const page = findPage.get(id);
    if (page === undefined) throw new StationError('not-found', { kind: 'trang', id });
    return page;
  };

  /** @returns false when somebody turned the page while it was read */
  async function readOnce(page: PageRow, job: Job, signal: AbortSignal): Promise<boolean> {
    const source = { path: originals.pathOf(page.sha256), mediaType: page.mediaType, part: page.part };
    const wanted = (ofFile: Rotation) => wantedRotation(page, ofFile);
    const reading = await readPage(source, { engines, pdf, signal, priority: job.priority, wanted });
    for (const size of ['view', 'thumbnail'] as const) {
      await writeRendition(renditionPath(renditions, { ...page, rotation: reading.rotation }, size), reading[size]);
    }
    signal.throwIfAborted();
    return records.pageRead(job.subjectId, reading, page);
  }

  /** Looks for other documents within this one: page after page, so that nothing else waits for a long one. */
  async function separate(documentId: number, signal: AbortSignal): Promise<void> {
    const pages = records.standingPages(documentId);
    const heads: (PageHead | null)[] = [];
    for (const { id } of pages.length > 1 ? pages : []) {
      const text = records.pageText(id);
      heads.push(text === null ? null : readPageHead(text, profiles));
      await breath();
      signal.throwIfAborted();
    }
    const found = findBoundaries(heads).flatMap(({ page, ...boundary }) => {
      const begins = pages[page - 1];
      return begins === undefined ? [] : [{ pageId: begins.id, ...boundary }];
    });
    records.proposeSplits(documentId, found);
  }

  return {
    async 'read-page'(job, { signal }) {
      let page = pageOf(job.subjectId);
      try {
        while (!(await readOnce(page, job, signal))) page = pageOf(job.subjectId);
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
    async 'describe-document'(job, { signal }) {
      const pages = records.textOf(job.subjectId);
      const texts = pages.map((p) => p.text);
      const described = calibrated(withProperSpelling(describe(texts, profiles), texts));
      const group = classification.suggestGroup(texts, described);
      const suggestions = group === null ? described : [...described, group];
      // describe() counts the pages it was given; evidence names the page of the document, failed pages included.
      records.suggest(
        job.subjectId,
        suggestions.map((suggestion) => ({
          ...suggestion,
          evidence: suggestion.evidence.map((e) => ({ ...e, page: pages[e.page - 1]?.page ?? e.page })),
        })),
      );
      await separate(job.subjectId, signal);
    },
  };
}
