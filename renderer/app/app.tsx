/** The shell: what stands around every screen, and which screen an address shows. */
import { MantineProvider } from '@mantine/core';
import { Notifications } from '@mantine/notifications';
import { QueryClientProvider } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { Redirect, Route, Router, Switch } from 'wouter';
import { useHashLocation } from 'wouter/use-hash-location';
import { newQueryClient, useStationChanges } from '../client.ts';
import { BatchesScreen } from '../screens/batches/batches.tsx';
import { HomeScreen } from '../screens/home/home.tsx';
import { IntakeScreen } from '../screens/intake/intake.tsx';
import { RecordsScreen } from '../screens/records/records.tsx';
import { ReviewScreen } from '../screens/review/review.tsx';
import { SearchScreen } from '../screens/search/search.tsx';
import { SettingsScreen } from '../screens/settings/settings.tsx';
import { LanguageProvider } from './language.tsx';
import { SessionProvider } from './session.tsx';
import { cssVariables, theme } from './theme.ts';

/** Given anew at each load by whoever serves the page; without it the browser refuses Mantine's style tags. */
const styleNonce = (): string => document.querySelector<HTMLMetaElement>('meta[name="csp-nonce"]')?.content ?? '';

export function App(): ReactNode {
  const [client] = useState(newQueryClient);
  return (
    <MantineProvider
      theme={theme}
      cssVariablesResolver={cssVariables}
      defaultColorScheme="auto"
      getStyleNonce={styleNonce}
    >
      <QueryClientProvider client={client}>
        <LanguageProvider>
          <Notifications position="bottom-right" />
          <Router hook={useHashLocation}>
            <Screens />
          </Router>
        </LanguageProvider>
      </QueryClientProvider>
    </MantineProvider>
  );
}

function Screens(): ReactNode {
  useStationChanges();
  return (
    <SessionProvider>
      <Switch>
        <Route path="/home" component={HomeScreen} />
        <Route path="/intake/:dossierId?" component={IntakeScreen} />
        <Route path="/review/:documentId?" component={ReviewScreen} />
        <Route path="/search" component={SearchScreen} />
        <Route path="/records/:kind?/:id?" component={RecordsScreen} />
        <Route path="/batches/:id?" component={BatchesScreen} />
        <Route path="/settings/:part?" component={SettingsScreen} />
        <Route>
          <Redirect to="/home" />
        </Route>
      </Switch>
    </SessionProvider>
  );
}
