/**
 * The first day: no archive yet. The practice archive with one press; an archive of one's own with its administrator;
 * locked, unlocked, signed out, opened again; a folder that will not do.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';
import { expectAccessible, story } from './desk.ts';

story('the practice archive opens with one press and needs no account', async ({ openDesk }) => {
  const desk = await openDesk();
  await desk.ready('first-start');
  await desk.screenshots('first-start');
  await expectAccessible(desk);

  await desk.page.getByRole('button', { name: 'Mở kho thực hành' }).click();
  await desk.ready('first-administrator');
  await desk.screenshot('first-administrator');
  await expectAccessible(desk);
  await desk.page.getByRole('button', { name: 'Dùng thử không cần tài khoản' }).click();
  await desk.ready('home');
  expect(await desk.page.title()).toBe('Tổng quan · Kho thực hành · Trạm Số Hóa');
  await desk.screenshots('home-practice');
  await expectAccessible(desk);
});

story('an archive of one’s own: made, signed in, locked, signed out, opened again', async ({ openDesk, folder }) => {
  const desk = await openDesk();
  const { page } = desk;
  page.setDefaultTimeout(10_000);
  await desk.ready('first-start');

  // A folder with other files in it is refused where it was chosen, and another one will do.
  const full = join(folder, 'tai-lieu');
  mkdirSync(full);
  writeFileSync(join(full, 'ghi-chu.txt'), 'x');
  await desk.stubDialog(full);
  await page.getByRole('button', { name: 'Chọn thư mục…' }).click();
  await desk.ready('new-archive');
  await page.getByLabel('Tên kho').fill('Kho của cơ quan');
  await page.getByLabel('Mã phông').fill('P01');
  await page.getByLabel('Tên phông').fill('Phông cơ quan');
  await page.getByRole('button', { name: 'Lập kho' }).click();
  await page.getByRole('alert').getByText('đang chứa tệp khác').waitFor();
  await desk.screenshot('folder-not-empty');
  await desk.stubDialog(join(folder, 'kho'));
  await page.getByRole('button', { name: 'Chọn thư mục khác…' }).click();
  await page.getByRole('button', { name: 'Lập kho' }).click();

  await desk.ready('first-administrator');
  expect(await page.getByRole('button', { name: 'Để sau' }).count()).toBe(0);
  await page.getByLabel('Họ và tên').fill('Trần Thị Lan');
  await page.getByLabel('Tên đăng nhập').fill('lan');
  await page.getByLabel('Mật khẩu mới', { exact: true }).fill('ngắn');
  await page.getByLabel('Nhập lại mật khẩu mới').fill('ngắn');
  await page.keyboard.press('Enter');
  await page.getByRole('alert').getByText('ít nhất 8 ký tự').waitFor();
  await page.getByLabel('Mật khẩu mới', { exact: true }).fill('một câu dễ nhớ');
  await page.getByLabel('Nhập lại mật khẩu mới').fill('một câu dễ nhớ');
  await page.keyboard.press('Enter');
  await desk.ready('home');
  expect(await desk.ask('session.state', {})).toMatchObject({ state: 'signed-in', user: { role: 'administrator' } });

  await page.keyboard.press('Control+l');
  await desk.ready('locked');
  expect(await page.getByRole('link', { name: 'Biên mục' }).count()).toBe(0);
  await desk.screenshot('locked');
  await expectAccessible(desk);
  await page.getByLabel('Mật khẩu').fill('sai rồi');
  await page.keyboard.press('Enter');
  await page.getByRole('alert').waitFor();
  await page.getByLabel('Mật khẩu').fill('một câu dễ nhớ');
  await page.keyboard.press('Enter');
  await page.getByRole('link', { name: 'Biên mục' }).waitFor();

  await page.getByRole('button', { name: 'Trần Thị Lan' }).click();
  await desk.screenshot('user-menu');
  await page.getByRole('menuitem', { name: 'Đăng xuất' }).click();
  await desk.ready('sign-in');
  await desk.screenshots('sign-in');
  await desk.close();

  const again = await openDesk({ dataFolder: desk.dataFolder });
  await again.ready('sign-in');
  await again.page.getByLabel('Tên đăng nhập').fill('LAN');
  await again.page.getByLabel('Mật khẩu').fill('một câu dễ nhớ');
  await again.page.keyboard.press('Enter');
  await again.ready('home');
  await again.page.keyboard.press('?');
  await again.page.getByRole('dialog', { name: 'Phím tắt' }).waitFor();
  await again.screenshot('keys');
  await expectAccessible(again);
});
