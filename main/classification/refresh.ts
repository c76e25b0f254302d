/**
 * After learning: the papers that wait for approval are looked at again with what was learnt, because an office reads
 * its papers in weeks and approves them in months. Only a proposal that changes is written; people's groups stay.
 */
import { setImmediate } from 'node:timers/promises';
import type { FieldName, Suggestion } from '../../shared/fields.ts';
import type { PageText } from '../../shared/page-text.ts';
import type { Database } from '../database/database.ts';
import { paperSql } from './decisions.ts';
import type { PaperWords, Phrases } from './features.ts';
import type { Model } from './model.ts';
import { proposeGroup, suggestionOf } from './proposal.ts';

/** What of the records is read and written here. */
export type ProposalRecords = {
  fieldsOf(documentId: number): readonly Pick<Suggestion, 'field' | 'evidence'>[];
  pageText(pageId: number): PageText | null;
  suggest(documentId: number, suggestions: readonly Suggestion[], only: readonly FieldName[]): void;
};

type Row = PaperWords & { readonly id: number; readonly group: string | null };

const AT_ONCE = 25;

export function openRefresh({ db, records }: { db: Database; records: ProposalRecords }) {
  const waiting = db.prepare<[{ after: number }], Row>(
    `select d.id, f.value as "group", ${paperSql}
     from document d left join field_value f on f.document_id = d.id and f.field = 'recordGroup' and f.current = 1
     where d.id > :after and d.described_at is not null and d.approved_at is null and d.emptied = 0
       and f.source is not 'person' order by d.id limit ${AT_ONCE}`,
  );
  const firstPage = db.prepare<[number], { id: number; ordinal: number }>(
    `select id, ordinal from page where document_id = ? and aside = 0 and read_state = 'read' and text <> ''
     order by ordinal limit 1`,
  );

  /** @returns how many proposals changed */
  return async (model: Model, phrases: Phrases, signal?: AbortSignal): Promise<number> => {
    let changed = 0;
    for (let after = 0; ; ) {
      const rows = waiting.all({ after });
      for (const row of rows) {
        const proposal = proposeGroup(model, phrases, row);
        if ((proposal?.group ?? null) === row.group) continue;
        const page = firstPage.get(row.id);
        const text = page === undefined ? null : records.pageText(page.id);
        const suggestion =
          proposal === null || page === undefined || text === null
            ? []
            : [suggestionOf(proposal, { text, number: page.ordinal }, records.fieldsOf(row.id))];
        records.suggest(row.id, suggestion, ['recordGroup']);
        changed += 1;
      }
      if (rows.length < AT_ONCE) return changed;
      after = rows.at(-1)?.id ?? after;
      await setImmediate();
      signal?.throwIfAborted();
    }
  };
}
