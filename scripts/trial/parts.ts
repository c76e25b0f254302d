/** The parts that official papers are put together from, each in the form its regime and year prescribe. */
import type { Paragraph } from '../samples/paper.ts';
import { articles, groundLines, prose, sections, sentence, tableRows } from './body.ts';
import { type Chance, twoDigits } from './chance.ts';
import type { Arrival, Letter } from './letter.ts';
import type { Office } from './office.ts';
import type { Slots } from './subjects.ts';

const abbreviations: Readonly<Record<string, string>> = {
  'Nghị quyết': 'NQ',
  'Quyết định': 'QĐ',
  'Chỉ thị': 'CT',
  'Quy chế': 'QC',
  'Quy định': 'QyĐ',
  'Thông báo': 'TB',
  'Hướng dẫn': 'HD',
  'Chương trình': 'CTr',
  'Kế hoạch': 'KH',
  'Phương án': 'PA',
  'Đề án': 'ĐA',
  'Báo cáo': 'BC',
  'Biên bản': 'BB',
  'Tờ trình': 'TTr',
  'Hợp đồng': 'HĐ',
  'Công điện': 'CĐ',
  'Giấy ủy quyền': 'GUQ',
  'Giấy mời': 'GM',
  'Giấy giới thiệu': 'GGT',
  'Phiếu gửi': 'PG',
  'Phiếu chuyển': 'PC',
  'Thông tư': 'TT',
  'Nghị định': 'NĐ',
  'Thông tri': 'TT',
  'Kết luận': 'KL',
  'Chương trình phối hợp': 'CTPH',
  'Kế hoạch liên tịch': 'KHLT',
  'Nghị quyết liên tịch': 'NQLT',
};
const normative = new Set(['Thông tư', 'Nghị định']);
export const nation = (chance: Chance, year: number): string =>
  year < 2011 && chance.likely(0.5) ? 'CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM' : 'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM';
export const bold = (text: string): string => `**${text}**`;
export type Draft = {
  readonly chance: Chance;
  readonly year: number;
  readonly slots: Slots;
  readonly extra: readonly string[];
  readonly long: boolean;
};

/** The State's, the Front's, the Party's and the youth union's letterheads; `lines` are what stands above the rule. */
export function letterhead(office: Office, draft: Draft): Pick<Letter, 'left' | 'right'> {
  const { chance, year } = draft;
  const boldSuperior = office.superior.length > 0 && chance.likely(0.1);
  const lines = [...office.superior.map((line) => (boldSuperior ? bold(line) : line)), ...office.issuer.map(bold)];
  if (office.regime === 'party') {
    return {
      left: { lines, closing: 'star', below: [] },
      right: { lines: [bold('ĐẢNG CỘNG SẢN VIỆT NAM')], closing: 'long-rule', below: [] },
    };
  }
  if (office.regime === 'youth') {
    return {
      left: { lines, closing: 'stars', below: [] },
      right: { lines: [bold('ĐOÀN TNCS HỒ CHÍ MINH')], closing: 'long-rule', below: [] },
    };
  }
  const motto = chance.likely(0.9) ? 'Độc lập - Tự do - Hạnh phúc' : 'Độc lập – Tự do – Hạnh phúc';
  return {
    left: { lines, closing: chance.likely(0.12) ? 'dashes' : 'rule', below: [] },
    right: {
      lines: [bold(nation(chance, year)), bold(motto)],
      closing: chance.likely(0.1) ? 'dashes' : 'long-rule',
      below: [],
    },
  };
}

export function symbolOf(
  office: Office,
  type: string,
  year: number,
  chance: Chance,
): { symbol: string; join: string; withYear: boolean } {
  const short = abbreviations[type];
  const unit = chance.pick(office.units);
  if (office.regime === 'party' || office.regime === 'youth') {
    return { symbol: `${type === 'Công văn' ? 'CV' : (short ?? 'CV')}/${office.code}`, join: '-', withYear: false };
  }
  if (type === 'Công văn' || short === undefined) {
    const letters = office.letterCode ?? office.code;
    const old = year < 2005 && chance.likely(0.4);
    return { symbol: old ? `CV-${letters}` : unit === '' ? letters : `${letters}-${unit}`, join: '/', withYear: false };
  }
  const withYear =
    normative.has(type) ||
    (year < 2005 && type === 'Quyết định' && chance.likely(0.7)) ||
    (office.code === 'HĐND' && year < 2016);
  return { symbol: `${short}-${office.code}`, join: '/', withYear };
}

