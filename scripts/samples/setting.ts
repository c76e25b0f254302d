/**
 * Sets a paper on A4 sheets the way an office does (zones of Nghị định 30/2020, Phụ lục I, and the Party's and the
 * Front's variants of them) and notes every printed line in its block while setting it: the ground truth is what was
 * set, never what was read back.
 *
 * Lengths are points, origin at the top left, y grows downwards; y of a text is its baseline.
 */
import type { Closing, Paper, Paragraph } from './paper.ts';
import { type Face, widthOf } from './typefaces.ts';

export const SHEET = { width: 595.28, height: 841.89 } as const;

export type BlockId =
  | 'header_left'
  | 'header_right'
  | 'stamp'
  | 'title'
  | 'body'
  | 'footer_left'
  | 'footer_right'
  | 'page_number';

export type Mark =
  | {
      readonly kind: 'text';
      readonly text: string;
      readonly face: Face;
      readonly size: number;
      readonly x: number;
      readonly y: number;
      /** Struck twice by a typewriter, the only bold it has. */
      readonly struckTwice: boolean;
    }
  | {
      readonly kind: 'hand';
      readonly text: string;
      readonly size: number;
      readonly x: number;
      readonly y: number;
      /** The strokes as an outline in points, where they are not Caveat's. */
      readonly outline?: string;
      readonly colour?: string;
    }
  | { readonly kind: 'rule'; readonly x: number; readonly y: number; readonly length: number; readonly upright?: true }
  | {
      readonly kind: 'signature';
      readonly x: number;
      readonly y: number;
      readonly seed: string;
      readonly colour?: string;
    }
  | { readonly kind: 'seal'; readonly x: number; readonly y: number; readonly text: string }
  | { readonly kind: 'urgency'; readonly x: number; readonly y: number; readonly text: string }
  /** Rubber stamps and captions: print in another ink, turned about its own origin. */
  | {
      readonly kind: 'group';
      readonly x: number;
      readonly y: number;
      readonly turn: number;
      readonly colour: string;
      readonly strength: number;
      readonly marks: readonly Mark[];
    }
  | {
      readonly kind: 'frame';
      readonly x: number;
      readonly y: number;
      readonly width: number;
      readonly height: number;
      readonly thick: number;
    };

export type SetPage = {
  readonly marks: Mark[];
  readonly blocks: Map<BlockId, string[]>;
  readonly handwritten: string[];
  /** Left out: A4 upright. */
  readonly size?: { readonly width: number; readonly height: number };
};

const MARGIN = { left: 85, right: 45, top: 58, bottom: 60 } as const;
const MEASURE = SHEET.width - MARGIN.left - MARGIN.right;
/** Centres of the two columns of a letterhead; the right one is the wider. */
const LEFT_CENTRE = MARGIN.left + MEASURE * 0.21;
const RIGHT_CENTRE = MARGIN.left + MEASURE * 0.71;
const SIGN_CENTRE = MARGIN.left + MEASURE * 0.73;

type Piece = { readonly text: string; readonly face: Face | 'hand'; readonly double: boolean };
type Word = { readonly pieces: readonly Piece[]; readonly width: number };

export type Family = 'serif' | 'sans' | 'typewriter';

/** What an office chooses for all its papers; what is left out is the samples' own. */
export type Style = {
  readonly family: Family;
  readonly margin?: { readonly left: number; readonly right: number; readonly top: number; readonly bottom: number };
  readonly size?: { readonly width: number; readonly height: number };
  readonly pageNumbers?: boolean;
};

/** One paper being set: pages grow as lines are laid. */
export class Galley {
  readonly pages: SetPage[] = [];
  readonly margin: NonNullable<Style['margin']>;
  readonly #style: Style;
  readonly #typewriter: boolean;
  y = 0;

  constructor(style: Style) {
    this.#style = style;
    this.#typewriter = style.family === 'typewriter';
    this.margin = style.margin ?? MARGIN;
    this.turnPage();
  }

  get sheet(): { readonly width: number; readonly height: number } {
    return this.#style.size ?? SHEET;
  }

  get measure(): number {
    return this.sheet.width - this.margin.left - this.margin.right;
  }

