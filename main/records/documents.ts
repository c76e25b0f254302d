/** Documents and pages as machines handle them: taken in, read, given for their description. */
import { v7 as uuid } from 'uuid';
import { type ErrorCode, type ErrorParams, StationError } from '../../shared/errors.ts';
import { meanConfidence, type PageText, plainText } from '../../shared/page-text.ts';
import type { Audit } from '../audit.ts';
import { type Database, now } from '../database/database.ts';
import type { Jobs } from '../jobs/jobs.ts';
import type { Turn } from './changes.ts';
import { MACHINE } from './fields.ts';
import type { Steps } from './steps.ts';
import { withPersonsWords, wordsAsStored, wordsOf } from './words.ts';

export type NewDocument = {
  dossierId: number;
  sourceFileId: number;
  /** In reading order. */
  pages: readonly { sha256: string; part: number }[];
};

/** What reading a page found; see main/recognition. */
export type PageReading = {
  width: number;
  height: number;
  rotation: number;
  quality: { dpi: number; skew: number; sharpness: number; clipping: number; inkShare: number; blank: boolean };
  text: PageText;
};

export type DocumentRecords = {
  /** A document with its pages and their read jobs, in one transaction. Order in the dossier follows arrival. */
  takeDocument(document: NewDocument, actor: string): { documentId: number; pageIds: number[] };
  /** Appends pages to a document that is not approved: the next file of a "folder = one document" intake. */
  addPages(documentId: number, added: Pick<NewDocument, 'pages' | 'sourceFileId'>, actor: string): number[];
  /**
   * What was read on a page. When it was the document's last unread page, describing it is put on the queue. Words that
   * a person had put right stay where the new reading has a word in their place; those that find none are told by an
   * event.
   * @param turnedBy how the page was turned when its reading began
   * @returns false when a person has turned it since: nothing was written and it must be read once more
   */
  pageRead(pageId: number, reading: PageReading, turnedBy?: Turn): boolean;
  /** The page could not be read, for good. The document goes on without its text; approving waits for a person. */
  pageFailed(pageId: number, error: { code: ErrorCode; params: ErrorParams }): void;
  /** Words with boxes of a page that has been read; null while it has not. */
  pageText(pageId: number): PageText | null;
  /**
   * The pages of a document from which it can be described, in order, those not read left out: all of a usual one; of
   * a long one its beginning, its end, and pages that name recipients, where signatures stand. So the words of a
   * thousand pages are never in memory together.
   */
  textOf(documentId: number): { page: number; text: PageText }[];
  /** The pages of a document in order, those set aside left out: for who looks at one after the other. */
  standingPages(documentId: number): { id: number; ordinal: number }[];
  /** Puts describing a document on the queue, unless pages of it are still to be read; then their reading does. */
  describeWhenRead(documentId: number): void;
  /** Puts reading a page on the queue, before those that came in by themselves. */
  readSoon(pageId: number): void;
};

/** Heads of documents take one page or two, signatures stand within the last few before the attachments. */
const EDGE_PAGES = 20;

/** Somebody turned the page or asked for it: it goes before those that came in by themselves. */
const SOON = 50;

type PageRow = Turn & {
  documentId: number | null;
  ordinal: number;
  sha256: string;
  part: number;
  rotation: number | null;
  words: Buffer | null;
};

