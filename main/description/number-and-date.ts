/**
 * The number line at the left and the date line at the right of a head (boxes 3 and 4 of Decree 30/2020/NĐ-CP).
 *
 * Promise: digits that do not look printed are never given as print; their place is shown to a person, with a proposal
 * where the reading of handwriting (hand-proposals.ts) is nearly certain. Offices write
 * number and day with the same pen on the same morning, so a gap filled by hand in the one makes the other doubtful.
 */
import type { Evidence, Suggestion } from '../../shared/fields.ts';
import { around, type Box } from '../../shared/page-text.ts';
import { partialDate } from '../../shared/partial-date.ts';
import { type DocumentSymbol, parseSymbol } from '../../shared/symbol.ts';
import { allRight, askPerson, CONFIRMED, REPAIRED, suggest, wordChance } from './confidence.ts';
import { handPlace, handwrittenDay, handwrittenNumber, type Proposal } from './hand-proposals.ts';
import { looksPrinted, type Print, printOf, setByMachine } from './ink.ts';
import { capitalShare, centre, evidence, hasLetters, type Sheet, type Token } from './layout.ts';
import type { Spelling } from './spelling.ts';

/** A speck between two words: a sign far smaller than print, read with doubt. */
const isSpeck = (token: Token, unit: number): boolean =>
  !hasLetters(token.text) &&
  token.confidence < 50 &&
  Math.max(token.bottom - token.top, token.right - token.left) < 0.45 * unit;

/** The tokens of one printed line, whatever pieces they were read in, from left to right. */
function rowOf(sheet: Sheet, middle: number, keep: (token: Token) => boolean): Token[] {
  return sheet.pieces
    .filter((piece) => Math.abs(piece.middle - middle) < 0.7 * sheet.unit)
    .flatMap((piece) => piece.tokens)
    .filter((token) => keep(token) && !isSpeck(token, sheet.unit))
    .sort((a, b) => a.left - b.left);
}

/** A text made of tokens that knows which token each character came from. */
function spell(tokens: readonly Token[], form: (token: Token) => string) {
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

// --- date ------------------------------------------------------------------------------------------------------

export type DateLine = {
  readonly middle: number;
  readonly left: number;
  readonly place: readonly Token[];
  readonly tokens: readonly Token[];
  readonly day: {
    readonly text: string;
    readonly tokens: readonly Token[];
    readonly after: Token | null;
    readonly before: Token;
  };
  readonly month: { readonly text: string; readonly tokens: readonly Token[] };
  readonly row: readonly Token[];
  /** `05/3/1998` in one: the three parts rest on the same words. */
  readonly slashed: boolean;
  readonly year: { readonly text: string; readonly tokens: readonly Token[] };
};

// The y of ngày runs into what is written after it; its other letters hold.
const DATE =
  /(n ?g ?a ?[yvwj])(.{0,16}?)(t ?h ?[a-z](?: ?[a-z]){0,2} ?n ?g)(.{0,12}?)(n ?a ?m\s*)((?:[0-9oil|\]]\s?){4})/;

/** `ngày 05/3/1998`, as some offices wrote it: brought to the form with month and year in words. */
const SLASHED = /ngay (\d{1,2})\s?[/.-]\s?(\d{1,2})\s?[/.-]\s?((?:19|20)\d\d)\b/;

