/** Addresses of page pictures: `app://pages/12/view`, `app://pages/12/crop?box=10,20,300,80`. */
import type { CallArgs } from '../../shared/contract.ts';

/** What the station is asked for such an address; null when it is none. */
export function pageOfAddress(address: URL): CallArgs<'page.picture'> | null {
  const parts = /^\/(\d{1,15})\/(thumbnail|view|full|crop)$/.exec(address.pathname);
  if (parts === null) return null;
  const id = Number(parts[1]);
  if (parts[2] !== 'crop') return { id, size: parts[2] as 'thumbnail' | 'view' | 'full' };
  const box = (address.searchParams.get('box') ?? '').split(',').map(Number);
  const [x = 0, y = 0, width = 0, height = 0] = box;
  if (box.length !== 4 || !box.every(Number.isFinite) || width <= 0 || height <= 0) return null;
  return { id, size: 'full', box: [x, y, width, height] };
}
