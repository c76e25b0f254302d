/** A question before what cannot be undone; everything else is done at once and can be taken back. */
import { Button, Modal, TextInput } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import type { Failure } from '../../shared/result.ts';
import { useTexts } from '../app/language.tsx';
import styles from './confirm-dangerous.module.css';
import { ErrorNotice } from './error-notice.tsx';
import { texts } from './texts.ts';

export type ConfirmDangerousProps = {
  opened: boolean;
  title: string;
  /** What will happen and what cannot be taken back. */
  children: ReactNode;
  /** The deed itself, never "OK". */
  confirmLabel: string;
  /** A word that must be typed first, for what would cost days of work. */
  typed?: string | undefined;
  pending?: boolean | undefined;
  failure?: Failure | null | undefined;
  onConfirm: () => void;
  onClose: () => void;
};

export function ConfirmDangerous(props: ConfirmDangerousProps): ReactNode {
  const t = useTexts(texts);
  return (
    <Modal
      opened={props.opened}
      onClose={props.onClose}
      title={props.title}
      centered
      closeButtonProps={{ 'aria-label': t.close }}
    >
      {props.opened && <Question {...props} />}
    </Modal>
  );
}

function Question(props: ConfirmDangerousProps): ReactNode {
  const { children, confirmLabel, typed, pending = false, failure = null, onConfirm, onClose } = props;
  const t = useTexts(texts);
  const [word, setWord] = useState('');
  const allowed = typed === undefined || word.trim().normalize('NFC') === typed.normalize('NFC');
  return (
    <form
      className={styles.question}
      onSubmit={(event) => {
        event.preventDefault();
        if (allowed && !pending) onConfirm();
      }}
    >
      <div>{children}</div>
      {typed !== undefined && (
        <TextInput
          label={t.typeToConfirm(typed)}
          value={word}
          onChange={(event) => setWord(event.currentTarget.value)}
          data-autofocus
        />
      )}
      <ErrorNotice failure={failure} />
      <div className={styles.buttons}>
        <Button variant="default" onClick={onClose} {...(typed === undefined ? { 'data-autofocus': true } : {})}>
          {t.cancel}
        </Button>
        <Button type="submit" loading={pending} disabled={!allowed}>
          {confirmLabel}
        </Button>
      </div>
    </form>
  );
}
