import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Catalogue, openCatalogue } from '../catalogue/catalogue.ts';
import { type TestArchive, testArchive } from '../database/test-archive.ts';
import { openSearch, type Search } from './search.ts';

let archive: TestArchive;
let search: Search;
let catalogue: Catalogue;
let dossier: number;

beforeEach(() => {
  archive = testArchive();
  catalogue = openCatalogue(archive.db);
  search = openSearch({ db: archive.db, catalogue });
  dossier = archive.dossier({ code: '0001' });
});

afterEach(() => archive.close());

const found = (query: string): number[] => search.find({ query }).hits.map((hit) => hit.documentId);
const first = (documentId: number): number => archive.pagesOf(documentId)[0] ?? 0;
const sound = { missing: [], extra: [], differing: [], damaged: null };

describe('the index follows the records', () => {
  it('a document appears when its last page is read, and not before', () => {
    const id = archive.document({ dossier, pages: [null, null] });
    const [one, two] = archive.pagesOf(id);
    archive.read(one ?? 0, 'khánh thành');
    expect(found('khánh thành')).toEqual([]);
    archive.read(two ?? 0, 'nhà văn hóa');
    expect(found('khánh thành')).toEqual([id]);
  });

  it('a document appears too when its last page failed for good', () => {
    const id = archive.document({ dossier, pages: [null, null] });
    const [one, two] = archive.pagesOf(id);
    archive.read(one ?? 0, 'khánh thành');
    archive.fail(two ?? 0);
    expect(found('khánh thành')).toEqual([id]);
  });

  it('reading a thousand pages indexes once, at the last one', () => {
    const id = archive.document({ dossier, pages: Array.from({ length: 1000 }, () => null) });
    let indexed = 0;
    archive.db.function('count_indexing', () => ++indexed);
    archive.db.exec(`create temp trigger counted after update of stale on main.search_entry
                     when new.stale = 0 begin select count_indexing(); end`);
    archive.db.transaction(() => {
      for (const page of archive.pagesOf(id)) archive.read(page, 'kiểm phiếu');
    })();
    expect(indexed).toBe(1);
    expect(found('kiểm phiếu')).toEqual([id]);
  });

  it('filling in twelve fields of a read document indexes once, when the description is done', () => {
    const id = archive.document({ dossier, pages: [null] });
    archive.read(first(id), 'nội dung');
    let indexed = 0;
    archive.db.function('count_indexing', () => ++indexed);
    archive.db.exec(`create temp trigger counted after update of stale on main.search_entry
                     when new.stale = 0 begin select count_indexing(); end`);
    for (const field of ['type', 'number', 'symbol', 'subject', 'signer'] as const) archive.setField(id, field, field);
    expect(indexed).toBe(0);
    archive.db.prepare(`update document set described_at = '2026-01-01' where id = ?`).run(id);
    expect(indexed).toBe(1);
    expect(found('loai:type')).toEqual([id]);
    expect(indexed).toBe(1);
  });

  it('a corrected field is found at once, its old value no more, even when the writer ignores conflicts', () => {
    const id = archive.document({ dossier, pages: ['nội dung'], fields: { signer: 'Nguyễn Văn Sai' } });
    expect(found('sai')).toEqual([id]);
    archive.db.exec('update or ignore field_value set current = 0');
    archive.db
      .prepare(
        `insert or ignore into field_value (document_id, field, value, source, actor, at)
         values (?, 'signer', 'Nguyễn Văn Đúng', 'person', 'test', '2026')`,
      )
      .run(id);
    expect(found('đúng')).toEqual([id]);
    expect(found('sai')).toEqual([]);
  });

  it('a page read again is found by its new text only', () => {
    const id = archive.document({ dossier, pages: ['chữ cũ'] });
    expect(found('cũ')).toEqual([id]);
    archive.db.prepare(`update page set read_state = 'waiting' where id = ?`).run(first(id));
    archive.read(first(id), 'chữ mới');
    expect([found('mới'), found('cũ')]).toEqual([[id], []]);
    archive.db.prepare('update page set text = ? where id = ?').run('chữ sửa', first(id));
    expect([found('sửa'), found('mới')]).toEqual([[id], []]);
  });

  it('pages moved to another document are found there, in both at once', () => {
    const from = archive.document({ dossier, pages: ['tờ thứ nhất', 'tờ thứ hai'] });
    const to = archive.document({ dossier, pages: [] });
    expect(found('hai')).toEqual([from]);
    archive.db
      .prepare('update page set document_id = ?, ordinal = 1 where document_id = ? and ordinal = 2')
      .run(to, from);
    expect([found('hai'), found('nhất')]).toEqual([[to], [from]]);
  });

  it('a document whose only unread page is taken away counts as read', () => {
    const id = archive.document({ dossier, pages: ['tờ đầu', null] });
    expect(found('đầu')).toEqual([]);
    archive.db.exec(`delete from page where read_state = 'waiting'`);
    expect(found('đầu')).toEqual([id]);
  });

  it('a document that is removed is found no more', () => {
    const id = archive.document({ dossier, pages: ['giấy thừa'] });
    expect(found('thừa')).toEqual([id]);
    archive.db.prepare('delete from page where document_id = ?').run(id);
    archive.db.prepare('delete from document where id = ?').run(id);
    expect(search.find({ query: 'thừa' }).total).toBe(0);
  });

  it('a transaction taken back takes the index back with it', () => {
    const id = archive.document({ dossier, pages: [null] });
    archive.db.exec('begin');
    archive.read(first(id), 'thoáng qua');
    archive.db.exec('rollback');
    expect(found('thoáng')).toEqual([]);
  });
});

