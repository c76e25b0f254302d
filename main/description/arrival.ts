/**
 * The stamp of the office that received a paper: "ĐẾN" or "CÔNG VĂN ĐẾN" with `Số: …`, `Ngày: …`, `Giờ: …`, `Chuyển: …`
 * beside it, set anywhere in the upper part of the first page, mostly aslant and filled in by hand.
 *
 * Promises: the stamp's number and day are never those of the paper itself: its words are taken off the sheet before
 * anything else is looked for on it; a stamp needs its word and two of its labels, so no sentence is one; what is
 * not clearly print is left with its place, which holds nobody up, because no package asks for it. A paper cannot arrive
 * before its date.
 */
import type { Evidence, Suggestion } from '../../shared/fields.ts';
import { partialDate } from '../../shared/partial-date.ts';
import { allRight, suggest } from './confidence.ts';
import { centre, evidence, hasLetters, type Piece, pieceOf, type Sheet, type Token } from './layout.ts';

type Label = 'number' | 'date' | 'other';

/** One line of the stamp: its label and what stands behind it. */
type StampLine = { readonly label: Label; readonly mark: Token; readonly filled: readonly Token[] };

export type Arrival = {
  readonly sheet: Sheet;
  readonly lines: readonly StampLine[];
  /** Right edge of the stamp. */
  readonly right: number;
  /** Height of its lowest label: marks above make it a quarter taller than figures. */
  readonly label: number;
};

const REACH = { above: 5.5, below: 6.5, right: 0.34 };
/** How far left of the stamp's word a label may begin: below it the lines begin at the edge, with the word centred. */
const LEFT = { beside: 1, below: 6 };

/** The stamp of a first page, and the sheet without its words; null where there is none. */
export function findArrival(sheet: Sheet): { arrival: Arrival; rest: Sheet } | null {
  for (const piece of sheet.pieces) {
    if (piece.middle > 0.6 * sheet.height) continue;
    const word = stampWord(piece);
    if (word === null) continue;
    const lines = linesAround(sheet, word);
    const labels = new Set(lines.map(({ mark }) => bare(mark)));
    // "CÔNG VĂN ĐẾN" by itself says what it is; ĐẾN alone may be a word of any title.
    if (labels.size < (word.named ? 1 : 2) || !lines.some(({ label }) => label !== 'other')) continue;
    const right = Math.max(word.right, ...lines.flatMap(({ mark, filled }) => [mark, ...filled].map((t) => t.right)));
    const label = Math.min(...lines.map(({ mark }) => mark.bottom - mark.top));
    return { arrival: { sheet, lines, right, label }, rest: withoutStamp(sheet, word, lines, right) };
  }
  return null;
}

type StampWord = {
  readonly tokens: readonly Token[];
  readonly named: boolean;
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
  readonly middle: number;
};

const bare = ({ folded }: Token): string => folded.replace(/[^a-z0-9]/g, '');

/** ĐẾN in capitals at the beginning of a piece, with the words that may stand before it. */
function stampWord(piece: Piece): StampWord | null {
  const words = piece.tokens.filter((token) => hasLetters(token.text));
  const at = words.findIndex((token) => bare(token) === 'den');
  const den = words[at];
  // The reader's marks are uncertain in a stamp: ĐỀN, ĐÉN.
  if (den === undefined || !/^\P{L}*[ĐD]\p{Lu}N\P{L}*$/u.test(den.text.normalize('NFC'))) return null;
  const before = words.slice(0, at).map(bare).join('');
  const named = /^(?:congvan|vanban|cv|vb)$/.test(before);
  if (before !== '' && !named) return null;
  const whole = pieceOf(words.slice(0, at + 1));
  return { ...whole, named, tokens: whole.tokens };
}

/** Labels of a stamp carry a colon, dots to write on, or a number behind them; those of a text do not. */
function labelOf(token: Token, next: Token | undefined): Label | null {
  const text = bare(token).replace(/\d+$/, '');
  const marked =
    /[:.…_]/.test(token.text) || (next !== undefined && (/^[:.…_]/.test(next.text) || bare(next) === 'den'));
  if (!marked) return null;
  if (/^s[o0]$/.test(text)) return 'number';
  if (/^nga[yvj]$/.test(text)) return 'date';
  return /^(?:gi[o0]|chuyen|kinhchuyen|luu|hoso)$/.test(text) ? 'other' : null;
}

