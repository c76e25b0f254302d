import { describe, expect, test } from 'vitest';
import { parseSymbol, typeOfSymbol, writeSymbol } from './symbol.ts';

const parts = (text: string) => {
  const parsed = parseSymbol(text);
  return parsed && [parsed.number, parsed.year, parsed.type, parsed.issuer, parsed.symbol];
};

describe('parseSymbol reads every regime', () => {
  test.each([
    // Front
    ['Số: 07/KH-MTTQ-BTT', '07', null, 'KH', 'MTTQ-BTT', 'KH-MTTQ-BTT'],
    ['291/QĐ-MTTQ-BTT', '291', null, 'QĐ', 'MTTQ-BTT', 'QĐ-MTTQ-BTT'],
    ['08/KH-MTTQ', '08', null, 'KH', 'MTTQ', 'KH-MTTQ'],
    ['90/TBMTTQ-BTT', '90', null, 'TB', 'MTTQ-BTT', 'TBMTTQ-BTT'],
    ['249/MTTQ-BTT', '249', null, null, 'MTTQ-BTT', 'MTTQ-BTT'],
    ['Số: 91/HD-MTTW-BTT', '91', null, 'HD', 'MTTW-BTT', 'HD-MTTW-BTT'],
    ['25/TT-MTTW-BTT', '25', null, 'TT', 'MTTW-BTT', 'TT-MTTW-BTT'],
    ['04/ĐA-MTTW-BTT', '04', null, 'ĐA', 'MTTW-BTT', 'ĐA-MTTW-BTT'],
    ['15/CTPH-MTTQ-SNV', '15', null, 'CTPH', 'MTTQ-SNV', 'CTPH-MTTQ-SNV'],
    // old Front
    ['05-QĐ/MT', '05', null, 'QĐ', 'MT', 'QĐ/MT'],
    ['Số 34 TB/MT', '34', null, 'TB', 'MT', 'TB/MT'],
    ['12/BC/UBMT', '12', null, 'BC', 'UBMT', 'BC/UBMT'],
    // Party and member organisations
    ['Số 12-NQ/TU', '12', null, 'NQ', 'TU', 'NQ/TU'],
    ['Số 05-HD/VPTW', '05', null, 'HD', 'VPTW', 'HD/VPTW'],
    ['367 - QĐ/TWĐTN-VP', '367', null, 'QĐ', 'TWĐTN-VP', 'QĐ/TWĐTN-VP'],
    ['Số 127 – CV/TU', '127', null, 'CV', 'TU', 'CV/TU'],
    // State
    ['Số: 86/QĐ-UBND', '86', null, 'QĐ', 'UBND', 'QĐ-UBND'],
    ['12/2019/NQ-HĐND', '12', '2019', 'NQ', 'HĐND', 'NQ-HĐND'],
    ['Số: 30/2020/NĐ-CP.', '30', '2020', 'NĐ', 'CP', 'NĐ-CP'],
    ['Số: 275/STTTT-CNTT', '275', null, null, 'STTTT-CNTT', 'STTTT-CNTT'],
    ['125/UBND-NC', '125', null, null, 'UBND-NC', 'UBND-NC'],
    ['Số: 24 /TTr -UBND', '24', null, 'TTr', 'UBND', 'TTr-UBND'],
    ['04/QĐ-BCĐ138', '04', null, 'QĐ', 'BCĐ138', 'QĐ-BCĐ138'],
    ['33/QĐ-NĐ-UB', '33', null, 'QĐ', 'NĐ-UB', 'QĐ-NĐ-UB'],
    ['33/2024/QH15', '33', '2024', null, 'QH15', 'QH15'],
    ['Số: 245a/QĐ-UB', '245a', null, 'QĐ', 'UB', 'QĐ-UB'],
    ['07B/BC-MTTQ', '07B', null, 'BC', 'MTTQ', 'BC-MTTQ'],
  ])('%s', (text, number, year, type, issuer, symbol) => {
    expect(parts(text)).toEqual([number, year, type, issuer, symbol]);
    expect(parseSymbol(text)?.raw).toBe(text);
  });

  test('a gap left for handwriting is no number', () => {
    expect(parts('Số:      /QĐ-UBND')).toEqual([null, null, 'QĐ', 'UBND', 'QĐ-UBND']);
    expect(parts('Số     -NQ/TU')).toEqual([null, null, 'NQ', 'TU', 'NQ/TU']);
  });

  test('a bare number is a number when Số says so', () => {
    expect(parts('Số: 45')).toEqual(['45', null, null, null, '']);
    expect(parts('45')).toBeNull();
  });

  test('what follows the symbol is left alone', () => {
    expect(parts('165/QĐ-UBND ngày 03/02/2025')).toEqual(['165', null, 'QĐ', 'UBND', 'QĐ-UBND']);
  });
});

