/** Pictures fetched and decoded before they are asked for, so that the next page stands at once. Keeps the last few. */
import { pagePicture } from '../../client.ts';

const KEPT = 6;

const kept = new Map<string, HTMLImageElement>();

/** Fetches a page's picture in the size of the screen, ahead of its being shown. */
export function fetchAhead(page: { readonly id: number; readonly version: number }): void {
  const address = pagePicture(page.id, 'view', page.version);
  const known = kept.get(address);
  if (known !== undefined) {
    kept.delete(address);
    kept.set(address, known);
    return;
  }
  const image = new Image();
  image.src = address;
  kept.set(address, image);
  // A picture that cannot be had is told when somebody looks at it.
  image.decode().catch(() => kept.delete(address));
  for (const oldest of kept.keys()) {
    if (kept.size <= KEPT) break;
    kept.delete(oldest);
  }
}
