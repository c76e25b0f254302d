/**
 * Papers scanned without a dossier find theirs: their record group is proposed with the words that speak for it, the
 * dossier of the list that fits is told with its reasons, one key moves a paper there and one key takes it back.
 */
import { execFile } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect } from 'vitest';
import { expectAccessible, story } from './desk.ts';

const run = promisify(execFile);
const at = (path: string): string => fileURLToPath(new URL(`../../${path}`, import.meta.url));
const base = mkdtempSync(join(tmpdir(), 'story-groups-'));
const shelf = join(base, 'archive');
const scan = join(base, 'quet-07');

beforeAll(async () => {
  // Two papers that lie in a folder of the scanner's own; the list knows their dossier under another name.
  cpSync(at('resources/samples/papers/HS0027'), scan, { recursive: true });
  const command = [at('main/cli/index.ts'), 'digitise', scan, '--list', at('resources/samples/inventory.csv')];
  await run(process.execPath, [...command, '--archive', shelf]).catch((cause: { code?: unknown }) => {
    // Papers that wait for a person are told by an exit code of their own.
    if (cause.code !== 3) throw cause;
  });
});
afterAll(() => rmSync(base, { recursive: true, force: true }));

story('loose papers find their group and their dossier', async ({ openDesk, folder }) => {
  const archive = join(folder, 'archive');
  cpSync(shelf, archive, { recursive: true });
  const desk = await openDesk({ archive });
  const { page } = desk;
  await desk.ready('home');
  const { rows } = await desk.ask('document.find', {});
  const loose = rows[0]?.dossierId ?? 0;

  // In intake the dossier is proposed for all papers of the scan together.
  await page.evaluate((id) => {
    window.location.hash = `#/intake/${id}`;
  }, loose);
  await desk.ready('sorting-room');
  const fits = page.getByRole('region', { name: 'Hồ sơ trong mục lục có vẻ hợp:' });
  await fits.getByText(/HS0027/).waitFor();
  await desk.screenshots('intake');
  await expectAccessible(desk);

  // In the review a paper shows why; a key moves it, another takes it back.
  await page.getByRole('link', { name: 'Biên mục', exact: true }).click();
  await desk.ready('review');
  await fits.getByText(/cùng thời gian/).waitFor();
  await page.waitForSelector('[data-shown]');
  await desk.screenshots('fits');
  const group = page.getByLabel('Nhóm hồ sơ', { exact: true });
  expect(await group.inputValue()).toBe('06 – Đơn thư, tiếp công dân, hòa giải ở cơ sở');
  await page.getByText('vì: chuyển đơn kiến nghị của công dân', { exact: true }).waitFor();
  await group.scrollIntoViewIfNeeded();
  await desk.screenshots('review');
  await expectAccessible(desk);
  await page.keyboard.press('Alt+1');
  await fits.waitFor({ state: 'detached' });
  const listed = async () => (await desk.ask('dossier.find', { typed: 'HS0027' })).rows[0]?.documents;
  expect(await listed()).toBe(1);
  await desk.ask('edit.undo', {});
  await fits.waitFor();
  expect(await listed()).toBe(0);

  // Any part of a name, without marks, finds a group.
  await group.fill('khen');
  await page.keyboard.press('Enter');
  expect(await group.inputValue()).toBe('15 – Thi đua, khen thưởng, kỷ niệm chương');

  await page.evaluate(() => {
    window.location.hash = '#/settings/recognition';
  });
  await desk.ready('settings');
  await page.getByText('chưa học, đang dùng danh mục từ có sẵn').waitFor();
  await desk.screenshots('settings');
  await expectAccessible(desk);
});
