/**
 * What people do with pages, documents and words: every step, taking it back, doing it again, and who is refused.
 *
 * One long file: all its stories stand on the same archive and the same way there and back (`thereAndBack`).
 */
import { beforeEach, describe, expect, it } from 'vitest';
import type { Suggestion } from '../../shared/fields.ts';
import type { PageText, Word } from '../../shared/page-text.ts';
import { type Audit, openAudit } from '../audit.ts';
import { type Database, now, openDatabase } from '../database/database.ts';
import { type Jobs, openJobs } from '../jobs/jobs.ts';
import { openRecords, type PageReading, type Records } from './records.ts';

let db: Database;
let audit: Audit;
let jobs: Jobs;
let records: Records;
let originals: number;

beforeEach(() => {
  db = openDatabase(':memory:');
  audit = openAudit(db);
  jobs = openJobs({ db });
  records = openRecords({ db, audit, jobs });
  originals = 0;
});

const refused = (code: string, params: object = {}) =>
  expect.objectContaining({ code, params: expect.objectContaining(params) });

function sourceFile(path: string): { sha256: string; id: number } {
  const sha256 = String(++originals).padStart(64, '0');
  db.prepare(`insert into original values (?, 1, 'image/jpeg', ?)`).run(sha256, now());
  const intake = db
    .prepare(`insert into intake (actor, roots, options, started_at) values ('Lan', '[]', '{}', ?)`)
    .run(now());
  const { lastInsertRowid } = db
    .prepare(`insert into source_file (intake_id, path, sha256, outcome) values (?, ?, ?, 'taken')`)
    .run(intake.lastInsertRowid, path, sha256);
  return { sha256, id: Number(lastInsertRowid) };
}

const word = (text: string, at: number): Word => ({ text, box: [at * 100, 100, 80, 30], confidence: 90 });

function reading(words: readonly Word[], rotation = 0): PageReading {
  const sideways = rotation === 90 || rotation === 270;
  const [width, height] = sideways ? [2000, 1000] : [1000, 2000];
  const text: PageText = {
    width,
    height,
    dpi: 300,
    skew: 0,
    source: 'ocr',
    blocks: words.length === 0 ? [] : [{ box: [0, 100, 900, 30], lines: [{ box: [0, 100, 900, 30], words }] }],
  };
  const quality = { dpi: 300, skew: 0, sharpness: 1, clipping: 0, inkShare: 0.1, blank: words.length === 0 };
  return { width, height, rotation, quality, text };
}

const readAs = (pageId: number, text: string, rotation = 0): boolean =>
  records.pageRead(pageId, reading(text === '' ? [] : text.split(' ').map(word), rotation));

/** A read and described document; each page reads as given. */
function paper(dossier: string, ...pages: string[]): { id: number; pages: number[]; dossierId: number } {
  const { sha256, id: sourceFileId } = sourceFile(`${dossier}-${originals}.pdf`);
  const dossierId = records.ensureDossier({ code: dossier }, 'Lan');
  const made = records.takeDocument(
    { dossierId, sourceFileId, pages: pages.map((_, part) => ({ sha256, part })) },
    'Lan',
  );
  for (const [n, id] of made.pageIds.entries()) readAs(id, pages[n] ?? '');
  records.suggest(made.documentId, []);
  return { id: made.documentId, pages: made.pageIds, dossierId };
}

const pagesOf = (documentId: number): number[] =>
  db.prepare<[number], number>('select id from page where document_id = ? order by ordinal').pluck().all(documentId);
const ordinals = (documentId: number): number[] =>
  db.prepare<[number], number>('select ordinal from page where document_id = ? order by 1').pluck().all(documentId);
const documentsOf = (dossierId: number): number[] =>
  db
    .prepare<[number], number>('select id from document where dossier_id = ? and emptied = 0 order by ordinal')
    .pluck()
    .all(dossierId);
const textOf = (documentId: number): string | null =>
  db.prepare<[number], string | null>('select body from search_text where id = ?').pluck().get(documentId) ?? null;
const waitingJobs = (): string[] => jobs.list({ state: 'waiting' }).map((job) => `${job.kind} ${job.subjectId}`);
const settleJobs = (): void => void db.exec(`update job set state = 'done'`);
const found = (words: string): number[] => {
  db.exec(`update search_entry set stale = 0 where stale = 1`);
  return db
    .prepare<[string], number>('select rowid from document_folded where document_folded match ?')
    .pluck()
    .all(words);
};
const pageRow = (id: number) =>
  db
    .prepare<[number], Record<string, unknown>>(
      `select read_state as state, turn, turn_from as turnFrom, picture_version as version, aside, rotation from page where id = ?`,
    )
    .get(id);

