/**
 * The language in which people search, and its translation for the full-text index.
 *
 *   hòa giải            both words (marks typed: papers with exactly these marks come first); kì and kỳ alike
 *   "ban thường trực"   the words one after another
 *   12/QĐ-MTTQ          a number: its parts one after another, whatever stands between them on the paper; 07 and 7 alike
 *   -mật                not this word; with marks only the marked word is shut out, so MẶT TRẬN stays
 *   tuyên*              words that begin so
 *   loai: so: nam: ngay: trichyeu: coquan: nguoiky: nguoigui:   the word in this field only
 *   hoso:0012           within the dossier of this code
 *
 * Promise: no text that a person can type or paste is an error; what holds no letter or digit is passed over. Only
 * letters and digits reach the index's own query language, inside quotes, so nothing typed can be read as an operator.
 */
import { fold, hasMarks, nfc, searchForm } from '../../shared/vietnamese.ts';

export type Column = 'type' | 'number' | 'date' | 'subject' | 'issuer' | 'signer' | 'other' | 'body';

/** How much more a word in this column tells about a document than the same word in its text (bm25 weights). */
export const WEIGHTS: Readonly<Record<Column, number>> = {
  type: 3,
  number: 8,
  date: 2,
  subject: 6,
  issuer: 2,
  signer: 4,
  other: 1,
  body: 1,
};

/** One word, phrase or number. */
export type Term = {
  readonly column: Column | null;
  /** Spellings that count as this term, each a list of words without marks. */
  readonly folded: readonly (readonly string[])[];
  /** The same with marks as typed; null where no mark was typed. */
  readonly exact: readonly (readonly string[])[] | null;
  readonly prefix: boolean;
  /** A word as it came, neither in quotes nor with a star or a field: beside another such word it may be half of one. */
  readonly plain: boolean;
};

export type Query = {
  readonly wanted: readonly Term[];
  readonly unwanted: readonly Term[];
  /** Folded dossier codes of `hoso:`; all must hold. */
  readonly dossierCodes: readonly string[];
};

const COLUMNS: Readonly<Record<string, Column>> = {
  loai: 'type',
  so: 'number',
  nam: 'date',
  ngay: 'date',
  trichyeu: 'subject',
  coquan: 'issuer',
  nguoiky: 'signer',
  nguoigui: 'signer',
};

// More words than anybody types; keeps a pasted page from becoming a query of a thousand phrases.
const MOST_TERMS = 24;
const MOST_CHARACTERS = 2000;

const WORD = /[\p{L}\p{N}][\p{L}\p{N}\p{M}]*/gu;
const PART = /(-?)(?:(\p{L}+):)?(?:["“”„«»]([^"“”„«»]*)["“”„«»]?|([^\s"“”„«»]+))/gu;

const words = (text: string): string[] => text.match(WORD) ?? [];

const different = (spellings: readonly (readonly string[])[]): string[][] => [
  ...new Map(spellings.map((spelling) => [spelling.join(' '), [...spelling]])).values(),
];

/** Numbers inside 07/KH-MTTQ or 5/3/1998 are written with and without a leading zero. */
function numberSpellings(tokens: readonly string[]): string[][] {
  if (tokens.length < 2) return [[...tokens]];
  const bare = tokens.map((token) => token.replace(/^0+(?=\d)/, ''));
  const padded = bare.map((token) => (/^\d$/.test(token) ? `0${token}` : token));
  return different([tokens, bare, padded]);
}

/** `nhiệm kì` and `nhiệm kỳ`, `qui định` and `quy định`: one sound, spelled both ways over the years. */
function vowelSpellings(tokens: readonly string[]): string[][] {
  const as = (vowel: 'i' | 'y') => tokens.map((token) => token.replace(/^([hklmst]|qu)[iy]$/, `$1${vowel}`));
  return different([tokens, as('i'), as('y')]);
}

