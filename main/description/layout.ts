/**
 * A page as pieces on a plane: words made level, pieces of lines that belong together, phrases found in spite of
 * slips. Everything that describes a document looks at the page through this module.
 *
 * Promise: positions are in level pixels (the skew is taken out about the page's centre), so "left of" and "below"
 * mean what they say; a token keeps the word it came from, so that evidence can point at the untouched page.
 * Distances are given in units: one unit is the height of an ordinary word of the page, about 45 px at 300 dpi.
 */
import { distance } from 'fastest-levenshtein';
import type { Evidence } from '../../shared/fields.ts';
import { around, type Box, type Handwriting, type PageText, type Word } from '../../shared/page-text.ts';
import { fold } from '../../shared/vietnamese.ts';

export type Token = {
  readonly text: string;
  /** Without marks, lower case. */
  readonly folded: string;
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
  /** 0…100. */
  readonly confidence: number;
  readonly word: Word;
};

/** Tokens of one printed line without a wide gap between them. */
export type Piece = {
  readonly tokens: readonly Token[];
  readonly text: string;
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
  /** Middle of the line: the median of the tokens' middles, so that one tall scribble does not move it. */
  readonly middle: number;
};

export type Sheet = {
  /** 1 = first page of the document. */
  readonly page: number;
  readonly width: number;
  readonly height: number;
  readonly unit: number;
  readonly source: PageText['source'];
  readonly handwriting: readonly Handwriting[];
  /** From top to bottom, pieces of one line from left to right. */
  readonly pieces: readonly Piece[];
};

/** A gap wider than this many units parts two pieces: blanks of justified text stay below one unit. */
const PIECE_GAP = 1.5;

export const centre = (part: { left: number; right: number }): number => (part.left + part.right) / 2;

const median = (numbers: readonly number[]): number => {
  const sorted = [...numbers].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
};

export const hasLetters = (text: string): boolean => /[\p{L}\p{N}]/u.test(text);
const letterCount = (text: string): number => text.match(/[\p{L}\p{N}]/gu)?.length ?? 0;

/** Share of capitals among the letters; 0 without letters. */
export function capitalShare(text: string): number {
  const letters = text.match(/\p{L}/gu) ?? [];
  return letters.length === 0 ? 0 : letters.filter((letter) => letter !== letter.toLowerCase()).length / letters.length;
}

export function pieceOf(tokens: readonly Token[]): Piece {
  return {
    tokens,
    text: tokens.map((token) => token.text).join(' '),
    left: Math.min(...tokens.map((token) => token.left)),
    right: Math.max(...tokens.map((token) => token.right)),
    top: Math.min(...tokens.map((token) => token.top)),
    bottom: Math.max(...tokens.map((token) => token.bottom)),
    middle: median(tokens.map((token) => (token.top + token.bottom) / 2)),
  };
}

/** Cuts tokens of one line wherever `apart` says so; `before` is the token that reaches furthest to the right so far. */
export function cut(tokens: readonly Token[], apart: (before: Token, after: Token) => boolean): Piece[] {
  const pieces: Token[][] = [];
  let furthest: Token | null = null;
  for (const token of tokens) {
    const current = pieces.at(-1);
    if (current === undefined || furthest === null || apart(furthest, token)) {
      pieces.push([token]);
      furthest = token;
    } else {
      current.push(token);
      if (token.right > furthest.right) furthest = token;
    }
  }
  return pieces.map(pieceOf);
}

/** Signs nobody could read, and words a third as tall as print that were read with doubt: specks, strokes, dust. */
const isSpeck = (token: Token, unit: number): boolean =>
  hasLetters(token.text) ? token.confidence < 60 && token.bottom - token.top < 0.35 * unit : token.confidence < 20;

