import { execFileSync } from 'node:child_process';
import { chmodSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { openDatabase } from '../database/database.ts';
import { filesBelow } from '../durable-files.ts';
import { ask, call, preflight } from '../pdf/judges.ts';
import { ACTOR, openTestArchive, type TestArchive } from './test-dossiers.ts';

// Judges, flushes and processes take their time on a busy machine.
vi.setConfig({ testTimeout: 60_000 });

let archive: TestArchive;
beforeEach(() => {
  archive = openTestArchive(mkdtempSync(join(tmpdir(), 'batches-')));
});
afterEach(async () => {
  await archive.close();
  rmSync(archive.folder, { recursive: true, force: true });
});

const run = { actor: ACTOR };

const decision = {
  type: 'Quyết định',
  number: '12',
  symbol: 'QĐ-MTTQ-BTT',
  date: '2019-03-05',
  issuer: 'BAN THƯỜNG TRỰC',
  subject: 'Về việc khen thưởng; kèm danh sách',
} as const;

/** Two dossiers of three documents: photographs, a lossless scan, a PDF page, a blank back. */
async function twoDossiers(): Promise<void> {
  await archive.document('01/HS-Đảng', ['Quyết định khen thưởng', ''], decision);
  await archive.document(
    '01/HS-Đảng',
    ['Kế hoạch giám sát'],
    { type: 'Kế hoạch', date: '2019', secrecy: 'Mật' },
    'png',
  );
  await archive.document('02', ['Nghị quyết'], { number: '127', symbol: 'NQ/TU', date: '2020-01' }, 'pdf');
}

const contents = (path: string): string => readFileSync(path, 'utf8');

describe('one document as a PDF', () => {
  it('lies whole where a person wants it, over what was there, sealed or not', async () => {
    const { documentId: id } = await archive.document('01', ['Quyết định khen thưởng', ''], decision);
    const path = join(archive.folder, 'van-ban.pdf');
    writeFileSync(path, 'cũ');
    const progress: number[] = [];
    const saved = await archive.batches.savePdf(id, path, { onProgress: ({ done }) => progress.push(done) });
    expect(saved).toEqual({ pages: 2, bytes: readFileSync(path).length });
    expect(readFileSync(path).subarray(0, 5).toString()).toBe('%PDF-');
    expect(progress).toEqual([1, 2]);
    expect(readdirSync(archive.folder).filter((name) => name.endsWith('.part'))).toEqual([]);
    const nowhere = join(archive.folder, 'không có', 'a.pdf');
    await expect(archive.batches.savePdf(id, nowhere, {})).rejects.toMatchObject({ code: 'write-failed' });
    await expect(archive.batches.savePdf(99, path, {})).rejects.toMatchObject({ code: 'not-found' });
  });
});

describe('sealing', () => {
  it('puts every approved dossier into one whole, checked bag', async ({ skip }) => {
    call(skip, 'sha256sum');
    await twoDossiers();
    const batch = await archive.batches.seal({}, run);
    expect(batch).toMatchObject({
      state: 'sealed',
      dossiers: 2,
      documents: 3,
      pages: 4,
      profile: 'chung-2025',
      refused: [],
    });
    expect(await filesBelow(batch.folder)).toEqual([
      'bag-info.txt',
      'bagit.txt',
      'data/01-HS-Dang/01-HS-Dang.001.pdf',
      'data/01-HS-Dang/01-HS-Dang.002.pdf',
      'data/01-HS-Dang/alto/01-HS-Dang.001.0001.xml',
      'data/01-HS-Dang/alto/01-HS-Dang.001.0002.xml',
      'data/01-HS-Dang/alto/01-HS-Dang.002.0001.xml',
      'data/02/02.001.pdf',
      'data/02/alto/02.001.0001.xml',
      'ke-khai/lo.json',
      'ke-khai/muc-luc-ho-so.csv',
      'ke-khai/muc-luc-van-ban.csv',
      'manifest-sha256.txt',
      'tagmanifest-sha256.txt',
    ]);
    for (const manifest of ['manifest-sha256.txt', 'tagmanifest-sha256.txt']) {
      execFileSync('sha256sum', ['-c', '--strict', '--quiet', manifest], { cwd: batch.folder });
    }
    const info = contents(join(batch.folder, 'bag-info.txt'));
    expect(info).toContain('Source-Organization: Trạm thử\n');
    expect(info).toContain(`External-Identifier: ${batch.uid}\n`);
    expect(info).toMatch(new RegExp(`^Payload-Oxum: ${batch.bytes}\\.7$`, 'm'));
    expect(await archive.batches.verify(batch.id)).toMatchObject({ fingerprint: batch.fingerprint, problems: [] });
    expect(readdirSync(join(archive.folder, 'batches'))).toEqual([`lo-${batch.uid}`]);
  });

  it('makes PDF files that carry the words and pass the validator', async ({ skip }) => {
    call(skip, 'preflight', 'qpdf', 'pdftotext', 'xmllint');
    await twoDossiers();
    const batch = await archive.batches.seal({ profile: 'chung-2025-1b' }, run);
    const pdf = (name: string): string => join(batch.folder, 'data', name);
    for (const name of ['01-HS-Dang/01-HS-Dang.001.pdf', '01-HS-Dang/01-HS-Dang.002.pdf', '02/02.001.pdf']) {
      expect(preflight(pdf(name)), name).toEqual([]);
      ask('qpdf', '--check', pdf(name));
    }
    expect(ask('pdftotext', '-raw', pdf('01-HS-Dang/01-HS-Dang.001.pdf'), '-')).toContain('Quyết định khen thưởng');
    expect(contents(pdf('01-HS-Dang/01-HS-Dang.001.pdf'))).toContain(
      'Quyết định số 12/QĐ-MTTQ-BTT: Về việc khen thưởng; kèm danh sách',
    );
    expect(contents(pdf('02/02.001.pdf'))).toContain('Số 127-NQ/TU');
    for (const name of readdirSync(join(batch.folder, 'data/01-HS-Dang/alto'))) {
      ask('xmllint', '--noout', join(batch.folder, 'data/01-HS-Dang/alto', name));
    }
  });

  it('lists dossiers and documents for spreadsheets, and the proof from scan to file as JSON', async () => {
    await twoDossiers();
    const petition = await archive.document('02', ['Công văn'], { subject: '=HYPERLINK("x")' });
    archive.db.prepare('update document set personal = 1 where id = ?').run(petition.documentId);
    const batch = await archive.batches.seal({}, run);
    const list = (name: string): Record<string, string>[] => {
      const text = contents(join(batch.folder, 'ke-khai', name));
      expect(text.charCodeAt(0)).toBe(0xfeff);
      return parse(text, { columns: true, bom: true });
    };
    expect(list('muc-luc-ho-so.csv')).toMatchObject([
      {
        'Mã hồ sơ': '01/HS-Đảng',
        'Thời gian bắt đầu': '2019',
        'Thời gian kết thúc': '05/03/2019',
        'Số lượng trang': '3',
        'Tổng số văn bản trong hồ sơ': '2',
        'Độ mật': 'Mật',
        'Chế độ sử dụng': 'Công khai',
      },
      {
        'Mã hồ sơ': '02',
        'Độ mật': 'Thường',
        'Thời gian bắt đầu': '01/2020',
        'Chế độ sử dụng': 'Sử dụng có điều kiện',
      },
    ]);
    const documents = list('muc-luc-van-ban.csv');
    expect(documents).toMatchObject([
      {
        'Số của văn bản': '12',
        'Ngày, tháng, năm văn bản': '05/03/2019',
        'Trích yếu nội dung': 'Về việc khen thưởng; kèm danh sách',
        'Trang số': '1',
        'Số trang': '2',
        'Tên tệp': '01-HS-Dang.001.pdf',
      },
      { 'Trang số': '3', 'Độ mật': 'Mật', 'Chế độ sử dụng': 'Công khai' },
      { 'Số TT': '1', 'Chế độ sử dụng': 'Công khai' },
      { 'Trích yếu nội dung': `'=HYPERLINK("x")`, 'Chế độ sử dụng': 'Sử dụng có điều kiện' },
    ]);
    const json = JSON.parse(contents(join(batch.folder, 'ke-khai/lo.json')));
    const proven = json.dossiers[0].documents[0];
    expect(proven.scans).toMatchObject([
      { page: 1, blank: false },
      { page: 2, blank: true },
    ]);
    expect(archive.originals.pathOf(proven.scans[0].original)).toContain(proven.scans[0].original);
    expect(proven.sha256).toBe(documents[0]?.['Mã băm SHA-256']);
    expect(json.dossiers[1].documents[1].fields.subject).toBe('=HYPERLINK("x")');
  });

  it('never puts a dossier into two batches, and says when nothing is left', async () => {
    await twoDossiers();
    await archive.batches.seal({}, run);
    await expect(archive.batches.seal({}, run)).rejects.toMatchObject({ code: 'nothing-to-seal' });
    const { dossierId } = await archive.document('03', ['Báo cáo']);
    const [first] = archive.batches.list();
    const second = await archive.batches.seal({}, run);
    expect(second.id).not.toBe(first?.id);
    expect(second.dossiers).toBe(1);
    await expect(archive.batches.seal({ dossierIds: [dossierId] }, run)).rejects.toMatchObject({
      code: 'dossier-not-ready',
    });
  });

  it('gives two calls at once one dossier each way, not the same twice', async () => {
    await twoDossiers();
    const outcomes = await Promise.allSettled([archive.batches.seal({}, run), archive.batches.seal({}, run)]);
    expect(outcomes.map((outcome) => outcome.status)).toEqual(['fulfilled', 'rejected']);
    expect(archive.batches.list()).toHaveLength(1);
  });

  it('refuses a dossier whose sheets and pages differ until somebody says why', async () => {
    const { dossierId } = await archive.document('04', ['Một trang']);
    archive.records.planDossier({ code: '04', title: 'Hồ sơ 04', sheets: 3 }, ACTOR);
    await expect(archive.batches.seal({ dossierIds: [dossierId] }, run)).rejects.toMatchObject({
      code: 'dossier-not-ready',
      params: { id: '04', detail: expect.stringContaining('3 tờ') },
    });
    archive.records.explainDifference(dossierId, 'Hai tờ bị mất từ năm 1990, đã lập biên bản', ACTOR);
    expect((await archive.batches.seal({ dossierIds: [dossierId] }, run)).state).toBe('sealed');
  });

  it('leaves out a dossier whose original is damaged, names it, and goes on with the others', async () => {
    const damaged = await archive.document('05', ['Bị hỏng']);
    await archive.document('06', ['Còn tốt']);
    const original = archive.originals.pathOf(damaged.sha256[0] ?? '');
    chmodSync(original, 0o644);
    const bytes = readFileSync(original);
    bytes[bytes.length - 20] = (bytes[bytes.length - 20] ?? 0) ^ 1;
    writeFileSync(original, bytes);
    const batch = await archive.batches.seal({}, run);
    expect(batch).toMatchObject({ dossiers: 1, refused: [{ dossierCode: '05', code: 'original-damaged' }] });
    expect(existsSync(join(batch.folder, 'data', '05'))).toBe(false);
    await expect(archive.batches.seal({}, run)).rejects.toMatchObject({ code: 'original-damaged' });
    expect(readdirSync(join(archive.folder, 'batches'))).toEqual([`lo-${batch.uid}`]);
    expect(archive.batches.list()).toHaveLength(1);
  });

  it('goes on where it was stopped, with the documents it had and not those that came later', async () => {
    await twoDossiers();
    const stop = new AbortController();
    const stopped = archive.batches.seal(
      {},
      {
        actor: ACTOR,
        signal: stop.signal,
        onProgress: ({ done }) => {
          if (done >= 3) stop.abort();
        },
      },
    );
    await expect(stopped).rejects.toMatchObject({ code: 'cancelled' });
    const [begun] = archive.batches.list();
    expect(begun?.state).toBe('sealing');
    const written = archive.db
      .prepare<[], { sha256: string }>('select sha256 from batch_document where sha256 is not null')
      .all();
    expect(written).toHaveLength(2);
    await archive.document('07', ['Đến sau']);
    const batch = await archive.batches.seal({}, run);
    expect(archive.batches.list().map((one) => [one.state, one.documents])).toEqual([
      ['sealed', 3],
      ['sealed', 1],
    ]);
    expect(batch.documents).toBe(1);
    expect(await archive.batches.verifyAll()).toMatchObject([{ problems: [] }, { problems: [] }]);
  });

  it('recognises a bag that was whole although the power went before the row was told', async () => {
    await twoDossiers();
    const batch = await archive.batches.seal({}, run);
    archive.db.prepare(`update batch set state = 'sealing', fingerprint = null, sealed_at = null`).run();
    const [again] = await archive.batches.resume(run);
    expect(again).toMatchObject({ id: batch.id, state: 'sealed', fingerprint: batch.fingerprint });
  });

  it('writes a document anew whose file was damaged while the sealing lay still', async () => {
    await twoDossiers();
    const batch = await archive.batches.seal({}, run);
    const file = join(batch.folder, 'data/02/02.001.pdf');
    writeFileSync(file, 'không còn là PDF');
    expect((await archive.batches.verify(batch.id)).problems).toEqual(['tệp data/02/02.001.pdf không còn đúng mã băm']);
    archive.db.prepare(`update batch set state = 'sealing'`).run();
    await expect(archive.batches.resume(run)).rejects.toMatchObject({ code: 'batch-damaged' });
    await archive.batches.resume(run);
    expect((await archive.batches.verify(batch.id)).problems).toEqual([]);
  });

  it('finds what was taken out of a sealed batch or slipped into it', async () => {
    await twoDossiers();
    const batch = await archive.batches.seal({}, run);
    rmSync(join(batch.folder, 'ke-khai/lo.json'));
    writeFileSync(join(batch.folder, 'data/la.txt'), 'lạ');
    expect((await archive.batches.verify(batch.id)).problems).toEqual([
      'thiếu tệp ke-khai/lo.json',
      'thừa tệp data/la.txt, không có trong bảng kê',
    ]);
  });

  it('writes into the audit chain what was sealed, and the chain holds', async () => {
    await twoDossiers();
    const batch = await archive.batches.seal({}, run);
    const last = archive.db
      .prepare<[], { action: string; after: string }>('select action, after from event order by id desc limit 1')
      .get();
    expect(last?.action).toBe('batch.seal');
    expect(JSON.parse(last?.after ?? '{}')).toMatchObject({ uid: batch.uid, fingerprint: batch.fingerprint });
    expect(archive.audit.verify().brokenAt).toBeNull();
  });
});

describe('the table of batch documents', () => {
  it('comes into an archive of the version before, which keeps its batches and destinations', () => {
    const file = join(archive.folder, 'cu.sqlite');
    const old = openDatabase(file, 20);
    old.exec(`insert into batch (uid, profile, state, folder, created_by, created_at) values ('u', 'p', 'sealed', 'f', 'a', '2026');
      insert into destination (name, kind, settings, created_at) values ('kho', 'folder', '{"path":"/kho"}', '2026')`);
    old.close();
    const db = openDatabase(file);
    expect(db.prepare('select uid from batch').pluck().all()).toEqual(['u']);
    expect(db.prepare('select name, store_uid from destination').all()).toEqual([{ name: 'kho', store_uid: '' }]);
    expect(db.prepare('select count(*) from batch_document').pluck().get()).toBe(0);
    db.close();
  });
});
