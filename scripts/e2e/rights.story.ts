/**
 * Wrong rights see nothing: what a role may not see is not in its lists, counts, hits and pictures, what it may not do is
 * refused with the reason, and a window that is locked or signed out shows nothing of the paper that lay there.
 */
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect } from 'vitest';
import { type CallName, contract } from '../../shared/contract.ts';
import { type Permission, type Role, rolePermissions } from '../../shared/people.ts';
import { type Desk, expectAccessible, story } from './desk.ts';
import { fillShelf } from './shelf.ts';

const base = mkdtempSync(join(tmpdir(), 'story-rights-'));
const shelf = join(base, 'archive');
// A petition with personal data, and a dossier that everybody may read.
beforeAll(() => fillShelf(shelf, ['HS0027', 'HS0040'], false));
afterAll(() => rmSync(base, { recursive: true, force: true }));

const PASSWORD = 'một câu dễ nhớ';
const people: readonly { name: string; fullName: string; role: Role }[] = [
  { name: 'tra', fullName: 'Nguyễn Văn Tra', role: 'searcher' },
  { name: 'luu', fullName: 'Lê Thị Lưu', role: 'clerk' },
  { name: 'kỹ thuật', fullName: 'Phạm Văn Kỹ', role: 'it' },
];

/** Only for the program around the station; the window is told that there is no such call. */
const notForTheWindow: ReadonlySet<string> = new Set(['page.picture']);

