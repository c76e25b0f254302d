import {
  appendFileSync,
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Database, openDatabase } from '../database/database.ts';
import { mediaTypeOf, type Originals, openOriginals } from './originals.ts';

let folder: string;
let db: Database;
let originals: Originals;
const jpeg = Buffer.concat([Buffer.from([0xff, 0xd8, 0xff, 0xe0]), Buffer.alloc(5000, 7)]);

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'originals-'));
  db = openDatabase(join(folder, 'archive.sqlite'));
  originals = openOriginals({ folder: join(folder, 'originals'), db });
});
afterEach(() => {
  db.close();
  rmSync(folder, { recursive: true, force: true });
});

function file(name: string, bytes: Buffer | string): string {
  const path = join(folder, name);
  writeFileSync(path, bytes);
  return path;
}

describe('the store of originals', () => {
  it('keeps the bytes under their hash, read-only, and leaves the user’s file alone', async () => {
    const source = file('a.jpg', jpeg);
    const stored = await originals.store(source);
    expect(readFileSync(stored.path).equals(jpeg)).toBe(true);
    expect(stored.path).toContain(stored.sha256);
    expect(statSync(stored.path).mode & 0o222).toBe(0);
    expect(readFileSync(source).equals(jpeg)).toBe(true);
    expect(readdirSync(join(folder, 'originals', '.incoming'))).toEqual([]);
  });

  it('knows bytes it already holds', async () => {
    const first = await originals.store(file('a.jpg', jpeg));
    const second = await originals.store(file('b.jpg', jpeg));
    expect([first.isNew, second.isNew]).toEqual([true, false]);
    expect(second.path).toBe(first.path);
  });

  it('tells a file’s kind by its content, not its name', async () => {
    expect((await originals.store(file('thật ra là ảnh.pdf', jpeg))).mediaType).toBe('image/jpeg');
    expect(mediaTypeOf(Buffer.from('II*\0'))).toBe('image/tiff');
    expect(mediaTypeOf(Buffer.from('MM\0*'))).toBe('image/tiff');
    expect(mediaTypeOf(Buffer.from(`\n\n%PDF-1.4`))).toBe('application/pdf');
    expect(mediaTypeOf(Buffer.from('xin chào'))).toBeNull();
  });

  it.each([
    ['rỗng.pdf', '', 'file-empty'],
    ['thư.pdf', 'chỉ là chữ', 'file-type-unknown'],
  ])('refuses %s', async (name, content, code) => {
    await expect(originals.store(file(name, content))).rejects.toMatchObject({ code });
  });

  it('refuses a path that is not there, and a folder', async () => {
    await expect(originals.store(join(folder, 'không có'))).rejects.toMatchObject({ code: 'file-unreadable' });
    mkdirSync(join(folder, 'thư mục'));
    await expect(originals.store(join(folder, 'thư mục'))).rejects.toMatchObject({ code: 'file-type-unknown' });
  });

  it('refuses a file that grows while it is read, and keeps nothing of it', async () => {
    const source = file('a.jpg', Buffer.concat([jpeg, Buffer.alloc(40 << 20)]));
    const storing = originals.store(source);
    const growing = setInterval(() => appendFileSync(source, 'thêm'), 1);
    await expect(storing.finally(() => clearInterval(growing))).rejects.toMatchObject({ code: 'file-changed' });
    expect(readdirSync(join(folder, 'originals'))).toEqual(['.incoming']);
  });

  it('stops when asked', async () => {
    await expect(originals.store(file('a.jpg', jpeg), { signal: AbortSignal.abort() })).rejects.toMatchObject({
      code: 'cancelled',
    });
  });

  it('finds what is missing, damaged or stray, and heals when the true bytes come in again', async () => {
    const intact = await originals.store(file('a.jpg', jpeg));
    const damaged = await originals.store(file('b.jpg', Buffer.concat([jpeg, Buffer.from('b')])));
    const missing = await originals.store(file('c.jpg', Buffer.concat([jpeg, Buffer.from('c')])));
    const stray = await originals.store(file('d.jpg', Buffer.concat([jpeg, Buffer.from('d')])));
    for (const original of [intact, damaged, missing]) originals.register(original);
    chmodSync(damaged.path, 0o644);
    writeFileSync(damaged.path, Buffer.concat([jpeg, Buffer.from('x')]));
    rmSync(missing.path, { force: true });

    expect(await originals.verify()).toMatchObject({
      checked: 3,
      damaged: [damaged.sha256],
      missing: [missing.sha256],
      strays: [stray.path],
    });
    await expect(originals.check(damaged.sha256)).rejects.toMatchObject({ code: 'original-damaged' });
    await originals.check(intact.sha256);

    await originals.store(file('b.jpg', Buffer.concat([jpeg, Buffer.from('b')])));
    await originals.store(file('c.jpg', Buffer.concat([jpeg, Buffer.from('c')])));
    expect(await originals.verify()).toMatchObject({ damaged: [], missing: [] });
  });

  it('clears at start what a crash left half copied', () => {
    writeFileSync(join(folder, 'originals', '.incoming', 'dở dang'), 'x');
    openOriginals({ folder: join(folder, 'originals'), db });
    expect(readdirSync(join(folder, 'originals', '.incoming'))).toEqual([]);
  });
});
