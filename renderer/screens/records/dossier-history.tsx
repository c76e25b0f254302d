/** What happened to a dossier and its documents, newest first: "14:05 23/11/2026 · Hoa duyệt văn bản 3". */
import type { ReactNode } from 'react';
import { moment } from '../../app/format.ts';
import { useLanguage, useTexts } from '../../app/language.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { WindowedList } from '../../components/windowed-list.tsx';
import styles from './dossier-history.module.css';
import { eventSentence } from './history.ts';
import { texts } from './texts.ts';

export function DossierHistory({ dossierId }: { dossierId: number }): ReactNode {
  const t = useTexts(texts).dossier.history;
  const { language } = useLanguage();
  return (
    <div className={styles.frame}>
      <div className={styles.list}>
        <WindowedList
          call="history.list"
          args={{ subjectKind: 'dossier', subjectId: dossierId }}
          rowHeight={36}
          label={t.list}
          empty={<EmptyState title={t.empty} />}
          row={(event) => {
            const { actor, deed } = eventSentence(event, language);
            return (
              <p className={styles.event} title={`${actor} ${deed}`}>
                <time dateTime={event.at}>{moment(event.at)}</time>
                <strong>{actor}</strong> {deed}
              </p>
            );
          }}
        />
      </div>
      <p className={styles.chain}>{t.chain}</p>
    </div>
  );
}
