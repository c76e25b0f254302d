/**
 * Composes one invented paper: who writes to whom about what, in the form its regime and year prescribe, and the
 * description an archivist would give it. Everything comes from the seed; the truth is made from nothing else.
 */
import type { Closing, GoldFields, Paragraph } from '../samples/paper.ts';
import { articles, groundLines, prose, sections, sentence, tableRows } from './body.ts';
import { type Chance, capitals, chanceOf, twoDigits } from './chance.ts';
import { type Office, officeOf } from './offices.ts';
import { personName } from './people.ts';
import { type Slots, subjectOf } from './subjects.ts';

export type Signer = { readonly lines: readonly string[]; readonly name: string; readonly seal: string | null };
export type Arrival = {
  /** Printed in the rubber: the office and the kind of stamp. */
  readonly head: readonly string[];
  readonly number: string;
  /** As written into it: `21/3/2018`. */
  readonly day: string;
  readonly iso: string;
  readonly colour: string;
};
export type Letter = {
  readonly id: string;
  readonly kind: string;
  readonly family: 'serif' | 'sans' | 'typewriter';
  readonly size: number;
  readonly leading: number;
  readonly left: {
    readonly lines: readonly string[];
    readonly closing: Closing | 'stars';
    readonly below: readonly string[];
  };
  readonly right: { readonly lines: readonly string[]; readonly closing: Closing; readonly below: readonly string[] };
  /** Narrow column of a công văn's subject, already broken into lines. */
  readonly matter: string | null;
  readonly secrecy: string | null;
  readonly urgency: string | null;
  readonly draft: boolean;
  readonly arrival: Arrival | null;
  readonly title: { readonly type: string; readonly subject: string; readonly closing: Closing } | null;
  readonly to: readonly string[];
  readonly body: readonly Paragraph[];
  /** A full-page table that lies sideways, after the text. */
  readonly annex: { readonly title: string; readonly rows: readonly (readonly string[])[] } | null;
  readonly recipients: readonly string[];
  readonly dated: string | null;
  /** The one who speaks for the paper stands at the right, last. */
  readonly signers: readonly Signer[];
  readonly address: string | null;
  readonly signedDigitally: string | null;
  readonly pageNumbers: 'top' | 'none';
  readonly gold: Omit<GoldFields, 'nguoi_ky' | 'do_khan'> & {
    readonly nguoi_ky: string | null;
    readonly do_khan: string | null;
    readonly do_mat: string | null;
    readonly dau_den: { readonly so: string; readonly ngay: string; readonly noi: string } | null;
  };
  readonly written: { readonly so: boolean; readonly day: boolean; readonly month: boolean };
};

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
const nation = (chance: Chance, year: number): string =>
  year < 2011 && chance.likely(0.5) ? 'CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM' : 'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM';
const bold = (text: string): string => `**${text}**`;
const ranks = ['Đại tá', 'Thượng tá', 'Trung tá', 'Thiếu tướng'];
const degrees = ['TS.', 'PGS.TS.', 'ThS.', 'BS.CKII.', 'GS.TS.'];

type Draft = {
  readonly chance: Chance;
  readonly year: number;
  readonly slots: Slots;
  readonly extra: readonly string[];
  readonly long: boolean;
};

