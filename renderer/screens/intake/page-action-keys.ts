/** The words and pictures of the actions on pages, and their keys. */
import {
  type Icon,
  IconArrowLeft,
  IconArrowRight,
  IconArrowsJoin,
  IconFileOff,
  IconFolderShare,
  IconReplace,
  IconRotate2,
  IconRotateClockwise2,
  IconScissors,
  IconTextScan2,
  IconTrash,
} from '@tabler/icons-react';
import { useTexts } from '../../app/language.tsx';
import { useKeys } from '../../components/keys.tsx';
import { actionKeys, type PageAction, pageActions } from './page-actions.ts';
import { texts } from './texts.ts';

export const actionIcons: Readonly<Record<PageAction, Icon>> = {
  rotateLeft: IconRotate2,
  rotateRight: IconRotateClockwise2,
  split: IconScissors,
  join: IconArrowsJoin,
  setAside: IconFileOff,
  remove: IconTrash,
  replace: IconReplace,
  readAgain: IconTextScan2,
  moveDocuments: IconFolderShare,
  moveBack: IconArrowLeft,
  moveOn: IconArrowRight,
};

/** What an action is called now, in short and in full. */
export function useActionWords(aside: boolean): (action: PageAction) => { short: string; long: string } {
  const t = useTexts(texts);
  return (action) => {
    const short = action === 'setAside' && aside ? t.takeBack : t[action];
    if (action === 'join') return { short, long: t.joinLong };
    if (action === 'remove') return { short, long: t.removeLong };
    return { short, long: short };
  };
}

export function useActionKeys(props: {
  aside: boolean;
  possible: ReadonlySet<PageAction>;
  act: (action: PageAction) => Promise<void>;
  enabled: boolean;
}): void {
  const { aside, possible, act, enabled } = props;
  const words = useActionWords(aside);
  const keys = pageActions.flatMap((action) =>
    actionKeys[action].map((key) => [
      key,
      {
        label: words(action).long,
        // Turning and setting aside make sense while a page is looked at closely; the rest waits for the room.
        inDialog: action === 'rotateLeft' || action === 'rotateRight' || action === 'setAside',
        run: () => (possible.has(action) ? void act(action) : false),
      },
    ]),
  );
  useKeys(Object.fromEntries(keys), { enabled });
}
