/** The destinations: added by choosing a folder, tried on demand, and how a store is known again. */
import { Button, TextInput } from '@mantine/core';
import type { UseQueryResult } from '@tanstack/react-query';
import { type FormEvent, type ReactNode, useState } from 'react';
import type { Grant } from '../../../shared/desktop.ts';
import type { Failure } from '../../../shared/result.ts';
import type { DestinationSummary } from '../../../shared/views.ts';
import { useTexts } from '../../app/language.tsx';
import { useMay } from '../../app/session.tsx';
import { callStation, desktop, failureOf, useStationAction } from '../../client.ts';
import { EmptyState } from '../../components/empty-state.tsx';
import { ErrorNotice } from '../../components/error-notice.tsx';
import styles from './batches.module.css';
import { texts } from './texts.ts';

export function Destinations({ answer }: { answer: UseQueryResult<DestinationSummary[]> }): ReactNode {
  const t = useTexts(texts).destinations;
  const mayAdminister = useMay('administer');
  const [adding, setAdding] = useState(false);
  const destinations = answer.data ?? [];
  if (answer.data?.length === 0 && !adding) {
    return (
      <EmptyState title={t.empty} action={mayAdminister ? { label: t.add, run: () => setAdding(true) } : undefined}>
        <p>{t.emptyText}</p>
        <p>{t.lead}</p>
        {!mayAdminister && <p>{t.mayNot}</p>}
      </EmptyState>
    );
  }
  return (
    <div className={styles.page}>
      <div className={styles.pageHead}>
        <p className={styles.lead}>{t.lead}</p>
        {mayAdminister && !adding && <Button onClick={() => setAdding(true)}>{t.add}</Button>}
      </div>
      {adding && <NewDestination onDone={() => setAdding(false)} />}
      {answer.isError && <ErrorNotice failure={failureOf(answer.error)} onRetry={() => void answer.refetch()} />}
      {destinations.length > 0 && (
        <table className={styles.table} aria-label={t.list}>
          <tbody>
            {destinations.map((destination) => (
              <DestinationRow key={destination.id} destination={destination} />
            ))}
          </tbody>
        </table>
      )}
      <p className={styles.quiet}>{t.stores}</p>
    </div>
  );
}

function DestinationRow({ destination }: { destination: DestinationSummary }): ReactNode {
  const t = useTexts(texts).destinations;
  const mayDeliver = useMay('deliver');
  const [trying, setTrying] = useState(false);
  const [tried, setTried] = useState<{ failure: Failure | null } | null>(null);
  const probe = async (): Promise<void> => {
    setTrying(true);
    setTried(null);
    const result = await callStation('destination.probe', { id: destination.id });
    setTried({ failure: result.ok ? null : result.error });
    setTrying(false);
  };
  return (
    <tr>
      <td className={styles.code}>{destination.name}</td>
      <td>
        {destination.place}
        {tried !== null && (
          <div role="status">{tried.failure === null ? t.reachable : <ErrorNotice failure={tried.failure} />}</div>
        )}
      </td>
      <td className={styles.number}>
        {mayDeliver && (
          <Button variant="default" size="compact-sm" loading={trying} onClick={() => void probe()}>
            {t.probe}
          </Button>
        )}
      </td>
    </tr>
  );
}

function NewDestination({ onDone }: { onDone: () => void }): ReactNode {
  const t = useTexts(texts).destinations;
  const add = useStationAction('destination.add');
  const [name, setName] = useState('');
  const [folder, setFolder] = useState<Grant | null>(null);
  const choose = async (): Promise<void> => {
    const [grant] = await desktop().choose('destination-folder');
    if (grant === undefined) return;
    setFolder(grant);
    if (name === '') setName(grant.name);
  };
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (folder === null || name.trim() === '') return;
    const result = await add.run({ name: name.trim(), kind: 'folder', settings: { path: folder.id } });
    if (result.ok) onDone();
  };
  return (
    <form className={styles.form} aria-label={t.add} onSubmit={(event) => void submit(event)}>
      <div className={styles.inline}>
        <Button variant="default" autoFocus onClick={() => void choose()}>
          {t.choose}
        </Button>
        <span className={folder === null ? styles.quiet : undefined}>
          {t.folder}: {folder?.name ?? t.notChosen}
        </span>
      </div>
      <TextInput
        label={t.name}
        description={t.nameHint}
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
        w="100%"
      />
      <ErrorNotice failure={add.failure} />
      <div className={styles.inline}>
        <Button type="submit" loading={add.pending} disabled={folder === null || name.trim() === ''}>
          {t.save}
        </Button>
        <Button variant="default" onClick={onDone}>
          {t.cancel}
        </Button>
      </div>
    </form>
  );
}
