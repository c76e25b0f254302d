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

/** Syllables and pairs as the index knows them. */
export function termsOf(syllables: readonly string[]): string[] {
  const pairs = syllables.slice(1).map((syllable, at) => `${syllables[at]} ${syllable}`);
  return [...syllables, ...pairs];
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

  function drop(id: number): void {
    const entry = entries.get(id);
    if (entry === undefined) return;
    count(entry.terms, -1);
    entries.delete(id);
  }

  return {
    put(id, title) {
      if (entries.get(id)?.title === title) return;
      drop(id);
      const terms = Int32Array.from(new Set(termsOf(syllablesOf(title))), numberOf);
      entries.set(id, { title, terms });
      count(terms, 1);
    },
    drop,
    score(words) {
      const rarities = Float64Array.from(titlesWith, (_, term) => rarity(term));
      const asked = new Float64Array(titlesWith.length);
      for (const [word, weight] of words) {
        const term = numbers.get(word);
        if (term !== undefined) asked[term] = weight;
      }
      const scores = new Map<number, number>();
      let usual = 0;
      const sums: [id: number, found: number, whole: number][] = [];
      for (const [id, { terms }] of entries) {
        let found = 0;
        let whole = 0;
        for (const term of terms) {
          const weight = rarities[term] ?? 0;
          whole += weight;
          found += weight * (asked[term] ?? 0);
        }
        usual += whole / entries.size;
        if (found > 0) sums.push([id, found, whole]);
      }
      for (const [id, found, whole] of sums) scores.set(id, found / (whole + SHORT_TITLE * usual));
      return scores;
    },
    shared(id, words) {
      const syllables = syllablesOf(entries.get(id)?.title ?? '');
      const spans: { text: string; weight: number }[] = [];
      for (let at = 0; at < syllables.length; at++) {
        let to = at;
        while (to + 1 < syllables.length && words.has(`${syllables[to]} ${syllables[to + 1]}`)) to += 1;
        const single = syllables[at] ?? '';
        if (to === at && !(words.has(single) && /\d/.test(single))) continue;
        const text = syllables.slice(at, to + 1);
        const weight = text.reduce((sum, syllable) => sum + rarity(numbers.get(syllable) ?? -1), 0);
        spans.push({ text: text.join(' '), weight });
        at = to;
      }
      return [...new Set(spans.sort((a, b) => b.weight - a.weight).map(({ text }) => text))];
    },
  };
}
