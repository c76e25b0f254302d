/**
 * Which syllables the letters that were read may stand for, and what each such slip costs.
 *
 * Counted slips (resources/language/confusions.tsv: true letter, letter read, how often) say how likely a letter, once
 * misread, was misread so. Promise: costs are natural logarithms, nothing for the syllable as read, more for the rarer
 * slip; a candidate has as many letters as what was read.
 */
import { readFileSync } from 'node:fs';
import { fold } from '../../shared/vietnamese.ts';

/** True letter -> letter read -> how often. */
export type Slips = ReadonlyMap<string, ReadonlyMap<string, number>>;

export type Candidate = { readonly form: string; readonly cost: number };

export interface Confusions {
  /** Syllables that may have been read as `form` (lower case, one tone place), itself left out. */
  candidates(form: string): readonly Candidate[];
}

/** Slips that were never counted: of one letter's marks, and of one letter for another. */
const UNCOUNTED_MARK = 0.6;
const UNCOUNTED_LETTER = 0.01;
/** Readings among which the uncounted are thought to be spread. */
const SPREAD = 12;
/** Each further slip in the same word is unlikely by itself. */
const FURTHER = 1.6;
/** Dearer candidates are not worth looking at. */
const DEAREST = 9;

export function openConfusions(syllables: Iterable<string>, slips: Slips): Confusions {
  const byLetters = new Map<string, string[]>();
  for (const form of syllables) {
    const key = fold(form);
    const same = byLetters.get(key);
    if (same === undefined) byLetters.set(key, [form]);
    else same.push(form);
  }
  const totals = new Map([...slips].map(([letter, read]) => [letter, [...read.values()].reduce((a, b) => a + b, 0)]));
  const known = new Map<string, number>();

  function costOf(truth: string, read: string): number {
    const key = truth + read;
    const cached = known.get(key);
    if (cached !== undefined) return cached;
    const uncounted = fold(truth) === fold(read) ? UNCOUNTED_MARK : UNCOUNTED_LETTER;
    const seen = slips.get(truth)?.get(read) ?? 0;
    const cost = -Math.log((seen + uncounted) / ((totals.get(truth) ?? 0) + SPREAD * UNCOUNTED_MARK));
    known.set(key, cost);
    return cost;
  }

  /** Bare letters that were read -> the bare letters they stood for. */
  const others = new Map<string, Set<string>>();
  for (const [truth, read] of slips) {
    for (const letter of read.keys()) {
      const [from, to] = [fold(letter), fold(truth)];
      if (from === to || to.length !== 1 || letter.length !== 1) continue;
      const set = others.get(letter) ?? new Set();
      others.set(letter, set.add(to));
    }
  }

  function compare(truth: string, read: string): number {
    let cost = 0;
    let slipped = 0;
    const [a, b] = [[...truth], [...read]];
    if (a.length !== b.length) return Number.POSITIVE_INFINITY;
    for (const [n, letter] of a.entries()) {
      const seen = b[n] ?? '';
      if (letter === seen) continue;
      cost += costOf(letter, seen) + (slipped > 0 ? FURTHER : 0);
      slipped += 1;
    }
    return cost;
  }

  const found = new Map<string, readonly Candidate[]>();
  const MOST_FOUND = 4096;

  function look(form: string): readonly Candidate[] {
    const bare = [...fold(form)];
    const letters = [...form];
    const keys = new Set([bare.join('')]);
    if (bare.length === letters.length) {
      for (const [n, letter] of letters.entries()) {
        for (const other of others.get(letter) ?? [])
          keys.add([...bare.slice(0, n), other, ...bare.slice(n + 1)].join(''));
      }
    }
    return [...keys]
      .flatMap((key) => byLetters.get(key) ?? [])
      .filter((candidate) => candidate !== form)
      .map((candidate) => ({ form: candidate, cost: compare(candidate, form) }))
      .filter(({ cost }) => cost <= DEAREST)
      .sort((a, b) => a.cost - b.cost || (a.form < b.form ? -1 : 1));
  }

  return {
    candidates(form) {
      const before = found.get(form);
      if (before !== undefined) return before;
      const now = look(form);
      if (found.size < MOST_FOUND) found.set(form, now);
      return now;
    },
  };
}

const FILE = new URL('../../resources/language/confusions.tsv', import.meta.url);

/** The slips as counted on papers of our own (scripts/wording/slips.ts). */
export function shippedSlips(): Slips {
  const slips = new Map<string, Map<string, number>>();
  for (const line of readFileSync(FILE, 'utf8').trimEnd().split('\n')) {
    const [truth = '', read = '', count] = line.split('\t');
    const of = slips.get(truth) ?? new Map<string, number>();
    slips.set(truth, of.set(read, Number(count)));
  }
  return slips;
}
