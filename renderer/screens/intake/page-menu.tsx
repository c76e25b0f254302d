/** The same actions under the right button of the mouse, where the pointer is. */
import { Menu } from '@mantine/core';
import { memo, type ReactNode } from 'react';
import { useTexts } from '../../app/language.tsx';
import { Keystroke } from '../../components/key-sheet.tsx';
import { actionIcons, useActionWords } from './page-action-keys.ts';
import { actionKeys, type PageAction, pageActions } from './page-actions.ts';
import { texts } from './texts.ts';

/** Closed it shows nothing, so nothing of it needs drawing anew. */
export const PageMenu = memo(
  function PageMenu(props: {
    opened: boolean;
    /** Stays while the menu closes, so that it fades out where it stood. */
    at: { readonly x: number; readonly y: number };
    aside: boolean;
    possible: ReadonlySet<PageAction>;
    onAct: (action: PageAction) => Promise<void>;
    onClose: () => void;
  }): ReactNode {
    const { opened, at, aside, possible, onAct, onClose } = props;
    const t = useTexts(texts);
    const words = useActionWords(aside);
    return (
      <Menu
        opened={opened}
        onChange={(stays) => !stays && onClose()}
        position="bottom-start"
        shadow="sm"
        returnFocus
        withInitialFocusPlaceholder={false}
      >
        <Menu.Target>
          <span style={{ position: 'fixed', left: at.x, top: at.y }} aria-hidden />
        </Menu.Target>
        <Menu.Dropdown aria-label={t.tools}>
          {pageActions.map((action) => {
            const Icon = actionIcons[action];
            return (
              <Menu.Item
                key={action}
                disabled={!possible.has(action)}
                leftSection={<Icon size={16} aria-hidden />}
                rightSection={<Keystroke name={actionKeys[action][0] ?? ''} />}
                onClick={() => void onAct(action)}
              >
                {words(action).long}
              </Menu.Item>
            );
          })}
        </Menu.Dropdown>
      </Menu>
    );
  },
  (before, now) => !before.opened && !now.opened,
);
