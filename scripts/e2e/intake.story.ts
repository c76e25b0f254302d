/**
 * Papers come in: chosen in the dialog, watched as they arrive and are read, put in order in the sorting room, and all
 * of it taken back again; a damaged file waits in the tray until somebody says how it was settled.
 */

import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { PDFDocument } from 'pdf-lib';
import type { Locator, Page } from 'playwright-core';
import { expect } from 'vitest';
import { type Desk, expectAccessible, story } from './desk.ts';

const papers = fileURLToPath(new URL('../../resources/samples/papers/', import.meta.url));

const THOUSANDS = 3000;

/** The practice archive, whose list of dossiers knows the sample papers. */
async function practice(desk: Desk): Promise<void> {
  await desk.ready('first-start');
  await desk.page.getByRole('button', { name: 'Mở kho thực hành' }).click();
  await desk.ready('first-administrator');
  await desk.page.getByRole('button', { name: 'Dùng thử không cần tài khoản' }).click();
  await desk.ready('home');
  await desk.page.getByRole('link', { name: 'Nhập', exact: true }).click();
  await desk.ready('intake');
}

story('papers come in and are put in order', async ({ openDesk }) => {
  const desk = await openDesk();
  const { page } = desk;
  await practice(desk);
  await desk.screenshots('empty');
  await expectAccessible(desk);

  await desk.stubDialog(join(papers, 'HS0012'));
  await page.getByRole('button', { name: 'Chọn thư mục…' }).click();
  await page.getByRole('region', { name: 'Đã chọn' }).waitFor();
  await desk.screenshots('staged');
  await expectAccessible(desk);
  await page.getByRole('button', { name: 'Nhập vào kho' }).click();
  await page.getByRole('region', { name: 'Kết quả lần nhập' }).waitFor();
  await desk.screenshots('outcome');
  await expectAccessible(desk);
  await page.getByRole('region', { name: 'Kết quả lần nhập' }).getByRole('link', { name: 'HS0012' }).click();
  await desk.ready('sorting-room');
  await page.getByRole('button', { name: 'Đóng' }).click();

  // Two pages of a TIFF and one JPEG arrive and are read while one looks on.
  const card = (document: number, number: number) =>
    page.getByRole('option', { name: `Văn bản ${document}, trang ${number},` });
  await page.getByRole('option', { name: 'đã đọc' }).nth(2).waitFor({ timeout: 90_000 });
  expect(await page.getByRole('option').count()).toBe(3);
  await page.waitForFunction(() => document.querySelectorAll('[role="option"] [data-state="shown"]').length === 3);
  const before = await arrangement(desk);
  await desk.screenshots('room');
  await expectAccessible(desk);

  const undone = (what: string) => page.getByRole('button', { name: `Hoàn tác: ${what}` });
  await card(1, 1).click();
  await page.keyboard.press(']');
  await undone('xoay 1 trang').waitFor();

  await card(1, 2).click();
  await page.keyboard.press('s');
  await card(3, 1).waitFor();
  await undone('tách văn bản').waitFor();
  await page.keyboard.press('j');
  await undone('ghép 2 văn bản').waitFor();
  await card(1, 2).waitFor();

  // By mouse: the page of the second document goes before the first page of the first.
  await drag(page, card(2, 1), card(1, 1));
  await undone('chuyển 1 trang').waitFor();
  await card(1, 3).waitFor();
  // By keys: one place on.
  await page.keyboard.press('Control+ArrowRight');
  await page.waitForFunction(() => document.querySelector('[aria-selected="true"]')?.textContent?.includes('trang 2'));

  await page.keyboard.press('b');
  await page.getByRole('option', { name: 'để riêng' }).waitFor();
  await page.keyboard.press('Control+a');
  await page.getByText('Đã chọn 3').waitFor();
  await desk.screenshots('chosen');
  await expectAccessible(desk);
  await card(1, 3).click({ button: 'right' });
  await page.getByRole('menuitem', { name: 'Gỡ trang khỏi văn bản' }).waitFor();
  await desk.screenshot('menu');
  await expectAccessible(desk);
  await page.keyboard.press('Escape');

  await card(1, 3).click();
  await page.keyboard.press('Space');
  await page.getByRole('dialog').waitFor();
  await page.waitForFunction(() =>
    [...document.querySelectorAll('dialog img, [role="dialog"] img')].every((i) => (i as HTMLImageElement).complete),
  );
  await desk.screenshots('preview');
  await expectAccessible(desk);
  await page.keyboard.press('Space');
  await page.getByRole('dialog').waitFor({ state: 'hidden' });

  await page.keyboard.press('Delete');
  await page.getByRole('button', { name: 'Đã gỡ (1)' }).click();
  expect(await page.getByRole('option').count()).toBe(2);
  const tray = page.getByRole('complementary', { name: 'Trang đã gỡ' });
  await tray.getByText('Bản quét gốc vẫn nguyên trong kho').waitFor();
  await desk.screenshots('removed');
  await expectAccessible(desk);
  await tray.getByRole('button', { name: 'Khôi phục' }).click();
  await tray.getByText('Không có trang nào bị gỡ').waitFor();
  await page.getByRole('option').nth(2).waitFor();

  // All of it taken back, one by one, until the papers lie as they came.
  for (let { undo } = await desk.ask('edit.state', {}); undo !== null; ) {
    const { id } = undo;
    await page.keyboard.press('Control+z');
    await expect.poll(async () => (await desk.ask('edit.state', {})).undo?.id).not.toBe(id);
    ({ undo } = await desk.ask('edit.state', {}));
  }
  expect(await arrangement(desk)).toEqual(before);
});

