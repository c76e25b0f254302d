/**
 * Draws a piece of the window in a test with everything that stands around it: theme, answers of the station, keys,
 * language, session, address. Also gives happy-dom the sizes that it does not compute, for lists that draw what is in
 * sight.
 */
import { MantineProvider } from '@mantine/core';
import { QueryClientProvider } from '@tanstack/react-query';
import { render } from '@testing-library/react';
import type { ReactNode } from 'react';
import { Router } from 'wouter';
import { memoryLocation } from 'wouter/memory-location';
import type { SessionView } from '../shared/people.ts';
import { LanguageProvider } from './app/language.tsx';
import { SessionContext } from './app/session.tsx';
import { theme } from './app/theme.ts';
import { newQueryClient, useStationChanges } from './client.ts';
import { KeysProvider } from './components/keys.tsx';
import { everybody } from './test-station.ts';

const SIGHT = { clientWidth: 1000, clientHeight: 600, offsetWidth: 1000, offsetHeight: 600 };

/** Install the station first (test-station.ts). `at` is the address that the screen is opened with. */
export function renderInWindow(
  screen: ReactNode,
  { at = '/', session = everybody }: { at?: string; session?: SessionView } = {},
) {
  for (const [property, size] of Object.entries(SIGHT)) {
    Object.defineProperty(HTMLElement.prototype, property, { configurable: true, get: () => size });
  }
  const location = memoryLocation({ path: at, record: true });
  const client = newQueryClient();
  const drawn = render(
    <MantineProvider theme={theme} env="test">
      <QueryClientProvider client={client}>
        <LanguageProvider>
          <KeysProvider>
            <Router hook={location.hook} searchHook={location.searchHook}>
              <SessionContext value={session}>
                <Changes />
                {screen}
              </SessionContext>
            </Router>
          </KeysProvider>
        </LanguageProvider>
      </QueryClientProvider>
    </MantineProvider>,
  );
  return { ...drawn, history: location.history, client };
}

function Changes(): ReactNode {
  useStationChanges();
  return null;
}
