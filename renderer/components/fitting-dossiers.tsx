/**
 * The dossiers of the office's list that seem to fit a paper, or the loose papers of a scan, with the reasons; one key
 * moves them there and Ctrl+Z takes it back. Nothing is shown where nothing fits, and nothing moves by itself.
 */
import { Button } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { type ReactNode, useMemo, useRef } from 'react';
import type { DossierFit, FitReason } from '../../shared/classification.ts';
import type { CallArgs } from '../../shared/contract.ts';
import { sentencesOf } from '../../shared/errors.ts';
import type { Failure } from '../../shared/result.ts';
import { documentDate, figure } from '../app/format.ts';
import { useLanguage, useTexts } from '../app/language.tsx';
import { useStation } from '../client.ts';
import styles from './fitting-dossiers.module.css';
import { fittingTexts } from './fitting-dossiers-texts.ts';
import { useKeys } from './keys.tsx';

export function FittingDossiers(props: {
  of: CallArgs<'dossier.fitting'>;
  /** Moves what is meant there; answers with what went wrong. */
  onMove: (dossierId: number) => Promise<Failure | null>;
  awake?: boolean;
}): ReactNode {
  const { of, onMove, awake = true } = props;
  const t = useTexts(fittingTexts);
  const { language } = useLanguage();
  const answer = useStation('dossier.fitting', of);
  const groups = useStation('field.recordGroups', {}).data;
  const groupNames = useMemo(() => new Map(groups?.map(({ code, name }) => [code, name])), [groups]);
  const moving = useRef(false);
  const fits = answer.data?.fits ?? [];

  async function move(fit: DossierFit | undefined): Promise<void> {
    // A key held down moves once.
    if (fit === undefined || moving.current) return;
    moving.current = true;
    const failure = await onMove(fit.dossierId);
    moving.current = false;
    if (failure === null) notifications.show({ message: t.moved(fit.code) });
    else {
      const said = sentencesOf(failure);
      notifications.show({ color: 'lacquer', message: `${said[language]} ${said.remedy[language]}` });
    }
  }
  const keys = fits.map((fit, at) => [
    `Alt+${at + 1}`,
    { label: t.key(at + 1), run: () => void move(fit), inText: true },
  ]);
  useKeys(Object.fromEntries(keys), { enabled: awake && fits.length > 0 });

  const said = (reason: FitReason): string => {
    switch (reason.why) {
      case 'words':
        return reason.words.map((words) => `“${words}”`).join(', ');
      case 'time':
        return t.time(documentDate(reason.start ?? reason.end), documentDate(reason.end ?? reason.start));
      case 'group':
        return t.group(groupNames.get(reason.code) ?? reason.code);
      case 'issuer':
        return t.issuer;
      case 'neighbours':
        return t.neighbours(figure(reason.papers, language));
    }
  };

  if (fits.length === 0) return null;
  const title = answer.data?.listed ? t.better : t.loose;
  return (
    <section className={styles.bar} aria-label={title}>
      <p className={styles.title}>{title}</p>
      <ul className={styles.list}>
        {fits.map((fit, at) => (
          <li key={fit.dossierId} className={styles.fit}>
            <span className={styles.name} title={fit.title}>
              <span className={styles.code}>{fit.code}</span> {fit.title}
              {fit.box !== null && ` (${t.box(fit.box)})`}
            </span>
            <Button size="compact-xs" variant="default" title={t.key(at + 1)} onClick={() => void move(fit)}>
              {t.move} (Alt+{at + 1})
            </Button>
            {fit.reasons.length > 0 && <Reasons text={t.because(fit.reasons.map(said).join('; '))} />}
          </li>
        ))}
      </ul>
    </section>
  );
}

const Reasons = ({ text }: { text: string }): ReactNode => (
  <span className={styles.why} title={text}>
    {text}
  </span>
);
