/**
 * The only door between the page and the program. Every message is checked for where it comes from and what it holds
 * before anything is done; what is wrong is answered with a reason, never with silence.
 */
import { statSync } from 'node:fs';
import { isAbsolute } from 'node:path';
import { type IpcMainInvokeEvent, ipcMain } from 'electron';
import { z } from 'zod';
import { type CallName, contract } from '../../shared/contract.ts';
import type { DesktopBridge } from '../../shared/desktop.ts';
import { StationError } from '../../shared/errors.ts';
import { failed, type Result } from '../../shared/result.ts';
import { channels } from './channels.ts';
import type { Grants } from './grants.ts';
import { isFromWindow } from './security.ts';
import type { StationHost } from './station-host.ts';
import type { Window } from './window.ts';

/** Calls that are the program's own: their answers hold paths. */
const notForTheWindow: ReadonlySet<string> = new Set<CallName>(['page.picture']);

const callId = z.string().min(1).max(100);
const text = z.string().max(2000);
const nothing = z.tuple([]);

/** What the page may hand to each function of `window.desktop`; a dropped file comes as a path from the preload. */
const desktopArguments = {
  facts: nothing,
  stationState: nothing,
  choose: z.tuple([
    z.enum(['scans', 'scan-folder', 'scan', 'dossier-list', 'archive-folder', 'destination-folder', 'backup-folder']),
  ]),
  chooseSave: z.tuple([text, z.enum(['pdf', 'text'])]),
  dropped: z.tuple([z.array(z.string().min(1).max(4096)).max(100_000)]),
  createArchive: z.tuple([
    callId,
    z.object({ name: text.min(1), fondsCode: text.min(1), fondsTitle: text.min(1) }).strict(),
  ]),
  openArchive: z.tuple([callId]),
  openPractice: nothing,
  samplePapers: nothing,
  closeArchive: nothing,
  restartStation: nothing,
  print: nothing,
  openLogFolder: nothing,
  theme: nothing,
  setTheme: z.tuple([z.enum(['system', 'light', 'dark'])]),
  setLanguage: z.tuple([z.enum(['vi', 'en'])]),
  setZoom: z.tuple([z.number().min(100).max(200)]),
  zoom: nothing,
} as const satisfies { readonly [N in DesktopName]: z.ZodType };

type DesktopName = Exclude<keyof DesktopBridge, 'onStationState'>;

/** What main does for each function of `window.desktop`. */
export type DesktopAnswers = {
  readonly [N in DesktopName]: (
    ...args: z.output<(typeof desktopArguments)[N]>
  ) => Awaited<ReturnType<DesktopBridge[N]>> | ReturnType<DesktopBridge[N]>;
};

export function answerWindow(options: {
  readonly window: () => Window | null;
  readonly host: StationHost;
  readonly grants: Grants;
  readonly answers: DesktopAnswers;
}): void {
  const { window, host, grants, answers } = options;
  const fromWindow = (event: Parameters<typeof isFromWindow>[0]): boolean =>
    isFromWindow(event, window()?.browser.webContents ?? null);

  ipcMain.handle(channels.call, async (event, name: unknown, args: unknown, id: unknown): Promise<Result<unknown>> => {
    try {
      const call = String(name);
      if (!fromWindow(event)) throw new StationError('no-permission', { call });
      if (!Object.hasOwn(contract, call) || notForTheWindow.has(call)) {
        throw new StationError('bad-request', { call, detail: 'cửa sổ không có lệnh này' });
      }
      if (!callId.safeParse(id).success) throw new StationError('bad-request', { call, detail: 'thiếu mã lời gọi' });
      const resolved = grants.resolve(call as CallName, args);
      return await host.call(call as CallName, resolved as never, ofWindow(String(id)));
    } catch (cause) {
      if (cause instanceof StationError) return failed(cause);
      return failed(new StationError('bug', { detail: cause instanceof Error ? cause.message : String(cause) }));
    }
  });

  ipcMain.on(channels.cancel, (event, id: unknown) => {
    if (fromWindow(event) && typeof id === 'string') host.cancel(ofWindow(id));
  });

  ipcMain.handle(channels.desktop, (event: IpcMainInvokeEvent, name: unknown, args: unknown) => {
    if (!fromWindow(event)) throw new Error('refused: not from the window');
    if (typeof name !== 'string' || !Object.hasOwn(desktopArguments, name))
      throw new Error('refused: no such function');
    const parsed = desktopArguments[name as DesktopName].parse(args);
    return (answers[name as DesktopName] as (...args: unknown[]) => unknown)(...parsed);
  });
}

/** Call ids of the window stand apart from those of the program itself. */
const OF_WINDOW = 'window:';

const ofWindow = (id: string): string => `${OF_WINDOW}${id}`;

/** The window's own id of a call, or null when the call was not the window's. */
export const idInWindow = (id: string): string | null => (id.startsWith(OF_WINDOW) ? id.slice(OF_WINDOW.length) : null);

/** Dropped paths that are there; the preload has taken them from real files, but trusts nobody either. */
export const presentPaths = (paths: readonly string[]): string[] =>
  paths.filter((path) => isAbsolute(path) && statSync(path, { throwIfNoEntry: false }) !== undefined);
