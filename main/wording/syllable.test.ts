import { describe, expect, test } from 'vitest';
import { shippedCounts } from './language.ts';
import { isSyllable } from './syllable.ts';

describe('the grammar of the syllable', () => {
  test.each(
    'nghiêng quyết giặc gì gìn giếng khuỷu ngoằn quơ ý yêu thuở HOÀ hòa Thúy thuý oanh ươm xoong uy gửi uỷ Đắk'.split(
      ' ',
    ),
  )('%s is written so or not', (text) => {
    expect(isSyllable(text)).toBe(text !== 'Đắk');
  });

  test.each([
    'quyêt',
    'bôt',
    'hôich',
    'kang',
    'nghan',
    'ghà',
    'ce',
    'squ',
    'nh',
    'tt',
    'wạ',
    'ấấ',
    '',
    '12',
    'yà',
    'tyên',
  ])('%j is none', (text) => {
    expect(isSyllable(text)).toBe(false);
  });

  test('nearly everything that was counted in office papers is a syllable', () => {
    let [all, accepted] = [0, 0];
    for (const [form, [seen]] of shippedCounts().syllables) {
      if (form === '#') continue;
      all += seen;
      accepted += isSyllable(form) ? seen : 0;
    }
    expect(accepted / all).toBeGreaterThan(0.97);
  });
});
