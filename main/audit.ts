/**
 * The audit chain: who did what to which thing, what stood before and what stands after.
 *
 * Promise: a row that was changed, removed from the middle or slipped in later is found by `verify`, because each row
 * carries the SHA-256 of the one before it and of its own content. Rows cut off at the end are found when the last
 * hash is known from elsewhere: receipts carry it.
 */
import { createHash } from 'node:crypto';
import { type Database, now } from './database/database.ts';

export type AuditEvent = {
  readonly actor: string;
  /** A verb of the trade: "document.approve", "batch.seal". */
  readonly action: string;
  readonly subjectKind: string;
  readonly subjectId: string | number;
  readonly before?: unknown;
  readonly after?: unknown;
};

export type Audit = {
  /** Adds one event. Call it inside the transaction that does the deed, so that neither stands without the other. */
  record(event: AuditEvent): void;
  /** Hash of the newest event; the start of the chain for an empty table. */
  head(): string;
  /** Walks the chain. `brokenAt` is the id of the first row that does not follow from the one before it. */
  verify(): { events: number; brokenAt: number | null };
};

const START = '0'.repeat(64);

type Row = {
  id: number;
  at: string;
  actor: string;
  action: string;
  subject_kind: string;
  subject_id: string;
  before: string | null;
  after: string | null;
  previous_hash: string;
  hash: string;
};

function hashOf(row: Omit<Row, 'id' | 'hash'>): string {
  const content = [
    row.previous_hash,
    row.at,
    row.actor,
    row.action,
    row.subject_kind,
    row.subject_id,
    row.before,
    row.after,
  ];
  return createHash('sha256').update(JSON.stringify(content)).digest('hex');
}

export function openAudit(db: Database): Audit {
  const newest = db.prepare<[], { hash: string }>('select hash from event order by id desc limit 1');
  const insert = db.prepare(
    `insert into event (at, actor, action, subject_kind, subject_id, before, after, previous_hash, hash)
     values (:at, :actor, :action, :subject_kind, :subject_id, :before, :after, :previous_hash, :hash)`,
  );
  const all = db.prepare<[], Row>('select * from event order by id');
  const head = (): string => newest.get()?.hash ?? START;
  const json = (value: unknown): string | null => (value === undefined ? null : JSON.stringify(value));
  return {
    head,
    record(event) {
      const row = {
        at: now(),
        actor: event.actor,
        action: event.action,
        subject_kind: event.subjectKind,
        subject_id: String(event.subjectId),
        before: json(event.before),
        after: json(event.after),
        previous_hash: head(),
      };
      insert.run({ ...row, hash: hashOf(row) });
    },
    verify() {
      let previous = START;
      let events = 0;
      for (const row of all.iterate()) {
        events += 1;
        if (row.previous_hash !== previous || row.hash !== hashOf(row)) return { events, brokenAt: row.id };
        previous = row.hash;
      }
      return { events, brokenAt: null };
    },
  };
}
