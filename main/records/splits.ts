/**
 * Where a document seems to hold another one: kept until a person separates them or says that they are one.
 *
 * Promises: nothing is separated here; a refusal belongs to the page and outlives every new reading, so nobody is asked
 * twice; it can be taken back like any other step.
 */
import { StationError } from '../../shared/errors.ts';
import type { BoundaryReason, SplitView } from '../../shared/views.ts';
import type { Audit } from '../audit.ts';
import { type Database, now } from '../database/database.ts';
import type { Edits } from './edits.ts';
import type { Steps } from './steps.ts';

export type ProposedSplit = Omit<SplitView, 'page'>;

export type SplitRecords = {
  /**
   * What was found in all pages of a document: earlier proposals that nobody decided are replaced, refused ones stay
   * refused.
   */
  proposeSplits(documentId: number, found: readonly ProposedSplit[]): void;
  /** Proposals that a person has still to decide, in the order of pages. */
  openSplits(documentId: number): SplitView[];
  /** A person says that no other document begins on this page. @throws `not-found`, `not-allowed` */
  keepWhole(pageId: number, actor: string): void;
};

type Row = Omit<SplitView, 'reasons'> & { reasons: string };

export function openSplits(parts: { db: Database; audit: Audit; steps: Steps; edits: Edits }): SplitRecords {
  const { db, audit, steps, edits } = parts;
  const open = db.prepare<[number], Row>(
    `select page_id as pageId, ordinal as page, confidence, reasons, type, number, symbol
     from open_split where document_id = ? order by ordinal`,
  );
  const forget = db.prepare(
    `delete from split_proposal where refused = 0
       and page_id in (select id from page where document_id = :documentId)
       and page_id not in (select value from json_each(:kept))`,
  );
  const put = db.prepare(
    `insert into split_proposal (page_id, confidence, reasons, type, number, symbol, proposed_at)
     values (:pageId, :confidence, :reasons, :type, :number, :symbol, :at)
     on conflict (page_id) do update set confidence = :confidence, reasons = :reasons, type = :type, number = :number,
       symbol = :symbol where refused = 0`,
  );
  const find = db.prepare<[number], { documentId: number | null; ordinal: number; refused: 0 | 1 }>(
    `select p.document_id as documentId, p.ordinal, s.refused
     from split_proposal s join page p on p.id = s.page_id where s.page_id = ?`,
  );
  const refuse = db.prepare('update split_proposal set refused = :refused where page_id = :page');
  const settled = db.prepare<[number], 0 | 1>('select approved_at is not null from document where id = ?').pluck();

  edits.keep('split', {
    subjects: ({ page }) => [{ kind: 'document', id: find.get(page)?.documentId ?? 0 }],
    allow({ page }) {
      const documentId = find.get(page)?.documentId;
      if (documentId != null) steps.requireDocument(documentId, 'correct', 'sửa');
    },
    stands: (change, side) => find.get(change.page)?.refused === change[side],
    put: (change, side) => refuse.run({ page: change.page, refused: change[side] }),
  });

  return {
    proposeSplits(documentId, found) {
      db.transaction(() => {
        if (settled.get(documentId) !== 0) return;
        forget.run({ documentId, kept: JSON.stringify(found.map(({ pageId }) => pageId)) });
        for (const proposal of found) put.run({ ...proposal, reasons: JSON.stringify(proposal.reasons), at: now() });
      })();
    },
    openSplits: (documentId) =>
      open.all(documentId).map((row) => ({ ...row, reasons: JSON.parse(row.reasons) as BoundaryReason[] })),
    keepWhole(pageId, actor) {
      const found = find.get(pageId);
      const documentId = found?.documentId ?? null;
      if (found === undefined || documentId === null)
        throw new StationError('not-found', { kind: 'trang', id: pageId });
      edits.run({ call: 'document.keepWhole', actor, count: 1, documentId }, (note) => {
        steps.requireDocument(documentId, 'correct', 'sửa');
        if (found.refused === 1) return;
        refuse.run({ page: pageId, refused: 1 });
        note('split', { page: pageId, before: 0, after: 1 });
        audit.record({
          actor,
          action: 'document.keep-whole',
          subjectKind: 'document',
          subjectId: documentId,
          after: { page: pageId, ordinal: found.ordinal },
        });
      });
    },
  };
}
