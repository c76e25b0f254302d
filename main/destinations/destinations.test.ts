import { execFileSync, spawn } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { BatchSummary, DeliveryOutcome } from '../../shared/views.ts';
import { ACTOR, openTestArchive, type TestArchive } from '../batches/test-dossiers.ts';
import { filesBelow, sha256Of } from '../durable-files.ts';
import { call } from '../pdf/judges.ts';

// Judges, flushes and processes take their time on a busy machine.
vi.setConfig({ testTimeout: 60_000 });

let base: string;
let store: string;
let archive: TestArchive;
let destination: number;

beforeEach(async () => {
  base = mkdtempSync(join(tmpdir(), 'destinations-'));
  store = join(base, 'kho-trung-tam');
  archive = openTestArchive(join(base, 'tram'));
  destination = (
    await archive.destinations.add({ name: 'Kho trung tâm', kind: 'folder', settings: { path: store } }, ACTOR)
  ).id;
});
afterEach(async () => {
  await archive.close();
  rmSync(base, { recursive: true, force: true });
});

const run = { actor: ACTOR };
const deliver = (batch: BatchSummary): Promise<DeliveryOutcome> =>
  archive.destinations.deliver(batch.id, destination, run);

async function sealed(): Promise<BatchSummary> {
  await archive.document('01', ['Quyết định', 'trang hai'], { type: 'Quyết định', number: '5', symbol: 'QĐ-UBND' });
  return archive.batches.seal({}, run);
}

/** One batch, delivered to the central store and to two more. */
async function toThreeStores(): Promise<DeliveryOutcome[]> {
  const batch = await sealed();
  const outcomes = [await deliver(batch)];
  for (const name of ['o-usb', 'kho-du-phong']) {
    const other = await archive.destinations.add({ name, kind: 'folder', settings: { path: join(base, name) } }, ACTOR);
    outcomes.push(await archive.destinations.deliver(batch.id, other.id, run));
  }
  return outcomes;
}

/** Everything at the destination with its hash and the time it was written. */
async function snapshot(): Promise<Record<string, string>> {
  const files: Record<string, string> = {};
  for (const path of await filesBelow(store)) {
    const file = join(store, path);
    files[path] = `${sha256Of(readFileSync(file))} ${statSync(file).mtimeMs} ${statSync(file).ino}`;
  }
  return files;
}

