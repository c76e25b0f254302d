/** A refusal that came after its paper had left the desk: what happened, what to do, the way back. */
import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import styles from './review.module.css';

export function RefusalNotice(props: { what: string; remedy: string; label: string; onOpen: () => void }): ReactNode {
  return (
    <div className={styles.refusal}>
      <p>
        {props.what} {props.remedy}
      </p>
      <Button size="compact-sm" variant="default" onClick={props.onOpen}>
        {props.label}
      </Button>
    </div>
  );
}
