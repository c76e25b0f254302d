/** The line of the table of parts, from what `evaluate --json` prints; measuring itself is hours of reading. */
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { rowOf } from './parts.ts';

const counts = (exact: number, wrong: number, empty: number) => ({ exact, wrong, empty });

test('a part is told by its worst page, its printed fields together and its proposals', () => {
  const found = {
    text: { files: [{ cer: 0.01 }, { cer: 0.2 }], medianCer: 0.105, totalCer: 0.05 },
    fields: {
      so: { printed: counts(1, 0, 2), handwritten: counts(9, 9, 9) },
      ngay: { printed: counts(3, 1, 0), handwritten: counts(0, 0, 0) },
    },
    handwriting: { number: { right: 2, wrong: 1 }, day: { right: 3, wrong: 0 } },
  };
  expect(rowOf('images', 'abc1234', found)).toBe(
    '| images | abc1234 | 10.50 % | 5.00 % | 20.00 % | 4 / 1 / 2 | 5 / 1 |',
  );
  expect(rowOf('images', 'abc1234', null)).toContain('not measured');
});

test('parts.json begins with the state before the first part', () => {
  const parts: { part: string }[] = JSON.parse(readFileSync(new URL('parts.json', import.meta.url), 'utf8'));
  expect(parts[0]?.part).toMatch(/^before/);
});
