/** The intake that runs, and in words what came of the last one, where it was started and in the dossier it fills. */
import { Button, Spoiler } from '@mantine/core';
import { memo, type ReactNode, useCallback, useEffect, useRef, useState } from 'react';
import { Link } from 'wouter';
import type { IntakeReport, WorkState } from '../../../shared/views.ts';
import { figure } from '../../app/format.ts';
import { useLanguage, useTexts } from '../../app/language.tsx';
import { cancelTask, dismissTask, secondsLeft, useTasks } from '../../app/tasks.ts';
import { useStation, useStationEvent } from '../../client.ts';
import { ErrorNotice } from '../../components/error-notice.tsx';
import { ProgressLine } from '../../components/progress-line.tsx';
import { fileName } from './file-name.ts';
import { setTaking, useIntakeTask, useTaking } from './taking.ts';
import styles from './taking-panel.module.css';
import { texts } from './texts.ts';

/** Names listed of each kind, dossiers linked. */
const LISTED = 200;
const LINKED = 8;

export const TakingPanel = memo(function TakingPanel({ intoDossier }: { intoDossier: number | null }): ReactNode {
  const t = useTexts(texts);
  const { outcome, failure } = useTaking();
  const task = useIntakeTask();
  const failed = useTasks().filter((one) => one.call === 'intake.take' && one.state === 'failed');
  // In a sorting room only what concerns it; on the first page everything.
  const concerns =
    intoDossier === null || outcome?.report.dossierIds.includes(intoDossier) || outcome?.into?.id === intoDossier;
  return (
    <>
      {task !== null && (
        <div className={styles.panel}>
          <ProgressLine
            label={task.title}
            done={task.progress?.done ?? 0}
            total={task.progress?.total ?? null}
            unit={t.files}
            current={task.progress === null ? '' : fileName(task.progress.current)}
            secondsLeft={secondsLeft(task)}
            onCancel={() => cancelTask(task.id)}
            cancelling={task.state === 'cancelling'}
          />
        </div>
      )}
      <ErrorNotice
        failure={failure}
        onClose={() => {
          setTaking({ failure: null });
          // Read here, it need not stand at the foot of the window as well.
          for (const one of failed) dismissTask(one.id);
        }}
      />
      {outcome !== null && concerns && <Outcome report={outcome.report} here={intoDossier} />}
    </>
  );
});

function Outcome({ report, here }: { report: IntakeReport; here: number | null }): ReactNode {
  const t = useTexts(texts);
  const { language } = useLanguage();
  const say = (n: number): string => figure(n, language);
  const panel = useRef<HTMLElement>(null);
  // The button that was pressed is gone with what was chosen; whoever works by keys goes on from here.
  useEffect(() => {
    if (document.activeElement === document.body) panel.current?.focus();
  }, []);
  return (
    <section ref={panel} tabIndex={-1} className={styles.panel} aria-label={t.outcome}>
      <div className={styles.head}>
        <div role="status">
          {report.cancelled && <p className={styles.line}>{t.outcomeStopped}</p>}
          <p className={styles.line}>
            {report.taken === 0 ? t.takenNone : t.taken(say(report.taken), say(report.documents), say(report.pages))}
          </p>
          {report.known > 0 && <p className={styles.quiet}>{t.known(say(report.known))}</p>}
        </div>
        <Button variant="subtle" color="gray" size="compact-sm" onClick={() => setTaking({ outcome: null })}>
          {t.close}
        </Button>
      </div>
      {report.refused > 0 && (
        <p className={styles.wrong}>
          {t.refused(say(report.refused))} <Link href="/intake?tray=exceptions">{t.tray}</Link>.
        </p>
      )}
      <Names
        title={t.duplicates(say(report.duplicates.length))}
        names={report.duplicates.map(({ path, sameAs }) => [path, t.sameAs(fileName(path), fileName(sameAs))])}
      />
      <Names
        title={t.skipped(say(report.skipped.length))}
        names={report.skipped.map((path) => [path, fileName(path)])}
      />
      {here === null && report.dossierIds.length > 0 && (
        <div className={styles.dossiers}>
          <span className={styles.quiet}>{t.wentTo}</span>
          {report.dossierIds.slice(0, LINKED).map((id) => (
            <DossierLink key={id} id={id} />
          ))}
          {report.dossierIds.length > LINKED && (
            <span className={styles.quiet}>{t.andMore(say(report.dossierIds.length - LINKED))}</span>
          )}
        </div>
      )}
      <Reading />
    </section>
  );
}

/** Each name with the path it came in under. */
function Names({
  title,
  names,
}: {
  title: string;
  names: readonly (readonly [path: string, words: string])[];
}): ReactNode {
  const t = useTexts(texts);
  const { language } = useLanguage();
  if (names.length === 0) return null;
  const listed = names.slice(0, LISTED);
  return (
    <div>
      <p className={styles.quiet}>{title}</p>
      <Spoiler maxHeight={66} showLabel={t.showMore} hideLabel={t.close}>
        <ul className={styles.names}>
          {listed.map(([path, words]) => (
            <li key={path} title={path}>
              {words}
            </li>
          ))}
          {names.length > LISTED && <li>{t.more(figure(names.length - LISTED, language))}</li>}
        </ul>
      </Spoiler>
    </div>
  );
}

function DossierLink({ id }: { id: number }): ReactNode {
  const dossier = useStation('dossier.show', { id });
  if (dossier.data === undefined) return null;
  return (
    <Link href={`/intake/${id}`} className={styles.dossier} title={dossier.data.title}>
      {dossier.data.code}
    </Link>
  );
}

/** Recognition goes on behind; its own pace stands at the foot of the window. */
function Reading(): ReactNode {
  const t = useTexts(texts);
  const { language } = useLanguage();
  const asked = useStation('work.state', {});
  const [told, setTold] = useState<WorkState | null>(null);
  useStationEvent(
    'work',
    useCallback((state: WorkState) => setTold(state), []),
  );
  const state = told ?? asked.data;
  if (state === undefined || state.state !== 'running' || state.total === 0) return null;
  return <p className={styles.quiet}>{t.reading(figure(state.done, language), figure(state.total, language))}</p>;
}
