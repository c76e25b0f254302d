/** The first user of an archive: the administrator. In the practice archive it can be left out. */
import { Button, TextInput } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { sentencesOf } from '../../../shared/errors.ts';
import { tidyUserName, userNameProblem } from '../../../shared/people.ts';
import type { Failure } from '../../../shared/result.ts';
import { useTexts } from '../../app/language.tsx';
import type { Beginning } from '../../app/session-gate.tsx';
import { stationKey, useStationAction } from '../../client.ts';
import { ErrorNotice } from '../../components/error-notice.tsx';
import { NewPassword, newPasswordProblem } from '../../components/new-password.tsx';
import { Sheet } from './sheet.tsx';
import styles from './start.module.css';
import { texts } from './texts.ts';

export function FirstAdministrator({ beginning, onDone }: { beginning: Beginning; onDone: () => void }): ReactNode {
  const t = useTexts(texts).administrator;
  return (
    <Sheet name="first-administrator" title={t.title}>
      <p className={styles.quiet}>{t.text}</p>
      <AdministratorForm onDone={onDone}>
        {beginning === 'practice' && (
          <Button variant="default" onClick={onDone}>
            {t.practice}
          </Button>
        )}
        {beginning === 'opened' && (
          <Button variant="default" onClick={onDone}>
            {t.later}
          </Button>
        )}
      </AdministratorForm>
    </Sheet>
  );
}

/** The form alone, for the settings of an archive that has no users yet; `children` stand before its button. */
export function AdministratorForm({ onDone, children }: { onDone: () => void; children?: ReactNode }): ReactNode {
  const t = useTexts(texts).administrator;
  const client = useQueryClient();
  const create = useStationAction('user.createFirst');
  const [fullName, setFullName] = useState('');
  const [name, setName] = useState('');
  const [password, setPassword] = useState({ first: '', again: '' });
  const [problem, setProblem] = useState<Failure | null>(null);
  const submit = async (): Promise<void> => {
    const found = nameFailure(name) ?? newPasswordProblem(name, password);
    setProblem(found);
    if (found !== null) return;
    const result = await create.run({ name: tidyUserName(name), fullName: fullName.trim(), password: password.first });
    if (!result.ok) return;
    client.setQueryData(stationKey('session.state', {}), result.value);
    onDone();
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
        label={t.fullName}
        value={fullName}
        onChange={(event) => setFullName(event.currentTarget.value)}
        autoFocus
      />
      <TextInput
        label={t.name}
        description={t.nameRule}
        autoComplete="username"
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
      />
      <NewPassword value={password} onChange={setPassword} />
      <ErrorNotice failure={problem ?? create.failure} />
      <div className={styles.buttons}>
        {children}
        <Button
          type="submit"
          loading={create.pending}
          disabled={fullName.trim() === '' || name.trim() === '' || password.first === ''}
        >
          {t.submit}
        </Button>
      </div>
    </form>
  );
}

/** What is wrong with a login name, before the station is asked. */
export function nameFailure(name: string): Failure | null {
  const code = userNameProblem(name);
  if (code === null) return null;
  const params = { name: tidyUserName(name) };
  return { code, params, message: sentencesOf({ code, params }).vi };
}
