/**
 * What the paper is and what it is about: the type name in capitals in the middle with the subject below it (box 5a
 * of Decree 30/2020/NĐ-CP), or the subject of an official letter under its number (box 5b).
 *
 * Promise: a type is one of the known names; where the name is not printed, the symbol speaks, and a symbol that may
 * mean several types speaks only as loudly as that. The subject is what is printed, lines joined, and ends where the
 * text begins, whatever numbers and dates it quotes.
 */
import { distance } from 'fastest-levenshtein';
import type { Suggestion } from '../../shared/fields.ts';
import { type Regime, typeOfSymbol } from '../../shared/symbol.ts';
import { searchForm } from '../../shared/vietnamese.ts';
import type { Wording } from '../wording/wording.ts';
import { suggest, wordChance } from './confidence.ts';
import {
  capitalShare,
  centre,
  compact,
  cut,
  evidence,
  hasLetters,
  type Piece,
  pieceOf,
  type Sheet,
  startsWith,
  type Token,
} from './layout.ts';
import type { NumberLine } from './number-line.ts';
import type { Vocabulary } from './profiles.ts';

export type Title = {
  readonly type: string;
  /** 0…1, how well the printed name agrees. */
  readonly strength: number;
  readonly piece: Piece;
  readonly nameTokens: readonly Token[];
  /** Capitals after the name on the same line: `BÁO CÁO TỔNG KẾT …`. */
  readonly more: readonly Token[];
};

/** The first line between two heights that is, or begins with, the name of a type, in capitals about the middle. */
export function findTitle(sheet: Sheet, vocabulary: Vocabulary, top: number, bottom: number): Title | null {
  for (const piece of sheet.pieces) {
    if (piece.middle < top || piece.middle > bottom) continue;
    const off = Math.abs(centre(piece) - sheet.width * 0.52);
    if (off > sheet.width * 0.16) continue;
    const title = typeAtStart(piece, vocabulary);
    if (title !== null && capitalShare(pieceOf(title.nameTokens).text) > 0.75) return title;
  }
  return null;
}

function typeAtStart(piece: Piece, vocabulary: Vocabulary): Title | null {
  const from = piece.tokens.findIndex((token) => /\p{L}/u.test(token.text));
  if (from < 0) return null;
  const tokens = piece.tokens.slice(from);
  let best: (Title & { rank: number }) | null = null;
  for (const type of vocabulary.types) {
    const target = compact(type);
    const allowed = Math.floor(target.length * 0.15);
    for (let to = 1; to <= Math.min(tokens.length, 14); to += 1) {
      const name = tokens.slice(0, to);
      const text = compact(name.map((token) => token.text).join(''));
      if (Math.abs(text.length - target.length) > allowed) continue;
      const edits = distance(text, target);
      if (edits > allowed) continue;
      const more = tokens.slice(to).filter((token) => hasLetters(token.text));
      const marks = distance(searchForm(name.map((token) => token.text).join(' ')), searchForm(type));
      // Longer names win over the names they begin with; wrong letters and marks count against.
      const rank = target.length - 4 * edits - 0.5 * marks;
      if (best !== null && best.rank >= rank) continue;
      const strength = (edits === 0 ? 0.99 : 0.85) * (more.length === 0 ? 1 : 0.9) * (marks > 3 ? 0.95 : 1);
      best = { type, strength, piece, nameTokens: name, more, rank };
    }
  }
  if (best === null) return null;
  if (best.type === 'Đơn') return petition(best);
  // "LUẬT SƯ", "ĐƠN VỊ", "ĐIỆN LỰC": a short name followed by words is a word like any other, petitions apart.
  return compact(best.type).length < 5 && best.more.length > 0 ? null : best;
}

/** What a petition asks for is part of its type: complaint, denunciation and request are different things in law. */
function petition(title: Title): Title {
  const words = title.more.map((token) => token.text.toLowerCase().normalize('NFC'));
  return { ...title, type: ['Đơn', ...words].join(' '), nameTokens: [...title.nameTokens, ...title.more], more: [] };
}

