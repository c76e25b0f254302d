/**
 * A paper that was found, over the list: its pages with every hit marked, its fields beside them, and what can be done
 * with it: step from hit to hit and from paper to paper, copy its text, print it, save it, go to its dossier.
 */
import { ActionIcon, Button, Tooltip } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import {
  IconArrowLeft,
  IconChevronDown,
  IconChevronLeft,
  IconChevronRight,
  IconChevronUp,
  IconCopy,
  IconFileTypePdf,
  IconPrinter,
} from '@tabler/icons-react';
import { useQueries } from '@tanstack/react-query';
import { type ReactNode, useEffect, useMemo, useRef, useState } from 'react';
import { useLocation } from 'wouter';
import type { Box } from '../../../shared/page-text.ts';
import type { Failure } from '../../../shared/result.ts';
import type { DocumentView, PageHits, SearchHit } from '../../../shared/views.ts';
import { documentDate, figure } from '../../app/format.ts';
import { useLanguage, useTexts } from '../../app/language.tsx';
import { startTask } from '../../app/tasks.ts';
import { desktop, failureOf, pagePicture, stationQuery, useStation } from '../../client.ts';
import { ErrorNotice } from '../../components/error-notice.tsx';
import { useKeys } from '../../components/keys.tsx';
import { PageViewer } from '../../components/page-viewer/page-viewer.tsx';
import { PagePictures, usePrint } from '../../components/print/print.tsx';
import { numberOf, PART, type Question, windowArgs } from './hit-list.tsx';
import { hitPlaces, stepHit } from './hit-walk.ts';
import styles from './paper.module.css';
import { PaperFields } from './paper-fields.tsx';
import { texts } from './texts.ts';

/** Beyond this a printer's queue and the window's memory are better served by a file. */
const MOST_PRINTED = 60;

type PaperProps = {
  documentId: number;
  question: Question;
  /** Where it stands in the results; null when it was opened from elsewhere. */
  row: number | null;
  total: number | null;
  onStep: (documentId: number, row: number) => void;
  onClose: () => void;
};

export function Paper(props: PaperProps): ReactNode {
  const { documentId, question, onClose } = props;
  const t = useTexts(texts);
  const query = question.query.trim();
  const shown = useStation('document.show', { id: documentId });
  const hits = useStation('search.hits', { documentId, query }, { enabled: query !== '' });
  const frame = useRef<HTMLElement>(null);
  useEffect(() => frame.current?.focus(), []);
  useKeys({ Escape: { label: t.keys.back, run: onClose } });

  const waiting = shown.data === undefined || (query !== '' && hits.isLoading);
  return (
    <section
      ref={frame}
      className={styles.paper}
      aria-label={t.paper.title}
      aria-busy={waiting && !shown.isError}
      tabIndex={-1}
    >
      {shown.isError ? (
        <div className={styles.failed}>
          <Button variant="default" leftSection={<IconArrowLeft size={16} aria-hidden />} onClick={onClose}>
            {t.paper.back}
          </Button>
          <ErrorNotice failure={failureOf(shown.error)} onRetry={() => void shown.refetch()} />
        </div>
      ) : (
        !waiting && <OpenPaper {...props} document={shown.data} pageHits={hits.data ?? []} />
      )}
    </section>
  );
}