/** The first line between two heights that says place and date, at the right of the page or in its middle. */
export function findDateLine(sheet: Sheet, top: number, bottom: number): DateLine | null {
  for (const piece of sheet.pieces) {
    if (piece.middle < top || piece.middle > bottom || !/n[aăâ]m|th\p{L}{1,3}ng|ng[aà]\p{L}/iu.test(piece.text))
      continue;
    const row = rowOf(sheet, piece.middle, () => true);
    const spelt = spell(row, (token) => token.folded);
    const spoken = DATE.exec(spelt.text);
    const match = spoken ?? SLASHED.exec(spelt.text);
    if (match === null) continue;
    const start = match.index;
    const [first] = spelt.tokensIn(start, start + 4);
    if (first === undefined || centre(first) < sheet.width * 0.35) continue;
    const [last] = spelt.tokensIn(start, start + match[0].length).slice(-1);
    if (last === undefined || isRunningText(row, first, last, sheet.unit)) continue;
    const common = {
      middle: piece.middle,
      left: first.left,
      row,
      place: placeBefore(row.slice(0, row.indexOf(first)), first, sheet),
      tokens: spelt.tokensIn(start, start + match[0].length),
    };
    if (spoken === null) {
      const figures = spelt.tokensIn(start + 5, start + match[0].length);
      const part = (at: number) => ({ text: match[at] ?? '', tokens: figures });
      return {
        ...common,
        slashed: true,
        day: { ...part(1), before: first, after: null },
        month: part(2),
        year: part(3),
      };
    }
    const [whole, dayMark = '', day = '', monthMark = '', month = '', , year = ''] = spoken;
    const dayAt = start + dayMark.length;
    const monthWord = dayAt + day.length;
    const monthAt = monthWord + monthMark.length;
    const yearAt = start + whole.length - year.length;
    const [after = null] = spelt.tokensIn(monthWord, monthAt);
    return {
      ...common,
      slashed: false,
      day: { text: day.trim(), tokens: spelt.tokensIn(dayAt, monthWord), before: first, after },
      month: { text: month.trim(), tokens: spelt.tokensIn(monthAt, monthAt + month.length) },
      year: { text: year, tokens: spelt.tokensIn(yearAt, yearAt + year.length) },
    };
  }
  return null;
}

/** A date inside a sentence: words run on behind it, or more stand before it than any place has. */
function isRunningText(row: readonly Token[], first: Token, last: Token, unit: number): boolean {
  const isWord = (token: Token) => token.confidence >= 60 && /\p{L}{2}/u.test(token.text);
  const run = (tokens: readonly Token[], gap: (token: Token, next: Token) => number, from: Token): number => {
    let words = 0;
    let next = from;
    for (const token of tokens) {
      if (gap(token, next) > 1.5 * unit || /[/:]/.test(token.text)) break;
      if (isWord(token)) words += 1;
      next = token;
    }
    return words;
  };
  const before = row.slice(0, row.indexOf(first)).reverse();
  const after = row.slice(row.indexOf(last) + 1);
  return (
    run(after, (token, next) => token.left - next.right, last) > 1 ||
    run(before, (token, next) => next.left - token.right, first) > 8
  );
}

/** Petitions and minutes say place and date above the signature: a short line of its own at the right. */
export function findClosingDate(sheets: readonly Sheet[]): { sheet: Sheet; line: DateLine } | null {
  for (const sheet of [...sheets].reverse()) {
    const short = sheet.pieces.filter((piece) => piece.left > 0.4 * sheet.width && piece.tokens.length <= 12);
    const line = findDateLine({ ...sheet, pieces: short }, 0.3 * sheet.height, sheet.height);
    if (line !== null && line.place.length > 0) return { sheet, line };
  }
  return null;
}

/** Words standing close before the date, from the right: `Quảng Trị,`. */
function placeBefore(tokens: readonly Token[], date: Token, sheet: Sheet): Token[] {
  const place: Token[] = [];
  let next = date;
  for (const token of [...tokens].reverse()) {
    if (next.left - token.right > 1.5 * sheet.unit || place.length === 6) break;
    // Commas and specks may stand alone; the number line beside it never belongs to the place.
    // A figure may end a name (Phường 5, Hòa Tú 1), no more than one.
    const figure = place.length === 0 && /^\d{1,2},?$/.test(token.text) && token.confidence >= 60;
    if (/\d|[/:]/.test(token.text) && !figure) {
      if (token.confidence >= 40) break;
    } else place.unshift(token);
    next = token;
  }
  while (place[0] !== undefined && !/^\p{Lu}/u.test(place[0].text)) place.shift();
  return place;
}

/** No paper of our lifetime is dated later. No clock is asked: the same paper gives the same answer at any time. */
const LAST_YEAR = 2045;

