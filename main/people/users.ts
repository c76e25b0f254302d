/**
 * Users of the archive: their rows and what may be done with them. The only writer of the table.
 *
 * Promises: nobody is ever removed; an archive that has users always has an active administrator; only who may do
 * everything touches an administrator; whoever guesses passwords waits longer and longer; each change is one
 * transaction with its event.
 */
import { StationError } from '../../shared/errors.ts';
import {
  type Permission,
  passwordProblem,
  permissions,
  type Role,
  SHORTEST_PASSWORD,
  tidyUserName,
  type UserView,
  userKey,
  userNameProblem,
} from '../../shared/people.ts';
import { compareNames, nfc } from '../../shared/vietnamese.ts';
import type { Audit } from '../audit.ts';
import type { Database } from '../database/database.ts';
import type { Passwords } from './passwords.ts';

/** Who changes users: the name for the chain and what he may. */
export type Changer = { readonly actor: string; readonly permissions: ReadonlySet<Permission> };

export type User = UserView & { readonly id: number; readonly passwordSetAt: string };

export type NewUser = {
  readonly name: string;
  readonly fullName: string;
  readonly role: Role;
  readonly password: string;
};

export type UserChanges = {
  readonly fullName?: string | undefined;
  readonly role?: Role | undefined;
  readonly active?: boolean | undefined;
};

export type Users = {
  /** Whether the archive has users at all; without any it is open to whoever opens it. */
  any(): boolean;
  byId(id: number): User | null;
  /** In the order of names. */
  list(): UserView[];
  /** @throws `user-name-invalid`, `user-exists`, `password-…`, `administrator-first`, `administrator-needed` */
  add(made: NewUser, by: Changer): Promise<UserView>;
  /** The first administrator. Of several at once one is made. @throws `users-exist` and those of `add` */
  createFirst(made: Omit<NewUser, 'role'>, by: Changer): Promise<User>;
  /** @throws `not-found`, `last-administrator`, `administrator-needed` */
  change(name: string, changes: UserChanges, by: Changer): UserView;
  /** Sessions that signed in with the old password end. @throws `not-found`, `password-…`, `administrator-needed` */
  setPassword(name: string, password: string, by: Changer): Promise<User>;
  /** His own, which he knows. @throws `sign-in-failed`, `sign-in-waits`, `password-…` */
  changePassword(user: User, current: string, next: string): Promise<User>;
  /**
   * Who has this name and this password. A wrong one is counted and is an event, `by` whoever sits there.
   * @throws `sign-in-failed`, `sign-in-waits`, `user-inactive`
   */
  check(name: string, password: string, by: string): Promise<User>;
  /** Notes when he came. */
  cameIn(user: User): void;
};

/** Wrong passwords in a row that cost nothing: people mistype. */
const FREE_FAILURES = 5;
const LONGEST_WAIT_SECONDS = 15 * 60;

/** One minute after the fifth wrong password in a row, doubled by each further one, a quarter of an hour at most. */
const waitAfter = (failures: number): number =>
  failures < FREE_FAILURES ? 0 : Math.min(60 * 2 ** (failures - FREE_FAILURES), LONGEST_WAIT_SECONDS);

type Row = Omit<User, 'active'> & {
  active: 0 | 1;
  passwordHash: string;
  failures: number;
  lastFailureAt: string | null;
};

const userOf = ({ passwordHash: _, failures: __, lastFailureAt: ___, active, ...user }: Row): User => ({
  ...user,
  active: active === 1,
});

const viewOf = ({ id: _, passwordSetAt: __, ...view }: User): UserView => view;

