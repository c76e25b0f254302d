/**
 * One page of a paper: its picture with deep zoom, and over it what was read there. Words can be chosen, taken into a
 * field, copied and put right in their place; hits and the words of a field are lit and brought into view.
 *
 * Promises: a click on the paper never takes the focus out of a text box; keys that an input method is using are left
 * alone; the text of the page can be reached by a screen reader; the last page stays until the next one is there.
 */
import { ActionIcon, Button, Tooltip } from '@mantine/core';
import {
  IconArrowAutofitHeight,
  IconArrowAutofitWidth,
  IconRotate2,
  IconRotateClockwise2,
  IconTextScan2,
  IconZoomIn,
  IconZoomOut,
} from '@tabler/icons-react';
import {
  type ReactNode,
  type Ref,
  useCallback,
  useEffect,
  useImperativeHandle,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
} from 'react';
import { type Box, lineText, type PageText, wordsOf } from '../../../shared/page-text.ts';
import { useTexts } from '../../app/language.tsx';
import { pagePicture } from '../../client.ts';
import { useKeys } from '../keys.tsx';
import { boxAt, boxesIn, cornersOf, doubtfulWords, frameOf, type Point, type Span, wordsUnder } from './geometry.ts';
import styles from './page-viewer.module.css';
import { fetchAhead } from './pictures.ts';
import { type Fit, openStage, type Placement, type Stage } from './stage.ts';
import { texts } from './texts.ts';
import { WordEditor } from './word-editor.tsx';
import { WordLayer } from './word-layer.tsx';

export type ViewedPage = {
  readonly id: number;
  /** Position in the document, 1 = first. */
  readonly page: number;
  /** `pictureVersion` of the page. */
  readonly version: number;
  /** Pixels across the upright page; null while it has not been read. */
  readonly width: number | null;
};

export type PageViewerHandle = {
  /** Chooses words by their number in reading order; the last one is the word that F2 puts right. */
  choose(words: readonly number[]): void;
  chosen(): readonly number[];
};

export type PageViewerProps = {
  page: ViewedPage;
  /** null while it is on its way or has not been read. */
  text: PageText | null;
  /** What a reader of the window's text is told while there is none. */
  textMissing?: 'coming' | 'unread';
  /** Words of the field that has the focus. */
  lit?: readonly Box[];
  /** One list of boxes for each place found. */
  hits?: readonly (readonly Box[])[];
  currentHit?: number | null;
  onHit?: (hit: number) => void;
  /** Words read with less certainty than this (0…100) are underlined; F3 goes from one to the next. */
  doubtBelow?: number;
  /** Words taken with Ctrl+click or a box dragged with Ctrl; with Shift as well they are added. */
  onTake?: (words: readonly number[], how: 'replace' | 'append') => void;
  /** Puts a word right: `read` is what stands there now. Without it words cannot be changed. */
  onCorrect?: (word: number, read: string, text: string) => void;
  /** Goes to the next or previous page; false when there is none. */
  onTurn?: (way: 1 | -1) => boolean;
  /** Pages likely to be asked for next. */
  ahead?: readonly { readonly id: number; readonly version: number }[];
  /** Stands at the right end of the toolbar. */
  children?: ReactNode;
  ref?: Ref<PageViewerHandle>;
};

const NO_BOXES: readonly Box[] = [];
const NO_HITS: readonly (readonly Box[])[] = [];

