/** Who sits here, and who may. */
import type { StationParts } from '../station-parts.ts';
import { type AnswersOf, done } from './answers.ts';

export function peopleAnswers({ people: { users, sessions } }: StationParts): AnswersOf<'session' | 'user'> {
  return {
    'session.state': (_, { session }) => sessions.view(session),
    'session.signIn': ({ name, password }, { session }) => sessions.signIn(session, name, password),
    'session.signOut': (_, { session }) => sessions.signOut(session),
    'session.lock': (_, { session }) => sessions.lock(session),
    'session.unlock': ({ password }, { session }) => sessions.unlock(session, password),
    'session.changePassword': async ({ current, next }, { session }) => {
      await sessions.changePassword(session, current, next);
      return done;
    },

    'user.createFirst': async (made, { session }) => sessions.sitDown(session, await users.createFirst(made, session)),
    'user.list': () => users.list(),
    'user.add': (made, { session }) => users.add(made, session),
    'user.change': ({ name, ...changes }, { session }) => users.change(name, changes, session),
    'user.setPassword': async ({ name, password }, { session }) => {
      sessions.keep(session, await users.setPassword(name, password, session));
      return done;
    },
  };
}
