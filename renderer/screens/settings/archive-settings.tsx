/** The archive as a whole: its name and deadline, when the window locks, checks, backup, logs, another archive. */
import { Button, NumberInput, TextInput } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { type ReactNode, useState } from 'react';
import { parsePartialDate } from '../../../shared/partial-date.ts';
import type { ArchiveSettings as Settings } from '../../../shared/views.ts';
import { documentDate } from '../../app/format.ts';
import { useTexts } from '../../app/language.tsx';
import { useStationState } from '../../app/station-state.ts';
import { desktop, failureOf, useStation, useStationAction } from '../../client.ts';
import { ErrorNotice } from '../../components/error-notice.tsx';
import { ArchiveBackup, ArchiveCheck } from './archive-care.tsx';
import styles from './settings.module.css';
import { texts } from './texts.ts';

export function ArchiveSettings(): ReactNode {
  const t = useTexts(texts);
  const settings = useStation('archive.settings', {});
  if (settings.data === undefined) {
    return settings.isError ? (
      <ErrorNotice failure={failureOf(settings.error)} onRetry={() => void settings.refetch()} />
    ) : (
      <p className={styles.quiet}>{t.loading}</p>
    );
  }
  return (
    <>
      <Form settings={settings.data} />
      <ArchiveCheck />
      <ArchiveBackup />
      <section className={styles.block}>
        <div className={styles.buttons}>
          <Button variant="default" onClick={() => void desktop().openLogFolder()}>
            {t.archive.logs}
          </Button>
          <Button variant="default" onClick={() => void desktop().closeArchive()}>
            {t.archive.other}
          </Button>
        </div>
        <p className={styles.quiet}>{t.archive.otherText}</p>
      </section>
    </>
  );
}

function Form({ settings }: { settings: Settings }): ReactNode {
  const t = useTexts(texts);
  const station = useStationState();
  const configure = useStationAction('archive.configure');
  const [name, setName] = useState(settings.name);
  const [deadline, setDeadline] = useState(documentDate(settings.deadline));
  const [idleMinutes, setIdleMinutes] = useState<number | string>(settings.idleMinutes);
  const day = deadline.trim() === '' ? null : parsePartialDate(deadline, { latestYear: 2100 });
  const wrong = deadline.trim() !== '' && (day === null || day.length !== 10);
  const submit = async (): Promise<void> => {
    if (wrong || name.trim() === '') return;
    const minutes = typeof idleMinutes === 'number' ? idleMinutes : settings.idleMinutes;
    const result = await configure.run({ name: name.trim(), deadline: day, idleMinutes: minutes });
    if (result.ok) notifications.show({ message: t.saved, color: 'gray' });
  };
  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      {station !== null && station.phase !== 'no-archive' && (
        <dl className={styles.facts}>
          <dt>{t.archive.folder}</dt>
          <dd>{station.archive}</dd>
        </dl>
      )}
      <TextInput label={t.archive.name} value={name} onChange={(event) => setName(event.currentTarget.value)} />
      <TextInput
        label={t.archive.deadline}
        description={t.archive.deadlineEmpty}
        placeholder={t.archive.deadlineExample}
        value={deadline}
        onChange={(event) => setDeadline(event.currentTarget.value)}
        error={wrong ? t.archive.deadlineWrong : null}
      />
      <NumberInput
        label={t.archive.idle}
        description={t.archive.idleNever}
        min={0}
        max={480}
        allowDecimal={false}
        clampBehavior="strict"
        value={idleMinutes}
        onChange={setIdleMinutes}
        hideControls
      />
      <ErrorNotice failure={configure.failure} onClose={configure.reset} />
      <div className={styles.buttons}>
        <Button type="submit" loading={configure.pending} disabled={wrong || name.trim() === ''}>
          {t.save}
        </Button>
      </div>
    </form>
  );
}
