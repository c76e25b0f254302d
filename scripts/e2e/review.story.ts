/**
 * The clerk's main work: papers reviewed and approved without taking the hands from the keys, what only a person can
 * read typed beside its enlarged picture, words put right on the paper, mistakes taken back over several papers.
 */
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { PDFDocument } from 'pdf-lib';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect } from 'vitest';
import type { FieldName } from '../../shared/fields.ts';
import { wordsOf } from '../../shared/page-text.ts';
import { type Desk, expectAccessible, story } from './desk.ts';
import { fillShelf, takeIn } from './shelf.ts';

const base = mkdtempSync(join(tmpdir(), 'story-review-'));
const shelf = join(base, 'archive');
beforeAll(() => fillShelf(shelf, ['HS0027', 'HS0040'], false));
afterAll(() => rmSync(base, { recursive: true, force: true }));

async function openReview(desk: Desk): Promise<Page> {
  const { page } = desk;
  await desk.ready('home');
  await page.keyboard.press('Control+3');
  await desk.ready('review');
  await page.waitForSelector('[data-shown]');
  return page;
}

const box = (page: Page, name: string) =>
  page.getByRole('region', { name: 'Thông tin văn bản' }).getByLabel(name, { exact: true });
const at = (page: Page, position: string) => page.getByText(`văn bản ${position}`).waitFor();
const focused = (page: Page): Promise<string> =>
  page.evaluate(() => {
    const element = document.activeElement;
    const label = element instanceof HTMLInputElement || element instanceof HTMLTextAreaElement ? element.labels : null;
    return label?.[0]?.textContent ?? element?.textContent ?? '';
  });
const fieldOf = async (desk: Desk, id: number, field: FieldName) =>
  (await desk.ask('document.show', { id })).fields.find((one) => one.field === field);

/** Presses keys one after the other and counts them. */
const strokes = (page: Page) => {
  let count = 0;
  return {
    press: async (...keys: string[]): Promise<void> => {
      for (const key of keys) {
        await page.keyboard.press(key);
        count += 1;
      }
    },
    count: () => count,
  };
};

story('papers are approved by keyboard', async ({ openDesk, folder }) => {
  const archive = join(folder, 'archive');
  cpSync(shelf, archive, { recursive: true });
  const desk = await openDesk({ archive });
  const complaints: string[] = [];
  desk.page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
  const page = await openReview(desk);
  const { rows } = await desk.ask('document.find', { filter: 'review' });
  const [letter, petition, plan, decision] = rows.map((row) => row.id);
  if (letter === undefined || petition === undefined || plan === undefined || decision === undefined) {
    throw new Error('four papers wait');
  }
  await at(page, '1/4');
  await desk.screenshots('review');
  await expectAccessible(desk);

  // A letter with its number and its day in ink: both crops stand beside their boxes, and whatever was made of them
  // waits for a person, who types over it.
  const first = strokes(page);
  expect(await focused(page)).toBe('Số');
  expect(await page.getByRole('img', { name: /Ảnh phóng to/ }).count()).toBe(2);
  await first.press('7', '7', 'Enter');
  expect(await focused(page)).toBe('Ngày văn bản');
  // Month and year are printed, so the day completes the date.
  await first.press('2', '9', 'Enter');
  // What else is doubted, an issuer whose letters were not all read surely, say, is passed by one stroke each.
  while (!(await focused(page)).includes('Duyệt') && first.count() < 12) await first.press('Enter');
  await first.press('Enter');
  await at(page, '2/4');
  await expect.poll(async () => (await desk.ask('document.show', { id: letter })).approvedAt).not.toBeNull();
  expect(await fieldOf(desk, letter, 'number')).toMatchObject({ value: '77', source: 'person' });
  expect(await fieldOf(desk, letter, 'date')).toMatchObject({ value: '2008-07-29', source: 'person' });
  expect(first.count()).toBeLessThanOrEqual(12);

  // The next paper stands at once, the page in view on which its first doubt is.
  await page.waitForSelector('[data-shown]');
  const next = (await desk.ask('document.show', { id: plan })).pages[1]?.id;
  const waited = page.evaluate(
    (wanted) =>
      new Promise<number>((done) => {
        let since = 0;
        window.addEventListener('keydown', () => (since ||= performance.now()), { capture: true });
        const look = (): void => {
          const stands = document.querySelector('[data-shown]')?.getAttribute('data-shown') === String(wanted);
          if (stands && since > 0) done(performance.now() - since);
          else requestAnimationFrame(look);
        };
        look();
      }),
    next,
  );
  await page.keyboard.press('Control+Enter');
  const milliseconds = await waited;
  process.stdout.write(`approve and next: ${Math.round(milliseconds)} ms\n`);
  await at(page, '3/4');
  await expect.poll(async () => (await desk.ask('document.show', { id: petition })).approvedAt).not.toBeNull();

  // A plan of two pages: its signer stands on the second one, which turns up by itself.
  expect(await focused(page)).toBe('Người ký');
  await page.getByText('trang 2/2').waitFor();
  await page.waitForSelector('[data-shown]');
  await desk.screenshots('review-two-pages');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Enter');
  await at(page, '4/4');

  // A clean decision of one page.
  const second = strokes(page);
  expect(await focused(page)).toBe('Số');
  await second.press('1', '2', '7', 'Enter');
  while ((await focused(page)).includes('Duyệt') === false) await second.press('Enter');
  await second.press('Enter');
  await page.getByText('Không còn văn bản nào chờ duyệt').waitFor();
  expect(second.count()).toBeLessThanOrEqual(12);
  process.stdout.write(`keystrokes: ${first.count()} and ${second.count()}\n`);
  await desk.screenshot('review-nothing-left');
  expect(milliseconds).toBeLessThan(400);
  expect((await desk.ask('document.find', { filter: 'approved' })).total).toBe(4);
  expect(complaints).toEqual([]);
});

