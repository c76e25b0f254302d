/**
 * The trial set: invented papers of many offices and ages, scanned in many ways, with their truth. A paper depends on
 * the seed and its own place in the row only, so a longer set begins with the shorter one.
 */
import { existsSync, readdirSync } from 'node:fs';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { SetPage } from '../samples/setting.ts';
import { turned } from './camera.ts';
import { chanceOf } from './chance.ts';
import { composeLetter } from './compose.ts';
import { type Condition, conditions, take } from './conditions.ts';
import { filesOf, type Taken } from './files.ts';
import { type Filed, fieldsFile, textFile } from './gold.ts';
import type { Letter } from './letter.ts';
import { openPens } from './pen.ts';
import { readme, SIGN } from './readme.ts';
import { type SetLetter, setLetter } from './setting.ts';

export type TrialOptions = {
  /** Papers (files); two documents in one PDF count as one. */
  readonly count: number;
  readonly seed: string;
  /** Names of the only conditions to use. */
  readonly only?: readonly string[];
  /** Subjects to use beside our own. */
  readonly subjects?: readonly string[];
  readonly onPaper?: (file: string, pages: number, condition: string) => void;
};

export type Planned = { readonly id: string; readonly condition: Condition; readonly letters: readonly Letter[] };

/** The papers of the set, not yet set or scanned. */
export function planTrial(options: TrialOptions): Planned[] {
  const { only } = options;
  const chosen = only === undefined ? conditions : conditions.filter(({ name }) => only.includes(name));
  if (chosen.length < (only?.length ?? 1)) {
    throw new Error(`no such condition; there are: ${conditions.map(({ name }) => name).join('; ')}`);
  }
  return Array.from({ length: options.count }, (_, index) => {
    // Seven steps on with every round, so that offices and conditions meet in all pairs.
    const round = Math.floor(index / chosen.length);
    const condition = chosen[(index + 7 * round) % chosen.length];
    if (!condition) throw new Error('there are conditions');
    const id = `t${String(index + 1).padStart(3, '0')}`;
    const names = condition.two ? [`${id}a`, `${id}b`] : [id];
    const letters = names.map((name, part) =>
      composeLetter(name, index + part * 1009, options.seed, condition.long === true, options.subjects),
    );
    return { id, condition, letters };
  });
}

/** Sets a planned paper. Pens are opened once for a set: they read ten thousand digits. */
export function openSetter(seed: string): (letter: Letter) => SetLetter {
  const penOf = openPens();
  return (letter) => setLetter(letter, `${seed} ${letter.id}`, () => penOf(chanceOf(`${seed} ${letter.id} pen`)));
}

type Side = { readonly letter: Letter; readonly page: SetPage; readonly sideways: boolean };

async function takeAll(planned: Planned, sides: readonly Side[], seed: string): Promise<Taken[]> {
  const { condition, id } = planned;
  const taken: Taken[] = [];
  for (const [index, { letter, page, sideways }] of sides.entries()) {
    const neighbour = sides[index % 2 === 0 ? index + 1 : index - 1];
    const behind = neighbour && !neighbour.sideways && !sideways ? neighbour.page : condition.backed ? page : null;
    const side = { page, behind, typed: letter.family === 'typewriter', seed: `${seed} ${id} ${index}` };
    const { picture, dpi } = await take(condition, side, `${seed} ${id}`);
    taken.push({ picture: sideways ? await turned(picture, 3) : picture, dpi });
  }
  return taken;
}

/**
 * Writes the set into a folder.
 * @throws when the folder holds something that is no trial set
 */
export async function writeTrial(folder: string, options: TrialOptions): Promise<void> {
  if (existsSync(folder) && readdirSync(folder).length > 0) {
    const about = existsSync(join(folder, 'README.md')) ? await readFile(join(folder, 'README.md'), 'utf8') : '';
    if (!about.includes(SIGN))
      throw new Error(`${folder} holds something else; give an empty folder or an earlier trial set`);
    for (const part of ['papers', 'gold']) await rm(join(folder, part), { recursive: true, force: true });
  }
  const write = async (path: string, content: Buffer | string): Promise<void> => {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), content);
  };
  const { seed } = options;
  await write('README.md', readme(options));
  const set = openSetter(seed);
  for (const planned of planTrial(options)) {
    const { condition, id } = planned;
    const parts = planned.letters.map((letter) => ({ letter, ...set(letter) }));
    const sides = parts.flatMap(({ letter, pages, sideways }) =>
      pages.map((page, index) => ({ letter, page, sideways: sideways.includes(index + 1) })),
    );
    const taken = await takeAll(planned, sides, seed);
    const files = await filesOf(condition.output, taken, condition.quality);
    const paths = files.map(({ ending }, index) => `papers/${id}${files.length > 1 ? `_${index + 1}` : ''}.${ending}`);
    for (const [index, path] of paths.entries()) await write(path, files[index]?.bytes ?? '');
    let firstPage = 1;
    for (const { letter, pages, signaturePage } of parts) {
      const filed: Filed = {
        letter,
        condition: condition.name,
        file: paths.join(';'),
        firstPage,
        pages,
        signaturePage: firstPage + signaturePage - 1,
        dpi: taken[0]?.dpi ?? 0,
      };
      await write(`gold/fields/${letter.id}.json`, fieldsFile(filed));
      for (const index of pages.keys()) {
        const own = paths.length > 1 ? { ...filed, file: paths[index] ?? '', firstPage: 1 - index } : filed;
        const { name, json } = textFile(own, index);
        await write(`gold/text/${name}.json`, json);
      }
      firstPage += pages.length;
    }
    options.onPaper?.(paths.join(';'), sides.length, condition.name);
  }
}