/** Everything people decide, as the tables hold it; what a machine does again by itself is left out. */
const everything = (): string =>
  JSON.stringify(
    [
      `select id, document_id, ordinal, removed_from, removed_how, aside, turn, turn_from, read_state, text, hex(words), confidence from page`,
      `select id, dossier_id, ordinal, approved_at, approved_by, sent_back_at, sent_back_reason from document where emptied = 0 order by id`,
      `select document_id, field, value, source, needs_person, evidence, confidence from field_value
       where current = 1 and document_id in (select id from document where emptied = 0) order by document_id, field`,
      'select code, title, box_id, planned_sheets, start_date, difference_explained from dossier order by id',
    ].map((sql) => db.prepare(sql).raw().all()),
  );

/** Does it, takes it back, does it again: before, after and before once more are the same rows. */
function thereAndBack(step: () => void): void {
  const before = everything();
  step();
  const after = everything();
  expect(after).not.toBe(before);
  records.edits.undo('Lan');
  expect(everything()).toBe(before);
  records.edits.redo('Lan');
  expect(everything()).toBe(after);
  records.edits.undo('Lan');
  expect(everything()).toBe(before);
  records.edits.redo('Lan');
  expect(audit.verify().brokenAt).toBeNull();
}

describe('pages on the move', () => {
  it('go before another page, within a document and into another one, and come back', () => {
    const a = paper('HS-01', 'một', 'hai', 'ba');
    const b = paper('HS-01', 'bốn', 'năm');
    const [one, two, three] = a.pages as [number, number, number];
    thereAndBack(() => records.movePages([three, one], a.id, two, 'Lan'));
    expect(pagesOf(a.id)).toEqual([three, one, two]);
    thereAndBack(() => records.movePages([one], b.id, b.pages[1] ?? 0, 'Lan'));
    expect(pagesOf(b.id)).toEqual([b.pages[0], one, b.pages[1]]);
    expect(textOf(b.id)).toBe('bốn\nmột\nnăm');
    expect([ordinals(a.id), ordinals(b.id)]).toEqual([
      [1, 2],
      [1, 2, 3],
    ]);
    expect(found('mot')).toEqual([b.id]);
  });

  it('leave a document that is then in no list and not found, until they come back', () => {
    const a = paper('HS-01', 'một');
    const b = paper('HS-01', 'hai');
    expect(found('hai')).toEqual([b.id]);
    records.movePages(b.pages, a.id, null, 'Lan');
    expect(documentsOf(a.dossierId)).toEqual([a.id]);
    expect(records.facts.dossierFacts(a.dossierId)).toMatchObject({ documents: 1, emptyDocuments: 0, pages: 2 });
    expect(found('hai')).toEqual([a.id]);
    records.edits.undo('Lan');
    expect(documentsOf(a.dossierId)).toEqual([a.id, b.id]);
    expect(found('hai')).toEqual([b.id]);
  });

  it('take the place of a value on the paper along', () => {
    const { id, pages } = paper('HS-01', 'một', 'hai', 'ba');
    const evidence = [{ page: 3, box: [1, 2, 3, 4] as const, text: '86' }];
    const guess: Suggestion = { field: 'number', value: '86', confidence: 0.9, needsPerson: false, evidence };
    records.suggest(id, [guess]);
    records.setField(id, 'number', '88', 'Lan');
    const place = () => records.fieldsOf(id)[0]?.evidence.map((e) => e.page);
    records.movePages([pages[2] ?? 0], id, pages[0] ?? 0, 'Lan');
    expect(place()).toEqual([1]);
    records.removePages([pages[2] ?? 0], 'Lan');
    expect(place()).toEqual([]);
    records.edits.undo('Lan');
    expect(place()).toEqual([1]);
    records.edits.undo('Lan');
    expect(place()).toEqual([3]);
  });

  it('have their documents described anew, and keep what a person entered', () => {
    const a = paper('HS-01', 'một', 'hai');
    records.setField(a.id, 'number', '88', 'Lan');
    settleJobs();
    records.movePages([a.pages[1] ?? 0], a.id, a.pages[0] ?? 0, 'Lan');
    expect(waitingJobs()).toEqual([`describe-document ${a.id}`]);
    records.suggest(a.id, [{ field: 'number', value: '1', confidence: 1, needsPerson: false, evidence: [] }]);
    expect(records.fieldsOf(a.id)[0]?.value).toBe('88');
  });

  it('of a dossier of 300 are put into reverse order at once, and back', () => {
    const { id, pages } = paper('HS-01', ...Array.from({ length: 300 }, (_, n) => `trang${n}`));
    const reversed = pages.toReversed();
    const started = performance.now();
    records.movePages(reversed, id, null, 'Lan');
    expect(pagesOf(id)).toEqual(reversed);
    records.edits.undo('Lan');
    expect(pagesOf(id)).toEqual(pages);
    expect(performance.now() - started).toBeLessThan(1500);
  });
});

