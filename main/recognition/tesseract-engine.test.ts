import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { OcrPage } from '../imaging/imaging.ts';
import { print } from '../imaging/test-paper.ts';
import type { Engine } from './engine.ts';
import { parseWords, startTesseract } from './tesseract-engine.ts';

let page: OcrPage;
beforeAll(async () => {
  const sheet = await print([{ text: 'Độc lập - Tự do - Hạnh phúc', left: 40, top: 40 }], { width: 700, height: 140 });
  const { data, info } = await sharp(sheet).extractChannel(0).raw().toBuffer({ resolveWithObject: true });
  page = {
    data,
    width: info.width,
    height: info.height,
    dpi: 200,
    toPage: [1, 0, 0, 1, 0, 0],
    page: { width: info.width, height: info.height, rotation: 0, dpi: 200 },
    sideways: false,
    doubtful: false,
    quality: { dpi: 200, skew: 0, sharpness: 1, clipping: 0, inkShare: 0.1, blank: false },
  };
});

const never = new AbortController().signal;
const wordsOf = async (engine: Engine): Promise<string> =>
  (await engine.recognise(page, never)).lines.flatMap((line) => line.words.map((word) => word.text)).join(' ');

describe('Tesseract in its thread', { timeout: 60_000 }, () => {
  let engine: Engine;
  beforeAll(async () => {
    engine = await startTesseract();
  });
  afterAll(() => engine.close());

  it('reads Vietnamese with what is shipped, and the same page twice alike', async () => {
    const first = await wordsOf(engine);
    expect(first).toBe('Độc lập - Tự do - Hạnh phúc');
    expect(await wordsOf(engine)).toBe(first);
  });

  it('a picture it cannot decode fails alone: the engine goes on', async () => {
    const broken = { ...page, data: page.data.subarray(0, 100) };
    await expect(engine.recognise(broken, never)).rejects.toMatchObject({ code: 'engine-died' });
    expect(engine.alive).toBe(true);
    expect(await wordsOf(engine)).toContain('Hạnh phúc');
  });
});

describe('a Tesseract that ends', { timeout: 60_000 }, () => {
  it('settles the page it was reading, and says that it is gone', async () => {
    const engine = await startTesseract();
    const reading = engine.recognise(page, never);
    await Promise.all([expect(reading).rejects.toMatchObject({ code: 'engine-died' }), engine.close()]);
    expect(engine.alive).toBe(false);
    await expect(engine.recognise(page, never)).rejects.toMatchObject({ code: 'engine-died' });
  });

  it('ends at once when its page is called off', async () => {
    const engine = await startTesseract();
    const stop = new AbortController();
    const reading = engine.recognise(page, stop.signal);
    stop.abort(new Error('thôi'));
    await expect(reading).rejects.toThrow('thôi');
    expect(engine.alive).toBe(false);
    await engine.close();
  });
});

it('lines of words come out of the TSV, composed and without white space', () => {
  const tsv = [
    '4\t1\t1\t1\t1\t0\t10\t20\t300\t40\t-1\t',
    '5\t1\t1\t1\t1\t1\t10\t20\t100\t40\t91.5\tHa\u0323nh',
    '5\t1\t1\t1\t1\t2\t120\t20\t90\t40\t88\t ',
    '4\t1\t1\t1\t2\t0\t10\t80\t300\t40\t-1\t',
  ].join('\n');
  expect(parseWords(tsv)).toEqual({ lines: [{ words: [{ text: 'Hạnh', confidence: 91.5, box: [10, 20, 100, 40] }] }] });
});

it('signs that only look like Vietnamese ones are written as those', () => {
  const tsv = ['4\t1\t1\t1\t1\t0\t10\t20\t300\t40\t-1\t', '5\t1\t1\t1\t1\t1\t10\t20\t100\t40\t90\t12⁄QÐ-UBND'].join(
    '\n',
  );
  expect(parseWords(tsv).lines[0]?.words[0]?.text).toBe('12/QĐ-UBND');
});
