/** What stands around every screen: header, rail, bar at the foot; and which screen an address shows. */
import { type ComponentType, type ReactNode, useEffect, useRef, useState } from 'react';
import { Redirect, Route, Switch, useLocation } from 'wouter';
import { roleLabels } from '../../shared/people.ts';
import { useStation } from '../client.ts';
import { EmptyState } from '../components/empty-state.tsx';
import { KeySheet } from '../components/key-sheet.tsx';
import { useKeys } from '../components/keys.tsx';
import { BatchesScreen } from '../screens/batches/batches.tsx';
import { HomeScreen } from '../screens/home/home.tsx';
import { IntakeScreen } from '../screens/intake/intake.tsx';
import { RecordsScreen } from '../screens/records/records.tsx';
import { ReviewScreen } from '../screens/review/review.tsx';
import { SearchScreen } from '../screens/search/search.tsx';
import { SettingsScreen } from '../screens/settings/settings.tsx';
import { ErrorBoundary } from './error-boundary.tsx';
import styles from './frame.module.css';
import { Header } from './header.tsx';
import { useLanguage, useTexts } from './language.tsx';
import { Rail } from './rail.tsx';
import { type ScreenName, screens, screensFor } from './screens.ts';
import { useSession, useSessionActions } from './session.tsx';
import { StatusBar } from './status-bar.tsx';
import { texts } from './texts.ts';
import { useUndoKeys } from './undo.tsx';

const routes: readonly { name: ScreenName; path: string; component: ComponentType }[] = [
  { name: 'home', path: '/home', component: HomeScreen },
  { name: 'intake', path: '/intake/:dossierId?', component: IntakeScreen },
  { name: 'review', path: '/review/:documentId?', component: ReviewScreen },
  { name: 'search', path: '/search', component: SearchScreen },
  { name: 'records', path: '/records/:kind?/:id?', component: RecordsScreen },
  { name: 'batches', path: '/batches/:id?', component: BatchesScreen },
  { name: 'settings', path: '/settings/:part?', component: SettingsScreen },
];

/** `ready` false: the station is starting again. */
export function Frame({ ready }: { ready: boolean }): ReactNode {
  const t = useTexts(texts);
  const [path, go] = useLocation();
  const [sheet, setSheet] = useState(false);
  const session = useSession();
  const { lock } = useSessionActions();
  const settings = useStation('archive.settings', {});
  const here = screens.find(({ name }) => path === `/${name}` || path.startsWith(`/${name}/`))?.name ?? 'home';

  // The keyboard comes along to another screen or part of it: Tab goes on inside it, not from the start of the window.
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (path !== '' && !place.current?.contains(document.activeElement)) place.current?.focus({ preventScroll: true });
  }, [path]);

  const archive = settings.data?.name;
  useEffect(() => {
    document.title = [t.screens[here], archive, t.product].filter(Boolean).join(' · ');
  }, [t, here, archive]);

  const search = (): void => {
    if (here !== 'search') go('/search');
    // The screen is there after the next drawing.
    requestAnimationFrame(() => document.querySelector<HTMLElement>('main input[type="search"]')?.focus());
  };
  useUndoKeys();
  useKeys(
    {
      'Ctrl+K': { label: t.keys.search, run: search },
      '?': { label: t.keys.sheet, run: () => setSheet(true) },
      // In a text box a question mark is only a question mark.
      F1: { label: t.keys.sheet, run: () => setSheet(true) },
      ...(session.state === 'signed-in' ? { 'Ctrl+L': { label: t.keys.lock, run: lock } } : {}),
      ...Object.fromEntries(
        screens.flatMap(({ name }, i) =>
          screensFor(session.permissions).some((one) => one.name === name) && name !== 'settings'
            ? [[`Ctrl+${i + 1}`, { label: t.keys.goTo(t.screens[name]), run: () => go(`/${name}`) }]]
            : [],
        ),
      ),
      'Ctrl+,': { label: t.keys.goTo(t.screens.settings), run: () => go('/settings') },
    },
    { scope: 'window' },
  );

  return (
    <div className={styles.frame}>
      <Header
        archive={archive ?? ''}
        practice={settings.data?.practice ?? false}
        onSearch={search}
        onKeys={() => setSheet(true)}
      />
      <Rail here={here} />
      <div className={styles.screen} ref={place} tabIndex={-1}>
        {/* Drawn anew for another screen, so that a bug in one does not stand in the way of the next. */}
        <ErrorBoundary key={here}>
          <Switch>
            {routes.map(({ name, path: pattern, component }) => (
              <Route key={name} path={pattern}>
                <Allowed name={name} component={component} />
              </Route>
            ))}
            <Route>
              <Redirect to="/home" replace />
            </Route>
          </Switch>
        </ErrorBoundary>
      </div>
      <StatusBar ready={ready} />
      <KeySheet opened={sheet} onClose={() => setSheet(false)} />
    </div>
  );
}

/** The screen, for whoever has use for it. The station decides; this only spares people a screen full of refusals. */
function Allowed({ name, component: Screen }: { name: ScreenName; component: ComponentType }): ReactNode {
  const t = useTexts(texts);
  const { language } = useLanguage();
  const { permissions, user } = useSession();
  if (screensFor(permissions).some((screen) => screen.name === name)) return <Screen />;
  return (
    <main data-ready="forbidden">
      <EmptyState
        title={t.forbidden(user === null ? '' : roleLabels[user.role][language])}
        action={{ label: t.goHome, href: '/home' }}
      />
    </main>
  );
}