describe('a page turned by a person', () => {
  it('is read anew this way up, before the others, and its old words stay until then', () => {
    const { id, pages } = paper('HS-01', 'một hai');
    const [page = 0] = pages;
    settleJobs();
    records.rotatePages([page], 90, 'Lan');
    expect(pageRow(page)).toMatchObject({ state: 'waiting', turn: 90, turnFrom: 0, version: 1 });
    expect(textOf(id)).toBe('một hai');
    expect(jobs.list({ state: 'waiting' })[0]).toMatchObject({ kind: 'read-page', subjectId: page });
    expect(jobs.list({ state: 'waiting' })[0]?.priority).toBeGreaterThanOrEqual(0);
    expect(() => records.approve(id, 'Lan')).toThrow(refused('pages-unread'));
    records.rotatePages([page], 270, 'Lan');
    expect(pageRow(page)).toMatchObject({ turn: 0, turnFrom: 0 });
  });

  it('stands as it was when that is taken back before the new reading, and is read once more after it', () => {
    const { pages } = paper('HS-01', 'một');
    const [page = 0] = pages;
    thereAndBack(() => records.rotatePages([page], 180, 'Lan'));
    db.prepare(`update page set read_at = '2020' where id = ?`).run(page);
    records.pageRead(page, reading([word('khác', 1)], 180));
    records.edits.undo('Lan');
    expect(pageRow(page)).toMatchObject({ state: 'waiting', turn: null });
  });

  it('while it is being read: that reading is not taken for the new one', () => {
    const { pages } = paper('HS-01', 'một');
    const [page = 0] = pages;
    records.rotatePages([page], 90, 'Lan');
    expect(records.pageRead(page, reading([word('cũ', 1)]), { turn: null, turnFrom: null })).toBe(false);
    expect(pageRow(page)?.state).toBe('waiting');
    expect(records.pageRead(page, reading([word('mới', 1)], 90), { turn: 90, turnFrom: 0 })).toBe(true);
    expect(pageRow(page)).toMatchObject({ state: 'read', rotation: 90 });
  });
});

describe('a page set aside', () => {
  it('is in no text and not delivered, but counts as captured', () => {
    const { id, pages, dossierId } = paper('HS-01', 'một', '', 'ba');
    expect(records.facts.dossierFacts(dossierId)).toMatchObject({ pages: 3, blankPages: 1, asidePages: 0 });
    thereAndBack(() => records.setPagesAside([pages[1] ?? 0, pages[2] ?? 0], true, 'Lan'));
    expect(records.facts.dossierFacts(dossierId)).toMatchObject({ pages: 3, blankPages: 0, asidePages: 2 });
    expect(textOf(id)).toBe('một');
    expect(found('ba')).toEqual([]);
    expect(records.textOf(id).map(({ page }) => page)).toEqual([1]);
  });

  it('holds nobody up when it could not be read', () => {
    const { id, pages } = paper('HS-01', 'một', 'hai');
    records.pageFailed(pages[1] ?? 0, { code: 'page-damaged', params: {} });
    expect(() => records.approve(id, 'Lan')).toThrow(refused('pages-unread'));
    records.setPagesAside([pages[1] ?? 0], true, 'Lan');
    records.approve(id, 'Lan');
  });
});

