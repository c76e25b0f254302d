/**
 * From approved dossiers to proof: what stands in the way is told and explained, what is ready is sealed and delivered
 * to a folder, the receipt is read and checked, and the dossier carries its whole chain on one sheet.
 */
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect } from 'vitest';
import { expectAccessible, story } from './desk.ts';
import { fillShelf } from './shelf.ts';

const base = mkdtempSync(join(tmpdir(), 'story-shelf-'));
const shelf = join(base, 'archive');
// HS0040 agrees with its list; of HS0012 the list counts a sheet more than came.
beforeAll(() => fillShelf(shelf, ['HS0040', 'HS0012'], true));
afterAll(() => rmSync(base, { recursive: true, force: true }));

story('a dossier that differs from its list is explained', async ({ openDesk, folder }) => {
  const archive = join(folder, 'archive');
  cpSync(shelf, archive, { recursive: true });
  const desk = await openDesk({ archive });
  const { page } = desk;
  await desk.ready('home');
  await page.getByRole('link', { name: 'Hồ sơ', exact: true }).click();
  await desk.ready('records');
  const list = page.getByRole('listbox', { name: 'Danh sách hồ sơ' });
  await list.getByRole('option', { name: /HS0012/ }).waitFor();
  await desk.screenshots('records');
  await expectAccessible(desk);

  await page.getByRole('combobox', { name: 'Lọc hồ sơ' }).selectOption('differing');
  const row = list.getByRole('option', { name: /HS0012/ });
  await expect.poll(() => list.getByRole('option').count()).toBe(1);
  await row.click();
  await page.keyboard.press('Enter');
  await desk.ready('dossier');
  await page.getByRole('listbox', { name: 'Văn bản trong hồ sơ' }).getByRole('option').first().waitFor();
  await desk.screenshots('dossier');
  await expectAccessible(desk);

  // Changed in place, and taken back.
  const keywords = page.getByLabel('Từ khóa');
  await keywords.fill('bầu cử');
  await keywords.press('Enter');
  await page.getByRole('button', { name: 'Hoàn tác' }).click();
  await expect.poll(() => keywords.inputValue()).toBe('');

  await page.getByRole('tab', { name: 'Đối chiếu' }).click();
  await page.getByLabel('Vì sao chênh lệch này đúng').fill('Mục lục đếm cả tờ phụ lục đã mất');
  await desk.screenshots('reconciliation');
  await expectAccessible(desk);
  await page.getByRole('button', { name: 'Ghi lời giải thích' }).click();
  await page.getByText('Đã giải thích: “Mục lục đếm cả tờ phụ lục đã mất”').waitFor();

  await page.getByRole('tab', { name: 'Lịch sử' }).click();
  const history = page.getByRole('list', { name: 'Lịch sử hồ sơ' });
  await history.getByText(/giải thích chênh lệch: “Mục lục đếm cả tờ phụ lục đã mất”/).waitFor();
  await history
    .getByText(/duyệt văn bản 1/)
    .first()
    .waitFor();
  await desk.screenshots('history');
  await expectAccessible(desk);

  // Back where the list stood, with its filter.
  await page.keyboard.press('Escape');
  await desk.ready('records');
  expect(await page.getByRole('combobox', { name: 'Lọc hồ sơ' }).inputValue()).toBe('differing');
});

