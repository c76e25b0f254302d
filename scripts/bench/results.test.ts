import { expect, test } from 'vitest';
import { titles, withSection } from './results.ts';

test('a part measured anew replaces its own section and leaves the others alone', () => {
  const both = withSection(withSection('', 'memory', 'flat: 300 MB'), 'speed', 'ratio 0.70');
  const again = withSection(both, 'speed', 'ratio 0.65');
  expect(again).toContain('ratio 0.65');
  expect(again).not.toContain('ratio 0.70');
  expect(again).toContain('flat: 300 MB');
});

test('sections stand in one order, whichever was measured first', () => {
  const text = withSection(withSection('', 'memory', 'm'), 'speed', 's');
  expect(text.indexOf(titles.speed)).toBeLessThan(text.indexOf(titles.memory));
});

test('smaller headings inside a section stay with it', () => {
  const text = withSection(
    withSection('', 'accuracy', '### Our samples\n\n1 %\n\n### Real papers\n\n2 %'),
    'speed',
    's',
  );
  expect(text).toContain('### Our samples\n\n1 %\n\n### Real papers\n\n2 %');
});
