/** Documents and pages: taken in, read, described, approved or sent back. */
import { deflateSync, inflateSync } from 'node:zlib';
import { v7 as uuid } from 'uuid';
import { type ErrorCode, type ErrorParams, StationError } from '../../shared/errors.ts';
import { fieldLabels } from '../../shared/fields.ts';
import { meanConfidence, type PageText, plainText } from '../../shared/page-text.ts';
import type { Audit } from '../audit.ts';
import { type Database, now } from '../database/database.ts';
import type { Jobs } from '../jobs/jobs.ts';
import type { FieldRecords } from './fields.ts';

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
  addPages(documentId: number, pages: NewDocument['pages'], actor: string): number[];
  /** What was read on a page. When it was the document's last unread page, describing it is put on the queue. */
  pageRead(pageId: number, reading: PageReading): void;
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
  /**
   * A person vouches for the description. Fields marked for a person must have been settled, unless `leaveEmpty`
   * confirms here that they stay empty.
   * @throws `not-found`, `not-allowed`, `pages-unread`, `fields-need-person`
   */
  approve(documentId: number, actor: string, options?: { leaveEmpty?: boolean }): void;
  /** Back to whoever describes it, with the reason. An approved document loses its approval. @throws `not-found`, `not-allowed` */
  sendBack(documentId: number, reason: string, actor: string): void;
};

/** Heads of documents take one page or two, signatures stand within the last few before the attachments. */
const EDGE_PAGES = 20;

type State = {
  id: number;
  approved_at: string | null;
  described_at: string | null;
  sent_back_reason: string | null;
  sealed: 0 | 1;
};

