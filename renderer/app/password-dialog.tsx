/** Changing one's own password. */
import { Button, Modal, PasswordInput } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import type { Failure } from '../../shared/result.ts';
import { useStationAction } from '../client.ts';
import { ErrorNotice } from '../components/error-notice.tsx';
import { NewPassword, newPasswordProblem } from '../components/new-password.tsx';
import { useTexts } from './language.tsx';
import styles from './password-dialog.module.css';
import { useSession } from './session.tsx';
import { texts } from './texts.ts';

type Props = { opened: boolean; onClose: () => void; onChanged: () => void };

export function PasswordDialog(props: Props): ReactNode {
  const t = useTexts(texts).password;
  return (
    <Modal
      opened={props.opened}
      onClose={props.onClose}
      title={t.title}
      centered
      closeButtonProps={{ 'aria-label': t.close }}
    >
      {props.opened && <Form {...props} />}
    </Modal>
  );
}

function Form({ onClose, onChanged }: Props): ReactNode {
  const t = useTexts(texts).password;
  const name = useSession().user?.name ?? '';
  const change = useStationAction('session.changePassword');
  const [current, setCurrent] = useState('');
  const [next, setNext] = useState({ first: '', again: '' });
  const [problem, setProblem] = useState<Failure | null>(null);
  const submit = async (): Promise<void> => {
    const found = newPasswordProblem(name, next);
    setProblem(found);
    if (found !== null) return;
    const result = await change.run({ current, next: next.first });
    if (result.ok) onChanged();
  };
  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      <PasswordInput
        label={t.current}
        autoComplete="current-password"
        value={current}
        onChange={(event) => setCurrent(event.currentTarget.value)}
        data-autofocus
      />
      <NewPassword value={next} onChange={setNext} />
      <ErrorNotice failure={problem ?? change.failure} />
      <div className={styles.buttons}>
        <Button variant="default" onClick={onClose}>
          {t.cancel}
        </Button>
        <Button type="submit" loading={change.pending} disabled={current === '' || next.first === ''}>
          {t.save}
        </Button>
      </div>
    </form>
  );
}
