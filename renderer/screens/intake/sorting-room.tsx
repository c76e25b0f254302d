/**
 * The sorting room of a dossier: its pages as they lie, arriving and being read before one's eyes, put in order with
 * mouse or keys. Everything here can be undone; the original scans are never touched.
 */
import { type ReactNode, useCallback, useState } from 'react';
import type { Failure } from '../../../shared/result.ts';
import type { PageCard } from '../../../shared/views.ts';
import { figure } from '../../app/format.ts';
import { useLanguage, useTexts } from '../../app/language.tsx';
import { go } from '../../app/location.ts';
import { useMay } from '../../app/session.tsx';
import { useUndo } from '../../app/undo.tsx';
import { failureOf, useStation } from '../../client.ts';
import { EmptyState } from '../../components/empty-state.tsx';
import { ErrorNotice } from '../../components/error-notice.tsx';
import { FittingDossiers } from '../../components/fitting-dossiers.tsx';
import { useKeys } from '../../components/keys.tsx';
import { type CardSize, cardSizes } from './grid-layout.ts';
import { MoveDocuments } from './move-documents.tsx';
import { useActionKeys } from './page-action-keys.ts';
import {
  allAside,
  carryOut,
  documentsChosen,
  freshOrder,
  moveAll,
  type PageAction,
  planOf,
  possibleActions,
  replacePage,
} from './page-actions.ts';
import { type Hold, PageGrid } from './page-grid.tsx';
import { PageMenu } from './page-menu.tsx';
import { dropMove } from './page-order.ts';
import { PagePreview } from './page-preview.tsx';
import { RemovedTray } from './removed-tray.tsx';
import { RoomHeader } from './room-header.tsx';
import { RoomToolbar } from './room-toolbar.tsx';
import {
  chooseAll,
  chooseFramed,
  chooseOnly,
  nothingChosen,
  reach,
  type Selection,
  toggle,
  without,
} from './selection.ts';
import styles from './sorting-room.module.css';
import { TakingPanel } from './taking-panel.tsx';
import { texts } from './texts.ts';
import { useLatest } from './use-latest.ts';
import { usePages } from './use-pages.ts';

const STORED_SIZE = 'intake.cardSize';

const storedSize = (): CardSize => cardSizes.find((size) => size === localStorage.getItem(STORED_SIZE)) ?? 'medium';

