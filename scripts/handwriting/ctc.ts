/**
 * The loss of connectionist temporal classification (Graves et al., 2006): how unlikely the network finds a label, over
 * all the ways its columns can spell it, with the slopes for each column.
 */
import { BLANK, CLASSES, COLUMNS } from '../../main/handwriting/handwriting.ts';

/**
 * @param scores COLUMNS × CLASSES numbers from `at` on, before softmax
 * @param slopes the same places take the slopes of the loss, times `weight`
 * @returns the loss
 */
export function ctcLoss(scores: Float32Array, at: number, label: string, slopes: Float32Array, weight: number): number {
  const chances = softmax(scores, at);
  const states = [BLANK, ...[...label].flatMap((digit) => [Number(digit), BLANK])];
  const count = states.length;
  const log = (column: number, state: number): number =>
    Math.log(Math.max(1e-30, chances[column * CLASSES + (states[state] as number)] as number));
  const mayJump = (state: number): boolean =>
    state >= 2 && states[state] !== BLANK && states[state] !== states[state - 2];
  const none = Number.NEGATIVE_INFINITY;
  const ahead = new Float64Array(COLUMNS * count).fill(none);
  const back = new Float64Array(COLUMNS * count).fill(none);
  ahead[0] = log(0, 0);
  if (count > 1) ahead[1] = log(0, 1);
  for (let t = 1; t < COLUMNS; t++)
    for (let s = 0; s < count; s++) {
      const before = (t - 1) * count + s;
      let sum = ahead[before] as number;
      if (s >= 1) sum = plus(sum, ahead[before - 1] as number);
      if (mayJump(s)) sum = plus(sum, ahead[before - 2] as number);
      ahead[t * count + s] = sum + log(t, s);
    }
  const end = (COLUMNS - 1) * count;
  back[end + count - 1] = 0;
  if (count > 1) back[end + count - 2] = 0;
  for (let t = COLUMNS - 2; t >= 0; t--)
    for (let s = 0; s < count; s++) {
      const after = (t + 1) * count + s;
      let sum = (back[after] as number) + log(t + 1, s);
      if (s + 1 < count) sum = plus(sum, (back[after + 1] as number) + log(t + 1, s + 1));
      if (s + 2 < count && mayJump(s + 2)) sum = plus(sum, (back[after + 2] as number) + log(t + 1, s + 2));
      back[t * count + s] = sum;
    }
  const total = plus(ahead[end + count - 1] as number, count > 1 ? (ahead[end + count - 2] as number) : none);
  for (let t = 0; t < COLUMNS; t++) {
    for (let c = 0; c < CLASSES; c++) slopes[at + t * CLASSES + c] = weight * (chances[t * CLASSES + c] as number);
    for (let s = 0; s < count; s++) {
      const p = at + t * CLASSES + (states[s] as number);
      const share = Math.exp((ahead[t * count + s] as number) + (back[t * count + s] as number) - total);
      slopes[p] = (slopes[p] as number) - weight * share;
    }
  }
  return -total;
}

function plus(a: number, b: number): number {
  const [high, low] = a > b ? [a, b] : [b, a];
  return low === Number.NEGATIVE_INFINITY ? high : high + Math.log1p(Math.exp(low - high));
}

function softmax(scores: Float32Array, at: number): Float32Array {
  const out = new Float32Array(COLUMNS * CLASSES);
  for (let t = 0; t < COLUMNS; t++) {
    const p = at + t * CLASSES;
    let [highest, sum] = [Number.NEGATIVE_INFINITY, 0];
    for (let c = 0; c < CLASSES; c++) highest = Math.max(highest, scores[p + c] as number);
    for (let c = 0; c < CLASSES; c++) sum += Math.exp((scores[p + c] as number) - highest);
    for (let c = 0; c < CLASSES; c++) out[t * CLASSES + c] = Math.exp((scores[p + c] as number) - highest) / sum;
  }
  return out;
}
