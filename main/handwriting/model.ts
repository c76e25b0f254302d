/**
 * The small network that reads handwritten numbers: what its layers are, how its weights are stored, and reading with
 * it in plain numbers. It gives, for each of some columns of the picture, how likely each digit stands there or none
 * (the blank of CTC; Graves et al., 2006); decode.ts makes numbers of that.
 *
 * Trained by `npm run handwriting` on composed strips; see resources/handwriting/README.md.
 */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { WRITING_HEIGHT, WRITING_WIDTH } from './lift.ts';

/** 0…9, 10 = no digit here; the rest makes a multiple of 8 for training and is never given. */
export const CLASSES = 16;
export const BLANK = 10;
export const COLUMNS = WRITING_WIDTH / 4;

export type Layer = {
  readonly from: number;
  readonly to: number;
  readonly kernelHeight: number;
  readonly kernelWidth: number;
  readonly padY: number;
  readonly padX: number;
  readonly poolHeight: number;
  readonly poolWidth: number;
  readonly rectified: boolean;
  readonly inHeight: number;
  readonly inWidth: number;
  readonly outHeight: number;
  readonly outWidth: number;
};

const wish = (from: number, to: number, kernel: [number, number], pad: [number, number], pool: [number, number]) => ({
  from,
  to,
  kernelHeight: kernel[0],
  kernelWidth: kernel[1],
  padY: pad[0],
  padX: pad[1],
  poolHeight: pool[0],
  poolWidth: pool[1],
});

/** Each layer's kernel slides over the output of the one before; the fifth takes in the whole height. */
export const LAYERS: readonly Layer[] = sized([
  wish(1, 8, [3, 3], [1, 1], [2, 2]),
  wish(8, 24, [3, 3], [1, 1], [2, 2]),
  wish(24, 40, [3, 3], [1, 1], [1, 1]),
  wish(40, 56, [3, 3], [1, 1], [2, 1]),
  wish(56, 96, [4, 3], [0, 1], [1, 1]),
  wish(96, 96, [1, 3], [0, 1], [1, 1]),
  wish(96, CLASSES, [1, 1], [0, 0], [1, 1]),
]);

function sized(wishes: readonly ReturnType<typeof wish>[]): Layer[] {
  let [inHeight, inWidth] = [WRITING_HEIGHT, WRITING_WIDTH];
  return wishes.map((one, index) => {
    const outHeight = inHeight + 2 * one.padY - one.kernelHeight + 1;
    const outWidth = inWidth + 2 * one.padX - one.kernelWidth + 1;
    const layer = { ...one, inHeight, inWidth, outHeight, outWidth, rectified: index < wishes.length - 1 };
    [inHeight, inWidth] = [outHeight / one.poolHeight, outWidth / one.poolWidth];
    return layer;
  });
}

export type Model = {
  /** Chances of CLASSES classes for each of COLUMNS columns. */
  read(ink: Uint8Array): Float32Array;
};

type Weights = { readonly weights: Float32Array; readonly bias: Float32Array };

/** Weights as bytes: for each layer the size of a step for each channel, the biases, then the weights in steps. */
export function packWeights(layers: readonly Weights[]): Buffer {
  const parts = LAYERS.map(({ to }, index) => {
    const { weights, bias } = layers[index] as Weights;
    const steps = new Float32Array(to);
    const whole = new Int8Array(weights.length);
    weights.forEach((value, i) => {
      steps[i % to] = Math.max(steps[i % to] as number, Math.abs(value) / 127);
    });
    weights.forEach((value, i) => {
      whole[i] = Math.round(value / ((steps[i % to] as number) || 1));
    });
    return Buffer.concat([
      Buffer.from(steps.buffer),
      Buffer.from(Float32Array.from(bias).buffer),
      Buffer.from(whole.buffer),
    ]);
  });
  return Buffer.concat(parts);
}

