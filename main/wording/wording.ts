/**
 * Words that recognition misread, put right from the words around them: `bô sung` -> `bổ sung`, `QUYÉT ĐỊNH` ->
 * `QUYẾT ĐỊNH`, `mộT` -> `một`.
 *
 * A noisy channel: of all the ways a run of words may be meant, the likeliest, by the chances of office Vietnamese
 * (language.ts) and of the engine's slips (confusion.ts), is found as the best path over the run.
 *
 * Promise: numbers, symbols and abbreviations are left alone; names are changed only where the same name is common and
 * what was read is not; the surer a word was read, the more its neighbours must say against it.
 *
 * Measured 2026-11: on 42 pages (samples, real, rendered) 724 wrong characters become 489, 232 words put right and 1 made
 * wrong; on 60 trial papers 141 put right, none made wrong. Harm at a confidence of 96: of 145,955 words of decrees 45
 * are changed (0.03 %, half of them slips of the text), of 38,731 words of subjects written all in small letters, names
 * too, 66 (0.17 %). Higher hurdles (7.5 and 6) did half of the harm and left `lương đôi với` standing: of one wrong mark
 * in a line of decrees 84 % are put right, with them 79 %. About 5 ms a page.
 */
import { searchForm } from '../../shared/vietnamese.ts';
import { type Confusions, openConfusions, type Slips, shippedSlips } from './confusion.ts';
import { type Counts, EDGE, type Language, NUMBER, openLanguage, shippedCounts } from './language.ts';
import { isSyllable } from './syllable.ts';

export { withLineStarts } from './line-starts.ts';
export { beginsWithFamilyName, withFamilyName } from './names.ts';
export { isSyllable } from './syllable.ts';

export type ReadWord = { readonly text: string; readonly confidence: number };
export type Wording = {
  /**
   * Words of one run of text, in order, put right, one for one.
   * @param words as read; confidence 0…100
   */
  correct(words: readonly ReadWord[]): string[];
  /** How likely the words are in office Vietnamese, as natural logarithm for each word; 0 words: 0. */
  chance(words: readonly string[]): number;
};

/** The wording of administrative Vietnamese as shipped. Read on first use, and kept. */
export function loadWording(): Wording {
  let wording: Wording | null = null;
  const open = (): Wording => {
    wording ??= openWording(shippedCounts(), shippedSlips());
    return wording;
  };
  return { correct: (words) => open().correct(words), chance: (words) => open().chance(words) };
}

export function openWording(counts: Counts, slips: Slips): Wording {
  const language = openLanguage(counts);
  const confusions = openConfusions(counts.syllables.keys(), slips);
  return {
    correct(words) {
      const tokens = words.map(tokenOf);
      const chosen = bestPath(choicesOf(words, tokens, language, confusions), language);
      return tokens.map((token, at) => written(token, chosen[at] as Choice, words[at]?.text ?? ''));
    },
    chance(words) {
      const tokens = words.map((text) => tokenOf({ text, confidence: 0 }));
      const runs = tokens.map((token) => [asRead(token, language)]);
      return words.length === 0 ? 0 : pathChance(runs.flat(), language) / words.length;
    },
  };
}

// --- words as tokens ----------------------------------------------------------------------------------------------

type Case = 'lower' | 'first' | 'all';

type Token = {
  readonly lead: string;
  /** Lower case, one tone place; null for whatever is no syllable (numbers, symbols, abbreviations). */
  readonly form: string | null;
  readonly number: boolean;
  readonly trail: string;
  readonly letters: Case;
  /** Capitals inside a word of small letters, which nobody writes. */
  readonly mixed: boolean;
  /** A bracket or quote before it, a stop after it: the neighbour beyond says little. */
  readonly opens: boolean;
  readonly closes: boolean;
};

