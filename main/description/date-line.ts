/**
 * Place and date at the right of a head, or above a petitioner's name (box 4 of Decree 30/2020/NĐ-CP).
 *
 * Promise: digits that do not look printed are never given as print; their place is shown to a person, with a proposal
 * where the reading of handwriting (hand-proposals.ts) is nearly certain. A date inside a sentence is none of the paper.
 */
import type { Suggestion } from '../../shared/fields.ts';
import { partialDate } from '../../shared/partial-date.ts';
import { allRight, askPerson, CONFIRMED, REPAIRED, suggest, wordChance } from './confidence.ts';
import { handPlace, handwrittenDay } from './hand-proposals.ts';
import { looksPrinted, printOf } from './ink.ts';
import { capitalShare, centre, evidence, hasLetters, type Sheet, type Token } from './layout.ts';
import { handGap, inHand, rowOf, spell } from './row.ts';
import type { Spelling } from './spelling.ts';

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

/**
 * The place and date of a letter whose subject of several lines pushed them down: a line of its own at the right.
 */
export function findLowDateLine(sheet: Sheet, top: number, bottom: number): DateLine | null {
  const line = findDateLine(
    { ...sheet, pieces: sheet.pieces.filter(({ left }) => left > 0.4 * sheet.width) },
    top,
    bottom,
  );
  const [first] = line?.place ?? [];
  const piece = sheet.pieces.find(({ tokens }) => first !== undefined && tokens.includes(first));
  return piece?.tokens[0] === first ? line : null;
}

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
  return looksPrinted(sheet, only, printOf(sheet, [...line.place, ...line.tokens], []), neighbours) ? only : null;
}

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
