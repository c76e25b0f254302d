/**
 * Learning by itself: when people have decided enough and the station has rested a while. Tells nobody but the screens
 * that show it; whatever goes wrong is in the log and is tried again after the next decisions.
 */
import type { StationEvents } from '../events.ts';
import type { Log } from '../log.ts';
import type { GroupModel } from './group-model.ts';

/** Long enough that nobody is in the middle of approving. */
const REST_MILLISECONDS = 60_000;

export type IdleLearning = {
  start(): void;
  /** Learns now if it is worth it and nothing else works. */
  consider(): Promise<void>;
  /** Breaks off. */
  stop(): Promise<void>;
};

export function openIdleLearning(parts: {
  classification: Pick<GroupModel, 'learn' | 'worthLearning'>;
  events: StationEvents;
  log: Log;
  /** Pages are being read: the processor is wanted. */
  busy: () => boolean;
  actor: string;
}): IdleLearning {
  const { classification, events, log, busy, actor } = parts;
  const stopping = new AbortController();
  let timer: NodeJS.Timeout | null = null;
  let learning: Promise<void> = Promise.resolve();
  let unsubscribe: () => void = () => undefined;

  async function learn(): Promise<void> {
    try {
      await classification.learn(actor, { signal: stopping.signal });
      events.emit('changed', { topics: ['settings', 'records'] });
    } catch (cause) {
      if (!stopping.signal.aborted) log.error({ work: 'classifier.learn', err: cause });
    }
  }

  function consider(): Promise<void> {
    if (!stopping.signal.aborted && !busy() && classification.worthLearning()) learning = learn();
    return learning;
  }

  function rest(): void {
    if (timer !== null) clearTimeout(timer);
    timer = setTimeout(() => void consider(), REST_MILLISECONDS);
    timer.unref();
  }

  return {
    start() {
      unsubscribe = events.on('changed', ({ topics }) => {
        if (topics.includes('records') || topics.includes('work')) rest();
      });
      rest();
    },
    consider,
    async stop() {
      unsubscribe();
      if (timer !== null) clearTimeout(timer);
      stopping.abort();
      await learning;
    },
  };
}
