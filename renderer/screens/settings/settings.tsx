import type { ReactNode } from 'react';

export function SettingsScreen(): ReactNode {
  return <main data-ready="settings" />;
}
