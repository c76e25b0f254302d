/** That record groups are proposed with their reasons, learnt from approvals and never made worse by learning. */
import { readdirSync, readFileSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { deflateSync, inflateRawSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { FieldName } from '../../shared/fields.ts';
import type { PageText } from '../../shared/page-text.ts';
import { openAudit } from '../audit.ts';
import { openCatalogue } from '../catalogue/catalogue.ts';
import { type TestArchive, testArchive } from '../database/test-archive.ts';
import { openJobs } from '../jobs/jobs.ts';
import { loadRecordGroups } from '../record-groups.ts';
import { openRecords, type Records } from '../records/records.ts';
import { type Classification, openClassification } from './classification.ts';
import { beginning, loadColdStart } from './cold-start.ts';
import { isHeldOut } from './decisions.ts';
import { featuresOf, hashed, type PaperWords, packed } from './features.ts';
import { type Example, judged, learnt, type Model, rightOf } from './model.ts';
import { proposeGroup } from './proposal.ts';
import { type TestSubject, testSubjects } from './test-subjects.ts';

const groups = loadRecordGroups();
const start = beginning(groups, loadColdStart());
/** Only the words of the scheme, which another hand wrote than that of the word lists and the test papers. */
const scheme = beginning(groups, { ...loadColdStart(), groups: {} });

const paperOf = ({ type, symbol, subject }: Partial<TestSubject>): PaperWords => ({
  type: type ?? null,
  symbol: symbol ?? null,
  issuer: null,
  subject: subject ?? null,
  body: '',
});

const exampleOf = (made: TestSubject, from: typeof start): Example => ({
  ...packed(featuresOf(paperOf(made), from.phrases)),
  group: from.model.groups.indexOf(made.group),
  weight: 1,
});

/** The test papers in an order of their own, always the same. */
const order = (from: typeof start): Example[] =>
  [...testSubjects]
    .sort((a, b) => hashed(a.subject) - hashed(b.subject) || (a.subject < b.subject ? -1 : 1))
    .map((made) => exampleOf(made, from));

const rightShare = async (model: Model, papers: readonly Example[]): Promise<number> =>
  rightOf(await judged(model, papers)) / papers.length;

const propose = (paper: Partial<TestSubject>) => proposeGroup(start.model, start.phrases, paperOf(paper));

const wordsIn = (text: string) =>
  text.split(' ').map((word, at) => ({ text: word, box: [90 + 60 * at, 90, 50, 30] as const, confidence: 90 }));

describe('a proposed record group', () => {
  it('knows most papers on the first day, from words alone', async () => {
    expect(await rightShare(start.model, order(start))).toBeGreaterThan(0.95);
    expect(await rightShare(scheme.model, order(scheme))).toBeGreaterThan(0.55);
  });

  it('gets better with the first hundred decisions of an office whose words it did not know', async () => {
    const all = order(scheme);
    const heldOut = all.slice(128);
    const before = await rightShare(scheme.model, heldOut);
    const after = await rightShare(await learnt(scheme.model, all.slice(0, 100)), heldOut);
    expect(after).toBeGreaterThan(before + 0.05);
  });

  it('says which words of the paper it rests on', () => {
    const found = propose({ type: 'Công văn', subject: 'V/v kiến nghị sau giám sát việc hỗ trợ hộ nghèo' });
    expect(found?.group).toBe('04');
    expect(found?.reasons[0]?.text).toBe('kiến nghị sau giám sát');
    expect(found?.chance).toBeGreaterThan(0.5);
  });

  it('is not made where the paper says nothing of the kind', () => {
    expect(propose({ type: 'Quyết định', subject: 'Về việc đặt tên đường trên địa bàn thị trấn' })).toBeNull();
    expect(propose({})).toBeNull();
  });

  it('does not take a word for the one it stands in: đơn vị is no đơn', () => {
    expect(propose({ type: 'Công văn', subject: 'V/v đơn vị thi công' })).toBeNull();
    expect(propose({ type: 'Đơn', subject: 'Về việc xin hỗ trợ' })?.group).toBe('06');
  });

  it('reads the marks however they are set', () => {
    const [one, other] = ['Hoạt động của tổ hoà giải', 'Hoạt động của tổ hòa giải'.normalize('NFD')];
    expect(propose({ subject: one })).toEqual(propose({ subject: other }));
  });
});

describe('learning from approvals', () => {
  let archive: TestArchive;
  let opened: Classification;
  let models: string;
  let records: Records;
  const open = (): Classification => {
    const { db } = archive;
    const audit = openAudit(db);
    records = openRecords({ db, audit, jobs: openJobs({ db }) });
    return openClassification({ db, audit, records, catalogue: openCatalogue(db), folder: models, groups });
  };
  const approve = (papers: readonly TestSubject[], group = (made: TestSubject) => made.group): void => {
    const dossier = archive.dossier({ code: String(archive.db.prepare('select count(*) from dossier').pluck().get()) });
    for (const made of papers) {
      const { type, symbol, subject } = made;
      archive.document({ dossier, pages: [''], fields: { type, symbol, subject, recordGroup: group(made) } });
    }
    archive.db.exec(`update document set approved_at = '2026-01-01' where approved_at is null`);
  };
  /** A second opening of the same archive needs its connection's temporary triggers gone. */
  const reopen = (): void => {
    for (const row of archive.db
      .prepare<[], { name: string; type: string }>('select name, type from sqlite_temp_schema')
      .all()) {
      if (row.type !== 'index') archive.db.exec(`drop ${row.type} if exists temp.${row.name}`);
    }
    opened = open();
  };

  beforeEach(() => {
    archive = testArchive();
    models = join(archive.folder, 'models');
    opened = open();
  });
  afterEach(() => archive.close());

  it('waits for enough decisions', async () => {
    approve(testSubjects.slice(0, 10));
    expect(opened.worthLearning()).toBe(false);
    await expect(opened.learn('an')).rejects.toMatchObject({ code: 'too-few-decisions' });
    expect(opened.view()).toMatchObject({ version: null, decisions: 10 });
  });

  it('takes what is at least as good on the papers held out, and tells what it rests on', async () => {
    approve(testSubjects);
    expect(opened.worthLearning()).toBe(true);
    const shares: number[] = [];
    const view = await opened.learn('an', { onProgress: (share) => shares.push(share) });
    const heldOut = archive.db.prepare<[], string>('select uid from document').pluck().all().filter(isHeldOut).length;
    expect(view).toMatchObject({ version: 1, heldOut, learntFrom: testSubjects.length - heldOut, refused: null });
    expect(shares.every((share) => share >= 0 && share <= 1)).toBe(true);
    expect(opened.worthLearning()).toBe(false);
    expect(archive.db.prepare('select action from event').pluck().all()).toEqual(['classifier.learn']);
  });

  it('refuses what puts fewer of the held-out papers right, and goes on with what stands', async () => {
    approve(testSubjects);
    await opened.learn('an');
    // Somebody lets the papers that are learnt from pass in one group; those held out are as they were.
    const uids = archive.db.prepare<[], { id: number; uid: string }>('select id, uid from document').all();
    for (const { id, uid } of uids) if (!isHeldOut(uid)) archive.setField(id, 'recordGroup', '17');
    const view = await opened.learn('an');
    expect(view).toMatchObject({ version: 1, refused: { heldOut: view.heldOut } });
    expect(view.refused?.right).toBeLessThan(view.refused?.rightBefore ?? 0);
    expect(readdirSync(models)).toEqual(['record-groups-0001.model']);
  });

  it('gives the same file from the same papers', async () => {
    approve(testSubjects.slice(0, 80));
    await opened.learn('an');
    await opened.learn('an');
    const [first, second] = readdirSync(models).map((name) => readFileSync(join(models, name)));
    expect(first?.equals(second ?? Buffer.alloc(0))).toBe(true);
  });

  it('holds no word of the papers', async () => {
    approve([
      ...testSubjects,
      ...Array.from({ length: 9 }, () => ({
        ...testSubjects[0],
        group: '06',
        type: 'Đơn',
        symbol: '',
        subject: 'Đơn của bà Hồ Thị Ví Dụ',
      })),
    ] as TestSubject[]);
    await opened.learn('an');
    const bytes = readFileSync(join(models, 'record-groups-0001.model'));
    const [sign, head] = bytes.subarray(0, 2000).toString('latin1').split('\n');
    expect(sign).toBe('TSH-GROUPS 1');
    // Beside the head there are weights only, as many as features and groups.
    expect(Object.keys(JSON.parse(head ?? ''))).toEqual(['groups', 'temperature', 'beginning', 'sha256']);
    expect(inflateRawSync(bytes.subarray(bytes.indexOf('\n', 20) + 1)).byteLength).toBe(4 * 19 * (65536 + 1));
  });

  it('falls back to the version before a damaged one, then to the word lists, and says so', async () => {
    approve(testSubjects);
    await opened.learn('an');
    await opened.learn('an');
    truncateSync(join(models, 'record-groups-0002.model'), 5000);
    reopen();
    expect(opened.view()).toMatchObject({ version: 1, damaged: [2] });
    const bytes = readFileSync(join(models, 'record-groups-0001.model'));
    bytes[bytes.length - 9] = (bytes[bytes.length - 9] ?? 0) ^ 1;
    writeFileSync(join(models, 'record-groups-0001.model'), bytes);
    reopen();
    expect(opened.view()).toMatchObject({ version: null, damaged: [2, 1] });
  });

  it('looks again at papers that wait, and leaves those in which people chose', async () => {
    const words = 'Ghi chép về tượng đài danh nhân';
    const like = (group: string): TestSubject => ({ group, type: 'Công văn', symbol: '', subject: words });
    approve([...testSubjects.slice(0, 60), ...Array.from({ length: 40 }, () => like('12'))]);
    const dossier = archive.dossier({ code: 'chờ' });
    const waiting = (fields: Partial<Record<FieldName, string>>): number => {
      const id = archive.document({ dossier, pages: [words], fields: { type: 'Công văn', subject: words, ...fields } });
      const text: PageText = {
        width: 1000,
        height: 1400,
        dpi: 120,
        skew: 0,
        source: 'ocr',
        blocks: [{ box: [90, 90, 800, 30], lines: [{ box: [90, 90, 800, 30], words: wordsIn(words) }] }],
      };
      archive.db.prepare('update page set words = ? where document_id = ?').run(deflateSync(JSON.stringify(text)), id);
      return id;
    };
    const [open, chosen] = [waiting({}), waiting({ recordGroup: '03' })];
    archive.db.exec(`update document set described_at = '2026-01-01'`);
    const groupOf = (id: number) => records.fieldsOf(id).find(({ field }) => field === 'recordGroup');
    expect(groupOf(open)).toBeUndefined();
    await opened.learn('an');
    expect(groupOf(open)).toMatchObject({ value: '12', source: 'machine' });
    expect(groupOf(open)?.evidence[0]?.text).toContain('tượng đài');
    expect(groupOf(chosen)).toMatchObject({ value: '03', source: 'person' });
  });

  it('keeps three versions', async () => {
    approve(testSubjects.slice(0, 40));
    for (let time = 0; time < 4; time++) await opened.learn('an');
    expect(readdirSync(models)).toEqual([2, 3, 4].map((version) => `record-groups-000${version}.model`));
  });

  it('changes nothing when it is stopped', async () => {
    approve(testSubjects);
    const stop = new AbortController();
    const learning = opened.learn('an', { signal: stop.signal, onProgress: () => stop.abort() });
    await expect(learning).rejects.toThrow();
    expect(opened.view().version).toBeNull();
    expect((await opened.learn('an')).version).toBe(1);
  });
});
