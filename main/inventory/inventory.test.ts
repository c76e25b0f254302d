import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openAudit } from '../audit.ts';
import { type Catalogue, openCatalogue } from '../catalogue/catalogue.ts';
import { type TestArchive, testArchive } from '../database/test-archive.ts';
import { openJobs } from '../jobs/jobs.ts';
import { openRecords, type Records } from '../records/records.ts';
import { type Inventory, openInventory } from './inventory.ts';

let archive: TestArchive;
let records: Records;
let inventory: Inventory;
let catalogue: Catalogue;

beforeEach(() => {
  archive = testArchive();
  const { db } = archive;
  records = openRecords({ db, audit: openAudit(db), jobs: openJobs({ db }) });
  catalogue = openCatalogue(db);
  inventory = openInventory({ db, records, catalogue });
});

afterEach(() => archive.close());

const list = (text: string): string => {
  const path = join(archive.folder, 'danh-sach.csv');
  writeFileSync(path, text);
  return path;
};
const HEAD = 'Mã hồ sơ;Tiêu đề hồ sơ;Số tờ;Hộp';
const actor = 'can-bo';

describe('importing the list of dossiers', () => {
  it('makes the denominator, and a second time changes nothing', async () => {
    const path = list(`${HEAD}\n0001;Đại hội;12;H1\n0002;Hội nghị;1.040;H1\n`);
    expect(await inventory.importList(path, { actor })).toEqual({
      rows: 2,
      added: 2,
      changed: 0,
      unchanged: 0,
      skipped: [],
      notes: [],
    });
    const events = () => archive.db.prepare<[], number>('select count(*) from event').pluck().get();
    const before = events();
    expect(await inventory.importList(path, { actor })).toMatchObject({ added: 0, changed: 0, unchanged: 2 });
    expect(events()).toBe(before);
    expect(inventory.dossiers().map((d) => [d.code, d.title, d.plannedSheets, d.box, d.state])).toEqual([
      ['0001', 'Đại hội', 12, 'H1', 'planned'],
      ['0002', 'Hội nghị', 1040, 'H1', 'planned'],
    ]);
  });

  it('takes new figures over and leaves papers and dossiers that the new list lacks alone', async () => {
    await inventory.importList(list(`${HEAD}\n0001;Đại hội;12;H1\n0002;Hội nghị;4;H1\n`), { actor });
    const [first] = inventory.dossiers();
    archive.document({ dossier: first?.id ?? 0, pages: ['a'] });
    const report = await inventory.importList(list('Mã hồ sơ;Tiêu đề hồ sơ;Số tờ\n0002;Hội nghị;5\n'), { actor });
    expect(report).toMatchObject({ added: 0, changed: 1 });
    expect(inventory.dossiers().map((d) => [d.code, d.plannedSheets, d.box, d.documents])).toEqual([
      ['0001', 12, 'H1', 1],
      ['0002', 5, 'H1', 0],
    ]);
  });

  it('takes a dossier whose papers came first into the list', async () => {
    const id = records.ensureDossier({ code: '0007' }, actor);
    archive.document({ dossier: id, pages: ['a'] });
    expect(inventory.dossiers({ planned: true })).toEqual([]);
    await inventory.importList(list(`${HEAD}\n7;Thi đua;1;H1\n`), { actor });
    expect(inventory.dossiers({ planned: true }).map((d) => [d.id, d.code, d.title])).toEqual([
      [id, '0007', 'Thi đua'],
    ]);
  });

  it('says when Excel has eaten the zeros of a code, and when papers lie in another fonds', async () => {
    records.planDossier({ code: '0012', title: 'Cũ' }, actor);
    const outside = records.ensureDossier({ code: '0013' }, actor);
    archive.document({ dossier: outside, pages: ['a'] });
    const report = await inventory.importList(list(`${HEAD}\n12;Mới;1;H1\n`), { actor });
    expect(report.notes).toEqual(['Dòng 2: số 12 là hồ sơ 0012 đã có.']);
    const other = await inventory.importList(list(`${HEAD}\n0013;Nơi khác;1;H1\n`), { actor, fondsCode: 'P02' });
    expect(other.notes).toEqual([
      'Hồ sơ 0013 đã có tài liệu ở phông P01, mục lục 01, ngoài danh sách này; kiểm tra lại mã phông, mục lục.',
    ]);
  });

  it('puts dossiers into the fonds and inventory that the list names', async () => {
    const text = `Phông lưu trữ: A99.001 - Ủy ban Thử;;;\nMục lục số: 02;;;\n${HEAD}\n0001;Đại hội;12;H1\n`;
    await inventory.importList(list(text), { actor });
    expect(
      archive.db
        .prepare(
          `select fonds.code, fonds.title, inventory.code as inventory from dossier
           join inventory on inventory.id = inventory_id join fonds on fonds.id = fonds_id`,
        )
        .all(),
    ).toEqual([{ code: 'A99.001', title: 'Ủy ban Thử', inventory: '02' }]);
  });

  it('names the columns that are missing and leaves the archive as it was', async () => {
    await expect(inventory.importList(list('Tiêu đề;Số tờ\nA;3\n'), { actor })).rejects.toMatchObject({
      code: 'list-without-columns',
      params: { path: 'danh-sach.csv', columns: '“số hồ sơ”' },
    });
    expect(inventory.dossiers()).toEqual([]);
  });
});

