/**
 * The papers found, as rows: asked from the station in windows while one scrolls, walked by the arrow keys, opened by
 * Enter or a click. It begins where the address says and tells where it stands, so that going back finds it as it was.
 */
import { useQueries } from '@tanstack/react-query';
import { defaultRangeExtractor, useVirtualizer } from '@tanstack/react-virtual';
import {
  type KeyboardEvent,
  type MouseEvent,
  type ReactNode,
  type Ref,
  useEffect,
  useImperativeHandle,
  useRef,
  useState,
} from 'react';
import type { SearchFilters } from '../../../shared/search-filters.ts';
import type { SearchHit } from '../../../shared/views.ts';
import { documentDate } from '../../app/format.ts';
import { useTexts } from '../../app/language.tsx';
import { stationQuery } from '../../client.ts';
import styles from './hit-list.module.css';
import { HitPicture, LitText } from './lit.tsx';
import { marksOf } from './marks.ts';
import { texts } from './texts.ts';

/** Rows asked for at once; the first window is the one that brings the counts. */
export const PART = 50;
const ROW = 92;

export type Question = { readonly query: string; readonly filters: SearchFilters };

/** The call that answers with one window of the results. Only the first also counts the facets. */
export const windowArgs = ({ query, filters }: Question, part: number) => ({
  query: query.trim(),
  filters,
  facets: part === 0,
  limit: PART,
  offset: part * PART,
});

/** What the screen asks of the list: the focus, from the search box. */
export type HitListHandle = { focus(): void; focusRow(index: number): void };

export function HitList(props: {
  ref?: Ref<HitListHandle>;
  question: Question;
  total: number;
  /** Where the list begins. */
  row: number | null;
  top: number;
  onOpen: (hit: SearchHit, index: number) => void;
  /** Told after the list has come to rest. */
  onPlace: (row: number | null, top: number) => void;
  /** The walk went up beyond the first row. */
  onLeave: () => void;
}): ReactNode {
  const { ref, question, total, onOpen, onPlace, onLeave } = props;
  const t = useTexts(texts);
  const scroller = useRef<HTMLDivElement>(null);
  const [active, setActive] = useState(props.row ?? 0);
  const chosen = useRef(props.row);
  const wantsFocus = useRef<number | null>(null);

  const virtualizer = useVirtualizer({
    count: total,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW,
    overscan: 6,
    initialOffset: props.top,
    // The row that holds the focus stays drawn, however far the wheel has gone.
    rangeExtractor: (range) => {
      const shown = defaultRangeExtractor(range);
      return active >= range.count || shown.includes(active) ? shown : [...shown, active].sort((a, b) => a - b);
    },
  });
  const items = virtualizer.getVirtualItems();
  const parts = [...new Set(items.map((item) => Math.floor(item.index / PART)))];
  const windows = useQueries({
    queries: parts.map((part) => stationQuery('search.find', windowArgs(question, part))),
  });
  const hits = new Map<number, SearchHit>();
  parts.forEach((part, i) => {
    windows[i]?.data?.hits.forEach((hit, j) => {
      hits.set(part * PART + j, hit);
    });
  });

  const rest = useRef<ReturnType<typeof setTimeout>>(undefined);
  const tellPlace = (): void => {
    clearTimeout(rest.current);
    rest.current = setTimeout(() => onPlace(chosen.current, scroller.current?.scrollTop ?? 0), 250);
  };
  useEffect(() => () => clearTimeout(rest.current), []);

  const go = (index: number): void => {
    const next = Math.max(0, Math.min(total - 1, index));
    chosen.current = next;
    wantsFocus.current = next;
    setActive(next);
    virtualizer.scrollToIndex(next, { align: 'auto' });
    takeFocus();
    tellPlace();
  };
  const takeFocus = (): void => {
    const wanted = wantsFocus.current;
    if (wanted === null) return;
    const drawn = scroller.current?.querySelector<HTMLElement>(`[data-index="${wanted}"]`);
    if (drawn == null) return;
    wantsFocus.current = null;
    drawn.focus({ preventScroll: true });
  };
  // The row may have to be drawn first.
  useEffect(takeFocus);
  useImperativeHandle(ref, () => ({ focus: () => go(active), focusRow: go }));

  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.nativeEvent.isComposing || event.ctrlKey || event.altKey || event.metaKey) return;
    const page = Math.max(1, Math.floor((scroller.current?.clientHeight ?? 0) / ROW) - 1);
    const steps: Readonly<Record<string, number>> = {
      ArrowDown: active + 1,
      ArrowUp: active - 1,
      PageDown: active + page,
      PageUp: active - page,
      Home: 0,
      End: total - 1,
    };
    const target = steps[event.key];
    const here = hits.get(active);
    if (event.key === 'ArrowUp' && active === 0) onLeave();
    else if (target !== undefined) go(target);
    else if (event.key === 'Enter' && here !== undefined) onOpen(here, active);
    else return;
    event.preventDefault();
  };

  const onClick = ({ target }: MouseEvent): void => {
    const index = Number((target as HTMLElement).closest<HTMLElement>('[data-index]')?.dataset.index ?? Number.NaN);
    const hit = hits.get(index);
    if (hit !== undefined) onOpen(hit, index);
  };

  return (
    <div
      ref={scroller}
      className={styles.list}
      role="listbox"
      aria-label={t.results}
      tabIndex={-1}
      onKeyDown={onKeyDown}
      onClick={onClick}
      onScroll={tellPlace}
    >
      <div className={styles.all} style={{ height: virtualizer.getTotalSize() }} role="presentation">
        {items.map(({ index, start }) => {
          const hit = hits.get(index);
          return (
            <div
              key={index}
              data-index={index}
              className={styles.row}
              role="option"
              aria-selected={index === active}
              aria-setsize={total}
              aria-posinset={index + 1}
              tabIndex={index === active ? 0 : -1}
              style={{ height: ROW, transform: `translateY(${start}px)` }}
              onFocus={() => {
                if (active !== index) setActive(index);
                chosen.current = index;
              }}
            >
              {hit !== undefined && <HitRow hit={hit} query={question.query.trim()} />}
            </div>
          );
        })}
      </div>
    </div>
  );
}