story('what a role may not see does not appear, what it may not do is refused', async ({ openDesk, folder }) => {
  const archive = join(folder, 'archive');
  cpSync(shelf, archive, { recursive: true });
  const desk = await openDesk({ archive });
  const { page } = desk;
  await desk.ready('home');
  await desk.ask('user.createFirst', { name: 'lan', fullName: 'Trần Thị Lan', password: PASSWORD });
  for (const person of people) await desk.ask('user.add', { ...person, password: PASSWORD });

  // The petitions become secret as a whole; of the other dossier one paper carries a mark of its own.
  const [petitions, open] = (await desk.ask('dossier.find', { filter: 'open' })).rows;
  if (petitions?.code !== 'HS0027' || open?.code !== 'HS0040') throw new Error('two dossiers are open');
  await desk.ask('dossier.describe', { id: petitions.id, changes: { secrecy: 'Mật' } });
  const [marked, plain] = (await desk.ask('document.find', { dossierId: open.id })).rows;
  if (marked === undefined || plain === undefined) throw new Error('two papers are open');
  await desk.ask('document.setField', { id: marked.id, field: 'secrecy', value: 'Mật' });
  const hidden = [
    marked.id,
    ...(await desk.ask('document.find', { dossierId: petitions.id })).rows.map(({ id }) => id),
  ];
  const hiddenPages = await pagesOf(desk, hidden);
  const openPages = await pagesOf(desk, [plain.id]);
  expect([hidden.length, hiddenPages.length, openPages.length]).toEqual([3, 5, 1]);
  expect(await pictures(desk, hiddenPages)).toEqual(new Set([200]));

  // Lies on the desk of an administrator who leaves.
  await goTo(desk, `/review/${hidden[1]}`);
  await page.waitForSelector('main[data-ready="review"] [data-shown]');
  await signOut(desk, 'Trần Thị Lan');

  // Nobody is here: no call but those of the door is answered, no picture is shown.
  await refusesAllBut(desk, ['anyone'], 'sign-in-needed');
  expect(await pictures(desk, [...hiddenPages, ...openPages])).toEqual(new Set([404]));
  expect(await page.getByRole('navigation').count()).toBe(0);
  await nothingOf(desk, 'HS0027');

  await signIn(desk, 'tra');
  await refusesAllBut(desk, rolePermissions.searcher, 'no-permission');
  // The address of the paper that lay here leads nowhere now, forwards and backwards.
  await goTo(desk, `/review/${hidden[1]}`);
  await desk.ready('forbidden');
  await page.goBack();
  await seesNothing(desk, { hidden, hiddenPages, openPages, petitions: petitions.id, open: open.id, plain: plain.id });
  await goTo(desk, '/search?q=quyết');
  await desk.ready('search');
  await desk.screenshot('searcher-search');
  await goTo(desk, '/records');
  await desk.ready('records');
  const list = page.getByRole('listbox', { name: 'Danh sách hồ sơ' });
  await list.getByRole('option', { name: /HS0040/ }).waitFor();
  expect(await list.getByRole('option', { name: /HS0027/ }).count()).toBe(0);
  await desk.screenshots('searcher-records');
  await expectAccessible(desk);
  await goTo(desk, `/records/dossier/${petitions.id}`);
  await page
    .getByRole('alert')
    .getByText(/Không có hồ sơ/)
    .waitFor();
  await desk.screenshot('searcher-not-there');
  await nothingOf(desk, petitions.title);
  await signOut(desk, 'Nguyễn Văn Tra');

  // IT staff look after the archive and read none of its secret papers.
  await signIn(desk, 'kỹ thuật');
  const rail = page.getByRole('navigation', { name: 'Các màn hình' });
  expect(await rail.getByRole('link').allTextContents()).toEqual(['Tổng quan', 'Tra cứu', 'Hồ sơ', 'Lô', 'Cài đặt']);
  await refusesAllBut(desk, rolePermissions.it, 'no-permission');
  await goTo(desk, '/review');
  await desk.ready('forbidden');
  await seesNothing(desk, { hidden, hiddenPages, openPages, petitions: petitions.id, open: open.id, plain: plain.id });
  await goTo(desk, '/settings/users');
  await page.getByRole('cell', { name: 'Lê Thị Lưu', exact: true }).waitFor();
  await desk.screenshot('it-users');
  await signOut(desk, 'Phạm Văn Kỹ');

  // A clerk reads them all, and looks after no users.
  await signIn(desk, 'luu');
  await refusesAllBut(desk, rolePermissions.clerk, 'no-permission');
  expect(await pictures(desk, hiddenPages)).toEqual(new Set([200]));
  await goTo(desk, '/settings/users');
  await page.getByRole('link', { name: 'Hiển thị' }).waitFor();
  expect(await page.getByRole('link', { name: 'Người dùng' }).count()).toBe(0);
  expect(await page.getByText('Nguyễn Văn Tra').count()).toBe(0);

  // Locked over a secret paper: nothing of it can be seen, reached or asked for.
  await goTo(desk, `/review/${hidden[1]}`);
  await page.waitForSelector('main[data-ready="review"] [data-shown]');
  const number = page.getByRole('region', { name: 'Thông tin văn bản' }).getByLabel('Số', { exact: true });
  await number.fill('99');
  await page.keyboard.press('Control+l');
  await desk.ready('locked');
  expect(await whatCanBeSeen(desk)).not.toMatch(/HS0027|HS0040|99|Duyệt/);
  expect(await page.locator('img:visible, canvas:visible, svg path:visible').count()).toBeLessThan(6);
  await refusesAllBut(desk, ['anyone'], 'session-locked');
  expect(await pictures(desk, hiddenPages)).toEqual(new Set([404]));
  for (let n = 0; n < 12; n += 1) {
    await page.keyboard.press('Tab');
    expect(await page.evaluate(() => document.activeElement?.closest('[inert]') === null)).toBe(true);
  }
  await desk.screenshots('locked');
  await expectAccessible(desk);
  // And it is as it was for the one who comes back.
  await page.getByLabel('Mật khẩu').fill(PASSWORD);
  await page.keyboard.press('Enter');
  await desk.ready('review');
  expect(await number.inputValue()).toBe('99');
});

const goTo = (desk: Desk, path: string): Promise<void> =>
  desk.page.evaluate((to) => {
    location.hash = `#${to}`;
  }, path);

async function signIn(desk: Desk, name: string): Promise<void> {
  const { page } = desk;
  await desk.ready('sign-in');
  await page.getByLabel('Tên đăng nhập').fill(name);
  await page.getByLabel('Mật khẩu').fill(PASSWORD);
  await page.keyboard.press('Enter');
  await page.getByRole('navigation', { name: 'Các màn hình' }).waitFor();
}

async function signOut(desk: Desk, fullName: string): Promise<void> {
  await desk.page.getByRole('button', { name: `${fullName} · ` }).click();
  await desk.page.getByRole('menuitem', { name: 'Đăng xuất' }).click();
  await desk.ready('sign-in');
}

async function pagesOf(desk: Desk, documents: readonly number[]): Promise<number[]> {
  const all = await Promise.all(documents.map((id) => desk.ask('document.show', { id })));
  return all.flatMap(({ pages }) => pages.map(({ id }) => id));
}

