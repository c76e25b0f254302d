/**
 * The whole set: sets every paper, scans it, writes the files, the ground truth, the inventory and the list. The same
 * bytes come out every time for the same versions of the libraries in the lock file.
 */
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fieldsFile, textFiles } from './gold.ts';
import { inventoryCsv } from './inventory.ts';
import { fileOf } from './output.ts';
import type { Paper } from './paper.ts';
import { congressPapers } from './papers-congress.ts';
import { frontPapers } from './papers-front.ts';
import { statePapers } from './papers-state.ts';
import { typedPapers } from './papers-typed.ts';
import { type Listed, readme } from './readme.ts';
import { type Scan, scan } from './scanner.ts';
import { type SetPage, setPaper } from './setting.ts';

export const papers: readonly Paper[] = [...typedPapers, ...congressPapers, ...frontPapers, ...statePapers].sort(
  (a, b) => (`${a.dossier}/${a.file}` < `${b.dossier}/${b.file}` ? -1 : 1),
);

const bare = (): SetPage => ({ marks: [], blocks: new Map(), handwritten: [] });

/** The sides of a paper as the scanner takes them, at its own resolution or another. */
export async function scansOf(paper: Paper, pages: readonly SetPage[], dpi = paper.sheet.dpi): Promise<Scan[]> {
  const sheet = { ...paper.sheet, dpi };
  const sides = paper.sheet.blankBack ? [...pages, bare()] : pages;
  const scans: Scan[] = [];
  for (const [index, page] of sides.entries()) {
    // Odd and even sides share a sheet: what shines through is the neighbour.
    const behind = sides[index % 2 === 0 ? index + 1 : index - 1] ?? null;
    const skew = sheet.skew[Math.min(index, sheet.skew.length - 1)] ?? 0;
    const seed = `${paper.id} ${index + 1}`;
    scans.push(await scan({ page, behind, skew, typed: paper.machine === 'typewriter', seed }, sheet));
  }
  return scans;
}

/** One paper's file and its set pages. */
export async function makePaper(paper: Paper): Promise<{ pages: SetPage[]; bytes: Buffer; filed: number }> {
  const pages = setPaper(paper);
  const scans = paper.sheet.output === 'pdf-born-digital' ? [] : await scansOf(paper, pages);
  const bytes = await fileOf(paper.id, paper.sheet, pages, scans);
  return { pages, bytes, filed: Math.max(pages.length, scans.length) };
}

/** Writes the set into a folder, replacing what an earlier run left there. Gives what was made. */
export async function writeSamples(folder: string, onPaper: (one: Listed) => void = () => {}): Promise<Listed[]> {
  for (const part of ['papers', 'gold']) await rm(join(folder, part), { recursive: true, force: true });
  const write = async (path: string, content: Buffer | string): Promise<void> => {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), content);
  };
  const listed: Listed[] = [];
  for (const paper of papers) {
    const { pages, bytes, filed } = await makePaper(paper);
    await write(`papers/${paper.dossier}/${paper.file}`, bytes);
    await write(`gold/fields/${paper.id}.json`, fieldsFile(paper, pages));
    for (const [index, page] of pages.entries()) {
      const { name, json, txt } = textFiles(paper, page, index + 1);
      await write(`gold/text/${name}.json`, json);
      await write(`gold/text/${name}.txt`, txt);
    }
    const one = { paper, pages: filed, bytes: bytes.length };
    listed.push(one);
    onPaper(one);
  }
  await write('inventory.csv', inventoryCsv());
  await write('README.md', readme(listed));
  return listed;
}
