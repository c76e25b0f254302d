/**
 * Measures reading and description against papers with ground truth.
 *
 * The folder is laid out like this; any part may be missing, and what is missing is said, not guessed:
 *   gold/fields/*.json   fields of a paper; `file` (several joined by `;` are successive pages), `pages_of_document`
 *   gold/text/*.json     pages transcribed line by line, in blocks
 *   rendered/            pages with their exact text: <name>.txt beside <name>_<variant>.png or .jpg
 *
 * Promises: papers go through the same reading and describing as in the archive; a paper that cannot be read counts
 * with everything it holds (its text as unread, its fields as empty) and is listed among the problems; the same folder
 * gives the same figures.
 */
import { readFile } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { StationError } from '../../shared/errors.ts';
import type { Suggestion } from '../../shared/fields.ts';
import { type PageText, plainText } from '../../shared/page-text.ts';
import { withProperSpelling } from '../authorities/authorities.ts';
import { calibrated, describe, loadProfiles } from '../description/description.ts';
import type { Comparer, Comparison } from './comparison.ts';
import { judgeDateParts, judgeFields } from './field-scores.ts';
import { readTruth } from './folder.ts';
import { type GoldPaper, type GoldText, pagesOfDocument } from './gold.ts';
import { judgePage } from './page-findings.ts';
import { openPaperReader, type PaperReader } from './paper-reader.ts';
import { type EvaluationReport, report } from './report.ts';
import { wordRecall } from './scoring.ts';

export { type Comparer, openComparer } from './comparison.ts';
export { type FieldFinding, goldNames } from './field-scores.ts';
export { openPaperReader, type PaperReader } from './paper-reader.ts';
export type { EvaluationReport } from './report.ts';
export { evaluationTable } from './table.ts';

export type EvaluationOptions = {
  readonly signal?: AbortSignal;
  /** Pages read so far, pages to read, the file being read. */
  readonly onProgress?: (done: number, total: number, current: string) => void;
  /** What reads pages; by default the station's own engines. */
  readonly reader?: PaperReader;
  /** Reads the transcribed pages in the ways of other programs too. */
  readonly comparer?: Comparer;
  readonly describe?: (pages: readonly PageText[]) => Suggestion[];
};

type PageKey = { readonly path: string; readonly part: number };
const keyOf = (page: PageKey): string => `${page.path}#${page.part}`;

/**
 * Reads every paper of the folder and compares.
 * @param folder absolute path
 * @throws StationError `cancelled` when the signal is aborted
 */
