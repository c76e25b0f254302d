/**
 * From a paper to a proposed record group with the words that speak for it, each where it stands on the page. Pure.
 *
 * Promise: below `LEAST_CHANCE` nothing is proposed; reasons are words of this paper, never of those learnt from.
 */
import type { Evidence, Suggestion } from '../../shared/fields.ts';
import { around, type PageText, type Word, wordsOf } from '../../shared/page-text.ts';
import {
  type Feature,
  type Features,
  featuresOf,
  type PaperWords,
  type Part,
  type Phrases,
  packed,
  syllablesOf,
} from './features.ts';
import { chancesOf, likeliest, type Model, reasonsOf, sumsOf } from './model.ts';

/** A guess that is wrong as often as right helps nobody. */
export const LEAST_CHANCE = 0.5;
const MOST_REASONS = 5;
/** What speaks less than this, beside the strongest reason, is left unsaid. */
const WORTH_SAYING = 0.2;
const LONGEST_REASON = 7;

export type Reason = { readonly part: Part; readonly text: string; readonly weight: number };

export type GroupProposal = { readonly group: string; readonly chance: number; readonly reasons: readonly Reason[] };

/** The likeliest group of a paper and why; null when none is likely enough. */
export function proposeGroup(model: Model, phrases: Phrases, paper: PaperWords): GroupProposal | null {
  const features = featuresOf(paper, phrases);
  const chances = chancesOf(sumsOf(model, packed(features)), model.temperature);
  const group = likeliest(chances);
  const chance = chances[group] ?? 0;
  const code = model.groups[group];
  if (code === undefined || chance < LEAST_CHANCE) return null;
  return { group: code, chance, reasons: spoken(features, reasonsOf(model, features.list, group, chances)) };
}

/** The strongest reasons as words that stand together in the paper, each said once. */
function spoken(features: Features, found: readonly { feature: Feature; weight: number }[]): Reason[] {
  const spans: { part: Part; from: number; to: number; weight: number }[] = [];
  const strongest = found[0]?.weight ?? 0;
  for (const { feature, weight } of found) {
    if (weight < strongest * WORTH_SAYING) break;
    const { part, from, to } = feature;
    const beside = spans.find((span) => span.part === part && span.from <= to && from <= span.to);
    if (beside === undefined) {
      // A lone syllable says little to a reader unless it is a word of the trade.
      if (feature.phrase || part === 'type' || part === 'symbol' || to - from > 1)
        spans.push({ part, from, to, weight });
    } else if (Math.max(beside.to, to) - Math.min(beside.from, from) <= LONGEST_REASON) {
      beside.from = Math.min(beside.from, from);
      beside.to = Math.max(beside.to, to);
      beside.weight += weight;
    }
  }
  const said = new Set<string>();
  return spans
    .sort((a, b) => b.weight - a.weight || a.from - b.from)
    .map(({ part, from, to, weight }) => ({ part, weight, text: features.syllables[part].slice(from, to).join(' ') }))
    .filter(({ text }) => !said.has(text) && said.add(text))
    .slice(0, MOST_REASONS);
}

/** The proposal as a suggestion for the field, its reasons marked on the paper. */
export function suggestionOf(
  proposal: GroupProposal,
  page: { readonly text: PageText; readonly number: number },
  suggestions: readonly Pick<Suggestion, 'field' | 'evidence'>[],
): Suggestion {
  const standing = standingWords(page.text);
  const evidence = proposal.reasons.flatMap(({ part, text }): Evidence[] => {
    const box = placeOf(text, standing);
    if (box !== null) return [{ page: page.number, box, text }];
    // Not to be found letter by letter: it stands where the field it comes from was read.
    const field = part === 'body' ? undefined : suggestions.find((suggestion) => suggestion.field === part);
    const place = field?.evidence[0];
    return place === undefined ? [] : [{ page: place.page, box: place.box, text }];
  });
  return { field: 'recordGroup', value: proposal.group, confidence: proposal.chance, needsPerson: false, evidence };
}

type Standing = { readonly syllable: string; readonly word: Word };

const standingWords = (page: PageText): Standing[] =>
  wordsOf(page).flatMap((word) => syllablesOf(word.text).map((syllable) => ({ syllable, word })));

/** Where these syllables first stand together on the page; a line end between them is left out of the box. */
function placeOf(text: string, standing: readonly Standing[]): Evidence['box'] | null {
  const wanted = syllablesOf(text);
  for (let at = 0; at + wanted.length <= standing.length; at++) {
    if (!wanted.every((syllable, i) => standing[at + i]?.syllable === syllable)) continue;
    const words = standing.slice(at, at + wanted.length).map(({ word }) => word);
    const first = words[0];
    if (first === undefined) return null;
    const sameLine = words.filter(({ box }) => Math.abs(box[1] - first.box[1]) < first.box[3]);
    return around(sameLine.map(({ box }) => box));
  }
  return null;
}
