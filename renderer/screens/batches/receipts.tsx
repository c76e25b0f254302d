/** The receipts, newest first, and checking them: what lies at the stores is hashed again, one or all. */
import { Button, UnstyledButton } from '@mantine/core';
import type { UseQueryResult } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import type { Failure } from '../../../shared/result.ts';
import type { ReceiptCheck, ReceiptSummary } from '../../../shared/views.ts';
import { figure, moment } from '../../app/format.ts';
import { useLanguage, useTexts } from '../../app/language.tsx';
import { useMay } from '../../app/session.tsx';
import { startTask, useTasks } from '../../app/tasks.ts';
import { failureOf } from '../../client.ts';
import { EmptyState } from '../../components/empty-state.tsx';
import { ErrorNotice } from '../../components/error-notice.tsx';
import styles from './batches.module.css';
import type { ShowBatches } from './batches.tsx';
import { RunningTasks } from './running-tasks.tsx';
import { toLookAt } from './standing.ts';
import { texts } from './texts.ts';

const tones: Readonly<Record<ReceiptCheck['outcome'], string | undefined>> = {
  intact: styles.acknowledged,
  damaged: styles.wrong,
  unreachable: styles.doubt,
};

/** When and how the last check of a receipt ended. */
export function LastCheck({ receipt }: { receipt: ReceiptSummary }): ReactNode {
  const t = useTexts(texts).receipts;
  if (receipt.checkOutcome === null || receipt.checkedAt === null)
    return <span className={styles.quiet}>{t.unchecked}</span>;
  return (
    <>
      <span className={tones[receipt.checkOutcome]}>{t.outcomes[receipt.checkOutcome]}</span> ·{' '}
      {moment(receipt.checkedAt)}
    </>
  );
}

/** Checks one receipt, or all of them, and keeps what was found. */
export function useVerify() {
  const t = useTexts(texts).receipts;
  const [checks, setChecks] = useState<readonly ReceiptCheck[] | null>(null);
  const [failure, setFailure] = useState<Failure | null>(null);
  const busy = useTasks().some((task) => task.call === 'receipt.verify' && task.state !== 'failed');
  const verify = async (number?: string): Promise<void> => {
    setChecks(null);
    setFailure(null);
    const title = number === undefined ? t.verifyingAll : t.verifying(number);
    const result = await startTask('receipt.verify', number === undefined ? {} : { number }, title);
    if (result.ok) setChecks(result.value);
    else setFailure(result.error);
  };
  return { verify, busy, checks, failure, forget: () => setFailure(null) };
}

/** What a check found, in words. */
export function CheckOutcome({ checks }: { checks: readonly ReceiptCheck[] }): ReactNode {
  const t = useTexts(texts).receipts;
  const { language } = useLanguage();
  const n = (count: number): string => figure(count, language);
  const wrong = toLookAt(checks);
  const [only] = checks;
  const line = (check: ReceiptCheck): ReactNode => (
    <>
      <strong className={tones[check.outcome]}>{t.outcomes[check.outcome]}</strong> ·{' '}
      {t.outcome(check.number, check.destination, n(check.files))}
    </>
  );
  return (
    <div className={styles.done} role="status">
      {checks.length === 1 && only !== undefined ? (
        <p>{line(only)}</p>
      ) : (
        <p>{wrong.length === 0 ? t.allIntact(n(checks.length)) : t.wrong(n(wrong.length), n(checks.length))}</p>
      )}
      {wrong.map((check) => (
        <ul key={check.number} aria-label={check.number}>
          {checks.length > 1 && <li className={styles.plain}>{line(check)}</li>}
          {check.problems.map((problem) => (
            <li key={problem}>{problem}</li>
          ))}
        </ul>
      ))}
    </div>
  );
}

export function Receipts({ answer, show }: { answer: UseQueryResult<ReceiptSummary[]>; show: ShowBatches }): ReactNode {
  const all = useTexts(texts);
  const t = all.receipts;
  const mayDeliver = useMay('deliver');
  const { verify, busy, checks, failure, forget } = useVerify();
  const receipts = [...(answer.data ?? [])].sort((a, b) => b.number.localeCompare(a.number));
  if (answer.data?.length === 0) {
    return (
      <EmptyState title={t.empty} action={{ label: t.toBatches, run: () => show({ part: 'batches' }) }}>
        <p>{t.emptyText}</p>
      </EmptyState>
    );
  }
  return (
    <div className={styles.part}>
      {mayDeliver && (
        <header className={styles.head}>
          <Button variant="default" loading={busy} onClick={() => void verify()}>
            {t.verifyAll}
          </Button>
        </header>
      )}
      <div className={styles.notes}>
        {answer.isError && <ErrorNotice failure={failureOf(answer.error)} onRetry={() => void answer.refetch()} />}
        <RunningTasks call="receipt.verify" />
        <ErrorNotice failure={failure} onRetry={() => void verify()} onClose={forget} />
        {checks !== null && <CheckOutcome checks={checks} />}
      </div>
      <table className={styles.table} aria-label={t.list}>
        <thead>
          <tr>
            <th scope="col">{t.columns.number}</th>
            <th scope="col">{t.columns.destination}</th>
            <th scope="col">{t.columns.batch}</th>
            <th scope="col">{t.columns.written}</th>
            <th scope="col">{t.columns.checked}</th>
          </tr>
        </thead>
        <tbody>
          {receipts.map((receipt) => (
            <tr key={receipt.number}>
              <td>
                <UnstyledButton className={styles.link} onClick={() => show({ receipt: receipt.number })}>
                  {receipt.number}
                </UnstyledButton>
              </td>
              <td>{receipt.destination}</td>
              <td>
                <UnstyledButton
                  className={styles.link}
                  title={receipt.batchUid}
                  onClick={() => show({ batchId: receipt.batchId })}
                >
                  {all.batches.name(receipt.batchUid)}
                </UnstyledButton>
              </td>
              <td>{moment(receipt.writtenAt)}</td>
              <td>
                <LastCheck receipt={receipt} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
