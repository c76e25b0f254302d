/** Files that hold more than one paper, and files that only look so; all offices are invented. */
import { describe, expect, test } from 'vitest';
import type { PageText } from '../../shared/page-text.ts';
import { loadProfiles } from './profiles.ts';
import { findBoundaries, readPageHead } from './separation.ts';
import { type Line, runningText, typesetPage } from './typeset-page.ts';

const profiles = loadProfiles();
const found = (...pages: PageText[]) => findBoundaries(pages.map((page) => readPageHead(page, profiles)));
const beginnings = (...pages: PageText[]): number[] => found(...pages).map(({ page }) => page);

const TITLE: Line[] = [
  ['right', 200, 'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM'],
  ['right', 265, 'Độc lập - Tự do - Hạnh phúc'],
];
const SIGNED: Line[] = [
  ['recipients', 2600, 'Nơi nhận:'],
  ['recipients', 2665, '- Như trên;'],
  ['recipients', 2730, '- Lưu: VT.'],
  ['sign', 2600, 'TM. BAN THƯỜNG TRỰC'],
  ['sign', 2665, 'CHỦ TỊCH'],
  ['sign', 3050, 'Lê Văn Mẫu'],
];

const head = (number: string, type: string): Line[] => [
  ...TITLE,
  ['left', 200, 'ỦY BAN MẶT TRẬN TỔ QUỐC'],
  ['left', 265, 'HUYỆN GIẢ ĐỊNH'],
  ['left', 380, number],
  ['right', 380, 'Giả Định, ngày 16 tháng 01 năm 2012'],
  ['middle', 560, type],
  ['middle', 640, 'Về việc tổ chức hội nghị thường kỳ'],
];
const first = (number: string, type = 'TỜ TRÌNH', end: Line[] = []): PageText =>
  typesetPage([...head(number, type), ...runningText(900, 20), ...end]);
const following = (page: string, end: Line[] = []): PageText =>
  typesetPage([['middle', 120, page], ...runningText(260, 25), ...end]);
const blank = (): PageText => typesetPage([]);

describe('another document begins', () => {
  test('with a letterhead behind a signature, whatever its number is written with', () => {
    const pages = [first('Số: 23/TTr-MTTQ', 'TỜ TRÌNH', SIGNED), first('Số: {24|60}/QĐ-MTTQ', 'QUYẾT ĐỊNH', SIGNED)];
    expect(found(...pages)).toEqual([
      {
        page: 2,
        confidence: expect.any(Number),
        reasons: ['letterhead', 'number-line', 'other-symbol', 'after-signature'],
        type: 'Quyết định',
        number: null,
        symbol: 'QĐ-MTTQ',
      },
    ]);
    expect(found(...pages)[0]?.confidence).toBeGreaterThan(0.9);
  });

  test('each of three, with a blank back between that stays with the earlier one', () => {
    const pages = [first('Số: 1/TB-MTTQ', 'THÔNG BÁO', SIGNED), blank(), first('Số: 2/TB-MTTQ', 'THÔNG BÁO')];
    expect(beginnings(...pages, following('2', SIGNED), first('Số: 3/TB-MTTQ', 'THÔNG BÁO', SIGNED))).toEqual([3, 5]);
  });

  test('with the heading of the Party, which has no national title', () => {
    const party = typesetPage([
      ['right', 200, 'ĐẢNG CỘNG SẢN VIỆT NAM'],
      ['left', 200, 'HUYỆN ỦY GIẢ ĐỊNH'],
      ['left', 300, '*'],
      ['left', 380, 'Số 127-QĐ/HU'],
      ['right', 380, 'Giả Định, ngày 16 tháng 01 năm 2012'],
      ['middle', 560, 'QUYẾT ĐỊNH'],
      ...runningText(800, 20),
    ]);
    expect(beginnings(first('Số: 23/TTr-MTTQ', 'TỜ TRÌNH', SIGNED), party)).toEqual([2]);
  });

  test('with a petition behind the slip that sends it on', () => {
    const petition = typesetPage([
      ['middle', 200, 'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM'],
      ['middle', 265, 'Độc lập - Tự do - Hạnh phúc'],
      ['middle', 500, 'ĐƠN KIẾN NGHỊ'],
      ['middle', 620, 'Kính gửi: Ủy ban Mặt trận Tổ quốc huyện Giả Định'],
      ...runningText(800, 12),
    ]);
    expect(beginnings(first('Số: 5/PC-MTTQ', 'PHIẾU CHUYỂN', SIGNED), petition)).toEqual([2]);
  });

  test('with the draft that a report submits, and says that it is one', () => {
    const draft = typesetPage([
      ...head('Số:        /NQ-HĐND', 'NGHỊ QUYẾT'),
      ['left', 450, 'DỰ THẢO'],
      ...runningText(900, 20),
    ]);
    const [boundary] = found(first('Số: 23/TTr-UBND', 'TỜ TRÌNH', SIGNED), draft);
    expect(boundary).toMatchObject({ page: 2, number: null, symbol: 'NQ-HĐND' });
    expect(boundary?.reasons).toContain('draft');
  });

  test('with a letterhead of an office that prints no national title', () => {
    const company = typesetPage([
      ['left', 200, 'CÔNG TY THỦY NÔNG GIẢ ĐỊNH'],
      ['left', 380, 'Số: 45/CV-CT'],
      ['right', 380, 'Giả Định, ngày 16 tháng 01 năm 2012'],
      ...runningText(900, 20),
    ]);
    expect(beginnings(first('Số: 23/TTr-MTTQ', 'TỜ TRÌNH', SIGNED), company)).toEqual([2]);
  });
});

