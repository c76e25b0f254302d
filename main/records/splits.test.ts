/** What may be two papers waits for a person; what holds personal data is marked by its fields until a person decides. */
import { beforeEach, describe, expect, it } from 'vitest';
import type { FieldName, Suggestion } from '../../shared/fields.ts';
import { openAudit } from '../audit.ts';
import { type Database, now, openDatabase } from '../database/database.ts';
import { openJobs } from '../jobs/jobs.ts';
import { openRecords, type Records } from './records.ts';

let db: Database;
let records: Records;
let document: number;
let pages: number[];

beforeEach(() => {
  db = openDatabase(':memory:');
  records = openRecords({ db, audit: openAudit(db), jobs: openJobs({ db }) });
  const sha256 = '1'.repeat(64);
  db.prepare(`insert into original values (?, 1, 'application/pdf', ?)`).run(sha256, now());
  db.prepare(`insert into intake (actor, roots, options, started_at) values ('Lan', '[]', '{}', ?)`).run(now());
  db.prepare(`insert into source_file (intake_id, path, sha256, outcome) values (1, 'a.pdf', ?, 'taken')`).run(sha256);
  const dossierId = records.ensureDossier({ code: 'HS1' }, 'Lan');
  const scans = [0, 1, 2, 3].map((part) => ({ sha256, part }));
  ({ documentId: document, pageIds: pages } = records.takeDocument(
    { dossierId, sourceFileId: 1, pages: scans },
    'Lan',
  ));
  db.exec(`update page set read_state = 'read', text = 'chữ', blank = 0`);
  records.suggest(document, []);
});

const page = (position: number): number => pages[position - 1] ?? 0;
const propose = (...positions: number[]): void =>
  records.proposeSplits(
    document,
    positions.map((position) => ({
      pageId: page(position),
      confidence: 0.9,
      reasons: ['letterhead'] as const,
      type: 'Tờ trình',
      number: '24',
      symbol: 'TTr-MTTQ',
    })),
  );
const asked = (id = document): number[] => records.openSplits(id).map((split) => split.page);
const refused = (code: string) => expect.objectContaining({ code });

describe('what may be another document', () => {
  it('waits for a person, and holds the approval back until then', () => {
    propose(3);
    expect(records.openSplits(document)).toEqual([
      {
        pageId: page(3),
        page: 3,
        confidence: 0.9,
        reasons: ['letterhead'],
        type: 'Tờ trình',
        number: '24',
        symbol: 'TTr-MTTQ',
      },
    ]);
    expect(() => records.approve(document, 'Lan', { leaveEmpty: true })).toThrow(refused('split-undecided'));
    records.keepWhole(page(3), 'Lan');
    records.approve(document, 'Lan');
  });

  it('is settled by splitting there, and asked again when the split is taken back', () => {
    propose(2, 3);
    const made = records.splitDocument(page(3), 'Lan');
    expect([asked(), asked(made)]).toEqual([[2], []]);
    records.edits.undo('Lan');
    expect(asked()).toEqual([2, 3]);
  });

  it('said to be one is never asked again, however often the pages are read', () => {
    propose(3);
    records.keepWhole(page(3), 'Lan');
    propose(3);
    expect(asked()).toEqual([]);
    records.edits.undo('Lan');
    expect(asked()).toEqual([3]);
  });

  it('is found anew with each reading: what is no longer found is forgotten', () => {
    propose(2, 3);
    propose(4);
    expect(asked()).toEqual([4]);
  });

  it('follows its page, and is nothing where only pages set aside stand before it', () => {
    propose(2);
    records.setPagesAside([page(1)], true, 'Lan');
    expect(asked()).toEqual([]);
    records.setPagesAside([page(1)], false, 'Lan');
    records.removePages([page(1)], 'Lan');
    expect(asked()).toEqual([]);
  });

  it('is not decided about a page that was never proposed, or in an approved paper', () => {
    expect(() => records.keepWhole(page(2), 'Lan')).toThrow(refused('not-found'));
    records.approve(document, 'Lan');
    propose(2);
    expect(asked()).toEqual([]);
  });
});

describe('personal data', () => {
  const suggestion = (field: FieldName, value: string): Suggestion => ({
    field,
    value,
    confidence: 0.9,
    needsPerson: false,
    evidence: [],
  });
  const hidden = (): number[] => db.prepare<[], number>('select id from hidden_document').pluck().all();

  it('are marked where the fields speak of a petition, and not where a word only begins like it', () => {
    records.suggest(document, [suggestion('type', 'Đơn khiếu nại')]);
    expect(records.personalMark(document)).toEqual({ personal: true, reason: 'petition', decidedBy: null });
    expect(hidden()).toEqual([document]);
    records.suggest(document, [suggestion('type', 'Báo cáo')]);
    expect(hidden()).toEqual([]);
    records.setField(document, 'sender', 'Võ Thị Người Dân', 'Lan');
    expect(hidden()).toEqual([document]);
    records.edits.undo('Lan');
    expect(hidden()).toEqual([]);
  });

  it('are what a person says they are, whatever the fields say later', () => {
    records.markPersonal(document, true, 'hồ sơ cán bộ', 'Lan');
    records.suggest(document, [suggestion('type', 'Báo cáo')]);
    expect(records.personalMark(document)).toEqual({ personal: true, reason: 'hồ sơ cán bộ', decidedBy: 'Lan' });
    records.edits.undo('Lan');
    expect(records.personalMark(document)).toEqual({ personal: false, reason: null, decidedBy: null });

    records.suggest(document, [suggestion('type', 'Đơn đề nghị')]);
    records.markPersonal(document, false, null, 'Lan');
    records.suggest(document, [suggestion('type', 'Đơn đề nghị'), suggestion('sender', 'Võ Thị Người Dân')]);
    expect(hidden()).toEqual([]);
  });

  it('leave who marked them in the chain', () => {
    records.markPersonal(document, true, null, 'Lan');
    const last = db
      .prepare<[string], string>('select action from event where subject_id = ? order by id desc limit 1')
      .pluck();
    expect(last.get(String(document))).toBe('document.mark-personal');
  });
});
