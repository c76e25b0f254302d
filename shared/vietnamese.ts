/**
 * The rules of Vietnamese writing on which search, matching and sorting rest.
 *
 * Promises: every function takes any text (composed or decomposed, empty, foreign, with broken surrogates) and never
 * throws; each of them, applied twice, gives what it gave the first time; text that differs only in normal form
 * (NFC or NFD) gives the same result. Stored text is NFC; what leaves `fold` and `searchForm` is for comparing only,
 * never for showing.
 */

/** Composed form, in which all text is stored: `e` + U+0302 + U+0301 becomes `ế`. */
export const nfc = (text: string): string => text.normalize('NFC');

// Soft hyphen, zero-width characters and the byte order mark: invisible, and left inside words by office programs.
const INVISIBLE = /[\u00ad\u200b-\u200d\u2060\ufeff]/g;
const DASHES = /[-\u2010-\u2015\u2212]+/g;
const MARKS = /[\u0300-\u036f]/g;

/**
 * Text without Vietnamese marks, for searching as people type: `Đường Hoà  Bình` becomes `duong hoa binh`.
 * Marks U+0300-036F are dropped after decomposition; đ has no decomposition and is mapped by hand; lower case; runs of
 * white space become one space, runs of any dashes one hyphen; invisible characters vanish.
 */
export function fold(text: string): string {
  return text
    .replace(INVISIBLE, '')
    .normalize('NFD')
    .replace(MARKS, '')
    .toLowerCase()
    .replaceAll('đ', 'd')
    .replaceAll('ς', 'σ') // lower case of Σ depends on its neighbours; one form keeps foldWithMap equal to fold
    .replace(DASHES, '-')
    .replace(/\s+/g, ' ')
    .trim();
}

export type FoldedText = {
  /** Exactly `fold(original)`. */
  readonly text: string;
  /**
   * For every offset in `text`, the offset in the original where that character begins; one entry more than `text` is
   * long, the last being where the original's last folded character ends. So folded [a, b) is original [map[a], map[b]).
   */
  readonly map: Uint32Array;
};

/** One letter with its marks, or one stray mark, folded alone: '' for what vanishes. White space and dashes still single. */
function foldOne(cluster: string): string {
  return cluster
    .replace(INVISIBLE, '')
    .normalize('NFD')
    .replace(MARKS, '')
    .toLowerCase()
    .replaceAll('đ', 'd')
    .replaceAll('ς', 'σ')
    .replace(DASHES, '-')
    .replace(/\s+/g, ' ');
}

// A page has a thousand letters but few different ones; looking them up makes marking hits ten times faster.
const foldedLetters = new Map<string, string>();
const MOST_LETTERS = 4096;

function foldLetter(cluster: string): string {
  const known = foldedLetters.get(cluster);
  if (known !== undefined) return known;
  const folded = foldOne(cluster);
  if (foldedLetters.size < MOST_LETTERS) foldedLetters.set(cluster, folded);
  return folded;
}

const isMark = (codePoint: number): boolean => codePoint >= 0x300 && /\p{M}/u.test(String.fromCodePoint(codePoint));
const unitsOf = (codePoint: number): number => (codePoint > 0xffff ? 2 : 1);

/** Where the letter that begins at `at` ends, the marks that follow it included. */
function clusterEnd(text: string, at: number): number {
  let end = at + unitsOf(text.codePointAt(at) ?? 0);
  for (let next = text.codePointAt(end); next !== undefined && isMark(next); next = text.codePointAt(end)) {
    end += unitsOf(next);
  }
  return end;
}

/** `fold`, with the way back to the original: what was found in folded text can be marked in the text as it stands. */
export function foldWithMap(original: string): FoldedText {
  let text = '';
  let last = '';
  const map: number[] = [];
  let end = 0;
  let next = 0;
  // A letter with the marks that follow it folds alone just as it folds in company.
  for (let at = 0; at < original.length; at = next) {
    next = clusterEnd(original, at);
    const bare = foldLetter(original.slice(at, next));
    if (bare === '') {
      // A mark or an invisible character standing by itself belongs to the letter before it.
      if (end === at) end = next;
      continue;
    }
    if ((bare === ' ' && (last === '' || last === ' ')) || (bare === '-' && last === '-')) continue;
    for (let unit = 0; unit < bare.length; unit++) map.push(at);
    text += bare;
    last = bare;
    end = next;
  }
  if (last === ' ') {
    text = text.slice(0, -1);
    end = map.pop() ?? end;
  }
  return { text, map: Uint32Array.from([...map, end]) };
}

const TONES = ['', '\u0300', '\u0301', '\u0303', '\u0309', '\u0323'] as const;

type Vowel = 'a' | 'e' | 'o' | 'u' | 'y' | 'i' | 'â' | 'ê' | 'ô' | 'ơ' | 'ă' | 'ư';

