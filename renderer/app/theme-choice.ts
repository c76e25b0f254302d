/** Light, dark, or as the system: chosen by a person, carried out by the program around the window, remembered by both. */
import { useCallback, useSyncExternalStore } from 'react';
import { desktop } from '../client.ts';

export const themeChoices = ['system', 'light', 'dark'] as const;

export type ThemeChoice = (typeof themeChoices)[number];

const STORED = 'theme';
const listeners = new Set<() => void>();

const stored = (): ThemeChoice => {
  const found = localStorage.getItem(STORED);
  return themeChoices.find((choice) => choice === found) ?? 'system';
};

const subscribe = (listener: () => void): (() => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

export function useThemeChoice(): [ThemeChoice, (choice: ThemeChoice) => void] {
  const choice = useSyncExternalStore(subscribe, stored);
  const choose = useCallback((next: ThemeChoice) => {
    localStorage.setItem(STORED, next);
    void desktop().setTheme(next);
    for (const listener of listeners) listener();
  }, []);
  return [choice, choose];
}
