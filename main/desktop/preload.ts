/**
 * The bridge: puts `window.station` and `window.desktop` before the page, exactly as shared/desktop.ts describes them.
 * Runs in the sandbox, so it is built into one file. It passes on and decides nothing; everything is checked in ipc.ts.
 */
import { contextBridge, ipcRenderer, webUtils } from 'electron';
import type { DesktopBridge, StationBridge, StationState } from '../../shared/desktop.ts';
import { channels } from './channels.ts';

/** Listens to what main tells; the answer unsubscribes. The event itself, which carries the sender, stays here. */
function listen<A extends unknown[]>(channel: string, listener: (...args: A) => void): () => void {
  const heard = (_event: unknown, ...args: unknown[]): void => listener(...(args as A));
  ipcRenderer.on(channel, heard);
  return () => void ipcRenderer.off(channel, heard);
}

const station: StationBridge = {
  call: (name, args, callId) => ipcRenderer.invoke(channels.call, name, args, callId),
  cancel: (callId) => ipcRenderer.send(channels.cancel, callId),
  onProgress: (listener) => listen(channels.progress, listener),
  on: (event, listener) =>
    listen<[string, never]>(channels.event, (name, payload) => {
      if (name === event) listener(payload);
    }),
};

/** What comes back is what main's answers say (DesktopAnswers in ipc.ts). */
const ask = (name: keyof DesktopBridge, ...args: unknown[]): Promise<never> =>
  ipcRenderer.invoke(channels.desktop, name, args) as Promise<never>;

const desktop: DesktopBridge = {
  facts: () => ask('facts'),
  stationState: () => ask('stationState'),
  onStationState: (listener) => listen<[StationState]>(channels.state, listener),
  choose: (what) => ask('choose', what),
  chooseSave: (suggestedName, kind) => ask('chooseSave', suggestedName, kind),
  // A File that a script has made has no path and is left out.
  dropped: (files) => {
    const paths = files.map((file) => webUtils.getPathForFile(file as File));
    return ask(
      'dropped',
      paths.filter((path) => path !== ''),
    );
  },
  createArchive: (grant, archive) => ask('createArchive', grant, archive),
  openArchive: (grant) => ask('openArchive', grant),
  openPractice: () => ask('openPractice'),
  samplePapers: () => ask('samplePapers'),
  closeArchive: () => ask('closeArchive'),
  restartStation: () => ask('restartStation'),
  print: () => ask('print'),
  openLogFolder: () => ask('openLogFolder'),
  theme: () => ask('theme'),
  setTheme: (theme) => ask('setTheme', theme),
  setLanguage: (language) => ask('setLanguage', language),
  setZoom: (percent) => ask('setZoom', percent),
  zoom: () => ask('zoom'),
};

contextBridge.exposeInMainWorld('station', station);
contextBridge.exposeInMainWorld('desktop', desktop);
