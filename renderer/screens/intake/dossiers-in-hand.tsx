/** The dossiers that hold papers and are not finished, each leading to its sorting room. */
import { TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { IconSearch } from '@tabler/icons-react';
import { type ReactNode, useState } from 'react';
import { Link } from 'wouter';
import { figure } from '../../app/format.ts';
import { useLanguage, useTexts } from '../../app/language.tsx';
import { go } from '../../app/location.ts';
import { EmptyState } from '../../components/empty-state.tsx';
import { StateBadge } from '../../components/state-badge.tsx';
import { WindowedList } from '../../components/windowed-list.tsx';
import styles from './dossiers-in-hand.module.css';
import { texts } from './texts.ts';

export function DossiersInHand(): ReactNode {
  const t = useTexts(texts);
  const { language } = useLanguage();
  const [typed, setTyped] = useState('');
  const [asked] = useDebouncedValue(typed.trim(), 120);
  return (
    <section className={styles.hand} aria-label={t.dossiers}>
      <h2 className={styles.title}>{t.dossiers}</h2>
      <TextInput
        aria-label={t.filterDossiers}
        placeholder={t.filterDossiers}
        leftSection={<IconSearch size={16} aria-hidden />}
        value={typed}
        onChange={(event) => setTyped(event.currentTarget.value)}
      />
      <div className={styles.list}>
        <WindowedList
          call="dossier.find"
          // Whoever types looks for any dossier; without a word those in hand are shown.
          args={asked === '' ? { filter: 'open' } : { filter: 'all', typed: asked }}
          rowHeight={60}
          label={t.dossiers}
          as="list"
          onOpen={(dossier) => go(`/intake/${dossier.id}`)}
          empty={
            asked === '' ? (
              <EmptyState title={t.noOpen}>{t.noOpenText}</EmptyState>
            ) : (
              <EmptyState title={t.noSuch}>{t.noSuchText}</EmptyState>
            )
          }
          row={(dossier) => (
            <div className={styles.row}>
              {/* The row itself stands in the tab order; Enter on it opens as well. */}
              <Link href={`/intake/${dossier.id}`} className={styles.name} tabIndex={-1} title={dossier.title}>
                <span className={styles.code}>{dossier.code}</span>{' '}
                {dossier.title !== dossier.code && <span>{dossier.title}</span>}
              </Link>
              <span className={styles.facts}>
                {t.sheetsOf(figure(dossier.documents, language), figure(dossier.pages, language))}
                <StateBadge state={dossier.state} />
              </span>
            </div>
          )}
        />
      </div>
    </section>
  );
}
