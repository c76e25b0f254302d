/**
 * The pages of a dossier as cards in rows, thousands of them, of which only those in sight are drawn. Chosen with the
 * mouse (click, Ctrl, Shift, a frame drawn around them) and with the keys; moved by dragging. The cards flow on without
 * breaks, so a place follows from the pointer alone and needs no measuring of cards.
 */
import { DndContext, DragOverlay, PointerSensor, useSensor, useSensors } from '@dnd-kit/core';
import { useVirtualizer } from '@tanstack/react-virtual';
import { type KeyboardEvent, type MouseEvent, type ReactNode, useEffect, useRef, useState } from 'react';
import type { PageCard } from '../../../shared/views.ts';
import { figure } from '../../app/format.ts';
import { useLanguage, useTexts } from '../../app/language.tsx';
import { Thumbnail } from '../../components/thumbnail.tsx';
import { type CardSize, gridLayout } from './grid-layout.ts';
import { cardId, PageCardView } from './page-card.tsx';
import styles from './page-grid.module.css';
import { documentEdges, type PageOrder } from './page-order.ts';
import { type Selection, type Step, stepTarget } from './selection.ts';
import { texts } from './texts.ts';
import { useDragTarget } from './use-drag-target.ts';
import { useFrame } from './use-frame.ts';

export type Hold = { readonly ctrl: boolean; readonly shift: boolean };

export type PageGridProps = {
  order: PageOrder;
  total: number;
  size: CardSize;
  selection: Selection;
  label: string;
  movable: boolean;
  /** Told which places are in sight. */
  onSight: (first: number, last: number) => void;
  /** A page is chosen, by the mouse or by walking there. */
  onChoose: (index: number, hold: Hold) => void;
  /** The keys go there and the choice stays. */
  onWalk: (index: number) => void;
  onFrame: (indexes: readonly number[], add: boolean) => void;
  onDrop: (target: PageCard, side: 'before' | 'after') => void;
  onOpen: (card: PageCard) => void;
  onMenu: (at: { x: number; y: number }, index: number | null) => void;
};

const steps: Readonly<Record<string, Step>> = {
  ArrowLeft: 'left',
  ArrowRight: 'right',
  ArrowUp: 'up',
  ArrowDown: 'down',
  PageUp: 'page-up',
  PageDown: 'page-down',
  Home: 'home',
  End: 'end',
};

