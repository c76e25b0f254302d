/** Finding papers. */
import { freshIndex } from '../queue-run.ts';
import { sightOf } from '../sight.ts';
import type { StationParts } from '../station-parts.ts';
import { type AnswersOf, done } from './answers.ts';

export function searchAnswers(parts: StationParts): AnswersOf<'search'> {
  const { records, savedSearches, search, sights } = parts;
  return {
    'search.find': async (request, run) => {
      await freshIndex(parts, run);
      return search.find({ ...request, sight: sightOf(run.session) });
    },
    'search.hits': ({ documentId, query }, { session }) => {
      sights.requireDocument(session, documentId);
      return search.hits(documentId, query, records.fieldsOf(documentId));
    },
    'search.saved': (_, { actor }) => savedSearches.list(actor),
    'search.save': (asked, { actor }) => savedSearches.save(asked, actor),
    'search.forget': ({ id }, { actor }) => {
      savedSearches.forget(id, actor);
      return done;
    },
  };
}
