/** Where the words of a query stand on the picture, how found papers spread, and the searches a user keeps. */
import { deflateSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { FieldName } from '../../shared/fields.ts';
import type { Box, PageText } from '../../shared/page-text.ts';
import { openCatalogue } from '../catalogue/catalogue.ts';
import { type TestArchive, testArchive } from '../database/test-archive.ts';
import { hitsOf } from './hits.ts';
import { parseQuery } from './query.ts';
import { openSavedSearches, openSearch, type Search } from './search.ts';

/** One line; the n-th word stands at x = 100 n. */
const page = (text: string): PageText => ({
  width: 1000,
  height: 1000,
  dpi: 100,
  skew: 0,
  source: 'ocr',
  blocks: [
    {
      box: [0, 0, 1000, 20],
      lines: [
        {
          box: [0, 0, 1000, 20],
          words: text.split(' ').map((word, at) => ({ text: word, box: [at * 100, 0, 90, 20], confidence: 90 })),
        },
      ],
    },
  ],
});

const marked = (query: string, texts: string[], fields: Parameters<typeof hitsOf>[2] = []): number[][][] =>
  hitsOf(
    texts.map((text, at) => ({ pageId: at + 1, page: at + 1, text: page(text) })),
    parseQuery(query).wanted,
    fields,
  ).map(({ page: number, hits }) => [[number], ...hits.map((boxes) => boxes.map((box) => box[0] / 100))]);

describe('hits on the page', () => {
  it('a word without marks is found however it is written; pages without it are left out', () => {
    expect(marked('hoa', ['Cộng HÒA xã', 'không có', 'hoà bình'])).toEqual([
      [[1], [1]],
      [[3], [0]],
    ]);
  });

  it('marks that were typed shut out what merely looks alike, where they stand anywhere', () => {
    expect(marked('mật', ['đóng dấu Mật', 'Mặt trận'])).toEqual([[[1], [2]]]);
    expect(marked('mật', ['Mặt trận'])).toEqual([[[1], [0]]]);
  });

  it('a phrase and a number are one hit with a box for each word', () => {
    expect(marked('"ban thường trực"', ['của ban thường trực'])).toEqual([[[1], [1, 2, 3]]]);
    expect(marked('12/QĐ-MTTQ', ['Số: 12/QĐ-MTTQ', 'số 12 / QĐ- MTTQ'])).toEqual([
      [[1], [1]],
      [[2], [1, 3, 4]],
    ]);
  });

  it('words side by side are one hit, and then do not light wherever one of them stands alone', () => {
    expect(marked('hòa giải', ['Cộng hòa và hòa giải', 'cộng hòa'])).toEqual([[[1], [3, 4]]]);
    expect(marked('kế hoạch hòa giải', ['kế hoạch năm nay về hòa giải'])).toEqual([[[1], [0, 1], [5, 6]]]);
  });

  it('a value that the picture shows otherwise is marked at its field', () => {
    const box: Box = [700, 0, 90, 20];
    const number = { field: 'number' as FieldName, value: '86', evidence: [{ page: 2, box, text: '' }] };
    const symbol = { field: 'symbol' as FieldName, value: 'QĐ-UBND', evidence: [] };
    expect(marked('86/QĐ-UBND', ['không', 'không'], [number, symbol])).toEqual([[[2], [7]]]);
    expect(marked('so:86', ['86 người', 'không'], [number, symbol])).toEqual([[[2], [7]]]);
    expect(marked('so:85', ['85 người'], [number, symbol])).toEqual([[[1], [0]]]);
  });
});

describe('narrowing what was found', () => {
  let archive: TestArchive;
  let search: Search;

  beforeEach(() => {
    archive = testArchive();
    search = openSearch({ db: archive.db, catalogue: openCatalogue(archive.db) });
    const dossier = archive.dossier({ code: '1' });
    for (const [type, date] of [
      ['Báo cáo', '1998-03-05'],
      ['Báo cáo', '1999'],
      ['Kế hoạch', '1999-01'],
    ] as const) {
      const id = archive.document({ dossier, pages: ['hòa giải'], fields: { type, date } });
      archive.db
        .prepare('update page set words = ? where document_id = ?')
        .run(deflateSync(JSON.stringify(page('hòa giải'))), id);
    }
  });
  afterEach(() => archive.close());

  const facet = (result: ReturnType<Search['find']>, name: string) =>
    result.facets?.find((each) => each.facet === name)?.values.map(({ value, count }) => [value, count]);

  it('a petition is found by who sent it, in words and by choice', () => {
    const dossier = archive.dossier({ code: '2' });
    const sent = (sender: string): number =>
      archive.document({ dossier, pages: ['đơn'], fields: { type: 'Đơn kiến nghị', sender } });
    const [mai] = [sent('Mai Thị Người Dân'), sent('Võ Văn Ví Dụ')];
    const ids = (query: string, filters = {}) =>
      search.find({ query, filters }).hits.map(({ documentId }) => documentId);
    expect(ids('nguoigui:"mai thi"')).toEqual([mai]);
    expect(ids('đơn', { senders: ['Mai Thị Người Dân'] })).toEqual([mai]);
    const facets = search.find({ query: 'đơn', facets: true }).facets;
    expect(facets?.find(({ facet }) => facet === 'senders')?.values).toMatchObject([{ count: 1 }, { count: 1 }]);
    expect(ids('', { senders: ['Võ Văn Ví Dụ'] })).toHaveLength(1);
  });

  it('several values of one facet widen, several facets narrow', () => {
    const total = (filters: Parameters<Search['find']>[0]['filters']) => search.find({ query: 'hòa', filters }).total;
    expect(total({})).toBe(3);
    expect(total({ years: ['1999'] })).toBe(2);
    expect(total({ years: ['1999'], types: ['Báo cáo'] })).toBe(1);
    expect(total({ years: ['1998', '1999'], types: ['Báo cáo'] })).toBe(2);
    expect(total({ states: ['approved'] })).toBe(0);
    expect(search.find({ query: '', filters: { years: ['1999'] } }).total).toBe(2);
  });

  it('an empty question finds nothing, but tells what there is to choose from', () => {
    const nothing = search.find({ query: ' ', facets: true });
    expect(nothing).toMatchObject({ total: 0, hits: [] });
    const years = search.find({ query: 'hòa', facets: true });
    expect(facet(nothing, 'years')).toEqual(facet(years, 'years'));
  });

  it('counts all that was found, and beside a chosen value what another would bring', () => {
    const all = search.find({ query: 'hòa', facets: true });
    expect(facet(all, 'types')).toEqual([
      ['Báo cáo', 2],
      ['Kế hoạch', 1],
    ]);
    expect(facet(all, 'years')).toEqual([
      ['1999', 2],
      ['1998', 1],
    ]);
    expect(all.facets?.find((each) => each.facet === 'fondsIds')?.values).toEqual([
      { value: 1, label: 'P01 Phông thử', count: 3 },
    ]);
    const narrowed = search.find({ query: 'hòa', facets: true, filters: { years: ['1998'], types: ['Tờ trình'] } });
    expect(narrowed.total).toBe(0);
    expect(facet(narrowed, 'types')).toEqual([
      ['Báo cáo', 1],
      ['Tờ trình', 0],
    ]);
  });

  it('finds the boxes of a document from its stored words', () => {
    expect(search.hits(1, 'giải', [])).toMatchObject([{ page: 1, hits: [[[100, 0, 90, 20]]] }]);
  });

  it('keeps the last twenty searches of each user and the named ones, and nobody else forgets them', () => {
    const saved = openSavedSearches(archive.db);
    for (let at = 0; at < 25; at += 1) saved.save({ query: `q${at}`, filters: {}, name: null }, 'lan');
    saved.save({ query: 'q10', filters: {}, name: null }, 'lan');
    const named = saved.save({ query: 'đơn thư', filters: { years: ['1998'] }, name: 'Đơn' }, 'lan');
    expect(saved.list('lan').map(({ query }) => query)).toHaveLength(21);
    expect(saved.list('lan')[0]?.query).toBe('q10');
    expect(saved.list('lan').filter(({ query }) => query === 'q10')).toHaveLength(1);
    expect(saved.list('lan').at(-1)).toEqual(named);
    expect(saved.save({ query: 'khác', filters: {}, name: 'Đơn' }, 'lan').query).toBe('khác');
    expect(saved.list('hoa')).toEqual([]);
    expect(() => saved.forget(named.id, 'hoa')).toThrow(expect.objectContaining({ code: 'not-found' }));
  });
});
