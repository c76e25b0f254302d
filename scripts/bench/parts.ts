/**
 * What each part of the recognition earned: the commits of parts.json, one after the other, each checked out into a
 * worktree of its own and asked to `evaluate` the same papers. What was measured once is kept in out/bench-parts by
 * commit and folder.
 */
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { run } from './run-command.ts';
import { makeTrial } from './trial-papers.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const kept = join(root, 'out/bench-parts');

const counts = z.object({ exact: z.number(), wrong: z.number(), empty: z.number() });
/** What reports of all commits have in common. */
const evaluation = z.object({
  text: z.object({
    files: z.array(z.object({ cer: z.number() })),
    medianCer: z.number().nullable(),
    totalCer: z.number().nullable(),
  }),
  fields: z.record(z.string(), z.object({ printed: counts, handwritten: counts })),
  handwriting: z.object({
    number: z.object({ right: z.number(), wrong: z.number() }),
    day: z.object({ right: z.number(), wrong: z.number() }),
  }),
});
type Evaluation = z.infer<typeof evaluation>;

const partList = z.array(z.object({ part: z.string(), commit: z.string().regex(/^[0-9a-f]{7,40}$/) }));

/** Measures every commit on every folder; gives the section for RESULTS.md. */
export async function measureParts(data: string, scratch: string, papers: number): Promise<string> {
  const parts = partList.parse(JSON.parse(readFileSync(new URL('parts.json', import.meta.url), 'utf8')));
  mkdirSync(kept, { recursive: true });
  const folders = [
    ['our samples', join(root, 'resources/samples')],
    ['real papers', data],
    [`${papers} invented papers`, await makeTrial(scratch, papers)],
  ] as const;
  const sections: string[] = [];
  for (const [title, folder] of folders) {
    if (!existsSync(join(folder, 'gold'))) {
      sections.push(`### On ${title}\n\nAbsent on this machine, not measured.\n`);
      continue;
    }
    const rows: string[] = [];
    for (const { part, commit } of parts) {
      console.log(`  ${commit} on ${title}: ${part}`);
      rows.push(rowOf(part, commit, await measured(commit, folder, scratch)));
    }
    sections.push(`### On ${title}

| after | commit | CER median | total | worst | printed fields: exact / wrong / empty | handwriting proposed: right / wrong |
|---|---|---:|---:|---:|---:|---:|
${rows.join('\n')}
`);
  }
  return sections.join('\n');
}

const percent = (share: number | null): string => (share === null ? '–' : `${(100 * share).toFixed(2)} %`);

/** One line of the table; null where the commit could not be measured. */
export function rowOf(part: string, commit: string, found: Evaluation | null): string {
  if (found === null) return `| ${part} | ${commit} | not measured | | | | |`;
  const { text, fields, handwriting } = found;
  const sum = (pick: (one: z.infer<typeof counts>) => number): number =>
    Object.values(fields).reduce((total, { printed }) => total + pick(printed), 0);
  const worst = text.files.length === 0 ? null : Math.max(...text.files.map(({ cer }) => cer));
  const cells = [
    percent(text.medianCer),
    percent(text.totalCer),
    percent(worst),
    `${sum((one) => one.exact)} / ${sum((one) => one.wrong)} / ${sum((one) => one.empty)}`,
    `${handwriting.number.right + handwriting.day.right} / ${handwriting.number.wrong + handwriting.day.wrong}`,
  ];
  return `| ${part} | ${commit} | ${cells.join(' | ')} |`;
}

async function measured(commit: string, folder: string, scratch: string): Promise<Evaluation | null> {
  const file = join(kept, `${commit}-${contentOf(folder)}.json`);
  if (!existsSync(file)) {
    try {
      const cli = join(await worktree(commit, scratch), 'main/cli/index.ts');
      const { stdout } = await run(process.execPath, [cli, '--json', 'evaluate', folder]);
      writeFileSync(file, stdout);
    } catch (cause) {
      // A commit in the middle of somebody's work may not run; the others are measured all the same.
      console.error(`  ${commit}: ${(cause as Error).message}`);
      return null;
    }
  }
  return evaluation.parse(JSON.parse(readFileSync(file, 'utf8')));
}

/** The sources of a commit, with the packages of this one: between the parts of one issue they hardly change. */
async function worktree(commit: string, scratch: string): Promise<string> {
  const place = join(scratch, `commit-${commit}`);
  if (!existsSync(place)) {
    await run('sh', ['-c', 'mkdir "$2" && git -C "$0" archive "$1" | tar -x -C "$2"', root, commit, place]);
    symlinkSync(join(root, 'node_modules'), join(place, 'node_modules'), 'dir');
  }
  return place;
}

/** A hash of the truths of a folder: other truths, other papers. */
function contentOf(folder: string): string {
  const hash = createHash('sha256');
  for (const part of ['fields', 'text']) {
    const place = join(folder, 'gold', part);
    for (const name of existsSync(place) ? readdirSync(place).sort() : [])
      hash.update(name).update(readFileSync(join(place, name)));
  }
  return hash.digest('hex').slice(0, 12);
}