/** The State's, the Front's, the Party's and the youth union's letterheads; `lines` are what stands above the rule. */
function letterhead(office: Office, draft: Draft): Pick<Letter, 'left' | 'right'> {
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

function symbolOf(
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
function signatureLines(office: Office, type: string, chance: Chance): string[] {
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

function addressees(office: Office, chance: Chance): string[] {
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

function recipientsOf(office: Office, type: string, chance: Chance): string[] {
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

function bodyOf(type: string, office: Office, draft: Draft, subject: string): Paragraph[] {
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

function arrivalOf(date: Date, chance: Chance): Arrival {
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
function quotedDocument(year: number, chance: Chance): string {
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

const kinds = [
  'province',
  'department',
  'front',
  'party',
  'ministry',
  'district',
  'commune',
  'council',
  'members',
  'agency',
  'youth',
  'front',
  'justice',
  'forces',
  'institution',
  'company',
  'government',
  'joint',
  'petition',
  'party',
] as const;

/**
 * The paper of a place in the row; each kind of office comes round every twenty papers.
 * @param long it runs over several pages
 * @param extra subjects to use beside our own
 */
export function composeLetter(
  id: string,
  index: number,
  seed: string,
  long: boolean,
  extra: readonly string[] = [],
): Letter {
  const chance = chanceOf(`${seed} ${index} letter`);
  const kind = kinds[(index * 7) % kinds.length] ?? 'province';
  const year = chance.pick([
    1999, 2000, 2002, 2003, 2005, 2007, 2009, 2010, 2012, 2014, 2016, 2018, 2019, 2020, 2021, 2022, 2023, 2024, 2024,
    2026, 2026,
  ]);
  const date = new Date(Date.UTC(year, chance.whole(0, year === 2026 ? 9 : 11), chance.whole(1, 28)));
  const person = (): string => personName(chance);
  const base = kind === 'petition' || kind === 'joint' ? 'commune' : kind;
  const office = officeOf(base === 'commune' && kind === 'joint' ? 'front' : base, year, chance);
  const slots: Slots = {
    year,
    place: office.realm === 'cả nước' || office.realm.startsWith('toàn') ? 'các đơn vị trực thuộc' : office.realm,
    person,
    quoted: () => quotedDocument(year, chance),
  };
  const draft: Draft = { chance, year, slots, extra, long };
  if (kind === 'petition') return petition(id, office, date, draft);
  return official(id, kind, kind === 'joint' ? jointOffice(office, chance) : office, date, draft);
}

/** Two bodies over one paper: their names in one column, a dash between, one symbol of both. */
function jointOffice(office: Office, chance: Chance): Office {
  const [partner, code] = chance.pick([
    ['SỞ NỘI VỤ', 'SNV'],
    ['CÔNG AN TỈNH', 'CAT'],
    ['HỘI NÔNG DÂN', 'HND'],
    ['SỞ TƯ PHÁP', 'STP'],
  ] as const);
  return {
    ...office,
    superior: [],
    issuer: [...office.superior, ...office.issuer, `- ${partner}`],
    code: `${office.letterCode ?? office.code}-${code}`,
    types: ['Chương trình phối hợp', 'Kế hoạch liên tịch', 'Nghị quyết liên tịch'],
  };
}

function official(id: string, kind: string, office: Office, date: Date, draft: Draft): Letter {
  const { chance, year, slots } = draft;
  const month = date.getUTCMonth() + 1;
  const day = twoDigits(date.getUTCDate());
  const type = chance.pick(office.types);
  const subject = subjectOf(slots, chance, draft.extra);
  const { symbol, join, withYear } = symbolOf(office, type, year, chance);
  const written = { so: chance.likely(0.7), day: chance.likely(0.68), month: chance.likely(0.06) };
  const number = chance.likely(0.35) ? twoDigits(chance.whole(1, 99)) : String(chance.whole(100, 4200));
  const inked = (value: string, byHand: boolean): string => (byHand ? `{${value}}` : value);
  const gap = written.so && chance.likely(0.4) ? ' ' : '';
  const dash = join === '-' && office.regime === 'youth' && chance.likely(0.5) ? ' - ' : join;
  const lead = office.regime === 'party' ? 'Số' : chance.pick(['Số:', 'Số:', 'Số:', 'Số']);
  const yearPart = withYear ? `${year}/` : '';
  const head = letterhead(office, draft);
  const numberLine = `${lead} ${inked(number, written.so)}${gap}${dash}${yearPart}${symbol}`;
  const dateLine = `${office.place}, ngày ${inked(day, written.day)} tháng ${inked(month < 3 ? twoDigits(month) : String(month), written.month)} năm ${year}`;
  const isLetter = type === 'Công văn';
  const matterLead = office.regime === 'party' ? 'Về việc' : chance.pick(['V/v', 'V/v', 'V/v:', 'Về việc']);
  const titleLead = chance.pick(['Về việc ', 'Về việc ', '', 'V/v ']);
  const title =
    titleLead === '' ? subject.charAt(0).toLocaleUpperCase('vi') + subject.slice(1) : `${titleLead}${subject}`;
  const matter = isLetter ? `${matterLead} ${subject}` : null;
  const lines =
    kind === 'joint'
      ? [`TM. ${office.tm ?? 'BAN THƯỜNG TRỰC'}`, office.position]
      : signatureLines(office, type, chance);
  const name = personName(chance);
  const prefix =
    office.title === 'military'
      ? `${chance.pick(ranks)} `
      : office.title === 'academic' && chance.likely(0.7)
        ? `${chance.pick(degrees)} `
        : '';
  const main: Signer = { lines: lines.map(bold), name: bold(`${prefix}${name}`), seal: office.seal };
  const second: Signer = {
    lines: [bold('KT. GIÁM ĐỐC'), bold('PHÓ GIÁM ĐỐC')],
    name: bold(personName(chance)),
    seal: 'MẪU * CƠ QUAN PHỐI HỢP',
  };
  const secretary: Signer = { lines: [bold('THƯ KÝ')], name: bold(personName(chance)), seal: null };
  const urgency = chance.likely(0.1) || type === 'Công điện' ? chance.pick(['KHẨN', 'HỎA TỐC', 'THƯỢNG KHẨN']) : null;
  const secrecy = chance.likely(0.06) ? chance.pick(['MẬT', 'TỐI MẬT']) : null;
  const arrival = chance.likely(0.25) ? arrivalOf(date, chance) : null;
  const addressed = isLetter || (['Tờ trình', 'Giấy mời', 'Báo cáo'].includes(type) && chance.likely(0.7));
  const annexed = chance.likely(0.08);
  const signedBy = name.replace(/\*/g, '');
  return {
    id,
    kind,
    ...lettering(year, chance),
    left: { ...head.left, below: [numberLine] },
    right: { ...head.right, below: [`__${dateLine}__`] },
    matter,
    secrecy,
    urgency,
    draft: chance.likely(0.02),
    arrival,
    title: isLetter
      ? null
      : {
          type: capitals(type),
          subject: title,
          closing: office.regime === 'party' ? 'dashes' : chance.likely(0.8) ? 'rule' : 'none',
        },
    to: addressed ? addressees(office, chance) : [],
    body: bodyOf(type, office, draft, subject),
    annex: annexed
      ? {
          title: `DANH SÁCH KÈM THEO ${capitals(isLetter ? 'Công văn' : type)}`,
          rows: tableRows(slots, chance, chance.whole(9, 14), 6),
        }
      : null,
    recipients: recipientsOf(office, type, chance),
    dated: null,
    signers: kind === 'joint' ? [second, main] : type === 'Biên bản' ? [secretary, main] : [main],
    address:
      isLetter && chance.likely(0.25)
        ? `Địa chỉ: ${chance.whole(2, 310)} ${chance.pick(['Trần Phú', 'Lê Lợi', 'Hùng Vương'])}, ${office.place}; Điện thoại: 0${chance.whole(204, 299)}.3${chance.whole(100000, 999999)}`
        : null,
    signedDigitally: year >= 2017 && chance.likely(0.2) ? `${slots.place}` : null,
    pageNumbers: chance.likely(0.85) ? 'top' : 'none',
    gold: {
      loai_van_ban: type,
      so: number,
      ky_hieu: symbol,
      so_ky_hieu: `${number}${join}${yearPart}${symbol}`,
      ngay: date.toISOString().slice(0, 10),
      dia_danh: office.place,
      co_quan_cap_tren: office.superior.length > 0 ? office.superior.join(' ') : null,
      co_quan_ban_hanh: office.issuer.join(' '),
      trich_yeu: matter ?? title,
      quyen_han_chuc_vu: lines.join(' '),
      nguoi_ky: signedBy,
      do_khan: urgency === null ? null : sentenceCase(urgency),
      do_mat: secrecy === null ? null : sentenceCase(secrecy),
      dau_den: arrivalTruth(arrival),
    },
    written,
  };
}

const arrivalTruth = (arrival: Arrival | null): Letter['gold']['dau_den'] =>
  arrival && { so: arrival.number, ngay: arrival.iso, noi: arrival.head.length > 1 ? (arrival.head[0] ?? '') : '' };

const sentenceCase = (text: string): string => text.charAt(0) + text.slice(1).toLocaleLowerCase('vi');

/** Face, size and spacing: Times in 13 or 14 points mostly, sometimes another face, typewriters before 2003. */
function lettering(year: number, chance: Chance): Pick<Letter, 'family' | 'size' | 'leading'> {
  const way = chance.between(0, 1);
  if (year < 2003 && way < 0.45) return { family: 'typewriter', size: 10.5, leading: chance.between(1.3, 1.7) };
  return {
    family: way > 0.92 ? 'sans' : 'serif',
    size: chance.pick([12, 13, 13.5, 14, 14]),
    leading: chance.between(1.12, 1.5),
  };
}

function petition(id: string, office: Office, date: Date, draft: Draft): Letter {
  const { chance, year, slots } = draft;
  const type = chance.pick(['Đơn kiến nghị', 'Đơn khiếu nại', 'Đơn đề nghị', 'Đơn xin xác nhận', 'Đơn tố cáo']);
  const name = personName(chance);
  const written = { so: false, day: chance.likely(0.5), month: false };
  const day = twoDigits(date.getUTCDate());
  const month = date.getUTCMonth() + 1;
  const subject = chance.pick([
    'Về việc giải quyết tranh chấp đất đai giữa các hộ gia đình',
    'V/v sửa chữa đường giao thông vào khu dân cư',
    'Về việc chi trả tiền bồi thường, hỗ trợ khi Nhà nước thu hồi đất',
    'Về việc hưởng chế độ người có công với cách mạng',
  ]);
  const arrival = chance.likely(0.6) ? arrivalOf(date, chance) : null;
  const where = `${office.place}, ngày ${written.day ? `{${day}}` : day} tháng ${month < 3 ? twoDigits(month) : month} năm ${year}`;
  return {
    id,
    kind: 'petition',
    ...lettering(year, chance),
    left: { lines: [], closing: 'none', below: [] },
    right: {
      lines: [bold(nation(chance, year)), bold('Độc lập - Tự do - Hạnh phúc')],
      closing: 'long-rule',
      below: [],
    },
    matter: null,
    secrecy: null,
    urgency: null,
    draft: false,
    arrival,
    title: { type: capitals(type), subject, closing: 'none' },
    to: addressees(office, chance).slice(0, 2),
    body: [
      { text: `Tôi tên là: ${name}, sinh năm ${chance.whole(1938, 1990)}, hiện trú tại ${office.realm}.` },
      { text: `Nay tôi làm đơn này trình bày với quý cơ quan sự việc như sau: ${sentence(slots, chance)}` },
      {
        text: 'Gia đình tôi đã nhiều lần phản ánh với chính quyền địa phương nhưng đến nay sự việc chưa được giải quyết dứt điểm, gây ảnh hưởng đến đời sống và sinh hoạt của gia đình.',
      },
      {
        text: 'Kính mong quý cơ quan xem xét, giải quyết theo quy định của pháp luật. Tôi xin cam đoan những điều trình bày trên là đúng sự thật và xin chân thành cảm ơn.',
      },
    ],
    annex: null,
    recipients: [],
    dated: `__${where}__`,
    signers: [{ lines: [bold(chance.pick(['Người làm đơn', 'NGƯỜI LÀM ĐƠN', 'Người viết đơn']))], name, seal: null }],
    address: null,
    signedDigitally: null,
    pageNumbers: 'none',
    gold: {
      loai_van_ban: type,
      so: null,
      ky_hieu: null,
      so_ky_hieu: null,
      ngay: date.toISOString().slice(0, 10),
      dia_danh: office.place,
      co_quan_cap_tren: null,
      co_quan_ban_hanh: null,
      trich_yeu: subject,
      quyen_han_chuc_vu: null,
      nguoi_ky: name,
      do_khan: null,
      do_mat: null,
      dau_den: arrivalTruth(arrival),
    },
    written,
  };
}
