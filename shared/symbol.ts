/**
 * The grammar of document numbers: State, Front, Party and member organisations, new and old.
 *
 *   State      `Số: 12/QĐ-UBND`, normative `12/2019/NQ-HĐND`, official letter without type `125/UBND-NC`
 *   Front      `Số: 07/KH-MTTQ-BTT`, `249/MTTQ-BTT`; hyphen lost `90/TBMTTQ-BTT`; old `05-QĐ/MT`, `34 TB/MT`
 *   Party      `Số 12-NQ/TU`, `367 - QĐ/TWĐTN-VP`: hyphen after the number, slash after the type
 *
 * Promise: `raw` is kept beside every parsed part; dashes, stray blanks and the slips of recognition (S6 for Số,
 * O for 0, QD for QĐ) are repaired only where the grammar leaves one reading, and `repaired` says that it was done.
 * Rules: Decree 30/2020/NĐ-CP appendix III; Party guidance 36-HD/VPTW (2018) and its successors; custom of the Front.
 */
import { fold } from './vietnamese.ts';

export type DocumentSymbol = {
  /** `86`, `07B`, as printed, leading zero kept; null where the gap was left for handwriting. */
  readonly number: string | null;
  /** The year inside normative numbers: `2019` of `12/2019/NQ-HĐND`. */
  readonly year: string | null;
  /** Abbreviation of the type, `QĐ`, `TTr`; null for official letters and laws. */
  readonly type: string | null;
  /** What follows the type: `UBND`, `MTTQ-BTT`, `TU`. */
  readonly issuer: string | null;
  /** Type and issuer as one writes them after the number: `QĐ-UBND`, `NQ/TU`, `MTTQ-BTT`. */
  readonly symbol: string;
  /** True when something was put right that was not printed (or not read) that way. */
  readonly repaired: boolean;
  readonly raw: string;
};

export type Regime = 'state' | 'front' | 'party';

type Meaning = readonly [name: string, ...regimes: Regime[]];

// One abbreviation may mean several types; the first that a regime uses is the likeliest there. Names without a
// regime belong to all of them.
const TYPES: Readonly<Record<string, readonly Meaning[]>> = {
  BB: [['Biên bản']],
  BC: [['Báo cáo']],
  BGN: [['Bản ghi nhớ']],
  BTT: [['Bản thỏa thuận', 'state']],
  CTLT: [['Chương trình liên tịch']],
  CTPH: [['Chương trình phối hợp']],
  CTr: [['Chương trình']],
  CTrPH: [['Chương trình phối hợp']],
  CT: [['Chỉ thị'], ['Chương trình', 'front', 'party']],
  CV: [['Công văn']],
  CĐ: [['Công điện']],
  DA: [['Dự án']],
  GGT: [['Giấy giới thiệu']],
  GM: [['Giấy mời']],
  GNP: [['Giấy nghỉ phép']],
  GUQ: [['Giấy ủy quyền']],
  HD: [['Hướng dẫn']],
  HDLN: [['Hướng dẫn liên ngành']],
  HDLT: [['Hướng dẫn liên tịch']],
  HĐ: [['Hợp đồng']],
  KH: [['Kế hoạch']],
  KHLN: [['Kế hoạch liên ngành']],
  KHLT: [['Kế hoạch liên tịch']],
  KHPH: [['Kế hoạch phối hợp']],
  KL: [['Kết luận']],
  L: [['Luật', 'state']],
  LCT: [['Lệnh', 'state']],
  LKG: [['Lời kêu gọi']],
  NQ: [['Nghị quyết']],
  NQLT: [['Nghị quyết liên tịch']],
  NĐ: [['Nghị định', 'state']],
  PA: [['Phương án']],
  PB: [['Phiếu báo']],
  PC: [['Phiếu chuyển']],
  PG: [['Phiếu gửi']],
  PL: [['Pháp lệnh', 'state']],
  QC: [['Quy chế']],
  QCPH: [['Quy chế phối hợp']],
  QyĐ: [['Quy định']],
  QĐ: [['Quyết định'], ['Quy định', 'party']],
  SL: [['Sao lục'], ['Sắc lệnh', 'state']],
  SY: [['Sao y']],
  TB: [['Thông báo']],
  TBKL: [['Thông báo kết luận']],
  TC: [['Thông cáo']],
  TT: [
    ['Thông tư', 'state'],
    ['Thông tri', 'front', 'party'],
    ['Tờ trình', 'state', 'front', 'party'],
  ],
  TTLT: [['Thông tư liên tịch', 'state']],
  TTr: [['Tờ trình']],
  TrS: [['Trích sao']],
  ĐA: [['Đề án']],
};