/** Type from title and symbol together. */
export function describeType(
  sheet: Sheet,
  title: Title | null,
  number: NumberLine | null,
  letterSubject: boolean,
  regime: Regime,
): Suggestion | null {
  const abbreviation = number?.symbol?.type ?? null;
  const meanings = abbreviation === null ? [] : typeOfSymbol(abbreviation, regime);
  const allMeanings = abbreviation === null ? [] : typeOfSymbol(abbreviation);
  if (title !== null && !(letterSubject && meanings[0] === 'Công văn')) {
    const agrees = allMeanings.some((meaning) => title.type.startsWith(meaning) || meaning.startsWith(title.type));
    const chance = agrees ? 0.99 : abbreviation === null ? title.strength * 0.93 : title.strength * 0.85;
    return suggest('type', title.type, chance, evidence(sheet, title.nameTokens));
  }
  if (number === null) return null;
  const grounds = evidence(sheet, number.symbolTokens.length > 0 ? number.symbolTokens : number.tokens);
  if (number.symbol === null && !letterSubject) return null;
  if (abbreviation === null || meanings[0] === 'Công văn') {
    return suggest('type', 'Công văn', letterSubject ? 0.97 : 0.75, grounds);
  }
  const [first] = meanings.length > 0 ? meanings : allMeanings;
  return first === undefined ? null : suggest('type', first, meanings.length > 1 ? 0.5 : 0.8, grounds);
}

// --- subject ---------------------------------------------------------------------------------------------------

/** Margins of the text, from its long lines. */
function textEdges(sheet: Sheet): { left: number; right: number } | null {
  const long = sheet.pieces.filter((piece) => piece.right - piece.left > 0.55 * sheet.width);
  if (long.length < 3) return null;
  const at = (numbers: number[], share: number) =>
    numbers.sort((a, b) => a - b)[Math.floor(share * (numbers.length - 1))] ?? 0;
  return {
    left: at(
      long.map((p) => p.left),
      0.2,
    ),
    right: at(
      long.map((p) => p.right),
      // Typewritten text is ragged: its margin is where the longest lines end.
      0.95,
    ),
  };
}

/** A first line of a paragraph: indented at the left, flush at the right. A centred line is neither. */
function opensParagraph(piece: Piece, edges: { left: number; right: number } | null, unit: number): boolean {
  if (edges === null) return false;
  return piece.left - edges.left - (edges.right - piece.right) > 1.8 * unit && piece.right > edges.right - 1.2 * unit;
}

const isRule = (piece: Piece): boolean => /^[-_*=~—–\s.]{3,}$/.test(piece.text);

/** Two words and more in capitals; a symbol (181/2025/NĐ-CP) or an abbreviation alone on a line is none. */
function inCapitals(piece: Piece | undefined): boolean {
  const words = (piece?.tokens ?? []).filter((token) => /\p{L}{2}/u.test(token.text) && !/\d/.test(token.text));
  return words.length > 1 && capitalShare(words.map((token) => token.text).join('')) > 0.8;
}

/** Words after which a subject goes on in the next line, whatever stands there. */
const HANGING =
  /(?:[,;–-]|\s(?:CỦA|VÀ|VỀ|CHO|TẠI|THUỘC|GIỮA|VỚI|DO|BỞI|TRONG|THEO|TRÊN|SỐ|CÁC|NHỮNG|HOẶC|LÀ|TỪ|ĐẾN|Ở|CUA|VA))$/u;

/** The text of the paper begins here: its first words are known, and begin in a capital. */
function endsSubject(piece: Piece, vocabulary: Vocabulary): boolean {
  const [first] = piece.text.match(/\p{L}/u) ?? [];
  const capital = first !== undefined && first !== first.toLowerCase();
  return (
    startsWith(piece.text, 'kính gửi') || (capital && vocabulary.subjectEnds.some((end) => startsWith(piece.text, end)))
  );
}

/**
 * True for the name of the authority that decides, in capitals below the subject: `BỘ TRƯỞNG BỘ …`, `HỘI ĐỒNG NHÂN
 * DÂN …`. Right under the title of a law or a report stand capitals that are the subject, though they may begin like
 * a body (LUẬT / TỔ CHỨC CHÍNH PHỦ), so there, and in a subject in capitals that goes on, only the issuing body itself
 * and offices count.
 * @param apart the line stands apart from a subject above it
 */
