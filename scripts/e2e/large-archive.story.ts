/**
 * A hundred thousand documents: the archive opens, its lists are walked to the end, words are found while they are typed,
 * and the window never stands still. The archive is made once (scripts/big-archive.ts) and kept in out/big-archive for
 * the next time; each story works on a copy.
 */
import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { constants, cpSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import type { Page } from 'playwright-core';
import { beforeAll, expect } from 'vitest';
import { type Desk, expectAccessible, story } from './desk.ts';

const at = (path: string): string => fileURLToPath(new URL(`../../${path}`, import.meta.url));

/** Another script or another shape of the database makes another archive. */
const key = createHash('sha256')
  .update(readFileSync(at('scripts/big-archive.ts')))
  .update(readFileSync(at('main/database/schema.sql')))
  .digest('hex')
  .slice(0, 12);
const kept = at(`out/big-archive/${key}`);

/** What no single task of the window may take, in milliseconds. */
const LONGEST_TASK = 100;
/** What no answer of the station may take here; an idle machine is far below (they are told at the end). */
const LONGEST_ANSWER = 500;

beforeAll(async () => {
  if (existsSync(kept)) return;
  rmSync(at('out/big-archive'), { recursive: true, force: true });
  mkdirSync(at('out/big-archive'), { recursive: true });
  await promisify(execFile)(process.execPath, [at('scripts/big-archive.ts'), `${kept}.part`]);
  renameSync(`${kept}.part`, kept);
}, 600_000);

story(
  'a hundred thousand documents open, scroll and are searched as they are typed',
  async ({ openDesk, folder }) => {
    const archive = join(folder, 'archive');
    cpSync(kept, archive, { recursive: true, mode: constants.COPYFILE_FICLONE });
    const began = performance.now();
    const desk = await openDesk({ archive });
    const { page } = desk;
    await desk.ready('home');
    tell('opened, first screen', performance.now() - began);
    await desk.screenshots('home');
    await expectAccessible(desk);

    await page.keyboard.press('Control+5');
    await desk.ready('records');
    const dossiers = page.getByRole('listbox', { name: 'Danh sách hồ sơ' });
    await dossiers.getByRole('option').first().waitFor();
    await desk.screenshot('records');
    await calm(page, 'dossiers scrolled', async () => {
      await dossiers.hover();
      for (let n = 0; n < 40; n += 1) await page.mouse.wheel(0, 4000);
    });
    await dossiers.getByRole('option').first().click();
    await page.keyboard.press('End');
    await dossiers.locator('[aria-posinset="10000"]').waitFor();
    await desk.screenshot('records-end');
    expect(await dossiers.getByRole('option').count()).toBeLessThan(120);

    await page.getByLabel('Tìm theo mã hoặc tiêu đề').click();
    await calm(page, 'dossiers by title', async () => {
      await page.keyboard.press('Control+a');
      await page.keyboard.type('hoa giai', { delay: 60 });
    });

    await page.keyboard.press('Control+3');
    await page.getByText(/văn bản 1\/\d/).waitFor();
    await desk.screenshot('review');

    await page.keyboard.press('Control+k');
    await desk.ready('search');
    const found = page.getByRole('listbox', { name: 'Kết quả tra cứu' });
    await calm(page, 'searched while typing', async () => {
      await page.keyboard.press('Control+a');
      await page.keyboard.type('hội nghị hòa giải cơ sở', { delay: 60 });
      await found.getByRole('option').first().waitFor();
    });
    await desk.screenshots('search');
    await expectAccessible(desk);
    await calm(page, 'hits scrolled', async () => {
      await found.hover();
      for (let n = 0; n < 40; n += 1) await page.mouse.wheel(0, 2000);
    });
    await answers(desk);
  },
  600_000,
);

/**
 * Does it three times and holds the best of the longest tasks to the limit: what the window itself takes too long for
 * shows every time; what another program on the machine held up does not.
 */
async function calm(page: Page, what: string, doIt: () => Promise<unknown>): Promise<void> {
  const longest: number[] = [];
  for (let run = 0; run < 3; run += 1) {
    await page.evaluate(() => {
      const seen: number[] = [];
      const observer = new PerformanceObserver((list) =>
        seen.push(...list.getEntries().map((entry) => entry.duration)),
      );
      observer.observe({ type: 'longtask' });
      Object.assign(window, {
        longTasks: () => {
          seen.push(...observer.takeRecords().map((entry) => entry.duration));
          observer.disconnect();
          return Math.max(0, ...seen);
        },
      });
    });
    await doIt();
    // Two drawings later all that was asked for has been drawn or is still on its way.
    await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
    longest.push(await page.evaluate(() => (window as unknown as { longTasks(): number }).longTasks()));
  }
  const best = Math.min(...longest);
  process.stdout.write(`${what}: longest task ${longest.map((ms) => `${Math.round(ms)} ms`).join(', ')}\n`);
  expect(best, what).toBeLessThanOrEqual(LONGEST_TASK);
}

/** Asks what the screens ask, from the window, and tells how long each took. */
async function answers(desk: Desk): Promise<void> {
  const timed = async (what: string, ask: () => Promise<unknown>): Promise<void> => {
    const times: number[] = [];
    for (let run = 0; run < 3; run += 1) {
      const since = performance.now();
      await ask();
      times.push(performance.now() - since);
    }
    const [, middle = 0] = times.sort((a, b) => a - b);
    tell(what, middle);
    expect(middle, what).toBeLessThan(LONGEST_ANSWER);
  };
  await timed('home.view', () => desk.ask('home.view', {}));
  await timed('dossier.find, last window', () => desk.ask('dossier.find', { offset: 9900 }));
  await timed('dossier.find, typed', () => desk.ask('dossier.find', { typed: 'hoa giai' }));
  await timed('document.find, last window', () => desk.ask('document.find', { filter: 'all', offset: 99_900 }));
  await timed('document.find, review', () => desk.ask('document.find', { filter: 'review', offset: 20_000 }));
  await timed('search.find, common words, facets', () =>
    desk.ask('search.find', { query: 'hội nghị hòa giải', facets: true, limit: 50 }),
  );
  await timed('search.find, without marks', () => desk.ask('search.find', { query: 'hoi nghi hoa giai', limit: 50 }));
  await timed('records.tree', () => desk.ask('records.tree', {}));
}

const tell = (what: string, milliseconds: number): void => {
  process.stdout.write(`${what}: ${Math.round(milliseconds)} ms\n`);
};
