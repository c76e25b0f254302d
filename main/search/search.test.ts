import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { FieldName } from '../../shared/fields.ts';
import type { SearchResult } from '../../shared/views.ts';
import { openCatalogue } from '../catalogue/catalogue.ts';
import { type TestArchive, testArchive } from '../database/test-archive.ts';
import { openSearch, type Search } from './search.ts';

let archive: TestArchive;
let search: Search;
let dossier: number;

beforeEach(() => {
  archive = testArchive();
  search = openSearch({ db: archive.db, catalogue: openCatalogue(archive.db) });
  dossier = archive.dossier({ code: '0012', title: 'Hòa giải cơ sở' });
});

afterEach(() => archive.close());

const paper = (text: string, fields: Partial<Record<FieldName, string>> = {}): number =>
  archive.document({ dossier, pages: [text], fields });

const ids = (answer: SearchResult): number[] => answer.hits.map((hit) => hit.documentId);
const found = (query: string): number[] => ids(search.find({ query })).sort((a, b) => a - b);

describe('words', () => {
  it('are found typed with marks, without, decomposed, and in either tone place', () => {
    const old = paper('Tổ hoà giải thôn Đông');
    const current = paper('Tổ hòa giải thôn Đoài');
    paper('Không liên quan');
    for (const query of ['hoa giai', 'hoà giải', 'hòa giải', 'HOÀ GIẢI', 'hoà giải'.normalize('NFD')]) {
      expect(found(query)).toEqual([old, current]);
    }
    expect(found('dong')).toEqual([old]);
    expect(found('đông')).toEqual([old]);
  });

  it('with marks put the papers with these marks first, and still give those that look alike', () => {
    const front = paper('MẶT TRẬN mặt trận mặt trận mặt trận');
    const secret = paper('Tài liệu MẬT của ban');
    const answer = search.find({ query: 'mật' });
    expect(answer.hits.map((hit) => [hit.documentId, hit.exact])).toEqual([
      [secret, true],
      [front, false],
    ]);
    expect(ids(search.find({ query: 'mặt' }))).toEqual([front, secret]);
  });

  it('without marks put papers that literally have none first', () => {
    const marked = paper('thống kê thống kê thống kê');
    const literal = paper('bang thong ke');
    expect(ids(search.find({ query: 'thong ke' }))).toEqual([literal, marked]);
  });

  it('are found in either spelling of i, the one typed first', () => {
    const old = paper('nhiệm kì cũ theo qui định, kỉ luật');
    const current = paper('nhiệm kỳ mới theo quy định, kỷ luật');
    expect(ids(search.find({ query: 'nhiệm kỳ' }))).toEqual([current, old]);
    expect(ids(search.find({ query: 'kỉ luật' }))).toEqual([old, current]);
    expect(found('qui định')).toEqual([old, current]);
    expect(found('"ki luat"')).toEqual([old, current]);
  });

  it('typed side by side put the papers first where they stand side by side', () => {
    const filler = 'Căn cứ kế hoạch công tác năm của Ủy ban '.repeat(6);
    const apart = paper(`CỘNG HÒA XÃ HỘI CHỦ NGHĨA. Giải quyết kiến nghị, giải trình, hòa nhập. ${filler}`);
    const together = paper(`${filler} Công tác hòa giải ở cơ sở ${filler} ${filler}`);
    for (let n = 0; n < 5; n += 1) paper(`CỘNG HÒA XÃ HỘI CHỦ NGHĨA. ${filler} giải pháp`);
    for (const query of ['hòa giải', 'hoa giai', 'công tác hòa giải']) {
      expect(search.find({ query }).hits[0]?.documentId).toBe(together);
    }
    expect(found('hòa giải')).toContain(apart);
  });

  it('must all be there, on whatever page', () => {
    const both = archive.document({ dossier, pages: ['quỹ vì người nghèo', 'xã Cam Lộ'] });
    paper('quỹ khuyến học');
    expect(found('quỹ "cam lộ"')).toEqual([both]);
  });

  it('weigh more in the subject than in the text', () => {
    const mentioned = paper('giám sát giám sát giám sát giám sát đầu tư');
    const about = paper('một hai ba bốn năm sáu', { subject: 'Giám sát đầu tư cộng đồng' });
    expect(ids(search.find({ query: 'giám sát' }))).toEqual([about, mentioned]);
  });
});

