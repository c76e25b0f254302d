/**
 * Papers of the Front of 2013 (a half-year report, a plan of supervision) and of 2025 (a Party decision and a plan
 * that never was on paper). Every person, office and place is invented.
 */
import type { Paper } from './paper.ts';

const national = ['**CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM**', '**Độc lập - Tự do - Hạnh phúc**'];

export const frontPapers: readonly Paper[] = [
  {
    id: 'bc_145_2013',
    dossier: 'HS0021',
    file: 'bc-145-2013.pdf',
    purpose:
      'Báo cáo sáu tháng 2013, ba trang, PDF quét mỗi trang một ảnh JPEG không có lớp chữ; có bảng số liệu, in hai mặt nên hằn bóng chữ nhẹ.',
    machine: 'printer',
    size: 14,
    leading: 1.58,
    left: {
      lines: ['ỦY BAN MTTQ VIỆT NAM', 'TỈNH TRƯỜNG GIANG', '**BAN THƯỜNG TRỰC**'],
      closing: 'rule',
      below: ['Số: {145}/BC-MTTQ-BTT'],
    },
    right: { lines: national, closing: 'long-rule', below: ['', '__Thạch Bình, ngày {21} tháng 6 năm 2013__'] },
    title: {
      lines: [
        '**BÁO CÁO**',
        '**Kết quả công tác Mặt trận 6 tháng đầu năm,**',
        '**nhiệm vụ trọng tâm 6 tháng cuối năm 2013**',
      ],
      closing: 'rule',
    },
    body: [
      {
        text: 'Sáu tháng đầu năm 2013, Ủy ban Mặt trận Tổ quốc các cấp trong tỉnh bám sát nghị quyết của Tỉnh ủy và chương trình phối hợp, thống nhất hành động, triển khai toàn diện các nhiệm vụ với kết quả như sau:',
      },
      { text: '**Phần thứ nhất. KẾT QUẢ CÔNG TÁC 6 THÁNG ĐẦU NĂM**', keep: true },
      { text: '**1. Tuyên truyền, vận động, tập hợp các tầng lớp nhân dân**', keep: true },
      {
        text: 'Toàn tỉnh tổ chức 1.240 buổi sinh hoạt ở khu dân cư với 68.500 lượt người tham gia; lấy ý kiến nhân dân góp ý Dự thảo sửa đổi Hiến pháp năm 1992, tổng hợp được 31.206 lượt ý kiến, gửi về cơ quan có thẩm quyền đúng thời hạn.',
      },
      { text: '**2. Cuộc vận động "Ngày vì người nghèo"**', keep: true },
      {
        text: 'Quỹ "Vì người nghèo" bốn cấp vận động được 9,8 tỷ đồng, đạt 65,3 % kế hoạch năm; hỗ trợ làm mới 212 nhà Đại đoàn kết, sửa chữa 148 nhà. Kết quả cụ thể ở một số địa bàn:',
      },
      {
        table: [
          ['STT', 'Đơn vị', 'Vận động (triệu đồng)', 'Nhà làm mới'],
          ['1', 'Huyện Lâm Khê', '2.150', '58'],
          ['2', 'Huyện Sông Nhạn', '1.875', '47'],
          ['3', 'Huyện Đồng Lau', '1.420', '39'],
          ['4', 'Thị xã Thạch Bình', '2.640', '22'],
        ],
        widths: [0.1, 0.36, 0.32, 0.22],
      },
      {
        text: 'Ngoài phần quỹ, các tổ chức thành viên giúp 3.460 hộ nghèo về cây, con giống, ngày công và cách làm ăn; Hội Nông dân, Hội Liên hiệp Phụ nữ tín chấp để 11.200 hộ vay vốn ưu đãi. Cuối quý II, số hộ nghèo trong tỉnh giảm 1.085 hộ so với đầu năm.',
      },
      { text: '**3. Giám sát, tham gia xây dựng Đảng, chính quyền**', keep: true },
      {
        text: 'Ban Thường trực Mặt trận các cấp chủ trì 46 cuộc giám sát, tập trung vào việc thực hiện chính sách đối với người có công, cấp giấy chứng nhận quyền sử dụng đất và quản lý các khoản đóng góp của nhân dân. Sau giám sát có 118 kiến nghị, đến nay 83 kiến nghị được trả lời bằng văn bản.',
      },
      {
        text: 'Các Ban Thanh tra nhân dân, Ban Giám sát đầu tư của cộng đồng tổ chức 391 cuộc giám sát, phát hiện 27 vụ việc, kiến nghị thu hồi 142 triệu đồng và 1.350 m2 đất.',
      },
      { text: '**4. Tiếp công dân, giải quyết đơn thư, hòa giải ở cơ sở**', keep: true },
      {
        text: 'Mặt trận các cấp tiếp 615 lượt người, nhận 284 đơn; đã chuyển 197 đơn đến cơ quan có thẩm quyền, trả lời 61 đơn, đang nghiên cứu 26 đơn. Các tổ hòa giải hòa giải thành 1.018/1.207 vụ việc, đạt 84,3 %.',
      },
      { text: '**5. Hạn chế, nguyên nhân**', keep: true },
      {
        text: 'Việc nắm tình hình nhân dân có nơi chưa kịp thời; công tác phối hợp giữa một số tổ chức thành viên còn hình thức; cán bộ Mặt trận cơ sở thay đổi nhiều sau đại hội, kinh nghiệm còn ít, kinh phí hoạt động của Ban Công tác Mặt trận khu dân cư chưa được bảo đảm.',
      },
      {
        text: 'Nguyên nhân chủ yếu là việc cụ thể hóa nghị quyết ở một số nơi chậm; chế độ thông tin, báo cáo chưa đều; chưa có cơ chế bắt buộc cơ quan được kiến nghị phải trả lời đúng hạn nên nhiều kiến nghị kéo dài.',
      },
      { text: '**Phần thứ hai. NHIỆM VỤ TRỌNG TÂM 6 THÁNG CUỐI NĂM**', keep: true },
      {
        text: '1. Tiếp tục tuyên truyền, vận động nhân dân thực hiện thắng lợi các nhiệm vụ kinh tế - xã hội, quốc phòng, an ninh của địa phương.',
      },
      {
        text: '2. Chuẩn bị chu đáo đại hội Mặt trận cấp xã, cấp huyện tiến tới Đại hội đại biểu Mặt trận Tổ quốc Việt Nam tỉnh nhiệm kỳ 2014 - 2019.',
      },
      {
        text: '3. Nâng cao chất lượng cuộc vận động "Toàn dân đoàn kết xây dựng đời sống văn hóa ở khu dân cư"; phấn đấu hoàn thành chỉ tiêu 360 nhà Đại đoàn kết trước ngày 18 tháng 11.',
      },
      {
        text: '4. Triển khai ba chuyên đề giám sát theo Kế hoạch số 32/KH-MTTQ-BTT ngày 08 tháng 3 năm 2013; theo dõi đến cùng các kiến nghị sau giám sát.',
      },
      {
        text: '5. Củng cố tổ chức, bồi dưỡng nghiệp vụ cho 100 % chủ tịch Mặt trận cấp xã và trưởng Ban Công tác Mặt trận; kiện toàn các hội đồng tư vấn, phát huy vai trò cá nhân tiêu biểu, người có uy tín.',
      },
      {
        text: 'Trên đây là báo cáo kết quả công tác Mặt trận 6 tháng đầu năm, nhiệm vụ trọng tâm 6 tháng cuối năm 2013./.',
      },
    ],
    recipients: [
      '**__Nơi nhận:__**',
      '- BTT UBTW MTTQ Việt Nam;',
      '- TT Tỉnh ủy, HĐND, UBND tỉnh;',
      '- Các tổ chức thành viên;',
      '- BTT UBMTTQVN các huyện, thị xã;',
      '- Lưu: VT, TH.',
    ],
    sign: {
      lines: ['**TM. BAN THƯỜNG TRỰC**', '**CHỦ TỊCH**'],
      name: '**Phan Văn Minh Chứng**',
      stamp: 'MẶT TRẬN TỔ QUỐC TỈNH TRƯỜNG GIANG',
    },
    gold: {
      loai_van_ban: 'Báo cáo',
      so: '145',
      ky_hieu: 'BC-MTTQ-BTT',
      so_ky_hieu: '145/BC-MTTQ-BTT',
      ngay: '2013-06-21',
      dia_danh: 'Thạch Bình',
      co_quan_cap_tren: 'ỦY BAN MTTQ VIỆT NAM TỈNH TRƯỜNG GIANG',
      co_quan_ban_hanh: 'BAN THƯỜNG TRỰC',
      trich_yeu: 'Kết quả công tác Mặt trận 6 tháng đầu năm, nhiệm vụ trọng tâm 6 tháng cuối năm 2013',
      quyen_han_chuc_vu: 'TM. BAN THƯỜNG TRỰC CHỦ TỊCH',
      nguoi_ky: 'Phan Văn Minh Chứng',
    },
    written: { so: true, day: true },
    sheet: {
      output: 'pdf-scan',
      dpi: 200,
      colour: 'colour',
      paper: [245, 244, 240],
      skew: [0.8, -0.4, 1.1],
      blur: 0.65,
      noise: 2.5,
      shade: 0.06,
      ink: 0.95,
      specks: 12,
      quality: 58,
      showThrough: 0.05,
    },
  },
  {
    id: 'kh_32_2013',
    dossier: 'HS0021',
    file: 'kh-32-2013.pdf',
    purpose:
      'Kế hoạch giám sát 2013, hai trang, PDF quét thang xám 250 dpi; số in sẵn, trang sau lệch ngược chiều trang trước.',
    machine: 'printer',
    size: 14,
    leading: 1.42,
    left: {
      lines: ['ỦY BAN MTTQ VIỆT NAM', 'TỈNH TRƯỜNG GIANG', '**BAN THƯỜNG TRỰC**'],
      closing: 'rule',
      below: ['Số: 32/KH-MTTQ-BTT'],
    },
    right: { lines: national, closing: 'long-rule', below: ['', '__Thạch Bình, ngày 08 tháng 3 năm 2013__'] },
    title: {
      lines: ['**KẾ HOẠCH**', '**Giám sát việc quản lý, sử dụng các khoản đóng góp**', '**của nhân dân năm 2013**'],
      closing: 'rule',
    },
    body: [
      {
        text: '__Căn cứ Luật Mặt trận Tổ quốc Việt Nam và chương trình công tác năm 2013, Ban Thường trực Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh xây dựng kế hoạch giám sát như sau:__',
      },
      { text: '**I. MỤC ĐÍCH, YÊU CẦU**', keep: true },
      {
        text: '1. Đánh giá đúng thực trạng việc huy động, quản lý và sử dụng các khoản đóng góp tự nguyện của nhân dân ở cơ sở; phát hiện cách làm hay, kịp thời kiến nghị khắc phục thiếu sót.',
      },
      {
        text: '2. Việc giám sát bảo đảm khách quan, công khai, không làm ảnh hưởng đến hoạt động bình thường của đơn vị được giám sát.',
      },
      { text: '**II. NỘI DUNG, ĐỐI TƯỢNG, THỜI GIAN**', keep: true },
      {
        text: '1. Nội dung: căn cứ ban hành mức đóng góp; việc lấy ý kiến và công khai với nhân dân; sổ sách thu, chi; chất lượng công trình do nhân dân đóng góp xây dựng.',
      },
      {
        text: '2. Đối tượng: Ủy ban nhân dân các xã Suối Hoa, Đồng Lau, Bến Mơ và phường Cửa Lạch; mỗi đơn vị làm việc với hai thôn hoặc tổ dân phố.',
      },
      {
        text: '3. Thời kỳ giám sát: từ ngày 01 tháng 01 năm 2011 đến hết ngày 31 tháng 12 năm 2012. Thời gian tiến hành: tháng 4 và tháng 5 năm 2013.',
      },
      { text: '**III. PHƯƠNG PHÁP**', keep: true },
      {
        text: 'Nghiên cứu báo cáo của đơn vị; làm việc trực tiếp; khảo sát công trình; nghe ý kiến đại diện hộ dân, Ban Thanh tra nhân dân và Ban Giám sát đầu tư của cộng đồng.',
      },
      { text: '**IV. TỔ CHỨC THỰC HIỆN**', keep: true },
      {
        text: '1. Thành lập đoàn giám sát gồm đại diện Ban Thường trực, Ban Dân chủ - Pháp luật, Hội đồng tư vấn và mời Thường trực Hội đồng nhân dân, Sở Tài chính, Thanh tra tỉnh tham gia.',
      },
      {
        text: '2. Ban Dân chủ - Pháp luật xây dựng đề cương, gửi đơn vị được giám sát trước 15 ngày; tổng hợp báo cáo kết quả trình Ban Thường trực trước ngày 10 tháng 6 năm 2013.',
      },
      {
        text: '3. Ủy ban Mặt trận Tổ quốc các huyện, thị xã căn cứ kế hoạch này tổ chức giám sát ở địa bàn, mỗi đơn vị ít nhất hai xã, gửi báo cáo về Ban Thường trực trước ngày 31 tháng 5 năm 2013.',
      },
      { text: '4. Văn phòng bảo đảm phương tiện, kinh phí theo dự toán được duyệt./.' },
    ],
    recipients: [
      '**__Nơi nhận:__**',
      '- BTT UBTW MTTQ Việt Nam;',
      '- TT HĐND, UBND tỉnh;',
      '- Đơn vị được giám sát;',
      '- Lưu: VT, DCPL.',
    ],
    sign: {
      lines: ['**TM. BAN THƯỜNG TRỰC**', '**KT. CHỦ TỊCH**', '**PHÓ CHỦ TỊCH**'],
      name: '**Võ Thị Giả Thiết**',
      stamp: 'MẶT TRẬN TỔ QUỐC TỈNH TRƯỜNG GIANG',
    },
    gold: {
      loai_van_ban: 'Kế hoạch',
      so: '32',
      ky_hieu: 'KH-MTTQ-BTT',
      so_ky_hieu: '32/KH-MTTQ-BTT',
      ngay: '2013-03-08',
      dia_danh: 'Thạch Bình',
      co_quan_cap_tren: 'ỦY BAN MTTQ VIỆT NAM TỈNH TRƯỜNG GIANG',
      co_quan_ban_hanh: 'BAN THƯỜNG TRỰC',
      trich_yeu: 'Giám sát việc quản lý, sử dụng các khoản đóng góp của nhân dân năm 2013',
      quyen_han_chuc_vu: 'TM. BAN THƯỜNG TRỰC KT. CHỦ TỊCH PHÓ CHỦ TỊCH',
      nguoi_ky: 'Võ Thị Giả Thiết',
    },
    written: { so: false, day: false },
    sheet: {
      output: 'pdf-scan',
      dpi: 250,
      colour: 'grey',
      paper: [246, 246, 246],
      skew: [-1.3, 0.7],
      blur: 0.75,
      noise: 2.5,
      shade: 0.06,
      ink: 0.94,
      specks: 14,
      quality: 55,
    },
  },
  {
    id: 'qd_127_2025',
    dossier: 'HS0040',
    file: 'qd-127-2025.jpg',
    purpose:
      'Quyết định của Tỉnh ủy 2025 theo thể thức Đảng: không quốc hiệu, “Số 127-QĐ/TU” không hai chấm, T/M và K/T có gạch chéo.',
    machine: 'printer',
    size: 14,
    leading: 1.4,
    left: {
      lines: ['**TỈNH ỦY TRƯỜNG GIANG**'],
      closing: 'star',
      below: ['Số {127}-QĐ/TU'],
    },
    right: {
      lines: ['**ĐẢNG CỘNG SẢN VIỆT NAM**'],
      closing: 'long-rule',
      below: ['__Thạch Bình, ngày 16 tháng 5 năm 2025__'],
    },
    title: {
      lines: [
        '**QUYẾT ĐỊNH**',
        '**về việc phân công cán bộ phụ trách công tác sắp xếp,**',
        '**số hóa tài liệu lưu trữ của Mặt trận**',
      ],
      closing: 'dashes',
    },
    body: [
      { text: '__- Căn cứ Điều lệ Đảng;__' },
      { text: '__- Căn cứ Quy chế làm việc của Ban Chấp hành Đảng bộ tỉnh khóa XVII;__' },
      {
        text: '__- Xét đề nghị của Đảng ủy Mặt trận Tổ quốc, các đoàn thể tỉnh và Văn phòng Tỉnh ủy,__',
      },
      { centred: '**BAN THƯỜNG VỤ TỈNH ỦY QUYẾT ĐỊNH**' },
      {
        text: '**Điều 1.** Phân công đồng chí Lý Văn Phỏng Đoán, Phó Chánh Văn phòng Tỉnh ủy, phụ trách việc sắp xếp, thống kê và số hóa tài liệu lưu trữ của Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh và các huyện, thị xã kết thúc hoạt động.',
      },
      {
        text: '**Điều 2.** Đồng chí được phân công có trách nhiệm: lập danh mục hồ sơ của từng phông; kiểm đếm số tờ trước và sau khi số hóa; báo cáo tiến độ với Thường trực Tỉnh ủy vào ngày 25 hằng tháng; hoàn thành trước ngày 31 tháng 12 năm 2025.',
      },
      {
        text: '**Điều 3.** Văn phòng Tỉnh ủy, Đảng ủy Mặt trận Tổ quốc, các đoàn thể tỉnh, các cơ quan liên quan và đồng chí có tên tại Điều 1 căn cứ Quyết định thi hành.',
      },
      { text: 'Quyết định này có hiệu lực kể từ ngày ký.' },
    ],
    recipients: [
      '**Nơi nhận:**',
      '- Như Điều 3,',
      '- Văn phòng Trung ương Đảng (để báo cáo),',
      '- Các đồng chí Ủy viên Ban Thường vụ,',
      '- Lưu Văn phòng Tỉnh ủy.',
    ],
    sign: {
      lines: ['**T/M BAN THƯỜNG VỤ**', 'PHÓ BÍ THƯ'],
      name: '**Đinh Thị Giả Sử**',
      stamp: 'ĐẢNG CỘNG SẢN VIỆT NAM * TỈNH ỦY TRƯỜNG GIANG',
    },
    gold: {
      loai_van_ban: 'Quyết định',
      so: '127',
      ky_hieu: 'QĐ/TU',
      so_ky_hieu: '127-QĐ/TU',
      ngay: '2025-05-16',
      dia_danh: 'Thạch Bình',
      co_quan_cap_tren: null,
      co_quan_ban_hanh: 'TỈNH ỦY TRƯỜNG GIANG',
      trich_yeu: 'về việc phân công cán bộ phụ trách công tác sắp xếp, số hóa tài liệu lưu trữ của Mặt trận',
      quyen_han_chuc_vu: 'T/M BAN THƯỜNG VỤ PHÓ BÍ THƯ',
      nguoi_ky: 'Đinh Thị Giả Sử',
    },
    written: { so: true, day: false },
    sheet: {
      output: 'jpeg',
      dpi: 250,
      colour: 'colour',
      paper: [250, 250, 249],
      skew: [0.4],
      blur: 0.7,
      noise: 2,
      shade: 0.04,
      ink: 0.96,
      specks: 6,
      quality: 58,
    },
  },
  {
    id: 'kh_07_2025',
    dossier: 'HS0040',
    file: 'kh-07-2025.pdf',
    purpose:
      'Kế hoạch số hóa 2025, hai trang, PDF sinh từ máy tính có lớp chữ thật: chương trình dùng thẳng lớp chữ, không nhận dạng.',
    machine: 'printer',
    size: 14,
    leading: 1.42,
    left: {
      lines: ['ỦY BAN MTTQ VIỆT NAM', 'TỈNH TRƯỜNG GIANG', '**BAN THƯỜNG TRỰC**'],
      closing: 'rule',
      below: ['Số: 07/KH-MTTQ-BTT'],
    },
    right: { lines: national, closing: 'long-rule', below: ['', '__Thạch Bình, ngày 05 tháng 6 năm 2025__'] },
    title: {
      lines: [
        '**KẾ HOẠCH**',
        '**Sắp xếp, số hóa tài liệu lưu trữ của Mặt trận Tổ quốc Việt Nam tỉnh**',
        '**giai đoạn 2025 - 2026**',
      ],
      closing: 'rule',
    },
    body: [
      {
        text: '__Thực hiện Quyết định số 127-QĐ/TU ngày 16 tháng 5 năm 2025 của Ban Thường vụ Tỉnh ủy, Ban Thường trực Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh ban hành Kế hoạch như sau:__',
      },
      { text: '**I. MỤC TIÊU**', keep: true },
      {
        text: '1. Thống kê đầy đủ tài liệu của phông lưu trữ Mặt trận Tổ quốc Việt Nam tỉnh và các phông cấp huyện kết thúc hoạt động, không để mất mát, hư hỏng trong quá trình sắp xếp tổ chức bộ máy.',
      },
      {
        text: '2. Đến hết năm 2026, 100 % hồ sơ có thời hạn bảo quản vĩnh viễn được số hóa, kiểm tra và giao nộp vào kho lưu trữ dùng chung.',
      },
      { text: '**II. NHIỆM VỤ**', keep: true },
      {
        text: '1. Lập mục lục hồ sơ: mỗi hồ sơ ghi rõ mã, tiêu đề, số tờ, thời gian, thời hạn bảo quản và hộp đựng. Mục lục là căn cứ để tính tỷ lệ hoàn thành.',
      },
      {
        text: '2. Quét tài liệu: màu 24 bit, độ phân giải tối thiểu 300 dpi đối với bản đánh máy mờ; quét cả hai mặt, mặt trắng được ghi nhận, không tự ý bỏ.',
      },
      {
        text: '3. Nhận dạng và biên mục: máy gợi ý, cán bộ lưu trữ kiểm tra và chịu trách nhiệm. Số, ký hiệu, ngày tháng viết tay phải do người đọc.',
      },
      {
        text: '4. Đối chiếu: số trang quét phải khớp số tờ kiểm đếm; hồ sơ lệch số tờ chưa được đóng gói cho đến khi có giải trình.',
      },
      {
        text: '5. Đóng gói, giao nộp: từng lô có bảng kê mã băm, giao xong phải đọc lại và có biên nhận của kho.',
      },
      { text: '**III. TIẾN ĐỘ**', keep: true },
      {
        table: [
          ['TT', 'Nội dung', 'Hoàn thành', 'Chủ trì'],
          ['1', 'Mục lục hồ sơ', '31/8/2025', 'Văn phòng'],
          ['2', 'Quét, biên mục đợt 1', '31/12/2025', 'Tổ số hóa'],
          ['3', 'Quét, biên mục đợt 2', '30/6/2026', 'Tổ số hóa'],
          ['4', 'Giao nộp, tổng kết', '30/11/2026', 'Văn phòng'],
        ],
        widths: [0.1, 0.4, 0.25, 0.25],
      },
      { text: '**IV. TỔ CHỨC THỰC HIỆN**', keep: true },
      {
        text: '1. Văn phòng là đầu mối, tổng hợp tiến độ hằng tuần; phối hợp với Văn phòng Tỉnh ủy hướng dẫn nghiệp vụ.',
      },
      {
        text: '2. Các ban chuyên môn bàn giao tài liệu đã đến hạn cho lưu trữ cơ quan trước ngày 15 tháng 7 năm 2025, có biên bản giao nhận.',
      },
      {
        text: '3. Ủy ban Mặt trận Tổ quốc Việt Nam các xã, phường bảo quản nguyên trạng tài liệu tiếp nhận từ cấp huyện, không tự ý tiêu hủy./.',
      },
    ],
    recipients: [
      '**__Nơi nhận:__**',
      '- BTT UBTW MTTQ Việt Nam;',
      '- Thường trực Tỉnh ủy (báo cáo);',
      '- Các ban, đơn vị thuộc cơ quan;',
      '- UBMTTQVN các xã, phường;',
      '- Lưu: VT, VP.',
    ],
    sign: { lines: ['**TM. BAN THƯỜNG TRỰC**', '**CHỦ TỊCH**'], name: '**Phan Văn Minh Chứng**' },
    gold: {
      loai_van_ban: 'Kế hoạch',
      so: '07',
      ky_hieu: 'KH-MTTQ-BTT',
      so_ky_hieu: '07/KH-MTTQ-BTT',
      ngay: '2025-06-05',
      dia_danh: 'Thạch Bình',
      co_quan_cap_tren: 'ỦY BAN MTTQ VIỆT NAM TỈNH TRƯỜNG GIANG',
      co_quan_ban_hanh: 'BAN THƯỜNG TRỰC',
      trich_yeu: 'Sắp xếp, số hóa tài liệu lưu trữ của Mặt trận Tổ quốc Việt Nam tỉnh giai đoạn 2025 - 2026',
      quyen_han_chuc_vu: 'TM. BAN THƯỜNG TRỰC CHỦ TỊCH',
      nguoi_ky: 'Phan Văn Minh Chứng',
    },
    written: { so: false, day: false },
    sheet: {
      output: 'pdf-born-digital',
      dpi: 300,
      colour: 'colour',
      paper: [255, 255, 255],
      skew: [0],
      blur: 0.5,
      noise: 0,
      shade: 0,
      ink: 1,
      specks: 0,
      quality: 0,
    },
  },
];
