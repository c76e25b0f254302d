/** Evaluation judged on papers of known distance: what was read is written by hand here, so are the errors in it. */
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { StationError } from '../../shared/errors.ts';
import type { Suggestion } from '../../shared/fields.ts';
import type { PageText } from '../../shared/page-text.ts';
import { type Comparer, evaluate, evaluationTable, type PaperReader } from './evaluation.ts';
import { pagesOfDocument } from './gold.ts';

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'evaluation-'));
});
afterEach(() => rm(folder, { recursive: true }));

async function put(path: string, content: unknown): Promise<void> {
  await mkdir(dirname(join(folder, path)), { recursive: true });
  await writeFile(join(folder, path), typeof content === 'string' ? content : JSON.stringify(content));
}

const page = (text: string): PageText => ({
  width: 2480,
  height: 3508,
  dpi: 300,
  skew: 0,
  source: 'ocr',
  blocks: text.split('\n\n').map((block) => ({
    box: [0, 0, 1, 1],
    lines: block.split('\n').map((line) => ({
      box: [0, 0, 1, 1],
      words: line.split(' ').map((word) => ({ text: word, box: [0, 0, 1, 1], confidence: 95 })),
    })),
  })),
});

/** A reader that has read the files already: name -> text of its pages. */
function recorded(files: Record<string, readonly string[]>): PaperReader & { readonly asked: string[] } {
  const asked: string[] = [];
  const pagesOf = (path: string) => {
    const name = path.slice(folder.length + 1);
    const pages = files[name];
    if (pages === undefined) throw new StationError('path-missing', { path: name });
    return { name, pages };
  };
  return {
    asked,
    pages: async (path) => pagesOf(path).pages.length,
    async read(path, part) {
      const { name, pages } = pagesOf(path);
      asked.push(`${name}:${part + 1}`);
      return page(pages[part] ?? '');
    },
    close: async () => undefined,
  };
}

const suggestion = (field: Suggestion['field'], value: string | null, confidence = 0.9, text = ''): Suggestion => ({
  field,
  value,
  confidence,
  needsPerson: value === null,
  evidence: [{ page: 1, box: [0, 0, 1, 1], text }],
});

describe('text', () => {
  test('per file, median and total, with handwriting left out', async () => {
    await put('gold/text/a.json', {
      id: 'a',
      source: 'scans/a.pdf',
      page: 2,
      handwritten: ['86'],
      blocks: [
        { id: 'header_left', text: 'Số: 86 /QĐ-MT' },
        { id: 'body', text: 'Kính gửi\nCác xã' },
      ],
    });
    await put('gold/text/b.json', { id: 'b', source: 'scans/b.jpg', blocks: [{ id: 'body', text: 'Nơi nhận' }] });
    const reader = recorded({ 'scans/a.pdf': ['x', 'Các xã\nKính gữi\n\nSố: ốó /QĐ-MT'], 'scans/b.jpg': ['Nơi nhận'] });
    const { text } = await evaluate(folder, { reader, describe: () => [] });
    expect(text.files.map(({ id, distance, length }) => ({ id, distance, length }))).toEqual([
      { id: 'a', distance: 1, length: 23 },
      { id: 'b', distance: 0, length: 8 },
    ]);
    expect(text.files[0]?.recall).toBeCloseTo(6 / 7);
    expect(text.medianCer).toBeCloseTo(1 / 46);
    expect(text.totalCer).toBeCloseTo(1 / 31);
  });

  test('a page that could not be read counts in full and is named', async () => {
    await put('gold/text/a.json', { id: 'a', source: 'scans/gone.pdf', blocks: [{ id: 'body', text: 'Nơi nhận' }] });
    const { text, problems } = await evaluate(folder, { reader: recorded({}), describe: () => [] });
    expect(text.files[0]).toMatchObject({ cer: 1, recall: 0 });
    expect(problems.map(({ reason }) => reason).join()).toContain('gone.pdf');
  });
});

