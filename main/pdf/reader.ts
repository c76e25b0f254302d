/**
 * Pages out of PDF files, from any thread's point of view: a queue in front of one worker thread with PDFium.
 *
 * Promise: whatever a file does to PDFium (crash, endless loop, all its memory) fails the one call that asked, with a
 * code and the name of the file; the thread is replaced and the queue goes on. Calls are answered in order, one page
 * in memory at a time.
 */
import { basename } from 'node:path';
import { Worker } from 'node:worker_threads';
import { StationError } from '../../shared/errors.ts';
import type { PageText } from '../../shared/page-text.ts';
import type { PagePicture } from '../imaging/page-picture.ts';
import { threadScript } from '../thread-script.ts';
import type { Answer, Reply, Request } from './reader-worker.ts';

export interface PdfReader {
  /**
   * Opens the file and counts its pages.
   * @throws StationError `file-encrypted`, `file-damaged`, `file-without-pages`, `file-unreadable`, `cancelled`
   */
  inspect(path: string, signal?: AbortSignal): Promise<{ pages: number }>;
  /**
   * The page as scanned: see page-picture.ts for when the embedded image is taken and when the page is rendered.
   * @param part 0 = first page
   * @throws StationError `page-damaged`, `page-too-large`, the codes of `inspect`
   */
  picture(path: string, part: number, signal?: AbortSignal): Promise<PagePicture>;
  /**
   * The page's own text where it covers the page (text-layer.ts), else null; boxes in pixels of `picture`.
   * @param part 0 = first page
   * @throws StationError `page-damaged`, `page-too-large`, the codes of `inspect`
   */
  textLayer(path: string, part: number, signal?: AbortSignal): Promise<PageText | null>;
  /** Settles what is waiting with `cancelled` and ends the thread. */
  close(): Promise<void>;
}

/**
 * Ordinary pages take a tenth of a second, the worst drawings a few; PDFium cannot be interrupted in any other way
 * than by ending its thread.
 */
const TIME_LIMIT_MS = 60_000;
/** PDFium's memory never shrinks. After a giant page the thread is renewed instead of keeping it for the day. */
const MOST_MEMORY = 400e6;

type Ask =
  | { readonly do: 'inspect'; readonly path: string }
  | { readonly do: 'picture' | 'text-layer'; readonly path: string; readonly part: number };
type Call = { readonly ask: Ask; resolve(answer: Answer): void; reject(cause: unknown): void; stop(): void };

export function openPdfReader(options: { readonly timeLimitMs?: number; readonly worker?: URL } = {}): PdfReader {
  const { timeLimitMs = TIME_LIMIT_MS, worker: script = threadScript('./reader-worker', import.meta.url) } = options;
  const waiting: Call[] = [];
  let worker: Worker | null = null;
  let current: { id: number; call: Call; timer: NodeJS.Timeout } | null = null;
  let lastId = 0;
  let closed = false;

  const settle = (finish: (call: Call) => void): void => {
    if (!current) return;
    clearTimeout(current.timer);
    const { call } = current;
    current = null;
    call.stop();
    finish(call);
  };

  /** Whatever the old thread still says is not heard. */
  const endWorker = async (): Promise<void> => {
    const ending = worker;
    worker = null;
    ending?.removeAllListeners();
    ending?.on('error', () => {});
    await ending?.terminate();
  };

  const failCurrent = (detail: string): void => {
    void endWorker();
    settle((call) => call.reject(brokenBy(call.ask, detail)));
    next();
  };

  const startWorker = (): Worker => {
    const started = new Worker(script);
    started.on('message', (reply: Reply) => {
      if (reply.id !== current?.id) return;
      if (!reply.ok && reply.code === null) return failCurrent(reply.detail);
      if (reply.memory > MOST_MEMORY) void endWorker();
      settle((call) => {
        if (reply.ok) call.resolve(withBuffers(reply.value));
        else if (reply.code !== null) call.reject(new StationError(reply.code, reply.params));
      });
      next();
    });
    started.on('error', (cause) => failCurrent(cause.message));
    started.on('exit', (code) => failCurrent(`mã thoát ${code}`));
    // An idle reader must not keep the program alive.
    started.unref();
    return started;
  };

  const next = (): void => {
    if (current || closed) return;
    const call = waiting.shift();
    if (!call) {
      worker?.unref();
      return;
    }
    worker ??= startWorker();
    worker.ref();
    lastId += 1;
    const timer = setTimeout(() => failCurrent(`quá ${Math.round(timeLimitMs / 1000)} giây`), timeLimitMs);
    current = { id: lastId, call, timer };
    worker.postMessage({ id: lastId, ...call.ask } satisfies Request);
  };

  const cancel = (call: Call): void => {
    const place = waiting.indexOf(call);
    if (place >= 0) {
      waiting.splice(place, 1);
      call.stop();
      call.reject(new StationError('cancelled'));
    } else if (current?.call === call) {
      void endWorker();
      settle(() => call.reject(new StationError('cancelled')));
      next();
    }
  };

  const ask = (what: Ask, signal?: AbortSignal): Promise<Answer> =>
    new Promise((resolve, reject) => {
      if (closed || signal?.aborted) return reject(new StationError('cancelled'));
      const abort = (): void => cancel(call);
      const call: Call = { ask: what, resolve, reject, stop: () => signal?.removeEventListener('abort', abort) };
      signal?.addEventListener('abort', abort, { once: true });
      waiting.push(call);
      next();
    });

  return {
    inspect: async (path, signal) => (await ask({ do: 'inspect', path }, signal)) as { pages: number },
    picture: async (path, part, signal) => (await ask({ do: 'picture', path, part }, signal)) as PagePicture,
    textLayer: async (path, part, signal) => (await ask({ do: 'text-layer', path, part }, signal)) as PageText | null,
    close: async () => {
      closed = true;
      for (const call of waiting.splice(0)) {
        call.stop();
        call.reject(new StationError('cancelled'));
      }
      const ended = endWorker();
      settle((call) => call.reject(new StationError('cancelled')));
      await ended;
    },
  };
}

function brokenBy(ask: Ask, detail: string): StationError {
  if (ask.do === 'inspect') return new StationError('file-damaged', { path: ask.path, detail });
  return new StationError('page-damaged', { page: ask.part + 1, name: basename(ask.path), detail });
}

/** A Buffer arrives from another thread as a plain Uint8Array. */
function withBuffers(answer: Answer): Answer {
  if (answer === null || !('kind' in answer)) return answer;
  const wrap = (bytes: Uint8Array): Buffer => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return answer.kind === 'raw' ? { ...answer, data: wrap(answer.data) } : { ...answer, bytes: wrap(answer.bytes) };
}
