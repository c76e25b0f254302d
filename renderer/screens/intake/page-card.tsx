/** One page in the sorting room: its picture, the strip of its document above it, its number and state below. */
import { useDraggable } from '@dnd-kit/core';
import { IconAlertTriangle, IconCheck, IconFileOff } from '@tabler/icons-react';
import { memo, type ReactNode } from 'react';
import type { PageCard } from '../../../shared/views.ts';
import { figure } from '../../app/format.ts';
import { useLanguage, useTexts } from '../../app/language.tsx';
import { Thumbnail } from '../../components/thumbnail.tsx';
import styles from './page-card.module.css';
import { texts } from './texts.ts';

/** The id under which the card stands in the page, for the list's `aria-activedescendant`. */
export const cardId = (pageId: number): string => `page-card-${pageId}`;

type CardProps = {
  card: PageCard;
  index: number;
  total: number;
  chosen: boolean;
  focused: boolean;
  begins: boolean;
  ends: boolean;
  /** Says in the strip which document this is: where one begins, and again where a row does. */
  named: boolean;
  width: number;
  height: number;
  movable: boolean;
};

/** Drawn anew only when something of it changed: thousands of cards pass by while scrolling. */
export const PageCardView = memo(function PageCardView(props: CardProps): ReactNode {
  const { card, index, total, chosen, focused, begins, ends, named, width, height, movable } = props;
  const t = useTexts(texts);
  const { language } = useLanguage();
  const states = [
    t.cardStates[card.state],
    card.blank ? t.blank : '',
    card.aside ? t.aside : '',
    card.opensAnother ? t.opensAnother : '',
    card.approved ? t.approved : '',
  ].filter(Boolean);
  return (
    <div
      id={cardId(card.id)}
      role="option"
      tabIndex={-1}
      aria-selected={chosen}
      aria-posinset={index + 1}
      aria-setsize={total}
      className={styles.card}
      data-index={index}
      data-focused={focused || undefined}
      data-aside={card.aside || undefined}
      data-blank={card.blank || undefined}
    >
      <span className={styles.unseen}>{`${t.cardName(card.documentOrdinal, card.page)}, ${states.join(', ')}`}</span>
      <div
        className={styles.strip}
        data-begins={begins || undefined}
        data-ends={ends || undefined}
        title={named ? card.fileName : undefined}
        aria-hidden
      >
        {named && <span className={styles.name}>{t.document(figure(card.documentOrdinal, language))}</span>}
        {begins && card.approved && <IconCheck size={14} className={styles.approved} />}
      </div>
      <Handle pageId={card.id} movable={movable} width={width} height={height}>
        <Thumbnail pageId={card.id} version={card.pictureVersion} alt="" width={width} height={height} />
        {card.aside && <span className={styles.mark}>{t.aside}</span>}
        {card.opensAnother && (
          <span className={styles.mark} data-doubt title={t.opensAnotherHint}>
            {t.opensAnother}
          </span>
        )}
        {card.blank && !card.aside && <span className={styles.mark}>{t.blank}</span>}
      </Handle>
      <div className={styles.caption} aria-hidden>
        <span className={styles.dot} data-state={card.state}>
          {card.state === 'failed' && <IconAlertTriangle size={14} />}
          {card.state === 'read' && card.aside && <IconFileOff size={14} />}
        </span>
        <span>{figure(card.page, language)}</span>
        {card.state !== 'read' && <span className={styles.state}>{t.cardStates[card.state]}</span>}
      </div>
    </div>
  );
});

/** What a card is dragged by. Drawn by itself: dragging tells every handle of each card that comes or goes. */
function Handle(props: {
  pageId: number;
  movable: boolean;
  width: number;
  height: number;
  children: ReactNode;
}): ReactNode {
  const { pageId, movable, width, height, children } = props;
  const { setNodeRef, listeners } = useDraggable({ id: pageId, disabled: !movable });
  return (
    <div ref={setNodeRef} {...listeners} className={styles.picture} data-picture aria-hidden style={{ width, height }}>
      {children}
    </div>
  );
}