describe('fields', () => {
  const gold = {
    id: 'p',
    file: 'scans/1.jpg; scans/2.jpg',
    pages_of_document: '1-2',
    signature_page: 2,
    loai_van_ban: 'Quyết định',
    so: '86',
    ky_hieu: 'QĐ-MTTQ',
    so_ky_hieu: '86/QĐ-MTTQ',
    ngay: '2025-01-16',
    dia_danh: 'Đông Hà',
    trich_yeu: 'Về việc kiện toàn',
    nguoi_ky: 'Lê Thị Mẫu',
    do_khan: null,
    ink: { so: 'handwritten', ngay: { day: 'handwritten', month: 'printed', year: 'printed' }, nguoi_ky: 'printed' },
  };
  const reader = () => recorded({ 'scans/1.jpg': ['một'], 'scans/2.jpg': ['hai'] });

  test('successive files are pages of one document', async () => {
    await put('gold/fields/p.json', gold);
    const files = reader();
    const seen: number[] = [];
    await evaluate(folder, {
      reader: files,
      describe: (pages) => {
        seen.push(pages.length);
        return [];
      },
    });
    expect(files.asked.sort()).toEqual(['scans/1.jpg:1', 'scans/2.jpg:1']);
    expect(seen).toEqual([2]);
  });

  test('handwriting is counted apart: its places, what was proposed, what of it is right', async () => {
    const fromHand = (field: Suggestion['field'], value: string): Suggestion => ({
      ...suggestion(field, value),
      needsPerson: true,
      evidence: [{ page: 1, box: [0, 0, 1, 1], text: '', handwriting: true }],
    });
    for (const id of ['p', 'q', 'r']) await put(`gold/fields/${id}.json`, { ...gold, id });
    const answers = [
      [fromHand('number', '86'), fromHand('date', '2025-01-16')],
      [fromHand('number', '80'), suggestion('date', '2025-01')],
      [suggestion('number', null)],
    ];
    const report = await evaluate(folder, { reader: reader(), describe: () => answers.shift() ?? [] });
    expect(report.handwriting).toEqual({
      number: { written: 3, placed: 3, proposed: 2, right: 1, wrong: 1 },
      day: { written: 3, placed: 2, proposed: 1, right: 1, wrong: 0 },
    });
    expect(evaluationTable(report)).toMatch(/^số +3 +3 +2 +1 +1 +50,00 %\nngày +3 +2 +1 +1 +0 +100,00 %$/m);
  });

  test('exact, wrong and empty are counted by field and by ink', async () => {
    await put('gold/fields/p.json', gold);
    const { fields, confidence, papers, dateParts, falseAlarms, subject } = await evaluate(folder, {
      reader: reader(),
      describe: () => [
        suggestion('type', 'QUYẾT ĐỊNH', 0.9),
        suggestion('number', '88', 0.4),
        suggestion('symbol', 'QĐ–MTTQ', 0.8),
        suggestion('date', '2025-01', 0.9),
        suggestion('subject', 'Về việc kiên toàn', 0.5),
        suggestion('urgency', 'Khẩn', 0.6),
      ],
    });
    const none = { exact: 0, wrong: 0, empty: 0 };
    expect(fields).toEqual({
      loai_van_ban: { printed: { ...none, exact: 1 }, handwritten: none },
      so: { printed: none, handwritten: { ...none, wrong: 1 } },
      ky_hieu: { printed: { ...none, exact: 1 }, handwritten: none },
      so_ky_hieu: { printed: none, handwritten: { ...none, wrong: 1 } },
      ngay: { printed: none, handwritten: { ...none, empty: 1 } },
      dia_danh: { printed: { ...none, empty: 1 }, handwritten: none },
      trich_yeu: { printed: { ...none, wrong: 1 }, handwritten: none },
      nguoi_ky: { printed: { ...none, empty: 1 }, handwritten: none },
      do_khan: { printed: { ...none, wrong: 1 }, handwritten: none },
    });
    expect(dateParts.day.handwritten).toEqual({ ...none, empty: 1 });
    expect(dateParts.month.printed).toEqual({ ...none, exact: 1 });
    expect(falseAlarms).toEqual({ secrecy: 0, urgency: 1 });
    expect(subject).toMatchObject({ distance: 1, length: 17 });
    expect(confidence.trich_yeu).toEqual({ exact: null, wrong: 0.5 });
    expect(papers[0]?.findings.find(({ field }) => field === 'so_ky_hieu')?.given).toBe('88/QĐ–MTTQ');
  });

  test('number and symbol together take the year from what was read', async () => {
    await put('gold/fields/p.json', {
      ...gold,
      so: '12',
      ky_hieu: 'NQ-HĐND',
      so_ky_hieu: '12/2019/NQ-HĐND',
      ink: { so: 'printed' },
    });
    const { fields } = await evaluate(folder, {
      reader: reader(),
      describe: () => [suggestion('number', '12', 0.9, 'Số: 12/2019/NQ-HĐND'), suggestion('symbol', 'NQ-HĐND')],
    });
    expect(fields.so_ky_hieu?.printed).toEqual({ exact: 1, wrong: 0, empty: 0 });
  });

  test('a signer who signed on a page that is not here is not asked for', async () => {
    await put('gold/fields/p.json', { ...gold, pages_of_document: '1 of 8', signature_page: null });
    const { fields } = await evaluate(folder, { reader: reader(), describe: () => [] });
    expect(fields.nguoi_ky).toBeUndefined();
    expect(fields.loai_van_ban?.printed.empty).toBe(1);
  });
});

