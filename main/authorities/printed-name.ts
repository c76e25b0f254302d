/**
 * The name of a body as it is printed, taken apart: what kind of body, and of which place. Marks that recognition lost
 * and one or two wrong letters are allowed for, abbreviations are read as what they stand for.
 *
 * Promise: a name is either taken apart whole or not at all; nothing is read out of half a line.
 */
import { distance } from 'fastest-levenshtein';
import { fold, oneTonePlace } from '../../shared/vietnamese.ts';
import { type BodyKind, openRegister, type Place, type Tier } from './register.ts';

/** Abbreviations in letterheads, as they are spelt. */
const ABBREVIATIONS: Readonly<Record<string, string>> = {
  UB: 'Ủy ban',
  UBND: 'Ủy ban nhân dân',
  UBHC: 'Ủy ban hành chính',
  UBMT: 'Ủy ban Mặt trận',
  UBMTTQ: 'Ủy ban Mặt trận Tổ quốc',
  UBMTTQVN: 'Ủy ban Mặt trận Tổ quốc Việt Nam',
  MTTQ: 'Mặt trận Tổ quốc',
  MTTQVN: 'Mặt trận Tổ quốc Việt Nam',
  VN: 'Việt Nam',
  HĐND: 'Hội đồng nhân dân',
  ĐBQH: 'đại biểu Quốc hội',
  BCH: 'Ban Chấp hành',
  BTV: 'Ban Thường vụ',
  BTT: 'Ban Thường trực',
  LĐLĐ: 'Liên đoàn Lao động',
  TLĐLĐ: 'Tổng Liên đoàn Lao động',
  LHPN: 'Liên hiệp Phụ nữ',
  LHTN: 'Liên hiệp Thanh niên',
  HND: 'Hội Nông dân',
  CCB: 'Cựu chiến binh',
  CTĐ: 'Chữ thập đỏ',
  PTNT: 'Phát triển nông thôn',
  TNCS: 'Thanh niên Cộng sản',
  TNXP: 'Thanh niên xung phong',
  TAND: 'Tòa án nhân dân',
  VKSND: 'Viện kiểm sát nhân dân',
  BHXH: 'Bảo hiểm xã hội',
  HTX: 'Hợp tác xã',
  GHPG: 'Giáo hội Phật giáo',
  TW: 'Trung ương',
  TP: 'thành phố',
  TX: 'thị xã',
  HCM: 'Hồ Chí Minh',
};

/** From so many letters on one wrong letter still leaves one name, from so many two. */
const LONG_ENOUGH_FOR_A_SLIP = 7;
const LONG_ENOUGH_FOR_TWO = 18;

/** `thị trấn nông trường Việt Trung`, with room. */
const LONGEST_PLACE = 32;

const slipsAllowed = (length: number): number =>
  Number(length >= LONG_ENOUGH_FOR_A_SLIP) + Number(length >= LONG_ENOUGH_FOR_TWO);

const bare = (text: string): string => fold(text).replace(/[^a-z0-9]/g, '');

const abbreviations = new Map(
  Object.entries(ABBREVIATIONS).map(([spelt, full]) => [bare(spelt), { spelt, meant: full.split(' ') }]),
);

/** One word of a line with what it stands for. */
export type Word = {
  readonly printed: string;
  readonly meant: readonly string[];
  /** The abbreviation that it is, properly spelt; null for a word in full. */
  readonly abbreviation: string | null;
};

export function wordsOf(text: string): Word[] {
  return (text.match(/[\p{L}\p{M}\p{N}]+/gu) ?? []).map((printed) => {
    const known = abbreviations.get(bare(printed));
    return known === undefined
      ? { printed, meant: [printed], abbreviation: null }
      : { printed, meant: known.meant, abbreviation: known.spelt };
  });
}

/** Letters of a text with its abbreviations read out, and where its words begin in them. */
function lettersOf(words: readonly Word[]): { text: string; starts: ReadonlySet<number> } {
  const starts = new Set<number>();
  let text = '';
  for (const { meant } of words) {
    for (const word of meant) {
      starts.add(text.length);
      text += bare(word);
    }
  }
  return { text, starts };
}

const lettersIn = (text: string): string => lettersOf(wordsOf(text)).text;

/** A form of a kind of body without its place. */
type Head = {
  readonly letters: string;
  readonly kind: BodyKind;
  readonly tier: Tier;
  /** What must follow: level and name, the name alone, nothing. */
  readonly slot: 'level' | 'name' | 'none';
  /** As it is spelt, with marks. */
  readonly spelt: string;
};

