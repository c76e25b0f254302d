/** The report of an evaluation of one folder: its shape, and how single findings add up to it. */
import { isSure, SURE } from '../../shared/confidence.ts';
import type { Comparison } from './comparison.ts';
import { type Confusion, type ConfusionKind, confusionKinds, tally } from './confusions.ts';
import type { DatePartFinding, FieldFinding } from './field-scores.ts';
import type { JudgedWord, PageFindings } from './page-findings.ts';
import { type CharacterScore, characterDistance, type Verdict } from './scoring.ts';

export type Counts = Record<Verdict, number>;
export type ByInk = { readonly printed: Counts; readonly handwritten: Counts };

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

/** What is given as sure, and how much of it is right. */
export type SureCounts = { given: number; right: number };

/** A page with its truth, as read. */
export type ReadTruth = {
  readonly id: string;
  readonly condition: string | null;
  readonly page: PageFindings;
  readonly compared: Comparison | null;
};

export type JudgedPaper = {
  readonly id: string;
  readonly condition: string | null;
  readonly findings: readonly FieldFinding[];
  readonly dateParts: readonly DatePartFinding[];
};

export type TextFile = CharacterScore & {
  readonly id: string;
  readonly condition: string | null;
  readonly recall: number;
  readonly lines: number;
  readonly lostLines: number;
  /** Milliseconds of processor time and character error rates beside other programs, where they were asked for. */
  readonly compared: Comparison | null;
};

export type EvaluationReport = {
  readonly folder: string;
  readonly text: {
    /** `cer` and `recall` leave handwritten tokens out; `distance` / `length` = `cer`. */
    readonly files: readonly TextFile[];
    /** null where the folder holds no transcribed page. */
    readonly medianCer: number | null;
    /** Sum of distances over sum of lengths. */
    readonly totalCer: number | null;
    readonly worst: { readonly id: string; readonly cer: number } | null;
  };
  /** By the names of the ground truth. What was stamped counts as handwritten: it is not the paper's own print. */
  readonly fields: Readonly<Record<string, ByInk>>;
  /** The trích yếu by characters: 1 - distance / length. */
  readonly subject: { readonly distance: number; readonly length: number; readonly right: number | null };
  readonly dateParts: Readonly<Record<DatePartFinding['part'], ByInk>>;
  /** Secrecy or urgency given where the paper has none. */
  readonly falseAlarms: { readonly secrecy: number; readonly urgency: number };
  readonly sure: {
    readonly from: number;
    readonly given: number;
    readonly right: number;
    readonly byField: Readonly<Record<string, SureCounts>>;
    readonly wrong: readonly (Pick<FieldFinding, 'field' | 'gold' | 'given' | 'confidence'> & {
      readonly id: string;
    })[];
  };
  /** Handwriting apart: what was written by hand, and every proposal that rests on handwriting. */
  readonly handwriting: { readonly number: HandCounts; readonly day: HandCounts };
  /** Mean confidence at which exact and wrong values were given; null where there were none. */
  readonly confidence: Readonly<Record<string, { readonly exact: number | null; readonly wrong: number | null }>>;
  readonly confusions: {
    readonly byKind: Readonly<Record<ConfusionKind, number>>;
    /** Commonest first. */
    readonly list: readonly Confusion[];
    readonly lostLines: readonly { readonly id: string; readonly text: string }[];
  };
  /** Words that stand in true lines, by the engine's confidence rounded down: how many, how many of them right. */
  readonly words: readonly { readonly confidence: number; readonly count: number; readonly right: number }[];
  /** Words that the correction changed. */
  readonly corrections: {
    readonly better: number;
    readonly worse: number;
    /** Wrong before and after. */
    readonly neither: number;
    readonly harm: readonly {
      readonly id: string;
      readonly read: string;
      readonly text: string;
      readonly truth: string;
    }[];
  };
  /** Transcribed pages on which at least half of the words were found, as they are on no page read upside down. */
  readonly upright: { readonly right: number; readonly pages: number; readonly wrong: readonly string[] };
  /** Pages that the truth calls blank, and how many of them were found blank; pages with text that were not read at all. */
  readonly blank: { readonly right: number; readonly pages: number; readonly lost: readonly string[] };
  readonly conditions: Readonly<Record<string, ConditionSummary>>;
  readonly comparison: ComparisonSummary | null;
  /** Word recall of the rendered pages; the variant is what follows the last underscore of the file's name. */
  readonly rendered: {
    readonly files: readonly { readonly id: string; readonly variant: string; readonly recall: number }[];
    readonly meanRecall: Readonly<Record<string, number>>;
  };
  readonly papers: readonly JudgedPaper[];
  readonly problems: readonly { readonly id: string; readonly reason: string }[];
};