story('what is ready is sealed, delivered and proven', async ({ openDesk, folder }) => {
  const archive = join(folder, 'archive');
  const store = join(folder, 'kho-tinh');
  mkdirSync(store);
  cpSync(shelf, archive, { recursive: true });
  const desk = await openDesk({ archive });
  const { page } = desk;
  await desk.ready('home');
  await page.getByRole('link', { name: 'Lô', exact: true }).click();
  await desk.ready('batches');
  await page.getByRole('listitem').filter({ hasText: 'HS0040' }).waitFor();
  await desk.screenshots('ready');
  await expectAccessible(desk);

  await page.getByRole('tab', { name: /Chưa sẵn sàng/ }).click();
  await page.getByRole('listitem').filter({ hasText: 'HS0012' }).getByRole('link', { name: 'Đối chiếu' }).waitFor();
  await desk.screenshots('not-ready');
  await expectAccessible(desk);

  await page.getByRole('tab', { name: /^Sẵn sàng/ }).click();
  await page.getByRole('checkbox', { name: 'Chọn hồ sơ HS0040' }).check();
  await page.getByRole('button', { name: 'Đóng gói 1 hồ sơ' }).click();
  await page.getByRole('button', { name: 'Niêm lô', exact: true }).click();
  await page.getByText(/Đã đóng gói một lô gồm 1 hồ sơ, 2 văn bản, 3 trang/).waitFor();
  await desk.screenshots('sealed');

  await page.getByRole('tab', { name: /Kho nhận/ }).click();
  await desk.stubDialog(store);
  await page.getByRole('button', { name: 'Thêm kho nhận' }).click();
  await page.getByRole('button', { name: 'Chọn thư mục…' }).click();
  await page.getByLabel('Tên kho nhận').fill('Kho lưu trữ tỉnh');
  await desk.screenshots('new-destination');
  await expectAccessible(desk);
  await page.getByRole('button', { name: 'Thêm kho này' }).click();
  await page.getByRole('button', { name: 'Thử kết nối' }).click();
  await page.getByText('Tới được và ghi được').waitFor();
  await desk.screenshots('destinations');

  await page.getByRole('tab', { name: /Lô đã đóng gói/ }).click();
  await page.getByRole('table', { name: 'Các lô' }).getByRole('button', { name: /^Lô / }).waitFor();
  await desk.screenshots('batches');
  await page.getByRole('table', { name: 'Các lô' }).getByRole('button', { name: /^Lô / }).click();
  await desk.ready('batch');
  await page.getByRole('button', { name: 'Giao nộp', exact: true }).click();
  await page.getByText(/Đã giao nộp và đọc lại đủ, biên nhận số BN-/).waitFor();
  await desk.screenshots('delivered');
  await expectAccessible(desk);
  expect(readdirSync(store).filter((name) => name.startsWith('lo-'))).toHaveLength(3);

  await page.getByRole('button', { name: 'Xem biên nhận' }).click();
  await desk.ready('receipt');
  await page.getByText('BIÊN NHẬN GỬI HỒ SƠ SỐ HÓA').waitFor();
  await page.getByRole('button', { name: 'Kiểm tra lại tại kho' }).click();
  await page.getByRole('status').getByText('Còn nguyên vẹn').waitFor();
  await desk.screenshots('receipt');
  await expectAccessible(desk);
  const saved = join(folder, 'bien-nhan.txt');
  await desk.stubDialog(saved);
  await page.getByRole('button', { name: 'Lưu thành tệp' }).click();
  await page.getByText('Đã lưu bien-nhan.txt').waitFor();
  expect(existsSync(saved)).toBe(true);

  // Somebody changes a file at the store: the next check says so, in red.
  const [batch = ''] = readdirSync(store).filter((name) => /^lo-[^.]+$/.test(name));
  writeFileSync(join(store, batch, 'bagit.txt'), 'không phải của chúng tôi');
  await page.getByRole('button', { name: 'Các biên nhận' }).click();
  await page.getByRole('button', { name: 'Kiểm tra lại tất cả' }).click();
  await page.getByText('Bị hư hỏng hoặc thay đổi').first().waitFor();
  await desk.screenshots('receipts');
  await expectAccessible(desk);

  const [dossier] = (await desk.ask('dossier.find', { typed: 'HS0040' })).rows;
  await page.evaluate((id) => {
    location.hash = `#/records/dossier/${id}?tab=proof`;
  }, dossier?.id);
  await desk.ready('dossier');
  await page.getByText('6. Lần kiểm tra gần nhất').waitFor();
  await desk.screenshots('proof');
  await expectAccessible(desk);
});
