import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { checkDatabase, holdLock, migrations, openDatabase, schemaText, schemaVersion } from './database.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'database-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe('the database', () => {
  it('flushes every commit, enforces references and comes up at the newest schema', () => {
    const db = openDatabase(join(folder, 'a.sqlite'));
    expect(db.pragma('synchronous', { simple: true })).toBe(2);
    expect(db.pragma('journal_mode', { simple: true })).toBe('wal');
    expect(db.pragma('user_version', { simple: true })).toBe(schemaVersion);
    expect(() => db.exec('insert into inventory (fonds_id, code, title) values (7, 1, 1)')).toThrow(/FOREIGN KEY/);
    expect(checkDatabase(db)).toEqual([]);
    db.close();
  });

  it('matches the committed schema.sql', () => {
    const db = openDatabase(join(folder, 'a.sqlite'));
    expect(schemaText(db)).toBe(readFileSync(new URL('./schema.sql', import.meta.url), 'utf8'));
    db.close();
  });

  it('numbers its migrations upwards in tens', () => {
    const versions = migrations.map((m) => m.version);
    expect(versions).toEqual([...versions].sort((a, b) => a - b));
    expect(versions.every((v) => v > 0 && v % 10 === 0)).toBe(true);
  });

  it('carries the rows of every older version over', () => {
    const file = join(folder, 'a.sqlite');
    const first = migrations[0]?.version ?? 0;
    const old = openDatabase(file, first);
    old.exec(`insert into fonds (uid, code, title) values ('u', '01', 'Phông cũ')`);
    old.close();
    const db = openDatabase(file);
    expect(db.prepare('select title from fonds').pluck().get()).toBe('Phông cũ');
    db.close();
  });

  it('leaves a database of a newer program untouched and says so', () => {
    const file = join(folder, 'a.sqlite');
    const db = openDatabase(file);
    db.pragma(`user_version = ${schemaVersion + 10}`);
    db.close();
    expect(() => openDatabase(file)).toThrow(expect.objectContaining({ code: 'archive-newer' }));
    expect(() => openDatabase(file)).toThrow(expect.objectContaining({ code: 'archive-newer' }));
  });

  it('names a file that is no database', () => {
    const file = join(folder, 'a.sqlite');
    writeFileSync(file, 'đây không phải cơ sở dữ liệu '.repeat(100));
    expect(() => openDatabase(file)).toThrow(expect.objectContaining({ code: 'archive-damaged' }));
  });

  it('gives a lock to one holder at a time', () => {
    const file = join(folder, 'station.lock');
    const release = holdLock(file);
    expect(release).not.toBeNull();
    expect(holdLock(file)).toBeNull();
    release?.();
    const again = holdLock(file);
    expect(again).not.toBeNull();
    again?.();
  });
});
