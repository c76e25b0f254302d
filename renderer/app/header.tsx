/** The strip at the top: which program and archive, the way to the search, and who sits here. */
import { IconSearch } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { Link } from 'wouter';
import { Keystroke } from '../components/key-sheet.tsx';
import styles from './header.module.css';
import { useTexts } from './language.tsx';
import { Mark } from './mark.tsx';
import { texts } from './texts.ts';
import { UserMenu } from './user-menu.tsx';

export function Header(props: {
  archive: string;
  practice: boolean;
  onSearch: () => void;
  onKeys: () => void;
}): ReactNode {
  const { archive, practice, onSearch, onKeys } = props;
  const t = useTexts(texts);
  return (
    <header className={styles.header}>
      <Link href="/home" className={styles.product}>
        <Mark size={20} />
        {t.product}
      </Link>
      <button type="button" className={styles.search} onClick={onSearch}>
        <IconSearch size={16} aria-hidden />
        <span className={styles.hint}>{t.search}</span>
        <Keystroke name="Ctrl+K" />
      </button>
      <span className={styles.archive} data-practice={practice} title={archive}>
        {archive}
      </span>
      <UserMenu onKeys={onKeys} />
    </header>
  );
}
