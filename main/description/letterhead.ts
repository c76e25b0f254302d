/**
 * The head of the first page: the heading at the right (national title, or the Party's name), the issuing body at the
 * left, and where the one ends and the other begins. Decree 30/2020/NĐ-CP appendix I, boxes 1 and 2; the Party's
 * guidance 36-HD/VPTW puts its own heading in the same place.
 */
import type { Suggestion } from '../../shared/fields.ts';
import { fold } from '../../shared/vietnamese.ts';
import { suggest } from './confidence.ts';
import {
  capitalShare,
  centre,
  compact,
  cut,
  evidence,
  findPhrase,
  hasLetters,
  type Piece,
  pieceOf,
  type Sheet,
  startsWith,
  type Token,
} from './layout.ts';
import type { Vocabulary } from './profiles.ts';
import type { Spelling } from './spelling.ts';

export type Heading = {
  /** Headings found, as the profiles write them. */
  readonly phrases: readonly string[];
  /** Left end and middle of each line: the issuing body may reach under a wide first line. */
  readonly lines: readonly { readonly left: number; readonly middle: number }[];
  readonly top: number;
  readonly bottom: number;
};

/** Headings stand in the upper part of the page and at its right, or in the middle of a petition. */
export function findHeading(sheet: Sheet, phrases: readonly string[]): Heading | null {
  const hits = sheet.pieces
    .filter((piece) => piece.middle < sheet.height * 0.45)
    .flatMap((piece) =>
      [...new Set(phrases)].flatMap((phrase) => {
        const found = findPhrase(piece.tokens, phrase, 0.2);
        if (found === null) return [];
        const hit = pieceOf(piece.tokens.slice(found.from, found.to));
        const inCapitals = capitalShare(phrase) > 0.9;
        if (inCapitals && capitalShare(hit.text) < 0.7) return [];
        return centre(hit) > sheet.width * 0.42 ? [{ phrase, hit }] : [];
      }),
    );
  const first = hits[0];
  if (first === undefined) return null;
  // A heading is two lines at most; the same words further down belong to the text.
  const near = hits.filter(({ hit }) => hit.middle - first.hit.middle < 4 * sheet.unit);
  return {
    phrases: near.map(({ phrase }) => phrase),
    lines: near.map(({ hit }) => ({ left: hit.left, middle: hit.middle })),
    top: Math.min(...near.map(({ hit }) => hit.top)),
    bottom: Math.max(...near.map(({ hit }) => hit.bottom)),
  };
}

/** Where the left column ends at a height: at the heading beside it, or in the middle of the page. */
export function columnEdge(sheet: Sheet, heading: Heading | null, middle: number): number {
  const beside = (heading?.lines ?? []).filter((line) => Math.abs(line.middle - middle) < 0.8 * sheet.unit);
  return Math.min(sheet.width * 0.5, ...beside.map((line) => line.left - 0.2 * sheet.unit));
}

/** Left-hand pieces between two heights; a line read across both columns is cut at the edge. */
function leftColumn(sheet: Sheet, heading: Heading | null, top: number, bottom: number): Piece[] {
  return sheet.pieces
    .filter((piece) => piece.middle >= top && piece.middle <= bottom)
    .flatMap((piece) => {
      const edge = columnEdge(sheet, heading, piece.middle);
      const [left] = cut(piece.tokens, (before, after) => centre(before) < edge && centre(after) >= edge);
      return left !== undefined && centre(left) < edge ? [left] : [];
    });
}

/** A dash or a word after which no name ends: the next line goes on with it. */
const HANGING = /(?:\s[-–—]|,|\s(?:VÀ|CỦA|CÁC|VỀ|THUỘC|CHO|VỚI|VA|CUA|CAC))$/u;

/** A head this long is known even where its words were broken or joined. */
const LONG_HEAD = 5;

const beginsBody = (text: string, vocabulary: Vocabulary): boolean =>
  vocabulary.bodyHeads.some(
    (head) => startsWith(text, head) || (compact(head).length >= LONG_HEAD && compact(text).startsWith(compact(head))),
  ) && !vocabulary.notBodyHeads.some((words) => compact(text).startsWith(compact(words)));

/** Organs that a body acts through: they never go on with the name above them. */
const ORGAN = /^(?:banthuongtruc|banthuongvu|doanchutich|vanphong)$/;

const namesLevel = (line: Piece, vocabulary: Vocabulary): boolean =>
  vocabulary.levelWords.some((word) => startsWith(line.text, word));

/** True when a line goes on with the name above it. */
function goesOn(above: string, line: string, vocabulary: Vocabulary): boolean {
  if (HANGING.test(above) || !beginsBody(line, vocabulary)) return true;
  const [name, next] = [compact(above), compact(line)];
  if (vocabulary.incompleteBodies.some((entry) => compact(entry) === name) && !ORGAN.test(next)) return true;
  // "TỈNH ỦY X" begins a body, "TỈNH X" continues one.
  return (
    vocabulary.levelWords.some((word) => startsWith(line, word)) &&
    !vocabulary.bodyHeads.some((head) => head.includes(' ') && startsWith(line, head))
  );
}

