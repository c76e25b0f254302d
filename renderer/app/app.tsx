/** The window from outside in: theme and language, the station, who sits here, the frame, the screen. */
import { MantineProvider } from '@mantine/core';
import { Notifications } from '@mantine/notifications';
import { QueryClientProvider, useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { Router } from 'wouter';
import type { Result } from '../../shared/result.ts';
import { desktop, newQueryClient, useStationChanges } from '../client.ts';
import { KeysProvider } from '../components/keys.tsx';
import { FirstStart } from '../screens/start/first-start.tsx';
import { StationStarting, StationStopped } from '../screens/start/station-stands.tsx';
import { Frame } from './frame.tsx';
import { LanguageProvider, useLanguage } from './language.tsx';
import { go, usePath, useSearchPart } from './location.ts';
import { type Beginning, SessionGate } from './session-gate.tsx';
import { useStationState } from './station-state.ts';
import { cssVariables, theme } from './theme.ts';

/** Given anew at each load by whoever serves the page; without it the browser refuses Mantine's style tags. */
const styleNonce = (): string => document.querySelector<HTMLMetaElement>('meta[name="csp-nonce"]')?.content ?? '';

export function App(): ReactNode {
  return (
    <MantineProvider
      theme={theme}
      cssVariablesResolver={cssVariables}
      defaultColorScheme="auto"
      getStyleNonce={styleNonce}
    >
      <LanguageProvider>
        <Notifications position="bottom-right" />
        <StationGate />
      </LanguageProvider>
    </MantineProvider>
  );
}

/** Which of the large states the window shows. An archive once shown stays while its station starts again. */
function StationGate(): ReactNode {
  const { language } = useLanguage();
  useEffect(() => void desktop().setLanguage(language), [language]);
  const state = useStationState();
  const [beginning, setBeginning] = useState<Beginning>(null);
  const [opening, setOpening] = useState<{ pending: boolean; failed: Result<null> | null }>({
    pending: false,
    failed: null,
  });
  const [shown, setShown] = useState<string | null>(null);
  if (state === null) return null;

  // While an archive is being opened from here, its outcome belongs here, whatever the station goes through meanwhile.
  if (state.phase === 'no-archive' || opening.pending) {
    const open = async (how: Beginning, run: () => Promise<Result<null>>): Promise<void> => {
      setOpening({ pending: true, failed: null });
      const result = await run();
      if (result.ok) {
        setBeginning(how);
        go('/home');
      }
      setOpening({ pending: false, failed: result.ok ? null : result });
    };
    const failure = opening.failed !== null && !opening.failed.ok ? opening.failed.error : null;
    return <FirstStart pending={opening.pending} failure={failure} onOpen={(how, run) => void open(how, run)} />;
  }
  if (state.phase === 'stopped') return <StationStopped archive={state.archive} failure={state.error} />;
  if (state.phase === 'ready' && shown !== state.archive) setShown(state.archive);
  if (shown !== state.archive) return <StationStarting />;
  return (
    <Archive
      key={state.archive}
      ready={state.phase === 'ready'}
      beginning={beginning}
      onBegun={() => setBeginning(null)}
    />
  );
}

/** Everything about one archive; another one begins with nothing in hand. */
function Archive(props: { ready: boolean; beginning: Beginning; onBegun: () => void }): ReactNode {
  const { ready, beginning, onBegun } = props;
  const [client] = useState(newQueryClient);
  return (
    <QueryClientProvider client={client}>
      <Current ready={ready} />
      <Router hook={usePath} searchHook={useSearchPart}>
        <SessionGate beginning={beginning} onBegun={onBegun}>
          {(covered) => <OfOneUser ready={ready} covered={covered} />}
        </SessionGate>
      </Router>
    </QueryClientProvider>
  );
}

/** Answers are kept for one user only: drawn anew for another, they are gone. */
function OfOneUser({ ready, covered }: { ready: boolean; covered: boolean }): ReactNode {
  const [client] = useState(newQueryClient);
  return (
    <QueryClientProvider client={client}>
      <Current ready={ready && !covered} />
      <KeysProvider enabled={!covered}>
        <Frame ready={ready} />
      </KeysProvider>
    </QueryClientProvider>
  );
}

/** Keeps the answers true, also over a restart of the station and a locked session, which tell nothing of what changed. */
function Current({ ready }: { ready: boolean }): ReactNode {
  const client = useQueryClient();
  useStationChanges();
  const wasReady = useRef(ready);
  useEffect(() => {
    if (ready && !wasReady.current) void client.invalidateQueries();
    wasReady.current = ready;
  }, [ready, client]);
  return null;
}
