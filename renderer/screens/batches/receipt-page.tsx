/** One receipt: what it says, word for word as it was written, to print, to save, to check again at the store. */
import { Button } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconArrowLeft, IconDownload, IconPrinter } from '@tabler/icons-react';
import { type ReactNode, useState } from 'react';
import type { Failure } from '../../../shared/result.ts';
import type { ReceiptView } from '../../../shared/views.ts';
import { moment } from '../../app/format.ts';
import { useTexts } from '../../app/language.tsx';
import { useMay } from '../../app/session.tsx';
import { callStation, desktop, failureOf, useStation } from '../../client.ts';
import { ErrorNotice } from '../../components/error-notice.tsx';
import { useKeys } from '../../components/keys.tsx';
import { usePrint } from '../../components/print/print.tsx';
import styles from './batches.module.css';
import type { ShowBatches } from './batches.tsx';
import { CheckOutcome, LastCheck, useVerify } from './receipts.tsx';
import { RunningTasks } from './running-tasks.tsx';
import { texts } from './texts.ts';

export function ReceiptPage({ number, show }: { number: string; show: ShowBatches }): ReactNode {
  const t = useTexts(texts);
  const receipt = useStation('receipt.show', { number });
  const back = (): void => show({ part: 'receipts' });
  useKeys({ Escape: { label: t.keys.back, run: back } });
  return (
    <div className={styles.page}>
      {receipt.isError && (
        <ErrorNotice failure={failureOf(receipt.error)} action={{ label: t.receipts.back, run: back }} />
      )}
      {receipt.data !== undefined && <OpenReceipt receipt={receipt.data} back={back} show={show} />}
    </div>
  );
}

function OpenReceipt({
  receipt,
  back,
  show,
}: {
  receipt: ReceiptView;
  back: () => void;
  show: ShowBatches;
}): ReactNode {
  const t = useTexts(texts).receipts;
  const keys = useTexts(texts).keys;
  const mayDeliver = useMay('deliver');
  const { verify, busy, checks, failure, forget } = useVerify();
  const [unsaved, setUnsaved] = useState<Failure | null>(null);
  const { print, printing, sheet } = usePrint();
  const words = (
    <>
      <Facts receipt={receipt} />
      <h2>{t.show}</h2>
      <pre className={styles.word}>{receipt.text}</pre>
      <dl className={styles.facts}>
        <dt>{t.hash}</dt>
        <dd className={styles.hash}>{receipt.sha256}</dd>
        <dt>{t.previous}</dt>
        <dd className={receipt.previousSha256 === null ? undefined : styles.hash}>
          {receipt.previousSha256 ?? t.first}
        </dd>
      </dl>
    </>
  );
  const printReceipt = (): void =>
    print(
      <>
        <h1>{receipt.number}</h1>
        {words}
      </>,
    );
  const save = async (): Promise<void> => {
    const grant = await desktop().chooseSave(`${receipt.number}.txt`, 'text');
    if (grant === null) return;
    const result = await callStation('receipt.save', { number: receipt.number, path: grant.id });
    setUnsaved(result.ok ? null : result.error);
    if (result.ok) notifications.show({ color: 'gray', message: t.saved(grant.name) });
  };
  useKeys({ 'Ctrl+P': { label: keys.print, run: printReceipt } });
  return (
    <>
      <div className={styles.pageHead}>
        <Button
          variant="default"
          size="compact-md"
          leftSection={<IconArrowLeft size={16} aria-hidden />}
          onClick={back}
        >
          {t.back}
        </Button>
        <h1>{receipt.number}</h1>
        <span className={styles.inline}>
          <Button variant="default" size="compact-md" onClick={() => show({ batchId: receipt.batchId })}>
            {t.batch}
          </Button>
          <Button
            variant="default"
            size="compact-md"
            loading={printing}
            leftSection={<IconPrinter size={16} aria-hidden />}
            onClick={printReceipt}
          >
            {t.print}
          </Button>
          <Button
            variant="default"
            size="compact-md"
            leftSection={<IconDownload size={16} aria-hidden />}
            onClick={() => void save()}
          >
            {t.save}
          </Button>
          {mayDeliver && (
            <Button variant="default" size="compact-md" loading={busy} onClick={() => void verify(receipt.number)}>
              {t.verify}
            </Button>
          )}
        </span>
      </div>
      <RunningTasks call="receipt.verify" />
      <ErrorNotice failure={failure} onRetry={() => void verify(receipt.number)} onClose={forget} />
      <ErrorNotice failure={unsaved} onRetry={() => void save()} onClose={() => setUnsaved(null)} />
      {checks !== null && <CheckOutcome checks={checks} />}
      {words}
      <details>
        <summary>{t.forPrograms}</summary>
        <pre className={`${styles.word} ${styles.hash}`}>{receipt.body}</pre>
      </details>
      {sheet}
    </>
  );
}

function Facts({ receipt }: { receipt: ReceiptView }): ReactNode {
  const t = useTexts(texts).receipts.fields;
  return (
    <dl className={styles.facts}>
      <dt>{t.kind}</dt>
      <dd>{t.kinds[receipt.kind]}</dd>
      <dt>{t.destination}</dt>
      <dd>{receipt.destination}</dd>
      <dt>{t.place}</dt>
      <dd>{receipt.place}</dd>
      <dt>{t.batch}</dt>
      <dd className={styles.hash}>{receipt.batchUid}</dd>
      <dt>{t.writtenAt}</dt>
      <dd>{moment(receipt.writtenAt)}</dd>
      <dt>{t.checked}</dt>
      <dd>
        <LastCheck receipt={receipt} />
      </dd>
    </dl>
  );
}