describe('a page taken out', () => {
  it('keeps its bytes, its words and its place, and shows in the reconciliation until it is back', () => {
    const { id, pages, dossierId } = paper('HS-01', 'một', 'hai', 'ba');
    const [, two = 0] = pages;
    thereAndBack(() => records.removePages([two], 'Lan'));
    expect(pagesOf(id)).toEqual([pages[0], pages[2]]);
    expect(records.facts.dossierFacts(dossierId)).toMatchObject({ pages: 2, removedPages: 1 });
    expect(db.prepare('select removed_from, ordinal, text, removed_by from page where id = ?').raw().get(two)).toEqual([
      id,
      2,
      'hai',
      'Lan',
    ]);
    thereAndBack(() => records.restorePages([two], 'Lan'));
    expect(pagesOf(id)).toEqual(pages);
  });

  it('needs an explanation of its own: what was explained before is no word on it', () => {
    const { pages, dossierId } = paper('HS-01', 'một', 'hai');
    records.planDossier({ code: 'HS-01', title: 'Hồ sơ', sheets: 9 }, 'Lan');
    records.explainDifference(dossierId, 'Mất 7 tờ từ trước', 'Lan');
    thereAndBack(() => records.removePages([pages[1] ?? 0], 'Lan'));
    expect(records.facts.dossierFacts(dossierId).differenceExplained).toBeNull();
  });

  it('can be the last of its document: the document goes and comes back with it', () => {
    const { id, pages, dossierId } = paper('HS-01', 'một');
    records.removePages(pages, 'Lan');
    expect(documentsOf(dossierId)).toEqual([]);
    expect(found('mot')).toEqual([]);
    records.restorePages(pages, 'Lan');
    expect(documentsOf(dossierId)).toEqual([id]);
    expect(found('mot')).toEqual([id]);
    expect(() => records.restorePages(pages, 'Lan')).toThrow(refused('not-found'));
  });
});

describe('a page replaced by another scan', () => {
  const scan = (path: string, pages = 1) => {
    const { sha256, id } = sourceFile(path);
    return { path, sourceFileId: id, pages: Array.from({ length: pages }, (_, part) => ({ sha256, part })) };
  };

  it('goes to the removed ones without being missed; the new one waits to be read in its place', () => {
    const { id, pages, dossierId } = paper('HS-01', 'một', 'hai');
    settleJobs();
    const made = records.replacePage(pages[0] ?? 0, scan('lại.jpg'), 'Lan');
    expect(pagesOf(id)).toEqual([...made, pages[1]]);
    expect(waitingJobs()).toEqual([`read-page ${made[0]}`]);
    expect(records.facts.dossierFacts(dossierId)).toMatchObject({ pages: 2, removedPages: 0 });
    records.edits.undo('Lan');
    expect(pagesOf(id)).toEqual(pages);
    records.edits.redo('Lan');
    expect(pagesOf(id)).toEqual([...made, pages[1]]);
  });

  it('by a file of two pages gets both in its place, and by a file known from elsewhere none', () => {
    const { id, pages } = paper('HS-01', 'một', 'hai');
    const both = scan('hai mặt.pdf', 2);
    const made = records.replacePage(pages[1] ?? 0, both, 'Lan');
    expect(pagesOf(id)).toEqual([pages[0], ...made]);
    expect(() => records.replacePage(pages[0] ?? 0, both, 'Lan')).toThrow(refused('page-known', { page: 2, id }));
    expect(pagesOf(id)).toEqual([pages[0], ...made]);
  });

  it('by a scan that was taken back before gets that scan again, not a second row of the same bytes', () => {
    const { id, pages } = paper('HS-01', 'một');
    const again = scan('lại.jpg');
    const made = records.replacePage(pages[0] ?? 0, again, 'Lan');
    records.edits.undo('Lan');
    expect(records.replacePage(pages[0] ?? 0, again, 'Lan')).toEqual(made);
    expect(pagesOf(id)).toEqual(made);
  });
});

