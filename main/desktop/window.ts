/**
 * The one window: sandboxed, shown when there is something to see, and standing again where it stood.
 */
import { fileURLToPath } from 'node:url';
import { BrowserWindow, nativeTheme, screen } from 'electron';
import { WINDOW_ADDRESS } from './security.ts';
import { type openSettingsFile, placeOnScreen, type windowSettings } from './settings-file.ts';

type Settings = ReturnType<typeof openSettingsFile<typeof windowSettings>>;

const windowIcon = fileURLToPath(new URL('../../resources/icon-256.png', import.meta.url));

const SMALLEST = { width: 1024, height: 640 };

/** The ground of the window until the page has drawn its own; the same tones as the theme's. */
const ground = (): string => (nativeTheme.shouldUseDarkColors ? '#1f1e1c' : '#ffffff');

/** Steps of Ctrl + and Ctrl −. */
const zoomSteps = [100, 110, 125, 150, 175, 200];

export type Window = {
  readonly browser: BrowserWindow;
  zoom(): number;
  setZoom(percent: number): void;
  /** One step larger (1), smaller (-1), or back to 100 % (0). */
  stepZoom(direction: 1 | 0 | -1): void;
};

export function openWindow(settings: Settings): Window {
  const screens = screen.getAllDisplays().map((display) => display.workArea);
  const browser = new BrowserWindow({
    ...placeOnScreen(settings.value, screens, SMALLEST),
    minWidth: SMALLEST.width,
    minHeight: SMALLEST.height,
    show: false,
    backgroundColor: ground(),
    title: 'Trạm Số Hóa',
    // Windows and macOS take the icon of the packed program.
    ...(process.platform === 'linux' ? { icon: windowIcon } : {}),
    webPreferences: {
      preload: fileURLToPath(new URL('./preload.cjs', import.meta.url)),
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      webviewTag: false,
      // Would fetch word lists from the network, and knows no Vietnamese.
      spellcheck: false,
      // A dropped file must not take the place of the page.
      navigateOnDragDrop: false,
      zoomFactor: settings.value.zoomPercent / 100,
    },
  });
  if (settings.value.maximised) browser.maximize();
  browser.setMenuBarVisibility(false);
  browser.once('ready-to-show', () => browser.show());

  const remember = (): void => {
    const { x, y, width, height } = browser.getNormalBounds();
    settings.set({ x, y, width, height, maximised: browser.isMaximized() });
  };
  browser.on('close', remember);

  const setZoom = (percent: number): void => {
    const zoomPercent = Math.round(Math.min(200, Math.max(100, percent)));
    browser.webContents.setZoomFactor(zoomPercent / 100);
    settings.set({ zoomPercent });
  };
  // Ctrl with the wheel is the page's: it zooms the paper, not the window.
  browser.webContents.setVisualZoomLevelLimits(1, 1).catch(() => {});
  // Chromium keeps a zoom of its own per address; ours is the one that counts.
  browser.webContents.on('did-finish-load', () => setZoom(settings.value.zoomPercent));
  nativeTheme.on('updated', () => {
    if (!browser.isDestroyed()) browser.setBackgroundColor(ground());
  });

  void browser.loadURL(WINDOW_ADDRESS);
  return {
    browser,
    zoom: () => settings.value.zoomPercent,
    setZoom,
    stepZoom(direction) {
      const now = settings.value.zoomPercent;
      if (direction === 0) setZoom(100);
      else if (direction === 1) setZoom(zoomSteps.find((step) => step > now) ?? 200);
      else setZoom(zoomSteps.findLast((step) => step < now) ?? 100);
    },
  };
}