const digitsOf = (text: string): string =>
  text
    .replace(/o/g, '0')
    .replace(/[il|\]]/g, '1')
    .replace(/[^0-9]/g, '');

/** One or two digits that stand alone and look printed. */
export function plainDigits(sheet: Sheet, line: DateLine, tokens: readonly Token[]): Token | null {
  const [only] = tokens;
  const form = line.slashed ? /^\d{1,2}[/.-]\d{1,2}[/.-]\d{4}\.?$/ : /^\d{1,2}$/;
  if (tokens.length !== 1 || only === undefined || !form.test(only.text)) return null;
  const at = line.row.indexOf(only);
  const neighbours = { before: line.row[at - 1] ?? null, after: line.row[at + 1] ?? null, sure: 70 };
  return looksPrinted(sheet, only, printOfHead(sheet, line, null), neighbours) ? only : null;
}

const printOfHead = (sheet: Sheet, date: DateLine | null, number: NumberLine | null): Print =>
  printOf(sheet, date === null ? [] : [...date.place, ...date.tokens], number?.tokens ?? []);

/** How sure it is that the day is print: the confidence of its digits, 0 where they look written or are missing. */
export const printedDay = (sheet: Sheet, line: DateLine): number =>
  plainDigits(sheet, line, line.day.tokens)?.confidence ?? 0;

export function describeDate(
  sheet: Sheet,
  line: DateLine,
  numberIsPrinted: boolean | null,
  spelling: Spelling,
  yearInNumber: string | null = null,
): Suggestion[] {
  const suggestions: Suggestion[] = [];
  if (line.place.some((token) => hasLetters(token.text))) {
    const spelt = spelling.spell(line.place);
    const value = spelt.text.replace(/[\s,.;:]+$/, '');
    const named = value !== '' && capitalShare(value.charAt(0)) === 1;
    const pattern = spelt.known ? 0.98 : named ? 0.9 : 0.6;
    suggestions.push(suggest('place', value, spelt.chance * pattern, evidence(sheet, line.place)));
  }

  const year = Number(digitsOf(line.year.text));
  const month = plainDigits(sheet, line, line.month.tokens);
  const day = plainDigits(sheet, line, line.day.tokens);
  // Beside a number in ink only a day that leaves no doubt is believed.
  const dayIsPrinted = numberIsPrinted !== false || printedDay(sheet, line) >= 90;
  // Papers of this country since 1945; a year far ahead is a slip of recognition, and only a person can tell which.
  if (year < 1945 || year > LAST_YEAR) {
    suggestions.push(askPerson('date', evidence(sheet, line.tokens)));
    return suggestions;
  }
  // Normative numbers carry the year once more (12/2019/NQ-HĐND): two readings that agree, or one that is wrong.
  const agrees = yearInNumber === null ? null : Number(yearInNumber) === year;
  const asRead = allRight(line.year.tokens) * (/^\d{4}$/.test(line.year.text.trim()) ? 1 : REPAIRED);
  const yearChance = agrees === true ? Math.max(asRead, CONFIRMED) : agrees === false ? asRead * 0.5 : asRead;

  const wholeDate =
    day !== null && month !== null && dayIsPrinted
      ? partialDate(year, Number(line.month.text), Number(line.day.text))
      : null;
  if (wholeDate !== null && day !== null && month !== null) {
    const chance = yearChance * wordChance(day) * wordChance(month) * (numberIsPrinted === true ? 0.98 : 0.8);
    suggestions.push(suggest('date', wholeDate, chance, evidence(sheet, line.tokens)));
    return suggestions;
  }
  const known = month === null ? partialDate(year) : partialDate(year, Number(line.month.text));
  const gap = handPlace(sheet, 'day') ?? handGap(sheet, line.day.before, line.day.tokens, line.day.after);
  const chance = yearChance * (month === null ? 1 : wordChance(month));
  const proposal = line.slashed
    ? null
    : handwrittenDay(sheet, year, month === null ? null : Number(line.month.text), line.day.text);
  suggestions.push(
    inHand(
      'date',
      gap,
      proposal === null ? null : { ...proposal, chance: proposal.chance * chance },
      known === null ? null : { value: known, chance },
    ),
  );
  return suggestions;
}

