/**
 * The bridge between the window and the program: the two objects that the preload puts on `window`, and nothing else.
 * Types only. Ids cross here, paths do not: a file or folder that a person chose is a `Grant`, whose path only the main
 * process knows; where a call of the contract takes a path, the window gives the grant's id instead.
 */
import type { CallArgs, CallName, CallProgress, CallResult, EventName, EventPayload } from './contract.ts';
import type { Failure, Result } from './result.ts';

/** A file or folder that a person chose or dropped. `id` stands for its path in calls; `name` is for showing. */
export type Grant = { readonly id: string; readonly name: string; readonly kind: 'file' | 'folder' };

/** Arguments of these calls are paths; the window gives grants, the main process puts the paths in their place. */
export const pathArguments = {
  'intake.take': ['roots'],
  'page.replace': ['path'],
  'inventory.import': ['path'],
  'destination.add': ['settings.path'],
  'archive.backup': ['folder'],
  'document.savePdf': ['path'],
  'receipt.save': ['path'],
} as const satisfies { readonly [N in CallName]?: readonly string[] };

/** Where the station stands. `no-archive`: a first start; `stopped`: it will not start again by itself. */
export type StationState =
  | { readonly phase: 'no-archive' }
  | { readonly phase: 'starting' | 'ready' | 'restarting'; readonly archive: string }
  | { readonly phase: 'stopped'; readonly archive: string; readonly error: Failure };

export type Language = 'vi' | 'en';

export type ChooseWhat =
  /** Scans to take in: PDF, TIFF, JPEG, PNG; several. */
  | 'scans'
  /** Folders of scans; several. */
  | 'scan-folder'
  /** One scan, to replace a page. */
  | 'scan'
  /** A list of dossiers (.xlsx, .csv). */
  | 'dossier-list'
  /** An existing or new archive folder. */
  | 'archive-folder'
  | 'destination-folder'
  | 'backup-folder';

export type AppFacts = {
  readonly version: string;
  readonly electron: string;
  readonly chromium: string;
  readonly node: string;
  readonly platform: string;
};

/** `window.station`: the calls and events of contract.ts. */
export type StationBridge = {
  /** `callId` is the caller's own and unique; progress is told by it and `cancel` takes it. Never rejects. */
  call<N extends CallName>(name: N, args: CallArgs<N>, callId: string): Promise<Result<CallResult<N>>>;
  cancel(callId: string): void;
  /** Both return the function that unsubscribes. */
  onProgress(listener: (callId: string, progress: CallProgress) => void): () => void;
  on<E extends EventName>(event: E, listener: (payload: EventPayload<E>) => void): () => void;
};

/** `window.desktop`: what only the program around the station can do. */
export type DesktopBridge = {
  facts(): Promise<AppFacts>;
  stationState(): Promise<StationState>;
  onStationState(listener: (state: StationState) => void): () => void;
  /** A dialog of the system; an empty list when it was closed. */
  choose(what: ChooseWhat): Promise<readonly Grant[]>;
  /** Where to save; null when the dialog was closed. */
  chooseSave(suggestedName: string, kind: 'pdf' | 'text'): Promise<Grant | null>;
  /** Files dropped on the window. */
  dropped(files: readonly { readonly name: string }[]): Promise<readonly Grant[]>;
  /** Makes an archive in a chosen folder and opens it. The folder must be new or empty. */
  createArchive(grant: string, archive: { name: string; fondsCode: string; fondsTitle: string }): Promise<Result<null>>;
  openArchive(grant: string): Promise<Result<null>>;
  /** Opens the practice archive, made from the bundled sample papers the first time. */
  openPractice(): Promise<Result<null>>;
  /** Takes the bundled sample papers as if they had been chosen; only in the practice archive. */
  samplePapers(): Promise<readonly Grant[]>;
  /** Closes the archive and shows the first-start screen again. */
  closeArchive(): Promise<void>;
  /** Starts the station again after it stopped. */
  restartStation(): Promise<void>;
  /** The system's print dialog for what the window shows in its print style. */
  print(): Promise<void>;
  openLogFolder(): Promise<void>;
  theme(): Promise<'system' | 'light' | 'dark'>;
  setTheme(theme: 'system' | 'light' | 'dark'): Promise<void>;
  /** Of the system's dialogs and the menu. */
  setLanguage(language: Language): Promise<void>;
  /** 100 to 200. */
  setZoom(percent: number): Promise<void>;
  zoom(): Promise<number>;
};
