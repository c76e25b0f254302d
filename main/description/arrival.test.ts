/** Papers of invented offices with the stamp of the office that received them, and papers that only speak of "đến". */
import { expect, describe as group, test } from 'vitest';
import type { FieldName, Suggestion } from '../../shared/fields.ts';
import type { PageText } from '../../shared/page-text.ts';
import { describe, handPlaces } from './description.ts';
import { loadProfiles } from './profiles.ts';
import { type Line, runningText, typesetPage } from './typeset-page.ts';

const profiles = loadProfiles();
const fieldsOf = (page: PageText): Map<FieldName, Suggestion> =>
  new Map(describe([page], profiles).map((suggestion) => [suggestion.field, suggestion]));
const set = (stamp: readonly Line[], number = 'Số: 17/BC-MTTQ', date = 'Giả Định, ngày 16 tháng 3 năm 2018') =>
  typesetPage([
    ['right', 200, 'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM'],
    ['right', 265, 'Độc lập - Tự do - Hạnh phúc'],
    ['left', 200, 'ỦY BAN MẶT TRẬN TỔ QUỐC'],
    ['left', 265, 'HUYỆN GIẢ ĐỊNH'],
    ['left', 380, number],
    ['right', 380, date],
    ['middle', 900, 'BÁO CÁO'],
    ['middle', 980, 'Kết quả tiếp xúc cử tri'],
    ...runningText(1150, 12),
    ...stamp,
  ]);
const stamp = (number: string, day: string): Line[] => [
  [260, 620, 'ĐẾN'],
  [420, 560, `Số: ${number}`],
  [420, 630, `Ngày: ${day}`],
  [420, 700, 'Chuyển: .............'],
];