export type ConditionSummary = {
  readonly pages: number;
  readonly medianCer: number | null;
  readonly totalCer: number | null;
  readonly nativeCer: number | null;
  readonly papers: number;
  /** Of all printed fields. */
  readonly printed: Counts;
};

export type ComparisonSummary = {
  /** Which Tesseract; null where none is installed. */
  readonly native: string | null;
  /** Totals over the same pages. */
  readonly ours: number | null;
  readonly nativeCer: number | null;
  /** ours / native. */
  readonly ratio: number | null;
  /** Pages on which we make more errors. */
  readonly worse: readonly { readonly id: string; readonly ours: number; readonly native: number }[];
  /** Processor time of our reading over that of plain tesseract.js, summed over the pages. */
  readonly time: { readonly ours: number; readonly plain: number; readonly ratio: number | null };
};

export type Findings = {
  readonly folder: string;
  readonly texts: readonly ReadTruth[];
  readonly papers: readonly JudgedPaper[];
  readonly rendered: EvaluationReport['rendered']['files'];
  readonly blank: EvaluationReport['blank'];
  readonly native: string | null;
  readonly problems: EvaluationReport['problems'];
};

const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0);
const share = (part: number, whole: number): number | null => (whole === 0 ? null : part / whole);
const mean = (numbers: readonly number[]): number | null => share(sum(numbers), numbers.length);

function median(numbers: readonly number[]): number | null {
  const sorted = [...numbers].sort((a, b) => a - b);
  const half = sorted.length / 2;
  return mean(sorted.slice(Math.ceil(half) - 1, Math.floor(half) + 1));
}

const noCounts = (): Counts => ({ exact: 0, wrong: 0, empty: 0 });

/** Adds up what was found on each page and paper. */
export function report({ folder, texts, papers, rendered, blank, native, problems }: Findings): EvaluationReport {
  const findings = papers.flatMap((paper) => paper.findings);
  const worst = [...texts].sort((a, b) => b.page.cer - a.page.cer)[0];
  const printed = texts.filter(({ page }) => page.length > 0);
  const low = printed.filter(({ page }) => page.recall < 0.5).map(({ id }) => id);
  const variants = Map.groupBy(rendered, (file) => file.variant);
  return {
    folder,
    text: {
      files: texts.map(textFile),
      ...cerOf(texts),
      worst: worst === undefined ? null : { id: worst.id, cer: worst.page.cer },
    },
    fields: byField(findings),
    subject: subjectOf(findings),
    dateParts: datePartsOf(papers),
    falseAlarms: { secrecy: falseAlarms(findings, 'do_mat'), urgency: falseAlarms(findings, 'do_khan') },
    sure: sureOf(papers),
    handwriting: { number: byHand(findings, 'so'), day: byHand(findings, 'ngay') },
    confidence: meanConfidences(findings),
    confusions: confusionsOf(texts),
    words: wordsOf(texts.flatMap(({ page }) => page.words)),
    corrections: correctionsOf(texts),
    upright: { right: printed.length - low.length, pages: printed.length, wrong: low },
    blank,
    conditions: conditionsOf(texts, papers),
    comparison: texts.some(({ compared }) => compared !== null) ? comparisonOf(texts, native) : null,
    rendered: {
      files: rendered,
      meanRecall: Object.fromEntries(
        [...variants].map(([variant, pages]) => [variant, mean(pages.map((page) => page.recall)) ?? 0]),
      ),
    },
    papers,
    problems,
  };
}