export function openDocuments(parts: { db: Database; audit: Audit; jobs: Jobs; steps: Steps }): DocumentRecords {
  const { db, audit, jobs, steps } = parts;
  const insertPage = db.prepare(
    `insert into page (document_id, ordinal, sha256, part, source_file_id)
     values (:documentId, :ordinal, :sha256, :part, :sourceFileId)`,
  );
  const lastOrdinal = db.prepare<[number], { n: number }>(
    'select coalesce(max(ordinal), 0) as n from page where document_id = ?',
  );
  const unread = db.prepare<[number], { n: number }>(
    `select count(*) as n from page where document_id = ? and read_state = 'waiting' and aside = 0`,
  );
  const pageRow = db.prepare<[number], PageRow>(
    `select document_id as documentId, ordinal, sha256, part, rotation, turn, turn_from as turnFrom, words
     from page where id = ?`,
  );
  const wordsRow = db.prepare<[number], { words: Buffer | null }>('select words from page where id = ?');
  const pagesOf = db.prepare<[number], { ordinal: number; words: Buffer }>(
    `select ordinal, words from page p where document_id = ? and words is not null and aside = 0
       and (ordinal <= ${EDGE_PAGES}
            or ordinal > (select max(ordinal) from page where document_id = p.document_id) - ${EDGE_PAGES}
            or id in (select id from page where document_id = p.document_id and text like '%Nơi nhận%' limit ${EDGE_PAGES}))
     order by ordinal`,
  );
  function addPagesTo(documentId: number, pages: NewDocument['pages'], sourceFileId: number): number[] {
    let ordinal = lastOrdinal.get(documentId)?.n ?? 0;
    return pages.map(({ sha256, part }) => {
      ordinal += 1;
      const pageId = Number(insertPage.run({ documentId, ordinal, sha256, part, sourceFileId }).lastInsertRowid);
      jobs.add({ key: readingKey({ sha256, part }), kind: 'read-page', subjectId: pageId });
      return pageId;
    });
  }

  function describeWhenRead(documentId: number | null): void {
    if (documentId === null || (unread.get(documentId)?.n ?? 0) > 0) return;
    jobs.add(
      { key: `describe-document:${documentId}`, kind: 'describe-document', subjectId: documentId },
      { again: true },
    );
  }

  return {
    takeDocument(document, actor) {
      return db.transaction(() => {
        const ordinal =
          (db
            .prepare<[number], { n: number }>(
              'select max(0, coalesce(max(ordinal), 0)) as n from document where dossier_id = ?',
            )
            .get(document.dossierId)?.n ?? 0) + 1;
        const documentId = Number(
          db
            .prepare(
              'insert into document (uid, dossier_id, ordinal, source_file_id, created_at) values (?, ?, ?, ?, ?)',
            )
            .run(uuid(), document.dossierId, ordinal, document.sourceFileId, now()).lastInsertRowid,
        );
        const pageIds = addPagesTo(documentId, document.pages, document.sourceFileId);
        audit.record({
          actor,
          action: 'document.take',
          subjectKind: 'document',
          subjectId: documentId,
          after: { ...document },
        });
        return { documentId, pageIds };
      })();
    },
    addPages(documentId, { pages, sourceFileId }, actor) {
      return db.transaction(() => {
        steps.requireDocument(documentId, 'correct', 'thêm trang');
        const pageIds = addPagesTo(documentId, pages, sourceFileId);
        audit.record({
          actor,
          action: 'document.add-pages',
          subjectKind: 'document',
          subjectId: documentId,
          after: pages,
        });
        return pageIds;
      })();
    },
    pageRead(pageId, reading, turnedBy) {
      return db.transaction(() => {
        const page = pageRow.get(pageId);
        if (page === undefined) throw new StationError('not-found', { kind: 'trang', id: pageId });
        if (turnedBy && (turnedBy.turn !== page.turn || turnedBy.turnFrom !== page.turnFrom)) return false;
        const { quality } = reading;
        const { text, lost } = withPersonsWords(
          page.words === null ? null : wordsOf(page.words),
          reading.text,
          (reading.rotation - (page.rotation ?? reading.rotation) + 360) % 360,
        );
        db.prepare(
          `update page set read_state = 'read', failure_code = null, failure_params = null, width = :width, height = :height,
             picture_version = picture_version + (coalesce(rotation, 0) <> :rotation), dpi = :dpi, rotation = :rotation, skew = :skew, sharpness = :sharpness, clipping = :clipping,
             ink_share = :inkShare, blank = :blank, text_source = :source, confidence = :confidence, text = :plain,
             words = :words, read_at = :at
           where id = :pageId`,
        ).run({
          pageId,
          width: reading.width,
          height: reading.height,
          rotation: reading.rotation,
          dpi: quality.dpi,
          skew: quality.skew,
          sharpness: quality.sharpness,
          clipping: quality.clipping,
          inkShare: quality.inkShare,
          blank: quality.blank ? 1 : 0,
          source: text.source,
          confidence: meanConfidence(text),
          plain: plainText(text),
          words: wordsAsStored(text),
          at: now(),
        });
        if (lost.length > 0 && page.documentId !== null) {
          audit.record({
            actor: MACHINE,
            action: 'page.words-lost',
            subjectKind: 'document',
            subjectId: page.documentId,
            before: {
              page: pageId,
              ordinal: page.ordinal,
              words: lost.map(({ text: word, box }) => ({ text: word, box })),
            },
          });
        }
        describeWhenRead(page.documentId);
        return true;
      })();
    },
    pageFailed(pageId, error) {
      db.transaction(() => {
        const page = pageRow.get(pageId);
        if (page === undefined) return;
        db.prepare(
          `update page set read_state = 'failed', failure_code = ?, failure_params = ?, read_at = ? where id = ?`,
        ).run(error.code, JSON.stringify(error.params), now(), pageId);
        describeWhenRead(page.documentId);
      })();
    },
    pageText(pageId) {
      const words = wordsRow.get(pageId)?.words;
      return words == null ? null : wordsOf(words);
    },
    standingPages: (documentId) =>
      db
        .prepare<[number], { id: number; ordinal: number }>(
          'select id, ordinal from page where document_id = ? and aside = 0 order by ordinal',
        )
        .all(documentId),
    textOf: (documentId) => pagesOf.all(documentId).map((row) => ({ page: row.ordinal, text: wordsOf(row.words) })),
    describeWhenRead,
    readSoon(pageId) {
      const page = pageRow.get(pageId);
      if (page === undefined) return;
      const job = { key: readingKey(page), kind: 'read-page', subjectId: pageId, priority: SOON } as const;
      jobs.add(job, { again: true });
    },
  };
}

/** Made from the content of the work: the same page of the same bytes is read once, whatever becomes of it. */
const readingKey = ({ sha256, part }: { sha256: string; part: number }): string => `read-page:${sha256}:${part}`;
