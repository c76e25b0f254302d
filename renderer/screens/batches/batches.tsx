import type { ReactNode } from 'react';

export function BatchesScreen(): ReactNode {
  return <main data-ready="batches" />;
}
