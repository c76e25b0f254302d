import type { ReactNode } from 'react';

export function RecordsScreen(): ReactNode {
  return <main data-ready="records" />;
}
