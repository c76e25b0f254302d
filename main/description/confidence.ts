/**
 * How sure a suggestion is: the chance that its value is exactly right.
 *
 * A value is right when every word of it was read right and when it was cut out of the page rightly. So its score =
 * product over the words of the chance that a word with this recognition confidence is right, times the strength of
 * the pattern that found it. A word that a list of known spellings confirms is as good as certain; one that was put
 * right from such a list carries the risk of the repair.
 *
 * A score only ranks. What people see is the chance that values of this field with this score were right on papers with
 * truth: a monotone curve (`calibrated`). Curve and chances of words are measured data, dated and with their counts
 * (resources/calibration, written by `npm run calibrate`).
 */
import { readFileSync } from 'node:fs';
import { z } from 'zod';
import type { Evidence, FieldName, Suggestion } from '../../shared/fields.ts';
import type { Token } from './layout.ts';

const FOLDER = new URL('../../resources/calibration/', import.meta.url);
const data = <T>(name: string, schema: z.ZodType<T>): T =>
  schema.parse(JSON.parse(readFileSync(new URL(name, FOLDER), 'utf8')));

/** Shares of words found exactly right, by the engine's confidence; the highest step first, the last from 0. */
const words = data(
  'words.json',
  z.object({ steps: z.array(z.object({ from: z.number(), chance: z.number().min(0).max(1) })).nonempty() }),
);

/** chance = logistic(shift of the field's kind + slope × logit(score)). */
const curves = data(
  'fields.json',
  z.object({
    slope: z.number().positive(),
    /** For kinds of which too few were seen to have a shift of their own. */
    shift: z.number(),
    kinds: z.record(z.string(), z.object({ shift: z.number() })),
  }),
);

/** Chance that a repaired word is now right. */
export const REPAIRED = 0.9;
/** Chance that a word whose spelling a list confirms is right. */
export const CONFIRMED = 0.998;

/** Chance that a word is exactly right. */
export const wordChance = (token: Token): number =>
  words.steps.find(({ from }) => token.confidence >= from)?.chance ?? words.steps[words.steps.length - 1]?.chance ?? 0;

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

/** No value is surer than this, however many like it were right. */
const MOST = 0.995;

/**
 * What a suggestion is calibrated with: its field; handwriting apart, because the network that reads it says by itself
 * how sure it is; and a date apart from one without its day.
 */
export function kindOf({ field, value, evidence }: Pick<Suggestion, 'field' | 'value' | 'evidence'>): string {
  if (evidence.some((place) => place.handwriting === true)) return `${field}, handwritten`;
  return field === 'date' && value !== null && value.length < 10 ? 'date, in part' : field;
}

/** The suggestions with the chance of being right in the place of their scores. What has no value has none. */
export const calibrated = (suggestions: readonly Suggestion[]): Suggestion[] =>
  suggestions.map((one) => (one.value === null ? one : { ...one, confidence: chanceOf(kindOf(one), one.confidence) }));

function chanceOf(kind: string, score: number): number {
  const within = Math.min(0.99, Math.max(0.01, score));
  const shift = curves.kinds[kind]?.shift ?? curves.shift;
  const chance = 1 / (1 + Math.exp(-(shift + curves.slope * Math.log(within / (1 - within)))));
  return Math.round(Math.min(MOST, Math.max(1 - MOST, chance)) * 1000) / 1000;
}
