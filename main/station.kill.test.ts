/**
 * The promise "nothing lost, nothing twice", tried the hard way: the whole walk is killed at random moments, again and
 * again, and goes on each time from what lies on the disk. KILLS sets how often (20 by default; 300 were run by hand).
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import sharp from 'sharp';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openDatabase } from './database/database.ts';
import { openStation } from './station.ts';

const KILLS = Number(process.env.KILLS ?? 20);
const child = fileURLToPath(new URL('./test-walk/walk-child.ts', import.meta.url));

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'kill-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** A page with lines of something like print on it; no two alike. */
async function page(seed: number): Promise<Buffer> {
  const lines = Array.from({ length: 14 }, (_, n) => {
    const width = 180 + ((seed * 37 + n * 53) % 200);
    return `<rect x="50" y="${60 + n * 50}" width="${width}" height="9"/><text x="50" y="${50 + n * 50}" font-size="24">${seed}-${n}</text>`;
  });
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="496" height="702"><rect width="100%" height="100%" fill="white"/>${lines.join('')}</svg>`;
  return sharp(Buffer.from(svg)).jpeg({ quality: 80 }).withMetadata({ density: 60 }).toBuffer();
}

/** One more dossier of two papers. */
async function addDossier(root: string, number: number): Promise<void> {
  const dossier = join(root, `HS-${String(number).padStart(3, '0')}`);
  mkdirSync(dossier, { recursive: true });
  for (const n of [1, 2]) await sharp(await page(number * 10 + n)).toFile(join(dossier, `${n}.jpg`));
}

const steps = ['intake.take', 'work.run', 'dossier.approve', 'batch.seal', 'delivery.deliver'];

type Kill = { step: string; after: number };

/** Runs the walk; with `kill`, kills it that many milliseconds after it began that step. */
async function walk(args: string[], kill: Kill | null): Promise<{ ended: boolean; lastStep: string; stderr: string }> {
  const run = spawn(process.execPath, [child, ...args], { stdio: ['ignore', 'pipe', 'pipe'] });
  let begun = '';
  let stderr = '';
  run.stdout.on('data', (data) => {
    const before = begun.includes(kill?.step ?? '\0');
    begun += data;
    if (kill !== null && !before && begun.includes(kill.step)) setTimeout(() => run.kill('SIGKILL'), kill.after);
  });
  run.stderr.on('data', (data) => {
    stderr += data;
  });
  const [code] = await once(run, 'close');
  return { ended: code === 0, lastStep: begun.trim().split('\n').at(-1) ?? '', stderr };
}

it('loses no page, doubles none and delivers every dossier once, however often it is killed', {
  timeout: 60_000 + KILLS * 4000,
}, async () => {
  const source = join(folder, 'papers');
  const archive = join(folder, 'archive');
  const store = join(folder, 'store');
  mkdirSync(store);
  const args = [archive, source, store];
  let dossiers = 0;
  const killedAt: Record<string, number> = {};
  for (let n = 0; n < KILLS; n += 1) {
    // New papers whenever all are delivered, so that there is always something to lose.
    if (n === 0 || killedAt.end !== undefined) await addDossier(source, ++dossiers);
    delete killedAt.end;
    const step = steps[n % steps.length] ?? '';
    const run = await walk(args, { step, after: Math.random() ** 2 * 500 });
    expect(run.stderr).toBe('');
    killedAt[run.lastStep] = (killedAt[run.lastStep] ?? 0) + 1;
  }
  if (process.env.KILLS !== undefined) console.log('killed at', killedAt, 'dossiers', dossiers);
  expect(await walk(args, null)).toMatchObject({ ended: true, stderr: '' });
  // A second whole walk finds nothing left to do.
  expect(await walk(args, null)).toMatchObject({ ended: true, stderr: '' });
  const files = dossiers * 2;

  const db = openDatabase(join(archive, 'archive.sqlite'));
  const one = (sql: string): unknown => db.prepare(sql).pluck().get();
  expect(one('select count(*) from page')).toBe(files);
  expect(one(`select count(*) from page where read_state = 'read'`)).toBe(files);
  expect(one('select count(*) from document')).toBe(files);
  expect(one('select count(distinct dossier_id) from batch_dossier')).toBe(dossiers);
  expect(one(`select count(*) from batch where state <> 'sealed'`)).toBe(0);
  expect(one('select count(*) from receipt')).toBe(one('select count(*) from batch'));
  db.close();

  // In the store: every dossier's list line once, no half-written leftovers.
  const batches = readdirSync(store, { recursive: true, withFileTypes: true }).filter(
    (e) => e.name === 'tagmanifest-sha256.txt',
  );
  const delivered = batches.flatMap(
    (b) => JSON.parse(readFileSync(join(b.parentPath, 'ke-khai', 'lo.json'), 'utf8')).dossiers as { code: string }[],
  );
  const codes = Array.from({ length: dossiers }, (_, n) => `HS-${String(n + 1).padStart(3, '0')}`);
  expect(delivered.map((d) => d.code).sort()).toEqual(codes);
  expect(readdirSync(store, { recursive: true }).filter((name) => String(name).endsWith('.part'))).toEqual([]);

  const station = await openStation(archive);
  const session = { actor: 'thử', permissions: new Set(['administer', 'deliver'] as const) };
  const check = await station.call('archive.verify', {}, session);
  const receipts = await station.call('receipt.verify', {}, session);
  await station.close();
  expect(check).toMatchObject({
    ok: true,
    value: { sound: true, audit: { brokenAt: null }, originals: { missing: [], damaged: [] } },
  });
  expect(receipts.ok && receipts.value.map((r) => r.outcome)).toEqual(batches.map(() => 'intact'));
});
