/** One page large, over the sorting room: the arrows go on through the dossier, Space or Esc goes back to it. */
import { ActionIcon, Modal } from '@mantine/core';
import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import type { PageCard } from '../../../shared/views.ts';
import { useTexts } from '../../app/language.tsx';
import { pagePicture } from '../../client.ts';
import { ErrorNotice } from '../../components/error-notice.tsx';
import { useKeys } from '../../components/keys.tsx';
import { actionIcons, useActionWords } from './page-action-keys.ts';
import type { PageAction } from './page-actions.ts';
import styles from './page-preview.module.css';
import { texts } from './texts.ts';

export function PagePreview(props: {
  card: PageCard;
  /** Where the page stands: 12/340. */
  place: string;
  possible: ReadonlySet<PageAction>;
  onAct: (action: PageAction) => Promise<void>;
  onStep: (by: 1 | -1) => void;
  onClose: () => void;
}): ReactNode {
  const { card, place, possible, onAct, onStep, onClose } = props;
  const t = useTexts(texts);
  const words = useActionWords(card.aside);
  const back = { run: () => onStep(-1), inDialog: true };
  const on = { run: () => onStep(1), inDialog: true };
  useKeys({
    ArrowLeft: back,
    ArrowUp: back,
    PageUp: back,
    ArrowRight: on,
    ArrowDown: on,
    PageDown: on,
    Space: { run: onClose, inDialog: true },
  });
  return (
    <Modal
      opened
      onClose={onClose}
      fullScreen
      transitionProps={{ duration: 0 }}
      title={t.preview(card.documentOrdinal, card.page, card.fileName)}
      closeButtonProps={{ 'aria-label': t.close }}
      classNames={{ content: styles.content ?? '', body: styles.body ?? '' }}
    >
      <div className={styles.tools}>
        {(['rotateLeft', 'rotateRight', 'setAside'] as const).map((action) => {
          const Icon = actionIcons[action];
          const { long } = words(action);
          return (
            <ActionIcon
              key={action}
              variant="subtle"
              color="gray"
              aria-label={long}
              title={long}
              disabled={!possible.has(action)}
              onClick={() => void onAct(action)}
            >
              <Icon size={18} aria-hidden />
            </ActionIcon>
          );
        })}
        <span className={styles.place}>{place}</span>
      </div>
      {card.failure !== null && <ErrorNotice failure={card.failure} />}
      <div className={styles.stage}>
        <ActionIcon variant="subtle" color="gray" size="lg" aria-label={t.previous} onClick={() => onStep(-1)}>
          <IconChevronLeft aria-hidden />
        </ActionIcon>
        <div className={styles.paper}>
          <img
            key={card.id}
            className={styles.picture}
            src={pagePicture(card.id, 'view', card.pictureVersion)}
            alt={t.cardName(card.documentOrdinal, card.page)}
          />
        </div>
        <ActionIcon variant="subtle" color="gray" size="lg" aria-label={t.next} onClick={() => onStep(1)}>
          <IconChevronRight aria-hidden />
        </ActionIcon>
      </div>
    </Modal>
  );
}
