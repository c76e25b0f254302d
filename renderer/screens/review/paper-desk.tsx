/**
 * The desk: the paper large at the left, its fields at the right, the decision under them. Hands stay on the keys: Enter
 * goes from doubt to doubt and then approves, and the next paper is already there.
 */
import { notifications } from '@mantine/notifications';
import { type ReactNode, useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { Link, useLocation } from 'wouter';
import { sentencesOf } from '../../../shared/errors.ts';
import { wordsOf } from '../../../shared/page-text.ts';
import type { Failure } from '../../../shared/result.ts';
import { figure } from '../../app/format.ts';
import { useLanguage, useTexts } from '../../app/language.tsx';
import { useMay } from '../../app/session.tsx';
import { callStation, failureOf, useStation } from '../../client.ts';
import { EmptyState } from '../../components/empty-state.tsx';
import { ErrorNotice } from '../../components/error-notice.tsx';
import { FittingDossiers } from '../../components/fitting-dossiers.tsx';
import { useKeys } from '../../components/keys.tsx';
import { stepWord, type WordStep, wordsUnder } from '../../components/page-viewer/geometry.ts';
import { PageViewer, type PageViewerHandle } from '../../components/page-viewer/page-viewer.tsx';
import { type Queue, queueArgs, reviewAddress } from './address.ts';
import { DecisionBar, SendBackForm } from './decision-bar.tsx';
import { FieldList } from './field-list.tsx';
import { Filmstrip } from './filmstrip.tsx';
import { PaperNotices } from './notices.tsx';
import { PersonalData } from './personal-data.tsx';
import { QueueBar } from './queue-bar.tsx';
import styles from './review.module.css';
import { doubts, isDirty, openingPage } from './review-state.ts';
import { SplitNotice } from './split-notice.tsx';
import { takenText } from './taken-text.ts';
import { texts } from './texts.ts';
import { useDecisions } from './use-decisions.ts';
import { type PaperDesk, usePaper } from './use-paper.ts';
import { useSheet } from './use-sheet.ts';

export function PaperDeskScreen({ documentId, queue }: { documentId: number; queue: Queue }): ReactNode {
  const t = useTexts(texts);
  const { language } = useLanguage();
  const [, go] = useLocation();
  const mayWrite = useMay('describe');
  const mayDecide = useMay('approve');
  const viewer = useRef<PageViewerHandle>(null);
  const approveButton = useRef<HTMLButtonElement>(null);
  const splitButton = useRef<HTMLButtonElement>(null);
  const [sendingBack, setSendingBack] = useState<number | null>(null);

  const show = useStation('document.show', { id: documentId }, { keep: true });
  const placeAnswer = useStation('document.place', { id: documentId, ...queueArgs(queue) }, { keep: true });
  const paper = show.data;
  const arrived = paper?.id === documentId;
  const place = arrived && placeAnswer.data?.id === documentId ? placeAnswer.data : undefined;
  const next = place?.next ?? null;
  const nextPaper = useStation('document.show', { id: next ?? 0 }, { enabled: next !== null });
  const opensAt = nextPaper.data === undefined ? 1 : openingPage(nextPaper.data.fields);
  const nextPage = nextPaper.data?.pages.find((one) => one.page === opensAt) ?? nextPaper.data?.pages[0];
  // Asked for ahead, so that the next paper stands at once: where it stands, and its words.
  useStation('document.place', { id: next ?? 0, ...queueArgs(queue) }, { enabled: next !== null });
  useStation('page.words', { id: nextPage?.id ?? 0 }, { enabled: nextPage !== undefined });
  const dossier = useStation(
    'dossier.show',
    { id: paper?.dossierId ?? 0 },
    { enabled: paper !== undefined, keep: true },
  );

  const editable = arrived && mayWrite && paper.steps.includes('correct') && paper.approvedAt === null;
  const canApprove = arrived && mayDecide && paper.steps.includes('approve');
  const canSendBack = arrived && mayDecide && paper.steps.includes('sendBack');
  const deskNow = useRef<PaperDesk | null>(null);
  const decisions = useDecisions({ paper: arrived ? paper : undefined, place, queue, desk: deskNow });
  const desk = usePaper(paper, editable, decisions.fieldFailed);
  useEffect(() => {
    deskNow.current = desk;
  });
  const state = desk.state?.documentId === paper?.id ? desk.state : null;
  const sheet = useSheet(paper, state);
  const { page } = sheet;
  const words = useStation('page.words', { id: page?.id ?? 0 }, { enabled: page !== undefined });
  const text = words.data ?? null;

  const spot = state?.spot ?? null;
  const awake = sendingBack !== documentId;
  useEffect(() => {
    if (spot === 'approve' && awake && documentId > 0) approveButton.current?.focus({ preventScroll: true });
  }, [spot, awake, documentId]);

  const ahead = useMemo(() => {
    const near = paper?.pages.filter((one) => page !== undefined && Math.abs(one.page - page.page) === 1) ?? [];
    return [...near, ...(nextPage === undefined ? [] : [nextPage])].map(({ id, pictureVersion }) => ({
      id,
      version: pictureVersion,
    }));
  }, [paper?.pages, page, nextPage]);

  const { act } = desk;
  const onTake = useCallback(
    (taken: readonly number[], how: 'replace' | 'append'): void => {
      if (text === null || spot === null || spot === 'approve') return;
      const all = wordsOf(text);
      const value = takenText(
        spot,
        taken.flatMap((index) => all[index]?.text ?? []),
      );
      act({ do: 'take', field: spot, text: value, append: how === 'append' });
    },
    [act, spot, text],
  );
  const pageId = page?.id;
  const onCorrect = useCallback(
    async (word: number, read: string, put: string): Promise<void> => {
      if (pageId === undefined) return;
      const result = await callStation('page.correctWords', { id: pageId, corrections: [{ word, read, text: put }] });
      if (result.ok) return;
      const sentences = sentencesOf(result.error);
      notifications.show({ color: 'lacquer', message: `${sentences[language]} ${sentences.remedy[language]}` });
    },
    [pageId, language],
  );

  const stepOnPaper = (step: WordStep) => (): boolean => {
    if (text === null) return false;
    const from = viewer.current?.chosen().at(-1);
    const first = sheet.lit.flatMap((box) => wordsUnder(text, box))[0] ?? 0;
    viewer.current?.choose([from === undefined ? first : stepWord(text, from, step)]);
    return true;
  };
  const takeChosen = (how: 'replace' | 'append') => (): boolean => {
    const chosen = viewer.current?.chosen() ?? [];
    if (chosen.length > 0) onTake(chosen, how);
    return true;
  };
  const split = arrived && editable ? paper.splits[0] : undefined;
  /** What may be two papers is decided first: Enter leads there. */
  const approve = (): void => {
    if (split === undefined) decisions.approve();
    else {
      sheet.show(split.page);
      splitButton.current?.focus();
    }
  };
  const enter = (): void => {
    if (desk.now()?.spot === 'approve') {
      if (canApprove) approve();
    } else desk.accept();
  };
  const leaveScreen = (): void => go(queue.dossierId === null ? '/home' : `/records/dossier/${queue.dossierId}`);
  const moveTo = async (dossierId: number): Promise<Failure | null> => {
    desk.flush();
    const result = await callStation('document.move', { ids: [documentId], dossierId, before: null });
    return result.ok ? null : result.error;
  };
  const goTo = (to: number | null | undefined) => (): void => {
    if (typeof to === 'number') decisions.open(to);
  };
  useKeys(
    {
      Enter: {
        label: t.keys.accept,
        run: (event) => {
          if (event.target instanceof HTMLElement && event.target.closest('button, a, [role="listbox"]')) return false;
          enter();
          return true;
        },
      },
      ...(canApprove ? { 'Ctrl+Enter': { label: t.keys.approve, run: approve, inText: true } } : {}),
      ...(canSendBack ? { F8: { label: t.keys.sendBack, run: () => setSendingBack(documentId) } } : {}),
      F9: {
        label: t.keys.leaveEmpty,
        run: () => {
          const now = desk.now()?.spot;
          if (now === undefined || now === 'approve') return false;
          desk.leaveEmpty(now);
          return true;
        },
      },
      'Ctrl+Z': {
        label: t.keys.undo,
        inText: true,
        run: () => {
          const now = desk.now();
          // The box takes back its own typing first.
          if (now !== null && now.spot !== 'approve' && isDirty(now, now.spot)) return false;
          decisions.undo();
          return true;
        },
      },
      PageDown: { label: t.nextPage, run: () => sheet.turn(1), inText: true },
      PageUp: { label: t.previousPage, run: () => sheet.turn(-1), inText: true },
      'Ctrl+PageDown': { label: t.next, run: goTo(place?.next) },
      'Ctrl+PageUp': { label: t.previous, run: goTo(place?.previous) },
      'Ctrl+ArrowRight': { label: t.next, run: goTo(place?.next) },
      'Ctrl+ArrowLeft': { label: t.previous, run: goTo(place?.previous) },
      'Alt+ArrowRight': { label: t.keys.wordNext, run: stepOnPaper('next') },
      'Alt+ArrowLeft': { label: t.keys.wordNext, run: stepOnPaper('previous') },
      'Alt+ArrowDown': { label: t.keys.wordLine, run: stepOnPaper('below') },
      'Alt+ArrowUp': { label: t.keys.wordLine, run: stepOnPaper('above') },
      'Alt+Enter': { label: t.keys.take, run: takeChosen('replace'), inText: true },
      'Alt+Shift+Enter': { label: t.keys.append, run: takeChosen('append'), inText: true },
      Escape: { label: t.keys.leave, run: leaveScreen, inText: true },
    },
    { enabled: awake },
  );

  if (paper === undefined || state === null) {
    return (
      <main className={styles.screen} aria-busy={show.error === null}>
        {show.error !== null && (
          <ErrorNotice failure={failureOf(show.error)} action={{ label: t.toAll, run: () => go(reviewAddress({})) }} />
        )}
      </main>
    );
  }
  const count = (n: number): string => figure(n, language);
  return (
    <main
      className={styles.screen}
      data-ready={arrived ? 'review' : undefined}
      aria-busy={!arrived}
      aria-label={t.title}
    >
      <div className={styles.desk}>
        <div className={styles.paper}>
          <QueueBar
            paper={paper}
            place={place ?? placeAnswer.data}
            behind={decisions.behind}
            queue={queue}
            onQueue={(to) => {
              desk.flush();
              go(reviewAddress(to), { replace: true });
            }}
            onGo={decisions.open}
          />
          {paper.pages.length > 1 && (
            <Filmstrip pages={paper.pages} shown={page?.page ?? 0} doubtful={sheet.doubtful} onShow={sheet.show} />
          )}
          <div className={styles.viewer}>
            {page === undefined ? (
              <EmptyState title={t.noPages} />
            ) : (
              <PageViewer
                ref={viewer}
                page={{ id: page.id, page: page.page, version: page.pictureVersion, width: page.width }}
                text={text}
                textMissing={words.data === null ? 'unread' : 'coming'}
                lit={sheet.lit}
                ahead={ahead}
                onTurn={sheet.turn}
                {...(editable ? { onTake, onCorrect } : {})}
              >
                <span className={styles.pages}>
                  {paper.pages.length > 1 && t.page(count(page.page), count(paper.pages.length))}
                </span>
              </PageViewer>
            )}
          </div>
        </div>
        <div className={styles.side}>
          <div className={styles.fields}>
            <PaperNotices
              paper={paper}
              mayWrite={mayWrite}
              onReopen={canSendBack ? () => decisions.sendBack(t.reopen) : null}
            />
            {split !== undefined && (
              <SplitNotice ref={splitButton} split={split} onShow={sheet.show} onBefore={desk.flush} />
            )}
            {mayWrite && paper.steps.includes('correct') && (
              <div className={styles.fitting}>
                <FittingDossiers of={{ documentId: paper.id }} onMove={moveTo} awake={awake} />
              </div>
            )}
            <FieldList paper={paper} state={state} desk={desk} editable={editable} awake={awake} onEnter={enter} />
            <div className={styles.about}>
              <dl>
                <div>
                  <dt>{t.retention}:</dt>
                  <dd>{dossier.data?.retention ?? t.none}</dd>
                </div>
                <div>
                  <dt>{t.secrecy}:</dt>
                  <dd>{dossier.data?.secrecy ?? t.none}</dd>
                </div>
                <PersonalData paper={paper} mayMark={mayWrite && paper.steps.length > 0} />
              </dl>
              <Link href={`/records/dossier/${paper.dossierId}`}>{t.openDossier}</Link>
            </div>
          </div>
          {!awake ? (
            <SendBackForm
              onCancel={() => setSendingBack(null)}
              onSend={(reason) => {
                setSendingBack(null);
                decisions.sendBack(reason);
              }}
            />
          ) : (
            <DecisionBar
              ref={approveButton}
              doubts={doubts(state).length}
              canApprove={canApprove}
              canSendBack={canSendBack}
              more={next !== null}
              onApprove={approve}
              onSendBack={() => setSendingBack(documentId)}
              onFocus={() => act({ do: 'focus', spot: 'approve' })}
            />
          )}
        </div>
      </div>
    </main>
  );
}
