/**
 * From what a letterhead prints to the body that is meant: kind and place by the printed names, the place by level word,
 * name and date together, so that "huyện Gio Linh" of 1998 is the old district's and never the commune of 2025.
 *
 * Promises: pure; what is printed is never rewritten to a successor; where several bodies fit all are told and none is
 * chosen; a name that stands in the list only outside the paper's date fits nothing, and is told as such.
 */
import { fold } from '../../shared/vietnamese.ts';
import { isOrgan, namesPlace, placesNamed, type Reading, readName } from './printed-name.ts';
import { type Authority, openRegister, type Place } from './register.ts';

/** What the description of a paper says about who issued it. */
export type Printed = {
  readonly superior: string | null;
  readonly issuer: string | null;
  readonly symbol: string | null;
  readonly place: string | null;
  /** Partial ISO; null = not known. */
  readonly date: string | null;
};

/** What spoke for it: the name, with wrong letters allowed for (`slips`), the date, the superior, the place of issue (`seat`), the code in the symbol. */
export type MatchReason = 'name' | 'slips' | 'date' | 'no-date' | 'outside-date' | 'superior' | 'seat' | 'symbol';

export type Match = {
  /** Bodies that fit: one = certain, several = a person's choice. */
  readonly fitting: readonly string[];
  /** Bodies of that name at other times, when none fits the date. */
  readonly outside: readonly string[];
  readonly reasons: readonly MatchReason[];
};

const NOTHING: Match = { fitting: [], outside: [], reasons: [] };

/** Whether a body stood at a partial date: at some day of it. */
export function stoodAt({ validFrom, validTo }: Pick<Authority, 'validFrom' | 'validTo'>, date: string): boolean {
  return (
    (validFrom === null || validFrom.slice(0, date.length) <= date) &&
    (validTo === null || validTo.slice(0, date.length) >= date)
  );
}

/** Before this year the days on which bodies began and ended are known to some months only: decided, announced, carried out. */
const EXACT_SINCE = '2000';
const UNCERTAIN_DAYS = 183;

const shifted = (day: string | null, days: number): string | null =>
  day === null ? null : new Date(Date.parse(day) + days * 86_400_000).toISOString().slice(0, 10);

/** Whether it may have stood then, as far as old days are known. */
function mayHaveStoodAt({ validFrom, validTo }: Authority, date: string): boolean {
  const about = { validFrom: shifted(validFrom, -UNCERTAIN_DAYS), validTo: shifted(validTo, UNCERTAIN_DAYS) };
  return date < EXACT_SINCE && stoodAt(about, date);
}

/** A place, all above it, and their forerunners and successors: what may stand as its superior. */
function above(place: Place): ReadonlySet<string> {
  const { places } = openRegister();
  const found = new Set<string>();
  const take = (id: string): void => {
    if (found.has(id)) return;
    found.add(id);
    const one = places.get(id);
    if (one?.parent != null) take(one.parent.id);
    for (const other of places.values()) if (other.into.includes(id) && other.tier === one?.tier) take(other.id);
  };
  take(place.id);
  return found;
}

const aboveKnown = new Map<string, ReadonlySet<string>>();
function mayStandAbove(place: Place, superior: Place): boolean {
  let known = aboveKnown.get(place.id);
  if (known === undefined) {
    known = above(place);
    aboveKnown.set(place.id, known);
  }
  return superior.tier === 'c' || known.has(superior.id);
}

type Superior = {
  readonly readings: readonly Reading[];
  /** Where it is: of what it names, or the bare "HUYỆN LỆ THỦY". */
  readonly places: readonly Place[];
  /** It names a place that the list does not have. */
  readonly foreign: boolean;
};

function superiorOf(superior: string | null): Superior {
  if (superior === null) return { readings: [], places: [], foreign: false };
  const readings = readName(superior);
  const places = readings.length === 0 ? placesNamed(superior) : readings.flatMap(({ place }) => place ?? []);
  return { readings, places, foreign: readings.length === 0 && places.length === 0 && namesPlace(superior) };
}

/** An organ's body is the superior's; an office stands under it, or beside others under the committee of its place. */
function under(issuer: Reading, superior: Reading): Place | null {
  const { kind } = issuer;
  const place = superior.place ?? openRegister().places.get('vn') ?? null;
  if (place === null || kind.of === null) return null;
  if (issuer.tier !== place.tier) return null;
  if (kind.of !== superior.kind.id) return null;
  return place;
}

/** One way to read the issuer's name that agrees with its superior, and the body it means. */
export type Meant = { readonly id: string; readonly reading: Reading; readonly bySuperior: boolean };

