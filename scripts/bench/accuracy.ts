/**
 * Accuracy on folders with ground truth: our own samples always, a folder of real papers when it is there. Only sums
 * are written down: real papers name real people and offices, and none of that belongs here.
 */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { run } from './run-command.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const cli = join(root, 'main/cli/index.ts');

type Counts = { readonly exact: number; readonly wrong: number; readonly empty: number };
/** What `evaluate --json` prints, as far as it is used here (issue: "Command line"). */
type Evaluation = {
  readonly text: {
    readonly files: readonly { readonly cer: number; readonly recall: number }[];
    readonly medianCer: number;
    readonly totalCer: number;
  };
  readonly fields: Readonly<Record<string, { readonly printed: Counts; readonly handwritten: Counts }>>;
  readonly handwriting: { readonly number: HandCounts; readonly day: HandCounts };
};
type HandCounts = Readonly<Record<'written' | 'placed' | 'proposed' | 'right' | 'wrong', number>>;

const percent = (share: number): string => `${(100 * share).toFixed(2)} %`;
const counts = ({ exact, wrong, empty }: Counts): string =>
  exact + wrong + empty === 0 ? '–' : `${exact} / ${wrong} / ${empty}`;

const handRow = (name: string, { written, placed, proposed, right, wrong }: HandCounts): string =>
  `| ${name} | ${written} | ${placed} | ${proposed} | ${right} | ${wrong} |`;

/** Runs `evaluate` on our samples and on the given folder; gives the section for RESULTS.md. */
export async function measureAccuracy(folder: string): Promise<string> {
  const sections: string[] = [];
  const places = [
    ['Our own samples (resources/samples)', join(root, 'resources/samples')],
    ['Real papers (the folder given with --data)', folder],
  ] as const;
  for (const [title, place] of places) {
    if (!existsSync(join(place, 'gold'))) {
      console.log(`  ${place}: absent, left out`);
      sections.push(`### ${title}\n\nAbsent on this machine, not measured.\n`);
      continue;
    }
    const { stdout, seconds } = await run(process.execPath, [cli, '--json', 'evaluate', place]);
    const { text, fields, handwriting } = JSON.parse(stdout) as Evaluation;
    const recall = text.files.reduce((sum, file) => sum + file.recall, 0) / text.files.length;
    console.log(`  ${place}: median CER ${percent(text.medianCer)}, total ${percent(text.totalCer)}`);
    const rows = Object.entries(fields).map(
      ([name, { printed, handwritten }]) => `| ${name} | ${counts(printed)} | ${counts(handwritten)} |`,
    );
    sections.push(`### ${title}

${text.files.length} pages with full text, ${Math.round(seconds)} s. Line CER: median **${percent(text.medianCer)}**, total **${percent(text.totalCer)}**; word recall ${percent(recall)}.

| field | printed: exact / wrong / empty | handwritten: exact / wrong / empty |
|---|---:|---:|
${rows.join('\n')}

Handwriting, proposed for a person to confirm:

| | written by hand | place found | proposed | right | wrong |
|---|---:|---:|---:|---:|---:|
${handRow('numbers', handwriting.number)}
${handRow('days', handwriting.day)}
`);
  }
  return sections.join('\n');
}
