/**
 * Who signed, and by what right: authority marks and positions in capitals at the lower right, the name below them
 * (boxes 7a to 7c of Decree 30/2020/NĐ-CP; the Party writes T/M for TM.).
 *
 * Promise: the caption of an electronic signature and names inside the text are no signers; of several blocks the one
 * beside "Nơi nhận", with nothing of the text below it, speaks for the paper, wherever attachments end.
 */
import { distance } from 'fastest-levenshtein';
import type { Evidence, Suggestion } from '../../shared/fields.ts';
import { fold, searchForm } from '../../shared/vietnamese.ts';
import { askPerson, REPAIRED, suggest, wordChance } from './confidence.ts';
import {
  capitalShare,
  centre,
  compact,
  evidence,
  type Piece,
  pieceOf,
  type Sheet,
  startsWith,
  type Token,
} from './layout.ts';
import type { Vocabulary } from './profiles.ts';
import type { Spelling } from './spelling.ts';

type SignatureBlock = {
  readonly sheet: Sheet;
  readonly titles: readonly Piece[];
  readonly name: Name | null;
  readonly score: number;
};

type Name = { readonly text: string; readonly tokens: readonly Token[]; readonly chance: number };

/** `TM.`, `KT.`, `TL.`, `TUQ.`, `Q.` of the State and the Front; `T/M`, `K/T`, `T/L` of the Party. */
const AUTHORITY_MARK =
  /^\P{L}*(?:(?:TM|KT|TL|TUQ|TU|Q)\s?[.,:]|QUYỀN\s|(?:T\s?\/\s?M|K\s?\/\s?T|T\s?\/\s?L|T\s?\/\s?UQ)\b)/u;
/** The hand and the stamp take up to 55 mm between position and name: about 14 units. */
const ROOM_FOR_THE_HAND = 16;

/** The tokens of a piece from its authority mark or position on; null where it holds neither. */
function titleIn(piece: Piece, vocabulary: Vocabulary): Piece | null {
  // One scrap of the hand or the stamp may stand before the words.
  for (const from of [0, 1]) {
    const tokens = piece.tokens.slice(from);
    const [first] = tokens;
    if (first === undefined || (from === 1 && !isScrap(piece.tokens[0]))) continue;
    const part = pieceOf(tokens);
    const petitioner = vocabulary.petitionerPositions.some((position) => compact(position) === compact(part.text));
    if (!petitioner && (capitalShare(part.text) < 0.7 || compact(part.text).length < 5)) continue;
    if (petitioner || AUTHORITY_MARK.test(part.text) || beginsWithPosition(compact(part.text), vocabulary)) return part;
  }
  return null;
}

const isScrap = (token: Token | undefined): boolean =>
  token !== undefined && (token.text.length <= 3 || token.confidence < 30);

const beginsWithPosition = (text: string, vocabulary: Vocabulary): boolean =>
  vocabulary.positions.some((position) => {
    const wanted = compact(position);
    if (text.startsWith(wanted)) return true;
    return wanted.length > 7 && distance(text.slice(0, wanted.length), wanted) <= Math.floor(wanted.length * 0.15);
  });

const isRecipients = (piece: Piece): boolean => {
  const text = compact(piece.text).slice(0, 8);
  return (
    text.length >= 7 &&
    distance(text, 'noinhan'.slice(0, text.length)) <= 2 &&
    /^\P{L}*[\p{L}]{2,4}\s/u.test(piece.text)
  );
};

/** All places of a page where someone may have signed. */
function blocksOf(sheet: Sheet, vocabulary: Vocabulary): SignatureBlock[] {
  const { unit, width } = sheet;
  const recipients = sheet.pieces.find(isRecipients);
  const titles = sheet.pieces
    .flatMap((piece) => titleIn(piece, vocabulary) ?? [])
    .filter((piece) => centre(piece) > 0.15 * width);
  const used = new Set<Piece>();
  const blocks: SignatureBlock[] = [];
  for (const first of titles) {
    if (used.has(first)) continue;
    const block = [first];
    used.add(first);
    for (const next of titles) {
      const last = block.at(-1) ?? first;
      if (used.has(next) || next.middle <= last.middle || Math.abs(centre(next) - centre(first)) > 0.13 * width)
        continue;
      if (next.middle - last.middle > ROOM_FOR_THE_HAND * unit) break;
      // A second title far below is the office in which the same person signs; a name between them parts two signers.
      if (nameBelow(sheet, last, vocabulary, next.middle - 0.5 * unit) !== null) break;
      block.push(next);
      used.add(next);
    }
    const last = block.at(-1) ?? first;
    const name = nameBelow(sheet, last, vocabulary, last.middle + ROOM_FOR_THE_HAND * unit);
    blocks.push({ sheet, titles: block, name, score: scoreOf(sheet, block, name, recipients, vocabulary) });
  }
  return blocks;
}

