/**
 * What every list needs to know of every dossier and document, held in memory: counts, states, the few values that
 * searches are narrowed by. One entry takes some hundred bytes; titles of pages and texts stay in the tables.
 *
 * Promises: an entry never lags behind the tables, since triggers of this connection note each dossier that a statement
 * touches and it is read anew before the next answer; what a session may not see is left out of entries and counts. One
 * station holds an archive, so nobody else writes behind this connection's back. Nothing here is stored: the rules by
 * which a state follows from facts (shared/dossier.ts) stay the only ones.
 */
import {
  type Difference,
  type DossierFacts,
  type DossierState,
  dossierDifferences,
  dossierState,
  isExplained,
  sealObstacles,
} from '../../shared/dossier.ts';
import { compareText, fold } from '../../shared/vietnamese.ts';
import type { Database } from '../database/database.ts';
import type { Sight } from '../sight.ts';
import {
  type DocumentEntry,
  loading,
  type StoredDocument,
  type StoredDossier,
  touchTriggers,
} from './catalogue-rows.ts';

export type { DocumentEntry } from './catalogue-rows.ts';

/** A dossier, what its rows say of it, and its place. */
export type DossierRow = {
  readonly id: number;
  readonly code: string;
  readonly title: string;
  readonly fondsId: number;
  readonly fondsCode: string;
  readonly inventoryId: number;
  readonly inventoryCode: string;
  readonly box: string | null;
  readonly planned: boolean;
  readonly facts: DossierFacts;
};

export type DossierEntry = DossierRow & {
  readonly state: DossierState;
  /** Where the list and the archive disagree, explained or not. */
  readonly differences: readonly Difference[];
  /** Nothing stands in the way of sealing. */
  readonly ready: boolean;
  /** Counts differ and nobody has said why; not while pages are being read. */
  readonly differing: boolean;
  /** The receiving archive itself has acknowledged it. */
  readonly accepted: boolean;
  /** Code and title as they are looked for. */
  readonly folded: string;
  /** In their order; those without pages too. */
  readonly documents: readonly DocumentEntry[];
};

export type Paper = { readonly document: DocumentEntry; readonly dossier: DossierEntry };

export type Catalogue = {
  /** Dossiers in the order of fonds, inventory and code. */
  dossiers(sight: Sight): readonly DossierEntry[];
  dossier(sight: Sight, id: number): DossierEntry | undefined;
  document(sight: Sight, id: number): DocumentEntry | undefined;
  /** Looks documents up, with the dossier each stands in, as they are now: for one answer, not to be kept. */
  papers(sight: Sight): (id: number) => Paper | undefined;
};

/** Above this many touched dossiers reading everything anew is quicker than one by one. */
const READ_ALL_ABOVE = 400;

type Both = { readonly all: DossierEntry; readonly open: DossierEntry | null };

/** Opens the catalogue of an open archive; nothing is read before the first question. */
export function openCatalogue(db: Database): Catalogue {
  db.exec(touchTriggers);
  const touched = db.prepare<[], number>('select dossier_id from touched').pluck();
  const forget = db.prepare('delete from touched');
  const read = loading(db);

  let entries: Map<number, Both> | null = null;
  let dossierOf = new Map<number, number>();
  let lists: Record<Sight, readonly DossierEntry[]> = { all: [], open: [] };
  // What was read inside a transaction that may yet be rolled back is read once more afterwards.
  let again = new Set<number>();

  function put(into: Map<number, Both>, row: StoredDossier, documents: readonly StoredDocument[]): void {
    const own = documents.map(documentEntry);
    for (const { id } of own) dossierOf.set(id, row.id);
    const all = entry(row, own, row);
    into.set(row.id, { all, open: openEntry(row, own, all) });
  }

  function readAll(): Map<number, Both> {
    const made = new Map<number, Both>();
    dossierOf = new Map();
    const { dossiers, documents } = read.all();
    for (const row of dossiers) put(made, row, documents.get(row.id) ?? []);
    return made;
  }

  /** @returns whether the order of the dossiers may have changed */
  function readOne(into: Map<number, Both>, id: number): boolean {
    const before = into.get(id)?.all;
    for (const document of before?.documents ?? []) {
      if (dossierOf.get(document.id) === id) dossierOf.delete(document.id);
    }
    const { dossier, documents } = read.one(id);
    if (dossier === undefined) return into.delete(id);
    put(into, dossier, documents);
    return before === undefined || before.code !== dossier.code || before.inventoryId !== dossier.inventoryId;
  }

  function upToDate(): Map<number, Both> {
    const ids = new Set([...again, ...touched.all()]);
    if (entries !== null && ids.size === 0) return entries;
    const everything = entries === null || ids.has(0) || ids.size > READ_ALL_ABOVE;
    const current = everything || entries === null ? readAll() : entries;
    let order = everything ? sorted(current) : lists.all.map(({ id }) => id);
    if (!everything) {
      let moved = false;
      for (const id of ids) moved = readOne(current, id) || moved;
      if (moved) order = sorted(current);
    }
    again = db.inTransaction ? (everything ? new Set([0]) : ids) : new Set();
    forget.run();
    const both = order.flatMap((id) => current.get(id) ?? []);
    lists = { all: both.map(({ all }) => all), open: both.flatMap(({ open }) => open ?? []) };
    entries = current;
    return current;
  }

  const papers: Catalogue['papers'] = (sight) => {
    const current = upToDate();
    return (id) => {
      const dossier = current.get(dossierOf.get(id) ?? 0)?.[sight];
      const document = dossier?.documents.find((each) => each.id === id);
      return dossier == null || document === undefined ? undefined : { dossier, document };
    };
  };

  return {
    dossiers: (sight) => {
      upToDate();
      return lists[sight];
    },
    dossier: (sight, id) => upToDate().get(id)?.[sight] ?? undefined,
    document: (sight, id) => papers(sight)(id)?.document,
    papers,
  };
}

