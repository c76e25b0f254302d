/**
 * Papers of invented offices and people, set as readers give them: what is described, and above all what is not.
 */
import { expect, describe as group, test } from 'vitest';
import type { FieldName, Suggestion } from '../../shared/fields.ts';
import type { PageText } from '../../shared/page-text.ts';
import { describe, describeDocument, loadProfiles } from './description.ts';
import { type Line, runningText, typesetPage } from './typeset-page.ts';

const profiles = loadProfiles();
const suggestionsOf = (...pages: PageText[]): Map<FieldName, Suggestion> =>
  new Map(describe(pages, profiles).map((suggestion) => [suggestion.field, suggestion]));
const valuesOf = (...pages: PageText[]): Partial<Record<FieldName, string | null>> =>
  Object.fromEntries([...suggestionsOf(...pages)].map(([field, { value }]) => [field, value]));

const TITLE: Line[] = [
  ['right', 200, 'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM'],
  ['right', 265, 'Độc lập - Tự do - Hạnh phúc'],
];
const PARTY: Line[] = [['right', 200, 'ĐẢNG CỘNG SẢN VIỆT NAM']];
const RECIPIENTS: Line[] = [
  ['recipients', 2600, 'Nơi nhận:'],
  ['recipients', 2665, '- Như trên;'],
  ['recipients', 2730, '- Lưu: VT.'],
];

/** A decision of a provincial People's Committee; number and day as given. */
const decision = (number = '{86|70}', day = '{16|60}'): Line[] => [
  ...TITLE,
  ['left', 200, 'ỦY BAN NHÂN DÂN'],
  ['left', 265, 'TỈNH QUẢNG TRỊ'],
  ['left', 380, `Số: ${number}/QĐ-UBND`],
  ['right', 380, `Quảng Trị, ngày ${day} tháng 01 năm 2025`],
  ['middle', 560, 'QUYẾT ĐỊNH'],
  ['middle', 640, 'Về việc kiện toàn Ban Chỉ đạo thực hiện Nghị quyết số 24/2013/NQ-'],
  ['middle', 715, 'HĐND ngày 10/12/2013 trên địa bàn tỉnh'],
  ['middle', 900, 'CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH QUẢNG TRỊ'],
  ['indent', 1020, 'Căn cứ Luật Tổ chức chính quyền địa phương ngày 19 tháng 6 năm 2015; Luật sửa đổi, bổ sung'],
  ...runningText(1095, 15),
  ...RECIPIENTS,
  ['sign', 2600, 'KT. CHỦ TỊCH'],
  ['sign', 2665, 'PHÓ CHỦ TỊCH'],
  ['sign', 3050, 'Lê Văn Mẫu'],
];

group('a State decision', () => {
  test('gives every field of its letterhead, title and signature', () => {
    expect(valuesOf(typesetPage(decision('86', '16')))).toEqual({
      type: 'Quyết định',
      number: '86',
      symbol: 'QĐ-UBND',
      place: 'Quảng Trị',
      date: '2025-01-16',
      issuer: 'ỦY BAN NHÂN DÂN TỈNH QUẢNG TRỊ',
      subject:
        'Về việc kiện toàn Ban Chỉ đạo thực hiện Nghị quyết số 24/2013/NQ-HĐND ngày 10/12/2013 trên địa bàn tỉnh',
      authority: 'KT. CHỦ TỊCH PHÓ CHỦ TỊCH',
      signer: 'Lê Văn Mẫu',
    });
  });

  test('does not depend on the order in which the page was read, nor on a crooked scan', () => {
    const straight = valuesOf(typesetPage(decision('86', '16')));
    expect(valuesOf(typesetPage([...decision('86', '16')].reverse()))).toEqual(straight);
    for (const skew of [-2.4, 1.3, 4]) expect(valuesOf(typesetPage(decision('86', '16'), { skew }))).toEqual(straight);
  });

  test('tells by which layout it was read', () => {
    expect(describeDocument([typesetPage(decision('86', '16'))], profiles).profileId).toBe('state-2020');
  });

  test('every value rests on words of its page', () => {
    const page = typesetPage(decision('86', '16'));
    for (const { evidence } of suggestionsOf(page).values()) {
      expect(evidence.length).toBeGreaterThan(0);
      for (const { page: number, box, text } of evidence) {
        expect(number).toBe(1);
        expect(text).not.toBe('');
        expect(box[0] >= 0 && box[1] >= 0 && box[0] + box[2] <= page.width && box[1] + box[3] <= page.height).toBe(
          true,
        );
      }
    }
  });
});

