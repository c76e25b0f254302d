/**
 * The facts of dossiers as the tables hold them, the counts on paper against the counts captured, and how far the
 * archive is from 100 %.
 *
 * Promises: the denominator is the office's own list; a dossier counts for a step only when all of it has come that
 * far; "delivered" needs a receipt; nothing is rounded up. Dossiers outside the list are counted apart.
 */
import {
  type DossierFacts,
  type DossierState,
  dossierDifferences,
  dossierState,
  dossierStateLabels,
  isExplained,
  isFullyCaptured,
  obstacleSentence,
  sealObstacles,
} from '../../shared/dossier.ts';
import { formatPercent } from '../../shared/figures.ts';
import { compareText } from '../../shared/vietnamese.ts';
import type { DossierView, Progress, ProgressStep } from '../../shared/views.ts';
import type { Database } from '../database/database.ts';

export type DossierRow = {
  readonly id: number;
  readonly code: string;
  readonly title: string;
  readonly fondsCode: string;
  readonly inventoryCode: string;
  readonly box: string | null;
  readonly planned: boolean;
  readonly facts: DossierFacts;
};

// Pages are counted from the index page_counts alone: the rows themselves hold the texts.
const FACTS = `
  with
  counted as (
    select document_id, count(*) as pages, sum(aside) as aside, sum(aside = 0 and read_state = 'waiting') as waiting,
           sum(aside = 0 and read_state = 'failed') as failed, sum(aside = 0 and read_state = 'read' and blank = 1) as blank
    from page where document_id is not null group by document_id
  ),
  -- A document of nothing but pages set aside (a separator sheet) is no document of the dossier.
  standing as (
    select dossier_id, described_at, approved_at, sent_back_at, counted.*, coalesce(pages > aside, 1) as counts
    from document left join counted on counted.document_id = document.id where emptied = 0
  ),
  held as (
    select dossier_id, sum(counts) as documents, sum(pages is null) as emptyDocuments,
           sum(counts and described_at is not null) as described, sum(counts and approved_at is not null) as approved,
           sum(counts and sent_back_at is not null and approved_at is null) as sentBack,
           coalesce(sum(pages), 0) as pages, coalesce(sum(aside), 0) as aside, coalesce(sum(waiting), 0) as waiting,
           coalesce(sum(failed), 0) as failed, coalesce(sum(blank), 0) as blank
    from standing group by dossier_id
  ),
  removals as (
    select dossier_id, count(*) as removed from page join document on document.id = page.removed_from
    where removed_how = 'removed' group by dossier_id
  )
  select dossier.id, dossier.code, dossier.title, fonds.code as fondsCode, inventory.code as inventoryCode,
         box.code as box, planned, planned_sheets, planned_pages, planned_documents, difference_explained,
         held.*, removals.removed, batch.state as batch, exists (select 1 from receipt where receipt.batch_id = batch.id) as receipt
  from dossier
  join inventory on inventory.id = dossier.inventory_id
  join fonds on fonds.id = inventory.fonds_id
  left join box on box.id = dossier.box_id
  left join held on held.dossier_id = dossier.id
  left join removals on removals.dossier_id = dossier.id
  left join batch_dossier on batch_dossier.dossier_id = dossier.id
  left join batch on batch.id = batch_dossier.batch_id`;

type Counts =
  | 'documents'
  | 'emptyDocuments'
  | 'described'
  | 'approved'
  | 'sentBack'
  | 'pages'
  | 'waiting'
  | 'failed'
  | 'blank'
  | 'aside'
  | 'removed';

type StoredFacts = Pick<DossierRow, 'id' | 'code' | 'title' | 'fondsCode' | 'inventoryCode' | 'box'> &
  Record<Counts, number | null> & {
    planned: 0 | 1;
    planned_sheets: number | null;
    planned_pages: number | null;
    planned_documents: number | null;
    difference_explained: string | null;
    batch: 'sealing' | 'sealed' | null;
    receipt: 0 | 1;
  };

const toRow = (row: StoredFacts): DossierRow => ({
  id: row.id,
  code: row.code,
  title: row.title,
  fondsCode: row.fondsCode,
  inventoryCode: row.inventoryCode,
  box: row.box,
  planned: row.planned === 1,
  facts: {
    plannedSheets: row.planned_sheets,
    plannedPages: row.planned_pages,
    plannedDocuments: row.planned_documents,
    differenceExplained: row.difference_explained,
    documents: row.documents ?? 0,
    emptyDocuments: row.emptyDocuments ?? 0,
    describedDocuments: row.described ?? 0,
    approvedDocuments: row.approved ?? 0,
    sentBackDocuments: row.sentBack ?? 0,
    pages: row.pages ?? 0,
    waitingPages: row.waiting ?? 0,
    failedPages: row.failed ?? 0,
    blankPages: row.blank ?? 0,
    asidePages: row.aside ?? 0,
    removedPages: row.removed ?? 0,
    batch: row.batch,
    receipt: row.receipt === 1,
  },
});

