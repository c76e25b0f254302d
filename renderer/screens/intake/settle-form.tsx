/** Says how an exception was settled: one of the usual ways with one click, or in words of one's own. */
import { Button, TextInput } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { useTexts } from '../../app/language.tsx';
import { useStationAction } from '../../client.ts';
import { ErrorNotice } from '../../components/error-notice.tsx';
import styles from './exceptions.module.css';
import { texts } from './texts.ts';

export function SettleForm({ id, onCancel }: { id: number; onCancel: () => void }): ReactNode {
  const t = useTexts(texts);
  const [how, setHow] = useState('');
  const settle = useStationAction('intake.settle');
  const save = (words: string): void => {
    if (words.trim() !== '') void settle.run({ id, how: words.trim() });
  };
  return (
    <form
      className={styles.settle}
      onSubmit={(event) => {
        event.preventDefault();
        save(how);
      }}
    >
      <div className={styles.hows}>
        {t.settleHows.map((words) => (
          <Button key={words} size="compact-sm" variant="default" disabled={settle.pending} onClick={() => save(words)}>
            {words}
          </Button>
        ))}
      </div>
      <div className={styles.own}>
        <TextInput
          aria-label={t.settleHow}
          placeholder={t.settleHow}
          className={styles.box ?? ''}
          value={how}
          maxLength={500}
          autoFocus
          onChange={(event) => setHow(event.currentTarget.value)}
          onKeyDown={(event) => event.key === 'Escape' && onCancel()}
        />
        <Button type="submit" disabled={how.trim() === ''} loading={settle.pending}>
          {t.settleNow}
        </Button>
        <Button variant="default" onClick={onCancel}>
          {t.cancel}
        </Button>
      </div>
      <ErrorNotice failure={settle.failure} />
    </form>
  );
}
