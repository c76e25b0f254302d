/**
 * One clerk's day in one archive folder, from nothing: the archive is made, the office's list read in, the papers taken
 * in and read, reviewed by keys alone, found again with the place marked on the picture, sealed, delivered, and the
 * figure on the first screen moves and is not 100 %.
 */
import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { type PageText, wordsOf } from '../../shared/page-text.ts';
import { type Reviewed, reviewPaper, truths } from './clerk.ts';
import { type Desk, expectAccessible, story } from './desk.ts';

const samples = fileURLToPath(new URL('../../resources/samples/', import.meta.url));

/** What the product promises of a clean paper of one page. */
const MOST_STROKES = 12;
const MOST_SECONDS = 20;

story(
  'one day: from an empty folder to a receipt',
  async ({ openDesk, folder }) => {
    const archive = join(folder, 'kho');
    const store = join(folder, 'kho-tinh');
    mkdirSync(store);
    const desk = await openDesk();
    const { page } = desk;
    const step = stopwatch();

    await makeArchive(desk, archive);
    step('archive made');

    await desk.stubDialog(join(samples, 'inventory.csv'));
    await page.getByRole('button', { name: 'Nhập mục lục…' }).click();
    await page.getByText(/Đã nhập mục lục: thêm 9 hồ sơ/).waitFor();
    await page.getByRole('img', { name: /^0 trên 9 hồ sơ đã được kho nhận tiếp nhận/ }).waitFor();
    await desk.screenshots('1-list');
    await expectAccessible(desk);

    await desk.stubDialog(join(samples, 'papers'));
    await page.getByRole('link', { name: 'Nhập', exact: true }).click();
    await desk.ready('intake');
    await page.getByRole('button', { name: 'Chọn thư mục…' }).click();
    await page.getByRole('button', { name: 'Nhập vào kho' }).click();
    await page.getByRole('region', { name: 'Kết quả lần nhập' }).waitFor();
    await page.getByTitle(/Đang nhận dạng \d+\/\d+ trang/).waitFor();
    await desk.screenshots('2-taken-in');
    await expectAccessible(desk);
    step('taken in');
    await page.getByText('Không có trang chờ nhận dạng').waitFor({ timeout: 300_000 });
    step('read');

    await page.keyboard.press('Control+3');
    await page.waitForSelector('main[data-ready="review"] [data-shown]');
    await desk.screenshots('3-review');
    await expectAccessible(desk);
    const known = truths();
    const reviewed: Reviewed[] = [];
    while (reviewed.length < known.size) reviewed.push(await reviewPaper(desk, known));
    await page.getByText('Không còn văn bản nào chờ duyệt').waitFor();
    step('reviewed');
    tellStrokes(reviewed);
    expect(reviewed.map(({ file }) => file).sort()).toEqual([...known.keys()].sort());
    expect(Math.max(...reviewed.map(({ seconds }) => seconds))).toBeLessThan(MOST_SECONDS);
    // Clean: one page, and all that was left to the clerk is what stands there in ink.
    const clean = reviewed.filter(
      ({ pages, typed }) => pages === 1 && typed.every((one) => /^(number|date) /.test(one)),
    );
    expect(clean.length).toBeGreaterThanOrEqual(5);
    expect(clean.filter(({ strokes }) => strokes > MOST_STROKES)).toEqual([]);

    await findAndSee(desk);
    step('found');

    await sealAndDeliver(desk, store);
    step('delivered');

    await page.keyboard.press('Control+1');
    await desk.ready('home');
    await page.getByRole('link', { name: /5 · 55,5 % đã giao nộp/ }).waitFor();
    await desk.screenshots('8-home');
    await expectAccessible(desk);
  },
  600_000,
);

async function makeArchive(desk: Desk, archive: string): Promise<void> {
  const { page } = desk;
  await desk.ready('first-start');
  await desk.stubDialog(archive);
  await page.getByRole('button', { name: 'Chọn thư mục…' }).click();
  await desk.ready('new-archive');
  await page.getByLabel('Tên kho').fill('Kho lưu trữ Mặt trận tỉnh');
  await page.getByLabel('Mã phông').fill('PMT01');
  await page.getByLabel('Tên phông').fill('Phông Ủy ban Mặt trận Tổ quốc tỉnh');
  await page.keyboard.press('Enter');
  await desk.ready('first-administrator');
  await page.getByLabel('Họ và tên').fill('Trần Thị Lan');
  await page.getByLabel('Tên đăng nhập').fill('lan');
  await page.getByLabel('Mật khẩu mới', { exact: true }).fill('một câu dễ nhớ');
  await page.getByLabel('Nhập lại mật khẩu mới').fill('một câu dễ nhớ');
  await page.keyboard.press('Enter');
  await desk.ready('home');
}

