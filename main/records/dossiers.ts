/** Fonds, inventories, boxes and dossiers: where a paper belongs, and what the office's own list says of it. */
import { v7 as uuid } from 'uuid';
import type { DossierChanges } from '../../shared/contract.ts';
import { StationError } from '../../shared/errors.ts';
import { latestDay, parsePartialDate } from '../../shared/partial-date.ts';
import { nfc } from '../../shared/vietnamese.ts';
import type { Audit } from '../audit.ts';
import { type Database, now } from '../database/database.ts';
import { type DossierCell, type DossierCells, dossierCells } from './changes.ts';
import type { Edits, Note } from './edits.ts';
import type { Steps } from './steps.ts';

/** Where a dossier stands. Without codes: the archive's first fonds and its first inventory. */
export type DossierPlace = { fondsCode?: string | undefined; inventoryCode?: string | undefined };

/** What a list of dossiers says of one. `undefined` = the list has no such column: what stands is kept. */
export type DossierPlan = DossierPlace & {
  code: string;
  title: string;
  box?: string | null | undefined;
  sheets?: number | null | undefined;
  pages?: number | null | undefined;
  documents?: number | null | undefined;
  startDate?: string | null | undefined;
  endDate?: string | null | undefined;
  retention?: string | null | undefined;
  secrecy?: string | null | undefined;
  access?: string | null | undefined;
  keywords?: string | null | undefined;
  note?: string | null | undefined;
};

export type PlanOutcome = { dossierId: number; outcome: 'new' | 'changed' | 'unchanged' };

export type DossierRecords = {
  ensureFonds(fonds: { code: string; title: string; agencyCode?: string }, actor: string): number;
  ensureInventory(inventory: { fondsId: number; code: string; title: string }, actor: string): number;
  /** Finds a dossier by its code, or makes it outside the list (`planned` 0): papers came before the list did. */
  ensureDossier(dossier: DossierPlace & { code: string; title?: string | undefined }, actor: string): number;
  /** Puts a dossier into the denominator, or brings its planned figures up to date. Papers it holds stay. */
  planDossier(plan: DossierPlan, actor: string): PlanOutcome;
  /** Makes one that must not be there yet. @throws `code-taken`, `not-found` */
  createFonds(fonds: { code: string; title: string }, actor: string): number;
  createInventory(inventory: { fondsId: number; code: string; title: string }, actor: string): number;
  /** Without an inventory: into the archive's first one. */
  createDossier(
    dossier: { inventoryId?: number | undefined; code: string; title: string; planned: boolean },
    actor: string,
  ): number;
  /** What a person says of a dossier. @throws `not-found`, `not-allowed`, `code-taken`, `field-invalid` */
  describeDossier(dossierId: number, changes: DossierChanges, actor: string): void;
  /** Says why sheets on paper and pages captured may differ; null takes the word back. @throws `not-found`, `not-allowed` */
  explainDifference(dossierId: number, reason: string | null, actor: string): void;
  /** As part of another edit: an explanation that no longer fits what it explained. */
  dropExplanation(dossierId: number, note: Note): void;
};

const cellNames: readonly DossierCell[] = Object.values(dossierCells);

type DossierRow = {
  id: number;
  title: string;
  box_id: number | null;
  planned: 0 | 1;
  planned_sheets: number | null;
  planned_pages: number | null;
  planned_documents: number | null;
  start_date: string | null;
  end_date: string | null;
  retention: string | null;
  secrecy: string | null;
  access: string | null;
  keywords: string | null;
  note: string | null;
};