describe('checking and rebuilding', () => {
  it('finds a sound index sound', async () => {
    archive.document({ dossier, pages: ['một', 'hai'], fields: { date: '1998-03-05', number: '1' } });
    archive.document({ dossier, pages: [null] });
    search.catchUp();
    expect(await search.check()).toEqual({ documents: 1, ...sound });
  });

  it('names documents that are missing, left over or indexed with other text', async () => {
    const [missing, differing] = ['mất', 'khác'].map((text) => archive.document({ dossier, pages: [text] }));
    search.catchUp();
    archive.db.prepare('delete from document_folded where rowid = ?').run(missing ?? 0);
    archive.db.prepare(`insert into document_exact (rowid, body) values (4711, 'thừa')`).run();
    archive.db.prepare(`insert into document_folded (rowid, body) values (4711, 'thua')`).run();
    archive.db.exec('drop trigger search_page_text');
    archive.db.prepare(`update page set text = 'khác hơn trước' where document_id = ?`).run(differing ?? 0);
    expect(await search.check()).toEqual({
      documents: 2,
      missing: [missing],
      extra: [4711],
      differing: [differing],
      damaged: null,
    });
  });

  it('rebuilds what is missing and reports how far it is', async () => {
    const made = Array.from({ length: 120 }, (_, at) => archive.document({ dossier, pages: [`văn bản ${at}`] }));
    search.catchUp(1000);
    archive.db.exec('delete from document_folded where rowid % 2 = 0');
    const steps: [number, number][] = [];
    await search.rebuild({ onProgress: (done, total) => steps.push([done, total]) });
    expect(steps).toEqual([
      [50, 120],
      [100, 120],
      [120, 120],
    ]);
    expect(search.find({ query: 'văn bản' }).total).toBe(made.length);
    expect(await search.check()).toMatchObject(sound);
  });

  it('a rebuild broken off is asked for again, and searching meanwhile says what it lacks', async () => {
    for (let at = 0; at < 320; at++) archive.document({ dossier, pages: [`văn bản ${at}`] });
    search.catchUp(1000);
    expect(search.needsRebuild()).toBe(false);
    const stop = new AbortController();
    await expect(search.rebuild({ signal: stop.signal, onProgress: () => stop.abort() })).rejects.toThrow();
    expect(search.needsRebuild()).toBe(true);
    expect(search.find({ query: 'văn bản' })).toMatchObject({ total: 150, pending: 170 });
    await search.rebuild();
    expect(search.needsRebuild()).toBe(false);
    expect(search.find({ query: 'văn bản' })).toMatchObject({ total: 320, pending: 0 });
  });

  it('an index built by older rules asks to be rebuilt', () => {
    archive.db.exec('update search_index set version = 0');
    expect(openSearch({ db: archive.db, catalogue }).needsRebuild()).toBe(true);
  });
});

describe('plans of the queries that run often', () => {
  const plan = (sql: string): string =>
    archive.db
      .prepare<[], { detail: string }>(`explain query plan ${sql}`)
      .all()
      .map((row) => row.detail)
      .join('\n');

  it('asks for unread pages of a document without touching its texts', () => {
    expect(plan(`select 1 from page where document_id = 7 and read_state = 'waiting'`)).toContain(
      'COVERING INDEX page_counts',
    );
  });

  it('asks for marked documents by the index of those alone', () => {
    expect(plan('select document_id from search_entry where stale = 1')).toContain('INDEX search_entry_stale');
  });
});
