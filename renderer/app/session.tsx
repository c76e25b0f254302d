/** Who sits at the window, and what the role allows: screens ask `useMay` and leave out what is not allowed. */
import { createContext, useContext } from 'react';
import type { Permission, SessionView } from '../../shared/people.ts';

const nobody: SessionView = { state: 'signed-out', user: null, permissions: ['anyone'] };

/** Given by session-gate.tsx, and by tests of single screens. */
export const SessionContext = createContext<SessionView>(nobody);

export const useSession = (): SessionView => useContext(SessionContext);

/** Whether the one who sits here may do what takes this permission. */
export const useMay = (permission: Permission): boolean => useSession().permissions.includes(permission);

/** What the frame can do with the session; what went wrong is told by the session itself. */
export type SessionActions = { readonly lock: () => void; readonly signOut: () => void };

export const SessionActionsContext = createContext<SessionActions>({ lock: () => {}, signOut: () => {} });

export const useSessionActions = (): SessionActions => useContext(SessionActionsContext);
