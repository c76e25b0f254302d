/**
 * Which papers hold personal data (Law 91/2025/QH15). A petition does, as its fields say; a person's word goes before.
 *
 * Promise: as long as nobody has decided, the mark follows the fields, whoever wrote them; who may see a marked paper is
 * said by the view hidden_document (main/sight.ts).
 */
import { isPetition } from '../../shared/field-rules.ts';
import type { PersonalMark } from '../../shared/views.ts';
import type { Audit } from '../audit.ts';
import type { Database } from '../database/database.ts';
import type { StoredMark } from './changes.ts';
import type { Edits } from './edits.ts';
import type { Steps } from './steps.ts';

export type PersonalRecords = {
  personalMark(documentId: number): PersonalMark;
  /** A person sets the mark or takes it off, with the reason. @throws `not-found`, `not-allowed` */
  markPersonal(documentId: number, personal: boolean, reason: string | null, actor: string): void;
};

/** Why a machine set it, as it is kept; the window says it in its own language. */
export const PETITION = 'petition';

export function openPersonal(parts: { db: Database; audit: Audit; steps: Steps; edits: Edits }): PersonalRecords & {
  /** The fields have changed. */
  followFields(documentId: number): void;
} {
  const { db, audit, steps, edits } = parts;
  const standing = db.prepare<[number], StoredMark>(
    'select personal, personal_reason as reason, personal_by as decidedBy from document where id = ?',
  );
  const shown = db.prepare<[number], { personal: 0 | 1; reason: string | null; decidedBy: string | null }>(
    `select personal, personal_reason as reason,
       coalesce((select full_name from user where name = personal_by), personal_by) as decidedBy
     from document where id = ?`,
  );
  const write = db.prepare(
    `update document set personal = :personal, personal_reason = :reason, personal_by = :decidedBy where id = :document`,
  );
  const values = db.prepare<[number], { field: string; value: string }>(
    `select field, value from field_value
     where document_id = ? and current = 1 and value is not null and field in ('type', 'petitionKind', 'sender')`,
  );
  const nothing: StoredMark = { personal: 0, reason: null, decidedBy: null };
  const markOf = (document: number): StoredMark => standing.get(document) ?? nothing;

  edits.keep('personal', {
    subjects: ({ document }) => [{ kind: 'document', id: document }],
    allow: ({ document }) => steps.requireOpenDossier(steps.documentFacts(document).dossierId, 'sửa'),
    stands(change, side) {
      const found = markOf(change.document);
      return found.personal === change[side].personal && found.decidedBy === change[side].decidedBy;
    },
    put: (change, side) => write.run({ document: change.document, ...change[side] }),
  });

  return {
    personalMark(documentId) {
      const { personal, reason, decidedBy } = shown.get(documentId) ?? nothing;
      return { personal: personal === 1, reason, decidedBy };
    },
    markPersonal(documentId, personal, reason, actor) {
      edits.run({ call: 'document.markPersonal', actor, count: 1, documentId }, (note) => {
        steps.requireOpenDossier(steps.documentFacts(documentId).dossierId, 'sửa');
        const before = markOf(documentId);
        const after: StoredMark = { personal: personal ? 1 : 0, reason, decidedBy: actor };
        if (before.personal === after.personal && before.decidedBy !== null) return;
        write.run({ document: documentId, ...after });
        note('personal', { document: documentId, before, after });
        audit.record({
          actor,
          action: 'document.mark-personal',
          subjectKind: 'document',
          subjectId: documentId,
          before: { personal: before.personal === 1, reason: before.reason },
          after: { personal, reason },
        });
      });
    },
    followFields(documentId) {
      const before = markOf(documentId);
      if (before.decidedBy !== null) return;
      const petition = values.all(documentId).some(({ field, value }) => field !== 'type' || isPetition(value));
      if (petition === (before.personal === 1)) return;
      const after: StoredMark = { personal: petition ? 1 : 0, reason: petition ? PETITION : null, decidedBy: null };
      write.run({ document: documentId, ...after });
    },
  };
}
