import { describe, expect, it } from 'vitest';
import type { Facet } from '../../../shared/views.ts';
import { readAddress, searchAddress } from './address.ts';
import { bodyFilter, chips, facetGroups, labelOf, learnLabels, shortened } from './facets.ts';

const counted: Facet[] = [
  { facet: 'states', values: [{ value: 'approved', label: 'Đã duyệt', count: 3 }] },
  {
    facet: 'types',
    values: [
      { value: 'Công văn', label: 'Công văn', count: 9 },
      { value: 'Quyết định', label: 'Quyết định', count: 2 },
    ],
  },
  { facet: 'issuers', values: [] },
  { facet: 'fondsIds', values: [{ value: 7, label: 'Phông Mặt trận', count: 11 }] },
];

describe('facets', () => {
  it('stand in one order whatever the station sends first, without empty groups', () => {
    expect(facetGroups(counted, {}, new Map()).map((group) => group.name)).toEqual(['types', 'fondsIds', 'states']);
  });

  it('keep a chosen value in sight when nothing is left of it, so that it can be taken out again', () => {
    const labels = learnLabels(new Map(), [
      { facet: 'inventoryIds', values: [{ value: 4, label: 'Mục lục 04', count: 1 }] },
    ]);
    const groups = facetGroups(counted, { inventoryIds: [4], types: ['Quyết định'] }, labels);
    expect(groups.find((group) => group.name === 'inventoryIds')?.values).toEqual([
      { value: 4, label: 'Mục lục 04', count: 0, chosen: true },
    ]);
    expect(groups.find((group) => group.name === 'types')?.values.map((value) => value.chosen)).toEqual([false, true]);
  });

  it('name an id by its number until an answer has told its name', () => {
    expect(labelOf(new Map(), 'fondsIds', 7)).toBe('7');
    expect(labelOf(learnLabels(new Map(), counted), 'fondsIds', 7)).toBe('Phông Mặt trận');
  });

  it('show a body asked for with its forerunners as chosen, under its own name', () => {
    const bodies: Facet[] = [
      { facet: 'issuers', values: [{ value: 'front@a', label: 'Mặt trận A', count: 2, lineage: true }] },
    ];
    const widened = String(bodyFilter('front@a', true));
    const [group] = facetGroups(bodies, { issuers: [widened] }, new Map());
    expect(group?.values).toEqual([
      { value: 'front@a', label: 'Mặt trận A', count: 2, lineage: true, chosen: true, widened: true },
    ]);
    expect(labelOf(learnLabels(new Map(), bodies), 'issuers', widened)).toBe('Mặt trận A');
    expect(readAddress(searchAddress({ filters: { issuers: [widened] } }).slice('/search'.length)).filters).toEqual({
      issuers: [widened],
    });
  });

  it('become one chip for each value', () => {
    expect(chips({ years: ['1998', '1999'], states: ['open'] })).toEqual([
      { name: 'years', value: '1998' },
      { name: 'years', value: '1999' },
      { name: 'states', value: 'open' },
    ]);
  });

  it('are cut short, but never by a single value and never by a chosen one', () => {
    const values = [...'abcdefg'].map((value) => ({ value, label: value, count: 1, chosen: value === 'f' }));
    expect(shortened(values, 3).map((each) => each.value)).toEqual(['a', 'b', 'c', 'f']);
    expect(shortened(values.slice(0, 4), 3)).toHaveLength(4);
  });
});