function textFile({ id, condition, page, compared }: ReadTruth): TextFile {
  const { distance, length, cer, recall, lines, lostLines } = page;
  return { id, condition, distance, length, cer, recall, lines, lostLines: lostLines.length, compared };
}

function cerOf(texts: readonly ReadTruth[]) {
  const pages = texts.map(({ page }) => page).filter((page) => page.length > 0);
  return {
    medianCer: median(pages.map((page) => page.cer)),
    totalCer: share(sum(pages.map((page) => page.distance)), sum(pages.map((page) => page.length))),
  };
}

function byField(findings: readonly FieldFinding[]): Record<string, ByInk> {
  const fields: Record<string, ByInk> = {};
  for (const { field, ink, verdict } of findings) {
    const counts = fields[field] ?? { printed: noCounts(), handwritten: noCounts() };
    fields[field] = counts;
    counts[ink][verdict] += 1;
  }
  return fields;
}

function subjectOf(findings: readonly FieldFinding[]): EvaluationReport['subject'] {
  const scores = findings.flatMap(({ field, gold, given }) =>
    field === 'trich_yeu' && gold !== null ? [characterDistance(gold, given)] : [],
  );
  const distance = sum(scores.map((score) => score.distance));
  const length = sum(scores.map((score) => score.length));
  return { distance, length, right: length === 0 ? null : 1 - distance / length };
}

function datePartsOf(papers: readonly JudgedPaper[]): EvaluationReport['dateParts'] {
  const none = (): ByInk => ({ printed: noCounts(), handwritten: noCounts() });
  const parts = { day: none(), month: none(), year: none() };
  for (const { part, ink, verdict } of papers.flatMap((paper) => paper.dateParts)) parts[part][ink][verdict] += 1;
  return parts;
}

const falseAlarms = (findings: readonly FieldFinding[], field: string): number =>
  findings.filter((finding) => finding.field === field && finding.gold === null && finding.given !== null).length;

/** Number and symbol together are no field of their own: they are sure or not one by one. */
const TOGETHER = 'so_ky_hieu';

function sureOf(papers: readonly JudgedPaper[]): EvaluationReport['sure'] {
  const given = papers.flatMap(({ id, findings }) =>
    findings
      .filter((finding) => finding.field !== TOGETHER && isSure({ ...finding, value: finding.given }))
      .map((finding) => ({ id, ...finding })),
  );
  const isRight = ({ verdict, given: value, gold }: FieldFinding): boolean =>
    // A date without its day claims nothing false.
    verdict === 'exact' || (verdict === 'empty' && value !== null && gold !== null);
  const byField: Record<string, SureCounts> = {};
  for (const finding of given) {
    const counts = byField[finding.field] ?? { given: 0, right: 0 };
    byField[finding.field] = counts;
    counts.given += 1;
    if (isRight(finding)) counts.right += 1;
  }
  const wrong = given
    .filter((finding) => !isRight(finding))
    .map(({ id, field, gold, given: value, confidence }) => ({ id, field, gold, given: value, confidence }));
  return { from: SURE, given: given.length, right: given.length - wrong.length, byField, wrong };
}