group('numbers and days in ink', () => {
  test('digits read from handwriting are not given; their place is', () => {
    const page = typesetPage(decision());
    const found = suggestionsOf(page);
    expect(found.get('number')).toMatchObject({ value: null, needsPerson: true, evidence: [{ page: 1, text: '86' }] });
    expect(found.get('date')).toMatchObject({
      value: '2025-01',
      needsPerson: true,
      evidence: [{ page: 1, text: '16' }],
    });
    expect(found.get('symbol')?.value).toBe('QĐ-UBND');
    expect(found.get('place')?.value).toBe('Quảng Trị');
  });

  test('not even when the engine is sure of them', () => {
    const found = suggestionsOf(typesetPage(decision('{86|97}', '{16|97}')));
    expect(found.get('number')?.value).toBeNull();
    expect(found.get('date')?.value).toBe('2025-01');
  });

  test('a number left blank points at the gap between Số and the stroke', () => {
    const page = typesetPage(decision('{|0}', '{|0}'));
    const [gap] = suggestionsOf(page).get('number')?.evidence ?? [];
    const words = page.blocks.flatMap((block) => block.lines.flatMap((line) => line.words));
    const mark = words.find((word) => word.text === 'Số:');
    const symbol = words.find((word) => word.text === '/QĐ-UBND');
    expect(gap?.box[0]).toBeCloseTo((mark?.box[0] ?? 0) + (mark?.box[2] ?? 0), 0);
    expect((gap?.box[0] ?? 0) + (gap?.box[2] ?? 0)).toBeCloseTo(symbol?.box[0] ?? 0, 0);
  });

  test('a printed number beside a day in ink is given where it is as wide as print, and doubted where it was read badly', () => {
    const lines = decision('86', '{16|60}');
    expect(suggestionsOf(typesetPage(lines)).get('number')).toMatchObject({ value: '86', needsPerson: false });
    const doubtful = lines.map(([place, top, text]): Line => [place, top, text.replace('/QĐ-UBND', '/QĐ-UBND~82')]);
    expect(suggestionsOf(typesetPage(doubtful)).get('number')).toMatchObject({ value: null, needsPerson: true });
  });

  test('a reading of handwriting that is part of a printed number was cut out of it', () => {
    const page = typesetPage(decision('3137', '{16|60}'));
    const doubtful = typesetPage(
      decision('3137', '{16|60}').map(([place, top, text]): Line => [place, top, text.replace('-UBND', '-UBND~82')]),
    );
    const [gap] = suggestionsOf(doubtful).get('number')?.evidence ?? [];
    const reading = {
      part: 'number' as const,
      box: gap?.box ?? [0, 0, 1, 1],
      readings: [{ text: '313', chance: 0.99 }],
    };
    expect(suggestionsOf({ ...doubtful, handwriting: [reading] }).get('number')?.value).toBeNull();
    expect(suggestionsOf({ ...page, handwriting: [reading] }).get('number')?.value).toBe('3137');
  });

  test('a true text layer is print, whatever it looks like', () => {
    const values = valuesOf(typesetPage(decision(), { source: 'text-layer' }));
    expect(values).toMatchObject({ number: '86', date: '2025-01-16' });
  });

  test('letters fused with scribble leave the symbol readable', () => {
    expect(valuesOf(typesetPage(decision('{†+|7}')))).toMatchObject({ symbol: 'QĐ-UBND', number: null });
  });
});

