/**
 * What is no paper must not become one: noise, photographs, drawings, bar patterns, black sheets and sheets of scrawl
 * give little text, no fields of a document, and their answer in time.
 */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { wordsOf } from '../../shared/page-text.ts';
import { describe as describePages, loadProfiles } from '../description/description.ts';
import type { PdfReader } from '../pdf/pdf.ts';
import { type EnginePool, openEngines } from './engine-pool.ts';
import { type ReadPage, readPage } from './read-page.ts';

const WIDTH = 640;
const HEIGHT = 900;
/** Far below the limit of an engine: what is rubbish must not hold up the papers behind it. */
const SECONDS = 60;

let folder: string;
let engines: EnginePool;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'rubbish-'));
  engines = openEngines({ count: 1, timeLimitSeconds: SECONDS });
});
afterAll(async () => {
  await engines.close();
  await rm(folder, { recursive: true, force: true });
});

const noPdf: PdfReader = {
  inspect: () => Promise.reject(new Error('no PDF here')),
  picture: () => Promise.reject(new Error('no PDF here')),
  textLayer: () => Promise.reject(new Error('no PDF here')),
  close: () => Promise.resolve(),
};

/** Even draws in [0, 1) that are the same in every run. */
function draws(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

/** A grey picture from the value of each pixel. */
const painted = (value: (x: number, y: number) => number): Promise<Buffer> => {
  const data = Buffer.alloc(WIDTH * HEIGHT);
  for (let y = 0; y < HEIGHT; y++)
    for (let x = 0; x < WIDTH; x++) data[y * WIDTH + x] = Math.max(0, Math.min(255, Math.round(value(x, y))));
  return sharp(data, { raw: { width: WIDTH, height: HEIGHT, channels: 1 } })
    .withMetadata({ density: 77 })
    .png()
    .toBuffer();
};
const drawn = (shapes: string): Promise<Buffer> =>
  sharp(
    Buffer.from(
      `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${HEIGHT}"><rect width="100%" height="100%" fill="white"/>${shapes}</svg>`,
    ),
  )
    .withMetadata({ density: 77 })
    .png()
    .toBuffer();

const noise = (): Promise<Buffer> => {
  const draw = draws(7);
  return painted(() => 255 * draw());
};

/** Soft clouds with grain: foliage, skin, sky. */
const photograph = (): Promise<Buffer> => {
  const draw = draws(11);
  const waves = Array.from({ length: 14 }, () => ({
    across: (draw() - 0.5) * 0.09,
    down: (draw() - 0.5) * 0.09,
    start: draw() * 6.28,
    strength: 8 + 16 * draw(),
  }));
  return painted((x, y) =>
    waves.reduce(
      (sum, { across, down, start, strength }) => sum + strength * Math.sin(x * across + y * down + start),
      128 + 24 * (draw() - 0.5),
    ),
  );
};

/** A plan of a house with circles and hatching, without a word. */
const drawing = (): Promise<Buffer> => {
  const draw = draws(13);
  const at = (to: number): string => (60 + draw() * (to - 120)).toFixed(0);
  const shapes = Array.from({ length: 60 }, (_, index) =>
    index % 3 === 0
      ? `<circle cx="${at(WIDTH)}" cy="${at(HEIGHT)}" r="${(10 + 60 * draw()).toFixed(0)}"/>`
      : `<path d="M${at(WIDTH)} ${at(HEIGHT)} L${at(WIDTH)} ${at(HEIGHT)}"/>`,
  );
  return drawn(`<g fill="none" stroke="black" stroke-width="2">${shapes.join('')}</g>`);
};

const bars = (): Promise<Buffer> => {
  const draw = draws(17);
  let x = 120;
  const lines: string[] = [];
  while (x < WIDTH - 120) {
    const wide = 2 + Math.floor(draw() * 4) * 2;
    lines.push(`<rect x="${x}" y="200" width="${wide}" height="200"/>`);
    x += wide + 2 + Math.floor(draw() * 4) * 2;
  }
  const cells = Array.from({ length: 33 * 33 }, (_, cell) =>
    draw() < 0.5
      ? `<rect x="${160 + (cell % 33) * 9}" y="${500 + Math.floor(cell / 33) * 9}" width="9" height="9"/>`
      : '',
  );
  return drawn(lines.join('') + cells.join(''));
};

/** Loops of a pen in rows, as in a letter nobody typed. */
const scrawl = (): Promise<Buffer> => {
  const draw = draws(19);
  const rows = Array.from({ length: 9 }, (_, row) => {
    let [x, path] = [90 + 40 * draw(), ''];
    const y = 110 + row * 46;
    while (x < WIDTH - 120) {
      path += `M${x.toFixed(1)} ${y}`;
      for (let stroke = 2 + Math.floor(4 * draw()); stroke > 0; stroke--) {
        const reach = 6 + 9 * draw();
        const rise = 6 + 22 * draw() * draw();
        path += ` c${(reach * draw()).toFixed(1)} ${(-rise).toFixed(1)} ${reach.toFixed(1)} ${(-rise * draw()).toFixed(1)} ${reach.toFixed(1)} ${(4 * draw() - 2).toFixed(1)}`;
        x += reach;
      }
      x += 10 + 8 * draw();
    }
    return `<path d="${path}"/>`;
  });
  return drawn(`<g fill="none" stroke="#203a90" stroke-width="2.2" stroke-linecap="round">${rows.join('')}</g>`);
};

async function read(name: string, bytes: Buffer): Promise<ReadPage> {
  const path = join(folder, `${name}.png`);
  await writeFile(path, bytes);
  return readPage({ path, mediaType: 'image/png', part: 0 }, { engines, pdf: noPdf });
}

const profiles = loadProfiles();

describe('pictures that are no papers', { timeout: 2 * SECONDS * 1000 }, () => {
  it.each([
    ['noise', noise],
    ['a photograph', photograph],
    ['a drawing', drawing],
    ['bars and a square code', bars],
    ['a black sheet', () => painted(() => 8)],
    ['a sheet of scrawl', scrawl],
  ])('%s gives little text and no fields', async (name, make) => {
    const page = await read(name, await make());
    const words = wordsOf(page.text);
    const sure = words.filter((word) => word.confidence >= 80 && /\p{L}{3}/u.test(word.text));
    // A pen runs through the shape of a letter now and then.
    expect(sure.length).toBeLessThanOrEqual(3);
    // Scraps that nobody takes for words may remain; a line of them for each line of a pen at most.
    expect(words.length).toBeLessThan(80);
    const described = describePages([page.text], profiles).filter(({ value }) => value !== null);
    expect(described.map(({ field, value }) => `${field}: ${value}`)).toEqual([]);
    expect(page.text.handwriting ?? []).toEqual([]);
  });
});