/** Organs that lead an association, printed under its name. */
const LEADING_ORGAN = /^(?:banthuongtruc|banthuongvu|banchaphanh|doanchutich|btt|btv|bch)$/;
/** Associations, unions and committees of the Front: at each level they print the level above over their own name. */
const ASSOCIATION =
  /^(?:hoi(?!dong)|doan|(?:tinh|thanh|huyen|thi|quan|xa|phuong)doan|lien(?:doan|hiep)|ldld|tong(?:liendoan|ldld)|ubmttq|uybanmt|ubmt|mattran)/;

/**
 * "HỘI … VIỆT NAM / HỘI … TỈNH / BAN THƯỜNG VỤ": the first stands above, the other two are the issuer, since the
 * organ belongs to the body right above it.
 */
function withOrgan(bodies: readonly (readonly Token[])[]): readonly (readonly Token[])[] {
  const [organ, own, above] = bodies.slice(-3).reverse();
  if (organ === undefined || own === undefined || above === undefined) return bodies;
  const [last, name, superior] = [organ, own, above].map((tokens) => compact(pieceOf(tokens).text));
  const levels = ASSOCIATION.test(name ?? '') && ASSOCIATION.test(superior ?? '');
  return levels && LEADING_ORGAN.test(last ?? '') ? [...bodies.slice(0, -2), [...own, ...organ]] : bodies;
}

/**
 * True where a line may have been lost above a line that begins no body: it stands twice as far down as the lines of
 * the block stand from each other.
 */
function lineLost(lines: readonly Piece[], at: number, unit: number): boolean {
  const gaps = lines.slice(1).map((line, index) => line.middle - (lines[index]?.middle ?? 0));
  const gap = gaps[at - 1] ?? 0;
  return gaps.length > 1 && gap > 1.7 * Math.min(...gaps.filter((one) => one > 0.8 * unit)) && gap > 2.3 * unit;
}

/** Lines of the left block put together to bodies: a body may run over several lines, two bodies stand one over the other. */
export function bodiesOf(lines: readonly Piece[], vocabulary: Vocabulary): Token[][] {
  const bodies: Token[][] = [];
  for (const [at, line] of lines.entries()) {
    const last = bodies.at(-1);
    // "MẶT TRẬN TỔ QUỐC VIỆT NAM / ỦY BAN TRUNG ƯƠNG" is one body; the committee of a province goes on with its name.
    const front = last !== undefined && /^mattrantoquocvietnam$/.test(compact(pieceOf(last).text));
    const name = compact(line.text);
    const committee = front && (name === 'uybantrunguong' || (at < lines.length - 1 && name === 'uyban'));
    // What follows a dash at the head of a line issues together with all that stands above it.
    const withAll = bodies.length > 0 && /^[-–—]/u.test(line.text);
    if (withAll) bodies.splice(0, bodies.length, [...bodies.flat(), ...line.tokens]);
    else if (last !== undefined && (committee || goesOn(pieceOf(last).text, line.text, vocabulary))) {
      last.push(...line.tokens);
    } else bodies.push([...line.tokens]);
  }
  return bodies.map((body) => body.filter((token, at) => at < body.length - 1 || hasLetters(token.text)));
}

const NOTES = [
  'DỰ THẢO',
  'DỰ THẢO LẦN 1',
  'DỰ THẢO LẦN 2',
  'ĐẾN',
  'CÔNG VĂN ĐẾN',
  'VĂN BẢN ĐẾN',
  'SAO Y BẢN CHÍNH',
  'SAO Y',
];

/** Types that two or more bodies issue together, as symbols and titles write them. */
const JOINT_TYPE =
  /^(?:TTLT|NQLT|KHLT|HDLT|CTLT|TBLT|QCLT|BCLT|CVLT|KHLN|HDLN|QCLN|BCLN|CTPH|CTrPH|QCPH|KHPH|NQPH|TTLN)$/u;
/** Bodies that no other body stands above: of two of them neither is the superior. */
const PEERS =
  /^(?:bo|so|uybanmttq|ubmttq|mattran|uybanmattran|hoi|lien|doan|tinhdoan|congan|toaan|vienkiemsat|nganhang|baohiem|bandanvan|bantuyengiao|bantochuc)/;

/** Two bodies over each other issue together when the type says so and neither stands under the other. */
function issueTogether(first: string, second: string, type: string | null): boolean {
  if (type === null || !JOINT_TYPE.test(type)) return false;
  const [above, below] = [compact(first), compact(second)];
  const head = (text: string) => fold(text).split(' ')[0] ?? '';
  // "HỘI X VIỆT NAM" over "HỘI X TỈNH", "BỘ CÔNG AN" over "CÔNG AN TỈNH": one house.
  const sameHouse = (head(first) === head(second) && !/^(?:bo|so)/.test(above)) || above.includes(below.slice(0, 6));
  return PEERS.test(below) && !sameHouse;
}

