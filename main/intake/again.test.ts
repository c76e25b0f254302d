/** Papers that come a second time on purpose: a page scanned again, a refused file tried again, a dossier named by id. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { CallArgs, CallName, CallResult } from '../../shared/contract.ts';
import { permissions } from '../../shared/people.ts';
import { openEngines } from '../recognition/recognition.ts';
import { openStation, type Session, type Station } from '../station.ts';
import { startStubEngine } from '../test-walk/stub-engine.ts';

let folder: string;
let station: Station;
const lan: Session = { actor: 'Lan', permissions: new Set(permissions) };

async function ask<N extends CallName>(name: N, args: CallArgs<N>): Promise<CallResult<N>> {
  const result = await station.call(name, args, lan);
  if (!result.ok) throw Object.assign(new Error(result.error.message), result.error);
  return result.value;
}

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'again-'));
  mkdirSync(join(folder, 'HS-01'));
  station = await openStation(join(folder, 'kho'), {
    create: { name: 'Kho thử', actor: 'Lan' },
    engines: openEngines({ count: 1, create: startStubEngine }),
  });
});
afterEach(async () => {
  await station.close();
  rmSync(folder, { recursive: true, force: true });
});

let width = 300;
async function scan(name: string): Promise<string> {
  const file = join(folder, name);
  width += 1;
  await sharp({ create: { width, height: 400, channels: 3, background: 'white' } })
    .png()
    .toFile(file);
  return file;
}

async function dossierId(): Promise<number> {
  return (await ask('dossier.find', {})).rows[0]?.id ?? 0;
}

describe('a page scanned again', () => {
  it('takes the place of the old one, is read, and goes back when that is undone', async () => {
    await scan('HS-01/1.png');
    await scan('HS-01/2.png');
    await ask('intake.take', { roots: [join(folder, 'HS-01')], documents: 'folder' });
    await ask('work.run', {});
    const cards = async (removed = false) => (await ask('page.list', { dossierId: await dossierId(), removed })).rows;
    const [first, second] = await cards();
    const { pageIds } = await ask('page.replace', { id: first?.id ?? 0, path: await scan('lại.png') });
    expect((await cards()).map(({ id, state }) => [id, state])).toEqual([
      [pageIds[0], 'waiting'],
      [second?.id, 'read'],
    ]);
    expect((await cards(true)).map(({ id }) => id)).toEqual([first?.id]);
    expect(await ask('work.run', {})).toMatchObject({ pagesRead: 1, failures: [] });
    await ask('edit.undo', {});
    expect((await cards()).map(({ id }) => id)).toEqual([first?.id, second?.id]);
    expect((await ask('archive.verify', {})).sound).toBe(true);
  });

  it('in a file that is damaged or in the archive already changes nothing', async () => {
    await ask('intake.take', { roots: [await scan('HS-01/1.png')] });
    const [card] = (await ask('page.list', { dossierId: await dossierId() })).rows;
    const id = card?.id ?? 0;
    writeFileSync(join(folder, 'hỏng.png'), Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 1, 2, 3]));
    await expect(ask('page.replace', { id, path: join(folder, 'hỏng.png') })).rejects.toMatchObject({
      code: 'file-damaged',
    });
    await expect(ask('page.replace', { id, path: join(folder, 'HS-01/1.png') })).rejects.toMatchObject({
      code: 'page-known',
    });
    expect((await ask('page.list', { dossierId: await dossierId() })).rows.map((row) => row.id)).toEqual([id]);
  });
});

describe('a refused file', () => {
  it('is tried again from where it lay, into the dossier of its folder, and is no exception any more', async () => {
    const path = join(folder, 'HS-01', '1.png');
    writeFileSync(path, '');
    await scan('HS-01/2.png');
    await ask('intake.take', { roots: [folder] });
    const [exception] = await ask('intake.exceptions', {});
    const id = exception?.id ?? 0;
    expect(await ask('intake.retry', { id })).toMatchObject({ taken: 0, refused: 1 });
    const [still] = await ask('intake.exceptions', {});
    await scan('HS-01/1.png');
    expect(await ask('intake.retry', { id: still?.id ?? 0 })).toMatchObject({
      taken: 1,
      refused: 0,
      dossierIds: [await dossierId()],
    });
    expect(await ask('intake.exceptions', {})).toEqual([]);
    await expect(ask('intake.retry', { id })).rejects.toMatchObject({ code: 'not-allowed' });
    await expect(ask('intake.retry', { id: 999 })).rejects.toMatchObject({ code: 'not-found' });
  });
});

describe('a dossier named by its id', () => {
  it('gets the papers, whatever their folder is called; one that is not there is refused before anything is taken', async () => {
    const { id } = await ask('dossier.create', { code: 'HS-77', title: 'Hội nghị', planned: false });
    const roots = [await scan('HS-01/1.png'), await scan('HS-01/2.png')];
    expect(await ask('intake.take', { roots, dossierId: id, documents: 'folder' })).toMatchObject({
      taken: 2,
      documents: 1,
      dossierIds: [id],
    });
    await expect(ask('intake.take', { roots: [await scan('3.png')], dossierId: 999 })).rejects.toMatchObject({
      code: 'not-found',
    });
  });
});
