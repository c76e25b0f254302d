import { describe, expect, test } from 'vitest';
import { loadWording, openWording } from './wording.ts';

const read = (text: string, confidence = 90) => text.split(' ').map((word) => ({ text: word, confidence }));
const pairs = (entries: Record<string, Record<string, number>>) =>
  new Map(Object.entries(entries).map(([first, seconds]) => [first, new Map(Object.entries(seconds))]));

const small = openWording({
  syllables: new Map([
    ['sửa', 500],
    ['đổi', 500],
    ['đồi', 40],
    ['đối', 500],
    ['với', 500],
    ['bổ', 300],
    ['bố', 300],
    ['sung', 300],
    ['trí', 300],
  ]),
  pairs: pairs({ sửa: { đổi: 400 }, đối: { với: 400 }, bổ: { sung: 300 }, bố: { trí: 250 }, đổi: { bổ: 80 } }),
});

describe('words are put right from their neighbours', () => {
  test('the same letters get the marks the neighbours ask for', () => {
    expect(small.correct(read('sửa đồi')).join(' ')).toBe('sửa đổi');
    expect(small.correct(read('đồi với')).join(' ')).toBe('đối với');
    expect(small.correct(read('bô sung')).join(' ')).toBe('bổ sung');
    expect(small.correct(read('bô trí')).join(' ')).toBe('bố trí');
  });

  test('a corrected word is the neighbour of the next one', () => {
    expect(small.correct(read('sửa đồi bô')).join(' ')).toBe('sửa đổi bổ');
  });

  test('what stands about a word stays, and a stop parts it from what follows', () => {
    expect(small.correct(read('(sửa đồi, sung')).join(' ')).toBe('(sửa đổi, sung');
    expect(small.correct(read('bô, sung')).join(' ')).toBe('bô, sung');
  });

  test('words read with certainty are believed where the neighbours say little', () => {
    expect(small.correct(read('trí bố sung sửa', 97)).join(' ')).toBe('trí bố sung sửa');
    expect(small.correct(read('trí bố sung sửa', 60)).join(' ')).toBe('trí bổ sung sửa');
  });
});

describe('what is never touched', () => {
  test.each(['Đôi Bô sung', 'NQ-HĐND 12/3', 'UBND BÔ SUNG', '165/QĐ-UBND', 'bô2 sung', ''])('%j', (text) => {
    expect(small.correct(read(text)).join(' ')).toBe(text);
  });

  test('đ is a letter, not a mark', () => {
    expect(
      openWording({
        syllables: new Map([
          ['đi', 900],
          ['về', 900],
        ]),
        pairs: pairs({ đi: { về: 900 } }),
      }).correct(read('di về', 10)),
    ).toEqual(['di', 'về']);
  });
});

test('the shipped counts know office Vietnamese', () => {
  const wording = loadWording();
  const correct = (text: string) => wording.correct(read(text)).join(' ');
  expect(correct('Về việc điêu chỉnh dự toán của một sô đơn vị')).toBe('Về việc điều chỉnh dự toán của một số đơn vị');
  expect(correct('Uỷ ban Mặt trận Tổ quốc Việt Nam tính Quảng Trị')).toBe(
    'Uỷ ban Mặt trận Tổ quốc Việt Nam tỉnh Quảng Trị',
  );
  const right = 'Về việc triển khai thực hiện công tác giám sát và phản biện xã hội năm 2024 trên địa bàn tỉnh';
  expect(correct(right)).toBe(right);
});