function OpenPaper(props: PaperProps & { document: DocumentView; pageHits: readonly PageHits[] }): ReactNode {
  const { document: paper, pageHits, question, row, total, onStep, onClose } = props;
  const t = useTexts(texts);
  const { language } = useLanguage();
  const [, navigate] = useLocation();
  const places = useMemo(() => hitPlaces(pageHits), [pageHits]);
  // The hit that has been stepped to; turning the pages leaves it.
  const [at, setAt] = useState<number | null>(places.length > 0 ? 0 : null);
  const [pageId, setPageId] = useState(places[0]?.pageId ?? paper.pages[0]?.id ?? null);
  const index = Math.max(
    0,
    paper.pages.findIndex((page) => page.id === pageId),
  );
  const page = paper.pages[index];
  const words = useStation(
    'page.words',
    { id: page?.id ?? 1 },
    { enabled: page !== undefined && page.state === 'read' },
  );
  const neighbours = useNeighbours(question, row, total);
  const { print, printing, sheet } = usePrint();
  const [failure, setFailure] = useState<Failure | null>(null);
  const [note, setNote] = useState<string | null>(null);

  const turn = (way: 1 | -1): boolean => {
    const next = paper.pages[index + way];
    if (next === undefined) return false;
    setPageId(next.id);
    setAt(null);
    return true;
  };
  const goHit = (next: number | null): void => {
    const place = next === null ? undefined : places[next];
    if (place === undefined) return;
    setAt(next);
    setPageId(place.pageId);
  };
  const step = (way: 1 | -1) => (): void => goHit(stepHit(places, { page: page?.page ?? 1, at }, way));
  const stepPaper = (way: 1 | -1) => (): void => {
    const hit = way === 1 ? neighbours.next : neighbours.previous;
    if (hit !== null && row !== null) onStep(hit.documentId, row + way);
  };

  const fields = new Map(paper.fields.map((field) => [field.field, field.value]));
  const number = numberOf({ number: fields.get('number') ?? null, symbol: fields.get('symbol') ?? null });
  const title = [number, fields.get('type'), documentDate(fields.get('date') ?? null)].filter(Boolean).join(' · ');

  const copy = async (): Promise<void> => {
    const text = paper.pages.flatMap((each) => each.text ?? []).join('\n\n');
    setNote(text === '' ? t.paper.noText : null);
    if (text === '') return;
    await navigator.clipboard.writeText(text);
    notifications.show({ color: 'gray', message: t.paper.copied });
  };
  const printPages = (): void => {
    const tooLong = paper.pages.length > MOST_PRINTED;
    setNote(tooLong ? t.paper.tooLongToPrint(figure(MOST_PRINTED, language)) : null);
    if (tooLong) return;
    const sources = paper.pages
      .filter((each) => !each.aside)
      .map((each) => pagePicture(each.id, 'full', each.pictureVersion));
    print(<PagePictures sources={sources} label={(n) => t.paper.page(String(n), String(sources.length))} />);
  };
  const save = async (): Promise<void> => {
    const name = `${(title || `${paper.dossierCode} ${paper.ordinal}`).replace(/[/\\:*?"<>|]+/g, '-').replaceAll(' · ', ' ')}.pdf`;
    const grant = await desktop().chooseSave(name, 'pdf');
    if (grant === null) return;
    const result = await startTask('document.savePdf', { id: paper.id, path: grant.id }, t.paper.saving(grant.name));
    setFailure(result.ok ? null : result.error);
    if (result.ok)
      notifications.show({
        color: 'gray',
        message: t.paper.savedPdf(grant.name, figure(result.value.pages, language)),
      });
  };
  const toDossier = (): void => navigate(`/records/dossier/${paper.dossierId}`);

  useKeys({
    n: { label: t.keys.nextHit, run: step(1) },
    p: { label: t.keys.previousHit, run: step(-1) },
    PageDown: { label: t.keys.nextPage, run: () => turn(1) },
    PageUp: { label: t.keys.previousPage, run: () => turn(-1) },
    'Ctrl+ArrowRight': { label: t.keys.nextPaper, run: stepPaper(1) },
    'Ctrl+ArrowLeft': { label: t.keys.previousPaper, run: stepPaper(-1) },
    'Ctrl+Shift+C': { label: t.keys.copy, run: () => void copy() },
    'Ctrl+P': { label: t.keys.print, run: printPages },
    'Ctrl+S': { label: t.keys.savePdf, run: () => void save() },
    d: { label: t.keys.dossier, run: toDossier },
  });

  const here = pageHits.find((each) => each.pageId === page?.id);
  const current = at === null || places[at]?.pageId !== page?.id ? null : (places[at]?.hit ?? null);
  const ahead = [paper.pages[index + 1], paper.pages[index - 1]].flatMap((each) =>
    each === undefined ? [] : [{ id: each.id, version: each.pictureVersion }],
  );
  const arrow = (label: string, key: string, icon: ReactNode, run: () => void, enabled: boolean): ReactNode => (
    <Tooltip label={`${label} (${key})`}>
      <ActionIcon variant="subtle" color="gray" aria-label={label} disabled={!enabled} onClick={run}>
        {icon}
      </ActionIcon>
    </Tooltip>
  );
  return (
    <>
      <header className={styles.head}>
        <Button
          variant="default"
          size="compact-md"
          leftSection={<IconArrowLeft size={16} aria-hidden />}
          onClick={onClose}
        >
          {t.paper.back}
        </Button>
        <h1 className={styles.title} title={title}>
          {title || t.paper.title}
        </h1>
        {row !== null && total !== null && (
          <span className={styles.steps}>
            {arrow(
              t.keys.previousPaper,
              'Ctrl ←',
              <IconChevronLeft size={18} />,
              stepPaper(-1),
              neighbours.previous !== null,
            )}
            <span>{t.paper.position(figure(row + 1, language), figure(total, language))}</span>
            {arrow(t.keys.nextPaper, 'Ctrl →', <IconChevronRight size={18} />, stepPaper(1), neighbours.next !== null)}
          </span>
        )}
        <span className={styles.actions}>
          <Button
            variant="default"
            size="compact-md"
            leftSection={<IconCopy size={16} aria-hidden />}
            onClick={() => void copy()}
          >
            {t.paper.copy}
          </Button>
          <Button
            variant="default"
            size="compact-md"
            loading={printing}
            leftSection={<IconPrinter size={16} aria-hidden />}
            onClick={printPages}
          >
            {t.paper.print}
          </Button>
          <Button
            variant="default"
            size="compact-md"
            leftSection={<IconFileTypePdf size={16} aria-hidden />}
            onClick={() => void save()}
          >
            {t.paper.savePdf}
          </Button>
        </span>
      </header>
      {(failure !== null || note !== null) && (
        <div className={styles.notes}>
          <ErrorNotice failure={failure} onClose={() => setFailure(null)} />
          {note !== null && <p role="status">{note}</p>}
        </div>
      )}
      <div className={styles.body}>
        <div className={styles.viewer}>
          {page !== undefined && (
            <PageViewer
              page={{ id: page.id, page: page.page, version: page.pictureVersion, width: page.width }}
              text={words.data ?? null}
              textMissing={page.state === 'read' ? 'coming' : 'unread'}
              hits={here?.hits ?? noHits}
              currentHit={current}
              onHit={(hit) => goHit(places.findIndex((place) => place.pageId === page.id && place.hit === hit))}
              onTurn={turn}
              ahead={ahead}
              // What the machine doubts is the clerk's concern, not the reader's.
              doubtBelow={0}
            >
              <span className={styles.steps}>
                {arrow(t.keys.previousPage, 'PgUp', <IconChevronLeft size={18} />, () => void turn(-1), index > 0)}
                <span>{t.paper.page(figure(index + 1, language), figure(paper.pages.length, language))}</span>
                {arrow(
                  t.keys.nextPage,
                  'PgDn',
                  <IconChevronRight size={18} />,
                  () => void turn(1),
                  index < paper.pages.length - 1,
                )}
              </span>
              {question.query.trim() !== '' && (
                <span className={styles.steps} role="status">
                  {arrow(t.keys.previousHit, 'P', <IconChevronUp size={18} />, step(-1), places.length > 0)}
                  <span>
                    {places.length === 0
                      ? t.paper.noHit
                      : t.paper.hit(at === null ? '–' : figure(at + 1, language), figure(places.length, language))}
                  </span>
                  {arrow(t.keys.nextHit, 'N', <IconChevronDown size={18} />, step(1), places.length > 0)}
                </span>
              )}
            </PageViewer>
          )}
        </div>
        <PaperFields paper={paper} query={question.query} />
      </div>
      {sheet}
    </>
  );
}

const noHits: readonly (readonly Box[])[] = [];

/** The papers before and after this one in the results, from the windows that the list has asked for or asks for now. */
function useNeighbours(question: Question, row: number | null, total: number | null) {
  const wanted = row === null || total === null ? [] : [row - 1, row + 1].filter((at) => at >= 0 && at < total);
  const parts = [...new Set(wanted.map((at) => Math.floor(at / PART)))];
  const windows = useQueries({
    queries: parts.map((part) => stationQuery('search.find', windowArgs(question, part))),
  });
  const hitAt = (at: number): SearchHit | null => {
    const part = parts.indexOf(Math.floor(at / PART));
    return part < 0 ? null : (windows[part]?.data?.hits[at % PART] ?? null);
  };
  return row === null ? { previous: null, next: null } : { previous: hitAt(row - 1), next: hitAt(row + 1) };
}
