/** Papers of citizens: no number, no letterhead but the nation's, place and date above the name. */
import { sentence } from './body.ts';
import { capitals, twoDigits } from './chance.ts';
import type { Letter } from './letter.ts';
import type { Office } from './office.ts';
import { addressees, arrivalOf, arrivalTruth, bold, type Draft, lettering, nation } from './parts.ts';
import { personName } from './people.ts';

export function petition(id: string, office: Office, date: Date, draft: Draft): Letter {
  const { chance, year, slots } = draft;
  const type = chance.pick(['Đơn kiến nghị', 'Đơn khiếu nại', 'Đơn đề nghị', 'Đơn xin xác nhận', 'Đơn tố cáo']);
  const name = personName(chance);
  const written = { so: false, day: chance.likely(0.5), month: false };
  const day = twoDigits(date.getUTCDate());
  const month = date.getUTCMonth() + 1;
  const subject = chance.pick([
    'Về việc giải quyết tranh chấp đất đai giữa các hộ gia đình',
    'V/v sửa chữa đường giao thông vào khu dân cư',
    'Về việc chi trả tiền bồi thường, hỗ trợ khi Nhà nước thu hồi đất',
    'Về việc hưởng chế độ người có công với cách mạng',
  ]);
  const arrival = chance.likely(0.6) ? arrivalOf(date, chance) : null;
  const where = `${office.place}, ngày ${written.day ? `{${day}}` : day} tháng ${month < 3 ? twoDigits(month) : month} năm ${year}`;
  return {
    id,
    kind: 'petition',
    ...lettering(year, chance),
    left: { lines: [], closing: 'none', below: [] },
    right: {
      lines: [bold(nation(chance, year)), bold('Độc lập - Tự do - Hạnh phúc')],
      closing: 'long-rule',
      below: [],
    },
    matter: null,
    secrecy: null,
    urgency: null,
    draft: false,
    arrival,
    title: { type: capitals(type), subject, closing: 'none' },
    to: addressees(office, chance).slice(0, 2),
    body: [
      { text: `Tôi tên là: ${name}, sinh năm ${chance.whole(1938, 1990)}, hiện trú tại ${office.realm}.` },
      { text: `Nay tôi làm đơn này trình bày với quý cơ quan sự việc như sau: ${sentence(slots, chance)}` },
      {
        text: 'Gia đình tôi đã nhiều lần phản ánh với chính quyền địa phương nhưng đến nay sự việc chưa được giải quyết dứt điểm, gây ảnh hưởng đến đời sống và sinh hoạt của gia đình.',
      },
      {
        text: 'Kính mong quý cơ quan xem xét, giải quyết theo quy định của pháp luật. Tôi xin cam đoan những điều trình bày trên là đúng sự thật và xin chân thành cảm ơn.',
      },
    ],
    annex: null,
    recipients: [],
    dated: `__${where}__`,
    signers: [{ lines: [bold(chance.pick(['Người làm đơn', 'NGƯỜI LÀM ĐƠN', 'Người viết đơn']))], name, seal: null }],
    address: null,
    signedDigitally: null,
    copied: null,
    pageNumbers: 'none',
    gold: {
      loai_van_ban: type,
      so: null,
      ky_hieu: null,
      so_ky_hieu: null,
      ngay: date.toISOString().slice(0, 10),
      dia_danh: office.place,
      co_quan_cap_tren: null,
      co_quan_ban_hanh: null,
      trich_yeu: subject,
      quyen_han_chuc_vu: null,
      nguoi_ky: name,
      do_khan: null,
      do_mat: null,
      dau_den: arrivalTruth(arrival),
    },
    written,
  };
}
