/**
 * Which body issued a paper: told under the issuer, chosen by a person where two have one name, taken back, and found
 * again among the filters of the search, with its forerunners when asked for.
 */
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect } from 'vitest';
import { expectAccessible, story } from './desk.ts';
import { fillShelf } from './shelf.ts';

const base = mkdtempSync(join(tmpdir(), 'story-bodies-'));
const shelf = join(base, 'archive');
beforeAll(() => fillShelf(shelf, ['HS0012'], false));
afterAll(() => rmSync(base, { recursive: true, force: true }));

story('the body behind an issuer is told, chosen and searched for', async ({ openDesk, folder }) => {
  const archive = join(folder, 'archive');
  cpSync(shelf, archive, { recursive: true });
  const desk = await openDesk({ archive });
  const { page } = desk;
  await desk.ready('home');

  const { rows } = await desk.ask('document.find', { filter: 'review' });
  const [first, second] = rows;
  if (first === undefined || second === undefined) throw new Error('the shelf has too few papers');
  const describe = async (id: number, issuer: string, superior: string, date: string): Promise<void> => {
    await desk.ask('document.setField', { id, field: 'superior', value: superior });
    await desk.ask('document.setField', { id, field: 'issuer', value: issuer });
    await desk.ask('document.setField', { id, field: 'date', value: date });
  };
  await describe(first.id, 'UBND PHƯỜNG 1', '', '2015-03-02');
  await describe(second.id, 'BAN THƯỜNG TRỰC', 'ỦY BAN MTTQ VIỆT NAM HUYỆN GIO LINH', '1998-05-04');

  await page.getByRole('link', { name: 'Biên mục', exact: true }).click();
  await desk.ready('review');
  await page.getByText('Có 2 cơ quan cùng tên này.').waitFor();
  await desk.screenshots('several');
  await expectAccessible(desk);
  await page.getByRole('button', { name: 'Chọn cơ quan' }).click();
  const choice = page.getByText('UBND phường 1, thị xã Quảng Trị');
  await choice.waitFor();
  await desk.screenshot('choosing');
  await choice.click();
  await page.getByText('(do người chọn)').waitFor();
  await desk.screenshots('chosen');
  await expectAccessible(desk);

  await desk.ask('edit.undo', {});
  await page.getByText('Có 2 cơ quan cùng tên này.').waitFor();
  await desk.ask('edit.redo', {});
  await page.getByText('(do người chọn)').waitFor();

  await page.getByRole('link', { name: 'Tra cứu', exact: true }).click();
  await desk.ready('search');
  const body = page.getByRole('checkbox', {
    name: /^Ban Thường trực – Ủy ban MTTQ Việt Nam huyện Gio Linh \(đến 30\/6\/2025\)/,
  });
  await body.click();
  const list = page.getByRole('listbox', { name: 'Kết quả tra cứu' });
  await expect.poll(() => list.getByRole('option').count()).toBe(1);
  await page.getByRole('checkbox', { name: 'gồm đơn vị tiền thân và kế tiếp' }).click();
  await expect
    .poll(() => page.getByRole('checkbox', { name: 'gồm đơn vị tiền thân và kế tiếp' }).isChecked())
    .toBe(true);
  expect(await list.getByRole('option').count()).toBe(1);
  await list.getByText('Ban Thường trực – Ủy ban MTTQ Việt Nam huyện Gio Linh').waitFor();
  await desk.screenshots('filters');
  await expectAccessible(desk);
});
