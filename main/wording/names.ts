/**
 * Family names, a closed set that opens every full name: `Ngõ Thị Hoa` must be `Ngô Thị Hoa`.
 *
 * Promise: only the marks of the first word are changed, only where the words look like a full name standing alone, the
 * first of them is no family name, and exactly one common family name has its letters.
 */
import { fold, searchForm } from '../../shared/vietnamese.ts';

const words = (text: string): string[] => text.trim().split(/\s+/).map(searchForm);

/** Borne by more than one in a thousand; the only ones put in place of what was read. */
const COMMON = words(`
  Nguyễn Trần Lê Phạm Hoàng Huỳnh Phan Vũ Võ Đặng Bùi Đỗ Hồ Ngô Dương Lý Đào Đoàn Vương Trịnh Trương Đinh Lâm Phùng Mai
  Tô Hà Tạ Cao Châu Tống Thái Triệu Lưu Quách Đàm Nông Lương Nghiêm Kiều Tăng Từ Chu Hứa Thạch Sơn Danh Lò`);

const FAMILY = new Set([
  ...COMMON,
  ...words(`
    An Âu Ao Bạc Bạch Bàn Bành Bế Biện Cầm Cái Cam Chẩu Chế Chung Chử Cồ Cổ Cù Cung Cự Diệp Doãn Du Dư Đái Đan Đậu Đèo
    Điêu Điền Điểu Đồng Đổng Đới Đường Giang Giàng Giáp Hạ Hàn Hàng Hầu Hoa Hồng Hùng Kha Khâu Khổng Khúc Khuất Khương
    Kim Ksor Kông La Lã Lạc Lại Lăng Lầu Liên Liêu Liễu Lộc Lỗ Lô Lù Lục Lư Lữ Lường Ma Mã Mạc Mạch Mạnh Mẫn Mông Mùa
    Ngân Ngọ Ngụy Nhâm Nhan Nhữ Ninh Ong Ông Ôn Phí Phó Phù Phương Quan Quàng Quản Rơ Sầm Sân Sùng Tào Tần Tất Thẩm
    Thân Thang Thào Thi Thiều Thích Tiết Tiêu Tiền Tòng Tôn Trà Trác Trang Tráng Trưng Tưởng Ung Uông Ứng Vàng Vi Vì
    Viên Văn Văng Vừ Xa Yên Zơ Hoàn Hoàng Bá Lê Đô Bồ Chúng Trầm Trì Bình`),
]);

const TITLE_CASE = /^\p{Lu}\p{Ll}*$/u;
const ABBREVIATION = /^[\p{L}.]{1,8}\.$/u;

/** Whether the words may be a person's full name: three to six in title case, an abbreviated degree before them aside. */
function nameStart(texts: readonly string[]): number | null {
  let start = 0;
  while (start < texts.length && ABBREVIATION.test(texts[start] ?? '')) start += 1;
  const name = texts.slice(start);
  return name.length >= 3 && name.length <= 6 && name.every((text) => TITLE_CASE.test(text)) ? start : null;
}

/** Whether the words begin with a family name, marks and all. */
export const beginsWithFamilyName = (texts: readonly string[]): boolean => FAMILY.has(searchForm(texts[0] ?? ''));

/** A line that is nothing but a full name, its family name put right; any other line as it is. */
export function withFamilyName(texts: readonly string[]): readonly string[] {
  const start = nameStart(texts);
  if (start === null) return texts;
  const read = texts[start] ?? '';
  if (FAMILY.has(searchForm(read))) return texts;
  const same = COMMON.filter((name) => fold(name) === fold(read));
  const [only] = same;
  if (only === undefined || same.length > 1) return texts;
  return texts.with(start, only.charAt(0).toUpperCase() + only.slice(1));
}