export function PageGrid(props: PageGridProps): ReactNode {
  const { order, total, size, selection, label, movable, onSight, onChoose, onWalk, onDrop, onOpen, onMenu } = props;
  const t = useTexts(texts);
  const { language } = useLanguage();
  const scroller = useRef<HTMLDivElement>(null);
  const all = useRef<HTMLDivElement>(null);
  const width = useWidth(scroller);
  const layout = gridLayout(size, width, total);
  const focusIndex = selection.focus === null ? undefined : order.indexOf(selection.focus);

  const virtualizer = useVirtualizer({
    count: layout.rows,
    getScrollElement: () => scroller.current,
    estimateSize: () => layout.cellHeight,
    overscan: 2,
    useFlushSync: false,
  });
  // Rows change their height with the size of the pictures; what was measured before holds no more.
  useEffect(() => {
    if (layout.cellHeight > 0) virtualizer.measure();
  }, [virtualizer, layout.cellHeight]);

  const rows = virtualizer.getVirtualItems();
  const first = (rows[0]?.index ?? 0) * layout.columns;
  const last = ((rows.at(-1)?.index ?? 0) + 1) * layout.columns - 1;
  useEffect(() => onSight(first, last), [onSight, first, last]);

  // Where the keys stand is always in sight, also after pages moved.
  const focusRow = focusIndex === undefined ? null : Math.floor(focusIndex / layout.columns);
  useEffect(() => {
    if (focusRow !== null) virtualizer.scrollToIndex(focusRow, { align: 'auto' });
  }, [virtualizer, focusRow]);

  const frame = useFrame({ all, layout, total, onFrame: props.onFrame });
  const drag = useDragTarget({ all, layout, total, order });
  const sensors = useSensors(useSensor(PointerSensor, { activationConstraint: { distance: 6 } }));

  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.target !== scroller.current || event.nativeEvent.isComposing || event.altKey) return;
    const step = steps[event.key];
    // Ctrl with left and right moves the pages themselves.
    const moves = event.ctrlKey && (step === 'left' || step === 'right');
    if (step !== undefined && !moves && total > 0) {
      event.preventDefault();
      const visibleRows = Math.max(1, Math.floor((scroller.current?.clientHeight ?? 0) / layout.cellHeight));
      const index = stepTarget(order, selection.focus, step, layout.columns, visibleRows);
      if (event.ctrlKey) onWalk(index);
      else onChoose(index, { ctrl: false, shift: event.shiftKey });
      return;
    }
    const here = focusIndex === undefined ? undefined : order.at(focusIndex);
    if (here === undefined || focusIndex === undefined) return;
    if (event.key === ' ' && event.ctrlKey) {
      event.preventDefault();
      onChoose(focusIndex, { ctrl: true, shift: false });
    } else if (event.key === ' ' || event.key === 'Enter') {
      event.preventDefault();
      onOpen(here);
    } else if (event.key === 'ContextMenu' || (event.key === 'F10' && event.shiftKey)) {
      event.preventDefault();
      const box = document.getElementById(cardId(here.id))?.getBoundingClientRect();
      if (box !== undefined) onMenu({ x: box.left + box.width / 2, y: box.top + box.height / 2 }, focusIndex);
    }
  };

  const indexUnder = (event: MouseEvent): number | null => {
    const card = (event.target as Element).closest('[data-index]');
    return card instanceof HTMLElement ? Number(card.dataset.index) : null;
  };

  const n = figure(selection.ids.size, language);
  return (
    <DndContext
      sensors={sensors}
      onDragStart={({ active }) => {
        const index = order.indexOf(Number(active.id));
        if (index !== undefined && !selection.ids.has(Number(active.id)))
          onChoose(index, { ctrl: false, shift: false });
        drag.begin(Number(active.id));
      }}
      onDragEnd={() => {
        const target = drag.end();
        if (target !== null) onDrop(target.card, target.side);
      }}
      onDragCancel={() => drag.end()}
      accessibility={{
        screenReaderInstructions: { draggable: t.drag.how },
        announcements: {
          onDragStart: () => t.drag.start(n),
          onDragOver: () => t.drag.over,
          onDragEnd: () => t.drag.end,
          onDragCancel: () => t.drag.cancel,
        },
      }}
    >
      <div
        ref={scroller}
        className={styles.scroller}
        role="listbox"
        tabIndex={0}
        aria-label={label}
        aria-multiselectable
        aria-activedescendant={
          selection.focus === null || focusIndex === undefined ? undefined : cardId(selection.focus)
        }
        onKeyDown={onKeyDown}
        onPointerDown={frame.onPointerDown}
        onMouseDown={(event) => {
          // The list has the focus, never a card of it: the keys work the same after a click as before.
          if (event.target === scroller.current) return;
          event.preventDefault();
          scroller.current?.focus({ preventScroll: true });
        }}
        onClick={(event) => {
          const index = indexUnder(event);
          if (index !== null && !frame.justDrawn()) {
            onChoose(index, { ctrl: event.ctrlKey || event.metaKey, shift: event.shiftKey });
          }
        }}
        onDoubleClick={(event) => {
          const card = order.at(indexUnder(event) ?? -1);
          if (card !== undefined) onOpen(card);
        }}
        onContextMenu={(event) => {
          event.preventDefault();
          onMenu({ x: event.clientX, y: event.clientY }, indexUnder(event));
        }}
      >
        <div ref={all} className={styles.all} style={{ height: virtualizer.getTotalSize() }} role="presentation">
          {rows.map((row) => (
            <div
              key={row.key}
              className={styles.row}
              role="presentation"
              style={{
                height: layout.cellHeight,
                transform: `translateY(${row.start}px)`,
                gridTemplateColumns: `repeat(${layout.columns}, ${layout.cellWidth}px)`,
              }}
            >
              {Array.from({ length: layout.columns }, (_, column) => {
                const index = row.index * layout.columns + column;
                const card = order.at(index);
                if (card === undefined || index >= total) return null;
                const edges = documentEdges(order, index);
                return (
                  <PageCardView
                    key={card.id}
                    card={card}
                    index={index}
                    total={total}
                    chosen={selection.ids.has(card.id)}
                    focused={selection.focus === card.id}
                    {...edges}
                    named={edges.begins || column === 0}
                    {...layout.picture}
                    movable={movable}
                  />
                );
              })}
            </div>
          ))}
          {drag.mark !== null && <div className={styles.dropMark} style={drag.mark} />}
          {frame.box !== null && <div className={styles.frame} style={frame.box} />}
        </div>
      </div>
      <DragOverlay dropAnimation={null}>
        {drag.card !== null && (
          <div className={styles.dragged}>
            <Thumbnail pageId={drag.card.id} version={drag.card.pictureVersion} alt="" width={88} height={120} />
            {selection.ids.size > 1 && <span className={styles.draggedCount}>{t.dragging(n)}</span>}
          </div>
        )}
      </DragOverlay>
    </DndContext>
  );
}

/** The inner width of an element, kept up to date. */
function useWidth(element: { readonly current: HTMLElement | null }): number {
  const [width, setWidth] = useState(0);
  useEffect(() => {
    const here = element.current;
    if (here === null) return;
    const observer = new ResizeObserver(() => setWidth(here.clientWidth));
    observer.observe(here);
    return () => observer.disconnect();
  }, [element]);
  return width;
}