story('words are put right on the paper, and everything can be taken back', async ({ openDesk, folder }) => {
  const archive = join(folder, 'archive');
  cpSync(shelf, archive, { recursive: true });
  const desk = await openDesk({ archive });
  const page = await openReview(desk);
  const { rows } = await desk.ask('document.find', { filter: 'review' });
  const [letter, petition] = rows.map((row) => row.id);
  if (letter === undefined || petition === undefined) throw new Error('papers wait');

  // A field that must be read is not passed over: one key confirms that the paper has none.
  await box(page, 'Số').fill('');
  await page.keyboard.press('Control+Enter');
  await page.getByRole('button', { name: /Xác nhận để trống/ }).waitFor();
  await desk.screenshot('review-offers-empty');
  await page.keyboard.press('F9');
  await expect.poll(() => fieldOf(desk, letter, 'number')).toMatchObject({ value: null, source: 'person' });
  await page.keyboard.press('Control+z');
  await expect.poll(() => fieldOf(desk, letter, 'number')).toMatchObject({ needsPerson: true });

  // What is being typed outlives the station and the window.
  await box(page, 'Số').fill('78');
  await desk.killStation();
  await page.reload();
  await desk.stationIs('ready');
  await desk.ready('review');
  await page.waitForSelector('[data-shown]');
  expect(await box(page, 'Số').inputValue()).toBe('78');

  // Words of the paper go into the field, by hand and by key.
  await box(page, 'Trích yếu').focus();
  const pageId = Number(await page.locator('[data-shown]').getAttribute('data-shown'));
  const readNow = async () => {
    const text = await desk.ask('page.words', { id: pageId });
    return text === null ? [] : wordsOf(text);
  };
  const before = await readNow();
  await page.keyboard.press('Alt+ArrowRight');
  await page.keyboard.press('Alt+ArrowRight');
  await page.keyboard.press('Alt+Enter');
  const taken = await box(page, 'Trích yếu').inputValue();
  expect(before.map((word) => word.text)).toContain(taken);

  // The word is put right where it stands.
  await page.keyboard.press('F2');
  const editor = page.getByRole('textbox', { name: /^Sửa từ/ });
  await editor.fill('chuyển');
  await desk.screenshots('review-word');
  await expectAccessible(desk);
  await page.keyboard.press('Enter');
  await editor.waitFor({ state: 'detached' });
  await expect
    .poll(async () => (await readNow()).filter((word) => word.text === 'chuyển' && word.confidence === 100).length)
    .toBe(1);
  expect(await focused(page)).toBe('Trích yếu');

  // The text over the picture, and the keys of this screen.
  await page.keyboard.press('Alt+t');
  await desk.screenshots('review-text');
  await page.keyboard.press('Alt+t');

  // Sent back with a reason; the next paper comes; taken back, this one is here again.
  await page.keyboard.press('F8');
  await page.getByLabel('Lý do trả lại').waitFor();
  await page.keyboard.type('Ảnh mờ, cần quét lại');
  await desk.screenshot('review-send-back');
  await page.keyboard.press('Enter');
  await page.waitForURL(new RegExp(`#/review/${petition}`));
  await expect.poll(async () => (await desk.ask('document.show', { id: letter })).sentBack?.reason).toMatch(/^Ảnh mờ/);
  await desk.ready('review');
  await page.keyboard.press('Control+z');
  await page.waitForURL(new RegExp(`#/review/${letter}`));
  await expect.poll(async () => (await desk.ask('document.show', { id: letter })).sentBack).toBeNull();
});

