/**
 * What the lines say on which the model learns: running text of laws and decrees cut to the width of a page, and what
 * office papers hold besides it: letterheads in capitals, numbers and symbols, dates, names, lists of recipients, sums.
 *
 * Everything is drawn from the seed. Running text comes from the folder given (`corpora/*.jsonl.gz`, one JSON object
 * with `text` a line); the rest is composed here.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { fold } from '../../shared/vietnamese.ts';
import { type Random, randomFrom } from '../samples/random.ts';

export type LineText = {
  readonly text: string;
  /** How such a line is set: body text, heading in capitals, small print. */
  readonly setting: 'body' | 'capitals' | 'small';
};

const CORPORA = ['phapdien_dieu.jsonl.gz', 'vbpl_vi.jsonl.gz'];

const FAMILY =
  'Nguyễn Trần Lê Phạm Hoàng Huỳnh Phan Vũ Võ Đặng Bùi Đỗ Hồ Ngô Dương Lý Đinh Trịnh Mai Tạ Cao Lâm Hà Tô Thái Châu Đoàn Lương Đào Trương Văn Kiều Ksor Siu Rơ Mã Giàng Lò Vi Hứa Nông Bế Triệu Tống Quách La Thạch Danh Kim'.split(
    ' ',
  );
const MIDDLE =
  'Văn Thị Đức Hữu Xuân Minh Quang Ngọc Thanh Hồng Công Đình Trọng Bá Thế Mạnh Quốc Anh Kim Phước Duy Tấn Như Thùy Bích Mỹ Khắc Viết Sỹ Hải'.split(
    ' ',
  );
const GIVEN =
  'Hùng Dũng Tuấn Hoa Lan Hương Thủy Thúy Hằng Hạnh Hiền Hải Long Sơn Bình Thành Tâm Nghĩa Phương Phượng Việt Cường Chiến Thắng Lợi Khoa Khánh Vinh Quý Quỳnh Trung Dung Duyên Diễm Nga Ngà Yến Oanh Loan Nhung Tuyết Toàn Toản Thịnh Phúc Phước Đạt Định Đông Tùng Tú Ước Ý Mỵ Ngân Bảo Huệ Huế Hòa Hoà Thuỷ Uyên Kỳ Kỷ Lý Mỹ Vỹ Trí Triết Nhơn Xuyến'.split(
    ' ',
  );
const PLACES =
  'Quảng Trị|Quảng Bình|Đông Hà|Đồng Hới|Hà Nội|Huế|Thừa Thiên Huế|Đà Nẵng|Quảng Nam|Quảng Ngãi|Bình Định|Phú Yên|Khánh Hòa|Gia Lai|Kon Tum|Đắk Lắk|Đắk Nông|Lâm Đồng|Bình Dương|Bình Phước|Đồng Nai|Tây Ninh|Bà Rịa - Vũng Tàu|TP. Hồ Chí Minh|Long An|Tiền Giang|Bến Tre|Trà Vinh|Vĩnh Long|Đồng Tháp|An Giang|Kiên Giang|Cần Thơ|Hậu Giang|Sóc Trăng|Bạc Liêu|Cà Mau|Hà Giang|Cao Bằng|Lạng Sơn|Bắc Kạn|Thái Nguyên|Tuyên Quang|Yên Bái|Lào Cai|Lai Châu|Điện Biên|Sơn La|Hòa Bình|Phú Thọ|Vĩnh Phúc|Bắc Giang|Bắc Ninh|Hải Dương|Hưng Yên|Hải Phòng|Thái Bình|Nam Định|Ninh Bình|Hà Nam|Thanh Hóa|Nghệ An|Hà Tĩnh|Vĩnh Linh|Gio Linh|Cam Lộ|Đakrông|Hướng Hóa|Triệu Phong|Hải Lăng|Cồn Cỏ|Lệ Thủy|Bố Trạch|Ba Đồn|Minh Hóa|Tuyên Hóa|Quảng Trạch|Buôn Ma Thuột|Nha Trang|Pleiku'.split(
    '|',
  );