story('what cannot come in waits in the tray with its reason', async ({ openDesk, folder }) => {
  const desk = await openDesk();
  const { page } = desk;
  await practice(desk);
  const scans = join(folder, 'Quét ngày 23');
  mkdirSync(scans);
  const whole = readFileSync(join(papers, 'HS0040', 'kh-07-2025.pdf'));
  writeFileSync(join(scans, 'kế hoạch.pdf'), whole.subarray(0, whole.length / 2));
  writeFileSync(join(scans, 'tờ 2.jpg'), '');
  writeFileSync(join(scans, 'tờ 1.jpg'), readFileSync(join(papers, 'HS0003', 'qd-05-1978.jpg')));

  // Loose files into a dossier that is made on the spot.
  await desk.stubDialog(join(scans, 'kế hoạch.pdf'), join(scans, 'tờ 1.jpg'), join(scans, 'tờ 2.jpg'));
  await page.keyboard.press('Control+o');
  await page.getByRole('combobox', { name: 'Hồ sơ' }).fill('HS-90');
  await page.getByRole('option', { name: 'Lập hồ sơ mới “HS-90”…' }).click();
  await page.getByLabel('Tiêu đề hồ sơ').fill('Công văn đến năm 1978');
  await desk.screenshot('new-dossier');
  await expectAccessible(desk);
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'Nhập vào kho' }).click();

  // The room of that dossier opens at once and the one good paper arrives.
  await desk.ready('sorting-room');
  await page.getByRole('heading', { name: 'HS-90 Công văn đến năm 1978' }).waitFor();
  await page.getByRole('option', { name: 'Văn bản 1, trang 1,' }).waitFor();
  await page.getByText('2 tệp không nhập được, nằm trong').waitFor();
  await desk.screenshot('outcome-refused');
  await page.getByRole('link', { name: 'Khay ngoại lệ' }).click();

  await desk.ready('exceptions');
  const damaged = page.getByRole('listitem', { name: 'kế hoạch.pdf' });
  await damaged.getByText('bị hỏng hoặc chưa ghi xong').waitFor();
  await damaged.getByText('Lấy lại tệp từ máy quét hoặc quét lại tờ giấy.').waitFor();
  await damaged.getByText(`Thư mục ${scans}`).waitFor();
  const empty = page.getByRole('listitem', { name: 'tờ 2.jpg' });
  await empty.getByRole('button', { name: 'Đã xử lý…' }).click();
  await desk.screenshots('tray');
  await expectAccessible(desk);

  // Tried again as it is, it stays; copied anew, it comes in.
  await damaged.getByRole('button', { name: 'Thử nhập lại' }).click();
  await page.getByText('kế hoạch.pdf vẫn chưa nhập được.').waitFor();
  await damaged.getByText('bị hỏng hoặc chưa ghi xong').waitFor();
  writeFileSync(join(scans, 'kế hoạch.pdf'), whole);
  await page.getByRole('listitem', { name: 'kế hoạch.pdf' }).getByRole('button', { name: 'Thử nhập lại' }).click();
  await page.getByText('Đã nhập được kế hoạch.pdf.').waitFor();
  await empty.getByRole('button', { name: 'Đã quét lại' }).click();
  await page.getByText('Không có ngoại lệ nào').waitFor();
  await desk.screenshot('tray-empty');
  await page.getByLabel('Xem cả mục đã xử lý').click();
  await page.getByText('Đã quét lại ·').waitFor();
  await desk.screenshot('tray-settled');
  await expectAccessible(desk);
});

