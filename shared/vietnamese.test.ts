import { describe, expect, it } from 'vitest';
import {
  compareNames,
  compareText,
  fold,
  foldWithMap,
  hasMarks,
  nfc,
  oneTonePlace,
  sameText,
  searchForm,
} from './vietnamese.ts';

/** A small repeatable source of text: Vietnamese letters in both forms, dashes, spaces, foreign letters, half an emoji. */
function* inventedTexts(count: number): Generator<string> {
  const pieces = [
    ...'aAăÂêôơưđĐoeuyqnghcht0129 /-–—"“.',
    ...[
      'hoà',
      'HOÀ',
      'khoẻ',
      'thuý',
      'quý',
      'huỳnh',
      'Hoa\u0300',
      'e\u0302\u0301',
      'đ\u0323',
      '\u0301',
      '\u00a0',
      '\t\n',
      '  ',
    ],
    ...['\u200b', '\u00ad', '\ufeff', 'Σ', 'ΑΣ ', 'İ', 'ß', 'ﬁ', '中', '😀', '\ud83d', '𝐇', 'שָׁ', 'ὰ\u0345', '각'],
  ];
  let seed = 20250716;
  const next = (limit: number): number => {
    seed = (Math.imul(seed, 1103515245) + 12345) & 0x7fffffff;
    return Math.floor((seed / 0x80000000) * limit);
  };
  for (let made = 0; made < count; made++) {
    let text = '';
    for (let left = next(14); left > 0; left--) text += pieces[next(pieces.length)];
    yield text;
  }
}

describe('folding, for people who type without marks', () => {
  it('drops every mark, and đ although Unicode has no decomposition for it', () => {
    expect(fold('Ủy ban Mặt trận Tổ quốc, ĐƯỜNG Nguyễn Huệ')).toBe('uy ban mat tran to quoc, duong nguyen hue');
  });

  it('gives one spelling whatever the dashes, the spaces and the invisible characters', () => {
    expect(fold(' Số\u00a012 –\u200b NQ/TU\n')).toBe('so 12 - nq/tu');
  });

  it('does not care whether text came composed or decomposed, and folds nothing further the second time', () => {
    for (const text of inventedTexts(3000)) {
      expect(fold(text.normalize('NFD'))).toBe(fold(text.normalize('NFC')));
      expect(fold(fold(text))).toBe(fold(text));
    }
  });

  it('knows where each folded letter stood, so that a hit can be marked in the original', () => {
    const original = 'Thôn  Hoa\u0300 Bi\u0300nh';
    const { text, map } = foldWithMap(original);
    const at = text.indexOf('hoa binh');
    expect(original.slice(map[at], map[at + 'hoa'.length])).toBe('Hoa\u0300');
    expect(original.slice(map[at], map[at + 'hoa binh'.length])).toBe('Hoa\u0300 Bi\u0300nh');
  });

  it('maps every offset of any text, forwards only and within the original', () => {
    for (const original of inventedTexts(3000)) {
      const { text, map } = foldWithMap(original);
      expect(text).toBe(fold(original));
      expect(map.length).toBe(text.length + 1);
      for (let at = 1; at < map.length; at++) expect(map[at]).toBeGreaterThanOrEqual(map[at - 1] ?? 0);
      expect(map.at(-1)).toBeLessThanOrEqual(original.length);
      for (let at = 0; at < text.length; at++) {
        if (/[a-z]/.test(text[at] ?? '')) {
          expect(fold(original.slice(map[at], map[at + 1]))).toContain(text[at]);
        }
      }
    }
  });
});

