/** The station behind the window: a real station in a real process, killed, closed and started again. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { EventPayload } from '../../shared/contract.ts';
import type { StationState } from '../../shared/desktop.ts';
import { openStation } from '../station.ts';
import { startNodeChild } from './node-child.ts';
import { type ChildListener, openStationHost, type StationChild, type StationHost } from './station-host.ts';

const script = fileURLToPath(new URL('../station-process.ts', import.meta.url));

let folder: string;
/** Files that are refused one by one: work for an intake, none for the recognition that would begin behind it. */
let papers: string;
let archive: string;
let hosts: StationHost[];
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'host-'));
  archive = join(folder, 'kho');
  papers = join(folder, 'giấy');
  mkdirSync(papers);
  for (let n = 1; n <= 40; n += 1) writeFileSync(join(papers, `${n}.jpg`), `không phải ảnh ${n}`);
  hosts = [];
});
afterEach(async () => {
  await Promise.all(hosts.map((host) => host.close()));
  rmSync(folder, { recursive: true, force: true });
});

type Told = { states: StationState[]; changed: EventPayload<'changed'>[]; progress: string[]; said: string };

function openHost(
  startChild?: (listener: ChildListener) => StationChild,
  limits: { closeLimitMs?: number; waitMs?: number } = {},
): { host: StationHost; told: Told; phases(): string[] } {
  const told: Told = { states: [], changed: [], progress: [], said: '' };
  const say = (text: string): void => {
    told.said += text;
  };
  const host = openStationHost({
    ...limits,
    actor: 'may-1',
    startChild: startChild ?? ((listener) => startNodeChild(process.execPath, script, say, listener)),
    onState: (state) => told.states.push(state),
    onProgress: (id) => told.progress.push(id),
    onEvent: (event, payload) => {
      if (event === 'changed') told.changed.push(payload as EventPayload<'changed'>);
    },
  });
  hosts.push(host);
  return { host, told, phases: () => told.states.map((state) => state.phase) };
}

const create = { name: 'Kho thử' };
const processOf = (): number =>
  (JSON.parse(readFileSync(join(archive, 'station.json'), 'utf8')) as { pid: number }).pid;

describe('a station in a process of its own', () => {
  it('opens, answers each call by its own id, tells what changed, and closes', async () => {
    const { host, told, phases } = openHost();
    expect(host.state()).toEqual({ phase: 'no-archive' });
    expect(await host.open(archive, create)).toEqual({ ok: true, value: null });
    expect(host.state()).toEqual({ phase: 'ready', archive });

    const [status, refused, taken] = await Promise.all([
      host.call('station.status', {}),
      host.call('document.show', { id: 4711 }),
      host.call('intake.take', { roots: [papers] }, 'taking'),
    ]);
    expect(status).toMatchObject({ ok: true, value: { name: 'Kho thử' } });
    expect(refused).toMatchObject({ ok: false, error: { code: 'not-found' } });
    expect(taken).toMatchObject({ ok: true, value: { refused: 40 } });
    expect(new Set(told.progress)).toEqual(new Set(['taking']));
    await vi.waitFor(() => expect(told.changed.flatMap(({ topics }) => topics)).toContain('intake'));

    await host.close();
    expect(phases()).toEqual(['starting', 'ready', 'no-archive']);
    expect(await host.call('station.status', {})).toMatchObject({ ok: false, error: { code: 'station-stopped' } });
    expect(told.said).toBe('');
    // The lock is free and everything is there.
    const again = await openStation(archive);
    await again.close();
  });

  it('stops a call that is cancelled, and only that one', async () => {
    const { host } = openHost();
    await host.open(archive, create);
    const taking = host.call('intake.take', { roots: [papers] }, 'one');
    const status = host.call('station.status', {}, 'two');
    host.cancel('one');
    host.cancel('never asked');
    expect(await taking).toMatchObject({ ok: true, value: { cancelled: true } });
    expect(await status).toMatchObject({ ok: true });
  });

  it('refuses a second call under the same id instead of losing the first', async () => {
    const { host } = openHost();
    await host.open(archive, create);
    const answers = await Promise.all([
      host.call('station.status', {}, 'twice'),
      host.call('station.status', {}, 'twice'),
    ]);
    expect(answers).toMatchObject([{ ok: true }, { ok: false, error: { code: 'bad-request' } }]);
  });

  it('says why a folder cannot be opened, and opens another one after it', async () => {
    const { host, phases } = openHost();
    expect(await host.open(join(folder, 'không có'))).toMatchObject({ ok: false, error: { code: 'archive-missing' } });
    expect(await host.open(archive, create)).toMatchObject({ ok: true });
    expect(phases()).toEqual(['starting', 'no-archive', 'starting', 'ready']);
  });
});

