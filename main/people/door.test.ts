/** The whole table of rights, run through the station's door with real users, call by call and role by role. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type CallName, contract } from '../../shared/contract.ts';
import { permissions, type Role, rolePermissions, roles } from '../../shared/people.ts';
import { openEngines } from '../recognition/recognition.ts';
import { openStation, type Session, type Station } from '../station.ts';
import { startStubEngine } from '../test-walk/stub-engine.ts';

const password = 'giấy tờ cũ';
const calls = Object.keys(contract) as CallName[];

let folder: string;
let station: Station;
let administrator: Session;

/** What the door answers to arguments that no call takes: `bad-request` means that the caller was let in. */
async function admitted(name: CallName, session: Session): Promise<boolean | string> {
  const result = await station.call(name, { unheardOf: true } as never, session);
  if (result.ok) return 'ran';
  return result.error.code === 'bad-request' ? true : result.error.code;
}

async function signedIn(name: string): Promise<Session> {
  const session = station.openSession({ defaultActor: 'may-1' });
  expect(await station.call('session.signIn', { name, password }, session)).toMatchObject({ ok: true });
  return session;
}

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'door-'));
  station = await openStation(join(folder, 'kho'), {
    create: { name: 'Kho thử', actor: 'may-1' },
    engines: openEngines({ count: 1, create: startStubEngine }),
  });
  administrator = station.openSession({ defaultActor: 'may-1' });
  for (const name of calls) expect([name, await admitted(name, administrator)]).toEqual([name, true]);
  const made = { name: 'administrator', fullName: 'Quản trị', password };
  expect(await station.call('user.createFirst', made, administrator)).toMatchObject({
    ok: true,
    value: { state: 'signed-in', permissions: [...permissions] },
  });
  for (const role of roles.filter((r) => r !== 'administrator')) {
    const added = await station.call('user.add', { name: role, fullName: role, role, password }, administrator);
    expect(added).toMatchObject({ ok: true, value: { role, active: true, lastSignInAt: null } });
  }
});
afterAll(async () => {
  await station.close();
  rmSync(folder, { recursive: true, force: true });
});

describe('the door', () => {
  it('knows the permission of every call', () => {
    expect(calls.filter((name) => !permissions.includes(contract[name].permission))).toEqual([]);
  });

  it.each(roles)('lets a %s do what the table says and nothing else', async (role: Role) => {
    const session = await signedIn(role);
    const may = new Set(rolePermissions[role]);
    for (const name of calls) {
      const expected = may.has(contract[name].permission) ? true : 'no-permission';
      expect([name, await admitted(name, session)]).toEqual([name, expected]);
    }
  });

  it('lets nobody do more than sign in before signing in, or while locked', async () => {
    const nobody = station.openSession({ defaultActor: 'may-1' });
    const locked = await signedIn('administrator');
    await station.call('session.lock', {}, locked);
    for (const name of calls) {
      const open = contract[name].permission === 'anyone';
      expect([name, await admitted(name, nobody)]).toEqual([name, open || 'sign-in-needed']);
      expect([name, await admitted(name, locked)]).toEqual([name, open || 'session-locked']);
    }
    expect(await station.call('session.unlock', { password }, locked)).toMatchObject({ ok: true });
    expect(await admitted('user.list', locked)).toBe(true);
  });

  it('shuts in the middle of a session when the account ends', async () => {
    const clerk = await signedIn('clerk');
    expect(await station.call('station.status', {}, clerk)).toMatchObject({ ok: true });
    await station.call('user.change', { name: 'clerk', active: false }, administrator);
    const refused = { ok: false, error: { code: 'sign-in-needed' } };
    expect(await station.call('station.status', {}, clerk)).toMatchObject(refused);
    expect(await station.call('session.state', {}, clerk)).toMatchObject({
      value: { state: 'signed-out', user: null },
    });
    await station.call('user.change', { name: 'clerk', active: true }, administrator);
    expect(await station.call('station.status', {}, clerk)).toMatchObject(refused);
  });

  it('writes deeds under the name of whoever is signed in', async () => {
    const it = await signedIn('it');
    expect(await station.call('archive.configure', { idleMinutes: 5 }, it)).toMatchObject({ ok: true });
    expect(await station.call('archive.settings', {}, station.openSession({ defaultActor: 'x' }))).toMatchObject({
      value: { name: 'Kho thử', idleMinutes: 5, deadline: null, practice: false },
    });
    await station.close();
    const { openDatabase } = await import('../database/database.ts');
    const db = openDatabase(join(folder, 'kho', 'archive.sqlite'));
    expect(db.prepare(`select actor from event where action = 'archive.configure'`).pluck().all()).toEqual(['it']);
    db.close();
  });
});
