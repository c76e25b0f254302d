/** The shipped model on composed strips of hands it never saw, and the parts it was trained with. */
import { beforeAll, describe, expect, it } from 'vitest';
import { CLASSES, COLUMNS, readStrip, STRIP_HEIGHT, type Strip } from '../../main/handwriting/handwriting.ts';
import { randomFrom } from '../samples/random.ts';
import { type Composed, openComposer } from './compose.ts';
import { ctcLoss } from './ctc.ts';
import { openMatrices } from './matrix.ts';
import { openNetwork } from './network.ts';

const CERTAIN = 0.9;

describe('the shipped model', { timeout: 30_000 }, () => {
  let strips: Composed[];
  beforeAll(() => {
    const compose = openComposer();
    strips = Array.from({ length: 90 }, (_, index) => compose('test', index)).filter((one) => one !== null);
  }, 30_000);

  it('reads most composed numbers of unseen hands, and is right where it is certain', () => {
    const numbers = strips
      .filter(({ label }) => label !== '')
      .map(({ label, strip }) => ({ label, best: readStrip(strip)[0] }));
    const right = numbers.filter(({ label, best }) => best?.text === label);
    expect(right.length / numbers.length).toBeGreaterThan(0.75);
    const certain = numbers.filter(({ best }) => (best?.chance ?? 0) >= CERTAIN);
    expect(certain.length / numbers.length).toBeGreaterThan(0.45);
    const wrong = certain.filter(({ label, best }) => best?.text !== label);
    expect(wrong.length / certain.length).toBeLessThan(0.03);
  });

  it('is certain of no number in scrawls, letters, noise or an empty gap', () => {
    const others = strips.filter(({ label }) => label === '').map(({ strip }) => strip);
    const random = randomFrom('nhiễu');
    const made = (grey: (x: number, y: number) => number): Strip => {
      const data = new Uint8Array(200 * STRIP_HEIGHT).map((_, p) => grey(p % 200, Math.floor(p / 200)));
      return { data, blue: null, width: 200, left: 50, right: 150 };
    };
    const strange = [
      made(() => random.between(0, 255)),
      made(() => 250),
      made(() => 0),
      made((x, y) => (x > 70 && x < 130 && y > 30 && y < 62 ? 10 : 250)),
      made((x, y) => ((x + y) % 9 < 3 ? 20 : 245)),
    ];
    const believed = [...others, ...strange].filter((strip) => (readStrip(strip)[0]?.chance ?? 0) >= CERTAIN);
    expect(others.length).toBeGreaterThan(2);
    expect(believed.length).toBeLessThanOrEqual(1);
  });

  it('reads the same twice, within its time', () => {
    const some = strips.slice(0, 20).map(({ strip }) => strip);
    const first = some.map((strip) => readStrip(strip));
    const started = performance.now();
    const second = some.map((strip) => readStrip(strip));
    // Some 30 ms a place on an idle core (11/2026); a busy machine gets room.
    expect((performance.now() - started) / some.length).toBeLessThan(400);
    expect(second).toEqual(first);
  });
});

describe('training', () => {
  it('composes the same strip for the same number, and other hands for the test', () => {
    const [one, other] = [openComposer(), openComposer()];
    expect(one('training', 7)?.strip.data).toEqual(other('training', 7)?.strip.data);
    expect(one('training', 7)?.strip.data).not.toEqual(other('test', 7)?.strip.data);
  }, 30_000);

  it('multiplies matrices, also turned ones, whole and in pieces', async () => {
    const matrices = await openMatrices(1);
    const random = randomFrom('ma trận');
    const [rows, inner, columns] = [7, 5, 16];
    const a = matrices.numbers(rows * inner);
    const b = matrices.numbers(inner * columns);
    const c = matrices.numbers(rows * columns);
    for (const matrix of [a, b])
      matrix.forEach((_, i) => {
        matrix[i] = random.bell();
      });
    const expected = Float32Array.from({ length: rows * columns }, (_, p) => {
      const [i, j] = [Math.floor(p / columns), p % columns];
      return Array.from({ length: inner }, (_x, k) => (a[k * rows + i] ?? 0) * (b[k * columns + j] ?? 0)).reduce(
        (x, y) => x + y,
      );
    });
    matrices.multiply({ rows, inner, columns }, { at: a, row: 1, column: rows }, b, c);
    for (const [p, value] of expected.entries()) expect(c[p]).toBeCloseTo(value, 4);
    matrices.multiply({ rows, inner, columns }, { at: a, row: 1, column: rows }, b, c, true);
    for (const [p, value] of expected.entries()) expect(c[p]).toBeCloseTo(2 * value, 4);
  });

  it('walks downhill: the slopes of every layer are those of the loss', async () => {
    const network = openNetwork(await openMatrices(60), 1, 'dốc');
    for (let i = 0; i < network.input.length; i++)
      network.input[i] = Math.max(0, Math.sin(i * 0.37) * Math.cos(i * 0.011));
    const loss = (): number => {
      network.forward();
      return ctcLoss(network.output, 0, '077', network.outputSlope, 1);
    };
    const before = loss();
    network.backward();
    network.step(0.0005);
    expect(loss()).toBeLessThan(before);
    expect(network.output.length).toBe(COLUMNS * CLASSES);
  });

  it('a label costs nothing where every column says so', () => {
    const scores = new Float32Array(COLUMNS * CLASSES);
    for (let column = 0; column < COLUMNS; column++)
      scores[column * CLASSES + (column === 4 ? 8 : column === 9 ? 6 : 10)] = 40;
    const slopes = new Float32Array(scores.length);
    expect(ctcLoss(scores, 0, '86', slopes, 1)).toBeCloseTo(0);
    expect(Math.max(...slopes.map(Math.abs))).toBeCloseTo(0);
    expect(ctcLoss(scores, 0, '88', slopes, 1)).toBeGreaterThan(20);
  });
});