function term(text: string, column: Column | null, prefix: boolean, quoted: boolean): Term | null {
  const folded = words(fold(text));
  if (folded.length === 0) return null;
  return {
    column,
    folded: vowelSpellings(folded).flatMap(numberSpellings),
    exact: hasMarks(text) ? numberSpellings(words(searchForm(text))) : null,
    prefix,
    plain: folded.length === 1 && column === null && !prefix && !quoted,
  };
}

/** Reads what a person typed. Never throws. */
export function parseQuery(typed: string): Query {
  const wanted: Term[] = [];
  const unwanted: Term[] = [];
  const dossierCodes: string[] = [];
  let afterNumber = false;
  for (const match of nfc(typed.slice(0, MOST_CHARACTERS)).matchAll(PART)) {
    const [, minus = '', key, quoted, plain = ''] = match;
    const column = key === undefined ? undefined : COLUMNS[fold(key)];
    if (key !== undefined && fold(key) === 'hoso') {
      dossierCodes.push(fold(quoted ?? plain));
      continue;
    }
    const value = quoted ?? plain;
    const text = key !== undefined && column === undefined ? `${key}:${value}` : value;
    const found = term(text, column ?? null, quoted === undefined && text.endsWith('*'), quoted !== undefined);
    if (found === null) continue;
    // "367 -QĐ/TW" is a number written with a gap, not a wish to shut out QĐ/TW.
    (minus !== '' && !afterNumber ? unwanted : wanted).push(found);
    afterNumber = /^\p{N}+$/u.test(text);
    if (wanted.length + unwanted.length >= MOST_TERMS) break;
  }
  return { wanted, unwanted, dossierCodes };
}

function expression(term: Term, form: 'exact' | 'folded'): string {
  const spelled = (form === 'exact' && term.exact) || term.folded;
  const phrases = spelled.map((tokens) => `"${tokens.join(' ')}"${term.prefix ? ' *' : ''}`);
  const either = phrases.length === 1 ? (phrases[0] ?? '') : `(${phrases.join(' OR ')})`;
  return term.column === null ? either : `${term.column} : ${either}`;
}

const joined = (terms: readonly Term[], form: 'exact' | 'folded', by: string): string | null =>
  terms.length === 0 ? null : terms.map((each) => expression(each, form)).join(by);

/**
 * Words typed side by side, where they stand side by side: Vietnamese words are mostly of two syllables, and nearly
 * every paper holds "Cộng hòa" and somewhere "giải", but few hold "hòa giải".
 */
function neighbours(terms: readonly Term[]): string[] {
  return terms.slice(1).flatMap((right, at) => {
    const left = terms[at];
    if (left === undefined || !left.plain || !right.plain) return [];
    return left.folded.flatMap((a) => right.folded.map((b) => `"${[...a, ...b].join(' ')}"`));
  });
}

/** Every wanted term must be there; neighbours need not, but count for the rank where they are. */
function everyTerm(wanted: readonly Term[]): string | null {
  const all = joined(wanted, 'folded', ' AND ');
  const pairs = neighbours(wanted);
  const [first] = wanted;
  if (all === null || first === undefined || pairs.length === 0) return all;
  return `${all} AND (${[expression(first, 'folded'), ...pairs].join(' OR ')})`;
}

export type Expressions = {
  /** Every document asked for, on the index without marks; null when nothing positive was asked. */
  readonly folded: string | null;
  /** Which of them come first, on the index with marks: those with the marks typed, or literally as typed. */
  readonly exact: string | null;
  readonly notFolded: string | null;
  readonly notExact: string | null;
};

/** The query in the index's language (FTS5), one expression for each index and purpose. */
export function expressions({ wanted, unwanted }: Query): Expressions {
  const marked = wanted.filter((each) => each.exact !== null);
  const markless = unwanted.filter((each) => each.exact === null);
  const markedUnwanted = unwanted.filter((each) => each.exact !== null);
  return {
    folded: everyTerm(wanted),
    exact: joined(marked.length > 0 ? marked : wanted, 'exact', ' AND '),
    notFolded: joined(markless, 'folded', ' OR '),
    notExact: joined(markedUnwanted, 'exact', ' OR '),
  };
}
