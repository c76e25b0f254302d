/** Adding a user, and a new password for one who has forgotten theirs. */
import { Button, Modal, Select, TextInput } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { type Role, roleLabels, roles, tidyUserName, type UserView } from '../../../shared/people.ts';
import type { Failure } from '../../../shared/result.ts';
import { useLanguage, useTexts } from '../../app/language.tsx';
import { useStationAction } from '../../client.ts';
import { ErrorNotice } from '../../components/error-notice.tsx';
import { NewPassword, newPasswordProblem } from '../../components/new-password.tsx';
import { nameFailure } from '../start/first-administrator.tsx';
import styles from './settings.module.css';
import { texts } from './texts.ts';

type Done = { onClose: () => void; onDone: (user: UserView) => void };

export function AddUser({ opened, ...done }: { opened: boolean } & Done): ReactNode {
  const t = useTexts(texts);
  return (
    <Modal
      opened={opened}
      onClose={done.onClose}
      title={t.users.add}
      centered
      closeButtonProps={{ 'aria-label': t.close }}
    >
      {opened && <AddForm {...done} />}
    </Modal>
  );
}

function AddForm({ onClose, onDone }: Done): ReactNode {
  const t = useTexts(texts);
  const { language } = useLanguage();
  const add = useStationAction('user.add');
  const [fullName, setFullName] = useState('');
  const [name, setName] = useState('');
  const [role, setRole] = useState<Role>('clerk');
  const [password, setPassword] = useState({ first: '', again: '' });
  const [problem, setProblem] = useState<Failure | null>(null);
  const submit = async (): Promise<void> => {
    const found = nameFailure(name) ?? newPasswordProblem(name, password);
    setProblem(found);
    if (found !== null) return;
    const given = { name: tidyUserName(name), fullName: fullName.trim(), role, password: password.first };
    const result = await add.run(given);
    if (result.ok) onDone(result.value);
  };
  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      <TextInput
        label={t.users.fullName}
        value={fullName}
        onChange={(event) => setFullName(event.currentTarget.value)}
        data-autofocus
      />
      <TextInput
        label={t.users.name}
        description={t.users.nameRule}
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
      />
      <Select
        label={t.users.role}
        description={t.users.rights[role]}
        value={role}
        allowDeselect={false}
        data={roles.map((one) => ({ value: one, label: roleLabels[one][language] }))}
        onChange={(next) => setRole(roles.find((one) => one === next) ?? role)}
      />
      <NewPassword value={password} onChange={setPassword} />
      <ErrorNotice failure={problem ?? add.failure} />
      <div className={`${styles.buttons} ${styles.end}`}>
        <Button variant="default" onClick={onClose}>
          {t.cancel}
        </Button>
        <Button
          type="submit"
          loading={add.pending}
          disabled={fullName.trim() === '' || name.trim() === '' || password.first === ''}
        >
          {t.users.add}
        </Button>
      </div>
    </form>
  );
}

export function SetPassword({ user, ...done }: { user: UserView | null } & Done): ReactNode {
  const t = useTexts(texts);
  return (
    <Modal
      opened={user !== null}
      onClose={done.onClose}
      title={t.users.passwordOf(user?.fullName ?? '')}
      centered
      closeButtonProps={{ 'aria-label': t.close }}
    >
      {user !== null && <PasswordForm user={user} {...done} />}
    </Modal>
  );
}

function PasswordForm({ user, onClose, onDone }: { user: UserView } & Done): ReactNode {
  const t = useTexts(texts);
  const set = useStationAction('user.setPassword');
  const [password, setPassword] = useState({ first: '', again: '' });
  const [problem, setProblem] = useState<Failure | null>(null);
  const submit = async (): Promise<void> => {
    const found = newPasswordProblem(user.name, password);
    setProblem(found);
    if (found !== null) return;
    const result = await set.run({ name: user.name, password: password.first });
    if (result.ok) onDone(user);
  };
  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      <NewPassword value={password} onChange={setPassword} />
      <ErrorNotice failure={problem ?? set.failure} />
      <div className={`${styles.buttons} ${styles.end}`}>
        <Button variant="default" onClick={onClose}>
          {t.cancel}
        </Button>
        <Button type="submit" loading={set.pending} disabled={password.first === ''}>
          {t.save}
        </Button>
      </div>
    </form>
  );
}
