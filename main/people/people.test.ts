/** Users and sessions on a database of their own: real hashes, mostly cheap ones, and a clock that the test moves. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ErrorCode } from '../../shared/errors.ts';
import { permissions } from '../../shared/people.ts';
import { type Audit, openAudit } from '../audit.ts';
import { type Database, openDatabase } from '../database/database.ts';
import { openPasswords } from './passwords.ts';
import { openPeople, type People } from './people.ts';

let folder: string;
let db: Database;
let audit: Audit;
let people: People;
let time: number;

const root = { actor: 'máy trạm', permissions: new Set(permissions) };
const lan = { name: 'Lan', fullName: 'Nguyễn Thị Lan', password: 'giấy tờ cũ' };

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'people-'));
  db = openDatabase(join(folder, 'a.sqlite'));
  db.pragma('synchronous = off'); // no test here pulls the plug
  audit = openAudit(db);
  time = Date.parse('2026-11-02T08:00:00Z');
  const passwords = openPasswords({ memoryCost: 256, timeCost: 1, parallelism: 1, outputLen: 32 });
  people = openPeople({ db, audit, clock: () => new Date(time), passwords });
});
afterEach(() => {
  db.close();
  rmSync(folder, { recursive: true, force: true });
});

const pass = (seconds: number): void => {
  time += seconds * 1000;
};
const refusal = (code: ErrorCode, params = {}) =>
  expect.objectContaining({ code, params: expect.objectContaining(params) });
const events = (): string[] =>
  db.prepare<[], string>(`select actor || ' ' || action || ' ' || subject_id from event order by id`).pluck().all();
const seat = () => people.sessions.open({ defaultActor: 'may-1' });
const stateOf = (session: ReturnType<typeof seat>) => people.sessions.view(session).state;

describe('users', () => {
  it('are one and the same however the name is typed, and nobody is made twice', async () => {
    await people.users.createFirst({ ...lan, name: '  HOÀ  Bình ' }, root);
    const twin = { name: 'hòa bình'.normalize('NFD'), fullName: 'x', role: 'clerk', password: lan.password } as const;
    await expect(people.users.add(twin, root)).rejects.toEqual(refusal('user-exists', { name: 'hòa bình' }));
    expect(await people.users.check('Hòa Bình', lan.password, 'may-1')).toMatchObject({ name: 'HOÀ Bình' });
    await people.users.add({ ...twin, name: 'hoa binh' }, root);
    expect(people.users.list().map((u) => u.name)).toEqual(['HOÀ Bình', 'hoa binh']);
  });

  it('carry argon2id in the form RFC 9106 recommends, and the same letters in either normal form open it', async () => {
    people = openPeople({ db, audit });
    await people.users.createFirst(lan, root);
    const hash = db.prepare<[], string>('select password_hash from user').pluck().get();
    expect(hash).toMatch(/^\$argon2id\$v=19\$m=65536,t=3,p=4\$/);
    expect(await people.users.check('lan', lan.password.normalize('NFD'), 'may-1')).toMatchObject({ name: 'Lan' });
  });

  it.each([
    ['Lan', 'ngắn quá', 'password-too-short', 'bảy chữ'],
    ['lan.nguyen', 'Lan.Nguyen', 'password-is-name', 'LAN.NGUYEN'],
    ['máy', '', 'user-name-invalid', lan.password],
    ['ｌan', '', 'user-name-invalid', lan.password],
    ['лан', '', 'user-name-invalid', lan.password],
    ['lan\n', '', null, lan.password],
    ['ɑn', '', 'user-name-invalid', lan.password],
    ['Đặng-Thị.Ừ_2', '', null, lan.password],
    ['.lan', '', 'user-name-invalid', lan.password],
  ] as const)('holds names and passwords to their rules: %j %j gives %s', async (name, _, code, password) => {
    const made = people.users.createFirst({ name, fullName: 'Lan', password }, root);
    if (code === null) expect(await made).toMatchObject({ name: name.trim() });
    else await expect(made).rejects.toEqual(refusal(code));
  });

  it('come from one first administrator, however many ask at once', async () => {
    const tries = ['a1', 'b2', 'c3'].map((name) => people.users.createFirst({ ...lan, name }, root));
    const fourth = people.users.add({ ...lan, name: 'd4', role: 'administrator' }, root);
    const outcomes = await Promise.allSettled([...tries, fourth]);
    expect(outcomes.map((o) => (o.status === 'fulfilled' ? 'made' : o.reason.code))).toEqual([
      'made',
      'users-exist',
      'users-exist',
      'users-exist',
    ]);
    expect(people.users.list()).toMatchObject([{ name: 'a1', role: 'administrator', active: true }]);
  });

  it('cannot begin with anybody but an administrator, nor lose the last one', async () => {
    await expect(people.users.add({ ...lan, role: 'clerk' }, root)).rejects.toEqual(refusal('administrator-first'));
    await people.users.createFirst(lan, root);
    expect(() => people.users.change('lan', { active: false }, root)).toThrow(refusal('last-administrator'));
    expect(() => people.users.change('lan', { role: 'it' }, root)).toThrow(refusal('last-administrator'));
    await people.users.add({ ...lan, name: 'Mai', role: 'administrator' }, root);
    people.users.change('mai', { active: false }, root);
    // An administrator who is not active cannot let anybody in.
    expect(() => people.users.change('lan', { active: false }, root)).toThrow(refusal('last-administrator'));
    people.users.change('mai', { active: true }, root);
    expect(people.users.change('lan', { role: 'it' }, root)).toMatchObject({ role: 'it' });
    expect(() => db.exec('delete from user')).toThrow(/never removed/);
  });

  it('that manage users without being administrators make none of themselves or of others', async () => {
    await people.users.createFirst(lan, root);
    await people.users.add({ ...lan, name: 'Tú', role: 'it' }, root);
    const it = seat();
    await people.sessions.signIn(it, 'tú', lan.password);
    const needed = refusal('administrator-needed');
    expect(() => people.users.change('Tú', { role: 'administrator' }, it)).toThrow(needed);
    expect(() => people.users.change('Lan', { fullName: 'x' }, it)).toThrow(needed);
    await expect(people.users.setPassword('Lan', 'mật khẩu của Tú', it)).rejects.toEqual(needed);
    await expect(people.users.add({ ...lan, name: 'X', role: 'administrator' }, it)).rejects.toEqual(needed);
    await people.users.add({ ...lan, name: 'Hoa', role: 'clerk' }, it);
    await people.users.setPassword('hoa', 'mật khẩu mới', it);
    expect(events().slice(-2)).toEqual(['Tú user.add Hoa', 'Tú user.setPassword Hoa']);
  });

  it('say what changed and what stood before, and nothing where nothing changed', async () => {
    await people.users.createFirst(lan, root);
    await people.users.add({ ...lan, name: 'Hoa', role: 'clerk' }, root);
    people.users.change('hoa', { role: 'checker' }, root);
    people.users.change('hoa', { role: 'checker' }, root);
    const changes = db.prepare(`select before, after from event where action = 'user.change'`).all();
    expect(changes).toHaveLength(1);
    expect(changes).toMatchObject([
      { before: expect.stringContaining('"clerk"'), after: expect.stringContaining('"checker"') },
    ]);
    expect(() => people.users.change('nobody', {}, root)).toThrow(refusal('not-found'));
  });
});

describe('guessing passwords', () => {
  const wrong = () => people.users.check('lan', 'sai mật khẩu', 'may-1');

  it('takes longer and longer, and a right password in between starts anew', async () => {
    await people.users.createFirst(lan, root);
    for (let n = 1; n <= 4; n++) await expect(wrong()).rejects.toEqual(refusal('sign-in-failed'));
    await expect(wrong()).rejects.toEqual(refusal('sign-in-waits', { failures: 5, seconds: 60 }));
    pass(20);
    // While it waits not even the right one is looked at, and a wrong one does not count.
    await expect(people.users.check('lan', lan.password, 'may-1')).rejects.toEqual(
      refusal('sign-in-waits', { seconds: 40 }),
    );
    await expect(wrong()).rejects.toEqual(refusal('sign-in-waits', { failures: 5, seconds: 40 }));
    for (const seconds of [120, 240, 480, 900, 900]) {
      pass(900);
      await expect(wrong()).rejects.toEqual(refusal('sign-in-waits', { seconds }));
    }
    pass(-86_400); // the clock of the computer was set back by a day
    await expect(wrong()).rejects.toEqual(refusal('sign-in-waits', { seconds: 900 }));
    pass(86_400 + 900);
    expect(await people.users.check('lan', lan.password, 'may-1')).toMatchObject({ name: 'Lan' });
    await expect(wrong()).rejects.toEqual(refusal('sign-in-failed'));
  });

  it('gains nothing by asking many at once', async () => {
    await people.users.createFirst(lan, root);
    const outcomes = await Promise.allSettled(Array.from({ length: 12 }, wrong));
    const codes = outcomes.map((o) => (o.status === 'rejected' ? o.reason.code : 'in'));
    expect(codes).toEqual([...Array(4).fill('sign-in-failed'), ...Array(8).fill('sign-in-waits')]);
    expect(db.prepare('select failures from user').pluck().get()).toBe(5);
  });

  it('ends when whoever manages users sets a new password', async () => {
    await people.users.createFirst(lan, root);
    await Promise.allSettled(Array.from({ length: 5 }, wrong));
    await people.users.setPassword('lan', 'một câu mới', root);
    expect(await people.users.check('lan', 'một câu mới', 'may-1')).toMatchObject({ name: 'Lan' });
  });

  it('leaves a trace in the chain, without what was typed', async () => {
    await people.users.createFirst(lan, root);
    await expect(wrong()).rejects.toThrow();
    await expect(people.users.check('mật-khẩu-gõ-nhầm-ô', 'x', 'may-1')).rejects.toEqual(refusal('sign-in-failed'));
    await people.users.setPassword('lan', 'một câu mới', root);
    expect(events()).toEqual([
      'máy trạm user.add Lan',
      'may-1 session.signInFailed Lan',
      'may-1 session.signInFailed ?',
      'máy trạm user.setPassword Lan',
    ]);
    const written = JSON.stringify(db.prepare('select * from event').all());
    for (const secret of [lan.password, 'sai mật khẩu', 'gõ-nhầm', 'một câu mới', 'argon2']) {
      expect(written).not.toContain(secret);
    }
    expect(audit.verify()).toEqual({ events: 4, brokenAt: null });
  });
});

describe('a session', () => {
  it('may do everything in an archive without users, and nothing as soon as there is one', async () => {
    const [here, there] = [seat(), seat()];
    expect(people.sessions.view(here)).toEqual({ state: 'open', user: null, permissions: [...permissions] });
    expect(here.actor).toBe('may-1');
    await expect(people.sessions.signIn(here, 'lan', 'x')).rejects.toEqual(refusal('no-users'));
    expect(people.sessions.lock(here).state).toBe('open');
    people.sessions.sitDown(here, await people.users.createFirst(lan, here));
    expect(people.sessions.view(here)).toMatchObject({ state: 'signed-in', user: { name: 'Lan' } });
    expect(here.actor).toBe('Lan');
    expect(people.sessions.view(there)).toEqual({ state: 'signed-out', user: null, permissions: ['anyone'] });
    expect(people.sessions.signOut(here).state).toBe('signed-out');
    expect(events()).toEqual(['may-1 user.add Lan', 'Lan session.signIn Lan', 'Lan session.signOut Lan']);
  });

  it('locks, opens again with the password only, and counts what is tried at the lock', async () => {
    await people.users.createFirst(lan, root);
    const here = seat();
    await people.sessions.signIn(here, 'lan', lan.password);
    expect(people.sessions.lock(here)).toMatchObject({
      state: 'locked',
      permissions: ['anyone'],
      user: { name: 'Lan' },
    });
    expect([...here.permissions]).toEqual(['anyone']);
    await expect(people.sessions.changePassword(here, lan.password, 'một câu mới')).rejects.toEqual(
      refusal('session-locked'),
    );
    for (let n = 1; n <= 4; n++)
      await expect(people.sessions.unlock(here, 'không phải')).rejects.toEqual(refusal('sign-in-failed'));
    await expect(people.sessions.unlock(here, 'không phải')).rejects.toEqual(refusal('sign-in-waits'));
    expect(stateOf(here)).toBe('locked');
    pass(60);
    expect(await people.sessions.unlock(here, lan.password)).toMatchObject({ state: 'signed-in' });
    people.sessions.lock(here);
    expect(people.sessions.signOut(here).state).toBe('signed-out');
    await expect(people.sessions.unlock(here, lan.password)).rejects.toEqual(refusal('sign-in-needed'));
  });

  it('that somebody left locked is open to another user under his own name', async () => {
    await people.users.createFirst(lan, root);
    await people.users.add({ ...lan, name: 'Hoa', role: 'searcher' }, root);
    const here = seat();
    await people.sessions.signIn(here, 'lan', lan.password);
    people.sessions.lock(here);
    await people.sessions.signIn(here, 'hoa', lan.password);
    expect(people.sessions.view(here)).toMatchObject({ state: 'signed-in', user: { name: 'Hoa' } });
    expect(events().slice(-3)).toEqual(['Lan session.lock Lan', 'Lan session.signOut Lan', 'Hoa session.signIn Hoa']);
  });

  it('feels another role, the end of an account and a new password at the next call', async () => {
    await people.users.createFirst(lan, root);
    await people.users.add({ ...lan, name: 'Hoa', role: 'clerk' }, root);
    const here = seat();
    await people.sessions.signIn(here, 'hoa', lan.password);
    expect(here.permissions.has('describe')).toBe(true);
    people.users.change('hoa', { role: 'searcher' }, root);
    expect([...here.permissions]).toEqual(['anyone', 'read']);
    people.users.change('hoa', { active: false }, root);
    expect(stateOf(here)).toBe('signed-out');
    await expect(people.sessions.signIn(here, 'hoa', lan.password)).rejects.toEqual(refusal('user-inactive'));
    await expect(people.sessions.signIn(here, 'hoa', 'không phải')).rejects.toEqual(refusal('sign-in-failed'));
    // Active again is not signed in again.
    people.users.change('hoa', { active: true }, root);
    expect(stateOf(here)).toBe('signed-out');
    await people.sessions.signIn(here, 'hoa', lan.password);
    pass(1);
    await people.users.setPassword('hoa', 'một câu mới', root);
    expect(stateOf(here)).toBe('signed-out');
  });

  it('changes its own password with the old one, and stays', async () => {
    await people.users.createFirst(lan, root);
    const [here, there] = [seat(), seat()];
    for (const session of [here, there]) await people.sessions.signIn(session, 'lan', lan.password);
    pass(1);
    await expect(people.sessions.changePassword(here, 'không phải', 'một câu mới')).rejects.toEqual(
      refusal('sign-in-failed'),
    );
    await expect(people.sessions.changePassword(here, lan.password, 'LAN')).rejects.toEqual(
      refusal('password-too-short', { least: 8 }),
    );
    await people.sessions.changePassword(here, lan.password, 'một câu mới');
    expect([stateOf(here), stateOf(there)]).toEqual(['signed-in', 'signed-out']);
    await expect(people.sessions.signIn(there, 'lan', lan.password)).rejects.toEqual(refusal('sign-in-failed'));
    await people.sessions.signIn(there, 'lan', 'một câu mới');
    expect(people.users.list()).toMatchObject([{ lastSignInAt: new Date(time).toISOString() }]);
  });
});
