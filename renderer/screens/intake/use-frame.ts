/** A frame drawn with the mouse beside the pictures chooses the cards it touches. A simple click there chooses none. */
import { type PointerEvent, useEffect, useRef, useState } from 'react';
import { type Frame, type GridLayout, placesIn } from './grid-layout.ts';

/** A hand is not quite still while it clicks. */
const STILL = 4;

export function useFrame(props: {
  all: { readonly current: HTMLElement | null };
  layout: GridLayout;
  total: number;
  onFrame: (indexes: readonly number[], add: boolean) => void;
}) {
  const [frame, setFrame] = useState<Frame | null>(null);
  const drawn = useRef(false);
  const latest = useRef(props);
  useEffect(() => {
    latest.current = props;
  });

  const onPointerDown = (event: PointerEvent<HTMLElement>): void => {
    drawn.current = false;
    const all = latest.current.all.current;
    const scroller = event.currentTarget;
    const onBar = event.clientX - scroller.getBoundingClientRect().left > scroller.clientWidth;
    if (event.button !== 0 || onBar || all === null || (event.target as Element).closest('[data-picture]') !== null)
      return;
    const add = event.ctrlKey || event.metaKey || event.shiftKey;
    const onCard = (event.target as Element).closest('[data-index]') !== null;
    const place = (x: number, y: number): { x: number; y: number } => {
      const box = all.getBoundingClientRect();
      return { x: x - box.left, y: y - box.top };
    };
    const start = place(event.clientX, event.clientY);
    const stop = new AbortController();
    const onMove = (moved: globalThis.PointerEvent): void => {
      const now = place(moved.clientX, moved.clientY);
      if (!drawn.current && Math.hypot(now.x - start.x, now.y - start.y) < STILL) return;
      drawn.current = true;
      const next = { x1: start.x, y1: start.y, x2: now.x, y2: now.y };
      setFrame(next);
      latest.current.onFrame(placesIn(next, latest.current.layout, latest.current.total), add);
    };
    const onUp = (): void => {
      stop.abort();
      setFrame(null);
      if (!drawn.current && !onCard && !add) latest.current.onFrame([], false);
    };
    window.addEventListener('pointermove', onMove, { signal: stop.signal });
    window.addEventListener('pointerup', onUp, { signal: stop.signal });
    window.addEventListener('pointercancel', onUp, { signal: stop.signal });
  };

  return {
    onPointerDown,
    /** Whether the click that just came ended a frame, and chooses nothing itself. */
    justDrawn: (): boolean => drawn.current,
    box:
      frame === null
        ? null
        : {
            left: Math.min(frame.x1, frame.x2),
            top: Math.min(frame.y1, frame.y2),
            width: Math.abs(frame.x2 - frame.x1),
            height: Math.abs(frame.y2 - frame.y1),
          },
  };
}
