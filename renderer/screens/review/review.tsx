/** The clerk's main screen: opens the paper of the address, or the first that waits in its list. */
import { type ReactNode, useEffect } from 'react';
import { useLocation, useParams, useSearch } from 'wouter';
import { useTexts } from '../../app/language.tsx';
import { failureOf, useStation } from '../../client.ts';
import { EmptyState } from '../../components/empty-state.tsx';
import { ErrorNotice } from '../../components/error-notice.tsx';
import { type Queue, queueArgs, readQueue, reviewAddress } from './address.ts';
import { PaperDeskScreen } from './paper-desk.tsx';
import styles from './review.module.css';
import { texts } from './texts.ts';

export function ReviewScreen(): ReactNode {
  const { documentId } = useParams<{ documentId?: string }>();
  const queue = readQueue(useSearch());
  const id = Number(documentId);
  if (documentId !== undefined && Number.isInteger(id) && id > 0)
    return <PaperDeskScreen documentId={id} queue={queue} />;
  return <FirstWaiting queue={queue} />;
}

function FirstWaiting({ queue }: { queue: Queue }): ReactNode {
  const t = useTexts(texts);
  const [, go] = useLocation();
  const place = useStation('document.place', queueArgs(queue));
  const work = useStation('work.state', {});
  // What was the first before may be approved by now.
  const first = place.isFetching ? undefined : place.data?.id;
  const to = typeof first === 'number' ? reviewAddress({ ...queue, documentId: first }) : null;
  useEffect(() => {
    if (to !== null) go(to, { replace: true });
  }, [to, go]);
  if (place.error !== null) {
    return (
      <main className={styles.screen} data-ready="review">
        <ErrorNotice failure={failureOf(place.error)} onRetry={() => void place.refetch()} />
      </main>
    );
  }
  if (first !== null) return <main className={styles.screen} aria-busy="true" />;
  const narrowed = queue.filter !== 'review' || queue.dossierId !== null;
  return (
    <main className={styles.screen} data-ready="review" aria-label={t.title}>
      {narrowed ? (
        <EmptyState title={t.emptyFilter} action={{ label: t.toAll, href: reviewAddress({}) }} />
      ) : (
        <EmptyState title={t.emptyTitle} action={{ label: t.toIntake, href: '/intake' }}>
          {work.data?.state === 'running' ? t.emptyReading : t.emptyText}
        </EmptyState>
      )}
    </main>
  );
}
