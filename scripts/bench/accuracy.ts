/**
 * Accuracy on folders with ground truth: our own samples and invented papers always, a folder of real papers when it is
 * there. Of real papers only sums are written down: they name real people and offices, and none of that belongs here.
 */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { EvaluationReport } from '../../main/evaluation/evaluation.ts';
import { run } from './run-command.ts';
import { makeTrial } from './trial-papers.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const cli = join(root, 'main/cli/index.ts');

type Counts = { readonly exact: number; readonly wrong: number; readonly empty: number };
type HandCounts = EvaluationReport['handwriting']['number'];

const percent = (share: number | null): string => (share === null ? '–' : `${(100 * share).toFixed(2)} %`);
const shareOf = (part: number, whole: number): string => percent(whole === 0 ? null : part / whole);
const counts = ({ exact, wrong, empty }: Counts): string =>
  exact + wrong + empty === 0 ? '–' : `${exact} / ${wrong} / ${empty}`;

const handRow = (name: string, { written, placed, proposed, right, wrong }: HandCounts): string =>
  `| ${name} | ${written} | ${placed} | ${proposed} | ${right} | ${wrong} |`;

/** How many confusions are shown. */
const LISTED = 12;

/** Runs `evaluate --compare` on our samples, the given folder and invented papers; gives the section for RESULTS.md. */
export async function measureAccuracy(folder: string, scratch: string, papers: number): Promise<string> {
  const sections: string[] = [];
  const places = [
    ['Our own samples (resources/samples)', join(root, 'resources/samples')],
    ['Real papers (the folder given with --data)', folder],
    [
      `Invented papers of many offices (npm run trial, ${papers} papers made for this run)`,
      await makeTrial(scratch, papers),
    ],
  ] as const;
  for (const [title, place] of places) {
    if (!existsSync(join(place, 'gold'))) {
      console.log(`  ${place}: absent, left out`);
      sections.push(`### ${title}\n\nAbsent on this machine, not measured.\n`);
      continue;
    }
    const { stdout, seconds } = await run(process.execPath, [cli, '--json', 'evaluate', '--compare', place]);
    const report = JSON.parse(stdout) as EvaluationReport;
    const { medianCer, totalCer } = report.text;
    console.log(`  ${place}: median CER ${percent(medianCer)}, total ${percent(totalCer)}, ${Math.round(seconds)} s`);
    sections.push(`### ${title}\n\n${accuracyTables(report)}`);
  }
  return sections.join('\n');
}

/** One folder's figures as Markdown, without the name of anybody or anything on its papers. */
export function accuracyTables(report: EvaluationReport): string {
  const { text, comparison, sure, upright, blank, corrections, confusions } = report;
  const recall = text.files.reduce((sum, file) => sum + file.recall, 0) / Math.max(1, text.files.length);
  const kinds = Object.entries(confusions.byKind).filter(([, count]) => count > 0);
  const common = confusions.list
    .slice(0, LISTED)
    .map(({ read, truth, count }) => `\`${read === '' ? '∅' : read}\` for \`${truth === '' ? '∅' : truth}\` ${count}`);
  const parts = [
    `${text.files.length} pages with full text. Line CER: median **${percent(text.medianCer)}**, total **${percent(text.totalCer)}**, worst ${percent(text.worst?.cer ?? null)}; word recall ${percent(recall)}; upright ${upright.right} of ${upright.pages}; blank pages found ${blank.right} of ${blank.pages}.`,
    comparison === null ? null : comparisonLine(comparison),
    conditionTable(report),
    fieldTable(report),
    `Trích yếu by characters ${percent(report.subject.right)}. False alarms: secrecy ${report.falseAlarms.secrecy}, urgency ${report.falseAlarms.urgency}. Given as sure (from ${sure.from}): ${sure.given} values, right ${sure.right} (**${shareOf(sure.right, sure.given)}**).`,
    `Handwriting, proposed for a person to confirm:

| | written by hand | place found | proposed | right | wrong |
|---|---:|---:|---:|---:|---:|
${handRow('numbers', report.handwriting.number)}
${handRow('days', report.handwriting.day)}`,
    `Errors by kind: ${kinds.map(([kind, count]) => `${kind} ${count}`).join(', ')}; lines lost ${confusions.lostLines.length}. Commonest: ${common.join(', ')}. Correction of words: ${corrections.better} better, ${corrections.worse} worse, ${corrections.neither} wrong before and after.`,
  ];
  return `${parts.filter((part) => part !== null).join('\n\n')}\n`;
}

function comparisonLine({
  native,
  ours,
  nativeCer,
  ratio,
  worse,
  time,
}: NonNullable<EvaluationReport['comparison']>): string {
  const errors =
    native === null
      ? 'Native Tesseract is not installed, not compared.'
      : `Against ${native} (\`-l vie\`) on the same pages: ${percent(ours)} against ${percent(nativeCer)}, ratio **${ratio?.toFixed(2) ?? '–'}** (goal 0.50); more errors than it on ${worse.length} pages${worse.length === 0 ? '' : `, by ${worse.map((page) => percent(page.ours - page.native)).join(', ')}`}.`;
  return `${errors} Processor time of a page over plain tesseract.js with the same model: **${time.ratio?.toFixed(2) ?? '–'}** (goal 1.30).`;
}

function conditionTable({ conditions }: EvaluationReport): string | null {
  const rows = Object.entries(conditions).map(
    ([name, one]) =>
      `| ${name} | ${one.pages} | ${percent(one.medianCer)} | ${percent(one.totalCer)} | ${percent(one.nativeCer)} | ${counts(one.printed)} |`,
  );
  if (rows.length === 0) return null;
  return `| scanned | pages | CER median | total | native total | printed fields: exact / wrong / empty |
|---|---:|---:|---:|---:|---:|
${rows.join('\n')}`;
}

function fieldTable({ fields, dateParts }: EvaluationReport): string {
  const rows = [
    ...Object.entries(fields),
    ...Object.entries(dateParts).map(([part, both]) => [`– ${part}`, both] as const),
  ];
  return `| field | printed: exact / wrong / empty | handwritten: exact / wrong / empty |
|---|---:|---:|
${rows.map(([name, { printed, handwritten }]) => `| ${name} | ${counts(printed)} | ${counts(handwritten)} |`).join('\n')}`;
}