// Issuers as they stand in symbols: used to part a glued type (TBMTTQ) and to put lost marks back (HDND).
const ISSUERS =
  'BTT BTV BCH BCĐ BVĐ BTCTU BTGTU BDVTU BNCTU CP CCB HCCB HCTĐ HLHPN HND HNDT HĐND HĐBC HĐPH HĐTĐ LĐLĐ TLĐ MT MTTQ MTTW MTTƯ ' +
  'TĐTN TWĐTN ĐTN ĐCT ĐUB ĐU TU HU TW TƯ TTg TVQH UBTVQH UB UBHC UBMT UBMTTQ UBND UBKTTU UBKT VPCP VPTU VPTW';
const issuers = new Set(ISSUERS.split(' '));

/** Marks and doubled D apart, as recognition confuses them: QD, QÐ, QĐĐ all become `qd`. */
const skeleton = (text: string): string => fold(text).replace(/d+/g, 'd');

function bySkeleton(known: Iterable<string>): Map<string, string[]> {
  const map = new Map<string, string[]>();
  for (const entry of known) map.set(skeleton(entry), [...(map.get(skeleton(entry)) ?? []), entry]);
  return map;
}
const typeSkeletons = bySkeleton(Object.keys(TYPES));
const issuerSkeletons = bySkeleton(issuers);

/** The one known entry that `text` can only mean, or null. */
function onlyMeaning(text: string, skeletons: Map<string, string[]>): string | null {
  const meant = skeletons.get(skeleton(text)) ?? [];
  return meant.length === 1 ? (meant[0] ?? null) : null;
}

const PREFIX = /^\s*[Ss$5](?:[oôốồổỗộơóòO0Ô6]|Ố){1,2}(?![\p{L}\d])\s*[:;.,]?\s*/u;
const PREFIX_GLUED = /^\s*[Ss](?:ố|Ố|ô|ó)\s*[:;.,]?\s*(?=[\d/-])/u;
const NUMBER = /^([\dOolI|]{1,7})(\p{L}(?=\s*[-/]|\s|$))?/u;
const YEAR = /^((?:19|20|21)\d\d)\s*\/\s*(?=\p{L})/u;
const SYMBOL = /^\p{Lu}[\p{L}\p{N}.&]*(?:\s*[-/]\s*[\p{L}\p{N}][\p{L}\p{N}.&]*)*/u;
const SLIPS: Readonly<Record<string, string>> = { O: '0', o: '0', l: '1', I: '1', '|': '1' };

/** One dash, one slash, one Đ (Icelandic Ð is what some keyboards and engines give), single blanks. */
const tidy = (text: string): string =>
  text
    .normalize('NFC')
    .replace(/[\u2010-\u2015\u2212]/g, '-')
    .replace(/[\u2044\u2215\uFF0F]/g, '/')
    .replaceAll('Ð', 'Đ')
    .replaceAll('ð', 'đ')
    .replace(/\s+/g, ' ')
    .trim();

/**
 * Parses a document number with or without `Số` before it; what follows the symbol is left alone.
 * @param text `Số: 07/KH-MTTQ-BTT`, `12-NQ/TU`, `Số:      /QĐ-UBND` …
 * @returns the parts, or null when there is no number grammar in the text
 */
export function parseSymbol(text: string): DocumentSymbol | null {
  const whole = tidy(text);
  const prefix = PREFIX.exec(whole) ?? PREFIX_GLUED.exec(whole);
  let rest = prefix === null ? whole : whole.slice(prefix[0].length);
  let repaired = prefix !== null && !/^\s*số/iu.test(prefix[0]);

  let number: string | null = null;
  const digits = NUMBER.exec(rest);
  if (digits !== null && /\d/.test(digits[0])) {
    const clean = (digits[1] ?? '').replace(/[OolI|]/g, (slip) => SLIPS[slip] ?? slip);
    repaired ||= clean !== digits[1];
    number = clean + (digits[2] ?? '');
    rest = rest.slice(digits[0].length);
  }

  const separator = /^\s*([-/])\s*/.exec(rest);
  const between = separator?.[1] ?? null;
  rest = separator === null ? rest.trimStart() : rest.slice(separator[0].length);
  let year: string | null = null;
  const dated = number !== null && between === '/' ? YEAR.exec(rest) : null;
  if (dated !== null) {
    year = dated[1] ?? null;
    rest = rest.slice(dated[0].length);
  }

  const letters = (SYMBOL.exec(rest)?.[0] ?? '').replace(/\s*([-/])\s*/g, '$1').replace(/[.&]+$/, '');
  if (letters === '') return prefix !== null && number !== null ? done(number, '') : null;
  const parts = splitSymbol(letters);
  // Without a separator only a known type followed by an issuer makes a symbol ("34 TB/MT"); "12 Ban" does not.
  if (between === null && (parts.type === null || parts.issuer === null)) {
    return prefix !== null && number !== null ? done(number, '') : null;
  }
  return { number, year, ...parts, repaired: repaired || parts.repaired, raw: text };

  function done(plain: string, symbol: string): DocumentSymbol {
    return { number: plain, year: null, type: null, issuer: null, symbol, repaired, raw: text };
  }
}

