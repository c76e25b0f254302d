/** Where dragged pages would go: the pointer's place among the cards, and the line that shows it. */
import { useEffect, useRef, useState } from 'react';
import type { PageCard } from '../../../shared/views.ts';
import { dropPlace, type GridLayout, STRIP } from './grid-layout.ts';
import type { PageOrder } from './page-order.ts';

export function useDragTarget(props: {
  all: { readonly current: HTMLElement | null };
  layout: GridLayout;
  total: number;
  order: PageOrder;
}) {
  const [dragged, setDragged] = useState<number | null>(null);
  const [place, setPlace] = useState<{ index: number; side: 'before' | 'after' } | null>(null);
  const latest = useRef(props);
  useEffect(() => {
    latest.current = props;
  });

  useEffect(() => {
    if (dragged === null) return;
    const pointer = { x: Number.NaN, y: Number.NaN };
    const follow = (): void => {
      const { all, layout, total } = latest.current;
      const box = all.current?.getBoundingClientRect();
      if (box !== undefined && !Number.isNaN(pointer.x)) {
        setPlace(dropPlace({ x: pointer.x - box.left, y: pointer.y - box.top }, layout, total));
      }
    };
    const onMove = (event: PointerEvent): void => {
      pointer.x = event.clientX;
      pointer.y = event.clientY;
      follow();
    };
    const stop = new AbortController();
    window.addEventListener('pointermove', onMove, { signal: stop.signal });
    // At the edge the list scrolls under a pointer that stands still.
    window.addEventListener('scroll', follow, { signal: stop.signal, capture: true });
    return () => stop.abort();
  }, [dragged]);

  const { layout, order } = props;
  const index = dragged === null ? undefined : order.indexOf(dragged);
  const column = place === null ? 0 : (place.index % layout.columns) + (place.side === 'after' ? 1 : 0);
  return {
    begin: setDragged,
    /** Ends the drag and answers where the pages are to go; null beside the cards. */
    end: (): { card: PageCard; side: 'before' | 'after' } | null => {
      setDragged(null);
      setPlace(null);
      const card = place === null ? undefined : order.at(place.index);
      return place === null || card === undefined ? null : { card, side: place.side };
    },
    card: index === undefined ? null : (order.at(index) ?? null),
    mark:
      place === null
        ? null
        : {
            left: column * layout.cellWidth,
            top: Math.floor(place.index / layout.columns) * layout.cellHeight + STRIP,
            height: layout.cellHeight - STRIP - 8,
          },
  };
}
