/** Field values with their source, confidence, evidence and history. One is current; the others are what stood before. */

import { StationError } from '../../shared/errors.ts';
import { checkField } from '../../shared/field-rules.ts';
import { type FieldName, fieldNames, type Suggestion } from '../../shared/fields.ts';
import type { FieldView } from '../../shared/views.ts';
import type { Audit } from '../audit.ts';
import { type Database, now } from '../database/database.ts';
import type { StoredValue } from './changes.ts';
import type { Edits } from './edits.ts';
import type { Steps } from './steps.ts';

/** A value as callers see it, and who gave it when. */
export type FieldValue = FieldView & { readonly actor: string; readonly at: string };

export type FieldRecords = {
  /** Current values, in the order of `fieldNames`. */
  fieldsOf(documentId: number): FieldValue[];
  /** Every value the field ever had, newest first. */
  historyOf(documentId: number, field: FieldName): FieldValue[];
  /**
   * Writes a machine's suggestions. A field that a person has set stays as it is, and all of an approved document.
   * @param only the fields that were looked at; without it the document is described as a whole
   */
  suggest(documentId: number, suggestions: readonly Suggestion[], only?: readonly FieldName[]): void;
  /** A person's word. An empty text means: the paper has none. @throws `not-found`, `field-invalid`, `not-allowed` */
  setField(documentId: number, field: FieldName, value: string | null, actor: string): void;
};

type Row = Omit<FieldValue, 'needsPerson' | 'evidence'> & { needsPerson: 0 | 1; evidence: string | null };

const fieldValueOf = (row: Row): FieldValue => ({
  ...row,
  needsPerson: row.needsPerson === 1,
  evidence: row.evidence === null ? [] : JSON.parse(row.evidence),
});

/** Who stands in the chain where nobody did it by hand. */
export const MACHINE = 'máy';

const stored = (row: Row | undefined): StoredValue => {
  if (row === undefined) return null;
  const { value, confidence, needsPerson, source, evidence, actor } = row;
  return { value, confidence, needsPerson, source, evidence, actor };
};

export function openFields(parts: {
  db: Database;
  audit: Audit;
  steps: Steps;
  edits: Edits;
  /** What follows from the fields of a document is found again. */
  followFields(documentId: number): void;
}): FieldRecords {
  const { db, audit, steps, edits, followFields } = parts;
  const columns =
    'field, value, confidence, needs_person as needsPerson, source, evidence, actor, at from field_value where document_id = ?';
  const current = db.prepare<[number], Row>(`select ${columns} and current = 1`);
  const currentOf = db.prepare<[number, FieldName], Row>(`select ${columns} and current = 1 and field = ?`);
  const history = db.prepare<[number, FieldName], Row>(`select ${columns} and field = ? order by id desc`);
  const retire = db.prepare('update field_value set current = 0 where document_id = ? and field = ? and current = 1');
  const insert = db.prepare(
    `insert into field_value (document_id, field, value, confidence, needs_person, source, evidence, actor, at)
     values (:documentId, :field, :value, :confidence, :needsPerson, :source, :evidence, :actor, :at)`,
  );
  const settled = db
    .prepare<[number], 0 | 1>('select approved_at is not null or emptied from document where id = ?')
    .pluck();

  function put(documentId: number, field: FieldName, value: StoredValue): void {
    retire.run(documentId, field);
    if (value !== null) insert.run({ documentId, field, ...value, at: now() });
    followFields(documentId);
  }

  edits.keep('field', {
    subjects: ({ document }) => [{ kind: 'document', id: document }],
    allow: ({ document }) => steps.requireDocument(document, 'correct', 'sửa'),
    stands(change, side) {
      const found = currentOf.get(change.document, change.field);
      const expected = change[side];
      // A machine may have suggested anew in between; a person's word is looked at to the letter.
      if (found?.source !== 'person' && expected?.source !== 'person') return true;
      return found?.source === expected?.source && found?.value === expected?.value;
    },
    put: (change, side) => put(change.document, change.field, change[side]),
  });

  return {
    fieldsOf(documentId) {
      const byName = new Map(current.all(documentId).map((row) => [row.field, fieldValueOf(row)]));
      return fieldNames.flatMap((name) => byName.get(name) ?? []);
    },
    historyOf: (documentId, field) => history.all(documentId, field).map(fieldValueOf),
    suggest(documentId, suggestions, only) {
      db.transaction(() => {
        if (settled.get(documentId) !== 0) return;
        const suggested = new Map(suggestions.map((s) => [s.field, s]));
        for (const field of only ?? fieldNames) {
          const standing = currentOf.get(documentId, field);
          if (standing?.source === 'person') continue;
          const suggestion = suggested.get(field);
          if (suggestion === undefined) {
            // Read anew and no longer found: the old guess stays in the history.
            retire.run(documentId, field);
            continue;
          }
          const row = {
            documentId,
            field,
            value: suggestion.value,
            confidence: suggestion.confidence,
            needsPerson: suggestion.needsPerson ? 1 : 0,
            source: 'machine',
            evidence: JSON.stringify(suggestion.evidence),
            actor: MACHINE,
            at: now(),
          };
          const same =
            standing?.value === row.value &&
            standing.confidence === row.confidence &&
            standing.evidence === row.evidence;
          if (same) continue;
          retire.run(documentId, field);
          insert.run(row);
        }
        followFields(documentId);
        if (only === undefined) db.prepare('update document set described_at = ? where id = ?').run(now(), documentId);
      })();
    },
    setField(documentId, field, value, actor) {
      edits.run({ call: 'document.setField', actor, count: 1, documentId }, (note) => {
        steps.requireDocument(documentId, 'correct', 'sửa');
        const text = checked(field, value);
        const standing = currentOf.get(documentId, field);
        if (standing?.source === 'person' && standing.value === text) return;
        const before = stored(standing);
        const after: StoredValue = {
          value: text,
          confidence: null,
          needsPerson: 0,
          source: 'person',
          evidence: before?.evidence ?? null,
          actor,
        };
        put(documentId, field, after);
        note('field', { document: documentId, field, before, after });
        audit.record({
          actor,
          action: 'field.set',
          subjectKind: 'document',
          subjectId: documentId,
          before: { field, value: before?.value ?? null, source: before?.source ?? null },
          after: { field, value: text, source: 'person' },
        });
      });
    },
  };
}

/** What a person typed, as it is stored; what is only doubtful is his to decide. @throws `field-invalid` */
function checked(field: FieldName, typed: string | null): string | null {
  const { value, problem } = checkField(field, typed);
  if (problem?.level === 'error') {
    throw new StationError('field-invalid', { field, value: (typed ?? '').trim().slice(0, 40), detail: problem.vi });
  }
  return value;
}
