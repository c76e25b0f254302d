import { describe, expect, test } from 'vitest';
import { beginsWithFamilyName, withFamilyName } from './names.ts';

const put = (text: string): string => withFamilyName(text.split(' ')).join(' ');

describe('a full name standing alone', () => {
  test.each([
    ['Ngõ Thị Ví Dụ', 'Ngô Thị Ví Dụ'],
    ['Nguyên Hoài Mẫu', 'Nguyễn Hoài Mẫu'],
    ['Bũi Văn Thí Dụ', 'Bùi Văn Thí Dụ'],
    ['ThS. Đỉnh Thị Giả', 'ThS. Đinh Thị Giả'],
  ])('%s begins with a family name', (read, name) => {
    expect(put(read)).toBe(name);
  });

  test.each(['Ngọ Văn Mẫu', 'Zơ Râm Mẫu', 'Giàng A Mẫu', 'Vương Thị Mẫu', 'Vừ A Mẫu'])('%s is one already', (name) => {
    expect(put(name)).toBe(name);
    expect(beginsWithFamilyName(name.split(' '))).toBe(true);
  });

  test('other letters leave it as it is', () => {
    expect(put('Vủ Thị Mẫu')).toBe('Vũ Thị Mẫu');
    expect(put('Bộ Tài Chính')).toBe('Bộ Tài Chính');
  });
});

test.each(['Nguyên tắc chung', 'Lệ Thủy', 'ông Nguyên Văn Mẫu', 'Điều 1. Nguyên', '', 'Cộng hòa xã hội chủ nghĩa'])(
  '%j is no full name standing alone',
  (text) => {
    expect(put(text)).toBe(text);
  },
);
