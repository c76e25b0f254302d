import { describe, expect, test } from 'vitest';
import type { Slips } from './confusion.ts';
import type { Counts } from './language.ts';
import { loadWording, openWording } from './wording.ts';

const read = (text: string, confidence = 70) => text.split(' ').map((word) => ({ text: word, confidence }));
/** Counts in which every syllable was seen as often as said, and everything listed is all that ever followed it. */
function counts(syllables: Record<string, number>, pairs: Record<string, Record<string, number>>): Counts {
  const listed = Object.entries(pairs).flatMap(([first, after]) =>
    Object.entries(after).map(([second, count]) => [first, second, count] as const),
  );
  const followed = (first: string): number => Object.values(pairs[first] ?? {}).reduce((sum, count) => sum + count, 0);
  return {
    syllables: new Map(Object.entries(syllables).map(([form, seen]) => [form, [seen, followed(form)]])),
    pairs: listed,
    triples: [],
  };
}

const slips: Slips = new Map([
  [
    'ổ',
    new Map([
      ['ô', 30],
      ['ố', 10],
      ['ồ', 10],
    ]),
  ],
  ['ố', new Map([['ô', 30]])],
  ['l', new Map([['1', 3]])],
]);

const small = openWording(
  counts(
    { sửa: 500, đổi: 500, đồi: 40, đối: 500, với: 500, bổ: 300, bố: 300, sung: 300, trí: 300 },
    { sửa: { đổi: 400 }, đối: { với: 400 }, bổ: { sung: 300 }, bố: { trí: 250 }, đổi: { bổ: 80 } },
  ),
  slips,
);

describe('words are put right from their neighbours', () => {
  test('the same letters get the marks the neighbours ask for', () => {
    expect(small.correct(read('sửa đồi')).join(' ')).toBe('sửa đổi');
    expect(small.correct(read('đôi với')).join(' ')).toBe('đối với');
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
    expect(small.correct(read('bố đối', 97)).join(' ')).toBe('bố đối');
    expect(small.correct(read('sửa đồi', 70)).join(' ')).toBe('sửa đổi');
  });
});

describe('capitals', () => {
  test('a row of capitals is put right by the same counts, one word alone is an abbreviation', () => {
    expect(small.correct(read('SỬA ĐỒI BÔ SUNG')).join(' ')).toBe('SỬA ĐỔI BỔ SUNG');
    expect(small.correct(read('sửa ĐỒI của')).join(' ')).toBe('sửa ĐỒI của');
  });

  test('a capital inside a word of small letters is a slip', () => {
    expect(small.correct(read('sửa đỔi sung')).join(' ')).toBe('sửa đổi sung');
  });
});

describe('what is never touched', () => {
  test.each(['ông Đôi Bô sung', 'NQ-HĐND 12/3', 'UBND BÔ', '165/QĐ-UBND', 'bô2 sung', 'sửa xii', ''])('%j', (text) => {
    expect(small.correct(read(text, 92)).join(' ')).toBe(text);
  });

  test('a word that was never counted beside its neighbours is not put there', () => {
    expect(small.correct(read('trí bô với', 20)).join(' ')).toBe('trí bô với');
  });
});

test('office Vietnamese is likelier than the same words in disorder', () => {
  const wording = loadWording();
  expect(wording.chance(['ban', 'hành', 'quyết', 'định'])).toBeGreaterThan(
    wording.chance(['định', 'hành', 'quyết', 'ban']),
  );
  expect(wording.chance([])).toBe(0);
});

test('the shipped counts know office Vietnamese', () => {
  const wording = loadWording();
  const correct = (text: string) => wording.correct(read(text)).join(' ');
  expect(correct('Về việc điêu chỉnh dự toán của một sô đơn vị')).toBe('Về việc điều chỉnh dự toán của một số đơn vị');
  expect(correct('Uỷ ban Mặt trận Tổ quốc Việt Nam tính Quảng Trị')).toBe(
    'Uỷ ban Mặt trận Tổ quốc Việt Nam tỉnh Quảng Trị',
  );
  expect(correct('QUYÉT ĐỊNH')).toBe('QUYẾT ĐỊNH');
  expect(correct('CỘNG HOÀ XÃ HỌI CHỦ NGHĨA VIỆT NAM')).toBe('CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM');
  expect(correct('Nơi nhân: Công TTĐT tỉnh')).toContain('Công TTĐT tỉnh');
  const right = 'Về việc triển khai thực hiện công tác giám sát và phản biện xã hội năm 2024 trên địa bàn tỉnh';
  expect(correct(right)).toBe(right);
});
