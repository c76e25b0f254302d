/**
 * One printed line of a head as a row of words, and as a text that knows which word each character came from; and the
 * gap in it that a hand has filled, or should have.
 */
import type { Evidence, Suggestion } from '../../shared/fields.ts';
import { around, type Box } from '../../shared/page-text.ts';
import { askPerson } from './confidence.ts';
import type { Proposal } from './hand-proposals.ts';
import { hasLetters, type Sheet, type Token } from './layout.ts';

/** A speck between two words: a sign far smaller than print, read with doubt. */
const isSpeck = (token: Token, unit: number): boolean =>
  !hasLetters(token.text) &&
  token.confidence < 50 &&
  Math.max(token.bottom - token.top, token.right - token.left) < 0.45 * unit;

/** The tokens of one printed line, whatever pieces they were read in, from left to right. */
export function rowOf(sheet: Sheet, middle: number, keep: (token: Token) => boolean): Token[] {
  return sheet.pieces
    .filter((piece) => Math.abs(piece.middle - middle) < 0.7 * sheet.unit)
    .flatMap((piece) => piece.tokens)
    .filter((token) => keep(token) && !isSpeck(token, sheet.unit))
    .sort((a, b) => a.left - b.left);
}

/** A text made of tokens that knows which token each character came from. */
export function spell(tokens: readonly Token[], form: (token: Token) => string) {
  let text = '';
  const owner: number[] = [];
  tokens.forEach((token, index) => {
    if (index > 0) {
      text += ' ';
      owner.push(index);
    }
    for (const character of form(token)) {
      text += character;
      for (let unit = 0; unit < character.length; unit += 1) owner.push(index);
    }
  });
  return {
    text,
    /** Tokens that own characters from `start` to `end`, blanks at the edges apart. */
    tokensIn(start: number, end: number): Token[] {
      const indexes = new Set<number>();
      for (let at = start; at < end; at += 1) if (text[at] !== ' ') indexes.add(owner[at] ?? 0);
      return [...indexes].flatMap((index) => tokens[index] ?? []);
    },
    /** The token that owns a character, and what of its text stands from there on. */
    tailAt(at: number): { token: Token; text: string } | null {
      const token = tokens[owner[at] ?? -1];
      if (token === undefined) return null;
      let end = at;
      while (end < text.length && owner[end] === owner[at]) end += 1;
      return { token, text: text.slice(at, end) };
    },
  };
}

/** What the hand wrote, where it was read for certain; else its place, with what print says beside it. */
export function inHand(
  field: 'number' | 'date',
  gap: Evidence,
  proposal: Proposal | null,
  known: { value: string; chance: number } | null,
): Suggestion {
  if (proposal === null) return askPerson(field, gap, known);
  return askPerson(field, proposal.evidence, proposal);
}

/** The place between two printed words where something stands, or should stand, in handwriting. */
export function handGap(sheet: Sheet, before: Token, inside: readonly Token[], after: Token | null): Evidence {
  const own = inside.filter((token) => token !== before && token !== after);
  const right = (token: Token) => token.word.box[0] + token.word.box[2];
  const start = own.length === inside.length ? right(before) : before.word.box[0];
  const reach = after === null ? start + 4 * sheet.unit : after.word.box[0];
  const end = Math.max(reach, ...inside.map(right));
  const boxes: Box[] = [[start, before.word.box[1], Math.max(1, end - start), before.word.box[3]]];
  const box = around([...boxes, ...own.map((token) => token.word.box)]) ?? before.word.box;
  return { page: sheet.page, box, text: inside.map((token) => token.text).join(' ') };
}
