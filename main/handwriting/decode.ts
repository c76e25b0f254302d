/**
 * From chances column by column to numbers: the likeliest strings of digits with the chance of each, summed over all
 * the ways in which the columns can spell it (prefix search of CTC, Graves et al., 2006).
 */
import { BLANK, CLASSES, COLUMNS } from './model.ts';

export type Reading = { readonly text: string; readonly chance: number };

/** Prefixes followed at a time; numbers have five digits at most, so few compete. */
const FOLLOWED = 24;
const LONGEST = 6;

/** The likeliest strings, surest first; the empty string means no number. */
export function decode(chances: Float32Array, most: number): Reading[] {
  type Ways = { blank: number; digit: number };
  let prefixes = new Map<string, Ways>([['', { blank: 1, digit: 0 }]]);
  for (let column = 0; column < COLUMNS; column++) {
    const at = (c: number): number => chances[column * CLASSES + c] as number;
    const next = new Map<string, Ways>();
    const ways = (text: string): Ways => {
      const known = next.get(text) ?? { blank: 0, digit: 0 };
      next.set(text, known);
      return known;
    };
    for (const [text, { blank, digit }] of prefixes) {
      const same = ways(text);
      same.blank += (blank + digit) * at(BLANK);
      const last = text === '' ? -1 : Number(text.at(-1));
      if (last >= 0) same.digit += digit * at(last);
      if (text.length === LONGEST) continue;
      for (let c = 0; c < 10; c++) {
        const chance = at(c);
        if (chance < 1e-5) continue;
        // A digit written twice needs a column without one between.
        ways(text + c).digit += (c === last ? blank : blank + digit) * chance;
      }
    }
    prefixes = new Map([...next].sort(([, a], [, b]) => b.blank + b.digit - a.blank - a.digit).slice(0, FOLLOWED));
  }
  return [...prefixes]
    .map(([text, { blank, digit }]) => ({ text, chance: blank + digit }))
    .filter(({ chance }) => chance > 1e-4)
    .sort((a, b) => b.chance - a.chance)
    .slice(0, most);
}
