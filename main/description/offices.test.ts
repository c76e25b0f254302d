/** Letterheads of many offices and years, as their rules and habits set them: who issued, under which number, when. */
import { expect, describe as group, test } from 'vitest';
import type { FieldName } from '../../shared/fields.ts';
import { describe, loadProfiles } from './description.ts';
import { type Line, runningText, typesetPage } from './typeset-page.ts';

const profiles = loadProfiles();

type Head = {
  readonly right?: readonly string[];
  readonly left: readonly string[];
  readonly number: string;
  readonly date: string;
  readonly title?: readonly string[];
  readonly sign?: readonly string[];
};

const STATE = ['CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM', 'Độc lập - Tự do - Hạnh phúc'];

function valuesOf({
  right = STATE,
  left,
  number,
  date,
  title = [],
  sign = [],
}: Head): Partial<Record<FieldName, string | null>> {
  const numberAt = 240 + left.length * 65;
  const lines: Line[] = [
    ...right.map((text, index): Line => ['right', 200 + index * 65, text]),
    ...left.map((text, index): Line => ['left', 200 + index * 65, text]),
    ['left', numberAt, number],
    ['right', Math.max(numberAt, 350), date],
    ...title.map((text, index): Line => ['middle', numberAt + 180 + index * 75, text]),
    ...runningText(numberAt + 600, 12),
    ['recipients', 2600, 'Nơi nhận:'],
    ...sign.map((text, index): Line => ['sign', index === sign.length - 1 ? 3050 : 2600 + index * 65, text]),
  ];
  return Object.fromEntries(describe([typesetPage(lines)], profiles).map(({ field, value }) => [field, value]));
}

