/** What an import of the office's list did, in words: added, changed, and each row passed over with its reason. */
import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import type { ListReport } from '../../shared/views.ts';
import { figure } from '../app/format.ts';
import { useLanguage, useTexts } from '../app/language.tsx';
import styles from './list-outcome.module.css';
import { texts } from './texts.ts';

export function ListOutcome(props: { name: string; report: ListReport; onClose: () => void }): ReactNode {
  const { name, report, onClose } = props;
  const t = useTexts(texts);
  const { language } = useLanguage();
  const n = (count: number): string => figure(count, language);
  return (
    <section className={styles.outcome} role="status">
      <div className={styles.head}>
        <h2>{t.imported.title(name)}</h2>
        <Button variant="default" size="compact-sm" onClick={onClose}>
          {t.imported.close}
        </Button>
      </div>
      <p>{t.imported.outcome(n(report.rows), n(report.added), n(report.changed), n(report.unchanged))}</p>
      {report.notes.map((note) => (
        <p key={note} className={styles.note}>
          {note}
        </p>
      ))}
      {report.skipped.length > 0 && (
        <>
          <p className={styles.skipped}>{t.imported.skipped(n(report.skipped.length))}</p>
          <ul>
            {report.skipped.map(({ row, reason }) => (
              <li key={row}>
                {t.imported.row(n(row))}: {reason}
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}
