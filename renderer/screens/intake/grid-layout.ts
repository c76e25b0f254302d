/**
 * The measures of the sorting room: how many cards stand in a row, how high a row is, which cards a frame drawn with
 * the mouse touches. The pages of a dossier flow without breaks, so a place follows from its number alone and thousands
 * of pages need no more than the few rows in sight. CSS pixels. Pure.
 */
export const cardSizes = ['small', 'medium', 'large'] as const;

export type CardSize = (typeof cardSizes)[number];

/** The picture of a page; paper is higher than wide. */
const pictures: Readonly<Record<CardSize, { width: number; height: number }>> = {
  small: { width: 88, height: 120 },
  medium: { width: 136, height: 186 },
  large: { width: 216, height: 296 },
};

/** Around the picture: the strip of its document above, its own line below, and air. */
export const STRIP = 24;
const CAPTION = 24;
const AIR = 12;

export type GridLayout = {
  readonly columns: number;
  readonly rows: number;
  readonly cellWidth: number;
  readonly cellHeight: number;
  readonly picture: { readonly width: number; readonly height: number };
};

export function gridLayout(size: CardSize, width: number, pages: number): GridLayout {
  const picture = pictures[size];
  const least = picture.width + 2 * AIR;
  const columns = Math.max(1, Math.floor(width / least));
  // What is left over goes between the cards, so that a row fills the width.
  const cellWidth = Math.max(least, Math.floor(width / columns));
  return {
    columns,
    rows: Math.ceil(pages / columns),
    cellWidth,
    cellHeight: STRIP + picture.height + CAPTION + 2 * AIR,
    picture,
  };
}

export type Frame = { readonly x1: number; readonly y1: number; readonly x2: number; readonly y2: number };

/** Places of the cards that a frame touches, in order; the frame is measured from the top left of all rows. */
export function placesIn({ x1, y1, x2, y2 }: Frame, { columns, cellWidth, cellHeight }: GridLayout, pages: number) {
  const cell = (value: number, size: number): number => Math.floor(value / size);
  const [left, right] = [cell(Math.min(x1, x2), cellWidth), cell(Math.max(x1, x2), cellWidth)];
  const [top, bottom] = [cell(Math.min(y1, y2), cellHeight), cell(Math.max(y1, y2), cellHeight)];
  const places: number[] = [];
  for (let row = Math.max(0, top); row <= bottom && row * columns < pages; row++) {
    for (let column = Math.max(0, left); column <= Math.min(right, columns - 1); column++) {
      const place = row * columns + column;
      if (place < pages) places.push(place);
    }
  }
  return places;
}

/** The card under a point and the side of it that is nearer; beyond the last card, after it. Null above everything. */
export function dropPlace(
  { x, y }: { readonly x: number; readonly y: number },
  { columns, cellWidth, cellHeight }: GridLayout,
  pages: number,
): { index: number; side: 'before' | 'after' } | null {
  if (y < 0 || pages === 0) return null;
  const column = Math.max(0, Math.min(columns - 1, Math.floor(x / cellWidth)));
  const index = Math.floor(y / cellHeight) * columns + column;
  if (index >= pages) return { index: pages - 1, side: 'after' };
  return { index, side: x > (column + 0.5) * cellWidth ? 'after' : 'before' };
}
