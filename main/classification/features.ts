/**
 * What of a paper speaks for its record group: syllables and pairs of syllables of type, symbol, issuing body, subject
 * and the beginning of the first page, and the known phrases of the trade (cold-start.ts). Pure.
 *
 * Promises: the same paper gives the same features; a feature is only a number (a hash), so what is learnt from papers
 * holds no words of theirs; each feature knows the syllables it came from, so that a proposal can show its reasons in
 * the paper's own words.
 */
import { oneTonePlace } from '../../shared/vietnamese.ts';

/** A paper as the classifier sees it. */
export type PaperWords = {
  readonly type: string | null;
  readonly symbol: string | null;
  readonly issuer: string | null;
  readonly subject: string | null;
  /** The text of the first page that has one. */
  readonly body: string;
};

export type Part = keyof PaperWords;

/** One feature where it stands: syllables [from, to) of a part. */
export type Feature = {
  readonly index: number;
  readonly value: number;
  readonly part: Part;
  readonly from: number;
  readonly to: number;
  /** One of the known phrases, not two syllables that happened to stand together. */
  readonly phrase: boolean;
};

export type Features = {
  readonly list: readonly Feature[];
  readonly syllables: Readonly<Record<Part, readonly string[]>>;
};

/** Phrases that mean something together; the longest one counts, not what stands inside it. */
export type Phrases = {
  /** Syllables of the longest one that begins with this; 0 where none does. */
  longestFrom(part: Part, syllable: string): number;
  /** Its number below `MOST_PHRASES`; undefined for what is none. */
  indexOf(part: Part, phrase: string): number | undefined;
};

/** Indices fit 16 bits; ten thousand papers have fewer pairs of syllables that matter than this. */
export const FEATURES = 1 << 16;
/** Phrases have places of their own, so that no chance meeting of two hashes makes a land register a film. */
export const MOST_PHRASES = 1 << 11;

/** What of the first page is looked at: heading, căn cứ and the first paragraphs. Later pages repeat them. */
const BODY_SYLLABLES = 260;
/** Weight of the page as a whole beside a subject of the same length: it says more, and less to the point. */
const BODY_WEIGHT = 2.5;
const PAIR = 1;
const SINGLE = 0.5;

/** Lower case, one tone place, marks kept: đơn, đón and don are three words. Split at everything but letters and digits. */
export const syllablesOf = (text: string): string[] =>
  oneTonePlace(text)
    .toLowerCase()
    .match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];

/** The words as they stand, as many as `syllablesOf` finds, for showing. */
export const shownSyllables = (text: string): string[] => text.normalize('NFC').match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];

/** FNV-1a, 32 bits. */
export function hashed(text: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at++) {
    hash ^= text.charCodeAt(at);
    hash = Math.imul(hash, 0x01000193);
  }
  return hash >>> 0;
}

const indexOf = (text: string): number => MOST_PHRASES + (hashed(text) % (FEATURES - MOST_PHRASES));

/** Subject and page share their features: what speaks in one speaks in the other. */
const spaceOf = (part: Part): string => (part === 'subject' || part === 'body' ? 'text' : part);

const isNumber = (syllable: string): boolean => /^\d+$/.test(syllable);

export function featuresOf(paper: PaperWords, phrases: Phrases): Features {
  const syllables = {
    type: syllablesOf(paper.type ?? ''),
    symbol: symbolParts(paper.symbol ?? ''),
    issuer: syllablesOf(paper.issuer ?? ''),
    subject: syllablesOf(paper.subject ?? ''),
    body: syllablesOf(paper.body.slice(0, BODY_SYLLABLES * 10)).slice(0, BODY_SYLLABLES),
  };
  const list: Feature[] = [];
  for (const part of ['type', 'symbol', 'issuer', 'subject'] as const) {
    list.push(...featuresOfPart(part, syllables[part], phrases, part === 'issuer' ? 0.5 : 1));
  }
  const body = featuresOfPart('body', syllables.body, phrases, 1);
  const length = Math.hypot(...body.map(({ value }) => value));
  for (const feature of body) list.push({ ...feature, value: (feature.value * BODY_WEIGHT) / Math.max(length, 4) });
  return { list, syllables };
}

/** The parts of a symbol, with the letters as written: `QĐ-MTTQ-BTT` has QĐ, MTTQ, BTT. */
export const symbolParts = (symbol: string): string[] => symbol.normalize('NFC').match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];

function featuresOfPart(part: Part, syllables: readonly string[], phrases: Phrases, weight: number): Feature[] {
  const list: Feature[] = [];
  const space = spaceOf(part);
  for (let at = 0; at < syllables.length; at++) {
    const here = syllables[at] ?? '';
    const next = syllables[at + 1];
    if (!isNumber(here)) {
      list.push({
        index: indexOf(`1:${space}:${here}`),
        value: SINGLE * weight,
        part,
        from: at,
        to: at + 1,
        phrase: false,
      });
      if (next !== undefined && !isNumber(next)) {
        const index = indexOf(`2:${space}:${here} ${next}`);
        list.push({ index, value: PAIR * weight, part, from: at, to: at + 2, phrase: false });
      }
    }
  }
  for (let at = 0; at < syllables.length; ) {
    const found = longestPhrase(part, syllables, at, phrases);
    if (found !== null) list.push({ index: found.index, value: weight, part, from: at, to: found.to, phrase: true });
    at = found?.to ?? at + 1;
  }
  return list;
}

function longestPhrase(part: Part, syllables: readonly string[], at: number, phrases: Phrases) {
  for (let to = Math.min(at + phrases.longestFrom(part, syllables[at] ?? ''), syllables.length); to > at; to--) {
    const index = phrases.indexOf(part, syllables.slice(at, to).join(' '));
    if (index !== undefined) return { index, to };
  }
  return null;
}

/** A paper's features for learning: each index once, in a few bytes. */
export type Packed = { readonly indices: Uint16Array; readonly values: Float32Array };

export function packed({ list }: Pick<Features, 'list'>): Packed {
  const sums = new Map<number, number>();
  for (const { index, value } of list) sums.set(index, (sums.get(index) ?? 0) + value);
  const indices = Uint16Array.from(sums.keys()).sort();
  return { indices, values: Float32Array.from(indices, (index) => Math.min(sums.get(index) ?? 0, MOST_VALUE)) };
}

/** A word said ten times says hardly more than said twice. */
const MOST_VALUE = 2;
