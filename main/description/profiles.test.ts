import { expect, test } from 'vitest';
import { typeOfSymbol } from '../../shared/symbol.ts';
import { fold } from '../../shared/vietnamese.ts';
import { loadProfiles } from './profiles.ts';

const profiles = loadProfiles();
const [first] = profiles;

test('each regime has a layout in force for every day since its first', () => {
  for (const regime of ['state', 'front', 'party'] as const) {
    const dated = profiles
      .filter((profile) => profile.regime === regime && profile.id !== 'youth-union')
      .sort((a, b) => (a.validFrom < b.validFrom ? -1 : 1));
    expect(dated.at(-1)?.validTo).toBeNull();
    for (const [index, profile] of dated.slice(0, -1).entries()) {
      const next = new Date(`${profile.validTo}T00:00:00Z`);
      next.setUTCDate(next.getUTCDate() + 1);
      expect(next.toISOString().slice(0, 10), profile.id).toBe(dated[index + 1]?.validFrom);
    }
  }
});

test('every layout names the rule it follows, and ids are unique', () => {
  expect(profiles.every(({ source }) => source.length > 5)).toBe(true);
  expect(new Set(profiles.map(({ id }) => id)).size).toBe(profiles.length);
});

test('every type that a symbol can mean can be found as a title', () => {
  const names = new Set(first?.vocabulary.types);
  const missing = [
    'QĐ',
    'QyĐ',
    'CT',
    'TT',
    'TTr',
    'KH',
    'BC',
    'NQ',
    'NQLT',
    'CTPH',
    'ĐA',
    'DA',
    'HD',
    'HĐ',
    'KL',
    'TB',
    'BB',
    'CV',
    'GM',
  ]
    .flatMap((abbreviation) => typeOfSymbol(abbreviation))
    .filter((name) => !names.has(name));
  expect(missing).toEqual([]);
});

test('lists hold no entry twice', () => {
  const { familyNames = [], places = [], types = [], positions = [] } = first?.vocabulary ?? {};
  for (const list of [familyNames, places, types, positions]) expect(new Set(list).size).toBe(list.length);
});

test('secrecy is told from the Front’s name by its marks alone', () => {
  expect(Object.keys(first?.vocabulary.secrecy ?? {})).toContain('MẬT');
  expect(fold('MẬT')).toBe(fold('MẶT'));
});
