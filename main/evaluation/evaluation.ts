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
import { readdir, readFile } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import type { ZodType } from 'zod';
import { StationError } from '../../shared/errors.ts';
import type { Suggestion } from '../../shared/fields.ts';
import { type PageText, plainText } from '../../shared/page-text.ts';
import { withProperSpelling } from '../authorities/authorities.ts';
import { describe, loadProfiles } from '../description/description.ts';
import { judgeFields } from './field-scores.ts';
import { type GoldPaper, type GoldText, goldPaper, goldText, pagesOfDocument } from './gold.ts';
import { openPaperReader, type PaperReader } from './paper-reader.ts';
import { type EvaluationReport, report } from './report.ts';
import { lineCer, wordRecall } from './scoring.ts';

export { type FieldFinding, goldNames } from './field-scores.ts';
export type { PaperReader } from './paper-reader.ts';
export type { EvaluationReport } from './report.ts';
export { evaluationTable } from './table.ts';

export type EvaluationOptions = {
  readonly signal?: AbortSignal;
  /** Pages read so far, pages to read, the file being read. */
  readonly onProgress?: (done: number, total: number, current: string) => void;
  /** What reads pages; by default the station's own engines. */
  readonly reader?: PaperReader;
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
  const { signal, onProgress } = options;
  const profiles = loadProfiles();
  const describePages =
    options.describe ?? ((pages: readonly PageText[]) => withProperSpelling(describe(pages, profiles), pages));
  const problems: { id: string; reason: string }[] = [];
  const papers = await readGold(join(folder, 'gold', 'fields'), goldPaper, problems);
  const texts = await readGold(join(folder, 'gold', 'text'), goldText, problems);
  const rendered = await listRendered(join(folder, 'rendered'));
  if (papers.length + texts.length + rendered.length === 0) {
    problems.push({ id: folder, reason: 'Thư mục không có đáp án (gold/fields, gold/text, rendered).' });
  }

  const reader = options.reader ?? openPaperReader();
  try {
    const wanted = new Map<string, PageKey>();
    const want = (page: PageKey) => wanted.set(keyOf(page), page);
    const pagesOf = new Map<GoldPaper, PageKey[]>();
    for (const paper of papers) pagesOf.set(paper, await locate(paper));
    for (const pages of pagesOf.values()) pages.forEach(want);
    for (const text of texts) want(pageOfText(text));
    for (const page of rendered) want({ path: page.path, part: 0 });
    const read = await readAll([...wanted.values()]);

    const textFiles = texts.map((gold) => scoreText(gold, read.get(keyOf(pageOfText(gold))) ?? null));
    const findings = papers.map((paper) => {
      const pages = (pagesOf.get(paper) ?? []).map((page) => read.get(keyOf(page)) ?? NOTHING_READ);
      return { id: paper.id, findings: judgeFields(paper, describePages(pages)) };
    });
    const renderedFiles = await Promise.all(
      rendered.map(async ({ id, variant, path, truth }) => {
        const page = read.get(keyOf({ path, part: 0 }));
        return { id, variant, recall: wordRecall(await readFile(truth, 'utf8'), page ? plainText(page) : '') };
      }),
    );
    return report(textFiles, findings, renderedFiles, problems);
  } finally {
    if (options.reader === undefined) await reader.close();
  }

  function pageOfText(text: GoldText): PageKey {
    return { path: join(folder, text.source), part: (text.page ?? 1) - 1 };
  }

  /** The pages of a paper: those `pages_of_document` names, counted over its successive files. */
  async function locate(paper: GoldPaper): Promise<PageKey[]> {
    const all: PageKey[] = [];
    for (const name of paper.file.split(';').map((part) => part.trim())) {
      const path = join(folder, name);
      try {
        const count = await reader.pages(path, signal);
        for (let part = 0; part < count; part += 1) all.push({ path, part });
      } catch (cause) {
        stopIfAborted();
        problems.push({ id: paper.id, reason: (cause as Error).message });
      }
    }
    const chosen = pagesOfDocument(paper.pages_of_document, all.length);
    return chosen.flatMap((number) => all[number - 1] ?? []);
  }

  /** Every page once, a few at a time so that no engine waits for another's pictures. */
  async function readAll(pages: readonly PageKey[]): Promise<Map<string, PageText>> {
    const read = new Map<string, PageText>();
    const waiting = [...pages];
    let done = 0;
    const work = async (): Promise<void> => {
      for (let page = waiting.shift(); page !== undefined; page = waiting.shift()) {
        onProgress?.(done, pages.length, page.path);
        try {
          read.set(keyOf(page), await reader.read(page.path, page.part, signal));
        } catch (cause) {
          stopIfAborted();
          problems.push({ id: `${page.path} (${page.part + 1})`, reason: (cause as Error).message });
        }
        done += 1;
      }
    };
    await Promise.all(Array.from({ length: Math.min(pages.length, availableParallelism()) }, work));
    onProgress?.(done, pages.length, '');
    return read;
  }

  function stopIfAborted(): void {
    if (signal?.aborted) throw new StationError('cancelled');
  }
}

const NOTHING_READ: PageText = { width: 1, height: 1, dpi: 300, skew: 0, source: 'ocr', blocks: [] };

function scoreText(gold: GoldText, page: PageText | null) {
  const lines = gold.blocks.flatMap((block) => block.text.split('\n'));
  const text = page === null ? '' : plainText(page);
  const handwritten = gold.handwritten ?? [];
  return { id: gold.id, ...lineCer(lines, text, handwritten), recall: wordRecall(lines.join('\n'), text, handwritten) };
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

async function readGold<T>(
  folder: string,
  schema: ZodType<T>,
  problems: { id: string; reason: string }[],
): Promise<T[]> {
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

async function listRendered(folder: string) {
  const names = await filesIn(folder);
  return names.flatMap((name) => {
    const parts = /^(.+)_([^_.]+)\.(?:png|jpe?g|tiff?|pdf)$/i.exec(name);
    const [, id, variant] = parts ?? [];
    if (id === undefined || variant === undefined || !names.includes(`${id}.txt`)) return [];
    return [{ id, variant, path: join(folder, name), truth: join(folder, `${id}.txt`) }];
  });
}
