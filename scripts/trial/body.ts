/** What stands below the subject: grounds, articles, sections, sentences of official prose, with fresh figures each time. */
import { type Chance, twoDigits } from './chance.ts';
import { fill, type Slots } from './subjects.ts';

const grounds = (year: number): string[] =>
  year >= 2025
    ? [
        'Luật Tổ chức chính quyền địa phương số 72/2025/QH15 ngày 16 tháng 6 năm 2025',
        'Luật Ngân sách nhà nước số 89/2025/QH15 ngày 25 tháng 6 năm 2025',
        'Nghị định số 150/2025/NĐ-CP ngày 12 tháng 6 năm 2025 của Chính phủ',
        'Luật Mặt trận Tổ quốc Việt Nam ngày 09 tháng 6 năm 2015',
      ]
    : year >= 2016
      ? [
          'Luật Tổ chức chính quyền địa phương ngày 19 tháng 6 năm 2015',
          'Luật Ngân sách nhà nước ngày 25 tháng 6 năm 2015',
          'Luật Ban hành văn bản quy phạm pháp luật ngày 22 tháng 6 năm 2015',
          'Luật Thi đua, khen thưởng và các văn bản hướng dẫn thi hành',
          'Nghị định số 163/2016/NĐ-CP ngày 21 tháng 12 năm 2016 của Chính phủ',
        ]
      : year >= 2004
        ? [
            'Luật Tổ chức Hội đồng nhân dân và Ủy ban nhân dân ngày 26 tháng 11 năm 2003',
            'Luật Ngân sách nhà nước ngày 16 tháng 12 năm 2002',
            'Luật Đất đai ngày 26 tháng 11 năm 2003',
            'Nghị định số 60/2003/NĐ-CP ngày 06 tháng 6 năm 2003 của Chính phủ',
          ]
        : [
            'Luật Tổ chức Hội đồng nhân dân và Ủy ban nhân dân ngày 21 tháng 6 năm 1994',
            'Pháp lệnh Cán bộ, công chức ngày 26 tháng 02 năm 1998',
            'Nghị định số 52/1999/NĐ-CP ngày 08 tháng 7 năm 1999 của Chính phủ',
          ];