const SOUGHT = 'khoản đóng góp';

/** Typed without marks from any screen, opened with Enter, and the mark lies on the very words of the paper. */
async function findAndSee(desk: Desk): Promise<void> {
  const { page } = desk;
  await page.keyboard.press('Control+k');
  await desk.ready('search');
  await page.keyboard.type('"khoan dong gop"');
  const results = page.getByRole('listbox', { name: 'Kết quả tra cứu' });
  await results.getByRole('option', { name: /32\/KH-MTTQ-BTT/ }).waitFor();
  await desk.screenshots('4-found');
  await expectAccessible(desk);
  // From the box to the first row, and into it.
  await page.keyboard.press('Enter');
  await page.waitForFunction(() => document.activeElement?.getAttribute('role') === 'option');
  await page.keyboard.press('Enter');
  await desk.ready('paper');
  await page.locator('[data-shown] svg path').first().waitFor();
  await desk.screenshots('5-paper');
  await expectAccessible(desk);

  const id = Number(await page.locator('[data-shown]').getAttribute('data-shown'));
  const text = await desk.ask('page.words', { id });
  if (text === null) throw new Error('the page has been read');
  const box = boxOf(text, SOUGHT);
  expect(await likeness(page, id, box, 0)).toBeGreaterThan(0.5);
  // More than half a line lower it is something else: the comparison can fail.
  expect(await likeness(page, id, box, 0.6)).toBeLessThan(0.2);
  await page.keyboard.press('Escape');
  await desk.ready('search');
}

/** The part of the page that these words cover: its first place. */
function boxOf(text: PageText, sought: string): [number, number, number, number] {
  const words = wordsOf(text);
  const wanted = sought.split(' ');
  const first = words.findIndex((_, at) =>
    wanted.every((word, n) => words[at + n]?.text.replace(/[.,;]/g, '') === word),
  );
  const found = words.slice(first, first + wanted.length).map((word) => word.box);
  expect(found).toHaveLength(wanted.length);
  const left = Math.min(...found.map(([x]) => x));
  const top = Math.min(...found.map(([, y]) => y));
  const right = Math.max(...found.map(([x, , width]) => x + width));
  const bottom = Math.max(...found.map(([, y, , height]) => y + height));
  // The mark stands a little off the letters.
  const off = (2 * text.dpi) / 75;
  return [left - off, top - off, right - left + 2 * off, bottom - top + 2 * off];
}

/**
 * How alike what the window shows under the mark (moved down by a share of its height) is to these words in the picture
 * of the page: 1 the same, 0 nothing in common. Takes a picture of the window, so that nothing the window believes about
 * itself is asked.
 */
async function likeness(page: Page, id: number, box: readonly number[], down: number): Promise<number> {
  const layer = page.locator('[data-shown] svg');
  const mark = await layer
    .locator('path')
    .last()
    .evaluate((path) => {
      // Without the width of its stroke.
      const { x, y, width, height } = (path as SVGGraphicsElement).getBBox();
      const onScreen = (path as SVGGraphicsElement).getScreenCTM();
      const from = new DOMPoint(x, y).matrixTransform(onScreen ?? undefined);
      const to = new DOMPoint(x + width, y + height).matrixTransform(onScreen ?? undefined);
      return { x: from.x, y: from.y, width: to.x - from.x, height: to.y - from.y };
    });
  const clip = { ...mark, y: mark.y + mark.height * down };
  // The paper itself, as it lies under the mark.
  const shown = (visibility: string) =>
    layer.evaluate((svg, to) => svg.style.setProperty('visibility', to), visibility);
  await shown('hidden');
  const seen = (await page.screenshot({ clip, animations: 'disabled' })).toString('base64');
  await shown('visible');
  return page.evaluate(
    async ([shot, address]) => {
      const grey = async (blob: Blob): Promise<number[]> => {
        const canvas = new OffscreenCanvas(160, 32);
        const pen = canvas.getContext('2d');
        if (pen === null) throw new Error('no canvas');
        pen.drawImage(await createImageBitmap(blob), 0, 0, 160, 32);
        const { data } = pen.getImageData(0, 0, 160, 32);
        return Array.from({ length: 160 * 32 }, (_, n) => (data[4 * n] ?? 0) + (data[4 * n + 1] ?? 0));
      };
      const bytes = Uint8Array.from(atob(shot), (letter) => letter.charCodeAt(0));
      const [a, b] = [await grey(new Blob([bytes])), await grey(await (await fetch(address)).blob())];
      const mean = (all: number[]): number => all.reduce((sum, one) => sum + one, 0) / all.length;
      const [ma, mb] = [mean(a), mean(b)];
      const product = (x: number[], mx: number, y: number[], my: number): number =>
        x.reduce((sum, one, n) => sum + (one - mx) * ((y[n] ?? 0) - my), 0);
      return product(a, ma, b, mb) / Math.sqrt(product(a, ma, a, ma) * product(b, mb, b, mb));
    },
    [seen, `app://pages/${id}/crop?box=${box.join(',')}`] as const,
  );
}

