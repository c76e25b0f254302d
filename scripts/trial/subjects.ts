/**
 * What papers are about: subjects of real offices' kind, short and long, some quoting other numbers and dates. Slots in
 * angle brackets are filled by the caller.
 */
import type { Chance } from './chance.ts';

/** Matters that any office may write about; the first letter is small, as after “Về việc”. */
export const matters: readonly string[] = `
triển khai thực hiện công tác <viec> năm <nam>
tăng cường công tác <viec> trên địa bàn <noi>
kiện toàn Ban Chỉ đạo <viec> <noi>
thành lập Đoàn kiểm tra công tác <viec> năm <nam>
phê duyệt kết quả rà soát hộ nghèo, hộ cận nghèo năm <nam>
phân bổ kinh phí thực hiện Chương trình mục tiêu quốc gia xây dựng nông thôn mới giai đoạn <namtruoc> - <nam>
báo cáo tình hình thực hiện <vanban>
sửa đổi, bổ sung một số điều của Quy chế làm việc ban hành kèm theo <vanban>
thực hiện <vanban> về <viec>
đề nghị bổ sung dự toán chi thường xuyên năm <nam>
lấy ý kiến góp ý dự thảo Nghị quyết về <viec>
tổ chức Hội nghị tổng kết <viec> năm <nam>
cử cán bộ tham gia lớp tập huấn nghiệp vụ <viec>
bổ nhiệm và xếp lương đối với ông <nguoi>
điều động, bổ nhiệm bà <nguoi> giữ chức vụ Phó Trưởng phòng
giải quyết đơn khiếu nại của ông <nguoi>, trú tại <noi>
thu hồi đất để thực hiện dự án đầu tư xây dựng đường giao thông nông thôn tại <noi>
giao đất, cho thuê đất và cấp giấy chứng nhận quyền sử dụng đất cho các hộ gia đình tại <noi>
ủng hộ đồng bào bị thiệt hại do mưa lũ gây ra
chấn chỉnh kỷ luật, kỷ cương hành chính trong các cơ quan, đơn vị
công bố công khai số liệu dự toán ngân sách năm <nam> của đơn vị
khen thưởng các tập thể, cá nhân có thành tích xuất sắc trong phong trào thi đua năm <nam>
tặng Kỷ niệm chương cho các cá nhân đã có nhiều đóng góp
đăng ký danh sách tham gia Hội thi tìm hiểu pháp luật
mời dự Hội nghị sơ kết 6 tháng đầu năm <nam>
xin chủ trương đầu tư sửa chữa trụ sở làm việc
trả lời kiến nghị của cử tri gửi đến kỳ họp thứ <ky> Hội đồng nhân dân
bãi bỏ <vanban> về việc ban hành Quy định mức thu một số khoản phí, lệ phí
hướng dẫn quy trình tiếp công dân, xử lý đơn thư và giải quyết khiếu nại, tố cáo
phòng, chống dịch bệnh trên đàn gia súc, gia cầm vụ Đông Xuân <namtruoc> - <nam>
tổ chức Ngày hội Đại đoàn kết toàn dân tộc ở khu dân cư
phối hợp giám sát việc thực hiện chính sách đối với người có công với cách mạng
quyên góp, ủng hộ Quỹ "Vì người nghèo" năm <nam>
giao chỉ tiêu biên chế công chức, số lượng người làm việc năm <nam>
tiếp nhận và phân bổ gạo cứu trợ cho Nhân dân <noi>
đính chính <vanban>
cho phép chuyển mục đích sử dụng đất để thực hiện dự án khu dân cư
công nhận xã đạt chuẩn nông thôn mới nâng cao năm <nam>`
  .trim()
  .split('\n');

/** Fields of work: “công tác …”. */
export const works: readonly string[] = `
cải cách hành chính
phòng, chống tham nhũng, tiêu cực
phòng cháy, chữa cháy và cứu nạn, cứu hộ
phổ biến, giáo dục pháp luật
phòng, chống thiên tai và tìm kiếm cứu nạn
quản lý, bảo vệ rừng
bảo đảm trật tự an toàn giao thông
bảo hiểm xã hội, bảo hiểm y tế
văn thư, lưu trữ
dân số và kế hoạch hóa gia đình
giảm nghèo bền vững
xây dựng khối đại đoàn kết toàn dân tộc
dân chủ ở cơ sở
chăm sóc, bảo vệ trẻ em
thu ngân sách nhà nước
thi đua, khen thưởng
tuyển quân
tiêm chủng mở rộng
bầu cử đại biểu Quốc hội và đại biểu Hội đồng nhân dân các cấp
chuyển đổi số
vệ sinh môi trường
khuyến học, khuyến tài
đối ngoại nhân dân
hòa giải ở cơ sở`
  .trim()
  .split('\n');

export type Slots = {
  readonly year: number;
  readonly place: string;
  readonly person: () => string;
  /** Another document: `Quyết định số 12/2003/QĐ-UB ngày 15 tháng 4 năm 2003`. */
  readonly quoted: () => string;
};

export function fill(text: string, slots: Slots, chance: Chance): string {
  return text
    .replace(/<viec>/g, () => chance.pick(works))
    .replace(/<namtruoc>/g, String(slots.year - 5))
    .replace(/<nam>/g, String(slots.year))
    .replace(/<noi>/g, slots.place)
    .replace(/<nguoi>/g, slots.person)
    .replace(/<vanban>/g, slots.quoted)
    .replace(/<ky>/g, () => String(chance.whole(3, 24)));
}

export function subjectOf(slots: Slots, chance: Chance, extra: readonly string[]): string {
  const own = extra.length > 0 && chance.likely(0.6) ? chance.pick(extra) : chance.pick(matters);
  let text = fill(own, slots, chance);
  // Long subjects are the rule where several bodies or plans are named.
  if (chance.likely(0.2)) text = `${text} và ${fill(chance.pick(matters.slice(0, 8)), slots, chance)}`;
  return text;
}