describe('nothing begins', () => {
  const signed = first('Số: 23/KH-MTTQ', 'KẾ HOẠCH', SIGNED);

  test('on following pages, blank pages, or pages of a table', () => {
    expect(beginnings(first('Số: 23/KH-MTTQ'), following('2'), blank(), following('3', SIGNED), blank())).toEqual([]);
  });

  test('on an annex, though it carries a letterhead of its own', () => {
    const annexes = [
      ['middle', 560, 'PHỤ LỤC 2'],
      ['middle', 640, '(Kèm theo Kế hoạch số 23/KH-MTTQ ngày 16 tháng 01 năm 2012)'],
    ] as const;
    // Behind a subject of two long lines, which looks like running text.
    const long = typesetPage([
      ...TITLE,
      ['left', 200, 'ỦY BAN MẶT TRẬN TỔ QUỐC'],
      ['middle', 500, 'KẾ HOẠCH'],
      ['middle', 580, 'Tổ chức hội nghị tổng kết phong trào thi đua và công tác khen thưởng năm'],
      ['middle', 655, 'học tập và làm theo tấm gương của các cá nhân tiêu biểu trên địa bàn huyện'],
      ['middle', 740, '(Kem theo Quyết định số 23/QĐ-MTTQ ngày 16 tháng 01 năm 2012)'],
      ...runningText(900, 20),
    ]);
    expect(beginnings(signed, long)).toEqual([]);
    for (const mark of annexes) {
      const annex = typesetPage([...TITLE, ['left', 200, 'ỦY BAN MẶT TRẬN TỔ QUỐC'], mark, ...runningText(900, 20)]);
      expect(beginnings(signed, annex)).toEqual([]);
    }
  });

  test('on a form to be filled in', () => {
    const dots = '.'.repeat(60);
    const form = typesetPage([
      ['body', 120, 'Mẫu số 3'],
      ...head('Số: ....../BC-MTTQ', 'BÁO CÁO'),
      ...[900, 975, 1050, 1125, 1200].map((top): Line => ['body', top, dots]),
    ]);
    expect(beginnings(signed, form)).toEqual([]);
  });

  test('on a second copy of the first page', () => {
    expect(beginnings(signed, first('Số: 23/KH-MTTQ', 'KẾ HOẠCH', SIGNED))).toEqual([]);
    // Page after page in two copies.
    const one = first('Số: 23/KH-MTTQ', 'KẾ HOẠCH');
    expect(beginnings(one, following('2', SIGNED), one, following('2', SIGNED))).toEqual([]);
  });

  test('where a text quotes a letterhead', () => {
    const quoting = typesetPage([
      ...runningText(150, 8),
      ...head('Số: 15/QĐ-UBND', 'QUYẾT ĐỊNH').map(([place, top, text]): Line => [place, top + 700, text]),
      ...runningText(1600, 15),
    ]);
    expect(beginnings(signed, quoting)).toEqual([]);
  });

  test('on a page whose number goes on', () => {
    const page = typesetPage([['middle', 110, '2'], ...head('Số: 15/QĐ-UBND', 'QUYẾT ĐỊNH'), ...runningText(900, 20)]);
    expect(beginnings(signed, page)).toEqual([]);
  });

  test('on the form that certifies a copy', () => {
    const certified = typesetPage([...head('Số: 9/SY-MTTQ', 'SAO Y BẢN CHÍNH')]);
    expect(beginnings(signed, certified)).toEqual([]);
  });

  test('and nothing can begin on the first page', () => {
    expect(beginnings(blank(), signed)).toEqual([]);
  });
});