const sentences: readonly string[] = `
Trong thời gian qua, công tác <viec> đã được các cấp, các ngành quan tâm lãnh đạo, chỉ đạo và đạt được những kết quả quan trọng; tuy nhiên vẫn còn một số tồn tại, hạn chế cần khắc phục.
Thực hiện <vanban>, các cơ quan, đơn vị đã chủ động xây dựng kế hoạch, phân công nhiệm vụ cụ thể cho từng thành viên và tổ chức triển khai đến cơ sở.
Thủ trưởng các cơ quan, đơn vị chịu trách nhiệm tổ chức thực hiện; định kỳ trước ngày <ngay> hằng tháng báo cáo kết quả về <noi> để tổng hợp.
Tổng số hồ sơ tiếp nhận là <so>, trong đó đã giải quyết <so1> hồ sơ, đạt <pt> %; số còn lại đang trong thời hạn giải quyết.
Đề nghị các đơn vị nghiêm túc triển khai thực hiện, nếu có khó khăn, vướng mắc kịp thời phản ánh để được hướng dẫn, giải quyết.
Kinh phí thực hiện là <tien> đồng, từ nguồn ngân sách nhà nước giao trong dự toán năm <nam> và các nguồn huy động hợp pháp khác.
Giao Phòng Tổ chức - Hành chính chủ trì, phối hợp với các phòng, ban có liên quan theo dõi, đôn đốc, kiểm tra việc thực hiện.
Đẩy mạnh công tác tuyên truyền, vận động Nhân dân nâng cao nhận thức, ý thức trách nhiệm trong việc chấp hành các quy định của pháp luật về <viec>.
Đến nay trên địa bàn có <so1> hộ thuộc diện được hỗ trợ, với tổng số tiền <tien> đồng; bình quân mỗi hộ được hỗ trợ từ 5.000.000 đồng đến 12.000.000 đồng.
Thời gian: từ 7 giờ 30 phút ngày <ngay>/<thang>/<nam>; địa điểm: Hội trường tầng 2, trụ sở cơ quan.
Nguyên nhân của những hạn chế nêu trên chủ yếu là do nhận thức của một bộ phận cán bộ, công chức chưa đầy đủ; công tác phối hợp giữa các ngành chưa chặt chẽ, thiếu thường xuyên.
Các ông (bà) Chánh Văn phòng, Trưởng các phòng chuyên môn và các cá nhân có tên tại khoản 1 căn cứ nhiệm vụ được giao thực hiện đúng quy định.
Qua kiểm tra tại <noi> cho thấy còn <so1> trường hợp chưa thực hiện đúng quy định, chủ yếu là chậm kê khai, thiếu hồ sơ kèm theo.
Tiếp tục đổi mới nội dung, phương thức hoạt động, hướng mạnh về cơ sở, bám sát địa bàn khu dân cư, kịp thời nắm bắt tâm tư, nguyện vọng của các tầng lớp Nhân dân.
Vận động mỗi cán bộ, công chức, viên chức và người lao động ủng hộ ít nhất một ngày lương; tiếp nhận trực tiếp hoặc chuyển khoản vào tài khoản của cơ quan mở tại Kho bạc Nhà nước.
Việc phân bổ phải bảo đảm công khai, minh bạch, đúng đối tượng; không để xảy ra tiêu cực, lãng phí, thất thoát.
Tăng cường kiểm tra, giám sát; kịp thời biểu dương, khen thưởng tập thể, cá nhân có thành tích và xử lý nghiêm các trường hợp vi phạm.
Hồ sơ gửi về trước 16 giờ 00 ngày <ngay> tháng <thang> năm <nam> theo địa chỉ ghi ở phần đầu văn bản này; quá thời hạn nêu trên xem như thống nhất.
Toàn ngành có <so> cán bộ, trong đó nữ <so1> người; trình độ đại học trở lên chiếm <pt> %; 100 % cán bộ chủ chốt đã qua bồi dưỡng lý luận chính trị.
So với cùng kỳ năm trước tăng <pt> %, vượt chỉ tiêu kế hoạch đề ra; trong đó khối huyện đạt <pt> %, khối xã đạt <pt> %.
Những nội dung khác không đề cập trong văn bản này vẫn thực hiện theo quy định hiện hành.
Phát huy vai trò của Ban Thanh tra nhân dân, Ban Giám sát đầu tư của cộng đồng; trong năm đã tổ chức <so1> cuộc giám sát, kiến nghị xử lý <so1> vụ việc.
Theo số liệu thống kê, diện tích gieo trồng đạt <so>,5 ha, năng suất bình quân <pt> tạ/ha; sản lượng lương thực có hạt ước đạt <so1>.<so> tấn.
Ông (bà) có trách nhiệm bàn giao hồ sơ, tài liệu, tài sản cho người thay thế trước ngày <ngay>/<thang>/<nam> và nhận công tác mới kể từ ngày ký.
Niêm yết danh sách tại trụ sở Ủy ban nhân dân cấp xã và nhà văn hóa thôn, tổ dân phố trong thời hạn 15 ngày; tiếp nhận, giải thích ý kiến của Nhân dân.
Đối với các trường hợp quá hạn, yêu cầu làm rõ nguyên nhân, trách nhiệm của tập thể, cá nhân; không đùn đẩy, né tránh, kéo dài thời gian giải quyết.
Chế độ báo cáo: báo cáo quý gửi trước ngày <ngay> tháng cuối quý, báo cáo năm gửi trước ngày 15 tháng 12 (qua hộp thư điện tử và bản giấy).
Hội nghị đã nghe đồng chí Phó Bí thư Thường trực phát biểu, ghi nhận những cố gắng của cấp ủy, chính quyền và các tổ chức thành viên.
Tỷ lệ người dân hài lòng đạt <pt> %; xếp thứ <so1> trên tổng số <so> đơn vị được khảo sát, tăng 03 bậc so với năm trước.
Xây mới <so1> nhà Đại đoàn kết, sửa chữa <so1> nhà, trị giá mỗi căn từ 50 đến 80 triệu đồng; tặng <so> suất quà nhân dịp Tết Nguyên đán.
Không tổ chức ăn uống, liên hoan; không sử dụng xe công và thời gian làm việc vào việc riêng dưới mọi hình thức.
Rà soát, bổ sung quy hoạch; xây dựng lộ trình cụ thể cho từng năm, từng giai đoạn, xác định rõ người, rõ việc, rõ thời gian, rõ kết quả.`
  .trim()
  .split('\n');

const headings = [
  'MỤC ĐÍCH, YÊU CẦU',
  'NỘI DUNG THỰC HIỆN',
  'KẾT QUẢ ĐẠT ĐƯỢC',
  'TỒN TẠI, HẠN CHẾ VÀ NGUYÊN NHÂN',
  'NHIỆM VỤ, GIẢI PHÁP',
  'TỔ CHỨC THỰC HIỆN',
  'KIẾN NGHỊ, ĐỀ XUẤT',
];
const roman = ['I', 'II', 'III', 'IV', 'V', 'VI', 'VII'];

