import { describe, expect, it } from 'vitest';
import { readAddress, sameQuestion, searchAddress, toggleFilter } from './address.ts';

const shown = {
  query: '"hòa giải" 12/QĐ-MTTQ & -mật',
  filters: { types: ['Quyết định', 'Công văn'], years: ['1998'], fondsIds: [3], states: ['approved' as const] },
  documentId: 41,
  row: 260,
  top: 21_904,
};

describe('the address of a search', () => {
  it('gives back words, filters, the open paper and the place in the list', () => {
    expect(readAddress(searchAddress(shown).split('?')[1] ?? '')).toEqual(shown);
  });

  it('is an empty search when there is nothing in it', () => {
    expect(readAddress('')).toEqual({ query: '', filters: {}, documentId: null, row: null, top: 0 });
  });

  it('leaves out what it does not understand and keeps the rest', () => {
    expect(readAddress('q=giấy&year=98&state=lost&fonds=x&type=Báo cáo&open=-2&row=abc')).toEqual({
      query: 'giấy',
      filters: { types: ['Báo cáo'] },
      documentId: null,
      row: null,
      top: 0,
    });
  });

  it('asks the same question wherever the list stands', () => {
    expect(sameQuestion(shown, { ...shown, query: shown.query })).toBe(true);
    expect(sameQuestion(shown, { ...shown, filters: {} })).toBe(false);
  });
});

describe('a filter', () => {
  it('takes a value in beside others, and out again, leaving nothing behind', () => {
    const one = toggleFilter({}, 'types', 'Công văn');
    const two = toggleFilter(one, 'types', 'Quyết định');
    expect(two).toEqual({ types: ['Công văn', 'Quyết định'] });
    expect(toggleFilter(toggleFilter(two, 'types', 'Công văn'), 'types', 'Quyết định')).toEqual({});
  });

  it('leaves the other filters as they are', () => {
    expect(toggleFilter({ years: ['2004'], fondsIds: [1] }, 'fondsIds', 1)).toEqual({ years: ['2004'] });
  });
});
