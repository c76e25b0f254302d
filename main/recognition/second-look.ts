/**
 * A second look at the lines the engine was least sure of: each is cut out, laid level, read as a single line, and the
 * likelier of its two readings stays, by the engine's certainty and by what office Vietnamese says.
 *
 * Promises: few lines, worst first, so that a page takes about a twelfth longer; a page read with certainty costs
 * nothing; numbers are never replaced by themselves; what the other reading says is kept as an alternative; words on which both agree count as surer.
 */
import { crop, type OcrPage } from '../imaging/imaging.ts';
import type { Wording } from '../wording/wording.ts';
import type { EngineOutput, SeenLine, SeenWord } from './engine.ts';
import type { EnginePool, ReadOptions } from './engine-pool.ts';
import { boundsOf, certaintyOf, heightOf, moved, parted, sharedWidth } from './pieces.ts';

/** Lines read more surely than this are left as they are. */
const SURE = 94;
/** One line more for so many lines of the page; a line alone costs what it costs within the page, and a little more. */
const LINES_FOR_ONE = 12;
const MOST = 3;
/** Shorter scraps are numbers of pages, strokes of the pen, remains of rules. */
const LEAST_LETTERS = 4;

/** @throws StationError engine-died, engine-timeout, cancelled */
export async function lookAgain(
  page: OcrPage,
  output: EngineOutput,
  engines: EnginePool,
  options: ReadOptions,
  wording: Wording,
): Promise<EngineOutput> {
  const pieces = output.lines.flatMap(parted);
  const most = Math.min(MOST, Math.ceil(output.lines.length / LINES_FOR_ONE));
  const doubtful = pieces
    .filter(isDoubtful)
    .map((line) => ({ line, doubt: doubtOf(line) }))
    .sort((a, b) => b.doubt - a.doubt)
    .slice(0, most);
  if (doubtful.length === 0) return output;
  const better = new Map<SeenLine, SeenLine>();
  for (const { line } of doubtful) {
    const again = await readLine(page, line, engines, options);
    if (again !== null) better.set(line, likelier(line, again, wording));
  }
  return { lines: pieces.map((line) => better.get(line) ?? line) };
}

const lettersIn = (line: SeenLine): number =>
  line.words.reduce((sum, { text }) => sum + text.replace(/[^\p{L}]/gu, '').length, 0);

const figuresIn = (line: SeenLine): number =>
  line.words.reduce((sum, { text }) => sum + text.replace(/[^\d]/g, '').length, 0);

/** Lines of numbers and symbols have no language to choose by. */
const isDoubtful = (line: SeenLine): boolean =>
  lettersIn(line) >= Math.max(LEAST_LETTERS, 4 * figuresIn(line)) &&
  certaintyOf(line.words) < SURE &&
  certaintyOf(line.words) > 0;

/** How many characters of the line are probably wrong, by the engine's own belief. */
const doubtOf = (line: SeenLine): number =>
  line.words.reduce((sum, { text, confidence }) => sum + text.length * (100 - confidence), 0);

async function readLine(
  page: OcrPage,
  line: SeenLine,
  engines: EnginePool,
  options: ReadOptions,
): Promise<SeenLine | null> {
  const { left, top, right, bottom } = boundsOf(line);
  const pad = Math.round(0.25 * heightOf(line.words));
  const [x, y] = [Math.max(0, Math.round(left - 2 * pad)), Math.max(0, Math.round(top - pad))];
  const piece = crop(page, x, y, right + 2 * pad - x, bottom + pad - y);
  if (piece.width < 8 || piece.height < 8) return null;
  const seen = await engines.read({ ...page, ...darkened(level(piece, slopeOf(line.words))), oneLine: true }, options);
  const words = seen.lines.flatMap((one) => moved(one, x, y).words);
  return words.length === 0 ? null : { words };
}

type Picture = { readonly data: Uint8Array; readonly width: number; readonly height: number };

/** How much the feet of the words fall for each pixel to the right: what is left of the page's skew in this line. */
function slopeOf(words: readonly SeenWord[]): number {
  if (words.length < 4) return 0;
  const points = words.map(({ box }) => [box[0] + box[2] / 2, box[1] + box[3]] as const);
  const [mx, my] = [0, 1].map((n) => points.reduce((sum, point) => sum + (point[n] ?? 0), 0) / points.length);
  let [along, across] = [0, 0];
  for (const [x, y] of points) {
    along += (x - (mx ?? 0)) ** 2;
    across += (x - (mx ?? 0)) * (y - (my ?? 0));
  }
  return along === 0 ? 0 : Math.max(-STEEPEST, Math.min(STEEPEST, across / along));
}

