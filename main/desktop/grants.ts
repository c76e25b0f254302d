/**
 * Files and folders that a person chose in a dialog or dropped on the window. The window gets an id and a name; the path
 * stays here and is put into a call's arguments in the id's place.
 *
 * Promises: a path that the window makes up is refused, also where it is a real one; what was chosen to be read cannot
 * be written to.
 */
import { randomUUID } from 'node:crypto';
import { statSync } from 'node:fs';
import { basename } from 'node:path';
import type { CallName } from '../../shared/contract.ts';
import { type Grant, pathArguments } from '../../shared/desktop.ts';
import { StationError } from '../../shared/errors.ts';

/** `write`: a file that a save dialog named; the dialog has asked before an existing one is replaced. */
type Purpose = 'read' | 'write';

/** Calls that write to the path they are given. */
const writing: ReadonlySet<string> = new Set<CallName>(['document.savePdf', 'receipt.save']);

export type Grants = {
  give(path: string, purpose?: Purpose): Grant;
  /** @throws StationError `not-chosen` */
  pathOf(id: string, purpose?: Purpose): string;
  /**
   * The arguments of a call with paths where the window gave grants.
   * @throws StationError `not-chosen`
   */
  resolve(call: CallName, args: unknown): unknown;
};

export function openGrants(): Grants {
  const given = new Map<string, { path: string; purpose: Purpose }>();

  const pathOf = (id: string, purpose: Purpose = 'read'): string => {
    const grant = given.get(id);
    if (grant === undefined || grant.purpose !== purpose) throw new StationError('not-chosen');
    return grant.path;
  };

  return {
    give(path, purpose = 'read') {
      const id = randomUUID();
      given.set(id, { path, purpose });
      return { id, name: basename(path) || path, kind: isFolder(path) ? 'folder' : 'file' };
    },
    pathOf,
    resolve(call, args) {
      const places: readonly string[] = (pathArguments as Partial<Record<CallName, readonly string[]>>)[call] ?? [];
      const purpose = writing.has(call) ? 'write' : 'read';
      return places.reduce((rest, place) => replaced(rest, place.split('.'), (id) => pathOf(id, purpose)), args);
    },
  };
}

/** A copy with the value at `place` replaced; what is not there stays away (the station says what is missing). */
function replaced(value: unknown, [key, ...rest]: string[], pathOf: (id: string) => string): unknown {
  if (key === undefined) {
    if (Array.isArray(value)) return value.map((each) => replaced(each, [], pathOf));
    if (typeof value !== 'string') throw new StationError('not-chosen');
    return pathOf(value);
  }
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, key)) return value;
  const inside = (value as Record<string, unknown>)[key];
  return inside === undefined ? value : { ...value, [key]: replaced(inside, rest, pathOf) };
}

function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;
}