function isAuthority(piece: Piece, issuer: string | null, apart: boolean, vocabulary: Vocabulary): boolean {
  const text = compact(piece.text);
  const own = issuer === null ? '' : compact(issuer);
  if (own.length >= 5 && (text.startsWith(own) || own.startsWith(text))) return true;
  if (vocabulary.positions.some((position) => startsWith(piece.text, position))) return true;
  return apart && vocabulary.bodyHeads.some((head) => startsWith(piece.text, head));
}

/**
 * The subject below a title.
 * @param issuer the issuing body as the letterhead prints it
 */
export function describeSubject(
  sheet: Sheet,
  title: Title,
  issuer: string | null,
  vocabulary: Vocabulary,
  wording: Wording,
): Suggestion | null {
  const { unit } = sheet;
  const edges = textEdges(sheet);
  const middle = centre(title.piece);
  const lines: Piece[] = title.more.length > 0 ? [pieceOf(title.more)] : [];
  let last: Piece = title.piece;
  let pitch = 2.6 * unit;
  for (const whole of sheet.pieces) {
    if (whole.middle <= last.middle + 0.5 * unit) continue;
    const piece = withoutStamp(whole, middle, lines.length === 0);
    if (Math.abs(centre(piece) - middle) > 0.12 * sheet.width || isDust(piece)) continue;
    const gap = piece.middle - last.middle;
    const first = lines.length === 0;
    if (gap > (first ? 3.4 * unit : 1.45 * pitch + 0.2 * unit)) break;
    if (isRule(piece) || (!(first && inCapitals(piece)) && endsSubject(piece, vocabulary))) break;
    if (opensParagraph(piece, edges, unit)) break;
    const capitals = inCapitals(lines[0]);
    if (inCapitals(piece)) {
      const above = lines.at(-1)?.text ?? '';
      const apart = first || gap > 1.25 * pitch;
      if (!LAW.test(title.type) && !HANGING.test(above) && isAuthority(piece, issuer, apart && !first, vocabulary))
        break;
      if (!first && !capitals) break;
    } else if (
      !first &&
      capitals &&
      title.more.length === 0 &&
      capitalShare(piece.text) < 0.8 &&
      /\p{L}{2}/u.test(piece.text)
    ) {
      break;
    }
    if (!first || title.more.length > 0) pitch = Math.min(pitch, Math.max(gap, 1.1 * unit));
    else pitch = Math.min(Math.max(gap, 1.2 * unit), 2.6 * unit);
    lines.push(piece);
    last = piece;
  }
  // "QUYẾT ĐỊNH CỦA THỦ TƯỚNG CHÍNH PHỦ" says whose decision it is; what it is about stands below.
  const [lead, second] = lines;
  const whose = lead !== undefined && startsWith(lead.text, 'của') && capitalShare(lead.text) > 0.8;
  if (whose && second !== undefined && capitalShare(second.text) < 0.8) lines.shift();
  return say(sheet, lines, 0.93, wording);
}

const LAW = /^(?:Luật|Bộ luật|Pháp lệnh)$/;

/** What an arrival stamp prints before its blanks; no line of a subject begins so. */
const STAMP_LABEL = /^(?:s[ốôo]|ng[àa]y|gi[ờơ]|chuy[ểêế]n|l[ưu]u):[.…_]*$/iu;

/** The tokens after a stamp's label and what was written into its blank; all of them where no word follows. */
function afterLabel(tokens: readonly Token[]): readonly Token[] {
  const [label, ...rest] = tokens;
  if (label === undefined || !STAMP_LABEL.test(label.text)) return tokens;
  const from = rest.findIndex((token) => /\p{L}{2}/u.test(token.text));
  return from < 0 ? tokens : rest.slice(from);
}

