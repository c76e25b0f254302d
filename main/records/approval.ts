/** A person vouches for the description of a document, or sends it back with a reason; both can be taken back. */
import { allowedDocumentSteps } from '../../shared/dossier.ts';
import { StationError } from '../../shared/errors.ts';
import { fieldLabels, withoutHandwriting } from '../../shared/fields.ts';
import type { Audit } from '../audit.ts';
import { type Database, now } from '../database/database.ts';
import type { Arranging } from './arrangement.ts';
import type { Approval } from './changes.ts';
import type { Edits } from './edits.ts';
import type { FieldRecords } from './fields.ts';
import type { SplitRecords } from './splits.ts';
import type { Steps } from './steps.ts';

export type ApprovalRecords = {
  /**
   * A person vouches for the description. Fields marked for a person must have been settled, unless `leaveEmpty`
   * confirms here that they stay empty.
   * @throws `not-found`, `not-allowed`, `pages-unread`, `split-undecided`, `fields-need-person`
   */
  approve(documentId: number, actor: string, options?: { leaveEmpty?: boolean }): void;
  /** Back to whoever describes it, with the reason. An approved document loses its approval. @throws `not-found`, `not-allowed` */
  sendBack(documentId: number, reason: string, actor: string): void;
};

export function openApproval(parts: {
  db: Database;
  audit: Audit;
  steps: Steps;
  edits: Edits;
  fields: FieldRecords;
  splits: Pick<SplitRecords, 'openSplits'>;
  arranging: Arranging;
}): ApprovalRecords {
  const { db, audit, steps, edits, fields, splits, arranging } = parts;
  const standing = db.prepare<[number], Approval>(
    `select approved_at as approvedAt, approved_by as approvedBy, sent_back_at as sentBackAt, sent_back_by as sentBackBy,
       sent_back_reason as sentBackReason from document where id = ?`,
  );
  const write = db.prepare(
    `update document set approved_at = :approvedAt, approved_by = :approvedBy, sent_back_at = :sentBackAt,
       sent_back_by = :sentBackBy, sent_back_reason = :sentBackReason where id = :document`,
  );

  const approvalOf = (document: number): Approval => {
    const found = standing.get(document);
    if (found === undefined) throw new StationError('not-found', { kind: 'văn bản', id: document });
    return found;
  };
  const valuesOf = (document: number): Record<string, string | null> =>
    Object.fromEntries(fields.fieldsOf(document).map(({ field, value }) => [field, value]));
  /** What is vouched for: an approval comes back only over the same values and the same pages. */
  const descriptionOf = (document: number): string => JSON.stringify([valuesOf(document), arranging.pagesOf(document)]);

  edits.keep('approval', {
    subjects: ({ document }) => [{ kind: 'document', id: document }],
    allow: ({ document }) => steps.requireOpenDossier(steps.documentFacts(document).dossierId, 'sửa'),
    stands(change, side) {
      const found = approvalOf(change.document);
      const expected = change[side];
      const same = (Object.keys(found) as (keyof Approval)[]).every((key) => found[key] === expected[key]);
      const target = change[side === 'after' ? 'before' : 'after'];
      return same && (target.approvedAt === null || descriptionOf(change.document) === change.description);
    },
    put: (change, side) => write.run({ document: change.document, ...change[side] }),
  });

  return {
    approve(documentId, actor, options = {}) {
      edits.together('document.approve', actor, () => {
        const facts = steps.documentFacts(documentId);
        if (!allowedDocumentSteps(facts).includes('approve')) {
          const unread = facts.waitingPages + facts.failedPages;
          if (!facts.approved && !facts.inBatch && unread > 0) {
            throw new StationError('pages-unread', { id: documentId, count: unread });
          }
          steps.requireDocument(documentId, 'approve', 'duyệt');
        }
        const pages = splits.openSplits(documentId).map(({ page }) => page);
        if (pages.length > 0) throw new StationError('split-undecided', { id: documentId, pages: pages.join(', ') });
        const unsettled = fields.fieldsOf(documentId).filter((f) => f.needsPerson);
        if (unsettled.length > 0 && !options.leaveEmpty) {
          const names = unsettled.map((f) => fieldLabels[f.field]).join(', ');
          throw new StationError('fields-need-person', { id: documentId, fields: names });
        }
        // Left as they are: what was only proposed from handwriting is not thereby vouched for.
        for (const field of unsettled) fields.setField(documentId, field.field, withoutHandwriting(field), actor);
        edits.run({ call: 'document.approve', actor, count: 1, documentId }, (note) => {
          const before = approvalOf(documentId);
          const after: Approval = {
            approvedAt: now(),
            approvedBy: actor,
            sentBackAt: null,
            sentBackBy: null,
            sentBackReason: null,
          };
          const description = descriptionOf(documentId);
          write.run({ document: documentId, ...after });
          note('approval', { document: documentId, before, after, description });
          audit.record({
            actor,
            action: 'document.approve',
            subjectKind: 'document',
            subjectId: documentId,
            before: { sentBack: before.sentBackReason },
            // The description as it stood when a person vouched for it.
            after: valuesOf(documentId),
          });
        });
      });
    },
    sendBack(documentId, reason, actor) {
      edits.run({ call: 'document.sendBack', actor, count: 1, documentId }, (note) => {
        steps.requireDocument(documentId, 'sendBack', 'trả lại');
        const before = approvalOf(documentId);
        const after: Approval = {
          approvedAt: null,
          approvedBy: null,
          sentBackAt: now(),
          sentBackBy: actor,
          sentBackReason: reason,
        };
        const description = descriptionOf(documentId);
        write.run({ document: documentId, ...after });
        note('approval', { document: documentId, before, after, description });
        audit.record({
          actor,
          action: 'document.send-back',
          subjectKind: 'document',
          subjectId: documentId,
          before: { approvedAt: before.approvedAt },
          after: { reason },
        });
      });
    },
  };
}
