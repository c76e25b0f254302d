/**
 * A searcher finds a paper by keys alone: types without marks, walks the results, opens the paper with the hit lit on
 * its picture, steps from hit to hit, and comes back to the list as it was. Filters, nothing found, searches kept.
 */
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect } from 'vitest';
import { expectAccessible, story } from './desk.ts';
import { fillShelf } from './shelf.ts';

const base = mkdtempSync(join(tmpdir(), 'story-search-'));
const shelf = join(base, 'archive');
beforeAll(() => fillShelf(shelf, ['HS0040', 'HS0012'], false));
afterAll(() => rmSync(base, { recursive: true, force: true }));

story('a paper is found and read by keys alone', async ({ openDesk, folder }) => {
  const archive = join(folder, 'archive');
  cpSync(shelf, archive, { recursive: true });
  const desk = await openDesk({ archive });
  const { page } = desk;
  const { keyboard } = page;
  await desk.ready('home');
  await page.getByRole('link', { name: 'Tra cứu', exact: true }).click();
  await desk.ready('search');
  await page.getByText('Gõ để tìm trong mọi trang đã nhận dạng').waitFor();
  await desk.screenshots('start');
  await expectAccessible(desk);

  // Without marks; the box has the focus from the beginning.
  await keyboard.type('số hóa tài liệu');
  const list = page.getByRole('listbox', { name: 'Kết quả tra cứu' });
  await list.getByRole('option').first().locator('svg rect').first().waitFor();
  const found = await list.getByRole('option').count();
  await desk.screenshots('found');
  await expectAccessible(desk);

  await keyboard.press('ArrowDown');
  await keyboard.press('Enter');
  await desk.ready('paper');
  await page.locator('[data-shown]').waitFor();
  await page.getByText(/^Chỗ khớp 1\//).waitFor();
  await desk.screenshots('paper');
  await expectAccessible(desk);
  await keyboard.press('n');
  await page.getByText(/^Chỗ khớp 2\//).waitFor();
  await keyboard.press('p');
  await page.getByText(/^Chỗ khớp 1\//).waitFor();

  // Saved as a PDF of its own.
  const pdf = join(folder, 'van-ban.pdf');
  await desk.stubDialog(pdf);
  await keyboard.press('Control+s');
  await page.getByText(/^Đã lưu van-ban.pdf/).waitFor();
  expect(existsSync(pdf) && readFileSync(pdf).subarray(0, 5).toString()).toBe('%PDF-');

  // Back where the list stood: the row has the focus again, the words are still there.
  await keyboard.press('Escape');
  await desk.ready('search');
  await expect.poll(() => page.evaluate(() => document.activeElement?.getAttribute('aria-posinset'))).toBe('1');
  expect(await page.getByRole('searchbox', { name: 'Tìm trong kho số', exact: true }).last().inputValue()).toBe(
    'số hóa tài liệu',
  );
  expect(await list.getByRole('option').count()).toBe(found);

  // What led to a paper is remembered; what is kept has a name.
  await page.getByRole('button', { name: 'Lưu tìm kiếm' }).click();
  await page.getByLabel('Tên của tìm kiếm này').fill('Việc số hóa');
  await keyboard.press('Enter');
  await page.getByLabel('Tên của tìm kiếm này').waitFor({ state: 'hidden' });
  await page.getByRole('button', { name: 'Xóa ô tìm' }).click();
  await page.getByRole('button', { name: /^Việc số hóa/ }).waitFor();
  await page.getByRole('heading', { name: 'Tìm gần đây' }).waitFor();
  await desk.screenshots('kept');
  await expectAccessible(desk);
});

story('filters narrow and widen, and nothing found says what to try', async ({ openDesk, folder }) => {
  const archive = join(folder, 'archive');
  cpSync(shelf, archive, { recursive: true });
  const desk = await openDesk({ archive });
  const { page } = desk;
  await desk.ready('home');
  await page.getByRole('link', { name: 'Tra cứu', exact: true }).click();
  await desk.ready('search');
  // Browsing: a filter alone asks as well.
  const filters = page.getByRole('complementary', { name: 'Bộ lọc' });
  await filters.getByRole('checkbox', { name: /^Biên bản/ }).check();
  const list = page.getByRole('listbox', { name: 'Kết quả tra cứu' });
  await expect.poll(() => list.getByRole('option').count()).toBe(1);
  await filters.getByRole('checkbox', { name: /^Tờ trình/ }).check();
  await expect.poll(() => list.getByRole('option').count()).toBe(2);
  await desk.screenshots('filtered');
  await expectAccessible(desk);

  await page.keyboard.press('/');
  await page.keyboard.type('"tuyển quân" tàu vũ trụ');
  await page.getByText('Không tìm thấy văn bản nào').waitFor();
  await desk.screenshots('nothing');
  await expectAccessible(desk);
  await page.getByRole('button', { name: 'Bỏ hết bộ lọc' }).last().click();
  await expect.poll(() => filters.getByRole('checkbox', { checked: true }).count()).toBe(0);
});
