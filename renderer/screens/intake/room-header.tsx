/** Which dossier lies here, what it holds against what the list says, and where to go on. */
import { Button } from '@mantine/core';
import { IconArrowLeft } from '@tabler/icons-react';
import { memo, type ReactNode } from 'react';
import { Link } from 'wouter';
import type { DossierDetail } from '../../../shared/views.ts';
import { figure } from '../../app/format.ts';
import { useLanguage, useObstacleSentence, useTexts } from '../../app/language.tsx';
import { useMay } from '../../app/session.tsx';
import styles from './room-header.module.css';
import { texts } from './texts.ts';

export const RoomHeader = memo(function RoomHeader({
  dossier,
  onAddPapers,
}: {
  dossier: DossierDetail;
  onAddPapers: (() => void) | undefined;
}): ReactNode {
  const t = useTexts(texts);
  const { language } = useLanguage();
  const may = useMay('describe');
  const sayDifference = useObstacleSentence();
  const say = (n: number): string => figure(n, language);
  const differs = dossier.explained === null && dossier.differences.length > 0;
  const counts = [
    t.counts(say(dossier.documents), say(dossier.pages)),
    dossier.plannedSheets === null || differs ? '' : t.planned(say(dossier.plannedSheets)),
    dossier.blankPages > 0 ? t.blankPages(say(dossier.blankPages)) : '',
    dossier.asidePages > 0 ? t.asidePages(say(dossier.asidePages)) : '',
  ].filter(Boolean);
  return (
    <header className={styles.header}>
      <Link href="/intake" className={styles.back} aria-label={t.back} title={t.back}>
        <IconArrowLeft size={20} aria-hidden />
      </Link>
      <div className={styles.words}>
        <h1 className={styles.title}>
          <span className={styles.code}>{dossier.code}</span> {dossier.title !== dossier.code && dossier.title}
        </h1>
        <p className={styles.counts}>
          {counts.join(' · ')}
          {dossier.failedPages > 0 && (
            <span className={styles.wrong}> · {t.failedPages(say(dossier.failedPages))}</span>
          )}
        </p>
        {differs && <p className={styles.difference}>{dossier.differences.map(sayDifference).join('. ')}.</p>}
      </div>
      <div className={styles.ways}>
        {onAddPapers !== undefined && (
          <Button variant="default" onClick={onAddPapers}>
            {t.addPapers}
          </Button>
        )}
        <Button variant="default" component={Link} href={`/records/dossier/${dossier.id}`}>
          {t.recordsPage}
        </Button>
        {may && dossier.documents > 0 && (
          <Button component={Link} href={`/review?dossier=${dossier.id}`}>
            {t.reviewDossier}
          </Button>
        )}
      </div>
    </header>
  );
});
