/**
 * `npm run calibrate -- FOLDER… [--readings FOLDER]`: measures on papers with truth how often words and field values of
 * a stated certainty are right, and writes it into resources/calibration; the check goes into RESULTS.md.
 *
 * Two steps, each a process of its own, because the scores of fields rest on the chances of words, which are read when
 * the program starts. Papers are read once; reading takes nearly all of the time.
 */
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Command } from 'commander';
import { withProperSpelling } from '../../main/authorities/authorities.ts';
import { describe, kindOf, loadProfiles } from '../../main/description/description.ts';
import { type EvaluationReport, evaluate } from '../../main/evaluation/evaluation.ts';
import type { Suggestion } from '../../shared/fields.ts';
import type { PageText } from '../../shared/page-text.ts';
import { writeResult } from '../bench/results.ts';
import { run } from '../bench/run-command.ts';
import { fitCurves, fitWords, type Sample } from './fit.ts';
import { openKeptReader } from './readings.ts';
import { crossFitted, reliabilityTable } from './reliability.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const program = new Command('calibrate')
  .argument('<folders...>', 'papers with ground truth, as evaluate takes them')
  .option('--readings <folder>', 'where page readings are kept for the next time; made anew by default')
  .option('--step <step>', 'words or fields; both by default')
  .parse();
const folders = program.args.map((folder) => resolve(folder));
const options = program.opts<{ readings?: string; step?: 'words' | 'fields' }>();

/** The report of each folder, with suggestions as they are scored, before any calibration. */
async function reports(): Promise<EvaluationReport[]> {
  const profiles = loadProfiles();
  const reader = openKeptReader(resolve(options.readings ?? '.'));
  const found: EvaluationReport[] = [];
  try {
    for (const folder of folders) {
      const describePages = (pages: readonly PageText[]): Suggestion[] =>
        withProperSpelling(describe(pages, profiles), pages);
      found.push(await evaluate(folder, { reader, describe: describePages }));
    }
  } finally {
    await reader.close();
  }
  return found;
}

async function calibrateWords(): Promise<void> {
  const found = await reports();
  const words = found.flatMap((report) => report.words);
  const steps = fitWords(words);
  await write('words.json', { ...made(found), words: words.reduce((sum, { count }) => sum + count, 0), steps });
}

async function calibrateFields(): Promise<void> {
  const found = await reports();
  const samples = found.flatMap(samplesOf);
  const curves = fitCurves(samples);
  await write('fields.json', { ...made(found), values: samples.length, ...curves });
  const before = samples.map(({ score, right }) => ({ chance: score, right }));
  writeResult(
    'calibration',
    `${samples.length} values on ${new Set(samples.map(({ paper }) => paper)).size} papers. After: each value judged by curves of papers it is not among.

${reliabilityTable(before, crossFitted(samples))}`,
  );
}

/** The given values of a folder with their scores; one that has no truth in the gold file is no sample. */
function samplesOf({ folder, papers }: EvaluationReport): Sample[] {
  return papers.flatMap(({ id, findings }) =>
    findings.flatMap(({ field, name, verdict, given, gold, confidence, fromHand }): Sample[] => {
      if (name === null || given === null || confidence === null) return [];
      const evidence = fromHand ? [{ page: 1, box: [0, 0, 0, 0] as const, text: '', handwriting: true as const }] : [];
      const kind = kindOf({ field: name, value: given, evidence });
      // A date without its day claims nothing false.
      const right = verdict === 'exact' || (verdict === 'empty' && gold !== null && field === 'ngay');
      return [{ paper: `${folder}/${id}`, kind, score: confidence, right }];
    }),
  );
}

function made(found: readonly EvaluationReport[]) {
  return {
    made: new Date().toISOString().slice(0, 10),
    papers: found.reduce((sum, { papers }) => sum + papers.length, 0),
    pages: found.reduce((sum, { text }) => sum + text.files.length, 0),
  };
}

async function write(name: string, content: object): Promise<void> {
  await writeFile(join(root, 'resources/calibration', name), `${JSON.stringify(content, null, 2)}\n`);
  console.log(`resources/calibration/${name}`);
}

if (options.step === undefined) {
  const readings = options.readings ?? (await mkdtemp(join(tmpdir(), 'tram-so-hoa-calibrate-')));
  await mkdir(readings, { recursive: true });
  try {
    for (const step of ['words', 'fields']) {
      const script = fileURLToPath(import.meta.url);
      const { stdout, seconds } = await run(process.execPath, [
        script,
        ...folders,
        '--readings',
        readings,
        '--step',
        step,
      ]);
      console.log(`${stdout}${step}: ${seconds.toFixed(0)} s`);
    }
  } finally {
    if (options.readings === undefined) await rm(readings, { recursive: true });
  }
} else if (options.step === 'words') await calibrateWords();
else await calibrateFields();
