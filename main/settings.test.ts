import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { openAudit } from './audit.ts';
import { openDatabase } from './database/database.ts';
import { type TestArchive, testArchive } from './database/test-archive.ts';
import { openPeople } from './people/people.ts';
import { openSettings, type Settings } from './settings.ts';

let archive: TestArchive;
let settings: Settings;
beforeEach(() => {
  archive = testArchive();
  archive.db.exec(`insert into archive (id, uid, name, created_at) values (1, 'u', 'Kho cũ', '2026-01-01')`);
  settings = openSettings({ db: archive.db, audit: openAudit(archive.db) });
});
afterEach(() => archive.close());

it('begins without a deadline and locks after a quarter of an hour', () => {
  expect(settings.view()).toEqual({ name: 'Kho cũ', deadline: null, idleMinutes: 15, practice: false });
});

it('comes to an archive that was made before there were settings or users', () => {
  const file = join(archive.folder, 'old.sqlite');
  const old = openDatabase(file, 30);
  old.exec(`insert into archive (id, uid, name, created_at) values (1, 'u', 'Kho cũ', '2026-01-01')`);
  old.close();
  const db = openDatabase(file);
  const audit = openAudit(db);
  expect(openSettings({ db, audit }).configure({ idleMinutes: 30 }, 'Lan')).toMatchObject({
    name: 'Kho cũ',
    idleMinutes: 30,
  });
  expect(openPeople({ db, audit }).users.any()).toBe(false);
  db.close();
});

it('changes what is given, keeps the rest, and tells it once', () => {
  settings.configure({ deadline: '2026-12-31' }, 'Lan');
  settings.configure({ name: ' Kho mới ', idleMinutes: 0 }, 'Lan');
  expect(settings.configure({ idleMinutes: 0 }, 'Lan')).toEqual({
    name: 'Kho mới',
    deadline: '2026-12-31',
    idleMinutes: 0,
    practice: false,
  });
  expect(settings.configure({ deadline: null }, 'Lan').deadline).toBeNull();
  const events = archive.db.prepare(`select actor from event where action = 'archive.configure'`).pluck().all();
  expect(events).toEqual(['Lan', 'Lan', 'Lan']);
});

it('takes no day that the calendar does not have', () => {
  expect(() => settings.configure({ deadline: '2027-02-29' }, 'Lan')).toThrow(
    expect.objectContaining({ code: 'field-invalid' }),
  );
  expect(settings.configure({ deadline: '2028-02-29' }, 'Lan').deadline).toBe('2028-02-29');
});