group('the Front', () => {
  const plan: Line[] = [
    ...TITLE,
    ['left', 200, 'ỦY BAN MTTQ VIỆT NAM'],
    ['left', 265, 'TỈNH QUẢNG TRỊ'],
    ['left', 330, 'BAN THƯỜNG TRỰC'],
    ['left', 440, 'Số: 07/KH-MTTQ-BTT'],
    ['right', 440, 'Đông Hà, ngày 05 tháng 3 năm 2026'],
    ['middle', 600, 'KẾ HOẠCH'],
    ['middle', 680, 'Giám sát việc thực hiện chính sách đối với người có công'],
    ...runningText(900, 18),
    ...RECIPIENTS,
    ['sign', 2600, 'TM. BAN THƯỜNG TRỰC'],
    ['sign', 2665, 'CHỦ TỊCH'],
    ['sign', 3050, 'Trần Thị Ví Dụ'],
  ];

  test('two bodies stand one over the other, the first of them over two lines', () => {
    expect(valuesOf(typesetPage(plan))).toMatchObject({
      type: 'Kế hoạch',
      number: '07',
      symbol: 'KH-MTTQ-BTT',
      date: '2026-03-05',
      superior: 'ỦY BAN MTTQ VIỆT NAM TỈNH QUẢNG TRỊ',
      issuer: 'BAN THƯỜNG TRỰC',
      authority: 'TM. BAN THƯỜNG TRỰC CHỦ TỊCH',
      signer: 'Trần Thị Ví Dụ',
    });
    expect(describeDocument([typesetPage(plan)], profiles).profileId).toBe('front-2025');
  });

  test('MẶT TRẬN on the letterhead is not MẬT', () => {
    const heads: Line[] = [
      ['left', 200, 'MẶT TRẬN'],
      ['left', 265, 'TỔ QUỐC VIỆT NAM'],
    ];
    expect(suggestionsOf(typesetPage([...TITLE, ...heads, ...plan.slice(5)])).has('secrecy')).toBe(false);
    // Not even where recognition made the one of the other and broke the line behind it.
    const misread: Line[] = [
      ['left', 200, 'MẬT'],
      ['left', 265, 'TRẬN TỔ QUỐC VIỆT NAM'],
    ];
    expect(suggestionsOf(typesetPage([...TITLE, ...misread, ...plan.slice(5)])).has('secrecy')).toBe(false);
    expect(suggestionsOf(typesetPage(plan)).has('secrecy')).toBe(false);
  });

  test('a stamp MẬT standing alone is', () => {
    expect(valuesOf(typesetPage([...plan, ['left', 530, 'MẬT']])).secrecy).toBe('Mật');
    expect(valuesOf(typesetPage([...plan, ['left', 530, 'TUYỆT MẬT']])).secrecy).toBe('Tuyệt mật');
    expect(suggestionsOf(typesetPage([...plan, ['body', 2400, 'MẬT']])).has('secrecy')).toBe(false);
  });

  test('TT is a Thông tri here, and an old number needs no stroke', () => {
    const circular: Line[] = [
      ...TITLE,
      ['left', 200, 'ỦY BAN MTTQ VIỆT NAM'],
      ['left', 265, 'TỈNH BÌNH TRỊ THIÊN'],
      ['left', 380, 'Số 34 TT/MT'],
      ['right', 380, 'Huế, ngày 12 tháng 9 năm 1984'],
      ['middle', 560, 'THÔNG TRI'],
      ['middle', 640, 'Về việc tổ chức Ngày hội đoàn kết'],
      ...runningText(900, 12),
    ];
    expect(valuesOf(typesetPage(circular))).toMatchObject({
      type: 'Thông tri',
      number: '34',
      symbol: 'TT/MT',
      date: '1984-09-12',
      issuer: 'ỦY BAN MTTQ VIỆT NAM TỈNH BÌNH TRỊ THIÊN',
    });
    const untitled = circular.filter(([, , text]) => text !== 'THÔNG TRI');
    expect(suggestionsOf(typesetPage(untitled)).get('type')).toMatchObject({ value: 'Thông tri', confidence: 0.5 });
  });
});

