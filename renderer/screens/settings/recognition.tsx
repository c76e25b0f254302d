/** What reads the pages on this computer, and what proposes their record groups. */
import type { ReactNode } from 'react';
import { figure } from '../../app/format.ts';
import { useLanguage, useTexts } from '../../app/language.tsx';
import { failureOf, useStation } from '../../client.ts';
import { ErrorNotice } from '../../components/error-notice.tsx';
import { RecordGroups } from './record-groups.tsx';
import styles from './settings.module.css';
import { texts } from './texts.ts';

export function Recognition(): ReactNode {
  const t = useTexts(texts);
  const { language } = useLanguage();
  const facts = useStation('engine.facts', {});
  if (facts.data === undefined) {
    return facts.isError ? (
      <ErrorNotice failure={failureOf(facts.error)} onRetry={() => void facts.refetch()} />
    ) : (
      <p className={styles.quiet}>{t.loading}</p>
    );
  }
  const { name, version, model, engines } = facts.data;
  return (
    <>
      <dl className={styles.facts}>
        <dt>{t.recognition.engine}</dt>
        <dd>{name}</dd>
        <dt>{t.recognition.version}</dt>
        <dd>{version}</dd>
        <dt>{t.recognition.model}</dt>
        <dd>{model}</dd>
        <dt>{t.recognition.engines}</dt>
        <dd>{figure(engines, language)}</dd>
      </dl>
      <p className={styles.quiet}>{t.recognition.text}</p>
      <RecordGroups />
    </>
  );
}