/** `TM.`, `KT.`, `TL.` with the positions under them. */
export function signatureLines(office: Office, type: string, chance: Chance): string[] {
  const slash = office.regime === 'party' || (office.regime === 'youth' && chance.likely(0.5));
  const mark = (letters: string): string => (slash ? `${letters.slice(0, -1)}/${letters.slice(-1)}` : `${letters}.`);
  const collective = office.tm !== undefined && !(type === 'Quyết định' && chance.likely(0.6));
  const lines = collective ? [`${mark('TM')} ${office.tm}`] : [];
  const way = chance.between(0, 1);
  if (way < 0.42) return [...lines, office.position];
  if (way < 0.84 || office.clerk === undefined) {
    if (collective && slash) return [...lines, office.deputy];
    return [...lines, `${mark('KT')} ${office.position}`, office.deputy];
  }
  const last = way > 0.95 ? ['KT. CHÁNH VĂN PHÒNG', 'PHÓ CHÁNH VĂN PHÒNG'] : [office.clerk];
  return [
    `${way > 0.92 ? mark('TUQ') : mark('TL')} ${office.tm !== undefined && chance.likely(0.3) ? office.tm : office.position}`,
    ...last,
  ];
}

export function addressees(office: Office, chance: Chance): string[] {
  const bodies = [
    `Ủy ban nhân dân ${office.realm === 'cả nước' ? 'các tỉnh, thành phố trực thuộc Trung ương' : office.realm}`,
    'Sở Tài chính',
    'Sở Nội vụ',
    'Các phòng, ban, đơn vị trực thuộc',
    'Thường trực Hội đồng nhân dân',
    'Ban Thường trực Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh',
    'Các bộ, cơ quan ngang bộ, cơ quan thuộc Chính phủ',
    'Ủy ban nhân dân các huyện, thị xã, thành phố',
    'Kho bạc Nhà nước',
    'Chủ tịch Ủy ban nhân dân tỉnh',
    'Các tổ chức thành viên của Mặt trận',
    'Thủ trưởng các cơ quan, ban, ngành, đoàn thể',
    'Ban Thường vụ các huyện ủy, thành ủy',
  ];
  const count = chance.pick([1, 1, 1, 2, 3, 5]);
  return chance.several(bodies, count);
}

export function recipientsOf(office: Office, type: string, chance: Chance): string[] {
  const head = office.regime === 'party' ? 'Nơi nhận:' : chance.likely(0.85) ? '**__Nơi nhận:__**' : 'Nơi nhận:';
  const items = chance.several(
    [
      'TT Tỉnh ủy (b/c)',
      'TT HĐND, UBND',
      'Các ban Đảng',
      'Các sở, ban, ngành',
      'UBMTTQ và các đoàn thể',
      'CT, các PCT',
      'Cổng thông tin điện tử',
      'Phòng Tài chính - KH',
      'Kho bạc Nhà nước',
      'BHXH',
    ],
    chance.whole(1, 5),
  );
  const first = type === 'Quyết định' ? 'Như Điều 3' : 'Như trên';
  const last =
    office.regime === 'party'
      ? 'Lưu Văn phòng'
      : chance.pick(['Lưu: VT', 'Lưu: VT, TH', 'Lưu VT, P2', 'Lưu: VT, NC (5)']);
  return [head, ...[first, ...items].map((item) => `- ${item};`), `- ${last}.`];
}

