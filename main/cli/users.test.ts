/** Rights on the command line, as IT staff meet them: each command a process of its own, passwords as jobs give them. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openDatabase } from '../database/database.ts';
import { askSecret, newPassword } from './secret.ts';

const cli = fileURLToPath(new URL('./index.ts', import.meta.url));
const password = 'giấy tờ cũ';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'cli-users-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

type Variables = { user?: string; password?: string; newPassword?: string };

async function run(variables: Variables, ...args: string[]): Promise<{ code: number; out: string; err: string }> {
  const given = {
    TRAM_SO_HOA_USER: variables.user,
    TRAM_SO_HOA_PASSWORD: variables.password,
    TRAM_SO_HOA_NEW_PASSWORD: variables.newPassword,
  };
  const child = spawn(process.execPath, [cli, ...args], {
    cwd: folder,
    env: { ...process.env, ...given },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const ended = { out: '', err: '' };
  child.stdout.on('data', (data) => {
    ended.out += data;
  });
  child.stderr.on('data', (data) => {
    ended.err += data;
  });
  const [code] = await once(child, 'close');
  return { code, ...ended };
}

async function refused(variables: Variables, ...args: string[]): Promise<{ code: number; error: string }> {
  const { code, out } = await run(variables, '--json', ...args);
  return { code, error: JSON.parse(out).error.code };
}

describe('an archive on the command line', { timeout: 60_000 }, () => {
  const lan = { user: 'lan', password };

  it('is open while it has no users, and asks for nobody', async () => {
    expect((await run({ user: 'lan' }, 'init', '--name', 'Kho thử')).code).toBe(0);
    expect((await run({}, 'users')).out).toContain('users add');
    expect(await refused({}, '--user', 'lan', 'status')).toEqual({ code: 1, error: 'no-users' });
    const withoutPassword = ['users', 'add', 'Lan', '--role', 'administrator'];
    expect(await refused({}, ...withoutPassword)).toEqual({ code: 1, error: 'password-missing' });
    expect((await run({}, 'users', 'add', 'Lan', '--role', 'nobody')).code).toBe(2);
  });

  it('closes with its first administrator, and says how to come in', async () => {
    const made = await run({ newPassword: password }, 'users', 'add', 'Lan', '--role', 'administrator');
    expect(made).toMatchObject({ code: 0, out: expect.stringContaining('--user') });
    const outside = await run({}, 'status');
    expect(outside).toMatchObject({ code: 1, out: '' });
    expect(outside.err).toContain('TRAM_SO_HOA_PASSWORD');
    expect(await refused({ user: 'lan' }, 'status')).toEqual({ code: 1, error: 'sign-in-needed' });
    expect(await refused({ user: 'lan', password: 'không phải' }, 'status')).toEqual({
      code: 1,
      error: 'sign-in-failed',
    });
    expect(await run({ password }, '--user', 'LAN', 'status')).toMatchObject({
      code: 0,
      out: expect.stringContaining('Kho thử'),
    });
  });

  it('lets each role do its own, under its own name', async () => {
    const newPassword = 'một câu ngắn';
    const hoa = { user: 'hoa', password: newPassword };
    expect((await run({ ...lan, newPassword }, 'users', 'add', 'Hoa', '--role', 'searcher')).code).toBe(0);
    expect((await run(hoa, 'search', 'hòa giải')).code).toBe(0);
    expect(await refused(hoa, 'users')).toEqual({ code: 1, error: 'no-permission' });
    expect((await run(lan, 'users', 'set-role', 'hoa', 'it')).out).toContain('Cán bộ CNTT');
    expect((await run(hoa, 'backup', 'sao-luu')).code).toBe(0);
    expect(await refused(lan, 'users', 'deactivate', 'lan')).toEqual({ code: 1, error: 'last-administrator' });
    expect((await run(lan, 'users', 'deactivate', 'hoa')).code).toBe(0);
    expect(await refused(hoa, 'status')).toEqual({ code: 1, error: 'user-inactive' });
    expect((await run(lan, 'users', 'activate', 'hoa')).code).toBe(0);
    expect((await run({ ...lan, newPassword: password }, 'users', 'set-password', 'hoa')).code).toBe(0);
    expect(await refused(hoa, 'status')).toEqual({ code: 1, error: 'sign-in-failed' });
    const { out } = await run({ user: 'hoa', password }, 'users', 'list', '--json');
    expect(JSON.parse(out).value).toMatchObject([{ name: 'Hoa', role: 'it', active: true }, { name: 'Lan' }]);
    const db = openDatabase(join(folder, 'archive', 'archive.sqlite'));
    const deeds = `select distinct actor from event where action in ('user.change', 'user.setPassword')`;
    expect(db.prepare(deeds).pluck().all()).toEqual(['Lan']);
    db.close();
  });
});

describe('asking for a password', () => {
  function terminal() {
    const input = Object.assign(new PassThrough(), { isTTY: true, setRawMode: () => {} });
    const output = new PassThrough();
    return { input, output, shown: (): string => String(output.read() ?? '') };
  }
  const going = new AbortController().signal;

  it('shows the question and nothing of the answer', async () => {
    const { shown, ...ends } = terminal();
    const answer = askSecret('Mật khẩu: ', going, ends);
    ends.input.write('giấy tờ cx\x7fũ\r');
    expect(await answer).toBe(password);
    expect(shown()).toBe('Mật khẩu: \n');
  });

  it('asks twice for a new one', async () => {
    const { input, output } = terminal();
    const outcome = newPassword('Lan', going, { input, output }).catch((cause) => cause.code);
    input.write('một câu ngắn\r');
    output.on('data', (data) => String(data).includes('again') && input.write('một câu khác\r'));
    expect(await outcome).toBe('passwords-differ');
  });

  it('gives up when stopped, and where there is nobody to ask', async () => {
    const stop = new AbortController();
    const { input, output } = terminal();
    const answer = askSecret('Mật khẩu: ', stop.signal, { input, output });
    stop.abort();
    await expect(answer).rejects.toMatchObject({ code: 'cancelled' });
    expect(await askSecret('Mật khẩu: ', going, { input: new PassThrough(), output })).toBeNull();
  });
});
