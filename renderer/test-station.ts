/**
 * A station for tests of the window: answers calls from a table of functions, tells events and progress when a test
 * says so, and remembers what it was asked. Whatever is not in the table is refused, so a test says what it needs.
 */
import type { CallArgs, CallName, CallProgress, CallResult, EventName, EventPayload } from '../shared/contract.ts';
import type { DesktopBridge, StationBridge, StationState } from '../shared/desktop.ts';
import { permissions, type SessionView } from '../shared/people.ts';
import { type Failure, ok, type Result } from '../shared/result.ts';

export type Answers = {
  [N in CallName]?: (
    args: CallArgs<N>,
    tell: (progress: CallProgress) => void,
  ) => CallResult<N> | Refusal | Promise<CallResult<N> | Refusal>;
};

/** What a function of the table gives back to refuse. */
export class Refusal {
  readonly failure: Failure;
  constructor(code: Failure['code'], params: Failure['params'] = {}) {
    this.failure = { code, message: code, params };
  }
}

export type TestStation = {
  /** Every call so far, in order. */
  readonly calls: readonly { readonly name: CallName; readonly args: unknown }[];
  readonly cancelled: readonly string[];
  /** Adds to the table or replaces what stands there. */
  answer(more: Answers): void;
  tell<E extends EventName>(event: E, payload: EventPayload<E>): void;
  tellState(state: StationState): void;
};

/** Whoever opens an archive without users: may do everything. */
export const everybody: SessionView = { state: 'open', user: null, permissions: [...permissions] };

const desktopDefaults: DesktopBridge = {
  facts: async () => ({ version: '0.1.0', electron: '45', chromium: '150', node: '24', platform: 'linux' }),
  stationState: async () => ({ phase: 'ready', archive: 'kho' }),
  onStationState: () => () => {},
  choose: async () => [],
  chooseSave: async () => null,
  dropped: async () => [],
  createArchive: async () => ok(null),
  openArchive: async () => ok(null),
  openPractice: async () => ok(null),
  samplePapers: async () => [],
  closeArchive: async () => {},
  restartStation: async () => {},
  print: async () => {},
  openLogFolder: async () => {},
  theme: async () => 'system',
  setTheme: async () => {},
  setZoom: async () => {},
  setLanguage: async () => {},
  zoom: async () => 100,
};

/** Puts the bridges on `window`; a later call takes their place. */
export function installTestStation(answers: Answers = {}, desktop: Partial<DesktopBridge> = {}): TestStation {
  let table: Answers = { 'session.state': () => everybody, ...answers };
  const calls: { name: CallName; args: unknown }[] = [];
  const cancelled: string[] = [];
  const listeners = new Map<EventName, Set<(payload: never) => void>>();
  const progress = new Set<(callId: string, progress: CallProgress) => void>();
  const states = new Set<(state: StationState) => void>();

  const station: StationBridge = {
    async call<N extends CallName>(name: N, args: CallArgs<N>, callId: string): Promise<Result<CallResult<N>>> {
      calls.push({ name, args });
      const answer = table[name] as NonNullable<Answers[N]> | undefined;
      if (answer === undefined)
        return { ok: false, error: new Refusal('not-found', { kind: 'call', id: name }).failure };
      const value = await answer(args, (told) => {
        for (const listener of progress) listener(callId, told);
      });
      return value instanceof Refusal ? { ok: false, error: value.failure } : ok(value as CallResult<N>);
    },
    cancel: (callId) => void cancelled.push(callId),
    onProgress: (listener) => {
      progress.add(listener);
      return () => progress.delete(listener);
    },
    on: (event, listener) => {
      const known = listeners.get(event) ?? new Set();
      listeners.set(event, known.add(listener as (payload: never) => void));
      return () => known.delete(listener as (payload: never) => void);
    },
  };
  const bridge: DesktopBridge = {
    ...desktopDefaults,
    onStationState: (listener) => {
      states.add(listener);
      return () => states.delete(listener);
    },
    ...desktop,
  };
  Object.defineProperty(window, 'station', { configurable: true, value: station });
  Object.defineProperty(window, 'desktop', { configurable: true, value: bridge });
  return {
    calls,
    cancelled,
    answer: (more) => {
      table = { ...table, ...more };
    },
    tell: (event, payload) => {
      for (const listener of listeners.get(event) ?? []) listener(payload as never);
    },
    tellState: (state) => {
      for (const listener of states) listener(state);
    },
  };
}
