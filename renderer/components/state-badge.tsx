/** How far a dossier or a document has come, in quiet colours: amber only where a person must act, green only for delivered. */
import type { ReactNode } from 'react';
import type { DocumentState, DossierState } from '../../shared/dossier.ts';
import { useTexts } from '../app/language.tsx';
import styles from './state-badge.module.css';
import { texts } from './texts.ts';

const tones: Readonly<Record<DossierState | DocumentState, 'quiet' | 'doubt' | 'done' | 'acknowledged'>> = {
  planned: 'quiet',
  captured: 'quiet',
  sentBack: 'doubt',
  read: 'quiet',
  described: 'quiet',
  approved: 'done',
  sealed: 'done',
  delivered: 'acknowledged',
};

export function StateBadge({ state }: { state: DossierState | DocumentState }): ReactNode {
  const t = useTexts(texts);
  return (
    <span className={styles.badge} data-tone={tones[state]}>
      {t.states[state]}
    </span>
  );
}