/** Steeper is no line but a mistake: the page has been straightened. */
const STEEPEST = 0.02;

/** Columns shifted until the line lies level; the picture itself where that is less than a pixel or two. */
function level(picture: Picture, slope: number): Picture {
  const { data, width, height } = picture;
  if (Math.abs(slope) * width < 3) return picture;
  const out = new Uint8Array(data.length).fill(255);
  for (let x = 0; x < width; x++) {
    const shift = Math.round(slope * (x - width / 2));
    const [from, to] = [Math.max(0, -shift), Math.min(height, height - shift)];
    for (let y = from; y < to; y++) out[y * width + x] = data[(y + shift) * width + x] ?? 255;
  }
  return { data: out, width, height };
}

/** Ink this dark is black, paper this bright white: faint marks on vowels come out. */
const BLACK = 80;
const WHITE = 235;

const darkened = (picture: Picture): Picture => ({
  ...picture,
  data: picture.data.map((value) => Math.max(0, Math.min(255, ((value - BLACK) * 255) / (WHITE - BLACK)))),
});

// --- choosing ------------------------------------------------------------------------------------------------------
// Weights found on 420 doubtful lines of sample and trial papers: 21 better, 9 worse after correction (2026-11).

/** What a nat of the language's chance is worth in points of the engine's certainty, for a whole line and for a word. */
const NAT_OF_LINE = 3;
const NAT_OF_WORD = 6;
/** The first reading saw the line among its neighbours and stays unless the second is clearly likelier. */
const MARGIN_OF_LINE = 4;
const MARGIN_OF_WORD = 12;
/** A reading that lost more than this share of the letters lost part of the line. */
const KEPT = 0.85;
/** Words on which two readings differ are no surer than this. */
const DISPUTED = 85;

function likelier(first: SeenLine, second: SeenLine, wording: Wording): SeenLine {
  if (first.words.length === second.words.length) return wordByWord(first, second, wording);
  const worth = ({ words }: SeenLine): number =>
    certaintyOf(words) + NAT_OF_LINE * wording.chance(wording.correct(words));
  const wins = lettersIn(second) >= KEPT * lettersIn(first) && worth(second) > worth(first) + MARGIN_OF_LINE;
  return wins ? judged(second, first) : judged(first, second);
}

/** Letters that are no Roman number; numbers, symbols and lone signs stay as first read. */
const isWord = (text: string): boolean => /\p{L}{2}/u.test(text) && !/\d/.test(text) && !/^[IVX]+\b/.test(text);

function wordByWord(first: SeenLine, second: SeenLine, wording: Wording): SeenLine {
  const texts = wording.correct(first.words);
  const others = wording.correct(second.words);
  const chosen = [...first.words];
  const total = (of: readonly string[]): number => wording.chance(of) * of.length;
  for (const [n, other] of second.words.entries()) {
    const word = first.words[n];
    const [text = '', rival = ''] = [texts[n], others[n]];
    if (word === undefined || word.text === other.text || !isWord(rival) || /\d/.test(text)) continue;
    // What was put right in one reading and read outright in the other was read.
    const confirmed = text === rival && other.text === text;
    const tried = texts.with(n, rival);
    const gain = other.confidence - word.confidence + NAT_OF_WORD * (total(tried) - total(texts));
    if (!confirmed && (text === rival || gain <= MARGIN_OF_WORD)) continue;
    chosen[n] = { ...other, box: word.box };
    texts[n] = rival;
  }
  const rest = first.words.map((word, n) => (chosen[n] === word ? (second.words[n] ?? word) : word));
  return { words: chosen.map((word, n) => weighed(word, [rest[n] ?? word])) };
}

/** The chosen words with what the other reading says of them. */
const judged = (chosen: SeenLine, other: SeenLine): SeenLine => ({
  words: chosen.words.map((word) =>
    weighed(
      word,
      other.words.filter(({ box }) => sharedWidth(box, word.box) > 0.5),
    ),
  ),
});

/** A word on which both readings agree is as sure as the surer of them; otherwise the other reading is kept beside it. */
function weighed(word: SeenWord, others: readonly SeenWord[]): SeenWord {
  const text = others.map((other) => other.text).join(' ');
  if (text === '') return word;
  if (text === word.text) return { ...word, confidence: Math.max(word.confidence, ...others.map((o) => o.confidence)) };
  return {
    ...word,
    confidence: Math.min(word.confidence, DISPUTED),
    alternatives: [...(word.alternatives ?? []), text],
  };
}
