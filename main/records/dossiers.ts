/** Fonds, inventories, boxes and dossiers: where a paper belongs, and what the office's own list says of it. */
import { v7 as uuid } from 'uuid';
import { StationError } from '../../shared/errors.ts';
import type { Audit } from '../audit.ts';
import { type Database, now } from '../database/database.ts';

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
  /** Says why sheets on paper and pages captured may differ; null takes the word back. @throws `not-found` */
  explainDifference(dossierId: number, reason: string | null, actor: string): void;
};

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

export function openDossiers({ db, audit }: { db: Database; audit: Audit }): DossierRecords {
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

  return {
    ensureFonds,
    ensureInventory,
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
      db.transaction(() => {
        const before = db
          .prepare<[number], { reason: string | null }>(
            'select difference_explained as reason from dossier where id = ?',
          )
          .get(dossierId);
        if (before === undefined) throw new StationError('not-found', { kind: 'hồ sơ', id: dossierId });
        db.prepare('update dossier set difference_explained = ? where id = ?').run(reason, dossierId);
        audit.record({
          actor,
          action: 'dossier.explain',
          subjectKind: 'dossier',
          subjectId: dossierId,
          before: before.reason,
          after: reason,
        });
      })();
    },
  };
}
