/**
 * The promise "nothing lost, nothing twice", tried the hard way: the whole walk is killed at random moments, again and
 * again, and goes on each time from what lies on the disk. KILLS sets how often (20 by default; 300 were run by hand).
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
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

async function papers(): Promise<{ folder: string; files: number }> {
  const root = join(folder, 'papers');
  let files = 0;
  for (const dossier of ['HS-001', 'HS-002', 'HS-003']) {
    mkdirSync(join(root, dossier), { recursive: true });
    for (let n = 0; n < 4; n += 1) {
      files += 1;
      await sharp(await page(files)).toFile(join(root, dossier, `${n + 1}.jpg`));
    }
  }
  return { folder: root, files };
}

/** Runs the walk; with `after`, kills it that many milliseconds after its first step. */
async function walk(
  args: string[],
  after: number | null,
): Promise<{ ended: boolean; lastStep: string; stderr: string }> {
  const process_ = spawn(process.execPath, [child, ...args], { stdio: ['ignore', 'pipe', 'pipe'] });
  let steps = '';
  let stderr = '';
  process_.stdout.on('data', (data) => {
    if (steps === '' && after !== null) setTimeout(() => process_.kill('SIGKILL'), after);
    steps += data;
  });
  process_.stderr.on('data', (data) => {
    stderr += data;
  });
  const [code] = await once(process_, 'exit');
  const lastStep = steps.trim().split('\n').at(-1) ?? '';
  return { ended: code === 0, lastStep, stderr: code === null ? '' : stderr };
}

it('loses no page, doubles none and delivers every dossier once, however often it is killed', {
  timeout: 20_000 + KILLS * 3000,
}, async () => {
  const { folder: source, files } = await papers();
  const archive = join(folder, 'archive');
  const store = join(folder, 'store');
  mkdirSync(store);
  const args = [archive, source, store];

  const killedAt: Record<string, number> = {};
  for (let n = 0; n < KILLS; n += 1) {
    // Short lives at first, so that the early steps are hit too; later ones reach further into the walk.
    const run = await walk(args, Math.random() * (200 + n * 100));
    expect(run.stderr).toBe('');
    killedAt[run.lastStep] = (killedAt[run.lastStep] ?? 0) + 1;
  }
  const last = await walk(args, null);
  expect(last).toMatchObject({ ended: true, stderr: '' });
  // A second whole walk finds nothing left to do.
  expect(await walk(args, null)).toMatchObject({ ended: true, stderr: '' });

  const db = openDatabase(join(archive, 'archive.sqlite'));
  const one = (sql: string): unknown => db.prepare(sql).pluck().get();
  expect(one('select count(*) from page')).toBe(files);
  expect(one(`select count(*) from page where read_state = 'read'`)).toBe(files);
  expect(one('select count(*) from document')).toBe(files);
  expect(one('select count(distinct dossier_id) from batch_dossier')).toBe(3);
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
  expect(delivered.map((d) => d.code).sort()).toEqual(['HS-001', 'HS-002', 'HS-003']);
  expect(readdirSync(store, { recursive: true }).filter((name) => String(name).endsWith('.part'))).toEqual([]);
  expect(existsSync(archive)).toBe(true);

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
