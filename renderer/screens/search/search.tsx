import type { ReactNode } from 'react';

export function SearchScreen(): ReactNode {
  return <main data-ready="search" />;
}
