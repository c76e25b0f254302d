import { describe, expect, it } from 'vitest';
import { distinctNames, fileName } from './file-names.ts';

describe('names made from codes', () => {
  it.each([
    ['01/HS-Đảng ủy', '01-HS-Dang-uy'],
    ['H50.12.2019', 'H50.12.2019'],
    ['../../etc/passwd', 'etc-passwd'],
    ['..', 'ho-so'],
    ['CON', '_CON'],
    ['com1.txt', '_com1.txt'],
    ['hồ sơ\n"lạ"|<>:*?%', 'ho-so-la'],
    ['   ', 'ho-so'],
  ])('%j becomes %s', (code, name) => {
    expect(fileName(code)).toBe(name);
  });

  it('keeps codes apart that would share a folder, also on a disk that ignores case', () => {
    const nameOf = distinctNames();
    expect(['01/A', '01-a', '01 A', '01-A_2'].map(nameOf)).toEqual(['01-A', '01-a_2', '01-A_3', '01-A_2_2']);
  });

  it('cuts a very long code', () => {
    expect(fileName('a'.repeat(500))).toHaveLength(80);
  });
});