describe('documents', () => {
  it('are split at a page; the new one follows the old one and is described by itself', () => {
    const a = paper('HS-01', 'một', 'hai', 'ba');
    const b = paper('HS-01', 'bốn');
    settleJobs();
    let made = 0;
    thereAndBack(() => {
      made = records.splitDocument(a.pages[1] ?? 0, 'Lan');
    });
    expect(documentsOf(a.dossierId)).toEqual([a.id, made, b.id]);
    expect(pagesOf(made)).toEqual([a.pages[1], a.pages[2]]);
    expect(waitingJobs().sort()).toEqual([`describe-document ${a.id}`, `describe-document ${made}`]);
    expect(found('ba')).toEqual([made]);
    expect(() => records.splitDocument(a.pages[0] ?? 0, 'Lan')).toThrow(refused('not-allowed'));
  });

  it('are joined in the order named, and come apart again with the values they had', () => {
    const [a, b, c] = [paper('HS-01', 'một', 'hai'), paper('HS-01', 'ba'), paper('HS-01', 'bốn')];
    records.setField(b.id, 'number', '7', 'Lan');
    thereAndBack(() => records.joinDocuments([a.id, c.id, b.id], 'Lan'));
    expect(documentsOf(a.dossierId)).toEqual([a.id]);
    expect(textOf(a.id)).toBe('một\nhai\nbốn\nba');
    records.edits.undo('Lan');
    expect(records.fieldsOf(b.id)[0]?.value).toBe('7');
  });

  it('go to another place and to another dossier', () => {
    const [a, b, c] = [paper('HS-01', 'một'), paper('HS-01', 'hai'), paper('HS-02', 'ba')];
    thereAndBack(() => records.moveDocuments([b.id], a.dossierId, a.id, 'Lan'));
    expect(documentsOf(a.dossierId)).toEqual([b.id, a.id]);
    thereAndBack(() => records.moveDocuments([a.id, b.id], c.dossierId, null, 'Lan'));
    expect(documentsOf(c.dossierId)).toEqual([c.id, a.id, b.id]);
    expect(documentsOf(a.dossierId)).toEqual([]);
  });

  it('that come in meanwhile do not stand in the way of taking back, and keep their place', () => {
    const [a, b] = [paper('HS-01', 'một'), paper('HS-01', 'hai')];
    records.joinDocuments([a.id, b.id], 'Lan');
    const c = paper('HS-01', 'ba');
    records.edits.undo('Lan');
    expect(documentsOf(a.dossierId).toSorted()).toEqual([a.id, b.id, c.id]);
    expect(pagesOf(b.id)).toEqual(b.pages);
    const next = paper('HS-01', 'bốn');
    expect(documentsOf(a.dossierId).at(-1)).toBe(next.id);
  });
});

describe('words put right', () => {
  const correct = (page: number, at: number, read: string, text: string): void =>
    records.correctWords(page, [{ word: at, read, text }], 'Lan');

  it('stand with full confidence and are found', () => {
    const { id, pages } = paper('HS-01', 'Ủy ban Mặt trân', 'hai');
    const [page = 0] = pages;
    settleJobs();
    thereAndBack(() => correct(page, 3, 'trân', 'trận'));
    expect(records.pageText(page)?.blocks[0]?.lines[0]?.words[3]).toMatchObject({
      text: 'trận',
      confidence: 100,
      byPerson: true,
    });
    expect(textOf(id)).toBe('Ủy ban Mặt trận\nhai');
    expect(db.prepare(`select rowid from document_exact where document_exact match 'trận'`).pluck().all()).toEqual([]);
    found('tran');
    expect(db.prepare(`select rowid from document_exact where document_exact match 'trận'`).pluck().all()).toEqual([
      id,
    ]);
    expect(waitingJobs()).toEqual([`describe-document ${id}`]);
  });

  it('may become two or vanish, and nothing is changed that reads otherwise by now', () => {
    const { pages } = paper('HS-01', 'cộnghòa ~~ xã');
    const [page = 0] = pages;
    thereAndBack(() => correct(page, 0, 'cộnghòa', 'cộng hòa'));
    thereAndBack(() => correct(page, 2, '~~', ''));
    expect(db.prepare('select text from page where id = ?').pluck().get(page)).toBe('cộng hòa xã');
    expect(() => correct(page, 2, 'hội', 'hội')).toThrow(refused('word-changed', { word: 3, found: 'xã' }));
  });

  it('stay when the page is read anew, turned or not; what finds no place is told', () => {
    const { id, pages } = paper('HS-01', 'Mặt trân ~~ quốc');
    const [page = 0] = pages;
    correct(page, 1, 'trân', 'trận');
    correct(page, 2, '~~', '');
    records.readPagesAgain([page], 'Lan');
    readAs(page, 'Mặt trân ~~ quốc');
    expect(textOf(id)).toBe('Mặt trận quốc');
    // Upside down: the same ink lies at the other end of the sheet.
    const upside = 'Mặt trăn ~~ quốc'.split(' ').map((text, at): Word => {
      const [x, y, w, h] = word(text, at).box;
      return { text, box: [1000 - x - w, 2000 - y - h, w, h], confidence: 80 };
    });
    records.pageRead(page, reading(upside, 180));
    expect(textOf(id)).toBe('Mặt trận quốc');
    const lost = () => db.prepare(`select before from event where action = 'page.words-lost'`).pluck().get();
    expect(lost()).toBeUndefined();
    records.pageRead(page, reading([word('trống', 8)], 180));
    expect(String(lost())).toContain('trận');
  });

  it('wait for a reading', () => {
    const { sha256, id: sourceFileId } = sourceFile('a.jpg');
    const dossierId = records.ensureDossier({ code: 'HS-01' }, 'Lan');
    const { pageIds } = records.takeDocument({ dossierId, sourceFileId, pages: [{ sha256, part: 0 }] }, 'Lan');
    expect(() => correct(pageIds[0] ?? 0, 0, 'a', 'b')).toThrow(refused('not-allowed', { state: 'chưa đọc xong' }));
  });
});

