/**
 * Petitions: what they ask for, who sends them and where that person lives, typed or partly written by hand.
 *
 * Promises: the addressee ("Kính gửi") and the people the petition is about are never taken for its sender: only what
 * follows the words with which petitioners name themselves, the first time they do, counts; what was written by hand
 * into such a line is left to a person, with its place. Year of birth, numbers of identity cards and telephones are read
 * over and kept nowhere.
 */
import { isPetition } from '../../shared/field-rules.ts';
import type { Evidence, Suggestion } from '../../shared/fields.ts';
import { allRight, askPerson, suggest } from './confidence.ts';
import { evidence, hasLetters, type Sheet, startsWith, type Token } from './layout.ts';
import type { Title } from './title.ts';

/** Kinds that law and practice tell apart, as they stand behind "Đơn"; several may stand together. */
const KINDS = [
  'khiếu nại',
  'tố cáo',
  'tố giác',
  'kiến nghị',
  'phản ánh',
  'đề nghị',
  'yêu cầu',
  'trình bày',
  'khởi kiện',
  'cầu cứu',
  'kêu cứu',
];

// Folded: what a petitioner writes before the own name, and before the own address, the nearest to today first.
const NAME =
  /^(?:\d[.)]? )?(?:(?:ten )?(?:toi|chung toi|em)(?: ten)? (?:la|gom)(?: co)?|ten toi|toi ten|ho va ten|ho,? ten|nguoi (?:(?:lam|viet|gui) don|khieu nai|to cao|kien nghi)(?= ?:| [(]))(?: [(][^)]*[)])?\s?:?\s/;
const ADDRESSES = [
  /(?:^|\s)(?:(?:dia chi|cho o|noi o|noi cu tru|noi tam tru)(?: (?:hien (?:nay|tai)|lien he|lien lac))?|hien (?:dang )?(?:o|tru|cu tru|ngu|sinh song)(?: tai)?|tru tai|tru quan|cu tru tai|ngu tai|o tai|tam tru(?: tai)?)\s?:?\s/,
  /(?:^|\s)(?:(?:dia chi|noi|ho khau|dang ky ho khau)? ?thuong tru(?: tai)?|ho khau|hktt)\s?:?\s/,
];
/** Folded beginnings of what stands behind a name or an address in the same line. */
const NAME_ENDS =
  /^(?:sinh|nam|ngay|gioi|nam sinh|tuoi|cmnd|cccd|so|nghe|dia|hien|tru|thuong|cu|ngu|ho|o|dan|la|chuc|dien|dt|sdt|dai|cung|va)$/;
const ADDRESS_ENDS = /^(?:dien|dt|sdt|so|cmnd|cccd|nghe|sinh|email|toi|nay|xin|lam|la|hien|ngay|thuong|tru|chung)$/;

type Row = { readonly sheet: Sheet; readonly tokens: readonly Token[]; readonly text: string };

/** Kind, sender and address of a petition; nothing where the title is no petition. */
export function describePetition(
  sheets: readonly Sheet[],
  title: Title | null,
  signer: Suggestion | undefined,
): Suggestion[] {
  const [first] = sheets;
  if (first === undefined || title === null || !isPetition(title.type)) return [];
  const suggestions = [
    suggest(
      'petitionKind',
      kindOf(title.type),
      allRight(title.nameTokens) * title.strength,
      evidence(first, title.nameTokens),
    ),
  ];
  const rows = sheets
    .slice(0, 2)
    .flatMap(rowsOf)
    .filter(({ sheet, tokens }) => sheet !== first || (tokens[0]?.top ?? 0) > title.piece.middle);
  const named = rows.findIndex(({ text }) => NAME.test(text) && !text.startsWith('kinh gui'));
  if (named >= 0) suggestions.push(...senderIn(rows[named]));
  else if (signer?.value != null) {
    suggestions.push({ ...signer, field: 'sender', confidence: Math.round(signer.confidence * 850) / 1000 });
  }
  suggestions.push(...addressIn(rows.slice(Math.max(0, named), Math.max(0, named) + 9)));
  return suggestions;
}

/** `Đơn kiến nghị, phản ánh` by what stands behind "Đơn"; what is asked for ("xin xác nhận") stays as it is. */
function kindOf(type: string): string {
  const said = type.replace(/^Đơn(?: thư)?\s*/u, '').toLowerCase();
  const kinds = KINDS.filter((kind) => said.includes(kind)).sort((a, b) => said.indexOf(a) - said.indexOf(b));
  if (kinds.length > 0 && !said.startsWith('xin')) return `Đơn ${kinds.join(', ')}`;
  const words = said.split(/\s+/).filter((word) => /\p{L}/u.test(word));
  return ['Đơn', ...words.slice(0, 5)].join(' ');
}

/** The printed lines of a page, whatever gaps stand in them. */
function rowsOf(sheet: Sheet): Row[] {
  const rows: Token[][] = [];
  let middle = Number.NEGATIVE_INFINITY;
  for (const piece of sheet.pieces) {
    const row = rows.at(-1);
    if (row !== undefined && Math.abs(piece.middle - middle) < 0.55 * sheet.unit) row.push(...piece.tokens);
    else {
      rows.push([...piece.tokens]);
      middle = piece.middle;
    }
  }
  return rows.map((tokens) => {
    const ordered = [...tokens].sort((a, b) => a.left - b.left);
    // A blank at the end, so that a label alone on its line is found as well.
    return { sheet, tokens: ordered, text: `${ordered.map((token) => spoken(token)).join(' ')} ` };
  });
}

