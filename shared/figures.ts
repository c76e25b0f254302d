/**
 * Figures as Vietnamese offices write them: `1.040`, `99,6 %`.
 *
 * Promise: a percentage is never rounded up. 9,996 of 10,000 is `99,9 %`; `100 %` appears only when nothing is missing.
 */

/** A count with dots between thousands. */
export function formatCount(count: number): string {
  const digits = String(Math.trunc(Math.abs(count))).replace(/\B(?=(\d{3})+$)/g, '.');
  return count <= -1 ? `-${digits}` : digits;
}

/**
 * A part of a whole, one decimal, cut off and never rounded; `–` when there is no whole to be a part of.
 * @param part,whole whole numbers; a part beyond its whole counts as the whole
 */
export function formatPercent(part: number, whole: number): string {
  if (whole <= 0) return '–';
  if (part <= 0) return '0 %';
  if (part >= whole) return '100 %';
  const tenths = Math.floor((part * 1000) / whole);
  return `${Math.floor(tenths / 10)},${tenths % 10} %`;
}