function unpackWeights(bytes: Buffer): Weights[] {
  let at = 0;
  const floats = (count: number): Float32Array => {
    const values = Float32Array.from({ length: count }, (_, i) => bytes.readFloatLE(at + 4 * i));
    at += 4 * count;
    return values;
  };
  return LAYERS.map(({ from, to, kernelHeight, kernelWidth }) => {
    const [steps, bias] = [floats(to), floats(to)];
    const weights = Float32Array.from({ length: kernelHeight * kernelWidth * from * to }, (_, i) => {
      return bytes.readInt8(at + i) * (steps[i % to] as number);
    });
    at += weights.length;
    return { weights, bias };
  });
}

/** A model of the given weights. */
export function modelOf(bytes: Buffer): Model {
  const layers = unpackWeights(bytes);
  return {
    read(ink) {
      let picture: Float32Array = Float32Array.from(ink, (value) => value / 255);
      LAYERS.forEach((layer, index) => {
        picture = pooled(layer, convolved(layer, layers[index] as Weights, picture));
      });
      return asChances(picture);
    },
  };
}

let shipped: Model | null = null;

/** The model that comes with the station, read once. */
export function loadModel(): Model {
  shipped ??= modelOf(readFileSync(fileURLToPath(new URL('../../resources/handwriting/digits.bin', import.meta.url))));
  return shipped;
}

function convolved(layer: Layer, { weights, bias }: Weights, input: Float32Array): Float32Array {
  const { from, to, inHeight, inWidth, outHeight, outWidth, kernelHeight, kernelWidth, padY, padX } = layer;
  const output = new Float32Array(outHeight * outWidth * to);
  const sums = new Float64Array(to);
  for (let y = 0; y < outHeight; y++)
    for (let x = 0; x < outWidth; x++) {
      sums.set(bias);
      for (let ky = 0; ky < kernelHeight; ky++) {
        const row = y + ky - padY;
        if (row < 0 || row >= inHeight) continue;
        for (let kx = 0; kx < kernelWidth; kx++) {
          const column = x + kx - padX;
          if (column < 0 || column >= inWidth) continue;
          const pixel = (row * inWidth + column) * from;
          const kernel = (ky * kernelWidth + kx) * from * to;
          for (let f = 0; f < from; f++) {
            const value = input[pixel + f] as number;
            // Paper, and what rectifying made 0: two thirds of all products.
            if (value === 0) continue;
            const w = kernel + f * to;
            for (let c = 0; c < to; c++) sums[c] = (sums[c] as number) + value * (weights[w + c] as number);
          }
        }
      }
      const place = (y * outWidth + x) * to;
      for (let c = 0; c < to; c++) {
        const sum = sums[c] as number;
        output[place + c] = layer.rectified && sum < 0 ? 0 : sum;
      }
    }
  return output;
}

function pooled({ to, outHeight, outWidth, poolHeight, poolWidth }: Layer, input: Float32Array): Float32Array {
  if (poolHeight * poolWidth === 1) return input;
  const [height, width] = [outHeight / poolHeight, outWidth / poolWidth];
  const output = new Float32Array(height * width * to).fill(Number.NEGATIVE_INFINITY);
  for (let y = 0; y < outHeight; y++)
    for (let x = 0; x < outWidth; x++) {
      const [p, q] = [(y * outWidth + x) * to, (Math.floor(y / poolHeight) * width + Math.floor(x / poolWidth)) * to];
      for (let c = 0; c < to; c++) output[q + c] = Math.max(output[q + c] as number, input[p + c] as number);
    }
  return output;
}

/** Softmax over the classes that mean something. */
function asChances(scores: Float32Array): Float32Array {
  for (let p = 0; p < scores.length; p += CLASSES) {
    let [highest, sum] = [Number.NEGATIVE_INFINITY, 0];
    for (let c = 0; c <= BLANK; c++) highest = Math.max(highest, scores[p + c] as number);
    for (let c = 0; c <= BLANK; c++) sum += Math.exp((scores[p + c] as number) - highest);
    for (let c = 0; c < CLASSES; c++)
      scores[p + c] = c > BLANK ? 0 : Math.exp((scores[p + c] as number) - highest) / sum;
  }
  return scores;
}
