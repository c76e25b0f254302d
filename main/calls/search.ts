/** Finding papers. */
import { freshIndex } from '../queue-run.ts';
import type { StationParts } from '../station-parts.ts';
import { type AnswersOf, notYet } from './answers.ts';

export function searchAnswers(parts: StationParts): AnswersOf<'search'> {
  const { search } = parts;
  return {
    'search.find': async (request, run) => {
      await freshIndex(parts, run);
      return search.find(request);
    },
    'search.hits': notYet,
    'search.saved': notYet,
    'search.save': notYet,
    'search.forget': notYet,
  };
}
