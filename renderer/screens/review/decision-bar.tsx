/** What is decided about the paper on the desk: approved, sent back with a reason, opened again. */
import { Button, TextInput, Tooltip } from '@mantine/core';
import { type KeyboardEvent, type ReactNode, type Ref, useState } from 'react';
import { figure } from '../../app/format.ts';
import { useLanguage, useTexts } from '../../app/language.tsx';
import styles from './review.module.css';
import { texts } from './texts.ts';

export function DecisionBar(props: {
  doubts: number;
  canApprove: boolean;
  canSendBack: boolean;
  /** There is another paper to go to. */
  more: boolean;
  ref: Ref<HTMLButtonElement>;
  onApprove: () => void;
  onSendBack: () => void;
  onFocus: () => void;
}): ReactNode {
  const { doubts, canApprove, canSendBack, more, ref, onApprove, onSendBack, onFocus } = props;
  const t = useTexts(texts);
  const { language } = useLanguage();
  return (
    <div className={styles.decision}>
      <span className={styles.left} data-doubts={doubts > 0 || undefined} aria-live="polite">
        {doubts > 0 ? t.doubtsLeft(figure(doubts, language)) : t.noDoubts}
      </span>
      {canSendBack && (
        <Tooltip label="F8">
          <Button variant="default" onClick={onSendBack}>
            {t.sendBack}
          </Button>
        </Tooltip>
      )}
      {canApprove && (
        <Tooltip label="Ctrl + ↵">
          <Button ref={ref} onClick={onApprove} onFocus={onFocus} rightSection={<span aria-hidden>↵</span>}>
            {more ? t.approveNext : t.approve}
          </Button>
        </Tooltip>
      )}
    </div>
  );
}

export function SendBackForm(props: { onSend: (reason: string) => void; onCancel: () => void }): ReactNode {
  const { onSend, onCancel } = props;
  const t = useTexts(texts);
  const [reason, setReason] = useState('');
  const ready = reason.trim() !== '';
  function onKeyDown(event: KeyboardEvent): void {
    if (event.nativeEvent.isComposing || event.keyCode === 229) return;
    if (event.key === 'Escape') onCancel();
    else if (event.key === 'Enter' && event.target instanceof HTMLInputElement) {
      if (ready) onSend(reason.trim());
    } else return;
    event.preventDefault();
    event.stopPropagation();
  }
  return (
    <fieldset className={styles.sendBack} onKeyDown={onKeyDown}>
      <legend>{t.sendBackTitle}</legend>
      <TextInput
        label={t.reason}
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
        data-autofocus
        ref={(input) => {
          if (reason === '') input?.focus();
        }}
        maxLength={1000}
      />
      <div className={styles.reasons}>
        {t.reasons.map((one) => (
          <Button key={one} size="compact-xs" variant="default" onClick={() => setReason(one)}>
            {one}
          </Button>
        ))}
      </div>
      <div className={styles.sendButtons}>
        <Button variant="default" onClick={onCancel}>
          {t.cancel}
        </Button>
        <Button disabled={!ready} onClick={() => onSend(reason.trim())}>
          {t.send}
        </Button>
      </div>
    </fieldset>
  );
}
