/** Offices of the State: committees, councils, departments, ministries, courts, forces, hospitals, schools, companies. */
import { type Chance, capitals } from './chance.ts';
import { districtOf, inTwo, type Maker, type Office } from './office.ts';
import { nameOf } from './places.ts';

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

export const stateOffices: Readonly<Record<string, Maker>> = {
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
};
