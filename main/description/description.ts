/**
 * Description: from the words of a document's pages, with their places, to suggested fields.
 *
 * Promises: pure (the same pages give the same suggestions, nothing is read or kept); every value carries the words
 * it rests on and the chance that it is exactly right; what only a person can read, handwritten numbers and days
 * above all, is marked so and not guessed. Fields that are not on the paper have no suggestion.
 *
 * The layouts it knows are data (profiles.ts). Nothing here depends on the order in which a page was read, only on
 * where words stand.
 */
import type { Suggestion } from '../../shared/fields.ts';
import { type PageText, wordsOf } from '../../shared/page-text.ts';
import { parsePartialDate } from '../../shared/partial-date.ts';
import { describeArrival, findArrival, vetoed } from './arrival.ts';
import { describeDate, findClosingDate, findDateLine, findLowDateLine, printedDay } from './date-line.ts';
import { type HandPlace, handPlacesOf } from './hand-places.ts';
import { capitalShare, compact, layOut, type Piece, type Sheet, startsWith } from './layout.ts';
import { describeBodies, findHeading, type Heading } from './letterhead.ts';
import {
  describeNumber,
  findNumberLine,
  type NumberLine,
  numberIsPrinted,
  numberIsSetByMachine,
} from './number-line.ts';
import { describePetition } from './petition.ts';
import type { Profile, Vocabulary } from './profiles.ts';
import { describeSignature } from './signature.ts';
import { openSpelling, type Spelling } from './spelling.ts';
import { describeStamps } from './stamps.ts';
import { describeSubject, describeType, findTitle, letterSubject } from './title.ts';

export { calibrated, kindOf } from './confidence.ts';
export type { HandPlace } from './hand-places.ts';
export { loadProfiles, type Profile } from './profiles.ts';
export { type Boundary, findBoundaries, type PageHead, readPageHead } from './separation.ts';

export type Description = {
  /** The layout the paper was read by; null when nothing on it spoke for any. */
  readonly profileId: string | null;
  readonly suggestions: Suggestion[];
};

/** Suggested fields of one document. */
export const describe = (pages: readonly PageText[], profiles: readonly Profile[]): Suggestion[] =>
  describeDocument(pages, profiles).suggestions;

/**
 * Suggested fields of one document, with the layout they were found by.
 * @param pages every page of the document in order, blank ones included: evidence counts them, 1 = first
 * @param profiles the layouts to choose from (`loadProfiles()`)
 */
export function describeDocument(pages: readonly PageText[], profiles: readonly Profile[]): Description {
  const [anyProfile] = profiles;
  const sheets = pages
    .map((page, index) => ({ page, number: index + 1 }))
    .filter(({ page }) => wordsOf(page).length > 0)
    .map(({ page, number }) => layOut(page, number));
  const first = sheets[0];
  if (first === undefined || anyProfile === undefined) return { profileId: null, suggestions: [] };
  const { vocabulary, wording } = anyProfile;
  const spelling = spellingOf(vocabulary);

  const stamped = findArrival(withoutCaptions(first, vocabulary));
  const sheet = stamped?.rest ?? withoutCaptions(first, vocabulary);
  const heading = findHeading(
    sheet,
    profiles.flatMap((profile) => profile.headings),
  );
  const head = headOf(sheet, heading, vocabulary);
  const number = head.number;
  const profile = chooseProfile(sheet, heading, number, head.date?.year.text ?? null, profiles);
  const suggestions: Suggestion[] = [];

  const dayPrinted = head.date === null ? null : printedDay(sheet, head.date) > 0;
  const numberPrinted = number === null ? null : numberIsPrinted(sheet, number, head.date);
  const subjectOfLetter = number === null ? null : letterSubject(sheet, number, vocabulary, wording);
  const type = describeType(sheet, head.title, number, subjectOfLetter !== null, profile?.regime ?? 'state');
  if (type !== null) suggestions.push(type);
  if (number !== null) {
    suggestions.push(
      ...describeNumber(
        sheet,
        number,
        { number: numberPrinted === true, byMachine: numberIsSetByMachine(sheet, number, head.date), day: dayPrinted },
        type !== null && type.confidence > 0.95,
      ),
    );
  }
  const closing = head.date === null ? findClosingDate(sheets) : null;
  if (head.date !== null)
    suggestions.push(...describeDate(sheet, head.date, numberPrinted, spelling, number?.symbol?.year ?? null));
  else if (closing !== null) suggestions.push(...describeDate(closing.sheet, closing.line, null, spelling));
  const bodiesEnd = number?.middle ?? head.date?.middle ?? (heading === null ? 0 : heading.bottom + 3 * sheet.unit);
  const bodies = describeBodies(sheet, heading, bodiesEnd, {
    vocabulary,
    spelling,
    type: number?.symbol?.type ?? null,
  });
  suggestions.push(...bodies);
  const issuer = bodies.find(({ field }) => field === 'issuer')?.value ?? null;
  const subject =
    head.title !== null
      ? (describeSubject(sheet, head.title, issuer, vocabulary, wording) ?? subjectOfLetter)
      : subjectOfLetter;
  if (subject !== null) suggestions.push(subject);
  const signed = sheets.map((one) => withoutCaptions(one, vocabulary));
  const own = suggestions.flatMap(({ field, value }) =>
    value !== null && ['issuer', 'superior', 'place'].includes(field) ? [value] : [],
  );
  const signature = describeSignature(signed, vocabulary, spelling, own);
  suggestions.push(...signature);
  const signer = signature.find(({ field }) => field === 'signer');
  suggestions.push(...describePetition(signed, head.title, signer));
  suggestions.push(...describeStamps(sheet, vocabulary));
  if (stamped === null) return { profileId: profile?.id ?? null, suggestions };
  const ownDate = suggestions.find(({ field }) => field === 'date');
  const arrival = describeArrival(stamped.arrival, ownDate);
  const day = arrival.find(({ field }) => field === 'arrivalDate');
  const settled = suggestions.map((one) => (one.field === 'date' ? vetoed(one, day) : one));
  return { profileId: profile?.id ?? null, suggestions: [...settled, ...arrival] };
}

