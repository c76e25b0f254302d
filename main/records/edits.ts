/**
 * What a person changed, remembered so that it can be taken back and done again: the last change of a user first,
 * across documents.
 *
 * Promises: an edit is written in the transaction that does the deed; taking it back is a change of its own, with its
 * event in the audit chain, and history is never touched; nothing is taken back over what somebody else has done with
 * the same thing since: then it is refused and nothing changes.
 */
import { deflateSync, inflateSync } from 'node:zlib';
import type { CallName } from '../../shared/contract.ts';
import { StationError } from '../../shared/errors.ts';
import type { EditState, EditView } from '../../shared/views.ts';
import type { Audit } from '../audit.ts';
import { type Database, now } from '../database/database.ts';
import type { Change } from './changes.ts';

export type ChangeKind = keyof Change;
export type Side = 'before' | 'after';
type AnyChange = { [K in ChangeKind]: { kind: K } & Change[K] }[ChangeKind];

export type Subject = { readonly kind: 'document' | 'dossier'; readonly id: number };

/** How changes of one kind are taken back and done again. */
export type ChangeKeeper<K extends ChangeKind> = {
  subjects(change: Change[K]): Subject[];
  /** Whether the step is open at all now. @throws `not-allowed` */
  allow(change: Change[K]): void;
  /** Whether things stand as this side says. */
  stands(change: Change[K], side: Side): boolean;
  put(change: Change[K], side: Side): void;
};

export type Deed = {
  readonly call: CallName;
  readonly actor: string;
  /** Pages, documents or words. */
  readonly count: number;
  readonly documentId?: number | undefined;
  readonly dossierId?: number | undefined;
};

export type Note = <K extends ChangeKind>(kind: K, change: Change[K]) => void;

export type Edits = {
  keep<K extends ChangeKind>(kind: K, keeper: ChangeKeeper<K>): void;
  /** Does a deed in one transaction and remembers what it noted. A deed that noted nothing changed nothing. */
  run<T>(deed: Deed, work: (note: Note) => T): T;
  /** All deeds that happen inside become one edit, so that one step takes all of them back. */
  together<T>(call: CallName, actor: string, work: () => T): T;
  state(actor: string): EditState;
  /** The call that would be taken back or done again next. @throws `nothing-to-undo`, `nothing-to-redo` */
  next(actor: string, way: 'undo' | 'redo'): CallName;
  /** @throws `nothing-to-undo`, `edit-overtaken`, `not-allowed` */
  undo(actor: string): void;
  /** @throws `nothing-to-redo`, `edit-overtaken`, `not-allowed` */
  redo(actor: string): void;
};

/** How many edits of a user are remembered. What happened stays in the chain for ever; this is only the way back. */
const REMEMBERED = 1000;

