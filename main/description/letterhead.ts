/**
 * The head of the first page: the heading at the right (national title, or the Party's name), the issuing body at the
 * left, and where the one ends and the other begins. Decree 30/2020/NĐ-CP appendix I, boxes 1 and 2; the Party's
 * guidance 36-HD/VPTW puts its own heading in the same place.
 */
import type { Suggestion } from '../../shared/fields.ts';
import { suggest } from './confidence.ts';
import {
  capitalShare,
  centre,
  compact,
  cut,
  evidence,
  findPhrase,
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

type Body = { readonly tokens: Token[]; readonly complete: boolean };

/** Lines of the left block put together to bodies: a body may run over two lines, two bodies stand one over the other. */
export function bodiesOf(lines: readonly Piece[], vocabulary: Vocabulary): Token[][] {
  const bodies: Body[] = [];
  const isOne = (text: string, list: readonly string[]) => list.some((entry) => compact(entry) === compact(text));
  for (const line of lines) {
    const last = bodies.at(-1);
    const goesOn =
      last !== undefined &&
      (!last.complete ||
        !vocabulary.bodyHeads.some((head) => startsWith(line.text, head)) ||
        // "TỈNH ỦY X" begins a body, "TỈNH X" continues one.
        (vocabulary.levelWords.some((word) => startsWith(line.text, word)) &&
          !vocabulary.bodyHeads.some((head) => head.includes(' ') && startsWith(line.text, head))));
    const open = isOne(line.text, vocabulary.incompleteBodies);
    if (goesOn) bodies[bodies.length - 1] = { tokens: [...(last?.tokens ?? []), ...line.tokens], complete: true };
    else bodies.push({ tokens: [...line.tokens], complete: !(open && bodies.length === 0) });
  }
  return bodies.map((body) => body.tokens);
}

/**
 * Superior and issuing body.
 * @param bottom height of the number line; the block ends above it
 */
export function describeBodies(
  sheet: Sheet,
  heading: Heading | null,
  bottom: number,
  parts: { vocabulary: Vocabulary; spelling: Spelling },
): Suggestion[] {
  const { vocabulary, spelling } = parts;
  const top = heading === null ? bottom - 7 * sheet.unit : heading.top - 1.2 * sheet.unit;
  const stamps = [...Object.keys(vocabulary.secrecy), ...Object.keys(vocabulary.urgency), 'DỰ THẢO'];
  const lines = leftColumn(sheet, heading, top, bottom - 0.6 * sheet.unit)
    .map((piece) => pieceOf(trimDust(piece.tokens)))
    .filter((piece) => capitalShare(piece.text) > 0.6 && compact(piece.text).length >= 3)
    .filter((piece) => !stamps.some((stamp) => compact(stamp) === compact(piece.text)))
    .filter((piece) => piece.tokens.some((token) => token.confidence >= 50) || spelling.spell(piece.tokens).known);
  const bodies = bodiesOf(lines, vocabulary);
  const issuer = bodies.at(-1);
  if (issuer === undefined) return [];
  const superior = bodies.at(-2);
  // How the block parts into bodies is a rule with exceptions; a known beginning makes it surer.
  const pattern = (tokens: readonly Token[]) =>
    vocabulary.bodyHeads.some((head) => startsWith(pieceOf(tokens).text, head)) ? 0.96 : 0.75;
  const say = (field: 'superior' | 'issuer', tokens: readonly Token[]) => {
    const spelt = spelling.spell(tokens);
    return suggest(field, spelt.text, spelt.chance * pattern(tokens), evidence(sheet, tokens));
  };
  return superior === undefined ? [say('issuer', issuer)] : [say('superior', superior), say('issuer', issuer)];
}

/** Specks of a rule or words of a stamp stand at the ends of a line; a name of a body begins in capitals, ends in a letter. */
function trimDust(tokens: readonly Token[]): readonly Token[] {
  const isDust = (token: Token | undefined) =>
    token !== undefined && (!/[\p{L}\p{N}]/u.test(token.text) || (token.text.length === 1 && token.confidence < 60));
  let from = Math.max(
    0,
    tokens.findIndex((token) => /\p{Lu}{2}/u.test(token.text) && capitalShare(token.text) === 1),
  );
  let to = tokens.length;
  while (to - from > 1 && isDust(tokens[from])) from += 1;
  while (to - from > 1 && isDust(tokens[to - 1])) to -= 1;
  const kept = tokens.slice(from, to);
  const last = kept.at(-1);
  if (last === undefined) return kept;
  return [...kept.slice(0, -1), { ...last, text: last.text.replace(/[^\p{L}\p{N})]+$/u, '') }];
}
