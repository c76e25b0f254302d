/** Stamps for secrecy and urgency: found alone in the head, however they are set, and never in text or in a name. */
import { expect, describe as group, test } from 'vitest';
import type { FieldName } from '../../shared/fields.ts';
import { describe, loadProfiles } from './description.ts';
import { type Line, typesetPage } from './typeset-page.ts';

const profiles = loadProfiles();
const HEAD: Line[] = [
  ['right', 200, 'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM'],
  ['right', 265, 'Độc lập - Tự do - Hạnh phúc'],
  ['left', 200, 'MẶT TRẬN TỔ QUỐC VIỆT NAM'],
  ['left', 265, 'HUYỆN VĨNH LINH'],
  ['left', 380, 'Số: 12/BC-MTTQ'],
  ['right', 380, 'Hồ Xá, ngày 05 tháng 6 năm 2012'],
];
const stampsOf = (...lines: Line[]) =>
  Object.fromEntries(
    describe([typesetPage([...HEAD, ...lines])], profiles)
      .filter(({ field }) => (['secrecy', 'urgency'] as FieldName[]).includes(field))
      .map(({ field, value, confidence }) => [field, [value, confidence >= 0.8]]),
  );

group('a stamp alone in the head', () => {
  test.each<[string, 'secrecy' | 'urgency', string]>([
    ['MẬT', 'secrecy', 'Mật'],
    ['M Ậ T', 'secrecy', 'Mật'],
    ['TỐI MẬT', 'secrecy', 'Tối mật'],
    ['| TUYỆT MẬT |', 'secrecy', 'Tuyệt mật'],
    ['KHẨN', 'urgency', 'Khẩn'],
    ['THƯỢNG KHẨN', 'urgency', 'Thượng khẩn'],
    ['HỎA TỐC', 'urgency', 'Hỏa tốc'],
    ['HOẢ TỐC', 'urgency', 'Hỏa tốc'],
    ['H Ỏ A  T Ố C', 'urgency', 'Hỏa tốc'],
    ['HỎA TỐC HẸN GIỜ', 'urgency', 'Hỏa tốc hẹn giờ'],
  ])('%s', (text, field, value) => {
    expect(stampsOf(['left', 500, text])).toEqual({ [field]: [value, true] });
  });

  test('without its marks a long one is known with doubt, MẬT and KHẨN are not', () => {
    expect(stampsOf(['left', 500, 'HOA~70 TOC~70']).urgency).toEqual(['Hỏa tốc', false]);
    expect(stampsOf(['left', 500, 'TỐC'])).toEqual({ urgency: ['Hỏa tốc', false] });
    expect(stampsOf(['left', 500, 'MAT'])).toEqual({});
    expect(stampsOf(['left', 500, 'KHAN'])).toEqual({});
  });
});

test('no alarm from text, small letters, titles or the name of the Front', () => {
  const harmless: Line[] = [
    ['left', 500, 'MẶT TRẬN'],
    ['left', 600, 'Mật'],
    ['left', 700, 'khẩn'],
    ['body', 800, 'KHẨN TRƯƠNG TRIỂN KHAI'],
    ['body', 900, 'tài liệu MẬT của cơ quan, gửi hỏa tốc đến các địa phương trong ngày'],
    ['body', 1000, 'BẢO VỆ BÍ MẬT NHÀ NƯỚC'],
    ['indent', 2000, 'MẬT'],
    ['indent', 2100, 'HỎA TỐC'],
  ];
  expect(stampsOf(...harmless)).toEqual({});
});
