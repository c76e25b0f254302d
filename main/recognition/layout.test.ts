import { describe, expect, it } from 'vitest';
import type { EngineOutput, SeenLine } from './engine.ts';
import { layOut } from './layout.ts';

/** A printed line at 300 dpi: 13 points, each character 20 pixels wide; a word in braces has that confidence: `x{30}`. */
function line(left: number, top: number, text: string): SeenLine {
  let x = left;
  const words = text.split(' ').map((token) => {
    const [, word = token, confidence] = /^(.*)\{(\d+)\}$/.exec(token) ?? [];
    const box = [x, top, word.length * 20, 40] as const;
    x += word.length * 20 + 16;
    return { text: word, confidence: confidence === undefined ? 92 : Number(confidence), box };
  });
  return { words };
}

/** Two lines that the engine took for one. */
const joined = (a: SeenLine, b: SeenLine): SeenLine => ({ words: [...a.words, ...b.words] });

const blocks = (...lines: SeenLine[]): string[][] =>
  layOut({ lines } satisfies EngineOutput).map((block) =>
    block.lines.map((one) => one.words.map((word) => word.text).join(' ')),
  );

const body = (top: number, count: number): SeenLine[] =>
  Array.from({ length: count }, (_, i) =>
    line(250, top + i * 70, 'Thực hiện chương trình công tác năm của cơ quan, văn phòng đề nghị các đơn vị'),
  );

describe('reading order', () => {
  it('marks of a line that the engine took for a line above it are left out, a short line of figures is not', () => {
    const low = (one: SeenLine): SeenLine => ({
      words: one.words.map((word) => ({ ...word, box: [word.box[0], word.box[1], word.box[2], 14] as const })),
    });
    const found = blocks(
      ...body(640, 2),
      low(line(300, 800, 'À .^A .À 7” z')),
      line(300, 830, 'Về việc điều chỉnh dự toán'),
      low(line(300, 900, '25 11 2024')),
    ).flat();
    expect(found).not.toContain('À .^A .À 7” z');
    expect(found).toContain('Về việc điều chỉnh dự toán');
    expect(found).toContain('25 11 2024');
  });

  it('the letterhead is two blocks, issuer before national title, even where the engine joined them', () => {
    const found = blocks(
      joined(line(250, 200, 'ỦY BAN MẶT TRẬN'), line(1100, 200, 'CỘNG HÒA XÃ HỘI CHỦ NGHĨA')),
      joined(line(300, 260, 'TỈNH AN PHÚ'), line(1180, 260, 'Độc lập - Tự do - Hạnh phúc')),
      joined(line(300, 340, 'Số: 12/KH-MTTQ'), line(1150, 345, 'An Phú, ngày 05 tháng 3 năm 2024')),
      line(260, 400, 'V/v sơ kết công tác'),
      line(900, 520, 'KẾ HOẠCH'),
      ...body(640, 4),
    );
    expect(found[0]?.slice(0, 2)).toEqual(['ỦY BAN MẶT TRẬN', 'TỈNH AN PHÚ']);
    expect(found.slice(0, 3).flat()).toEqual([
      'ỦY BAN MẶT TRẬN',
      'TỈNH AN PHÚ',
      'Số: 12/KH-MTTQ',
      'V/v sơ kết công tác',
      'CỘNG HÒA XÃ HỘI CHỦ NGHĨA',
      'Độc lập - Tự do - Hạnh phúc',
      'An Phú, ngày 05 tháng 3 năm 2024',
    ]);
    expect(found.flat()[7]).toBe('KẾ HOẠCH');
  });

  it('a narrow gap counts where the lines below have a wide one at the same place', () => {
    const found = blocks(
      joined(line(200, 200, 'BAN THƯỜNG TRỰC ỦY BAN MẶT TRẬN'), line(885, 200, 'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM')),
      joined(line(400, 260, 'TỈNH AN PHÚ'), line(1100, 260, 'Độc lập - Tự do - Hạnh phúc')),
    );
    expect(found).toEqual([
      ['BAN THƯỜNG TRỰC ỦY BAN MẶT TRẬN', 'TỈNH AN PHÚ'],
      ['CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM', 'Độc lập - Tự do - Hạnh phúc'],
    ]);
  });

  it('recipients and signature stand apart, and the name under its space follows the authority', () => {
    const found = blocks(
      ...body(200, 3),
      joined(line(250, 600, 'Nơi nhận:'), line(1300, 600, 'TM. BAN THƯỜNG TRỰC')),
      joined(line(250, 650, '- Như trên;'), line(1420, 670, 'CHỦ TỊCH')),
      line(250, 700, '- Ủy ban nhân dân tỉnh;'),
      line(250, 750, '- Lưu: VT.'),
      line(1350, 1000, 'Lê Thị Mai An'),
    );
    const lines = found.slice(-3).flat();
    expect(lines.slice(-7)).toEqual([
      'Nơi nhận:',
      '- Như trên;',
      '- Ủy ban nhân dân tỉnh;',
      '- Lưu: VT.',
      'TM. BAN THƯỜNG TRỰC',
      'CHỦ TỊCH',
      'Lê Thị Mai An',
    ]);
  });

  it('a table is read row by row', () => {
    const rows = ['Trần Văn Bình', 'Phạm Thu Hà', 'Ngô Quốc Việt', 'Đỗ Minh Tâm'].map((name, i) => ({
      words: [
        ...line(250, 300 + i * 70, String(i + 1)).words,
        ...line(450, 300 + i * 70, name).words,
        ...line(1000, 300 + i * 70, 'Chuyên viên').words,
        ...line(1500, 300 + i * 70, 'Văn phòng').words,
      ],
    }));
    expect(blocks(...rows).flat()[1]).toBe('2 Phạm Thu Hà Chuyên viên Văn phòng');
  });

  it('numbered points keep their numbers', () => {
    const rows = [1, 2, 3].map((n) =>
      joined(line(250, 300 + n * 70, `${n}.`), line(400, 300 + n * 70, 'Tổ chức hội nghị sơ kết')),
    );
    expect(blocks(...rows).flat()[0]).toBe('1. Tổ chức hội nghị sơ kết');
  });

  it('prose stays whole, with an empty line only where the paper has one', () => {
    expect(blocks(...body(200, 5), ...body(700, 2)).map((block) => block.length)).toEqual([5, 2]);
  });
});