/** No proposal that is a part of what was read as print: then the place was cut through a printed number. */
function withinPrint(proposal: Proposal | null, line: NumberLine): Proposal | null {
  const print = /^\d{2,5}/u.exec(line.numberText)?.[0] ?? '';
  const part = proposal !== null && print.length > proposal.value.length && print.includes(proposal.value);
  return part ? null : proposal;
}

/** What the hand wrote, where it was read for certain; else its place, with what print says beside it. */
function inHand(
  field: 'number' | 'date',
  gap: Evidence,
  proposal: Proposal | null,
  known: { value: string; chance: number } | null,
): Suggestion {
  if (proposal === null) return askPerson(field, gap, known);
  return askPerson(field, proposal.evidence, proposal);
}

/** The place between two printed words where something stands, or should stand, in handwriting. */
function handGap(sheet: Sheet, before: Token, inside: readonly Token[], after: Token | null): Evidence {
  const own = inside.filter((token) => token !== before && token !== after);
  const right = (token: Token) => token.word.box[0] + token.word.box[2];
  const start = own.length === inside.length ? right(before) : before.word.box[0];
  const reach = after === null ? start + 4 * sheet.unit : after.word.box[0];
  const end = Math.max(reach, ...inside.map(right));
  const boxes: Box[] = [[start, before.word.box[1], Math.max(1, end - start), before.word.box[3]]];
  const box = around([...boxes, ...own.map((token) => token.word.box)]) ?? before.word.box;
  return { page: sheet.page, box, text: inside.map((token) => token.text).join(' ') };
}

// --- number ----------------------------------------------------------------------------------------------------

export type NumberLine = {
  readonly middle: number;
  readonly tokens: readonly Token[];
  /** `Số:` itself. */
  readonly mark: Token | null;
  readonly numberText: string;
  readonly numberTokens: readonly Token[];
  readonly symbolTokens: readonly Token[];
  readonly symbol: DocumentSymbol | null;
  /** The word in which the stroke before the symbol stands, and its text from the stroke on: `/QĐ-UBND`. */
  readonly stroke: { readonly token: Token; readonly text: string } | null;
};

const MARK =
  /^[\p{P}\s]*(?:(?:L|B|P|N|l|b|p|n)\p{L}{1,5}(?:\s\p{L}{1,5}){0,2}\s+(?=[sS][^\p{L}]?[oôốồổỗộơó]?\s?[:;.]?\s?\d))?[sS5$][oôốồổỗộơóòO0Ô6Ố]{1,2}(?![\p{L}])\s*[:;.,]?\s*/u;
// Not the hyphen or slash inside a symbol, where capitals stand before it; scraps of handwriting may be letters too.
const SYMBOL_START = /(?:(?<!\p{L})-|(?<=\d\p{L})-|(?<!\p{Lu}{2})[/\u2044])\s*(?=\p{Lu})/gu;

/** A stroke behind letters that handwriting was taken for: `Số: ZỞ/BC-BKHCN`. */
const ANY_STROKE = /[/\u2044]\s*(?=\p{Lu})/gu;

/** The number line: `Số: …/QĐ-UBND`, in the left column below the issuing body. */
export function findNumberLine(sheet: Sheet, top: number, bottom: number, date: DateLine | null): NumberLine | null {
  const candidates = sheet.pieces.filter(
    (piece) => piece.middle >= top && piece.middle <= bottom && piece.left < sheet.width * 0.5,
  );
  let fallback: NumberLine | null = null;
  for (const piece of candidates) {
    const limit =
      date !== null && Math.abs(date.middle - piece.middle) < 1.2 * sheet.unit ? dateStart(date) : sheet.width * 0.5;
    const row = rowOf(sheet, piece.middle, (token) => centre(token) < limit);
    const line = readNumberLine(row, piece.middle);
    if (line === null) continue;
    if (line.mark !== null) return line;
    fallback ??= line;
  }
  return fallback;
}

