/** Every value that ever stood in a field, newest first, with who gave it when. Asked for only when opened. */
import { Popover } from '@mantine/core';
import type { ReactNode } from 'react';
import { typedForm } from '../../../shared/field-rules.ts';
import type { FieldName } from '../../../shared/fields.ts';
import { moment, percent } from '../../app/format.ts';
import { useLanguage, useTexts } from '../../app/language.tsx';
import { failureOf, useStation } from '../../client.ts';
import { ErrorNotice } from '../../components/error-notice.tsx';
import styles from './field-row.module.css';
import { texts } from './texts.ts';

export function FieldHistory(props: {
  documentId: number;
  field: FieldName;
  opened: boolean;
  onClose: () => void;
  children: ReactNode;
}): ReactNode {
  const { documentId, field, opened, onClose, children } = props;
  const t = useTexts(texts);
  return (
    <Popover opened={opened} onChange={onClose} position="bottom-end" width={340} withArrow trapFocus={false}>
      <Popover.Target>{children}</Popover.Target>
      <Popover.Dropdown aria-label={t.historyOf(t.fields[field])}>
        {opened && <Values documentId={documentId} field={field} />}
      </Popover.Dropdown>
    </Popover>
  );
}

function Values({ documentId, field }: { documentId: number; field: FieldName }): ReactNode {
  const t = useTexts(texts);
  const { language } = useLanguage();
  const history = useStation('field.history', { documentId, field });
  if (history.error !== null)
    return <ErrorNotice failure={failureOf(history.error)} onRetry={() => void history.refetch()} />;
  if (history.data === undefined) return null;
  if (history.data.length === 0) return <p className={styles.quiet}>{t.noHistory}</p>;
  return (
    <ol className={styles.history}>
      {history.data.map((entry) => (
        <li key={`${entry.at} ${entry.value}`}>
          <span>{entry.value === null ? t.nothing : typedForm(field, entry.value)}</span>
          <span className={styles.quiet}>
            {entry.source === 'machine' ? t.machine : entry.actor}
            {entry.source === 'machine' && entry.confidence !== null && ` ${percent(entry.confidence, 1, language)}`}
            {' · '}
            {moment(entry.at)}
          </span>
        </li>
      ))}
    </ol>
  );
}
