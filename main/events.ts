/** What the station tells without being asked (shared/contract.ts, Events). A listener that throws stops nobody else. */
import { EventEmitter } from 'node:events';
import type { EventName, EventPayload } from '../shared/contract.ts';

export type StationEvents = {
  emit<E extends EventName>(event: E, payload: EventPayload<E>): void;
  /** Returns the function that unsubscribes. */
  on<E extends EventName>(event: E, listener: (payload: EventPayload<E>) => void): () => void;
};

export function openEvents(): StationEvents {
  const emitter = new EventEmitter();
  emitter.setMaxListeners(0);
  return {
    emit(event, payload) {
      for (const listener of emitter.listeners(event)) {
        try {
          listener(payload);
        } catch {
          // The listener's own fault; the station's work goes on.
        }
      }
    },
    on(event, listener) {
      emitter.on(event, listener);
      return () => void emitter.off(event, listener);
    },
  };
}
