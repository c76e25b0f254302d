/** What can be done with the chosen pages, the size of the pictures, the way back. */
import { ActionIcon, Button, SegmentedControl, Tooltip } from '@mantine/core';
import { IconArrowBackUp, IconArrowForwardUp } from '@tabler/icons-react';
import { memo, type ReactNode } from 'react';
import type { EditView } from '../../../shared/views.ts';
import { figure } from '../../app/format.ts';
import { useLanguage, useTexts } from '../../app/language.tsx';
import { useEditWords } from '../../app/undo.tsx';
import { type CardSize, cardSizes } from './grid-layout.ts';
import { actionIcons, useActionWords } from './page-action-keys.ts';
import { actionKeys, type PageAction } from './page-actions.ts';
import styles from './room-toolbar.module.css';
import { texts } from './texts.ts';

const groups: readonly (readonly PageAction[])[] = [
  ['rotateLeft', 'rotateRight'],
  ['split', 'join', 'setAside', 'remove'],
  ['replace', 'readAgain', 'moveDocuments'],
];

/** As a key is written for people: Ctrl+R, S, Delete. */
const shown = (key: string | undefined): string =>
  key === undefined ? '' : key.length === 1 ? key.toUpperCase() : key;

type RoomToolbarProps = {
  chosen: number;
  aside: boolean;
  possible: ReadonlySet<PageAction>;
  movable: boolean;
  size: CardSize;
  onSize: (size: CardSize) => void;
  removed: number;
  removedOpen: boolean;
  onRemoved: () => void;
  undo: EditView | null;
  redo: EditView | null;
  onUndo: () => Promise<void>;
  onRedo: () => Promise<void>;
  onAct: (action: PageAction) => Promise<void>;
};

/** Drawn anew only when it shows something else: the room around it is drawn with every row that scrolls by. */
export const RoomToolbar = memo(Toolbar, (before, now) => {
  const { possible, ...rest } = now;
  const same = (Object.keys(rest) as (keyof typeof rest)[]).every((name) => before[name] === rest[name]);
  return same && [...possible].join() === [...before.possible].join();
});

function Toolbar(props: RoomToolbarProps): ReactNode {
  const { chosen, aside, possible, movable, size, removed, undo, redo } = props;
  const t = useTexts(texts);
  const { language } = useLanguage();
  const words = useActionWords(aside);
  const say = useEditWords();
  const way = (word: string, edit: EditView | null, key: string): string =>
    edit === null ? `${word} (${key})` : `${word}: ${say(edit)} (${key})`;
  return (
    <div className={styles.bar}>
      {movable && (
        <div className={styles.tools} role="toolbar" aria-label={t.tools}>
          <Way label={way(t.undo, undo, 'Ctrl+Z')} disabled={undo === null} onClick={props.onUndo}>
            <IconArrowBackUp size={18} aria-hidden />
          </Way>
          <Way label={way(t.redo, redo, 'Ctrl+Y')} disabled={redo === null} onClick={props.onRedo}>
            <IconArrowForwardUp size={18} aria-hidden />
          </Way>
          {groups.map((group) => (
            <span key={group.join()} className={styles.group}>
              {group.map((action) => {
                const Icon = actionIcons[action];
                const { short, long } = words(action);
                return (
                  <Tooltip key={action} label={`${long} (${shown(actionKeys[action][0])})`}>
                    <Button
                      size="compact-sm"
                      variant="subtle"
                      color="gray"
                      className={styles.tool ?? ''}
                      aria-label={long}
                      disabled={!possible.has(action)}
                      onClick={() => void props.onAct(action)}
                      leftSection={<Icon size={16} aria-hidden />}
                    >
                      {short}
                    </Button>
                  </Tooltip>
                );
              })}
            </span>
          ))}
        </div>
      )}
      <span className={styles.rest}>
        <span role="status" className={styles.chosen}>
          {chosen === 0 ? t.chosenNone : t.chosen(figure(chosen, language))}
        </span>
        {(removed > 0 || props.removedOpen) && (
          <Button
            size="compact-sm"
            variant={props.removedOpen ? 'light' : 'subtle'}
            color="gray"
            className={styles.tool ?? ''}
            aria-expanded={props.removedOpen}
            onClick={props.onRemoved}
          >
            {t.removed(figure(removed, language))}
          </Button>
        )}
        <SegmentedControl
          size="xs"
          aria-label={t.size}
          value={size}
          onChange={props.onSize}
          data={cardSizes.map((value) => ({ value, label: t.sizes[value] }))}
        />
      </span>
    </div>
  );
}

function Way(props: {
  label: string;
  disabled: boolean;
  onClick: () => Promise<void>;
  children: ReactNode;
}): ReactNode {
  const { label, disabled, onClick, children } = props;
  return (
    <Tooltip label={label}>
      <ActionIcon
        variant="subtle"
        color="gray"
        className={styles.tool ?? ''}
        aria-label={label}
        disabled={disabled}
        onClick={() => void onClick()}
      >
        {children}
      </ActionIcon>
    </Tooltip>
  );
}
