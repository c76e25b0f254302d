/**
 * `npm run bench [-- --only speed,accuracy,memory,window] [--data FOLDER] [--rounds N] [--pages N] [--papers N]`: measures the
 * program and writes the figures, with date, machine and versions, into RESULTS.md. Best on a machine that does nothing
 * else. `--only parts` measures the commits of parts.json, which takes as many times as long as it names commits; the
 * calibration is written by `npm run calibrate`.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Command } from 'commander';
import { measureAccuracy } from './accuracy.ts';
import { measureMemory } from './memory.ts';
import { measureParts } from './parts.ts';
import { titles, writeResult } from './results.ts';
import { measureSpeed } from './speed.ts';
import { measureWindow } from './window.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const always = ['speed', 'accuracy', 'memory', 'window'] as const;
const known = [...always, 'parts'] as const;
type Measured = (typeof known)[number];

const program = new Command('bench')
  .option('--only <parts>', `parts to measure: ${known.join(', ')}`, always.join(','))
  .option('--data <folder>', 'papers with ground truth', join(root, '../shared/data'))
  .option('--rounds <count>', 'rounds of the 20-page case', '3')
  .option('--pages <count>', 'pages of the memory case', '1000')
  .option('--papers <count>', 'invented papers of the accuracy case', '60')
  .parse();
const options = program.opts<{ only: string; data: string; rounds: string; pages: string; papers: string }>();

const scratch = await mkdtemp(join(tmpdir(), 'tram-so-hoa-bench-'));
const measure: Readonly<Record<Measured, () => Promise<string>>> = {
  speed: () => measureSpeed(scratch, Number(options.rounds)),
  accuracy: () => measureAccuracy(resolve(options.data), scratch, Number(options.papers)),
  parts: () => measureParts(resolve(options.data), scratch, Number(options.papers)),
  memory: () => measureMemory(scratch, Number(options.pages)),
  window: measureWindow,
};

try {
  for (const name of options.only.split(',')) {
    const part = known.find((one) => one === name);
    if (part === undefined) throw new Error(`no part “${name}”: ${known.join(', ')}`);
    console.log(`${titles[part]} …`);
    writeResult(part, await measure[part]());
  }
} finally {
  await rm(scratch, { recursive: true, force: true });
}
