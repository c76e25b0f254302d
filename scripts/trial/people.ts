/** Invented persons: family, middle and given names drawn apart from each other, of the Kinh and of other peoples. */
import type { Chance } from './chance.ts';

const family =
  'Nguyễn Nguyễn Nguyễn Trần Trần Lê Lê Phạm Hoàng Huỳnh Phan Vũ Võ Đặng Bùi Đỗ Hồ Ngô Dương Lý Đinh Trịnh Mai Cao Lương Tạ Quách Thái Lưu Tống Châu Đoàn Phùng Tô Hà Kiều La Thạch Giang Triệu Viên'.split(
    ' ',
  );
const middleOfMen = [
  'Văn',
  'Văn',
  'Đức',
  'Hữu',
  'Quang',
  'Minh',
  'Công',
  'Xuân',
  'Ngọc',
  'Đình',
  'Thanh',
  'Quốc',
  'Bá',
  'Viết',
  'Trọng',
  'Hoàng',
  'Anh',
  'Duy',
  'Gia',
  'Sỹ',
  'Thế',
  'Khắc',
  'Phước',
  'Tấn',
];
const givenOfMen =
  'Hùng Dũng Cường Tuấn Thắng Sơn Hải Long Bình Minh Nam Phong Quân Khánh Thịnh Lợi Phúc Tài Đạt Trung Kiên Nghĩa Hậu Ất Ý Quyết Vỹ Thuyết Hoạch Khuê Tráng Nhã Điền Đáng Ẩn Huyến Trường Hoàng Tiến Vượng Lập'.split(
    ' ',
  );
const middleOfWomen = [
  'Thị',
  'Thị',
  'Thị Thu',
  'Thị Minh',
  'Ngọc',
  'Thanh',
  'Thị Kim',
  'Thị Hồng',
  'Thị Bích',
  'Phương',
  'Mai',
  'Thị Như',
  'Thị Tuyết',
];
const givenOfWomen =
  'Hoa Lan Hương Hằng Thủy Nga Tuyết Yến Thảo Vân Hạnh Phượng Oanh Nguyệt Xuyến Liễu Duyên Huệ Mỹ Loan Quyên Trâm Thúy Tuyền Ngà Khuyên Ánh Nhung'.split(
    ' ',
  );
const others = [
  ...[
    'Hồ Văn Tôn',
    'Hồ Thị Cươi',
    'Y Thui Byă',
    'Y Bliơ Niê',
    "H'Yuân Ayŭn",
    'Rơ Châm Hyếu',
    'Ksor Tuynh',
    'Siu Blưm',
    'A Thút',
    'Y Nhớt',
    'Kpă Đôi',
    'Điểu Krơng',
  ],
  ...[
    'Giàng A Sềnh',
    'Vàng Mí Sính',
    'Lò Văn Ún',
    'Quàng Văn Pánh',
    'Thào A Dếnh',
    'Chẩu Văn Lạ',
    'Bàn Văn Phủ',
    'Nông Văn Chẩn',
    'Hoàng Thị Ngoan',
    'Bế Xuân Chúc',
    'Mùa A Vảng',
  ],
  ...[
    'Thạch Sa Vươn',
    'Sơn Thị Sà Rây',
    'Kim Ngọc Thái',
    'Danh Út',
    'Lâm Sách',
    'Bá Trung Thiệu',
    'Quảng Đại Hồi',
    'Cil Múp',
    'Đinh Ríu',
    'Bríu Quân',
    'Zơ Râm Bênh',
    'Ating Nhiếc',
  ],
];

/** A full name of two to five words. */
export function personName(chance: Chance): string {
  // Letters that not every typeface has (ŭ) stay with the faces of print: the caller's page checks each letter.
  if (chance.likely(0.12)) return chance.pick(others).replace('ŭ', 'u');
  const woman = chance.likely(0.3);
  const middle = chance.pick(woman ? middleOfWomen : middleOfMen);
  const given = chance.pick(woman ? givenOfWomen : givenOfMen);
  if (chance.likely(0.1)) return `${chance.pick(family)} ${given}`;
  const second = !woman && chance.likely(0.15) ? `${chance.pick(middleOfMen)} ` : '';
  return `${chance.pick(family)} ${middle} ${second.startsWith(middle) ? '' : second}${given}`;
}
