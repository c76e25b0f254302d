/** What happened to a dossier or a document, and which values people have used before. */
import type { ParsedArgs } from '../../shared/contract.ts';
import { fold } from '../../shared/vietnamese.ts';
import type { EventView, Window } from '../../shared/views.ts';
import type { Database } from '../database/database.ts';
import { type Sight, seen } from '../sight.ts';

type EventRow = Omit<EventView, 'document' | 'before' | 'after'> & {
  documentId: number | null;
  ordinal: number | null;
  before: string | null;
  after: string | null;
};

const subjects: Readonly<Record<'dossier' | 'document', (sight: Sight) => string>> = {
  document: () => `select 'document' as kind, cast(cast(:id as integer) as text) as subject, :id as document`,
  dossier: (sight) => `
    select 'dossier' as kind, cast(cast(:id as integer) as text) as subject, null as document
    union all select 'document', cast(id as text), id from document where dossier_id = :id and ${seen(sight, 'id')}
    union all select 'batch', cast(batch_id as text), null from batch_dossier where dossier_id = :id`,
};

/** Events about a thing and what belongs to it, newest first; people by their full names where they are users. */
export const historySql = (kind: 'dossier' | 'document', sight: Sight): string => `
  select e.id, e.at, coalesce((select full_name from user where name = e.actor), e.actor) as actor, e.action, e.before, e.after, d.id as documentId, d.ordinal
  from (${subjects[kind](sight)}) s join event e on e.subject_kind = s.kind and e.subject_id = s.subject
    left join document d on d.id = s.document
  order by e.id desc limit :limit offset :offset`;

export function historyViews(db: Database) {
  return {
    /** The caller has asked whether the thing may be seen. */
    events(sight: Sight, { subjectKind, subjectId: id, limit, offset }: ParsedArgs<'history.list'>): Window<EventView> {
      const total = db
        .prepare<[{ id: number }], number>(
          `select count(*) from (${subjects[subjectKind](sight)}) s
           join event e on e.subject_kind = s.kind and e.subject_id = s.subject`,
        )
        .pluck()
        .get({ id });
      const rows = db
        .prepare<[{ id: number; limit: number; offset: number }], EventRow>(historySql(subjectKind, sight))
        .all({ id, limit, offset });
      const parsed = (json: string | null, about: number | null): unknown =>
        // What is noted about a dossier or a batch as a whole may name papers beside those that may be seen.
        json === null || (sight === 'open' && about === null) ? undefined : JSON.parse(json);
      return {
        total: total ?? 0,
        rows: rows.map(({ documentId, ordinal, before, after, ...event }) => ({
          ...event,
          document: documentId === null || ordinal === null ? null : { id: documentId, ordinal },
          before: parsed(before, documentId),
          after: parsed(after, documentId),
        })),
      };
    },

    /** Values in which what was typed begins a word, commonest first; those that begin with it before the others. */
    suggestions(sight: Sight, { field, typed, limit }: ParsedArgs<'field.suggest'>): string[] {
      const folded = fold(typed);
      // The papers that may not be seen are gathered once for the whole statement.
      const inOpenPaper = `exists (select 1 from field_value v where v.current = 1 and v.field = a.field
        and v.value = a.value and ${seen('open', 'v.document_id')})`;
      return db
        .prepare<[{ field: string; folded: string; limit: number }], string>(
          `select value from approved_value a
           where field = :field and papers > 0 and (:folded = '' or instr(' ' || folded, ' ' || :folded) > 0)
             and ${sight === 'all' ? '1' : inOpenPaper}
           order by instr(folded, :folded) = 1 desc, papers desc, folded limit :limit`,
        )
        .pluck()
        .all({ field, folded, limit });
    },
  };
}
