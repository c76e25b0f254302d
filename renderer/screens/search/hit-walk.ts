/** The hits of a paper one after another, over its pages. Pure. */
import type { PageHits } from '../../../shared/views.ts';

export type HitPlace = {
  readonly pageId: number;
  readonly page: number /** On its page, 0 = first. */;
  readonly hit: number;
};

/** Every hit in reading order. */
export const hitPlaces = (pages: readonly PageHits[]): HitPlace[] =>
  [...pages]
    .sort((a, b) => a.page - b.page)
    .flatMap(({ pageId, page, hits }) => hits.map((_, hit) => ({ pageId, page, hit })));

/**
 * The hit that a step comes to, as its number in `places`. From a page without a chosen hit the next one is the first
 * on it or after it, the previous one the last before it. The walk goes round.
 */
export function stepHit(
  places: readonly HitPlace[],
  from: { page: number; at: number | null },
  way: 1 | -1,
): number | null {
  if (places.length === 0) return null;
  if (from.at !== null) return (from.at + way + places.length) % places.length;
  const found =
    way === 1
      ? places.findIndex((place) => place.page >= from.page)
      : places.findLastIndex((place) => place.page < from.page);
  if (found >= 0) return found;
  return way === 1 ? 0 : places.length - 1;
}