describe('the query language', () => {
  it('finds phrases only where the words follow one another', () => {
    const phrase = paper('ban thường trực họp');
    paper('trực ban, họp thường kỳ');
    expect(found('"thường trực"')).toEqual([phrase]);
    expect(found('“thường trực”')).toEqual([phrase]);
    expect(found('"thường trực')).toEqual([phrase]);
  });

  it('leaves out what is not wanted, with marks only the very word', () => {
    const front = paper('văn bản của Mặt trận');
    const secret = paper('văn bản mật');
    const plain = paper('văn bản thường');
    expect(found('"văn bản" -mật')).toEqual([front, plain]);
    expect(found('"văn bản" -mat')).toEqual([plain]);
    expect(found('-mật')).toEqual([front, plain]);
    expect(found('"văn bản" -"mặt trận" -thường')).toEqual([secret]);
  });

  it('finds beginnings of words', () => {
    const paid = paper('tuyên truyền viên');
    expect(found('tuyê*')).toEqual([paid]);
    expect(found('tuye*')).toEqual([paid]);
    expect(found('tuye')).toEqual([]);
  });

  it('looks into one field when asked to', () => {
    const decision = paper('nội dung', { type: 'Quyết định', date: '1998-03-05', signer: 'Đặng Thử Nghiệm' });
    const letter = paper('căn cứ quyết định năm 1998 của ông Nghiệm', { type: 'Công văn', date: '2001' });
    expect(found('loai:"quyết định"')).toEqual([decision]);
    expect(found('loại:quyết')).toEqual([decision]);
    expect(found('nam:1998')).toEqual([decision]);
    expect(found('nguoiky:nghiem')).toEqual([decision]);
    expect(found('nghiem -nguoiky:nghiem')).toEqual([letter]);
  });

  it('stays inside a dossier named by its code', () => {
    const inside = paper('kế hoạch');
    const other = archive.dossier({ code: '0013' });
    const outside = archive.document({ dossier: other, pages: ['kế hoạch'] });
    expect(found('kế hoạch')).toEqual([inside, outside]);
    expect(found('hoso:0013 kế hoạch')).toEqual([outside]);
    expect(found('hoso:0012')).toEqual([inside]);
    expect(ids(search.find({ query: 'kế hoạch', dossierId: other }))).toEqual([outside]);
  });

  it.each([
    '"',
    '""',
    '*',
    '-',
    'AND',
    'a AND OR NOT (',
    'NEAR(a b, 3)',
    'body : x',
    '^đầu',
    "'; drop table document; --",
    '😀',
    '\ud83d',
    'a\u0000b',
    'so:',
    'so:"',
    '{}[]()',
    '+-*/%',
    'x:y:z',
    '-"',
    '中文 שלום',
    '\u0301\u0323',
    'hoso:',
    `${'dài '.repeat(5000)}`,
    '"'.repeat(999),
  ])('takes whatever is typed: %j', (query) => {
    paper('một văn bản');
    expect(() => search.find({ query })).not.toThrow();
  });

  it('says nothing to an empty question', () => {
    paper('một văn bản');
    expect(search.find({ query: ' “” ' })).toEqual({ total: 0, capped: false, facets: null, pending: 0, hits: [] });
  });
});

describe('numbers', () => {
  it('are found however they are typed, in the field and in the text', () => {
    const field = paper('trống', { number: '12', symbol: 'QĐ-MTTQ' });
    const text = paper('Căn cứ Quyết định số 12 - QĐ/MTTQ ngày');
    paper('Số: 21/QĐ-MTTQ', { number: '21', symbol: 'QĐ-MTTQ' });
    for (const query of ['12/QĐ-MTTQ', '12 qd mttq', '12-QĐ/MTTQ', '12 -qđ/mttq', 'số:12/QĐ-MTTQ']) {
      expect(found(query)).toContain(field);
    }
    expect(found('12/QĐ-MTTQ')).toEqual([field, text]);
    expect(search.find({ query: '12/QĐ-MTTQ' }).hits[0]?.documentId).toBe(field);
  });

  it('are the same with and without a leading zero, dates too', () => {
    const padded = paper('Số: 07/KH-MTTQ ngày 05/3/1998', { date: '1998-03-05' });
    const bare = paper('Số: 7/KH-MTTQ');
    expect(found('7/KH-MTTQ')).toEqual([padded, bare]);
    expect(found('07/KH-MTTQ')).toEqual([padded, bare]);
    expect(found('5/3/1998')).toEqual([padded]);
    expect(found('05/03/1998')).toEqual([padded]);
    expect(found('1998-03-05')).toEqual([padded]);
    expect(found('3/1998')).toEqual([padded]);
  });
});

