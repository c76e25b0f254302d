/**
 * Checking the whole archive and backing it up: long calls that go on when the screen changes. What they found stays to
 * be read until the next one.
 */
import { Button } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import type { CallName, CallResult } from '../../../shared/contract.ts';
import type { Failure } from '../../../shared/result.ts';
import { bytes, figure } from '../../app/format.ts';
import { useLanguage, useTexts } from '../../app/language.tsx';
import { TaskProgress } from '../../app/task-progress.tsx';
import { startTask, useTasks } from '../../app/tasks.ts';
import { desktop } from '../../client.ts';
import { ErrorNotice } from '../../components/error-notice.tsx';
import { checkWords } from './check-words.ts';
import styles from './settings.module.css';
import { texts } from './texts.ts';

type Outcome<N extends CallName> = { readonly value: CallResult<N> | null; readonly failure: Failure | null };

/** What the last run of a long call told, kept as long as the window stands. */
function useOutcome<N extends CallName>(name: N): [Outcome<N> | null, (outcome: Outcome<N> | null) => void] {
  const client = useQueryClient();
  const key = ['outcome', name];
  const kept = useQuery<Outcome<N> | null>({
    queryKey: key,
    queryFn: () => client.getQueryData<Outcome<N>>(key) ?? null,
    gcTime: Number.POSITIVE_INFINITY,
  });
  return [kept.data ?? null, (outcome) => void client.setQueryData(key, outcome)];
}

export function ArchiveCheck(): ReactNode {
  const t = useTexts(texts).archive;
  const { language } = useLanguage();
  const [outcome, setOutcome] = useOutcome('archive.verify');
  const running = useTasks().find((task) => task.call === 'archive.verify' && task.state !== 'failed');
  const start = async (rebuildIndex: boolean): Promise<void> => {
    setOutcome(null);
    const result = await startTask('archive.verify', { rebuildIndex }, t.check);
    setOutcome(result.ok ? { value: result.value, failure: null } : { value: null, failure: result.error });
  };
  const found = outcome?.value ?? null;
  const words = found === null ? null : checkWords(found, t, language);
  return (
    <section className={styles.block} aria-label={t.check}>
      <h2>{t.check}</h2>
      <p className={styles.quiet}>{t.checkText}</p>
      {running !== undefined ? (
        <Running task={running} />
      ) : (
        <div className={styles.buttons}>
          <Button variant="default" onClick={() => void start(false)}>
            {t.checkStart}
          </Button>
          {found !== null && found.index.length > 0 && (
            <Button variant="default" onClick={() => void start(true)}>
              {t.rebuild}
            </Button>
          )}
        </div>
      )}
      <ErrorNotice failure={outcome?.failure ?? null} />
      {found !== null && words !== null && (
        <div className={styles.outcome} data-sound={found.sound} role="status">
          <p>
            <strong>{found.sound ? t.sound : t.unsound}</strong>
          </p>
          <ul>
            {words.map((sentence) => (
              <li key={sentence}>{sentence}</li>
            ))}
          </ul>
          {!found.sound && <p>{t.remedy}</p>}
        </div>
      )}
    </section>
  );
}

export function ArchiveBackup(): ReactNode {
  const t = useTexts(texts).archive;
  const { language } = useLanguage();
  const [outcome, setOutcome] = useOutcome('archive.backup');
  const running = useTasks().find((task) => task.call === 'archive.backup' && task.state !== 'failed');
  const start = async (): Promise<void> => {
    const [folder] = await desktop().choose('backup-folder');
    if (folder === undefined) return;
    setOutcome(null);
    const result = await startTask('archive.backup', { folder: folder.id }, t.backup);
    setOutcome(result.ok ? { value: result.value, failure: null } : { value: null, failure: result.error });
  };
  const done = outcome?.value ?? null;
  return (
    <section className={styles.block} aria-label={t.backup}>
      <h2>{t.backup}</h2>
      <p className={styles.quiet}>{t.backupText}</p>
      {running !== undefined ? (
        <Running task={running} />
      ) : (
        <Button variant="default" onClick={() => void start()}>
          {t.backupStart}
        </Button>
      )}
      <ErrorNotice failure={outcome?.failure ?? null} />
      {done !== null && (
        <p className={styles.outcome} role="status">
          {t.backedUp(figure(done.files, language), bytes(done.bytes, language), figure(done.skipped, language))}
        </p>
      )}
    </section>
  );
}

function Running({ task }: { task: ReturnType<typeof useTasks>[number] }): ReactNode {
  return (
    <div className={styles.running}>
      <TaskProgress task={task} />
    </div>
  );
}
