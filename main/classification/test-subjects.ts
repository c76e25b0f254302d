/**
 * Papers of an invented Front office, each with the record group an archivist would file it in: for measuring the
 * classifier. Only tests import this. Every line is `group|type|symbol|subject`; the sentences are our own, written
 * before the word lists of resources/classification and not mended to suit them. Many carry words of two groups, as
 * papers do: a report on supervision, a plan for a conference, a decision to reward.
 */
export type TestSubject = {
  readonly group: string;
  readonly type: string;
  readonly symbol: string;
  readonly subject: string;
};

const LINES = `
01|Kế hoạch|KH-MTTQ-BTT|Tổ chức Đại hội đại biểu Mặt trận Tổ quốc Việt Nam huyện lần thứ X, nhiệm kỳ 2009 - 2014
01|Đề án|ĐA-MTTQ|Nhân sự Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh khóa XII, nhiệm kỳ 2014 - 2019
01|Công văn|MTTQ-BTT|V/v chuẩn bị nội dung và nhân sự đại hội Mặt trận cấp xã
01|Báo cáo|BC-MTTQ|Kiểm điểm của Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh khóa XI trình Đại hội khóa XII
01|Hướng dẫn|HD-MTTQ-BTT|Công tác tổ chức đại hội đại biểu Mặt trận các cấp tiến tới Đại hội toàn quốc
01|Nghị quyết|NQ-MTTQ|Đại hội đại biểu Mặt trận Tổ quốc Việt Nam thị xã lần thứ V
01|Quyết định|QĐ-MTTQ-BTT|Công nhận kết quả hiệp thương cử Ủy ban Mặt trận Tổ quốc Việt Nam xã khóa mới
01|Tờ trình|TTr-MTTQ-BTT|Về việc xin chủ trương tổ chức Đại hội và kinh phí phục vụ Đại hội nhiệm kỳ 2019 - 2024
01|Biên bản|BB-ĐH|Kiểm phiếu hiệp thương cử đại biểu dự Đại hội cấp trên
01|Quyết định|QĐ-MTTQ-BTT|Thành lập Tiểu ban Văn kiện và Tiểu ban Nhân sự Đại hội
01|Diễn văn||Khai mạc Đại hội đại biểu Mặt trận Tổ quốc tỉnh lần thứ XIII
01|Thông báo|TB-MTTQ|Phân bổ số lượng đại biểu dự Đại hội đại biểu các dân tộc và Mặt trận huyện
02|Giấy mời|GM-MTTQ-BTT|Dự Hội nghị Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh lần thứ ba, khóa XIII
02|Biên bản|BB-MTTQ|Hội nghị Ban Thường trực mở rộng tháng 8
02|Thông báo|TB-MTTQ-BTT|Kết luận của Chủ tịch tại cuộc họp giao ban tuần thứ 32
02|Nghị quyết|NQ-MTTQ|Hội nghị lần thứ tư Ủy ban Mặt trận Tổ quốc Việt Nam huyện, khóa IX
02|Chương trình|CTr-MTTQ|Làm việc của Hội nghị Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh lần thứ bảy
02|Công văn|MTTQ-BTT|V/v chuẩn bị tài liệu phục vụ kỳ họp Ban Thường trực tháng 11
02|Thông báo|TB-MTTQ|Nội dung hội nghị giao ban quý II với Ban Thường trực các huyện, thị xã
02|Kết luận|KL-MTTQ|Hội nghị sơ kết công tác Mặt trận sáu tháng đầu năm
02|Biên bản|BB-MTTQ|Họp Thường trực Ủy ban Mặt trận ngày 12 tháng 5
02|Giấy mời|GM-MTTQ|Dự hội nghị tổng kết công tác Mặt trận và triển khai nhiệm vụ năm mới
02|Thông báo|TB-BTT|Lịch họp và phân công chuẩn bị nội dung phiên họp Ủy ban lần thứ sáu
02|Công văn|MTTQ-BTT|V/v triệu tập ủy viên dự hội nghị Ủy ban kỳ thứ mười
03|Báo cáo|BC-MTTQ-BTT|Công tác Mặt trận năm 2012 và phương hướng, nhiệm vụ năm 2013
03|Báo cáo|BC-MTTQ|Kết quả công tác Mặt trận quý III và nhiệm vụ trọng tâm quý IV
03|Kế hoạch|KH-MTTQ-BTT|Công tác năm 2021 của Ủy ban Mặt trận Tổ quốc Việt Nam huyện
03|Chương trình|CTr-MTTQ|Hành động thực hiện Nghị quyết Đại hội Mặt trận Tổ quốc Việt Nam lần thứ IX
03|Báo cáo|BC-MTTQ|Tình hình công tác Mặt trận tháng 4, nhiệm vụ tháng 5
03|Chương trình|CTr-MTTQ-BTT|Công tác trọng tâm sáu tháng cuối năm
03|Báo cáo|BC-MTTQ|Sơ kết 6 tháng đầu năm thực hiện Chương trình phối hợp và thống nhất hành động
03|Kế hoạch|KH-MTTQ|Triển khai nhiệm vụ công tác quý I
03|Báo cáo|BC-MTTQ-BTT|Tổng kết công tác Mặt trận nhiệm kỳ và kết quả thực hiện năm chương trình hành động
03|Hướng dẫn|HD-MTTW-BTT|Trọng tâm công tác Mặt trận năm 2017
03|Báo cáo|BC-MTTQ|Kết quả thực hiện nhiệm vụ tháng 9 và chương trình công tác tháng 10
03|Đăng ký|ĐK-MTTQ|Nội dung công tác trọng tâm năm của Ủy ban Mặt trận xã
04|Kế hoạch|KH-MTTQ-BTT|Giám sát việc thực hiện chính sách đối với người có công trên địa bàn tỉnh
04|Quyết định|QĐ-MTTQ-BTT|Thành lập Đoàn giám sát việc cấp giấy chứng nhận quyền sử dụng đất
04|Báo cáo|BC-ĐGS|Kết quả giám sát công tác quản lý các khoản đóng góp tại trường học
04|Công văn|MTTQ-BTT|V/v kiến nghị sau giám sát việc hỗ trợ hộ nghèo về nhà ở
04|Hướng dẫn|HD-MTTQ|Hoạt động của Ban Thanh tra nhân dân xã, phường, thị trấn
04|Báo cáo|BC-MTTQ|Hoạt động của Ban Giám sát đầu tư của cộng đồng năm 2016
04|Công văn|UBND-KTN|V/v tiếp thu, giải trình các nội dung Đoàn giám sát của Mặt trận đã nêu
04|Chương trình|CTr-MTTQ|Giám sát của Ủy ban Mặt trận và các đoàn thể chính trị - xã hội năm 2015
04|Quyết định|QĐ-MTTQ|Công nhận Ban Thanh tra nhân dân nhiệm kỳ 2018 - 2020
04|Thông báo|TB-MTTQ-BTT|Kết luận giám sát việc thực hiện vệ sinh an toàn thực phẩm
04|Công văn|MTTQ|V/v cử thành viên tham gia đoàn giám sát công trình đường giao thông liên thôn
04|Báo cáo|BC-MTTQ|Sơ kết thực hiện Quyết định số 217-QĐ/TW của Bộ Chính trị về giám sát
05|Kế hoạch|KH-MTTQ-BTT|Tổ chức hội nghị phản biện xã hội dự thảo Đề án sắp xếp đơn vị hành chính
05|Văn bản|MTTQ-BTT|Phản biện xã hội đối với dự thảo Nghị quyết về mức thu phí
05|Công văn|MTTQ-BTT|V/v góp ý dự thảo Luật Đất đai sửa đổi
05|Báo cáo|BC-MTTQ|Tổng hợp ý kiến nhân dân tham gia góp ý dự thảo Văn kiện Đại hội Đảng
05|Kế hoạch|KH-MTTQ|Tổ chức lấy ý kiến góp ý xây dựng Đảng, xây dựng chính quyền
05|Công văn|STP-XDVB|V/v đề nghị tham gia ý kiến dự thảo Quyết định ban hành bảng giá đất
05|Giấy mời|GM-MTTQ|Dự hội nghị phản biện dự thảo quy hoạch sử dụng đất huyện
05|Báo cáo|BC-MTTQ-BTT|Kết quả thực hiện Quyết định số 218-QĐ/TW về góp ý xây dựng Đảng
05|Công văn|MTTQ|V/v tham gia góp ý sửa đổi Hiến pháp năm 1992
05|Thông báo|TB-MTTQ|Kết quả hội nghị đối thoại giữa người đứng đầu cấp ủy, chính quyền với nhân dân
05|Công văn|MTTQ-BTT|V/v lấy ý kiến đối với dự thảo quy chế dân chủ trong Đảng
05|Báo cáo|BC-MTTQ|Tổng hợp ý kiến phản biện dự thảo Đề án phát triển nông nghiệp hữu cơ
06|Đơn kiến nghị||Về việc đền bù đất vườn khi mở rộng đường vào thôn
06|Đơn khiếu nại||Không đồng ý với quyết định thu hồi đất của hộ gia đình
06|Phiếu chuyển|PC-MTTQ|Chuyển đơn của công dân đến cơ quan có thẩm quyền giải quyết
06|Công văn|MTTQ-BTT|V/v trả lời đơn của bà con tổ dân phố số 4
06|Báo cáo|BC-MTTQ|Công tác tiếp công dân, giải quyết đơn thư khiếu nại, tố cáo năm 2011
06|Báo cáo|BC-MTTQ|Hoạt động của các tổ hòa giải ở cơ sở sáu tháng đầu năm
06|Đơn tố cáo||Hành vi lấn chiếm đất công của cán bộ thôn
06|Thông báo|TB-MTTQ|Lịch tiếp công dân của Thường trực Ủy ban Mặt trận
06|Công văn|UBND-TD|V/v kết quả giải quyết khiếu nại của công dân
06|Biên bản|BB-HG|Hòa giải tranh chấp ranh giới vườn giữa hai hộ gia đình
06|Đơn đề nghị||Xin được xem xét hỗ trợ làm lại nhà bị sập
06|Quyết định|QĐ-UBND|Công nhận hòa giải viên ở cơ sở
07|Kế hoạch|KH-MTTQ-BTT|Tổ chức hội nghị hiệp thương lần thứ nhất bầu cử đại biểu Hội đồng nhân dân
07|Biên bản|BB-MTTQ|Hội nghị hiệp thương lần thứ ba lập danh sách chính thức những người ứng cử
07|Báo cáo|BC-MTTQ|Tổng hợp ý kiến, kiến nghị của cử tri gửi đến kỳ họp Hội đồng nhân dân tỉnh
07|Kế hoạch|KH-MTTQ|Tiếp xúc cử tri của đại biểu Quốc hội trước kỳ họp thứ tám
07|Danh sách|DS-MTTQ|Những người được giới thiệu ứng cử đại biểu Quốc hội khóa XIV
07|Hướng dẫn|HD-MTTW|Lấy ý kiến cử tri nơi cư trú đối với người ứng cử
07|Báo cáo|BC-UBBC|Tổng kết cuộc bầu cử đại biểu Quốc hội và đại biểu Hội đồng nhân dân các cấp
07|Thông báo|TB-MTTQ|Phân bổ người ứng cử về các đơn vị bầu cử để vận động bầu cử
07|Công văn|MTTQ-BTT|V/v báo cáo kết quả tiếp xúc cử tri sau kỳ họp
07|Kế hoạch|KH-MTTQ|Tuyên truyền cuộc bầu cử đại biểu Hội đồng nhân dân các cấp nhiệm kỳ 2021 - 2026
07|Nghị quyết|NQ-UBBC|Ấn định số đơn vị bầu cử và số đại biểu được bầu
07|Kế hoạch|KH-MTTQ|Kiểm tra, giám sát công tác bầu cử ở cơ sở
08|Kế hoạch|KH-MTTQ-BTT|Thực hiện cuộc vận động Toàn dân đoàn kết xây dựng nông thôn mới, đô thị văn minh
08|Hướng dẫn|HD-MTTQ|Tổ chức Ngày hội Đại đoàn kết toàn dân tộc ở khu dân cư
08|Báo cáo|BC-MTTQ|Kết quả cuộc vận động Người Việt Nam ưu tiên dùng hàng Việt Nam
08|Báo cáo|BC-MTTQ-BTT|Tổng kết 15 năm phong trào Toàn dân đoàn kết xây dựng đời sống văn hóa ở khu dân cư
08|Kế hoạch|KH-BCĐ|Tháng cao điểm Vì người nghèo
08|Công văn|MTTQ|V/v rà soát, xây dựng nhà Đại đoàn kết cho hộ nghèo
08|Quyết định|QĐ-BCĐ|Kiện toàn Ban Chỉ đạo cuộc vận động xây dựng nông thôn mới
08|Thư||Chúc mừng khu dân cư nhân Ngày hội Đại đoàn kết 18 tháng 11
08|Hướng dẫn|HD-MTTQ|Bình xét khu dân cư tiên tiến, gia đình văn hóa
08|Báo cáo|BC-MTTQ|Khảo sát mô hình khu dân cư kiểu mẫu bảo vệ môi trường
08|Kế hoạch|KH-MTTQ|Phát động phong trào thi đua xóa nhà tạm, nhà dột nát
08|Chương trình|CTr-MTTQ|Đưa hàng Việt về miền núi, hải đảo
09|Thông báo|TB-BVĐCT|Tiếp nhận tiền, hàng ủng hộ đồng bào bị thiệt hại do bão số 10
09|Quyết định|QĐ-BVĐ|Phân bổ kinh phí cứu trợ cho các xã vùng ngập lụt
09|Danh sách|DS-MTTQ|Hộ gia đình nhận gạo cứu trợ đợt hai
09|Lời kêu gọi|LKG-MTTQ|Ủng hộ đồng bào miền Trung khắc phục hậu quả lũ lụt
09|Báo cáo|BC-BVĐ|Tình hình tiếp nhận và sử dụng Quỹ Vì người nghèo năm 2010
09|Biên bản|BB-MTTQ|Giao nhận hàng cứu trợ của đoàn từ thiện
09|Thư cảm ơn||Gửi các nhà hảo tâm đã đóng góp Quỹ phòng, chống dịch
09|Quyết định|QĐ-MTTQ-BTT|Trích quỹ cứu trợ thăm hỏi gia đình có người chết do mưa lũ
09|Công văn|MTTQ|V/v báo cáo số tiền vận động ủng hộ ngư dân gặp nạn
09|Bảng kê|BK-BVĐ|Các tổ chức, cá nhân ủng hộ Quỹ cứu trợ
09|Kế hoạch|KH-BVĐ|Vận động ủng hộ nhân dân các xã biên giới bị thiên tai
09|Sao kê||Tài khoản Ban Vận động cứu trợ tại Kho bạc
10|Báo cáo|BC-MTTQ|Tình hình dân tộc, tôn giáo và công tác Mặt trận vùng đồng bào dân tộc thiểu số
10|Kế hoạch|KH-MTTQ|Gặp mặt chức sắc, chức việc các tôn giáo nhân dịp Giáng sinh
10|Danh sách|DS-MTTQ|Người có uy tín trong đồng bào dân tộc thiểu số năm 2014
10|Báo cáo|BC-UBĐKCG|Hoạt động của Ủy ban Đoàn kết Công giáo tỉnh
10|Công văn|BTG-NV|V/v sinh hoạt tôn giáo tập trung tại điểm nhóm Tin lành
10|Thư||Chúc mừng Đại lễ Phật đản
10|Kế hoạch|KH-MTTQ|Thăm, tặng quà già làng, trưởng bản người Vân Kiều, Pa Kô
10|Thông báo|TB-BTS|Lễ an vị Phật và sinh hoạt của tăng ni, phật tử
10|Báo cáo|BC-MTTQ|Phát huy vai trò người tiêu biểu trong các tôn giáo
10|Công văn|MTTQ-BTT|V/v nắm tình hình tư tưởng đồng bào có đạo
10|Kế hoạch|KH-MTTQ|Hội nghị biểu dương già làng tiêu biểu vùng cao
10|Báo cáo|BC-MTTQ|Khảo sát đời sống đồng bào dân tộc ở các bản tái định cư
11|Kế hoạch|KH-MTTQ|Tuyên truyền, phổ biến, giáo dục pháp luật trong nhân dân
11|Báo cáo|BC-MTTQ|Thực hiện quy chế dân chủ ở cơ sở năm 2009
11|Hướng dẫn|HD-MTTQ|Thực hiện Pháp lệnh Dân chủ ở xã, phường, thị trấn
11|Báo cáo|BC-MTTQ|Công tác dân chủ - pháp luật sáu tháng đầu năm
11|Kế hoạch|KH-MTTQ|Hưởng ứng Ngày Pháp luật nước Cộng hòa xã hội chủ nghĩa Việt Nam
11|Công văn|MTTQ-BTT|V/v bầu trưởng thôn và thực hiện Luật Thực hiện dân chủ ở cơ sở
11|Quyết định|QĐ-MTTQ|Thành lập Hội đồng tư vấn Dân chủ - Pháp luật
11|Báo cáo|BC-MTTQ|Mô hình tự quản về an ninh trật tự, phòng chống tội phạm ở khu dân cư
11|Công văn|MTTQ|V/v giới thiệu Hội thẩm nhân dân Tòa án nhân dân huyện
11|Kế hoạch|KH-MTTQ|Mở lớp bồi dưỡng kiến thức pháp luật cho cán bộ Mặt trận cơ sở
11|Báo cáo|BC-BCĐ|Kiểm tra thực hiện dân chủ trong cơ quan, doanh nghiệp
11|Kế hoạch|KH-MTTQ|Xây dựng tổ tự quản đường biên, trợ giúp pháp lý cho người dân
12|Kế hoạch|KH-MTTQ|Tuyên truyền kỷ niệm ngày thành lập Mặt trận Dân tộc thống nhất Việt Nam
12|Báo cáo|BC-MTTQ|Công tác tuyên giáo và dư luận xã hội quý I
12|Kế hoạch|KH-MTTQ|Đón đoàn đại biểu Mặt trận Lào xây dựng đất nước tỉnh bạn
12|Công văn|MTTQ|V/v gặp mặt kiều bào về quê ăn Tết
12|Biên bản|BGN|Ghi nhớ hợp tác hữu nghị giữa Mặt trận hai tỉnh Việt Nam - Lào
12|Hướng dẫn|HD-BTG|Tuyên truyền chủ quyền biển, đảo và biên giới quốc gia
12|Công văn|MTTQ-BTT|V/v viết tin, bài cho trang thông tin điện tử và bản tin Mặt trận
12|Đề cương|ĐC-BTG|Tuyên truyền kỷ niệm 60 năm ngày giải phóng
12|Báo cáo|BC-MTTQ|Hoạt động đối ngoại nhân dân năm 2018
12|Kế hoạch|KH-MTTQ|Tổ chức hội thi tìm hiểu lịch sử truyền thống Mặt trận
12|Báo cáo|BC-MTTQ|Tình hình người Việt Nam ở nước ngoài có thân nhân tại địa phương
12|Công văn|SNV|V/v tiếp đoàn khách Lào sang trao đổi kinh nghiệm
13|Chương trình phối hợp|CTPH-MTTQ-CA|Bảo vệ môi trường và ứng phó biến đổi khí hậu giai đoạn 2016 - 2020
13|Nghị quyết liên tịch|NQLT|Giữa Ủy ban Mặt trận Tổ quốc và Ủy ban nhân dân về bảo đảm trật tự an toàn giao thông
13|Quy chế|QCPH|Phối hợp công tác giữa Hội đồng nhân dân, Ủy ban nhân dân và Ủy ban Mặt trận
13|Kế hoạch|KHLT|Liên tịch với Hội Cựu chiến binh về bảo vệ an ninh Tổ quốc
13|Báo cáo|BC-MTTQ|Kết quả thực hiện quy chế phối hợp công tác với Ủy ban nhân dân huyện
13|Kế hoạch|KH-BTV|Phối hợp với Hội Liên hiệp Phụ nữ chăm lo trẻ em mồ côi
13|Chương trình phối hợp|CTPH|Giữa Mặt trận và Liên đoàn Lao động về chăm lo đời sống công nhân
13|Công văn|TĐTN|V/v phối hợp tổ chức chiến dịch thanh niên tình nguyện hè
13|Biên bản|BB|Ký kết chương trình phối hợp giữa các tổ chức thành viên
13|Báo cáo|BC-HND|Kết quả công tác Hội và phong trào nông dân gửi Mặt trận
13|Kế hoạch liên tịch|KHLT-MTTQ|Với Bảo hiểm xã hội vận động nhân dân tham gia bảo hiểm y tế
13|Quy chế phối hợp|QCPH|Giữa Ban Thường trực với Thường trực Hội đồng nhân dân và Viện kiểm sát
14|Quyết định|QĐ-MTTQ-BTT|Bổ nhiệm Trưởng ban Phong trào
14|Quyết định|QĐ-MTTQ|Nâng bậc lương thường xuyên đối với cán bộ, công chức
14|Công văn|BTCTU|V/v giao biên chế cơ quan Mặt trận năm 2020
14|Quyết định|QĐ-MTTQ-BTT|Cho cán bộ nghỉ hưu hưởng chế độ bảo hiểm xã hội
14|Tờ trình|TTr-MTTQ|Xin phê duyệt quy hoạch cán bộ lãnh đạo, quản lý
14|Lý lịch||Cán bộ, công chức
14|Đề án|ĐA-MTTQ|Hợp nhất, sắp xếp tổ chức bộ máy cơ quan sau sáp nhập tỉnh
14|Quyết định|QĐ-MTTQ|Điều động và phân công công tác chuyên viên
14|Báo cáo|BC-MTTQ|Đánh giá, xếp loại công chức cuối năm
14|Quyết định|QĐ-MTTQ-BTT|Cử cán bộ đi học lớp bồi dưỡng lý luận chính trị
14|Quyết định|QĐ-BTCTU|Tiếp nhận và tuyển dụng công chức khối đoàn thể
14|Hợp đồng|HĐ-MTTQ|Lao động đối với nhân viên lái xe
15|Quyết định|QĐ-MTTQ-BTT|Tặng Bằng khen cho các tập thể, cá nhân có thành tích xuất sắc
15|Tờ trình|TTr-MTTQ|Đề nghị tặng Kỷ niệm chương Vì sự nghiệp Đại đoàn kết toàn dân tộc
15|Báo cáo|BC-MTTQ|Thành tích đề nghị tặng thưởng Huân chương Lao động hạng Ba
15|Hướng dẫn|HD-CTĐ|Bình xét thi đua cụm các tỉnh Bắc Trung Bộ
15|Quyết định|QĐ-MTTQ|Công nhận danh hiệu Lao động tiên tiến, Chiến sĩ thi đua cơ sở
15|Biên bản|BB-HĐTĐ|Họp Hội đồng Thi đua - Khen thưởng xét danh hiệu năm
15|Kế hoạch|KH-MTTQ|Phát động thi đua lập thành tích chào mừng ngày truyền thống
15|Công văn|BTĐKT|V/v bổ sung hồ sơ khen thưởng
15|Quyết định|QĐ-UBND|Tặng Cờ thi đua cho đơn vị dẫn đầu
15|Danh sách|DS-MTTQ|Cá nhân được đề nghị tặng Kỷ niệm chương đợt 18/11
15|Giấy chứng nhận||Tập thể tiêu biểu trong phong trào thi đua yêu nước
15|Bản đăng ký|ĐK-MTTQ|Giao ước thi đua năm 2013
16|Sổ||Đăng ký văn bản đến năm 2003
16|Quyết định|QĐ-MTTQ-BTT|Ban hành danh mục hồ sơ của cơ quan
16|Quyết định|QĐ-MTTQ|Ban hành Quy chế công tác văn thư, lưu trữ
16|Biên bản|BB-VP|Kiểm kê tài sản cố định cuối năm
16|Công văn|MTTQ-VP|V/v nộp lưu hồ sơ, tài liệu vào kho lưu trữ
16|Kế hoạch|KH-MTTQ|Ứng dụng công nghệ thông tin, chuyển đổi số trong cơ quan
16|Tờ trình|TTr-VP|Xin mua sắm máy vi tính và sửa chữa xe ô tô
16|Quyết định|QĐ-MTTQ|Ban hành Nội quy cơ quan và phòng cháy, chữa cháy
16|Báo cáo|BC-VP|Công tác hành chính, quản trị văn phòng
16|Biên bản|BB-MTTQ|Bàn giao con dấu và trang thiết bị làm việc
16|Thông báo|TB-VP|Phân công trực cơ quan dịp Tết Nguyên đán
16|Công văn|MTTQ-VP|V/v sử dụng phần mềm quản lý văn bản và chữ ký số
17|Dự toán|DT-MTTQ|Thu, chi ngân sách năm 2006
17|Báo cáo|BC-MTTQ|Quyết toán kinh phí hoạt động năm 2005
17|Quyết định|QĐ-STC|Giao dự toán chi ngân sách nhà nước
17|Bảng lương||Cán bộ cơ quan tháng 3
17|Phiếu chi|PC|Thanh toán tiền công tác phí
17|Công văn|STC-HCSN|V/v thẩm định quyết toán ngân sách
17|Quyết định|QĐ-MTTQ|Ban hành Quy chế chi tiêu nội bộ
17|Biên bản|BB-STC|Đối chiếu kinh phí và xét duyệt quyết toán
17|Tờ trình|TTr-MTTQ|Xin bổ sung kinh phí ngoài khoán
17|Chứng từ||Kế toán quý IV năm 1999
17|Thông báo|TB-STC|Kết quả kiểm tra tài chính, kế toán
17|Báo cáo|BC-MTTQ|Tình hình sử dụng kinh phí sự nghiệp và công khai ngân sách
18|Nghị quyết|NQ/ĐU|Đại hội Đảng bộ cơ quan nhiệm kỳ 2020 - 2025
18|Nghị quyết|NQ/CB|Sinh hoạt chi bộ tháng 6
18|Báo cáo|BC/ĐĐ|Hoạt động của Đảng đoàn Mặt trận Tổ quốc tỉnh
18|Quyết định|QĐ/ĐUK|Chuẩn y Ban Chấp hành chi bộ nhiệm kỳ mới
18|Kế hoạch|KH-CĐCS|Đại hội Công đoàn cơ sở cơ quan Mặt trận
18|Báo cáo|BC/CB|Kiểm điểm tập thể chi ủy cuối năm
18|Quyết định|QĐ/CB|Kết nạp đảng viên
18|Thông báo|TB-CĐ|Thăm hỏi đoàn viên công đoàn ốm đau
18|Báo cáo|BC/ĐU|Công tác kiểm tra, giám sát, kỷ luật trong Đảng bộ
18|Hướng dẫn|HD/ĐUK|Học tập và làm theo tư tưởng, đạo đức, phong cách Hồ Chí Minh trong đảng bộ
18|Biên bản|BB/CB|Họp chi bộ xét chuyển đảng chính thức
18|Quy chế|QC/ĐĐ|Làm việc của Đảng đoàn khóa mới
19|Ảnh||Đoàn chủ tịch Đại hội Mặt trận tỉnh lần thứ VIII
19|Ảnh||Trao nhà Đại đoàn kết cho gia đình bị bão
19|Băng ghi âm||Phát biểu của nguyên Chủ tịch Mặt trận tại buổi gặp mặt
19|Phim||Tư liệu lễ kỷ niệm 50 năm thành lập Mặt trận
19|Album ảnh||Các kỳ đại hội từ năm 1977
19|Danh mục||Kỷ vật, hiện vật do cán bộ lão thành trao tặng
19|Đĩa ghi hình||Lễ phát động Tháng Vì người nghèo
19|Chú thích||Bộ ảnh đoàn cán bộ Mặt trận thăm đảo
19|Biên bản||Tiếp nhận hiện vật, ảnh tư liệu về Mặt trận Dân tộc giải phóng
19|Ảnh||Chân dung các vị Chủ tịch qua các thời kỳ
19|Băng hình||Phóng sự về công tác cứu trợ năm 1999
19|Danh mục||Ảnh tư liệu lưu giữ tại phòng truyền thống
`;

export const testSubjects: readonly TestSubject[] = LINES.trim()
  .split('\n')
  .map((line) => {
    const [group = '', type = '', symbol = '', subject = ''] = line.split('|');
    return { group, type, symbol, subject };
  });
