/** A page of this paper on which another document seems to begin: split there, or said to be one; both by a key. */
import { Button } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { type ReactNode, type Ref, useRef } from 'react';
import { sentencesOf } from '../../../shared/errors.ts';
import type { SplitView } from '../../../shared/views.ts';
import { figure } from '../../app/format.ts';
import { useLanguage, useTexts } from '../../app/language.tsx';
import { callStation } from '../../client.ts';
import { useKeys } from '../../components/keys.tsx';
import styles from './review.module.css';
import { texts } from './texts.ts';

export function SplitNotice(props: {
  split: SplitView;
  ref: Ref<HTMLButtonElement>;
  onShow: (page: number) => void;
  /** What was typed goes to the station first. */
  onBefore: () => void;
}): ReactNode {
  const { split, ref, onShow, onBefore } = props;
  const t = useTexts(texts);
  const { language } = useLanguage();
  const deciding = useRef(false);

  async function decide(call: 'document.split' | 'document.keepWhole'): Promise<void> {
    // A key held down decides once.
    if (deciding.current) return;
    deciding.current = true;
    onBefore();
    const result =
      call === 'document.split'
        ? await callStation(call, { before: split.pageId })
        : await callStation(call, { page: split.pageId });
    deciding.current = false;
    if (result.ok) return;
    const sentences = sentencesOf(result.error);
    notifications.show({ color: 'lacquer', message: `${sentences[language]} ${sentences.remedy[language]}` });
  }
  const separate = (): void => void decide('document.split');
  const keepWhole = (): void => void decide('document.keepWhole');
  useKeys({
    'Alt+S': { label: t.keys.separate, run: separate, inText: true },
    'Alt+K': { label: t.keys.keepWhole, run: keepWhole, inText: true },
  });
  const number = [split.number, split.symbol].filter((part) => part !== null).join('/');
  const name = [split.type ?? '', number].filter((part) => part !== '').join(' ');
  return (
    <section className={styles.notice} data-doubt aria-label={t.separate}>
      <p>
        <button type="button" className={styles.showPage} onClick={() => onShow(split.page)}>
          {t.beginsHere(figure(split.page, language), name)}
        </button>
        <span className={styles.why}>{split.reasons.map((reason) => t.boundaryReasons[reason]).join('; ')}</span>
      </p>
      <span className={styles.choices}>
        <Button ref={ref} size="compact-sm" onClick={separate}>
          {t.separate} (Alt+S)
        </Button>
        <Button size="compact-sm" variant="default" onClick={keepWhole}>
          {t.keepWhole} (Alt+K)
        </Button>
      </span>
    </section>
  );
}