group('the stamp of arrival', () => {
  test('gives its number and day where they are print', () => {
    const fields = fieldsOf(set(stamp('2352', '21/3/2018')));
    expect(fields.get('arrivalNumber')).toMatchObject({ value: '2352', needsPerson: false });
    expect(fields.get('arrivalDate')).toMatchObject({ value: '2018-03-21', needsPerson: false });
    const written = fieldsOf(
      set([
        [260, 600, 'CÔNG VĂN ĐẾN'],
        [260, 670, 'Số: 41'],
        [260, 740, 'Ngày: 05/4/18'],
      ]),
    );
    expect(written.get('arrivalDate')?.value).toBe('2018-04-05');
    const spelt = fieldsOf(
      set([
        [260, 600, 'VĂN BẢN ĐẾN'],
        [260, 670, 'Số đến: 215'],
        [260, 740, 'Ngày đến: 05/4/2018'],
      ]),
    );
    expect([spelt.get('arrivalNumber')?.value, spelt.get('arrivalDate')?.value]).toEqual(['215', '2018-04-05']);
  });

  test('is found though its marks were misread, and leaves to a person what a hand wrote into it', () => {
    const fields = fieldsOf(
      set([
        [260, 620, 'ĐỀN'],
        [420, 560, 'Số: {2352|93}'],
        [420, 630, 'Ngày: {21/3/18|50}'],
      ]),
    );
    for (const field of ['arrivalNumber', 'arrivalDate'] as const) {
      expect(fields.get(field)).toMatchObject({ value: null, needsPerson: false });
      // Behind the label, on the line of the stamp.
      const [left = 0, top = 0] = fields.get(field)?.evidence[0]?.box ?? [];
      expect(left).toBeGreaterThan(450);
      expect(top).toBeGreaterThan(500);
    }
  });

  test('shows the line above the day where the label of the number was not read', () => {
    const spoilt = fieldsOf(
      set([
        [260, 620, 'ĐẾN'],
        [420, 560, 'T86'],
        [420, 630, 'Ngày: {21/3/18|50}'],
        [420, 700, 'Chuyển: ......'],
      ]),
    );
    const [number, day] = [spoilt.get('arrivalNumber'), spoilt.get('arrivalDate')].map(
      (one) => one?.evidence[0]?.box[1] ?? 0,
    );
    expect((day ?? 0) - (number ?? 0)).toBeGreaterThan(40);
    expect(spoilt.get('arrivalNumber')).toMatchObject({ value: null, needsPerson: false });
  });

  test('is never taken for the number and the date of the paper itself', () => {
    const fields = fieldsOf(set(stamp('2352', '21/3/2018')));
    expect(fields.get('number')?.value).toBe('17');
    expect(fields.get('date')?.value).toBe('2018-03-16');
    // Nor where the paper has neither, or a hand wrote them.
    const bare = fieldsOf(set(stamp('2352', '21/3/2018'), '', ''));
    expect([bare.get('number'), bare.get('date')]).toEqual([undefined, undefined]);
    const page = set(stamp('2352', '21/3/2018'), 'Số: {17|40}/BC-MTTQ', 'Giả Định, ngày {16|30} tháng 3 năm 2018');
    expect(fieldsOf(page).get('number')).toMatchObject({ value: null });
    expect(handPlaces(page, profiles).map(({ part, base }) => [part, base < 500])).toEqual([
      ['number', true],
      ['day', true],
    ]);
  });

  test('may have its word in the middle and its lines from its edge, and touch the text of the paper', () => {
    const fields = fieldsOf(
      set([
        [400, 500, 'CÔNG VĂN ĐẾN'],
        [270, 570, 'Số: {364|92}'],
        [270, 640, 'Ngày: {2.2|50} việc của từng nơi trong tỉnh năm 2018 được ghi như sau'],
      ]),
    );
    expect(fields.get('number')?.value).toBe('17');
    expect(fields.get('arrivalNumber')).toMatchObject({ value: null });
    const petition = typesetPage([
      ['middle', 200, 'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM'],
      ['middle', 265, 'Độc lập - Tự do - Hạnh phúc'],
      [400, 420, 'CÔNG VĂN ĐẾN'],
      [330, 490, 'Số: {364|92}'],
      [330, 560, 'Ngày: {2.2|50}'],
      ['middle', 800, 'ĐƠN ĐỀ NGHỊ'],
      ...runningText(1150, 12),
    ]);
    expect(fieldsOf(petition).has('number')).toBe(false);
    expect(handPlaces(petition, profiles).map(({ part }) => part)).toEqual([]);
  });

  test('a printed day before that of the paper is not believed', () => {
    expect(fieldsOf(set(stamp('2352', '11/3/2018'))).get('arrivalDate')?.value).toBeNull();
  });

  test('refuses a day in handwriting that lies behind it', () => {
    const page = set(stamp('2352', '21/3/2018'), 'Số: {17|40}/BC-MTTQ', 'Giả Định, ngày {26|30} tháng 3 năm 2018');
    const day = (text: string): PageText => ({
      ...page,
      handwriting: [{ part: 'day', box: [1700, 380, 60, 50], readings: [{ text, chance: 0.98 }] }],
    });
    expect(fieldsOf(day('20')).get('date')).toMatchObject({ value: '2018-03-20', needsPerson: true });
    expect(fieldsOf(day('26')).get('date')).toMatchObject({ value: '2018-03', needsPerson: true });
  });
});

group('no stamp', () => {
  test.each<readonly [string, readonly Line[]]>([
    [
      'a title that goes on with a day',
      [
        ['middle', 660, 'TỪ NGÀY 01 THÁNG 3'],
        ['middle', 735, 'ĐẾN NGÀY 30 THÁNG 6 NĂM 2018'],
      ],
    ],
    ['a word of a text', [['body', 660, 'Đến nay Ban Thường trực đã nhận: số lượng 12; ngày: chưa rõ']]],
    ['the word by itself', [[260, 620, 'ĐẾN']]],
  ])('%s', (_, lines) => {
    const fields = fieldsOf(set(lines));
    expect([fields.get('arrivalNumber'), fields.get('arrivalDate')]).toEqual([undefined, undefined]);
    expect(fields.get('number')?.value).toBe('17');
  });
});
