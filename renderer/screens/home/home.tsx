import type { ReactNode } from 'react';

export function HomeScreen(): ReactNode {
  return <main data-ready="home" />;
}
