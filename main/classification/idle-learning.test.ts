/** That the station learns by itself only when it is worth it and nothing else wants the processor. */
import pino from 'pino';
import { describe, expect, it } from 'vitest';
import type { GroupModelView } from '../../shared/classification.ts';
import { openEvents } from '../events.ts';
import { openIdleLearning } from './idle-learning.ts';

const nothing = {} as GroupModelView;

function learning(state: { worth: boolean; busy: boolean; fails?: boolean }) {
  const events = openEvents();
  const told: string[] = [];
  events.on('changed', ({ topics }) => told.push(...topics));
  const runs: AbortSignal[] = [];
  const idle = openIdleLearning({
    classification: {
      worthLearning: () => state.worth,
      learn: async (_, run) => {
        if (run?.signal !== undefined) runs.push(run.signal);
        if (state.fails) throw new Error('disk');
        return nothing;
      },
    },
    events,
    log: pino({ level: 'silent' }),
    busy: () => state.busy,
    actor: 'máy',
  });
  return { idle, runs, told };
}

describe('learning at rest', () => {
  it('learns when enough was decided, and the screens are told', async () => {
    const { idle, runs, told } = learning({ worth: true, busy: false });
    await idle.consider();
    expect([runs.length, told]).toEqual([1, ['settings', 'records']]);
  });

  it('leaves the processor to pages that are being read, and does nothing without need', async () => {
    for (const state of [
      { worth: true, busy: true },
      { worth: false, busy: false },
    ]) {
      const { idle, runs } = learning(state);
      await idle.consider();
      expect(runs).toEqual([]);
    }
  });

  it('survives a failure, and is broken off when the station closes', async () => {
    const { idle, runs, told } = learning({ worth: true, busy: false, fails: true });
    await idle.consider();
    expect(told).toEqual([]);
    await idle.stop();
    expect(runs[0]?.aborted).toBe(true);
    await idle.consider();
    expect(runs).toHaveLength(1);
  });
});
