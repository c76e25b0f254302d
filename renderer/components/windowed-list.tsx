/**
 * A long list of which only what is in sight is asked from the station and drawn: a hundred rows at a time, however
 * long the list is. Rows have one height.
 *
 * With `onOpen` or `onActive` the rows can be walked with the arrow keys, Home, End and the page keys; Enter or a double
 * click opens. The walk keeps one row in the tab order, which stays drawn even when the wheel scrolls it out of sight,
 * so the focus is never lost.
 */
import { useQueries } from '@tanstack/react-query';
import { defaultRangeExtractor, type Range, useVirtualizer } from '@tanstack/react-virtual';
import { type KeyboardEvent, type ReactNode, useCallback, useEffect, useRef, useState } from 'react';
import type { CallArgs, CallName, CallResult } from '../../shared/contract.ts';
import type { Window } from '../../shared/views.ts';
import { useTexts } from '../app/language.tsx';
import { failureOf, stationQuery } from '../client.ts';
import { ErrorNotice } from './error-notice.tsx';
import { texts } from './texts.ts';
import styles from './windowed-list.module.css';

/** Calls that answer with a window on a list. */
export type WindowCall = { [N in CallName]: CallResult<N> extends Window<unknown> ? N : never }[CallName];

export type RowOf<N extends WindowCall> = CallResult<N>['rows'][number];

/** Rows asked for at once: several screens full, and quick for the database. */
const PART = 100;

export type WindowedListProps<N extends WindowCall> = {
  call: N;
  /** Without offset and limit, which are the list's own. */
  args: Omit<CallArgs<N>, 'offset' | 'limit'>;
  /** CSS pixels. */
  rowHeight: number;
  row: (row: RowOf<N>, index: number) => ReactNode;
  /** What stands there when the list has no row. */
  empty: ReactNode;
  /** The name of the list, for those who do not see it. */
  label: string;
  onOpen?: ((row: RowOf<N>, index: number) => void) | undefined;
  /** Told when the walk comes to another row; undefined while that row is still on its way. */
  onActive?: ((row: RowOf<N> | undefined, index: number) => void) | undefined;
  /** Where the walk begins and what is in sight at first. */
  initialIndex?: number | undefined;
  /** `list` when rows hold buttons or boxes of their own; a listbox may not. */
  as?: 'listbox' | 'list' | undefined;
};

