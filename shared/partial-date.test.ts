import { describe, expect, test } from 'vitest';
import {
  comparePartialDates,
  earliestDay,
  formatPartialDate,
  isPartialDate,
  latestDay,
  parsePartialDate,
  partialDate,
  spellPartialDate,
} from './partial-date.ts';

describe('parsePartialDate', () => {
  test.each([
    ['ngày 05 tháng 3 năm 1998', '1998-03-05'],
    ['Ngày 5  tháng 03 năm 1998', '1998-03-05'],
    ['05/3/1998', '1998-03-05'],
    ['5-3-98', '1998-03-05'],
    ['5.3.1998', '1998-03-05'],
    ['22/ 12/ 2011', '2011-12-22'],
    ['tháng 3/1998', '1998-03'],
    ['tháng 3 năm 1998', '1998-03'],
    ['3/1998', '1998-03'],
    ['1998', '1998'],
    ['năm 1998', '1998'],
    ['1998-03-05', '1998-03-05'],
    ['1998-03', '1998-03'],
    ['ngày 05 tháng 3 năm 1998'.normalize('NFD'), '1998-03-05'],
  ])('reads %s', (text, date) => {
    expect(parsePartialDate(text)).toBe(date);
  });

  test.each(['', '31/02/2020', '29/2/2023', '13/1998', '0/1998', '5/3', 'ngày tháng năm', '1700', '12345', '2020-13'])(
    'refuses %s',
    (text) => {
      expect(parsePartialDate(text)).toBeNull();
    },
  );

  test('a leap day is a day', () => {
    expect(parsePartialDate('29/2/2024')).toBe('2024-02-29');
  });

  test('two digits never mean a year to come', () => {
    expect(parsePartialDate('1/2/26', { latestYear: 2026 })).toBe('2026-02-01');
    expect(parsePartialDate('1/2/27', { latestYear: 2026 })).toBe('1927-02-01');
    expect(parsePartialDate('1/2/99', { latestYear: 1999 })).toBe('1999-02-01');
  });
});

test('a date is put together only when there is such a day', () => {
  expect(partialDate(2025, 1, 6)).toBe('2025-01-06');
  expect(partialDate(2025, 4, 31)).toBeNull();
  expect(partialDate(2025, undefined, 3)).toBeNull();
});

test('only partial ISO is partial ISO', () => {
  expect(isPartialDate('2025-01')).toBe(true);
  expect(isPartialDate('2025-1')).toBe(false);
  expect(isPartialDate('01/2025')).toBe(false);
});

test('writes dates as lists and letterheads do', () => {
  expect(formatPartialDate('1998-03-05')).toBe('05/03/1998');
  expect(formatPartialDate('1998-03')).toBe('03/1998');
  expect(spellPartialDate('1998-03-05')).toBe('ngày 05 tháng 3 năm 1998');
  expect(spellPartialDate('2020-02')).toBe('tháng 02 năm 2020');
  expect(spellPartialDate('1998')).toBe('năm 1998');
});

test('a partial date spans all the days it may mean', () => {
  expect([earliestDay('1998'), latestDay('1998')]).toEqual(['1998-01-01', '1998-12-31']);
  expect([earliestDay('2024-02'), latestDay('2024-02')]).toEqual(['2024-02-01', '2024-02-29']);
  expect(latestDay('2024-02-10')).toBe('2024-02-10');
});

test('sorts by the first possible day, the less precise first', () => {
  const dates = ['1998-03-05', '1998', '1997-12', '1998-01-01', '1998-01'];
  expect(dates.sort(comparePartialDates)).toEqual(['1997-12', '1998', '1998-01', '1998-01-01', '1998-03-05']);
});
