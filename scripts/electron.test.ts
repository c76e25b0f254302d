/** What must hold before an Electron from the npm registry is run: its checksum, its place, its fuses. */
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { crc32 } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { checkSum, electronFromNpm, npmElectron, unpackZip } from './electron/from-npm.ts';
import { findElectron } from './electron.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'electron-'));
});
afterEach(() => {
  vi.unstubAllEnvs();
  rmSync(folder, { recursive: true });
});

/** As if it had been unpacked before. */
function shelve(at: string, version: string): void {
  mkdirSync(at, { recursive: true });
  writeFileSync(join(at, process.platform === 'win32' ? 'electron.exe' : 'electron'), '');
  writeFileSync(join(at, 'version'), version);
}

describe('a downloaded file', () => {
  it('with the right checksum is taken, any other refused with both sums', async () => {
    const file = join(folder, 'a.zip');
    writeFileSync(file, 'abc');
    const sum = createHash('sha256').update('abc').digest('hex');
    await expect(checkSum(file, sum)).resolves.toBeUndefined();
    await expect(checkSum(file, npmElectron.sha256)).rejects.toThrow(new RegExp(`${sum}.*${npmElectron.sha256}`));
  });

  it('is unpacked without its topmost folder and without what is left out; programs stay programs', async () => {
    const zip = join(folder, 'a.zip');
    writeFileSync(zip, zipOf({ 'Top/program': 0o755, 'Top/app/secret': 0o644, 'Top/deep/text': 0o644 }));
    await unpackZip(zip, join(folder, 'out'), /^Top\/app\//);
    expect(statSync(join(folder, 'out/program')).mode & 0o111).toBe(0o111);
    expect(statSync(join(folder, 'out/deep/text')).mode & 0o111).toBe(0);
    expect(existsSync(join(folder, 'out/app'))).toBe(false);
  });
});

describe('an Electron', () => {
  it('that is in the cache is not asked for again', async () => {
    const kept = join(folder, `electron-${npmElectron.version}`);
    shelve(kept, npmElectron.version);
    expect(await electronFromNpm(folder)).toBe(kept);
  });

  it('from the cache is what CI runs, with the station in the Node of the tests', async () => {
    vi.stubEnv('ELECTRON_OVERRIDE_DIST_PATH', '');
    vi.stubEnv('CI', 'true');
    vi.stubEnv('XDG_CACHE_HOME', folder);
    const kept = join(folder, 'tram-so-hoa', `electron-${npmElectron.version}`);
    shelve(kept, npmElectron.version);
    expect(await findElectron()).toMatchObject({
      folder: kept,
      version: npmElectron.version,
      environment: { TRAM_SO_HOA_STATION_NODE: process.execPath },
    });
  });

  it('named by the environment comes first; a new one runs the station itself', async () => {
    vi.stubEnv('ELECTRON_OVERRIDE_DIST_PATH', join(folder, 'own'));
    await expect(findElectron()).rejects.toThrow('is not there');
    shelve(join(folder, 'own'), 'v45.4.1');
    expect(await findElectron()).toMatchObject({ folder: join(folder, 'own'), version: '45.4.1', environment: {} });
  });

  it('that cannot be had is said so in both languages, with what to do', async () => {
    vi.stubEnv('ELECTRON_OVERRIDE_DIST_PATH', '');
    vi.stubEnv('CI', 'true');
    // A file where the cache folder should be: nothing can be kept there.
    writeFileSync(join(folder, 'tram-so-hoa'), '');
    vi.stubEnv('XDG_CACHE_HOME', folder);
    await expect(findElectron()).rejects.toThrow(
      /Không tìm được Electron[\s\S]*ELECTRON_OVERRIDE_DIST_PATH[\s\S]*No Electron found/,
    );
  });
});

/** A zip of stored files, each holding its own name: local headers, then the directory (APPNOTE 4.3). */
function zipOf(files: Record<string, number>): Buffer {
  const locals: Buffer[] = [];
  const entries: Buffer[] = [];
  let offset = 0;
  for (const [name, mode] of Object.entries(files)) {
    const bytes = Buffer.from(name);
    const common = Buffer.alloc(26);
    common.writeUInt16LE(20, 0);
    common.writeUInt32LE(crc32(bytes), 10);
    common.writeUInt32LE(bytes.length, 14);
    common.writeUInt32LE(bytes.length, 18);
    common.writeUInt16LE(bytes.length, 22);
    const local = Buffer.concat([Buffer.from('PK\x03\x04', 'latin1'), common, bytes, bytes]);
    const tail = Buffer.alloc(14);
    tail.writeUInt32LE((0o100000 | mode) * 0x10000, 6);
    tail.writeUInt32LE(offset, 10);
    // 3: made on Unix, so that the mode counts.
    entries.push(Buffer.concat([Buffer.from('PK\x01\x02\x14\x03', 'latin1'), common, tail, bytes]));
    locals.push(local);
    offset += local.length;
  }
  const directory = Buffer.concat(entries);
  const end = Buffer.alloc(22);
  end.write('PK\x05\x06', 'latin1');
  end.writeUInt16LE(entries.length, 8);
  end.writeUInt16LE(entries.length, 10);
  end.writeUInt32LE(directory.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...locals, directory, end]);
}