function scoreOf(
  sheet: Sheet,
  titles: readonly Piece[],
  name: Name | null,
  recipients: Piece | undefined,
  vocabulary: Vocabulary,
): number {
  const { unit, width } = sheet;
  const [first] = titles;
  const last = titles.at(-1);
  if (first === undefined || last === undefined) return 0;
  let score = 0;
  if (name !== null) score += 3 * name.chance;
  if (centre(first) > 0.56 * width) score += 2;
  else score -= centre(first) > 0.42 * width ? 1 : 1.5;
  if (recipients !== undefined && centre(recipients) < centre(first)) {
    score += Math.abs(recipients.middle - first.middle) < 5 * unit ? 4 : 1;
  }
  if (titles.some((piece) => AUTHORITY_MARK.test(piece.text))) score += 1;
  const says = (list: readonly string[]) => titles.some((piece) => list.some((entry) => startsWith(piece.text, entry)));
  if (says(vocabulary.presidingPositions)) score += 0.5;
  if (says(vocabulary.petitionerPositions)) score += 2;
  // Text right across the page below the block: a specimen, or a heading inside the text.
  const below = sheet.pieces.filter(
    (piece) =>
      piece.middle > last.middle + 2 * unit && piece.right - piece.left > 0.55 * width && piece.tokens.length > 6,
  );
  if (below.length > 1) score -= 4;
  return score;
}

// --- names -----------------------------------------------------------------------------------------------------

/** A name below a position: two to five capitalised words near the same axis, and no other title before it. */
function nameBelow(sheet: Sheet, title: Piece, vocabulary: Vocabulary, bottom: number): Name | null {
  const { unit, width } = sheet;
  let best: Name | null = null;
  for (const piece of sheet.pieces) {
    if (piece.middle <= title.middle + 1.2 * unit || piece.middle > bottom) continue;
    if (Math.abs(centre(piece) - centre(title)) > 0.16 * width) continue;
    const name = readName(piece, vocabulary);
    if (name !== null && (best === null || name.chance > best.chance)) best = name;
  }
  return best;
}

/** Academic degrees and honours before a name, alone or grown together: `TS.`, `BS.CKII.`, `PGS.TS.Nguyễn`. */
const DEGREES =
  /^(?:(?:GS|PGS|TSKH|TS|ThS|ThS|Ths|BSCK|BS|DSCK|DS|CKII|CKI|CK2|CK1|KTS|KS|CN|LS|NGƯT|NGND|TTƯT|TTND|NSƯT|NSND|AHLĐ)[.,]+)+/u;
const DEGREE =
  /^(?:gs|pgs|tskh|ts|ths|bs|bsck|bsckii|bscki|ds|kts|ks|cn|ls|ong|ba|dc|d\/c|nha giao|luat su|linh muc)\.?$/;
/** Ranks of army and police, and titles of the clergy: two words before a name. */
const RANKS = new Set(
  (
    'dai tuong,thuong tuong,trung tuong,thieu tuong,do doc,dai ta,thuong ta,trung ta,thieu ta,dai uy,thuong uy,' +
    'trung uy,thieu uy,luat su,linh muc,hoa thuong,thuong toa,dai duc,ni su,ni truong,muc su,nha giao,giao su,' +
    'tien si,thac si,bac si,ky su,cu nhan,dong chi'
  ).split(','),
);

/** The tokens of a name without degrees and ranks before it. */
function withoutRank(words: readonly { text: string; token: Token }[]): { text: string; token: Token }[] {
  let rest = [...words];
  for (;;) {
    const [first, second] = rest;
    if (first === undefined) return rest;
    const pair = fold(`${first.text} ${second?.text ?? ''}`);
    if (rest.length > 2 && RANKS.has(pair)) rest = rest.slice(2);
    else if (rest.length > 2 && DEGREE.test(fold(first.text)) && !/^\p{Lu}\p{Ll}+$/u.test(first.text))
      rest = rest.slice(1);
    else if (rest.length > 2 && /^(?:ông|bà)$/iu.test(first.text)) rest = rest.slice(1);
    else return rest;
  }
}

