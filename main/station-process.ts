/**
 * The station as a process of its own: speaks the contract over messages (station-messages.ts), as an Electron utility
 * process or as a child of Node.
 *
 * Promises: the session of the one window is held here, so that nothing that proves who is signed in ever reaches the
 * window; every call is answered, also the ones that a closing cuts short; when the parent is gone the archive is closed
 * and the process ends. Dying at any moment is safe: the next start goes on from what lies on the disk.
 */
import type { CallArgs, CallName, EventName, EventPayload, Topic } from '../shared/contract.ts';
import { StationError } from '../shared/errors.ts';
import { type Failure, failure } from '../shared/result.ts';
import { openStation, type Session, type Station } from './station.ts';
import type { FromStation, ToStation } from './station-messages.ts';

/** The way messages come and go. */
type Channel = {
  send(message: FromStation): void;
  onMessage(listener: (message: ToStation) => void): void;
  /** The parent is gone. */
  onParentGone(listener: () => void): void;
};

/** Electron's utility process; its types are known to main/desktop only. */
type ParentPort = {
  postMessage(message: unknown): void;
  on(event: 'message', listener: (event: { data: ToStation }) => void): void;
};

function parentChannel(): Channel | null {
  const port = (process as { parentPort?: ParentPort }).parentPort;
  if (port !== undefined) {
    return {
      send: (message) => port.postMessage(message),
      onMessage: (listener) => port.on('message', (event) => listener(event.data)),
      // Electron ends a utility process together with its parent.
      onParentGone: () => {},
    };
  }
  if (process.send === undefined) return null;
  return {
    // A parent that has just gone is told by `disconnect`, not by an error of the last message.
    send: (message) => void process.send?.(message, undefined, undefined, () => {}),
    onMessage: (listener) => void process.on('message', listener),
    onParentGone: (listener) => void process.on('disconnect', listener),
  };
}

/** Serves one window until it says `close` or is gone. */
function serve(channel: Channel): void {
  const running = new Map<string, { stop: AbortController; settled: Promise<void> }>();
  let station: Promise<{ station: Station; session: Session }> | null = null;
  let closing: Promise<void> | null = null;
  const events = spacedEvents((event, payload) => channel.send({ kind: 'event', event, payload }));

  async function open({ folder, actor, create }: Extract<ToStation, { kind: 'open' }>): Promise<void> {
    station = openStation(folder, {
      create: create === undefined ? undefined : { ...create, actor },
      background: true,
    }).then((opened) => {
      opened.on('changed', (payload) => events.tell('changed', payload));
      opened.on('work', (payload) => events.tell('work', payload));
      return { station: opened, session: opened.openSession({ defaultActor: actor }) };
    });
    try {
      channel.send({ kind: 'opened', folder: (await station).station.folder });
    } catch (cause) {
      station = null;
      channel.send({ kind: 'refused', error: failureOf(cause) });
    }
  }

  async function call({ id, call: name, args }: Extract<ToStation, { kind: 'call' }>): Promise<void> {
    const stop = new AbortController();
    let finish = (): void => {};
    const settled = new Promise<void>((resolve) => {
      finish = resolve;
    });
    running.set(id, { stop, settled });
    let told = 0;
    try {
      if (station === null || closing !== null) throw new StationError('station-stopped');
      const { station: opened, session } = await station;
      const result = await opened.call(name, args as CallArgs<CallName>, session, {
        signal: stop.signal,
        onProgress: (progress) => {
          if (Date.now() - told < SPACE_MS) return;
          told = Date.now();
          channel.send({ kind: 'progress', id, progress });
        },
      });
      channel.send({ kind: 'answer', id, result });
    } catch (cause) {
      channel.send({ kind: 'answer', id, result: { ok: false, error: failureOf(cause) } });
    } finally {
      running.delete(id);
      finish();
    }
  }

  /** Whatever runs is stopped where it stands safely (a page in hand goes back into the queue), then the archive closes. */
  async function close(): Promise<void> {
    for (const { stop } of running.values()) stop.abort(new StationError('cancelled'));
    await Promise.all([...running.values()].map(({ settled }) => settled));
    events.end();
    const opened = await station?.catch(() => null);
    await opened?.station.close();
  }

  async function end(): Promise<void> {
    closing ??= close();
    await closing.catch((cause) => console.error(cause));
    channel.send({ kind: 'closed' });
    // One turn, so that the message leaves before the process does.
    setTimeout(() => process.exit(0), 50);
  }

  channel.onParentGone(() => void end());
  channel.onMessage((message) => {
    switch (message.kind) {
      case 'open':
        return void open(message);
      case 'call':
        return void call(message);
      case 'cancel':
        return running.get(message.id)?.stop.abort(new StationError('cancelled'));
      case 'close':
        return void end();
    }
  });
}

/** At most five tellings a second of each kind: a window cannot draw more, and every telling makes it ask again. */
const SPACE_MS = 200;

/** Topics that change in between are told together; of the queue's state only the newest counts. */
function spacedEvents(send: <E extends EventName>(event: E, payload: EventPayload<E>) => void): {
  tell<E extends EventName>(event: E, payload: EventPayload<E>): void;
  end(): void;
} {
  const topics = new Set<Topic>();
  let work: EventPayload<'work'> | null = null;
  let timer: NodeJS.Timeout | null = null;

  const flush = (): void => {
    timer = null;
    if (topics.size === 0 && work === null) return;
    if (topics.size > 0) send('changed', { topics: [...topics] });
    if (work !== null) send('work', work);
    topics.clear();
    work = null;
    timer = setTimeout(flush, SPACE_MS);
  };

  return {
    tell(event, payload) {
      if (event === 'work') work = payload as EventPayload<'work'>;
      else for (const topic of (payload as EventPayload<'changed'>).topics) topics.add(topic);
      // The first telling after a rest leaves at once, but together with what the same turn adds.
      timer ??= setTimeout(flush, 0);
    },
    end() {
      if (timer !== null) clearTimeout(timer);
    },
  };
}

const failureOf = (cause: unknown): Failure => {
  if (cause instanceof StationError) return failure(cause);
  console.error(cause);
  return failure(new StationError('bug', { detail: cause instanceof Error ? cause.message : String(cause) }));
};

const channel = parentChannel();
if (channel === null) {
  console.error('station-process is started by the desktop');
  process.exitCode = 2;
} else {
  serve(channel);
}
