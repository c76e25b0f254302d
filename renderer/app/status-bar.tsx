/**
 * The bar at the foot: what runs behind, how far, how long yet; with pause for the reading of pages and stop for tasks.
 * Nothing here waits for an answer: a failed task stays until it is dismissed.
 */
import { Popover } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useCallback, useSyncExternalStore } from 'react';
import type { WorkState } from '../../shared/views.ts';
import { callStation, stationKey, useStation, useStationEvent } from '../client.ts';
import { ErrorNotice } from '../components/error-notice.tsx';
import { duration, figure } from './format.ts';
import { useErrorSentences, useLanguage, useTexts } from './language.tsx';
import { useMay } from './session.tsx';
import styles from './status-bar.module.css';
import { TaskProgress } from './task-progress.tsx';
import { dismissTask, secondsLeft, type Task, useTasks } from './tasks.ts';
import { texts } from './texts.ts';

export function StatusBar({ ready }: { ready: boolean }): ReactNode {
  const t = useTexts(texts).work;
  return (
    <footer className={styles.bar} data-restarting={!ready}>
      {ready ? (
        <Work />
      ) : (
        <span className={styles.work} role="status">
          <span className={styles.dot} data-tone="doubt" aria-hidden />
          {t.restarting}
        </span>
      )}
      <Tasks />
      <Offline />
    </footer>
  );
}

/** The reading of pages. */
function Work(): ReactNode {
  const t = useTexts(texts).work;
  const { language } = useLanguage();
  const may = useMay('describe');
  const client = useQueryClient();
  const work = useStation('work.state', {}).data;
  useStationEvent(
    'work',
    useCallback((state: WorkState) => client.setQueryData(stationKey('work.state', {}), state), [client]),
  );
  const halted = useErrorSentences(work?.problem ?? null);
  if (work === undefined) return <span className={styles.work} />;

  const n = (value: number): string => figure(value, language);
  const waiting = Math.max(0, work.total - work.done);
  const words = [
    halted !== null
      ? `${t.halted}: ${halted.what}`
      : work.state === 'running'
        ? t.running(n(work.done), n(work.total))
        : work.state === 'paused' && waiting > 0
          ? t.paused(n(waiting))
          : t.idle,
  ];
  if (work.state === 'running' && halted === null) {
    if (work.pagesPerMinute !== null) words.push(t.pace(n(work.pagesPerMinute)));
    if (work.secondsLeft !== null) words.push(t.left(duration(work.secondsLeft, language)));
  }
  if (work.failed > 0) words.push(t.failed(n(work.failed)));
  const tone =
    halted !== null ? 'wrong' : work.state === 'paused' ? 'doubt' : work.state === 'running' ? 'running' : 'idle';
  const turn = (name: 'work.pause' | 'work.resume') => async (): Promise<void> => {
    const result = await callStation(name, {});
    if (result.ok) client.setQueryData(stationKey('work.state', {}), result.value);
  };
  const sentence = words.join(' · ');
  return (
    <span className={styles.work}>
      <span className={styles.dot} data-tone={tone} aria-hidden />
      <span className={styles.words} title={halted === null ? sentence : `${sentence} ${halted.remedy}`}>
        {sentence}
      </span>
      {may && work.state === 'running' && (
        <button type="button" className={styles.button} onClick={() => void turn('work.pause')()}>
          {t.pause}
        </button>
      )}
      {may && work.state === 'paused' && (
        <button type="button" className={styles.button} onClick={() => void turn('work.resume')()}>
          {t.resume}
        </button>
      )}
    </span>
  );
}

/** The newest task in the bar; all of them in what opens above it. */
function Tasks(): ReactNode {
  const t = useTexts(texts).tasks;
  const { language } = useLanguage();
  const tasks = useTasks();
  const shown = tasks.find((task) => task.state === 'failed') ?? tasks.at(-1);
  if (shown === undefined) return null;
  const left = secondsLeft(shown);
  const { progress } = shown;
  const share = progress?.total ? Math.min(1, progress.done / progress.total) : null;
  return (
    <Popover position="top-end" width={420} shadow="sm" withArrow>
      <Popover.Target>
        <button type="button" className={styles.task} data-failed={shown.state === 'failed'}>
          <span className={styles.title}>{shown.state === 'failed' ? t.failed(shown.title) : shown.title}</span>
          {progress !== null && shown.state !== 'failed' && (
            <span>
              {progress.total === null
                ? figure(progress.done, language)
                : `${figure(progress.done, language)}/${figure(progress.total, language)}`}
            </span>
          )}
          {left !== null && shown.state === 'running' && <span>{t.left(duration(left, language))}</span>}
          {share !== null && shown.state !== 'failed' && (
            <span className={styles.track} aria-hidden>
              <span style={{ width: `${share * 100}%` }} />
            </span>
          )}
          {tasks.length > 1 && <span>{t.more(figure(tasks.length - 1, language))}</span>}
        </button>
      </Popover.Target>
      <Popover.Dropdown>
        <section className={styles.tasks} aria-label={t.list}>
          {tasks.map((task) => (
            <OneTask key={task.id} task={task} />
          ))}
        </section>
      </Popover.Dropdown>
    </Popover>
  );
}

function OneTask({ task }: { task: Task }): ReactNode {
  if (task.state === 'failed') {
    return (
      <div>
        <strong>{task.title}</strong>
        <ErrorNotice failure={task.failure} onClose={() => dismissTask(task.id)} />
      </div>
    );
  }
  return <TaskProgress task={task} />;
}

const subscribe = (listener: () => void): (() => void) => {
  addEventListener('online', listener);
  addEventListener('offline', listener);
  return () => {
    removeEventListener('online', listener);
    removeEventListener('offline', listener);
  };
};

function Offline(): ReactNode {
  const t = useTexts(texts).work;
  const online = useSyncExternalStore(subscribe, () => navigator.onLine);
  return online ? null : (
    <span className={styles.offline} title={t.offlineMeans}>
      {t.offline}
    </span>
  );
}
