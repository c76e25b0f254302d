/** Pictures of pages as the window asks for them, and pages turned by a person, on a whole station with a stub engine. */
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { CallArgs, CallName, CallResult } from '../shared/contract.ts';
import { permissions } from '../shared/people.ts';
import { openEngines } from './recognition/recognition.ts';
import { openStation, type Session, type Station } from './station.ts';
import { startStubEngine } from './test-walk/stub-engine.ts';

let folder: string;
let station: Station;
const lan: Session = { actor: 'Lan', permissions: new Set(permissions) };

async function ask<N extends CallName>(name: N, args: CallArgs<N>): Promise<CallResult<N>> {
  const result = await station.call(name, args, lan);
  if (!result.ok) throw Object.assign(new Error(result.error.message), result.error);
  return result.value;
}

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'picture-'));
  mkdirSync(join(folder, 'giấy'));
  station = await openStation(join(folder, 'kho'), {
    create: { name: 'Kho thử', actor: 'Lan' },
    engines: openEngines({ count: 1, create: startStubEngine }),
  });
});
afterEach(async () => {
  await station.close();
  rmSync(folder, { recursive: true, force: true });
});

const RED = { r: 200, g: 0, b: 0 };

/** White, with lines of ink and a red square in the upper left corner. */
async function scan(name: string, options: { orientation?: number } = {}): Promise<string> {
  const ink = Array.from({ length: 12 }, (_, n) => `<rect x="300" y="${300 + n * 60}" width="400" height="12"/>`);
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="800" height="1200"><rect width="100%" height="100%" fill="white"/><rect width="200" height="200" fill="rgb(200,0,0)"/>${ink.join('')}</svg>`;
  const file = join(folder, 'giấy', name);
  await sharp(Buffer.from(svg))
    .jpeg({ quality: 95 })
    .withMetadata({ density: 100, ...options })
    .toFile(file);
  return file;
}

async function page(name: string, options: { orientation?: number } = {}): Promise<number> {
  await ask('intake.take', { roots: [await scan(name, options)], dossierCode: 'HS-01' });
  const dossier = await ask('dossier.find', {});
  const rows = (await ask('page.list', { dossierId: dossier.rows[0]?.id ?? 0 })).rows;
  return rows.at(-1)?.id ?? 0;
}

async function pixels(id: number, size: 'thumbnail' | 'view' | 'full') {
  const found = await ask('page.picture', { id, size });
  if (!('path' in found)) throw new Error('a whole picture lies on the disk');
  const { data, info } = await sharp(readFileSync(found.path)).raw().toBuffer({ resolveWithObject: true });
  const at = (x: number, y: number): number =>
    (Math.floor(y * info.height) * info.width + Math.floor(x * info.width)) * 3;
  const isRed = (x: number, y: number): boolean => (data[at(x, y)] ?? 0) > 150 && (data[at(x, y) + 1] ?? 255) < 80;
  return { ...found, width: info.width, height: info.height, isRed };
}

describe('the picture of a page', () => {
  it('is there before the page is read, at every size, and made again when its file is gone', async () => {
    const id = await page('1.jpg');
    for (const [size, width, height] of [
      ['thumbnail', 213, 320],
      ['view', 800, 1200],
      ['full', 800, 1200],
    ] as const) {
      const first = await pixels(id, size);
      expect([first.width, first.height, first.isRed(0.05, 0.05)]).toEqual([width, height, true]);
      rmSync(first.path);
      expect((await pixels(id, size)).etag).toBe(first.etag);
    }
  });

  it('stands upright as the file asks', async () => {
    const id = await page('1.jpg', { orientation: 6 });
    const { width, height, isRed } = await pixels(id, 'full');
    expect([width, height, isRed(0.95, 0.05)]).toEqual([1200, 800, true]);
  });

  it('is made once for all who ask at the same time', async () => {
    const id = await page('1.jpg');
    const all = await Promise.all(Array.from({ length: 20 }, () => pixels(id, 'thumbnail')));
    expect(new Set(all.map(({ path }) => path)).size).toBe(1);
    const [found] = all;
    const left = readdirSync(join(found?.path ?? '', '..'));
    expect(left.filter((name) => name.endsWith('.part'))).toEqual([]);
  });

  it('gives a part as bytes, its margins cut off at the edge of the page', async () => {
    const id = await page('1.jpg');
    await ask('work.run', {});
    const part = await ask('page.picture', { id, size: 'full', box: [-50, -50, 150, 150] });
    if (!('bytes' in part)) throw new Error('a part has no file');
    const { data, info } = await sharp(part.bytes).raw().toBuffer({ resolveWithObject: true });
    expect([info.width, info.height]).toEqual([100, 100]);
    expect(Math.abs((data[0] ?? 0) - RED.r)).toBeLessThan(20);
    const other = await ask('page.picture', { id, size: 'full', box: [0, 0, 10, 10] });
    expect(other.etag).not.toBe(part.etag);
    await expect(ask('page.picture', { id, size: 'full', box: [5000, 0, 10, 10] })).rejects.toMatchObject({
      code: 'not-found',
    });
  });

  it('of a scan whose bytes are gone says so', async () => {
    const id = await page('1.jpg');
    rmSync(join(folder, 'kho', 'originals'), { recursive: true });
    await expect(ask('page.picture', { id, size: 'full' })).rejects.toMatchObject({ code: 'original-missing' });
  });
});

describe('a page turned by a person', () => {
  it('is shown that way at once, read that way, and stands as before when it is taken back', async () => {
    const id = await page('1.jpg');
    await ask('work.run', {});
    const before = await pixels(id, 'view');
    await ask('page.rotate', { ids: [id], turn: 90 });
    const turned = await pixels(id, 'view');
    expect([turned.width, turned.height, turned.isRed(0.95, 0.05)]).toEqual([1200, 800, true]);
    expect(turned.etag).not.toBe(before.etag);
    expect(await ask('work.run', {})).toMatchObject({ pagesRead: 1, failures: [] });
    expect(await ask('page.words', { id })).toMatchObject({ width: 1200, height: 800 });
    expect((await pixels(id, 'full')).isRed(0.95, 0.05)).toBe(true);
    await ask('edit.undo', {});
    expect((await pixels(id, 'full')).isRed(0.05, 0.05)).toBe(true);
    await ask('work.run', {});
    expect(await ask('page.words', { id })).toMatchObject({ width: 800, height: 1200 });
  });

  it('before it was ever read keeps that way up, whatever the machine would find', async () => {
    const id = await page('1.jpg', { orientation: 3 });
    expect((await pixels(id, 'full')).isRed(0.95, 0.95)).toBe(true);
    await ask('page.rotate', { ids: [id], turn: 270 });
    expect((await pixels(id, 'full')).isRed(0.95, 0.05)).toBe(true);
    await ask('work.run', {});
    expect((await pixels(id, 'view')).isRed(0.95, 0.05)).toBe(true);
    expect(await ask('page.words', { id })).toMatchObject({ width: 1200, height: 800 });
  });
});