/** Makes a page level and parts its lines into pieces; specks are left out. */
export function layOut(page: PageText, number: number): Sheet {
  const angle = (page.skew * Math.PI) / 180;
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  const level = (word: Word): Token => {
    const [x, y, width, height] = word.box;
    const dx = x + width / 2 - page.width / 2;
    const dy = y + height / 2 - page.height / 2;
    const cx = dx * cos + dy * sin + page.width / 2;
    const cy = dy * cos - dx * sin + page.height / 2;
    return {
      text: word.text,
      folded: fold(word.text),
      left: cx - width / 2,
      right: cx + width / 2,
      top: cy - height / 2,
      bottom: cy + height / 2,
      confidence: word.confidence,
      word,
    };
  };
  const read = page.blocks.flatMap((block) => block.lines.map((line) => line.words.map(level)));
  const heights = read.flat().filter((token) => letterCount(token.text) > 1 && token.confidence >= 60);
  const unit = Math.max(4, median((heights.length > 0 ? heights : read.flat()).map((t) => t.bottom - t.top)));
  const pieces = read
    .map((line) => line.filter((token) => !isSpeck(token, unit)))
    .filter((line) => line.length > 0)
    .flatMap((line) => {
      const ordered = [...line].sort((a, b) => a.left - b.left);
      return cut(ordered, (before, after) => after.left - before.right > PIECE_GAP * unit);
    });
  return {
    page: number,
    width: page.width,
    height: page.height,
    unit,
    source: page.source,
    handwriting: page.handwriting ?? [],
    pieces: inOrder(joined(pieces, unit), unit),
  };
}

/** Top to bottom, on one line from left to right. */
const inOrder = (pieces: Piece[], unit: number): Piece[] =>
  pieces.sort((a, b) => (Math.abs(a.middle - b.middle) < unit / 2 ? a.left - b.left : a.middle - b.middle));

/** Pieces that a reader took for separate lines and that stand on one line, a word's gap apart, are one. */
function joined(pieces: readonly Piece[], unit: number): Piece[] {
  const result: Piece[] = [];
  for (const piece of [...pieces].sort((a, b) => a.left - b.left)) {
    const at = result.findIndex((left) => {
      const gap = piece.left - left.right;
      return Math.abs(left.middle - piece.middle) < 0.6 * unit && gap > -0.2 * unit && gap < 0.9 * unit;
    });
    const left = result[at];
    if (left === undefined) result.push(piece);
    else result[at] = pieceOf([...left.tokens, ...piece.tokens]);
  }
  return result;
}

/**
 * Remembers what a pure function gave for a text. Every line is held against some hundred known phrases, always the
 * same ones; folding them anew each time was four fifths of the time of a description.
 */
function remembering(make: (text: string) => string): (text: string) => string {
  const most = 20_000;
  const known = new Map<string, string>();
  return (text) => {
    const before = known.get(text);
    if (before !== undefined) return before;
    if (known.size >= most) known.clear();
    const made = make(text);
    known.set(text, made);
    return made;
  };
}

/** Letters only, folded: the form in which phrases are compared, so that lost or added blanks do not matter. */
export const compact = remembering((text) => fold(text).replace(/[^a-z0-9]/g, ''));

const folded = remembering(fold);
const foldedStart = remembering((text) => fold(text).replace(/^[^a-z0-9]+/, ''));

export type Found = { readonly from: number; readonly to: number; readonly edits: number };

/**
 * Finds a phrase among tokens, marks and blanks ignored, with at most `tolerance` edits per letter.
 * @returns the token range [from, to) with the fewest edits, or null
 */
export function findPhrase(tokens: readonly Token[], phrase: string, tolerance = 0.15): Found | null {
  const target = compact(phrase);
  const allowed = Math.floor(target.length * tolerance);
  let best: Found | null = null;
  for (let from = 0; from < tokens.length; from += 1) {
    let text = '';
    for (let to = from + 1; to <= tokens.length && text.length <= target.length + allowed; to += 1) {
      text += compact(tokens[to - 1]?.text ?? '');
      if (Math.abs(text.length - target.length) > allowed) continue;
      const edits = distance(text, target);
      if (edits <= allowed && (best === null || edits < best.edits)) best = { from, to, edits };
    }
  }
  return best;
}

/** True when the text begins with the phrase, marks ignored, as whole words. */
export function startsWith(text: string, phrase: string): boolean {
  const [whole, start] = [foldedStart(text), folded(phrase)];
  return whole.startsWith(start) && !/[a-z0-9]/.test(whole.charAt(start.length));
}

export function evidence(sheet: Sheet, tokens: readonly Token[]): Evidence {
  const box: Box = around(tokens.map((token) => token.word.box)) ?? [0, 0, 0, 0];
  return { page: sheet.page, box, text: tokens.map((token) => token.text).join(' ') };
}
