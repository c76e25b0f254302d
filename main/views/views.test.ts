/** Windows on lists, places in them, the first screen, and that none of it walks through the tables of a big archive. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openAudit } from '../audit.ts';
import { type Catalogue, openCatalogue } from '../catalogue/catalogue.ts';
import { type TestArchive, testArchive } from '../database/test-archive.ts';
import { openInventory } from '../inventory/inventory.ts';
import { listSql, openJobs } from '../jobs/jobs.ts';
import { openRecords } from '../records/records.ts';
import { pageListSql, summariesSql } from './documents.ts';
import { historySql } from './history.ts';
import { homeView, pagesReadSql } from './home.ts';
import { exceptionsSql, openViews, type Views } from './views.ts';

let archive: TestArchive;
let catalogue: Catalogue;
let views: Views;
let home: ReturnType<typeof homeView>;

/** A Tuesday; the days before it are the days of the story. */
const TODAY = new Date(2026, 10, 24, 10);
const everything = {
  sight: 'all',
  permissions: new Set(['describe', 'approve', 'check', 'deliver'] as const),
} as const;

beforeEach(() => {
  archive = testArchive();
  const { db } = archive;
  catalogue = openCatalogue(db);
  const jobs = openJobs({ db });
  const records = openRecords({ db, audit: openAudit(db), jobs });
  const inventory = openInventory({ db, records, catalogue });
  views = openViews({ db, catalogue, records, jobs, inventory, folder: archive.folder, receiptsOf: () => [] });
  home = homeView({ db, catalogue, inventory, clock: () => TODAY });
});

afterEach(() => archive.close());

const describeAll = () => archive.db.exec(`update document set described_at = '2026-01-01'`);
const approve = (id: number, at: Date) =>
  archive.db.prepare('update document set approved_at = ? where id = ?').run(at.toISOString(), id);

describe('a list of documents', () => {
  const part = { offset: 0, limit: 100 };

  it('comes in windows, in the order of dossiers and documents, with its whole length', () => {
    const [second, first] = [archive.dossier({ code: '10' }), archive.dossier({ code: '2' })];
    const ids = [first, second].flatMap((dossier) => [0, 1, 2].map(() => archive.document({ dossier, pages: ['a'] })));
    const list = (offset: number, limit: number) =>
      views.documents.find('all', { filter: 'all', offset, limit }).rows.map(({ id }) => id);
    expect(views.documents.find('all', { filter: 'all', ...part }).total).toBe(6);
    expect(list(0, 4)).toEqual(ids.slice(0, 4));
    expect(list(4, 4)).toEqual(ids.slice(4));
    expect(list(9, 4)).toEqual([]);
  });

  it('leads from paper to paper, even from one that has just left the list', () => {
    const dossier = archive.dossier({ code: '1' });
    const [a = 0, b = 0, c = 0] = [0, 1, 2].map(() => archive.document({ dossier, pages: ['a'] }));
    describeAll();
    const place = (id?: number) => views.documents.place('all', { id, filter: 'review' });
    expect(place()).toEqual({ id: a, position: 1, total: 3, previous: null, next: b });
    approve(b, TODAY);
    expect(place(b)).toEqual({ id: b, position: 0, total: 2, previous: a, next: c });
    expect(place(c)).toEqual({ id: c, position: 2, total: 2, previous: a, next: null });
    approve(a, TODAY);
    approve(c, TODAY);
    expect(place()).toEqual({ id: null, position: 0, total: 0, previous: null, next: null });
    expect(() => place(99)).toThrow(expect.objectContaining({ code: 'not-found' }));
  });

  it('holds no separator sheet, and a dossier of another is refused', () => {
    const dossier = archive.dossier({ code: '1' });
    archive.document({ dossier, pages: ['a'] });
    const separator = archive.document({ dossier, pages: [''] });
    archive.db.prepare('update page set aside = 1 where document_id = ?').run(separator);
    expect(views.documents.find('all', { filter: 'all', dossierId: dossier, ...part }).total).toBe(1);
    expect(views.documents.pages('all', { dossierId: dossier, removed: false, ...part })).toMatchObject({
      total: 2,
      rows: [{ aside: false }, { aside: true, blank: true }],
    });
    expect(() => views.documents.find('all', { filter: 'all', dossierId: 99, ...part })).toThrow('hồ sơ');
  });
});

