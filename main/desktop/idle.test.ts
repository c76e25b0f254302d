import { expect, it } from 'vitest';
import { StationError } from '../../shared/errors.ts';
import { failed, ok } from '../../shared/result.ts';
import { watchIdle } from './idle.ts';

/** A station that only knows how long one may be away. */
function openWatch(idleMinutes: number) {
  const locks: string[] = [];
  let seconds = 0;
  const station = {
    call: async (name: string) => {
      if (name === 'archive.settings') return ok({ idleMinutes });
      if (name === 'session.lock') {
        locks.push(`after ${seconds} s`);
        return ok(null);
      }
      return failed(new StationError('bad-request', { call: name, detail: '' }));
    },
  };
  const watch = watchIdle(station as unknown as Parameters<typeof watchIdle>[0], () => seconds);
  const away = (now: number): void => {
    seconds = now;
    watch.look();
  };
  return { watch, locks, away };
}

it('locks once for each absence that is long enough', async () => {
  const { watch, locks, away } = openWatch(15);
  away(3600);
  expect(locks).toEqual([]);
  await watch.settingsChanged();
  for (const seconds of [10, 899, 900, 905, 2000]) away(seconds);
  expect(locks).toEqual(['after 900 s']);
  for (const seconds of [0, 901]) away(seconds);
  expect(locks).toEqual(['after 900 s', 'after 901 s']);
  watch.end();
});

it('never locks by itself where the settings say so, but with the screen', async () => {
  const { watch, locks, away } = openWatch(0);
  await watch.settingsChanged();
  away(100_000);
  expect(locks).toEqual([]);
  watch.lock();
  expect(locks).toHaveLength(1);
  watch.end();
});
