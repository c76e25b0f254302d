/**
 * How likely office Vietnamese is to go on with a syllable after two others: counts of syllables, pairs and triples
 * (resources/language), smoothed downwards.
 *
 * Promise: every syllable has a chance above nothing; a few megabytes however long the lists; the same counts give the
 * same chances.
 */
import { readFileSync } from 'node:fs';
import { isSyllable } from './syllable.ts';

export type Counts = {
  /** How often each was seen, and how often a word followed it without a stop between them. */
  readonly syllables: ReadonlyMap<string, readonly [seen: number, followed: number]>;
  readonly pairs: Iterable<readonly [first: string, second: string, count: number]>;
  readonly triples: Iterable<readonly [first: string, second: string, third: string, count: number]>;
};

/** A syllable's number; 0 stands for an edge of text and for whatever was not counted. */
export type Id = number;
export const EDGE: Id = 0;

export interface Language {
  readonly forms: readonly string[];
  idOf(form: string): Id;
  count(id: Id): number;
  pair(first: Id, second: Id): number;
  /** Natural logarithm of the chance that `form` (whose number is `id`) follows `before`, which follows `beyond`. */
  chance(beyond: Id, before: Id, id: Id, form: string): number;
}

/** Whatever holds a digit is one word to the counts. */
export const NUMBER = '#';

/**
 * What followed a context and was too rare to be listed is spread over all words by their own chances; never less than
 * this many sightings, because no list is complete.
 */
const LEAST_SPREAD = 8;
/** Share of the sightings of a pair after which a word followed at all. */
const GOES_ON = 0.85;
/** What a form counts that was never counted: a syllable like any other, or no syllable at all. */
const UNCOUNTED_SYLLABLE = 1;
const UNCOUNTED = 0.02;

/** Numbers looked up by up to three ids; open addressing, because a Map of this size takes five times the memory. */
class Table {
  private readonly keys: Float64Array;
  private readonly values: Uint32Array;
  private readonly mask: number;

  constructor(entries: readonly (readonly [key: number, value: number])[]) {
    const size = 2 ** Math.ceil(Math.log2(Math.max(2, entries.length * 1.6)));
    this.keys = new Float64Array(size).fill(-1);
    this.values = new Uint32Array(size);
    this.mask = size - 1;
    for (const [key, value] of entries) {
      const at = this.place(key);
      this.keys[at] = key;
      this.values[at] = value;
    }
  }

  get(key: number): number {
    return this.values[this.place(key)] ?? 0;
  }

  private place(key: number): number {
    const mixed = Math.imul((key % 0x7fff_ffff) ^ Math.floor(key / 0x1_0000), 0x9e37_79b1);
    let at = (mixed ^ (mixed >>> 15)) & this.mask;
    while (this.keys[at] !== -1 && this.keys[at] !== key) at = (at + 1) & this.mask;
    return at;
  }
}

/** Ids stay below this, so that three of them fit into one exact number. */
const BASE = 2 ** 16;

export function openLanguage({ syllables, pairs, triples }: Counts): Language {
  const forms = ['', ...syllables.keys()];
  const counts = Uint32Array.from([0, ...[...syllables.values()].map(([seen]) => seen)]);
  const followed = Uint32Array.from([0, ...[...syllables.values()].map(([, followed]) => followed)]);
  const ids = new Map(forms.map((form, id) => [form, id]));
  const total = counts.reduce((sum, n) => sum + n, 0) + 1;
  const idOf = (form: string): Id => ids.get(form) ?? EDGE;
  /** Of what followed a context: how much is listed. */
  const listedAfterOne = new Uint32Array(forms.length);
  const listedAfterTwo = new Map<number, number>();
  const two = new Table(
    Array.from(pairs, ([a, b, n]) => {
      const first = idOf(a);
      listedAfterOne[first] = (listedAfterOne[first] ?? 0) + n;
      return [first * BASE + idOf(b), n] as const;
    }),
  );
  const three = new Table(
    Array.from(triples, ([a, b, c, n]) => {
      const context = idOf(a) * BASE + idOf(b);
      listedAfterTwo.set(context, (listedAfterTwo.get(context) ?? 0) + n);
      return [context * BASE + idOf(c), n] as const;
    }),
  );
  const listed = new Table([...listedAfterTwo]);
  const pair = (first: Id, second: Id): number =>
    first === EDGE || second === EDGE ? 0 : two.get(first * BASE + second);
  return {
    forms,
    idOf,
    pair,
    count: (id) => counts[id] ?? 0,
    chance(beyond, before, id, form) {
      const seen = id === EDGE ? (isSyllable(form) ? UNCOUNTED_SYLLABLE : UNCOUNTED) : (counts[id] ?? 0);
      let chance = seen / total;
      if (before === EDGE) return Math.log(chance);
      const known = listedAfterOne[before] ?? 0;
      const spread = Math.max(LEAST_SPREAD, (followed[before] ?? 0) - known);
      chance = (pair(before, id) + spread * chance) / (known + spread);
      const context = pair(beyond, before);
      if (context > 0) {
        const together = id === EDGE ? 0 : three.get((beyond * BASE + before) * BASE + id);
        const after = listed.get(beyond * BASE + before);
        const rest = Math.max(LEAST_SPREAD, GOES_ON * context - after);
        chance = (together + rest * chance) / (after + rest);
      }
      return Math.log(chance);
    },
  };
}

const FOLDER = new URL('../../resources/language/', import.meta.url);

/** The counts as shipped: 2,300 syllables, 98,000 pairs, 150,000 triples. */
export function shippedCounts(): Counts {
  const lines = (name: string): string[] => readFileSync(new URL(name, FOLDER), 'utf8').trimEnd().split('\n');
  function* followers(name: string): Generator<readonly [string, string, number]> {
    for (const line of lines(name)) {
      const [first = '', rest = ''] = line.split('\t');
      const entries = rest.split(' ');
      for (let at = 0; at + 1 < entries.length; at += 2) yield [first, entries[at] ?? '', Number(entries[at + 1])];
    }
  }
  function* triples(): Generator<readonly [string, string, string, number]> {
    for (const [two, third, count] of followers('syllable-triples.tsv')) {
      const [first = '', second = ''] = two.split(' ');
      yield [first, second, third, count];
    }
  }
  const syllables = lines('syllables.tsv').map((line): [string, readonly [number, number]] => {
    const [syllable = '', seen, followed] = line.split('\t');
    return [syllable, [Number(seen), Number(followed)]];
  });
  return { syllables: new Map(syllables), pairs: followers('syllable-pairs.tsv'), triples: triples() };
}
