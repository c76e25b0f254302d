/**
 * The name of a place that no list has, as the paper itself agrees on it: a letterhead in capitals loses marks (XÃ GIAO
 * THANH) that the place of issue and the text beside it keep (Giao Thạnh, ngày …).
 *
 * Promise: only a reading that stands on the same paper is taken, with the same letters; the surer and the more marked
 * reading wins, because marks get lost far more often than they are invented. Pure.
 */
import { distance } from 'fastest-levenshtein';
import type { PageText, Word } from '../../shared/page-text.ts';
import { fold, searchForm } from '../../shared/vietnamese.ts';

/** Marks on capitals are small and often run into the line above. */
const CAPITALS = 0.7;
/** What one more mark is worth, in readings of full confidence. */
const MARK = 0.4;
/** How much better another reading must stand. */
const MARGIN = 0.15;
/** From so many letters on a wrong letter may be put right as well, when the paper has the other name twice. */
const LONG_ENOUGH_FOR_A_SLIP = 8;

const WORD = /[\p{L}\p{M}\p{N}]+/gu;

const marksIn = (text: string): number =>
  [...text.normalize('NFD')].filter((letter) => /[\u0300-\u036fđĐ]/.test(letter)).length;

const isCapital = (text: string): boolean => text === text.toUpperCase();

type Found = { readonly form: string; readonly letters: string; readonly weight: number };

/** Every run of so many words on the pages whose letters are these, or nearly. */
function* runs(pages: readonly PageText[], count: number, letters: string): Generator<Found> {
  const near = letters.length >= LONG_ENOUGH_FOR_A_SLIP ? 1 : 0;
  for (const page of pages) {
    for (const { words } of page.blocks.flatMap(({ lines }) => lines)) {
      const parts = words.flatMap((word: Word) => (word.text.match(WORD) ?? []).map((text) => ({ text, word })));
      for (let from = 0; from + count <= parts.length; from += 1) {
        const run = parts.slice(from, from + count);
        // A name begins every word with a capital.
        if (!run.every(({ text }) => /^[\p{Lu}\p{N}]/u.test(text))) continue;
        const text = run.map((part) => part.text).join(' ');
        const own = fold(text).replaceAll(' ', '');
        if (own !== letters && (near === 0 || distance(own, letters) > near)) continue;
        const sureness = run.reduce((sum, { word }) => sum + word.confidence, 0) / (100 * count);
        yield { form: searchForm(text), letters: own, weight: sureness * (isCapital(text) ? CAPITALS : 1) };
      }
    }
  }
}

/**
 * A name as the pages agree on it, in the case it came in.
 * @param name as it was read in the letterhead
 */
export function agreedName(name: string, pages: readonly PageText[]): string {
  const words = name.match(WORD) ?? [];
  if (words.length === 0) return name;
  const printed = searchForm(words.join(' '));
  const letters = fold(words.join(''));
  const forms = new Map<string, { letters: string; times: number; score: number }>();
  for (const { form, letters: own, weight } of runs(pages, words.length, letters)) {
    const known = forms.get(form) ?? { letters: own, times: 0, score: MARK * marksIn(form) };
    forms.set(form, { letters: own, times: known.times + 1, score: known.score + weight });
  }
  const standing = forms.get(printed);
  let best = { form: printed, score: (standing?.score ?? MARK * marksIn(printed)) + MARGIN };
  for (const [form, found] of forms) {
    const slip = found.letters !== letters;
    if (slip && (found.times < 2 || (standing?.times ?? 0) > 1)) continue;
    if (found.score > best.score) best = { form, score: found.score };
  }
  if (best.form === printed) return name;
  const proper = best.form.split(' ');
  let at = 0;
  return name.replace(WORD, (word) => {
    const right = proper[at] ?? word;
    at += 1;
    if (isCapital(word)) return right.toUpperCase();
    return right.slice(0, 1).toUpperCase() + right.slice(1);
  });
}
