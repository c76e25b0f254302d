/** The report of an evaluation: its shape, and how single findings add up to it. */
import type { FieldFinding } from './field-scores.ts';
import type { CharacterScore, Verdict } from './scoring.ts';

export type Counts = Record<Verdict, number>;

/** Numbers or days written by hand: how many there are, and what became of them. */
export type HandCounts = {
  written: number;
  /** Whose place on the paper was shown. */
  placed: number;
  /** Readings given for a person to confirm, and how many of them are right. */
  proposed: number;
  right: number;
  wrong: number;
};

export type EvaluationReport = {
  readonly text: {
    /** `cer` and `recall` leave handwritten tokens out; `distance` / `length` = `cer`. */
    readonly files: ({ readonly id: string; readonly recall: number } & CharacterScore)[];
    /** null where the folder holds no transcribed page. */
    readonly medianCer: number | null;
    /** Sum of distances over sum of lengths. */
    readonly totalCer: number | null;
  };
  /** By the names of the ground truth. What was stamped counts as handwritten: it is not the paper's own print. */
  readonly fields: Record<string, { readonly printed: Counts; readonly handwritten: Counts }>;
  /** Handwriting apart: what was written by hand, and every proposal that rests on handwriting. */
  readonly handwriting: { readonly number: HandCounts; readonly day: HandCounts };
  /** Mean confidence at which exact and wrong values were given; null where there were none. */
  readonly confidence: Record<string, { readonly exact: number | null; readonly wrong: number | null }>;
  /** Word recall of the rendered pages; the variant is what follows the last underscore of the file's name. */
  readonly rendered: {
    readonly files: { readonly id: string; readonly variant: string; readonly recall: number }[];
    readonly meanRecall: Record<string, number>;
  };
  readonly papers: { readonly id: string; readonly findings: FieldFinding[] }[];
  readonly problems: { readonly id: string; readonly reason: string }[];
};

const mean = (numbers: readonly number[]): number | null =>
  numbers.length === 0 ? null : numbers.reduce((sum, number) => sum + number, 0) / numbers.length;

function median(numbers: readonly number[]): number | null {
  const sorted = [...numbers].sort((a, b) => a - b);
  const half = sorted.length / 2;
  return mean(sorted.slice(Math.ceil(half) - 1, Math.floor(half) + 1));
}

/** Adds up what was found on each page and paper. */
export function report(
  files: EvaluationReport['text']['files'],
  papers: EvaluationReport['papers'],
  rendered: EvaluationReport['rendered']['files'],
  problems: EvaluationReport['problems'],
): EvaluationReport {
  const fields: Record<string, { printed: Counts; handwritten: Counts }> = {};
  const given: Record<string, { exact: number[]; wrong: number[] }> = {};
  for (const finding of papers.flatMap((paper) => paper.findings)) {
    fields[finding.field] ??= { printed: noCounts(), handwritten: noCounts() };
    given[finding.field] ??= { exact: [], wrong: [] };
    const counts = fields[finding.field]?.[finding.ink];
    if (counts !== undefined) counts[finding.verdict] += 1;
    if (finding.verdict !== 'empty' && finding.confidence !== null) {
      given[finding.field]?.[finding.verdict].push(finding.confidence);
    }
  }
  const confidence = Object.fromEntries(
    Object.entries(given).map(([name, { exact, wrong }]) => [name, { exact: mean(exact), wrong: mean(wrong) }]),
  );
  const variants = Map.groupBy(rendered, (file) => file.variant);
  const meanRecall = Object.fromEntries(
    [...variants].map(([variant, pages]) => [variant, mean(pages.map((page) => page.recall)) ?? 0]),
  );
  const length = files.reduce((sum, file) => sum + file.length, 0);
  const distance = files.reduce((sum, file) => sum + file.distance, 0);
  return {
    text: {
      files,
      medianCer: median(files.map((file) => file.cer)),
      totalCer: length === 0 ? null : distance / length,
    },
    fields,
    handwriting: { number: byHand(papers, 'so'), day: byHand(papers, 'ngay') },
    confidence,
    rendered: { files: rendered, meanRecall },
    papers,
    problems,
  };
}

const noCounts = (): Counts => ({ exact: 0, wrong: 0, empty: 0 });

function byHand(papers: EvaluationReport['papers'], field: string): HandCounts {
  const counts: HandCounts = { written: 0, placed: 0, proposed: 0, right: 0, wrong: 0 };
  for (const finding of papers.flatMap((paper) => paper.findings).filter((one) => one.field === field)) {
    if (finding.ink === 'handwritten') {
      counts.written += 1;
      if (finding.placed) counts.placed += 1;
    }
    if (!finding.fromHand || finding.verdict === 'empty') continue;
    counts.proposed += 1;
    counts[finding.verdict === 'exact' ? 'right' : 'wrong'] += 1;
  }
  return counts;
}
