/** What stands where nothing was found: that, and what may be tried, each by one press. */
import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import { fold, hasMarks } from '../../../shared/vietnamese.ts';
import { useTexts } from '../../app/language.tsx';
import { useStation } from '../../client.ts';
import { EmptyState } from '../../components/empty-state.tsx';
import { hasFilters } from './address.ts';
import type { Question } from './hit-list.tsx';
import styles from './nothing-found.module.css';
import { texts } from './texts.ts';

export type Attempt = { readonly what: 'filters' | 'quotes' | 'marks' | 'fewer'; readonly question: Question };

/** What may find more, the mildest first. Pure. */
export function attempts({ query, filters }: Question): Attempt[] {
  const words = query.trim();
  const found: Attempt[] = [];
  if (hasFilters(filters) && words !== '') found.push({ what: 'filters', question: { query: words, filters: {} } });
  const bare = words
    .replace(/["“”„«»]/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  if (bare !== words && bare !== '') found.push({ what: 'quotes', question: { query: bare, filters } });
  if (hasMarks(words)) found.push({ what: 'marks', question: { query: fold(words), filters } });
  const several = bare.split(' ').filter((word) => !word.startsWith('-'));
  if (several.length > 2) {
    // The longest words tell most; two of them are enough to begin with.
    const longest = [...several].sort((a, b) => b.length - a.length).slice(0, 2);
    found.push({
      what: 'fewer',
      question: { query: several.filter((word) => longest.includes(word)).join(' '), filters },
    });
  }
  return found;
}

export function NothingFound({
  question,
  onTry,
}: {
  question: Question;
  onTry: (question: Question) => void;
}): ReactNode {
  const t = useTexts(texts);
  const status = useStation('station.status', {});
  const tries = attempts(question);
  if (status.data?.documents === 0) {
    return (
      <EmptyState title={t.emptyArchive} action={{ label: t.toIntake, href: '/intake' }}>
        <p>{t.emptyArchiveText}</p>
      </EmptyState>
    );
  }
  const label = ({ what, question: other }: Attempt): string => {
    if (what === 'filters') return t.tryWithoutFilters;
    if (what === 'quotes') return t.tryWithoutQuotes;
    return what === 'marks' ? t.tryWithoutMarks : t.tryFewer(other.query);
  };
  return (
    <EmptyState title={t.nothing}>
      {tries.length > 0 && <p>{t.tryThis}</p>}
      <div className={styles.tries}>
        {tries.map((attempt) => (
          <Button key={attempt.what} variant="default" size="xs" onClick={() => onTry(attempt.question)}>
            {label(attempt)}
          </Button>
        ))}
      </div>
    </EmptyState>
  );
}
