/** Counts on paper against counts captured, in words; where they differ, the explanation that lets the dossier go on. */
import { Button, Textarea } from '@mantine/core';
import { type FormEvent, type ReactNode, useState } from 'react';
import { Link } from 'wouter';
import type { DossierDetail } from '../../../shared/views.ts';
import { figure } from '../../app/format.ts';
import { useLanguage, useObstacleSentence, useTexts } from '../../app/language.tsx';
import { useMay } from '../../app/session.tsx';
import { useStationAction } from '../../client.ts';
import { ErrorNotice } from '../../components/error-notice.tsx';
import styles from './dossier-reconciliation.module.css';
import { texts } from './texts.ts';

export function DossierReconciliation({ dossier }: { dossier: DossierDetail }): ReactNode {
  const t = useTexts(texts).dossier.reconciliation;
  const say = useObstacleSentence();
  const { language } = useLanguage();
  const mayDescribe = useMay('describe');
  const n = (count: number | null): string => (count === null ? t.unknown : figure(count, language));
  const counted = [dossier.plannedSheets, dossier.plannedPages, dossier.plannedDocuments].some(
    (count) => count !== null,
  );
  const parts = [
    [t.blank, dossier.blankPages],
    [t.aside, dossier.asidePages],
    [t.failed, dossier.failedPages],
    [t.removed, dossier.removedPages],
  ] as const;
  // Differences stand above already, with what can be done about them.
  const others = dossier.obstacles.filter(({ code }) => !dossier.differences.some((each) => each.code === code));
  return (
    <div className={styles.panel}>
      <table className={styles.counts}>
        <caption>{t.counts}</caption>
        <thead>
          <tr>
            <td />
            <th scope="col">{t.onPaper}</th>
            <th scope="col">{t.captured}</th>
          </tr>
        </thead>
        <tbody>
          <tr>
            <th scope="row">{t.sheets}</th>
            <td>{n(dossier.plannedSheets)}</td>
            <td>–</td>
          </tr>
          <tr>
            <th scope="row">{t.pages}</th>
            <td>{n(dossier.plannedPages)}</td>
            <td>{n(dossier.pages)}</td>
          </tr>
          <tr>
            <th scope="row">{t.documents}</th>
            <td>{n(dossier.plannedDocuments)}</td>
            <td>{n(dossier.documents)}</td>
          </tr>
        </tbody>
      </table>
      {parts.some(([, count]) => count > 0) && (
        <p className={styles.parts}>
          {t.ofWhich}:{' '}
          {parts
            .filter(([, count]) => count > 0)
            .map(([label, count]) => `${label.toLocaleLowerCase('vi')} ${figure(count, language)}`)
            .join(' · ')}
        </p>
      )}

      {dossier.documents === 0 ? (
        <p>{t.nothingToCompare}</p>
      ) : !counted ? (
        <p>{t.noCounts}</p>
      ) : dossier.differences.length === 0 ? (
        <p>{t.agrees}</p>
      ) : (
        <section aria-label={t.differs}>
          <h2 className={styles.title}>{t.differs}</h2>
          <ul className={dossier.explained === null ? styles.differences : styles.list}>
            {dossier.differences.map((difference) => (
              <li key={difference.code}>{say(difference)}</li>
            ))}
          </ul>
          {dossier.explained !== null && <p>{t.explained(dossier.explained)}</p>}
          {mayDescribe && dossier.batch === null && (
            <p>
              <Link className={styles.link} href={`/intake/${dossier.id}`}>
                {t.put}
              </Link>
            </p>
          )}
          {dossier.batch === null && <Explain dossier={dossier} />}
        </section>
      )}

      {dossier.batch === null && (others.length > 0 || dossier.obstacles.length === 0) && (
        <section aria-label={t.obstacles}>
          <h2 className={styles.title}>{others.length === 0 ? t.noObstacles : t.obstacles}</h2>
          <ul className={styles.list}>
            {others.map((obstacle) => (
              <li key={obstacle.code}>{say(obstacle)}</li>
            ))}
          </ul>
        </section>
      )}
    </div>
  );
}

function Explain({ dossier }: { dossier: DossierDetail }): ReactNode {
  const t = useTexts(texts).dossier.reconciliation;
  const mayCheck = useMay('check');
  const explain = useStationAction('dossier.explain');
  const [reason, setReason] = useState('');
  if (!mayCheck) return <p className={styles.quiet}>{t.mayNot}</p>;
  if (dossier.explained !== null) {
    return (
      <>
        <ErrorNotice failure={explain.failure} />
        <Button
          variant="default"
          loading={explain.pending}
          onClick={() => void explain.run({ id: dossier.id, reason: null })}
        >
          {t.takeBack}
        </Button>
      </>
    );
  }
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (reason.trim() === '') return;
    const result = await explain.run({ id: dossier.id, reason: reason.trim() });
    if (result.ok) setReason('');
  };
  return (
    <form className={styles.explain} onSubmit={(event) => void submit(event)}>
      <Textarea
        label={t.explain}
        description={t.explainHint}
        autosize
        minRows={2}
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
      <ErrorNotice failure={explain.failure} />
      <Button type="submit" loading={explain.pending} disabled={reason.trim() === ''}>
        {t.save}
      </Button>
    </form>
  );
}
