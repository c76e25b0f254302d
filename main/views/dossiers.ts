/** Dossiers, and the tree they stand in. */
import type { ParsedArgs } from '../../shared/contract.ts';
import { allowedDossierSteps, isExplained } from '../../shared/dossier.ts';
import { StationError } from '../../shared/errors.ts';
import { compareText, fold } from '../../shared/vietnamese.ts';
import type { DossierDetail, DossierView, FondsNode, ReceiptSummary, Window } from '../../shared/views.ts';
import type { Catalogue, DossierEntry } from '../catalogue/catalogue.ts';
import type { Database } from '../database/database.ts';
import { dossierView, hasReached } from '../inventory/inventory.ts';
import type { Sight } from '../sight.ts';

type Filter = ParsedArgs<'dossier.find'>['filter'];

const matches: Readonly<Record<Filter, (dossier: DossierEntry) => boolean>> = {
  all: () => true,
  untouched: ({ state }) => state === 'planned',
  open: ({ state }) => state !== 'planned' && state !== 'sealed' && state !== 'delivered',
  ready: ({ ready }) => ready,
  'not-ready': ({ facts, ready }) => facts.documents > 0 && facts.batch === null && !ready,
  differing: ({ differing }) => differing,
  sealed: ({ state }) => state === 'sealed',
  delivered: ({ state }) => state === 'delivered',
  unlisted: ({ planned, facts }) => !planned && facts.documents > 0,
  listed: ({ planned }) => planned,
  'listed-untouched': ({ planned, facts }) => planned && facts.documents === 0,
  'listed-captured': (dossier) => dossier.planned && hasReached(dossier, 'captured'),
  'listed-approved': (dossier) => dossier.planned && hasReached(dossier, 'approved'),
  'listed-delivered': (dossier) => dossier.planned && hasReached(dossier, 'delivered'),
};

type DetailRow = Pick<
  DossierDetail,
  'startDate' | 'endDate' | 'retention' | 'secrecy' | 'access' | 'keywords' | 'note'
> & {
  fondsTitle: string;
  inventoryTitle: string;
  batchId: number | null;
  batchUid: string | null;
  sealedAt: string | null;
};

type Place = { fondsId: number; fondsCode: string; fondsTitle: string; id: number | null; code: string; title: string };

export function dossierViews({
  db,
  catalogue,
  receiptsOf,
}: {
  db: Database;
  catalogue: Catalogue;
  receiptsOf: (batchId: number) => readonly ReceiptSummary[];
}) {
  const detail = db.prepare<[number], DetailRow>(
    `select o.start_date as startDate, o.end_date as endDate, o.retention, o.secrecy, o.access, o.keywords, o.note,
       f.title as fondsTitle, i.title as inventoryTitle, b.id as batchId, b.uid as batchUid, b.sealed_at as sealedAt
     from dossier o join inventory i on i.id = o.inventory_id join fonds f on f.id = i.fonds_id
       left join batch_dossier m on m.dossier_id = o.id left join batch b on b.id = m.batch_id
     where o.id = ?`,
  );
  const places = db.prepare<[], Place>(
    `select f.id as fondsId, f.code as fondsCode, f.title as fondsTitle, i.id, i.code, i.title
     from fonds f left join inventory i on i.fonds_id = f.id`,
  );

  return {
    find(sight: Sight, args: ParsedArgs<'dossier.find'>): Window<DossierView> {
      const typed = fold(args.typed);
      const wanted = matches[args.filter];
      const found = catalogue
        .dossiers(sight)
        .filter(
          (dossier) =>
            (args.fondsId === undefined || dossier.fondsId === args.fondsId) &&
            (args.inventoryId === undefined || dossier.inventoryId === args.inventoryId) &&
            wanted(dossier) &&
            (typed === '' || dossier.folded.includes(typed)),
        );
      return { total: found.length, rows: found.slice(args.offset, args.offset + args.limit).map(dossierView) };
    },

    /** @throws StationError `not-found`, `dossier-ambiguous` */
    byCode(sight: Sight, { code, fondsCode, inventoryCode }: ParsedArgs<'dossier.byCode'>): { id: number } {
      const found = catalogue
        .dossiers(sight)
        .filter(
          (dossier) =>
            dossier.code === code &&
            (fondsCode === undefined || dossier.fondsCode === fondsCode) &&
            (inventoryCode === undefined || dossier.inventoryCode === inventoryCode),
        );
      const [only] = found;
      if (only === undefined) throw new StationError('not-found', { kind: 'hồ sơ', id: code });
      if (found.length > 1) {
        const places = found.map((each) => `phông ${each.fondsCode}, mục lục ${each.inventoryCode}`).join('; ');
        throw new StationError('dossier-ambiguous', { code, count: found.length, places });
      }
      return { id: only.id };
    },

    /** @throws StationError `not-found` */
    show(sight: Sight, id: number): DossierDetail {
      const dossier = catalogue.dossier(sight, id);
      const row = detail.get(id);
      if (dossier === undefined || row === undefined) throw new StationError('not-found', { kind: 'hồ sơ', id });
      const { facts } = dossier;
      const { fondsTitle, inventoryTitle, batchId, batchUid, sealedAt, ...rest } = row;
      return {
        ...dossierView(dossier),
        ...rest,
        fonds: { id: dossier.fondsId, code: dossier.fondsCode, title: fondsTitle },
        inventory: { id: dossier.inventoryId, code: dossier.inventoryCode, title: inventoryTitle },
        plannedPages: facts.plannedPages,
        plannedDocuments: facts.plannedDocuments,
        blankPages: facts.blankPages,
        asidePages: facts.asidePages,
        failedPages: facts.failedPages,
        removedPages: facts.removedPages,
        differences: dossier.differences,
        explained: isExplained(facts) ? facts.differenceExplained : null,
        steps: allowedDossierSteps(facts),
        batch: batchId === null || batchUid === null ? null : { id: batchId, uid: batchUid, sealedAt },
        receipts: batchId === null ? [] : receiptsOf(batchId),
      };
    },

    /** Fonds and inventories in the order of their codes; those without dossiers too, to put the first one there. */
    tree(sight: Sight): FondsNode[] {
      const counts = new Map<number, { dossiers: number; delivered: number }>();
      for (const { inventoryId, state } of catalogue.dossiers(sight)) {
        const count = counts.get(inventoryId) ?? { dossiers: 0, delivered: 0 };
        count.dossiers += 1;
        if (state === 'delivered') count.delivered += 1;
        counts.set(inventoryId, count);
      }
      const byFonds = Map.groupBy(places.all(), ({ fondsId }) => fondsId);
      return [...byFonds.values()]
        .flatMap((rows) => {
          const [first] = rows;
          if (first === undefined) return [];
          const inventories = rows.flatMap(({ id, code, title }) =>
            id === null ? [] : [{ id, code, title, ...(counts.get(id) ?? { dossiers: 0, delivered: 0 }) }],
          );
          inventories.sort((a, b) => compareText(a.code, b.code));
          return [{ id: first.fondsId, code: first.fondsCode, title: first.fondsTitle, inventories }];
        })
        .sort((a, b) => compareText(a.code, b.code));
    },
  };
}