/** The answers of every address under which these pages have pictures. */
async function pictures(desk: Desk, pages: readonly number[]): Promise<Set<number>> {
  const answers = await desk.page.evaluate(
    (ids) =>
      Promise.all(
        ids
          .flatMap((id) => ['thumbnail', 'view', 'full', 'crop?box=10,10,200,80'].map((part) => `${id}/${part}`))
          .map(async (address) => (await fetch(`app://pages/${address}`)).status),
      ),
    pages,
  );
  return new Set(answers);
}

/** Every call of the contract that takes a permission beyond these is refused, and with this reason. */
async function refusesAllBut(desk: Desk, permissions: readonly Permission[], reason: string): Promise<void> {
  const refused = Object.entries(contract).filter(
    ([name, { permission }]) => !permissions.includes(permission) && !notForTheWindow.has(name),
  );
  expect(refused.length).toBeGreaterThan(5);
  const answers = await desk.page.evaluate(
    (names) =>
      Promise.all(
        names.map(async (name) => {
          const answer = await window.station.call(name as CallName, {} as never, `rights-${crypto.randomUUID()}`);
          return [name, answer.ok ? 'answered' : answer.error.code];
        }),
      ),
    refused.map(([name]) => name),
  );
  expect(Object.fromEntries(answers)).toEqual(Object.fromEntries(refused.map(([name]) => [name, reason])));
}

/** No list, count, hit, history or picture knows of the hidden papers; asking for one is as asking for none. */
async function seesNothing(
  desk: Desk,
  about: {
    readonly hidden: readonly number[];
    readonly hiddenPages: readonly number[];
    readonly openPages: readonly number[];
    readonly petitions: number;
    readonly open: number;
    readonly plain: number;
  },
): Promise<void> {
  expect((await desk.ask('dossier.find', { filter: 'all' })).rows.map(({ code }) => code)).not.toContain('HS0027');
  expect((await desk.ask('document.find', {})).rows.map(({ id }) => id)).toEqual([about.plain]);
  expect((await desk.ask('station.status', {})).documents).toBe(1);
  const { hits, total, facets } = await desk.ask('search.find', { query: 'mặt trận', facets: true });
  expect([total, hits.map(({ documentId }) => documentId)]).toEqual([1, [about.plain]]);
  expect(facets?.flatMap(({ values }) => values.map(({ count }) => count)).every((count) => count === 1)).toBe(true);
  expect((await desk.ask('search.find', { query: 'kiến nghị "xã suối hoa"' })).total).toBe(0);
  const asked = [
    ...about.hidden.map((id) => desk.call('document.show', { id })),
    ...about.hidden.map((id) => desk.call('history.list', { subjectKind: 'document', subjectId: id })),
    ...about.hidden.map((documentId) => desk.call('search.hits', { documentId, query: 'mặt trận' })),
    ...about.hiddenPages.map((id) => desk.call('page.words', { id })),
    desk.call('dossier.show', { id: about.petitions }),
    desk.call('page.list', { dossierId: about.petitions }),
    desk.call('history.list', { subjectKind: 'dossier', subjectId: about.petitions }),
  ];
  const codes = (await Promise.all(asked)).map((answer) => (answer.ok ? 'answered' : answer.error.code));
  expect(new Set(codes)).toEqual(new Set(['not-found']));
  expect(await pictures(desk, about.hiddenPages)).toEqual(new Set([404]));
  expect(await pictures(desk, about.openPages)).toEqual(new Set([200]));
}

/** Nothing of this is in the window, not even where nobody can see it. */
async function nothingOf(desk: Desk, text: string): Promise<void> {
  expect(await desk.page.evaluate(() => document.body.innerHTML)).not.toContain(text);
}

/** The words on the window, boxes included, that a person could read now. */
const whatCanBeSeen = (desk: Desk): Promise<string> =>
  desk.page.evaluate(() => {
    const words: string[] = [];
    for (const element of document.body.querySelectorAll<HTMLElement>('*')) {
      if (!element.checkVisibility({ visibilityProperty: true })) continue;
      if (element instanceof HTMLInputElement || element instanceof HTMLTextAreaElement) words.push(element.value);
      for (const child of element.childNodes) if (child instanceof Text) words.push(child.data);
    }
    return words.join(' ');
  });