function linesAround(sheet: Sheet, word: StampWord): StampLine[] {
  const { unit, width } = sheet;
  const lines: StampLine[] = [];
  for (const piece of sheet.pieces) {
    const near =
      piece.middle > word.middle - REACH.above * unit &&
      piece.middle < word.middle + REACH.below * unit &&
      piece.left < word.right + REACH.right * width &&
      piece.right > word.left - LEFT.below * unit;
    if (!near) continue;
    for (const [at, mark] of piece.tokens.entries()) {
      const label = labelOf(mark, piece.tokens[at + 1]);
      const below = (mark.top + mark.bottom) / 2 > word.middle + 0.8 * unit;
      const left = word.left - (below ? LEFT.below : LEFT.beside) * unit;
      if (label === null || mark.left < left || mark.left > word.right + 0.15 * width) continue;
      const ownNumber = piece.tokens.slice(at + 1).some((token) => /\/\s*\p{Lu}{2}/u.test(token.text));
      if (ownNumber) continue;
      // A word in the middle of the stamp says how far the stamp reaches: as far to the right as to the left.
      const margin = word.left - mark.left;
      const edge = margin > unit ? word.right + margin + 0.5 * unit : width;
      const own = filledBehind(sheet, piece, at).filter((token) => centre(token) < edge);
      const text = label === 'other' ? -1 : own.findIndex(isTextOfPaper);
      lines.push({ label, mark, filled: text < 0 ? own : own.slice(0, text) });
    }
  }
  return lines;
}

/** A word that stands behind no number and in no date: the line of the paper that runs on beside the stamp. */
const isTextOfPaper = ({ text, folded, confidence }: Token): boolean =>
  confidence >= 85 && /^\p{L}{2,}[,;.]?$/u.test(text) && !/^(?:thang|nam|ngay|den)\b/.test(folded);

/** What stands behind a label, to the next label or a gap as wide as a word. */
function filledBehind(sheet: Sheet, piece: Piece, at: number): Token[] {
  const filled: Token[] = [];
  let before = piece.tokens[at];
  for (const [index, token] of piece.tokens.entries()) {
    if (index <= at || before === undefined) continue;
    if (token.left - before.right > 2.5 * sheet.unit || labelOf(token, piece.tokens[index + 1]) !== null) break;
    // `Số đến: 215`
    if (filled.length > 0 || bare(token) !== 'den') filled.push(token);
    before = token;
  }
  return filled;
}

/** The sheet without the words inside the stamp; a line of the text that the stamp only touches keeps its own. */
function withoutStamp(sheet: Sheet, word: StampWord, lines: readonly StampLine[], right: number): Sheet {
  const stamped = [...word.tokens, ...lines.flatMap(({ mark, filled }) => [mark, ...filled])];
  const [left, top, bottom] = [
    Math.min(...stamped.map((token) => token.left)) - 0.3 * sheet.unit,
    Math.min(...stamped.map((token) => token.top)),
    Math.max(...stamped.map((token) => token.bottom)),
  ];
  const taken = new Set(stamped);
  const inside = (token: Token): boolean => {
    const middle = (token.top + token.bottom) / 2;
    return middle > top && middle < bottom && token.left >= left && token.right <= right + 0.3 * sheet.unit;
  };
  const pieces = sheet.pieces.flatMap((piece) => {
    // What runs on out of the stamp behind the last word of its own is a line of the paper.
    const last = piece.tokens.findLastIndex((token) => taken.has(token));
    const runsOn = last >= 0 && piece.right > right + sheet.unit;
    const kept = piece.tokens.filter(
      (token, index) =>
        !taken.has(token) && (!inside(token) || (runsOn && index > last && /^\p{L}{2}/u.test(token.text))),
    );
    return kept.length === piece.tokens.length
      ? [piece]
      : kept.some(({ text }) => hasLetters(text))
        ? [pieceOf(kept)]
        : [];
  });
  return { ...sheet, pieces };
}

/**
 * Number and day of arrival: their values where they are clearly print, else their places.
 * @param ownDate the date of the paper as it was found, to tell what cannot be
 */
export function describeArrival(arrival: Arrival, ownDate: Suggestion | undefined): Suggestion[] {
  const { lines } = arrival;
  const number = lines.find(({ label }) => label === 'number');
  const date = lines.find(({ label }) => label === 'date');
  return [
    ...(number !== undefined ? [describeNumber(arrival, number)] : date !== undefined ? [above(arrival, date)] : []),
    ...(date === undefined ? [] : [describeDay(arrival, date, ownDate)]),
  ];
}