describe('what a reader of the report can act on', () => {
  const gold = {
    id: 'a',
    source: 'a.jpg',
    condition: 'xám 150',
    blocks: [{ text: 'Kính gửi các xã\nNơi nhận như trên' }],
  };

  test('what was taken for what, which lines were lost, word by word at its confidence', async () => {
    await put('gold/text/a.json', gold);
    const { confusions, words, text, conditions } = await evaluate(folder, {
      reader: recorded({ 'a.jpg': ['Kinh gửi cácxã'] }),
      describe: () => [],
    });
    expect(confusions.list.map(({ read, truth, kind }) => [read, truth, kind])).toEqual([
      ['', ' ', 'joined'],
      ['i', 'í', 'marks'],
    ]);
    expect(confusions.list[1]?.examples).toEqual([{ id: 'a', read: 'Kinh', truth: 'Kính' }]);
    expect(confusions.lostLines).toEqual([{ id: 'a', text: 'Nơi nhận như trên' }]);
    expect(words).toEqual([{ confidence: 95, count: 3, right: 1 }]);
    expect(text.worst?.id).toBe('a');
    expect(conditions['xám 150']).toMatchObject({ pages: 1, papers: 0 });
  });

  test('what the correction put right and what it spoilt', async () => {
    await put('gold/text/a.json', gold);
    const read = page('Kính gửi các xả Nơi nhận như trên');
    const before: Record<string, string> = { Kính: 'Kinh', xả: 'xã' };
    const reader: PaperReader = {
      ...recorded({ 'a.jpg': ['x'] }),
      read: async () => ({
        ...read,
        blocks: read.blocks.map((block) => ({
          ...block,
          lines: block.lines.map((line) => ({
            ...line,
            words: line.words.map((word) => ({ ...word, ...(before[word.text] && { read: before[word.text] }) })),
          })),
        })),
      }),
    };
    const { corrections } = await evaluate(folder, { reader, describe: () => [] });
    expect(corrections).toMatchObject({ better: 1, worse: 1, neither: 0, harm: [{ read: 'xã', text: 'xả' }] });
  });

  test('what is shown as sure and wrong is named; handwriting is never sure', async () => {
    await put('gold/fields/p.json', { id: 'p', file: 'p.jpg', so: '86', ky_hieu: 'QĐ-UBND', nguoi_ky: 'Lê Thị Mẫu' });
    const { sure } = await evaluate(folder, {
      reader: recorded({ 'p.jpg': ['x'] }),
      describe: () => [
        { ...suggestion('number', '88', 0.95), needsPerson: true },
        suggestion('symbol', 'QĐ-UBNO', 0.95),
        suggestion('signer', 'Lê Thị Mẫu', 0.95),
        suggestion('place', 'Huế', 0.3),
      ],
    });
    expect(sure).toMatchObject({ given: 2, right: 1, byField: { ky_hieu: { given: 1, right: 0 } } });
    expect(sure.wrong.map(({ id, field }) => [id, field])).toEqual([['p', 'ky_hieu']]);
  });

  test('a blank back is found blank, a page with text is not', async () => {
    await put('gold/fields/p.json', { id: 'p', file: 'p.pdf', blank_pages: [2] });
    await put('gold/text/p.json', { id: 'p1', source: 'p.pdf', page: 1, blocks: [{ text: 'Nơi nhận' }] });
    const empty: PageText = { ...page('x'), blocks: [] };
    const reader: PaperReader = { ...recorded({ 'p.pdf': ['x', ''] }), read: async () => empty };
    const { blank } = await evaluate(folder, { reader, describe: () => [] });
    expect(blank).toEqual({ right: 1, pages: 1, lost: ['p1'] });
  });

  test('pages read by other programs are set beside ours', async () => {
    await put('gold/text/a.json', gold);
    const native = { distance: 1, length: 32, cer: 1 / 32 };
    const comparer: Comparer = {
      native: 'tesseract 5',
      compare: async () => ({
        page: page('Kinh gữi các xã Nơi nhận như trên'),
        compared: { native, milliseconds: { ours: 1200, plain: 1000 } },
      }),
      close: async () => undefined,
    };
    const files = recorded({ 'a.jpg': ['x'] });
    const report = await evaluate(folder, { reader: files, comparer, describe: () => [] });
    expect(files.asked).toEqual([]);
    expect(report.comparison).toMatchObject({ ratio: 2, worse: [{ id: 'a' }], time: { ratio: 1.2 } });
    expect(evaluationTable(report)).toContain('mục tiêu 1,30');
  });
});