const dateStart = (date: DateLine): number => Math.min(date.left, ...date.place.map((token) => token.left));

/** Digits without `Số`, or `Số` grown together with what is written behind it: `Sôz‡†`. */
const SPOILT_MARK = /^(?:\d{1,5}\p{L}?|[^\p{L}\d]*[sS$]\S{1,7})\s*$/u;

function readNumberLine(row: readonly Token[], middle: number): NumberLine | null {
  const spelt = spell(row, (token) => token.text);
  const mark = MARK.exec(spelt.text);
  const start = mark?.[0].length ?? 0;
  // Specks beside the stroke are read as quotation marks, the stroke itself often as a letter: JCT-UBND, ICT-UBND.
  // What is put in their place is as long, so offsets hold.
  const rest = spelt.text
    .slice(start)
    .replace(/["“”'‘’`*_]/gu, ' ')
    .replace(/(?<=\s|^)[JI|l1](?=\p{Lu}\p{L}{0,3}[-/]\p{Lu})/u, '/');
  // The stroke before the symbol: the first one after which a known type or issuer follows, else the first of all.
  const strokesBy = (start: RegExp) =>
    [...rest.matchAll(start)].map((match) => {
      const symbol = parseSymbol(`1${rest.slice(match.index)}`);
      return { at: match.index, after: match.index + match[0].length, symbol };
    });
  const known = ({ symbol }: { symbol: DocumentSymbol | null }) => symbol !== null && symbol.type !== null;
  const strokes = strokesBy(SYMBOL_START);
  const stroke = strokes.find(known) ?? strokes[0] ?? strokesBy(ANY_STROKE).find(known);
  // "Số và ký hiệu", "Số trang": a label on a stamp or a form, no number line.
  const label = /^\p{Ll}{2}/u.test(rest) && !/^\p{Ll}+\d/u.test(rest);
  if (mark !== null && label && !(stroke !== undefined && known(stroke) && stroke.at < 8)) return null;
  const markTokens = mark === null ? [] : spelt.tokensIn(0, start);
  const base = { middle, tokens: row, mark: markTokens.at(-1) ?? null };
  // "Số 24 CTr/TU": the stroke stands inside the symbol, the type before it.
  const parted = mark === null ? null : parseSymbol(`Số ${rest.trim()}`);
  const inside = stroke !== undefined && !known(stroke) && parted !== null && parted.type !== null;
  if (stroke?.symbol && !inside) {
    if (mark === null && (stroke.symbol.type === null || !SPOILT_MARK.test(rest.slice(0, stroke.at)))) return null;
    const symbolAt = start + stroke.after;
    return {
      ...base,
      symbol: stroke.symbol,
      numberText: rest.slice(0, stroke.at).trim(),
      numberTokens: spelt.tokensIn(start, start + stroke.at),
      symbolTokens: spelt.tokensIn(symbolAt, spelt.text.length),
      stroke: spelt.tailAt(start + stroke.at),
    };
  }
  if (parted === null || mark === null) return null;
  // Old letters part number and symbol by a blank: `Số: 315 TM/TTTT`.
  const blank = parted.symbol === '' ? /^\s*\d{1,5}\s+(?=\p{Lu}{2,8}\s?\/\s?\p{Lu}{2})/u.exec(rest) : null;
  const whole = blank === null ? parted : (parseSymbol(`${parted.number}/${rest.slice(blank[0].length)}`) ?? parted);
  const numberEnd = start + (whole.number?.length ?? 0);
  return {
    ...base,
    symbol: whole.symbol === '' ? null : whole,
    numberText: whole.number ?? '',
    numberTokens: spelt.tokensIn(start, numberEnd),
    symbolTokens: whole.symbol === '' ? [] : spelt.tokensIn(numberEnd, spelt.text.length),
    stroke: null,
  };
}

// Resolutions of the Government carry a number in two parts since 2025: 66.15/2026/NQ-CP.
const NUMBER = /^\d{1,5}(?:\.\d{1,2})?\p{L}?(?:\s*\/\s*(?:19|20)\d\d)?$/u;

/** From this confidence on digits that have the size, width and place of print are given, for what they are worth. */
const DOUBTFUL = 40;

/** True when the digits of the number line look set by machine. */
export function numberIsPrinted(sheet: Sheet, line: NumberLine, date: DateLine | null): boolean {
  const [only, ...others] = line.numberTokens;
  // A blank may part the number from the year behind it: `04 /2026/TT-BCT`.
  const alone = others.every((token) => /^\/?\s?(?:19|20)\d\d(?:\/|$)|^\/$/u.test(token.text));
  if (!alone || only === undefined || !NUMBER.test(line.numberText)) return false;
  const fused = line.symbolTokens.includes(only);
  const next = line.tokens[line.tokens.indexOf(only) + 1] ?? null;
  const before = line.mark === only ? null : line.mark;
  const after = fused ? null : next;
  const print = printOfHead(sheet, date, line);
  if (looksPrinted(sheet, only, print, { before, after, sure: fused ? 80 : 88 })) return true;
  // Read with doubt, but as wide and as tall as print and beside a printed day: nobody writes the number alone by hand.
  const beside = date !== null && printedDay(sheet, date) >= 90 && setByMachine(only, wholeHead(line, date), DOUBTFUL);
  return beside && looksPrinted(sheet, only, print, { before, after, sure: DOUBTFUL });
}

const wholeHead = (line: NumberLine, date: DateLine | null): Token[] => [
  ...(date === null ? [] : [...date.place, ...date.tokens]),
  ...line.tokens,
];

/** True when the number is print beyond what a pen could imitate, so that a day in ink says nothing against it. */
export function numberIsSetByMachine(sheet: Sheet, line: NumberLine, date: DateLine | null): boolean {
  const [only] = line.numberTokens;
  return only !== undefined && numberIsPrinted(sheet, line, date) && setByMachine(only, wholeHead(line, date));
}

/**
 * @param print whether number and day look printed; null where no date line was found
 * @param typeConfirms the printed type name agrees with the symbol
 */
export function describeNumber(
  sheet: Sheet,
  line: NumberLine,
  print: { readonly number: boolean; readonly byMachine: boolean; readonly day: boolean | null },
  typeConfirms: boolean,
): Suggestion[] {
  const suggestions: Suggestion[] = [];
  const printed = print.number && (print.byMachine || print.day !== false || sheet.source === 'text-layer');
  const number = /^\d{1,5}(?:\.\d{1,2})?\p{L}?/u.exec(line.numberText)?.[0];
  if (printed && number !== undefined) {
    const chance = allRight(line.numberTokens) * (print.day === true ? 0.97 : print.byMachine ? 0.9 : 0.8);
    suggestions.push(suggest('number', number, chance, evidence(sheet, line.tokens)));
  } else {
    const before = line.mark ?? line.tokens[0];
    const after = line.symbolTokens.find((token) => !line.numberTokens.includes(token)) ?? null;
    if (before !== undefined) {
      const gap = handPlace(sheet, 'number') ?? handGap(sheet, before, line.numberTokens, after);
      suggestions.push(inHand('number', gap, withinPrint(handwrittenNumber(sheet, line.numberText), line), null));
    }
  }
  if (line.symbol !== null && line.symbol.symbol !== '') {
    const { symbol, repaired, type } = line.symbol;
    // Letters fused with handwriting are read with low confidence and yet right when they make a known symbol.
    const known = type !== null ? 0.97 : 0.9;
    const read = Math.max(allRight(line.symbolTokens), known * 0.9);
    const chance = read * (repaired ? REPAIRED : 1) * (typeConfirms ? 0.99 : known);
    suggestions.push(suggest('symbol', symbol, chance, evidence(sheet, line.symbolTokens)));
  }
  return suggestions;
}