/** `tỉnh Quảng Trị` or `Quảng Trị`, by its letters. */
type PlaceForm = {
  readonly letters: string;
  readonly slot: 'level' | 'name';
  readonly place: Place;
  readonly spelt: string;
};

/** One way to read a printed name. */
export type Reading = {
  readonly kind: BodyKind;
  readonly tier: Tier;
  /** Null where the name says no place: an organ under its superior, a central body. */
  readonly place: Place | null;
  /** Wrong letters allowed for; lost marks are none. */
  readonly slips: number;
  /** Whether the place is printed with all its marks. */
  readonly marks: boolean;
  /** The name in full with its marks, abbreviations read out. */
  readonly spelt: string;
};

/** Level words as they are spelt, by their letters. */
const LEVELS: ReadonlyMap<string, string> = new Map(
  'tỉnh,thành phố,huyện,thị xã,quận,xã,phường,thị trấn,đặc khu,khu vực'.split(',').map((word) => [bare(word), word]),
);
const LEVEL_WORDS = [...LEVELS.keys()];
const PARTY_LEVELS: readonly (readonly [Tier, string])[] = [
  ['t', 'Tỉnh'],
  ['t', 'Thành'],
  ['h', 'Huyện'],
  ['h', 'Thành'],
  ['h', 'Thị'],
  ['h', 'Quận'],
];

const push = <K, V>(map: Map<K, V[]>, key: K, value: V): void => {
  const known = map.get(key);
  if (known === undefined) map.set(key, [value]);
  else known.push(value);
};

function headsOf(kind: BodyKind, parentOf: (id: string) => BodyKind | undefined): Head[] {
  const heads: Head[] = [];
  const add = (tier: Tier, slot: Head['slot'], spelt: string): void => {
    heads.push({ letters: lettersIn(spelt), kind, tier, slot, spelt });
  };
  const parent = kind.of === null ? undefined : parentOf(kind.of);
  for (const tier of ['c', 't', 'h', 'x'] as const) {
    for (const form of kind.forms[tier] ?? []) {
      if (form.includes('{P}')) {
        for (const [at, word] of PARTY_LEVELS) {
          if (at === tier) add(tier, 'name', form.replace('{P}', word).replace(' {N}', ''));
        }
      } else if (form.includes('{X}')) add(tier, 'level', form.replace(' {X}', ''));
      else if (form.includes('{N}')) add(tier, 'name', form.replace(' {N}', ''));
      else {
        add(tier, 'none', form);
        if (kind.style === 'self') continue;
        if (tier !== 'c') add(tier, 'level', form);
        if (kind.style === 'office') add(tier, 'name', form);
        // "BAN THƯỜNG TRỰC ỦY BAN MTTQ VIỆT NAM TỈNH …" in one line.
        for (const whole of parent?.forms[tier] ?? []) {
          if (whole.includes('{P}')) continue;
          const slot = whole.includes('{X}') ? 'level' : whole.includes('{N}') ? 'name' : 'none';
          add(tier, slot, `${form} ${whole.replace(/ \{[XN]\}/, '')}`);
        }
      }
    }
  }
  return heads;
}

function placeForms(place: Place): PlaceForm[] {
  const form = (slot: PlaceForm['slot'], spelt: string): PlaceForm => ({
    letters: lettersIn(spelt),
    slot,
    place,
    spelt,
  });
  // "huyện đảo Cồn Cỏ" is printed "huyện Cồn Cỏ" as well, "thị trấn nông trường" "thị trấn" or "thị trấn NT".
  const levels = [place.level, place.level.replace(' đảo', ''), place.level.replace(' nông trường', '')];
  if (place.level.includes('nông trường')) levels.push('thị trấn NT');
  return [
    ...[...new Set(levels)].map((level) => form('level', `${level} ${place.name}`)),
    ...(place.tier === 'x' ? [] : [form('name', place.name)]),
  ];
}

const byLength = (texts: readonly string[]): ByLength => Map.groupBy(texts, ({ length }) => length);

