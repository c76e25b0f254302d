/**
 * The exceptions tray: files that could not be taken and pages that could not be read, each with its reason and its
 * remedy, until it comes in well or a person says how it was settled. Nothing is dropped silently.
 */
import { Button, Switch } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import type { IntakeException, JobView } from '../../../shared/views.ts';
import { figure, moment } from '../../app/format.ts';
import { useErrorSentences, useLanguage, useTexts } from '../../app/language.tsx';
import { failureOf, useStation, useStationAction } from '../../client.ts';
import { EmptyState } from '../../components/empty-state.tsx';
import { ErrorNotice } from '../../components/error-notice.tsx';
import styles from './exceptions.module.css';
import { fileName, folderOf } from './file-name.ts';
import { SettleForm } from './settle-form.tsx';
import { texts } from './texts.ts';

/** Entries drawn at first, and added each time: a damaged disk may bring thousands. */
const SHOWN = 100;

export function Exceptions(): ReactNode {
  const t = useTexts(texts);
  const { language } = useLanguage();
  const [withSettled, setWithSettled] = useState(false);
  const exceptions = useStation('intake.exceptions', { settled: withSettled }, { keep: true });
  const failedJobs = useStation('jobs.list', { state: 'failed', limit: 1000 });
  const [note, setNote] = useState('');
  const retryAll = useStationAction('jobs.retry');

  const open = (exceptions.data ?? []).filter((one) => one.settledAt === null);
  const settled = (exceptions.data ?? []).filter((one) => one.settledAt !== null).reverse();
  const jobs = failedJobs.data ?? [];
  const failed = exceptions.isError ? exceptions : failedJobs.isError ? failedJobs : null;
  const ready = exceptions.data !== undefined && failedJobs.data !== undefined;
  const say = (n: number): string => figure(n, language);

  return (
    <div className={styles.tray}>
      <div className={styles.head}>
        <span role="status">{note}</span>
        <Switch
          label={t.showSettled}
          checked={withSettled}
          onChange={(event) => setWithSettled(event.currentTarget.checked)}
        />
      </div>
      <ErrorNotice failure={failed === null ? null : failureOf(failed.error)} onRetry={() => void failed?.refetch()} />
      {ready && open.length === 0 && jobs.length === 0 && settled.length === 0 && (
        <EmptyState title={t.trayEmpty}>{t.trayEmptyText}</EmptyState>
      )}
      <Group title={t.refusedFiles(say(open.length))} entries={open}>
        {(one) => <RefusedFile key={one.id} exception={one} onNote={setNote} />}
      </Group>
      <Group
        title={t.failedPagesTitle(say(jobs.length))}
        entries={jobs}
        action={
          <Button
            size="compact-sm"
            variant="default"
            loading={retryAll.pending}
            onClick={async () => {
              const result = await retryAll.run({});
              if (result.ok) setNote(t.retried(say(result.value.retried)));
            }}
          >
            {t.retryAll}
          </Button>
        }
      >
        {(job) => <FailedPage key={job.id} job={job} />}
      </Group>
      <ErrorNotice failure={retryAll.failure} />
      <Group title={t.settledFiles(say(settled.length))} entries={settled}>
        {(one) => <SettledFile key={one.id} exception={one} />}
      </Group>
    </div>
  );
}

function Group<Entry>(props: {
  title: string;
  entries: readonly Entry[];
  action?: ReactNode;
  children: (entry: Entry) => ReactNode;
}): ReactNode {
  const { title, entries, action, children } = props;
  const t = useTexts(texts);
  const [shown, setShown] = useState(SHOWN);
  if (entries.length === 0) return null;
  return (
    <section className={styles.group} aria-label={title}>
      <div className={styles.groupHead}>
        <h2 className={styles.title}>{title}</h2>
        {action}
      </div>
      <ul className={styles.entries}>{entries.slice(0, shown).map(children)}</ul>
      {entries.length > shown && (
        <Button variant="default" size="compact-sm" onClick={() => setShown(shown + SHOWN)}>
          {t.showMore}
        </Button>
      )}
    </section>
  );
}

function RefusedFile({ exception, onNote }: { exception: IntakeException; onNote: (note: string) => void }): ReactNode {
  const t = useTexts(texts);
  const [settling, setSettling] = useState(false);
  const retry = useStationAction('intake.retry');
  const name = fileName(exception.path);

  const tryAgain = async (): Promise<void> => {
    const result = await retry.run({ id: exception.id });
    if (!result.ok) return;
    const { refused, taken } = result.value;
    if (refused > 0) onNote(t.stillRefused(name));
    else onNote(taken > 0 ? t.takenNow(name) : t.knownNow(name));
  };

  return (
    <li className={styles.entry} aria-label={name}>
      <Reason name={name} folder={folderOf(exception.path)} at={exception.at} problem={exception} />
      <div className={styles.buttons}>
        <Button size="compact-sm" variant="default" loading={retry.pending} onClick={() => void tryAgain()}>
          {t.retry}
        </Button>
        <Button size="compact-sm" variant="default" aria-expanded={settling} onClick={() => setSettling(!settling)}>
          {t.settle}
        </Button>
      </div>
      <div className={styles.below}>
        <ErrorNotice failure={retry.failure} onClose={retry.reset} />
        {settling && <SettleForm id={exception.id} onCancel={() => setSettling(false)} />}
      </div>
    </li>
  );
}

function FailedPage({ job }: { job: JobView }): ReactNode {
  const t = useTexts(texts);
  const retry = useStationAction('jobs.retry');
  return (
    <li className={styles.entry} aria-label={job.subject}>
      <Reason name={job.subject} folder="" at={job.finishedAt ?? job.createdAt} problem={job.error} />
      <div className={styles.buttons}>
        <Button
          size="compact-sm"
          variant="default"
          loading={retry.pending}
          onClick={() => void retry.run({ id: job.id })}
        >
          {t.retryRead}
        </Button>
      </div>
      <div className={styles.below}>
        <ErrorNotice failure={retry.failure} onClose={retry.reset} />
      </div>
    </li>
  );
}

function SettledFile({ exception }: { exception: IntakeException }): ReactNode {
  const t = useTexts(texts);
  return (
    <li className={styles.entry}>
      <div className={styles.words}>
        <p className={styles.name}>{fileName(exception.path)}</p>
        <p className={styles.quiet}>{t.inFolder(folderOf(exception.path))}</p>
      </div>
      <span className={styles.quiet}>
        {t.settledAs(exception.settledHow ?? '', moment(exception.settledAt ?? exception.at))}
      </span>
    </li>
  );
}

function Reason(props: {
  name: string;
  folder: string;
  at: string;
  problem: Pick<IntakeException, 'code' | 'params'> | null;
}): ReactNode {
  const { name, folder, at, problem } = props;
  const t = useTexts(texts);
  // The name stands above already; the sentence need not repeat the whole path.
  const short = problem && { ...problem, params: { ...problem.params, path: name } };
  const sentences = useErrorSentences(short);
  return (
    <div className={styles.words}>
      <p className={styles.name}>{name}</p>
      <p className={styles.quiet}>
        {[folder === '' ? '' : t.inFolder(folder), moment(at)].filter(Boolean).join(' · ')}
      </p>
      {sentences !== null && (
        <>
          <p className={styles.what}>{sentences.what}</p>
          <p className={styles.remedy}>{sentences.remedy}</p>
        </>
      )}
    </div>
  );
}
