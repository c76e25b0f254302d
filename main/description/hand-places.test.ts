/** Where handwriting is looked for, and what of it is proposed. Papers of invented offices. */
import { expect, describe as group, test } from 'vitest';
import { type Suggestion, withoutHandwriting } from '../../shared/fields.ts';
import type { Handwriting, PageText } from '../../shared/page-text.ts';
import { describe, handPlaces, loadProfiles } from './description.ts';
import { type Line, typesetPage } from './typeset-page.ts';

const profiles = loadProfiles();

const paper = (number: string, date: string): PageText =>
  typesetPage([
    ['right', 200, 'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM'],
    ['right', 265, 'Độc lập - Tự do - Hạnh phúc'],
    ['left', 200, 'ỦY BAN NHÂN DÂN'],
    ['left', 265, 'TỈNH QUẢNG TRỊ'],
    ['left', 380, number],
    ['right', 380, `Quảng Trị, ${date}`],
    ['middle', 560, 'QUYẾT ĐỊNH'],
    ['middle', 640, 'Về việc kiện toàn Ban Chỉ đạo'],
  ] satisfies Line[]);
const wordOf = (page: PageText, text: string) => {
  const found = page.blocks.flatMap((block) => block.lines.flatMap((line) => line.words)).find((w) => w.text === text);
  return found?.box ?? [0, 0, 0, 0];
};

group('the places of handwriting', () => {
  test('the year of a normative number is print and stays with its symbol', () => {
    const page = paper('Số: {1250|60} /2007/NQ-HĐND', 'ngày {16|50} tháng 01 năm 2007');
    const [number] = handPlaces(page, profiles);
    expect(number?.right).toBeCloseTo(wordOf(page, '/2007/NQ-HĐND')[0]);
    const symbol = describe([page], profiles).find(({ field }) => field === 'symbol');
    expect([symbol?.value, symbol?.evidence[0]?.text]).toEqual(['NQ-HĐND', '/2007/NQ-HĐND']);
  });

  test.each([
    ['sẽ~82 {7#2|48} -HD/ĐU', 'HD/ĐU'],
    ['sø~81 {2833|87} /pG-SYT~29', 'PG-SYT'],
    ['s~85 O3/TB-MTTW~84', 'TB-MTTW'],
    ['Số#~69 đ”†1©,CT-UBND~8', 'CT-UBND'],
  ])('%s is a number line whose mark or stroke was misread: the number is left to a person', (line, symbol) => {
    const page = paper(line, 'ngày 16 tháng 01 năm 2007');
    expect(handPlaces(page, profiles).some(({ part }) => part === 'number')).toBe(true);
    const found = new Map(describe([page], profiles).map((one) => [one.field, one]));
    expect(found.get('symbol')?.value).toBe(symbol);
    expect(found.get('number')).toMatchObject({ value: null, needsPerson: true });
  });

  test('a short word beginning with s before a text in print is no mark', () => {
    const found = describe([paper('số liệu tổng hợp /QĐ-UBND', 'ngày 16 tháng 01 năm 2007')], profiles);
    expect(found.some(({ field }) => field === 'number')).toBe(false);
  });

  test('lie between the printed words, on their line, at their size', () => {
    const page = paper('Số: {86|60} /QĐ-UBND', 'ngày {16|50} tháng 01 năm 2025');
    const places = handPlaces(page, profiles);
    expect(places.map(({ part }) => part)).toEqual(['number', 'day']);
    const [number, day] = places;
    const [mark, symbol] = [wordOf(page, 'Số:'), wordOf(page, '/QĐ-UBND')];
    expect(number?.left).toBeCloseTo(mark[0] + mark[2]);
    expect(number?.right).toBeCloseTo(symbol[0]);
    const [before, after] = [wordOf(page, 'ngày'), wordOf(page, 'tháng')];
    expect(day?.left).toBeCloseTo(before[0] + before[2]);
    expect(day?.right).toBeCloseTo(after[0]);
    const year = wordOf(page, '2025');
    expect(Math.abs((day?.base ?? 0) - (year[1] + year[3]))).toBeLessThan(6);
    expect(Math.abs((day?.digit ?? 0) - 0.676 * 54)).toBeLessThan(4);
  });

  test('are found where writing and print were read as one word', () => {
    const clean = handPlaces(paper('Số: {86|60} /QĐ-UBND', 'ngày {16|50} tháng 01 năm 2025'), profiles);
    const fused = handPlaces(paper('Số:86~20 /QĐ-UBND', 'ngày‡6~30 tháng 01 năm 2025'), profiles);
    expect(fused.map(({ part }) => part)).toEqual(['number', 'day']);
    const page = paper('Số:86~20 /QĐ-UBND', 'ngày‡6~30 tháng 01 năm 2025');
    const word = wordOf(page, 'ngày‡6');
    const [, day] = fused;
    expect(day?.left).toBeGreaterThan(word[0] + 0.5 * word[2]);
    expect(day?.left).toBeLessThan(word[0] + word[2]);
    expect(clean[1]?.digit).toBeCloseTo(day?.digit ?? 0, 0);
  });

  test('begin at the print when its box took in a part of the writing', () => {
    const page = paper('Số: {86|60} /QĐ-UBND', 'ngày {27|40} tháng 01 năm 2025');
    const [, clean] = handPlaces(page, profiles);
    const reach = 40;
    const spoilt: PageText = {
      ...page,
      blocks: page.blocks.map((block) => ({
        ...block,
        lines: block.lines.map((line) => ({
          ...line,
          words: line.words.map((word) => {
            const [x, y, width, height] = word.box;
            return word.text === 'tháng' ? { ...word, box: [x - reach, y, width + reach, height] as const } : word;
          }),
        })),
      })),
    };
    const [, day] = handPlaces(spoilt, profiles);
    expect(Math.abs((day?.right ?? 0) - (clean?.right ?? 0))).toBeLessThan(reach / 3);
  });

  test('are none where number and day are print, nor on a page without a head', () => {
    expect(handPlaces(paper('Số: 86/QĐ-UBND', 'ngày 16 tháng 01 năm 2025'), profiles)).toEqual([]);
    expect(handPlaces(typesetPage([['body', 300, 'Căn cứ Luật Mặt trận Tổ quốc Việt Nam']]), profiles)).toEqual([]);
  });
});

