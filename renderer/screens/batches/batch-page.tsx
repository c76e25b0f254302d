/** One batch: its fingerprint, what is in it, where it was delivered, and delivering it. */
import { Button, NativeSelect, UnstyledButton } from '@mantine/core';
import { IconArrowLeft } from '@tabler/icons-react';
import { type ReactNode, useState } from 'react';
import { Link } from 'wouter';
import type { Failure } from '../../../shared/result.ts';
import type { BatchView, DeliveryOutcome, DestinationSummary, ReceiptSummary } from '../../../shared/views.ts';
import { bytes, figure, moment } from '../../app/format.ts';
import { useLanguage, useTexts } from '../../app/language.tsx';
import { useMay } from '../../app/session.tsx';
import { startTask, useTasks } from '../../app/tasks.ts';
import { failureOf, useStation } from '../../client.ts';
import { ErrorNotice } from '../../components/error-notice.tsx';
import { useKeys } from '../../components/keys.tsx';
import { recordsAddress } from '../records/address.ts';
import { Standing } from './batch-list.tsx';
import styles from './batches.module.css';
import type { ShowBatches } from './batches.tsx';
import { RunningTasks } from './running-tasks.tsx';
import { batchStanding } from './standing.ts';
import { texts } from './texts.ts';

type Given = {
  destinations: readonly DestinationSummary[];
  receipts: readonly ReceiptSummary[];
  show: ShowBatches;
};

export function BatchPage({ id, ...given }: Given & { id: number }): ReactNode {
  const t = useTexts(texts);
  const batch = useStation('batch.show', { id });
  const back = (): void => given.show({ part: 'batches' });
  useKeys({ Escape: { label: t.keys.back, run: back } });
  return (
    <div className={styles.page}>
      {batch.isError && <ErrorNotice failure={failureOf(batch.error)} action={{ label: t.batches.back, run: back }} />}
      {batch.data !== undefined && <OpenBatch batch={batch.data} back={back} {...given} />}
    </div>
  );
}

function OpenBatch({
  batch,
  destinations,
  receipts,
  show,
  back,
}: Given & { batch: BatchView; back: () => void }): ReactNode {
  const all = useTexts(texts);
  const t = all.batches;
  const { language } = useLanguage();
  const mayDeliver = useMay('deliver');
  const n = (count: number): string => figure(count, language);
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
        <h1>{t.name(batch.uid)}</h1>
        <Standing standing={batchStanding(batch, receipts)} />
      </div>
      {batch.state === 'sealing' && <p className={styles.doubt}>{t.unfinished}</p>}
      {mayDeliver && batch.state === 'sealed' && <Deliver batch={batch} destinations={destinations} show={show} />}

      <h2>{t.receipts}</h2>
      {batch.receipts.length === 0 ? (
        <p className={styles.quiet}>{t.noReceipts}</p>
      ) : (
        <ul className={styles.plain}>
          {batch.receipts.map((receipt) => (
            <li key={receipt.number}>
              <UnstyledButton className={styles.link} onClick={() => show({ receipt: receipt.number })}>
                {receipt.number}
              </UnstyledButton>{' '}
              · {receipt.destination} · {moment(receipt.writtenAt)}
            </li>
          ))}
        </ul>
      )}

      <h2>{t.contents}</h2>
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">{t.columns.dossiers}</th>
            <th scope="col" />
            <th scope="col" className={styles.number}>
              {t.columns.documents}
            </th>
            <th scope="col" className={styles.number}>
              {t.columns.pages}
            </th>
          </tr>
        </thead>
        <tbody>
          {batch.contents.map((dossier) => (
            <tr key={dossier.dossierId}>
              <td>
                <Link className={styles.link} href={recordsAddress({ dossierId: dossier.dossierId })}>
                  {dossier.code}
                </Link>
              </td>
              <td>{dossier.title}</td>
              <td className={styles.number}>{n(dossier.documents)}</td>
              <td className={styles.number}>{n(dossier.pages)}</td>
            </tr>
          ))}
        </tbody>
      </table>

      <h2>{t.fingerprint}</h2>
      <p className={styles.hash}>{batch.fingerprint ?? '–'}</p>
      <p className={styles.quiet}>{t.fingerprintText}</p>
      <dl className={styles.facts}>
        <dt>{t.uid}</dt>
        <dd className={styles.hash}>{batch.uid}</dd>
        <dt>{t.profile}</dt>
        <dd>{batch.profile}</dd>
        <dt>{t.size}</dt>
        <dd>{bytes(batch.bytes, language)}</dd>
        <dt>{t.sealedAt}</dt>
        <dd>{batch.sealedAt === null ? '–' : moment(batch.sealedAt)}</dd>
        <dt>{t.folder}</dt>
        <dd>{batch.folder.split(/[/\\]/).at(-1)}</dd>
      </dl>
    </>
  );
}

function Deliver({
  batch,
  destinations,
  show,
}: {
  batch: BatchView;
  destinations: readonly DestinationSummary[];
  show: ShowBatches;
}): ReactNode {
  const t = useTexts(texts).batches;
  const [name, setName] = useState('');
  const [failure, setFailure] = useState<Failure | null>(null);
  const [outcome, setOutcome] = useState<DeliveryOutcome | null>(null);
  const busy = useTasks().some((task) => task.call === 'delivery.deliver' && task.state !== 'failed');
  const destination = destinations.some((each) => each.name === name) ? name : (destinations[0]?.name ?? '');

  const deliver = async (): Promise<void> => {
    setFailure(null);
    setOutcome(null);
    const result = await startTask(
      'delivery.deliver',
      { batchId: batch.id, destination },
      t.delivering(t.name(batch.uid), destination),
    );
    if (result.ok) setOutcome(result.value[0] ?? null);
    else setFailure(result.error);
  };

  if (destinations.length === 0) {
    return (
      <div className={styles.done}>
        <p>{t.noDestination}</p>
        <Button variant="default" onClick={() => show({ part: 'destinations' })}>
          {t.addDestination}
        </Button>
      </div>
    );
  }
  return (
    <>
      <div className={styles.inline}>
        <NativeSelect
          aria-label={t.deliverTo}
          value={destination}
          onChange={(event) => setName(event.currentTarget.value)}
          data={destinations.map((each) => ({ value: each.name, label: each.name }))}
        />
        <Button
          loading={busy}
          variant={batch.receipts.length === 0 ? 'filled' : 'default'}
          onClick={() => void deliver()}
        >
          {t.deliver}
        </Button>
      </div>
      <RunningTasks call="delivery.deliver" />
      <ErrorNotice failure={failure} onRetry={() => void deliver()} onClose={() => setFailure(null)} />
      {outcome !== null && (
        <div className={styles.done} role="status">
          <p>{outcome.alreadyThere ? t.alreadyThere(outcome.number) : t.delivered(outcome.number)}</p>
          <Button variant="default" onClick={() => show({ receipt: outcome.number })}>
            {t.seeReceipt}
          </Button>
        </div>
      )}
    </>
  );
}
