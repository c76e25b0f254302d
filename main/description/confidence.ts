/**
 * How sure a suggestion is: the chance that its value is exactly right.
 *
 * A value is right when every word of it was read right and when it was cut out of the page rightly. So confidence =
 * product over the words of the chance that a word with this recognition confidence is right, times the strength of
 * the pattern that found it. A word that a list of known spellings confirms is as good as certain; one that was put
 * right from such a list carries the risk of the repair.
 */
import type { Evidence, FieldName, Suggestion } from '../../shared/fields.ts';
import type { Token } from './layout.ts';

// Shares of words found exactly right on transcribed pages of real scans, by the engine's confidence.
const WORD_IS_RIGHT: readonly (readonly [from: number, chance: number])[] = [
  [99, 0.9995], // a true text layer
  [95, 0.996],
  [90, 0.985],
  [80, 0.95],
  [60, 0.85],
  [30, 0.6],
  [0, 0.3],
];

/** Chance that a repaired word is now right. */
export const REPAIRED = 0.9;
/** Chance that a word whose spelling a list confirms is right. */
export const CONFIRMED = 0.998;

export const wordChance = (token: Token): number =>
  WORD_IS_RIGHT.find(([from]) => token.confidence >= from)?.[1] ?? 0.3;

export const allRight = (tokens: readonly Token[]): number =>
  tokens.reduce((product, token) => product * wordChance(token), 1);

const round = (chance: number): number => Math.round(Math.min(0.99, Math.max(0.01, chance)) * 1000) / 1000;

export const suggest = (
  field: FieldName,
  value: string,
  chance: number,
  evidence: Evidence | readonly Evidence[],
): Suggestion => ({
  field,
  value: value.normalize('NFC'),
  confidence: round(chance),
  needsPerson: false,
  evidence: [evidence].flat(),
});

/** The place is known, the value (or the rest of it) only a person can read. */
export const askPerson = (
  field: FieldName,
  evidence: Evidence | readonly Evidence[],
  known: { value: string; chance: number } | null = null,
): Suggestion => ({
  field,
  value: known?.value ?? null,
  confidence: known === null ? 0 : round(known.chance),
  needsPerson: true,
  evidence: [evidence].flat(),
});
