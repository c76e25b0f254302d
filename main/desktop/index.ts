/**
 * The desktop program: opens the window, keeps the station behind it, and relays between the two. It computes nothing
 * and holds no record; whatever it does could be done by the command line.
 */
import { existsSync, mkdirSync } from 'node:fs';
import { userInfo } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { app, nativeTheme, powerMonitor, session, shell } from 'electron';
import type { Language } from '../../shared/desktop.ts';
import { openLog } from '../log.ts';
import { channels } from './channels.ts';
import { choose, chooseSave } from './dialogs.ts';
import { openGrants } from './grants.ts';
import { watchIdle } from './idle.ts';
import { answerWindow, idInWindow, presentPaths } from './ipc.ts';
import { setMenu } from './menu.ts';
import { startNodeChild } from './node-child.ts';
import { openPracticeArchive } from './practice.ts';
import { registerScheme, serveScheme } from './protocol.ts';
import { guardApp, guardSession } from './security.ts';
import { openSettingsFile, programSettings, windowSettings } from './settings-file.ts';
import { openStationHost } from './station-host.ts';
import { startUtilityChild } from './utility-child.ts';
import { openWindow, type Window } from './window.ts';

/** Beside this file, as ordinary files: packed, they lie outside the archive of the program (electron-builder.yml). */
const besides = (path: string): string =>
  fileURLToPath(new URL(path, import.meta.url)).replace(/\bapp\.asar\b/, 'app.asar.unpacked');

const stationScript = besides('../station-process.js');
const samples = besides('../../resources/samples/');
/** Vite's address while developing; a packed program listens to nobody. */
const devServer = app.isPackaged ? null : (process.env.TRAM_SO_HOA_DEV_SERVER ?? null);
const stationNode = process.env.TRAM_SO_HOA_STATION_NODE;

// A name without marks and blanks: it becomes a folder on every kind of disk.
app.setPath('userData', app.commandLine.getSwitchValue('user-data-dir') || join(app.getPath('appData'), 'tram-so-hoa'));
// The program's name stands in it, and a header can carry no Vietnamese letter.
app.userAgentFallback = app.userAgentFallback.replace(/[^\x20-\x7e]+/g, '');
registerScheme();
guardApp();
// Nothing of Chromium's own asks the network for anything either.
app.commandLine.appendSwitch('disable-background-networking');
app.commandLine.appendSwitch('disable-component-update');

if (app.requestSingleInstanceLock()) run();
else app.quit();