  get page(): SetPage {
    const page = this.pages.at(-1);
    if (!page) throw new Error('a galley has at least one page');
    return page;
  }

  turnPage(): void {
    const { size, pageNumbers = true } = this.#style;
    this.pages.push({ marks: [], blocks: new Map(), handwritten: [], ...(size && { size }) });
    this.y = this.margin.top;
    if (this.pages.length > 1 && pageNumbers) {
      this.centred('page_number', String(this.pages.length), this.margin.left + this.measure / 2, 13);
      this.y += 14;
    }
  }

  room(): number {
    return this.sheet.height - this.margin.bottom - this.y;
  }

  note(block: BlockId, line: string): void {
    const lines = this.page.blocks.get(block) ?? [];
    lines.push(line.normalize('NFC'));
    this.page.blocks.set(block, lines);
  }

  /** Splits marked text into words with their widths. */
  words(text: string, size: number): Word[] {
    const words: Piece[][] = [[]];
    let bold = false;
    let italic = false;
    for (const token of text.split(/(\*\*|__|\{[^}]*\}| +)/)) {
      if (token === '') continue;
      if (token === '**') bold = !bold;
      else if (token === '__') italic = !italic;
      else if (token.trim() === '') words.push([]);
      else if (token.startsWith('{')) words.at(-1)?.push({ text: token.slice(1, -1), face: 'hand', double: false });
      else words.at(-1)?.push({ text: token, face: this.#face(bold, italic), double: this.#typewriter && bold });
    }
    return words
      .filter((pieces) => pieces.length > 0)
      .map((pieces) => ({ pieces, width: pieces.reduce((sum, piece) => sum + this.#pieceWidth(piece, size), 0) }));
  }

  #face(bold: boolean, italic: boolean): Face {
    if (this.#typewriter) return 'typewriter';
    if (this.#style.family === 'sans') {
      if (bold) return italic ? 'sans-bold-italic' : 'sans-bold';
      return italic ? 'sans-italic' : 'sans';
    }
    if (bold) return italic ? 'bold-italic' : 'bold';
    return italic ? 'italic' : 'roman';
  }

  /** A gap left for the pen is a little wider than what was written into it. */
  #pieceWidth(piece: Piece, size: number): number {
    return piece.face === 'hand' ? widthOf(piece.text, 'hand', size * 1.55) + 5 : widthOf(piece.text, piece.face, size);
  }

  space(size: number): number {
    return widthOf(' ', this.#face(false, false), size);
  }

  /** Lays words on one line from x; `stretch` is added to every space. Gives the line's plain text. */
  lay(words: readonly Word[], x: number, size: number, stretch = 0): string {
    let at = x;
    for (const word of words) {
      for (const piece of word.pieces) {
        if (piece.face === 'hand') {
          this.page.marks.push({ kind: 'hand', text: piece.text, size: size * 1.55, x: at + 2.5, y: this.y });
          this.page.handwritten.push(piece.text);
        } else {
          const { text, face, double } = piece;
          this.page.marks.push({ kind: 'text', text, face, size, x: at, y: this.y, struckTwice: double });
        }
        at += this.#pieceWidth(piece, size);
      }
      at += this.space(size) + stretch;
    }
    return words.map((word) => word.pieces.map((piece) => piece.text).join('')).join(' ');
  }

  lineWidth(words: readonly Word[], size: number): number {
    return words.reduce((sum, word) => sum + word.width, 0) + Math.max(0, words.length - 1) * this.space(size);
  }

  centred(block: BlockId, text: string, centre: number, size: number): number {
    const words = this.words(text, size);
    const width = this.lineWidth(words, size);
    this.note(block, this.lay(words, centre - width / 2, size));
    return width;
  }

  ornament(text: string, centre: number, size: number): void {
    const words = this.words(text, size);
    this.lay(words, centre - this.lineWidth(words, size) / 2, size);
  }

  flush(block: BlockId, text: string, x: number, size: number): number {
    const words = this.words(text, size);
    this.note(block, this.lay(words, x, size));
    return this.lineWidth(words, size);
  }

  /** A justified paragraph that runs over to the next page where it must. */
  paragraph(text: string, size: number, leading: number, indent: number): void {
    const words = this.words(text, size);
    const space = this.space(size);
    let first = true;
    while (words.length > 0) {
      const measure = this.measure - (first ? indent : 0);
      let width = words[0]?.width ?? 0;
      let count = 1;
      for (let next = words[count]; next && width + space + next.width <= measure; next = words[count]) {
        width += space + next.width;
        count++;
      }
      const line = words.splice(0, count);
      if (this.room() < size * leading) this.turnPage();
      this.y += size * leading;
      // A typewriter cannot justify; neither is the last line of a paragraph.
      const stretch = this.#typewriter || words.length === 0 || count === 1 ? 0 : (measure - width) / (count - 1);
      this.note('body', this.lay(line, this.margin.left + (first ? indent : 0), size, stretch));
      first = false;
    }
  }

  rule(centre: number, length: number, y = this.y): void {
    this.page.marks.push({ kind: 'rule', x: centre - length / 2, y, length });
  }

  /** What stands under the last line of a letterhead or title: ornament, so typed dashes and stars are not noted. */
  close(closing: Closing, centre: number, width: number, size: number): void {
    switch (closing) {
      case 'none':
        return;
      case 'rule':
        this.y += 6.5;
        this.rule(centre, width * 0.42);
        return;
      case 'long-rule':
        this.y += 5;
        this.rule(centre, width);
        return;
      case 'dashes':
        this.y += size * 0.9;
        this.ornament('-----', centre, size);
        return;
      case 'star':
        this.y += size;
        this.ornament('*', centre, size);
    }
  }
}

function setLetterhead(galley: Galley, paper: Paper): void {
  const size = paper.machine === 'typewriter' ? 9.6 : 12.5;
  const top = galley.y;
  let lowest = top;
  const sides = [
    ['header_left', paper.left, LEFT_CENTRE],
    ['header_right', paper.right, paper.left.lines.length === 0 ? SHEET.width / 2 + 20 : RIGHT_CENTRE],
  ] as const;
  for (const [block, side, centre] of sides) {
    galley.y = top;
    let width = 0;
    for (const line of side.lines) {
      width = galley.centred(block, line, centre, size);
      galley.y += size * 1.22;
    }
    galley.y -= size * 1.22;
    galley.close(side.closing, centre, width, size);
    galley.y += side.below.length > 0 ? size * 1.7 : 0;
    for (const line of side.below) {
      galley.centred(block, line, centre, paper.machine === 'typewriter' ? size : 13);
      galley.y += size * 1.25;
    }
    lowest = Math.max(lowest, galley.y);
  }
  galley.y = lowest;
}

/** Rows of cells with rules; the first row is the head. */
export function setTable(galley: Galley, table: Extract<Paragraph, { table: unknown }>, size: number): void {
  const height = size * 1.55;
  const { left } = galley.margin;
  const { measure } = galley;
  galley.y += 8;
  for (const [index, row] of table.table.entries()) {
    if (galley.room() < height) galley.turnPage();
    const top = galley.y;
    galley.y = top + height * 0.7;
    let x = left;
    for (const [column, cell] of row.entries()) {
      const width = measure * (table.widths[column] ?? 0);
      const words = galley.words(index === 0 ? `**${cell}**` : cell, size);
      const free = width - galley.lineWidth(words, size);
      // A line of ground truth a cell: readers differ on whether a row is one line, and neither way is wrong.
      galley.note('body', galley.lay(words, x + (index === 0 || column !== 1 ? free / 2 : 6), size));
      galley.page.marks.push({ kind: 'rule', x, y: top, length: height, upright: true });
      x += width;
    }
    galley.page.marks.push({ kind: 'rule', x: left + measure, y: top, length: height, upright: true });
    galley.rule(left + measure / 2, measure, top);
    galley.y = top + height;
    galley.rule(left + measure / 2, measure, galley.y);
  }
  galley.y += 4;
}

/** Recipients at the left, signature at the right, kept together on one page. */
function setFoot(galley: Galley, paper: Paper): void {
  const typed = paper.machine === 'typewriter';
  const size = typed ? paper.size : 13.5;
  const step = size * 1.25;
  const small = typed ? paper.size - 1 : 11;
  const need = Math.max((paper.sign.lines.length + 1) * step + 92, paper.recipients.length * small * 1.25) + 30;
  if (galley.room() < need) galley.turnPage();
  galley.y += size * 2.3;
  const top = galley.y;
  if (paper.sign.dated) {
    galley.centred('footer_right', paper.sign.dated, SIGN_CENTRE, size);
    galley.y += step;
  }
  for (const line of paper.sign.lines) {
    galley.centred('footer_right', line, SIGN_CENTRE, size);
    galley.y += step;
  }
  const seed = `${paper.id} signature`;
  galley.page.marks.push({ kind: 'signature', x: SIGN_CENTRE, y: galley.y + 30, seed });
  // The seal covers the left third of the signature (Nghị định 30/2020, Phụ lục I, ô số 8).
  if (paper.sign.stamp) {
    galley.page.marks.push({ kind: 'seal', x: SIGN_CENTRE - 65, y: galley.y + 28, text: paper.sign.stamp });
  }
  galley.y += 70;
  galley.centred('footer_right', paper.sign.name, SIGN_CENTRE, size);
  const bottom = galley.y;
  galley.y = top;
  if (paper.sign.beside) {
    for (const line of paper.sign.beside.lines) {
      galley.centred('footer_left', line, LEFT_CENTRE, size);
      galley.y += step;
    }
    galley.page.marks.push({ kind: 'signature', x: LEFT_CENTRE, y: galley.y + 24, seed: `${seed} beside` });
    galley.y = bottom;
    galley.centred('footer_left', paper.sign.beside.name, LEFT_CENTRE, size);
  }
  for (const [index, line] of paper.recipients.entries()) {
    galley.flush('footer_left', line, MARGIN.left, index === 0 ? small + 1 : small);
    galley.y += small * 1.25;
  }
  galley.y = Math.max(bottom, galley.y);
}

/** Sets the whole paper; gives its printed pages with marks and ground truth. */
export function setPaper(paper: Paper): SetPage[] {
  const galley = new Galley({ family: paper.machine === 'typewriter' ? 'typewriter' : 'serif' });
  const centre = SHEET.width / 2 + 20;
  const titleSize = paper.machine === 'typewriter' ? paper.size : 14;
  setLetterhead(galley, paper);
  if (paper.urgency) {
    galley.y += 14;
    galley.page.marks.push({ kind: 'urgency', x: LEFT_CENTRE, y: galley.y, text: paper.urgency });
    galley.note('stamp', paper.urgency);
    galley.y += 18;
  }
  if (paper.title) {
    galley.y += titleSize * (paper.left.lines.length === 0 ? 3 : 1.9);
    let width = 0;
    for (const line of paper.title.lines) {
      width = galley.centred('title', line, centre, titleSize);
      galley.y += titleSize * 1.25;
    }
    galley.y -= titleSize * 1.25;
    galley.close(paper.title.closing, centre, width, titleSize);
    galley.y += 8;
  }
  if (paper.to) {
    galley.y += paper.size * 1.5;
    const lead = 'Kính gửi:';
    const [only] = paper.to;
    if (paper.to.length === 1 && only) galley.centred('body', `${lead} ${only}`, centre, paper.size);
    else {
      const x = MARGIN.left + 100;
      galley.flush('body', lead, x - 62, paper.size);
      for (const receiver of paper.to) {
        galley.y += paper.size * 1.3;
        galley.flush('body', `- ${receiver}`, x, paper.size);
      }
    }
    galley.y += 8;
  }
  for (const part of paper.body) {
    galley.y += paper.size * 0.35;
    if ('table' in part) setTable(galley, part, paper.size - 1.5);
    else if ('centred' in part) {
      if (galley.room() < paper.size * 3) galley.turnPage();
      galley.y += paper.size * paper.leading;
      galley.centred('body', part.centred, centre, paper.size);
    } else galley.paragraph(part.text, paper.size, paper.leading, part.keep ? 0 : 30);
  }
  setFoot(galley, paper);
  return galley.pages;
}
