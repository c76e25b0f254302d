import { beforeEach, describe, expect, it } from 'vitest';
import type { Suggestion } from '../../shared/fields.ts';
import type { PageText } from '../../shared/page-text.ts';
import { type Audit, openAudit } from '../audit.ts';
import { type Database, now, openDatabase } from '../database/database.ts';
import { type Jobs, openJobs } from '../jobs/jobs.ts';
import { openRecords, type PageReading, type Records } from './records.ts';

let db: Database;
let audit: Audit;
let jobs: Jobs;
let records: Records;
let sourceFile = 0;

beforeEach(() => {
  db = openDatabase(':memory:');
  audit = openAudit(db);
  jobs = openJobs({ db });
  records = openRecords({ db, audit, jobs });
});

const hash = (letter: string): string => letter.repeat(64);

function original(letter: string): string {
  db.prepare(`insert or ignore into original values (?, 1, 'image/jpeg', ?)`).run(hash(letter), now());
  const intake = db
    .prepare(`insert into intake (actor, roots, options, started_at) values ('Lan', '[]', '{}', ?)`)
    .run(now());
  sourceFile = Number(
    db
      .prepare(`insert into source_file (intake_id, path, sha256, outcome) values (?, ?, ?, 'taken')`)
      .run(intake.lastInsertRowid, `${letter}.jpg`, hash(letter)).lastInsertRowid,
  );
  return hash(letter);
}

function twoPages(): { documentId: number; pageIds: number[] } {
  const sha256 = original('a');
  const dossierId = records.ensureDossier({ code: 'HS-01' }, 'Lan');
  return records.takeDocument(
    {
      dossierId,
      sourceFileId: sourceFile,
      pages: [
        { sha256, part: 0 },
        { sha256, part: 1 },
      ],
    },
    'Lan',
  );
}

function reading(word: string): PageReading {
  const text: PageText = {
    width: 100,
    height: 100,
    dpi: 300,
    skew: 0,
    source: 'ocr',
    blocks: [
      { box: [0, 0, 9, 9], lines: [{ box: [0, 0, 9, 9], words: [{ text: word, box: [0, 0, 9, 9], confidence: 90 }] }] },
    ],
  };
  return {
    width: 100,
    height: 100,
    rotation: 0,
    quality: { dpi: 300, skew: 0, sharpness: 1, clipping: 0, inkShare: 0.1, blank: false },
    text,
  };
}

const guess = (field: Suggestion['field'], value: string | null, needsPerson = false): Suggestion => ({
  field,
  value,
  confidence: value === null ? 0 : 0.9,
  needsPerson,
  evidence: [{ page: 1, box: [1, 2, 3, 4], text: value ?? '' }],
});

/** Taken, read and described, as far as a machine can go. */
function described(suggestions: Suggestion[] = [guess('number', '86')]): number {
  const { documentId, pageIds } = twoPages();
  for (const pageId of pageIds) records.pageRead(pageId, reading('Điều'));
  records.suggest(documentId, suggestions);
  return documentId;
}

describe('documents and pages', () => {
  it('puts every page on the queue with the document, or nothing at all', () => {
    const { pageIds } = twoPages();
    expect(jobs.list().map((j) => [j.kind, j.subjectId])).toEqual(pageIds.toReversed().map((id) => ['read-page', id]));
    const sha256 = hash('a');
    const dossierId = records.ensureDossier({ code: 'HS-01' }, 'Lan');
    original('b');
    const again = () =>
      records.takeDocument(
        {
          dossierId,
          sourceFileId: sourceFile,
          pages: [
            { sha256: hash('b'), part: 0 },
            { sha256, part: 1 },
          ],
        },
        'Lan',
      );
    expect(again).toThrow(/UNIQUE/);
    expect(db.prepare('select count(*) from page').pluck().get()).toBe(2);
    expect(db.prepare('select count(*) from document').pluck().get()).toBe(1);
  });

  it('asks for a description when the last page is read, and again when a page is read anew', () => {
    const { documentId, pageIds } = twoPages();
    const describing = () => jobs.list().find((j) => j.kind === 'describe-document');
    records.pageRead(pageIds[0] ?? 0, reading('Quyết'));
    expect(describing()).toBeUndefined();
    records.pageRead(pageIds[1] ?? 0, reading('định'));
    expect(describing()).toMatchObject({ subjectId: documentId, state: 'waiting' });
    db.exec(`update job set state = 'done'`);
    records.pageRead(pageIds[1] ?? 0, reading('Định'));
    expect(describing()?.state).toBe('waiting');
    expect(records.textOf(documentId).map((p) => p.text.blocks[0]?.lines[0]?.words[0]?.text)).toEqual([
      'Quyết',
      'Định',
    ]);
  });

  it('gives the beginning, the end and the signed pages of a long document for its description', () => {
    const dossierId = records.ensureDossier({ code: 'HS-01' }, 'Lan');
    const sha256 = original('a');
    const pages = Array.from({ length: 200 }, (_, part) => ({ sha256, part }));
    const { documentId, pageIds } = records.takeDocument({ dossierId, sourceFileId: sourceFile, pages }, 'Lan');
    for (const [n, pageId] of pageIds.entries()) records.pageRead(pageId, reading(n === 99 ? 'Nơi nhận:' : 'chữ'));
    const given = records.textOf(documentId).map((p) => p.page);
    expect(given).toHaveLength(41);
    expect([given[0], given[19], given[20], given[21], given.at(-1)]).toEqual([1, 20, 100, 181, 200]);
  });

  it('goes on without a page that failed for good, but lets nobody approve over it', () => {
    const { documentId, pageIds } = twoPages();
    records.pageRead(pageIds[0] ?? 0, reading('Điều'));
    records.pageFailed(pageIds[1] ?? 0, { code: 'page-damaged', params: { page: 2, name: 'a.pdf', detail: 'x' } });
    expect(jobs.list().some((j) => j.kind === 'describe-document')).toBe(true);
    records.suggest(documentId, []);
    expect(() => records.approve(documentId, 'Lan')).toThrow(expect.objectContaining({ code: 'pages-unread' }));
    records.pageRead(pageIds[1] ?? 0, reading('lại'));
    records.approve(documentId, 'Lan');
  });
});

