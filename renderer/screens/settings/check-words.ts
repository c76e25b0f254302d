/** What a check of the archive found, in sentences: first what is wrong, then what holds. Pure. */
import type { ArchiveCheck } from '../../../shared/views.ts';
import { bytes, figure } from '../../app/format.ts';
import type { Language } from '../../app/language.tsx';
import type { texts } from './texts.ts';

type Sentences = (typeof texts)['vi']['archive'];

export function checkWords(check: ArchiveCheck, t: Sentences, language: Language): string[] {
  const { originals, audit, database, index, batches } = check;
  const n = (value: number): string => figure(value, language);
  const broken = batches.filter(({ problems }) => problems.length > 0);
  const wrong = [
    ...(originals.missing.length > 0 ? [t.missing(n(originals.missing.length))] : []),
    ...(originals.damaged.length > 0 ? [t.damaged(n(originals.damaged.length))] : []),
    ...(audit.brokenAt === null ? [] : [t.brokenAt(String(audit.brokenAt))]),
    ...database.map((problem) => `${t.database}: ${problem}`),
    ...index.map((problem) => `${t.index}: ${problem}`),
    ...broken.flatMap(({ uid, problems }) => problems.map((problem) => `${t.batch(uid)}: ${problem}`)),
  ];
  const sound = originals.checked - originals.damaged.length - originals.missing.length;
  const holds = [
    t.originals(n(Math.max(0, sound)), bytes(originals.bytes, language)),
    ...(audit.brokenAt === null ? [t.events(n(audit.events))] : []),
    ...(batches.length > broken.length ? [t.batches(n(batches.length - broken.length))] : []),
    ...(originals.strays.length > 0 ? [t.strays(n(originals.strays.length))] : []),
  ];
  return [...wrong, ...holds];
}