describe('delivering to a folder', () => {
  it('lays the whole batch there, checked by anybody, with a receipt beside it', async ({ skip }) => {
    call(skip, 'sha256sum');
    const batch = await sealed();
    const outcome = await deliver(batch);
    const name = `lo-${batch.uid}`;
    expect(outcome).toMatchObject({
      alreadyThere: false,
      fingerprint: batch.fingerprint,
      destination: 'Kho trung tâm',
    });
    expect(outcome.number).toMatch(/^BN-\d{4}-000001$/);
    expect(outcome.place).toBe(join(store, name));
    expect(await filesBelow(join(store, name))).toEqual(await filesBelow(batch.folder));
    for (const manifest of ['manifest-sha256.txt', 'tagmanifest-sha256.txt']) {
      execFileSync('sha256sum', ['-c', '--strict', '--quiet', manifest], { cwd: join(store, name) });
    }
    const body = readFileSync(join(store, `${name}.bien-nhan.json`), 'utf8');
    expect(JSON.parse(body)).toMatchObject({
      receipt: outcome.number,
      kind: 'sent',
      totals: { dossiers: 1, documents: 1, pages: 2, bytes: batch.bytes },
      dossiers: [{ code: '01', documents: 1, pages: 2 }],
      previous: null,
    });
    const text = readFileSync(join(store, `${name}.bien-nhan.txt`), 'utf8');
    expect(text).toContain(`Số: ${outcome.number}`);
    expect(text).toContain('1 hồ sơ, 1 văn bản, 2 trang');
    expect(archive.db.prepare('select body, sha256 from receipt').get()).toEqual({ body, sha256: sha256Of(body) });
    expect(readdirSync(join(store, '.dang-gui'))).toEqual([]);
  });

  it('can be tried without a delivery, and leaves nothing behind', async () => {
    const { id } = await archive.destinations.add(
      { name: 'Kho thử', kind: 'folder', settings: { path: store } },
      ACTOR,
    );
    await archive.destinations.probe(id);
    expect(await filesBelow(store)).toEqual(['kho-nhan.json']);
    rmSync(join(store, 'kho-nhan.json'));
    await expect(archive.destinations.probe(id)).rejects.toMatchObject({ code: 'destination-unreachable' });
    await expect(archive.destinations.probe(id + 99)).rejects.toMatchObject({ code: 'not-found' });
  });

  it('changes nothing when repeated, and says so', async () => {
    const batch = await sealed();
    const first = await deliver(batch);
    const before = await snapshot();
    const again = await deliver(batch);
    expect(again).toEqual({ ...first, alreadyThere: true });
    expect(await snapshot()).toEqual(before);
    expect(archive.destinations.receipts()).toHaveLength(1);
  });

  it('numbers receipts without gaps and chains each to the one before', async () => {
    const [one, two, three] = await toThreeStores();
    expect([one, two, three].map((receipt) => receipt?.number.slice(-6))).toEqual(['000001', '000002', '000003']);
    const rows = archive.db
      .prepare<[], { sha256: string; previous_sha256: string | null; body: string }>(
        'select * from receipt order by id',
      )
      .all();
    expect(rows.map((row) => row.previous_sha256)).toEqual([null, rows[0]?.sha256, rows[1]?.sha256]);
    expect(JSON.parse(rows[2]?.body ?? '').previous).toEqual({ receipt: two?.number, sha256: rows[1]?.sha256 });
  });

  it('never overwrites: other content under the same name is a conflict for a person', async () => {
    const batch = await sealed();
    const foreign = join(store, `lo-${batch.uid}`, 'bagit.txt');
    mkdirSync(join(store, `lo-${batch.uid}`));
    writeFileSync(foreign, 'của người khác');
    await expect(deliver(batch)).rejects.toMatchObject({
      code: 'delivery-conflict',
      params: { path: `lo-${batch.uid}/bagit.txt` },
    });
    expect(readFileSync(foreign, 'utf8')).toBe('của người khác');
    expect(existsSync(join(store, `lo-${batch.uid}`, 'tagmanifest-sha256.txt'))).toBe(false);
    expect(archive.destinations.receipts()).toEqual([]);
    expect(archive.db.prepare('select state, error_code from delivery').get()).toEqual({
      state: 'failed',
      error_code: 'delivery-conflict',
    });
    rmSync(foreign);
    expect((await deliver(batch)).alreadyThere).toBe(false);
  });

  it('refuses to send a batch that was damaged here', async () => {
    const batch = await sealed();
    writeFileSync(join(batch.folder, 'ke-khai/lo.json'), '{}');
    await expect(deliver(batch)).rejects.toMatchObject({ code: 'batch-damaged' });
    expect(archive.destinations.receipts()).toEqual([]);
  });

  it('goes on after it was stopped, without sending again what is there', async () => {
    const batch = await sealed();
    const stop = new AbortController();
    const stopped = archive.destinations.deliver(batch.id, destination, {
      actor: ACTOR,
      signal: stop.signal,
      onProgress: ({ done }) => {
        if (done === 3) stop.abort();
      },
    });
    await expect(stopped).rejects.toMatchObject({ code: 'cancelled' });
    const before = Object.entries(await snapshot()).filter(([path]) => path.startsWith('lo-'));
    expect(before).toHaveLength(3);
    await deliver(batch);
    expect(Object.entries(await snapshot())).toEqual(expect.arrayContaining(before));
  });

  it('says clearly that a share is gone, and goes on when it is back', async () => {
    const batch = await sealed();
    renameSync(store, `${store}-rut-ra`);
    await expect(deliver(batch)).rejects.toMatchObject({
      code: 'destination-unreachable',
      params: { name: 'Kho trung tâm' },
    });
    expect(existsSync(store)).toBe(false);
    // The mount point without its share: a folder, but not the store.
    mkdirSync(store);
    await expect(deliver(batch)).rejects.toMatchObject({ code: 'destination-unreachable' });
    expect(readdirSync(store)).toEqual([]);
    rmSync(store, { recursive: true });
    renameSync(`${store}-rut-ra`, store);
    expect((await deliver(batch)).alreadyThere).toBe(false);
  });

  it('gives no mark when the store goes away in the middle', async () => {
    const batch = await sealed();
    const broken = archive.destinations.deliver(batch.id, destination, {
      actor: ACTOR,
      onProgress: ({ done }) => {
        if (done === 4) renameSync(store, `${store}-rut-ra`);
      },
    });
    await expect(broken).rejects.toMatchObject({ code: 'destination-unreachable' });
    expect(existsSync(store)).toBe(false);
    renameSync(`${store}-rut-ra`, store);
    expect(existsSync(join(store, `lo-${batch.uid}`, 'tagmanifest-sha256.txt'))).toBe(false);
    expect((await deliver(batch)).alreadyThere).toBe(false);
  });

  it('puts back what somebody took away after it was delivered', async () => {
    const batch = await sealed();
    const first = await deliver(batch);
    rmSync(join(store, `lo-${batch.uid}`, 'data/01/01.001.pdf'));
    rmSync(join(store, `lo-${batch.uid}.bien-nhan.txt`));
    expect(await deliver(batch)).toEqual({ ...first, alreadyThere: false });
    expect((await archive.destinations.verifyReceipts({}))[0]?.outcome).toBe('intact');
  });

  it('does not take a file that was cut short at the store for a delivered one', async () => {
    const batch = await sealed();
    await deliver(batch);
    const file = join(store, `lo-${batch.uid}`, 'data/01/01.001.pdf');
    writeFileSync(file, readFileSync(file).subarray(0, 1000));
    await expect(deliver(batch)).rejects.toMatchObject({ code: 'delivery-conflict' });
    expect(archive.db.prepare('select state, error_code from delivery').get()).toEqual({
      state: 'failed',
      error_code: 'delivery-conflict',
    });
    renameSync(store, `${store}-rut-ra`);
    await expect(deliver(batch)).rejects.toMatchObject({ code: 'destination-unreachable' });
    expect(archive.db.prepare('select error_code from delivery').pluck().get()).toBe('delivery-conflict');
  });

  it('does not deliver what is not sealed, nor to an unknown destination', async () => {
    const batch = await sealed();
    await expect(archive.destinations.deliver(batch.id, 99, run)).rejects.toMatchObject({ code: 'not-found' });
    archive.db.prepare(`update batch set state = 'sealing'`).run();
    await expect(deliver(batch)).rejects.toMatchObject({ code: 'not-allowed' });
  });
});