/** Every dossier, in the order of fonds, inventory and code. */
export function allDossiers(db: Database): DossierRow[] {
  return db
    .prepare<[], StoredFacts>(FACTS)
    .all()
    .map(toRow)
    .sort(
      (a, b) =>
        compareText(a.fondsCode, b.fondsCode) ||
        compareText(a.inventoryCode, b.inventoryCode) ||
        compareText(a.code, b.code),
    );
}

/** How a dossier is shown: its counts, its state, what stops its sealing. */
export function dossierView({ id, code, title, box, planned, facts }: DossierRow): DossierView {
  const state = dossierState(facts);
  return {
    id,
    code,
    title,
    box,
    planned,
    plannedSheets: facts.plannedSheets,
    documents: facts.documents,
    pages: facts.pages,
    approved: facts.approvedDocuments,
    state,
    stateLabel: dossierStateLabels[state],
    obstacles: facts.batch === null ? sealObstacles(facts).map((obstacle) => obstacleSentence(obstacle).vi) : [],
  };
}

const STEPS: readonly {
  readonly step: ProgressStep['step'];
  readonly label: string;
  readonly from: readonly DossierState[];
}[] = [
  { step: 'captured', label: 'Đã quét đủ', from: ['captured', 'sentBack', 'read'] },
  { step: 'described', label: 'Đã biên mục', from: ['described'] },
  { step: 'approved', label: 'Đã duyệt', from: ['approved'] },
  { step: 'sealed', label: 'Đã đóng gói', from: ['sealed'] },
  { step: 'delivered', label: 'Đã giao nộp, có biên nhận', from: ['delivered'] },
];

/** How many of the steps a dossier has behind it; 0 while papers are missing that the list counts. */
function stepsDone(facts: DossierFacts): number {
  if (facts.batch !== 'sealed' && !isFullyCaptured(facts)) return 0;
  const state = dossierState(facts);
  return STEPS.findIndex(({ from }) => from.includes(state)) + 1;
}

const total = (rows: readonly DossierRow[], count: (facts: DossierFacts) => number | null): number =>
  rows.reduce((sum, { facts }) => sum + (count(facts) ?? 0), 0);

/** The honest percentage, step by step, and everything that does not match. */
export function progressOf(db: Database): Progress {
  const rows = allDossiers(db);
  const listed = rows.filter((row) => row.planned);
  const outside = rows.filter((row) => !row.planned && row.facts.documents > 0);
  const done = new Map(listed.map((row) => [row, stepsDone(row.facts)]));
  const plannedSheets = total(listed, (facts) => facts.plannedSheets);

  const step = (name: ProgressStep['step'], label: string, reached: readonly DossierRow[]): ProgressStep => {
    const sheets = total(reached, (facts) => facts.plannedSheets);
    return {
      step: name,
      label,
      dossiers: reached.length,
      percent: formatPercent(reached.length, listed.length),
      sheets,
      sheetsPercent: formatPercent(sheets, plannedSheets),
      pages: total(reached, (facts) => facts.pages),
    };
  };
  const count = (sql: string): number => db.prepare<[], number>(sql).pluck().get() ?? 0;

  return {
    planned: listed.length,
    plannedSheets,
    withoutSheets: listed.filter(({ facts }) => facts.plannedSheets === null).length,
    steps: [
      step('planned', 'Trong danh sách', listed),
      ...STEPS.map(({ step: name, label }, at) =>
        step(
          name,
          label,
          listed.filter((row) => (done.get(row) ?? 0) > at),
        ),
      ),
    ],
    untouched: listed.filter(({ facts }) => facts.documents === 0).length,
    outsideList: {
      dossiers: outside.length,
      documents: total(outside, (facts) => facts.documents),
      pages: total(outside, (facts) => facts.pages),
    },
    mismatches: rows.flatMap(({ id, code, title, facts }) => {
      const differences = facts.waitingPages > 0 ? [] : dossierDifferences(facts);
      if (differences.length === 0) return [];
      return [
        {
          dossierId: id,
          dossierCode: code,
          title,
          differences: differences.map((difference) => obstacleSentence(difference).vi),
          explained: isExplained(facts) ? facts.differenceExplained : null,
        },
      ];
    }),
    blankPages: total(rows, (facts) => facts.blankPages),
    failedPages: total(rows, (facts) => facts.failedPages),
    duplicates: count(`select count(*) from source_file where outcome = 'duplicate'`),
    exceptions: count(`select count(*) from source_file where outcome = 'refused' and settled_at is null`),
  };
}
