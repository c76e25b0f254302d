/** The station's door: what it lets in, what it refuses, and that a refusal is always an answer. */
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type CallName, type CallProgress, contract, type Permission } from '../shared/contract.ts';
import { openDatabase, schemaVersion } from './database/database.ts';
import { openEngines } from './recognition/recognition.ts';
import { openStation, type Session, type Station } from './station.ts';
import { startStubEngine } from './test-walk/stub-engine.ts';

let folder: string;
let station: Station;
const everything: Session = {
  actor: 'Lan',
  permissions: new Set<Permission>(['read', 'describe', 'approve', 'deliver', 'administer']),
};
const reader: Session = { actor: 'Hoa', permissions: new Set<Permission>(['read']) };
const open = (create = false) =>
  openStation(join(folder, 'kho'), {
    ...(create ? { create: { name: 'Kho thử', actor: 'Lan' } } : {}),
    engines: openEngines({ count: 1, create: startStubEngine }),
  });

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'station-'));
  station = await open(true);
});
afterEach(async () => {
  await station.close();
  rmSync(folder, { recursive: true, force: true });
});

describe('the door', () => {
  it('parses every argument and names what does not fit', async () => {
    for (const [name, args] of [
      ['search.find', { query: 7 }],
      ['search.find', { query: 'a', limit: 0 }],
      ['document.show', {}],
      ['document.show', { id: 1, extra: true }],
      ['khong-co', {}],
    ] as const) {
      const result = await station.call(name as CallName, args as never, everything);
      expect(result).toMatchObject({ ok: false, error: { code: 'bad-request', params: { call: name } } });
    }
  });

  it('lets a role do what it may and nothing else, whatever the call', async () => {
    for (const name of Object.keys(contract) as CallName[]) {
      const needed = contract[name].permission;
      if (needed === 'read' || needed === 'anyone') continue;
      const result = await station.call(name, {} as never, reader);
      expect([name, result]).toMatchObject([name, { ok: false, error: { code: 'no-permission' } }]);
    }
    expect(await station.call('station.status', {}, reader)).toMatchObject({ ok: true, value: { name: 'Kho thử' } });
  });

  it('answers with a refusal, never with an exception', async () => {
    expect(await station.call('document.show', { id: 99 }, reader)).toMatchObject({
      ok: false,
      error: { code: 'not-found' },
    });
    expect(await station.call('intake.take', { roots: [join(folder, 'không có')] }, everything)).toMatchObject({
      ok: false,
      error: { code: 'path-missing' },
    });
  });

  it('says how far long work is, and stops when asked', async () => {
    const papers = join(folder, 'giấy');
    mkdirSync(papers);
    for (const n of [1, 2, 3]) {
      const paper = { width: 300, height: 400 + n, channels: 3, background: 'white' } as const;
      await sharp({ create: paper })
        .png()
        .toFile(join(papers, `${n}.png`));
    }
    const seen: CallProgress[] = [];
    const stop = new AbortController();
    const taken = await station.call('intake.take', { roots: [papers] }, everything, {
      signal: stop.signal,
      onProgress: (p) => {
        seen.push(p);
        if (p.done === 1) stop.abort();
      },
    });
    expect(taken).toMatchObject({ ok: true, value: { taken: 1, cancelled: true } });
    expect(seen.at(0)?.stage).toBe('intake');
    expect(await station.call('intake.take', { roots: [papers] }, everything)).toMatchObject({
      ok: true,
      value: { taken: 2, known: 1 },
    });
    expect(await station.call('work.run', {}, everything)).toMatchObject({
      ok: true,
      value: { pagesRead: 3, documentsDescribed: 3, failures: [] },
    });
  });
});

describe('opening', () => {
  it('tells the second opener who holds the archive', async () => {
    await expect(open()).rejects.toMatchObject({ code: 'archive-locked', params: { pid: process.pid } });
  });

  it('leaves an archive of a newer program as it is, and can open it again afterwards', async () => {
    await station.close();
    const file = join(folder, 'kho', 'archive.sqlite');
    const db = openDatabase(file);
    db.pragma(`user_version = ${schemaVersion + 10}`);
    db.close();
    await expect(open()).rejects.toMatchObject({ code: 'archive-newer' });
    const again = (await import('better-sqlite3')).default(file);
    again.pragma(`user_version = ${schemaVersion}`);
    again.close();
    station = await open();
    expect(await station.call('station.status', {}, reader)).toMatchObject({ ok: true });
  });
});
