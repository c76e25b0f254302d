/** The one wide bar: the inventory as 100 %, what is done of it in lessening tones, the numbers above, the forecast below. */
import { Fragment, type ReactNode } from 'react';
import { Link } from 'wouter';
import type { HomeView } from '../../../shared/views.ts';
import { day, figure, percent } from '../../app/format.ts';
import { type Language, useLanguage, useTexts } from '../../app/language.tsx';
import { useMay } from '../../app/session.tsx';
import { Figure } from '../../components/figure.tsx';
import { forecastWords } from './forecast.ts';
import { texts } from './texts.ts';
import styles from './way-to-all.module.css';

/** The bar is filled from its left by what is furthest; each step holds those after it. */
const steps = ['acknowledged', 'delivered', 'approved', 'captured'] as const;

const lists = {
  planned: '/records?filter=listed',
  captured: '/records?filter=listed-captured',
  approved: '/records?filter=listed-approved',
  delivered: '/records?filter=listed-delivered',
  acknowledged: '/batches?part=receipts',
} as const;

export function WayToAll({ home }: { home: HomeView }): ReactNode {
  const t = useTexts(texts);
  const { language } = useLanguage();
  const { bar, progress } = home;
  const all = bar.planned;
  const n = (value: number): string => figure(value, language);
  const share = percent(bar.acknowledged, all, language);
  return (
    <section className={styles.way} aria-label={t.title}>
      <div className={styles.figures}>
        <Figure value={all} label={t.steps.planned} href={lists.planned} />
        {(['captured', 'approved', 'delivered', 'acknowledged'] as const).map((step) => (
          <div key={step} className={styles.figure} data-step={step}>
            <Figure
              value={`${n(bar[step])} · ${percent(bar[step], all, language)}`}
              label={t.steps[step]}
              href={lists[step]}
            />
          </div>
        ))}
      </div>
      <div className={styles.bar} role="img" aria-label={t.bar(n(bar.acknowledged), n(all), share)}>
        {steps.map((step, i) => {
          const after = i === 0 ? 0 : bar[steps[i - 1] ?? step];
          const width = all === 0 ? 0 : (Math.max(0, bar[step] - after) / all) * 100;
          return <span key={step} data-step={step} style={{ width: `${width}%` }} />;
        })}
      </div>
      <Forecast home={home} language={language} />
      <p className={styles.notes}>
        {progress.untouched > 0 && (
          <Link href="/records?filter=listed-untouched">{t.untouched(n(progress.untouched))}</Link>
        )}
        {progress.outsideList.dossiers > 0 && (
          <Link href="/records?filter=unlisted">{t.outside(n(progress.outsideList.dossiers))}</Link>
        )}
      </p>
    </section>
  );
}

function Forecast({ home, language }: { home: HomeView; language: Language }): ReactNode {
  const t = useTexts(texts).forecast;
  const mayConfigure = useMay('administer');
  const words = forecastWords(home.forecast, t, { figure: (n) => figure(n, language), day });
  return (
    <p className={styles.forecast}>
      {words.parts.map((part, i) => (
        <Fragment key={part.text}>
          {i > 0 && '; '}
          <span data-tone={part.tone}>{part.text}</span>
        </Fragment>
      ))}
      {words.parts.length > 1 && '.'}
      {words.deadlineMissing && mayConfigure && (
        <>
          {' '}
          <Link href="/settings/archive">{t.setDeadline}</Link>
        </>
      )}
    </p>
  );
}
