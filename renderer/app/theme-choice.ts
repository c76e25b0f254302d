/** Light, dark, or as the system: kept and carried out by the program around the window, chosen by a person here. */
import { useCallback, useEffect, useState } from 'react';
import { desktop } from '../client.ts';

export const themeChoices = ['system', 'light', 'dark'] as const;

export type ThemeChoice = (typeof themeChoices)[number];

/** Every place that shows the choice follows it. */
const listeners = new Set<(choice: ThemeChoice) => void>();

export function useThemeChoice(): [ThemeChoice, (choice: ThemeChoice) => void] {
  const [choice, setChoice] = useState<ThemeChoice>('system');
  useEffect(() => {
    void desktop().theme().then(setChoice);
    listeners.add(setChoice);
    return () => void listeners.delete(setChoice);
  }, []);
  const choose = useCallback((next: ThemeChoice) => {
    void desktop().setTheme(next);
    for (const listener of listeners) listener(next);
  }, []);
  return [choice, choose];
}