describe('progress', () => {
  const approve = (documentId: number): void => {
    archive.db
      .prepare(`update document set described_at = '2026', approved_at = '2026', approved_by = 'a' where id = ?`)
      .run(documentId);
  };
  const seal = (dossierId: number, receipt: boolean): void => {
    archive.db.exec(`
      insert or ignore into batch (id, uid, profile, state, folder, created_by, created_at)
        values (${dossierId}, 'b${dossierId}', 'folder', 'sealed', 'b', 'a', '2026');
      insert into batch_dossier values (${dossierId}, ${dossierId});
      insert or ignore into destination (id, name, kind, settings, created_at)
        values (1, 'kho', 'folder', '{}', '2026');`);
    if (receipt) {
      archive.db.exec(`insert into receipt (number, kind, batch_id, destination_id, body, sha256, written_at)
        values ('r${dossierId}', 'sent', ${dossierId}, 1, '', 'h${dossierId}', '2026')`);
    }
  };
  const steps = () => inventory.progress().steps.map(({ step, dossiers, percent }) => [step, dossiers, percent]);

  it('counts each dossier as far as all of it has come, and says delivered only with a receipt', () => {
    const [, begun, captured, , approved, sealed, delivered] = [0, 1, 2, 3, 4, 5, 6].map((at) =>
      archive.dossier({ code: String(at), sheets: 2 }),
    );
    archive.document({ dossier: begun ?? 0, pages: ['một tờ trong hai'] });
    archive.document({ dossier: captured ?? 0, pages: ['một', null] });
    for (const dossier of [approved, sealed, delivered]) {
      approve(archive.document({ dossier: dossier ?? 0, pages: ['một', 'hai'] }));
    }
    seal(sealed ?? 0, false);
    seal(delivered ?? 0, true);
    expect(steps()).toEqual([
      ['planned', 7, '100 %'],
      ['captured', 4, '57,1 %'],
      ['described', 3, '42,8 %'],
      ['approved', 3, '42,8 %'],
      ['sealed', 2, '28,5 %'],
      ['delivered', 1, '14,2 %'],
    ]);
    expect(inventory.progress()).toMatchObject({ planned: 7, plannedSheets: 14, untouched: 2 });
    expect(inventory.progress().steps.at(-1)).toMatchObject({ sheets: 2, sheetsPercent: '14,2 %', pages: 2 });
  });

  it('an approved dossier of which a sheet is missing is not even captured, until that is explained', () => {
    const dossier = archive.dossier({ code: '1', sheets: 3 });
    approve(archive.document({ dossier, pages: ['một', 'hai'] }));
    expect(steps().map(([, dossiers]) => dossiers)).toEqual([1, 0, 0, 0, 0, 0]);
    expect(inventory.progress().mismatches).toEqual([
      {
        dossierId: dossier,
        dossierCode: '1',
        title: 'Hồ sơ 1',
        differences: [{ code: 'sheets-differ', params: { sheets: 3, most: 6, pages: 2, written: 2 } }],
        explained: null,
      },
    ]);
    records.explainDifference(dossier, 'Tờ 3 đã mất', actor);
    expect(steps().map(([, dossiers]) => dossiers)).toEqual([1, 1, 1, 1, 0, 0]);
    expect(inventory.progress().mismatches[0]?.explained).toBe('Tờ 3 đã mất');
  });

  it('keeps dossiers outside the list out of the percentage', () => {
    archive.dossier({ code: '1', sheets: 1 });
    const outside = archive.dossier({ code: 'ngoài', planned: false });
    approve(archive.document({ dossier: outside, pages: ['một', 'hai'] }));
    expect(steps()[3]).toEqual(['approved', 0, '0 %']);
    expect(inventory.progress().outsideList).toEqual({ dossiers: 1, documents: 1, pages: 2 });
  });

  it('without a list there is no percentage', () => {
    expect(steps()[5]).toEqual(['delivered', 0, '–']);
  });

  it('lists what stops each dossier, in Vietnamese', () => {
    const dossier = archive.dossier({ code: '1' });
    const id = archive.document({ dossier, pages: [null] });
    archive.fail(archive.pagesOf(id)[0] ?? 0);
    expect(inventory.dossiers()[0]?.obstacles).toEqual([
      { code: 'pages-failed', params: { count: 1 } },
      { code: 'documents-unapproved', params: { count: 1 } },
    ]);
    expect(inventory.progress()).toMatchObject({ failedPages: 1, blankPages: 0, duplicates: 0, exceptions: 0 });
  });

  it('gathers the facts of a dossier from its documents and pages', () => {
    const one = archive.dossier({ code: '1', sheets: 5 });
    const two = archive.dossier({ code: '2' });
    archive.document({ dossier: one, pages: ['a', '', null] });
    archive.document({ dossier: one, pages: [] });
    archive.document({ dossier: two, pages: ['b'] });
    expect(catalogue.dossier('all', one)?.facts).toEqual({
      plannedSheets: 5,
      plannedPages: null,
      plannedDocuments: null,
      differenceExplained: null,
      documents: 2,
      emptyDocuments: 1,
      describedDocuments: 0,
      approvedDocuments: 0,
      sentBackDocuments: 0,
      pages: 3,
      waitingPages: 1,
      failedPages: 0,
      blankPages: 1,
      asidePages: 0,
      removedPages: 0,
      batch: null,
      receipt: false,
    });
  });

  it('counts pages without touching the rows that hold their texts', () => {
    const plan = archive.db
      .prepare<[], { detail: string }>(
        `explain query plan select document_id, count(*), sum(read_state = 'waiting'), sum(blank = 1)
         from page group by document_id`,
      )
      .all();
    expect(plan.map((row) => row.detail).join()).toContain('COVERING INDEX page_counts');
  });
});