async function sealAndDeliver(desk: Desk, store: string): Promise<void> {
  const { page } = desk;
  await page.keyboard.press('Control+6');
  await desk.ready('batches');
  await page.getByRole('listitem').filter({ hasText: 'HS0040' }).waitFor();
  await desk.screenshots('6-ready');
  await expectAccessible(desk);
  await page.getByRole('button', { name: 'Đóng gói cả 5 hồ sơ' }).click();
  await page.getByRole('button', { name: 'Niêm lô', exact: true }).click();
  await page.getByText(/Đã đóng gói một lô gồm 5 hồ sơ, 12 văn bản/).waitFor({ timeout: 120_000 });

  await page.getByRole('tab', { name: /Kho nhận/ }).click();
  await desk.stubDialog(store);
  await page.getByRole('button', { name: 'Thêm kho nhận' }).click();
  await page.getByRole('button', { name: 'Chọn thư mục…' }).click();
  await page.getByLabel('Tên kho nhận').fill('Kho lưu trữ tỉnh');
  await page.getByRole('button', { name: 'Thêm kho này' }).click();
  await page.getByRole('button', { name: 'Thử kết nối' }).waitFor();
  await page.getByRole('tab', { name: /Lô đã đóng gói/ }).click();
  await page.getByRole('table', { name: 'Các lô' }).getByRole('button', { name: /^Lô / }).click();
  await desk.ready('batch');
  await page.getByRole('button', { name: 'Giao nộp', exact: true }).click();
  await page.getByText(/Đã giao nộp và đọc lại đủ, biên nhận số BN-/).waitFor({ timeout: 60_000 });
  await page.getByRole('button', { name: 'Xem biên nhận' }).click();
  await desk.ready('receipt');
  await page.getByText('BIÊN NHẬN GỬI HỒ SƠ SỐ HÓA').waitFor();
  await desk.screenshots('7-receipt');
  await expectAccessible(desk);

  // What lies at the store is what was sealed: hashed here, by nobody's word.
  const [batch = ''] = readdirSync(store).filter((name) => /^lo-[^.]+$/.test(name));
  const bag = join(store, batch);
  const listed = ['tagmanifest-sha256.txt', 'manifest-sha256.txt'].flatMap((name) =>
    readFileSync(join(bag, name), 'utf8').trim().split('\n'),
  );
  // Twelve papers, each a PDF and the text of its pages.
  expect(listed.length).toBeGreaterThan(24);
  const wrong = listed.filter((line) => {
    const [, hash, path = ''] = /^(\w{64}) {1,2}(.+)$/.exec(line) ?? [];
    return sha256(readFileSync(join(bag, path))) !== hash;
  });
  expect(wrong).toEqual([]);
  const [receipt] = await desk.ask('receipt.list', {});
  const { text } = await desk.ask('receipt.show', { number: receipt?.number ?? '' });
  expect(text).toContain(sha256(readFileSync(join(bag, 'tagmanifest-sha256.txt'))));
}

const sha256 = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex');

function stopwatch(): (what: string) => void {
  let since = performance.now();
  return (what) => {
    const now = performance.now();
    process.stdout.write(`${what}: ${((now - since) / 1000).toFixed(1)} s\n`);
    since = now;
  };
}

function tellStrokes(reviewed: readonly Reviewed[]): void {
  const lines = reviewed.map(
    ({ file, strokes, seconds, typed }) => `  ${file}: ${strokes} keys, ${seconds.toFixed(1)} s; ${typed.join('; ')}`,
  );
  process.stdout.write(`${lines.join('\n')}\n`);
}
