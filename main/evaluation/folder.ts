/** Finds and reads the ground truth of a folder. A file of another shape is named among the problems and costs only itself. */
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { ZodType } from 'zod';
import { type GoldPaper, type GoldText, goldPaper, goldText } from './gold.ts';

export type Problem = { readonly id: string; readonly reason: string };

export type RenderedPage = {
  readonly id: string;
  readonly variant: string;
  readonly path: string;
  /** The file that holds its exact text. */
  readonly truth: string;
};

export type Truth = {
  readonly papers: readonly GoldPaper[];
  readonly texts: readonly GoldText[];
  readonly rendered: readonly RenderedPage[];
  readonly problems: Problem[];
};

/** @param folder absolute path, laid out as evaluation.ts says */
export async function readTruth(folder: string): Promise<Truth> {
  const problems: Problem[] = [];
  const papers = await readGold(join(folder, 'gold', 'fields'), goldPaper, problems);
  const texts = await readGold(join(folder, 'gold', 'text'), goldText, problems);
  const rendered = await listRendered(join(folder, 'rendered'));
  if (papers.length + texts.length + rendered.length === 0) {
    problems.push({ id: folder, reason: 'Thư mục không có đáp án (gold/fields, gold/text, rendered).' });
  }
  return { papers, texts, rendered, problems };
}

/** Files of a folder in order of their names; none where the folder is missing. */
async function filesIn(folder: string): Promise<string[]> {
  try {
    return (await readdir(folder)).sort();
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw cause;
  }
}

async function readGold<T>(folder: string, schema: ZodType<T>, problems: Problem[]): Promise<T[]> {
  const found: T[] = [];
  for (const name of (await filesIn(folder)).filter((file) => file.endsWith('.json'))) {
    try {
      found.push(schema.parse(JSON.parse(await readFile(join(folder, name), 'utf8'))));
    } catch (cause) {
      problems.push({ id: name, reason: `Đáp án không đúng dạng: ${(cause as Error).message}` });
    }
  }
  return found;
}

async function listRendered(folder: string): Promise<RenderedPage[]> {
  const names = await filesIn(folder);
  return names.flatMap((name) => {
    const parts = /^(.+)_([^_.]+)\.(?:png|jpe?g|tiff?|pdf)$/i.exec(name);
    const [, id, variant] = parts ?? [];
    if (id === undefined || variant === undefined || !names.includes(`${id}.txt`)) return [];
    return [{ id, variant, path: join(folder, name), truth: join(folder, `${id}.txt`) }];
  });
}
