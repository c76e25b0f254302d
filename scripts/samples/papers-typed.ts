/**
 * Papers of 1978-1986, struck on a typewriter: the Front's, the Party's and a circular letter of the Front run off on
 * thin paper. Every person, office and place is invented.
 */
import type { Paper } from './paper.ts';

const yellowed = [232, 219, 188] as const;

export const typedPapers: readonly Paper[] = [
  {
    id: 'qd_05_1978',
    dossier: 'HS0003',
    file: 'qd-05-1978.jpg',
    purpose:
      'Quyết định của Mặt trận năm 1978: chữ máy chữ trên giấy ố vàng, số và ngày viết tay, dấu đỏ, lỗ đục, lệch 1,4°.',
    machine: 'typewriter',
    size: 11,
    leading: 1.62,
    left: {
      lines: ['MẶT TRẬN TỔ QUỐC VIỆT NAM', 'ỦY BAN TỈNH TRƯỜNG GIANG'],
      closing: 'dashes',
      below: ['Số: {05}-QĐ/MT'],
    },
    right: {
      lines: ['CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM', 'Độc lập - Tự do - Hạnh phúc'],
      closing: 'dashes',
      below: ['Thạch Bình, ngày {12} tháng 5 năm 1978'],
    },
    title: {
      lines: ['**QUYẾT ĐỊNH**', 'Về việc cử Ban vận động đồng bào', 'đi xây dựng vùng kinh tế mới'],
      closing: 'dashes',
    },
    body: [
      { centred: '**ỦY BAN MẶT TRẬN TỔ QUỐC TỈNH TRƯỜNG GIANG**' },
      { text: '- Căn cứ Điều lệ Mặt trận Tổ quốc Việt Nam;' },
      {
        text: '- Căn cứ nghị quyết hội nghị Ủy ban Mặt trận Tổ quốc tỉnh ngày 20 tháng 4 năm 1978 về vận động đồng bào đi xây dựng vùng kinh tế mới;',
      },
      { text: '- Xét đề nghị của Ban thư ký,' },
      { centred: '**QUYẾT ĐỊNH**' },
      {
        text: 'Điều 1.- Cử Ban vận động đồng bào đi xây dựng vùng kinh tế mới tỉnh Trường Giang gồm bảy vị, do ông Lê Văn Mẫu, Ủy viên Thường trực, làm Trưởng ban.',
      },
      {
        text: 'Điều 2.- Ban vận động có nhiệm vụ giải thích chủ trương, giúp các gia đình chuẩn bị nông cụ, hạt giống và phối hợp với chính quyền các huyện lo nơi ăn ở, học hành cho con em đồng bào.',
      },
      {
        text: 'Điều 3.- Ban thư ký, Mặt trận Tổ quốc các huyện và các vị có tên trên chịu trách nhiệm thi hành quyết định này kể từ ngày ký.',
      },
    ],
    recipients: ['Nơi nhận:', '- Như Điều 3;', '- TT. Tỉnh ủy (báo cáo);', '- Lưu.'],
    sign: {
      lines: ['T/M ỦY BAN MẶT TRẬN TỔ QUỐC', 'CHỦ TỊCH'],
      name: 'Nguyễn Giả Định',
      stamp: 'MẶT TRẬN TỔ QUỐC TỈNH TRƯỜNG GIANG',
    },
    gold: {
      loai_van_ban: 'Quyết định',
      so: '05',
      ky_hieu: 'QĐ/MT',
      so_ky_hieu: '05-QĐ/MT',
      ngay: '1978-05-12',
      dia_danh: 'Thạch Bình',
      co_quan_cap_tren: 'MẶT TRẬN TỔ QUỐC VIỆT NAM',
      co_quan_ban_hanh: 'ỦY BAN TỈNH TRƯỜNG GIANG',
      trich_yeu: 'Về việc cử Ban vận động đồng bào đi xây dựng vùng kinh tế mới',
      quyen_han_chuc_vu: 'T/M ỦY BAN MẶT TRẬN TỔ QUỐC CHỦ TỊCH',
      nguoi_ky: 'Nguyễn Giả Định',
    },
    written: { so: true, day: true },
    sheet: {
      output: 'jpeg',
      dpi: 200,
      colour: 'colour',
      paper: yellowed,
      skew: [1.4],
      blur: 0.75,
      noise: 4,
      shade: 0.12,
      ink: 0.86,
      specks: 60,
      quality: 62,
      punched: true,
    },
  },
  {
    id: 'nq_09_1983',
    dossier: 'HS0003',
    file: 'nq-09-1983.jpg',
    purpose:
      'Nghị quyết của huyện ủy năm 1983 (thể thức Đảng, ngôi sao dưới tên cơ quan): ảnh JPEG lưu nằm ngang, cờ EXIF yêu cầu xoay.',
    machine: 'typewriter',
    size: 11,
    leading: 1.55,
    left: {
      lines: ['ĐẢNG BỘ TỈNH TRƯỜNG GIANG', 'HUYỆN ỦY LÂM KHÊ'],
      closing: 'star',
      below: ['Số 09-NQ/HU'],
    },
    right: {
      lines: ['ĐẢNG CỘNG SẢN VIỆT NAM'],
      closing: 'dashes',
      below: ['', 'Lâm Khê, ngày 20 tháng 3 năm 1983'],
    },
    title: {
      lines: ['**NGHỊ QUYẾT**', 'Về tăng cường sự lãnh đạo của Đảng', 'đối với công tác Mặt trận trong tình hình mới'],
      closing: 'dashes',
    },
    body: [
      {
        text: 'Trong hai năm qua, công tác Mặt trận ở huyện ta đã góp phần động viên các tầng lớp nhân dân thi đua sản xuất lương thực, làm tròn nghĩa vụ đối với Nhà nước và giữ gìn trật tự, an ninh trong thôn xóm. Tuy vậy, một số cấp ủy còn coi nhẹ công tác này, tổ chức Mặt trận ở sáu xã chưa được kiện toàn.',
      },
      {
        text: 'Ban Thường vụ Huyện ủy quyết nghị:',
      },
      {
        text: '1. Mỗi đảng bộ xã phân công một đồng chí trong ban thường vụ trực tiếp phụ trách công tác Mặt trận, hằng quý nghe báo cáo và cho ý kiến một lần.',
      },
      {
        text: '2. Đến hết tháng 6 năm 1983 kiện toàn xong Ủy ban Mặt trận Tổ quốc các xã; mỗi hợp tác xã, mỗi xóm có một tổ Mặt trận hoạt động đều.',
      },
      {
        text: '3. Giao Ban Dân vận phối hợp với Mặt trận Tổ quốc huyện mở lớp bồi dưỡng ngắn ngày cho cán bộ Mặt trận cơ sở, kinh phí do ngân sách huyện cấp.',
      },
      {
        text: '4. Các chi bộ sinh hoạt, bàn biện pháp thực hiện nghị quyết này và báo cáo Thường trực Huyện ủy trước ngày 15 tháng 5 năm 1983.',
      },
    ],
    recipients: [
      'Nơi nhận:',
      '- BTV Tỉnh ủy (báo cáo);',
      '- Các đảng ủy xã;',
      '- Đảng đoàn MTTQ;',
      '- Lưu VP Huyện ủy.',
    ],
    sign: {
      lines: ['T/M BAN THƯỜNG VỤ', 'BÍ THƯ'],
      name: 'Bùi Mô Phỏng',
      stamp: 'ĐẢNG BỘ TỈNH TRƯỜNG GIANG * LÂM KHÊ',
    },
    gold: {
      loai_van_ban: 'Nghị quyết',
      so: '09',
      ky_hieu: 'NQ/HU',
      so_ky_hieu: '09-NQ/HU',
      ngay: '1983-03-20',
      dia_danh: 'Lâm Khê',
      co_quan_cap_tren: 'ĐẢNG BỘ TỈNH TRƯỜNG GIANG',
      co_quan_ban_hanh: 'HUYỆN ỦY LÂM KHÊ',
      trich_yeu: 'Về tăng cường sự lãnh đạo của Đảng đối với công tác Mặt trận trong tình hình mới',
      quyen_han_chuc_vu: 'T/M BAN THƯỜNG VỤ BÍ THƯ',
      nguoi_ky: 'Bùi Mô Phỏng',
    },
    written: { so: false, day: false },
    sheet: {
      output: 'jpeg-turned',
      dpi: 200,
      colour: 'colour',
      paper: [238, 230, 208],
      skew: [-0.9],
      blur: 0.7,
      noise: 3.5,
      shade: 0.1,
      ink: 0.88,
      specks: 40,
      quality: 60,
    },
  },
  {
    id: 'tt_14_1986',
    dossier: 'HS0003',
    file: 'tt-14-1986.png',
    purpose:
      'Thông tri của Mặt trận năm 1986 in rô-nê-ô: PNG thang xám, mực nhạt, lệch 1,8°; ký hiệu TT là Thông tri, không phải Thông tư.',
    machine: 'typewriter',
    size: 11,
    leading: 1.55,
    left: {
      lines: ['ỦY BAN MTTQ VIỆT NAM', 'TỈNH TRƯỜNG GIANG'],
      closing: 'dashes',
      below: ['Số: 14-TT/MT'],
    },
    right: {
      lines: ['CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM', 'Độc lập - Tự do - Hạnh phúc'],
      closing: 'dashes',
      below: ['Thạch Bình, ngày 25 tháng 10 năm 1986'],
    },
    title: {
      lines: ['**THÔNG TRI**', 'Về việc vận động giúp đỡ đồng bào vùng bị bão lụt'],
      closing: 'dashes',
    },
    to: ['Ủy ban Mặt trận Tổ quốc các huyện, thị xã', 'Các đoàn thể thành viên của Mặt trận'],
    body: [
      {
        text: 'Cơn bão ngày 21 tháng 10 vừa qua làm hư hại hơn hai nghìn nóc nhà, ngập bốn trăm mẫu lúa ở các xã ven sông. Ban Thường trực Ủy ban Mặt trận Tổ quốc tỉnh kêu gọi và hướng dẫn như sau:',
      },
      {
        text: '1. Mỗi gia đình ở vùng không bị thiệt hại góp ít nhất một cân gạo, một bộ quần áo lành. Xã, phường lập sổ, ghi rõ tên người góp và niêm yết công khai.',
      },
      {
        text: '2. Mặt trận các huyện cử người nhận, chuyển thẳng đến xã bị nạn trong vòng năm ngày; tuyệt đối không để thất thoát.',
      },
      {
        text: '3. Các vị chức sắc, nhân sĩ giúp lời động viên; thanh niên, phụ nữ tổ chức đội giúp dựng lại nhà cho gia đình liệt sĩ, người già neo đơn.',
      },
      {
        text: 'Kết quả báo cáo về Ban Thường trực trước ngày 15 tháng 11 năm 1986.',
      },
    ],
    recipients: ['Nơi nhận:', '- Như trên;', '- UBTW MTTQ VN;', '- Lưu.'],
    sign: {
      lines: ['T/M BAN THƯỜNG TRỰC', 'K/T CHỦ TỊCH', 'PHÓ CHỦ TỊCH'],
      name: 'Đỗ Thị Thí Dụ',
      stamp: 'MẶT TRẬN TỔ QUỐC TỈNH TRƯỜNG GIANG',
    },
    gold: {
      loai_van_ban: 'Thông tri',
      so: '14',
      ky_hieu: 'TT/MT',
      so_ky_hieu: '14-TT/MT',
      ngay: '1986-10-25',
      dia_danh: 'Thạch Bình',
      co_quan_cap_tren: null,
      co_quan_ban_hanh: 'ỦY BAN MTTQ VIỆT NAM TỈNH TRƯỜNG GIANG',
      trich_yeu: 'Về việc vận động giúp đỡ đồng bào vùng bị bão lụt',
      quyen_han_chuc_vu: 'T/M BAN THƯỜNG TRỰC K/T CHỦ TỊCH PHÓ CHỦ TỊCH',
      nguoi_ky: 'Đỗ Thị Thí Dụ',
    },
    written: { so: false, day: false },
    sheet: {
      output: 'png-grey',
      dpi: 200,
      colour: 'grey',
      paper: [228, 226, 220],
      skew: [1.8],
      blur: 0.8,
      noise: 3,
      shade: 0.05,
      ink: 0.74,
      specks: 45,
      quality: 0,
    },
  },
];
