/**
 * Sets a page for tests: lines of text where a letterhead, a body or a signature would stand, as words with boxes, as
 * a reader would give them. Not used outside tests.
 *
 * `{86|70}` in a line is handwriting read as 86 with confidence 70: taller than print, away from its neighbours.
 * `QUYẾT~40` is a printed word read with confidence 40.
 */
import { around, type Block, type Box, type PageText, type Word } from '../../shared/page-text.ts';

const WIDTH = 2480;
const HEIGHT = 3508;
const DPI = 300;
/** 13 points at 300 dpi. */
const EM = 54;

/** Middle of the line as a share of the page's width, or its left end in pixels. */
const PLACES = { left: 0.27, right: 0.68, middle: 0.53, sign: 0.72, body: 350, indent: 470, recipients: 350 } as const;
/** A named place, or a number: below one the middle of the line as a share of the width, above it its left end. */
export type Place = keyof typeof PLACES | number;
export type Line = readonly [place: Place, top: number, text: string];

/** Width of a text in pixels, in the size of the pages set here. */
export function advance(text: string): number {
  let ems = 0;
  for (const letter of text.normalize('NFD')) {
    if (/[\u0300-\u036f]/.test(letter)) continue;
    if (/[-/.:,;()|]/.test(letter)) ems += 0.31;
    else if (/\d/.test(letter)) ems += 0.5;
    else ems += /\p{Lu}/u.test(letter) ? 0.68 : 0.45;
  }
  return ems * EM;
}

/** A text in lines no wider than a measure, as a typist breaks it. */
export function broken(text: string, measure: number): string[] {
  const lines: string[] = [];
  for (const word of text.split(' ')) {
    const last = lines.at(-1);
    const longer = last === undefined ? word : `${last} ${word}`;
    if (last === undefined || advance(longer) > measure) lines.push(word);
    else lines[lines.length - 1] = longer;
  }
  return lines;
}

/** Top and bottom of a word's ink about its base line, in ems: marks stand above, tails below. */
function ink(text: string): [above: number, below: number] {
  const marked = /[\u0300-\u036f]/.test(text.normalize('NFD').replace(/[\u031b\u0323]/g, ''));
  const capital = /\p{Lu}/u.test(text);
  const above = capital ? (marked ? 0.9 : 0.67) : marked || /[bdđfhklt\d/]/.test(text) ? 0.69 : 0.46;
  return [above, /[gpqyQ,;(]/.test(text) || /\u0323/.test(text.normalize('NFD')) ? 0.2 : 0.02];
}

type Piece = { readonly text: string; readonly confidence: number; readonly hand: boolean };

function piecesOf(text: string): Piece[] {
  return text
    .replace(/\{([^|}]*)\|(\d+)\}/g, ' {$1|$2} ')
    .split(/ +/)
    .filter((word) => word !== '')
    .map((word) => {
      const hand = /^\{(.*)\|(\d+)\}$/.exec(word);
      if (hand) return { text: hand[1] ?? '', confidence: Number(hand[2]), hand: true };
      const doubtful = /^(.+)~(\d+)$/.exec(word);
      return { text: doubtful?.[1] ?? word, confidence: Number(doubtful?.[2] ?? 96), hand: false };
    });
}

/** @param options.skew degrees; the page is turned about its middle as a crooked scan is */
export function typesetPage(
  lines: readonly Line[],
  options: { readonly skew?: number; readonly source?: PageText['source'] } = {},
): PageText {
  const { skew = 0, source = 'ocr' } = options;
  const angle = (skew * Math.PI) / 180;
  const turn = ([x, y, width, height]: Box): Box => {
    const dx = x + width / 2 - WIDTH / 2;
    const dy = y + height / 2 - HEIGHT / 2;
    const cx = dx * Math.cos(angle) - dy * Math.sin(angle) + WIDTH / 2;
    const cy = dx * Math.sin(angle) + dy * Math.cos(angle) + HEIGHT / 2;
    return [cx - width / 2, cy - height / 2, width, height];
  };
  const blocks = lines.map(([place, top, text]): Block => {
    const pieces = piecesOf(text);
    let x = 0;
    const set = pieces.map((piece) => {
      const gap = piece.hand ? 1.1 * EM : 0.25 * EM;
      const left = x + (x === 0 ? 0 : gap);
      const width = advance(piece.text) * (piece.hand ? 1.3 : 1);
      x = left + width + (piece.hand ? 0.85 * EM : 0);
      return { piece, left, width };
    });
    const at = typeof place === 'number' ? place : PLACES[place];
    const start = at < 1 ? at * WIDTH - x / 2 : at;
    const base = top + 0.9 * EM;
    const words = set
      .filter(({ piece }) => piece.text !== '')
      .map(({ piece, left, width }): Word => {
        const [above, below] = ink(piece.text).map((ems) => ems * EM * (piece.hand ? 1.4 : 1)) as [number, number];
        return {
          text: piece.text.normalize('NFC'),
          box: turn([start + left, base - above, width, above + below]),
          confidence: source === 'text-layer' ? 100 : piece.confidence,
        };
      });
    const box = around(words.map((word) => word.box)) ?? [0, 0, 0, 0];
    return { box, lines: [{ box, words }] };
  });
  return { width: WIDTH, height: HEIGHT, dpi: DPI, skew, source, blocks };
}

const BODY = 'Ban Thường trực Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh đã bàn và thống nhất các nội dung sau đây để';

/** Lines of running text that fill the measure, from a height down. */
export const runningText = (top: number, count: number): Line[] =>
  Array.from({ length: count }, (_, index): Line => ['body', top + index * 75, BODY]);
