/**
 * The language of the window: Vietnamese, or English beside it. Texts are typed objects next to the screen they belong
 * to; sentences with figures are functions, so a missing figure or a missing English text does not compile.
 */
import { createContext, type ReactNode, useContext, useEffect, useMemo, useState } from 'react';
import { type Obstacle, obstacleSentence } from '../../shared/dossier.ts';
import { type ErrorCode, type ErrorParams, sentencesOf } from '../../shared/errors.ts';

export type Language = 'vi' | 'en';

/** Same keys, same parameters in both languages. */
export type Texts<T> = { readonly vi: T; readonly en: T };

const STORED = 'language';

const LanguageContext = createContext<{ language: Language; setLanguage(language: Language): void }>({
  language: 'vi',
  setLanguage: () => {},
});

export function LanguageProvider({ children }: { children: ReactNode }): ReactNode {
  const [language, setLanguage] = useState<Language>(() => (localStorage.getItem(STORED) === 'en' ? 'en' : 'vi'));
  useEffect(() => {
    localStorage.setItem(STORED, language);
    document.documentElement.lang = language;
  }, [language]);
  const value = useMemo(() => ({ language, setLanguage }), [language]);
  return <LanguageContext value={value}>{children}</LanguageContext>;
}

export const useLanguage = () => useContext(LanguageContext);

/** The texts of a screen in the language that is set. */
export function useTexts<T>(texts: Texts<T>): T {
  return texts[useLanguage().language];
}

/** What stands in the way of sealing a dossier, or differs from the list, in the language that is set. */
export function useObstacleSentence(): (obstacle: Obstacle) => string {
  const { language } = useLanguage();
  return (obstacle) => obstacleSentence(obstacle)[language];
}

export type ErrorSentences = { readonly what: string; readonly remedy: string };

/** What happened and what to do, in the language that is set. */
export function useErrorSentences(problem: { code: ErrorCode; params: ErrorParams } | null): ErrorSentences | null {
  const { language } = useLanguage();
  if (problem === null) return null;
  const sentences = sentencesOf(problem);
  return { what: sentences[language], remedy: sentences.remedy[language] };
}