type SymbolParts = Pick<DocumentSymbol, 'type' | 'issuer' | 'symbol' | 'repaired'>;

/** Parts of a symbol without its number: `QĐ-UBND`, `NQ/TU`, `TBMTTQ-BTT`, `UBND-NC`. */
function splitSymbol(printed: string): SymbolParts {
  const at = printed.search(/[-/]/);
  const head = at < 0 ? printed : printed.slice(0, at);
  const tail = at < 0 ? '' : printed.slice(at + 1);
  const type = knownType(head);
  if (type !== null) {
    const issuer = repairIssuer(tail);
    const written = head.toLowerCase() === type.toLowerCase() ? head : type;
    const symbol = tail === '' ? written : `${written}${printed[at] ?? '-'}${issuer}`;
    return { type, issuer: tail === '' ? null : issuer, symbol, repaired: symbol !== printed };
  }
  const glued = Object.keys(TYPES)
    .filter((candidate) => head.startsWith(candidate) && issuers.has(head.slice(candidate.length)))
    .sort((a, b) => b.length - a.length)[0];
  if (glued !== undefined) {
    return { type: glued, issuer: printed.slice(glued.length), symbol: printed, repaired: false };
  }
  const issuer = repairIssuer(printed);
  return { type: null, issuer, symbol: issuer, repaired: issuer !== printed };
}

function knownType(head: string): string | null {
  if (head in TYPES) return head;
  const lower = head.toLowerCase();
  const sameLetters = Object.keys(TYPES).find((type) => type.toLowerCase() === lower);
  if (sameLetters !== undefined) return sameLetters;
  return issuers.has(head) ? null : onlyMeaning(head, typeSkeletons);
}

/** No abbreviation carries a tone (Ự of TỰ is a speck over TU); Đ, Ư and Ơ are letters of their own. */
function withoutTone(part: string): string {
  const apart = part.normalize('NFD');
  if (!/[\u0300\u0301\u0303\u0309\u0323]/.test(apart)) return part;
  const letters = apart.replace(/\p{M}/gu, '');
  return issuers.has(letters) ? letters : apart.replace(/[\u0300\u0301\u0303\u0309\u0323]/g, '').normalize('NFC');
}

/** Each part that can only be one known issuer gets its marks back; parts of one or two letters mean too much. */
const repairIssuer = (tail: string): string =>
  tail
    .split(/([-/])/)
    .map(withoutTone)
    .map((part) => (issuers.has(part) || part.length < 3 ? part : (onlyMeaning(part, issuerSkeletons) ?? part)))
    .join('');

/**
 * The names an abbreviation may stand for, the likeliest first; none for an unknown one.
 * @param regime narrows to what that regime uses; left out, every meaning is given
 */
export function typeOfSymbol(abbreviation: string, regime?: Regime): string[] {
  const meanings = TYPES[tidy(abbreviation)] ?? [];
  return meanings
    .filter(([, ...regimes]) => regime === undefined || regimes.length === 0 || regimes.includes(regime))
    .map(([name]) => name);
}

/** Number and symbol as one writes them together: `86/QĐ-UBND`, `30/2020/NĐ-CP`, `05-HD/VPTW`. */
export function writeSymbol(parts: {
  readonly number: string;
  readonly year?: string | null;
  readonly symbol: string;
}): string {
  if (parts.symbol === '') return parts.number;
  const partyManner = /^[^-/]*\//.test(parts.symbol);
  const year = parts.year ? `${parts.year}/` : '';
  return partyManner ? `${parts.number}-${parts.symbol}` : `${parts.number}/${year}${parts.symbol}`;
}
