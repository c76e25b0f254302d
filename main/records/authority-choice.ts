/** A person chooses between the bodies that a letterhead may mean, or says that it is none of them; it can be taken back. */
import { StationError } from '../../shared/errors.ts';
import type { Audit } from '../audit.ts';
import { choiceKey, openRegister } from '../authorities/authorities.ts';
import type { Database } from '../database/database.ts';
import type { ChosenBody } from './changes.ts';
import type { Edits } from './edits.ts';
import type { FieldRecords } from './fields.ts';
import type { Steps } from './steps.ts';

export type AuthorityRecords = {
  /**
   * The issuing body of a document: an id of the list, '' = none of those known, null = as the printed names say.
   * @throws `not-found`, `not-allowed`
   */
  chooseAuthority(documentId: number, authority: string | null, actor: string): void;
};

export function openAuthorityChoice(parts: {
  db: Database;
  audit: Audit;
  steps: Steps;
  edits: Edits;
  fields: Pick<FieldRecords, 'fieldsOf'>;
}): AuthorityRecords {
  const { db, audit, steps, edits, fields } = parts;
  const standing = db.prepare<[number], ChosenBody>(
    'select choice, choice_for as choiceFor from document_authority where document_id = ?',
  );
  const write = db.prepare(
    `insert into document_authority (document_id, choice, choice_for) values (:document, :choice, :choiceFor)
     on conflict (document_id) do update set choice = :choice, choice_for = :choiceFor, stale = 1`,
  );
  const chosen = (document: number): ChosenBody => standing.get(document) ?? { choice: null, choiceFor: null };

  edits.keep('authority', {
    subjects: ({ document }) => [{ kind: 'document', id: document }],
    allow: ({ document }) => steps.requireDocument(document, 'correct', 'sửa'),
    stands(change, side) {
      const found = chosen(change.document);
      return found.choice === change[side].choice && found.choiceFor === change[side].choiceFor;
    },
    put: (change, side) => write.run({ document: change.document, ...change[side] }),
  });

  return {
    chooseAuthority(documentId, authority, actor) {
      edits.run({ call: 'document.setAuthority', actor, count: 1, documentId }, (note) => {
        steps.requireDocument(documentId, 'correct', 'sửa');
        if (authority !== null && authority !== '' && openRegister().authority(authority) === undefined) {
          throw new StationError('not-found', { kind: 'cơ quan', id: authority });
        }
        const before = chosen(documentId);
        const value = (name: 'superior' | 'issuer') =>
          fields.fieldsOf(documentId).find(({ field }) => field === name)?.value ?? null;
        const names = { superior: value('superior'), issuer: value('issuer') };
        const after: ChosenBody = {
          choice: authority,
          choiceFor: authority === null ? null : choiceKey(names),
        };
        if (before.choice === after.choice && before.choiceFor === after.choiceFor) return;
        write.run({ document: documentId, ...after });
        note('authority', { document: documentId, before, after });
        audit.record({
          actor,
          action: 'document.authority',
          subjectKind: 'document',
          subjectId: documentId,
          before: { authority: before.choice },
          after: { authority, ...names },
        });
      });
    },
  };
}
