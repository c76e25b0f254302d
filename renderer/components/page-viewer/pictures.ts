/**
 * Pictures of pages, fetched and decoded before they are shown, so that the next page stands at once. Keeps the last few.
 * The same decoded picture goes to the stage: asking for its address again would ask the station again.
 */
import { pagePicture } from '../../client.ts';

const KEPT = 6;

const kept = new Map<string, Promise<HTMLImageElement>>();

async function fetched(address: string): Promise<HTMLImageElement> {
  const image = new Image();
  image.src = address;
  await image.decode();
  return image;
}

/** The picture at this address, decoded. @throws when it cannot be had; the next call tries again */
export function picture(address: string): Promise<HTMLImageElement> {
  const known = kept.get(address);
  kept.delete(address);
  const wanted = known ?? fetched(address);
  kept.set(address, wanted);
  if (known === undefined) wanted.catch(() => kept.delete(address));
  for (const oldest of kept.keys()) {
    if (kept.size <= KEPT) break;
    kept.delete(oldest);
  }
  return wanted;
}

/** Fetches a page's picture in the size of the screen, ahead of its being shown. */
export function fetchAhead(page: { readonly id: number; readonly version: number }): void {
  // A picture that cannot be had is told when somebody looks at it.
  picture(pagePicture(page.id, 'view', page.version)).catch(() => {});
}
