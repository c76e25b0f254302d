/** The archive as a whole: where it stands, its settings, its soundness. */
import type { CallProgress } from '../../shared/contract.ts';
import { backUp } from '../backup.ts';
import { checkDatabase } from '../database/database.ts';
import type { IndexCheck } from '../search/search.ts';
import { sightOf } from '../sight.ts';
import type { StationParts } from '../station-parts.ts';
import type { Views } from '../views/views.ts';
import { type AnswersOf, notYet } from './answers.ts';

export function archiveAnswers(
  parts: StationParts,
  views: Views,
): AnswersOf<'station' | 'home' | 'archive' | 'profile' | 'engine' | 'history'> {
  const { archive, audit, batches, db, originals, search, settings } = parts;
  return {
    'station.status': (_, { session }) => views.status(sightOf(session)),
    'home.view': notYet,
    'archive.settings': () => settings.view(),
    'archive.configure': (changes, { actor }) => settings.configure(changes, actor),
    'profile.list': notYet,
    'engine.facts': notYet,
    'history.list': notYet,
    'archive.verify': async ({ rebuildIndex }, { signal, onProgress }) => {
      const report = (stage: CallProgress['stage']) => (n: number, total: number) =>
        onProgress?.({ stage, done: n, total, current: '' });
      if (rebuildIndex)
        await search.rebuild({ ...(signal === undefined ? {} : { signal }), onProgress: report('indexing') });
      const found = {
        originals: await originals.verify({ signal, onProgress: report('verifying') }),
        audit: audit.verify(),
        database: checkDatabase(db),
        index: indexProblems(await search.check({ ...(signal === undefined ? {} : { signal }) })),
        batches: await batches.verifyAll(signal),
      };
      const sound =
        found.originals.missing.length + found.originals.damaged.length + found.database.length + found.index.length ===
          0 &&
        found.audit.brokenAt === null &&
        found.batches.every((b) => b.problems.length === 0);
      return { ...found, sound };
    },
    'archive.backup': ({ folder }, { signal, onProgress }) =>
      backUp(parts, folder ?? archive.backups, {
        signal,
        onProgress: (n, total) => onProgress?.({ stage: 'backup', done: n, total, current: '' }),
      }),
  };
}

/** What is wrong with the search index, in words; it can always be made anew. */
function indexProblems({ missing, extra, differing, damaged }: IndexCheck): string[] {
  const lists = { 'thiếu văn bản': missing, 'thừa văn bản': extra, 'khác nội dung ở văn bản': differing };
  const found = Object.entries(lists).flatMap(([what, ids]) =>
    ids.length === 0 ? [] : [`${what} ${ids.slice(0, 20).join(', ')}`],
  );
  return damaged === null ? found : [damaged, ...found];
}
