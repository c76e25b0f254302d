/**
 * The number line at the left of a head (box 3 of Decree 30/2020/NĐ-CP): number, symbol, and whether a machine or a
 * hand set the number.
 *
 * Promise: digits that do not look printed are never given as print; their place is shown to a person, with a proposal
 * where the reading of handwriting (hand-proposals.ts) is nearly certain. Offices write number and day with the same
 * pen on the same morning, so a gap filled by hand in the one makes the other doubtful, unless its width is that of
 * print.
 */
import type { Suggestion } from '../../shared/fields.ts';
import { type DocumentSymbol, parseSymbol } from '../../shared/symbol.ts';
import { allRight, REPAIRED, suggest } from './confidence.ts';
import { type DateLine, printedDay } from './date-line.ts';
import { handPlace, handwrittenNumber, type Proposal } from './hand-proposals.ts';
import { looksPrinted, printOf, setByMachine } from './ink.ts';
import { centre, evidence, type Sheet, type Token } from './layout.ts';
import { handGap, inHand, rowOf, spell } from './row.ts';

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

/** A stroke behind letters that handwriting was taken for, or read as a comma: `Số: ZỞ/BC-BKHCN`, `Số đ1©,CT-UBND`. */
const ANY_STROKE = /[/\u2044]\s*(?=\p{Lu})|,(?=\p{Lu})/gu;

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

/** `Số` of which recognition made something as short: `sẽ`, `sø`, `s`. The symbol behind it must speak for it. */
const MISREAD_MARK = /^[\p{P}\s]*[sS$]\p{L}?[:;.,]?\s+/u;

/** Digits without `Số`, or `Số` grown together with what is written behind it: `Sôz‡†`. */
const SPOILT_MARK = /^(?:\d{1,5}\p{L}?|[^\p{L}\d]*[sS$]\S{1,7})\s*$/u;

/** What a pen may have left before the symbol: scraps and digits, no word of print. */
const isWriting = (text: string): boolean => text.length <= 12 && !/\p{L}{3}/u.test(text);

function readNumberLine(row: readonly Token[], middle: number): NumberLine | null {
  const spelt = spell(row, (token) => token.text);
  const mark = MARK.exec(spelt.text);
  const misread = mark === null ? MISREAD_MARK.exec(spelt.text) : null;
  const line = misread === null ? null : readBehind(misread, spelt, row, middle);
  const speaks = line !== null && line.symbol !== null && line.symbol.type !== null && isWriting(line.numberText);
  return speaks ? line : readBehind(mark, spelt, row, middle);
}

/** @param mark what stands for `Số` at the beginning; null where nothing does */
function readBehind(
  mark: RegExpExecArray | null,
  spelt: ReturnType<typeof spell>,
  row: readonly Token[],
  middle: number,
): NumberLine | null {
  const start = mark?.[0].length ?? 0;
  // Specks beside the stroke are read as quotation marks, the stroke itself often as a letter: JCT-UBND, ICT-UBND.
  // What is put in their place is as long, so offsets hold.
  const rest = spelt.text
    .slice(start)
    .replace(/["“”'‘’`*_]/gu, ' ')
    .replace(/(?<=\s|^)[JI|l1](?=\p{Lu}\p{L}{0,3}[-/]\p{Lu})/u, '/')
    // A capital as large as its small letter: /pG-SYT.
    .replace(/(?<=[/\u2044]\s?)\p{Ll}(?=\p{Lu}{1,3}-\p{Lu})/u, (letter) => letter.toUpperCase());
  // The stroke before the symbol: the first one after which a known type or issuer follows, else the first of all.
  const strokesBy = (start: RegExp) =>
    [...rest.matchAll(start)].map((match) => {
      const symbol = parseSymbol(`1${rest.slice(match.index).replace(/^,/, '/')}`);
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
    // The year of normative numbers is print, also behind a number in ink: it stays with the symbol, out of the gap.
    const year = /[/\u2044]\s?(?:19|20)\d\d\s?$/u.exec(rest.slice(0, stroke.at));
    const printAt = start + (year?.index ?? stroke.at);
    const symbolAt = year === null ? start + stroke.after : printAt + 1;
    return {
      ...base,
      symbol: { ...stroke.symbol, year: /\d{4}/.exec(year?.[0] ?? '')?.[0] ?? null },
      numberText: rest.slice(0, stroke.at).trim(),
      numberTokens: spelt.tokensIn(start, start + stroke.at),
      symbolTokens: spelt.tokensIn(symbolAt, spelt.text.length),
      stroke: spelt.tailAt(printAt),
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
  const print = printOf(sheet, date === null ? [] : [...date.place, ...date.tokens], line.tokens);
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

/** No proposal that is a part of what was read as print: then the place was cut through a printed number. */
function withinPrint(proposal: Proposal | null, line: NumberLine): Proposal | null {
  const print = /^\d{2,5}/u.exec(line.numberText)?.[0] ?? '';
  const part = proposal !== null && print.length > proposal.value.length && print.includes(proposal.value);
  return part ? null : proposal;
}
