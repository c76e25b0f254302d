/** What is set for the archive as a whole. One row; each change is one transaction with its event. */
import { StationError } from '../shared/errors.ts';
import { nfc } from '../shared/vietnamese.ts';
import type { ArchiveSettings } from '../shared/views.ts';
import type { Audit } from './audit.ts';
import type { Database } from './database/database.ts';

export type SettingChanges = {
  readonly [K in keyof Omit<ArchiveSettings, 'practice'>]?: ArchiveSettings[K] | undefined;
};

export type Settings = {
  view(): ArchiveSettings;
  /** What is left out stays. @throws `field-invalid` for a deadline that no calendar has */
  configure(changes: SettingChanges, actor: string): ArchiveSettings;
};

export function openSettings({ db, audit }: { db: Database; audit: Audit }): Settings {
  const find = db.prepare<[], Omit<ArchiveSettings, 'practice'> & { practice: 0 | 1 }>(
    `select a.name, s.deadline, s.idle_minutes as idleMinutes, s.practice from archive a, settings s`,
  );
  const rename = db.prepare('update archive set name = :name');
  const update = db.prepare('update settings set deadline = :deadline, idle_minutes = :idleMinutes');

  function view(): ArchiveSettings {
    const found = find.get();
    if (found === undefined) throw new Error('the archive has no row of settings');
    return { ...found, practice: found.practice === 1 };
  }

  return {
    view,
    configure(changes, actor) {
      const { deadline } = changes;
      if (typeof deadline === 'string' && !isDay(deadline)) {
        const detail = 'không có ngày này trong lịch';
        throw new StationError('field-invalid', { field: 'hạn hoàn thành', value: deadline, detail });
      }
      return db
        .transaction(() => {
          const { practice: _, ...before } = view();
          const after = {
            name: changes.name === undefined ? before.name : nfc(changes.name).trim(),
            deadline: deadline === undefined ? before.deadline : deadline,
            idleMinutes: changes.idleMinutes ?? before.idleMinutes,
          };
          if (JSON.stringify(before) !== JSON.stringify(after)) {
            rename.run({ name: after.name });
            update.run({ deadline: after.deadline, idleMinutes: after.idleMinutes });
            audit.record({ actor, action: 'archive.configure', subjectKind: 'archive', subjectId: 1, before, after });
          }
          return view();
        })
        .immediate();
    },
  };
}

/** `2026-02-31` has the form of a day and is none. */
function isDay(text: string): boolean {
  const time = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
}
