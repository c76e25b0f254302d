/**
 * The menu. On Windows and Linux its bar is hidden and only its keys are felt; macOS needs it, also for copying and
 * pasting. No key here is one that a screen uses.
 */
import { app, Menu, type MenuItemConstructorOptions } from 'electron';
import type { Language } from '../../shared/desktop.ts';
import { texts } from './texts.ts';
import type { Window } from './window.ts';

export function setMenu(language: Language, window: () => Window | null): void {
  const { menu } = texts[language];
  const zoom = (label: string, accelerator: string, direction: 1 | 0 | -1): MenuItemConstructorOptions => ({
    label,
    accelerator,
    click: () => window()?.stepZoom(direction),
  });
  const template: MenuItemConstructorOptions[] = [
    ...(process.platform === 'darwin' ? ([{ role: 'appMenu' }, { role: 'editMenu' }] as const) : []),
    { label: menu.file, submenu: [{ label: menu.quit, accelerator: 'CommandOrControl+Q', click: () => app.quit() }] },
    {
      label: menu.view,
      submenu: [
        zoom(menu.larger, 'CommandOrControl+Plus', 1),
        // The same key without Shift, and the one beside the figures.
        { ...zoom(menu.larger, 'CommandOrControl+=', 1), visible: false },
        { ...zoom(menu.larger, 'CommandOrControl+numadd', 1), visible: false },
        zoom(menu.smaller, 'CommandOrControl+-', -1),
        { ...zoom(menu.smaller, 'CommandOrControl+numsub', -1), visible: false },
        zoom(menu.normal, 'CommandOrControl+0', 0),
        { label: menu.fullScreen, role: 'togglefullscreen' },
      ],
    },
  ];
  if (!app.isPackaged) {
    template.push({ label: menu.development, submenu: [{ role: 'reload' }, { role: 'toggleDevTools' }] });
  }
  Menu.setApplicationMenu(Menu.buildFromTemplate(template));
}
