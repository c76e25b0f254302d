/**
 * Composes one invented paper: who writes to whom about what, and the description an archivist would give it.
 * Everything comes from the seed; the truth is made from nothing else.
 */
import { tableRows } from './body.ts';
import { type Chance, capitals, chanceOf, twoDigits } from './chance.ts';
import type { Letter, Signer } from './letter.ts';
import type { Office } from './office.ts';
import { officeOf } from './offices.ts';
import {
  addressees,
  arrivalOf,
  arrivalTruth,
  bodyOf,
  bold,
  type Draft,
  letterhead,
  lettering,
  quotedDocument,
  recipientsOf,
  signatureLines,
  symbolOf,
} from './parts.ts';
import { personName } from './people.ts';
import { petition } from './petition.ts';
import { type Slots, subjectOf } from './subjects.ts';

const ranks = ['Đại tá', 'Thượng tá', 'Trung tá', 'Thiếu tướng'];
const degrees = ['TS.', 'PGS.TS.', 'ThS.', 'BS.CKII.', 'GS.TS.'];

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
  // Each of two bodies may give the paper a number of its own; the first one's is the paper's.
  const otherNumbers = kind === 'joint' && chance.likely(0.4) ? [`${lead} ${chance.whole(20, 900)}/${symbol}`] : [];
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
    left: { ...head.left, below: [numberLine, ...otherNumbers] },
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
    copied: kind !== 'joint' && chance.likely(0.06) ? copyOf(office, date, chance) : null,
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

function copyOf(office: Office, date: Date, chance: Chance): Letter['copied'] {
  const later = new Date(date.getTime() + chance.whole(2, 40) * 86_400_000);
  const [day, month] = [twoDigits(later.getUTCDate()), twoDigits(later.getUTCMonth() + 1)];
  return {
    left: [
      bold(chance.pick(['SAO Y BẢN CHÍNH', 'SAO Y'])),
      `Số: ${chance.whole(12, 420)}/SY-${office.code.split('-')[0]}`,
    ],
    dated: `__${office.place}, ngày ${day} tháng ${month} năm ${later.getUTCFullYear()}__`,
    lines: [bold('TL. THỦ TRƯỞNG'), bold('CHÁNH VĂN PHÒNG')],
    name: bold(personName(chance)),
  };
}

const sentenceCase = (text: string): string => text.charAt(0) + text.slice(1).toLocaleLowerCase('vi');