describe('a list of dossiers', () => {
  const find = (args: Partial<Parameters<Views['dossiers']['find']>[1]>) =>
    views.dossiers
      .find('all', { filter: 'all', typed: '', offset: 0, limit: 100, ...args })
      .rows.map(({ code }) => code);

  it('is narrowed by state and by what is typed, without marks too', () => {
    archive.dossier({ code: '1', title: 'Hội nghị hòa giải' });
    const [ready, differing] = [archive.dossier({ code: '2', sheets: 1 }), archive.dossier({ code: '3', sheets: 9 })];
    for (const dossier of [ready, differing]) {
      approve(archive.document({ dossier, pages: ['a'], fields: { type: 'Báo cáo' } }), TODAY);
    }
    describeAll();
    expect(find({})).toEqual(['1', '2', '3']);
    expect(find({ filter: 'untouched' })).toEqual(['1']);
    expect(find({ filter: 'ready' })).toEqual(['2']);
    expect(find({ filter: 'not-ready' })).toEqual(['3']);
    expect(find({ filter: 'differing' })).toEqual(['3']);
    expect(find({ typed: 'hoa giai' })).toEqual(['1']);
  });

  it('names the dossiers that hold papers and stand in no list', () => {
    archive.dossier({ code: '1' });
    archive.dossier({ code: 'trống', planned: false });
    archive.document({ dossier: archive.dossier({ code: 'ngoài', planned: false }), pages: ['a'] });
    expect(find({ filter: 'unlisted' })).toEqual(['ngoài']);
  });

  it('a code that two lists have is told with its places', () => {
    archive.db.exec(`insert into inventory (id, fonds_id, code, title) values (2, 1, '02', 'Mục lục 02')`);
    const dossier = archive.dossier({ code: '7' });
    archive.db.exec(`insert into dossier (uid, inventory_id, code, title, planned, created_at)
      values ('x', 2, '7', 'Trùng mã', 1, '2026-01-01')`);
    expect(() => views.dossiers.byCode('all', { code: '7' })).toThrow(/phông P01, mục lục 01; phông P01, mục lục 02/);
    expect(views.dossiers.byCode('all', { code: '7', inventoryCode: '01' })).toEqual({ id: dossier });
  });
});

describe('the first screen', () => {
  const yesterday = new Date(2026, 10, 23, 9);

  it('counts what waits for whoever may do it, and forecasts from the pace of approvals', () => {
    const dossier = archive.dossier({ code: '1', sheets: 10 });
    archive.dossier({ code: '2', sheets: 10 });
    const documents = Array.from({ length: 10 }, () => archive.document({ dossier, pages: ['a'] }));
    describeAll();
    for (const id of documents.slice(0, 4)) approve(id, yesterday);
    const view = home(everything, '2026-11-27');
    expect(view.waiting.find(({ what }) => what === 'review')).toEqual({ what: 'review', count: 6 });
    expect(view.days.at(-2)).toMatchObject({ day: '2026-11-23', approved: 4 });
    expect(view.forecast).toEqual({
      remainingPages: 16,
      pagesPerDay: 4,
      finish: '2026-11-30', // four working days from Wednesday, the weekend between them
      deadline: '2026-11-27',
      neededPerDay: 4,
    });
    expect(home({ ...everything, permissions: new Set(['read'] as const) }, null).waiting).toEqual([]);
  });

  it('forecasts nothing without a list, and no day without a pace', () => {
    expect(home(everything, null).forecast).toBeNull();
    archive.dossier({ code: '1', sheets: 5 });
    expect(home(everything, null).forecast).toMatchObject({ remainingPages: 5, pagesPerDay: null, finish: null });
  });

  it('tells the pace of today without its breaks', () => {
    const document = archive.document({ dossier: archive.dossier({ code: '1' }), pages: ['a', 'b', 'c', 'd'] });
    const minutes = [0, 1, 121, 122];
    for (const [at, page] of archive.pagesOf(document).entries()) {
      const time = new Date(2026, 10, 24, 7, minutes[at]).toISOString();
      archive.db.prepare('update page set read_at = ? where id = ?').run(time, page);
    }
    expect(home(everything, null).today).toMatchObject({ pages: 4, pagesPerHour: 60 });
  });
});

