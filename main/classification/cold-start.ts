/**
 * What the classifier knows before anybody has approved a paper: the record groups of the office's scheme
 * (resources/profiles/record-groups.json) and the words that speak for them. A word that counts as n papers weighs as if
 * n papers of the group had held it.
 */
import { readFileSync } from 'node:fs';
import { hashed, MOST_PHRASES, type Part, type Phrases, syllablesOf, symbolParts } from './features.ts';
import { emptyModel, type Model } from './model.ts';

/** A group of the office's scheme, as far as the classifier needs it. */
export type Group = { readonly code: string; readonly words: readonly string[] };

/** What resources/classification/cold-start.json holds. */
export type ColdStart = {
  readonly version: number;
  /** Phrases that say nothing by themselves and hide what stands inside them: `đơn vị` is no `đơn`. */
  readonly neutral: readonly string[];
  readonly groups: Readonly<
    Record<string, Partial<Record<'words' | 'types' | 'symbols', Readonly<Record<string, number>>>>>
  >;
};

const PARTS = { words: 'subject', types: 'type', symbols: 'symbol' } as const satisfies Record<string, Part>;

/** Papers a word of the scheme counts as when the word lists say nothing of it. */
const WORD_OF_SCHEME = 5;
/** Papers that hold a word without belonging to its group. */
const CHANCE = 1;
/** Measured 2026-11 on the invented papers of test-subjects.ts. */
const TEMPERATURE = 0.8;

export type Beginning = {
  readonly model: Model;
  readonly phrases: Phrases;
  /** Changes with the groups and the words: what was learnt on top of others fits no more. */
  readonly version: number;
};

export function loadColdStart(): ColdStart {
  return JSON.parse(readFileSync(new URL('../../resources/classification/cold-start.json', import.meta.url), 'utf8'));
}

/** The classifier of the first day. */
export function beginning(groups: readonly Group[], words: ColdStart): Beginning {
  const codes = groups.map(({ code }) => code);
  const counts = new Map<string, Float64Array>();
  const entry = (part: Part, text: string): Float64Array => {
    const key = `${part} ${(part === 'symbol' ? symbolParts(text) : syllablesOf(text)).join(' ')}`;
    const papers = counts.get(key) ?? new Float64Array(codes.length);
    counts.set(key, papers);
    return papers;
  };
  const count = (part: Part, text: string, group: number, papers: number): void => {
    const all = entry(part, text);
    all[group] = Math.max(all[group] ?? 0, papers);
  };
  for (const [at, { code, words: ofScheme }] of groups.entries()) {
    const lists = words.groups[code] ?? {};
    for (const text of ofScheme) count('subject', text, at, lists.words?.[text] ?? WORD_OF_SCHEME);
    for (const [name, part] of Object.entries(PARTS)) {
      for (const [text, papers] of Object.entries(lists[name as keyof typeof PARTS] ?? {}))
        count(part, text, at, papers);
    }
  }
  for (const text of words.neutral) entry('subject', text);
  if (counts.size > MOST_PHRASES) throw new Error(`cold-start.json has more than ${MOST_PHRASES} phrases`);

  const model = emptyModel(codes, TEMPERATURE);
  const places = new Map([...counts.keys()].sort().map((key, place) => [key, place]));
  for (const [key, papers] of counts) {
    const row = (places.get(key) ?? 0) * codes.length;
    for (const [group, n] of papers.entries()) model.weights[row + group] = Math.log((n + CHANCE) / CHANCE);
  }
  const longest = new Map<string, number>();
  for (const key of places.keys()) {
    const [part = '', first = '', ...more] = key.split(' ');
    const beginning = `${part} ${first}`;
    longest.set(beginning, Math.max(longest.get(beginning) ?? 0, more.length + 1));
  }
  const listOf = (part: Part): Part => (part === 'body' ? 'subject' : part);
  return {
    model,
    version: hashed(JSON.stringify([groups, words])),
    phrases: {
      longestFrom: (part, syllable) => longest.get(`${listOf(part)} ${syllable}`) ?? 0,
      indexOf: (part, phrase) => places.get(`${listOf(part)} ${phrase}`),
    },
  };
}
