/** The statements behind the catalogue: what is read of dossiers and documents, and the triggers that note changes. */
import type { DossierFacts } from '../../shared/dossier.ts';
import type { Database } from '../database/database.ts';

/**
 * A document as lists need it. Counts are of its pages, those set aside too in `pages`, without them in how they were
 * read.
 */
export type DocumentEntry = {
  readonly id: number;
  readonly ordinal: number;
  readonly pages: number;
  readonly aside: number;
  readonly waiting: number;
  readonly failed: number;
  readonly blank: number;
  readonly described: boolean;
  readonly approved: boolean;
  readonly approvedAt: string | null;
  /** Sent back and not approved since. */
  readonly sentBack: boolean;
  /** Some field must be read by a person. */
  readonly needsPerson: boolean;
  /** Another document seems to begin within it; undecided. */
  readonly holdsSplit: boolean;
  /** Not for a session without `read-restricted`. */
  readonly hidden: boolean;
  readonly type: string | null;
  readonly year: string | null;
  readonly issuer: string | null;
  /** The body it is linked to, or its names together where the issuer's alone say too little (main/authorities). */
  readonly body: string | null;
  /** Who sent a petition. */
  readonly sender: string | null;
  /** Code of its record group. */
  readonly recordGroup: string | null;
};

type Flag = 0 | 1;

export type StoredDocument = Omit<
  DocumentEntry,
  | 'described'
  | 'approved'
  | 'sentBack'
  | 'needsPerson'
  | 'holdsSplit'
  | 'hidden'
  | 'type'
  | 'year'
  | 'issuer'
  | 'body'
  | 'sender'
  | 'recordGroup'
> & {
  readonly dossierId: number;
  readonly described: Flag;
  readonly approved: Flag;
  readonly sentBack: Flag;
  readonly needsPerson: Flag;
  readonly holdsSplit: Flag;
  readonly hidden: Flag;
  type: string | null;
  year: string | null;
  issuer: string | null;
  body: string | null;
  sender: string | null;
  recordGroup: string | null;
};

export type StoredDossier = {
  readonly id: number;
  readonly code: string;
  readonly title: string;
  readonly fondsId: number;
  readonly fondsCode: string;
  readonly inventoryId: number;
  readonly inventoryCode: string;
  readonly box: string | null;
  readonly planned: Flag;
  readonly plannedSheets: number | null;
  readonly plannedPages: number | null;
  readonly plannedDocuments: number | null;
  readonly differenceExplained: string | null;
  readonly removed: number;
  readonly batch: DossierFacts['batch'];
  readonly receipt: Flag;
  readonly accepted: Flag;
  readonly hidden: Flag;
};

type FacetRow = {
  readonly id: number;
  readonly field: 'type' | 'date' | 'issuer' | 'body' | 'sender' | 'recordGroup';
  readonly value: string;
};

// The order is nearly that of the lists, which spares most of the sorting.
const DOSSIERS = `
  select o.id, o.code, o.title, f.id as fondsId, f.code as fondsCode, i.id as inventoryId, i.code as inventoryCode,
    x.code as box, o.planned, o.planned_sheets as plannedSheets, o.planned_pages as plannedPages,
    o.planned_documents as plannedDocuments, o.difference_explained as differenceExplained, b.state as batch,
    (select count(*) from page where removed_how = 'removed'
       and removed_from in (select id from document where dossier_id = o.id)) as removed,
    exists (select 1 from receipt where batch_id = b.id) as receipt,
    exists (select 1 from receipt where batch_id = b.id and kind = 'accepted') as accepted,
    o.id in (select id from hidden_dossier) as hidden
  from dossier o join inventory i on i.id = o.inventory_id join fonds f on f.id = i.fonds_id
    left join box x on x.id = o.box_id
    left join batch_dossier m on m.dossier_id = o.id left join batch b on b.id = m.batch_id`;

// Pages are counted from the index page_counts alone: the rows themselves hold the texts.
const COUNTED = `
  select document_id, count(*) as pages, sum(aside) as aside, sum(aside = 0 and read_state = 'waiting') as waiting,
    sum(aside = 0 and read_state = 'failed') as failed, sum(aside = 0 and read_state = 'read' and blank = 1) as blank
  from page`;

const documents = (counted: string): string => `
  select d.id, d.dossier_id as dossierId, d.ordinal, coalesce(p.pages, 0) as pages, coalesce(p.aside, 0) as aside,
    coalesce(p.waiting, 0) as waiting, coalesce(p.failed, 0) as failed, coalesce(p.blank, 0) as blank, d.described_at is not null as described,
    d.approved_at is not null as approved, d.approved_at as approvedAt, d.sent_back_at is not null and d.approved_at is null as sentBack,
    exists (select 1 from field_value v where v.document_id = d.id and v.current = 1 and v.needs_person = 1) as needsPerson,
    d.id in (select document_id from open_split) as holdsSplit,
    d.id in (select id from hidden_document) as hidden, null as type, null as year, null as issuer, null as body, null as sender,
    null as recordGroup
  from document d left join (${counted} group by document_id) p on p.document_id = d.id where d.emptied = 0`;

const FACETS = `select document_id as id, field, value from field_value
  where current = 1 and field in ('type', 'date', 'issuer', 'recordGroup') and value is not null`;
