/**
 * Papers of State bodies of 2019-2021 that lie in the Front's dossiers of co-operation. Every person, office and place
 * is invented.
 */
import type { Paper } from './paper.ts';

const national = ['**CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM**', '**Độc lập - Tự do - Hạnh phúc**'];

export const statePapers: readonly Paper[] = [
  {
    id: 'qd_1186_2019',
    dossier: 'HS0033',
    file: 'qd-1186-2019.pdf',
    purpose:
      'Quyết định của UBND tỉnh 2019, hai trang, PDF quét chỉ có lớp chữ là dòng chú thích chữ ký số (ngày ký khác ngày văn bản): phải nhận dạng, không được lấy lớp chữ.',
    machine: 'printer',
    size: 14,
    leading: 1.4,
    left: {
      lines: ['**ỦY BAN NHÂN DÂN**', '**TỈNH TRƯỜNG GIANG**'],
      closing: 'rule',
      below: ['Số: {1186}/QĐ-UBND'],
    },
    right: { lines: national, closing: 'long-rule', below: ['__Trường Giang, ngày {20} tháng 6 năm 2019__'] },
    title: {
      lines: [
        '**QUYẾT ĐỊNH**',
        '**Về việc ban hành Quy chế phối hợp giữa Ủy ban nhân dân tỉnh**',
        '**và Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh**',
      ],
      closing: 'rule',
    },
    body: [
      { centred: '**CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH**' },
      { text: '__Căn cứ Luật Tổ chức chính quyền địa phương ngày 19 tháng 6 năm 2015;__' },
      { text: '__Căn cứ Luật Mặt trận Tổ quốc Việt Nam ngày 09 tháng 6 năm 2015;__' },
      { text: '__Theo đề nghị của Giám đốc Sở Nội vụ tại Tờ trình số 312/TTr-SNV ngày 10 tháng 6 năm 2019.__' },
      { centred: '**QUYẾT ĐỊNH:**' },
      {
        text: '**Điều 1.** Ban hành kèm theo Quyết định này Quy chế phối hợp công tác giữa Ủy ban nhân dân tỉnh và Ban Thường trực Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh Trường Giang nhiệm kỳ 2019 - 2024.',
      },
      {
        text: '**Điều 2.** Nội dung phối hợp gồm: xây dựng, củng cố khối đại đoàn kết toàn dân tộc; lấy ý kiến, phản biện xã hội đối với dự thảo văn bản quy phạm pháp luật của tỉnh; giám sát hoạt động của cơ quan hành chính nhà nước; tiếp công dân và giải quyết kiến nghị của cử tri, nhân dân.',
      },
      {
        text: '**Điều 3.** Định kỳ sáu tháng một lần, Chủ tịch Ủy ban nhân dân tỉnh làm việc với Ban Thường trực Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh; các sở, ban, ngành gửi văn bản trả lời kiến nghị sau giám sát trong thời hạn 15 ngày làm việc kể từ ngày nhận được.',
      },
      {
        text: '**Điều 4.** Kinh phí thực hiện hoạt động phối hợp do ngân sách nhà nước bảo đảm và được bố trí trong dự toán chi thường xuyên hằng năm của các cơ quan, đơn vị theo phân cấp hiện hành. Văn phòng Ủy ban nhân dân tỉnh theo dõi, tổng hợp tình hình thực hiện Quy chế, báo cáo tại cuộc họp cuối năm.',
      },
      {
        text: '**Điều 5.** Giám đốc Sở Nội vụ chủ trì, phối hợp với Văn phòng Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh hướng dẫn, kiểm tra việc thực hiện Quy chế tại các cơ quan, đơn vị; kiến nghị sửa đổi, bổ sung khi cần thiết.',
      },
      {
        text: '**Điều 6.** Quyết định này có hiệu lực kể từ ngày ký và thay thế Quyết định số 840/QĐ-UBND ngày 22 tháng 5 năm 2014 của Chủ tịch Ủy ban nhân dân tỉnh.',
      },
      {
        text: '**Điều 7.** Chánh Văn phòng Ủy ban nhân dân tỉnh; Giám đốc các sở; Thủ trưởng các ban, ngành; Chủ tịch Ủy ban nhân dân các huyện, thị xã và các cơ quan, đơn vị liên quan chịu trách nhiệm thi hành Quyết định này./.',
      },
    ],
    recipients: [
      '**__Nơi nhận:__**',
      '- Như Điều 7;',
      '- TT Tỉnh ủy, TT HĐND tỉnh;',
      '- BTT UBMTTQVN tỉnh;',
      '- CT, các PCT UBND tỉnh;',
      '- Lưu: VT, NC.',
    ],
    sign: {
      lines: ['**CHỦ TỊCH**'],
      name: '**Cao Văn Tình Huống**',
      stamp: 'ỦY BAN NHÂN DÂN TỈNH TRƯỜNG GIANG',
    },
    gold: {
      loai_van_ban: 'Quyết định',
      so: '1186',
      ky_hieu: 'QĐ-UBND',
      so_ky_hieu: '1186/QĐ-UBND',
      ngay: '2019-06-20',
      dia_danh: 'Trường Giang',
      co_quan_cap_tren: null,
      co_quan_ban_hanh: 'ỦY BAN NHÂN DÂN TỈNH TRƯỜNG GIANG',
      trich_yeu: 'Về việc ban hành Quy chế phối hợp giữa Ủy ban nhân dân tỉnh và Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh',
      quyen_han_chuc_vu: 'CHỦ TỊCH',
      nguoi_ky: 'Cao Văn Tình Huống',
    },
    written: { so: true, day: true },
    sheet: {
      output: 'pdf-signed-scan',
      dpi: 200,
      colour: 'colour',
      paper: [249, 249, 247],
      skew: [0.7, -0.6],
      blur: 0.65,
      noise: 2.2,
      shade: 0.05,
      ink: 0.96,
      specks: 8,
      quality: 58,
    },
  },
  {
    id: 'ttr_312_2019',
    dossier: 'HS0033',
    file: 'ttr-312-2019.jpg',
    purpose:
      'Tờ trình của Sở Nội vụ 2019, JPEG thang xám 300 dpi; số viết tay, ngày in; hai dòng tên cơ quan (cấp trên thường, cơ quan đậm).',
    machine: 'printer',
    size: 14,
    leading: 1.4,
    left: {
      lines: ['UBND TỈNH TRƯỜNG GIANG', '**SỞ NỘI VỤ**'],
      closing: 'rule',
      below: ['Số: {312}/TTr-SNV'],
    },
    right: { lines: national, closing: 'long-rule', below: ['__Trường Giang, ngày 10 tháng 6 năm 2019__'] },
    title: {
      lines: ['**TỜ TRÌNH**', '**Về việc ban hành Quy chế phối hợp công tác**'],
      closing: 'rule',
    },
    to: ['Chủ tịch Ủy ban nhân dân tỉnh'],
    body: [
      {
        text: 'Thực hiện ý kiến chỉ đạo của Chủ tịch Ủy ban nhân dân tỉnh tại Công văn số 908/UBND-NC ngày 15 tháng 4 năm 2019 về việc xây dựng Quy chế phối hợp với Ban Thường trực Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh, Sở Nội vụ đã chủ trì soạn thảo và lấy ý kiến của 18 cơ quan, đơn vị.',
      },
      {
        text: 'Đến ngày 31 tháng 5 năm 2019, có 18/18 cơ quan, đơn vị góp ý bằng văn bản; 15 đơn vị thống nhất hoàn toàn, 03 đơn vị đề nghị chỉnh sửa câu chữ, thời hạn trả lời kiến nghị. Sở Nội vụ đã tiếp thu, hoàn chỉnh dự thảo gồm 4 chương, 14 điều.',
      },
      {
        text: 'Sở Nội vụ kính trình Chủ tịch Ủy ban nhân dân tỉnh xem xét, quyết định ban hành Quy chế phối hợp công tác nhiệm kỳ 2019 - 2024.',
      },
      { text: '__(Kèm theo dự thảo Quyết định, Quy chế và bảng tổng hợp ý kiến góp ý)./.__' },
    ],
    recipients: [
      '**__Nơi nhận:__**',
      '- Như trên;',
      '- UBMTTQVN tỉnh (phối hợp);',
      '- GĐ, các PGĐ Sở;',
      '- Lưu: VT, XDCQ.',
    ],
    sign: {
      lines: ['**KT. GIÁM ĐỐC**', '**PHÓ GIÁM ĐỐC**'],
      name: '**Ngô Thị Ước Lệ**',
      stamp: 'TỈNH TRƯỜNG GIANG * SỞ NỘI VỤ',
    },
    gold: {
      loai_van_ban: 'Tờ trình',
      so: '312',
      ky_hieu: 'TTr-SNV',
      so_ky_hieu: '312/TTr-SNV',
      ngay: '2019-06-10',
      dia_danh: 'Trường Giang',
      co_quan_cap_tren: 'UBND TỈNH TRƯỜNG GIANG',
      co_quan_ban_hanh: 'SỞ NỘI VỤ',
      trich_yeu: 'Về việc ban hành Quy chế phối hợp công tác',
      quyen_han_chuc_vu: 'KT. GIÁM ĐỐC PHÓ GIÁM ĐỐC',
      nguoi_ky: 'Ngô Thị Ước Lệ',
    },
    written: { so: true, day: false },
    sheet: {
      output: 'jpeg',
      dpi: 300,
      colour: 'grey',
      paper: [247, 247, 247],
      skew: [-0.35],
      blur: 0.9,
      noise: 2.2,
      shade: 0.05,
      ink: 0.95,
      specks: 12,
      quality: 50,
    },
  },
  {
    id: 'cv_215_2021',
    dossier: 'HS0033',
    file: 'cv-215-2021.jpg',
    purpose: 'Công văn của UBND huyện 2021 có dấu KHẨN đỏ, gửi nhiều nơi; JPEG 150 dpi (độ phân giải thấp), lệch 2°.',
    machine: 'printer',
    size: 14,
    leading: 1.4,
    left: {
      lines: ['UBND TỈNH TRƯỜNG GIANG', '**ỦY BAN NHÂN DÂN**', '**HUYỆN LÂM KHÊ**'],
      closing: 'rule',
      below: ['Số: {215}/UBND-VP', 'V/v hỗ trợ nhân dân khu vực', 'cách ly phòng, chống dịch'],
    },
    right: { lines: national, closing: 'long-rule', below: ['', '__Lâm Khê, ngày {03} tháng 8 năm 2021__'] },
    urgency: 'KHẨN',
    to: [
      'Ủy ban Mặt trận Tổ quốc Việt Nam huyện',
      'Các phòng, ban, ngành cấp huyện',
      'Ủy ban nhân dân các xã, thị trấn',
    ],
    body: [
      {
        text: 'Theo báo cáo của Trung tâm Y tế huyện, từ 18 giờ 00 ngày 02 tháng 8 năm 2021, thôn Bến Sậy và thôn Đá Bạc, xã Suối Hoa thực hiện cách ly y tế với 214 hộ, 873 nhân khẩu. Để bảo đảm đời sống của nhân dân, Ủy ban nhân dân huyện yêu cầu:',
      },
      {
        text: '1. Phòng Lao động - Thương binh và Xã hội lập danh sách, cấp gạo cho hộ khó khăn, mỗi nhân khẩu 10 kg, xong trước ngày 06 tháng 8 năm 2021.',
      },
      {
        text: '2. Đề nghị Ủy ban Mặt trận Tổ quốc Việt Nam huyện vận động, tiếp nhận và phân bổ nhu yếu phẩm; công khai kết quả tiếp nhận trên đài truyền thanh xã.',
      },
      {
        text: '3. Ủy ban nhân dân xã Suối Hoa bố trí lực lượng vận chuyển đến từng hộ, tuyệt đối không để người dân thiếu ăn, thiếu thuốc./.',
      },
    ],
    recipients: [
      '**__Nơi nhận:__**',
      '- Như trên;',
      '- TT Huyện ủy, HĐND huyện;',
      '- CT, các PCT UBND huyện;',
      '- Lưu: VT.',
    ],
    sign: {
      lines: ['**TM. ỦY BAN NHÂN DÂN**', '**KT. CHỦ TỊCH**', '**PHÓ CHỦ TỊCH**'],
      name: '**Tạ Văn Kịch Bản**',
      stamp: 'ỦY BAN NHÂN DÂN HUYỆN LÂM KHÊ',
    },
    gold: {
      loai_van_ban: 'Công văn',
      so: '215',
      ky_hieu: 'UBND-VP',
      so_ky_hieu: '215/UBND-VP',
      ngay: '2021-08-03',
      dia_danh: 'Lâm Khê',
      co_quan_cap_tren: 'UBND TỈNH TRƯỜNG GIANG',
      co_quan_ban_hanh: 'ỦY BAN NHÂN DÂN HUYỆN LÂM KHÊ',
      trich_yeu: 'V/v hỗ trợ nhân dân khu vực cách ly phòng, chống dịch',
      quyen_han_chuc_vu: 'TM. ỦY BAN NHÂN DÂN KT. CHỦ TỊCH PHÓ CHỦ TỊCH',
      nguoi_ky: 'Tạ Văn Kịch Bản',
      do_khan: 'Khẩn',
    },
    written: { so: true, day: true },
    sheet: {
      output: 'jpeg',
      dpi: 150,
      colour: 'colour',
      paper: [241, 240, 236],
      skew: [2],
      blur: 0.5,
      noise: 3,
      shade: 0.16,
      ink: 0.93,
      specks: 18,
      quality: 68,
    },
  },
];
