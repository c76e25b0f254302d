/**
 * Before the first story: an Electron, the built desktop and a screen. Where one of them cannot be had the stories are
 * skipped and the run says why; with CI set that is a failure.
 *
 * TRAM_SO_HOA_APP names what to run instead of a fresh build of the sources: a folder built before (`npm run build --
 * --out FOLDER`) or the executable of a packed program.
 */
import { statSync } from 'node:fs';
import { resolve } from 'node:path';
import type { TestProject } from 'vitest/node';
import { buildDesktop } from '../build.ts';
import { findElectron } from '../electron.ts';
import { openDisplay } from './display.ts';

export type Launch = {
  readonly executable: string;
  /** The folder of the built application; a packed executable needs none. */
  readonly app: string | null;
  readonly environment: Readonly<Record<string, string>>;
};

declare module 'vitest' {
  export interface ProvidedContext {
    launch: Launch | null;
  }
}

export default async function setup(project: TestProject): Promise<() => void> {
  try {
    const [electron, display, app] = await Promise.all([findElectron(), openDisplay(), whatToRun()]);
    const packed = statSync(app).isFile();
    project.provide('launch', {
      executable: packed ? app : electron.executable,
      app: packed ? null : app,
      environment: { ...electron.environment, ...display.environment },
    });
    return display.end;
  } catch (cause) {
    if (process.env.CI !== undefined) throw cause;
    const why = cause instanceof Error ? cause.message : String(cause);
    process.stderr.write(`\n*** Các chuyện kể trên cửa sổ bị bỏ qua / the window's stories are skipped:\n${why}\n\n`);
    project.provide('launch', null);
    return () => {};
  }
}

async function whatToRun(): Promise<string> {
  const given = process.env.TRAM_SO_HOA_APP;
  return given === undefined ? buildDesktop() : resolve(given);
}