describe('what people say of papers and dossiers', () => {
  it('comes and goes: values, approval, sending back, description, explanation', () => {
    const { id, dossierId } = paper('HS-01', 'một');
    thereAndBack(() => records.setField(id, 'number', '86', 'Lan'));
    thereAndBack(() => records.setField(id, 'number', null, 'Lan'));
    thereAndBack(() => records.approve(id, 'Lan'));
    thereAndBack(() => records.sendBack(id, 'Sai số', 'Lan'));
    const changes = { title: 'Đại hội', box: 'Hộp 3', startDate: '3/1998', plannedSheets: 9 };
    thereAndBack(() => records.describeDossier(dossierId, changes, 'Lan'));
    thereAndBack(() => records.explainDifference(dossierId, 'Mất 8 tờ', 'Lan'));
    expect(db.prepare('select title, start_date from dossier').raw().get()).toEqual(['Đại hội', '1998-03']);
  });

  it('is taken back as one when it was said as one', () => {
    const [a, b] = [paper('HS-01', 'một'), paper('HS-01', 'hai')];
    const open: Suggestion = { field: 'number', value: null, confidence: 0, needsPerson: true, evidence: [] };
    records.suggest(a.id, [open]);
    thereAndBack(() =>
      records.edits.together('document.approve', 'Lan', () => {
        for (const { id } of [a, b]) records.approve(id, 'Lan', { leaveEmpty: true });
        expect(() => records.approve(b.id, 'Lan')).toThrow(refused('not-allowed'));
      }),
    );
    expect(records.edits.state('Lan').undo).toMatchObject({ call: 'document.approve', count: 3 });
  });

  it('keeps every value in the history, the one that came back too', () => {
    const { id } = paper('HS-01', 'một');
    records.suggest(id, [{ field: 'number', value: '80', confidence: 0.5, needsPerson: false, evidence: [] }]);
    records.setField(id, 'number', '86', 'Lan');
    records.edits.undo('Lan');
    expect(records.historyOf(id, 'number').map((f) => [f.value, f.source])).toEqual([
      ['80', 'machine'],
      ['86', 'person'],
      ['80', 'machine'],
    ]);
  });

  it('does not take a code that is in use, nor a date that is none', () => {
    const { dossierId } = paper('HS-01', 'một');
    paper('HS-02', 'hai');
    const describe = (changes: object) => () => records.describeDossier(dossierId, changes, 'Lan');
    expect(describe({ code: 'HS-02' })).toThrow(refused('code-taken'));
    expect(describe({ startDate: '31/02/1998' })).toThrow(refused('field-invalid'));
    expect(describe({ startDate: '1999', endDate: '1998' })).toThrow(refused('field-invalid'));
    expect(() => records.createDossier({ code: 'HS-02', title: 'x', planned: false }, 'Lan')).toThrow(
      refused('code-taken'),
    );
    expect(() => records.createFonds({ code: '01', title: 'x' }, 'Lan')).toThrow(refused('code-taken'));
  });
});

