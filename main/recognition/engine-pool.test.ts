import { describe, expect, it } from 'vitest';
import { StationError } from '../../shared/errors.ts';
import type { OcrPage } from '../imaging/imaging.ts';
import type { Engine, EngineOutput } from './engine.ts';
import { openEngines } from './engine-pool.ts';

const page = (name: string): OcrPage => ({
  data: new Uint8Array(1),
  width: 1,
  height: 1,
  dpi: name.length,
  toPage: [1, 0, 0, 1, 0, 0],
  page: { width: 1, height: 1, rotation: 0, dpi: 300 },
  sideways: false,
  doubtful: false,
  quality: { dpi: 300, skew: 0, sharpness: 1, clipping: 0, inkShare: 0.1, blank: false },
});

const output = (text: string): EngineOutput => ({ lines: [{ words: [{ text, confidence: 90, box: [0, 0, 1, 1] }] }] });

/** Engines that read a page only when the test lets them, and die when it says so. */
function handReleased() {
  type Reading = { readonly page: OcrPage; finish(): void; die(): void };
  const started: Reading[] = [];
  const waiting: ((reading: Reading) => void)[] = [];
  let created = 0;
  let closed = 0;
  const create = (): Promise<Engine> => {
    created++;
    let alive = true;
    return Promise.resolve({
      get alive() {
        return alive;
      },
      recognise(current) {
        const { promise, resolve, reject } = Promise.withResolvers<EngineOutput>();
        const reading: Reading = {
          page: current,
          finish: () => resolve(output(`trang ${current.dpi}`)),
          die() {
            alive = false;
            reject(new StationError('engine-died', { detail: 'thử' }));
          },
        };
        const taker = waiting.shift();
        if (taker === undefined) started.push(reading);
        else taker(reading);
        return promise;
      },
      close() {
        alive = false;
        closed++;
        return Promise.resolve();
      },
    });
  };
  const next = (): Promise<Reading> => {
    const reading = started.shift();
    if (reading !== undefined) return Promise.resolve(reading);
    return new Promise((resolve) => waiting.push(resolve));
  };
  return { create, next, counts: () => ({ created, closed }) };
}

const code = (error: unknown): string => (error instanceof StationError ? error.code : String(error));
const settled = (promise: Promise<EngineOutput>): Promise<string> =>
  promise.then((read) => read.lines[0]?.words[0]?.text ?? '', code);

describe('the pool of engines', () => {
  it('starts no engine before there is a page, and one only for one page at a time', async () => {
    const { create, next, counts } = handReleased();
    const pool = openEngines({ count: 3, create });
    expect(counts().created).toBe(0);
    for (const name of ['a', 'bb']) {
      const reading = pool.read(page(name));
      (await next()).finish();
      await reading;
    }
    expect(counts().created).toBe(1);
    await pool.close();
    expect(counts().closed).toBe(1);
  });

  it('the page on the screen goes first, the others in their order', async () => {
    const { create, next } = handReleased();
    const pool = openEngines({ count: 1, create });
    const order: number[] = [];
    const all = [
      pool.read(page('1')),
      pool.read(page('22')),
      pool.read(page('333')),
      pool.read(page('4444'), { priority: 5 }),
      pool.read(page('55555'), { priority: 5 }),
    ];
    for (let i = 0; i < all.length; i++) {
      const reading = await next();
      order.push(reading.page.dpi);
      reading.finish();
    }
    await Promise.all(all);
    expect(order).toEqual([1, 4, 5, 2, 3]);
    await pool.close();
  });

  it('reads as many pages at once as there are engines', async () => {
    const { create, next } = handReleased();
    const pool = openEngines({ count: 2, create });
    const all = [pool.read(page('1')), pool.read(page('22')), pool.read(page('333'))];
    const [first, second] = [await next(), await next()];
    second.finish();
    const third = await next();
    expect([first, second, third].map((reading) => reading.page.dpi)).toEqual([1, 2, 3]);
    first.finish();
    third.finish();
    await Promise.all(all);
    await pool.close();
  });

  it('an engine that dies costs its page only, and is replaced', async () => {
    const { create, next, counts } = handReleased();
    const pool = openEngines({ count: 1, create });
    const [lost, kept] = [settled(pool.read(page('1'))), settled(pool.read(page('22')))];
    (await next()).die();
    expect(await lost).toBe('engine-died');
    (await next()).finish();
    expect(await kept).toBe('trang 2');
    expect(counts().created).toBe(2);
    await pool.close();
  });

  it('an engine that does not start fails the page and not the pool', async () => {
    const { create, next } = handReleased();
    let attempts = 0;
    const pool = openEngines({
      count: 1,
      create: () => (++attempts === 1 ? Promise.reject(new StationError('engine-died', { detail: 'thử' })) : create()),
    });
    const [first, second] = [settled(pool.read(page('1'))), settled(pool.read(page('22')))];
    expect(await first).toBe('engine-died');
    (await next()).finish();
    expect(await second).toBe('trang 2');
    await pool.close();
  });

  it('a page that never ends is stopped at its time limit, with its engine', async () => {
    const { create, next, counts } = handReleased();
    const pool = openEngines({ count: 1, create, timeLimitSeconds: 0.02 });
    const endless = settled(pool.read(page('1')));
    await next();
    expect(await endless).toBe('engine-timeout');
    const quick = settled(pool.read(page('22')));
    (await next()).finish();
    expect(await quick).toBe('trang 2');
    expect(counts()).toEqual({ created: 2, closed: 1 });
    await pool.close();
  });

  it('a page that is called off while it waits leaves the queue; the engine is not harmed', async () => {
    const { create, next, counts } = handReleased();
    const pool = openEngines({ count: 1, create });
    const stop = new AbortController();
    const first = settled(pool.read(page('1')));
    const waiting = settled(pool.read(page('22'), { signal: stop.signal }));
    const last = settled(pool.read(page('333')));
    const reading = await next();
    stop.abort();
    expect(await waiting).toBe('cancelled');
    reading.finish();
    (await next()).finish();
    expect(await Promise.all([first, last])).toEqual(['trang 1', 'trang 3']);
    expect(counts()).toEqual({ created: 1, closed: 0 });
    await pool.close();
  });

  it('a page that is called off while it is read ends its engine, and the next page gets another', async () => {
    const { create, next, counts } = handReleased();
    const pool = openEngines({ count: 1, create });
    const stop = new AbortController();
    const dropped = settled(pool.read(page('1'), { signal: stop.signal }));
    await next();
    stop.abort();
    expect(await dropped).toBe('cancelled');
    const after = settled(pool.read(page('22')));
    (await next()).finish();
    expect(await after).toBe('trang 2');
    expect(counts().created).toBe(2);
    await pool.close();
  });

  it('engines are renewed after so many pages', async () => {
    const { create, next, counts } = handReleased();
    const pool = openEngines({ count: 1, create, renewAfter: 2 });
    for (let i = 0; i < 5; i++) {
      const reading = pool.read(page('x'));
      (await next()).finish();
      await reading;
    }
    expect(counts().created).toBe(3);
    await pool.close();
  });

  it('closing settles what waits and what runs', async () => {
    const { create, next } = handReleased();
    const pool = openEngines({ count: 1, create });
    const all = [settled(pool.read(page('1'))), settled(pool.read(page('22')))];
    await next();
    await pool.close();
    expect(await Promise.all(all)).toEqual(['cancelled', 'cancelled']);
    expect(await settled(pool.read(page('333')))).toBe('cancelled');
  });
});