story(
  'a dossier of thousands of pages is walked from end to end, chosen and changed as one',
  async ({ openDesk, folder }) => {
    const desk = await openDesk();
    const { page } = desk;
    await practice(desk);
    // What is read meanwhile is no part of this story.
    await desk.ask('work.pause', {});
    const many = await PDFDocument.create();
    for (let n = 1; n <= THOUSANDS; n += 1) many.addPage([210, 297]).drawText(`Trang ${n}`, { size: 9 });
    const scans = join(folder, 'HS-DAI');
    mkdirSync(scans);
    writeFileSync(join(scans, 'nhiều trang.pdf'), await many.save());
    await desk.stubDialog(scans);
    await page.getByRole('button', { name: 'Chọn thư mục…' }).click();
    await page.getByRole('button', { name: 'Nhập vào kho' }).click();
    await page.getByRole('region', { name: 'Kết quả lần nhập' }).getByRole('link', { name: 'HS-DAI' }).click();
    await desk.ready('sorting-room');
    await page.getByRole('button', { name: 'Đóng' }).click();

    await page.getByRole('option', { name: 'trang 1,' }).first().click();
    await page.keyboard.press('End');
    await page.getByRole('option', { name: `Văn bản 1, trang ${THOUSANDS},`, selected: true }).waitFor();
    expect(await page.getByRole('option').count()).toBeLessThan(120);
    await page.keyboard.press('Shift+Home');
    await page.getByText(`Đã chọn ${new Intl.NumberFormat('vi-VN').format(THOUSANDS)}`).waitFor();
    await page.getByRole('option', { name: 'Văn bản 1, trang 1,' }).waitFor();
    for (let n = 0; n < 12; n += 1) await page.keyboard.press('PageDown');
    await page.getByRole('option', { selected: true }).waitFor();
    await desk.screenshot('thousands');

    // Set aside and taken back, all of them at once.
    await page.keyboard.press('Control+a');
    await page.getByText(`Đã chọn ${new Intl.NumberFormat('vi-VN').format(THOUSANDS)}`).waitFor();
    await page.keyboard.press('b');
    await page.getByRole('option', { name: 'để riêng' }).first().waitFor();
    await page.keyboard.press('Control+z');
    await page.getByRole('option', { name: 'để riêng' }).first().waitFor({ state: 'detached' });
  },
);

/** How the papers lie: which page in which document, whether aside. */
async function arrangement(desk: Desk): Promise<unknown> {
  const dossierId = Number(new URL(desk.page.url()).hash.split('/').at(-1));
  const { rows } = await desk.ask('page.list', { dossierId });
  return rows.map(({ id, documentId, page, aside }) => ({ id, documentId, page, aside }));
}

/** Drags with the mouse as a hand does: pressed, moved in steps, let go on the left half of the other. */
async function drag(page: Page, what: Locator, before: Locator): Promise<void> {
  const from = await what.locator('[data-picture]').boundingBox();
  const to = await before.locator('[data-picture]').boundingBox();
  if (from === null || to === null) throw new Error('not on the screen');
  await page.mouse.move(from.x + from.width / 2, from.y + from.height / 2);
  await page.mouse.down();
  await page.mouse.move(from.x + from.width / 2 - 20, from.y + from.height / 2, { steps: 4 });
  await page.mouse.move(to.x + 10, to.y + to.height / 2, { steps: 8 });
  await page.mouse.up();
}