describe('who is refused', () => {
  it('whoever changes an approved document, until it is sent back or the approval is undone', () => {
    const { id, pages } = paper('HS-01', 'một', 'hai');
    const other = paper('HS-01', 'ba');
    records.approve(id, 'Lan');
    const before = everything();
    const [page = 0, second = 0] = pages;
    const steps = [
      () => records.movePages([page], other.id, null, 'Lan'),
      () => records.movePages(other.pages, id, null, 'Lan'),
      () => records.rotatePages([page], 90, 'Lan'),
      () => records.setPagesAside([page], true, 'Lan'),
      () => records.removePages([page], 'Lan'),
      () => records.readPagesAgain([page], 'Lan'),
      () => records.splitDocument(second, 'Lan'),
      () => records.joinDocuments([other.id, id], 'Lan'),
      () => records.correctWords(page, [{ word: 0, read: 'một', text: 'mốt' }], 'Lan'),
      () => records.setField(id, 'number', '1', 'Lan'),
      () => records.moveDocuments([id], paper('HS-02', 'x').dossierId, null, 'Lan'),
    ];
    for (const step of steps) expect(step).toThrow(refused('not-allowed', { state: 'đã duyệt' }));
    db.exec(`delete from field_value where document_id not in (${id}, ${other.id})`);
    expect(everything().includes(before.slice(0, 40))).toBe(true);
    records.suggest(id, [{ field: 'number', value: '1', confidence: 1, needsPerson: false, evidence: [] }]);
    expect(records.fieldsOf(id)).toEqual([]);
    records.edits.undo('Lan');
    records.rotatePages([page], 90, 'Lan');
  });

  it('everybody, once the dossier stands in a batch', () => {
    const { id, pages, dossierId } = paper('HS-01', 'một', 'hai');
    records.setField(id, 'number', '1', 'Lan');
    db.exec(
      `insert into batch (id, uid, profile, state, folder, created_by, created_at) values (1, 'u', 'p', 'sealed', 'f', 'Lan', '')`,
    );
    db.prepare('insert into batch_dossier values (1, ?)').run(dossierId);
    const steps = [
      () => records.removePages(pages, 'Lan'),
      () => records.setField(id, 'number', '2', 'Lan'),
      () => records.approve(id, 'Lan'),
      () => records.describeDossier(dossierId, { title: 'x' }, 'Lan'),
      () => records.edits.undo('Lan'),
    ];
    for (const step of steps) expect(step).toThrow(refused('not-allowed', { state: 'đã đóng gói' }));
  });

  it('whoever takes back what somebody else has changed since', () => {
    const { id, pages } = paper('HS-01', 'một', 'hai', 'ba');
    const [one = 0, two = 0, three = 0] = pages;
    records.setField(id, 'number', '1', 'Lan');
    records.setField(id, 'number', '2', 'Hoa');
    expect(() => records.edits.undo('Lan')).toThrow(refused('edit-overtaken', { actor: 'Hoa', id }));
    records.movePages([three], id, one, 'Lan');
    records.movePages([two], id, three, 'Hoa');
    const before = everything();
    expect(() => records.edits.undo('Lan')).toThrow(refused('edit-overtaken', { actor: 'Hoa' }));
    expect(everything()).toBe(before);
    expect(records.edits.state('Lan').undo?.call).toBe('page.move');
    records.edits.undo('Hoa');
    records.edits.undo('Lan');
    expect(pagesOf(id)).toEqual(pages);
  });

  it('whoever brings back an approval of what no longer stands', () => {
    const { id } = paper('HS-01', 'một');
    records.approve(id, 'Lan');
    records.sendBack(id, 'Sai', 'Hoa');
    records.setField(id, 'number', '5', 'Lan');
    expect(() => records.edits.undo('Hoa')).toThrow(refused('edit-overtaken', { actor: 'Lan' }));
  });

  it('whoever has nothing left to take back or to do again', () => {
    expect(records.edits.state('Lan')).toEqual({ undo: null, redo: null });
    expect(() => records.edits.undo('Lan')).toThrow(refused('nothing-to-undo'));
    const { id } = paper('HS-01', 'một');
    records.setField(id, 'number', '1', 'Lan');
    records.edits.undo('Lan');
    expect(records.edits.state('Lan')).toMatchObject({ undo: null, redo: { call: 'document.setField', count: 1 } });
    expect(records.edits.state('Hoa')).toEqual({ undo: null, redo: null });
    records.setField(id, 'place', 'Huế', 'Lan');
    expect(() => records.edits.redo('Lan')).toThrow(refused('nothing-to-redo'));
  });
});

