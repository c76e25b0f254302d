/** Dossiers that cannot be sealed yet, each with what stands in the way and the way to where it is put right. */
import type { ReactNode } from 'react';
import { Link } from 'wouter';
import { useObstacleSentence, useTexts } from '../../app/language.tsx';
import { useMay } from '../../app/session.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { WindowedList } from '../../components/windowed-list.tsx';
import { recordsAddress } from '../records/address.ts';
import styles from './batches.module.css';
import { remedyAddress, remedyFor } from './standing.ts';
import { texts } from './texts.ts';

export function NotReady(): ReactNode {
  const t = useTexts(texts).notReady;
  const say = useObstacleSentence();
  const mayDescribe = useMay('describe');
  return (
    <div className={styles.part}>
      <header className={styles.head}>
        <p className={styles.lead}>{t.lead}</p>
      </header>
      <div className={styles.list}>
        <WindowedList
          call="dossier.find"
          args={{ filter: 'not-ready' }}
          rowHeight={52}
          as="list"
          label={t.list}
          empty={
            <EmptyState title={t.empty}>
              <p>{t.emptyText}</p>
            </EmptyState>
          }
          row={(dossier) => (
            <div className={styles.reasons}>
              <span className={styles.code}>{dossier.code}</span>
              <span className={styles.cut} title={dossier.title}>
                {dossier.title}
              </span>
              <span
                className={dossier.state === 'planned' ? `${styles.reason} ${styles.quiet}` : styles.reason}
                title={dossier.obstacles.map(say).join('\n')}
              >
                {dossier.state === 'planned' ? t.noPaper : dossier.obstacles.map(say).join('. ')}
              </span>
              <Link
                className={styles.link}
                href={
                  mayDescribe
                    ? remedyAddress(dossier)
                    : recordsAddress({ dossierId: dossier.id, tab: 'reconciliation' })
                }
              >
                {t.fix[mayDescribe ? remedyFor(dossier) : 'dossier']}
              </Link>
            </div>
          )}
        />
      </div>
    </div>
  );
}