/** One file with a letter, a blank back and a decision, as a scanner makes it of a stack. */
async function stack(file: string): Promise<void> {
  const sample = (name: string): Uint8Array =>
    readFileSync(fileURLToPath(new URL(`../../resources/samples/papers/${name}`, import.meta.url)));
  const pdf = await PDFDocument.create();
  for (const name of ['HS0027/cv-77-2008.jpg', null, 'HS0040/qd-127-2025.jpg']) {
    const page = pdf.addPage([595, 842]);
    if (name !== null) page.drawImage(await pdf.embedJpg(sample(name)), { x: 0, y: 0, width: 595, height: 842 });
  }
  writeFileSync(file, await pdf.save());
}

story('two papers in one file are parted by a key, and a petition carries the mark of personal data', async (tools) => {
  const { openDesk, folder } = tools;
  const archive = join(folder, 'archive');
  cpSync(shelf, archive, { recursive: true });
  const scans = join(folder, 'HS0099');
  mkdirSync(scans);
  await stack(join(scans, 'chong-giay.pdf'));
  await takeIn(archive, scans);
  const desk = await openDesk({ archive });
  const { page } = desk;
  await desk.ready('home');

  // The petition among the papers of the shelf carries the mark by itself, with its reason.
  const { rows } = await desk.ask('document.find', { filter: 'review' });
  const petition = rows.find(({ type }) => type?.startsWith('Đơn'));
  expect(rows.map(({ personal }) => personal)).toEqual(rows.map(({ id }) => id === petition?.id));
  if (petition === undefined) throw new Error('a petition waits');
  expect((await fieldOf(desk, petition.id, 'petitionKind'))?.value).toBe('Đơn kiến nghị');
  await page.evaluate((id) => location.assign(`#/review/${id}`), petition.id);
  await page.waitForSelector('main[data-ready="review"] [data-shown]');
  await box(page, 'Người gửi đơn').waitFor();
  await page.getByText('có (đơn của công dân)').waitFor();
  await desk.screenshots('review-petition');
  await expectAccessible(desk);
  await page.getByRole('button', { name: 'Bỏ đánh dấu' }).click();
  await expect.poll(async () => (await desk.ask('document.show', { id: petition.id })).personal.personal).toBe(false);
  await page.keyboard.press('Control+z');
  await expect.poll(async () => (await desk.ask('document.show', { id: petition.id })).personal.personal).toBe(true);

  // The seldom fields are one key away on any other paper, and the keyboard is in the first of them.
  const letter = rows[0]?.id ?? 0;
  await page.evaluate((id) => location.assign(`#/review/${id}`), letter);
  await page.waitForSelector('main[data-ready="review"] [data-shown]');
  expect(await box(page, 'Số đến').count()).toBe(0);
  await page.keyboard.press('Alt+n');
  await expect.poll(() => focused(page)).toBe('Số đến');
  await page.keyboard.type('215');
  await page.keyboard.press('Enter');
  await expect.poll(() => fieldOf(desk, letter, 'arrivalNumber')).toMatchObject({ value: '215', source: 'person' });

  // A stack scanned into one file: what may be another paper is asked, and nothing is approved before.
  const splits = async () => (await desk.ask('document.find', { filter: 'splits' })).rows;
  await expect.poll(async () => (await splits()).length).toBe(1);
  const two = (await splits())[0]?.id ?? 0;
  const refusedOnes = (await desk.ask('document.approve', { ids: [two], leaveEmpty: true })).refused;
  expect(refusedOnes).toMatchObject([{ documentId: two, code: 'split-undecided' }]);
  await page.evaluate(() => location.assign('#/home'));
  await desk.ready('home');
  await page.getByText('văn bản có thể chứa văn bản khác').waitFor();
  await desk.screenshot('home-splits');
  await page.evaluate((id) => location.assign(`#/review/${id}?filter=splits`), two);
  await page.waitForSelector('main[data-ready="review"] [data-shown]');
  await page.getByText(/Trang 3 mở đầu văn bản khác/).waitFor();
  await desk.screenshots('review-split');
  await expectAccessible(desk);
  await page.keyboard.press('Alt+k');
  await expect.poll(async () => (await splits()).length).toBe(0);
  await page.keyboard.press('Control+z');
  await expect.poll(async () => (await splits()).length).toBe(1);
  await page.getByText(/Trang 3 mở đầu văn bản khác/).waitFor();
  await page.keyboard.press('Alt+s');
  await expect.poll(async () => (await desk.ask('document.show', { id: two })).pages.length).toBe(2);
  expect(await splits()).toEqual([]);
});
