/**
 * The office's own list of what exists on paper, and how far the archive is from all of it.
 *
 * Promises: importing a list again changes only what the list says differently; no dossier is ever removed; a list comes
 * in whole or not at all, and every row that did not become a dossier is named with its reason.
 */
import { basename } from 'node:path';
import { StationError } from '../../shared/errors.ts';
import { nfc } from '../../shared/vietnamese.ts';
import type { DossierView, ListReport, Progress } from '../../shared/views.ts';
import type { Catalogue } from '../catalogue/catalogue.ts';
import type { Database } from '../database/database.ts';
import type { DossierPlace, Records } from '../records/records.ts';
import type { Sight } from '../sight.ts';
import { chooseSheet, readDossiers } from './dossier-list.ts';
import { columnLabels } from './list-columns.ts';
import { readListFile } from './list-file.ts';
import { dossierView, progressOf } from './reconcile.ts';

export { dossierView, hasReached } from './reconcile.ts';

/** What the list writes to; the rest of the records is none of its business. */
export type ListWriter = Pick<Records, 'ensureFonds' | 'planDossier'>;

export type ImportOptions = {
  readonly actor: string;
  /** Where the list belongs; wins over what the list itself says. */
  readonly fondsCode?: string | undefined;
  readonly inventoryCode?: string | undefined;
};

export type DossierFilter = {
  readonly planned?: boolean;
  readonly state?: DossierView['state'];
  readonly sight?: Sight;
};

export type Inventory = {
  /**
   * Puts the dossiers of a .csv or .xlsx list into the denominator, or brings them up to date.
   * @throws StationError `path-missing`, `file-unreadable`, `file-empty`, `list-unreadable`, `list-without-columns`
   */
  importList(path: string, options: ImportOptions): Promise<ListReport>;
  /** `mostMismatches`: no more than so many are named. */
  progress(sight?: Sight, mostMismatches?: number): Progress;
  /** Dossiers in the order of fonds, inventory and code. */
  dossiers(filter?: DossierFilter): DossierView[];
};

export function openInventory({
  db,
  records,
  catalogue,
}: {
  readonly db: Database;
  readonly records: ListWriter;
  readonly catalogue: Catalogue;
}): Inventory {
  return {
    importList: (path, options) => importList(db, records, path, options),
    progress: (sight = 'all', most = Number.POSITIVE_INFINITY) => progressOf(db, catalogue, sight, most),
    dossiers: ({ planned, state, sight = 'all' } = {}) =>
      catalogue
        .dossiers(sight)
        .filter((row) => planned === undefined || row.planned === planned)
        .map(dossierView)
        .filter((view) => state === undefined || view.state === state),
  };
}

async function importList(
  db: Database,
  records: ListWriter,
  path: string,
  { actor, fondsCode, inventoryCode }: ImportOptions,
): Promise<ListReport> {
  const { sheets, notes: fileNotes } = await readListFile(path);
  const chosen = chooseSheet(sheets);
  const lacking = (['code', 'title'] as const).filter((name) => chosen?.head.columns[name] === undefined);
  if (chosen === null || lacking.length > 0) {
    const columns = lacking.map((name) => `“${columnLabels[name]}”`).join(', ');
    throw new StationError('list-without-columns', { path: nfc(basename(path)), columns });
  }
  const list = readDossiers(chosen.sheet.rows, chosen.head);
  const notes = [...fileNotes, ...list.notes];
  if (sheets.length > 1) notes.unshift(`Lấy trang tính “${chosen.sheet.name}” trong ${sheets.length} trang tính.`);

  const standing = standingDossiers(db);
  const outcomes = { new: 0, changed: 0, unchanged: 0 };
  db.transaction(() => {
    for (const dossier of list.dossiers) {
      const place = {
        fondsCode: fondsCode ?? dossier.fondsCode,
        inventoryCode: inventoryCode ?? dossier.inventoryCode,
      };
      if (place.fondsCode !== undefined && place.fondsCode === dossier.fondsCode && dossier.fondsTitle !== undefined) {
        records.ensureFonds({ code: place.fondsCode, title: dossier.fondsTitle }, actor);
      }
      const code = standing.codeFor(place, dossier.code);
      if (code !== dossier.code) notes.push(`Dòng ${dossier.row}: số ${dossier.code} là hồ sơ ${code} đã có.`);
      const { row: _, fondsTitle: __, ...plan } = dossier;
      const { outcome } = records.planDossier({ ...plan, ...place, code }, actor);
      outcomes[outcome]++;
      if (outcome === 'new') notes.push(...standing.notesOnNew(code));
    }
  })();
  return {
    rows: list.rows,
    added: outcomes.new,
    changed: outcomes.changed,
    unchanged: outcomes.unchanged,
    skipped: list.skipped,
    notes,
  };
}

type Standing = { readonly code: string; readonly fonds: string; readonly inventory: string; readonly papers: 0 | 1 };

/** What stood in the archive before the import, asked once: a list has thousands of rows. */
function standingDossiers(db: Database) {
  const standing = db
    .prepare<[], Standing & { readonly planned: 0 | 1 }>(
      `select dossier.code, fonds.code as fonds, inventory.code as inventory, planned,
              exists (select 1 from document where dossier_id = dossier.id) as papers
       from dossier join inventory on inventory.id = inventory_id join fonds on fonds.id = fonds_id
       order by fonds.id, inventory.id`,
    )
    .all();
  const first = db.prepare<[], string>('select code from fonds order by id limit 1').pluck().get();
  const firstInventory = db
    .prepare<[string], string>(
      `select inventory.code from inventory join fonds on fonds.id = fonds_id where fonds.code = ?
       order by inventory.id limit 1`,
    )
    .pluck();
  const bare = (code: string): string | null => /^0*(\d+\p{L}?)$/u.exec(code)?.[1] ?? null;
  const sameBut0 = Map.groupBy(standing, ({ code, fonds, inventory }) => [fonds, inventory, bare(code)].join('\n'));
  const outside = Map.groupBy(
    standing.filter(({ planned, papers }) => planned === 0 && papers === 1),
    ({ code }) => code,
  );

  return {
    /**
     * The code under which a dossier already stands. Excel turns 0012 into 12 when it saves a list as .csv: a code that
     * differs from exactly one standing code by leading zeros only is that one, or its papers would be planned twice.
     */
    codeFor({ fondsCode, inventoryCode }: DossierPlace, code: string): string {
      const fonds = fondsCode ?? first ?? '';
      const inventory = inventoryCode ?? firstInventory.get(fonds) ?? '';
      const alike = sameBut0.get([fonds, inventory, bare(code)].join('\n')) ?? [];
      if (bare(code) === null || alike.length !== 1 || alike[0] === undefined) return code;
      return alike[0].code;
    },
    /** Papers that came before the list may lie under the same code in another fonds or inventory. */
    notesOnNew(code: string): string[] {
      return (outside.get(code) ?? []).map(
        ({ fonds, inventory }) =>
          `Hồ sơ ${code} đã có tài liệu ở phông ${fonds}, mục lục ${inventory}, ngoài danh sách này; kiểm tra lại mã phông, mục lục.`,
      );
    },
  };
}