group('what is proposed of handwriting', () => {
  const written = (part: Handwriting['part'], ...readings: [string, number][]): Handwriting => ({
    part,
    box: [600, 380, 90, 60],
    readings: readings.map(([text, chance]) => ({ text, chance })),
  });
  const fieldsOf = (date: string, ...handwriting: Handwriting[]): Record<string, Suggestion> => {
    const page = { ...paper('Số: {8G|30} /QĐ-UBND', date), handwriting };
    return Object.fromEntries(describe([page], profiles).map((one) => [one.field, one]));
  };
  const DATE = 'ngày {1b|40} tháng 02 năm 2025';

  test('a certain reading is given, marked as handwriting, and a person is asked all the same', () => {
    const { number, date } = fieldsOf(DATE, written('number', ['086', 0.99]), written('day', ['04', 0.98]));
    expect(number).toMatchObject({ value: '086', needsPerson: true });
    expect(number?.evidence).toEqual([{ page: 1, box: [600, 380, 90, 60], text: '086', handwriting: true }]);
    expect(date).toMatchObject({ value: '2025-02-04', needsPerson: true });
    expect(date?.evidence[0]?.handwriting).toBe(true);
    expect([number, date].map((field) => field && withoutHandwriting(field))).toEqual([null, '2025-02']);
  });

  test('a doubtful one is not; its place is shown', () => {
    const { number, date } = fieldsOf(DATE, written('number', ['86', 0.6], ['80', 0.4]), written('day', ['04', 0.5]));
    expect(number).toMatchObject({ value: null, needsPerson: true });
    expect(number?.evidence[0]).toMatchObject({ box: [600, 380, 90, 60] });
    expect(number?.evidence[0]?.handwriting).toBeUndefined();
    expect(date).toMatchObject({ value: '2025-02', needsPerson: true });
  });

  test('a day that the month does not have is never given, and lends its chance to those it has', () => {
    expect(fieldsOf(DATE, written('day', ['30', 0.99])).date?.value).toBe('2025-02');
    expect(fieldsOf(DATE, written('day', ['20', 0.7], ['30', 0.25])).date?.value).toBe('2025-02-20');
    expect(fieldsOf(DATE, written('day', ['20', 0.7], ['26', 0.25])).date?.value).toBe('2025-02');
  });

  test('a digit alone, which is mostly half of two that touch, must be surer', () => {
    expect(fieldsOf(DATE, written('day', ['1', 0.93], ['11', 0.06])).date?.value).toBe('2025-02');
    expect(fieldsOf(DATE, written('number', ['7', 0.98])).number?.value).toBe('7');
  });

  test('a number of noughts, or of too many figures, is none', () => {
    expect(fieldsOf(DATE, written('number', ['00', 0.99])).number?.value).toBeNull();
    expect(fieldsOf(DATE, written('number', ['123456', 0.99])).number?.value).toBeNull();
  });

  test('day and month in ink are given together or not at all', () => {
    const inked = 'ngày {1b|40} tháng {o2|20} năm 2025';
    const day = written('day', ['04', 0.99]);
    const { date } = fieldsOf(inked, day, written('month', ['02', 0.98]));
    expect(date?.value).toBe('2025-02-04');
    expect(date?.evidence.map(({ text }) => text)).toEqual(['04', '02']);
    expect(date === undefined ? null : withoutHandwriting(date)).toBe('2025');
    expect(fieldsOf(inked, day, written('month', ['02', 0.5])).date?.value).toBe('2025');
    expect(fieldsOf(inked, day).date?.value).toBe('2025');
  });
});