const BODIES = `select document_id as id, 'body' as field, body as value from document_authority where body is not null`;
const SENDERS = `select document_id as id, field, value from field_value
  where current = 1 and field = 'sender' and value is not null`;
const EVERY_FACET = `${FACETS} union all ${BODIES} union all ${SENDERS}`;

/** Statements that read everything, or one dossier. */
export function loading(db: Database) {
  const oneDossier = db.prepare<[{ id: number }], StoredDossier>(`${DOSSIERS} where o.id = :id`);
  const own = '(select id from document where dossier_id = :id)';
  const documentsOfOne = db.prepare<[{ id: number }], StoredDocument>(
    `${documents(`${COUNTED} where document_id in ${own}`)} and d.dossier_id = :id order by d.ordinal`,
  );
  const facetsOfOne = db.prepare<[{ id: number }], FacetRow>(
    [FACETS, BODIES, SENDERS].map((rows) => `${rows} and document_id in ${own}`).join(' union all '),
  );

  // A few thousand different texts stand in a hundred thousand papers: each is held once.
  const texts = new Map<string, string>();
  const held = (text: string): string => {
    const known = texts.get(text);
    if (known !== undefined) return known;
    texts.set(text, text);
    return text;
  };
  const take = (document: StoredDocument | undefined, { field, value }: FacetRow): void => {
    if (document === undefined) return;
    if (field === 'date') document.year = held(value.slice(0, 4));
    else document[field] = held(value);
  };

  return {
    all(): { dossiers: readonly StoredDossier[]; documents: ReadonlyMap<number, readonly StoredDocument[]> } {
      texts.clear();
      const rows = db
        .prepare<[], StoredDocument>(
          `${documents(`${COUNTED} where document_id is not null`)} order by d.dossier_id, d.ordinal`,
        )
        .all();
      const byId = new Map(rows.map((row) => [row.id, row]));
      for (const facet of db.prepare<[], FacetRow>(EVERY_FACET).iterate()) take(byId.get(facet.id), facet);
      return {
        dossiers: db.prepare<[], StoredDossier>(`${DOSSIERS} order by f.code, i.code, o.code`).all(),
        documents: Map.groupBy(rows, (row) => row.dossierId),
      };
    },
    one(id: number): { dossier: StoredDossier | undefined; documents: readonly StoredDocument[] } {
      const rows = documentsOfOne.all({ id });
      const byId = new Map(rows.map((row) => [row.id, row]));
      for (const facet of facetsOfOne.all({ id })) take(byId.get(facet.id), facet);
      return { dossier: oneDossier.get({ id }), documents: rows };
    },
  };
}

const touch = (what: string, source: string): string =>
  `insert into touched (dossier_id) select ${what} from ${source}
     where not exists (select 1 from touched where dossier_id = ${what});`;

const ofDocument = (id: string): string =>
  touch('d.dossier_id', `(select dossier_id from document where id = ${id}) d`);
const ofPage = (id: string): string => ofDocument(`(select document_id from page where id = ${id})`);
const ofBatch = (id: string): string =>
  touch('d.dossier_id', `(select dossier_id from batch_dossier where batch_id = ${id}) d`);
const ofId = (id: string): string => touch('d.id', `(select ${id} as id) d`);

const on = (table: string, said: Partial<Record<'insert' | 'update' | 'delete', string>>): string =>
  Object.entries(said)
    .map(
      ([event, body]) =>
        `create temp trigger touch_${table}_${event} after ${event} on main.${table} begin ${body} end;`,
    )
    .join('\n');

/** 0 stands for everything: what names places has changed. They live in this connection only, in memory. */
export const touchTriggers = `
  pragma temp_store = memory;
  create temp table touched (dossier_id integer primary key);
  ${on('page', {
    insert: ofDocument('new.document_id'),
    update: `${ofDocument('old.document_id')} ${ofDocument('new.document_id')}`,
    delete: ofDocument('old.document_id'),
  })}
  ${on('field_value', {
    insert: ofDocument('new.document_id'),
    update: ofDocument('new.document_id'),
    delete: ofDocument('old.document_id'),
  })}
  ${on('document', {
    insert: ofId('new.dossier_id'),
    update: `${ofId('old.dossier_id')} ${ofId('new.dossier_id')}`,
    delete: ofId('old.dossier_id'),
  })}
  ${on('split_proposal', {
    insert: ofPage('new.page_id'),
    update: ofPage('new.page_id'),
    delete: ofPage('old.page_id'),
  })}
  ${on('dossier', { insert: ofId('new.id'), update: ofId('new.id'), delete: ofId('old.id') })}
  ${on('batch_dossier', { insert: ofId('new.dossier_id'), delete: ofId('old.dossier_id') })}
  ${on('batch', { update: ofBatch('new.id') })}
  ${on('receipt', { insert: ofBatch('new.batch_id'), update: ofBatch('new.batch_id') })}
  ${on('fonds', { update: ofId('0') })}
  ${on('inventory', { update: ofId('0') })}
  ${on('box', { update: ofId('0') })}
  create temp trigger touch_document_authority after update of body on main.document_authority
  when old.body is not new.body begin ${ofDocument('new.document_id')} end;
`;