function indexes() {
  const { kinds, places } = openRegister();
  const heads = [...kinds.values()].flatMap((kind) => headsOf(kind, (id) => kinds.get(id)));
  const byLetters = new Map<string, Head[]>();
  for (const head of heads) push(byLetters, head.letters, head);
  const forms = [...places.values()].filter((place) => place.parent !== null).flatMap(placeForms);
  const placesByLetters = new Map<string, PlaceForm[]>();
  for (const form of forms) push(placesByLetters, form.letters, form);
  const vocabulary = new Set(
    [...heads, ...forms].flatMap(({ spelt }) => wordsOf(spelt).flatMap(({ meant }) => meant.map(bare))),
  );
  return {
    vocabulary,
    heads: byLetters,
    headLetters: byLength([...byLetters.keys()]),
    places: placesByLetters,
    // Names of communes are too many and too alike to be guessed from slips.
    slippable: byLength(
      [...placesByLetters]
        .filter(([, of]) => of.some(({ place, slot }) => place.tier !== 'x' && slot === 'level'))
        .map(([letters]) => letters),
    ),
  };
}

let made: ReturnType<typeof indexes> | null = null;
const index = () => {
  made ??= indexes();
  return made;
};

/** Texts by their length: only those about as long can be near. */
type ByLength = ReadonlyMap<number, readonly string[]>;

/** The nearest of some texts, when it is near enough and no other is as near. */
function nearest(text: string, among: ByLength): { text: string; slips: number } | null {
  let best: { text: string; slips: number } | null = null;
  let rival = Number.POSITIVE_INFINITY;
  // Two slips rarely spoil both ends, and most candidates share neither.
  const [beginning, end] = [text.slice(0, 3), text.slice(-3)];
  for (let length = text.length - 2; length <= text.length + 2; length += 1) {
    if (Math.abs(length - text.length) > slipsAllowed(length)) continue;
    for (const candidate of among.get(length) ?? []) {
      if (!candidate.startsWith(beginning) && !candidate.endsWith(end)) continue;
      const slips = distance(candidate, text);
      if (slips < (best?.slips ?? Number.POSITIVE_INFINITY)) {
        rival = best?.slips ?? Number.POSITIVE_INFINITY;
        best = { text: candidate, slips };
      } else rival = Math.min(rival, slips);
    }
  }
  return best !== null && best.slips <= slipsAllowed(best.text.length) && rival > best.slips ? best : null;
}

function headsFor(letters: string, slot: Head['slot']): { heads: readonly Head[]; slips: number } {
  const { heads, headLetters } = index();
  const exact = (heads.get(letters) ?? []).filter((head) => head.slot === slot);
  if (exact.length > 0 || letters.length < LONG_ENOUGH_FOR_A_SLIP - 1) return { heads: exact, slips: 0 };
  const near = nearest(letters, headLetters);
  if (near === null) return { heads: [], slips: 0 };
  return { heads: (heads.get(near.text) ?? []).filter((head) => head.slot === slot), slips: near.slips };
}

type Ending = { readonly at: number; readonly forms: readonly PlaceForm[]; readonly slips: number };

/** Places that a text may end in: to the letter, where a word begins or has grown together, or with slips. The longest first. */
function endings(text: string, starts: ReadonlySet<number>): Ending[] {
  const { places, slippable } = index();
  const exact: Ending[] = [];
  for (let at = Math.max(0, text.length - LONGEST_PLACE); at < text.length; at += 1) {
    const forms = places.get(text.slice(at));
    if (forms === undefined) continue;
    const grown = text.length - at >= LONG_ENOUGH_FOR_A_SLIP && forms.some(({ slot }) => slot === 'level');
    if (starts.has(at) || grown) exact.push({ at, forms, slips: 0 });
  }
  if (exact.some(({ forms }) => forms.some(({ slot }) => slot === 'level'))) return exact;
  // A slip in the name of a place: the whole ending must be near one name only.
  const near: Ending[] = [];
  for (const at of starts) {
    const ending = text.slice(at);
    if (ending.length < LONG_ENOUGH_FOR_A_SLIP || ending.length > LONGEST_PLACE) continue;
    if (!LEVEL_WORDS.some((word) => distance(word, ending.slice(0, word.length)) <= 1)) continue;
    const found = nearest(ending, slippable);
    if (found !== null) near.push({ at, forms: places.get(found.text) ?? [], slips: found.slips });
  }
  return [...exact, ...near];
}

const spelling = (words: readonly Word[]): string =>
  oneTonePlace(
    words
      .flatMap((word) => word.meant)
      .join(' ')
      .toLowerCase(),
  );

