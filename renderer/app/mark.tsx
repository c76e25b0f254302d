/** The mark of the program: a sheet in a folder. */
import type { ReactNode } from 'react';
import styles from './mark.module.css';

export function Mark({ size }: { size: number }): ReactNode {
  return (
    <svg className={styles.mark} width={size} height={size} viewBox="0 0 24 24" aria-hidden>
      <rect x="5" y="2" width="14" height="20" rx="2" fill="none" stroke="currentColor" strokeWidth="2" />
      <path d="M9 8h6M9 12h6" stroke="currentColor" strokeWidth="2" strokeLinecap="round" />
      <circle cx="14.5" cy="17" r="1.6" fill="currentColor" />
    </svg>
  );
}