describe('adding a destination', () => {
  it('may be repeated, and refuses the name for another place', async () => {
    const again = { name: 'Kho trung tâm', kind: 'folder', settings: { path: store } } as const;
    expect((await archive.destinations.add(again, ACTOR)).id).toBe(destination);
    const elsewhere = { ...again, settings: { path: join(base, 'khac') } };
    await expect(archive.destinations.add(elsewhere, ACTOR)).rejects.toMatchObject({ code: 'destination-exists' });
    expect(archive.destinations.list()).toEqual([
      { id: destination, name: 'Kho trung tâm', kind: 'folder', place: store },
    ]);
  });

  it('refuses a path whose folder does not exist at all', async () => {
    const lost = { name: 'Mất', kind: 'folder', settings: { path: join(base, 'khong', 'co') } } as const;
    await expect(archive.destinations.add(lost, ACTOR)).rejects.toMatchObject({ code: 'destination-unreachable' });
  });

  it('lets several stations share one store', async () => {
    const second = openTestArchive(join(base, 'tram-2'));
    try {
      const shared = await second.destinations.add(
        { name: 'Kho chung', kind: 'folder', settings: { path: store } },
        ACTOR,
      );
      await second.document('01', ['Của trạm hai']);
      const theirs = await second.batches.seal({}, run);
      await second.destinations.deliver(theirs.id, shared.id, run);
      await deliver(await sealed());
      for (const one of [archive, second]) {
        expect(await one.destinations.verifyReceipts({})).toMatchObject([{ outcome: 'intact', problems: [] }]);
      }
    } finally {
      await second.close();
    }
  });
});

