import { expect, it } from 'vitest';
import { takenText } from './taken-text.ts';

it('takes the number and the symbol out of one printed word', () => {
  expect(takenText('number', ['Số:17/BC-MTTQ-BTT'])).toBe('17');
  expect(takenText('number', ['07B'])).toBe('07B');
  expect(takenText('symbol', ['Số:', '17/BC-MTTQ-BTT.'])).toBe('BC-MTTQ-BTT');
  expect(takenText('symbol', ['127-QĐ/TU'])).toBe('QĐ/TU');
  expect(takenText('symbol', ['QĐ-UBND'])).toBe('QĐ-UBND');
});

it('takes a day out of the line it stands in', () => {
  const line = ['Thạch', 'Bình,', 'ngày', '05', 'tháng', '3', 'năm', '1998'];
  expect(takenText('date', line)).toBe('05/03/1998');
  expect(takenText('date', ['hôm', 'nay'])).toBe('hôm nay');
});

it('leaves other words as they stand, without the comma behind them', () => {
  expect(takenText('place', ['Thạch', 'Bình,'])).toBe('Thạch Bình');
  expect(takenText('number', ['không', 'số'])).toBe('không số');
});
