/** Who sits at the window, and what the role allows: screens ask `useMay` and leave out what is not allowed. */
import { createContext, type ReactNode, useContext } from 'react';
import type { Permission, SessionView } from '../../shared/people.ts';
import { useStation } from '../client.ts';

const nobody: SessionView = { state: 'signed-out', user: null, permissions: ['anyone'] };

const SessionContext = createContext<SessionView>(nobody);

export const useSession = (): SessionView => useContext(SessionContext);

/** Whether the one who sits here may do what takes this permission. */
export const useMay = (permission: Permission): boolean => useSession().permissions.includes(permission);

/** Shows its children once the station has said who sits here. */
export function SessionProvider({ children }: { children: ReactNode }): ReactNode {
  const session = useStation('session.state', {});
  return session.data === undefined ? null : <SessionContext value={session.data}>{children}</SessionContext>;
}

/** For tests and stories of single screens. */
export const SessionStub = SessionContext;