/** Every body that the printed names may mean, whatever the date. */
export function meantBy(issuer: string, superior: string | null): Meant[] {
  const { idOf } = openRegister();
  const above = superiorOf(superior);
  const meant: Meant[] = [];
  const take = (reading: Reading, place: Place | null, bySuperior: boolean): void => {
    const id = place === null ? null : idOf(reading.kind.id, place.id);
    if (id !== null && !meant.some((each) => each.id === id)) meant.push({ id, reading, bySuperior });
  };
  for (const reading of readName(issuer)) {
    if (reading.place !== null) {
      const { place } = reading;
      const local = place.tier === 'x' || place.tier === 'h';
      const agreeing = above.places.some((each) => mayStandAbove(place, each));
      if ((local && above.foreign) || (above.places.length > 0 && !agreeing)) continue;
      // Other provinces have districts and communes that look alike: THỊ XÃ ĐÔNG HÒA, XÃ TÂN THANH.
      if (local && !agreeing && (reading.slips > 0 || (place.tier === 'x' && !reading.marks))) continue;
      // "BAN THƯỜNG TRỰC ỦY BAN TỈNH …" under the name of the whole Front: the organ's kind must be the superior's.
      const { of, style } = reading.kind;
      if (style === 'organ' && above.readings.length > 0 && !above.readings.some((each) => each.kind.id === of))
        continue;
      take(reading, place, agreeing);
    } else if (reading.kind.style === 'self') {
      if (reading.tier === 'c') take(reading, openRegister().places.get('vn') ?? null, false);
    } else {
      for (const one of above.readings) take(reading, under(reading, one), true);
    }
  }
  return meant;
}

/** Of several, those that every further sign speaks for; a sign that speaks for none of them, or all, says nothing. */
function narrowed(ids: readonly string[], holds: (authority: Authority) => boolean): readonly string[] {
  const { authority } = openRegister();
  const held = ids.filter((id) => {
    const one = authority(id);
    return one !== undefined && holds(one);
  });
  return held.length > 0 && held.length < ids.length ? held : ids;
}

function placeSpeaksFor(printed: string): (authority: Authority) => boolean {
  const name = fold(printed).replace(/^(tp|thanh pho|tinh|huyen|thi xa|xa|phuong)\.? /, '');
  const named = new Set(placesNamed(printed).map(({ id }) => id));
  return ({ place }) => {
    if (place.seat !== null) return fold(place.seat) === name || fold(place.name) === name;
    if (place.tier === 'x') return place.parent !== null && named.has(place.parent.id);
    return fold(place.name) === name;
  };
}

/**
 * The body that issued a paper.
 * @returns several where the printed names, the date and the place of issue leave several
 */
export function matchAuthority(printed: Printed): Match {
  const { issuer, superior, date } = printed;
  if (issuer === null || issuer.trim() === '') return NOTHING;
  let meant = meantBy(issuer, superior);
  // One name over two lines that were taken for two bodies: "HỘI ĐỒNG NHÂN DÂN / TỈNH …".
  if (meant.length === 0 && superior !== null) meant = meantBy(`${superior} ${issuer}`, null);
  // A whole name with its organ behind it, in one field.
  if (meant.length === 0) meant = meantInOneLine(issuer, superior);
  if (meant.length === 0) return NOTHING;

  const { authority } = openRegister();
  const reasons = new Set<MatchReason>(['name']);
  if (meant.some(({ reading }) => reading.slips > 0)) reasons.add('slips');
  if (meant.every(({ bySuperior }) => bySuperior)) reasons.add('superior');
  const all = meant.map(({ id }) => id);
  let fitting: readonly string[] = all;
  if (date === null) reasons.add('no-date');
  else {
    const standing = (holds: (one: Authority, date: string) => boolean): string[] =>
      all.filter((id) => {
        const one = authority(id);
        return one !== undefined && holds(one, date);
      });
    fitting = standing(stoodAt);
    if (fitting.length === 0) fitting = standing(mayHaveStoodAt);
    if (fitting.length === 0) return { fitting, outside: all, reasons: [...reasons, 'outside-date'] };
    if (fitting.length < all.length) reasons.add('date');
  }
  const sign = (reason: MatchReason, holds: (one: Authority) => boolean): void => {
    if (fitting.length < 2) return;
    const left = narrowed(fitting, holds);
    if (left.length < fitting.length) reasons.add(reason);
    fitting = left;
  };
  if (printed.place !== null) sign('seat', placeSpeaksFor(printed.place));
  const codes = new Set((printed.symbol ?? '').split(/[-/ ]/));
  sign(
    'symbol',
    (one) =>
      openRegister()
        .kinds.get(one.id.split('@')[0] ?? '')
        ?.codes.some((code) => codes.has(code)) ?? false,
  );
  return { fitting, outside: [], reasons: [...reasons] };
}

/** The organ of a whole name; the body that is named must agree with what is printed above it. */
function meantInOneLine(line: string, superior: string | null): Meant[] {
  const words = line.split(/\s+/);
  for (let from = words.length - 1; from > 1; from -= 1) {
    const organ = words.slice(from).join(' ');
    if (!isOrgan(organ)) continue;
    const whole = words.slice(0, from).join(' ');
    if (superior !== null && meantBy(whole, superior).length === 0) continue;
    const meant = meantBy(organ, whole);
    if (meant.length > 0 && meant.every(({ bySuperior }) => bySuperior)) return meant;
  }
  return [];
}
