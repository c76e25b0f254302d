/**
 * What the window may not do, following Electron's own list
 * (https://www.electronjs.org/docs/latest/tutorial/security); security.story.ts asks the running program for each point.
 *
 * Promise: no page but our own is ever shown, no second window opens, no permission of the system is given, no address
 * outside the program is asked for anything.
 */
import { app, type IpcMainEvent, type IpcMainInvokeEvent, type Session, type WebContents } from 'electron';

/** The window's own address. Everything it may load begins with `app:`. */
export const WINDOW_ADDRESS = 'app://station/';

const isWindowAddress = (address: string): boolean => {
  const url = URL.parse(address);
  return url?.protocol === 'app:' && url.host === 'station';
};

/** For every window and whatever pretends to be one; before the first is made. */
export function guardApp(): void {
  app.on('web-contents-created', (_, contents) => guardContents(contents));
  app.on('certificate-error', (event, _contents, _url, _error, _certificate, answer) => {
    event.preventDefault();
    answer(false);
  });
}

function guardContents(contents: WebContents): void {
  contents.setWindowOpenHandler(() => ({ action: 'deny' }));
  contents.on('will-attach-webview', (event) => event.preventDefault());
  // The page changes its view by the part after `#`, which is no navigation; reloading itself it may.
  contents.on('will-navigate', (event) => {
    if (!isWindowAddress(event.url) || URL.parse(event.url)?.pathname !== '/') event.preventDefault();
  });
  contents.on('will-redirect', (event) => event.preventDefault());
  contents.on('will-frame-navigate', (event) => {
    if (!event.isMainFrame) event.preventDefault();
  });
}

/**
 * Refuses permissions, devices and the network to everything in a session.
 * @param devServer the one address that is let through while developing
 */
export function guardSession(session: Session, devServer: string | null): void {
  session.setPermissionRequestHandler((_contents, _permission, answer) => answer(false));
  session.setPermissionCheckHandler(() => false);
  session.setDevicePermissionHandler(() => false);
  const own = /^(app|blob|data|devtools):/;
  session.webRequest.onBeforeRequest(({ url }, answer) => {
    const developing = devServer !== null && new URL(url).host === new URL(devServer).host;
    answer({ cancel: !own.test(url) && !developing });
  });
}

/** Whether a message comes from the page of our own window, not from a frame in it or a page that took its place. */
export function isFromWindow(event: IpcMainEvent | IpcMainInvokeEvent, window: WebContents | null): boolean {
  const frame = event.senderFrame;
  return (
    window !== null &&
    frame !== null &&
    event.sender === window &&
    frame === window.mainFrame &&
    isWindowAddress(frame.url)
  );
}