group('bodies', () => {
  test.each<[string, string[], string | undefined, string]>([
    ['one line', ['CHÍNH PHỦ'], undefined, 'CHÍNH PHỦ'],
    ['one body over two lines', ['HỘI ĐỒNG NHÂN DÂN', 'TỈNH QUẢNG TRỊ'], undefined, 'HỘI ĐỒNG NHÂN DÂN TỈNH QUẢNG TRỊ'],
    ['superior above issuer', ['UBND TỈNH QUẢNG TRỊ', 'SỞ Y TẾ'], 'UBND TỈNH QUẢNG TRỊ', 'SỞ Y TẾ'],
    [
      'an issuer over two lines',
      ['UBND HUYỆN GIO LINH', 'PHÒNG LAO ĐỘNG, THƯƠNG BINH', 'VÀ XÃ HỘI'],
      'UBND HUYỆN GIO LINH',
      'PHÒNG LAO ĐỘNG, THƯƠNG BINH VÀ XÃ HỘI',
    ],
    [
      'the central Committee of the Front',
      ['ỦY BAN TRUNG ƯƠNG', 'MẶT TRẬN TỔ QUỐC VIỆT NAM'],
      undefined,
      'ỦY BAN TRUNG ƯƠNG MẶT TRẬN TỔ QUỐC VIỆT NAM',
    ],
    ['a district Front', ['UBMTTQ VIỆT NAM', 'HUYỆN TRIỆU PHONG'], undefined, 'UBMTTQ VIỆT NAM HUYỆN TRIỆU PHONG'],
    [
      'the standing board named first',
      ['MẶT TRẬN TỔ QUỐC VIỆT NAM', 'BAN THƯỜNG TRỰC ỦY BAN', 'XÃ CAM THỦY'],
      'MẶT TRẬN TỔ QUỐC VIỆT NAM',
      'BAN THƯỜNG TRỰC ỦY BAN XÃ CAM THỦY',
    ],
    [
      'a trade union',
      ['TỔNG LĐLĐ VIỆT NAM', 'LIÊN ĐOÀN LAO ĐỘNG', 'TỈNH QUẢNG TRỊ'],
      'TỔNG LĐLĐ VIỆT NAM',
      'LIÊN ĐOÀN LAO ĐỘNG TỈNH QUẢNG TRỊ',
    ],
    ['a women’s union', ['HỘI LHPN VIỆT NAM', 'BAN THƯỜNG VỤ'], 'HỘI LHPN VIỆT NAM', 'BAN THƯỜNG VỤ'],
    [
      'a women’s union under its union',
      ['HỘI LHPN VIỆT NAM', 'HỘI LHPN TỈNH', 'QUẢNG TRỊ', 'BAN THƯỜNG VỤ'],
      'HỘI LHPN VIỆT NAM',
      'HỘI LHPN TỈNH QUẢNG TRỊ BAN THƯỜNG VỤ',
    ],
    [
      'farmers under their union',
      ['HỘI NÔNG DÂN VIỆT NAM', 'HỘI NÔNG DÂN TỈNH QUẢNG TRỊ', 'BAN CHẤP HÀNH'],
      'HỘI NÔNG DÂN VIỆT NAM',
      'HỘI NÔNG DÂN TỈNH QUẢNG TRỊ BAN CHẤP HÀNH',
    ],
    [
      'an organ of the Party under its committee',
      ['ĐẢNG BỘ TỈNH QUẢNG TRỊ', 'HUYỆN ỦY GIO LINH', 'BAN THƯỜNG VỤ'],
      'HUYỆN ỦY GIO LINH',
      'BAN THƯỜNG VỤ',
    ],
    [
      'the Front with its central Committee below',
      ['MẶT TRẬN TỔ QUỐC', 'VIỆT NAM', 'ỦY BAN TRUNG ƯƠNG'],
      undefined,
      'MẶT TRẬN TỔ QUỐC VIỆT NAM ỦY BAN TRUNG ƯƠNG',
    ],
  ])('%s', (_, left, superior, issuer) => {
    const values = valuesOf({ left, number: 'Số: 12/BC-UBND', date: 'Quảng Trị, ngày 05 tháng 6 năm 2012' });
    expect([values.superior, values.issuer]).toEqual([superior, issuer]);
  });

  test('a line lost between two bodies does not make one of them, and leaves the issuer in doubt', () => {
    const page = typesetPage([
      ...STATE.map((text, index): Line => ['right', 200 + index * 65, text]),
      ['left', 200, 'TẬP ĐOÀN ĐIỆN'],
      ['left', 265, 'LỰC VIỆT NAM'],
      ['left', 395, 'LỰC MIỀN TRUNG'],
      ['left', 510, 'Số: 12/BC-EVN'],
      ['right', 510, 'Đà Nẵng, ngày 05 tháng 6 năm 2014'],
      ...runningText(900, 12),
    ]);
    const found = describe([page], profiles);
    expect(found.find(({ field }) => field === 'superior')?.value).toBe('TẬP ĐOÀN ĐIỆN LỰC VIỆT NAM');
    expect(found.find(({ field }) => field === 'issuer')?.confidence).toBeLessThan(0.4);
  });

  test('the Party’s star is no part of a name', () => {
    const values = valuesOf({
      right: ['ĐẢNG CỘNG SẢN VIỆT NAM'],
      left: ['TỈNH ỦY QUẢNG TRỊ', '*'],
      number: 'Số 41-CTr/TU',
      date: 'Đông Hà, ngày 10 tháng 4 năm 2008',
      title: ['CHƯƠNG TRÌNH', 'thực hiện Nghị quyết của Ban Chấp hành Trung ương'],
      sign: ['T/M BAN THƯỜNG VỤ', 'BÍ THƯ', 'Hồ Văn Thử Nghiệm'],
    });
    expect(values).toMatchObject({
      type: 'Chương trình',
      number: '41',
      symbol: 'CTr/TU',
      issuer: 'TỈNH ỦY QUẢNG TRỊ',
      authority: 'T/M BAN THƯỜNG VỤ BÍ THƯ',
      signer: 'Hồ Văn Thử Nghiệm',
    });
    expect(values.superior).toBeUndefined();
  });

  test('the Youth Union heads its papers with its own name', () => {
    const values = valuesOf({
      right: ['ĐOÀN TNCS HỒ CHÍ MINH'],
      left: ['BCH TỈNH QUẢNG TRỊ', '***'],
      number: 'Số: 67 - KH/TĐTN-PT',
      date: 'Đông Hà, ngày 12 tháng 02 năm 2015',
      title: ['KẾ HOẠCH', 'Tổ chức Tháng Thanh niên'],
    });
    expect(values).toMatchObject({
      number: '67',
      symbol: 'KH/TĐTN-PT',
      issuer: 'BCH TỈNH QUẢNG TRỊ',
      type: 'Kế hoạch',
    });
  });
});