describe('a history', () => {
  const part = { offset: 0, limit: 10 };

  it('of a dossier holds its own events and those of its documents, newest first; a document only its own', () => {
    const dossier = archive.dossier({ code: '1' });
    const document = archive.document({ dossier, pages: ['a'] });
    const audit = openAudit(archive.db);
    const note = (action: string, subjectKind: string, subjectId: number) =>
      audit.record({ actor: 'Hoa', action, subjectKind, subjectId });
    note('document.approve', 'document', document);
    note('dossier.explain', 'dossier', dossier);
    note('dossier.explain', 'dossier', dossier + 1);
    const told = (subjectKind: 'dossier' | 'document', subjectId: number) =>
      views.history.events('all', { subjectKind, subjectId, ...part }).rows.map(({ action }) => action);
    expect(told('dossier', dossier).slice(0, 2)).toEqual(['dossier.explain', 'document.approve']);
    expect(told('document', document)[0]).toBe('document.approve');
    expect(told('document', document)).not.toContain('dossier.explain');
  });
});

describe('values used before', () => {
  it('are those people vouched for, commonest first, found without marks and forgotten with the approval', () => {
    const dossier = archive.dossier({ code: '1' });
    const sign = (signer: string) => archive.document({ dossier, pages: ['a'], fields: { signer } });
    const ids = ['Trần Thị Bình', 'Lê Bình An', 'Trần Thị Bình', 'Phạm Bình'].map(sign);
    for (const id of ids.slice(0, 3)) approve(id, TODAY);
    const suggest = (typed: string) => views.history.suggestions('all', { field: 'signer', typed, limit: 8 });
    expect(suggest('binh')).toEqual(['Trần Thị Bình', 'Lê Bình An']);
    archive.db.exec('update document set approved_at = null');
    expect(suggest('binh')).toEqual([]);
  });
});

describe('what lists ask of the tables', () => {
  const plan = (sql: string, parameters: Record<string, unknown>): string =>
    archive.db
      .prepare<[Record<string, unknown>], { detail: string }>(`explain query plan ${sql}`)
      .all(parameters)
      .map(({ detail }) => detail)
      .join('\n');
  const part = { limit: 100, offset: 0 };

  it('never walks through a whole table of a big archive', () => {
    const asked = {
      summaries: plan(summariesSql, { ids: '[1]' }),
      pages: plan(pageListSql('all', false), { dossierId: 1, ...part }),
      removed: plan(pageListSql('all', true), { dossierId: 1, ...part }),
      history: plan(historySql('dossier', 'all'), { id: 1, ...part }),
      exceptions: plan(exceptionsSql(false), {}),
      failed: plan(listSql(`state = 'failed' and :state is null`, '1'), { state: null, most: 10 }),
      read: plan(pagesReadSql('all'), { spans: '[]' }),
    };
    for (const [name, text] of Object.entries(asked)) {
      expect([name, text]).toEqual([
        name,
        expect.not.stringMatching(/SCAN (?!asked|s\b|\(subquery|CONSTANT|f USING INDEX source_file_open)/),
      ]);
    }
    expect(asked.read).toContain('USING COVERING INDEX page_by_reading');
    expect(asked.exceptions).toContain('source_file_open');
  });
});
