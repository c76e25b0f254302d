import type { ReactNode } from 'react';

export function IntakeScreen(): ReactNode {
  return <main data-ready="intake" />;
}
