/**
 * Who issues: the offices of the country by kind and level, with the letterhead each of them prints, the letters of its
 * symbols, who signs there and in what name. Names of offices are facts; who signs is invented elsewhere.
 */
import { type Chance, capitals } from './chance.ts';
import { nameOf, type Province, provincesAfter, provincesBefore } from './places.ts';

export type Regime = 'state' | 'front' | 'party' | 'youth';

export type Office = {
  readonly regime: Regime;
  /** Printed lines of the superior body; none where the office names none. */
  readonly superior: readonly string[];
  readonly issuer: readonly string[];
  /** The letters after the type: `UBND`, `MTTQ-BTT`, `TU`. */
  readonly code: string;
  /** The letters of a công văn, where they differ from `code`; `-NC` and the like follow. */
  readonly letterCode?: string;
  readonly units: readonly string[];
  readonly place: string;
  readonly tm?: string;
  readonly position: string;
  readonly deputy: string;
  /** Who signs by order (TL.). */
  readonly clerk?: string;
  readonly title?: 'military' | 'academic';
  /** Who decides, in capitals, above the grounds of a decision. */
  readonly decides: string;
  readonly seal: string;
  /** Where its addressees lie, in running text. */
  readonly realm: string;
  readonly types: readonly string[];
};

const common = [
  'Quyết định',
  'Công văn',
  'Công văn',
  'Thông báo',
  'Kế hoạch',
  'Báo cáo',
  'Tờ trình',
  'Giấy mời',
  'Hướng dẫn',
  'Biên bản',
  'Phương án',
  'Đề án',
  'Quy chế',
  'Giấy giới thiệu',
  'Phiếu chuyển',
  'Chương trình',
  'Quy định',
  'Thư công',
  'Giấy ủy quyền',
  'Phiếu gửi',
];
const ruling = [
  'Quyết định',
  'Quyết định',
  'Chỉ thị',
  'Công văn',
  'Công văn',
  'Tờ trình',
  'Báo cáo',
  'Kế hoạch',
  'Thông báo',
  'Công điện',
  'Giấy mời',
  'Quy định',
];

/** `ỦY BAN NHÂN DÂN / TỈNH X`: the name of a body in one line or two. */
const inTwo = (body: string, realm: string): string[] => [body, capitals(realm)];

type Maker = (province: Province, year: number, chance: Chance) => Office;

function peoplesCommittee(realm: string, place: string, year: number, chance: Chance, superior: string[]): Office {
  const u = year < 2011 && chance.likely(0.4) ? 'UỶ' : 'ỦY';
  return {
    regime: 'state',
    superior,
    issuer: superior.length > 0 ? [`${u} BAN NHÂN DÂN ${capitals(realm)}`] : inTwo(`${u} BAN NHÂN DÂN`, realm),
    code: year < 2005 && chance.likely(0.7) ? 'UB' : 'UBND',
    units: year < 2005 ? ['', 'NC', 'CN', 'VX'] : ['NC', 'KT', 'VX', 'KTTH', 'NN', 'TH', 'KGVX', 'CNXD'],
    place,
    tm: `${u} BAN NHÂN DÂN`,
    position: 'CHỦ TỊCH',
    deputy: 'PHÓ CHỦ TỊCH',
    clerk: 'CHÁNH VĂN PHÒNG',
    decides: chance.likely(0.5)
      ? `CHỦ TỊCH ${u} BAN NHÂN DÂN ${capitals(realm)}`
      : `${u} BAN NHÂN DÂN ${capitals(realm)}`,
    seal: `ỦY BAN NHÂN DÂN ${capitals(realm)}`,
    realm,
    types: ruling,
  };
}

