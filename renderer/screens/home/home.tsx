/**
 * Home: how far the archive is from 100 % of the office's own list and when it will be there; what waits for whoever sits
 * here; what went wrong; the pace. Every number opens the list behind it. Nothing else.
 */
import { Button } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { Link } from 'wouter';
import type { HomeView, ListReport } from '../../../shared/views.ts';
import { figure } from '../../app/format.ts';
import { useLanguage, useTexts } from '../../app/language.tsx';
import { waitingPlaces, wrongPlaces } from '../../app/places.ts';
import { useMay } from '../../app/session.tsx';
import { failureOf, useStation } from '../../client.ts';
import { ErrorNotice } from '../../components/error-notice.tsx';
import { ListOutcome } from '../../components/list-outcome.tsx';
import styles from './home.module.css';
import { InventoryMissing } from './inventory-missing.tsx';
import { Pace } from './pace.tsx';
import { texts } from './texts.ts';
import { WayToAll } from './way-to-all.tsx';

export function HomeScreen(): ReactNode {
  const t = useTexts(texts);
  const mayTakeIn = useMay('describe');
  const [imported, setImported] = useState<{ name: string; report: ListReport } | null>(null);
  const answer = useStation('home.view', {}, { keep: true });
  if (answer.data === undefined) {
    return (
      <main className={styles.home} aria-busy={!answer.isError} {...(answer.isError ? { 'data-ready': 'home' } : {})}>
        {answer.isError ? (
          <ErrorNotice failure={failureOf(answer.error)} onRetry={() => void answer.refetch()} />
        ) : (
          <p className={styles.slow}>{t.loading}</p>
        )}
      </main>
    );
  }
  const home = answer.data;
  const { planned, untouched, outsideList } = home.progress;
  const begun = untouched < planned || outsideList.documents > 0;
  return (
    <main className={styles.home} data-ready="home" aria-label={t.title}>
      <div className={styles.column}>
        {imported !== null && <ListOutcome {...imported} onClose={() => setImported(null)} />}
        {planned === 0 ? <InventoryMissing onRemarks={setImported} /> : <WayToAll home={home} />}
        <div className={styles.below}>
          <Counts
            title={t.waiting.title}
            none={begun ? t.waiting.none : t.waiting.begin}
            action={begun || !mayTakeIn ? undefined : { label: t.noList.scans, href: '/intake' }}
            rows={home.waiting.map(({ what, count }) => ({ count, word: t.waiting[what], href: waitingPlaces[what] }))}
          />
          <Counts
            title={t.wrong.title}
            none={t.wrong.none}
            wrong
            rows={home.wrong.map(({ what, count }) => ({ count, word: t.wrong[what], href: wrongPlaces[what] }))}
          />
          <Pace days={home.days} today={home.today} />
        </div>
      </div>
    </main>
  );
}

type CountRow = { count: HomeView['waiting'][number]['count']; word: string; href: string };

/** Numbers with their words, each opening its list; nothing is said about what there is none of. */
function Counts(props: {
  title: string;
  none: string;
  rows: readonly CountRow[];
  wrong?: boolean;
  /** What to do when there is nothing. */
  action?: { label: string; href: string } | undefined;
}): ReactNode {
  const { title, none, rows, wrong = false, action } = props;
  const { language } = useLanguage();
  const shown = rows.filter(({ count }) => count > 0);
  return (
    <section className={styles.part} aria-label={title}>
      <h2>{title}</h2>
      {shown.length === 0 ? (
        <>
          <p className={styles.quiet}>{none}</p>
          {action !== undefined && (
            <Button component={Link} href={action.href} className={styles.action}>
              {action.label}
            </Button>
          )}
        </>
      ) : (
        <ul className={styles.counts}>
          {shown.map(({ count, word, href }) => (
            <li key={word}>
              <Link href={href}>
                <span className={styles.count} data-wrong={wrong}>
                  {figure(count, language)}
                </span>
                <span>{word}</span>
              </Link>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