export async function evaluate(folder: string, options: EvaluationOptions = {}): Promise<EvaluationReport> {
  const { signal, onProgress, comparer } = options;
  const profiles = loadProfiles();
  const describePages =
    options.describe ??
    ((pages: readonly PageText[]) => calibrated(withProperSpelling(describe(pages, profiles), pages)));
  const { papers, texts, rendered, problems } = await readTruth(folder);
  const reader = options.reader ?? openPaperReader();
  try {
    const wanted = new Map<string, PageKey>();
    const want = (page: PageKey) => wanted.set(keyOf(page), page);
    const pagesOf = new Map<GoldPaper, PageKey[]>();
    const filesOf = new Map<GoldPaper, PageKey[]>();
    for (const paper of papers) {
      const all = await locate(paper);
      filesOf.set(paper, all);
      const chosen = pagesOfDocument(paper.pages_of_document, all.length);
      pagesOf.set(
        paper,
        chosen.flatMap((number) => all[number - 1] ?? []),
      );
    }
    for (const text of texts) want(pageOfText(text));
    for (const pages of pagesOf.values()) pages.forEach(want);
    for (const page of rendered) want({ path: page.path, part: 0 });
    const read = new Map<string, PageText>();
    const compared = comparer === undefined ? new Map<string, Comparison>() : await compareAll(comparer, read);
    await readAll([...wanted.values()], read);
    onProgress?.(wanted.size, wanted.size, '');

    const readTexts = texts.map((gold) => {
      const key = keyOf(pageOfText(gold));
      const condition = gold.condition ?? paperOf(gold)?.condition ?? null;
      return {
        id: gold.id,
        condition,
        page: judgePage(gold, read.get(key) ?? null),
        compared: compared.get(key) ?? null,
      };
    });
    const judged = papers.map((paper) => {
      const pages = (pagesOf.get(paper) ?? []).map((page) => read.get(keyOf(page)) ?? NOTHING_READ);
      const findings = judgeFields(paper, describePages(pages));
      const dateParts = judgeDateParts(paper, findings);
      return { id: paper.id, condition: paper.condition ?? null, findings, dateParts };
    });
    const renderedFiles = await Promise.all(
      rendered.map(async ({ id, variant, path, truth }) => {
        const page = read.get(keyOf({ path, part: 0 }));
        return { id, variant, recall: wordRecall(await readFile(truth, 'utf8'), page ? plainText(page) : '') };
      }),
    );
    return report({
      folder,
      texts: readTexts,
      papers: judged,
      rendered: renderedFiles,
      blank: blankPages(read, filesOf),
      native: comparer?.native ?? null,
      problems,
    });
  } finally {
    if (options.reader === undefined) await reader.close();
  }

  function pageOfText(text: GoldText): PageKey {
    return { path: join(folder, text.source), part: (text.page ?? 1) - 1 };
  }

  function paperOf(text: GoldText): GoldPaper | undefined {
    return papers.find((paper) => filesNamed(paper).includes(text.source));
  }

  /** All pages of a paper's successive files. */
  async function locate(paper: GoldPaper): Promise<PageKey[]> {
    const all: PageKey[] = [];
    for (const name of filesNamed(paper)) {
      const path = join(folder, name);
      try {
        const count = await reader.pages(path, signal);
        for (let part = 0; part < count; part += 1) all.push({ path, part });
      } catch (cause) {
        failed(paper.id, cause);
      }
    }
    return all;
  }

  /** The transcribed pages, one after the other: what is timed must have the machine to itself. */
  async function compareAll(with_: Comparer, read: Map<string, PageText>): Promise<Map<string, Comparison>> {
    const found = new Map<string, Comparison>();
    for (const [done, gold] of texts.entries()) {
      const page = pageOfText(gold);
      onProgress?.(done, texts.length, page.path);
      try {
        const result = await with_.compare(page.path, gold, signal);
        read.set(keyOf(page), result.page);
        found.set(keyOf(page), result.compared);
      } catch (cause) {
        failed(`${page.path} (${page.part + 1})`, cause);
      }
    }
    return found;
  }

  /** Every page that is not read yet, once, a few at a time so that no engine waits for another's pictures. */
  async function readAll(pages: readonly PageKey[], read: Map<string, PageText>): Promise<void> {
    const waiting = pages.filter((page) => !read.has(keyOf(page)));
    let done = pages.length - waiting.length;
    const work = async (): Promise<void> => {
      for (let page = waiting.shift(); page !== undefined; page = waiting.shift()) {
        onProgress?.(done, pages.length, page.path);
        try {
          read.set(keyOf(page), await reader.read(page.path, page.part, signal));
        } catch (cause) {
          failed(`${page.path} (${page.part + 1})`, cause);
        }
        done += 1;
      }
    };
    await Promise.all(Array.from({ length: Math.min(waiting.length, availableParallelism()) }, work));
  }

  /** Pages without writing are those that a truth says so of: by number, or by a transcription that holds nothing. */
  function blankPages(read: ReadonlyMap<string, PageText>, filesOf: ReadonlyMap<GoldPaper, readonly PageKey[]>) {
    const isEmpty = (gold: GoldText): boolean => gold.blocks.every((block) => block.text.trim() === '');
    const said = [...filesOf].flatMap(([paper, all]) =>
      (paper.blank_pages ?? []).flatMap((page) => all[page - 1] ?? []),
    );
    const expected = new Set(
      [...texts.filter(isEmpty).map(pageOfText), ...said].map(keyOf).filter((key) => read.has(key)),
    );
    const foundBlank = (key: string): boolean => read.get(key)?.blocks.length === 0;
    const lost = texts.filter((gold) => !isEmpty(gold) && foundBlank(keyOf(pageOfText(gold))));
    return {
      right: [...expected].filter(foundBlank).length,
      pages: expected.size,
      lost: lost.map(({ id }) => id),
    };
  }

  function failed(id: string, cause: unknown): void {
    if (signal?.aborted) throw new StationError('cancelled');
    problems.push({ id, reason: (cause as Error).message });
  }
}

const NOTHING_READ: PageText = { width: 1, height: 1, dpi: 300, skew: 0, source: 'ocr', blocks: [] };

const filesNamed = (paper: GoldPaper): string[] => paper.file.split(';').map((part) => part.trim());
