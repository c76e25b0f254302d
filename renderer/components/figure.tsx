/** A number with what it counts; with `href` it opens the list behind it. */
import type { ReactNode } from 'react';
import { Link } from 'wouter';
import { figure } from '../app/format.ts';
import { useLanguage } from '../app/language.tsx';
import styles from './figure.module.css';

export function Figure(props: {
  /** A number, or a figure already in words (`99,6 %`). */
  value: number | string;
  label: string;
  href?: string | undefined;
  tone?: 'doubt' | 'acknowledged' | 'wrong' | undefined;
}): ReactNode {
  const { value, label, href, tone } = props;
  const { language } = useLanguage();
  const content = (
    <>
      <span className={styles.value} data-tone={tone}>
        {typeof value === 'number' ? figure(value, language) : value}
      </span>
      <span className={styles.label}>{label}</span>
    </>
  );
  return href === undefined ? (
    <span className={styles.figure}>{content}</span>
  ) : (
    <Link href={href} className={styles.figure}>
      {content}
    </Link>
  );
}
