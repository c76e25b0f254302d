/**
 * Marks of the names in a letterhead put right where they can only be one known body's: UỶ BAN NHẢN DÂN TỈNH QUẢNG NGẢI.
 *
 * Promises: words stay words, abbreviations and the manner of placing tones stay as printed (UỶ, HOÀ); a name is never
 * turned into another body's, nor into its successor's; what of a line is not known comes back as it came.
 */
import type { FieldName, Suggestion } from '../../shared/fields.ts';
import type { PageText } from '../../shared/page-text.ts';
import { oneTonePlace } from '../../shared/vietnamese.ts';
import { agreedName } from './agreement.ts';
import { meantBy } from './matching.ts';
import { placesNamed, type Reading, readBeginning, readName, type Word, wordsOf } from './printed-name.ts';

/** The two names at the left of a letterhead, as they stand in the fields. */
export type Letterhead = { readonly superior: string | null; readonly issuer: string | null };

export type ProperName = {
  readonly text: string;
  /** The whole line is the name of a known body or organ: `exact` as it was read, `mended` after marks or a slip. */
  readonly known: 'exact' | 'mended' | null;
};

/**
 * The names with their proper marks.
 * @param pages the paper itself, on whose own agreement names rest that no list has
 */
export function properSpelling(
  { superior, issuer }: Letterhead,
  pages: readonly PageText[] = [],
): {
  superior: ProperName | null;
  issuer: ProperName | null;
} {
  return {
    superior: superior === null ? null : spelt(superior, certain(superior), pages),
    issuer: issuer === null ? null : spelt(issuer, certainUnder(issuer, superior), pages),
  };
}

/** Readings that need nothing else to be believed. */
const certain = (line: string): Reading[] =>
  readName(line).filter(
    ({ place, slips, marks }) => place === null || place.tier === 't' || (slips === 0 && (marks || place.tier === 'h')),
  );

function certainUnder(issuer: string, superior: string | null): Reading[] {
  const meant = meantBy(issuer, superior).map(({ reading }) => reading);
  // An organ whose superior nobody knows is spelt the same all the same.
  return meant.length > 0 ? meant : readName(issuer).filter(({ place }) => place === null);
}

const same = (a: string, b: string): boolean => oneTonePlace(a).toLowerCase() === oneTonePlace(b).toLowerCase();

/** In the case of the printed word. */
function cased(word: string, like: string): string {
  if (like === like.toUpperCase()) return word.toUpperCase();
  if (like === like.toLowerCase()) return word.toLowerCase();
  return word.slice(0, 1).toUpperCase() + word.slice(1);
}

const inFull = (name: string): string[] => wordsOf(name).flatMap(({ meant }) => meant);

function spelt(line: string, readings: readonly Reading[], pages: readonly PageText[]): ProperName {
  const [proper, ...others] = readings.map((reading) => inFull(reading.spelt));
  if (proper === undefined || others.some((other) => !same(other.join(' '), proper.join(' '))))
    return begun(line, pages);
  const printed = wordsOf(line);
  const text = withWords(line, printed, proper);
  if (text !== null) return { text, known: text === line ? 'exact' : 'mended' };
  // Words run together or torn apart: the whole name, unless it was abbreviated in its own way.
  if (printed.some(({ abbreviation }) => abbreviation !== null)) return { text: line, known: null };
  return { text: cased(proper.join(' '), line), known: 'mended' };
}

/** A body of a known kind at a place that nobody here knows: its place stays as the paper itself has it. */
function begun(line: string, pages: readonly PageText[]): ProperName {
  const beginning = readBeginning(line);
  if (beginning === null) return { text: line, known: null };
  const printed = wordsOf(line);
  const known = printed.slice(0, beginning.words);
  const rest = printed.slice(beginning.words).map(({ printed: word }) => word);
  const text = withWords(line, known, inFull(beginning.spelt)) ?? line;
  const at = text.lastIndexOf(rest.join(' '));
  return { text: at < 0 ? text : text.slice(0, at) + agreedName(text.slice(at), pages), known: null };
}

/** The line with its first words spelt like these, where they are as many. */
function withWords(line: string, printed: readonly Word[], proper: readonly string[]): string | null {
  if (printed.reduce((sum, { meant }) => sum + meant.length, 0) !== proper.length) return null;
  let text = '';
  let rest = line;
  let at = 0;
  for (const { printed: word, meant, abbreviation } of printed) {
    const right = abbreviation ?? proper[at] ?? word;
    const found = rest.indexOf(word);
    text += rest.slice(0, found) + (same(word, right) ? word : cased(right, word));
    rest = rest.slice(found + word.length);
    at += meant.length;
  }
  return text + rest;
}

/** What a name is worth that stands in the list as it was read, and one whose marks were put right from it. */
const KNOWN = { exact: 0.95, mended: 0.88 } as const;

/** Suggestions of a description with superior, issuer and place properly spelt; what was read stays the evidence. */
export function withProperSpelling(suggestions: readonly Suggestion[], pages: readonly PageText[]): Suggestion[] {
  const read = (field: FieldName) => suggestions.find((one) => one.field === field)?.value ?? null;
  const proper = properSpelling({ superior: read('superior'), issuer: read('issuer') }, pages);
  return suggestions.map((one) => {
    if (one.field === 'place' && one.value !== null && placesNamed(one.value).length === 0) {
      return { ...one, value: agreedName(one.value, pages) };
    }
    const name = one.field === 'superior' || one.field === 'issuer' ? proper[one.field] : null;
    if (name === null) return one;
    const least = name.known === null ? 0 : KNOWN[name.known];
    return { ...one, value: name.text, confidence: Math.max(one.confidence, least) };
  });
}