export function sentence(slots: Slots, chance: Chance): string {
  return fill(chance.pick(sentences), slots, chance)
    .replace(/<ngay>/g, () => twoDigits(chance.whole(1, 28)))
    .replace(/<thang>/g, () => String(chance.whole(3, 12)))
    .replace(/<so>/g, () => String(chance.whole(210, 980)))
    .replace(/<so1>/g, () => String(chance.whole(11, 199)))
    .replace(/<pt>/g, () => `${chance.whole(41, 99)},${chance.whole(1, 9)}`)
    .replace(/<tien>/g, () => `${chance.whole(12, 980)}.${chance.pick(['000', '500', '250'])}.000`);
}

/** Căn cứ lines; `italic` as Nghị định 30/2020 has them. */
export function groundLines(slots: Slots, chance: Chance, italic: boolean): string[] {
  const lines = chance.several(grounds(slots.year), chance.whole(1, 3)).map((line) => `Căn cứ ${line};`);
  lines.push(`Căn cứ ${slots.quoted()} về ${fill('<viec>', slots, chance)};`);
  lines.push(
    chance.likely(0.7) ? `Theo đề nghị của ${chance.pick(proposers)}.` : `Xét đề nghị của ${chance.pick(proposers)},`,
  );
  const dash = chance.likely(0.25) ? '- ' : '';
  return lines.map((line) => (italic ? `__${dash}${line}__` : `${dash}${line}`));
}
const proposers = [
  'Chánh Văn phòng',
  'Trưởng phòng Tổ chức - Hành chính',
  'Giám đốc Sở Nội vụ',
  'Trưởng Ban Tổ chức',
  'Trưởng phòng Kế hoạch - Tài chính',
  'Vụ trưởng Vụ Pháp chế',
];

export function articles(slots: Slots, chance: Chance, count: number, first: string): string[] {
  const point = chance.pick(['**Điều #.** ', '**Điều #:** ', '**__Điều #.__** ', 'Điều #.- ']);
  return Array.from({ length: count }, (_, index) => {
    const label = point.replace('#', String(index + 1));
    if (index === 0) return `${label}${first}`;
    if (index < count - 1) return `${label}${sentence(slots, chance)}`;
    return `${label}Quyết định này có hiệu lực thi hành kể từ ngày ký. Chánh Văn phòng, Thủ trưởng các cơ quan, đơn vị liên quan và các cá nhân có tên tại Điều 1 chịu trách nhiệm thi hành Quyết định này./.`;
  });
}

export function sections(slots: Slots, chance: Chance, count: number): string[] {
  return chance
    .several(headings, count)
    .sort((a, b) => headings.indexOf(a) - headings.indexOf(b))
    .flatMap((heading, index) => [
      `**${roman[index]}. ${heading}**`,
      ...Array.from(
        { length: count > 5 ? 3 : chance.whole(1, 3) },
        (_, item) => `${item + 1}. ${sentence(slots, chance)}`,
      ),
    ]);
}

export function prose(slots: Slots, chance: Chance, count: number): string[] {
  const marks = chance.pick(['', '- ', '']);
  return Array.from({ length: count }, () => `${marks}${sentence(slots, chance)}`);
}

/** A table of places and figures, with its head. */
export function tableRows(slots: Slots, chance: Chance, rows: number, columns: number): string[][] {
  const heads = ['STT', 'Họ và tên', 'Năm sinh', 'Đơn vị', 'Số tiền (đồng)', 'Số lượng', 'Ghi chú'];
  const head = [...heads.slice(0, columns - 1), 'Ghi chú'];
  const cell = (name: string, row: number): string => {
    switch (name) {
      case 'STT':
        return String(row + 1);
      case 'Họ và tên':
        return slots.person();
      case 'Năm sinh':
        return String(chance.whole(1948, 1999));
      case 'Đơn vị':
        return chance.pick(['Tổ 1', 'Tổ 4', 'Thôn 2', 'Thôn 5', 'Khối phố 3', 'Ấp Bình An', 'Bản Nà Mường']);
      case 'Số lượng':
        return String(chance.whole(2, 95));
      case 'Số tiền (đồng)':
        return `${chance.whole(1, 48)}.${chance.whole(100, 999)}.000`;
      default:
        return chance.pick(['Hộ nghèo', 'Cận nghèo', 'Mới', 'Đủ hồ sơ']);
    }
  };
  return [head, ...Array.from({ length: rows }, (_, row) => head.map((name) => cell(name, row)))];
}