const LEVELS = ['tỉnh', 'huyện', 'xã', 'phường', 'thành phố', 'thị xã', 'thị trấn', 'quận'];
const BODIES =
  'Ủy ban nhân dân|Hội đồng nhân dân|Ủy ban Mặt trận Tổ quốc Việt Nam|Ban Thường trực|Ủy ban MTTQ Việt Nam|Tỉnh ủy|Huyện ủy|Đảng ủy|Ban Chấp hành|Ban Thường vụ|Văn phòng|Sở Nội vụ|Sở Tài chính|Sở Tư pháp|Sở Y tế|Sở Xây dựng|Sở Giáo dục và Đào tạo|Sở Khoa học và Công nghệ|Sở Nông nghiệp và Môi trường|Sở Lao động - Thương binh và Xã hội|Sở Tài nguyên và Môi trường|Bộ Nội vụ|Bộ Tài chính|Bộ Công an|Bộ Quốc phòng|Bộ Giáo dục và Đào tạo|Bộ Y tế|Hội Nông dân|Hội Liên hiệp Phụ nữ|Hội Cựu chiến binh|Liên đoàn Lao động|Đoàn TNCS Hồ Chí Minh|Tòa án nhân dân|Viện kiểm sát nhân dân|Công an|Bộ Chỉ huy quân sự|Bảo hiểm xã hội|Kho bạc Nhà nước|Cục Thuế|Chi cục Kiểm lâm|Trung tâm Lưu trữ lịch sử|Trường Trung học phổ thông|Bệnh viện Đa khoa|Ban Quản lý dự án|Công ty Cổ phần|Tổng công ty|Ban Chỉ đạo|Ban Tuyên giáo|Ban Dân vận|Ủy ban Kiểm tra|Phòng Nội vụ|Thanh tra|Đoàn đại biểu Quốc hội|Văn phòng Chính phủ|Thủ tướng Chính phủ|Chính phủ|Quốc hội'.split(
    '|',
  );
const TYPES =
  'Nghị quyết|Quyết định|Chỉ thị|Quy chế|Quy định|Thông báo|Hướng dẫn|Chương trình|Kế hoạch|Phương án|Đề án|Báo cáo|Biên bản|Tờ trình|Hợp đồng|Công điện|Giấy mời|Giấy giới thiệu|Công văn|Thông tri|Kết luận|Nghị định|Thông tư|Phụ lục|Danh sách|Đơn đề nghị|Phiếu trình|Lời kêu gọi|Điều lệ'.split(
    '|',
  );
const CODES =
  'QĐ-UBND|UBND-NC|UBND-VX|UBND-KTTH|UBND-TTHC|NQ-HĐND|CT-UBND|KH-UBND|TB-UBND|BC-UBND|TTr-UBND|KH-MTTQ-BTT|QĐ-MTTQ-BTT|MTTQ-BTT|TT-MTTW-BTT|HD-MTTW-BTT|TTr-SNV|BC-STC|QĐ-TTg|NĐ-CP|TT-BNV|TT-BTC|CV/TU|NQ/TU|QĐ/TW|HD/VPTW|QĐ-UB|CV-UB|BTC-NSNN|VPCP-KTTH|TB-VPCP|CTr/HU|KL/TW|QĐ-SGDĐT|BGDĐT-GDTrH|CTPH-MTTQ-SNV|QyĐ/TU|ĐA-MTTW-BTT|TTr-STTTT|BTNMT-TCMT|QĐ-BHXH|TLĐ-QĐ|GM-UBND|NQ-CP|QH15|UBTVQH14|TWĐTN-VP|BKHCN-CĐSQG|LĐTBXH-VP'.split(
    '|',
  );
