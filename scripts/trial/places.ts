/** Real places of the country, as facts: provinces with their seats, districts and communes, before and after 01/7/2025. */

export type District = { readonly name: string; readonly communes: readonly string[] };
export type Province = {
  /** With its kind: `tỉnh Nghệ An`, `thành phố Hải Phòng`. */
  readonly full: string;
  readonly name: string;
  /** The town where the provincial offices sit. */
  readonly seat: string;
  /** None after 01/7/2025, when districts ended. */
  readonly districts: readonly District[];
  /** Communes directly below the province. */
  readonly communes: readonly string[];
};

const before = `
tỉnh Hà Giang|Hà Giang|huyện Đồng Văn:xã Lũng Cú,xã Sà Phìn|huyện Vị Xuyên:xã Thanh Thủy,thị trấn Việt Lâm
tỉnh Lạng Sơn|Lạng Sơn|huyện Cao Lộc:xã Hợp Thành,thị trấn Đồng Đăng|huyện Bắc Sơn:xã Long Đống,xã Vũ Lăng
tỉnh Phú Thọ|Việt Trì|huyện Lâm Thao:xã Tứ Xã,xã Sơn Vi|huyện Thanh Sơn:xã Võ Miếu
tỉnh Thái Bình|Thái Bình|huyện Tiền Hải:xã Nam Cường|huyện Đông Hưng:xã Đông Các
tỉnh Nam Định|Nam Định|huyện Hải Hậu:xã Hải Anh|huyện Ý Yên:xã Yên Khánh
tỉnh Thanh Hóa|Thanh Hóa|huyện Quan Hóa:xã Phú Nghiêm|huyện Thọ Xuân:xã Xuân Lai,thị trấn Lam Sơn
tỉnh Nghệ An|Vinh|huyện Con Cuông:xã Môn Sơn,xã Lục Dạ|huyện Nam Đàn:xã Kim Liên
tỉnh Hà Tĩnh|Hà Tĩnh|huyện Can Lộc:xã Thiên Lộc|huyện Kỳ Anh:xã Kỳ Bắc
tỉnh Quảng Nam|Tam Kỳ|huyện Duy Xuyên:xã Duy Trinh|huyện Nam Trà My:xã Trà Linh
tỉnh Bình Định|Quy Nhơn|huyện Tây Sơn:xã Bình Nghi|huyện Hoài Ân:xã Ân Tường Tây
tỉnh Kon Tum|Kon Tum|huyện Đắk Tô:xã Diên Bình|huyện Sa Thầy:xã Mô Rai
tỉnh Gia Lai|Pleiku|huyện Chư Prông:xã Ia Drăng|huyện Kbang:xã Tơ Tung
tỉnh Đắk Lắk|Buôn Ma Thuột|huyện Ea H'leo:xã Ea Wy|huyện Krông Bông:xã Hòa Sơn
tỉnh Lâm Đồng|Đà Lạt|huyện Đơn Dương:xã Ka Đô|huyện Cát Tiên:xã Gia Viễn
tỉnh Long An|Tân An|huyện Đức Hòa:xã Mỹ Hạnh Nam|huyện Mộc Hóa:xã Bình Phong Thạnh
tỉnh Bến Tre|Bến Tre|huyện Mỏ Cày Nam:xã An Thạnh|huyện Thạnh Phú:xã Giao Thạnh
tỉnh Sóc Trăng|Sóc Trăng|huyện Mỹ Xuyên:xã Hòa Tú 1|huyện Kế Sách:xã Nhơn Mỹ
tỉnh Cà Mau|Cà Mau|huyện Năm Căn:xã Hàm Rồng|huyện U Minh:xã Khánh Hòa
tỉnh Kiên Giang|Rạch Giá|huyện Giồng Riềng:xã Long Thạnh|huyện An Biên:xã Tây Yên A
thành phố Hải Phòng|Hải Phòng|huyện Vĩnh Bảo:xã Tam Cường|quận Lê Chân:phường An Dương
thành phố Đà Nẵng|Đà Nẵng|quận Sơn Trà:phường An Hải Bắc|huyện Hòa Vang:xã Hòa Phú
thành phố Hồ Chí Minh|TP. Hồ Chí Minh|quận Tân Bình:phường 12|huyện Củ Chi:xã Tân Thạnh Đông
thành phố Hà Nội|Hà Nội|quận Hoàn Kiếm:phường Hàng Bạc|huyện Ba Vì:xã Tản Lĩnh`;

const after = `
tỉnh Lào Cai|Lào Cai|phường Sa Pa,xã Bắc Hà
tỉnh Tuyên Quang|Tuyên Quang|xã Đồng Văn,xã Vị Xuyên
tỉnh Thái Nguyên|Thái Nguyên|phường Phan Đình Phùng,xã Định Hóa
tỉnh Phú Thọ|Phú Thọ|phường Việt Trì,xã Lâm Thao
tỉnh Ninh Bình|Ninh Bình|phường Hoa Lư,xã Ý Yên
tỉnh Nghệ An|Nghệ An|xã Kim Liên,xã Con Cuông
tỉnh Hà Tĩnh|Hà Tĩnh|xã Can Lộc,phường Thành Sen
tỉnh Gia Lai|Gia Lai|phường Pleiku,xã Chư Prông
tỉnh Đắk Lắk|Đắk Lắk|phường Buôn Ma Thuột,xã Ea Kar
tỉnh Khánh Hòa|Khánh Hòa|phường Nha Trang,xã Diên Khánh
tỉnh Lâm Đồng|Lâm Đồng|xã Đơn Dương,phường Xuân Hương - Đà Lạt
tỉnh Đồng Tháp|Đồng Tháp|phường Mỹ Tho,xã Cái Bè
tỉnh Vĩnh Long|Vĩnh Long|phường Long Châu,xã Mỏ Cày
tỉnh Cà Mau|Cà Mau|xã Năm Căn,phường An Xuyên
thành phố Cần Thơ|Cần Thơ|phường Ninh Kiều,xã Kế Sách
thành phố Hải Phòng|Hải Phòng|xã Vĩnh Bảo,phường Lê Chân
thành phố Huế|Huế|phường Thuận Hóa,xã Phú Lộc`;

const bare = (full: string): string => full.replace(/^(?:tỉnh|thành phố|huyện|quận|thị xã|xã|phường|thị trấn) /, '');
/** `xã Kim Liên` without its kind; a numbered ward keeps it (`phường 12`). */
export const nameOf = (full: string): string => (/\d$/.test(full) && !/ \p{L}+ \d$/u.test(full) ? full : bare(full));

const rows = (list: string): string[][] =>
  list
    .trim()
    .split('\n')
    .map((line) => line.split('|'));

export const provincesBefore: readonly Province[] = rows(before).map(([full = '', seat = '', ...rest]) => {
  const districts = rest.map((entry) => {
    const [name = '', communes = ''] = entry.split(':');
    return { name, communes: communes.split(',') };
  });
  return { full, name: bare(full), seat, districts, communes: districts.flatMap((district) => district.communes) };
});

export const provincesAfter: readonly Province[] = rows(after).map(([full = '', seat = '', communes = '']) => ({
  full,
  name: bare(full),
  seat,
  districts: [],
  communes: communes.split(','),
}));