/**
 * Superior and issuing body. Of bodies that issue together the names stand one after the other with a dash between
 * them, as the head of a joint circular prints them.
 * @param bottom height of the number line; the block ends above it
 * @param type the type in the symbol, which tells joint papers
 */
export function describeBodies(
  sheet: Sheet,
  heading: Heading | null,
  bottom: number,
  parts: { vocabulary: Vocabulary; spelling: Spelling; type: string | null },
): Suggestion[] {
  const { vocabulary, spelling } = parts;
  const top = heading === null ? bottom - 7 * sheet.unit : heading.top - 1.2 * sheet.unit;
  // What else stands in capitals at the left: stamps, and the name of a petition.
  const others = new Set(
    [...Object.keys(vocabulary.secrecy), ...Object.keys(vocabulary.urgency), ...vocabulary.types, ...NOTES].map(
      compact,
    ),
  );
  const lines = leftColumn(sheet, heading, top, bottom - 0.6 * sheet.unit)
    .map((piece) => pieceOf(trimDust(piece.tokens)))
    .filter((piece) => capitalShare(piece.text) > 0.6 && compact(piece.text).length >= 3)
    .filter((piece) => !others.has(compact(piece.text)))
    .filter((piece) => piece.tokens.some((token) => token.confidence >= 50) || spelling.spell(piece.tokens).known);
  const lost = lines.findLastIndex(
    (line, at) =>
      lineLost(lines, at, sheet.unit) && !beginsBody(line.text, vocabulary) && !namesLevel(line, vocabulary),
  );
  const bodies =
    lost > 0
      ? [...bodiesOf(lines.slice(0, lost), vocabulary), ...bodiesOf(lines.slice(lost), vocabulary)]
      : withOrgan(bodiesOf(lines, vocabulary));
  const issuer = bodies.at(-1);
  if (issuer === undefined) return [];
  const superior = bodies.at(-2);
  // How the block parts into bodies is a rule with exceptions; a known beginning makes it surer.
  const pattern = (tokens: readonly Token[]) => (beginsBody(pieceOf(tokens).text, vocabulary) ? 0.96 : 0.75);
  const say = (field: 'superior' | 'issuer', tokens: readonly Token[]) => {
    const spelt = spelling.spell(tokens);
    const whole = lost > 0 && field === 'issuer' ? 0.3 : 1;
    return suggest(field, spelt.text, spelt.chance * pattern(tokens) * whole, evidence(sheet, tokens));
  };
  if (superior === undefined) return [say('issuer', issuer)];
  if (issueTogether(pieceOf(superior).text, pieceOf(issuer).text, parts.type)) {
    const [one, other] = [spelling.spell(superior), spelling.spell(issuer)];
    const chance = one.chance * other.chance * 0.75;
    return [suggest('issuer', `${one.text} - ${other.text}`, chance, evidence(sheet, [...superior, ...issuer]))];
  }
  return [say('superior', superior), say('issuer', issuer)];
}

/** A dash between two parts of a name, read without doubt. */
const isDash = (token: Token | undefined): boolean =>
  token !== undefined && /^[-–—]$/u.test(token.text) && token.confidence >= 60;

/** Specks of a rule or words of a stamp stand at the ends of a line; a name of a body begins in capitals, ends in a letter. */
function trimDust(tokens: readonly Token[]): readonly Token[] {
  const isDust = (token: Token | undefined) =>
    token !== undefined &&
    (!/[\p{L}\p{N}]/u.test(token.text) ||
      (token.text.length === 1 && token.confidence < 60 && (token.text !== 'Y' || token.confidence < 20)));
  let from = Math.max(
    0,
    tokens.findIndex((token) => /\p{Lu}{2}/u.test(token.text) && capitalShare(token.text) === 1),
  );
  let to = tokens.length;
  while (to - from > 1 && isDust(tokens[from])) from += 1;
  while (to - from > 1 && isDust(tokens[to - 1]) && !isDash(tokens[to - 1])) to -= 1;
  // A sign inside a name is a dash that was read without doubt, or a speck.
  const words = tokens.slice(from, to).filter((token) => hasLetters(token.text) || isDash(token));
  const before = tokens[from - 1];
  const kept = before !== undefined && isDash(before) && from === 1 ? [before, ...words] : words;
  const last = kept.at(-1);
  if (last === undefined || isDash(last) || (last.text.endsWith(',') && last.confidence >= 80)) return kept;
  return [...kept.slice(0, -1), { ...last, text: last.text.replace(/[^\p{L}\p{N})]+$/u, '') }];
}
