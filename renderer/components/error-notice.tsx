/**
 * What went wrong, where it went wrong: what happened and to which paper, what to do, and a button that does it.
 * `action` is that button; `onRetry` alone gives one called "Thử lại".
 */
import { Button } from '@mantine/core';
import { IconAlertCircle } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import type { ErrorCode, ErrorParams } from '../../shared/errors.ts';
import { useErrorSentences, useTexts } from '../app/language.tsx';
import styles from './error-notice.module.css';
import { texts } from './texts.ts';

export type NoticeAction = { label: string; run: () => void };

export function ErrorNotice(props: {
  failure: { readonly code: ErrorCode; readonly params: ErrorParams } | null;
  action?: NoticeAction | undefined;
  onRetry?: (() => void) | undefined;
  /** Takes the notice away. */
  onClose?: (() => void) | undefined;
}): ReactNode {
  const t = useTexts(texts);
  const sentences = useErrorSentences(props.failure);
  if (sentences === null) return null;
  const { onRetry, onClose } = props;
  const action = props.action ?? (onRetry && { label: t.retry, run: onRetry });
  return (
    <div className={styles.notice} role="alert">
      <IconAlertCircle className={styles.icon} size={18} aria-hidden />
      <div className={styles.words}>
        <p className={styles.what}>{sentences.what}</p>
        <p className={styles.remedy}>{sentences.remedy}</p>
      </div>
      <div className={styles.actions}>
        {action !== undefined && (
          <Button size="compact-sm" variant="default" onClick={action.run}>
            {action.label}
          </Button>
        )}
        {onClose !== undefined && (
          <Button size="compact-sm" variant="subtle" color="gray" onClick={onClose}>
            {t.close}
          </Button>
        )}
      </div>
    </div>
  );
}
