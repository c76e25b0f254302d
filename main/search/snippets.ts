/**
 * Where a document's pages hold what was asked: which pages to show, and a short piece of each with the hits marked.
 * Pure; works on the plain text of one page at a time.
 */
import { fold, foldWithMap, searchForm } from '../../shared/vietnamese.ts';
import type { Mark } from '../../shared/views.ts';
import type { Term } from './query.ts';

export type Snippet = { readonly snippet: string; readonly marks: readonly Mark[] };

/** About two printed lines: enough to recognise the paper. */
const SNIPPET_LENGTH = 200;
const LEAD = 60;

const LETTER = '[\\p{L}\\p{N}\\p{M}]';

/** A term as a pattern over text in the same form: its words in order, anything but letters between them. */
function pattern(spellings: readonly (readonly string[])[], prefix: boolean): RegExp {
  const either = spellings.map((words) => words.join(`(?:(?!${LETTER})[^])+`)).join('|');
  return new RegExp(`(?<!${LETTER})(?:${either})${prefix ? `${LETTER}*` : `(?!${LETTER})`}`, 'gu');
}

export type Finder = {
  /** How well a page answers: a point for each term on it, half a point more if the marks typed stand there too. */
  score(text: string): number;
  /** The score of a page that holds everything as typed. */
  readonly best: number;
  /** The piece of the page with most of the terms; null if it holds none. */
  snippet(text: string): Snippet | null;
};

/** Looks for terms in page texts. Terms of a field other than the body are looked for too: they often stand there. */
export function finder(terms: readonly Term[]): Finder {
  const patterns = terms.map(({ folded, exact, prefix }) => ({
    folded: pattern(folded, prefix),
    exact: exact && pattern(exact, prefix),
  }));
  const test = (regexp: RegExp, text: string): boolean => text.search(regexp) >= 0;

  const score = (text: string): number => {
    const folded = fold(text);
    let points = 0;
    let marked: string | null = null;
    for (const term of patterns) {
      if (!test(term.folded, folded)) continue;
      points++;
      if (term.exact === null) continue;
      marked ??= searchForm(text);
      if (test(term.exact, marked)) points += 0.5;
    }
    return points;
  };

  const hits = (text: string): { start: number; end: number; term: number }[] => {
    const { text: folded, map } = foldWithMap(text);
    return patterns
      .flatMap((term, index) => {
        const found = [...folded.matchAll(term.folded)].map((match) => ({
          start: map[match.index] ?? 0,
          end: map[match.index + match[0].length] ?? text.length,
          term: index,
        }));
        const asTyped = found.filter(
          (hit) => term.exact !== null && test(term.exact, searchForm(text.slice(hit.start, hit.end))),
        );
        return asTyped.length > 0 ? asTyped : found;
      })
      .sort((a, b) => a.start - b.start || b.end - a.end);
  };

  const snippet = (original: string): Snippet | null => {
    const text = original.replace(/\s+/g, ' ').trim();
    const found = hits(text);
    const [first] = found;
    if (first === undefined) return null;
    let richest = first;
    let most = 0;
    for (const hit of found) {
      const inside = found.filter(
        (other) => other.start >= hit.start && other.end <= hit.start + SNIPPET_LENGTH - LEAD,
      );
      const different = new Set(inside.map((other) => other.term)).size;
      if (different > most) [richest, most] = [hit, different];
    }
    const from = wordStart(text, Math.max(0, richest.start - LEAD), richest.start);
    const to = wordEnd(text, Math.max(richest.end, Math.min(text.length, from + SNIPPET_LENGTH)), richest.end);
    const before = from > 0 ? '… ' : '';
    const marks: [number, number][] = [];
    for (const hit of found) {
      if (hit.start < from || hit.end > to) continue;
      const [start, end] = [hit.start - from + before.length, hit.end - from + before.length];
      const last = marks.at(-1);
      if (last !== undefined && start < last[1]) last[1] = Math.max(last[1], end);
      else marks.push([start, end]);
    }
    return { snippet: `${before}${text.slice(from, to)}${to < text.length ? ' …' : ''}`, marks };
  };

  return { score, best: patterns.reduce((sum, term) => sum + (term.exact === null ? 1 : 1.5), 0), snippet };
}

/** The first word to begin at or after `at`, but never past `limit`. */
function wordStart(text: string, at: number, limit: number): number {
  if (at === 0) return 0;
  const space = text.indexOf(' ', at - 1);
  return space < 0 || space + 1 > limit ? limit : space + 1;
}

/** The last word to end at or before `at`, but never before `limit`. */
function wordEnd(text: string, at: number, limit: number): number {
  if (at >= text.length) return text.length;
  const space = text.lastIndexOf(' ', at);
  return Math.max(space, limit);
}
