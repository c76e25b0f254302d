/** The invented papers that accuracy is measured on, made for the run: the same every time. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { writeTrial } from '../trial/trial.ts';

/** Another seed than that of the papers the program was made with. */
const SEED = 'bench';

/** @returns the folder, laid out as `evaluate` reads it */
export async function makeTrial(scratch: string, count: number): Promise<string> {
  const folder = join(scratch, `trial-${SEED}-${count}`);
  if (!existsSync(join(folder, 'gold'))) await writeTrial(folder, { count, seed: SEED });
  return folder;
}
