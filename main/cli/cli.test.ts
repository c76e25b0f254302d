/** The command line as IT staff use it: real papers, real engine, real files, each command a process of its own. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  appendFileSync,
  chmodSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const cli = fileURLToPath(new URL('./index.ts', import.meta.url));
const samples = fileURLToPath(new URL('../../resources/samples/', import.meta.url));

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'cli-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

type Ended = { code: number | null; out: string; err: string };

function start(args: string[]) {
  const child = spawn(process.execPath, [cli, ...args], { cwd: folder, stdio: ['ignore', 'pipe', 'pipe'] });
  const ended = { out: '', err: '' };
  child.stdout.on('data', (data) => {
    ended.out += data;
  });
  child.stderr.on('data', (data) => {
    ended.err += data;
  });
  const end: Promise<Ended> = once(child, 'close').then(([code]) => ({ code, ...ended }));
  return { child, end };
}

const run = (...args: string[]): Promise<Ended> => start(args).end;

async function json(...args: string[]) {
  const { code, out } = await run('--json', ...args);
  return { code, answer: JSON.parse(out) };
}

describe('from papers to a receipt', { timeout: 120_000 }, () => {
  it('refuses to work without an archive, and says how to make one', async () => {
    const { code, err } = await run('status');
    expect(code).toBe(1);
    expect(err).toContain('init');
    expect(await json('status')).toMatchObject({ code: 1, answer: { ok: false, error: { code: 'archive-missing' } } });
    expect((await run('khong-co-lenh')).code).toBe(2);
    expect((await run('--help')).code).toBe(0);
  });

  it('takes good papers in beside bad ones and tells both', async () => {
    expect((await run('init', '--name', 'Kho thử', '--fonds', 'P01')).code).toBe(0);
    expect((await run('init')).code).toBe(1);
    const papers = join(folder, 'papers', 'HS0033');
    mkdirSync(papers, { recursive: true });
    copyFileSync(join(samples, 'papers', 'HS0033', 'cv-215-2021.jpg'), join(papers, 'cv-215.pdf'));
    copyFileSync(join(samples, 'papers', 'HS0033', 'cv-215-2021.jpg'), join(papers, 'cv-215 bản sao.jpg'));
    writeFileSync(join(papers, 'hỏng.pdf'), '%PDF-1.4\nnửa chừng');
    writeFileSync(join(papers, 'rỗng.jpg'), '');
    const { code, answer } = await json('digitise', 'papers');
    expect(code).toBe(3);
    expect(answer.value.intake).toMatchObject({ taken: 1, pages: 1, refused: 2, duplicates: [{}] });
    expect(answer.value.work).toMatchObject({ pagesRead: 1, pagesFailed: 0, documentsDescribed: 1 });
    const exceptions = await json('exceptions');
    expect(exceptions.answer.value.map((e: { code: string }) => e.code).sort()).toEqual(['file-damaged', 'file-empty']);
    expect(exceptions.code).toBe(3);
  });

  it('finds the paper, shows it, and keeps what a person enters', async () => {
    const found = await json('search', 'cách ly phòng chống dịch');
    const [hit] = found.answer.value.hits;
    expect(hit).toMatchObject({ dossierCode: 'HS0033', type: 'Công văn' });
    const id = String(hit.documentId);
    const listed = await json('documents', '--dossier', 'HS0033');
    expect(listed.answer.value).toMatchObject([{ id: hit.documentId, type: 'Công văn', pages: 1, approved: false }]);
    expect((await run('set', id, '--field', 'number', '--value', '215')).code).toBe(0);
    expect((await run('set', id, '--field', 'date', '--value', '99/99/2021')).code).toBe(1);
    expect((await run('set', id, '--field', 'date', '--value', '03/8/2021')).code).toBe(0);
    const { out } = await run('show', id, '--text');
    expect(out).toContain('03/08/2021');
    expect(out).toMatch(/người nhập/);
    expect((await json('search', '215/UBND')).answer.value.hits).toHaveLength(1);
  });

  it('seals nothing before approval, then seals, delivers once, and proves it', async () => {
    expect(await json('seal')).toMatchObject({ code: 1, answer: { error: { code: 'nothing-to-seal' } } });
    expect((await run('approve')).code).toBe(2);
    expect((await run('approve', '--all', '--leave-empty')).code).toBe(0);
    expect(await json('seal')).toMatchObject({ code: 0, answer: { value: { state: 'sealed', dossiers: 1 } } });
    const first = await json('deliver', '--to', 'kho-nhan');
    const again = await json('deliver', '--to', 'kho-nhan');
    expect(first.answer.value[0].alreadyThere).toBe(false);
    expect(again.answer.value[0]).toMatchObject({ alreadyThere: true, number: first.answer.value[0].number });
    expect((await run('receipts', 'verify')).code).toBe(0);
    expect((await run('verify')).code).toBe(0);
    expect((await json('progress')).answer.value.outsideList.dossiers).toBe(1);
    const backups = await json('backup', 'sao-luu');
    expect(backups.answer.value.files).toBeGreaterThan(1);
    expect((await json('backup', 'sao-luu')).answer.value.skipped).toBeGreaterThan(0);
  });

  it('finds what was damaged afterwards, here and there', async () => {
    const file = (root: string, ending: string): string => {
      const entry = readdirSync(join(folder, root), { recursive: true, withFileTypes: true }).find((e) =>
        e.name.endsWith(ending),
      );
      if (entry === undefined) throw new Error(`no ${ending} in ${root}`);
      return join(entry.parentPath, entry.name);
    };
    appendFileSync(file('kho-nhan', '.pdf'), 'x');
    expect(await json('receipts', 'verify')).toMatchObject({ code: 4, answer: { value: [{ outcome: 'damaged' }] } });
    const original = file('archive/originals', '.jpg');
    chmodSync(original, 0o644);
    appendFileSync(original, 'x');
    const check = await json('verify');
    expect(check.code).toBe(4);
    expect(check.answer.value.originals.damaged).toHaveLength(1);
  });
});

it('a mistyped folder leaves no empty archive behind', async () => {
  const { code, answer } = await json('--archive', 'nhầm', 'digitise', join(folder, 'không có'));
  expect([code, answer.error.code]).toEqual([1, 'path-missing']);
  expect(existsSync(join(folder, 'nhầm'))).toBe(false);
});

it('a code that stands in two lists is told, and found once its list is named', { timeout: 60_000 }, async () => {
  await run('--archive', 'hai', 'init', '--name', 'Kho');
  writeFileSync(join(folder, 'hai.csv'), 'Mã hồ sơ;Tiêu đề hồ sơ\n7;Hội nghị\n');
  for (const code of ['A', 'B']) {
    await run('--archive', 'hai', 'inventory', 'import', 'hai.csv', '--inventory', code);
  }
  const approve = (...more: string[]) => json('--archive', 'hai', 'approve', '--dossier', '7', ...more);
  const refused = await approve();
  expect([refused.code, refused.answer.error.code]).toEqual([1, 'dossier-ambiguous']);
  expect(refused.answer.error.message).toContain('mục lục A');
  expect((await approve('--inventory', 'B')).code).toBe(0);
});

it('stops cleanly on Ctrl-C, and the next run goes on', { timeout: 120_000 }, async () => {
  const { child, end } = start([
    '--archive',
    'dừng',
    'digitise',
    join(samples, 'papers', 'HS0003'),
    join(samples, 'papers', 'HS0027'),
  ]);
  await expect
    .poll(() => readdirSync(join(folder, 'dừng', 'renditions')).length, { timeout: 60_000, interval: 50 })
    .toBeGreaterThan(0);
  child.kill('SIGINT');
  expect((await end).code).toBe(130);
  const status = await json('--archive', 'dừng', 'status');
  expect(status.answer.value.jobs).toMatchObject({ running: 0, failed: 0 });
  expect(status.answer.value.pages.waiting).toBeGreaterThan(0);
  const rest = await json(
    '--archive',
    'dừng',
    'digitise',
    join(samples, 'papers', 'HS0003'),
    join(samples, 'papers', 'HS0027'),
  );
  expect(rest.code).toBe(0);
  expect(rest.answer.value.status.pages).toMatchObject({ total: 6, read: 6, waiting: 0 });
  expect(rest.answer.value.intake.duplicates).toEqual([]);
});
