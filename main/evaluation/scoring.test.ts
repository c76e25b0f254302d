import { describe, expect, test } from 'vitest';
import { dateVerdict, fieldVerdict, lineCer, normaliseText, wordRecall } from './scoring.ts';

describe('normaliseText', () => {
  test('brings marks, dashes, quotes and blanks to one writing', () => {
    expect(normaliseText('Uỷ\u00A0 ban –\n“Hòa” ‘b’'.normalize('NFD'))).toBe('Uỷ ban - "Hòa" \'b\'');
  });
});

describe('lineCer', () => {
  test('a page read without a fault costs nothing, in whatever order its columns were read', () => {
    const gold = ['ỦY BAN NHÂN DÂN', 'CỘNG HÒA XÃ HỘI', 'Độc lập - Tự do'];
    expect(lineCer(gold, 'CỘNG HÒA XÃ HỘI\nĐộc lập – Tự do\nỦY BAN NHÂN DÂN')).toEqual({
      distance: 0,
      length: 45,
      cer: 0,
    });
  });

  test('counts each wrong, missing and added letter once', () => {
    expect(lineCer(['kính gửi'], 'xx kinh gửi yy').distance).toBe(1);
    expect(lineCer(['kính gửi'], 'xx kính gử yy').distance).toBe(1);
    expect(lineCer(['kính gửi'], 'xx kính  gửii yy').distance).toBe(0);
    expect(lineCer(['kính gửi'], 'xx kín.h gửi yy').distance).toBe(1);
  });

  test('letter case and marks count, the manner of writing a letter does not', () => {
    expect(lineCer(['Đông'], 'đông').distance).toBe(1);
    expect(lineCer(['Đông'], 'Đông'.normalize('NFD')).distance).toBe(0);
  });

  test('a line that was not read at all costs its length, not more', () => {
    expect(lineCer(['abc', 'kính gửi'], 'kính gửi')).toMatchObject({ distance: 3, length: 11 });
    expect(lineCer(['abc'], '')).toEqual({ distance: 3, length: 3, cer: 1 });
  });

  test('a handwritten number may be read rightly, wrongly or not at all', () => {
    const gold = ['Số: 86 /QĐ-UBND'];
    for (const read of ['Số: 86 /QĐ-UBND', 'Số: /QĐ-UBND', 'Số: 8ó6/QĐ-UBND', 'Số:S$ /QĐ-UBND']) {
      expect(lineCer(gold, read, ['86'])).toMatchObject({ distance: 0, length: 11 });
    }
    expect(lineCer(gold, 'Số: 86 /QĐ-UBNO', ['86']).distance).toBe(1);
    expect(lineCer(gold, 'Số: 85 /QĐ-UBND', []).distance).toBe(1);
  });

  test('a handwritten token stands for one occurrence and never for part of a printed number', () => {
    const gold = ['ngày 04 tháng 02', 'Công văn 104 ngày 04/02'];
    expect(lineCer(gold, 'ngày tháng 02 Công văn 104 ngày 04/02', ['04']).distance).toBe(0);
    expect(lineCer(gold, 'ngày tháng 02 Công văn 104 ngày /02', ['04']).distance).toBe(2);
  });

  test('nothing to read is no error', () => {
    expect(lineCer([], 'abc').cer).toBe(0);
    expect(lineCer(['12'], 'abc', ['12'])).toEqual({ distance: 0, length: 0, cer: 0 });
  });
});

describe('wordRecall', () => {
  test('counts each word as often as it occurs', () => {
    expect(wordRecall('ban thường trực ban', 'trực ban thường')).toBe(0.75);
    expect(wordRecall('ban, thường trực;', 'BAN thường (trực)')).toBeCloseTo(2 / 3);
    expect(wordRecall('', 'x')).toBe(1);
  });

  test('leaves handwritten tokens out', () => {
    expect(wordRecall('Số: 86 /QĐ-UBND\nngày 16', 'Số QĐ UBND ngày', ['86', '16'])).toBe(1);
  });
});

describe('fieldVerdict', () => {
  test('equal up to case, tone place and dashes is exact', () => {
    expect(fieldVerdict('ỦY BAN NHÂN DÂN', 'Uỷ ban nhân dân')).toBe('exact');
    expect(fieldVerdict('QĐ-UBND', 'QĐ–UBND'.normalize('NFD'))).toBe('exact');
  });

  test('one lost mark is wrong, nothing is empty', () => {
    expect(fieldVerdict('QĐ-UBND', 'QD-UBND')).toBe('wrong');
    expect(fieldVerdict('86', null)).toBe('empty');
    expect(fieldVerdict('86', ' ')).toBe('empty');
  });

  test('a made-up value is wrong, nothing for nothing is no case', () => {
    expect(fieldVerdict(null, 'Mật')).toBe('wrong');
    expect(fieldVerdict(null, null)).toBeNull();
  });
});

describe('dateVerdict', () => {
  test('a true prefix leaves the rest to a person, a contradiction is wrong', () => {
    expect(dateVerdict('2025-01-16', '2025-01-16')).toBe('exact');
    expect(dateVerdict('2025-01-16', '2025-01')).toBe('empty');
    expect(dateVerdict('2025-01-16', '2025-0')).toBe('wrong');
    expect(dateVerdict('2025-01-16', '2025-02')).toBe('wrong');
    expect(dateVerdict('2025-01', '2025-01-16')).toBe('wrong');
  });
});
