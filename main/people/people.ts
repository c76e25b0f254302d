/** Users, roles and sessions: who asks, and what the role allows. */
import type { Permission } from '../../shared/people.ts';

/** Who asks. It travels with every call; the permissions come from the caller's role. */
export type Session = { readonly actor: string; readonly permissions: ReadonlySet<Permission> };
