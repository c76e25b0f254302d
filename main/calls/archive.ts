/** The archive as a whole: where it stands, its settings, its soundness. */
import type { CallProgress } from '../../shared/contract.ts';
import { backUp } from '../backup.ts';
import { loadPackageProfiles } from '../batches/batches.ts';
import { checkDatabase } from '../database/database.ts';
import { loadProfiles } from '../description/description.ts';
import { engineFacts } from '../recognition/recognition.ts';
import type { IndexCheck } from '../search/search.ts';
import { sightOf } from '../sight.ts';
import type { StationParts } from '../station-parts.ts';
import type { Views } from '../views/views.ts';
import type { AnswersOf } from './answers.ts';

export function archiveAnswers(
  parts: StationParts,
  views: Views,
): AnswersOf<'station' | 'home' | 'archive' | 'profile' | 'engine' | 'history'> {
  const { archive, audit, batches, db, engines, originals, search, settings, sights } = parts;
  return {
    'station.status': (_, { session }) => views.status(sightOf(session)),
    'home.view': (_, { session }) =>
      views.home({ sight: sightOf(session), permissions: session.permissions }, settings.view().deadline),
    'archive.settings': () => settings.view(),
    'archive.configure': (changes, { actor }) => settings.configure(changes, actor),
    'profile.list': () => [
      ...loadProfiles().map(({ file, name, validFrom, validTo }) => ({
        file,
        kind: 'document' as const,
        title: name,
        validFrom,
        validTo,
      })),
      ...[...loadPackageProfiles().values()].map(({ id, title, validFrom }) => ({
        file: `package-${id}.json`,
        kind: 'package' as const,
        title,
        validFrom,
        validTo: null,
      })),
    ],
    'engine.facts': () => ({ ...engineFacts, engines: engines.count }),
    'history.list': (args, { session }) => {
      if (args.subjectKind === 'dossier') sights.requireDossier(session, args.subjectId);
      else sights.requireDocument(session, args.subjectId);
      return views.history.events(sightOf(session), args);
    },
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
