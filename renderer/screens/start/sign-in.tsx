/**
 * Signing in, and unlocking: one sheet over the whole window. A locked session asks for the password of whoever locked
 * it, and lets somebody else in only by ending that session.
 */
import { Button, PasswordInput, TextInput } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import type { SessionView } from '../../../shared/people.ts';
import type { Failure } from '../../../shared/result.ts';
import { useTexts } from '../../app/language.tsx';
import { callStation, desktop } from '../../client.ts';
import { ErrorNotice } from '../../components/error-notice.tsx';
import { Sheet } from './sheet.tsx';
import styles from './start.module.css';
import { texts } from './texts.ts';

export function SignIn(props: {
  session: SessionView;
  /** Who was in before: the one who locked, or the one whom a restart of the station has put out. */
  expected: SessionView['user'];
  onEntered: (session: SessionView) => void;
  /** The one who locked it is out; anybody may sign in. */
  onLeft: (session: SessionView) => void;
}): ReactNode {
  const { session, expected, onEntered, onLeft } = props;
  const t = useTexts(texts).signIn;
  const locked = session.state === 'locked';
  const [name, setName] = useState(expected?.name ?? '');
  const [password, setPassword] = useState('');
  const [pending, setPending] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);

  const submit = async (): Promise<void> => {
    setPending(true);
    const result = locked
      ? await callStation('session.unlock', { password })
      : await callStation('session.signIn', { name, password });
    setPending(false);
    setPassword('');
    setFailure(result.ok ? null : result.error);
    if (result.ok) onEntered(result.value);
  };
  const leave = async (): Promise<void> => {
    const result = await callStation('session.signOut', {});
    setName('');
    setFailure(result.ok ? null : result.error);
    if (result.ok) onLeft(result.value);
  };

  return (
    <Sheet name={locked ? 'locked' : 'sign-in'} title={locked ? t.locked : t.title}>
      {expected !== null && <p className={styles.quiet}>{locked ? t.lockedText : t.restarted}</p>}
      <form
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault();
          if (!pending && password !== '' && name.trim() !== '') void submit();
        }}
      >
        {locked ? (
          <p className={styles.quiet}>
            <strong>{expected?.fullName}</strong>
          </p>
        ) : (
          <TextInput
            label={t.name}
            autoComplete="username"
            value={name}
            onChange={(event) => setName(event.currentTarget.value)}
            autoFocus={expected === null}
          />
        )}
        <PasswordInput
          key={session.state}
          label={t.password}
          autoComplete="current-password"
          value={password}
          onChange={(event) => setPassword(event.currentTarget.value)}
          autoFocus={expected !== null}
        />
        <ErrorNotice failure={failure} />
        <div className={styles.buttons}>
          {locked ? (
            <Button variant="default" onClick={() => void leave()}>
              {t.other}
            </Button>
          ) : (
            <Button variant="default" onClick={() => void desktop().closeArchive()}>
              {t.otherArchive}
            </Button>
          )}
          <Button type="submit" loading={pending} disabled={password === '' || name.trim() === ''}>
            {locked ? t.unlock : t.submit}
          </Button>
        </div>
      </form>
    </Sheet>
  );
}
