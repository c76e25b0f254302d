import { describe, expect, it } from 'vitest';
import { openAudit } from './audit.ts';
import { openDatabase } from './database/database.ts';

function threeEvents() {
  const db = openDatabase(':memory:');
  const audit = openAudit(db);
  for (const id of [1, 2, 3]) {
    audit.record({ actor: 'Lan', action: 'document.approve', subjectKind: 'document', subjectId: id, after: { id } });
  }
  return { db, audit };
}

describe('the audit chain', () => {
  it('holds when nobody touched it', () => {
    expect(threeEvents().audit.verify()).toEqual({ events: 3, brokenAt: null });
  });

  it('is never changed or shortened through the program’s own connection', () => {
    const { db } = threeEvents();
    expect(() => db.exec(`update event set actor = 'Khác' where id = 2`)).toThrow(/never changed/);
    expect(() => db.exec('delete from event where id = 2')).toThrow(/never removed/);
  });

  it('shows a row that was changed behind its back', () => {
    const { db, audit } = threeEvents();
    db.exec(`drop trigger event_is_never_changed; update event set actor = 'Khác' where id = 2`);
    expect(audit.verify().brokenAt).toBe(2);
  });

  it('shows a row that was taken out of the middle', () => {
    const { db, audit } = threeEvents();
    db.exec('drop trigger event_is_never_removed; delete from event where id = 2');
    expect(audit.verify().brokenAt).toBe(3);
  });
});
