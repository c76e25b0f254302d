/**
 * To which body each document of the archive is linked. Derived from its fields and kept beside them, so that lists of a
 * hundred thousand documents are counted and narrowed without asking the matcher.
 *
 * Promises: a link never lags behind where it is asked for by document; elsewhere triggers mark what changed and it is
 * found again soon, a little at a time; a newer list of bodies finds all links again in the background; what a person
 * chose stands while superior and issuer stand as they did then.
 */
import { setImmediate } from 'node:timers/promises';
import type { IssuingBody } from '../../shared/views.ts';
import type { Database } from '../database/database.ts';
import type { StationEvents } from '../events.ts';
import { type Match, matchAuthority, type Printed } from './matching.ts';
import { namesPlace, readName } from './printed-name.ts';
import { openRegister } from './register.ts';

/** As many links in one transaction: some twenty milliseconds. */
const CHUNK = 100;

export type Authorities = {
  /** Finds links that were marked, at most `limit`; tells whether more wait. Cheap when nothing is marked. */
  catchUp(limit?: number): boolean;
  /** Until no link is marked or the signal stops it, giving way to everything else. @returns how many were found */
  catchUpAll(signal?: AbortSignal): Promise<number>;
  /** Of one document, as it stands now. */
  of(documentId: number): IssuingBody;
  /** How a value of the facet of bodies is called; null for names as printed. */
  labelOf(body: string): string | null;
  /** The same without its dates. */
  nameOf(body: string): string | null;
  /** Whether a body has forerunners or successors; and itself with all of them. */
  hasLineage(body: string): boolean;
  lineage(body: string): readonly string[];
};

type Row = Printed & { readonly id: number; readonly choice: string | null; readonly choiceFor: string | null };

/** As offices write a day: 30/6/2025, 01/02/2020. */
function day(iso: string): string {
  const [year, month = '', date] = iso.split('-');
  return `${date}/${Number(month) < 3 ? month : Number(month)}/${year}`;
}

/** What a choice was made for. */
export const choiceKey = ({ superior, issuer }: Pick<Printed, 'superior' | 'issuer'>): string =>
  `${superior ?? ''}\n${issuer ?? ''}`;

/** A name without a place of its own is told with the body above it: `BAN THƯỜNG TRỰC – ỦY BAN MTTQ VIỆT NAM TỈNH …`. */
function printedBody({ issuer, superior }: Printed): string | null {
  if (issuer === null || superior === null || namesPlace(issuer)) return null;
  return readName(issuer).some(({ kind }) => kind.style === 'self') ? null : `${issuer} – ${superior}`;
}

const standingOf = ({ fitting, outside }: Match): 'one' | 'several' | 'outside' | 'none' => {
  if (fitting.length > 0) return fitting.length === 1 ? 'one' : 'several';
  return outside.length > 0 ? 'outside' : 'none';
};

export function openAuthorities(db: Database): Authorities {
  const register = openRegister();
  const version = db.prepare<[], string>('select version from authority_list').pluck();
  if (version.get() !== register.version) {
    db.transaction(() => {
      db.prepare('update document_authority set stale = 1 where stale = 0').run();
      db.prepare('update authority_list set version = ?').run(register.version);
    })();
  }

  const value = (field: keyof Printed): string =>
    `(select value from field_value where document_id = a.document_id and current = 1 and field = '${field}') as ${field}`;
  const columns = `a.document_id as id, a.choice, a.choice_for as choiceFor, ${(['issuer', 'superior', 'symbol', 'place', 'date'] as const).map(value).join(', ')}`;
  const marked = db.prepare<[{ limit: number }], Row>(
    `select ${columns} from document_authority a where a.stale = 1 order by a.document_id limit :limit`,
  );
  const one = db.prepare<[{ id: number }], Row>(
    `select ${columns} from document_authority a where a.document_id = :id`,
  );
  const write = db.prepare(
    `update document_authority set body = :body, fitting = :fitting, standing = :standing, stale = 0 where document_id = :id`,
  );

  // Papers of one office print the same names year after year.
  const known = new Map<string, Match>();
  const match = (row: Row): Match => {
    const { issuer, superior, symbol, place, date } = row;
    const key = JSON.stringify([issuer, superior, symbol, place, date]);
    const found = known.get(key) ?? matchAuthority({ issuer, superior, symbol, place, date });
    if (known.size > 5000) known.clear();
    known.set(key, found);
    return found;
  };

  const choiceOf = (row: Row): string | null =>
    row.choice !== null && row.choiceFor === choiceKey(row) ? row.choice : null;

  const link = (row: Row): void => {
    const found = match(row);
    const standing = standingOf(found);
    const choice = choiceOf(row);
    const meant = choice ?? (standing === 'one' ? (found.fitting[0] ?? '') : '');
    write.run({
      id: row.id,
      body: meant === '' ? printedBody(row) : meant,
      fitting: JSON.stringify(standing === 'outside' ? found.outside : found.fitting),
      standing,
    });
  };

  function catchUp(limit = CHUNK): boolean {
    const rows = marked.all({ limit });
    if (rows.length === 0) return false;
    db.transaction(() => rows.forEach(link))();
    return rows.length === limit;
  }

  const bodyView = (id: string): IssuingBody['options'][number] | null => {
    const body = register.authority(id);
    return body === undefined
      ? null
      : { id, name: body.name, validFrom: body.validFrom, validTo: body.validTo, place: body.place.name };
  };

  return {
    catchUp,
    async catchUpAll(signal) {
      let found = 0;
      while (signal?.aborted !== true) {
        const more = catchUp();
        if (!more) break;
        found += CHUNK;
        await setImmediate();
      }
      return found;
    },
    of(documentId) {
      const row = one.get({ id: documentId });
      if (row === undefined) return { standing: 'none', body: null, chosen: false, options: [] };
      const found = match(row);
      const standing = standingOf(found);
      const choice = choiceOf(row);
      const ids = standing === 'outside' ? found.outside : found.fitting;
      const meant = choice ?? (standing === 'one' ? (ids[0] ?? '') : '');
      return {
        standing,
        body: meant === '' ? null : bodyView(meant),
        chosen: choice !== null,
        options: ids.flatMap((id) => bodyView(id) ?? []),
      };
    },
    labelOf(body) {
      const found = register.authority(body);
      if (found === undefined) return null;
      const { name, validFrom, validTo } = found;
      if (validTo !== null) return `${name} (đến ${day(validTo)})`;
      return validFrom !== null && found.predecessors.length > 0 ? `${name} (từ ${day(validFrom)})` : name;
    },
    nameOf: (body) => register.authority(body)?.name ?? null,
    hasLineage: (body) => (register.authority(body) === undefined ? false : register.lineage(body).length > 1),
    lineage: (body) => register.lineage(body),
  };
}

/** Finds links that a newer list of bodies marked, in the background, and tells the window. @returns what stops it */
export function keepLinked(authorities: Authorities, events: StationEvents): () => Promise<void> {
  const stop = new AbortController();
  const work = authorities.catchUpAll(stop.signal).then((found) => {
    if (found > 0 && !stop.signal.aborted) events.emit('changed', { topics: ['records', 'search'] });
  });
  return async () => {
    stop.abort();
    await work;
  };
}
