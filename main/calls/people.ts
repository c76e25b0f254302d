/** Who sits here, and who may. */
import type { StationParts } from '../station-parts.ts';
import { type AnswersOf, notYet } from './answers.ts';

export function peopleAnswers(_parts: StationParts): AnswersOf<'session' | 'user'> {
  return {
    'session.state': notYet,
    'session.signIn': notYet,
    'session.signOut': notYet,
    'session.lock': notYet,
    'session.unlock': notYet,
    'session.changePassword': notYet,
    'user.createFirst': notYet,
    'user.list': notYet,
    'user.add': notYet,
    'user.change': notYet,
    'user.setPassword': notYet,
  };
}
