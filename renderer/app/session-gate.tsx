/**
 * Who may see the window. Without a session there is the sign-in screen; a locked session, and one that a restart of the
 * station has ended, keep the screens as they stand, but covered so that nothing of them can be read or reached.
 * Whoever else signs in then begins anew: answers kept for one user are never shown to another.
 */
import { useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useCallback, useEffect, useMemo, useState } from 'react';
import type { SessionView } from '../../shared/people.ts';
import { callStation, failureOf, stationKey, useStation } from '../client.ts';
import { ErrorNotice } from '../components/error-notice.tsx';
import { FirstAdministrator } from '../screens/start/first-administrator.tsx';
import { SignIn } from '../screens/start/sign-in.tsx';
import { go } from './location.ts';
import { type SessionActions, SessionActionsContext, SessionContext } from './session.tsx';
import styles from './session-gate.module.css';

/** How the archive came to be open; `null` for the one that was open before. */
export type Beginning = 'created' | 'opened' | 'practice' | null;

const isIn = (session: SessionView): boolean => session.state === 'open' || session.state === 'signed-in';

const who = (session: SessionView): string => `${session.user?.name ?? ''}/${session.user?.role ?? ''}`;

export function SessionGate(props: {
  beginning: Beginning;
  /** The question of the first administrator has been answered. */
  onBegun: () => void;
  children: (covered: boolean) => ReactNode;
}): ReactNode {
  const { beginning, onBegun, children } = props;
  const client = useQueryClient();
  const answer = useStation('session.state', {});
  const session = answer.data;
  /** Whoever was in last, while the screens of that user stand. */
  const [held, setHeld] = useState<SessionView | null>(null);
  if (session !== undefined && isIn(session) && session !== held) setHeld(session);

  const enter = useCallback(
    (next: SessionView): void => void client.setQueryData(stationKey('session.state', {}), next),
    [client],
  );
  const leave = useCallback(
    (next: SessionView): void => {
      setHeld(null);
      // Where one user left off is no place for the next, who may not even be allowed there.
      go('/home', { replace: true });
      enter(next);
    },
    [enter],
  );
  const actions = useMemo<SessionActions>(
    () => ({
      lock: () => void callStation('session.lock', {}),
      signOut: () => {
        void callStation('session.signOut', {}).then((result) => {
          if (result.ok) leave(result.value);
        });
      },
    }),
    [leave],
  );

  const covered = session !== undefined && !isIn(session);
  useCover(covered);

  if (session === undefined) {
    return answer.isError ? (
      <ErrorNotice failure={failureOf(answer.error)} onRetry={() => void answer.refetch()} />
    ) : null;
  }
  if (session.state === 'open' && beginning !== null) {
    return <FirstAdministrator beginning={beginning} onDone={onBegun} />;
  }
  return (
    <SessionActionsContext value={actions}>
      {held !== null && (
        <SessionContext value={held} key={who(held)}>
          <div className={styles.below} data-covered={covered} inert={covered}>
            {children(covered)}
          </div>
        </SessionContext>
      )}
      {covered && <SignIn session={session} expected={held?.user ?? session.user} onEntered={enter} onLeft={leave} />}
    </SessionActionsContext>
  );
}

/** Dialogs and notices hang at the end of the page, beside the screens: they are hidden with them. */
function useCover(covered: boolean): void {
  useEffect(() => {
    document.body.toggleAttribute('data-covered', covered);
    return () => document.body.removeAttribute('data-covered');
  }, [covered]);
}
