/**
 * Known spellings of bodies, positions and places, for words whose marks recognition lost or confused (ĐÓC for ĐỐC).
 *
 * Promise: only whole known phrases are touched, and only when their letters leave one reading; a manner of placing
 * tones (HOÀ, UỶ) is kept as printed. What a repair risks is in the chance that is handed back.
 */
import { distance } from 'fastest-levenshtein';
import { searchForm } from '../../shared/vietnamese.ts';
import { CONFIRMED, REPAIRED, wordChance } from './confidence.ts';
import { capitalShare, compact, hasLetters, type Token } from './layout.ts';
import type { Vocabulary } from './profiles.ts';

export type Spelt = {
  readonly text: string;
  readonly chance: number;
  /** True when every word belongs to a known phrase. */
  readonly known: boolean;
};
export type Spelling = { spell(tokens: readonly Token[]): Spelt };

/** From this many letters on one wrong letter still leaves one phrase. */
const LONG_ENOUGH_FOR_A_SLIP = 9;
const LONGEST_PHRASE = 10;

export function openSpelling(vocabulary: Vocabulary): Spelling {
  const known = new Map<string, string[]>();
  const { phrases, positions, places, levelWords } = vocabulary;
  const single = new Set(vocabulary.bodyHeads.filter((head) => !head.includes(' ')).map(compact));
  const bodyHeads = vocabulary.bodyHeads.filter((head) => head.includes(' ') && !single.has(compact(head)));
  const bodiesOfPlaces = places.flatMap((place) =>
    levelWords.flatMap((level) => ['', 'UBND ', 'ỦY BAN NHÂN DÂN '].map((head) => `${head}${level} ${place}`)),
  );
  const levels = new Map(levelWords.map((word) => [compact(word), word]));
  for (const phrase of [...phrases, ...bodyHeads, ...positions, ...places, ...levelWords, ...bodiesOfPlaces]) {
    const key = compact(phrase);
    const entries = known.get(key) ?? [];
    if (!entries.some((entry) => searchForm(entry) === searchForm(phrase))) known.set(key, [...entries, phrase]);
  }
  /** Every word of a known name, with its marks. */
  const words = new Set(phrases.flatMap((phrase) => phrase.split(' ')).map(searchForm));
  const wordsOfNames = new Set([...words].map(compact));
  const longKeys = [...new Set([...phrases, ...positions, ...places].map(compact))].filter(
    (key) => key.length >= LONG_ENOUGH_FOR_A_SLIP,
  );

  function meant(part: readonly Token[], key: string): { phrases: string[]; slips: number } | null {
    const exact = known.get(key);
    if (exact !== undefined) return { phrases: exact, slips: 0 };
    if (key.length < LONG_ENOUGH_FOR_A_SLIP - 1) return null;
    const near = longKeys.filter(
      (candidate) => Math.abs(candidate.length - key.length) < 2 && distance(candidate, key) === 1,
    );
    const only = near.length === 1 ? known.get(near[0] ?? '') : undefined;
    const [phrase] = only ?? [];
    if (only === undefined || phrase === undefined) return null;
    // BỘ Y TẾ is no slip of SỞ Y TẾ: the word that differs must be none of the words that names are made of.
    const printed = phrase.split(' ');
    const sound = (token: Token, at: number) =>
      compact(token.text) === compact(printed[at] ?? '') || !wordsOfNames.has(compact(token.text));
    if (printed.length === part.length) return part.every(sound) ? { phrases: only, slips: 1 } : null;
    // A word more is no slip: the Y of TRƯỜNG CAO ĐẲNG Y TẾ belongs to what follows.
    const lettersOf = (tokens: readonly Token[]) => compact(tokens.map((token) => token.text).join(''));
    return known.has(lettersOf(part.slice(0, -1))) || known.has(lettersOf(part.slice(1)))
      ? null
      : { phrases: only, slips: 1 };
  }

  return {
    spell(tokens) {
      const spelt: string[] = [];
      let chance = 1;
      let known = true;
      let at = 0;
      while (at < tokens.length) {
        const match = longestMatch(tokens, at);
        if (match === null) {
          const token = tokens[at];
          if (token !== undefined) {
            spelt.push(token.text);
            chance *= wordChance(token);
            known = false;
          }
          at += 1;
        } else {
          spelt.push(match.text);
          chance *= match.chance;
          at = match.to;
        }
      }
      return { text: spelt.join(' '), chance, known };
    },
  };

  function longestMatch(tokens: readonly Token[], from: number): { text: string; chance: number; to: number } | null {
    for (let to = Math.min(tokens.length, from + LONGEST_PHRASE); to > from; to -= 1) {
      const part = tokens.slice(from, to);
      // A dash at an end parts this name from the next.
      if (!part.every(({ text }, at) => hasLetters(text) || (at > 0 && at < part.length - 1))) continue;
      const found = meant(part, compact(part.map((token) => token.text).join('')));
      if (found === null) continue;
      const printed = part.map((token) => token.text).join(' ');
      const bare = (text: string) =>
        searchForm(text)
          .replace(/[.,;:–—-]/g, '')
          .replace(/\s+/g, ' ');
      if (found.phrases.some((phrase) => bare(phrase) === bare(printed))) {
        return { to, text: printed, chance: CONFIRMED ** part.length };
      }
      const only = nearest(found.phrases, printed);
      // One syllable alone means too many things without its marks; TÍNH before a name in capitals means TỈNH. QUÂN
      // and QUAN are words of their own (QUÂN KHU, HẢI QUAN).
      const level =
        levels.has(compact(printed)) &&
        !words.has(searchForm(printed)) &&
        capitalShare(printed + (tokens[to]?.text ?? '')) === 1;
      if (only === undefined || !(only.includes(' ') || level)) continue;
      const cased = capitalShare(printed) > 0.6 ? only.toUpperCase() : only;
      const tail = /[.,;:]+$/.exec(printed)?.[0] ?? '';
      return { to, text: cased + tail, chance: found.slips === 0 ? REPAIRED : REPAIRED ** 2 };
    }
    return null;
  }
}

/** The phrase with the fewest marks to change; none where two are as near (THỨ TRƯỞNG, THỦ TRƯỞNG). */
function nearest(phrases: readonly string[], printed: string): string | undefined {
  const changes = (phrase: string) => distance(searchForm(phrase), searchForm(printed));
  const [first, second] = [...phrases].sort((a, b) => changes(a) - changes(b));
  if (first === undefined || second === undefined) return first;
  return changes(first) < changes(second) ? first : undefined;
}