/**
 * The places of a page where number, day or month may be written by hand, for the reading of handwriting; none where
 * they are clearly printed or the page has no head.
 */
export function handPlaces(page: PageText, profiles: readonly Profile[]): HandPlace[] {
  const [anyProfile] = profiles;
  if (anyProfile === undefined || page.source === 'text-layer' || wordsOf(page).length === 0) return [];
  const { vocabulary } = anyProfile;
  const laid = withoutCaptions(layOut(page, 1), vocabulary);
  const sheet = findArrival(laid)?.rest ?? laid;
  const heading = findHeading(
    sheet,
    profiles.flatMap((profile) => profile.headings),
  );
  const { number, date } = headOf(sheet, heading, vocabulary);
  const line = date ?? findClosingDate([sheet])?.line ?? null;
  return handPlacesOf(sheet, number, line);
}

const spellings = new WeakMap<Vocabulary, Spelling>();

/** The spelling of a vocabulary, made once: it holds some thousand names. */
function spellingOf(vocabulary: Vocabulary): Spelling {
  const known = spellings.get(vocabulary) ?? openSpelling(vocabulary);
  spellings.set(vocabulary, known);
  return known;
}

/** Where the parts of the head stand, each looked for below the one before it. */
function headOf(sheet: Sheet, heading: Heading | null, vocabulary: Vocabulary) {
  const { unit } = sheet;
  const top = heading === null ? 0 : heading.top - 1.5 * unit;
  const addressee = sheet.pieces.find((piece) => piece.middle > top && startsWith(piece.text, 'kính gửi'));
  const reach = Math.min(addressee?.middle ?? Number.POSITIVE_INFINITY, sheet.height * 0.6);
  const dateReach = heading === null ? sheet.height * 0.4 : heading.bottom + 9 * unit;
  const high = findDateLine(sheet, top, Math.min(dateReach, reach + 0.1));
  const date = high ?? (addressee === undefined ? null : findLowDateLine(sheet, dateReach, reach + 0.1));
  const number = findNumberLine(sheet, top, Math.min(reach, dateReach), date);
  const titleTop = Math.max(heading?.bottom ?? 0, number?.middle ?? 0, date?.middle ?? 0);
  const title = findTitle(sheet, vocabulary, titleTop + 0.4 * unit, reach);
  return { date, number, title };
}

/** An address of electronic mail, a time to the second, a time zone: no paper prints these by itself. */
const CAPTION_SIGNS = /\w@\)?\w+\.\w|gov\.vn|\+\s?0?7:00|\d\d:\d\d:\d\d/;

/** The sheet without the captions that signing programs print over a scan: they name other people and days. */
function withoutCaptions(sheet: Sheet, vocabulary: Vocabulary): Sheet {
  const isCaption = (piece: Piece) =>
    vocabulary.captions.some((caption) => startsWith(piece.text, caption)) || CAPTION_SIGNS.test(piece.text);
  const pieces = sheet.pieces.filter((piece) => !isCaption(piece));
  return { ...sheet, pieces };
}

/** The layout with the most evidence for it; among those of one regime the one that was in force. */
function chooseProfile(
  sheet: Sheet,
  heading: Heading | null,
  number: NumberLine | null,
  year: string | null,
  profiles: readonly Profile[],
): Profile | null {
  const date = year === null ? null : parsePartialDate(year);
  const issuer = number?.symbol?.issuer ?? null;
  const capitals = sheet.pieces.filter((piece) => piece.middle < sheet.height * 0.3 && capitalShare(piece.text) > 0.7);
  const left = compact(
    capitals
      .filter((piece) => piece.left < sheet.width * 0.45)
      .map((piece) => piece.text)
      .join(' '),
  );
  let best: { profile: Profile; score: number } | null = null;
  for (const profile of profiles) {
    let score = 0;
    if (heading?.phrases.some((phrase) => profile.headings.includes(phrase))) score += 3;
    if (profile.bodies.some((body) => left.includes(compact(body)))) score += profile.regime === 'front' ? 3 : 1;
    if (issuer !== null && profile.symbolIssuers.some((code) => issuer.split(/[-/]/).includes(code))) score += 2;
    if (number?.symbol?.symbol.includes('/') === (profile.numberStyle === 'hyphen')) score += 0.5;
    if (score === 0) continue;
    if (date !== null && profile.validFrom.slice(0, 4) <= date && (profile.validTo ?? '9999').slice(0, 4) >= date)
      score += 1;
    if (best === null || score > best.score) best = { profile, score };
  }
  return best?.profile ?? null;
}
