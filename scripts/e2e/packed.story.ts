/** The program as people get it: packed, without its sources and without a network. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { FuseV1Options, getCurrentFuseWire } from '@electron/fuses';
import { expect } from 'vitest';
import { packDesktop } from '../pack.ts';
import { story } from './desk.ts';

/** How the wire of fuses writes that one is on. */
const ENABLED = '1'.charCodeAt(0);

const output = fileURLToPath(new URL('../../out/packed', import.meta.url));
const program = join(output, 'linux-unpacked');
const executable = join(program, 'tram-so-hoa');

story(
  'the packed program opens the practice archive; its fuses are set and its own scripts sealed',
  async ({ openDesk }) => {
    // Only Playwright's way in is left open, which the program as released has not.
    await packDesktop({ inspectable: true, output });
    const fuses = await getCurrentFuseWire(executable);
    const on = (fuse: FuseV1Options): boolean => fuses[fuse] === ENABLED;
    expect({
      runAsNode: on(FuseV1Options.RunAsNode),
      cookieEncryption: on(FuseV1Options.EnableCookieEncryption),
      nodeOptions: on(FuseV1Options.EnableNodeOptionsEnvironmentVariable),
      asarIntegrity: on(FuseV1Options.EnableEmbeddedAsarIntegrityValidation),
      onlyFromAsar: on(FuseV1Options.OnlyLoadAppFromAsar),
      fileProtocol: on(FuseV1Options.GrantFileProtocolExtraPrivileges),
    }).toEqual({
      runAsNode: false,
      cookieEncryption: true,
      nodeOptions: false,
      asarIntegrity: true,
      onlyFromAsar: true,
      fileProtocol: false,
    });
    const released = readFileSync(new URL('../../electron-builder.yml', import.meta.url), 'utf8');
    expect(released).toMatch(/^ {2}enableNodeCliInspectArguments: false$/m);

    // What Electron runs first lies in the archive and cannot be replaced as a file beside it; no test, no source.
    const beside = join(program, 'resources/app.asar.unpacked');
    const names = readdirSync(beside);
    expect(names.sort()).toEqual(['main', 'node_modules', 'package.json', 'resources', 'shared']);
    expect(readdirSync(join(beside, 'main'))).not.toContain('desktop');
    const own = ['main', 'shared'].flatMap((part) => readdirSync(join(beside, part), { recursive: true }).map(String));
    expect(own.filter((name) => /\.(ts|map|test\.js)$/.test(name))).toEqual([]);

    const desk = await openDesk({ executable });
    await desk.ready('first-start');
    expect(await desk.electron.evaluate(({ app }) => app.isPackaged)).toBe(true);
    const opened = await desk.page.evaluate(() => window.desktop.openPractice());
    expect(opened).toEqual({ ok: true, value: null });
    expect((await desk.ask('inventory.progress', {})).planned).toBeGreaterThan(0);
  },
  // Half a gigabyte is copied and packed.
  400_000,
);
