/**
 * The list of dossiers that stands for what lies on the shelves: those the samples fill and some nobody has scanned
 * yet, so that the honest percentage of the first run is below 100. Headings as clerks have them (Party "Phụ lục số
 * 02" and Nghị định 30/2020, Phụ lục V).
 */

export type PlannedDossier = {
  readonly box: string;
  readonly code: string;
  readonly title: string;
  readonly dates: string;
  readonly sheets: number;
  readonly documents: number;
  readonly retention: string;
  readonly secrecy: string;
  readonly note: string;
};

const FONDS = 'PMT01';
const INVENTORY = '01';

export const dossiers: readonly PlannedDossier[] = [
  {
    box: '01',
    code: 'HS0003',
    title: 'Hồ sơ về tổ chức, vận động nhân dân của Mặt trận tỉnh Trường Giang và huyện Lâm Khê thời kỳ 1978 - 1986',
    dates: '12/5/1978 - 25/10/1986',
    sheets: 3,
    documents: 3,
    retention: 'Vĩnh viễn',
    secrecy: 'Thường',
    note: 'Giấy giòn, chữ máy chữ',
  },
  {
    box: '01',
    code: 'HS0005',
    title: 'Đại hội đại biểu Mặt trận Tổ quốc Việt Nam tỉnh Trường Giang lần thứ VII, nhiệm kỳ 1989 - 1994',
    dates: '1989 - 1990',
    sheets: 184,
    documents: 22,
    retention: 'Vĩnh viễn',
    secrecy: 'Thường',
    note: '',
  },
  {
    box: '02',
    code: 'HS0012',
    title: 'Hồ sơ hiệp thương bầu cử đại biểu Hội đồng nhân dân tỉnh nhiệm kỳ 2004 - 2009',
    dates: '11/02/2004 - 16/02/2004',
    // One sheet more than was scanned, on purpose: this dossier must not be sealed before somebody explains it.
    sheets: 4,
    documents: 2,
    retention: 'Vĩnh viễn',
    secrecy: 'Thường',
    note: 'Kiểm đếm 4 tờ, có 01 phụ lục',
  },
  {
    box: '02',
    code: 'HS0016',
    title: 'Sổ đăng ký công văn đi, công văn đến năm 2005',
    dates: '2005',
    sheets: 96,
    documents: 2,
    retention: '20 năm',
    secrecy: 'Thường',
    note: '',
  },
  {
    box: '03',
    code: 'HS0021',
    title: 'Kế hoạch, báo cáo công tác Mặt trận năm 2013',
    dates: '08/3/2013 - 21/6/2013',
    // The report of three pages is printed on both sides of two sheets.
    sheets: 4,
    documents: 2,
    retention: 'Vĩnh viễn',
    secrecy: 'Thường',
    note: '',
  },
  {
    box: '03',
    code: 'HS0027',
    title: 'Đơn kiến nghị của công dân xã Suối Hoa, huyện Lâm Khê năm 2008 và việc giải quyết',
    dates: '14/7/2008 - 29/7/2008',
    sheets: 2,
    documents: 2,
    retention: '20 năm',
    secrecy: 'Thường',
    note: 'Có thông tin cá nhân, sử dụng hạn chế',
  },
  {
    box: '04',
    code: 'HS0033',
    title: 'Hồ sơ phối hợp công tác giữa Ủy ban nhân dân và Mặt trận các năm 2019 - 2021',
    dates: '10/6/2019 - 03/8/2021',
    sheets: 4,
    documents: 3,
    retention: '50 năm',
    secrecy: 'Thường',
    note: '',
  },
  {
    box: '04',
    code: 'HS0036',
    title: 'Phản biện xã hội đối với dự thảo nghị quyết của Hội đồng nhân dân tỉnh năm 2022',
    dates: '3/2022 - 11/2022',
    sheets: 71,
    documents: 15,
    retention: 'Vĩnh viễn',
    secrecy: 'Thường',
    note: '',
  },
  {
    box: '05',
    code: 'HS0040',
    title: 'Hồ sơ sắp xếp, số hóa tài liệu lưu trữ của Mặt trận Tổ quốc Việt Nam tỉnh năm 2025',
    dates: '16/5/2025 - 05/6/2025',
    sheets: 3,
    documents: 2,
    retention: 'Vĩnh viễn',
    secrecy: 'Thường',
    note: '',
  },
];

const head = [
  'Số cặp (hộp)',
  'Phông số',
  'Mục lục số',
  'Hồ sơ số (đơn vị bảo quản số)',
  'Tên nhóm và tên hồ sơ (ĐVBQ)',
  'Thời gian bắt đầu và kết thúc',
  'Số tờ',
  'Số tài liệu',
  'Thời hạn bảo quản',
  'Độ mật',
  'Ghi chú',
] as const;

const cell = (value: string): string => (/[",\n]/.test(value) ? `"${value.replaceAll('"', '""')}"` : value);

/** The list as CSV, UTF-8 with a byte order mark so that Excel shows Vietnamese. */
export function inventoryCsv(): string {
  const rows = dossiers.map((dossier) => [
    dossier.box,
    FONDS,
    INVENTORY,
    dossier.code,
    dossier.title,
    dossier.dates,
    String(dossier.sheets),
    String(dossier.documents),
    dossier.retention,
    dossier.secrecy,
    dossier.note,
  ]);
  return `\uFEFF${[head, ...rows].map((row) => row.map(cell).join(',')).join('\r\n')}\r\n`;
}