group('the Party', () => {
  const resolution: Line[] = [
    ...PARTY,
    ['left', 200, 'ĐẢNG BỘ TỈNH QUẢNG TRỊ'],
    ['left', 265, 'BAN TỔ CHỨC'],
    ['left', 310, '*'],
    ['left', 380, 'Số 12-HD/BTCTU'],
    ['right', 310, 'Đông Hà, ngày 20 tháng 5 năm 2019'],
    ['middle', 560, 'HƯỚNG DẪN'],
    ['middle', 640, 'công tác sắp xếp tài liệu ở cơ sở'],
    ['middle', 700, '-----'],
    ...runningText(820, 18),
    ...RECIPIENTS,
    ['sign', 2600, 'K/T TRƯỞNG BAN'],
    ['sign', 2665, 'PHÓ TRƯỞNG BAN'],
    ['sign', 3050, 'Ngô Thị Minh Họa'],
  ];

  test('has its own heading, number and marks of authority', () => {
    expect(valuesOf(typesetPage(resolution))).toEqual({
      type: 'Hướng dẫn',
      number: '12',
      symbol: 'HD/BTCTU',
      place: 'Đông Hà',
      date: '2019-05-20',
      superior: 'ĐẢNG BỘ TỈNH QUẢNG TRỊ',
      issuer: 'BAN TỔ CHỨC',
      subject: 'công tác sắp xếp tài liệu ở cơ sở',
      authority: 'K/T TRƯỞNG BAN PHÓ TRƯỞNG BAN',
      signer: 'Ngô Thị Minh Họa',
    });
    expect(describeDocument([typesetPage(resolution)], profiles).profileId).toBe('party-2018');
  });
});

group('an official letter', () => {
  const letter: Line[] = [
    ...TITLE,
    ['left', 200, 'UBND TỈNH QUẢNG TRỊ'],
    ['left', 265, 'SỞ NỘI VỤ'],
    ['left', 380, 'Số: 275/SNV-VTLT'],
    ['right', 380, 'Quảng Trị, ngày 16 tháng 12 năm 2011'],
    ['left', 460, 'V/v đăng ký danh sách dự'],
    ['left', 525, 'lớp tập huấn theo Công văn'],
    ['left', 590, 'số 12/BNV-TL'],
    ['middle', 760, 'Kính gửi: Các đơn vị trực thuộc'],
    ...runningText(900, 12),
    ...RECIPIENTS,
    ['sign', 2600, 'TL. GIÁM ĐỐC'],
    ['sign', 2665, 'CHÁNH VĂN PHÒNG'],
    ['sign', 3050, 'Phạm Văn Kiểm Thử'],
  ];

  test('has no type name; its subject stands under the number and ends before the addressee', () => {
    expect(valuesOf(typesetPage(letter))).toMatchObject({
      type: 'Công văn',
      number: '275',
      symbol: 'SNV-VTLT',
      superior: 'UBND TỈNH QUẢNG TRỊ',
      issuer: 'SỞ NỘI VỤ',
      subject: 'V/v đăng ký danh sách dự lớp tập huấn theo Công văn số 12/BNV-TL',
      authority: 'TL. GIÁM ĐỐC CHÁNH VĂN PHÒNG',
      signer: 'Phạm Văn Kiểm Thử',
    });
  });

  test('an urgency stamp is a field, not part of the subject', () => {
    const values = valuesOf(typesetPage([...letter, ['left', 665, 'HỎA TỐC']]));
    expect(values.urgency).toBe('Hỏa tốc');
    expect(values.subject).toBe('V/v đăng ký danh sách dự lớp tập huấn theo Công văn số 12/BNV-TL');
  });
});

group('slips of recognition', () => {
  test('known names get their marks back, and are the less sure for it', () => {
    const spoilt = decision('86', '16').map(([place, top, text]): Line => {
      const slips: Record<string, string> = {
        'TỈNH QUẢNG TRỊ': 'TÍNH~70 QUANG~80 TRỊ',
        'QUYẾT ĐỊNH': 'QUYÉT~60 ĐỊNH',
        'KT. CHỦ TỊCH': 'KT. CHU~80 TỊCH',
        'Số: 86/QĐ-UBND': 'Số: 86/QĐÐ-UBND',
      };
      return [place, top, slips[text] ?? text];
    });
    const clean = suggestionsOf(typesetPage(decision('86', '16')));
    const found = suggestionsOf(typesetPage(spoilt));
    for (const field of ['type', 'symbol', 'issuer', 'authority'] as const) {
      expect(found.get(field)?.value).toBe(clean.get(field)?.value);
    }
    expect(found.get('issuer')?.confidence).toBeLessThan(clean.get('issuer')?.confidence ?? 0);
    expect(found.get('symbol')?.confidence).toBeLessThan(clean.get('symbol')?.confidence ?? 0);
  });

  test('old and new tone places stay as printed', () => {
    const old = decision('86', '16').map(([place, top, text]): Line => [place, top, text.replace('ỦY BAN', 'UỶ BAN')]);
    expect(valuesOf(typesetPage(old)).issuer).toBe('UỶ BAN NHÂN DÂN TỈNH QUẢNG TRỊ');
  });

  test('a family name that the hand spoilt is put right with little confidence', () => {
    const spoilt = decision('86', '16').map(
      ([place, top, text]): Line => [place, top, text.replace('Lê Văn Mẫu', 'guyễn~50 Văn Mẫu')],
    );
    const signer = suggestionsOf(typesetPage(spoilt)).get('signer');
    expect(signer?.value).toBe('Nguyễn Văn Mẫu');
    expect(signer?.confidence).toBeLessThan(0.8);
  });
});

