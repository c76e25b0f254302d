/**
 * The station killed where it hurts: while papers come in, and again while they are read and a person is typing. The
 * window says so and starts it again; what was chosen and what was typed is still there; in the end the archive holds
 * every file of the folder once, and every page has been read.
 */
import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { PDFDocument } from 'pdf-lib';
import { expect } from 'vitest';
import { type Desk, story } from './desk.ts';

const PASSWORD = 'một câu dễ nhớ';
const PAPERS = 50;

story('killed while taking in and while reading, nothing is lost and nothing doubled', async ({ openDesk, folder }) => {
  const scans = join(folder, 'HS-2011');
  await makePapers(scans);
  const archive = join(folder, 'kho');
  const desk = await openDesk();
  const { page } = desk;
  await desk.ready('first-start');
  await desk.stubDialog(archive);
  const [grant] = await page.evaluate(() => window.desktop.choose('archive-folder'));
  await page.evaluate(
    (id) => window.desktop.createArchive(id, { name: 'Kho', fondsCode: 'P01', fondsTitle: 'Phông' }),
    grant?.id ?? '',
  );
  await desk.ready('home');
  await desk.ask('user.createFirst', { name: 'lan', fullName: 'Trần Thị Lan', password: PASSWORD });

  // Read later, so that there is something left to read when the time has come.
  await desk.ask('work.pause', {});
  await page.keyboard.press('Control+2');
  await desk.ready('intake');
  await desk.stubDialog(scans);
  await page.getByRole('button', { name: 'Chọn thư mục…' }).click();
  const midway = progressReaches(desk, 'intake', 8);
  await page.getByRole('button', { name: 'Nhập vào kho' }).click();
  await midway;
  await kill(desk);
  // Signed in again, the screen is as it was: what happened stands there, and the folder waits to be taken in again.
  await page.getByRole('alert').getByText('Phần xử lý của chương trình đã dừng giữa chừng').waitFor();
  await page.getByRole('region', { name: 'Đã chọn' }).getByText('HS-2011').waitFor();
  await desk.screenshots('broken-off');
  const before = (await desk.ask('station.status', {})).documents;
  expect(before).toBeGreaterThan(0);
  expect(before).toBeLessThan(PAPERS);
  await page.getByRole('button', { name: 'Nhập vào kho' }).click();
  const outcome = page.getByRole('region', { name: 'Kết quả lần nhập' });
  await outcome.getByText(new RegExp(`^${before} tệp đã có trong kho từ lần nhập trước`)).waitFor();
  await outcome.getByText(new RegExp(`^Đã nhập ${PAPERS - before} tệp`)).waitFor();

  await page.getByRole('button', { name: 'Tiếp tục' }).click();

  // At the review of the first paper that is read, in the middle of a word, while the others are still being read.
  await expect
    .poll(async () => (await desk.ask('document.find', { filter: 'review' })).total, { timeout: 60_000 })
    .toBeGreaterThan(0);
  await page.keyboard.press('Control+3');
  await page.waitForSelector('main[data-ready="review"] [data-shown]');
  const address = page.url();
  const issuer = page
    .getByRole('region', { name: 'Thông tin văn bản' })
    .getByLabel('Cơ quan ban hành', { exact: true });
  await issuer.click();
  await issuer.fill('Ủy ban Mặt trận Tổ quốc Việt Nam huy');
  expect((await desk.ask('work.state', {})).state).toBe('running');
  await kill(desk);
  expect(page.url()).toBe(address);
  expect(await issuer.inputValue()).toBe('Ủy ban Mặt trận Tổ quốc Việt Nam huy');
  await issuer.click();
  await page.keyboard.press('End');
  await page.keyboard.type('ện');
  await page.keyboard.press('Enter');
  const id = Number(/review\/(\d+)/.exec(address)?.[1]);
  const issuerNow = async () =>
    (await desk.ask('document.show', { id })).fields.find(({ field }) => field === 'issuer')?.value;
  await expect.poll(issuerNow).toBe('Ủy ban Mặt trận Tổ quốc Việt Nam huyện');
  await desk.screenshot('typed-on');

  await page.getByText('Không có trang chờ nhận dạng').waitFor({ timeout: 120_000 });
  await sameAsFolder(desk, scans);
});

/** Text as an office's program prints it, so that reading takes a moment and no recognition. */
async function makePapers(folder: string): Promise<void> {
  mkdirSync(folder);
  for (let n = 1; n <= PAPERS; n += 1) {
    const paper = await PDFDocument.create();
    const page = paper.addPage([595, 842]);
    for (let line = 0; line < 24; line += 1) {
      page.drawText(`To ${n}, dong ${line + 1}: bao cao cong tac cua Mat tran trong nam`, {
        x: 70,
        y: 760 - 24 * line,
        size: 12,
      });
    }
    writeFileSync(join(folder, `to-${String(n).padStart(3, '0')}.pdf`), await paper.save());
  }
}

/** When a long call has told that it is this far. */
const progressReaches = (desk: Desk, stage: string, done: number): Promise<void> =>
  desk.page.evaluate(
    ([wanted, far]) =>
      new Promise<void>((reached) => {
        const stop = window.station.onProgress((_, progress) => {
          if (progress.stage !== wanted || progress.done < far) return;
          stop();
          reached();
        });
      }),
    [stage, done] as const,
  );

/** Kills it, sees that the window says so, and signs in again. */
async function kill(desk: Desk): Promise<void> {
  const { page } = desk;
  // Looked for before it happens: a quick machine is back in no time.
  const said = page.getByText('Trạm đang khởi động lại, không mất dữ liệu').waitFor();
  await desk.killStation();
  await said;
  await desk.stationIs('ready');
  await page.getByText('Trạm vừa khởi động lại; đăng nhập để làm tiếp. Dữ liệu không bị mất.').waitFor();
  await page.getByLabel('Mật khẩu').fill(PASSWORD);
  await page.keyboard.press('Enter');
  await page.getByLabel('Mật khẩu').waitFor({ state: 'detached' });
}

async function sameAsFolder(desk: Desk, scans: string): Promise<void> {
  const [dossier, ...others] = (await desk.ask('dossier.find', {})).rows;
  expect(others).toEqual([]);
  expect(dossier).toMatchObject({ code: 'HS-2011', documents: PAPERS, pages: PAPERS });
  const { rows } = await desk.ask('page.list', { dossierId: dossier?.id ?? 0, limit: 1000 });
  const inFolder = readdirSync(scans).map((name) => ({
    fileName: name,
    sha256: createHash('sha256')
      .update(readFileSync(join(scans, name)))
      .digest('hex'),
    state: 'read',
  }));
  const inArchive = rows.map(({ fileName, sha256, state }) => ({ fileName, sha256, state }));
  const byName = (a: { fileName: string }, b: { fileName: string }): number => (a.fileName < b.fileName ? -1 : 1);
  expect(inArchive.sort(byName)).toEqual(inFolder.sort(byName));
  expect((await desk.ask('jobs.list', { state: 'failed' })).length).toBe(0);
  expect(await desk.ask('intake.exceptions', {})).toEqual([]);
  expect(await desk.ask('archive.verify', {})).toMatchObject({
    sound: true,
    originals: { checked: PAPERS, strays: [] },
  });
}