/** Number and symbol as on the paper: 12/QĐ-MTTQ. */
export const numberOf = ({ number, symbol }: Pick<SearchHit, 'number' | 'symbol'>): string =>
  [number, symbol].filter((part) => part !== null && part !== '').join('/');

function HitRow({ hit, query }: { hit: SearchHit; query: string }): ReactNode {
  const t = useTexts(texts);
  const [best] = hit.pages;
  const number = numberOf(hit);
  const issuer = hit.body ?? hit.issuer;
  const lit = (text: string): ReactNode => <LitText text={text} marks={marksOf(text, query)} />;
  return (
    <>
      <HitPicture hit={hit} query={query} />
      <div className={styles.words}>
        <div className={styles.head}>
          <span className={styles.number}>{number === '' ? t.withoutNumber : lit(number)}</span>
          {hit.type !== null && <span>{lit(hit.type)}</span>}
          {hit.date !== null && <span>{documentDate(hit.date)}</span>}
          {issuer !== null && <span className={styles.issuer}>{lit(issuer)}</span>}
          <span className={styles.place}>
            {[t.dossier(hit.dossierCode), ...(best === undefined ? [] : [t.page(String(best.page))])].join(' · ')}
          </span>
        </div>
        <div className={hit.subject === null ? styles.quiet : styles.subject}>
          {hit.subject === null ? t.withoutSubject : lit(hit.subject)}
        </div>
        <div className={styles.snippet}>
          {best !== undefined ? <LitText text={best.snippet} marks={best.marks} /> : query !== '' && t.onlyFields}
        </div>
      </div>
    </>
  );
}
