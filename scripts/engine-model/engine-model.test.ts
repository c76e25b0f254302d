import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import sharp from 'sharp';
import { afterAll, expect, test } from 'vitest';
import { drawLine } from './line-picture.ts';
import { openLineText } from './line-text.ts';
import { floatingModel, lettersOf, partOf } from './model-file.ts';
import { trainingFile } from './training-file.ts';

const shipped = readFileSync(fileURLToPath(new URL('../../resources/tessdata/vie.traineddata', import.meta.url)));
const folder = mkdtempSync(join(tmpdir(), 'engine-model-'));
afterAll(() => rmSync(folder, { recursive: true }));
mkdirSync(join(folder, 'corpora'));
const article = 'Cơ quan lưu trữ có trách nhiệm tiếp nhận, chỉnh lý và bảo quản tài liệu theo quy định của pháp luật.';
for (const name of ['phapdien_dieu', 'vbpl_vi']) {
  const rows = Array.from({ length: 40 }, () => JSON.stringify({ text: `${article}\n${article}` }));
  writeFileSync(join(folder, 'corpora', `${name}.jsonl.gz`), gzipSync(rows.join('\n')));
}

test('bytes and scales give every weight back as a floating one, and nothing else changes', () => {
  const network = partOf(shipped, 'network');
  const floating = floatingModel(network, 0.0002);
  // 416,301 weights: a byte each in the shipped form, eight now.
  expect(floating.length).toBeGreaterThan(8 * 416_301);
  expect(floating.length).toBeLessThan(8 * 416_301 + 5_000);
  expect(floating.subarray(0, 20)).toEqual(network.subarray(0, 20));
  expect(floating.toString('latin1')).toContain('Lfx192O1c1]');
});

test('what is no network of bytes is refused, not guessed at', () => {
  const network = partOf(shipped, 'network');
  expect(() => floatingModel(floatingModel(network, 0.001), 0.001)).toThrow('not bytes');
  expect(() => floatingModel(network.subarray(3), 0.001)).toThrow();
});

test('lines are the same each time they are drawn, hold only letters the model knows, and show ink', async () => {
  const letters = lettersOf(shipped);
  expect(letters.has('ử')).toBe(true);
  const lineText = openLineText(folder, letters);
  const again = openLineText(folder, letters);
  let drawn = 0;
  for (let index = 0; index < 10; index++) {
    const line = lineText(index);
    expect(again(index)).toEqual(line);
    expect([...line.text].filter((letter) => letter !== ' ' && !letters.has(letter))).toEqual([]);
    const picture = await drawLine(line, index);
    if (picture === null) continue;
    drawn += 1;
    expect((await drawLine(line, index))?.png).toEqual(picture.png);
    const { channels } = await sharp(picture.png).stats();
    const [grey] = channels;
    expect((grey?.max ?? 0) - (grey?.min ?? 0), line.text).toBeGreaterThan(60);
  }
  expect(drawn).toBeGreaterThan(6);
});

test('a training file holds its lines as Tesseract reads them', () => {
  const file = trainingFile([{ png: Buffer.from('PNG'), width: 10, height: 5, text: 'Số' }]);
  const words = Buffer.from('Số');
  expect(file.readUInt32LE(0)).toBe(1);
  expect(file.indexOf('PNG')).toBe(17);
  // What the line says stands twice: as its transcription and as the text of its box.
  expect(file.indexOf(words)).toBeLessThan(file.lastIndexOf(words));
  expect(file.at(-1)).toBe(0);
});
