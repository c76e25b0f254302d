/** The one sheet in the middle of the window on which everything before the work stands. */
import { type ReactNode, useId } from 'react';
import { type Language, useLanguage } from '../../app/language.tsx';
import { Mark } from '../../app/mark.tsx';
import styles from './sheet.module.css';
import { texts } from './texts.ts';

const languages: readonly [Language, string][] = [
  ['vi', 'Tiếng Việt'],
  ['en', 'English'],
];

export function Sheet(props: {
  /** What stories and people wait for. */
  name: string;
  title: string;
  children: ReactNode;
  wide?: boolean | undefined;
}): ReactNode {
  const { name, title, children, wide = false } = props;
  const { language, setLanguage } = useLanguage();
  const id = useId();
  return (
    <main className={styles.ground} data-ready={name} aria-labelledby={id}>
      <div className={styles.sheet} data-wide={wide}>
        <p className={styles.product}>
          <Mark size={24} />
          {texts[language].product}
        </p>
        <h1 className={styles.title} id={id}>
          {title}
        </h1>
        {children}
      </div>
      <p className={styles.languages}>
        {languages.map(([code, label]) => (
          <button
            key={code}
            type="button"
            lang={code}
            aria-pressed={code === language}
            onClick={() => setLanguage(code)}
          >
            {label}
          </button>
        ))}
      </p>
    </main>
  );
}