describe('fields', () => {
  it('keeps a person’s word against any later guess, and every value that ever stood', () => {
    const documentId = described();
    records.setField(documentId, 'number', '88', 'Lan');
    records.suggest(documentId, [guess('number', '80'), guess('place', 'Đông Hà')]);
    expect(records.fieldsOf(documentId).map((f) => [f.field, f.value, f.source])).toEqual([
      ['number', '88', 'person'],
      ['place', 'Đông Hà', 'machine'],
    ]);
    expect(records.historyOf(documentId, 'number').map((f) => f.value)).toEqual(['88', '86']);
    expect(records.historyOf(documentId, 'number')[0]?.evidence[0]?.box).toEqual([1, 2, 3, 4]);
  });

  it('drops a guess that a new reading no longer finds, but not from the history', () => {
    const documentId = described();
    records.suggest(documentId, []);
    expect(records.fieldsOf(documentId)).toEqual([]);
    expect(records.historyOf(documentId, 'number')).toHaveLength(1);
  });

  it('takes a date as people write it and refuses what is none', () => {
    const documentId = described();
    records.setField(documentId, 'date', '05/3/1998', 'Lan');
    expect(records.fieldsOf(documentId).find((f) => f.field === 'date')?.value).toBe('1998-03-05');
    expect(() => records.setField(documentId, 'date', '31/02/1998', 'Lan')).toThrow(
      expect.objectContaining({ code: 'field-invalid' }),
    );
  });

  it('stores composed letters, however they were typed', () => {
    const documentId = described();
    records.setField(documentId, 'signer', '  Nguyễn  Văn A '.normalize('NFD'), 'Lan');
    expect(records.fieldsOf(documentId).find((f) => f.field === 'signer')?.value).toBe('Nguyễn Văn A');
  });
});

describe('approval', () => {
  it('waits for the fields a person must read, unless they are confirmed as empty', () => {
    const documentId = described([guess('number', null, true)]);
    expect(() => records.approve(documentId, 'Lan')).toThrow(expect.objectContaining({ code: 'fields-need-person' }));
    records.approve(documentId, 'Lan', { leaveEmpty: true });
    expect(records.fieldsOf(documentId)[0]).toMatchObject({ value: null, source: 'person', needsPerson: false });
  });

  it('does not vouch for what was only proposed from handwriting', () => {
    const inInk = [{ page: 1, box: [1, 2, 3, 4] as const, text: '', handwriting: true as const }];
    const documentId = described([
      { ...guess('number', '86', true), evidence: inInk },
      { ...guess('date', '2025-01-16', true), evidence: inInk },
    ]);
    const values = () => records.fieldsOf(documentId).map(({ field, value, source }) => [field, value, source]);
    records.setField(documentId, 'number', '86', 'Lan');
    records.approve(documentId, 'Lan', { leaveEmpty: true });
    expect(values()).toEqual([
      ['number', '86', 'person'],
      ['date', '2025-01', 'person'],
    ]);
  });

  it('protects an approved document until it is sent back, and writes both into the audit chain', () => {
    const documentId = described();
    records.approve(documentId, 'Lan');
    expect(() => records.setField(documentId, 'number', '1', 'Lan')).toThrow(
      expect.objectContaining({ code: 'not-allowed' }),
    );
    expect(() => records.approve(documentId, 'Lan')).toThrow(expect.objectContaining({ code: 'not-allowed' }));
    records.sendBack(documentId, 'Sai số', 'Hoa');
    records.setField(documentId, 'number', '1', 'Lan');
    records.approve(documentId, 'Lan');
    expect(
      db
        .prepare(`select actor, action from event where subject_kind = 'document' and action like 'document.%'`)
        .raw()
        .all(),
    ).toEqual([
      ['Lan', 'document.take'],
      ['Lan', 'document.approve'],
      ['Hoa', 'document.send-back'],
      ['Lan', 'document.approve'],
    ]);
    expect(audit.verify().brokenAt).toBeNull();
  });

  it('names a document that is not there', () => {
    expect(() => records.approve(99, 'Lan')).toThrow(expect.objectContaining({ code: 'not-found' }));
  });
});

describe('dossiers', () => {
  it('become part of the plan when the list comes after the papers', () => {
    const dossierId = records.ensureDossier({ code: 'HS-01' }, 'Lan');
    expect(records.planDossier({ code: 'HS-01', title: 'Đại hội', sheets: 12, box: '3' }, 'Lan')).toEqual({
      dossierId,
      outcome: 'changed',
    });
    expect(records.planDossier({ code: 'HS-01', title: 'Đại hội', sheets: 12 }, 'Lan').outcome).toBe('unchanged');
    expect(records.planDossier({ code: 'HS-02', title: 'Hội nghị' }, 'Lan').outcome).toBe('new');
    expect(
      db.prepare('select code, planned, planned_sheets, box_id is not null from dossier order by code').raw().all(),
    ).toEqual([
      ['HS-01', 1, 12, 1],
      ['HS-02', 1, null, 0],
    ]);
  });
});