const departments: readonly (readonly [string, string, readonly string[]])[] = [
  ['SỞ NỘI VỤ', 'SNV', ['TCCC', 'XDCQ', 'VP']],
  ['SỞ Y TẾ', 'SYT', ['NVY', 'KHTC']],
  ['SỞ TÀI CHÍNH', 'STC', ['QLNS', 'HCSN', 'ĐT']],
  ['SỞ TƯ PHÁP', 'STP', ['PBGDPL', 'VB']],
  ['SỞ GIÁO DỤC VÀ ĐÀO TẠO', 'SGDĐT', ['GDTrH', 'TCCB']],
  ['SỞ XÂY DỰNG', 'SXD', ['QLXD', 'KTQH']],
  ['SỞ CÔNG THƯƠNG', 'SCT', ['QLTM', 'KTATMT']],
  ['SỞ KHOA HỌC VÀ CÔNG NGHỆ', 'SKHCN', ['QLKH']],
  ['SỞ TÀI NGUYÊN VÀ MÔI TRƯỜNG', 'STNMT', ['QLĐĐ', 'CCBVMT']],
  ['SỞ NÔNG NGHIỆP VÀ PHÁT TRIỂN NÔNG THÔN', 'SNNPTNT', ['KHTC', 'CCTL']],
  ['SỞ VĂN HÓA, THỂ THAO VÀ DU LỊCH', 'SVHTTDL', ['QLVH']],
  ['THANH TRA TỈNH', 'TTr', ['NV2']],
];
const ministries: readonly (readonly [string, string, readonly string[]])[] = [
  ['BỘ NỘI VỤ', 'BNV', ['CCVC', 'TCBC', 'CQĐP']],
  ['BỘ TÀI CHÍNH', 'BTC', ['NSNN', 'HCSN', 'CST']],
  ['BỘ Y TẾ', 'BYT', ['DP', 'KCB']],
  ['BỘ TƯ PHÁP', 'BTP', ['PLHSHC', 'PBGDPL']],
  ['BỘ GIÁO DỤC VÀ ĐÀO TẠO', 'BGDĐT', ['GDTrH', 'KHTC']],
  ['BỘ XÂY DỰNG', 'BXD', ['KTXD', 'QHKT']],
  ['BỘ CÔNG THƯƠNG', 'BCT', ['TTTN', 'ĐL']],
  ['BỘ KHOA HỌC VÀ CÔNG NGHỆ', 'BKHCN', ['PC']],
];

const districtOf = (province: Province, chance: Chance) =>
  province.districts.length > 0 ? chance.pick(province.districts) : { name: '', communes: province.communes };

