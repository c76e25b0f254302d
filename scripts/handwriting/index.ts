/**
 * `npm run handwriting`: composes, trains, measures on hands held back, and writes the weights. One core, about
 * twenty minutes; the same seed gives the same weights on every machine.
 *
 *   --examples N   composed strips (default 36000)
 *   --rounds N     times each is seen (default 6)
 *   --out FILE     where the weights go (default resources/handwriting/digits.bin)
 */
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { type Composed, openComposer } from './compose.ts';
import type { Part } from './digits.ts';
import { score, train } from './train.ts';

const SEED = 'chữ số viết tay 2026';
const shipped = fileURLToPath(new URL('../../resources/handwriting/digits.bin', import.meta.url));
const { values } = parseArgs({
  options: {
    examples: { type: 'string', default: '36000' },
    rounds: { type: 'string', default: '6' },
    test: { type: 'string', default: '3000' },
    out: { type: 'string', default: shipped },
  },
});

const started = performance.now();
const say = (line: string): void => {
  console.log(`${((performance.now() - started) / 60_000).toFixed(1)} min  ${line}`);
};

const compose = openComposer();
const strips = (part: Part, count: number): Composed[] =>
  Array.from({ length: count }, (_, index) => compose(part, index)).filter((one) => one !== null);

const training = strips('training', Number(values.examples)).map(({ label, writing }) => ({ label, ink: writing.ink }));
say(`${training.length} strips composed`);
const weights = await train(training, Number(values.rounds), SEED, say);
writeFileSync(values.out, weights);
say(`${values.out}: ${Math.round(weights.length / 1024)} kB`);
const { all, right, from } = score(weights, strips('test', Number(values.test)));
const percent = (part: number, whole: number): string => `${((100 * part) / whole).toFixed(1)} %`;
say(`strips of hands never seen: ${right} of ${all} exact (${percent(right, all)})`);
for (const { chance, proposed, right: good } of from) {
  say(`  from a chance of ${chance}: ${percent(proposed, all)} proposed, ${percent(good, proposed)} of them right`);
}