group('numbers', () => {
  test.each<[string, string | null, string]>([
    ['Số: 05/2025/TT-BNV', '05', 'TT-BNV'],
    ['Luật số: 33/2024/QH15', '33', 'QH15'],
    ['Số: 07B/BC-MTTQ', '07B', 'BC-MTTQ'],
    ['Số 12 - QĐ/MT', '12', 'QĐ/MT'],
    ['Số: 86 / QĐ-UB', '86', 'QĐ-UB'],
    ['Số: 90/TBMTTQ-BTT', '90', 'TBMTTQ-BTT'],
    ['Số: {245|72}/UBND-NC', null, 'UBND-NC'],
    ['Số: {999|73} ./“UBND-TTHC~4', null, 'UBND-TTHC'],
    ['Số: {ổ|14} JCT-UBND~41', null, 'CT-UBND'],
    ['Sôz‡†~2 /CT-UBND', null, 'CT-UBND'],
  ])('%s', (number, value, symbol) => {
    const values = valuesOf({
      left: ['ỦY BAN MTTQ VIỆT NAM', 'TỈNH QUẢNG TRỊ'],
      number,
      date: 'Quảng Trị, ngày 05 tháng 6 năm 2012',
    });
    expect([values.number, values.symbol]).toEqual([value, symbol]);
  });

  test('SỞ at the head of a line is not Số', () => {
    const values = valuesOf({
      left: ['SỞ TÀI CHÍNH', 'VẬT GIÁ'],
      number: 'Số: 9/TB-STC',
      date: 'Đông Hà, ngày 1 tháng 6 năm 1996',
    });
    expect(values).toMatchObject({ number: '9', symbol: 'TB-STC', issuer: 'SỞ TÀI CHÍNH VẬT GIÁ' });
  });

  test('a label on a stamp is no number line', () => {
    const values = valuesOf({
      left: ['SỞ Y TẾ', 'Số và ký hiệu: 11/UBND ĐẾN'],
      number: 'Số: 9/TB-SYT',
      date: 'Đông Hà, ngày 1 tháng 6 năm 1996',
    });
    expect(values).toMatchObject({ number: '9', symbol: 'TB-SYT' });
  });

  test('a decree that says so in its symbol alone', () => {
    const values = valuesOf({
      left: ['CHÍNH PHỦ'],
      number: 'Số: 30/2020/NĐ-CP',
      date: 'Hà Nội, ngày 05 tháng 3 năm 2020',
    });
    expect(values).toMatchObject({ type: 'Nghị định', number: '30', symbol: 'NĐ-CP' });
  });
});

group('dates', () => {
  test.each<[string, string | null, string]>([
    ['Quảng Trị, ngày 05 tháng 3 năm 1998', '1998-03-05', 'Quảng Trị'],
    ['Đông Hà, ngày 5/3/1998', '1998-03-05', 'Đông Hà'],
    ['TP. Hồ Chí Minh, ngày 30 tháng 4 năm 1985', '1985-04-30', 'TP. Hồ Chí Minh'],
    ['Hải Lăng, ngày {03|60} tháng {9|50} năm 2001', '2001', 'Hải Lăng'],
    ['Vĩnh Linh, ngày      tháng 9 năm 2001', '2001-09', 'Vĩnh Linh'],
  ])('%s', (date, value, place) => {
    const values = valuesOf({ left: ['UBMTTQ VIỆT NAM', 'TỈNH QUẢNG TRỊ'], number: 'Số: 12/BC-MT', date });
    expect([values.date, values.place]).toEqual([value, place]);
  });

  test('a day that does not exist is left to a person', () => {
    const found = valuesOf({ left: ['SỞ Y TẾ'], number: 'Số: 1/BC-SYT', date: 'Đông Hà, ngày 31 tháng 02 năm 2001' });
    expect(found.date).toBe('2001-02');
  });

  test('a letter’s subject of many lines pushes place and date down beside its last line', () => {
    const letter = (date: string) =>
      typesetPage([
        ['left', 200, 'SỞ Y TẾ'],
        ['right', 200, STATE[0] ?? ''],
        ['right', 265, STATE[1] ?? ''],
        ['left', 380, 'Số: 12/SYT-VP'],
        ...[
          'Về việc bãi bỏ Công văn số',
          '1370/UBND-NC ngày 14',
          'tháng 01 năm 2006 về',
          'việc ban hành Quy định',
          'mức thu',
        ].map((text, index): Line => ['left', 450 + index * 70, text]),
        ['right', 730, date],
        ['middle', 850, 'Kính gửi: Các huyện'],
        ...runningText(1000, 10),
      ]);
    const found = new Map(
      describe([letter('Đông Hà, ngày 05 tháng 3 năm 2009')], profiles).map(({ field, value }) => [field, value]),
    );
    expect([found.get('date'), found.get('place')]).toEqual(['2009-03-05', 'Đông Hà']);
    const running = describe([letter('theo Luật Đất đai ngày 05 tháng 3 năm 2009')], profiles);
    expect(running.some(({ field }) => field === 'date')).toBe(false);
  });

  test('a date in the text is not the date of the paper', () => {
    const page = typesetPage([
      ['left', 200, 'SỞ Y TẾ'],
      ['right', 200, STATE[0] ?? ''],
      ['left', 300, 'Số: 1/BC-SYT'],
      ['middle', 500, 'BÁO CÁO'],
      ['indent', 700, 'Căn cứ Luật Tổ chức Chính phủ ngày 19 tháng 6 năm 2015 của Quốc hội nước Cộng hòa;'],
      ...runningText(800, 10),
    ]);
    expect(describe([page], profiles).some(({ field }) => field === 'date')).toBe(false);
  });
});

