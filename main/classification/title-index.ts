/**
 * Titles of dossiers by the syllables and pairs of syllables in them, held in memory: ten thousand titles are weighed
 * against a paper in a few milliseconds. Rare words weigh more than common ones. Pure.
 */
import { syllablesOf } from './features.ts';

export type TitleIndex = {
  /** Takes a title in, or the new wording of one it holds. */
  put(id: number, title: string): void;
  drop(id: number): void;
  /**
   * How much of what each title says the words say too, 0…1; titles that share none are left out.
   * @param words each with how much it counts: 1 in the subject, less where it only stands on the page
   */
  score(words: ReadonlyMap<string, number>): ReadonlyMap<number, number>;
  /** The words of a title that are among these, those standing together as one, rarest first. */
  shared(id: number, words: ReadonlyMap<string, number>): string[];
};

/** A syllable that says something, and its place among all of its text. */
type Term = { readonly text: string; readonly at: number };

/** Words that stand in any title, and years: those decide by time, not by likeness. */
const SAYS_NOTHING = /^(?:về|việc|của|các|những|và|cho|với|tại|trên|theo|được|có|là|tập|năm|từ|đến|v|(?:19|20)\d\d)$/;
const OPENINGS = [
  ['hồ', 'sơ'],
  ['tập', 'hồ', 'sơ'],
  ['văn', 'bản'],
  ['tập', 'văn', 'bản'],
  ['tài', 'liệu'],
];
/** Behind these a number counts, however it is written: thứ 6, thứ sáu, thứ VI. */
const COUNTED = new Set(['thứ', 'khóa', 'quý', 'lần', 'kỳ', 'đợt']);
const NUMBERS = new Map(
  [
    'một nhất i',
    'hai nhì ii',
    'ba iii',
    'bốn tư iv',
    'năm v',
    'sáu vi',
    'bảy vii',
    'tám viii',
    'chín ix',
    'mười x',
    'xi',
    'xii',
    'xiii',
    'xiv',
    'xv',
    'xvi',
    'xvii',
    'xviii',
    'xix',
    'xx',
  ].flatMap((words, at) => words.split(' ').map((word) => [word, String(at + 1)] as const)),
);

function termsIn(syllables: readonly string[]): Term[] {
  const opening = OPENINGS.find((words) => words.every((word, at) => syllables[at] === word))?.length ?? 0;
  return syllables.flatMap((syllable, at) => {
    if (at < opening) return [];
    const counted = COUNTED.has(syllables[at - 1] ?? '');
    const number = counted ? (NUMBERS.get(syllable) ?? syllable.replace(/^0+(?=\d)/, '')) : syllable;
    return SAYS_NOTHING.test(number) ? [] : [{ text: number, at }];
  });
}

const pairsOf = (terms: readonly Term[]): string[] =>
  terms.slice(1).map(({ text }, before) => `${terms[before]?.text} ${text}`);

/** What a text says, as the index compares it: syllables and pairs, numbers in one writing, fillers left out. */
export function termsOf(text: string): string[] {
  const terms = termsIn(syllablesOf(text));
  return [...terms.map((term) => term.text), ...pairsOf(terms)];
}

/** Whether two texts count differently: the fifth conference is not the sixth. */
export function countsDiffer(one: readonly string[], other: readonly string[]): boolean {
  return ['thứ', 'khóa', 'quý'].some((head) => {
    const numbers = (terms: readonly string[]): string[] =>
      terms.filter((term) => term.startsWith(`${head} `) && /\d/.test(term));
    const [first, second] = [numbers(one), numbers(other)];
    return first.length > 0 && second.length > 0 && !first.some((term) => second.includes(term));
  });
}

/** A title of one rare word must not win by being short: this many of the usual titles' weight is added to each. */
const SHORT_TITLE = 0.25;

type Entry = { readonly title: string; readonly terms: Int32Array };

export function openTitleIndex(): TitleIndex {
  const numbers = new Map<string, number>();
  const titlesWith: number[] = [];
  const entries = new Map<number, Entry>();

  const numberOf = (term: string): number => {
    const known = numbers.get(term);
    if (known !== undefined) return known;
    numbers.set(term, titlesWith.length);
    return titlesWith.push(0) - 1;
  };
  const rarity = (term: number): number => Math.log(1 + entries.size / (1 + (titlesWith[term] ?? 0)));
  const count = (terms: Int32Array, by: number): void => {
    for (const term of terms) titlesWith[term] = (titlesWith[term] ?? 0) + by;
  };

  /** What each term and each title weighs now; weighed anew after the next change. */
  let weights: { terms: Float64Array; titles: Map<number, number>; usual: number } | null = null;
  function weighed(): NonNullable<typeof weights> {
    const terms = Float64Array.from(titlesWith, (_, term) => rarity(term));
    const titles = new Map<number, number>();
    let all = 0;
    for (const [id, entry] of entries) {
      let whole = 0;
      for (const term of entry.terms) whole += terms[term] ?? 0;
      titles.set(id, whole);
      all += whole;
    }
    return { terms, titles, usual: all / Math.max(1, entries.size) };
  }

  function drop(id: number): void {
    const entry = entries.get(id);
    if (entry === undefined) return;
    weights = null;
    count(entry.terms, -1);
    entries.delete(id);
  }

  return {
    put(id, title) {
      if (entries.get(id)?.title === title) return;
      drop(id);
      const terms = Int32Array.from(new Set(termsOf(title)), numberOf);
      entries.set(id, { title, terms });
      weights = null;
      count(terms, 1);
    },
    drop,
    score(words) {
      weights ??= weighed();
      const asked = new Float64Array(titlesWith.length);
      for (const [word, weight] of words) {
        const term = numbers.get(word);
        if (term !== undefined) asked[term] = weight * (weights.terms[term] ?? 0);
      }
      const scores = new Map<number, number>();
      for (const [id, { terms }] of entries) {
        let found = 0;
        for (const term of terms) found += asked[term] ?? 0;
        if (found > 0) scores.set(id, found / ((weights.titles.get(id) ?? 0) + SHORT_TITLE * weights.usual));
      }
      return scores;
    },
    shared(id, words) {
      const syllables = syllablesOf(entries.get(id)?.title ?? '');
      const terms = termsIn(syllables);
      const spans: { text: string; weight: number }[] = [];
      for (let first = 0; first < terms.length; first++) {
        let last = first;
        while (last + 1 < terms.length && words.has(`${terms[last]?.text} ${terms[last + 1]?.text}`)) last += 1;
        if (last === first) continue;
        const weight = terms
          .slice(first, last + 1)
          .reduce((sum, { text }) => sum + rarity(numbers.get(text) ?? -1) * (words.get(text) ?? 0), 0);
        spans.push({ text: syllables.slice(terms[first]?.at, (terms[last]?.at ?? 0) + 1).join(' '), weight });
        first = last;
      }
      return [...new Set(spans.sort((a, b) => b.weight - a.weight).map(({ text }) => text))];
    },
  };
}
