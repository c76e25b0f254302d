/** Subjects that a stamp, a date or a lost line spoilt: what is left out of them, put right, or doubted. */
import { expect, describe as group, test } from 'vitest';
import { describe, loadProfiles } from './description.ts';
import { type Line, runningText, typesetPage } from './typeset-page.ts';

const profiles = loadProfiles();

function subjectOf(lines: readonly Line[]) {
  const page = typesetPage([
    ['right', 200, 'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM'],
    ['right', 265, 'Độc lập - Tự do - Hạnh phúc'],
    ['left', 200, 'SỞ Y TẾ'],
    ...lines,
    ...runningText(1100, 12),
  ]);
  const found = describe([page], profiles).find(({ field }) => field === 'subject');
  return { value: found?.value ?? null, confidence: found?.confidence ?? 0 };
}

const titled = (...lines: Line[]) =>
  subjectOf([
    ['left', 330, 'Số: 12/BC-SYT'],
    ['right', 330, 'Đông Hà, ngày 05 tháng 6 năm 2012'],
    ['middle', 520, 'BÁO CÁO'],
    ...lines,
  ]);
const titledLines = (...texts: string[]) =>
  titled(...texts.map((text, index): Line => ['middle', 600 + index * 75, text]));

group('beside a stamp', () => {
  test('the labels of an arrival stamp and what was written into it are no part of the lines beside them', () => {
    const subject = titled(
      [300, 600, 'Số: .$#02.....~5 Về việc thành lập Đoàn kiểm tra công tác thi đua và'],
      [300, 675, 'Ngày: 2#/4/200#~10 khen thưởng năm 2012 của các đơn vị trong toàn ngành'],
    );
    expect(subject.value).toBe(
      'Về việc thành lập Đoàn kiểm tra công tác thi đua và khen thưởng năm 2012 của các đơn vị trong toàn ngành',
    );
  });

  test.each(['CC%/v~56', 'Vụ~49'])('V/v under a stroke, read as %s, is V/v', (lead) => {
    expect(titledLines(`${lead} tổ chức Ngày hội Đại đoàn kết ở khu dân cư`).value).toBe(
      'V/v tổ chức Ngày hội Đại đoàn kết ở khu dân cư',
    );
  });

  test('Vụ that was read well stays', () => {
    expect(titledLines('Vụ cháy rừng tại tiểu khu 12').value).toBe('Vụ cháy rừng tại tiểu khu 12');
  });

  test('V/v đ nghị is V/v đề nghị', () => {
    expect(titledLines('V/v đ~30 nghị bổ sung dự toán năm 2012').value).toBe('V/v đề nghị bổ sung dự toán năm 2012');
  });
});

group('a letter', () => {
  test('its subject ends where the date beside it begins, and goes on below', () => {
    const subject = subjectOf([
      ['left', 330, 'Số: 12/SYT-NV'],
      [300, 400, 'V/v khen thưởng các đơn vị'],
      [300, 460, 'có thành tích xuất sắc trong phong trào thi đua năm 2012 Đông Hà, ngày 05 tháng 6 năm 2012'],
      ['middle', 800, 'Kính gửi: Ủy ban nhân dân tỉnh'],
    ]);
    expect(subject.value).toMatch(/^V\/v khen thưởng các đơn vị có thành tích xuất sắc/);
    expect(subject.value).not.toContain('tháng 6');
  });
});

group('a subject that stops where no sentence does is not sure', () => {
  const whole = titledLines('Về việc thực hiện công tác kiểm tra tại các đơn vị').confidence;

  test.each([
    'Về việc khen thưởng các đơn vị có thành tích xuất sắc trong',
    'Về việc thực hiện Công văn số',
    'Về việc thực hiện Công văn số 2137/UBND-NC',
    'Kết quả công tác kiểm tra, giám sát và',
    'Về việc kiểm tra công tác y tế trường học (đợt',
  ])('%s', (text) => {
    const { value, confidence } = titledLines(text);
    expect(value).toBe(text);
    expect(confidence).toBeLessThan(whole / 2);
  });

  test.each([
    'Về việc đẩy mạnh chuyển đổi số',
    'Về việc hỗ trợ hộ nghèo xây dựng nhà ở',
    'Về việc kiểm tra các đơn vị trực thuộc',
    'Về việc thực hiện Nghị định số 24/2013/NĐ-CP',
    'Về việc thực hiện Quy chế làm việc',
  ])('but this is whole: %s', (text) => {
    expect(titledLines(text).confidence).toBeGreaterThan(whole * 0.9);
  });
});