export function openEdits({ db, audit }: { db: Database; audit: Audit }): Edits {
  const keepers: { [K in ChangeKind]?: ChangeKeeper<K> } = {};
  let group: { deeds: Deed[]; changes: AnyChange[] } | null = null;

  const columns = 'id, call, at, count, dossier_id as dossierId, document_id as documentId';
  const insert = db.prepare(
    `insert into edit (at, actor, call, count, dossier_id, document_id, changes)
     values (:at, :actor, :call, :count, coalesce(:dossierId, (select dossier_id from document where id = :documentId)),
             :documentId, :changes)`,
  );
  const dropUndone = db.prepare(`update edit set state = 'dropped' where actor = ? and state = 'undone'`);
  const forget = db.prepare(
    `delete from edit where actor = :actor and id <=
       (select id from edit where actor = :actor order by id desc limit 1 offset :most)`,
  );
  const setState = db.prepare('update edit set state = ? where id = ?');
  const latest = {
    undo: db.prepare<[string], EditView>(
      `select ${columns} from edit where actor = ? and state = 'done' order by id desc limit 1`,
    ),
    redo: db.prepare<[string], EditView>(
      `select ${columns} from edit where actor = ? and state = 'undone' order by id limit 1`,
    ),
  };
  const changesOf = db.prepare<[number], Buffer>('select changes from edit where id = ?').pluck();
  const lastActor = db
    .prepare<[string, string], string>(
      'select actor from event where subject_kind = ? and subject_id = ? order by id desc limit 1',
    )
    .pluck();

  function write(deed: Deed, changes: readonly AnyChange[]): void {
    dropUndone.run(deed.actor);
    insert.run({
      at: now(),
      actor: deed.actor,
      call: deed.call,
      count: deed.count,
      dossierId: deed.dossierId ?? null,
      documentId: deed.documentId ?? null,
      changes: deflateSync(JSON.stringify(changes)),
    });
    forget.run({ actor: deed.actor, most: REMEMBERED });
  }

  /** Part of a larger edit: it may fail by itself, and then leaves nothing in it. */
  function within<T>(outer: { deeds: Deed[]; changes: AnyChange[] }, work: () => T): T {
    const { deeds, changes } = outer;
    const [deedsBefore, changesBefore] = [deeds.length, changes.length];
    try {
      return db.transaction(work)();
    } catch (cause) {
      deeds.length = deedsBefore;
      changes.length = changesBefore;
      throw cause;
    }
  }

  function keeperOf<K extends ChangeKind>(change: { kind: K } & Change[K]): ChangeKeeper<K> {
    const keeper = keepers[change.kind] as ChangeKeeper<K> | undefined;
    if (keeper === undefined) throw new Error(`nobody keeps changes of the kind ${change.kind}`);
    return keeper;
  }

  function overtaken(subject: Subject | undefined): StationError {
    const kind = subject?.kind === 'dossier' ? 'hồ sơ' : 'văn bản';
    const actor = subject === undefined ? undefined : lastActor.get(subject.kind, String(subject.id));
    return new StationError('edit-overtaken', { kind, id: subject?.id ?? 0, actor: actor ?? 'máy' });
  }

  function bring<K extends ChangeKind>(change: { kind: K } & Change[K], from: Side, to: Side): Subject[] {
    const keeper = keeperOf(change);
    keeper.allow(change);
    const subjects = keeper.subjects(change);
    if (!keeper.stands(change, from)) throw overtaken(subjects[0]);
    keeper.put(change, to);
    return subjects;
  }

  function next(actor: string, way: 'undo' | 'redo'): EditView {
    const row = latest[way].get(actor);
    if (row === undefined) throw new StationError(`nothing-to-${way}`);
    return row;
  }

  function go(actor: string, way: 'undo' | 'redo'): void {
    db.transaction(() => {
      const row = next(actor, way);
      const stored = changesOf.get(row.id);
      const changes = stored === undefined ? [] : (JSON.parse(inflateSync(stored).toString('utf8')) as AnyChange[]);
      const subjects = new Map<string, Subject>();
      for (const change of way === 'undo' ? changes.reverse() : changes) {
        const [from, to] = way === 'undo' ? (['after', 'before'] as const) : (['before', 'after'] as const);
        for (const subject of bring(change, from, to)) subjects.set(`${subject.kind} ${subject.id}`, subject);
      }
      setState.run(way === 'undo' ? 'undone' : 'done', row.id);
      for (const { kind, id } of subjects.values()) {
        audit.record({
          actor,
          action: `edit.${way}`,
          subjectKind: kind,
          subjectId: id,
          after: { edit: row.id, call: row.call, at: row.at },
        });
      }
    })();
  }

  return {
    keep(kind, keeper) {
      Object.assign(keepers, { [kind]: keeper });
    },
    run(deed, work) {
      return db.transaction(() => {
        const changes: AnyChange[] = [];
        const result = work((kind, change) => changes.push({ kind, ...change } as AnyChange));
        if (changes.length > 0) {
          if (group === null) write(deed, changes);
          else {
            group.deeds.push(deed);
            group.changes.push(...changes);
          }
        }
        return result;
      })();
    },
    together(call, actor, work) {
      if (group !== null) return within(group, work);
      const own = { deeds: [] as Deed[], changes: [] as AnyChange[] };
      group = own;
      try {
        return db.transaction(() => {
          const result = work();
          const [first] = own.deeds;
          if (first !== undefined) {
            const count = own.deeds.reduce((sum, deed) => sum + deed.count, 0);
            write({ ...first, call, actor, count }, own.changes);
          }
          return result;
        })();
      } finally {
        group = null;
      }
    },
    state: (actor) => ({ undo: latest.undo.get(actor) ?? null, redo: latest.redo.get(actor) ?? null }),
    next: (actor, way) => next(actor, way).call as CallName,
    undo: (actor) => go(actor, 'undo'),
    redo: (actor) => go(actor, 'redo'),
  };
}
