/** Papers of the whole country, set in many manners and read well and badly: what is described, and how surely. */
import { expect, describe as group, test } from 'vitest';
import type { FieldName, Suggestion } from '../../shared/fields.ts';
import { searchForm } from '../../shared/vietnamese.ts';
import { describe, loadProfiles } from './description.ts';
import { countryPapers, type Paper, spoil, typesetPaper } from './typeset-paper.ts';

const profiles = loadProfiles();
const papers = countryPapers();
const SURE = 0.8;
const same = (a: string | null | undefined, b: string | null | undefined) =>
  searchForm((a ?? '').replace(/[“”]/g, '"')) === searchForm((b ?? '').replace(/[“”]/g, '"'));

const described = (page: Parameters<typeof describe>[0][number]) =>
  new Map(describe([page], profiles).map((suggestion): [FieldName, Suggestion] => [suggestion.field, suggestion]));

group('every paper is described in full, however its parts are set', () => {
  test.each(papers.map((paper): [string, Paper] => [paper.about, paper]))('%s', (_, paper) => {
    for (const manner of [0, 1, 2]) {
      const found = described(typesetPaper(paper, manner));
      const values = Object.fromEntries(
        Object.keys(paper.want).map((field) => [field, found.get(field as FieldName)?.value]),
      );
      expect(values, `manner ${manner}`).toEqual(paper.want);
      for (const stamp of ['secrecy', 'urgency'] as const) {
        expect(found.get(stamp)?.value, `manner ${manner}`).toBe(paper.want[stamp]);
      }
    }
  });
});

test('of what a poor reading spoils little is wrong, and next to nothing is wrong and sure', () => {
  const count: Partial<Record<FieldName, { all: number; right: number; sure: number; sureAndWrong: number }>> = {};
  for (const [index, paper] of papers.entries()) {
    for (const manner of [1, 5]) {
      const found = described(spoil(typesetPaper(paper, manner), 50 + index + manner));
      for (const [name, want] of Object.entries(paper.want)) {
        const field = name as FieldName;
        const given = found.get(field);
        const tally = count[field] ?? { all: 0, right: 0, sure: 0, sureAndWrong: 0 };
        count[field] = tally;
        const right = same(given?.value, want);
        const sure = given !== undefined && !given.needsPerson && given.confidence >= SURE;
        tally.all += 1;
        tally.right += right ? 1 : 0;
        tally.sure += sure ? 1 : 0;
        tally.sureAndWrong += sure && !right ? 1 : 0;
      }
    }
  }
  const share = (field: FieldName) => (count[field]?.right ?? 0) / (count[field]?.all ?? 1);
  const least: [FieldName, number][] = [
    ['type', 0.98],
    ['symbol', 0.97],
    ['number', 0.97],
    ['issuer', 0.93],
    ['signer', 0.85],
    ['subject', 0.75],
  ];
  for (const [field, floor] of least) expect(share(field), field).toBeGreaterThan(floor);
  const sum = (part: 'sure' | 'sureAndWrong') => Object.values(count).reduce((total, tally) => total + tally[part], 0);
  expect(sum('sureAndWrong') / sum('sure')).toBeLessThan(0.01);
});