export function openDocuments(parts: {
  db: Database;
  audit: Audit;
  jobs: Jobs;
  fields: FieldRecords;
}): DocumentRecords {
  const { db, audit, jobs } = parts;
  const insertPage = db.prepare('insert into page (document_id, ordinal, sha256, part) values (?, ?, ?, ?)');
  const lastOrdinal = db.prepare<[number], { n: number }>(
    'select coalesce(max(ordinal), 0) as n from page where document_id = ?',
  );
  const unread = db.prepare<[number], { n: number }>(
    `select count(*) as n from page where document_id = ? and read_state = 'waiting'`,
  );
  const pageRow = db.prepare<[number], { document_id: number; sha256: string; part: number }>(
    'select document_id, sha256, part from page where id = ?',
  );
  const wordsRow = db.prepare<[number], { words: Buffer | null }>('select words from page where id = ?');
  const pagesOf = db.prepare<[number], { ordinal: number; words: Buffer }>(
    `select ordinal, words from page p where document_id = ? and words is not null
       and (ordinal <= ${EDGE_PAGES}
            or ordinal > (select max(ordinal) from page where document_id = p.document_id) - ${EDGE_PAGES}
            or id in (select id from page where document_id = p.document_id and text like '%Nơi nhận%' limit ${EDGE_PAGES}))
     order by ordinal`,
  );
  const stateRow = db.prepare<[number], State>(
    `select d.id, d.approved_at, d.described_at, d.sent_back_reason,
       exists (select 1 from batch_dossier b where b.dossier_id = d.dossier_id) as sealed
     from document d where d.id = ?`,
  );

  function stateOf(documentId: number): State {
    const row = stateRow.get(documentId);
    if (row === undefined) throw new StationError('not-found', { kind: 'văn bản', id: documentId });
    return row;
  }

  function refuse(step: string, documentId: number, state: string): never {
    throw new StationError('not-allowed', { step, kind: 'văn bản', id: documentId, state });
  }

  function addPagesTo(documentId: number, pages: NewDocument['pages']): number[] {
    let ordinal = lastOrdinal.get(documentId)?.n ?? 0;
    return pages.map(({ sha256, part }) => {
      ordinal += 1;
      const pageId = Number(insertPage.run(documentId, ordinal, sha256, part).lastInsertRowid);
      jobs.add({ key: `read-page:${sha256}:${part}`, kind: 'read-page', subjectId: pageId });
      return pageId;
    });
  }

  function describeWhenComplete(documentId: number): void {
    if ((unread.get(documentId)?.n ?? 0) > 0) return;
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
              'select coalesce(max(ordinal), 0) as n from document where dossier_id = ?',
            )
            .get(document.dossierId)?.n ?? 0) + 1;
        const documentId = Number(
          db
            .prepare(
              'insert into document (uid, dossier_id, ordinal, source_file_id, created_at) values (?, ?, ?, ?, ?)',
            )
            .run(uuid(), document.dossierId, ordinal, document.sourceFileId, now()).lastInsertRowid,
        );
        const pageIds = addPagesTo(documentId, document.pages);
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
    addPages(documentId, pages, actor) {
      return db.transaction(() => {
        const state = stateOf(documentId);
        if (state.approved_at !== null) refuse('thêm trang', documentId, 'đã duyệt');
        const pageIds = addPagesTo(documentId, pages);
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
    pageRead(pageId, reading) {
      db.transaction(() => {
        const page = pageRow.get(pageId);
        if (page === undefined) throw new StationError('not-found', { kind: 'trang', id: pageId });
        const { quality, text } = reading;
        db.prepare(
          `update page set read_state = 'read', failure_code = null, failure_params = null, width = :width, height = :height,
             dpi = :dpi, rotation = :rotation, skew = :skew, sharpness = :sharpness, clipping = :clipping,
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
          words: deflateSync(JSON.stringify(text)),
          at: now(),
        });
        describeWhenComplete(page.document_id);
      })();
    },
    pageFailed(pageId, error) {
      db.transaction(() => {
        const page = pageRow.get(pageId);
        if (page === undefined) return;
        db.prepare(
          `update page set read_state = 'failed', failure_code = ?, failure_params = ?, read_at = ? where id = ?`,
        ).run(error.code, JSON.stringify(error.params), now(), pageId);
        describeWhenComplete(page.document_id);
      })();
    },
    pageText(pageId) {
      const words = wordsRow.get(pageId)?.words;
      return words == null ? null : wordsOf(words);
    },
    textOf: (documentId) => pagesOf.all(documentId).map((row) => ({ page: row.ordinal, text: wordsOf(row.words) })),
    approve(documentId, actor, options = {}) {
      db.transaction(() => {
        const state = stateOf(documentId);
        if (state.approved_at !== null) refuse('duyệt', documentId, 'đã duyệt');
        if (state.sealed) refuse('duyệt', documentId, 'đã đóng gói');
        const open = db
          .prepare<[number], { n: number }>(
            `select count(*) as n from page where document_id = ? and read_state <> 'read'`,
          )
          .get(documentId);
        if (open !== undefined && open.n > 0) throw new StationError('pages-unread', { id: documentId, count: open.n });
        if (state.described_at === null) refuse('duyệt', documentId, 'chưa biên mục');
        const unsettled = parts.fields.fieldsOf(documentId).filter((f) => f.needsPerson);
        if (unsettled.length > 0 && !options.leaveEmpty) {
          const names = unsettled.map((f) => fieldLabels[f.field]).join(', ');
          throw new StationError('fields-need-person', { id: documentId, fields: names });
        }
        for (const { field, value } of unsettled) parts.fields.setField(documentId, field, value, actor);
        db.prepare(
          `update document set approved_at = ?, approved_by = ?, sent_back_at = null, sent_back_by = null, sent_back_reason = null
           where id = ?`,
        ).run(now(), actor, documentId);
        audit.record({
          actor,
          action: 'document.approve',
          subjectKind: 'document',
          subjectId: documentId,
          before: { sentBack: state.sent_back_reason },
          // The description as it stood when a person vouched for it.
          after: Object.fromEntries(parts.fields.fieldsOf(documentId).map((f) => [f.field, f.value])),
        });
      })();
    },
    sendBack(documentId, reason, actor) {
      db.transaction(() => {
        const state = stateOf(documentId);
        if (state.sealed) refuse('trả lại', documentId, 'đã đóng gói');
        db.prepare(
          `update document set approved_at = null, approved_by = null, sent_back_at = ?, sent_back_by = ?, sent_back_reason = ?
           where id = ?`,
        ).run(now(), actor, reason, documentId);
        audit.record({
          actor,
          action: 'document.send-back',
          subjectKind: 'document',
          subjectId: documentId,
          before: { approvedAt: state.approved_at },
          after: { reason },
        });
      })();
    },
  };
}

const wordsOf = (words: Buffer): PageText => JSON.parse(inflateSync(words).toString('utf8'));