export function WindowedList<N extends WindowCall>(props: WindowedListProps<N>): ReactNode {
  const { args, rowHeight, row, empty, label, onOpen, onActive, initialIndex = 0 } = props;
  const kind = props.as ?? (onOpen === undefined ? 'list' : 'listbox');
  const walking = onOpen !== undefined || onActive !== undefined;
  const t = useTexts(texts);
  const scroller = useRef<HTMLDivElement>(null);
  const takesFocus = useRef(false);
  const [active, setActive] = useState(initialIndex);
  const [known, setKnown] = useState<number | null>(null);

  const rangeExtractor = useCallback(
    (range: Range) => {
      const shown = defaultRangeExtractor(range);
      return !walking || active >= range.count || shown.includes(active)
        ? shown
        : [...shown, active].sort((a, b) => a - b);
    },
    [active, walking],
  );
  const virtualizer = useVirtualizer({
    count: known ?? 0,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: 12,
    rangeExtractor,
  });
  const drawn = virtualizer.getVirtualItems();
  const { rows, total, failed } = useParts(
    props,
    drawn.map((item) => item.index),
  );
  // The length last told stays until another is: the list keeps its place while the next answer is on its way.
  if (total !== null && total !== known) setKnown(total);

  useBeginning(JSON.stringify(args), known !== null, (again) => {
    if (again) setActive(0);
    virtualizer.scrollToIndex(again ? 0 : initialIndex, { align: again ? 'start' : 'center' });
  });

  // A row that the walk comes to may have to be drawn first.
  useEffect(() => {
    if (!takesFocus.current) return;
    takesFocus.current = false;
    scroller.current?.querySelector<HTMLElement>(`[data-index="${active}"]`)?.focus({ preventScroll: true });
  }, [active]);

  const go = (index: number): void => {
    const next = Math.max(0, Math.min((known ?? 1) - 1, index));
    if (next === active) return;
    takesFocus.current = true;
    setActive(next);
    virtualizer.scrollToIndex(next, { align: 'auto' });
    onActive?.(rows.get(next), next);
  };

  const onKeyDown = (event: KeyboardEvent): void => {
    if (!walking || event.nativeEvent.isComposing || event.ctrlKey || event.altKey || event.metaKey) return;
    // Boxes and buttons inside a row keep their own keys.
    if ((event.target as HTMLElement).dataset.index === undefined) return;
    const page = Math.max(1, Math.floor((scroller.current?.clientHeight ?? 0) / rowHeight) - 1);
    const steps: Readonly<Record<string, number>> = {
      ArrowDown: active + 1,
      ArrowUp: active - 1,
      PageDown: active + page,
      PageUp: active - page,
      Home: 0,
      End: (known ?? 1) - 1,
    };
    const target = steps[event.key];
    const here = rows.get(active);
    if (target !== undefined) {
      event.preventDefault();
      go(target);
    } else if (event.key === 'Enter' && here !== undefined && onOpen !== undefined) {
      event.preventDefault();
      onOpen(here, active);
    }
  };

  if (failed !== null) {
    return (
      <div className={styles.list}>
        <ErrorNotice failure={failureOf(failed.error)} onRetry={() => void failed.refetch()} />
      </div>
    );
  }
  if (known === 0) return <div className={styles.list}>{empty}</div>;
  const listProps = {
    role: kind,
    'aria-label': label,
    'aria-busy': known === null,
    onKeyDown,
    // What scrolls must be reachable without a mouse; a walk scrolls by itself.
    ...(walking ? {} : { tabIndex: 0 }),
  };
  const rowProps = (index: number) => ({
    role: kind === 'listbox' ? 'option' : 'listitem',
    'aria-setsize': known ?? -1,
    'aria-posinset': index + 1,
    ...(kind === 'listbox' ? { 'aria-selected': index === active } : {}),
    ...(walking ? { tabIndex: index === active ? 0 : -1, onClick: () => go(index) } : {}),
    onDoubleClick: () => {
      const here = rows.get(index);
      if (here !== undefined) onOpen?.(here, index);
    },
  });
  return (
    <div ref={scroller} className={styles.list} {...listProps}>
      {known === null && <p className={styles.loading}>{t.loading}</p>}
      <div className={styles.all} style={{ height: virtualizer.getTotalSize() }} role="presentation">
        {drawn.map(({ index, start }) => {
          const here = rows.get(index);
          return (
            <div
              key={index}
              data-index={index}
              className={styles.row}
              style={{ height: rowHeight, transform: `translateY(${start}px)` }}
              {...rowProps(index)}
            >
              {here !== undefined && row(here, index)}
            </div>
          );
        })}
      </div>
    </div>
  );
}

/** The answers for the parts of the list that are in sight; rows still on their way are missing. */
function useParts<N extends WindowCall>({ call, args, initialIndex = 0 }: WindowedListProps<N>, indices: number[]) {
  const inSight = new Set((indices.length === 0 ? [initialIndex] : indices).map((index) => Math.floor(index / PART)));
  const offsets = [...inSight].map((part) => part * PART);
  const answers = useQueries({
    queries: offsets.map((offset) => stationQuery(call, { ...args, offset, limit: PART } as CallArgs<N>)),
  });
  const rows = new Map<number, RowOf<N>>();
  let total: number | null = null;
  let newest = -1;
  offsets.forEach((offset, i) => {
    const answer = answers[i];
    if (answer?.data === undefined) return;
    const part = answer.data as Window<RowOf<N>>;
    part.rows.forEach((one, j) => {
      rows.set(offset + j, one);
    });
    if (answer.dataUpdatedAt > newest) {
      newest = answer.dataUpdatedAt;
      total = part.total;
    }
  });
  return { rows, total: total as number | null, failed: answers.find((answer) => answer.isError) ?? null };
}

/** Runs when the first answer is there, and again for another question: that list begins at its top. */
function useBeginning(question: string, there: boolean, begin: (again: boolean) => void): void {
  const begun = useRef<string | null>(null);
  useEffect(() => {
    if (!there || begun.current === question) return;
    begin(begun.current !== null);
    begun.current = question;
  });
}
