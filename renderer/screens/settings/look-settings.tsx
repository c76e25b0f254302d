/** Language, theme and size: for whoever sits at this computer. */
import { SegmentedControl } from '@mantine/core';
import { type ReactNode, useEffect, useState } from 'react';
import { useLanguage, useTexts } from '../../app/language.tsx';
import { themeChoices, useThemeChoice } from '../../app/theme-choice.ts';
import { desktop } from '../../client.ts';
import styles from './settings.module.css';
import { texts } from './texts.ts';

const sizes = ['100', '110', '125', '150', '175', '200'];

export function LookSettings(): ReactNode {
  const t = useTexts(texts).look;
  const { language, setLanguage } = useLanguage();
  const [theme, setTheme] = useThemeChoice();
  const [zoom, setZoom] = useState<number | null>(null);
  useEffect(() => {
    void desktop().zoom().then(setZoom);
  }, []);
  return (
    <div className={styles.form}>
      <div>
        <h2 id="look-language">{t.language}</h2>
        <SegmentedControl
          aria-labelledby="look-language"
          value={language}
          onChange={(next) => setLanguage(next === 'en' ? 'en' : 'vi')}
          data={[
            { value: 'vi', label: 'Tiếng Việt' },
            { value: 'en', label: 'English' },
          ]}
        />
      </div>
      <div>
        <h2 id="look-theme">{t.theme}</h2>
        <SegmentedControl
          aria-labelledby="look-theme"
          value={theme}
          onChange={setTheme}
          data={themeChoices.map((value) => ({ value, label: t.themes[value] }))}
        />
      </div>
      <div>
        <h2 id="look-zoom">{t.zoom}</h2>
        <SegmentedControl
          aria-labelledby="look-zoom"
          value={String(zoom ?? 100)}
          onChange={(next) => {
            setZoom(Number(next));
            void desktop().setZoom(Number(next));
          }}
          data={sizes.map((value) => ({ value, label: `${value} %` }))}
        />
        <p className={styles.quiet}>{t.zoomKeys}</p>
      </div>
    </div>
  );
}
