/** How far a long piece of work is: what, how much of how much, how long yet, and a way to stop it. */
import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import { duration, figure } from '../app/format.ts';
import { useLanguage, useTexts } from '../app/language.tsx';
import styles from './progress-line.module.css';
import { texts } from './texts.ts';

export function ProgressLine(props: {
  /** What is being done. */
  label: string;
  done: number;
  /** null while nobody knows. */
  total: number | null;
  /** What `done` counts, where the label does not say: "trang". */
  unit?: string | undefined;
  /** What it is at: the name of a file. */
  current?: string | undefined;
  secondsLeft?: number | null | undefined;
  onCancel?: (() => void) | undefined;
  cancelling?: boolean | undefined;
}): ReactNode {
  const { label, done, total, unit, current, secondsLeft, onCancel, cancelling = false } = props;
  const t = useTexts(texts);
  const { language } = useLanguage();
  const share = total === null || total <= 0 ? null : Math.min(1, done / total);
  const counted = total === null ? figure(done, language) : t.of(figure(done, language), figure(total, language));
  const facts = [unit === undefined ? counted : `${counted} ${unit}`];
  if (secondsLeft !== null && secondsLeft !== undefined) facts.push(t.left(duration(secondsLeft, language)));
  return (
    <div className={styles.line}>
      <div className={styles.words}>
        <span className={styles.label}>{label}</span>
        <span className={styles.facts}>{facts.join(' · ')}</span>
        {onCancel !== undefined && (
          <Button size="compact-xs" variant="default" onClick={onCancel} disabled={cancelling}>
            {cancelling ? t.stopping : t.stop}
          </Button>
        )}
      </div>
      <div
        className={styles.track}
        role="progressbar"
        aria-label={label}
        aria-valuemin={0}
        aria-valuemax={100}
        {...(share === null ? {} : { 'aria-valuenow': Math.floor(share * 100) })}
        aria-valuetext={facts.join(', ')}
      >
        <div
          className={share === null ? styles.unknown : styles.bar}
          style={share === null ? undefined : { width: `${share * 100}%` }}
        />
      </div>
      {current !== undefined && current !== '' && <div className={styles.current}>{current}</div>}
    </div>
  );
}
