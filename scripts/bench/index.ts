/**
 * `npm run bench [-- --only speed,accuracy,memory,window] [--data FOLDER] [--rounds N] [--pages N]`: measures the program and
 * writes the figures, with date, machine and versions, into RESULTS.md. Best on a machine that does nothing else.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Command } from 'commander';
import { measureAccuracy } from './accuracy.ts';
import { measureMemory } from './memory.ts';
import { type Part, titles, writeResult } from './results.ts';
import { measureSpeed } from './speed.ts';
import { measureWindow } from './window.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const program = new Command('bench')
  .option('--only <parts>', `parts to measure: ${Object.keys(titles).join(', ')}`, Object.keys(titles).join(','))
  .option('--data <folder>', 'papers with ground truth', join(root, '../shared/data'))
  .option('--rounds <count>', 'rounds of the 20-page case', '3')
  .option('--pages <count>', 'pages of the memory case', '1000')
  .parse();
const options = program.opts<{ only: string; data: string; rounds: string; pages: string }>();

const scratch = await mkdtemp(join(tmpdir(), 'tram-so-hoa-bench-'));
const measure: Readonly<Record<Part, () => Promise<string>>> = {
  speed: () => measureSpeed(scratch, Number(options.rounds)),
  accuracy: () => measureAccuracy(resolve(options.data)),
  memory: () => measureMemory(scratch, Number(options.pages)),
  window: measureWindow,
};

try {
  for (const name of options.only.split(',')) {
    if (!(name in measure)) throw new Error(`no part “${name}”: ${Object.keys(titles).join(', ')}`);
    const part = name as Part;
    console.log(`${titles[part]} …`);
    writeResult(part, await measure[part]());
  }
} finally {
  await rm(scratch, { recursive: true, force: true });
}
