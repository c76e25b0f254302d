import { expect, it } from 'vitest';
import type { PageText, Word } from '../../shared/page-text.ts';
import { agreedName } from './agreement.ts';
import { properSpelling, withProperSpelling } from './spelling.ts';

/** A page of these lines; words are read with full confidence, or with the one behind a `~`. */
function page(...lines: readonly string[]): PageText {
  const word = (text: string): Word => {
    const [read = '', confidence = '95'] = text.split('~');
    return { text: read, box: [0, 0, 10, 10], confidence: Number(confidence) };
  };
  const box = [0, 0, 100, 10] as const;
  return {
    width: 1000,
    height: 1400,
    dpi: 200,
    skew: 0,
    source: 'ocr',
    blocks: [{ box, lines: lines.map((line) => ({ box, words: line.split(' ').map(word) })) }],
  };
}

it('takes lost marks of a commune from its place of issue', () => {
  const paper = page('ĐẢNG ỦY XÃ GIAO THANH', 'Giao Thạnh, ngày 06 tháng 9 năm 2002');
  expect(agreedName('GIAO THANH', [paper])).toBe('GIAO THẠNH');
  const names = { superior: 'ĐẢNG BỘ HUYỆN THẠNH PHÚ', issuer: 'ĐẢNG ỦY XÃ GIAO THANH' };
  expect(properSpelling(names, [paper]).issuer).toEqual({ text: 'ĐẢNG ỦY XÃ GIAO THẠNH', known: null });
});

it('keeps a name with more marks than the place of issue was read with', () => {
  const paper = page('ỦY BAN NHÂN DÂN XÃ GIA VIỄN', 'Gia Viên, ngày 06 tháng 9 năm 2002');
  expect(agreedName('GIA VIỄN', [paper])).toBe('GIA VIỄN');
});

it('puts a wrong letter right only where the paper has the other name twice', () => {
  const once = page('HUYỆN GIỒNG RIÊỀNG', 'Giồng Riềng, ngày 22 tháng 3 năm 2003');
  expect(agreedName('GIỒNG RIÊỀNG', [once])).toBe('GIỒNG RIÊỀNG');
  expect(agreedName('GIỒNG RIÊỀNG', [once, page('báo cáo về huyện Giồng Riềng để tổng hợp.')])).toBe('GIỒNG RIỀNG');
});

it('takes no reading that is no name, and none of doubtful words against a sure one', () => {
  const paper = page('XÃ TÂN THÀNH', 'cán bộ tận thanh toán', 'Tận~20 Thánh~20');
  expect(agreedName('TÂN THÀNH', [paper])).toBe('TÂN THÀNH');
  expect(agreedName('', [paper])).toBe('');
  expect(agreedName('TÂN THÀNH', [])).toBe('TÂN THÀNH');
});

it('the place of issue rests on the paper as well, unless the list knows it', () => {
  const place = (value: string) =>
    ({ field: 'place', value, confidence: 0.8, needsPerson: false, evidence: [] }) as const;
  const paper = page('ỦY BAN NHÂN DÂN HUYỆN NAM ĐÀN', 'Nam Đản,~60 ngày 28', 'Chủ tịch UBND huyện Nam Đàn báo cáo');
  expect(withProperSpelling([place('Nam Đản')], [paper])).toEqual([place('Nam Đàn')]);
  expect(withProperSpelling([place('Đông Hà')], [page('ĐỒNG HÀ', 'Đồng Hà', 'Đồng Hà')])).toEqual([place('Đông Hà')]);
});
