/**
 * Who may do what. The one table that decides: the station's door asks it for every call (each call of contract.ts
 * names the permission it takes), and the window asks it to hide what is not allowed. Also the rules of names and
 * passwords, which the window shows while they are typed and the station holds to.
 */
import { nfc, searchForm } from './vietnamese.ts';

/**
 * `anyone`: before signing in. `read`: see what is open. `read-restricted`: see papers with a secrecy mark, papers with
 * personal data and dossiers of restricted access; without it they do not appear anywhere. `describe`: take papers in and correct what was read.
 * `approve`: vouch for a description, send back. `check`: explain differences of count. `deliver`: seal and deliver.
 * `administer`: destinations, settings, checks, backup. `manage-people`: users and roles.
 */
export const permissions = [
  'anyone',
  'read',
  'read-restricted',
  'describe',
  'approve',
  'check',
  'deliver',
  'administer',
  'manage-people',
] as const;

export type Permission = (typeof permissions)[number];

export const roles = ['clerk', 'checker', 'searcher', 'it', 'administrator'] as const;

export type Role = (typeof roles)[number];

export const roleLabels: Readonly<Record<Role, { readonly vi: string; readonly en: string }>> = {
  clerk: { vi: 'Cán bộ lưu trữ', en: 'Archive clerk' },
  checker: { vi: 'Cán bộ kiểm tra', en: 'Checker' },
  searcher: { vi: 'Cán bộ tra cứu', en: 'Searching staff' },
  it: { vi: 'Cán bộ CNTT', en: 'IT staff' },
  administrator: { vi: 'Quản trị', en: 'Administrator' },
};

export const rolePermissions: Readonly<Record<Role, readonly Permission[]>> = {
  clerk: ['anyone', 'read', 'read-restricted', 'describe', 'approve'],
  checker: ['anyone', 'read', 'read-restricted', 'describe', 'approve', 'check'],
  searcher: ['anyone', 'read'],
  it: ['anyone', 'read', 'deliver', 'administer', 'manage-people'],
  administrator: [...permissions],
};

/** The permissions of a role, as the station's door and the window ask for them. */
export const permissionsOf = (role: Role): ReadonlySet<Permission> => new Set(rolePermissions[role]);

/** Characters. Length is what counts against guessing; rules about kinds of characters only make people write it down. */
export const SHORTEST_PASSWORD = 8;

/** A login name as names are compared: `HOÀ` and `hòa` are one user, `hoa` is another. */
export const userKey = (name: string): string => searchForm(tidyUserName(name));

/** A login name as it is kept. */
export const tidyUserName = (name: string): string => nfc(name).trim().replace(/\s+/g, ' ');

/** Names that stand in the audit chain for nobody in particular. */
const NOBODY = new Set(['máy', 'dòng lệnh']);

/** What is wrong with a login name. Vietnamese letters only, so that no name can look like another and be a different one. */
export function userNameProblem(name: string): 'user-name-invalid' | null {
  const tidy = tidyUserName(name);
  const bare = tidy
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .replace(/đ/gi, 'd');
  const fits = /^[a-z\d](?:[a-z\d ._-]*[a-z\d])?$/i.test(bare);
  return fits && tidy.length <= 60 && !NOBODY.has(userKey(tidy)) ? null : 'user-name-invalid';
}

/** What is wrong with a new password; the codes are those of errors.ts, whose sentences say why. */
export function passwordProblem(name: string, password: string): 'password-too-short' | 'password-is-name' | null {
  if ([...nfc(password)].length < SHORTEST_PASSWORD) return 'password-too-short';
  return userKey(password) === userKey(name) ? 'password-is-name' : null;
}

/** A user as others see one. */
export type UserView = {
  readonly name: string;
  readonly fullName: string;
  readonly role: Role;
  readonly active: boolean;
  readonly createdAt: string;
  readonly lastSignInAt: string | null;
};

/** Who sits at the window now. */
export type SessionView = {
  /** `open`: the archive has no users yet, whoever opens it may do everything. */
  readonly state: 'open' | 'signed-out' | 'signed-in' | 'locked';
  readonly user: { readonly name: string; readonly fullName: string; readonly role: Role } | null;
  readonly permissions: readonly Permission[];
};