const toned = (vowel: Vowel): string[] => TONES.map((tone) => (vowel + tone).normalize('NFC'));

const toneOf = new Map<string, { readonly bare: string; readonly tone: string }>();
const withTone = new Map<string, string>();
for (const vowel of ['a', 'e', 'o', 'u', 'y', 'i', 'â', 'ê', 'ô', 'ơ', 'ă', 'ư'] as const) {
  for (const bare of [vowel, vowel.toUpperCase()]) {
    for (const tone of TONES) {
      const letter = (bare + tone).normalize('NFC');
      toneOf.set(letter, { bare, tone });
      withTone.set(bare + tone, letter);
    }
  }
}

const anyOf = (...vowels: Vowel[]): string => vowels.flatMap((vowel) => toned(vowel).slice(1)).join('');

const OPEN_OA_OE = new RegExp(`(o)([${anyOf('a', 'e')}])(?![\\p{L}\\p{M}])`, 'giu');
const OPEN_UY = new RegExp(`(?<!q)(u)([${anyOf('y')}])(?![\\p{L}\\p{M}])`, 'giu');
const CLOSED_OA_OE = new RegExp(`([${anyOf('o')}])([aeă])(?=\\p{L})`, 'giu');
const CLOSED_UY = new RegExp(`([${anyOf('u')}])([yâêô])(?=\\p{L})`, 'giu');
const AFTER_Q = new RegExp(`(?<=q)([${anyOf('u')}])([${'aâăeêiyôơo'}])`, 'giu');

function moveTone(from: string, to: string): string | null {
  const source = toneOf.get(from);
  const target = toneOf.get(to);
  if (source === undefined || target === undefined || target.tone !== '') return null;
  return withTone.get(target.bare + source.tone) ?? null;
}

const toFirst = (whole: string, first: string, second: string): string => {
  const moved = moveTone(second, first);
  return moved === null ? whole : moved + (toneOf.get(second)?.bare ?? second);
};

const toSecond = (whole: string, first: string, second: string): string => {
  const moved = moveTone(first, second);
  return moved === null ? whole : (toneOf.get(first)?.bare ?? first) + moved;
};

/**
 * One place for the tone, case kept: in oa, oe, uy that end a syllable it stands on the first letter (hoà→hòa,
 * khoẻ→khỏe, thuý→thúy); when a letter follows, or after q, on the second (hòan→hoàn, hùynh→huỳnh, qúy→quý).
 * The result is NFC.
 */
export function oneTonePlace(text: string): string {
  return nfc(text)
    .replace(OPEN_OA_OE, toFirst)
    .replace(OPEN_UY, toFirst)
    .replace(AFTER_Q, toSecond)
    .replace(CLOSED_OA_OE, toSecond)
    .replace(CLOSED_UY, toSecond);
}

/**
 * Text as it is compared when marks count: NFC, lower case, one tone place. `HOÀ BÌNH` and `Hòa bình` are equal here,
 * `hoa binh` is not.
 */
export const searchForm = (text: string): string => oneTonePlace(text.replace(INVISIBLE, '').toLowerCase());

/** Whether the text carries any Vietnamese mark (đ counts), so that marks were meant. */
export const hasMarks = (text: string): boolean => /[\u0300-\u036fđĐ]/.test(text.normalize('NFD'));

const asCompared = (text: string): string =>
  searchForm(text)
    .replace(DASHES, '-')
    .replace(/[“”„‟«»″]/g, '"')
    .replace(/[‘’‚‛′]/g, "'")
    .replace(/\s+/g, ' ')
    .trim();

/** Whether two texts say the same: normal form, case, tone place, kinds of dashes and quotes and white space apart. */
export const sameText = (a: string, b: string): boolean => asCompared(a) === asCompared(b);

// ICU's Vietnamese order: a ă â b c d đ e ê …, tones ngang, huyền, hỏi, ngã, sắc, nặng.
const order = new Intl.Collator('vi', { numeric: true });

function compareSyllables(a: readonly string[], b: readonly string[]): number {
  for (let at = 0; at < Math.min(a.length, b.length); at++) {
    const difference = order.compare(a[at] ?? '', b[at] ?? '');
    if (difference !== 0) return difference;
  }
  return a.length - b.length;
}

const syllables = (text: string): string[] => oneTonePlace(text).trim().split(/\s+/);

/** Order of titles and codes: syllable by syllable in the Vietnamese alphabet, numbers by value. */
export const compareText = (a: string, b: string): number => compareSyllables(syllables(a), syllables(b));

/** Order of people's names: by given name (the last syllable), then family name, then middle names. */
export function compareNames(a: string, b: string): number {
  const [first, second] = [syllables(a), syllables(b)];
  return (
    compareSyllables(first.slice(-1), second.slice(-1)) || compareSyllables(first.slice(0, -1), second.slice(0, -1))
  );
}
