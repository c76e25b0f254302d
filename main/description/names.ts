/**
 * Names of people under a signature: without ranks and degrees before them, in the spelling of every people of the
 * country, freed from scraps of hand and stamp.
 *
 * Promise: half a name is never given for a whole one with confidence, and a mark that a list puts right is worth less
 * than one that was read.
 */
import { distance } from 'fastest-levenshtein';
import { fold, searchForm } from '../../shared/vietnamese.ts';
import { REPAIRED, wordChance } from './confidence.ts';
import { capitalShare, centre, type Piece, type Sheet, startsWith, type Token } from './layout.ts';
import type { Vocabulary } from './profiles.ts';

export type Name = { readonly text: string; readonly tokens: readonly Token[]; readonly chance: number };

/** A name below a position: two to five capitalised words near the same axis, and no other title before it. */
export function nameBelow(sheet: Sheet, title: Piece, vocabulary: Vocabulary, bottom: number): Name | null {
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

/**
 * Middle words that are rare family names too: a name that begins with one has more likely lost its first word than not.
 * Of two words also one that begins with any given name may have (Hoàng Anh).
 */
const MIDDLE_WORDS = new Set(
  ['văn', 'thị', 'thi', 'kim', 'phương', 'đình', 'hữu', 'ngọc', 'minh', 'xuân'].map(searchForm),
);
const halfAtWorst = (first: string, count: number, vocabulary: Vocabulary): number => {
  if (MIDDLE_WORDS.has(searchForm(first))) return 0.6;
  return count === 2 && isGiven(first, vocabulary) ? 0.8 : 1;
};

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

export function readName(piece: Piece, vocabulary: Vocabulary): Name | null {
  if (vocabulary.captions.some((caption) => startsWith(piece.text, caption))) return null;
  if (
    /^da k[yi]$|^ky ten|dong dau$/.test(
      fold(piece.text)
        .replace(/[^a-z ]/g, '')
        .trim(),
    )
  )
    return null;
  // The date line of a copy certified below the signature, and the last line of the recipients (Lưu: VT), name nobody.
  if (/(?:^| )ngay [^a-z]*(?:thang|\d)|^\P{L}*luu ?[:;,]|^\P{L}*luu vt\b/u.test(fold(piece.text))) return null;
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
  const isPlace = (text: string) => vocabulary.places.some((place) => searchForm(place) === searchForm(text));
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
    const chance = base * halfAtWorst(first.text, words.length, vocabulary) * Math.max(0.97, wordChance(first.token));
    return {
      text: `${first.text} ${given}`,
      tokens,
      chance: isPlace(`${first.text} ${given}`) ? chance * 0.5 : chance,
    };
  }
  if (capitalShare(given) > 0.9) return null;
  // A middle word, or a given name at the head of two words, is half a name rather than a family name with a slip.
  const middle = MIDDLE_WORDS.has(searchForm(first.text)) || (words.length === 2 && isGiven(first.text, vocabulary));
  const meant = middle ? null : familyMeant(first.text, vocabulary);
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