const PARTS = /^([("“'‘«[]*)(\p{L}{1,7})([)"”'’».,;:\]!?…/]*)$/u;

function tokenOf({ text }: ReadWord): Token {
  const [, lead = '', core, trail = ''] = PARTS.exec(text.normalize('NFC')) ?? [];
  const stops = /[.,;:!?]/.test(trail);
  const token = { lead, trail, mixed: false, opens: lead !== '', closes: stops, letters: 'lower' as Case };
  if (core === undefined) return { ...token, form: null, number: /\d/.test(text), closes: /[.,;:!?]$/.test(text) };
  const rest = [...core].slice(1).join('');
  const first = core.charAt(0) !== core.charAt(0).toLowerCase();
  const form = searchForm(core);
  if (rest === rest.toLowerCase()) return { ...token, form, number: false, letters: first ? 'first' : 'lower' };
  if (first && core === core.toUpperCase()) return { ...token, form, number: false, letters: 'all' };
  // sỐ, lỆ: no abbreviation begins with a small letter and goes on with a capital vowel that bears a mark.
  const slip = !first && isSyllable(core) && /^\p{Ll}+\p{Lu}\p{Ll}*$/u.test(core) && /[^\p{ASCII}]/u.test(core);
  return { ...token, form: slip ? form : null, number: false, mixed: slip };
}

/** The token as the paper writes it: its own marks and capitals about what was chosen. */
function written(token: Token, choice: Choice, text: string): string {
  if (token.form === null || (choice.form === token.form && !token.mixed)) return text;
  const { form } = choice;
  const core =
    token.letters === 'all'
      ? form.toUpperCase()
      : token.letters === 'first'
        ? form.charAt(0).toUpperCase() + form.slice(1)
        : form;
  return token.lead + core + token.trail;
}

// --- what a word may be -------------------------------------------------------------------------------------------

type Choice = {
  readonly id: number;
  readonly form: string;
  /** Natural logarithm of how unlikely it is that this was read as it was. */
  readonly cost: number;
  /** The neighbour before says nothing about it. */
  readonly apart: boolean;
};

/** How unlikely a word read with this confidence is to be wrong, as natural logarithm of the odds (2026-11). */
const HURDLES: readonly (readonly [from: number, height: number])[] = [
  [95, 5.2],
  [90, 4.3],
  [80, 4.2],
  [60, 3],
];
const LOWEST_HURDLE = 2;
/** However poorly it was read. */
const LEAST_HURDLE = 0.3;
/** No syllable at all was read: something else must have been meant. */
const NO_SYLLABLE = 3;
/** Words in a row of capitals are mostly names of bodies; alone an abbreviation. */
const CAPITALS = 0.5;
/** Only one neighbour speaks. */
const LONELY = 1;
const NAME = 3.5;
/** A name is changed only to one seen this often beside its neighbour, the one as read never. */
const COMMON_NAME = 40;
/** `tỉnh` before a name of two words: a common slip, and pairs with most names are too rare to count. */
const PROVINCE = 5;
/** No word is put in place of another that was not counted this often beside one of its neighbours. */
const SEEN_ENOUGH = 12;
const MOST_CHOICES = 6;
/** Numbers in letters. */
const ROMAN = /^[ivxl]+$/;

const hurdle = (confidence: number): number => HURDLES.find(([from]) => confidence >= from)?.[1] ?? LOWEST_HURDLE;

function asRead(token: Token, language: Language): Choice {
  const form = token.form ?? (token.number ? NUMBER : '');
  return { id: form === '' ? EDGE : language.idOf(form), form, cost: 0, apart: token.opens };
}

/** The neighbours that say something about a word: none beyond a stop, a bracket or a quote. */
function neighboursOf(tokens: readonly Token[], at: number): readonly [Token | undefined, Token | undefined] {
  const [before, token, after] = [tokens[at - 1], tokens[at] as Token, tokens[at + 1]];
  return [before?.closes || token.opens ? undefined : before, token.closes || after?.opens ? undefined : after];
}

/** What each word may be, what was read first; each alternative dearer the surer the word was read. */
function choicesOf(
  words: readonly ReadWord[],
  tokens: readonly Token[],
  language: Language,
  confusions: Confusions,
): (readonly Choice[])[] {
  const read = tokens.map((token) => asRead(token, language));
  const all = tokens.map((token, at): readonly Choice[] => {
    const { form } = token;
    if (form === null || ROMAN.test(form)) return [];
    const [before, after] = neighboursOf(tokens, at);
    const inCapitals = (one: Token | undefined): boolean => one?.letters === 'all' && one.form !== null;
    if (token.letters === 'all' && !inCapitals(before) && !inCapitals(after)) return [];
    const syllable = isSyllable(form);
    const dear =
      hurdle(words[at]?.confidence ?? 0) * (syllable ? 1 : 0.5) -
      (syllable ? 0 : NO_SYLLABLE) +
      (before?.form == null || after?.form == null ? LONELY : 0) +
      (token.letters === 'all' ? CAPITALS : 0) +
      (isNamed(tokens, at) ? NAME : 0);
    const place = [1, 2].every((next) => tokens[at + next]?.letters === 'first');
    return confusions.candidates(form).map((candidate) => ({
      id: language.idOf(candidate.form),
      form: candidate.form,
      cost: Math.max(LEAST_HURDLE, dear - (place && candidate.form === 'tỉnh' ? PROVINCE : 0)) + candidate.cost,
      apart: token.opens,
    }));
  });
  return all.map((choices, at) => {
    const [before, after] = neighboursOf(tokens, at);
    const around = (one: Token | undefined, place: number): readonly Choice[] =>
      one?.form == null ? [] : [read[place] as Choice, ...(all[place] ?? []).slice(0, MOST_CHOICES)];
    const [left, right] = [around(before, at - 1), around(after, at + 1)];
    const named = isNamed(tokens, at);
    // A name as read that was seen beside its neighbour is that name.
    if (named && seenBeside(read[at] as Choice, left.slice(0, 1), right.slice(0, 1), language) > 0) choices = [];
    const enough = named ? COMMON_NAME : SEEN_ENOUGH;
    const spoken = choices.filter((choice) => seenBeside(choice, left, right, language) >= enough);
    return [read[at] as Choice, ...spoken.slice(0, MOST_CHOICES)];
  });
}

/** Names are written with capitals; the first word of a sentence has one for another reason, unless the next has one too. */
function isNamed(tokens: readonly Token[], at: number): boolean {
  if (tokens[at]?.letters !== 'first') return false;
  const before = tokens[at - 1];
  const begins = before === undefined || before.closes || before.form === null;
  return !begins || tokens[at + 1]?.letters === 'first';
}

/** How often a choice was counted beside what its neighbours may be. */
const seenBeside = (choice: Choice, left: readonly Choice[], right: readonly Choice[], language: Language): number =>
  Math.max(
    0,
    ...left.map(({ id }) => language.pair(id, choice.id)),
    ...right.map(({ id }) => language.pair(choice.id, id)),
  );

// --- the best path ------------------------------------------------------------------------------------------------

type State = { readonly choice: Choice; readonly score: number; readonly from: State | null };

const EDGE_CHOICE: Choice = { id: EDGE, form: '', cost: 0, apart: true };

/** The chance of a choice after two others; what was not counted as text (symbols, edges) has none and costs nothing. */
function step(language: Language, beyond: Choice, before: Choice, choice: Choice): number {
  if (choice.form === '' || choice.form === NUMBER) return 0;
  if (choice.apart || before.form === '') return language.chance(EDGE, EDGE, choice.id, choice.form);
  return language.chance(before.apart ? EDGE : beyond.id, before.id, choice.id, choice.form);
}

/** One choice for each word: those that together are likeliest (Viterbi over pairs of choices). */
function bestPath(runs: readonly (readonly Choice[])[], language: Language): Choice[] {
  let states: State[] = [{ choice: EDGE_CHOICE, score: 0, from: null }];
  for (const run of runs) {
    const next: State[] = [];
    // States that end in the same two choices go on alike: only the best of them is kept.
    for (const choice of run) {
      const byLast = new Map<Choice, State>();
      for (const state of states) {
        const beyond = state.from?.choice ?? EDGE_CHOICE;
        const score = state.score - choice.cost + step(language, beyond, state.choice, choice);
        const rival = byLast.get(state.choice);
        if (rival === undefined || score > rival.score) byLast.set(state.choice, { choice, score, from: state });
      }
      next.push(...byLast.values());
    }
    states = next;
  }
  let best: State | null = states.reduce((a, b) => (b.score > a.score ? b : a));
  const path: Choice[] = [];
  for (; best !== null && best.from !== null; best = best.from) path.push(best.choice);
  return path.reverse();
}

function pathChance(choices: readonly Choice[], language: Language): number {
  let sum = 0;
  choices.forEach((choice, at) => {
    sum += step(language, choices[at - 2] ?? EDGE_CHOICE, choices[at - 1] ?? EDGE_CHOICE, choice);
  });
  return sum;
}
