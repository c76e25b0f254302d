import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { holdArchiveFolder, networkShareOf } from './archive-folder.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'archive-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe('the archive folder', () => {
  it('is made in an empty folder only', () => {
    writeFileSync(join(folder, 'thư.doc'), 'x');
    expect(() => holdArchiveFolder(folder, { create: true })).toThrow(
      expect.objectContaining({ code: 'archive-not-empty' }),
    );
    expect(() => holdArchiveFolder(folder, { create: false })).toThrow(
      expect.objectContaining({ code: 'archive-missing' }),
    );
  });

  it('tells a second opener who holds it, and opens again once let go', () => {
    const first = holdArchiveFolder(folder, { create: true });
    writeFileSync(first.databaseFile, '');
    expect(() => holdArchiveFolder(folder, { create: false })).toThrow(
      expect.objectContaining({ code: 'archive-locked', params: expect.objectContaining({ pid: process.pid }) }),
    );
    first.release();
    holdArchiveFolder(folder, { create: false }).release();
  });

  it('is free again when the process that held it was killed', async () => {
    const child = spawn(
      process.execPath,
      [
        '--input-type=module',
        '-e',
        `const { holdArchiveFolder } = await import(${JSON.stringify(new URL('./archive-folder.ts', import.meta.url).href)});
         const { writeFileSync } = await import('node:fs');
         // Kept where no collection of garbage takes the lock with it.
         globalThis.held = holdArchiveFolder(${JSON.stringify(folder)}, { create: true });
         writeFileSync(globalThis.held.databaseFile, '');
         console.log('held'); setInterval(() => {}, 1000);`,
      ],
      { stdio: ['ignore', 'pipe', 'inherit'] },
    );
    await once(child.stdout, 'data');
    expect(() => holdArchiveFolder(folder, { create: false })).toThrow(
      expect.objectContaining({ code: 'archive-locked', params: expect.objectContaining({ pid: child.pid }) }),
    );
    child.kill('SIGKILL');
    await once(child, 'exit');
    holdArchiveFolder(folder, { create: false }).release();
  });
});

describe('network shares', () => {
  const mounts = [
    '22 1 8:1 / / rw,relatime shared:1 - ext4 /dev/sda1 rw',
    '40 22 0:41 / /mnt/van\\040phong rw - cifs //may-chu/chung rw',
    '41 22 0:42 / /mnt/nfs rw - nfs4 may-chu:/kho rw',
    '42 41 8:2 / /mnt/nfs/o-trong rw - ext4 /dev/sdb1 rw',
    '43 22 0:43 / /mnt/usb rw - fuseblk /dev/sdc1 rw',
  ].join('\n');

  it.each([
    ['/home/kho', null],
    ['/mnt/van phong/kho', 'cifs'],
    ['/mnt/nfs/kho', 'nfs4'],
    ['/mnt/nfs/o-trong/kho', null],
    ['/mnt/nfs2/kho', null],
    ['/mnt/usb/kho', null],
  ])('%s lies on %s', (path, kind) => expect(networkShareOf(path, mounts, 'linux')).toBe(kind));

  it.each([
    ['\\\\may-chu\\chung\\kho', 'SMB'],
    ['\\\\?\\UNC\\may-chu\\chung', 'SMB'],
    ['\\\\?\\C:\\kho', null],
    ['C:\\kho', null],
  ])('%s on Windows: %s', (path, kind) => expect(networkShareOf(path, '', 'win32')).toBe(kind));
});