describe('a station that dies', () => {
  it('is started again with everything it had; the calls it died over are answered', async () => {
    const { host, phases } = openHost();
    await host.open(archive, create);
    expect(await host.call('fonds.create', { code: 'P2', title: 'Phông hai' })).toMatchObject({ ok: true });
    const first = processOf();
    process.kill(first, 'SIGSTOP');
    const over = host.call('records.tree', {});
    process.kill(first, 'SIGKILL');
    expect(await over).toMatchObject({ ok: false, error: { code: 'station-stopped' } });
    expect(host.state()).toMatchObject({ phase: 'restarting' });
    expect(await host.call('records.tree', {})).toMatchObject({ ok: false, error: { code: 'station-stopped' } });

    await vi.waitFor(() => expect(host.state().phase).toBe('ready'), { timeout: 15_000 });
    expect(processOf()).not.toBe(first);
    expect(await host.call('records.tree', {})).toMatchObject({ ok: true, value: [{}, { code: 'P2' }] });
    expect(phases()).toEqual(['starting', 'ready', 'restarting', 'ready']);
  });

  it('and whose archive is gone stays down with the reason, until it is back', async () => {
    const { host } = openHost();
    await host.open(archive, create);
    const pid = processOf();
    renameSync(archive, join(folder, 'tháo ra'));
    process.kill(pid, 'SIGKILL');
    await vi.waitFor(() => expect(host.state().phase).toBe('stopped'), { timeout: 15_000 });
    expect(host.state()).toMatchObject({ error: { code: 'archive-missing' } });
    await host.restart();
    expect(host.state()).toMatchObject({ phase: 'stopped', error: { code: 'archive-missing' } });
    renameSync(join(folder, 'tháo ra'), archive);
    await host.restart();
    expect(host.state().phase).toBe('ready');
  });

  it('again and again is left alone, with the reason, and tried anew when a person says so', async () => {
    let starts = 0;
    let healthy = false;
    const dying = (listener: ChildListener): StationChild => {
      starts += 1;
      return {
        send: (message) => {
          if (message.kind === 'open') listener.onMessage({ kind: 'opened', folder: message.folder });
          if (!healthy || message.kind === 'close') queueMicrotask(() => listener.onExit());
        },
        kill: () => {},
      };
    };
    const { host } = openHost(dying, { waitMs: 1 });
    await host.open(archive);
    await vi.waitFor(() => expect(host.state().phase).toBe('stopped'));
    expect(host.state()).toMatchObject({ error: { code: 'station-keeps-dying', params: { count: 6 } } });
    expect(starts).toBe(6);
    healthy = true;
    await host.restart();
    expect(host.state().phase).toBe('ready');
  });

  it('is ended when it does not close in time', async () => {
    let killed = 0;
    const hanging = (listener: ChildListener): StationChild => ({
      send: (message) => {
        if (message.kind === 'open') listener.onMessage({ kind: 'opened', folder: message.folder });
      },
      kill: () => {
        killed += 1;
        listener.onExit();
      },
    });
    const { host } = openHost(hanging, { closeLimitMs: 1 });
    await host.open(archive);
    const over = host.call('station.status', {});
    await host.close();
    expect(killed).toBe(1);
    expect(await over).toMatchObject({ ok: false, error: { code: 'station-stopped' } });
  });
});

it('a station whose parent is gone closes its archive and ends', async () => {
  const parent = spawn(
    process.execPath,
    [
      '-e',
      `const child = require('node:child_process').fork(${JSON.stringify(script)}, [], { serialization: 'advanced' });
       child.on('message', (message) => console.log(message.kind));
       child.send({ kind: 'open', folder: ${JSON.stringify(archive)}, actor: 'may-1', create: { name: 'Kho thử' } });`,
    ],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  );
  const [said] = await once(parent.stdout, 'data');
  expect(String(said).trim()).toBe('opened');
  const pid = processOf();
  parent.kill('SIGKILL');
  await vi.waitFor(() => expect(() => process.kill(pid, 0)).toThrow(), { timeout: 10_000 });
  const station = await openStation(archive);
  await station.close();
});
