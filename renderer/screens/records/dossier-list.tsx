/** The dossiers of a branch, as a windowed list: counts, state, and on hover what still stands in the way. */
import { Tooltip } from '@mantine/core';
import type { ReactNode } from 'react';
import type { DossierView } from '../../../shared/views.ts';
import { figure } from '../../app/format.ts';
import { useLanguage, useObstacleSentence, useTexts } from '../../app/language.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { StateBadge } from '../../components/state-badge.tsx';
import { WindowedList } from '../../components/windowed-list.tsx';
import type { RecordsAddress } from './address.ts';
import styles from './dossier-list.module.css';
import { texts } from './texts.ts';

export const ROW = 40;

export function DossierList(props: {
  address: RecordsAddress;
  onOpen: (id: number, row: number) => void;
  onShowAll: () => void;
  onImport: (() => void) | undefined;
}): ReactNode {
  const { branch, filter, typed, row } = props.address;
  const t = useTexts(texts);
  const narrowed = branch !== null || filter !== 'all' || typed !== '';
  return (
    <div className={styles.frame}>
      <div className={styles.columns} aria-hidden>
        <span>{t.columns.code}</span>
        <span>{t.columns.title}</span>
        <span>{t.columns.box}</span>
        <span className={styles.number}>{t.columns.sheets}</span>
        <span className={styles.number}>{t.columns.pages}</span>
        <span className={styles.number}>{t.columns.documents}</span>
        <span>{t.columns.state}</span>
      </div>
      <div className={styles.list}>
        <WindowedList
          call="dossier.find"
          args={{
            filter,
            typed: typed.trim(),
            ...(branch?.kind === 'fonds' ? { fondsId: branch.id } : {}),
            ...(branch?.kind === 'inventory' ? { inventoryId: branch.id } : {}),
          }}
          rowHeight={ROW}
          row={(dossier) => <DossierRow dossier={dossier} />}
          label={t.list}
          initialIndex={row}
          onOpen={(dossier, index) => props.onOpen(dossier.id, index)}
          empty={
            narrowed ? (
              <EmptyState title={t.empty.filtered} action={{ label: t.empty.showAll, run: props.onShowAll }}>
                <p>{t.empty.filteredText}</p>
              </EmptyState>
            ) : (
              <EmptyState
                title={t.empty.all}
                action={props.onImport === undefined ? undefined : { label: t.importList, run: props.onImport }}
              >
                <p>{t.empty.allText}</p>
              </EmptyState>
            )
          }
        />
      </div>
    </div>
  );
}

function DossierRow({ dossier }: { dossier: DossierView }): ReactNode {
  const t = useTexts(texts);
  const { language } = useLanguage();
  const say = useObstacleSentence();
  const waiting = dossier.obstacles.length > 0 && dossier.state !== 'planned';
  return (
    <div className={styles.row}>
      <span className={styles.code}>{dossier.code}</span>
      <span className={styles.title} title={dossier.title}>
        {dossier.title}
        {!dossier.planned && <span className={styles.quiet}> · {t.outside}</span>}
      </span>
      <span className={styles.quiet}>{dossier.box}</span>
      <span className={styles.number}>
        {dossier.plannedSheets === null ? '–' : figure(dossier.plannedSheets, language)}
      </span>
      <span className={styles.number}>{figure(dossier.pages, language)}</span>
      <span className={styles.number}>{figure(dossier.documents, language)}</span>
      <Tooltip
        disabled={!waiting}
        multiline
        maw={420}
        label={dossier.obstacles.map((each) => <div key={each.code}>{say(each)}</div>)}
      >
        <span className={styles.state}>
          <StateBadge state={dossier.state} />
          {waiting && (
            <span className={styles.obstacles}>{t.obstacles(figure(dossier.obstacles.length, language))}</span>
          )}
        </span>
      </Tooltip>
    </div>
  );
}