export function openDossiers(parts: { db: Database; audit: Audit; steps: Steps; edits: Edits }): DossierRecords {
  const { db, audit, steps, edits } = parts;
  const findFonds = db.prepare<[string], { id: number }>('select id from fonds where code = ?');
  const firstFonds = db.prepare<[], { id: number }>('select id from fonds order by id limit 1');
  const findInventory = db.prepare<[number, string], { id: number }>(
    'select id from inventory where fonds_id = ? and code = ?',
  );
  const firstInventory = db.prepare<[number], { id: number }>(
    'select id from inventory where fonds_id = ? order by id limit 1',
  );
  const findBox = db.prepare<[number, string], { id: number }>('select id from box where fonds_id = ? and code = ?');
  const findDossier = db.prepare<[number, string], DossierRow>(
    `select id, title, box_id, planned, planned_sheets, planned_pages, planned_documents, start_date, end_date, retention,
       secrecy, access, keywords, note from dossier where inventory_id = ? and code = ?`,
  );
  const insertDossier = db.prepare(
    'insert into dossier (uid, inventory_id, code, title, planned, created_at) values (?, ?, ?, ?, ?, ?)',
  );

  const updatePlan = db.prepare(
    `update dossier set title = :title, box_id = :box_id, planned = :planned, planned_sheets = :planned_sheets,
    planned_pages = :planned_pages, planned_documents = :planned_documents, start_date = :start_date,
    end_date = :end_date, retention = :retention, secrecy = :secrecy, access = :access, keywords = :keywords,
    note = :note where id = :id`,
  );

  function ensureFonds(fonds: { code: string; title: string; agencyCode?: string }, actor: string): number {
    return db.transaction(() => {
      const found = findFonds.get(fonds.code);
      if (found !== undefined) return found.id;
      const id = Number(
        db
          .prepare('insert into fonds (uid, code, title, agency_code) values (?, ?, ?, ?)')
          .run(uuid(), fonds.code, fonds.title, fonds.agencyCode ?? null).lastInsertRowid,
      );
      audit.record({ actor, action: 'fonds.create', subjectKind: 'fonds', subjectId: id, after: fonds });
      return id;
    })();
  }

  function ensureInventory(inventory: { fondsId: number; code: string; title: string }, actor: string): number {
    return db.transaction(() => {
      const found = findInventory.get(inventory.fondsId, inventory.code);
      if (found !== undefined) return found.id;
      const id = Number(
        db
          .prepare('insert into inventory (fonds_id, code, title) values (?, ?, ?)')
          .run(inventory.fondsId, inventory.code, inventory.title).lastInsertRowid,
      );
      audit.record({ actor, action: 'inventory.create', subjectKind: 'inventory', subjectId: id, after: inventory });
      return id;
    })();
  }

  function place({ fondsCode, inventoryCode }: DossierPlace, actor: string): { fondsId: number; inventoryId: number } {
    const fondsId =
      fondsCode === undefined
        ? (firstFonds.get()?.id ?? ensureFonds({ code: '01', title: 'Phông 01' }, actor))
        : ensureFonds({ code: fondsCode, title: `Phông ${fondsCode}` }, actor);
    const inventoryId =
      inventoryCode === undefined
        ? (firstInventory.get(fondsId)?.id ?? ensureInventory({ fondsId, code: '01', title: 'Mục lục 01' }, actor))
        : ensureInventory({ fondsId, code: inventoryCode, title: `Mục lục ${inventoryCode}` }, actor);
    return { fondsId, inventoryId };
  }

  function create(inventoryId: number, code: string, title: string, planned: 0 | 1, actor: string): number {
    const id = Number(insertDossier.run(uuid(), inventoryId, code, title, planned, now()).lastInsertRowid);
    audit.record({
      actor,
      action: 'dossier.create',
      subjectKind: 'dossier',
      subjectId: id,
      after: { code, title, planned },
    });
    return id;
  }

  function boxId(fondsId: number, code: string): number {
    const found = findBox.get(fondsId, code);
    return (
      found?.id ??
      Number(db.prepare('insert into box (fonds_id, code) values (?, ?)').run(fondsId, code).lastInsertRowid)
    );
  }

  const cellsRow = db.prepare<[number], Record<DossierCell, string | number | null>>(
    `select ${cellNames.join(', ')} from dossier where id = ?`,
  );
  const placeOf = db.prepare<[number], { inventoryId: number; fondsId: number }>(
    `select inventory_id as inventoryId, i.fonds_id as fondsId from dossier d join inventory i on i.id = d.inventory_id
     where d.id = ?`,
  );

  function cellsOf(dossierId: number): Record<DossierCell, string | number | null> {
    const row = cellsRow.get(dossierId);
    if (row === undefined) throw new StationError('not-found', { kind: 'hồ sơ', id: dossierId });
    return row;
  }

  function writeCells(dossierId: number, put: DossierCells): void {
    const names = cellNames.filter((name) => name in put);
    if (names.length === 0) return;
    const sets = names.map((name) => `${name} = :${name}`).join(', ');
    db.prepare(`update dossier set ${sets} where id = :dossierId`).run({ ...put, dossierId });
  }

  /** Writes what differs and notes it. @returns what was changed */
  function change(dossierId: number, wanted: DossierCells, note: Note): { before: DossierCells; after: DossierCells } {
    const standing = cellsOf(dossierId);
    const names = cellNames.filter((name) => name in wanted && wanted[name] !== standing[name]);
    const of = (from: DossierCells): DossierCells =>
      Object.fromEntries(names.map((name) => [name, from[name] ?? null]));
    const [before, after] = [of(standing), of(wanted)];
    writeCells(dossierId, after);
    if (names.length > 0) note('dossier', { dossier: dossierId, before, after });
    return { before, after };
  }

  edits.keep('dossier', {
    subjects: ({ dossier }) => [{ kind: 'dossier', id: dossier }],
    allow: ({ dossier }) => steps.requireOpenDossier(dossier, 'sửa'),
    stands(each, side) {
      const standing = cellsOf(each.dossier);
      return cellNames.every((name) => !(name in each[side]) || standing[name] === each[side][name]);
    },
    put(each, side) {
      const { code } = each[side];
      if (typeof code === 'string') refuseTakenCode(each.dossier, code);
      writeCells(each.dossier, each[side]);
    },
  });

  function refuseTakenCode(dossierId: number, code: string): void {
    const { inventoryId } = placeOf.get(dossierId) ?? { inventoryId: 0 };
    const other = findDossier.get(inventoryId, code);
    if (other !== undefined && other.id !== dossierId) throw new StationError('code-taken', { code, kind: 'hồ sơ' });
  }

  /** What a person said, as it is stored. */
  function asStored(dossierId: number, changes: DossierChanges): DossierCells {
    const put: DossierCells = {};
    for (const [name, given] of Object.entries(changes) as [
      keyof DossierChanges,
      string | number | null | undefined,
    ][]) {
      if (given === undefined) continue;
      const value = typeof given === 'string' ? nfc(given).trim() || null : given;
      if (name === 'box') {
        put.box_id = value === null ? null : boxId(placeOf.get(dossierId)?.fondsId ?? 0, String(value));
      } else if ((name === 'startDate' || name === 'endDate') && value !== null) {
        put[dossierCells[name]] = partialDateOf(name, String(value));
      } else {
        put[dossierCells[name]] = value;
      }
    }
    const [start, end] = [put.start_date, put.end_date];
    if (typeof start === 'string' && typeof end === 'string' && latestDay(end) < start) {
      throw new StationError('field-invalid', {
        field: 'endDate',
        value: end,
        detail: 'ngày kết thúc sớm hơn ngày bắt đầu',
      });
    }
    return put;
  }

  return {
    ensureFonds,
    ensureInventory,
    createFonds(fonds, actor) {
      if (findFonds.get(fonds.code)) throw new StationError('code-taken', { code: fonds.code, kind: 'phông' });
      return ensureFonds(fonds, actor);
    },
    createInventory(inventory, actor) {
      const { fondsId, code } = inventory;
      const fonds = db.prepare<[number], { id: number }>('select id from fonds where id = ?').get(fondsId);
      if (fonds === undefined) throw new StationError('not-found', { kind: 'phông', id: fondsId });
      if (findInventory.get(fondsId, code)) throw new StationError('code-taken', { code, kind: 'mục lục' });
      return ensureInventory(inventory, actor);
    },
    createDossier({ inventoryId, code, title, planned }, actor) {
      return db.transaction(() => {
        const inventory = inventoryId ?? place({}, actor).inventoryId;
        const known = db.prepare<[number], { id: number }>('select id from inventory where id = ?').get(inventory);
        if (known === undefined) throw new StationError('not-found', { kind: 'mục lục', id: inventory });
        if (findDossier.get(inventory, code)) throw new StationError('code-taken', { code, kind: 'hồ sơ' });
        return create(inventory, code, title, planned ? 1 : 0, actor);
      })();
    },
    describeDossier(dossierId, changes, actor) {
      edits.run({ call: 'dossier.describe', actor, count: 1, dossierId }, (note) => {
        steps.requireOpenDossier(dossierId, 'sửa');
        if (changes.code !== undefined) refuseTakenCode(dossierId, changes.code);
        const { before, after } = change(dossierId, asStored(dossierId, changes), note);
        if (Object.keys(after).length === 0) return;
        audit.record({
          actor,
          action: 'dossier.describe',
          subjectKind: 'dossier',
          subjectId: dossierId,
          before,
          after,
        });
      });
    },
    dropExplanation: (dossierId, note) => void change(dossierId, { difference_explained: null }, note),
    ensureDossier(dossier, actor) {
      return db.transaction(() => {
        const { inventoryId } = place(dossier, actor);
        const found = findDossier.get(inventoryId, dossier.code);
        return found?.id ?? create(inventoryId, dossier.code, dossier.title ?? dossier.code, 0, actor);
      })();
    },
    planDossier(plan, actor) {
      return db.transaction((): PlanOutcome => {
        const { fondsId, inventoryId } = place(plan, actor);
        const isNew = findDossier.get(inventoryId, plan.code) === undefined;
        if (isNew) create(inventoryId, plan.code, plan.title, 1, actor);
        const before = findDossier.get(inventoryId, plan.code);
        if (before === undefined) throw new Error('a dossier just made is not there');
        const kept = <T>(value: T | undefined, standing: T): T => (value === undefined ? standing : value);
        const after: DossierRow = {
          id: before.id,
          title: plan.title,
          box_id: plan.box == null ? kept(plan.box, before.box_id) : boxId(fondsId, plan.box),
          planned: 1,
          planned_sheets: kept(plan.sheets, before.planned_sheets),
          planned_pages: kept(plan.pages, before.planned_pages),
          planned_documents: kept(plan.documents, before.planned_documents),
          start_date: kept(plan.startDate, before.start_date),
          end_date: kept(plan.endDate, before.end_date),
          retention: kept(plan.retention, before.retention),
          secrecy: kept(plan.secrecy, before.secrecy),
          access: kept(plan.access, before.access),
          keywords: kept(plan.keywords, before.keywords),
          note: kept(plan.note, before.note),
        };
        if (JSON.stringify(before) === JSON.stringify(after)) {
          return { dossierId: before.id, outcome: isNew ? 'new' : 'unchanged' };
        }
        updatePlan.run(after);
        audit.record({
          actor,
          action: 'dossier.plan',
          subjectKind: 'dossier',
          subjectId: before.id,
          before: isNew ? undefined : before,
          after,
        });
        return { dossierId: before.id, outcome: isNew ? 'new' : 'changed' };
      })();
    },
    explainDifference(dossierId, reason, actor) {
      edits.run({ call: 'dossier.explain', actor, count: 1, dossierId }, (note) => {
        if (reason === null) steps.requireOpenDossier(dossierId, 'giải thích');
        else steps.requireDossier(dossierId, 'explain', 'giải thích');
        const { before, after } = change(dossierId, { difference_explained: reason }, note);
        audit.record({
          actor,
          action: 'dossier.explain',
          subjectKind: 'dossier',
          subjectId: dossierId,
          before: before.difference_explained,
          after: after.difference_explained,
        });
      });
    },
  };
}

/** @throws `field-invalid` */
function partialDateOf(field: string, value: string): string {
  const date = parsePartialDate(value);
  if (date === null) {
    throw new StationError('field-invalid', { field, value, detail: 'cần dạng 05/3/1998, 3/1998 hoặc 1998' });
  }
  return date;
}