export function SortingRoom({ dossierId, onAddPapers }: { dossierId: number; onAddPapers: () => void }): ReactNode {
  const t = useTexts(texts);
  const { language } = useLanguage();
  const dossier = useStation('dossier.show', { id: dossierId });
  const [sight, setSight] = useState({ first: 0, last: 0 });
  const pages = usePages(dossierId, sight.first, sight.last);
  const [selection, setSelection] = useState<Selection>(nothingChosen);
  const [size, setSize] = useState<CardSize>(storedSize);
  const [open, setOpen] = useState<'nothing' | 'preview' | 'removed' | 'move'>('nothing');
  const [menu, setMenu] = useState({ opened: false, x: 0, y: 0 });
  const [failure, setFailure] = useState<Failure | null>(null);
  const [busy, setBusy] = useState(false);
  const { undo, redo } = useUndo();
  const edits = useStation('edit.state', {});
  const may = useMay('describe');

  const { order } = pages;
  const total = pages.total ?? 0;
  const movable = may && (dossier.data?.steps.includes('capture') ?? false);
  const possible = movable && !busy ? possibleActions(order, selection.ids) : new Set<PageAction>();
  const aside = allAside(order, selection.ids);

  /** Runs something that talks to the station; what went wrong is shown above the pages. */
  const attempt = async (work: () => Promise<Failure | null>): Promise<boolean> => {
    setBusy(true);
    setFailure(null);
    const found = await work().catch(failureOf);
    setBusy(false);
    setFailure(found);
    return found === null;
  };

  const act = useLatest(async (action: PageAction): Promise<void> => {
    if (!possible.has(action)) return;
    const [only] = selection.ids;
    if (action === 'moveDocuments') setOpen('move');
    else if (action === 'replace') {
      if (only !== undefined) await attempt(() => replacePage(only));
    } else {
      await attempt(async () => {
        const fresh = await freshOrder(pages, selection);
        const plan = planOf(action, fresh, selection.ids);
        const failed = plan === null ? null : await carryOut(plan);
        if (failed === null && action === 'remove') {
          const lastPlace = Math.max(...[...selection.ids].map((id) => fresh.indexOf(id) ?? -1));
          const next = fresh.at(lastPlace + 1) ?? fresh.at(lastPlace - selection.ids.size);
          setSelection(next === undefined ? nothingChosen : chooseOnly(next.id));
        }
        return failed;
      });
    }
  });

  const choose = async (index: number, { ctrl, shift }: Hold): Promise<void> => {
    const card = order.at(index);
    if (shift) {
      const from = selection.anchor === null ? undefined : order.indexOf(selection.anchor);
      const known = await pages.load(Math.min(from ?? index, index), Math.max(from ?? index, index)).catch(() => null);
      const reached = known?.at(index);
      if (known && reached) setSelection((before) => reach(before, known, reached.id, ctrl));
    } else if (card !== undefined) {
      setSelection(ctrl ? toggle(selection, card.id) : chooseOnly(card.id));
    } else {
      // Home, End and the page keys may lead to pages that were not asked for yet.
      const known = await pages.load(index, index).catch(() => null);
      const reached = known?.at(index);
      if (reached) setSelection(chooseOnly(reached.id));
    }
  };

  const walk = async (index: number): Promise<void> => {
    const card = order.at(index) ?? (await pages.load(index, index).catch(() => null))?.at(index);
    if (card !== undefined) setSelection((before) => ({ ...before, focus: card.id }));
  };

  const everything = async (): Promise<void> => {
    await attempt(async () => {
      const known = await pages.load(0, total - 1);
      setSelection((before) => chooseAll(before, known));
      return null;
    });
  };

  const drop = async (target: PageCard, side: 'before' | 'after'): Promise<void> => {
    await attempt(async () => {
      const fresh = await freshOrder(pages, { ...selection, ids: new Set([...selection.ids, target.id]) });
      const move = dropMove(fresh, selection.ids, target, side);
      return move === null ? null : carryOut({ call: 'page.move', args: move });
    });
  };

  const moveDocuments = async (to: number): Promise<void> => {
    const moved = await attempt(async () => {
      const fresh = await freshOrder(pages, selection);
      const ids = documentsChosen(fresh, selection);
      return carryOut({ call: 'document.move', args: { ids, dossierId: to, before: null } });
    });
    setOpen('nothing');
    if (moved) setSelection(without(nothingChosen, selection.ids, null));
  };

  /** All papers of this dossier into another; the room of that one opens. */
  const moveEverything = async (to: number): Promise<Failure | null> => {
    const failed = await moveAll(dossierId, to).catch(failureOf);
    if (failed === null) go(`/intake/${to}`);
    return failed;
  };

  const changeSize = useLatest((next: CardSize): void => {
    localStorage.setItem(STORED_SIZE, next);
    setSize(next);
  });
  const toggleRemoved = useLatest(() => setOpen(open === 'removed' ? 'nothing' : 'removed'));
  const addPapers = useLatest(onAddPapers);
  const undoLast = useLatest(undo);
  const redoLast = useLatest(redo);

  useActionKeys({ aside, possible, act, enabled: open !== 'move' });
  useKeys({
    'Ctrl+A': { label: t.selectAll, run: () => void everything() },
    Escape: {
      label: t.selectNone,
      run: () => (selection.ids.size === 0 ? false : setSelection({ ...selection, ids: new Set() })),
    },
    ArrowLeft: { label: t.walk, run: () => false },
    ArrowRight: { label: t.walk, run: () => false },
    Space: { label: t.open, run: () => false },
  });

  const onSight = useCallback((first: number, last: number) => setSight({ first, last }), []);
  const focused = selection.focus === null ? undefined : order.at(order.indexOf(selection.focus) ?? -1);
  const ready = dossier.data !== undefined && pages.total !== null;
  const wrong = dossier.isError ? failureOf(dossier.error) : pages.failure;

  return (
    <main
      className={styles.room}
      aria-label={t.room}
      {...(ready || wrong ? { 'data-ready': 'sorting-room' } : { 'aria-busy': true })}
    >
      {dossier.data !== undefined && (
        <RoomHeader dossier={dossier.data} onAddPapers={movable ? addPapers : undefined} />
      )}
      <TakingPanel intoDossier={dossierId} />
      <ErrorNotice failure={wrong} onRetry={() => (dossier.isError ? void dossier.refetch() : pages.askAgain())} />
      {dossier.data !== undefined && !movable && may && <p className={styles.sealed}>{t.sealed}</p>}
      {movable && total > 0 && (
        <FittingDossiers of={{ dossierId }} onMove={moveEverything} awake={open === 'nothing'} />
      )}
      <RoomToolbar
        chosen={selection.ids.size}
        aside={aside}
        possible={possible}
        size={size}
        onSize={changeSize}
        removed={dossier.data?.removedPages ?? 0}
        removedOpen={open === 'removed'}
        onRemoved={toggleRemoved}
        undo={edits.data?.undo ?? null}
        redo={edits.data?.redo ?? null}
        onUndo={undoLast}
        onRedo={redoLast}
        onAct={act}
        movable={movable}
      />
      <ErrorNotice failure={failure} onClose={() => setFailure(null)} />
      <div className={styles.pages}>
        {ready && total === 0 ? (
          <div className={styles.empty}>
            <EmptyState title={t.emptyRoom} {...(movable ? { action: { label: t.addPapers, run: onAddPapers } } : {})}>
              {t.emptyRoomText}
            </EmptyState>
          </div>
        ) : (
          <PageGrid
            order={order}
            total={total}
            size={size}
            selection={selection}
            label={t.pagesOf(dossier.data?.code ?? '')}
            movable={movable}
            onSight={onSight}
            onChoose={choose}
            onWalk={walk}
            onFrame={(indexes, add) =>
              setSelection((before) =>
                chooseFramed(
                  before,
                  indexes.flatMap((index) => order.at(index)?.id ?? []),
                  add,
                ),
              )
            }
            onDrop={drop}
            onOpen={(card) => {
              setSelection((before) => (before.ids.has(card.id) ? { ...before, focus: card.id } : chooseOnly(card.id)));
              setOpen('preview');
            }}
            onMenu={(at, index) => {
              const card = index === null ? undefined : order.at(index);
              if (card !== undefined && !selection.ids.has(card.id)) setSelection(chooseOnly(card.id));
              if (card !== undefined) setMenu({ opened: true, ...at });
            }}
          />
        )}
        {open === 'removed' && (
          <RemovedTray dossierId={dossierId} movable={movable} onClose={() => setOpen('nothing')} />
        )}
      </div>
      <PageMenu
        opened={menu.opened}
        at={menu}
        aside={aside}
        possible={possible}
        onAct={act}
        onClose={() => setMenu({ ...menu, opened: false })}
      />
      {open === 'preview' && focused !== undefined && (
        <PagePreview
          card={focused}
          place={`${figure((order.indexOf(focused.id) ?? 0) + 1, language)}/${figure(total, language)}`}
          onStep={(by) => {
            const index = (order.indexOf(focused.id) ?? 0) + by;
            if (index >= 0 && index < total) void choose(index, { ctrl: false, shift: false });
          }}
          onAct={act}
          possible={possible}
          onClose={() => setOpen('nothing')}
        />
      )}
      <MoveDocuments
        opened={open === 'move'}
        documents={documentsChosen(order, selection).length}
        from={dossierId}
        pending={busy}
        onMove={moveDocuments}
        onClose={() => setOpen('nothing')}
      />
    </main>
  );
}
