/**
 * Who may do what. The one table that decides: the station's door asks it for every call (each call of contract.ts
 * names the permission it takes), and the window asks it to hide what is not allowed.
 */

/**
 * `anyone`: before signing in. `read`: see what is open. `read-restricted`: see papers with a secrecy mark and dossiers
 * of restricted access; without it they do not appear anywhere. `describe`: take papers in and correct what was read.
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
