/**
 * Marks that recognition confused, put right from the words around them: `bô sung` -> `bổ sung`.
 *
 * Promise: letters are never changed, only their marks; numbers, symbols, abbreviations in capitals and names are left
 * alone; a word is changed only when administrative Vietnamese has its replacement far more often between these
 * neighbours. A noisy-channel choice over counts of neighbouring syllables (resources/language).
 *
 * Measured 2026-11: on six transcribed pages of real scans 126 wrong characters become 90, on twenty rendered ones 133
 * become 128; of 55,451 words of clean subjects 49 are changed wrongly (0.09 %).
 */
import { readFileSync } from 'node:fs';
import { fold, searchForm } from '../../shared/vietnamese.ts';

export type ReadWord = { readonly text: string; readonly confidence: number };
export type Wording = {
  /**
   * Words of one run of text, in order, with their marks put right, one for one.
   * @param words as read; confidence 0…100: the surer a word was read, the more its neighbours must say against it
   */
  correct(words: readonly ReadWord[]): string[];
};

export type Counts = {
  /** Syllable (one tone place, lower case) -> how often it was seen. */
  readonly syllables: ReadonlyMap<string, number>;
  /** First -> second -> how often the second followed the first. */
  readonly pairs: ReadonlyMap<string, ReadonlyMap<string, number>>;
};

const FOLDER = new URL('../../resources/language/', import.meta.url);

/** What a pair that was never seen counts. */
const UNSEEN = 0.3;
/** Keeps rare syllables from looking certain after two sightings. */
const RARE = 30;

/** How many times likelier a replacement must be (natural logarithm), by the confidence of the word as read. */
const HURDLES: readonly (readonly [from: number, height: number])[] = [
  [95, 7],
  [85, 5],
];
const LOWEST_HURDLE = 3;
/** A word that is no syllable at all needs little persuasion. */
const UNKNOWN_HURDLE = 0.7;
/** More, where only one neighbour speaks. */
const LONELY_HURDLE = 2;

function hurdle(confidence: number, known: boolean, neighbours: 1 | 2): number {
  if (!known) return UNKNOWN_HURDLE;
  const height = HURDLES.find(([from]) => confidence >= from)?.[1] ?? LOWEST_HURDLE;
  return height + (neighbours === 1 ? LONELY_HURDLE : 0);
}

/** Marks off, but đ stays đ: recognition rarely takes the one for the other, and many names differ by it. */
const letters = (form: string): string => fold(form.replaceAll('đ', '0'));

/** The wording of administrative Vietnamese as shipped: 3,000 syllables, 60,000 pairs. Read on first use, and kept. */
export function loadWording(): Wording {
  let wording: Wording | null = null;
  return {
    correct(words) {
      wording ??= openWording(readCounts());
      return wording.correct(words);
    },
  };
}

function readCounts(): Counts {
  const lines = (name: string) => readFileSync(new URL(name, FOLDER), 'utf8').trimEnd().split('\n');
  const syllables = new Map<string, number>();
  for (const line of lines('syllables.tsv')) {
    const [syllable = '', count] = line.split('\t');
    syllables.set(syllable, Number(count));
  }
  const pairs = new Map<string, Map<string, number>>();
  for (const line of lines('syllable-pairs.tsv')) {
    const [first = '', rest = ''] = line.split('\t');
    const entries = rest.split(' ');
    const seconds = new Map<string, number>();
    for (let at = 0; at + 1 < entries.length; at += 2) seconds.set(entries[at] ?? '', Number(entries[at + 1]));
    pairs.set(first, seconds);
  }
  return { syllables, pairs };
}

export function openWording({ syllables, pairs }: Counts): Wording {
  const byLetters = new Map<string, string[]>();
  for (const form of syllables.keys()) {
    const same = byLetters.get(letters(form));
    if (same === undefined) byLetters.set(letters(form), [form]);
    else same.push(form);
  }
  const seen = (first: string | null, second: string | null): number =>
    first === null || second === null ? 0 : (pairs.get(first)?.get(second) ?? 0);
  const log = (first: string | null, second: string | null): number =>
    first === null || second === null ? 0 : Math.log(seen(first, second) + UNSEEN);

  /** log of P(form | before) · P(after | form), up to what is the same for every form. */
  function plausibility(before: string | null, form: string, after: string | null): number {
    const chain = log(before, form) + log(form, after);
    return before === null || after === null ? chain : chain - Math.log((syllables.get(form) ?? 0) + RARE);
  }

  function bestForm(word: ReadWord, before: string | null, form: string, after: string | null): string {
    const neighbours = before === null || after === null ? 1 : 2;
    let best = form;
    let highest = plausibility(before, form, after) + hurdle(word.confidence, syllables.has(form), neighbours);
    for (const candidate of byLetters.get(letters(form)) ?? []) {
      if (candidate === form || seen(before, candidate) + seen(candidate, after) === 0) continue;
      const plausible = plausibility(before, candidate, after);
      if (plausible > highest) [best, highest] = [candidate, plausible];
    }
    return best;
  }

  return {
    correct(words) {
      const parts = words.map((word) => partsOf(word.text));
      const forms = parts.map((part) => (part === null ? null : searchForm(part.core)));
      return words.map((word, index) => {
        const part = parts[index] ?? null;
        const form = forms[index] ?? null;
        if (part === null || form === null) return word.text;
        // The one name that stands in every paper of the Front.
        if (letters(form) === 'to' && letters(forms[index + 1] ?? '') === 'quoc') {
          return `${part.lead}${part.core.charAt(0)}ổ${part.trail}`;
        }
        // Names are written with capitals; the first word has one for another reason, unless the next has one too.
        if (part.capital && (index > 0 || parts[1]?.capital)) return word.text;
        const before = part.opens || parts[index - 1]?.closes ? null : (forms[index - 1] ?? null);
        const after = part.closes || parts[index + 1]?.opens ? null : (forms[index + 1] ?? null);
        // TỈNH before a name of two words: the commonest slip of all, and pairs with names are too rare to count.
        const named = parts[index + 1]?.capital === true && parts[index + 2]?.capital === true;
        if (!part.capital && named && /^t[iíìĩ]nh$/.test(form)) return `${part.lead}tỉnh${part.trail}`;
        if (before === null && after === null) return word.text;
        const best = bestForm(word, before, form, after);
        if (best === form) return word.text;
        // The next word is judged by its neighbour as corrected.
        forms[index] = best;
        const cased = part.capital ? best.charAt(0).toUpperCase() + best.slice(1) : best;
        return part.lead + cased + part.trail;
      });
    },
  };
}

type Parts = {
  readonly lead: string;
  readonly core: string;
  readonly trail: string;
  readonly capital: boolean;
  /** A bracket or quote before it, a stop after it: the neighbour beyond says little. */
  readonly opens: boolean;
  readonly closes: boolean;
};

/** A syllable with what stands about it; null for whatever is none (numbers, symbols, abbreviations). */
function partsOf(text: string): Parts | null {
  const match = /^([("“'«[]*)(\p{L}{1,7})([)"”'».,;:\]]*)$/u.exec(text.normalize('NFC'));
  const [, lead = '', core, trail = ''] = match ?? [];
  if (core === undefined) return null;
  const rest = core.slice(1);
  if (rest !== rest.toLowerCase()) return null;
  const capital = core.charAt(0) !== core.charAt(0).toLowerCase();
  return { lead, core, trail, capital, opens: lead !== '', closes: /[.,;:]/.test(trail) };
}
