/** The rail at the left: the screens that the role may use, with icon and word; or the icon alone when made narrow. */
import { Tooltip } from '@mantine/core';
import { IconLayoutSidebarLeftCollapse, IconLayoutSidebarLeftExpand } from '@tabler/icons-react';
import { type ReactNode, useState } from 'react';
import { Link } from 'wouter';
import { useTexts } from './language.tsx';
import styles from './rail.module.css';
import { type ScreenName, screensFor } from './screens.ts';
import { useSession } from './session.tsx';
import { texts } from './texts.ts';

const STORED = 'rail';

export function Rail({ here }: { here: ScreenName }): ReactNode {
  const t = useTexts(texts);
  const { permissions } = useSession();
  const [narrow, setNarrow] = useState(() => localStorage.getItem(STORED) === 'narrow');
  const turn = (): void => {
    localStorage.setItem(STORED, narrow ? 'wide' : 'narrow');
    setNarrow(!narrow);
  };
  const Turn = narrow ? IconLayoutSidebarLeftExpand : IconLayoutSidebarLeftCollapse;
  return (
    <nav className={styles.rail} data-narrow={narrow} aria-label={t.navigation}>
      {screensFor(permissions).map(({ name, icon: Icon }) => (
        <Tooltip key={name} label={t.screens[name]} position="right" disabled={!narrow}>
          <Link
            href={`/${name}`}
            className={styles.place}
            data-last={name === 'settings'}
            aria-current={name === here ? 'page' : undefined}
            aria-label={t.screens[name]}
          >
            <Icon size={22} stroke={1.6} aria-hidden />
            {!narrow && <span>{t.screens[name]}</span>}
          </Link>
        </Tooltip>
      ))}
      <Tooltip label={narrow ? t.widen : t.narrow} position="right">
        <button type="button" className={styles.turn} onClick={turn} aria-label={narrow ? t.widen : t.narrow}>
          <Turn size={18} stroke={1.6} aria-hidden />
        </button>
      </Tooltip>
    </nav>
  );
}