/** `Đi nh` -> `Đinh`: no word of a name begins small, so one that does, without a blank before it, ends the one before. */
function mended(tokens: readonly Token[]): Token[] {
  const whole: Token[] = [];
  for (const token of tokens) {
    const before = whole.at(-1);
    const blank = before === undefined ? 0 : (token.left - before.right) / (token.bottom - token.top);
    const part =
      before !== undefined &&
      blank < 0.15 &&
      blank > -0.1 &&
      /^\p{Ll}{2,4}$/u.test(token.text) &&
      /\p{L}$/u.test(before.text);
    if (part) {
      const confidence = Math.min(before.confidence, token.confidence);
      whole[whole.length - 1] = { ...before, text: before.text + token.text, right: token.right, confidence };
    } else whole.push(token);
  }
  return whole;
}

function readName(piece: Piece, vocabulary: Vocabulary): Name | null {
  if (vocabulary.captions.some((caption) => startsWith(piece.text, caption))) return null;
  if (
    /^da k[yi]$|^ky ten|dong dau$/.test(
      fold(piece.text)
        .replace(/[^a-z ]/g, '')
        .trim(),
    )
  )
    return null;
  const clean = mended(piece.tokens)
    .map((token) => ({
      token,
      text: token.text.replace(DEGREES, '').replace(/^[^\p{L}]+|[^\p{L}]+$/gu, ''),
    }))
    .filter(({ text, token }) => text.length > 1 || (/^\p{Lu}$/u.test(text) && token.confidence >= 80));
  const words = withoutRank(clean);
  // Scraps of the hand that were read as letters stand before or after the name.
  while (words.length > 2 && !isNameWord(words.at(-1)?.text ?? '')) words.pop();
  // What stood before the name and was no word of one may have been its first: then the rest is half a name.
  let whole = 1;
  while (
    words.length > 2 &&
    !isNameWord(words[0]?.text ?? '') &&
    familyMeant(words[0]?.text ?? '', vocabulary) === null
  ) {
    const [scrap] = words.splice(0, 1);
    if ((scrap?.text.length ?? 0) > 2) whole = 0.4;
  }
  const isFamily = (text: string) => vocabulary.familyNames.some((name) => searchForm(name) === searchForm(text));
  if (words.length > 3 && !isFamily(words[0]?.text ?? '') && (words[0]?.token.confidence ?? 100) < 80) {
    const next = words[1]?.text ?? '';
    if (isFamily(next) || (!isGiven(next, vocabulary) && familyMeant(next, vocabulary) !== null)) words.shift();
  }
  if (words.length < 2 || words.length > 6) return null;
  const [first, ...others] = words;
  if (first === undefined || !others.every(({ text }) => isNameWord(text))) return null;
  const tokens = words.map(({ token }) => token);
  const rest = others.map(({ text, token }) => givenName(text, token, vocabulary));
  const given = rest.map(({ text }) => text).join(' ');
  const base = rest.reduce((product, { chance }) => product * chance, whole);
  // Capitals that make a body or a position are another title, whatever family they begin like (VĂN PHÒNG).
  const capitals = capitalShare(`${first.text}${given}`) > 0.9;
  const titled = (entry: string) => entry.includes(' ') && startsWith(`${first.text} ${given}`, entry);
  if (capitals && [...vocabulary.phrases, ...vocabulary.positions].some(titled)) return null;
  const family = vocabulary.familyNames.find((name) => searchForm(name) === searchForm(first.text));
  if ((family !== undefined && isNameWord(first.text)) || /^\p{Lu}['’]\p{L}+$/u.test(first.text)) {
    return { text: `${first.text} ${given}`, tokens, chance: base * Math.max(0.97, wordChance(first.token)) };
  }
  if (capitalShare(given) > 0.9) return null;
  // A given name at the head of two words is half a name rather than a family name with a slip.
  const meant = words.length === 2 && isGiven(first.text, vocabulary) ? null : familyMeant(first.text, vocabulary);
  if (meant !== null) return { text: `${meant} ${given}`, tokens, chance: base * REPAIRED * 0.85 };
  return isNameWord(first.text) ? { text: `${first.text} ${given}`, tokens, chance: base * 0.35 } : null;
}

/**
 * A middle or given name with what its marks are worth. Nothing around a name says how it is spelt: a spelling that
 * nobody bears (Tuần for Tuấn) is taken for a slip only where the word was read with doubt; where it was read with
 * certainty it stands, and is the less sure for it.
 */
function givenName(text: string, token: Token, vocabulary: Vocabulary): { text: string; chance: number } {
  const chance = wordChance(token);
  if (capitalShare(text) > 0.9 && text.length > 1) return { text, chance: chance * 0.97 };
  const sameD = (name: string) => /^[Đđ]/.test(name) === /^[Đđ]/.test(text);
  const siblings = vocabulary.givenNames.filter((name) => fold(name) === fold(text) && sameD(name));
  const at = siblings.findIndex((name) => searchForm(name) === searchForm(text));
  const [commonest] = siblings;
  // Lists never hold every name (Tuyền beside Tuyên), so they vouch for what was read well, not for what was read badly.
  if (at === 0) return { text, chance: token.confidence >= 85 ? Math.max(chance, 0.985) : chance * 0.97 };
  if (at > 0) return { text, chance: token.confidence >= 90 ? chance * 0.95 : chance * 0.7 };
  if (commonest !== undefined && token.confidence < 90) return { text: commonest, chance: 0.6 };
  return { text, chance: chance * (commonest === undefined ? 0.95 : 0.8) };
}

/** Names of the highlands have one letter (Hồ Văn Y, A Thôn), an apostrophe (H'Wen, K'Brơi) or a dash (Y-Nô). */
const isNameWord = (text: string): boolean =>
  /^\p{Lu}[\p{Ll}'’]+$/u.test(text) ||
  /^\p{Lu}{2,}$/u.test(text) ||
  /^[AYÝIÍOÔUÚ]$/u.test(text) ||
  /^\p{Lu}\p{Ll}*['’-]\p{L}\p{Ll}*$/u.test(text);

const isGiven = (text: string, vocabulary: Vocabulary): boolean =>
  vocabulary.givenNames.some((name) => searchForm(name) === searchForm(text));

/** A family name of which the hand or the stamp spoilt the beginning or a mark: `guyễn`, `ạm`, `Nguyên`. */
function familyMeant(text: string, vocabulary: Vocabulary): string | null {
  const spoilt = fold(text).replace(/[^a-z]/g, '');
  if (spoilt.length < 2) return null;
  const same = vocabulary.familyNames.filter((name) => fold(name) === spoilt);
  if (same.length === 1) return same[0] ?? null;
  const tails = vocabulary.familyNames.filter((name) => name.length > text.length && name.endsWith(text.toLowerCase()));
  if (tails.length === 1 && text.length >= 2) return tails[0] ?? null;
  const inside = vocabulary.familyNames.filter((name) => name.length >= 3 && spoilt.endsWith(fold(name)));
  if (inside.length === 1) return inside[0] ?? null;
  const near = vocabulary.familyNames.filter(
    (name) => name.length >= 5 && distance(fold(name), spoilt) <= (name.length >= 6 ? 2 : 1),
  );
  return near.length === 1 ? (near[0] ?? null) : null;
}

// --- suggestions -----------------------------------------------------------------------------------------------

/** Authority with position, and signer, from the block that speaks for the paper. */
export function describeSignature(sheets: readonly Sheet[], vocabulary: Vocabulary, spelling: Spelling): Suggestion[] {
  let best: SignatureBlock | null = null;
  for (const block of sheets.flatMap((sheet) => blocksOf(sheet, vocabulary))) {
    if (block.score < 2) continue;
    if (best === null || block.score > best.score + 0.25) best = block;
  }
  if (best === null) return loneName(sheets, vocabulary);
  const { sheet, titles, name } = best;
  const suggestions: Suggestion[] = [];
  const trust = best.score >= 6 ? 0.96 : best.score >= 4 ? 0.9 : 0.7;
  const petition = titles.some((piece) =>
    vocabulary.petitionerPositions.some((position) => startsWith(piece.text, position)),
  );
  let text = '';
  let chance = trust;
  let above: Piece | null = null;
  for (const piece of titles) {
    const spelt = spelling.spell(cleaned(piece.tokens));
    const deputy = deputyLine(text, spelt.text);
    const joint = above === null ? '' : piece.middle - above.middle > 3.5 * sheet.unit ? '; ' : ' ';
    text += joint + tidyMark(deputy ?? spelt.text);
    chance *= spelt.chance * (deputy === null ? 1 : REPAIRED);
    above = piece;
  }
  const printed = evidence(
    sheet,
    titles.flatMap((piece) => piece.tokens),
  );
  // Who signs for another says what he is himself; where that line is missing it was not read.
  const forAnother = titles.length === 1 && /^(?:TM\.|TL\.|T\/L|TUQ\.|T\/UQ) /u.test(text);
  const incomplete = forAnother || (/(?:KT\.|K\/T) [^;]*$/u.test(text) && !/PHÓ|THỨ/u.test(text));
  if (incomplete) suggestions.push(askPerson('authority', printed));
  else if (!petition) suggestions.push(suggest('authority', text, chance, printed));
  if (name !== null) suggestions.push(suggest('signer', name.text, name.chance * trust, evidence(sheet, name.tokens)));
  else if (best.score >= 3) suggestions.push(askPerson('signer', placeOfName(printed, sheet)));
  return suggestions;
}

/** Where the name must stand that stamp and hand made unreadable: below the title, as wide and half as wide again. */
function placeOfName(title: Evidence, sheet: Sheet): Evidence {
  const [left, top, width, height] = title.box;
  const room = Math.min(ROOM_FOR_THE_HAND * sheet.unit, sheet.height - top - height);
  return { page: title.page, box: [left - width / 4, top + height, width * 1.5, Math.max(1, room)], text: '' };
}

/** Where somebody must have signed when nothing of it was read: at the right, beside the recipients. */
function placeBeside(recipients: Piece, sheet: Sheet): Evidence {
  const top = Math.max(0, recipients.top - 2 * sheet.unit);
  const room = Math.min((ROOM_FOR_THE_HAND + 4) * sheet.unit, sheet.height - top);
  return { page: sheet.page, box: [0.5 * sheet.width, top, 0.45 * sheet.width, Math.max(1, room)], text: '' };
}

/** Where stamp and hand hid the title, a name beside the recipients is still the signer's. */
function loneName(sheets: readonly Sheet[], vocabulary: Vocabulary): Suggestion[] {
  for (const sheet of sheets) {
    const recipients = sheet.pieces.find(isRecipients);
    if (recipients === undefined) continue;
    for (const piece of sheet.pieces) {
      const beside = piece.middle > recipients.middle && piece.middle - recipients.middle < 25 * sheet.unit;
      if (!beside || centre(piece) < 0.56 * sheet.width) continue;
      const name = readName(piece, vocabulary);
      if (name !== null && name.chance > 0.5)
        return [suggest('signer', name.text, name.chance * 0.85, evidence(sheet, name.tokens))];
    }
    return [askPerson('signer', placeBeside(recipients, sheet))];
  }
  return [];
}

/** Words without the specks around them; a dash between two offices of one person stays (PHÓ CHỦ TỊCH - TỔNG THƯ KÝ). */
function cleaned(tokens: readonly Token[]): Token[] {
  const isWord = (token: Token | undefined) => token !== undefined && /\p{Lu}{2}/u.test(token.text);
  return tokens.flatMap((token, at) => {
    if (/^[-–—]$/u.test(token.text) && token.confidence >= 60 && isWord(tokens[at - 1]) && isWord(tokens[at + 1]))
      return [{ ...token, text: '-' }];
    const text = token.text.replace(/^[^\p{L}\p{N}(]+|[^\p{L}\p{N}).,/]+$/gu, '');
    return /\p{L}/u.test(text) ? [{ ...token, text }] : [];
  });
}

/** Below `KT. CHỦ TỊCH` the same words again can only be `PHÓ CHỦ TỊCH` with its first word spoilt. */
function deputyLine(above: string, line: string): string | null {
  const office = /(?:KT\.|K\/T) ([^;]+)$/u.exec(above)?.[1];
  return office !== undefined && compact(line) === compact(office) ? `PHÓ ${line}` : null;
}

/** `TM . ỦY BAN`, `TM.ỦY BAN` -> `TM. ỦY BAN`; the Party's `T/M` stays. */
const tidyMark = (text: string): string =>
  text
    .replace(/^(TM|KT|TL|TUQ|Q)\s*[.,:]\s*/u, '$1. ')
    .replace(/^(T\/M|K\/T|T\/L|T\/UQ)\s*\.?\s*/u, '$1 ')
    .trim();
