/**
 * Which parts of a short text (a trích yếu) hold the words of a query. The station marks what it found on pages; the
 * fields beside them are lit here, by the same folding. Pure.
 */
import { fold, foldWithMap } from '../../../shared/vietnamese.ts';
import type { Mark } from '../../../shared/views.ts';

const WORD = /[\p{L}\p{N}][\p{L}\p{N}\p{M}]*/gu;

type Sought = { readonly words: ReadonlySet<string>; readonly beginnings: readonly string[] };

/** The words of a query that a text may hold: without those shut out (-mật) and without the names of fields (so:). */
function soughtIn(query: string): Sought {
  const words = new Set<string>();
  const beginnings: string[] = [];
  for (const [part] of query.matchAll(/-?(?:\p{L}+:)?(?:["“”„«»][^"“”„«»]*["“”„«»]?|[^\s"“”„«»]+)/gu)) {
    if (part.startsWith('-')) continue;
    const text = part.replace(/^\p{L}+:/u, '');
    const found = fold(text).match(WORD) ?? [];
    const last = found.at(-1);
    if (text.endsWith('*') && last !== undefined) {
      beginnings.push(last);
      found.pop();
    }
    for (const word of found) words.add(word);
  }
  return { words, beginnings };
}

/** Where `text` holds words of the query, in order; words side by side make one mark. */
export function marksOf(text: string, query: string): Mark[] {
  const { words, beginnings } = soughtIn(query);
  if (words.size === 0 && beginnings.length === 0) return [];
  const { text: folded, map } = foldWithMap(text);
  const marks: [number, number][] = [];
  for (const match of folded.matchAll(WORD)) {
    const [word] = match;
    if (!words.has(word) && !beginnings.some((beginning) => word.startsWith(beginning))) continue;
    const start = map[match.index] ?? 0;
    const end = map[match.index + word.length] ?? text.length;
    const last = marks.at(-1);
    // What follows after nothing but a space belongs to the mark before it.
    const trimmed = text.slice(start, end).trimEnd().length + start;
    if (last !== undefined && text.slice(last[1], start).trim() === '') last[1] = trimmed;
    else marks.push([start, trimmed]);
  }
  return marks;
}
