/**
 * The station of the memory measurement, as a process of its own: `node memory-station.ts FILE ARCHIVE`. Imports the
 * file and reads it with an engine that sees the same few words on every page; prints a line after each page.
 */
import type { Engine } from '../../main/recognition/recognition.ts';
import { openEngines } from '../../main/recognition/recognition.ts';
import { openStation, type Session } from '../../main/station.ts';
import type { PageDone } from './memory.ts';

const [file, archive] = process.argv.slice(2);
if (file === undefined || archive === undefined) throw new Error('usage: memory-station.ts FILE ARCHIVE');

/** Three hundred words, as on a full page, so that what is stored and indexed has its real size. */
const lines = Array.from({ length: 30 }, (_, line) => ({
  words: Array.from({ length: 10 }, (_, word) => ({
    text: `từ${line}${word}`,
    confidence: 90,
    box: [300 + word * 180, 300 + line * 90, 150, 45] as const,
  })),
}));

const stub: Engine = { alive: true, recognise: async () => ({ lines }), close: async () => {} };

const session: Session = {
  actor: 'đo bộ nhớ',
  permissions: new Set(['read', 'describe', 'approve', 'deliver', 'administer']),
};

const tell = (stage: PageDone['stage'], done: number): void => {
  process.stdout.write(`${JSON.stringify({ stage, done } satisfies PageDone)}\n`);
};

const station = await openStation(archive, {
  create: { name: 'Kho đo bộ nhớ', actor: session.actor },
  engines: openEngines({ create: async () => stub, count: 2 }),
});
const taken = await station.call('intake.take', { roots: [file] }, session, {
  onProgress: (p) => tell('intake', p.done),
});
if (!taken.ok) throw new Error(taken.error.message);
const work = await station.call('work.run', {}, session, {
  onProgress: (p) => {
    if (p.stage === 'reading') tell('reading', p.done);
  },
});
if (!work.ok) throw new Error(work.error.message);
if (work.value.pagesFailed > 0) throw new Error(`${work.value.pagesFailed} pages failed`);
await station.close();
