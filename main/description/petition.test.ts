/** Petitions of invented people: who sends them, from where, and what is left to a person. */
import { expect, describe as group, test } from 'vitest';
import type { FieldName, Suggestion } from '../../shared/fields.ts';
import { describe } from './description.ts';
import { loadProfiles } from './profiles.ts';
import { type Line, runningText, typesetPage } from './typeset-page.ts';

const profiles = loadProfiles();
const FIELDS: readonly FieldName[] = ['petitionKind', 'sender', 'senderAddress'];

const petition = (title: string, ...lines: string[]): Line[] => [
  ['middle', 200, 'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM'],
  ['middle', 265, 'Độc lập - Tự do - Hạnh phúc'],
  ['middle', 420, title],
  ['indent', 560, 'Kính gửi: Ủy ban Mặt trận Tổ quốc Việt Nam xã Giả Định'],
  ...lines.map((text, at): Line => ['indent', 680 + 75 * at, text]),
  ...runningText(1100, 12),
  ['right', 2150, 'Người làm đơn'],
  ['right', 2450, 'Võ Thị Ký Tên'],
];
const found = (lines: readonly Line[]): Map<FieldName, Suggestion> =>
  new Map(
    describe([typesetPage(lines)], profiles)
      .filter(({ field }) => FIELDS.includes(field))
      .map((suggestion) => [suggestion.field, suggestion]),
  );
const values = (lines: readonly Line[]) =>
  Object.fromEntries([...found(lines)].map(([field, { value }]) => [field, value]));

group('a petition says who sends it', () => {
  test.each([
    ['Tôi tên là: Nguyễn Văn Kiến Nghị, sinh năm 1957', 'Nguyễn Văn Kiến Nghị'],
    ['Tên tôi là Trần Thị Đề Xuất   Sinh ngày 02/9/1960', 'Trần Thị Đề Xuất'],
    ['Tôi tên: LÊ HỮU GIẢ LẬP', 'LÊ HỮU GIẢ LẬP'],
    ['Họ và tên: Hoàng Thị Ví Dụ   Giới tính: Nữ', 'Hoàng Thị Ví Dụ'],
    ['1. Họ, tên: Phan Văn Thí Nghiệm; CCCD số 001', 'Phan Văn Thí Nghiệm'],
    ['Tôi là Đặng Quốc Thử, hiện là công dân của xã', 'Đặng Quốc Thử'],
  ])('%s', (line, name) => {
    expect(values(petition('ĐƠN KIẾN NGHỊ', line)).sender).toBe(name);
  });

  test('by the name below it where no line names the sender', () => {
    expect(values(petition('ĐƠN KIẾN NGHỊ', 'Kính thưa các đồng chí lãnh đạo xã')).sender).toBe('Võ Thị Ký Tên');
  });

  test('and where a hand wrote the name, a person reads it at its place', () => {
    const sender = found(petition('ĐƠN KIẾN NGHỊ', 'Tôi tên là: {Npuyẻn|31} {Vam|40} {Bjnk|22}')).get('sender');
    expect(sender).toMatchObject({ value: null, needsPerson: true });
    expect(sender?.evidence[0]?.box[0]).toBeGreaterThan(650);
    const dotted = found(petition('ĐƠN KIẾN NGHỊ', 'Họ và tên: ..............................')).get('sender');
    expect(dotted).toMatchObject({ value: null, needsPerson: true });
  });
});

group('a petition says where the sender lives', () => {
  test.each([
    ['Địa chỉ: Thôn 3, xã Giả Định, tỉnh Quảng Trị', 'Thôn 3, xã Giả Định, tỉnh Quảng Trị'],
    ['Nơi ở hiện nay: Khu phố 2, phường Ví Dụ. Điện thoại: 0900000000', 'Khu phố 2, phường Ví Dụ'],
    ['Trú tại: thôn Thử Nghiệm, xã Giả Định', 'thôn Thử Nghiệm, xã Giả Định'],
    ['Hộ khẩu thường trú: số 5 đường Ví Dụ, thị trấn Giả Định', 'số 5 đường Ví Dụ, thị trấn Giả Định'],
  ])('%s', (line, address) => {
    expect(values(petition('ĐƠN KIẾN NGHỊ', 'Tôi tên là: Nguyễn Văn Kiến Nghị', line)).senderAddress).toBe(address);
  });

  test('in the same line as the name, and today’s address before that of the register', () => {
    const lines = ['Tôi tên là: Nguyễn Văn Kiến Nghị, trú tại: thôn Hai, xã Giả Định'];
    expect(values(petition('ĐƠN TỐ CÁO', ...lines))).toEqual({
      petitionKind: 'Đơn tố cáo',
      sender: 'Nguyễn Văn Kiến Nghị',
      senderAddress: 'thôn Hai, xã Giả Định',
    });
    const both = [
      'Họ và tên: Nguyễn Văn Kiến Nghị',
      'Hộ khẩu thường trú: thôn Một, xã Ví Dụ',
      'Chỗ ở hiện nay: thôn Hai, xã Giả Định',
    ];
    expect(values(petition('ĐƠN XIN XÁC NHẬN', ...both)).senderAddress).toBe('thôn Hai, xã Giả Định');
  });
});

group('what a petition asks for', () => {
  test.each([
    ['ĐƠN KHIẾU NẠI', 'Đơn khiếu nại'],
    ['ĐƠN ĐỀ NGHỊ', 'Đơn đề nghị'],
    ['ĐƠN KIẾN NGHỊ, PHẢN ÁNH', 'Đơn kiến nghị, phản ánh'],
    ['ĐƠN XIN XÁC NHẬN', 'Đơn xin xác nhận'],
  ])('%s', (title, kind) => {
    expect(values(petition(title, 'Tôi tên là: Nguyễn Văn Kiến Nghị')).petitionKind).toBe(kind);
  });

  test('is nothing where the paper is no petition, though somebody names himself in it', () => {
    const minutes = petition('BIÊN BẢN', 'Họ và tên: Nguyễn Văn Chủ Trì', 'Địa chỉ: xã Giả Định');
    expect(values(minutes)).toEqual({});
  });
});
