/**
 * The counts on paper against the counts captured, and how far the archive is from 100 %.
 *
 * Promises: the denominator is the office's own list; a dossier counts for a step only when all of it has come that
 * far; "delivered" needs a receipt; nothing is rounded up. Dossiers outside the list are counted apart.
 */
import {
  type DossierFacts,
  type DossierState,
  dossierStateLabels,
  isExplained,
  isFullyCaptured,
  sealObstacles,
} from '../../shared/dossier.ts';
import { formatPercent } from '../../shared/figures.ts';
import type { DossierView, Progress, ProgressStep } from '../../shared/views.ts';
import type { Catalogue, DossierEntry, DossierRow } from '../catalogue/catalogue.ts';
import type { Database } from '../database/database.ts';
import type { Sight } from '../sight.ts';

/** How a dossier is shown: its counts, its state, what stops its sealing. */
export function dossierView({ id, code, title, box, planned, facts, state }: DossierEntry): DossierView {
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
    obstacles: facts.batch === null ? sealObstacles(facts) : [],
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
function stepsDone({ facts, state }: DossierEntry): number {
  if (facts.batch !== 'sealed' && !isFullyCaptured(facts)) return 0;
  return STEPS.findIndex(({ from }) => from.includes(state)) + 1;
}

/** Whether it has come at least this far, as the percentage counts it. */
export const hasReached = (dossier: DossierEntry, step: ProgressStep['step']): boolean =>
  stepsDone(dossier) > STEPS.findIndex((each) => each.step === step);

const total = (rows: readonly DossierRow[], count: (facts: DossierFacts) => number | null): number =>
  rows.reduce((sum, { facts }) => sum + (count(facts) ?? 0), 0);

/** The honest percentage, step by step, and everything that does not match. */
export function progressOf(db: Database, catalogue: Catalogue, sight: Sight, mostMismatches: number): Progress {
  const rows = catalogue.dossiers(sight);
  const listed = rows.filter((row) => row.planned);
  const outside = rows.filter((row) => !row.planned && row.facts.documents > 0);
  const done = new Map(listed.map((row) => [row, stepsDone(row)]));
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

  const mismatched = rows.filter(({ facts, differences }) => facts.waitingPages === 0 && differences.length > 0);
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
    mismatches: mismatched.slice(0, mostMismatches).flatMap(({ id, code, title, facts, differences }) => {
      return [
        {
          dossierId: id,
          dossierCode: code,
          title,
          differences,
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
