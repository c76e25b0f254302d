/** The queue of a station that works by itself: when it begins, what a pause means, what a full disk does. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { StationError } from '../shared/errors.ts';
import type { WorkState } from '../shared/views.ts';
import { type Background, openBackground } from './background.ts';
import { openCatalogue } from './catalogue/catalogue.ts';
import { type Database, openDatabase } from './database/database.ts';
import { openEvents, type StationEvents } from './events.ts';
import { type Jobs, openJobs } from './jobs/jobs.ts';
import { openLog } from './log.ts';
import { openSearch, type Search } from './search/search.ts';

let folder: string;
let db: Database;
let jobs: Jobs;
let search: Search;
let events: StationEvents;
let told: WorkState[];
let opened: Background[];
let closeLog: () => void;
/** Jobs begun, each released by hand. */
let begun: { subject: number; release: () => void; fail: (cause: unknown) => void }[];

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'background-'));
  db = openDatabase(join(folder, 'archive.sqlite'));
  jobs = openJobs({ db });
  search = openSearch({ db, catalogue: openCatalogue(db) });
  events = openEvents();
  told = [];
  opened = [];
  begun = [];
  events.on('work', (state) => told.push(state));
});
afterEach(async () => {
  for (const { release } of begun) release();
  for (const background of opened) await background.stop();
  closeLog();
  db.close();
  rmSync(folder, { recursive: true, force: true });
});

function background(): Background {
  const { log, close } = openLog(folder);
  closeLog = close;
  const made = openBackground({
    db,
    events,
    jobs,
    log,
    folder,
    search,
    engines: { count: 1 },
    records: { pageFailed: () => undefined },
    tryAgainAfter: 5,
    runners: {
      'read-page': ({ subjectId }) =>
        new Promise<void>((resolve, reject) => begun.push({ subject: subjectId, release: resolve, fail: reject })),
      'describe-document': async () => undefined,
    },
  });
  opened.push(made);
  return made;
}

const add = (...subjects: number[]): void => {
  for (const subject of subjects) jobs.add({ key: `page:${subject}`, kind: 'read-page', subjectId: subject });
};
const subjects = (): number[] => begun.map(({ subject }) => subject);

describe('a station that works by itself', () => {
  it('begins when something waits, tells how far it is, and rests when nothing does', async () => {
    const work = background();
    work.start();
    expect(work.state()).toMatchObject({ state: 'idle', done: 0, total: 0 });
    add(1, 2, 3);
    await vi.waitFor(() => expect(subjects()).toEqual([1, 2]));
    expect(work.state()).toMatchObject({ state: 'running', done: 0, total: 3 });
    begun[0]?.release();
    await vi.waitFor(() => expect(subjects()).toEqual([1, 2, 3]));
    expect(work.state()).toMatchObject({ state: 'running', done: 1, total: 3 });
    for (const { release } of begun) release();
    await vi.waitFor(() => expect(told.at(-1)).toMatchObject({ state: 'idle', total: 3, done: 3 }));
  });

  it('finishes the pages in hand when it is paused, and the pause outlives the program', async () => {
    const work = background();
    work.start();
    add(1, 2, 3);
    await vi.waitFor(() => expect(begun).toHaveLength(2));
    expect(work.pause()).toMatchObject({ state: 'paused' });
    for (const { release } of begun) release();
    await vi.waitFor(() => expect(jobs.counts()).toMatchObject({ done: 2, waiting: 1, running: 0 }));
    await work.stop();
    closeLog();

    const again = background();
    again.start();
    expect(again.state()).toMatchObject({ state: 'paused', total: 1 });
    expect(begun).toHaveLength(2);
    again.resume();
    await vi.waitFor(() => expect(subjects()).toEqual([1, 2, 3]));
  });

  it('closing waits for the pages in hand and begins no other', async () => {
    const work = background();
    work.start();
    add(1, 2, 3);
    await vi.waitFor(() => expect(begun).toHaveLength(2));
    let closed = false;
    const closing = work.stop().then(() => {
      closed = true;
    });
    await Promise.resolve();
    expect(closed).toBe(false);
    for (const { release } of begun) release();
    await closing;
    expect(jobs.counts()).toMatchObject({ done: 2, waiting: 1, running: 0 });
    expect(begun).toHaveLength(2);
  });

  it('stands still on a full disk, says so, and goes on by itself without counting the tries', async () => {
    const work = background();
    work.start();
    add(1);
    for (let attempt = 1; attempt <= 6; attempt += 1) {
      await vi.waitFor(() => expect(begun).toHaveLength(attempt));
      begun[attempt - 1]?.fail(new StationError('disk-full', { path: '/kho' }));
      await vi.waitFor(() =>
        expect(told.at(-1)?.problem).toMatchObject({ code: 'disk-full', params: { path: '/kho' } }),
      );
    }
    await vi.waitFor(() => expect(begun).toHaveLength(7));
    begun[6]?.release();
    await vi.waitFor(() => expect(work.state()).toMatchObject({ state: 'idle', problem: null, failed: 0 }));
    expect(jobs.counts()).toMatchObject({ done: 1, failed: 0 });
  });

  it('takes first what somebody looks at', async () => {
    const work = background();
    work.start();
    add(1, 2, 3, 4);
    await vi.waitFor(() => expect(begun).toHaveLength(2));
    jobs.hurry('read-page', [4]);
    begun[0]?.release();
    await vi.waitFor(() => expect(subjects()).toEqual([1, 2, 4]));
  });

  it('a job added inside a transaction is begun once that stands', async () => {
    background().start();
    db.transaction(() => {
      add(7);
      expect(begun).toHaveLength(0);
    })();
    await vi.waitFor(() => expect(subjects()).toEqual([7]));
  });
});
