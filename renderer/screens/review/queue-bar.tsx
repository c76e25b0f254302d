/** Which paper of which list is on the desk, and the way to its neighbours. */
import { ActionIcon, Checkbox, Select, Tooltip } from '@mantine/core';
import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import type { DocumentPlace, DocumentView } from '../../../shared/views.ts';
import { figure } from '../../app/format.ts';
import { useLanguage, useTexts } from '../../app/language.tsx';
import { type Queue, queueFilters } from './address.ts';
import styles from './review.module.css';
import { texts } from './texts.ts';

export function QueueBar(props: {
  paper: DocumentView;
  place: DocumentPlace | undefined;
  /** Papers of this list approved since it was opened: they have left it, and are counted all the same. */
  behind: number;
  queue: Queue;
  onQueue: (queue: Queue) => void;
  onGo: (documentId: number) => void;
}): ReactNode {
  const { paper, place, behind, queue, onQueue, onGo } = props;
  const t = useTexts(texts);
  const { language } = useLanguage();
  const count = (n: number): string => figure(n, language);
  const way = (label: string, keys: string, to: number | null | undefined, icon: ReactNode): ReactNode => (
    <Tooltip label={`${label} (${keys})`}>
      <ActionIcon
        variant="subtle"
        color="gray"
        aria-label={label}
        disabled={typeof to !== 'number'}
        onClick={() => typeof to === 'number' && onGo(to)}
      >
        {icon}
      </ActionIcon>
    </Tooltip>
  );
  return (
    <header className={styles.bar}>
      <h1 className={styles.title} title={paper.dossierTitle}>
        {t.dossier(paper.dossierCode)} · {paper.dossierTitle}
      </h1>
      <Checkbox
        size="xs"
        label={t.onlyDossier(paper.dossierCode)}
        checked={queue.dossierId !== null}
        onChange={(event) => onQueue({ ...queue, dossierId: event.currentTarget.checked ? paper.dossierId : null })}
      />
      <Select
        size="xs"
        w={168}
        aria-label={t.queue}
        allowDeselect={false}
        value={queue.filter}
        data={queueFilters.map((value) => ({ value, label: t.filters[value] }))}
        onChange={(value) => {
          const filter = queueFilters.find((one) => one === value);
          if (filter !== undefined) onQueue({ ...queue, filter });
        }}
      />
      {way(t.previous, 'Ctrl + PgUp', place?.previous, <IconChevronLeft size={18} />)}
      <span className={styles.position}>
        {place === undefined
          ? ''
          : place.position === 0
            ? t.outside
            : t.position(count(place.position + behind), count(place.total + behind))}
      </span>
      {way(t.next, 'Ctrl + PgDn', place?.next, <IconChevronRight size={18} />)}
    </header>
  );
}
