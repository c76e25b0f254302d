/** Field values with their source, confidence, evidence and history. One is current; the others are what stood before. */

import { StationError } from '../../shared/errors.ts';
import { type FieldName, fieldNames, type Suggestion } from '../../shared/fields.ts';
import { parsePartialDate } from '../../shared/partial-date.ts';
import { nfc } from '../../shared/vietnamese.ts';
import type { FieldView } from '../../shared/views.ts';
import type { Audit } from '../audit.ts';
import { type Database, now } from '../database/database.ts';

/** A value as callers see it, and who gave it when. */
export type FieldValue = FieldView & { readonly actor: string; readonly at: string };

export type FieldRecords = {
  /** Current values, in the order of `fieldNames`. */
  fieldsOf(documentId: number): FieldValue[];
  /** Every value the field ever had, newest first. */
  historyOf(documentId: number, field: FieldName): FieldValue[];
  /** Writes a machine's suggestions. A field that a person has set stays as it is. */
  suggest(documentId: number, suggestions: readonly Suggestion[]): void;
  /** A person's word. An empty text means: the paper has none. @throws `not-found`, `field-invalid`, `not-allowed` */
  setField(documentId: number, field: FieldName, value: string | null, actor: string): void;
};

type Row = Omit<FieldValue, 'needsPerson' | 'evidence'> & { needsPerson: 0 | 1; evidence: string | null };

const fieldValueOf = (row: Row): FieldValue => ({
  ...row,
  needsPerson: row.needsPerson === 1,
  evidence: row.evidence === null ? [] : JSON.parse(row.evidence),
});

const MACHINE = 'máy';

/** Longest value of a field in any package we know (domain.md 4.1: Subject S500), with room for old habits. */
const LONGEST = 2000;

export function openFields({ db, audit }: { db: Database; audit: Audit }): FieldRecords {
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
  const state = db.prepare<[number], { approved_at: string | null }>('select approved_at from document where id = ?');

  return {
    fieldsOf(documentId) {
      const byName = new Map(current.all(documentId).map((row) => [row.field, fieldValueOf(row)]));
      return fieldNames.flatMap((name) => byName.get(name) ?? []);
    },
    historyOf: (documentId, field) => history.all(documentId, field).map(fieldValueOf),
    suggest(documentId, suggestions) {
      db.transaction(() => {
        const suggested = new Map(suggestions.map((s) => [s.field, s]));
        for (const field of fieldNames) {
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
        db.prepare('update document set described_at = ? where id = ?').run(now(), documentId);
      })();
    },
    setField(documentId, field, value, actor) {
      db.transaction(() => {
        const document = state.get(documentId);
        if (document === undefined) throw new StationError('not-found', { kind: 'văn bản', id: documentId });
        if (document.approved_at !== null) {
          throw new StationError('not-allowed', { step: 'sửa', kind: 'văn bản', id: documentId, state: 'đã duyệt' });
        }
        const text = checked(field, value);
        const before = currentOf.get(documentId, field);
        if (before?.source === 'person' && before.value === text) return;
        retire.run(documentId, field);
        insert.run({
          documentId,
          field,
          value: text,
          confidence: null,
          needsPerson: 0,
          source: 'person',
          evidence: before?.evidence ?? null,
          actor,
          at: now(),
        });
        audit.record({
          actor,
          action: 'field.set',
          subjectKind: 'document',
          subjectId: documentId,
          before: { field, value: before?.value ?? null, source: before?.source ?? null },
          after: { field, value: text, source: 'person' },
        });
      })();
    },
  };
}

/** What a person typed, as it is stored. @throws `field-invalid` */
function checked(field: FieldName, value: string | null): string | null {
  const text = value === null ? '' : nfc(value).replace(/\s+/g, ' ').trim();
  if (text === '') return null;
  if (text.length > LONGEST) {
    throw new StationError('field-invalid', {
      field,
      value: `${text.slice(0, 40)}…`,
      detail: `dài quá ${LONGEST} ký tự`,
    });
  }
  if (field === 'date') {
    const date = parsePartialDate(text);
    if (date === null) {
      throw new StationError('field-invalid', { field, value: text, detail: 'cần dạng 05/3/1998, 3/1998 hoặc 1998' });
    }
    return date;
  }
  return text;
}
