/** The forecast says what the figures carry, and nothing more. */
import { expect, test } from 'vitest';
import { day, figure } from '../../app/format.ts';
import { forecastWords } from './forecast.ts';
import { texts } from './texts.ts';

const forecast = {
  remainingPages: 40_000,
  pagesPerDay: 620,
  finish: '2027-02-14',
  deadline: '2026-12-31',
  neededPerDay: 1239.2,
};

const say = (given: Partial<typeof forecast> | { [K in keyof typeof forecast]?: null } | null) => {
  const words = forecastWords(
    given === null ? null : ({ ...forecast, ...given } as never),
    texts.vi.forecast,
    { figure, day },
    new Date(2026, 10, 23),
  );
  return words.parts.map(({ text, tone }) => (tone === 'doubt' ? `!${text}` : text)).join('; ');
};

test('too slow for the deadline: says when it ends and what it would take, never rounded down', () => {
  expect(say({})).toBe(
    'Với tốc độ hiện nay (620 trang/ngày): xong ngày 14/02/2027; !cần 1.240 trang/ngày để kịp 31/12/2026',
  );
});

test('fast enough: says so', () => {
  expect(say({ finish: '2026-12-31' })).toContain('kịp hạn 31/12/2026');
});

test('no deadline: the end alone', () => {
  expect(say({ deadline: null, neededPerDay: null })).toBe(
    'Với tốc độ hiện nay (620 trang/ngày): xong ngày 14/02/2027; chưa đặt hạn hoàn thành',
  );
});

test('no working day yet: no date is made up', () => {
  expect(say({ pagesPerDay: null, finish: null })).toBe(
    'Còn 40.000 trang theo mục lục; chưa có ngày làm việc nào để tính tốc độ; cần 1.240 trang/ngày để kịp 31/12/2026',
  );
});

test('a deadline that has passed, and nothing left to do', () => {
  expect(say({ deadline: '2026-11-22' })).toContain('!hạn 22/11/2026 đã qua');
  expect(say({ remainingPages: 0 })).toBe('Mọi trang theo mục lục đã được nhập.');
  expect(say(null)).toContain('Chưa dự báo được');
});
