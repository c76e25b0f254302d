/** What the classifier of record groups has learnt, how good it is, and learning anew. */
import { Button } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import type { Failure } from '../../../shared/result.ts';
import { figure, moment, percent } from '../../app/format.ts';
import { useLanguage, useTexts } from '../../app/language.tsx';
import { useMay } from '../../app/session.tsx';
import { TaskProgress } from '../../app/task-progress.tsx';
import { startTask, useTasks } from '../../app/tasks.ts';
import { failureOf, useStation } from '../../client.ts';
import { ErrorNotice } from '../../components/error-notice.tsx';
import { recordGroupTexts } from './record-groups-texts.ts';
import styles from './settings.module.css';

export function RecordGroups(): ReactNode {
  const t = useTexts(recordGroupTexts);
  const { language } = useLanguage();
  const answer = useStation('classifier.view', {});
  const may = useMay('administer');
  const running = useTasks().find((task) => task.call === 'classifier.learn' && task.state !== 'failed');
  const [failure, setFailure] = useState<Failure | null>(null);
  const count = (n: number): string => figure(n, language);

  async function learn(): Promise<void> {
    setFailure(null);
    const result = await startTask('classifier.learn', {}, t.learning);
    setFailure(result.ok || result.error.code === 'cancelled' ? null : result.error);
  }

  if (answer.data === undefined) {
    return answer.isError ? (
      <ErrorNotice failure={failureOf(answer.error)} onRetry={() => void answer.refetch()} />
    ) : null;
  }
  const { version, learntFrom, heldOut, right, at, decisions, leastDecisions, damaged, refused } = answer.data;
  const enough = decisions >= leastDecisions;
  return (
    <section className={styles.block} aria-label={t.title}>
      <h2>{t.title}</h2>
      <p className={styles.quiet}>{t.text}</p>
      <dl className={styles.facts}>
        <dt>{t.version}</dt>
        <dd>{version === null || at === null ? t.coldStart : t.numbered(count(version), moment(at))}</dd>
        {version !== null && (
          <>
            <dt>{t.learntFrom}</dt>
            <dd>{t.papers(count(learntFrom))}</dd>
            <dt>{t.score}</dt>
            <dd>
              {heldOut === 0 ? t.notScored : t.scored(count(right), count(heldOut), percent(right, heldOut, language))}
            </dd>
          </>
        )}
        <dt>{t.decisions}</dt>
        <dd>{enough ? t.enough(count(decisions)) : t.missing(count(decisions), count(leastDecisions))}</dd>
      </dl>
      {damaged.length > 0 && <p className={styles.quiet}>{t.damaged(damaged.map(count).join(', '))}</p>}
      {refused !== null && (
        <p className={styles.quiet}>
          {t.refused(moment(refused.at), count(refused.right), count(refused.rightBefore), count(refused.heldOut))}
        </p>
      )}
      {running !== undefined ? (
        <div className={styles.running}>
          <TaskProgress task={running} />
        </div>
      ) : (
        may && (
          <div className={styles.buttons}>
            <Button variant="default" disabled={!enough} onClick={() => void learn()}>
              {t.learn}
            </Button>
          </div>
        )
      )}
      <ErrorNotice failure={failure} />
    </section>
  );
}