/** A line read together with the arrival stamp beside it: what stands before the subject's own words is left out. */
function withoutStamp(whole: Piece, middle: number, first: boolean): Piece {
  const tokens = afterLabel(whole.tokens);
  const piece = tokens === whole.tokens ? whole : pieceOf(tokens);
  const lead = tokens.findIndex((token, at) => token.folded === 've' && tokens[at + 1]?.folded === 'viec');
  const stamp = tokens.slice(0, Math.max(0, lead));
  const junk = stamp.filter((token) => token.confidence < 60 || !/\p{L}{2}/u.test(token.text)).length;
  if (first && lead > 0 && junk * 2 > stamp.length && !LETTER_LEAD.test(piece.text)) return pieceOf(tokens.slice(lead));
  const from = tokens.findIndex((token) => token.confidence >= 35);
  const rest = from > 0 ? pieceOf(tokens.slice(from)) : piece;
  return Math.abs(centre(rest) - middle) < Math.abs(centre(piece) - middle) ? rest : piece;
}

const LETTER_LEAD = /^[^\p{L}]*(?:[^\p{Ll}\s]{1,4}[/\u2044%]v\b|v\s?[/\u2044il1|]?\s?v\b|về việc\b|ve viec\b)/iu;

/** The subject of an official letter: `V/v …` under the number, in the left column, up to the addressee. */
export function letterSubject(
  sheet: Sheet,
  number: NumberLine,
  vocabulary: Vocabulary,
  wording: Wording,
): Suggestion | null {
  const { unit } = sheet;
  const stamps = [...Object.keys(vocabulary.secrecy), ...Object.keys(vocabulary.urgency)].map(compact);
  const lines: Piece[] = [];
  let last = number.middle;
  let pitch = 2 * unit;
  for (const whole of sheet.pieces) {
    const piece = lines.length === 0 ? whole : beforeDate(whole, Math.max(...lines.map(({ right }) => right)) + unit);
    if (piece.middle <= last + 0.5 * unit || centre(piece) > 0.47 * sheet.width) continue;
    if (isDust(piece) || stamps.includes(compact(piece.text))) continue;
    const gap = piece.middle - last;
    if (startsWith(piece.text, 'kính gửi') || isRule(piece)) break;
    if (lines.length === 0) {
      if (gap > 5 * unit) break;
      if (!LETTER_LEAD.test(piece.text)) continue;
    } else {
      if (gap > 1.5 * pitch + 0.2 * unit) break;
      pitch = lines.length === 1 ? Math.max(1.1 * unit, gap) : Math.min(pitch, Math.max(1.1 * unit, gap));
    }
    lines.push(piece);
    last = piece.middle;
  }
  return say(sheet, lines, 0.93, wording);
}

/** A line of the subject read together with the place and date beside it: only what stands in the subject's column. */
function beforeDate(piece: Piece, edge: number): Piece {
  if (!/ngày\s.*tháng\s.*năm\b/iu.test(piece.text)) return piece;
  const [left] = cut(piece.tokens, (before, after) => centre(before) < edge && centre(after) >= edge);
  return left !== undefined && centre(left) < edge ? left : piece;
}

/** Signs without letters, or a scrap nobody could read: part of a stamp or a stroke of the pen. */
function isDust(piece: Piece): boolean {
  const words = piece.tokens.filter((token) => /\p{L}{2}|\d/u.test(token.text));
  if (words.length === 0) return !isRule(piece);
  const letters = compact(piece.text).length;
  const readable = words.some((token) => token.confidence >= 60);
  return !readable || letters < 2 || letters / piece.text.length < 0.4;
}

function say(sheet: Sheet, lines: readonly Piece[], pattern: number, wording: Wording): Suggestion | null {
  const printed = lines.flatMap((line) =>
    line.tokens.filter((token) => hasLetters(token.text) || token.confidence >= 60),
  );
  // A dash before the first word is the end of a rule or of a stamp.
  const tokens = withLead(printed.slice(printed.findIndex((token) => hasLetters(token.text))));
  if (!tokens.some((token) => /\p{L}{2}/u.test(token.text))) return null;
  // A true text layer is what the author wrote, slips included.
  const read = tokens.map((token) => ({ text: token.text, confidence: token.confidence }));
  const words = sheet.source === 'ocr' ? withFormula(wording.correct(read)) : read.map(({ text }) => text);
  const put = tokens.filter((token, index) => token.text !== words[index]).length;
  const chance = tokens.reduce(
    (product, token, index) => product * (token.text === words[index] ? wordChance(token) : 1),
    1,
  );
  const subject = joinLines(words);
  const whole = breaksOff(subject) ? 0.3 : 1;
  return suggest('subject', subject, chance * WELL_PUT ** put * pattern * whole, evidence(sheet, tokens));
}

