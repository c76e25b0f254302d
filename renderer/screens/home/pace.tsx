/** Pages read on each of the last days as small bars, with the same figures as a table for those who do not see them. */
import { VisuallyHidden } from '@mantine/core';
import type { ReactNode } from 'react';
import type { HomeView } from '../../../shared/views.ts';
import { documentDate, figure } from '../../app/format.ts';
import { useLanguage, useTexts } from '../../app/language.tsx';
import { Figure } from '../../components/figure.tsx';
import styles from './pace.module.css';
import { texts } from './texts.ts';

export function Pace({ days, today }: Pick<HomeView, 'days' | 'today'>): ReactNode {
  const t = useTexts(texts).pace;
  const { language } = useLanguage();
  const most = Math.max(1, ...days.map(({ pages }) => pages));
  const n = (value: number): string => figure(value, language);
  return (
    <section className={styles.pace} aria-label={t.title}>
      <h2>{t.title}</h2>
      <div className={styles.today}>
        <Figure value={today.pages} label={t.today} />
        {today.pagesPerHour !== null && <Figure value={today.pagesPerHour} label={t.perHour} />}
        <Figure value={today.approved} label={t.approvedToday} />
      </div>
      <div className={styles.days} aria-hidden>
        {days.map(({ day, pages, approved }, i) => (
          <span key={day} className={styles.day} title={t.of(documentDate(day), n(pages), n(approved))}>
            <span className={styles.column}>
              <span
                className={styles.bar}
                data-today={i === days.length - 1}
                style={{ height: pages === 0 ? 1 : `max(2px, ${(pages / most) * 100}%)` }}
              />
            </span>
            <span className={styles.date}>{Number(day.slice(8))}</span>
          </span>
        ))}
      </div>
      <VisuallyHidden>
        <table>
          <caption>{t.title}</caption>
          <thead>
            <tr>
              <th scope="col">{t.day}</th>
              <th scope="col">{t.pages}</th>
              <th scope="col">{t.approved}</th>
            </tr>
          </thead>
          <tbody>
            {days.map(({ day, pages, approved }) => (
              <tr key={day}>
                <th scope="row">{documentDate(day)}</th>
                <td>{n(pages)}</td>
                <td>{n(approved)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </VisuallyHidden>
    </section>
  );
}