describe('one place for the tone', () => {
  it.each([
    ['hoà', 'hòa'],
    ['hóa', 'hóa'],
    ['hoạ sĩ', 'họa sĩ'],
    ['khoẻ', 'khỏe'],
    ['thuý', 'thúy'],
    ['uỷ ban', 'ủy ban'],
    ['UỶ BAN', 'ỦY BAN'],
    ['Hoà, hoà.', 'Hòa, hòa.'],
  ])('in an open syllable: %s is %s', (from, to) => expect(oneTonePlace(from)).toBe(to));

  it.each(['hoàn', 'toán', 'huỳnh', 'ngoài', 'khuỷu', 'quý', 'Quý', 'quỹ', 'quà', 'loét', 'tòa', 'của', 'mùa', 'thuở'])(
    'leaves %s as it is',
    (word) => expect(oneTonePlace(word)).toBe(word),
  );

  it.each([
    ['hòan', 'hoàn'],
    ['hùynh', 'huỳnh'],
    ['qúy', 'quý'],
    ['qủa', 'quả'],
    ['QÚY', 'QUÝ'],
    ['ngòai', 'ngoài'],
    ['tòan', 'toàn'],
  ])('moves a misplaced one: %s is %s', (from, to) => expect(oneTonePlace(from)).toBe(to));

  it('is settled after one pass and never changes the letters under the marks', () => {
    for (const text of inventedTexts(3000)) {
      expect(oneTonePlace(oneTonePlace(text))).toBe(oneTonePlace(text));
      expect(fold(oneTonePlace(text))).toBe(fold(text));
      expect(searchForm(text.normalize('NFD'))).toBe(searchForm(text.normalize('NFC')));
    }
  });
});

describe('comparing', () => {
  it('keeps MẬT (secret) and MẶT (Front) apart when marks count', () => {
    expect(searchForm('MẬT')).not.toBe(searchForm('MẶT'));
    expect(sameText('MẬT', 'MẶT')).toBe(false);
    expect(fold('MẬT')).toBe(fold('MẶT'));
  });

  it('takes old and new spelling, dashes, quotes and case for the same text', () => {
    expect(sameText('Hoà giải “cơ sở” – thôn', 'HÒA  GIẢI "CƠ SỞ" - THÔN')).toBe(true);
    expect(sameText('hoa giải', 'hòa giải')).toBe(false);
  });

  it('sees whether marks were typed', () => {
    expect([hasMarks('hoa binh 12/QD'), hasMarks('QĐ'), hasMarks('hòa'), hasMarks('ho\u0300a')]).toEqual([
      false,
      true,
      true,
      true,
    ]);
  });

  it('composes decomposed text', () => expect(nfc('Mặt trận'.normalize('NFD'))).toBe('Mặt trận'));
});

describe('sorting', () => {
  it('sorts people by given name, then family name, then middle names', () => {
    const people = ['Trần Văn Bình', 'Lê Thị Ánh', 'Nguyễn Văn Bình', 'Đỗ Hữu An', 'Nguyễn Thị Bình', 'Y Bình'];
    expect(people.sort(compareNames)).toEqual([
      'Đỗ Hữu An',
      'Lê Thị Ánh',
      'Nguyễn Thị Bình',
      'Nguyễn Văn Bình',
      'Trần Văn Bình',
      'Y Bình',
    ]);
  });

  it('follows the Vietnamese alphabet and the order of tones', () => {
    expect(['Đan', 'Dương', 'Ân', 'Ăn', 'An', 'Ôn', 'Ơn', 'On'].sort(compareNames)).toEqual([
      'An',
      'Ăn',
      'Ân',
      'Dương',
      'Đan',
      'On',
      'Ôn',
      'Ơn',
    ]);
    expect(['mạ', 'má', 'mã', 'mả', 'mà', 'ma'].sort(compareText)).toEqual(['ma', 'mà', 'mả', 'mã', 'má', 'mạ']);
  });

  it('sorts codes by the value of their numbers and by whole syllables', () => {
    expect(['Hồ sơ 10', 'Hồ sơ 9', 'Hồ Xá 1'].sort(compareText)).toEqual(['Hồ sơ 9', 'Hồ sơ 10', 'Hồ Xá 1']);
  });
});