/** Forms with exactly these marks before those with the same letters only: xã Thanh, xã Thành. */
function byMarks(forms: readonly PlaceForm[], printed: string): { forms: readonly PlaceForm[]; marks: boolean } {
  const same = forms.filter(({ spelt }) => printed.endsWith(spelling(wordsOf(spelt))));
  return same.length > 0 ? { forms: same, marks: true } : { forms, marks: false };
}

/**
 * Whether wrong letters can be slips of reading: a word that is itself one of the trade was printed so, and is another
 * body's (NÔNG NGHIỆP is not CÔNG NGHIỆP).
 */
function areSlips(printed: readonly Word[], { slips, spelt }: Pick<Reading, 'slips' | 'spelt'>): boolean {
  if (slips === 0) return true;
  const read = printed.flatMap(({ meant }) => meant.map(bare));
  const proper = wordsOf(spelt).flatMap(({ meant }) => meant.map(bare));
  return (
    read.length !== proper.length || read.every((word, at) => word === proper[at] || !index().vocabulary.has(word))
  );
}

/** Every way to read a printed name, the likeliest first; empty where the list has none like it. */
export function readName(printed: string): Reading[] {
  const words = wordsOf(printed.replace(/\bkh[oó]a\s+[IVXLC\d]+\s*$/iu, ''));
  const { text, starts } = lettersOf(words);
  if (text === '') return [];
  const meant = spelling(words);
  const readings: Reading[] = [];
  for (const { at, forms, slips } of endings(text, starts)) {
    for (const slot of ['level', 'name'] as const) {
      const fitting = byMarks(
        forms.filter((form) => form.slot === slot),
        meant,
      );
      if (fitting.forms.length === 0 || at === 0) continue;
      const found = headsFor(text.slice(0, at), slot);
      if (slips + found.slips > 2) continue;
      for (const head of found.heads) {
        for (const form of fitting.forms) {
          if (form.place.tier !== head.tier) continue;
          readings.push({
            kind: head.kind,
            tier: head.tier,
            place: form.place,
            slips: slips + found.slips,
            marks: fitting.marks,
            spelt: `${head.spelt} ${form.spelt}`,
          });
        }
      }
    }
  }
  if (readings.length === 0) {
    const found = headsFor(text, 'none');
    for (const head of found.heads) {
      const { kind, tier, spelt } = head;
      readings.push({ kind, tier, place: null, slips: found.slips, marks: true, spelt });
    }
  }
  const sound = readings.filter((reading) => areSlips(words, reading));
  const least = Math.min(...sound.map(({ slips }) => slips));
  return sound.filter(({ slips }) => slips === least);
}

/** Whether words are, to the letter, the name of an organ that stands under another body. */
export const isOrgan = (printed: string): boolean =>
  (index().heads.get(lettersIn(printed)) ?? []).some(({ slot, kind }) => slot === 'none' && kind.style === 'organ');

/** Whether a printed name says a place by its level, listed or not: `UBND HUYỆN PHÚ NINH`. */
export function namesPlace(printed: string): boolean {
  const { text, starts } = lettersOf(wordsOf(printed));
  return LEVEL_WORDS.some((word) =>
    [...starts].some(
      (at) => text.startsWith(word, at) && starts.has(at + word.length) && at + word.length < text.length,
    ),
  );
}

/** The places whose level and name, or name alone, this text is. */
export function placesNamed(printed: string): Place[] {
  const letters = lettersIn(printed);
  return [...new Set((index().places.get(letters) ?? []).map(({ place }) => place))];
}

/**
 * A known kind of body at a place that the list does not have: how its name is spelt as far as the level word.
 * @returns how many words of the line that is, and their spelling; null where the line begins with no known kind
 */
export function readBeginning(printed: string): { words: number; spelt: string } | null {
  const words = wordsOf(printed);
  for (let from = 1; from < words.length - 1; from += 1) {
    for (let to = from + 1; to <= Math.min(from + 2, words.length - 1); to += 1) {
      const level = LEVELS.get(lettersOf(words.slice(from, to)).text);
      // QUẢN LÝ is no district.
      if (level === undefined || level === 'quận') continue;
      const before = words.slice(0, from);
      const { heads, slips } = headsFor(lettersOf(before).text, 'level');
      const head = heads.find(({ kind }) => kind.style === 'self');
      if (head !== undefined && areSlips(before, { slips, spelt: head.spelt })) {
        return { words: to, spelt: `${head.spelt} ${level}` };
      }
    }
  }
  return null;
}
