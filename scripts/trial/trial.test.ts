import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { goldPaper, goldText } from '../../main/evaluation/gold.ts';
import type { BlockId } from '../samples/setting.ts';
import { widthOf } from '../samples/typefaces.ts';
import { conditions } from './conditions.ts';
import { fieldsFile, textFile } from './gold.ts';
import type { Letter } from './letter.ts';
import type { SetLetter } from './setting.ts';
import { openSetter, planTrial, writeTrial } from './trial.ts';

const scratch = mkdtempSync(join(tmpdir(), 'trial-'));
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

const COUNT = 40;
const set = openSetter('trial');
const papers: readonly (SetLetter & { readonly letter: Letter })[] = planTrial({ count: COUNT, seed: 'trial' }).flatMap(
  ({ letters }) => letters.map((letter) => ({ letter, ...set(letter) })),
);
const textOf = ({ pages }: SetLetter, ...blocks: BlockId[]): string =>
  pages.flatMap((page) => blocks.flatMap((block) => page.blocks.get(block) ?? [])).join(' ');
const allFiles = (folder: string): Map<string, Buffer> =>
  new Map(
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name))
      .sort()
      .map((path) => [path.slice(folder.length), readFileSync(path)]),
  );

describe('the papers', () => {
  test.each(papers.map((paper) => [paper.letter.id, paper] as const))(
    '%s: every gold value stands on it',
    (_, paper) => {
      const { letter } = paper;
      const { gold } = letter;
      const left = textOf(paper, 'header_left');
      const dated = textOf(paper, 'header_right', 'footer_right');
      const [year, month, day] = gold.ngay.split('-');
      expect(dated).toMatch(new RegExp(`${gold.dia_danh}, ngày ${day} tháng 0?${Number(month)} năm ${year}`));
      if (gold.so_ky_hieu) expect(left.replace(/ ([-/]) ?/g, '$1')).toContain(gold.so_ky_hieu);
      if (gold.co_quan_cap_tren) expect(left.startsWith(gold.co_quan_cap_tren)).toBe(true);
      if (gold.co_quan_ban_hanh) expect(left).toContain(gold.co_quan_ban_hanh);
      if (gold.trich_yeu)
        expect(textOf(paper, gold.loai_van_ban === 'Công văn' ? 'header_left' : 'title')).toContain(gold.trich_yeu);
      if (gold.loai_van_ban !== 'Công văn') {
        expect(textOf(paper, 'title').startsWith(gold.loai_van_ban.toLocaleUpperCase('vi'))).toBe(true);
      }
      const foot = textOf(paper, 'footer_right');
      if (gold.quyen_han_chuc_vu) expect(foot).toContain(gold.quyen_han_chuc_vu);
      expect(foot.endsWith(gold.nguoi_ky ?? '')).toBe(true);
      const stamps = textOf(paper, 'stamp').toLocaleLowerCase('vi');
      for (const word of [gold.do_khan, gold.do_mat, gold.dau_den?.so])
        if (word) expect(stamps).toContain(word.toLowerCase());
      const written = paper.pages.flatMap((page) => page.handwritten);
      if (letter.written.so) expect(written).toContain(gold.so);
      if (letter.written.day) expect(written).toContain(day);
    },
  );

  test('what is noted as a line is printed, and nothing stands outside the sheet', () => {
    for (const { letter, pages } of papers) {
      for (const page of pages) {
        const { width = 595.28, height = 841.89 } = page.size ?? {};
        const marks = page.marks.flatMap((mark) => (mark.kind === 'group' ? mark.marks : [mark]));
        const printed = marks.flatMap((mark) => ('text' in mark ? [mark.text.normalize('NFC')] : []));
        const typed = letter.family === 'typewriter';
        for (const line of [...page.blocks.values()].flat().filter((one) => one !== '')) {
          for (const noted of line.split(' ')) {
            const word = typed && printed.every((text) => !text.includes(noted)) ? noted.replaceAll('0', 'O') : noted;
            expect(
              printed.some((text) => word.includes(text) || text.includes(word)),
              `${letter.id}: ${word}`,
            ).toBe(true);
          }
        }
        for (const mark of page.marks) {
          if (mark.kind !== 'text') continue;
          expect(mark.x, `${letter.id}: ${mark.text}`).toBeGreaterThan(18);
          expect(mark.x, `${letter.id}: ${mark.text}`).toBeLessThan(width - 18);
          expect(mark.y, `${letter.id}: ${mark.text}`).toBeLessThan(height - 18);
        }
      }
    }
  });

  test('no two words touch: neither in a line nor across the columns of a letterhead', () => {
    for (const { letter, pages } of papers) {
      for (const page of pages) {
        const words = page.marks.flatMap((mark) => {
          if (mark.kind !== 'text' || mark.text === '-') return [];
          return [{ ...mark, end: mark.x + widthOf(mark.text, mark.face, mark.size) }];
        });
        words.sort((a, b) => a.y - b.y);
        for (const [index, word] of words.entries()) {
          for (let next = index + 1; (words[next]?.y ?? 9999) - word.y < 4; next++) {
            const other = words[next];
            if (!other || other.x === word.end) continue;
            const gap = Math.max(other.x - word.end, word.x - other.end);
            expect(gap, `${letter.id}: ${word.text} / ${other.text}`).toBeGreaterThan(-0.01);
          }
        }
      }
    }
  });

  test('are of many offices, regimes, kinds and years, by hand and in print', () => {
    const letters = papers.map((paper) => paper.letter);
    expect(new Set(letters.map((letter) => letter.kind)).size).toBeGreaterThanOrEqual(18);
    expect(new Set(letters.map((letter) => letter.gold.loai_van_ban)).size).toBeGreaterThanOrEqual(16);
    const years = letters.map((letter) => Number(letter.gold.ngay.slice(0, 4)));
    expect(Math.min(...years)).toBeLessThan(2001);
    expect(Math.max(...years)).toBe(2026);
    const numbered = letters.filter((letter) => letter.gold.so !== null);
    const byHand = numbered.filter((letter) => letter.written.so).length / numbered.length;
    expect(byHand).toBeGreaterThan(0.55);
    expect(byHand).toBeLessThan(0.85);
    expect(letters.filter((letter) => letter.arrival !== null).length).toBeGreaterThan(5);
    expect(letters.filter((letter) => letter.gold.do_khan !== null).length).toBeGreaterThan(1);
    expect(letters.some((letter) => letter.annex !== null)).toBe(true);
  });
});

