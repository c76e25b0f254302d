import { expect, it } from 'vitest';
import { checkField } from '../shared/field-rules.ts';
import { loadRecordGroups } from './record-groups.ts';

it('gives nineteen groups in the order of their codes, each a value that the field takes', () => {
  const groups = loadRecordGroups();
  expect(groups.map(({ code }) => code)).toEqual(
    Array.from({ length: 19 }, (_, at) => String(at + 1).padStart(2, '0')),
  );
  for (const { code, name, words } of groups) {
    expect(checkField('recordGroup', `${code} – ${name}`)).toEqual({ value: code });
    expect(words.length).toBeGreaterThan(2);
  }
});
