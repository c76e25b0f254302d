import { describe, expect, it } from 'vitest';
import { marksOf } from './marks.ts';

const lit = (text: string, query: string): string[] => marksOf(text, query).map(([a, b]) => text.slice(a, b));

describe('marks in a trích yếu', () => {
  it('lights words typed without marks where they stand with them', () => {
    expect(lit('Về việc củng cố tổ hòa giải ở cơ sở', 'hoa giai')).toEqual(['hòa giải']);
  });

  it('lights the parts of a number and of a quoted phrase', () => {
    expect(lit('Quyết định số 12/QĐ-MTTQ về Ban Thường trực', '12/QĐ-MTTQ "ban thường trực"')).toEqual([
      '12',
      'QĐ',
      'MTTQ',
      'Ban Thường trực',
    ]);
  });

  it('passes over what is shut out and over the names of fields', () => {
    expect(lit('Mặt trận, số mật', '-mật trichyeu:trận')).toEqual(['trận']);
  });

  it('lights words that begin as a starred one', () => {
    expect(lit('tuyên truyền, tuyển dụng', 'tuyên*')).toEqual(['tuyên', 'tuyển']);
  });

  it('has nothing to light in an empty query', () => {
    expect(lit('Quyết định', '  ')).toEqual([]);
  });
});
