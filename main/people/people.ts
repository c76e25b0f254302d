/**
 * Users, roles and sessions: who asks, and what the role allows (shared/people.ts holds the table). An archive without
 * any user is open: whoever opens it may do everything. From the first administrator on, people sign in.
 */
import type { Audit } from '../audit.ts';
import type { Database } from '../database/database.ts';
import { openPasswords, type Passwords } from './passwords.ts';
import { openSessions, type Sessions } from './sessions.ts';
import { openUsers, type Users } from './users.ts';

export type { Caller, Session } from './sessions.ts';

export type People = { readonly users: Users; readonly sessions: Sessions };

/** `clock` and `passwords` are given by tests only: a clock that they move, hashes that cost little. */
export function openPeople({
  db,
  audit,
  clock = () => new Date(),
  passwords = openPasswords(),
}: {
  db: Database;
  audit: Audit;
  clock?: () => Date;
  passwords?: Passwords;
}): People {
  const users = openUsers({ db, audit, passwords, clock });
  return { users, sessions: openSessions({ db, audit, users }) };
}
