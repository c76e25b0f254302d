/**
 * Reading of handwritten numbers in the head of a paper: its number, its day and its month, written into gaps that
 * print leaves. Finds the gaps (description knows the lines), lifts the writing, reads it with a small network.
 *
 * Promises: only gaps are looked at, print is never read here; every gap gives an entry, with its place even when
 * nothing can be read; the same page gives the same readings; a page without gaps costs nothing. What is believed is
 * for description to decide: it knows dates, this knows shapes.
 */

import type { Box, Handwriting, PageText } from '../../shared/page-text.ts';
import { type HandPlace, handPlaces, loadProfiles, type Profile } from '../description/description.ts';
import type { Rotation } from '../imaging/imaging.ts';
import type { PagePicture } from '../imaging/page-picture.ts';
import { decode, type Reading } from './decode.ts';
import { type Lifting, lift, type Strip } from './lift.ts';
import { loadModel, type Model } from './model.ts';
import { type CutStrip, cutStrips } from './strips.ts';

export { decode, type Reading } from './decode.ts';
export {
  BASE_LINE,
  DIGIT,
  lift,
  STRIP_HEIGHT,
  type Strip,
  WRITING_HEIGHT,
  WRITING_WIDTH,
  type Writing,
} from './lift.ts';
export { BLANK, CLASSES, COLUMNS, LAYERS, type Layer, modelOf, packWeights } from './model.ts';

/** The same writing lifted a little differently: a reading that hangs on a pixel of the edge is no reading. */
const LIFTINGS: readonly Lifting[] = [{}, { widen: 3, tall: 24 }, { widen: -2, tall: 27 }];
const KEPT = 4;

let profiles: readonly Profile[] | null = null;

/**
 * What is written by hand in the head of a page.
 * @param text the words of the upright page
 * @throws StationError page-damaged
 */
export async function readHandwriting(
  picture: PagePicture,
  rotation: Rotation,
  text: PageText,
): Promise<Handwriting[]> {
  profiles ??= loadProfiles();
  const places = handPlaces(text, profiles);
  if (places.length === 0) return [];
  const { width, height, skew } = text;
  const strips = await cutStrips(picture, { width, height, rotation, skew }, places);
  return places.map((place, index) => readPlace(place, strips[index] as CutStrip));
}

function readPlace({ part }: HandPlace, { strip, toPage, scale }: CutStrip): Handwriting {
  const box = lift(strip)?.box ?? [strip.left, BOX_TOP, strip.right - strip.left, BOX_HEIGHT];
  const [left, top, width, height] = box;
  const [x, y] = toPage(left + width / 2, top + height / 2);
  const [w, h] = [width * scale, height * scale];
  const rounded = (value: number): number => Math.round(value * 10) / 10;
  const onPage: Box = [rounded(x - w / 2), rounded(y - h / 2), rounded(w), rounded(h)];
  return { part, box: onPage, readings: readStrip(strip) };
}

/** The line's height, where a gap is empty. */
const [BOX_TOP, BOX_HEIGHT] = [28, 40];

/** The likeliest readings of a strip; none where nothing is written in its gap. */
export function readStrip(strip: Strip, model: Model = loadModel()): Reading[] {
  const together = new Map<string, number>();
  for (const lifting of LIFTINGS) {
    const writing = lift(strip, lifting);
    const readings = writing === null ? [{ text: '', chance: 1 }] : decode(model.read(writing.ink), 8);
    for (const { text, chance } of readings) {
      together.set(text, (together.get(text) ?? 0) + chance / LIFTINGS.length);
    }
  }
  return [...together]
    .filter(([text]) => text !== '')
    .map(([text, chance]) => ({ text, chance: Math.round(chance * 1000) / 1000 }))
    .filter(({ chance }) => chance >= 0.01)
    .sort((a, b) => b.chance - a.chance || (a.text < b.text ? -1 : 1))
    .slice(0, KEPT);
}