export function bodyOf(type: string, office: Office, draft: Draft, subject: string): Paragraph[] {
  const { chance, slots } = draft;
  const short = !draft.long && chance.likely(0.6);
  const paragraph = (text: string): Paragraph =>
    text.startsWith('**') && !text.startsWith('**Điều') && !text.startsWith('**__') ? { text, keep: true } : { text };
  if (['Quyết định', 'Nghị quyết', 'Thông tư', 'Nghị định', 'Quy định'].includes(type) && office.regime !== 'party') {
    return [
      { centred: bold(office.decides) },
      ...groundLines(slots, chance, chance.likely(0.7)).map((text) => ({ text })),
      { centred: bold(type === 'Nghị quyết' ? 'QUYẾT NGHỊ:' : chance.likely(0.5) ? 'QUYẾT ĐỊNH:' : 'QUYẾT ĐỊNH') },
      ...articles(
        slots,
        chance,
        short ? 3 : draft.long ? chance.whole(14, 22) : chance.whole(4, 8),
        `Ban hành kèm theo ${type === 'Quyết định' ? 'Quyết định' : 'văn bản'} này nội dung về ${subject.replace(/^[Vv]ề việc /, '')}.`,
      ).map(paragraph),
    ];
  }
  const opening = `Thực hiện ${slots.quoted()} và căn cứ tình hình thực tế, ${chance.pick(['cơ quan', 'đơn vị'])} ${type === 'Báo cáo' ? 'báo cáo kết quả như sau' : 'có ý kiến như sau'}:`;
  const parts: Paragraph[] = [{ text: opening }];
  if (['Kế hoạch', 'Báo cáo', 'Chương trình', 'Hướng dẫn', 'Đề án', 'Phương án'].includes(type)) {
    parts.push(...sections(slots, chance, short ? 2 : draft.long ? 7 : chance.whole(3, 5)).map(paragraph));
  } else
    parts.push(
      ...prose(slots, chance, short ? chance.whole(2, 3) : draft.long ? chance.whole(14, 20) : chance.whole(5, 9)).map(
        paragraph,
      ),
    );
  if (chance.likely(0.2)) {
    const columns = chance.whole(4, 5);
    const widths = columns === 4 ? [0.1, 0.42, 0.2, 0.28] : [0.08, 0.34, 0.16, 0.22, 0.2];
    parts.push({ table: tableRows(slots, chance, chance.whole(3, 7), columns), widths });
  }
  parts.push({
    text: chance.pick([
      'Trân trọng./.',
      'Trên đây là nội dung cần thực hiện, đề nghị các đơn vị quan tâm phối hợp./.',
      `${sentence(slots, chance).slice(0, -1)}./.`,
    ]),
  });
  return parts;
}

export function arrivalOf(date: Date, chance: Chance): Arrival {
  const later = new Date(date.getTime() + chance.whole(0, 6) * 86_400_000);
  const [day, month, year] = [later.getUTCDate(), later.getUTCMonth() + 1, later.getUTCFullYear()];
  const office = chance.pick([
    'ỦY BAN MTTQ VIỆT NAM TỈNH',
    'VĂN PHÒNG TỈNH ỦY',
    'SỞ NỘI VỤ',
    'UBND HUYỆN',
    'VĂN PHÒNG UBND TỈNH',
  ]);
  return {
    head: chance.likely(0.7)
      ? [office, chance.pick(['CÔNG VĂN ĐẾN', 'VĂN BẢN ĐẾN', 'ĐẾN'])]
      : [chance.pick(['CÔNG VĂN ĐẾN', 'ĐẾN'])],
    number: String(chance.whole(12, 4800)),
    day: `${chance.likely(0.5) ? day : twoDigits(day)}/${month}/${year}`,
    iso: later.toISOString().slice(0, 10),
    colour: chance.pick(['#c8323c', '#c8323c', '#2a48a8', '#222222']),
  };
}

/** A document somebody refers to; never this one's own number. */
export function quotedDocument(year: number, chance: Chance): string {
  const back = year - chance.whole(0, 3);
  const [type, symbol] = chance.pick([
    ['Quyết định', back < 2005 ? `${back}/QĐ-UB` : 'QĐ-UBND'],
    ['Nghị quyết', 'NQ/TU'],
    ['Công văn', 'UBND-NC'],
    ['Kế hoạch', 'KH-UBND'],
    ['Nghị định', `${back}/NĐ-CP`],
    ['Thông tư', `${back}/TT-BTC`],
    ['Chỉ thị', 'CT-TTg'],
    ['Nghị quyết', `${back}/NQ-HĐND`],
  ] as const);
  const join = symbol === 'NQ/TU' ? '-' : '/';
  const day = chance.likely(0.75)
    ? `ngày ${twoDigits(chance.whole(1, 28))} tháng ${chance.pick(['01', '3', '4', '9', '11', '12'])} năm ${back}`
    : `ngày ${twoDigits(chance.whole(1, 28))}/${twoDigits(chance.whole(1, 12))}/${back}`;
  return `${type} số ${chance.whole(3, 2400)}${join}${symbol} ${day}`;
}

export const arrivalTruth = (arrival: Arrival | null): Letter['gold']['dau_den'] =>
  arrival && { so: arrival.number, ngay: arrival.iso, noi: arrival.head.length > 1 ? (arrival.head[0] ?? '') : '' };

/** Face, size and spacing: Times in 13 or 14 points mostly, sometimes another face, typewriters before 2003. */
export function lettering(year: number, chance: Chance): Pick<Letter, 'family' | 'size' | 'leading'> {
  const way = chance.between(0, 1);
  if (year < 2003 && way < 0.45) return { family: 'typewriter', size: 10.5, leading: chance.between(1.3, 1.7) };
  return {
    family: way > 0.92 ? 'sans' : 'serif',
    size: chance.pick([12, 13, 13.5, 14, 14]),
    leading: chance.between(1.12, 1.5),
  };
}
