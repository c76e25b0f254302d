import { describe, expect, it } from 'vitest';
import { lineText } from '../../shared/page-text.ts';
import { type Glyph, layOut } from './text-layout.ts';

const HEIGHT = 20;

/** A typed line: every sign 10 wide, a space 5, "  " (two spaces and more) 5 each. */
function typed(text: string, x: number, y: number): Glyph[] {
  const glyphs: Glyph[] = [];
  let at = x;
  let startsWord = true;
  for (const sign of text) {
    if (sign === ' ') {
      at += 5;
      startsWord = true;
      continue;
    }
    const mark = /\p{M}/u.test(sign);
    const left = mark ? at - 10 : at;
    glyphs.push({ text: sign, box: [left, y + 4, 10, 12], cell: [left, y, 10, HEIGHT], upright: true, startsWord });
    if (!mark) at += 10;
    startsWord = false;
  }
  return glyphs;
}

const read = (...lines: Glyph[][]): string[][] => layOut(lines.flat()).map((block) => block.lines.map(lineText));

describe('laying out glyphs', () => {
  it('keeps the columns of a letterhead apart even where they nearly touch', () => {
    expect(
      read(typed('ỦY BAN MẶT TRẬN   CỘNG HÒA XÃ HỘI', 0, 0), typed('TỈNH LAM GIANG            Độc lập - Tự do', 0, 25)),
    ).toEqual([
      ['ỦY BAN MẶT TRẬN', 'TỈNH LAM GIANG'],
      ['CỘNG HÒA XÃ HỘI', 'Độc lập - Tự do'],
    ]);
  });

  it('does not cut a line of text for one wide gap that nothing beside it continues', () => {
    expect(read(typed('Điều 1.   Phê duyệt kế hoạch', 0, 0), typed('và giao các ban thực hiện', 0, 25))).toEqual([
      ['Điều 1. Phê duyệt kế hoạch', 'và giao các ban thực hiện'],
    ]);
  });

  it('ends the cells of a table before the paragraph below it', () => {
    expect(
      read(
        typed('1', 0, 0),
        typed('Mục lục', 100, 0),
        typed('Văn phòng', 300, 0),
        typed('Các ban chuyên môn bàn giao tài liệu đã đến hạn', 0, 28),
        typed('cho lưu trữ cơ quan.', 0, 50),
      ),
    ).toEqual([
      ['1'],
      ['Mục lục'],
      ['Văn phòng'],
      ['Các ban chuyên môn bàn giao tài liệu đã đến hạn', 'cho lưu trữ cơ quan.'],
    ]);
  });

  it('reads the foot’s recipients before the signature to their right', () => {
    expect(
      read(
        typed('TM. BAN THƯỜNG TRỰC', 400, 0),
        typed('Nơi nhận:', 0, 8),
        typed('- Như trên;', 0, 30),
        typed('CHỦ TỊCH', 450, 25),
        typed('- Lưu: VT.', 0, 52),
        typed('Trần Thị Mẫu', 430, 140),
      ),
    ).toEqual([['Nơi nhận:', '- Như trên;', '- Lưu: VT.'], ['TM. BAN THƯỜNG TRỰC', 'CHỦ TỊCH'], ['Trần Thị Mẫu']]);
  });

  it('composes letters, joins marks that come as signs of their own, and drops nothing', () => {
    expect(read(typed('Quyết định'.normalize('NFD'), 0, 0))).toEqual([['Quyết định']]);
    const aslant = typed('BẢN SAO', 500, 300).map((glyph) => ({ ...glyph, upright: false }));
    expect(read(typed('Trang 1', 0, 0), aslant)).toEqual([['Trang 1'], ['BẢN SAO']]);
    expect(read()).toEqual([]);
  });

  it('parts words by distance where the layer has no spaces', () => {
    const glyphs = [...typed('Số', 0, 0), ...typed('12', 30, 0).map((glyph) => ({ ...glyph, startsWord: false }))];
    expect(layOut(glyphs)[0]?.lines.map(lineText)).toEqual(['Số 12']);
  });

  it('boxes are the ink of the words', () => {
    const [block] = layOut([...typed('Hồ sơ', 0, 0), ...typed('lưu', 0, 25)]);
    expect(block?.lines.map((line) => line.words.map((word) => word.box))).toEqual([
      [
        [0, 4, 20, 12],
        [25, 4, 20, 12],
      ],
      [[0, 29, 30, 12]],
    ]);
    expect(block?.box).toEqual([0, 4, 45, 37]);
  });
});