function describeNumber(arrival: Arrival, line: StampLine): Suggestion {
  const written = line.filled.filter((token) => hasLetters(token.text));
  const text = written.map((token) => token.text.replace(/^[:.…]+|[.,;…]+$/g, '')).join('');
  if (/^\d{1,6}\p{Lu}?$/u.test(text) && isPrint(arrival, written)) {
    return suggest('arrivalNumber', text, allRight(written) * 0.93, evidence(arrival.sheet, written));
  }
  return unread(arrival, 'arrivalNumber', line);
}

const DAY = /(\d{1,2})[/.-](\d{1,2})[/.-](\d{4}|\d{2})(?!\d)/;
const SPOKEN = /(\d{1,2}) ?thang ?(\d{1,2}) ?nam ?(\d{4})/;

function describeDay(arrival: Arrival, line: StampLine, ownDate: Suggestion | undefined): Suggestion {
  const written = line.filled.filter((token) => hasLetters(token.text));
  const spelt = written.map((token) => token.folded).join(' ');
  const [, day, month, year] = DAY.exec(spelt.replace(/\s*([/.-])\s*/g, '$1')) ?? SPOKEN.exec(spelt) ?? [];
  const value = day === undefined ? null : partialDate(fullYear(year ?? ''), Number(month), Number(day));
  const own = ownDate?.value ?? null;
  // Impossible beside a printed date: one of the two was misread, and the stamp is the smaller print.
  const impossible = value !== null && own !== null && own > value.slice(0, own.length) && !inInk(ownDate);
  if (value !== null && !impossible && isPrint(arrival, written)) {
    return suggest('arrivalDate', value, allRight(written) * 0.93, evidence(arrival.sheet, written));
  }
  return unread(arrival, 'arrivalDate', line);
}

const fullYear = (year: string): number =>
  year.length === 4 ? Number(year) : Number(year) + (Number(year) < 50 ? 2000 : 1900);
const inInk = (date: Suggestion | undefined): boolean => date?.needsPerson === true;

/** Set by the machine that set the label: read without doubt, and lower than it with its marks. */
function isPrint({ sheet, label }: Arrival, tokens: readonly Token[]): boolean {
  if (tokens.length === 0) return false;
  if (sheet.source === 'text-layer') return true;
  return tokens.every((token) => token.confidence >= 88 && token.bottom - token.top < 0.95 * label);
}

/** The place behind the label, for a person; nobody is held up by it. */
function unread({ sheet, right }: Arrival, field: 'arrivalNumber' | 'arrivalDate', line: StampLine): Suggestion {
  const [x, y, width, height] = line.mark.word.box;
  const inside = line.filled.length === 0 ? null : evidence(sheet, line.filled).box;
  const end = Math.max(right, x + width + 4 * sheet.unit, inside === null ? 0 : inside[0] + inside[2]);
  const place: Evidence = {
    page: sheet.page,
    box: [x + width, Math.min(y, inside?.[1] ?? y), end - x - width, Math.max(height, inside?.[3] ?? 0)],
    text: '',
  };
  return { field, value: null, confidence: 0, needsPerson: false, evidence: [place] };
}

/** Where the pen has spoilt the label of the number: it stands on the line before the day. */
function above(arrival: Arrival, date: StampLine): Suggestion {
  const found = unread(arrival, 'arrivalNumber', date);
  const lines = arrival.lines.map(({ mark }) => mark.top).sort((a, b) => a - b);
  const gaps = lines.slice(1).map((top, at) => top - (lines[at] ?? top));
  const pitch = Math.min(...gaps.filter((gap) => gap > arrival.label), 2 * arrival.label);
  const evidence = found.evidence.map((place) => {
    const [x, y, width, height] = place.box;
    return { ...place, box: [x, Math.max(0, y - pitch), width, height] as const };
  });
  return { ...found, evidence };
}

/**
 * The date of the paper in the light of its arrival: a day in handwriting that lies behind a printed day of arrival was
 * misread, and only what is printed of it stays.
 */
export function vetoed(date: Suggestion, arrival: Suggestion | undefined): Suggestion {
  const arrived = arrival?.value ?? null;
  const hand = date.evidence.filter((place) => place.handwriting === true).length;
  if (arrived === null || date.value === null || hand === 0 || date.value <= arrived) return date;
  const printed = date.value.split('-').slice(0, -hand).join('-');
  return {
    ...date,
    value: printed === '' ? null : printed,
    needsPerson: true,
    evidence: date.evidence.map(({ handwriting: _, ...place }) => place),
  };
}