function byHand(findings: readonly FieldFinding[], field: string): HandCounts {
  const counts: HandCounts = { written: 0, placed: 0, proposed: 0, right: 0, wrong: 0 };
  for (const finding of findings.filter((one) => one.field === field)) {
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

function meanConfidences(findings: readonly FieldFinding[]): EvaluationReport['confidence'] {
  const fields = Map.groupBy(findings, (finding) => finding.field);
  const meanOf = (all: readonly FieldFinding[], verdict: Verdict): number | null =>
    mean(all.flatMap((one) => (one.verdict === verdict && one.confidence !== null ? [one.confidence] : [])));
  return Object.fromEntries(
    [...fields].map(([field, all]) => [field, { exact: meanOf(all, 'exact'), wrong: meanOf(all, 'wrong') }]),
  );
}

function confusionsOf(texts: readonly ReadTruth[]): EvaluationReport['confusions'] {
  const list = tally(texts.map(({ id, page }) => ({ id, slips: page.slips })));
  const byKind = Object.fromEntries(
    confusionKinds.map((kind) => [kind, sum(list.filter((one) => one.kind === kind).map((one) => one.count))]),
  ) as Record<ConfusionKind, number>;
  return {
    byKind,
    list,
    lostLines: texts.flatMap(({ id, page }) =>
      page.lostLines.map((text) => ({ id, text: text.replace(/\p{Co}/gu, '…') })),
    ),
  };
}

function wordsOf(words: readonly JudgedWord[]): EvaluationReport['words'] {
  const groups = Map.groupBy(words, (word) => Math.floor(word.confidence));
  return [...groups]
    .map(([confidence, all]) => ({ confidence, count: all.length, right: all.filter((word) => word.right).length }))
    .sort((a, b) => a.confidence - b.confidence);
}

function correctionsOf(texts: readonly ReadTruth[]): EvaluationReport['corrections'] {
  const changed = texts.flatMap(({ id, page }) =>
    page.words.flatMap(({ read, text, truth, right }) =>
      read === null || read === text ? [] : [{ id, read, text, truth, right, wasRight: read === truth }],
    ),
  );
  const harm = changed.filter(({ right, wasRight }) => wasRight && !right);
  const better = changed.filter(({ right, wasRight }) => right && !wasRight).length;
  return {
    better,
    worse: harm.length,
    neither: changed.length - better - harm.length,
    harm: harm.map(({ id, read, text, truth }) => ({ id, read, text, truth })),
  };
}

function conditionsOf(texts: readonly ReadTruth[], papers: readonly JudgedPaper[]): EvaluationReport['conditions'] {
  const names = [...new Set([...texts, ...papers].flatMap(({ condition }) => condition ?? []))].sort();
  return Object.fromEntries(
    names.map((name) => {
      const pages = texts.filter(({ condition }) => condition === name);
      const ofThese = papers.filter(({ condition }) => condition === name);
      const printed = noCounts();
      for (const { ink, verdict } of ofThese.flatMap((paper) => paper.findings))
        if (ink === 'printed') printed[verdict] += 1;
      const nativeCer = nativeCerOf(pages);
      return [name, { pages: pages.length, ...cerOf(pages), nativeCer, papers: ofThese.length, printed }];
    }),
  );
}

function nativeCerOf(texts: readonly ReadTruth[]): number | null {
  const pages = texts.flatMap(({ compared }) => compared?.native ?? []);
  return share(sum(pages.map((page) => page.distance)), sum(pages.map((page) => page.length)));
}

function comparisonOf(texts: readonly ReadTruth[], native: string | null): ComparisonSummary {
  const beside = texts.filter(({ compared }) => compared?.native != null);
  const ours = cerOf(beside).totalCer;
  const nativeCer = nativeCerOf(beside);
  const times = texts.flatMap(({ compared }) => compared?.milliseconds ?? []);
  const time = { ours: sum(times.map((one) => one.ours)), plain: sum(times.map((one) => one.plain)) };
  return {
    native,
    ours,
    nativeCer,
    ratio: ours === null || nativeCer === null ? null : share(ours, nativeCer),
    worse: beside.flatMap(({ id, page, compared }) =>
      compared?.native != null && page.distance > compared.native.distance
        ? [{ id, ours: page.cer, native: compared.native.cer }]
        : [],
    ),
    time: { ...time, ratio: share(time.ours, time.plain) },
  };
}
