/**
 * What was read on one page: words with boxes, in lines, in blocks, in reading order. The same shape whether an
 * engine read the picture or a PDF brought its own text.
 *
 * Coordinates are pixels of the UPRIGHT page: the stored image turned by EXIF and by 90° steps so that the text
 * stands upright, neither deskewed nor scaled, origin at the top left. Lines of text lie at `skew` degrees to the
 * horizontal (positive = they fall to the right). A box has its exact centre in these coordinates; its width and
 * height are measured along and across the line. So a box turned by `skew` about its centre covers the ink exactly.
 */

/** [left, top, width, height] in pixels of the upright page. */
export type Box = readonly [x: number, y: number, width: number, height: number];

export type Word = {
  /** NFC, no white space. */
  readonly text: string;
  readonly box: Box;
  /** 0…100; 100 for a true text layer and for a person's word. */
  readonly confidence: number;
  /** What the engine read, where another text was put in its place for the sake of its neighbours. */
  readonly read?: string;
  /** Other readings of the same ink, likeliest first; neither `text` nor `read`. */
  readonly alternatives?: readonly string[];
  /** Put right by a person. */
  readonly byPerson?: true;
};

export type Line = { readonly box: Box; readonly words: readonly Word[] };

/** Lines that belong together: a paragraph, one side of a letterhead, a list of recipients. */
export type Block = { readonly box: Box; readonly lines: readonly Line[] };

/** What may be written by hand in a gap between printed words, and what it may say. */
export type Handwriting = {
  readonly part: 'number' | 'day' | 'month';
  /** Around the writing; around the gap where nothing was found in it. */
  readonly box: Box;
  /** The likeliest readings, surest first, each with its chance (0…1); none where there is no writing. */
  readonly readings: readonly { readonly text: string; readonly chance: number }[];
};

export type PageText = {
  readonly width: number;
  readonly height: number;
  /** Pixels per inch of the upright page; what is not stated by the file is inferred from A4. */
  readonly dpi: number;
  /** Degrees, within ±15. */
  readonly skew: number;
  readonly source: 'ocr' | 'text-layer';
  /** In reading order; the two columns of a letterhead are blocks of their own, left before right. */
  readonly blocks: readonly Block[];
  /** Handwriting in the head of the page; never mixed with the words, which are print. */
  readonly handwriting?: readonly Handwriting[];
  /** Words that a person took out because there is no word on the paper, as they were read. */
  readonly takenOut?: readonly Word[];
};

export const linesOf = (page: PageText): Line[] => page.blocks.flatMap((block) => block.lines);
export const wordsOf = (page: PageText): Word[] => linesOf(page).flatMap((line) => line.words);
export const lineText = (line: Line): string => line.words.map((word) => word.text).join(' ');

/** Every other reading of a word: what was read before it was put right, then what else its ink may say. */
export const otherReadings = ({ read, alternatives = [] }: Word): string[] =>
  read === undefined ? [...alternatives] : [read, ...alternatives];

/** Plain text: one printed line a line, an empty line between blocks. */
export const plainText = (page: PageText): string =>
  page.blocks.map((block) => block.lines.map(lineText).join('\n')).join('\n\n');

/** Mean confidence weighted by characters, 0…100; null where nothing was read. */
export function meanConfidence(page: PageText): number | null {
  let sum = 0;
  let characters = 0;
  for (const word of wordsOf(page)) {
    sum += word.confidence * word.text.length;
    characters += word.text.length;
  }
  return characters === 0 ? null : sum / characters;
}

/** The smallest box around several; null for none. */
export function around(boxes: readonly Box[]): Box | null {
  if (boxes.length === 0) return null;
  const left = Math.min(...boxes.map((b) => b[0]));
  const top = Math.min(...boxes.map((b) => b[1]));
  const right = Math.max(...boxes.map((b) => b[0] + b[2]));
  const bottom = Math.max(...boxes.map((b) => b[1] + b[3]));
  return [left, top, right - left, bottom - top];
}