group('who signed', () => {
  test('the caption of an electronic signature is neither signer nor date', () => {
    const caption: Line[] = [
      ['right', 20, 'Người ký: Đỗ Thị Chú Thích'],
      ['right', 60, 'Thời gian ký: 20/01/2025 13:33:13 +07:00'],
      ['right', 100, 'Email: vanthu@quangtri.gov.vn'],
    ];
    expect(valuesOf(typesetPage([...caption, ...decision('86', '16')]))).toEqual(
      valuesOf(typesetPage(decision('86', '16'))),
    );
  });

  test('the signature may stand on a later page, before attachments that are signed too', () => {
    const first = decision('86', '16').filter(([place, top]) => place !== 'sign' && top < 2600);
    const last = typesetPage([
      ...runningText(300, 5),
      ...RECIPIENTS,
      ...decision('86', '16').filter(([place]) => place === 'sign'),
    ]);
    const attachment = typesetPage([
      ['middle', 300, 'DANH SÁCH'],
      ...runningText(500, 20),
      ['sign', 2600, 'NGƯỜI LẬP BIỂU'],
      ['sign', 3000, 'Hoàng Văn Phụ Lục'],
    ]);
    const found = suggestionsOf(typesetPage(first), last, attachment);
    expect(found.get('signer')).toMatchObject({ value: 'Lê Văn Mẫu', evidence: [{ page: 2 }] });
    expect(found.get('authority')?.value).toBe('KT. CHỦ TỊCH PHÓ CHỦ TỊCH');
  });

  test('a specimen signature inside the text is not the signer', () => {
    const specimen: Line[] = [
      ['sign', 1100, 'TRƯỞNG PHÒNG'],
      ['sign', 1400, 'Vũ Văn Mẫu Chữ'],
    ];
    const text = decision('86', '16').filter(([, top]) => top < 1000 || top > 1500);
    expect(valuesOf(typesetPage([...text, ...specimen])).signer).toBe('Lê Văn Mẫu');
  });

  test('of two signers of minutes the one who presided speaks for the paper', () => {
    const minutes: Line[] = [
      ...TITLE,
      ['left', 200, 'BAN CÔNG TÁC MẶT TRẬN'],
      ['middle', 560, 'BIÊN BẢN'],
      ['middle', 640, 'Họp bình xét gia đình văn hóa'],
      ...runningText(900, 15),
      ['left', 2400, 'THƯ KÝ'],
      ['left', 2800, 'Đinh Thị Ghi Chép'],
      ['sign', 2400, 'CHỦ TRÌ'],
      ['sign', 2800, 'Bùi Văn Chủ Tọa'],
    ];
    expect(valuesOf(typesetPage(minutes))).toMatchObject({
      type: 'Biên bản',
      authority: 'CHỦ TRÌ',
      signer: 'Bùi Văn Chủ Tọa',
    });
  });

  test('an office over its own deputy has lost its KT., which is put back with less confidence', () => {
    const lost = decision('86', '16').map(([p, y, text]): Line => [p, y, text.replace('KT. CHỦ', 'CHỦ')]);
    const [authority, printed] = [lost, decision('86', '16')].map((lines) =>
      suggestionsOf(typesetPage(lines)).get('authority'),
    );
    expect(authority?.value).toBe('KT. CHỦ TỊCH PHÓ CHỦ TỊCH');
    expect(authority?.confidence).toBeLessThan(printed?.confidence ?? 0);
  });

  test('who signs for another is incomplete without his own title: a person reads it', () => {
    const cutOff = decision('86', '16').filter(([, , text]) => text !== 'PHÓ CHỦ TỊCH');
    const authority = suggestionsOf(typesetPage(cutOff)).get('authority');
    expect(authority).toMatchObject({ value: null, needsPerson: true, evidence: [{ text: 'KT. CHỦ TỊCH' }] });
  });

  test('a name broken in two is mended, half a name is not taken for a whole one', () => {
    const page = typesetPage(decision('86', '16').map(([p, y, text]): Line => [p, y, text.replace('Văn', 'Vinh')]));
    const broken = (word: { text: string; box: readonly [number, number, number, number]; confidence: number }) => {
      const [x, y, width, height] = word.box;
      if (word.text !== 'Vinh') return [word];
      return [
        { ...word, text: 'Vi', box: [x, y, width / 2, height] as const, confidence: 80 },
        { ...word, text: 'nh', box: [x + width / 2 + 3, y, width / 2 - 3, height] as const, confidence: 80 },
      ];
    };
    const blocks = page.blocks.map((block) => ({
      ...block,
      lines: block.lines.map((line) => ({ ...line, words: line.words.flatMap(broken) })),
    }));
    expect(suggestionsOf({ ...page, blocks }).get('signer')?.value).toBe('Lê Vinh Mẫu');
    const half = decision('86', '16').map(
      ([p, y, text]): Line => [p, y, text.replace('Lê Văn Mẫu', 'mếếnh~28 Văn Duy Mẫu')],
    );
    expect(suggestionsOf(typesetPage(half)).get('signer')?.confidence).toBeLessThan(0.5);
  });

  test('a name that cannot be read leaves its place below the title', () => {
    const hidden = decision('86', '16').filter(([, , text]) => text !== 'Lê Văn Mẫu');
    const signer = suggestionsOf(typesetPage(hidden)).get('signer');
    expect(signer).toMatchObject({ value: null, needsPerson: true });
    const [, top = 0, , height = 0] = signer?.evidence[0]?.box ?? [];
    expect(top).toBeGreaterThan(2665);
    expect(top + height).toBeGreaterThan(3050);
  });
});