/** Words after which no sentence stops. */
const UNFINISHED =
  /(?:[,;–-]|\s(?:của|và|về|cho|với|trong|theo|trên|tại|thuộc|giữa|do|bởi|các|những|hoặc|là|từ|đến|ở|nhằm|để|như|vào|số|về việc))$/iu;
/** The same words where they end a compound: nothing is missing. */
const COMPOUND =
  /\s(?:(?:nhà|đất|chỗ) ở|tự do|chứng từ|(?:kèm|tiếp) theo|(?:trực|phụ) thuộc|(?:tồn|hiện) tại|(?:công văn|văn bản|đi,) đến|đầu vào|trở về|nêu trên|(?:đổi|tế|hội|dân|quyền|năng|liệu|thiểu|đa|hệ|chỉ|ký|nghệ|trường|biển|nguồn|trị|tảng) số)$/iu;
/** A number and symbol without its year is followed by the day of the paper: `Công văn số 12/UBND-NC ngày …`. */
const DAYLESS = /\ssố:?\s*\d+[a-zđ]?[/-](?!\d{4}\/)\S*\p{Lu}\S*$/iu;

/** True where the last line of a subject was not found: it stops where no sentence does, or within a bracket. */
const breaksOff = (subject: string): boolean =>
  (UNFINISHED.test(subject) && !COMPOUND.test(subject)) ||
  DAYLESS.test(subject) ||
  subject.lastIndexOf('(') > subject.lastIndexOf(')');

/** `V/v` has a stroke, whatever recognition made of it: `VIv`, `V⁄v`; with a stroke of the pen over it `CC%/v`, `Vụ`. */
function withLead(tokens: readonly Token[]): readonly Token[] {
  const [first, ...rest] = tokens;
  if (first === undefined) return tokens;
  const lead = /^(V|v)[/\u2044\u2215Il1|](v)([:.]?)$/u.exec(first.text);
  if (lead !== null) return [{ ...first, text: `${lead[1]}/v${lead[3]}` }, ...rest];
  const spoilt = first.confidence < 60 && /^(?:[^\p{Ll}\s]{1,4}[/\u2044%]v|Vụ)([:.]?)$/u.exec(first.text);
  return spoilt ? [{ ...first, text: `V/v${spoilt[1]}` }, ...rest] : tokens;
}

/** Chance that a word put right from its neighbours is now right. */
const WELL_PUT = 0.93;

/** Subjects begin with one of few formulas; its marks are known. */
const withFormula = ([first = '', second = '', ...rest]: readonly string[]): string[] => {
  const formula = compact(first) === 've' && compact(second) === 'viec' && capitalShare(first + second) < 0.9;
  // No word is a single "đ"; letters ask for something more often than for anything else.
  const asks = /^v\/v/i.test(first) && second === 'đ' && rest[0] === 'nghị';
  if (asks) return [first, 'đề', ...rest];
  const lead = first.startsWith('V') ? 'Về' : 'về';
  return formula ? [lead, 'việc', ...rest] : [first, second, ...rest].filter((word) => word !== '');
};

/** `24/2013/NQ-` and `HĐND` on two lines are one number; a dash with blanks about it stays one. */
function joinLines(words: readonly string[]): string {
  let text = '';
  for (const word of words) {
    const broken = /\d\S*-$/.test(text) && /^\p{Lu}/u.test(word);
    // A speck between two words reads as a full stop: no sentence goes on in small letters without a blank.
    const parted = word.replace(/(\p{Ll})\.(?=\p{Ll}{2})/gu, '$1 ');
    text += text === '' || broken ? parted : ` ${parted}`;
  }
  // A single quotation mark quotes nothing.
  return (text.match(/["“”]/gu) ?? []).length === 1 ? text.replace(/["“”]/u, '') : text;
}