describe('folders as they are found', () => {
  test('an empty folder gives an empty report that says so', async () => {
    const report = await evaluate(folder, { reader: recorded({}), describe: () => [] });
    expect(report).toMatchObject({ text: { files: [], medianCer: null, totalCer: null }, fields: {} });
    expect(report.problems).toHaveLength(1);
  });

  test('a broken gold file is named and costs only itself', async () => {
    await put('gold/text/a.json', '{');
    await put('gold/text/b.json', { id: 'b', source: 'b.jpg', blocks: [{ text: 'Nơi nhận' }] });
    const report = await evaluate(folder, { reader: recorded({ 'b.jpg': ['Nơi nhận'] }), describe: () => [] });
    expect(report.text.files.map(({ id }) => id)).toEqual(['b']);
    expect(report.problems.map(({ id }) => id)).toEqual(['a.json']);
  });

  test('rendered pages are scored by words, variant by variant', async () => {
    await put('rendered/r1.txt', 'một hai ba bốn');
    await put('rendered/r1_clean.png', '');
    await put('rendered/r1_degraded.jpg', '');
    await put('rendered/index.json', '[]');
    const reader = recorded({ 'rendered/r1_clean.png': ['bốn ba hai một'], 'rendered/r1_degraded.jpg': ['một hai'] });
    const { rendered } = await evaluate(folder, { reader, describe: () => [] });
    expect(rendered.meanRecall).toEqual({ clean: 1, degraded: 0.5 });
  });

  test('stopping stops', async () => {
    await put('gold/text/b.json', { id: 'b', source: 'b.jpg', blocks: [{ text: 'Nơi nhận' }] });
    const stop = new AbortController();
    const reader = recorded({ 'b.jpg': ['x'] });
    const stopping: PaperReader = {
      ...reader,
      read: async () => {
        stop.abort();
        throw new StationError('cancelled');
      },
    };
    await expect(evaluate(folder, { reader: stopping, signal: stop.signal, describe: () => [] })).rejects.toThrow(
      StationError,
    );
  });
});

test('pages of a document as gold files write them', () => {
  expect(pagesOfDocument('1', 3)).toEqual([1]);
  expect(pagesOfDocument('1-3', 10)).toEqual([1, 2, 3]);
  expect(pagesOfDocument('1 of 8', 1)).toEqual([1]);
  expect(pagesOfDocument('2, 4', 4)).toEqual([2, 4]);
  expect(pagesOfDocument(null, 2)).toEqual([1, 2]);
  expect(pagesOfDocument('5', 2)).toEqual([1, 2]);
});

test('the table names every field with its counts', async () => {
  await put('gold/fields/p.json', { id: 'p', file: 'p.jpg', pages_of_document: '1', so: '86', ink: { so: 'printed' } });
  const report = await evaluate(folder, {
    reader: recorded({ 'p.jpg': ['x'] }),
    describe: () => [suggestion('number', '86', 0.87)],
  });
  expect(evaluationTable(report)).toMatch(/so +1 +0 +0 +0 +0 +0 +0,87 +-/);
});