describe('the set', () => {
  test('goes through every condition, and a longer set begins with the shorter one', () => {
    const long = planTrial({ count: COUNT, seed: 'trial' });
    expect(new Set(long.map((planned) => planned.condition.name))).toEqual(new Set(conditions.map((one) => one.name)));
    expect(long.slice(0, 20)).toEqual(planTrial({ count: 20, seed: 'trial' }));
    expect(planTrial({ count: 3, seed: 'another' })).not.toEqual(long.slice(0, 3));
  });

  test('its truth has the shape that evaluation reads, two documents of one file apart', () => {
    const [planned] = planTrial({ count: conditions.length, seed: 'trial' }).filter(({ condition }) => condition.two);
    expect(planned?.letters.map((letter) => letter.id)).toEqual([`${planned?.id}a`, `${planned?.id}b`]);
    for (const paper of papers.slice(0, 10)) {
      const filed = { ...paper, condition: 'skew', file: 'papers/x.pdf', firstPage: 3, dpi: 200 };
      expect(goldPaper.parse(JSON.parse(fieldsFile(filed))).id).toBe(paper.letter.id);
      expect(JSON.parse(fieldsFile(filed)).pages_of_document).toMatch(/^3/);
      expect(goldText.parse(JSON.parse(textFile(filed, 0).json)).page).toBe(3);
    }
  });

  test('made twice it is the same to the byte', async () => {
    const [one, two] = [join(scratch, 'one'), join(scratch, 'two')];
    await writeTrial(one, { count: 1, seed: 'bytes', only: ['70 dpi'] });
    await writeTrial(two, { count: 1, seed: 'bytes', only: ['70 dpi'] });
    expect(allFiles(two)).toEqual(allFiles(one));
    const other = planTrial({ count: 1, seed: 'bytes', only: ['skew'] });
    expect(other.map(({ condition }) => condition.name)).toEqual(['skew']);
    expect(() => planTrial({ count: 1, seed: 'bytes', only: ['fog'] })).toThrow(/no such condition/);
    expect([...allFiles(one).keys()].some((path) => path.startsWith('/papers/'))).toBe(true);
  });

  test('a folder that holds something else is left alone', async () => {
    const folder = mkdtempSync(join(scratch, 'own-'));
    writeFileSync(join(folder, 'thư.txt'), 'của tôi');
    await expect(writeTrial(folder, { count: 1, seed: 'trial' })).rejects.toThrow(/holds something else/);
    expect(readdirSync(folder)).toEqual(['thư.txt']);
  });
});