describe('parseSymbol puts right what has one reading only', () => {
  test.each([
    ['S6: 12/QĐ-UBND', '12', 'QĐ-UBND'],
    ['So 12/QĐ-UBND', '12', 'QĐ-UBND'],
    ['Sô: 12/QĐ-UBND', '12', 'QĐ-UBND'],
    ['Số: O7/QD-UBND', '07', 'QĐ-UBND'],
    ['Số: l2/QĐ-UBND', '12', 'QĐ-UBND'],
    ['Số: 12/QĐÐ-UBND', '12', 'QĐ-UBND'],
    ['Số: 76/NQ-HĐNĐ', '76', 'NQ-HĐND'],
    ['Số: 76/NQ-HDND', '76', 'NQ-HĐND'],
  ])('%s', (text, number, symbol) => {
    expect(parseSymbol(text)).toMatchObject({ number, symbol, repaired: true });
  });

  test('the Icelandic Ð of some keyboards is a Đ, which is a manner of writing and no repair', () => {
    expect(parseSymbol('86/QÐ-UBND')).toMatchObject({ symbol: 'QĐ-UBND', repaired: false });
  });

  test('what may mean two things stays as it is', () => {
    expect(parseSymbol('12/HD-MTTQ')).toMatchObject({ type: 'HD', repaired: false });
    expect(parseSymbol('12/DA-UBND')).toMatchObject({ type: 'DA', repaired: false });
    expect(parseSymbol('12/QyĐ-MTTQ')).toMatchObject({ type: 'QyĐ', repaired: false });
  });
});

test.each([
  '',
  'SỞ THÔNG TIN',
  'Sở Y tế',
  'ngày 05 tháng 3 năm 1998',
  '05/3/1998',
  'Ban Thường trực',
  '12 Ban Công tác',
])('%j is no document number', (text) => {
  expect(parseSymbol(text)).toBeNull();
});

test('decomposed letters are the same letters', () => {
  expect(parts('Số: 86/QĐ-UBND'.normalize('NFD'))).toEqual(['86', null, 'QĐ', 'UBND', 'QĐ-UBND']);
});

describe('typeOfSymbol', () => {
  test('gives every meaning, narrowed by the regime', () => {
    expect(typeOfSymbol('QĐ')).toEqual(['Quyết định', 'Quy định']);
    expect(typeOfSymbol('QĐ', 'state')).toEqual(['Quyết định']);
    expect(typeOfSymbol('TT', 'front')).toEqual(['Thông tri', 'Tờ trình']);
    expect(typeOfSymbol('TT', 'state')).toEqual(['Thông tư', 'Tờ trình']);
    expect(typeOfSymbol('ĐA')).toEqual(['Đề án']);
    expect(typeOfSymbol('DA')).toEqual(['Dự án']);
    expect(typeOfSymbol('UBND')).toEqual([]);
  });
});

test('number and symbol are written together as their regime does', () => {
  expect(writeSymbol({ number: '86', symbol: 'QĐ-UBND' })).toBe('86/QĐ-UBND');
  expect(writeSymbol({ number: '30', year: '2020', symbol: 'NĐ-CP' })).toBe('30/2020/NĐ-CP');
  expect(writeSymbol({ number: '05', symbol: 'HD/VPTW' })).toBe('05-HD/VPTW');
  expect(writeSymbol({ number: '45', symbol: '' })).toBe('45');
});
