import { describe, expect, it } from 'vitest';
import { checkField, isPetition, typedForm } from './field-rules.ts';

const today = '2026-11-23';
const level = (field: Parameters<typeof checkField>[0], typed: string) =>
  checkField(field, typed, { today }).problem?.level ?? 'good';

describe('a date', () => {
  it.each([
    ['05/3/1998', '1998-03-05'],
    ['3/1998', '1998-03'],
    ['tháng 3 năm 1998', '1998-03'],
    ['1998', '1998'],
  ])('may be partial, as the paper gives it: %s', (typed, value) => {
    expect(checkField('date', typed, { today })).toEqual({ value });
  });

  it.each(['31/02/1998', '32/1/1998', '29/02/2023', 'hôm qua', '5/13/1998'])(
    'that never was is refused: %s',
    (typed) => {
      expect(level('date', typed)).toBe('error');
    },
  );

  it('says whether there is no such day or no date at all', () => {
    expect(checkField('date', '31/02/1998').problem?.vi).toMatch(/không có ngày này/);
    expect(checkField('date', 'mồng ba').problem?.vi).toMatch(/cần dạng/);
  });

  it('of the future, or from before the archive can reach, is doubtful and no more', () => {
    expect(checkField('date', '24/11/2026', { today })).toMatchObject({
      value: '2026-11-24',
      problem: { level: 'warning' },
    });
    expect(level('date', '23/11/2026')).toBe('good');
    expect(level('date', '11/2026')).toBe('good');
    expect(level('date', '1889')).toBe('warning');
  });
});

describe('number and symbol', () => {
  it.each(['86', '07B', '12/2019'])('take what papers have: %s', (typed) =>
    expect(level('number', typed)).toBe('good'),
  );
  it.each(['QĐ-MTTQ', 'NQ/TU', 'MTTQ-BTT', 'KH-MTTQ-BTT'])('take what papers have: %s', (typed) =>
    expect(level('symbol', typed)).toBe('good'),
  );
  it.each([
    ['number', '12/QĐ-MTTQ'],
    ['number', 'không rõ'],
    ['symbol', '12/QĐ-MTTQ'],
    ['symbol', 'QĐ MTTQ'],
  ] as const)('doubt what belongs elsewhere, but never refuse it: %s %s', (field, typed) => {
    expect(checkField(field, typed)).toMatchObject({ value: typed, problem: { level: 'warning' } });
  });

  it('refuse a mark that is no reading', () => {
    expect(checkField('number', '?').problem?.level).toBe('error');
    expect(checkField('signer', ' … ').problem?.level).toBe('error');
  });
});

describe('any field', () => {
  it('is stored composed and without stray blanks; nothing is null', () => {
    expect(checkField('signer', '  Nguyễn  Văn A '.normalize('NFD')).value).toBe('Nguyễn Văn A');
    expect(checkField('signer', '   ')).toEqual({ value: null });
    expect(checkField('signer', null)).toEqual({ value: null });
  });

  it('has a length beyond which it is refused, and one beyond which it is doubtful', () => {
    expect(level('subject', 'a'.repeat(2001))).toBe('error');
    expect(level('subject', 'a'.repeat(1001))).toBe('warning');
    expect(level('signer', 'Nguyễn Văn A 2')).toBe('warning');
  });
});

it('is shown as one types it', () => {
  expect(typedForm('date', '1998-03-05')).toBe('05/03/1998');
  expect(typedForm('date', '1998-03')).toBe('03/1998');
  expect(typedForm('number', '07B')).toBe('07B');
  expect(typedForm('place', null)).toBe('');
});

describe('a group of records', () => {
  it.each(['4', '04', '04 – Giám sát'])('is its code, however it was typed: %s', (typed) => {
    expect(checkField('recordGroup', typed)).toEqual({ value: '04' });
  });
  it.each(['Giám sát', '00', '123'])('without a code is refused: %s', (typed) => {
    expect(level('recordGroup', typed)).toBe('error');
  });
});

it('checks the day of arrival as any other day', () => {
  expect(checkField('arrivalDate', '21/3/2018', { today })).toEqual({ value: '2018-03-21' });
  expect(level('arrivalDate', '31/02/2018')).toBe('error');
  expect(typedForm('arrivalDate', '2018-03-21')).toBe('21/03/2018');
});

it('knows a petition by its type, and not a word that only begins like it', () => {
  expect(['Đơn khiếu nại', 'ĐƠN XIN XÁC NHẬN', 'Đơn'].map(isPetition)).toEqual([true, true, true]);
  expect(['Đơn vị', 'Đơn giá xây dựng', 'Đơn đặt hàng', 'Báo cáo', null].some(isPetition)).toBe(false);
});
