/** Offices of the Front, the Party and the organisations that belong to the Front, as their letterheads changed. */
import { capitals } from './chance.ts';
import { districtOf, type Maker } from './office.ts';
import { nameOf } from './places.ts';

export const politicalOffices: Readonly<Record<string, Maker>> = {
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
        // Both lines are one body's name before its standing board signed in a name of its own.
        superior: year >= 2026 ? ['ỦY BAN TRUNG ƯƠNG', 'MẶT TRẬN TỔ QUỐC VIỆT NAM'] : [],
        issuer: year >= 2026 ? ['BAN THƯỜNG TRỰC'] : ['MẶT TRẬN TỔ QUỐC VIỆT NAM', 'ỦY BAN TRUNG ƯƠNG'],
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