describe('whatever is done', () => {
  it('stands with its event and its way back, or not at all', () => {
    const { id, pages } = paper('HS-01', 'một', 'hai', 'ba');
    const [one = 0, two = 0] = pages;
    records.setField(id, 'number', '1', 'Lan');
    const before = everything();
    const events = db.prepare('select count(*) from event').pluck();
    const told = events.get();
    const undoable = records.edits.state('Lan');
    const steps = [
      () => records.movePages([two], id, one, 'Lan'),
      () => records.removePages([one, two], 'Lan'),
      () => records.splitDocument(two, 'Lan'),
      () => records.rotatePages(pages, 90, 'Lan'),
      () => records.correctWords(one, [{ word: 0, read: 'một', text: 'mốt' }], 'Lan'),
      () => records.approve(id, 'Lan'),
      () => records.edits.undo('Lan'),
    ];
    // The last writes of a step fail, as they do on a full disk or when the power goes.
    for (const table of ['event', 'edit']) {
      db.exec(`create temp trigger stop before ${table === 'edit' ? 'update' : 'insert'} on ${table} begin select raise(abort, 'stop'); end;
               create temp trigger stop_too before insert on ${table} begin select raise(abort, 'stop'); end;`);
      for (const step of steps) expect(step).toThrow(/stop/);
      db.exec('drop trigger stop; drop trigger stop_too');
      expect(everything()).toBe(before);
      expect(events.get()).toBe(told);
      expect(records.edits.state('Lan')).toEqual(undoable);
    }
    steps[0]?.();
    expect(everything()).not.toBe(before);
  });

  /** A small generator of its own, so that a failure can be run again. */
  const random = (seed: number) => () => {
    seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0;
    return seed / 2 ** 32;
  };

  it.each(Array.from({ length: 8 }, (_, seed) => seed))(
    'taking all of it back gives the rows from before (%i)',
    (seed) => {
      const draw = random(seed + 1);
      const pick = <T>(from: readonly T[]): T | undefined => from[Math.floor(draw() * from.length)];
      for (const code of ['HS-01', 'HS-01', 'HS-02']) paper(code, 'một hai', 'ba', '', 'bốn');
      const dossiers = [1, 2];
      const before = everything();
      const marks = [before];
      const live = () => db.prepare<[], number>('select id from document where emptied = 0').pluck().all();
      const standing = () => db.prepare<[], number>('select id from page where document_id is not null').pluck().all();
      const gone = () => db.prepare<[], number>(`select id from page where document_id is null`).pluck().all();
      const some = (ids: number[]) => ids.filter(() => draw() < 0.3);
      const moves: (() => void)[] = [
        () => records.movePages(some(standing()), pick(live()) ?? 0, null, 'Lan'),
        () => records.rotatePages(some(standing()), 90, 'Lan'),
        () => records.setPagesAside(some(standing()), draw() < 0.6, 'Lan'),
        () => records.removePages(some(standing()), 'Lan'),
        () => records.restorePages(some(gone()), 'Lan'),
        () => records.splitDocument(pick(standing()) ?? 0, 'Lan'),
        () => records.joinDocuments(some(live()), 'Lan'),
        () => records.moveDocuments(some(live()), pick(dossiers) ?? 1, null, 'Lan'),
        () => records.setField(pick(live()) ?? 0, 'number', String(Math.floor(draw() * 9)), 'Lan'),
        () => records.approve(pick(live()) ?? 0, 'Lan', { leaveEmpty: true }),
        () => records.sendBack(pick(live()) ?? 0, 'Sai', 'Lan'),
        () => records.describeDossier(pick(dossiers) ?? 1, { title: String(draw()) }, 'Lan'),
        () =>
          records.correctWords(pick(standing()) ?? 0, [{ word: 0, read: 'ba', text: draw() < 0.5 ? '' : 'bà' }], 'Lan'),
      ];
      for (let n = 0; n < 40; n += 1) {
        try {
          pick(moves)?.();
        } catch (cause) {
          expect(cause).toMatchObject({ name: 'StationError' });
        }
        const after = everything();
        if (after !== marks.at(-1)) marks.push(after);
        for (const id of live()) expect(ordinals(id)).toEqual(pagesOf(id).map((_, at) => at + 1));
      }
      for (const mark of marks.toReversed().slice(1)) {
        records.edits.undo('Lan');
        while (everything() !== mark && records.edits.state('Lan').undo !== null) records.edits.undo('Lan');
        expect(everything()).toBe(mark);
      }
      while (records.edits.state('Lan').undo !== null) records.edits.undo('Lan');
      expect(everything()).toBe(before);
      while (records.edits.state('Lan').redo !== null) records.edits.redo('Lan');
      expect(everything()).toBe(marks.at(-1));
      expect(audit.verify().brokenAt).toBeNull();
    },
  );
});
