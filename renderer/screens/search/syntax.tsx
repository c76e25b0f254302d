/** How to search, in a few lines. */
import type { ReactNode } from 'react';
import { useTexts } from '../../app/language.tsx';
import styles from './syntax.module.css';
import { texts } from './texts.ts';

export function Syntax(): ReactNode {
  const t = useTexts(texts);
  return (
    <dl className={styles.syntax}>
      {t.syntax.map(([typed, means]) => (
        <div key={typed}>
          <dt>{typed}</dt>
          <dd>{means}</dd>
        </div>
      ))}
    </dl>
  );
}
