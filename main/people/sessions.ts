/**
 * Sessions: who sits at a seat, and what he may. A seat is a place where somebody works with the station: the window, or
 * one run of the command line. It is held by the process that opened it and never leaves that process.
 *
 * Promises: what a session may is looked up in the table at each call, so that a user who was made inactive, got
 * another role or another password is noticed at the next one; a locked session may do no more than one that nobody
 * has signed in to; coming, going and locking are events.
 */
import { type ErrorCode, StationError } from '../../shared/errors.ts';
import { type Permission, permissions, permissionsOf, type SessionView } from '../../shared/people.ts';
import type { Audit } from '../audit.ts';
import type { Database } from '../database/database.ts';
import type { User, Users } from './users.ts';

/** Only sessions.ts looks inside. */
export type Seat = {
  /** Stands in the chain while nobody is signed in: the login name of this computer. */
  readonly defaultActor: string;
  occupant: { readonly id: number; readonly passwordSetAt: string } | null;
  locked: boolean;
};

/** Who asks. It travels with every call. Without a seat it is taken as it is: for tests and for work of our own. */
export type Session = {
  readonly actor: string;
  readonly permissions: ReadonlySet<Permission>;
  readonly seat?: Seat | undefined;
};

/** A session as it stands at the moment of one call. */
export type Caller = Session & {
  /** Why a call is refused that takes a permission which is not there. */
  readonly refusal: Extract<ErrorCode, 'no-permission' | 'sign-in-needed' | 'session-locked'>;
};

export type Sessions = {
  /** A seat at which nobody sits yet. The permissions that it shows are those of the moment they are asked for. */
  open(options: { defaultActor: string }): Session;
  caller(session: Session): Caller;
  view(session: Session): SessionView;
  /** @throws `no-users`, `sign-in-failed`, `sign-in-waits`, `user-inactive` */
  signIn(session: Session, name: string, password: string): Promise<SessionView>;
  signOut(session: Session): SessionView;
  /** Nothing happens where nobody is signed in: an archive without users has no password to unlock it with. */
  lock(session: Session): SessionView;
  /** @throws `sign-in-needed`, `sign-in-failed`, `sign-in-waits` */
  unlock(session: Session, password: string): Promise<SessionView>;
  /** @throws `sign-in-needed`, `session-locked`, `sign-in-failed`, `sign-in-waits`, `password-…` */
  changePassword(session: Session, current: string, next: string): Promise<void>;
  /** For the administrator that was just made: he need not sign in as well. */
  sitDown(session: Session, user: User): SessionView;
  /** A new password set for himself does not end his own session. */
  keep(session: Session, user: User): void;
};

type Presence =
  | { readonly state: 'open' | 'signed-out'; readonly user: null }
  | { readonly state: 'signed-in' | 'locked'; readonly user: User };

const everything: ReadonlySet<Permission> = new Set(permissions);
const beforeSigningIn: ReadonlySet<Permission> = new Set(['anyone']);

export function openSessions({ db, audit, users }: { db: Database; audit: Audit; users: Users }): Sessions {
  function presence(seat: Seat): Presence {
    const user = seat.occupant === null ? null : users.byId(seat.occupant.id);
    if (user?.active && user.passwordSetAt === seat.occupant?.passwordSetAt) {
      return { state: seat.locked ? 'locked' : 'signed-in', user };
    }
    seat.occupant = null;
    seat.locked = false;
    return { state: users.any() ? 'signed-out' : 'open', user: null };
  }

  function permissionsAt({ state, user }: Presence): ReadonlySet<Permission> {
    if (state === 'open') return everything;
    return state === 'signed-in' ? permissionsOf(user.role) : beforeSigningIn;
  }

  function viewAt(seat: Seat): SessionView {
    const here = presence(seat);
    const { state, user } = here;
    return {
      state,
      user: user === null ? null : { name: user.name, fullName: user.fullName, role: user.role },
      permissions: [...permissionsAt(here)],
    };
  }

  function seatOf({ seat }: Session): Seat {
    if (seat === undefined) throw new StationError('bad-request', { call: 'session', detail: 'phiên cố định' });
    return seat;
  }

  /** Who is signed in, locked or not. */
  function userAt(seat: Seat): User {
    const { user } = presence(seat);
    if (user === null) throw new StationError('sign-in-needed');
    return user;
  }

  function tell(action: string, { name }: User): void {
    audit.record({ actor: name, action, subjectKind: 'user', subjectId: name });
  }

  function sit(seat: Seat, user: User): SessionView {
    const before = presence(seat).user;
    db.transaction(() => {
      if (before !== null) tell('session.signOut', before);
      users.cameIn(user);
      tell('session.signIn', user);
    }).immediate();
    seat.occupant = { id: user.id, passwordSetAt: user.passwordSetAt };
    seat.locked = false;
    return viewAt(seat);
  }

  function view({ seat, permissions: fixed }: Session): SessionView {
    return seat === undefined ? { state: 'open', user: null, permissions: [...fixed] } : viewAt(seat);
  }

  function keep({ seat }: Session, user: User): void {
    if (seat?.occupant?.id === user.id) seat.occupant = { id: user.id, passwordSetAt: user.passwordSetAt };
  }

  return {
    open({ defaultActor }) {
      const seat: Seat = { defaultActor, occupant: null, locked: false };
      return {
        seat,
        get actor() {
          return presence(seat).user?.name ?? defaultActor;
        },
        get permissions() {
          return permissionsAt(presence(seat));
        },
      };
    },
    caller(session) {
      const { seat } = session;
      if (seat === undefined) return { ...session, refusal: 'no-permission' };
      const here = presence(seat);
      const refusals = { 'signed-out': 'sign-in-needed', locked: 'session-locked' } as const;
      return {
        actor: here.user?.name ?? seat.defaultActor,
        permissions: permissionsAt(here),
        seat,
        refusal: here.state === 'signed-out' || here.state === 'locked' ? refusals[here.state] : 'no-permission',
      };
    },
    view,
    async signIn(session, name, password) {
      const seat = seatOf(session);
      if (!users.any()) throw new StationError('no-users');
      return sit(seat, await users.check(name, password, seat.defaultActor));
    },
    signOut(session) {
      const seat = seatOf(session);
      const { user } = presence(seat);
      if (user !== null) tell('session.signOut', user);
      seat.occupant = null;
      seat.locked = false;
      return viewAt(seat);
    },
    lock(session) {
      const seat = seatOf(session);
      const here = presence(seat);
      if (here.state === 'signed-in') {
        tell('session.lock', here.user);
        seat.locked = true;
      }
      return viewAt(seat);
    },
    async unlock(session, password) {
      const seat = seatOf(session);
      const user = userAt(seat);
      await users.check(user.name, password, seat.defaultActor);
      // While the password was checked, somebody may have signed out or another come.
      if (seat.locked && seat.occupant?.id === user.id) {
        tell('session.unlock', user);
        seat.locked = false;
      }
      return viewAt(seat);
    },
    async changePassword(session, current, next) {
      const seat = seatOf(session);
      const user = userAt(seat);
      if (seat.locked) throw new StationError('session-locked');
      keep(session, await users.changePassword(user, current, next));
    },
    sitDown: (session, user) => (session.seat === undefined ? view(session) : sit(session.seat, user)),
    keep,
  };
}