describe('verifying receipts', () => {
  it('finds a changed byte, a missing file, a stranger and a changed receipt, and writes it down', async () => {
    const batch = await sealed();
    await deliver(batch);
    const at = (name: string): string => join(store, `lo-${batch.uid}`, name);
    expect(await archive.destinations.verifyReceipts({})).toMatchObject([{ outcome: 'intact', problems: [] }]);
    const pdf = readFileSync(at('data/01/01.001.pdf'));
    pdf[100] = (pdf[100] ?? 0) ^ 1;
    writeFileSync(at('data/01/01.001.pdf'), pdf);
    rmSync(at('ke-khai/lo.json'));
    writeFileSync(at('data/la.txt'), 'lạ');
    writeFileSync(join(store, `lo-${batch.uid}.bien-nhan.json`), '{}');
    const [check] = await archive.destinations.verifyReceipts({});
    expect(check).toMatchObject({ outcome: 'damaged' });
    expect(check?.problems).toEqual([
      'thiếu tệp ke-khai/lo.json',
      'tệp data/01/01.001.pdf không còn đúng mã băm',
      'thừa tệp data/la.txt, không có trong bảng kê',
      `tệp biên nhận lo-${batch.uid}.bien-nhan.json đã bị thay đổi`,
    ]);
    const row = archive.db.prepare<[], { check_outcome: string; checked_at: string }>('select * from receipt').get();
    expect(row?.check_outcome).toBe('damaged');
    expect(row?.checked_at).toMatch(/^20\d\d-/);
  });

  it('tells a store that cannot be reached from one that is damaged', async () => {
    await deliver(await sealed());
    renameSync(store, `${store}-rut-ra`);
    expect(await archive.destinations.verifyReceipts({})).toMatchObject([{ outcome: 'unreachable' }]);
  });

  it('sees that a receipt in the middle disappeared', async () => {
    await toThreeStores();
    archive.db.prepare(`delete from receipt where number like '%000002'`).run();
    const checks = await archive.destinations.verifyReceipts({});
    expect(checks.map((check) => check.problems)).toEqual([[], ['chuỗi biên nhận bị đứt ở số này']]);
  });
});

type Ended = { code: number | null; lines: string[] };

/** Runs sealing or delivery in a process of its own; kills it `killAfter` milliseconds after it began. */
function inChild(step: 'seal' | 'deliver', killAfter: number | null): Promise<Ended> {
  const program = new URL('./test-deliver.ts', import.meta.url).pathname;
  const child = spawn(process.execPath, [program, archive.folder, step], { stdio: ['ignore', 'pipe', 'inherit'] });
  let output = '';
  child.stdout.setEncoding('utf8').on('data', (chunk: string) => {
    if (output === '' && killAfter !== null) setTimeout(() => child.kill('SIGKILL'), killAfter);
    output += chunk;
  });
  return new Promise((done) => {
    child.on('close', (code) => done({ code, lines: output.split('\n').filter((line) => line.startsWith('{')) }));
  });
}

describe('a process killed at any moment', () => {
  it('leaves nothing twice and nothing lost, when sealing and when delivering', async () => {
    for (let n = 1; n <= 6; n += 1) await archive.document(`0${n}`, ['một', 'hai', 'ba']);
    for (const step of ['seal', 'deliver'] as const) {
      for (const moment of [10, 60, 150]) await inChild(step, moment);
      expect((await inChild(step, null)).code, step).toBe(0);
    }
    const batches = archive.batches.list();
    expect(batches.map((batch) => [batch.state, batch.dossiers, batch.documents, batch.pages])).toEqual([
      ['sealed', 6, 6, 18],
    ]);
    expect(await archive.batches.verifyAll()).toMatchObject([{ problems: [] }]);
    expect(readdirSync(join(archive.folder, 'batches'))).toHaveLength(1);
    expect(archive.destinations.receipts()).toHaveLength(1);
    expect(await archive.destinations.verifyReceipts({})).toMatchObject([{ outcome: 'intact', problems: [] }]);
    expect(await filesBelow(join(store, `lo-${batches[0]?.uid}`))).toEqual(await filesBelow(batches[0]?.folder ?? ''));
    expect(readdirSync(join(store, '.dang-gui'))).toEqual([]);
    expect(archive.audit.verify().brokenAt).toBeNull();
  });

  it('shares the work with two others without any file twice', async () => {
    for (let n = 1; n <= 4; n += 1) await archive.document(`0${n}`, ['một', 'hai']);
    await archive.batches.seal({}, run);
    const outcomes = await Promise.all([inChild('deliver', null), inChild('deliver', null), inChild('deliver', null)]);
    expect(outcomes.map((outcome) => outcome.code)).toEqual([0, 0, 0]);
    const numbers = outcomes.map((outcome) => JSON.parse(outcome.lines[0] ?? '{}').number);
    expect(new Set(numbers).size).toBe(1);
    expect(await archive.destinations.verifyReceipts({})).toMatchObject([{ outcome: 'intact', problems: [] }]);
    expect(archive.destinations.receipts()).toHaveLength(1);
  });
});

describe('a store that cannot be written', () => {
  it('is named as such, not as a bug', async ({ skip }) => {
    if (process.getuid?.() === 0) skip('root writes everywhere');
    const batch = await sealed();
    chmodSync(store, 0o555);
    await expect(deliver(batch)).rejects.toMatchObject({ code: 'destination-unreachable' });
    chmodSync(store, 0o755);
  });
});