describe('noise', () => {
  it('letters scattered over a drawing are no text; foreign words, figures and addresses are', () => {
    const found = blocks(
      ...body(200, 3),
      line(300, 900, 'zzq{20} xwøt{12} mmđq{30} k{9} rtk{25} vvv{31}'),
      line(300, 1000, 'thanh{30} toán{20} xwt{12} kkt{9}'),
      line(300, 1100, 'Bluetooth{88} wkt{12} Windows{90} qq{10}'),
      line(300, 1200, '12.500.000{20} 45.000.000{22} xt{20}'),
      line(300, 1300, 'lienhe{20} mattran.gov.vn{24} xq{20}'),
      line(300, 1400, 'sö:{20} xzm{20} qqt{20} zzzt{20}'),
    ).flat();
    expect(found.slice(3)).toEqual([
      'thanh toán xwt kkt',
      'Bluetooth wkt Windows qq',
      '12.500.000 45.000.000 xt',
      'lienhe mattran.gov.vn xq',
      'sö: xzm qqt zzzt',
    ]);
  });

  it('signs nobody printed go, signs of prose stay', () => {
    expect(blocks(line(250, 200, '|{35} Độc lập -{70} Tự do ~{20} -{66} Hạnh phúc ¬{12}'))).toEqual([
      ['Độc lập - Tự do - Hạnh phúc'],
    ]);
  });

  it('a few letters that nobody believes go; a doubtful number in a printed line stays', () => {
    expect(blocks(line(250, 200, 'Số: Đ8{22} /QĐ-MTTQ'), line(1500, 900, 'x{5} Vy{11}'))).toEqual([
      ['Số: Đ8 /QĐ-MTTQ'],
    ]);
  });

  it('nothing but specks is nothing', () => expect(blocks(line(300, 300, '.{8} |{3}'))).toEqual([]));
});
