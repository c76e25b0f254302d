/** The screens of the rail, in their order, and who has use for them: whoever holds one of the permissions. */
import {
  IconChecklist,
  IconFileImport,
  IconFolders,
  IconHome,
  IconPackage,
  IconSearch,
  IconSettings,
} from '@tabler/icons-react';
import type { Permission } from '../../shared/people.ts';

export type ScreenName = 'home' | 'intake' | 'review' | 'search' | 'records' | 'batches' | 'settings';

export type ScreenEntry = {
  readonly name: ScreenName;
  readonly icon: typeof IconHome;
  readonly needs: readonly Permission[];
};

export const screens: readonly ScreenEntry[] = [
  { name: 'home', icon: IconHome, needs: ['read'] },
  { name: 'intake', icon: IconFileImport, needs: ['describe'] },
  { name: 'review', icon: IconChecklist, needs: ['describe', 'approve'] },
  { name: 'search', icon: IconSearch, needs: ['read'] },
  { name: 'records', icon: IconFolders, needs: ['read'] },
  // Lists of batches tell a clerk or checker what became of the work; whoever only searches has no use for them.
  { name: 'batches', icon: IconPackage, needs: ['describe', 'deliver', 'check'] },
  { name: 'settings', icon: IconSettings, needs: ['read'] },
];

/** The screens that these permissions open. */
export const screensFor = (permissions: readonly Permission[]): readonly ScreenEntry[] =>
  screens.filter(({ needs }) => needs.some((permission) => permissions.includes(permission)));