const POSITIONS =
  'CHỦ TỊCH|PHÓ CHỦ TỊCH|GIÁM ĐỐC|PHÓ GIÁM ĐỐC|CHÁNH VĂN PHÒNG|PHÓ CHÁNH VĂN PHÒNG|BỘ TRƯỞNG|THỨ TRƯỞNG|BÍ THƯ|PHÓ BÍ THƯ|TRƯỞNG BAN|CỤC TRƯỞNG|HIỆU TRƯỞNG|PHÓ CHỦ TỊCH THƯỜNG TRỰC|CHÁNH ÁN|VIỆN TRƯỞNG|TỔNG GIÁM ĐỐC|TRƯỞNG PHÒNG|THỦ TƯỚNG|TỔNG THƯ KÝ'.split(
    '|',
  );
const MARKS = ['TM.', 'KT.', 'TL.', 'TUQ.', 'T/M', 'K/T', 'Q.'];
const FORMULAS =
  'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM|Độc lập - Tự do - Hạnh phúc|ĐẢNG CỘNG SẢN VIỆT NAM|Kính gửi:|Nơi nhận:|- Như trên;|- Như Điều 3;|- Lưu: VT.|QUYẾT ĐỊNH:|CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM|Căn cứ|Xét đề nghị của|Theo đề nghị của|(Đã ký)|Hỏa tốc|MẬT|KHẨN|DỰ THẢO|PHỤ LỤC|(Kèm theo Quyết định này)|BAN THƯỜNG TRỰC|ĐOÀN CHỦ TỊCH|VĂN PHÒNG|ĐẾN|CÔNG VĂN ĐẾN|Ngày:|Số:|Chuyển:|SAO Y BẢN CHÍNH|Trân trọng cảm ơn./.|Đơn vị tính: đồng|STT|Họ và tên|Chức vụ|Ghi chú|Nội dung|Đơn vị|Tổng cộng|Năm sinh|Địa chỉ'.split(
    '|',
  );

/** Sentences of the corpora, shuffled; loaded once, some 80 MB. */
function running(folder: string): string[] {
  const random = randomFrom('order of running text');
  const paragraphs: string[] = [];
  for (const name of CORPORA) {
    for (const row of gunzipSync(readFileSync(join(folder, 'corpora', name)))
      .toString('utf8')
      .split('\n')) {
      if (row === '' || random.between(0, 1) > 0.35) continue;
      const { text } = JSON.parse(row) as { text: string };
      paragraphs.push(
        ...text
          .normalize('NFC')
          .split('\n')
          .filter((line) => line.length > 25),
      );
    }
  }
  for (let i = paragraphs.length - 1; i > 0; i--) {
    const j = Math.floor(random.between(0, i + 1));
    [paragraphs[i], paragraphs[j]] = [paragraphs[j] ?? '', paragraphs[i] ?? ''];
  }
  return paragraphs;
}

/** Tone put the old way: hòa -> hoà, thủy -> thuỷ; half of the papers before 2010 have it. */
const OLD_TONES: Readonly<Record<string, string>> = {
  òa: 'oà',
  óa: 'oá',
  ỏa: 'oả',
  õa: 'oã',
  ọa: 'oạ',
  òe: 'oè',
  óe: 'oé',
  ỏe: 'oẻ',
  õe: 'oẽ',
  ọe: 'oẹ',
  ùy: 'uỳ',
  úy: 'uý',
  ủy: 'uỷ',
  ũy: 'uỹ',
  ụy: 'uỵ',
  ÒA: 'OÀ',
  ÓA: 'OÁ',
  ỎA: 'OẢ',
  ÕA: 'OÃ',
  ỌA: 'OẠ',
  ÙY: 'UỲ',
  ÚY: 'UÝ',
  ỦY: 'UỶ',
  ŨY: 'UỸ',
  ỤY: 'UỴ',
  Ủy: 'Uỷ',
};
const oldTones = (text: string): string =>
  text.replace(/([òóỏõọ][ae]|[ùúủũụ]y|[ÒÓỎÕỌ]A|[ÙÚỦŨỤ]Y|Ủy)(?!\p{L})/gu, (cluster) => OLD_TONES[cluster] ?? cluster);

