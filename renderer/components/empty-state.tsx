/** What stands where a list has nothing: what belongs here, and the one action that fills it. */
import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import { Link } from 'wouter';
import styles from './empty-state.module.css';

/** `run` does it here, `href` leads to the screen where it is done. */
export type EmptyAction = { label: string } & ({ run: () => void } | { href: string });

export function EmptyState(props: {
  title: string;
  children?: ReactNode;
  icon?: ReactNode;
  action?: EmptyAction | undefined;
}): ReactNode {
  const { title, children, icon, action } = props;
  return (
    <section className={styles.empty} aria-label={title}>
      {icon !== undefined && (
        <div className={styles.icon} aria-hidden>
          {icon}
        </div>
      )}
      <p className={styles.title}>{title}</p>
      {children !== undefined && <div className={styles.text}>{children}</div>}
      {action !== undefined &&
        ('href' in action ? (
          <Button component={Link} href={action.href}>
            {action.label}
          </Button>
        ) : (
          <Button onClick={action.run}>{action.label}</Button>
        ))}
    </section>
  );
}
