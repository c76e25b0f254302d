/**
 * Where the words of a query stand on the pages of one document, as boxes to be drawn over the picture. Pure.
 *
 * Words are compared as the index compares them. A phrase or a number is one hit with a box for each word it stands in;
 * words typed side by side that stand side by side are one hit as well, and where a word stands so, it is not marked
 * wherever else it happens to be: nearly every paper holds "hòa" somewhere.
 */
import type { FieldName } from '../../shared/fields.ts';
import { type Box, type PageText, wordsOf } from '../../shared/page-text.ts';
import { fold, searchForm } from '../../shared/vietnamese.ts';
import type { FieldView, PageHits } from '../../shared/views.ts';
import type { Column, Term } from './query.ts';

export type HitPage = { readonly pageId: number; readonly page: number; readonly text: PageText };

const TOKEN = /[\p{L}\p{N}][\p{L}\p{N}\p{M}]*/gu;

/** Fields whose values a column of the index holds; see the view search_text. */
const columnFields: Readonly<Record<Column, readonly FieldName[]>> = {
  type: ['type'],
  number: ['number', 'symbol'],
  date: ['date'],
  subject: ['subject'],
  issuer: ['issuer', 'superior'],
  signer: ['signer', 'sender'],
  other: ['place', 'authority', 'secrecy', 'urgency', 'arrivalNumber', 'petitionKind', 'senderAddress'],
  body: [],
};

type Token = { readonly folded: string; readonly marked: string; readonly word: number };

/** A place where a term stands: tokens [from, to), and the words of the page they belong to. */
type Place = { readonly term: number; readonly from: number; readonly to: number; readonly exact: boolean };

function tokensOf(texts: readonly string[]): Token[] {
  return texts.flatMap((text, word) => {
    const marked = searchForm(text).match(TOKEN) ?? [];
    return (fold(text).match(TOKEN) ?? []).map((folded, at) => ({ folded, marked: marked[at] ?? '', word }));
  });
}

function placesOf(tokens: readonly Token[], { folded, exact, prefix }: Term, term: number): Place[] {
  const stands = (spelling: readonly string[], from: number, form: 'folded' | 'marked'): boolean =>
    spelling.every((wanted, at) => {
      const token = tokens[from + at]?.[form];
      return token === wanted || (prefix && at === spelling.length - 1 && (token?.startsWith(wanted) ?? false));
    });
  const found: Place[] = [];
  for (let from = 0; from < tokens.length; from += 1) {
    const spelling = folded.find((each) => stands(each, from, 'folded'));
    if (spelling === undefined) continue;
    const asTyped = exact?.some((each) => stands(each, from, 'marked')) ?? false;
    found.push({ term, from, to: from + spelling.length, exact: asTyped });
    from += spelling.length - 1;
  }
  return found;
}

/** All hits of a document, page by page; pages without any are left out. */
export function hitsOf(
  pages: Iterable<HitPage>,
  terms: readonly Term[],
  fields: readonly Pick<FieldView, 'field' | 'value' | 'evidence'>[],
): PageHits[] {
  const evidence = evidenceOf(terms, fields);
  const seen: { page: HitPage; words: readonly { box: Box }[]; tokens: readonly Token[]; places: Place[] }[] = [];
  for (const page of pages) {
    const words = wordsOf(page.text);
    const tokens = tokensOf(words.map(({ text }) => text));
    const places = terms.flatMap((term, at) => (evidence.settled.has(at) ? [] : placesOf(tokens, term, at)));
    // Only the places are kept of a page without hits, not its words: a document may have a thousand pages.
    seen.push(
      places.length > 0 ? { page, words, tokens, places } : { page: bare(page), words: [], tokens: [], places },
    );
  }
  const all = seen.flatMap(({ places }) => places);
  const asTyped = new Set(all.filter(({ exact }) => exact).map(({ term }) => term));
  for (const page of seen) {
    // Marks were typed and stand somewhere: papers that merely look alike without marks are not meant.
    page.places = page.places
      .filter(({ term, exact }) => exact || !asTyped.has(term))
      .sort((a, b) => a.from - b.from || b.to - a.to);
  }
  const runs = seen.map(({ places }) => joined(places, terms));
  const inRun = new Set(runs.flat().flatMap((run) => (run.length > 1 ? run.map(({ term }) => term) : [])));

  return seen.flatMap(({ page, words, tokens }, at) => {
    const hits = (runs[at] ?? [])
      .filter((run) => run.length > 1 || !run.some(({ term }) => inRun.has(term)))
      .map((run) => boxesOf(run, tokens, words));
    for (const boxes of evidence.places.get(page.page) ?? []) {
      if (!hits.some((hit) => hit.some((box) => boxes.some((other) => overlap(box, other))))) hits.push(boxes);
    }
    return hits.length === 0 ? [] : [{ pageId: page.pageId, page: page.page, hits }];
  });
}