group('titles', () => {
  const type = (title: string[], number = 'Số: 12/BC-MT') =>
    valuesOf({ left: ['UBMTTQ VIỆT NAM', 'TỈNH QUẢNG TRỊ'], number, date: 'Đông Hà, ngày 05 tháng 6 năm 2012', title });

  test('a type and the rest of its line in capitals', () => {
    expect(type(['BÁO CÁO TỔNG KẾT CÔNG TÁC MẶT TRẬN', 'NĂM 2011'])).toMatchObject({
      type: 'Báo cáo',
      subject: 'TỔNG KẾT CÔNG TÁC MẶT TRẬN NĂM 2011',
    });
  });

  test('the longest name wins, and looks decide where letters are shared', () => {
    expect(type(['CHƯƠNG TRÌNH PHỐI HỢP', 'giám sát năm 2012'], 'Số: 12/CTPH-MTTQ-SNV').type).toBe(
      'Chương trình phối hợp',
    );
    expect(type(['ĐỀ ÁN', 'Số hóa tài liệu lưu trữ'], 'Số: 12/ĐA-MTTQ').type).toBe('Đề án');
    expect(type(['DỰ ÁN', 'Số hóa tài liệu lưu trữ'], 'Số: 12/DA-MTTQ').type).toBe('Dự án');
    expect(type(['QUY ĐỊNH', 'Về chế độ hội họp'], 'Số: 12/QyĐ-MTTQ').type).toBe('Quy định');
  });

  test('the authority that decides is no part of the subject', () => {
    expect(type(['NGHỊ QUYẾT', 'Về nhân sự Ủy ban khóa XI', 'HỘI NGHỊ LẦN THỨ HAI']).subject).toBe(
      'Về nhân sự Ủy ban khóa XI',
    );
  });
});

group('under the position', () => {
  const signed = (sign: readonly string[], more: readonly Line[] = []) => {
    const lines: Line[] = [
      ...STATE.map((text, index): Line => ['right', 200 + index * 65, text]),
      ['left', 200, 'ỦY BAN NHÂN DÂN'],
      ['left', 265, 'TỈNH HÀ GIANG'],
      ['left', 400, 'Số: 14/UBND-NC'],
      ['right', 400, 'Hà Giang, ngày 12 tháng 5 năm 2009'],
      ...runningText(1000, 12),
      ['recipients', 2600, 'Nơi nhận:'],
      ...sign.map((text, index): Line => ['sign', index === sign.length - 1 ? 3050 : 2600 + index * 65, text]),
      ...more,
    ];
    return new Map(describe([typesetPage(lines)], profiles).map((one) => [one.field, one]));
  };

  test('the date of a certified copy below the signature names nobody', () => {
    const copied: Line[] = [['sign', 3150, 'Hà Giang, ngày 19 tháng 6 năm 2009']];
    expect(signed(['KT. CHỦ TỊCH', 'PHÓ CHỦ TỊCH', 'Châu Thí Dụ'], copied).get('signer')?.value).toBe('Châu Thí Dụ');
    expect(signed(['KT. CHỦ TỊCH', 'PHÓ CHỦ TỊCH', 'Hà Giang, ngày 19 tháng 6']).get('signer')?.value).toBeNull();
  });

  test('a place is no sure signer, and the paper’s own place is none', () => {
    expect(signed(['CHỦ TỊCH', 'Hà Giang']).get('signer')).toMatchObject({ value: null, needsPerson: true });
    expect(signed(['CHỦ TỊCH', 'Thái Bình']).get('signer')?.confidence).toBeLessThan(0.6);
  });

  test.each(['Văn Mẫu', 'Thị Thí Dụ', 'Văn Đình Mẫu'])('%s has lost its first word and is not sure', (name) => {
    const signer = signed(['KT. CHỦ TỊCH', 'PHÓ CHỦ TỊCH', name]).get('signer');
    expect(signer?.value).toBe(name);
    expect(signer?.confidence).toBeLessThan(0.7);
  });

  test.each(['Hồ Tuyên', 'H’Yuân Ayun', 'Y Thui Byă'])('%s is a whole name', (name) => {
    expect(signed(['KT. CHỦ TỊCH', 'PHÓ CHỦ TỊCH', name]).get('signer')?.confidence).toBeGreaterThan(0.7);
  });

  test.each(['TU/Q', 'T/UQ', 'TUQ.'])('%s is an authority mark', (mark) => {
    const lines = [`${mark} TRƯỞNG BAN`, 'KT. CHÁNH VĂN PHÒNG', 'PHÓ CHÁNH VĂN PHÒNG', 'Huỳnh Hữu Mẫu'];
    expect(signed(lines).get('authority')?.value).toBe(`${mark} TRƯỞNG BAN KT. CHÁNH VĂN PHÒNG PHÓ CHÁNH VĂN PHÒNG`);
  });
});
