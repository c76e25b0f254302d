import { describe, expect, test } from 'vitest';
import { withLineStarts } from './line-starts.ts';

const put = (...lines: string[]): string[] =>
  withLineStarts(lines.map((line) => line.split(' '))).map((line) => line.join(' '));

describe('numbers of headings', () => {
  test('strokes read as letters are Roman figures before a heading in capitals', () => {
    expect(put('L. MỤC ĐÍCH', 'H. NỘI DUNG', 'HI. TỔ CHỨC THỰC HIỆN', 'TV. KINH PHÍ')).toEqual([
      'I. MỤC ĐÍCH',
      'II. NỘI DUNG',
      'III. TỔ CHỨC THỰC HIỆN',
      'IV. KINH PHÍ',
    ]);
  });

  test('a number that lost a stroke is known from those about it', () => {
    expect(put('I. MỤC ĐÍCH', 'I. KẾT QUẢ', 'III. TỒN TẠI')[1]).toBe('II. KẾT QUẢ');
  });

  test('letters that are labels stay, and so does what heads no capitals', () => {
    expect(put('G. PHỤ LỤC', 'H. BIỂU MẪU')).toEqual(['G. PHỤ LỤC', 'H. BIỂU MẪU']);
    expect(put('H. Hải Lăng', '1. MỤC ĐÍCH', 'TL. CHỦ TỊCH', 'V. KINH PHÍ')).toEqual([
      'H. Hải Lăng',
      '1. MỤC ĐÍCH',
      'TL. CHỦ TỊCH',
      'V. KINH PHÍ',
    ]);
  });
});

describe('strokes of lists', () => {
  test('a sign that opens no print is a hyphen where its neighbours begin with one', () => {
    expect(put('Nơi nhận:', '- Như trên;', '~ Các sở, ngành;', ': Lưu: VT.', '- X')).toEqual([
      'Nơi nhận:',
      '- Như trên;',
      '- Các sở, ngành;',
      '- Lưu: VT.',
      '- X',
    ]);
    expect(put('~ Các sở', '+ Các sở')).toEqual(['~ Các sở', '+ Các sở']);
  });
});