const bare = ({ pageId, page, text }: HitPage): HitPage => ({ pageId, page, text: { ...text, blocks: [] } });

/** Plain words typed side by side and standing side by side, in one run; every other place alone. */
function joined(places: readonly Place[], terms: readonly Term[]): Place[][] {
  const runs: Place[][] = [];
  let end = 0;
  for (const place of places) {
    if (place.from < end) continue;
    end = place.to;
    const last = runs.at(-1)?.at(-1);
    const follows = last !== undefined && last.to === place.from && terms[last.term]?.plain && terms[place.term]?.plain;
    if (follows && last.term + 1 === place.term) runs.at(-1)?.push(place);
    else runs.push([place]);
  }
  return runs;
}

function boxesOf(run: readonly Place[], tokens: readonly Token[], words: readonly { box: Box }[]): Box[] {
  const touched = new Set(run.flatMap(({ from, to }) => tokens.slice(from, to).map(({ word }) => word)));
  return [...touched].flatMap((word): Box[] => {
    const found = words[word];
    return found === undefined ? [] : [found.box];
  });
}

/**
 * Where fields stand whose values hold a term: what a person typed may be unreadable on the paper itself. `settled` are
 * the terms asked for in a field, which are marked there and not wherever the paper says the word too.
 */
function evidenceOf(
  terms: readonly Term[],
  fields: readonly Pick<FieldView, 'field' | 'value' | 'evidence'>[],
): { places: ReadonlyMap<number, Box[][]>; settled: ReadonlySet<number> } {
  const found = new Map<number, Box[][]>();
  const settled = new Set<number>();
  const number = fields.filter(({ field }) => field === 'number' || field === 'symbol');
  for (const { field, value, evidence } of fields) {
    if (value === null || evidence.length === 0) continue;
    // Number and symbol are indexed as one text, and asked for as one.
    const whole = number.some((each) => each.field === field)
      ? number.map((each) => each.value ?? '').join('/')
      : value;
    const tokens = tokensOf([field === 'date' ? spokenDate(value) : whole]);
    const held = terms.flatMap((term, at) =>
      (term.column === null || columnFields[term.column].includes(field)) && placesOf(tokens, term, at).length > 0
        ? [at]
        : [],
    );
    if (held.length === 0) continue;
    for (const at of held) if (terms[at]?.column != null) settled.add(at);
    for (const [page, places] of Map.groupBy(evidence, (each) => each.page)) {
      found.set(page, [...(found.get(page) ?? []), places.map(({ box }) => box)]);
    }
  }
  return { places: found, settled };
}

/** As the index holds it: `1998-03-05 05/03/1998`. */
const spokenDate = (value: string): string => `${value} ${value.split('-').reverse().join('/')}`;

const overlap = (a: Box, b: Box): boolean =>
  a[0] < b[0] + b[2] && b[0] < a[0] + a[2] && a[1] < b[1] + b[3] && b[1] < a[1] + a[3];
