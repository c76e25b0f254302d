/** Why a paper cannot be changed or approved as it stands, and what can be done about it; nothing when it can. */
import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import type { DocumentView } from '../../../shared/views.ts';
import { figure, moment } from '../../app/format.ts';
import { useLanguage, useTexts } from '../../app/language.tsx';
import styles from './review.module.css';
import { texts } from './texts.ts';

export function PaperNotices(props: {
  paper: DocumentView;
  mayWrite: boolean;
  onReopen: (() => void) | null;
}): ReactNode {
  const { paper, mayWrite, onReopen } = props;
  const t = useTexts(texts);
  const { language } = useLanguage();
  const waiting = paper.pages.filter((page) => page.state === 'waiting').length;
  const failed = paper.pages.filter((page) => page.state === 'failed').length;
  const sealed = !paper.steps.includes('correct');
  return (
    <>
      {!mayWrite && <p className={styles.notice}>{t.readOnly}</p>}
      {sealed && <p className={styles.notice}>{t.sealed}</p>}
      {!sealed && paper.approvedAt !== null && (
        <div className={styles.notice}>
          <p>{t.approved(paper.approvedBy ?? '', moment(paper.approvedAt))}</p>
          {onReopen !== null && (
            <Button size="compact-sm" variant="default" onClick={onReopen}>
              {t.reopen}
            </Button>
          )}
        </div>
      )}
      {paper.sentBack !== null && (
        <p className={styles.notice} data-doubt>
          {t.sentBack(paper.sentBack.by, moment(paper.sentBack.at), paper.sentBack.reason)}
        </p>
      )}
      {waiting > 0 && <p className={styles.notice}>{t.unread(figure(waiting, language))}</p>}
      {failed > 0 && (
        <p className={styles.notice} data-doubt>
          {t.failedPages(figure(failed, language))}
        </p>
      )}
    </>
  );
}
