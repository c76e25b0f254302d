/** Pages taken out of their documents, beside the room: nothing is lost, each can go back to where it stood. */
import { Button, CloseButton } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { figure } from '../../app/format.ts';
import { useLanguage, useTexts } from '../../app/language.tsx';
import { useStation, useStationAction } from '../../client.ts';
import { ErrorNotice } from '../../components/error-notice.tsx';
import { Thumbnail } from '../../components/thumbnail.tsx';
import { WindowedList } from '../../components/windowed-list.tsx';
import styles from './removed-tray.module.css';
import { texts } from './texts.ts';

/** More are restored in several goes; the button stays until none is left. */
const AT_ONCE = 1000;

export function RemovedTray(props: { dossierId: number; movable: boolean; onClose: () => void }): ReactNode {
  const { dossierId, movable, onClose } = props;
  const t = useTexts(texts);
  const { language } = useLanguage();
  const restore = useStationAction('page.restore');
  const [restoring, setRestoring] = useState<number | null>(null);
  const all = useStation('page.list', { dossierId, removed: true, limit: AT_ONCE });
  const ids = all.data?.rows.map((page) => page.id) ?? [];
  return (
    <aside className={styles.tray} aria-label={t.removedTitle}>
      <div className={styles.head}>
        <h2 className={styles.title}>{t.removedTitle}</h2>
        <CloseButton aria-label={t.close} onClick={onClose} />
      </div>
      <p className={styles.promise}>{t.originals}</p>
      <ErrorNotice failure={restore.failure} onClose={restore.reset} />
      {movable && ids.length > 1 && (
        <Button
          variant="default"
          size="compact-sm"
          loading={restore.pending && restoring === null}
          onClick={() => {
            setRestoring(null);
            void restore.run({ ids });
          }}
        >
          {t.restoreAll}
        </Button>
      )}
      <div className={styles.list}>
        <WindowedList
          call="page.list"
          args={{ dossierId, removed: true }}
          rowHeight={108}
          as="list"
          label={t.removedTitle}
          empty={<p className={styles.none}>{t.noRemoved}</p>}
          row={(page) => (
            <div className={styles.row}>
              <Thumbnail pageId={page.id} version={page.pictureVersion} alt="" width={70} height={96} />
              <div className={styles.words}>
                <span>{t.document(figure(page.documentOrdinal, language))}</span>
                <span className={styles.file} title={page.fileName}>
                  {page.fileName}
                </span>
                {movable && (
                  <Button
                    variant="default"
                    size="compact-xs"
                    aria-label={`${t.restore}: ${t.document(figure(page.documentOrdinal, language))}, ${page.fileName}`}
                    loading={restore.pending && restoring === page.id}
                    onClick={() => {
                      setRestoring(page.id);
                      void restore.run({ ids: [page.id] });
                    }}
                  >
                    {t.restore}
                  </Button>
                )}
              </div>
            </div>
          )}
        />
      </div>
    </aside>
  );
}
