/** Pages: seen, turned, moved, taken out, put right; and taking all that back. */
import type { StationParts } from '../station-parts.ts';
import { type AnswersOf, notYet } from './answers.ts';

export function pageAnswers(_parts: StationParts): AnswersOf<'page' | 'edit'> {
  return {
    'page.list': notYet,
    'page.words': notYet,
    'page.picture': notYet,
    'page.move': notYet,
    'page.rotate': notYet,
    'page.setAside': notYet,
    'page.remove': notYet,
    'page.restore': notYet,
    'page.replace': notYet,
    'page.readAgain': notYet,
    'page.correctWords': notYet,
    'edit.state': notYet,
    'edit.undo': notYet,
    'edit.redo': notYet,
  };
}