/** Whether it counts as a paper: something of it is neither taken out nor set aside. */
export const isPaper = ({ pages, aside }: DocumentEntry): boolean => pages === 0 || pages > aside;

function documentEntry(row: StoredDocument): DocumentEntry {
  const { described, approved, sentBack, needsPerson, holdsSplit, hidden, ...rest } = row;
  return {
    ...rest,
    described: described === 1,
    approved: approved === 1,
    sentBack: sentBack === 1,
    needsPerson: needsPerson === 1,
    holdsSplit: holdsSplit === 1,
    hidden: hidden === 1,
  };
}

function entry(row: StoredDossier, documents: readonly DocumentEntry[], planned: PlannedCounts): DossierEntry {
  // A document of nothing but pages set aside (a separator sheet) is no document of the dossier.
  const papers = documents.filter(isPaper);
  const count = (of: (document: DocumentEntry) => number | boolean, among: readonly DocumentEntry[] = papers): number =>
    among.reduce((sum, document) => sum + Number(of(document)), 0);
  const facts: DossierFacts = {
    plannedSheets: planned.plannedSheets,
    plannedPages: planned.plannedPages,
    plannedDocuments: planned.plannedDocuments,
    differenceExplained: row.differenceExplained,
    documents: papers.length,
    emptyDocuments: count((d) => d.pages === 0),
    describedDocuments: count((d) => d.described),
    approvedDocuments: count((d) => d.approved),
    sentBackDocuments: count((d) => d.sentBack),
    pages: count((d) => d.pages, documents),
    waitingPages: count((d) => d.waiting),
    failedPages: count((d) => d.failed),
    blankPages: count((d) => d.blank),
    asidePages: count((d) => d.aside, documents),
    removedPages: row.removed,
    batch: row.batch,
    receipt: row.receipt === 1,
  };
  const differences = dossierDifferences(facts);
  return {
    id: row.id,
    code: row.code,
    title: row.title,
    fondsId: row.fondsId,
    fondsCode: row.fondsCode,
    inventoryId: row.inventoryId,
    inventoryCode: row.inventoryCode,
    box: row.box,
    planned: row.planned === 1,
    facts,
    state: dossierState(facts),
    differences,
    ready: sealObstacles(facts).length === 0,
    differing: facts.batch === null && facts.waitingPages === 0 && !isExplained(facts) && differences.length > 0,
    accepted: row.accepted === 1,
    folded: fold(`${row.code} ${row.title}`),
    documents,
  };
}

type PlannedCounts = Pick<DossierFacts, 'plannedSheets' | 'plannedPages' | 'plannedDocuments'>;

/** The same dossier as it looks to who may not see everything; null when that is nothing. */
function openEntry(row: StoredDossier, documents: readonly DocumentEntry[], all: DossierEntry): DossierEntry | null {
  if (row.hidden === 1) return null;
  const open = documents.filter((document) => !document.hidden);
  if (open.length === documents.length) return all;
  // Counts of the list beside fewer papers would tell that, and how much, is held back.
  return entry(row, open, { plannedSheets: null, plannedPages: null, plannedDocuments: null });
}

/** In the order of fonds, inventory and code. What comes out of the tables is nearly so, and is sorted quickly. */
function sorted(entries: ReadonlyMap<number, Both>): number[] {
  return [...entries.values()]
    .map(({ all }) => all)
    .sort(
      (a, b) =>
        (a.fondsId === b.fondsId ? 0 : compareText(a.fondsCode, b.fondsCode)) ||
        (a.inventoryId === b.inventoryId ? 0 : compareText(a.inventoryCode, b.inventoryCode)) ||
        compareText(a.code, b.code),
    )
    .map(({ id }) => id);
}