/** As labels are compared: a colon is a word's end, signs before it and dots of a form are not there. */
const spoken = ({ folded }: Token): string => folded.replace(/^[^a-z0-9(]+/, '').replace(/[.…_]{2,}.*$/, '');

/** The tokens behind a label of the row; null where the row does not hold it. */
function behind(row: Row, label: RegExp): Token[] | null {
  const match = label.exec(row.text);
  if (match === null) return null;
  const end = match.index + match[0].length;
  let at = 0;
  return row.tokens.filter((token) => {
    const start = at;
    at += spoken(token).length + 1;
    return start >= end;
  });
}

const isLeader = (token: Token): boolean => !hasLetters(token.text);

function senderIn(row: Row | undefined): Suggestion[] {
  const tokens = row === undefined ? null : behind(row, NAME);
  if (row === undefined || tokens === null) return [];
  const name: Token[] = [];
  for (const token of tokens) {
    if (isLeader(token)) {
      if (name.length > 0) break;
      continue;
    }
    if (/^\p{L}*\d/u.test(token.text) || (name.length > 0 && NAME_ENDS.test(bare(token)) && !isCapital(token))) break;
    if (/^(?:Sinh|Năm|Ngày|Giới|CMND|CCCD|Địa|Nghề|Tuổi|Nam|Nữ)[.:,]?$/u.test(token.text) && name.length > 1) break;
    name.push(token);
    if (/[,;.…]$/.test(token.text) && name.length > 1) break;
  }
  while (name[0] !== undefined && /^(?:ông|bà|anh|chị|1[.)]?)$/iu.test(name[0].text)) name.shift();
  const text = cleaned(name);
  const chance = allRight(name) * 0.95;
  const words = text.split(' ').length;
  // Names are two words at least; a hand gives words that no reader is sure of.
  if (text !== '' && words >= 2 && words <= 14 && isPrint(name)) {
    return [suggest('sender', text, chance, evidence(row.sheet, name))];
  }
  return [askPerson('sender', restOf(row, tokens))];
}

function addressIn(rows: readonly Row[]): Suggestion[] {
  for (const label of ADDRESSES) {
    for (const [at, row] of rows.entries()) {
      const tokens = behind(row, label);
      if (tokens === null) continue;
      const address = untilEnd(tokens);
      const next = rows[at + 1];
      if (next !== undefined && goesOn(row, address, tokens, next)) address.push(...untilEnd(next.tokens));
      const text = cleaned(address);
      if (text.split(' ').length >= 2 && isPrint(address)) {
        return [suggest('senderAddress', text, allRight(address) * 0.9, evidence(row.sheet, address))];
      }
      // Where nobody needs the address to find the paper, an unread one holds nobody up: its place is shown.
      return [{ ...askPerson('senderAddress', restOf(row, tokens)), needsPerson: false }];
    }
  }
  return [];
}

function untilEnd(tokens: readonly Token[]): Token[] {
  const address: Token[] = [];
  for (const token of tokens) {
    if (isLeader(token) && address.length === 0) continue;
    const starts = ADDRESS_ENDS.test(bare(token)) && address.length > 1;
    if (starts && (/[.;:]$/.test(address.at(-1)?.text ?? '') || token.text.endsWith(':') || !isCapital(token))) break;
    if (starts && /^(?:Điện|Số|CMND|CCCD|Nghề|Sinh|Email|ĐT|SĐT|Nay|Tôi|Hiện)/u.test(token.text)) break;
    address.push(token);
    if (/[.;]$/.test(token.text) && address.length > 3 && !/^(?:tp|tx|tt|q|p|h|x)\.$/i.test(token.text)) break;
  }
  return address;
}

/** An address that fills its line runs into the next, unless that begins with a label or a paragraph. */
function goesOn(row: Row, address: readonly Token[], tokens: readonly Token[], next: Row): boolean {
  const last = tokens.at(-1);
  const whole = address.at(-1) === last && last !== undefined && !/[.;]$/.test(last.text);
  const full = last !== undefined && last.right > 0.8 * row.sheet.width;
  const labelled = next.tokens.slice(0, 6).some((token) => token.text.includes(':'));
  const [first] = next.tokens;
  return (
    whole &&
    full &&
    !labelled &&
    first !== undefined &&
    !startsWith(first.text, 'tôi') &&
    !startsWith(first.text, 'nay')
  );
}

const bare = (token: Token): string => token.folded.replace(/[^a-z0-9]/g, '');
const isCapital = (token: Token): boolean => /^\P{L}*\p{Lu}/u.test(token.text);

const cleaned = (tokens: readonly Token[]): string =>
  tokens
    .map((token) => token.text)
    .join(' ')
    .replace(/[.…_]{2,}/g, ' ')
    .replace(/\s+/g, ' ')
    .replace(/^[\s,.;:-]+|[\s,.;:-]+$/g, '');

/** Print reads well; of handwriting a reader of print is sure of a word here and there at most. */
function isPrint(tokens: readonly Token[]): boolean {
  const words = tokens.filter((token) => hasLetters(token.text));
  const doubtful = words.filter((token) => token.confidence < 70).length;
  return words.length > 0 && doubtful / words.length <= 0.34;
}

/** The place behind the label, to the end of what stands there or of the line. */
function restOf(row: Row, tokens: readonly Token[]): Evidence {
  if (tokens.length > 0) return { ...evidence(row.sheet, tokens), text: '' };
  const { box } = evidence(row.sheet, row.tokens);
  const right = 0.92 * row.sheet.width;
  const left = Math.min(box[0] + box[2], right - 1);
  return { page: row.sheet.page, box: [left, box[1], right - left, box[3]], text: '' };
}
