/**
 * The frame and the first screen over a practice archive: papers read behind, numbers that open their lists, pause and go
 * on, the station killed in the middle, settings, users with fewer rights.
 */
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect } from 'vitest';
import { expectAccessible, story } from './desk.ts';

const samples = fileURLToPath(new URL('../../resources/samples/', import.meta.url));

story('the first screen follows the work; a killed station starts again and nothing is lost', async ({ openDesk }) => {
  const desk = await openDesk();
  const { page } = desk;
  page.setDefaultTimeout(15_000);
  await desk.ready('first-start');
  await page.getByRole('button', { name: 'Mở kho thực hành' }).click();
  await page.getByRole('button', { name: 'Dùng thử không cần tài khoản' }).click();
  await desk.ready('home');

  await desk.stubDialog(join(samples, 'papers'));
  const [grant] = await page.evaluate(() => window.desktop.choose('scan-folder'));
  await desk.ask('work.pause', {});
  const taken = await desk.ask('intake.take', { roots: [grant?.id ?? ''] });
  expect(taken.pages).toBeGreaterThan(3);
  await page.getByText(/Tạm dừng nhận dạng, còn \d+ trang/).waitFor();
  await page.getByRole('button', { name: 'Tiếp tục' }).click();
  await page.getByText(/Đang nhận dạng \d+\/\d+ trang/).waitFor();
  await desk.screenshot('home-reading');

  await desk.killStation();
  await page.getByText('Trạm đang khởi động lại, không mất dữ liệu').waitFor();
  await desk.screenshot('restarting');
  await desk.stationIs('ready');
  await page.getByText('Không có trang chờ nhận dạng').waitFor({ timeout: 120_000 });
  const waiting = page.getByRole('region', { name: 'Chờ xử lý' }).getByRole('link', { name: /văn bản chờ duyệt/ });
  await waiting.waitFor();
  await desk.screenshots('home');
  await expectAccessible(desk);

  // Every number of the bar is as long as the list that it opens.
  const { bar, progress } = await desk.ask('home.view', {});
  const listed = async (
    filter: 'listed' | 'listed-untouched' | 'listed-captured' | 'listed-approved',
  ): Promise<number> => (await desk.ask('dossier.find', { filter })).total;
  expect([bar.planned, progress.untouched, bar.captured, bar.approved]).toEqual([
    await listed('listed'),
    await listed('listed-untouched'),
    await listed('listed-captured'),
    await listed('listed-approved'),
  ]);

  // At 200 % nothing is lost: what does not fit scrolls inside the screen, never the window.
  await page.evaluate(() => window.desktop.setZoom(200));
  await page.waitForFunction(() => window.innerWidth < 700);
  expect(
    await page.evaluate(
      () => document.documentElement.scrollWidth <= window.innerWidth && document.body.scrollTop === 0,
    ),
  ).toBe(true);
  await page.evaluate(() => window.desktop.setZoom(100));
  await page.waitForFunction(() => window.innerWidth > 1300);

  for (const part of ['look', 'users', 'archive', 'profiles', 'recognition', 'about']) {
    await page.evaluate((to) => {
      location.hash = `#/settings/${to}`;
    }, part);
    await page.locator(`a[href="#/settings/${part}"][aria-current="page"]`).waitFor();
    await page.getByText('Đang tải…').waitFor({ state: 'detached' });
    if (part === 'archive') {
      await page.getByRole('button', { name: 'Kiểm tra ngay' }).click();
      await page.getByText('Kho nguyên vẹn.').waitFor({ timeout: 60_000 });
      await page.getByLabel('Hạn hoàn thành 100 %').fill('31/12/2027');
      await page.getByRole('button', { name: 'Lưu', exact: true }).click();
      await page.getByText('Đã lưu.').waitFor();
      await desk.screenshots('settings-archive');
    } else await desk.screenshot(`settings-${part}`);
    await expectAccessible(desk);
  }

  // The first number of the list behind it.
  await page.keyboard.press('Control+1');
  await desk.ready('home');
  await waiting.click();
  await page.locator('main[data-ready^="review"]').waitFor();
});

story('a role sees only what it may use', async ({ openDesk, folder }) => {
  const desk = await openDesk();
  const { page } = desk;
  page.setDefaultTimeout(15_000);
  await desk.ready('first-start');
  await desk.stubDialog(join(folder, 'kho'));
  const [grant] = await page.evaluate(() => window.desktop.choose('archive-folder'));
  await page.evaluate(
    (id) => window.desktop.createArchive(id, { name: 'Kho', fondsCode: 'P01', fondsTitle: 'Phông' }),
    grant?.id ?? '',
  );
  await desk.ready('home');
  await desk.ask('user.createFirst', { name: 'lan', fullName: 'Trần Thị Lan', password: 'một câu dễ nhớ' });
  await page.evaluate(() => {
    location.hash = '#/settings/users';
  });
  await page.getByRole('button', { name: 'Thêm người dùng' }).click();
  const dialog = page.getByRole('dialog', { name: 'Thêm người dùng' });
  await dialog.getByLabel('Họ và tên').fill('Nguyễn Văn Tra');
  await dialog.getByLabel('Tên đăng nhập').fill('tra');
  await dialog.getByRole('combobox', { name: 'Vai trò' }).click();
  await page.getByRole('option', { name: 'Cán bộ tra cứu' }).click();
  await dialog.getByLabel('Mật khẩu mới', { exact: true }).fill('một câu khác hẳn');
  await dialog.getByLabel('Nhập lại mật khẩu mới').fill('một câu khác hẳn');
  await desk.screenshot('add-user');
  await expectAccessible(desk);
  await dialog.getByRole('button', { name: 'Thêm người dùng' }).click();
  await page.getByRole('cell', { name: 'Nguyễn Văn Tra', exact: true }).waitFor();
  await desk.screenshots('users');

  await page.getByRole('button', { name: 'Trần Thị Lan · Quản trị' }).click();
  await page.getByRole('menuitem', { name: 'Đăng xuất' }).click();
  await desk.ready('sign-in');
  await page.getByLabel('Tên đăng nhập').fill('tra');
  await page.getByLabel('Mật khẩu').fill('một câu khác hẳn');
  await page.keyboard.press('Enter');
  const rail = page.getByRole('navigation', { name: 'Các màn hình' });
  await rail.waitFor();
  expect(await rail.getByRole('link').allTextContents()).toEqual(['Tổng quan', 'Tra cứu', 'Hồ sơ', 'Cài đặt']);
  await page.evaluate(() => {
    location.hash = '#/intake';
  });
  await desk.ready('forbidden');
  await desk.screenshot('forbidden');
  expect((await desk.call('user.list', {})).ok).toBe(false);
});
