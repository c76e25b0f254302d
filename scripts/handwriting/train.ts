/** Teaches the network from composed strips and measures it on strips of hands it has never seen. */
import {
  CLASSES,
  COLUMNS,
  modelOf,
  packWeights,
  readStrip,
  type Strip,
  WRITING_HEIGHT,
  WRITING_WIDTH,
} from '../../main/handwriting/handwriting.ts';
import { type Random, randomFrom } from '../samples/random.ts';
import { ctcLoss } from './ctc.ts';
import { openMatrices } from './matrix.ts';
import { openNetwork } from './network.ts';

export type Example = { readonly label: string; readonly ink: Uint8Array };

const BATCH = 32;
const SIZE = WRITING_HEIGHT * WRITING_WIDTH;
/** Fades in over the first steps, then out along half a cosine. */
const RATE = 0.002;
const WARM_UP = 200;

export async function train(
  examples: readonly Example[],
  rounds: number,
  seed: string,
  say: (line: string) => void,
): Promise<Buffer> {
  const network = openNetwork(await openMatrices(900), BATCH, seed);
  const random = randomFrom(`${seed} order`);
  const batches = Math.floor(examples.length / BATCH);
  const order = examples.map((_, index) => index);
  let [step, smoothed] = [0, Number.NaN];
  for (let round = 0; round < rounds; round++) {
    shuffle(order, random);
    for (let b = 0; b < batches; b++, step++) {
      const chosen = order.slice(b * BATCH, (b + 1) * BATCH).map((index) => examples[index] as Example);
      chosen.forEach((example, n) => {
        place(example.ink, network.input, n * SIZE, random);
      });
      network.forward();
      let loss = 0;
      chosen.forEach(({ label }, n) => {
        loss += ctcLoss(network.output, n * COLUMNS * CLASSES, label, network.outputSlope, 1 / BATCH);
      });
      network.backward();
      const part = step / (rounds * batches);
      network.step(RATE * Math.min(1, (step + 1) / WARM_UP) * (0.01 + 0.495 * (1 + Math.cos(Math.PI * part))));
      smoothed = Number.isNaN(smoothed) ? loss / BATCH : 0.98 * smoothed + (0.02 * loss) / BATCH;
      if (step % 100 === 0) say(`round ${round + 1}, step ${step}: loss ${smoothed.toFixed(3)}`);
    }
  }
  return packWeights(network.layers);
}

function shuffle(order: number[], random: Random): void {
  for (let i = order.length - 1; i > 0; i--) {
    const j = Math.floor(random.between(0, i + 1));
    [order[i], order[j]] = [order[j] as number, order[i] as number];
  }
}

/** Each time a little moved, fainter or stronger, and sometimes with a speck or a gap rubbed in. */
function place(ink: Uint8Array, into: Float32Array, at: number, random: Random): void {
  const [dx, dy] = [Math.round(random.between(-4.5, 4.5)), Math.round(random.between(-1.5, 1.5))];
  const [strength, power] = [random.between(0.7, 1.1), random.between(0.7, 1.4)];
  const rub = random.between(0, 1) < 0.12;
  const [rx, ry, rr] = [random.between(0, WRITING_WIDTH), random.between(0, WRITING_HEIGHT), random.between(0.8, 2)];
  const rubbed = random.between(0, 1) < 0.5 ? 0 : 0.8;
  for (let y = 0; y < WRITING_HEIGHT; y++)
    for (let x = 0; x < WRITING_WIDTH; x++) {
      const [u, v] = [x - dx, y - dy];
      const inside = u >= 0 && v >= 0 && u < WRITING_WIDTH && v < WRITING_HEIGHT;
      let value = inside ? Math.min(1, strength * ((ink[v * WRITING_WIDTH + u] as number) / 255) ** power) : 0;
      if (rub && (x - rx) ** 2 + (y - ry) ** 2 < rr * rr) value = rubbed;
      into[at + y * WRITING_WIDTH + x] = value;
    }
}

export type Score = {
  readonly all: number;
  /** Whose likeliest reading is exactly what was written. */
  readonly right: number;
  /** For each chance from which readings would be proposed: how many would be, and how many of those are right. */
  readonly from: readonly { readonly chance: number; readonly proposed: number; readonly right: number }[];
};

/** Reads strips the way the station does. What is no number should not be proposed at all. */
export function score(weights: Buffer, strips: readonly { label: string; strip: Strip }[]): Score {
  const model = modelOf(weights);
  const best = strips.map(({ label, strip }) => ({
    label,
    read: readStrip(strip, model)[0] ?? { text: '', chance: 1 },
  }));
  const isRight = ({ label, read }: (typeof best)[number]): boolean => read.text === label;
  return {
    all: strips.length,
    right: best.filter(isRight).length,
    from: [0.5, 0.7, 0.8, 0.9, 0.95, 0.98].map((chance) => {
      const proposed = best.filter(({ read }) => read.text !== '' && read.chance >= chance);
      return { chance, proposed: proposed.length, right: proposed.filter(isRight).length };
    }),
  };
}