function run(): void {
  const inUserData = (name: string): string => join(app.getPath('userData'), name);
  mkdirSync(inUserData('logs'), { recursive: true });
  const { log } = openLog(inUserData('logs'));
  const program = openSettingsFile(inUserData('program.json'), programSettings);
  const grants = openGrants();
  let window: Window | null = null;
  let language: Language = 'vi';

  process.on('uncaughtException', (err) => log.error({ err }));
  process.on('unhandledRejection', (err) => log.error({ err }));

  const tell = (channel: string, ...args: unknown[]): void => {
    if (window !== null && !window.browser.isDestroyed()) window.browser.webContents.send(channel, ...args);
  };
  const sayOfStation = (text: string): void => log.warn({ station: text });
  const host = openStationHost({
    actor: userInfo().username,
    startChild: (listener) =>
      stationNode === undefined
        ? startUtilityChild(stationScript, sayOfStation, listener)
        : startNodeChild(stationNode, stationScript, sayOfStation, listener),
    onState: (state) => {
      if (state.phase !== 'ready') log.info({ station: state.phase });
      else void idle.settingsChanged();
      tell(channels.state, state);
    },
    onProgress: (id, progress) => {
      const own = idInWindow(id);
      if (own !== null) tell(channels.progress, own, progress);
    },
    onEvent: (event, payload) => {
      if (event === 'changed' && 'topics' in payload && payload.topics.includes('settings'))
        void idle.settingsChanged();
      tell(channels.event, event, payload);
    },
  });
  const idle = watchIdle(host, () => powerMonitor.getSystemIdleTime());

  const practiceFolder = inUserData('practice');
  /** Remembers what was opened, so that the next start opens it again. */
  const opened = async <R extends { ok: boolean }>(folder: string, opening: Promise<R>): Promise<R> => {
    const result = await opening;
    program.set({ archive: result.ok ? folder : null });
    return result;
  };
  const browser = () => {
    if (window === null) throw new Error('refused: no window');
    return window.browser;
  };

  answerWindow({
    window: () => window,
    host,
    grants,
    answers: {
      facts: () => ({
        version: app.getVersion(),
        electron: process.versions.electron,
        chromium: process.versions.chrome ?? '',
        node: process.versions.node,
        platform: `${process.platform} ${process.arch}`,
      }),
      stationState: () => host.state(),
      choose: (what) => choose(browser(), what, { grants, language }),
      chooseSave: (name, kind) => chooseSave(browser(), name, kind, { grants, language }),
      dropped: (paths) => presentPaths(paths).map((path) => grants.give(path)),
      createArchive: (grant, { name, fondsCode, fondsTitle }) => {
        const folder = grants.pathOf(grant);
        return opened(folder, host.open(folder, { name, fonds: { code: fondsCode, title: fondsTitle } }));
      },
      openArchive: (grant) => {
        const folder = grants.pathOf(grant);
        return opened(folder, host.open(folder));
      },
      openPractice: () => opened(practiceFolder, openPracticeArchive(host, practiceFolder, samples)),
      samplePapers: () => {
        const state = host.state();
        const practising = state.phase === 'ready' && state.archive === practiceFolder;
        return practising ? [grants.give(join(samples, 'papers'))] : [];
      },
      closeArchive: async () => {
        program.set({ archive: null });
        await host.close();
      },
      restartStation: () => host.restart(),
      print: async () => browser().webContents.print({ printBackground: true }),
      openLogFolder: async () => {
        const state = host.state();
        const ofArchive = state.phase === 'no-archive' ? null : join(state.archive, 'logs');
        await shell.openPath(ofArchive !== null && existsSync(ofArchive) ? ofArchive : inUserData('logs'));
      },
      theme: () => program.value.theme,
      setTheme: (theme) => {
        nativeTheme.themeSource = theme;
        program.set({ theme });
      },
      setLanguage: (next) => {
        language = next;
        setMenu(language, () => window);
      },
      setZoom: (percent) => window?.setZoom(percent),
      zoom: () => window?.zoom() ?? 100,
    },
  });

  app.on('second-instance', () => {
    if (window === null) return;
    if (window.browser.isMinimized()) window.browser.restore();
    window.browser.show();
    window.browser.focus();
  });
  app.on('window-all-closed', () => app.quit());
  app.on('render-process-gone', (_event, contents, { reason }) => {
    log.error({ renderer: reason });
    if (reason !== 'clean-exit') contents.reload();
  });

  let closed = false;
  app.on('before-quit', (event) => {
    if (closed) return;
    // The page in hand first; the window is out of the way meanwhile.
    event.preventDefault();
    if (window !== null && !window.browser.isDestroyed()) window.browser.hide();
    void host.close().finally(() => {
      closed = true;
      idle.end();
      app.quit();
    });
  });

  void app.whenReady().then(() => {
    nativeTheme.themeSource = program.value.theme;
    guardSession(session.defaultSession, devServer);
    serveScheme(session.defaultSession, {
      folder: fileURLToPath(new URL('../../renderer/', import.meta.url)),
      devServer,
      picture: (args) => host.call('page.picture', args),
    });
    setMenu(language, () => window);
    powerMonitor.on('lock-screen', idle.lock);
    powerMonitor.on('suspend', idle.lock);
    window = openWindow(openSettingsFile(inUserData('window.json'), windowSettings));
    if (program.value.archive !== null) void host.resume(program.value.archive);
  });
}