describe('what is shown', () => {
  it('names the paper, the pages and marks the words in a piece of the text', () => {
    const id = archive.document({
      dossier,
      pages: ['Trang đầu không có gì.', `${'Mở đầu dài dòng. '.repeat(30)}Tổ hoà\ngiải của thôn`, '', 'hòa giải'],
      fields: {
        type: 'Báo cáo',
        number: '9',
        symbol: 'BC-MTTQ',
        date: '1999',
        issuer: 'UBMTTQ XÃ THỬ',
        subject: 'Về tổ',
      },
    });
    const [hit] = search.find({ query: 'hòa giải' }).hits;
    expect(hit).toMatchObject({
      documentId: id,
      dossierCode: '0012',
      dossierTitle: 'Hòa giải cơ sở',
      type: 'Báo cáo',
      number: '9',
      symbol: 'BC-MTTQ',
      date: '1999',
      issuer: 'UBMTTQ XÃ THỬ',
      subject: 'Về tổ',
      exact: true,
    });
    expect(hit?.pages.map((page) => page.page)).toEqual([2, 4]);
    const [long] = hit?.pages ?? [];
    expect(long?.marks.map(([start, end]) => long.snippet.slice(start, end))).toEqual(['hoà', 'giải']);
    expect(long?.snippet.startsWith('… ')).toBe(true);
    expect(long?.snippet.length).toBeLessThan(220);
  });

  it('marks only the words with the marks typed, where they stand beside others', () => {
    paper('Mặt trận nhận công văn mật của mặt khác');
    const [page] = search.find({ query: 'mật' }).hits[0]?.pages ?? [];
    expect(page?.marks.map(([start, end]) => page.snippet.slice(start, end))).toEqual(['mật']);
  });

  it('marks a whole number and a decomposed word where they stand in the text as read', () => {
    paper(`số 367 - QĐ/TWĐTN-VP về ${'hòa bình'.normalize('NFD')}`);
    const [page] = search.find({ query: '367/qđ-twđtn-vp "hòa bình"' }).hits[0]?.pages ?? [];
    expect(page?.marks.map(([start, end]) => page.snippet.slice(start, end).normalize('NFC'))).toEqual([
      '367 - QĐ/TWĐTN-VP',
      'hòa bình',
    ]);
  });

  it('shows the pages that hold most of what was asked first', () => {
    archive.document({ dossier, pages: ['quỹ', 'nghèo', 'quỹ vì người nghèo', 'quỹ'] });
    const [hit] = search.find({ query: 'quỹ nghèo', pagesPerDocument: 2 }).hits;
    expect(hit?.pages.map((page) => page.page)).toEqual([3, 1]);
  });

  it('counts everything and shows a part, the same order on every page of the list', () => {
    const all = Array.from({ length: 7 }, (_, at) => paper(`kế hoạch ${'x '.repeat(at)}`));
    const first = search.find({ query: 'kế hoạch', limit: 4 });
    const second = search.find({ query: 'kế hoạch', limit: 4, offset: 4 });
    expect([first.total, second.total]).toEqual([7, 7]);
    expect([...ids(first), ...ids(second)].sort((a, b) => a - b)).toEqual(all);
  });

  it('counts and narrows by record group, named as the scheme names it', () => {
    const supervision = [1, 2].map(() => paper('giám sát', { recordGroup: '04' }));
    paper('giám sát', { recordGroup: '05' });
    const found = search.find({ query: 'giám sát', filters: { groups: ['04'] }, facets: true });
    expect(ids(found).sort((a, b) => a - b)).toEqual(supervision);
    expect(found.facets?.find(({ facet }) => facet === 'groups')?.values).toMatchObject([
      { value: '04', label: '04 – Giám sát', count: 2 },
      { value: '05', count: 1 },
    ]);
  });

  it('finds a paper by its fields alone, without a page to show', () => {
    const id = paper('', { subject: 'Đơn khiếu nại' });
    const [hit] = search.find({ query: 'khiếu nại' }).hits;
    expect([hit?.documentId, hit?.pages]).toEqual([id, []]);
  });
});