/**
 * A source of lines: the same index always gives the same line.
 * @param folder holds `corpora/`
 * @param known the characters of the model; a line with any other is not given
 */
export function openLineText(folder: string, known: ReadonlySet<string>): (index: number) => LineText {
  const paragraphs = running(folder);
  const draw = (index: number, tries: number): LineText => {
    const random = randomFrom(`line ${index} ${tries}`);
    const line = compose(random, paragraphs);
    const text = plainSigns(line.text);
    const readable = [...text].every((character) => character === ' ' || known.has(character));
    if (text.length >= 2 && readable) return { ...line, text };
    return tries > 20 ? { text: 'Nơi nhận:', setting: 'small' } : draw(index, tries + 1);
  };
  return (index) => draw(index, 0);
}

/** One dash, one quote: the model knows a single sign for each, and so do those who compare. */
const plainSigns = (text: string): string =>
  text
    .replace(/[‐‑‒–—]/gu, '-')
    .replace(/[‘’]/gu, "'")
    .replace(/…/gu, '...')
    .replace(/\s+/gu, ' ')
    .trim();

function compose(random: Random, paragraphs: readonly string[]): LineText {
  const one = <T>(list: readonly T[]): T => list[Math.floor(random.between(0, list.length))] as T;
  const chance = (share: number): boolean => random.between(0, 1) < share;
  const whole = (from: number, to: number): number => Math.floor(random.between(from, to + 1));
  const two = (n: number): string => (n < 10 && chance(0.85) ? `0${n}` : String(n));
  const year = (): number => whole(1985, 2027);
  const name = (): string => {
    const parts = [
      one(FAMILY),
      ...(chance(0.85) ? [one(MIDDLE)] : []),
      ...(chance(0.2) ? [one(GIVEN)] : []),
      one(GIVEN),
    ];
    return parts.join(' ');
  };
  const body = (): string => `${one(BODIES)}${chance(0.6) ? ` ${one(LEVELS)} ${one(PLACES)}` : ''}`;
  const number = (): string => `${two(whole(1, chance(0.7) ? 400 : 9999))}${chance(0.04) ? one(['a', 'b', 'B']) : ''}`;
  const numberLine = (): string => {
    const lead = one(['Số: ', 'Số: ', 'Số ', 'Số:', 'số ']);
    const mark = one(CODES);
    const form = random.between(0, 1);
    if (form < 0.3) return `${lead}${number()}/${mark}`;
    if (form < 0.5) return `${lead}/${mark}`;
    if (form < 0.65) return `${lead}${number()}/${year()}/${mark}`;
    if (form < 0.8) return `${lead}${number()}-${mark}`;
    return `${lead}${number()} /${mark}`;
  };
  const date = (): string => {
    const day = chance(0.2) ? '' : `${two(whole(1, 31))} `;
    return `ngày ${day}tháng ${two(whole(1, 12))} năm ${year()}`;
  };
  const passage = (): string => {
    const words = one(paragraphs).split(/\s+/u);
    const start = whole(0, Math.max(0, words.length - 8));
    const length = chance(0.25) ? whole(4, 35) : whole(50, 100);
    let text = '';
    for (const word of words.slice(start)) {
      if (text.length + word.length > length) break;
      text += ` ${word}`;
    }
    return text.trim();
  };

  const kind = random.between(0, 1);
  const toned = (line: LineText): LineText => (chance(0.2) ? { ...line, text: oldTones(line.text) } : line);
  if (kind < 0.52) return toned({ text: passage(), setting: 'body' });
  if (kind < 0.57) return toned({ text: passage(), setting: 'small' });
  if (kind < 0.63)
    return toned({
      text: passage()
        .toUpperCase()
        .slice(0, whole(10, 55))
        .replace(/\s\S*$/u, ''),
      setting: 'capitals',
    });
  if (kind < 0.68) return toned({ text: body().toUpperCase(), setting: 'capitals' });
  if (kind < 0.715) return { text: numberLine(), setting: 'body' };
  if (kind < 0.75) return { text: `${one(PLACES)}, ${date()}`, setting: 'body' };
  if (kind < 0.77) return { text: `${one(PLACES)}, ngày tháng ${two(whole(1, 12))} năm ${year()}`, setting: 'body' };
  if (kind < 0.81) return { text: name(), setting: 'body' };
  if (kind < 0.83)
    return toned({
      text: `${chance(0.7) ? `${one(MARKS)} ` : ''}${chance(0.4) ? body().toUpperCase() : one(POSITIONS)}`,
      setting: 'capitals',
    });
  if (kind < 0.85) return { text: `${one(TYPES)}`.toUpperCase(), setting: 'capitals' };
  if (kind < 0.88) return toned({ text: one(FORMULAS), setting: chance(0.5) ? 'body' : 'small' });
  if (kind < 0.91)
    return toned({ text: `- ${body()}${one([';', ',', '.', ' (b/c);', ' (để báo cáo);'])}`, setting: 'small' });
  if (kind < 0.93)
    return {
      text: `${one(['Quyết định', 'Nghị định', 'Thông tư', 'Kế hoạch', 'Công văn', 'Nghị quyết', 'Luật', 'Chỉ thị'])} số ${number()}/${chance(0.6) ? `${year()}/` : ''}${one(CODES)} ngày ${two(whole(1, 31))}/${whole(1, 12)}/${year()}`,
      setting: 'body',
    };
  if (kind < 0.945) return { text: row(random, one, whole, chance), setting: 'small' };
  if (kind < 0.955)
    return {
      text: `- Lưu: VT, ${one(CODES).split(/[-/]/)[0]}${chance(0.5) ? `, ${one(['NC', 'TH', 'KT', 'VX', 'CTĐB'])}` : ''}${chance(0.5) ? `(${whole(1, 30)}b)` : ''}.`,
      setting: 'small',
    };
  if (kind < 0.965)
    return {
      text: `${one(['Điện thoại', 'ĐT', 'Fax', 'SĐT'])}: 0${whole(200, 299)}.${whole(3000000, 3999999)}; ${one(['Email', 'Website'])}: ${fold(one(GIVEN)).toLowerCase()}${whole(1, 99)}@${fold(
        one(PLACES),
      )
        .replace(/[^a-z]/gi, '')
        .toLowerCase()}.gov.vn`,
      setting: 'small',
    };
  if (kind < 0.98) return toned({ text: `V/v ${passage().slice(0, whole(12, 40))}`, setting: 'body' });
  return {
    text: `${one(['Ông', 'Bà', 'ông', 'bà', 'Đồng chí', 'Đ/c'])} ${name()}, ${one(POSITIONS).toLowerCase()} ${body()}`,
    setting: 'body',
  };
}

/** A row of a table or a sum of money. */
function row(
  random: Random,
  one: <T>(list: readonly T[]) => T,
  whole: (from: number, to: number) => number,
  chance: (share: number) => boolean,
): string {
  const money = (): string => `${whole(1, 999)}${'.000'.repeat(whole(1, 2))}`;
  const form = random.between(0, 1);
  if (form < 0.3) return `${whole(1, 90)} ${one(FAMILY)} ${one(MIDDLE)} ${one(GIVEN)} ${whole(1940, 2005)}`;
  if (form < 0.5) return `${money()} đồng`;
  if (form < 0.65) return `${whole(1, 100)},${whole(1, 99)} %`;
  if (form < 0.8)
    return `${['I', 'II', 'III', 'IV', 'V', 'VI', 'VII', 'VIII', 'IX', 'X'][whole(0, 9)]}. ${one(TYPES).toUpperCase()}`;
  return `${money()} ${chance(0.5) ? money() : whole(1, 500)} ${chance(0.5) ? `${whole(0, 99)},${whole(0, 9)}%` : ''}`;
}
