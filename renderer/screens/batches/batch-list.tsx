/** The batches, newest first, and how each stands. */
import { UnstyledButton } from '@mantine/core';
import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import type { BatchSummary, ReceiptSummary } from '../../../shared/views.ts';
import { bytes, figure, moment } from '../../app/format.ts';
import { useLanguage, useTexts } from '../../app/language.tsx';
import { failureOf } from '../../client.ts';
import { EmptyState } from '../../components/empty-state.tsx';
import { ErrorNotice } from '../../components/error-notice.tsx';
import styles from './batches.module.css';
import type { ShowBatches } from './batches.tsx';
import { type BatchStanding, batchStanding } from './standing.ts';
import { texts } from './texts.ts';

/** Colour only where it matters: amber for what waits, red for damage, green for what a store has taken over. */
const tones: Readonly<Record<BatchStanding, string | undefined>> = {
  sealing: styles.doubt,
  sealed: styles.sealed,
  delivered: styles.acknowledged,
  damaged: styles.wrong,
  accepted: styles.acknowledged,
};

export function Standing({ standing }: { standing: BatchStanding }): ReactNode {
  const t = useTexts(texts).batches;
  return <span className={tones[standing]}>{t.states[standing]}</span>;
}

export function BatchList(props: {
  answer: UseQueryResult<BatchSummary[]>;
  receipts: readonly ReceiptSummary[];
  show: ShowBatches;
}): ReactNode {
  const { answer, receipts, show } = props;
  const t = useTexts(texts).batches;
  const { language } = useLanguage();
  if (answer.isError) {
    return (
      <div className={styles.page}>
        <ErrorNotice failure={failureOf(answer.error)} onRetry={() => void answer.refetch()} />
      </div>
    );
  }
  const batches = [...(answer.data ?? [])].sort((a, b) => b.id - a.id);
  if (batches.length === 0) {
    return (
      <EmptyState title={t.empty} action={{ label: t.toReady, run: () => show({ part: 'ready' }) }}>
        <p>{t.emptyText}</p>
      </EmptyState>
    );
  }
  return (
    <table className={styles.table} aria-label={t.list}>
      <thead>
        <tr>
          <th scope="col">{t.columns.name}</th>
          <th scope="col">{t.columns.state}</th>
          <th scope="col" className={styles.number}>
            {t.columns.dossiers}
          </th>
          <th scope="col" className={styles.number}>
            {t.columns.documents}
          </th>
          <th scope="col" className={styles.number}>
            {t.columns.pages}
          </th>
          <th scope="col" className={styles.number}>
            {t.columns.size}
          </th>
          <th scope="col">{t.columns.sealed}</th>
        </tr>
      </thead>
      <tbody>
        {batches.map((batch) => (
          <tr key={batch.id}>
            <td>
              <UnstyledButton className={styles.link} title={batch.uid} onClick={() => show({ batchId: batch.id })}>
                {t.name(batch.uid)}
              </UnstyledButton>
            </td>
            <td>
              <Standing standing={batchStanding(batch, receipts)} />
            </td>
            <td className={styles.number}>{figure(batch.dossiers, language)}</td>
            <td className={styles.number}>{figure(batch.documents, language)}</td>
            <td className={styles.number}>{figure(batch.pages, language)}</td>
            <td className={styles.number}>{bytes(batch.bytes, language)}</td>
            <td>{batch.sealedAt === null ? '' : moment(batch.sealedAt)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