group('a petition', () => {
  const petition: Line[] = [
    ['middle', 200, 'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM'],
    ['middle', 265, 'Độc lập - Tự do - Hạnh phúc'],
    ['middle', 420, 'ĐƠN KHIẾU NẠI'],
    ['middle', 500, 'Về việc bồi thường cây cối khi làm đường thôn'],
    ['indent', 640, 'Kính gửi: Ủy ban Mặt trận Tổ quốc Việt Nam xã Gio Linh'],
    ['indent', 760, 'Tên tôi là: Mai Thị Người Dân, sinh năm 1950'],
    ...runningText(835, 12),
    ['right', 1850, 'Gio Linh, ngày 14 tháng 7 năm 2008'],
    ['right', 1925, 'Người làm đơn'],
    ['right', 2250, 'Mai Thị Người Dân'],
  ];

  test('says its kind, its subject, and at the end where, when and who', () => {
    expect(valuesOf(typesetPage(petition))).toEqual({
      type: 'Đơn khiếu nại',
      subject: 'Về việc bồi thường cây cối khi làm đường thôn',
      place: 'Gio Linh',
      date: '2008-07-14',
      signer: 'Mai Thị Người Dân',
      petitionKind: 'Đơn khiếu nại',
      sender: 'Mai Thị Người Dân',
    });
  });
});

group('little to go by', () => {
  test('nothing read, nothing suggested', () => {
    expect(describe([], profiles)).toEqual([]);
    expect(describe([typesetPage([])], profiles)).toEqual([]);
  });

  test('a page of running text has no fields', () => {
    expect(describe([typesetPage(runningText(300, 35))], profiles)).toEqual([]);
  });

  test('a blank first side does not shift the evidence', () => {
    const found = suggestionsOf(typesetPage([]), typesetPage(decision('86', '16')));
    expect(found.get('type')).toMatchObject({ value: 'Quyết định', evidence: [{ page: 2 }] });
  });

  test('the same page gives the same suggestions', () => {
    const page = typesetPage(decision());
    expect(describe([page], profiles)).toEqual(describe([page], profiles));
  });
});