export function PageViewer(props: PageViewerProps): ReactNode {
  const { page, text, onHit, onTake, onCorrect, onTurn, ahead, ref } = props;
  const { lit = NO_BOXES, hits = NO_HITS, currentHit = null, doubtBelow = 60 } = props;
  const t = useTexts(texts);
  const frame = useRef<HTMLDivElement>(null);
  const element = useRef<HTMLDivElement>(null);
  const layer = useRef<SVGGElement>(null);
  const stage = useRef<Stage | null>(null);
  const placement = useRef<Placement | null>(null);
  const editor = useRef<HTMLDivElement>(null);
  const editedAt = useRef<Point | null>(null);
  const pendingDoubt = useRef<1 | -1 | null>(null);
  const key = pagePicture(page.id, 'view', page.version);
  const [shown, setShown] = useState<string | null>(null);
  const [failed, setFailed] = useState<string | null>(null);
  const [attempt, setAttempt] = useState(0);
  const [fit, setFit] = useState<Fit>('width');
  const [textShown, setTextShown] = useState(false);
  const [selection, setSelection] = useState<readonly number[]>([]);
  const [editing, setEditing] = useState<number | null>(null);
  const [band, setBand] = useState<Span | null>(null);
  const words = useMemo(() => (text === null ? [] : wordsOf(text)), [text]);
  const doubtful = useMemo(() => (text === null ? [] : doubtfulWords(text, doubtBelow)), [text, doubtBelow]);
  const width = text?.width ?? page.width;

  const edited = editing === null ? undefined : words[editing];
  const place = useCallback((): void => {
    const at = placement.current;
    if (at === null || width === null) return;
    const { origin, right, down } = at;
    const matrix = [right.x, right.y, down.x, down.y].map((n) => n / width);
    layer.current?.setAttribute('transform', `matrix(${[...matrix, origin.x, origin.y].join(' ')})`);
    const under = editedAt.current;
    if (under === null || editor.current === null) return;
    const [x, y] = [under.x / width, under.y / width];
    const [left, top] = [origin.x + x * right.x + y * down.x, origin.y + x * right.y + y * down.y];
    editor.current.style.transform = `translate(${Math.round(left)}px, ${Math.round(top + 4)}px)`;
  }, [width]);
  useLayoutEffect(() => {
    editedAt.current = edited === undefined || text === null ? null : cornersOf(edited.box, text.skew)[3];
    place();
  });

  /** What the stage tells is answered by the newest render. */
  const told = useRef({ place, click, doubleClick, box, resized });
  useLayoutEffect(() => {
    told.current = { place, click, doubleClick, box, resized };
  });
  useEffect(() => {
    if (element.current === null) return;
    const opened = openStage(element.current, {
      onPlace: (next) => {
        placement.current = next;
        told.current.place();
      },
      onShown: (picture) => {
        setShown(picture);
        setFailed(null);
      },
      onFailed: setFailed,
      onFit: setFit,
      onResized: () => told.current.resized(),
      onClick: (at, gesture) => told.current.click(at, gesture),
      onDoubleClick: (at) => told.current.doubleClick(at),
      onBox: (from, to, done, gesture) => told.current.box(from, to, done, gesture.shift),
    });
    stage.current = opened;
    // The paper can be moved with the arrow keys, so it stands in the tab order.
    if (frame.current !== null) frame.current.tabIndex = 0;
    return () => {
      stage.current = null;
      opened.close();
    };
  }, []);
  useEffect(() => {
    stage.current?.show({
      key: attempt === 0 ? key : `${key}#${attempt}`,
      view: key,
      full: pagePicture(page.id, 'full', page.version),
      width: page.width,
    });
  }, [key, attempt, page.id, page.version, page.width]);
  const isShown = shown?.split('#')[0] === key;

  // A page's words are numbered from its own beginning: nothing chosen on one page means anything on the next.
  const [chosenOn, setChosenOn] = useState(page.id);
  if (chosenOn !== page.id) {
    setChosenOn(page.id);
    setSelection([]);
    setEditing(null);
    setBand(null);
  }

  const bringIntoView = useCallback(
    (boxes: readonly Box[]): void => {
      const part = text === null ? null : frameOf(boxes, text.skew);
      if (part === null || text === null) return;
      const [x, y, w, h] = part.map((n) => n / text.width) as [number, number, number, number];
      stage.current?.bringIntoView({ x, y, width: w, height: h });
    },
    [text],
  );
  useEffect(() => {
    if (isShown) bringIntoView(lit);
  }, [isShown, lit, bringIntoView]);
  useEffect(() => {
    if (isShown && currentHit !== null) bringIntoView(hits[currentHit] ?? []);
  }, [isShown, hits, currentHit, bringIntoView]);
  useEffect(() => {
    if (!isShown) return;
    for (const next of ahead ?? []) fetchAhead(next);
  }, [isShown, ahead]);

  const choose = useCallback(
    (next: readonly number[]): void => {
      setSelection(next);
      const last = words[next.at(-1) ?? -1];
      if (last !== undefined) bringIntoView([last.box]);
    },
    [bringIntoView, words],
  );
  useImperativeHandle(ref, () => ({ choose, chosen: () => selection }), [choose, selection]);

  const onPage = (at: Point): Point => ({ x: at.x * (width ?? 1), y: at.y * (width ?? 1) });
  const boxes = useMemo(() => words.map((word) => word.box), [words]);
  const wordAt = (at: Point): number | null =>
    text === null ? null : boxAt(boxes, text.skew, onPage(at), text.dpi / 25);

  function click(at: Point, { ctrl, shift }: { ctrl: boolean; shift: boolean }): void {
    setEditing(null);
    if (text !== null && !ctrl && onHit !== undefined) {
      const hit = hits.findIndex((one) => boxAt(one, text.skew, onPage(at), text.dpi / 50) !== null);
      if (hit >= 0) onHit(hit);
    }
    const word = wordAt(at);
    if (word === null) {
      setSelection([]);
      return;
    }
    if (ctrl && onTake !== undefined) {
      setSelection([word]);
      onTake([word], shift ? 'append' : 'replace');
      return;
    }
    if (!ctrl) setSelection([word]);
    else setSelection((all) => (all.includes(word) ? all.filter((one) => one !== word) : [...all, word]));
  }

  /** What somebody looks at stays in sight when the stage gets another size. */
  function resized(): void {
    const word = words[selection.at(-1) ?? -1];
    if (word !== undefined) bringIntoView([word.box]);
    else if (currentHit !== null) bringIntoView(hits[currentHit] ?? NO_BOXES);
    else bringIntoView(lit);
  }

  function doubleClick(at: Point): void {
    const word = wordAt(at);
    if (word === null || onCorrect === undefined) return;
    setSelection([word]);
    setEditing(word);
  }

  function box(from: Point, to: Point, done: boolean, shift: boolean): void {
    const span = { from: onPage(from), to: onPage(to) };
    setBand(done ? null : span);
    if (!done) return;
    const inside = boxesIn(boxes, span);
    setSelection(inside);
    if (inside.length > 0) onTake?.(inside, shift ? 'append' : 'replace');
  }

  /** From one doubtful word to the next, over pages; answers false where there is no further one. */
  const stepDoubt = useCallback(
    (way: 1 | -1, from: number | null): boolean => {
      const next =
        way === 1
          ? doubtful.find((index) => from === null || index > from)
          : doubtful.findLast((index) => from === null || index < from);
      if (next !== undefined) {
        choose([next]);
        setEditing((now) => (now === null ? null : next));
        return true;
      }
      setEditing(null);
      if (onTurn?.(way) !== true) return false;
      pendingDoubt.current = way;
      return true;
    },
    [doubtful, choose, onTurn],
  );
  useEffect(() => {
    const way = pendingDoubt.current;
    if (way === null || text === null || !isShown) return;
    pendingDoubt.current = null;
    stepDoubt(way, null);
  }, [text, isShown, stepDoubt]);

  function editChosen(): boolean {
    if (onCorrect === undefined || text === null) return false;
    const word = selection.at(-1) ?? lit.flatMap((one) => wordsUnder(text, one))[0] ?? doubtful[0];
    if (word === undefined) return false;
    choose([word]);
    setEditing(word);
    return true;
  }

  const hasFocus = (): boolean => frame.current?.contains(document.activeElement) === true;
  const pan = (x: number, y: number) => (): boolean => {
    if (!hasFocus()) return false;
    stage.current?.panBy(x, y);
    return true;
  };
  const toggleText = (): void => setTextShown((now) => !now);
  const turnView = (degrees: number) => (): void => stage.current?.rotate(degrees);
  const zoomIn = { run: () => stage.current?.zoomBy(1.3) };
  const zoomOut = { run: () => stage.current?.zoomBy(1 / 1.3) };
  const last = selection.at(-1) ?? null;
  useKeys({
    'Alt+=': { label: t.zoomIn, ...zoomIn },
    '+': { label: t.zoomIn, ...zoomIn },
    '=': zoomIn,
    'Alt+-': { label: t.zoomOut, ...zoomOut },
    '-': { label: t.zoomOut, ...zoomOut },
    'Alt+0': { label: t.fitPage, run: () => stage.current?.fit('page') },
    'Alt+1': { label: t.actual, run: () => stage.current?.fit('actual') },
    'Alt+2': { label: t.fitWidth, run: () => stage.current?.fit('width') },
    'Alt+R': { label: t.rotateRight, run: turnView(90) },
    'Alt+Shift+R': { label: t.rotateLeft, run: turnView(-90) },
    t: { label: t.overlay, run: toggleText },
    'Alt+T': { label: t.overlay, run: toggleText },
    F3: { label: t.nextDoubt, run: () => stepDoubt(1, last) },
    'Shift+F3': { label: t.previousDoubt, run: () => stepDoubt(-1, last) },
    ...(onCorrect === undefined ? {} : { F2: { label: t.editWord, run: editChosen } }),
    'Ctrl+C': {
      label: t.copy,
      run: () => {
        if (selection.length === 0 || window.getSelection()?.isCollapsed === false) return false;
        const chosen = [...selection].sort((a, b) => a - b).flatMap((index) => words[index]?.text ?? []);
        void navigator.clipboard.writeText(chosen.join(' '));
        return true;
      },
    },
    ArrowLeft: { run: pan(-0.15, 0) },
    ArrowRight: { run: pan(0.15, 0) },
    ArrowUp: { run: pan(0, -0.15) },
    ArrowDown: { run: pan(0, 0.15) },
  });

  const chosenText = last === null ? undefined : words[last]?.text;
  const tool = (label: string, keys: string, icon: ReactNode, run: () => void, on = false): ReactNode => (
    <Tooltip label={`${label} (${keys})`}>
      <ActionIcon
        variant={on ? 'light' : 'subtle'}
        color="gray"
        aria-label={label}
        aria-pressed={on}
        onClick={run}
        onMouseDown={(event) => event.preventDefault()}
      >
        {icon}
      </ActionIcon>
    </Tooltip>
  );
  return (
    <div className={styles.viewer}>
      <section
        ref={frame}
        className={styles.frame}
        aria-label={t.picture(page.page)}
        data-shown={isShown ? page.id : undefined}
        onMouseDown={(event) => {
          if (event.target instanceof HTMLInputElement) return;
          event.preventDefault();
          // Unless something nearer has the focus: what stands around the picture does not count.
          if (document.activeElement?.contains(frame.current) ?? true) frame.current?.focus();
        }}
      >
        <div ref={element} className={styles.stage} />
        {text !== null && isShown && (
          <WordLayer
            ref={layer}
            page={text}
            lit={lit}
            hits={hits}
            currentHit={currentHit}
            doubtful={doubtful}
            selection={selection}
            band={band}
            textShown={textShown}
          />
        )}
        {edited !== undefined && editing !== null && (
          <WordEditor
            key={`${page.id} ${editing}`}
            ref={editor}
            word={edited.text}
            onSave={(value) => onCorrect?.(editing, edited.text, value)}
            onNext={(way) => stepDoubt(way, editing)}
            onClose={() => setEditing(null)}
          />
        )}
        {failed !== null && !isShown && (
          <div className={styles.failed} role="alert">
            <p>{t.failed}</p>
            <Button variant="default" onClick={() => setAttempt((n) => n + 1)}>
              {t.again}
            </Button>
          </div>
        )}
      </section>
      <div className={styles.tools} role="toolbar" aria-label={t.tools}>
        {tool(t.rotateLeft, 'Alt+Shift+R', <IconRotate2 size={18} />, turnView(-90))}
        {tool(t.rotateRight, 'Alt+R', <IconRotateClockwise2 size={18} />, turnView(90))}
        {tool(
          t.fitWidth,
          'Alt+2',
          <IconArrowAutofitWidth size={18} />,
          () => stage.current?.fit('width'),
          fit === 'width',
        )}
        {tool(
          t.fitPage,
          'Alt+0',
          <IconArrowAutofitHeight size={18} />,
          () => stage.current?.fit('page'),
          fit === 'page',
        )}
        {tool(t.zoomOut, '−', <IconZoomOut size={18} />, zoomOut.run)}
        {tool(t.zoomIn, '+', <IconZoomIn size={18} />, zoomIn.run)}
        {tool(
          t.actual,
          'Alt+1',
          <span className={styles.word}>{t.actual}</span>,
          () => stage.current?.fit('actual'),
          fit === 'actual',
        )}
        {tool(t.overlay, 'T', <IconTextScan2 size={18} />, toggleText, textShown)}
        <span className={styles.rest}>{props.children}</span>
      </div>
      <div className={styles.spoken} aria-live="polite">
        {chosenText !== undefined && t.wordNow(chosenText)}
      </div>
      <div className={styles.spoken} role="document" aria-label={t.read(page.page)}>
        {text === null ? (
          props.textMissing === 'unread' && <p>{t.notRead}</p>
        ) : words.length === 0 ? (
          <p>{t.nothingRead}</p>
        ) : (
          text.blocks.map((block) => <p key={block.box.join()}>{block.lines.map(lineText).join(' ')}</p>)
        )}
      </div>
    </div>
  );
}