/** Each kind of office once; the caller goes through them by turns. */
export const makers: Readonly<Record<string, Maker>> = {
  province: (p, year, chance) =>
    peoplesCommittee(p.full, year < 2005 && chance.likely(0.6) ? p.seat : p.name, year, chance, []),
  district: (p, year, chance) => {
    const district = districtOf(p, chance);
    if (district.name === '') return peoplesCommittee(p.full, p.name, year, chance, []);
    return peoplesCommittee(district.name, nameOf(district.name), year, chance, []);
  },
  commune: (p, year, chance) => {
    const district = districtOf(p, chance);
    const commune = chance.pick(district.communes);
    const superior = district.name !== '' && chance.likely(0.5) ? [`UBND ${capitals(district.name)}`] : [];
    return { ...peoplesCommittee(commune, nameOf(commune), year, chance, superior), units: ['', 'VP', 'ĐC'] };
  },
  council: (p, year, chance) => ({
    ...peoplesCommittee(p.full, p.name, year, chance, []),
    issuer: inTwo('HỘI ĐỒNG NHÂN DÂN', p.full),
    code: 'HĐND',
    units: ['VP', 'KTNS'],
    tm: chance.likely(0.5) ? 'HỘI ĐỒNG NHÂN DÂN' : 'THƯỜNG TRỰC HĐND',
    decides: `HỘI ĐỒNG NHÂN DÂN ${capitals(p.full)}`,
    seal: `HỘI ĐỒNG NHÂN DÂN ${capitals(p.full)}`,
    types: ['Nghị quyết', 'Nghị quyết', 'Báo cáo', 'Tờ trình', 'Thông báo', 'Công văn'],
  }),
  department: (p, _year, chance) => {
    const [name, code, units] = chance.pick(departments);
    const superior = chance.pick([
      [`UBND ${capitals(p.full)}`],
      inTwo('ỦY BAN NHÂN DÂN', p.full),
      [`UBND ${capitals(p.full)}`],
    ]);
    const words = name.split(' ');
    const long = words.length > 6 && chance.likely(0.6);
    const cut = Math.ceil(words.length / 2);
    const chief = name.startsWith('THANH TRA')
      ? ['CHÁNH THANH TRA', 'PHÓ CHÁNH THANH TRA']
      : ['GIÁM ĐỐC', 'PHÓ GIÁM ĐỐC'];
    return {
      regime: 'state',
      superior,
      issuer: long ? [words.slice(0, cut).join(' '), words.slice(cut).join(' ')] : [name],
      code,
      units,
      place: p.name,
      position: chief[0] ?? '',
      deputy: chief[1] ?? '',
      clerk: 'CHÁNH VĂN PHÒNG',
      decides: `${chief[0]} ${name}`,
      seal: `${capitals(p.full)} * ${name}`,
      realm: p.full,
      types: common,
    };
  },
  ministry: (_p, year, chance) => {
    const [name, code, units] = chance.pick(ministries);
    return {
      regime: 'state',
      superior: [],
      issuer: [name],
      code,
      units,
      place: 'Hà Nội',
      position: 'BỘ TRƯỞNG',
      deputy: 'THỨ TRƯỞNG',
      clerk: chance.pick(['VỤ TRƯỞNG VỤ PHÁP CHẾ', 'CHÁNH VĂN PHÒNG', 'VỤ TRƯỞNG VỤ TỔ CHỨC CÁN BỘ']),
      decides: `BỘ TRƯỞNG ${name}`,
      seal: `${name} * CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM`,
      realm: 'cả nước',
      types: [
        'Thông tư',
        'Quyết định',
        'Công văn',
        'Công văn',
        'Báo cáo',
        'Kế hoạch',
        ...(year > 2004 ? ['Thông báo'] : ['Chỉ thị']),
      ],
    };
  },
  government: (_p, _year, chance) => {
    const office = chance.pick(['CHÍNH PHỦ', 'THỦ TƯỚNG CHÍNH PHỦ', 'VĂN PHÒNG CHÍNH PHỦ', 'VĂN PHÒNG CHÍNH PHỦ']);
    const base = { regime: 'state', superior: [], issuer: [office], place: 'Hà Nội', realm: 'cả nước' } as const;
    if (office === 'VĂN PHÒNG CHÍNH PHỦ') {
      return {
        ...base,
        code: 'VPCP',
        units: ['KTTH', 'NN', 'KGVX', 'QHĐP', 'V.I'],
        position: 'BỘ TRƯỞNG, CHỦ NHIỆM',
        deputy: 'PHÓ CHỦ NHIỆM',
        decides: 'BỘ TRƯỞNG, CHỦ NHIỆM VĂN PHÒNG CHÍNH PHỦ',
        seal: 'VĂN PHÒNG CHÍNH PHỦ',
        types: ['Công văn', 'Công văn', 'Thông báo', 'Quyết định', 'Giấy mời'],
      };
    }
    const whole = office === 'CHÍNH PHỦ';
    return {
      ...base,
      code: whole ? 'CP' : 'TTg',
      units: ['KTN', 'ĐMDN'],
      ...(whole && { tm: 'CHÍNH PHỦ' }),
      position: 'THỦ TƯỚNG',
      deputy: 'PHÓ THỦ TƯỚNG',
      decides: whole ? 'CHÍNH PHỦ' : 'THỦ TƯỚNG CHÍNH PHỦ',
      seal: office,
      types: whole ? ['Nghị định', 'Nghị quyết'] : ['Quyết định', 'Chỉ thị', 'Công điện', 'Công văn'],
    };
  },
  agency: (p, year, chance) => {
    const kind = chance.pick([
      'BẢO HIỂM XÃ HỘI',
      'KHO BẠC NHÀ NƯỚC',
      'CỤC THUẾ',
      'CHI CỤC KIỂM LÂM',
      'CỤC HẢI QUAN',
      'CỤC THỐNG KÊ',
    ] as const);
    const superiors = {
      'BẢO HIỂM XÃ HỘI': 'BẢO HIỂM XÃ HỘI VIỆT NAM',
      'KHO BẠC NHÀ NƯỚC': 'KHO BẠC NHÀ NƯỚC',
      'CỤC THUẾ': 'TỔNG CỤC THUẾ',
      'CHI CỤC KIỂM LÂM': year < 2008 ? 'SỞ NÔNG NGHIỆP VÀ PTNT' : 'SỞ NÔNG NGHIỆP VÀ PHÁT TRIỂN NÔNG THÔN',
      'CỤC HẢI QUAN': 'TỔNG CỤC HẢI QUAN',
      'CỤC THỐNG KÊ': 'TỔNG CỤC THỐNG KÊ',
    } as const;
    const codes = {
      'BẢO HIỂM XÃ HỘI': 'BHXH',
      'KHO BẠC NHÀ NƯỚC': 'KBNN',
      'CỤC THUẾ': 'CT',
      'CHI CỤC KIỂM LÂM': 'CCKL',
      'CỤC HẢI QUAN': 'HQ',
      'CỤC THỐNG KÊ': 'CTK',
    } as const;
    const chief = kind.startsWith('CHI CỤC') ? 'CHI CỤC TRƯỞNG' : kind.startsWith('CỤC') ? 'CỤC TRƯỞNG' : 'GIÁM ĐỐC';
    const full = `${kind} ${capitals(p.full)}`;
    return {
      regime: 'state',
      superior: [superiors[kind]],
      issuer: chance.likely(0.5) ? [full] : [kind, capitals(p.full)],
      code: codes[kind],
      units: ['TCHC', 'KHTC', 'TTKT', 'NV'],
      place: p.name,
      position: chief,
      deputy: chief === 'GIÁM ĐỐC' ? 'PHÓ GIÁM ĐỐC' : `PHÓ ${chief}`,
      decides: `${chief} ${full}`,
      seal: full,
      realm: p.full,
      types: common,
    };
  },
  justice: (p, _year, chance) => {
    const court = chance.likely(0.5);
    const name = court ? 'TÒA ÁN NHÂN DÂN' : 'VIỆN KIỂM SÁT NHÂN DÂN';
    const chief = court ? 'CHÁNH ÁN' : 'VIỆN TRƯỞNG';
    return {
      regime: 'state',
      superior: chance.likely(0.3) ? [court ? 'TÒA ÁN NHÂN DÂN TỐI CAO' : 'VIỆN KIỂM SÁT NHÂN DÂN TỐI CAO'] : [],
      issuer: inTwo(name, p.full),
      code: court ? 'TA' : 'VKS',
      units: court ? ['VP', 'TCCB'] : ['VP', 'P15'],
      place: p.name,
      position: chief,
      deputy: `PHÓ ${chief}`,
      clerk: 'CHÁNH VĂN PHÒNG',
      decides: `${chief} ${name} ${capitals(p.full)}`,
      seal: `${name} ${capitals(p.full)}`,
      realm: p.full,
      types: ['Quyết định', 'Công văn', 'Thông báo', 'Báo cáo', 'Kế hoạch'],
    };
  },
  forces: (p, _year, chance) => {
    const police = chance.likely(0.5);
    const name = police ? 'CÔNG AN' : 'BỘ CHỈ HUY QUÂN SỰ';
    return {
      regime: 'state',
      superior: [police ? 'BỘ CÔNG AN' : `QUÂN KHU ${chance.whole(1, 9)}`],
      issuer: [`${name} ${capitals(p.full)}`],
      code: police ? 'CAT' : 'BCH',
      units: police ? ['PV01', 'PX01', 'PC06'] : ['TM', 'CT', 'HC'],
      place: p.name,
      position: police ? 'GIÁM ĐỐC' : 'CHỈ HUY TRƯỞNG',
      deputy: police ? 'PHÓ GIÁM ĐỐC' : 'PHÓ CHỈ HUY TRƯỞNG',
      title: 'military',
      decides: `${police ? 'GIÁM ĐỐC' : 'CHỈ HUY TRƯỞNG'} ${name} ${capitals(p.full)}`,
      seal: `${name} ${capitals(p.full)}`,
      realm: p.full,
      types: ['Kế hoạch', 'Báo cáo', 'Công văn', 'Thông báo', 'Quyết định', 'Hướng dẫn'],
    };
  },
  institution: (p, _year, chance) => {
    const [superior, issuer, code, chief, place] = chance.pick([
      [`SỞ Y TẾ ${capitals(p.full)}`, 'BỆNH VIỆN ĐA KHOA TỈNH', 'BVĐK', 'GIÁM ĐỐC', p.name],
      [`SỞ GIÁO DỤC VÀ ĐÀO TẠO ${capitals(p.name)}`, 'TRƯỜNG THPT LÊ QUÝ ĐÔN', 'THPTLQĐ', 'HIỆU TRƯỞNG', p.name],
      ['BỘ GIÁO DỤC VÀ ĐÀO TẠO', 'TRƯỜNG ĐẠI HỌC SƯ PHẠM KỸ THUẬT', 'ĐHSPKT', 'HIỆU TRƯỞNG', 'Hà Nội'],
      ['BỘ Y TẾ', 'VIỆN PASTEUR NHA TRANG', 'VPN', 'VIỆN TRƯỞNG', 'Nha Trang'],
      [`UBND ${capitals(p.full)}`, 'TRƯỜNG CAO ĐẲNG Y TẾ', 'CĐYT', 'HIỆU TRƯỞNG', p.name],
    ] as const);
    return {
      regime: 'state',
      superior: [superior],
      issuer: [issuer],
      code,
      units: ['TCHC', 'ĐT', 'KHTH'],
      place,
      position: chief,
      deputy: `PHÓ ${chief}`,
      clerk: 'TRƯỞNG PHÒNG TỔ CHỨC - HÀNH CHÍNH',
      title: 'academic',
      decides: `${chief} ${issuer}`,
      seal: issuer,
      realm: 'toàn đơn vị',
      types: common,
    };
  },
  company: (p, _year, chance) => {
    const [superior, issuer, code, units, place] = chance.pick([
      ['TẬP ĐOÀN ĐIỆN LỰC VIỆT NAM', 'TỔNG CÔNG TY ĐIỆN LỰC MIỀN TRUNG', 'EVNCPC', ['KH', 'TCNS'], 'Đà Nẵng'],
      ['TẬP ĐOÀN BƯU CHÍNH VIỄN THÔNG VIỆT NAM', `VNPT ${capitals(p.name)}`, 'VNPT', ['TCLĐ', 'KTNV'], p.name],
      ['TỔNG CÔNG TY ĐƯỜNG SẮT VIỆT NAM', 'CÔNG TY CỔ PHẦN ĐƯỜNG SẮT NGHĨA BÌNH', 'ĐSNB', ['KHKD'], 'Quy Nhơn'],
      ['', 'TỔNG CÔNG TY LƯƠNG THỰC MIỀN NAM', 'TCT', ['TCHC', 'KD'], 'TP. Hồ Chí Minh'],
      [`UBND ${capitals(p.full)}`, 'CÔNG TY TNHH MTV CẤP NƯỚC', 'CTCN', ['KT', 'KHĐT'], p.name],
    ] as const);
    return {
      regime: 'state',
      superior: superior === '' ? [] : [superior],
      issuer: [issuer],
      code,
      units,
      place,
      position: issuer.startsWith('TỔNG') ? 'TỔNG GIÁM ĐỐC' : 'GIÁM ĐỐC',
      deputy: issuer.startsWith('TỔNG') ? 'PHÓ TỔNG GIÁM ĐỐC' : 'PHÓ GIÁM ĐỐC',
      decides: `${issuer.startsWith('TỔNG') ? 'TỔNG GIÁM ĐỐC' : 'GIÁM ĐỐC'} ${issuer}`,
      seal: issuer,
      realm: 'toàn đơn vị',
      types: ['Quyết định', 'Công văn', 'Công văn', 'Thông báo', 'Hợp đồng', 'Giấy ủy quyền', 'Giấy mời', 'Báo cáo'],
    };
  },
  front: (p, year, chance) => {
    const level = chance.pick(['central', 'province', 'province', 'district', 'commune'] as const);
    const district = districtOf(p, chance);
    const realm =
      level === 'province' || (level === 'district' && district.name === '')
        ? p.full
        : level === 'district'
          ? district.name
          : chance.pick(district.communes);
    const shared = {
      regime: 'front',
      tm: 'BAN THƯỜNG TRỰC',
      position: 'CHỦ TỊCH',
      deputy: 'PHÓ CHỦ TỊCH',
      clerk: 'CHÁNH VĂN PHÒNG',
      types: [
        'Thông tri',
        'Kế hoạch',
        'Hướng dẫn',
        'Báo cáo',
        'Công văn',
        'Công văn',
        'Tờ trình',
        'Thông báo',
        'Quyết định',
        'Nghị quyết',
        'Chương trình',
        'Giấy mời',
        'Kết luận',
        'Lời kêu gọi',
      ],
      decides: 'BAN THƯỜNG TRỰC ỦY BAN MẶT TRẬN TỔ QUỐC VIỆT NAM',
      realm: level === 'central' ? 'cả nước' : realm,
      units: ['BTT', 'BTT', ''],
      place: level === 'central' ? 'Hà Nội' : nameOf(realm),
    } as const;
    if (level === 'central') {
      return {
        ...shared,
        superior: year >= 2026 ? ['ỦY BAN TRUNG ƯƠNG', 'MẶT TRẬN TỔ QUỐC VIỆT NAM'] : ['MẶT TRẬN TỔ QUỐC VIỆT NAM'],
        issuer: year >= 2026 ? ['BAN THƯỜNG TRỰC'] : ['ỦY BAN TRUNG ƯƠNG'],
        code: year >= 2013 ? 'MTTW-BTT' : 'MTTW',
        letterCode: 'MTTW',
        tm: 'BAN THƯỜNG TRỰC',
        deputy: chance.pick(['PHÓ CHỦ TỊCH - TỔNG THƯ KÝ', 'PHÓ CHỦ TỊCH']),
        seal: 'ỦY BAN TRUNG ƯƠNG MẶT TRẬN TỔ QUỐC VIỆT NAM',
      };
    }
    const written = capitals(realm);
    const [superior, issuer] =
      year >= 2026
        ? [[`ỦY BAN MTTQ VIỆT NAM`, written], ['BAN THƯỜNG TRỰC']]
        : chance.pick([
            [[`ỦY BAN MTTQ VIỆT NAM ${written}`], ['BAN THƯỜNG TRỰC']],
            [['MẶT TRẬN TỔ QUỐC VIỆT NAM'], [`ỦY BAN MTTQ ${written}`]],
            [[], ['ỦY BAN MẶT TRẬN TỔ QUỐC', `VIỆT NAM ${written}`]],
          ]);
    return {
      ...shared,
      superior: superior ?? [],
      issuer: issuer ?? [],
      code: year >= 2013 && chance.likely(0.7) ? 'MTTQ-BTT' : year < 2006 ? 'MT' : 'MTTQ',
      letterCode: year < 2006 ? 'MT' : 'MTTQ',
      seal: `ỦY BAN MTTQ VIỆT NAM ${written}`,
    };
  },
  party: (p, year, chance) => {
    const district = districtOf(p, chance);
    const kind = chance.pick(['province', 'board', 'district', 'commune', 'central'] as const);
    const types = [
      'Nghị quyết',
      'Quyết định',
      'Chỉ thị',
      'Thông báo',
      'Kết luận',
      'Công văn',
      'Kế hoạch',
      'Báo cáo',
      'Chương trình',
      'Quy định',
      'Hướng dẫn',
      'Tờ trình',
    ];
    const base = { regime: 'party', units: [''], types, clerk: 'CHÁNH VĂN PHÒNG' } as const;
    const city = p.full.startsWith('thành phố');
    if (kind === 'central') {
      const [board, code] = chance.pick([
        ['BAN TỔ CHỨC', 'BTCTW'],
        ['BAN DÂN VẬN', 'BDVTW'],
      ] as const);
      return {
        ...base,
        superior: ['BAN CHẤP HÀNH TRUNG ƯƠNG'],
        issuer: [board],
        code,
        place: 'Hà Nội',
        position: 'TRƯỞNG BAN',
        deputy: 'PHÓ TRƯỞNG BAN',
        decides: `${board} TRUNG ƯƠNG`,
        seal: 'BAN CHẤP HÀNH TRUNG ƯƠNG',
        realm: 'cả nước',
        types: ['Hướng dẫn', 'Công văn', 'Thông báo', 'Quyết định'],
      };
    }
    const name =
      kind === 'district' && district.name !== ''
        ? district.name
        : kind === 'commune'
          ? chance.pick(district.communes)
          : p.full;
    const committee = city && (kind === 'province' || kind === 'board') ? 'THÀNH ỦY' : 'TỈNH ỦY';
    const own = {
      ...base,
      tm: 'BAN THƯỜNG VỤ',
      position: 'BÍ THƯ',
      deputy: 'PHÓ BÍ THƯ',
      place: nameOf(name),
      realm: name,
      seal: `ĐẢNG CỘNG SẢN VIỆT NAM * ${capitals(nameOf(name))}`,
    };
    if (kind === 'board') {
      const [board, code] = chance.pick([
        ['BAN DÂN VẬN', 'BDV'],
        ['BAN TUYÊN GIÁO', 'BTG'],
        ['BAN TỔ CHỨC', 'BTC'],
        ['VĂN PHÒNG', 'VP'],
        ['ỦY BAN KIỂM TRA', 'UBKT'],
      ] as const);
      const chief =
        board === 'VĂN PHÒNG'
          ? ['CHÁNH VĂN PHÒNG', 'PHÓ CHÁNH VĂN PHÒNG']
          : board === 'ỦY BAN KIỂM TRA'
            ? ['CHỦ NHIỆM', 'PHÓ CHỦ NHIỆM']
            : ['TRƯỞNG BAN', 'PHÓ TRƯỞNG BAN'];
      const { tm: _tm, ...rest } = own;
      return {
        ...rest,
        superior: [`${committee} ${capitals(p.name)}`],
        issuer: [board],
        code: `${code}TU`,
        position: chief[0] ?? '',
        deputy: chief[1] ?? '',
        decides: `${board} ${committee}`,
      };
    }
    if (kind === 'commune') {
      const under = district.name === '' ? `ĐẢNG BỘ ${capitals(p.full)}` : `ĐẢNG BỘ ${capitals(district.name)}`;
      return {
        ...own,
        superior: [under],
        issuer: [`ĐẢNG ỦY ${capitals(name)}`],
        code: 'ĐU',
        decides: `BAN THƯỜNG VỤ ĐẢNG ỦY ${capitals(name)}`,
      };
    }
    if (kind === 'district' && district.name !== '') {
      const word = district.name.startsWith('quận') ? 'QUẬN ỦY' : 'HUYỆN ỦY';
      return {
        ...own,
        superior: [`ĐẢNG BỘ ${capitals(p.full)}`],
        issuer: [`${word} ${capitals(nameOf(name))}`],
        code: word === 'QUẬN ỦY' ? 'QU' : 'HU',
        decides: `BAN THƯỜNG VỤ ${word}`,
      };
    }
    return {
      ...own,
      superior: year < 2011 && chance.likely(0.5) ? [`ĐẢNG BỘ ${capitals(p.full)}`] : [],
      issuer: [`${committee} ${capitals(p.name)}`],
      code: 'TU',
      decides: `BAN THƯỜNG VỤ ${committee}`,
    };
  },
  members: (p, _year, chance) => {
    const [kind, superior, issuer, code, tm, position, deputy] = chance.pick([
      [
        'women',
        ['HỘI LHPN VIỆT NAM'],
        [`HỘI LHPN ${capitals(p.full)}`, 'BAN THƯỜNG VỤ'],
        'BTV',
        'BAN THƯỜNG VỤ',
        'CHỦ TỊCH',
        'PHÓ CHỦ TỊCH',
      ],
      [
        'farmers',
        ['HỘI NÔNG DÂN VIỆT NAM'],
        ['BAN CHẤP HÀNH', capitals(p.full)],
        'HNDT',
        'BAN THƯỜNG VỤ',
        'CHỦ TỊCH',
        'PHÓ CHỦ TỊCH',
      ],
      [
        'labour',
        ['TỔNG LIÊN ĐOÀN LAO ĐỘNG VIỆT NAM'],
        [`LIÊN ĐOÀN LAO ĐỘNG ${capitals(p.full)}`],
        'LĐLĐ',
        'BAN THƯỜNG VỤ',
        'CHỦ TỊCH',
        'PHÓ CHỦ TỊCH',
      ],
      [
        'veterans',
        ['HỘI CỰU CHIẾN BINH VIỆT NAM'],
        [`HỘI CCB ${capitals(p.full)}`],
        'CCB',
        'BAN THƯỜNG VỤ',
        'CHỦ TỊCH',
        'PHÓ CHỦ TỊCH',
      ],
      [
        'redcross',
        ['HỘI CHỮ THẬP ĐỎ VIỆT NAM'],
        [`HỘI CHỮ THẬP ĐỎ ${capitals(p.full)}`],
        'CTĐ',
        'BAN THƯỜNG VỤ',
        'CHỦ TỊCH',
        'PHÓ CHỦ TỊCH',
      ],
    ] as const);
    return {
      regime: kind === 'farmers' && chance.likely(0.5) ? 'party' : 'state',
      superior,
      issuer,
      code,
      units: ['VP', 'TG', ''],
      place: p.name,
      tm,
      position,
      deputy,
      decides: `BAN THƯỜNG VỤ ${issuer[0]}`,
      seal: issuer.join(' '),
      realm: p.full,
      types: ['Kế hoạch', 'Báo cáo', 'Công văn', 'Hướng dẫn', 'Thông báo', 'Quyết định', 'Chương trình'],
    };
  },
  youth: (p, _year, chance) => ({
    regime: 'youth',
    superior: [],
    issuer: chance.pick([
      ['BCH ĐOÀN', capitals(p.full)],
      [`BAN CHẤP HÀNH ${capitals(p.full)}`],
      [`BCH ${capitals(p.full)}`],
    ]),
    code: p.full.startsWith('tỉnh') ? 'TĐTN' : 'ThĐTN',
    units: ['VP', 'BTG', 'BPT'],
    place: p.name,
    tm: 'BAN THƯỜNG VỤ',
    position: 'BÍ THƯ',
    deputy: 'PHÓ BÍ THƯ',
    decides: 'BAN THƯỜNG VỤ',
    seal: `ĐOÀN TNCS HỒ CHÍ MINH * ${capitals(p.full)}`,
    realm: p.full,
    types: ['Kế hoạch', 'Công văn', 'Hướng dẫn', 'Báo cáo', 'Quyết định', 'Chương trình', 'Thông báo'],
  }),
};

/** An office of a kind as it stood in a year. */
export function officeOf(kind: string, year: number, chance: Chance): Office {
  const maker = makers[kind];
  if (!maker) throw new Error(`no office of the kind ${kind}`);
  return maker(chance.pick(year >= 2026 ? provincesAfter : provincesBefore), year, chance);
}