export function openUsers({
  db,
  audit,
  passwords,
  clock,
}: {
  db: Database;
  audit: Audit;
  passwords: Passwords;
  clock: () => Date;
}): Users {
  const columns = `id, name, full_name as fullName, role, active, created_at as createdAt, last_sign_in_at as lastSignInAt,
    password_hash as passwordHash, password_set_at as passwordSetAt, failures, last_failure_at as lastFailureAt`;
  const anyone = db.prepare<[], number>('select exists (select 1 from user)').pluck();
  const rowById = db.prepare<[number], Row>(`select ${columns} from user where id = ?`);
  const rowByKey = db.prepare<[string], Row>(`select ${columns} from user where name_key = ?`);
  const everybody = db.prepare<[], Row>(`select ${columns} from user`);
  const otherAdministrators = db
    .prepare<[number], number>(`select count(*) from user where role = 'administrator' and active = 1 and id <> ?`)
    .pluck();
  const insert = db.prepare(
    `insert into user (name, name_key, full_name, role, password_hash, password_set_at, created_at, changed_at)
     values (:name, :key, :fullName, :role, :hash, :at, :at, :at)`,
  );
  const update = db.prepare(
    'update user set full_name = :fullName, role = :role, active = :active, changed_at = :at where id = :id',
  );
  const updatePassword = db.prepare(
    `update user set password_hash = :hash, password_set_at = :at, failures = 0, last_failure_at = null where id = :id`,
  );
  const countFailure = db.prepare('update user set failures = failures + 1, last_failure_at = :at where id = :id');
  const forgetFailures = db.prepare('update user set failures = 0, last_failure_at = null where id = ?');
  const noteSignIn = db.prepare('update user set last_sign_in_at = :at where id = :id');

  const at = (): string => clock().toISOString();
  const subject = (name: string) => ({ subjectKind: 'user', subjectId: name });

  function row(id: number): Row {
    const found = rowById.get(id);
    if (found === undefined) throw new StationError('not-found', { kind: 'người dùng', id });
    return found;
  }

  function rowNamed(name: string): Row {
    const found = rowByKey.get(userKey(name));
    if (found === undefined) throw new StationError('not-found', { kind: 'người dùng', id: name });
    return found;
  }

  /** Else whoever manages users could make himself an administrator, or take one's place with a password of his own. */
  function mustMatchAdministrator(by: Changer, name: string, ...roles: Role[]): void {
    if (roles.includes('administrator') && !permissions.every((permission) => by.permissions.has(permission))) {
      throw new StationError('administrator-needed', { name });
    }
  }

  function mustBeGood(name: string, password: string): void {
    const problem = passwordProblem(name, password);
    if (problem !== null) throw new StationError(problem, { least: SHORTEST_PASSWORD });
  }

  /** `mayBe` refuses a user that must not be made now. */
  async function insertUser(made: NewUser, by: Changer, mayBe: () => void): Promise<User> {
    const problem = userNameProblem(made.name);
    if (problem !== null) throw new StationError(problem, { name: made.name });
    mustBeGood(made.name, made.password);
    mayBe();
    const hash = await passwords.inTurn(() => passwords.hashOf(made.password));
    const { role } = made;
    const [name, key, fullName] = [tidyUserName(made.name), userKey(made.name), nfc(made.fullName).trim()];
    return db
      .transaction(() => {
        // Asked again: while the hash was made, somebody else may have been quicker.
        mayBe();
        if (rowByKey.get(key) !== undefined) throw new StationError('user-exists', { name });
        const { lastInsertRowid } = insert.run({ name, key, fullName, role, hash, at: at() });
        audit.record({ actor: by.actor, action: 'user.add', ...subject(name), after: { fullName, role } });
        return userOf(row(Number(lastInsertRowid)));
      })
      .immediate();
  }

  async function writePassword(found: Row, password: string, actor: string, action: string): Promise<User> {
    mustBeGood(found.name, password);
    const hash = await passwords.inTurn(() => passwords.hashOf(password));
    return db
      .transaction(() => {
        updatePassword.run({ id: found.id, hash, at: at() });
        audit.record({ actor, action, ...subject(found.name) });
        return userOf(row(found.id));
      })
      .immediate();
  }

  function secondsToWait({ failures, lastFailureAt }: Row): number {
    const wait = waitAfter(failures);
    if (wait === 0 || lastFailureAt === null) return 0;
    // A clock that was set back must not make anybody wait longer than the whole wait.
    const passed = Math.max(0, (clock().getTime() - Date.parse(lastFailureAt)) / 1000);
    return Math.ceil(Math.max(0, wait - passed));
  }

  function mustNotWait(found: Row): void {
    const seconds = secondsToWait(found);
    if (seconds > 0) throw new StationError('sign-in-waits', { failures: found.failures, seconds });
  }

  function failed(found: Row | undefined, by: string): never {
    db.transaction(() => {
      if (found !== undefined) countFailure.run({ id: found.id, at: at() });
      // What was typed for the name of nobody may be a password in the wrong box, so it is not kept.
      audit.record({ actor: by, action: 'session.signInFailed', ...subject(found?.name ?? '?') });
    }).immediate();
    if (found !== undefined) mustNotWait(row(found.id));
    throw new StationError('sign-in-failed');
  }

  const check: Users['check'] = (name, password, by) =>
    passwords.inTurn(async () => {
      const found = rowByKey.get(userKey(name));
      if (found !== undefined) mustNotWait(found);
      if (!(await passwords.matches(found?.passwordHash ?? null, password)) || found === undefined) {
        return failed(found, by);
      }
      // Told only to who knows the password.
      if (found.active === 0) throw new StationError('user-inactive', { name: found.name });
      if (found.failures > 0) forgetFailures.run(found.id);
      return userOf(found);
    });

  return {
    any: () => anyone.get() === 1,
    byId(id) {
      const found = rowById.get(id);
      return found === undefined ? null : userOf(found);
    },
    list: () =>
      everybody
        .all()
        .map((found) => viewOf(userOf(found)))
        .sort((a, b) => compareNames(a.fullName, b.fullName) || compareNames(a.name, b.name)),
    async add(made, by) {
      const open = anyone.get() !== 1;
      const added = await insertUser(made, by, () => {
        mustMatchAdministrator(by, made.name, made.role);
        // Who came while the archive was open may do everything only until somebody closes it.
        if (open && anyone.get() === 1) throw new StationError('users-exist');
        // Else the archive would close with nobody inside who can let others in.
        if (open && made.role !== 'administrator') throw new StationError('administrator-first');
      });
      return viewOf(added);
    },
    createFirst: (made, by) =>
      insertUser({ ...made, role: 'administrator' }, by, () => {
        if (anyone.get() === 1) throw new StationError('users-exist');
      }),
    change: (name, changes, by) =>
      db
        .transaction(() => {
          const found = rowNamed(name);
          const before = { fullName: found.fullName, role: found.role, active: found.active === 1 };
          const after = {
            fullName: changes.fullName === undefined ? before.fullName : nfc(changes.fullName).trim(),
            role: changes.role ?? before.role,
            active: changes.active ?? before.active,
          };
          mustMatchAdministrator(by, found.name, before.role, after.role);
          const stays = after.role === 'administrator' && after.active;
          if (before.role === 'administrator' && before.active && !stays && otherAdministrators.get(found.id) === 0) {
            throw new StationError('last-administrator', { name: found.name });
          }
          if (JSON.stringify(before) !== JSON.stringify(after)) {
            update.run({ ...after, active: after.active ? 1 : 0, id: found.id, at: at() });
            audit.record({ actor: by.actor, action: 'user.change', ...subject(found.name), before, after });
          }
          return viewOf(userOf(row(found.id)));
        })
        .immediate(),
    async setPassword(name, password, by) {
      const found = rowNamed(name);
      mustMatchAdministrator(by, found.name, found.role);
      return writePassword(found, password, by.actor, 'user.setPassword');
    },
    async changePassword(user, current, next) {
      mustBeGood(user.name, next);
      await check(user.name, current, user.name);
      return writePassword(row(user.id), next, user.name, 'session.changePassword');
    },
    check,
    cameIn(user) {
      noteSignIn.run({ id: user.id, at: at() });
    },
  };
}
