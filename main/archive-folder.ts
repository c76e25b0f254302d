/**
 * The archive folder: what it looks like, who holds it, and where it may lie.
 *
 * Promises: one station at a time (the lock belongs to the operating system and frees itself when the process dies,
 * however it dies); a folder on a network share is refused, because SQLite's locks and flushes cannot be trusted there.
 */
import { existsSync, mkdirSync, readdirSync, readFileSync, realpathSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join, resolve } from 'node:path';
import { StationError } from '../shared/errors.ts';
import { holdLock } from './database/database.ts';

export type ArchiveFolder = {
  readonly folder: string;
  readonly databaseFile: string;
  readonly originals: string;
  /** Derived pictures; may be deleted at any time. */
  readonly renditions: string;
  readonly batches: string;
  readonly backups: string;
  readonly logs: string;
  /** What was learnt about record groups; can be learnt anew at any time. */
  readonly models: string;
  /** Lets the next opener in. */
  release(): void;
};

const OWN_FOLDERS = ['originals', 'renditions', 'batches', 'backups', 'logs', 'models'];

/**
 * Takes hold of an archive folder.
 * @param create makes a new archive in an empty or missing folder
 * @throws StationError `archive-missing`, `archive-exists`, `archive-not-empty`, `archive-on-network`, `archive-locked`
 */
export function holdArchiveFolder(folder: string, options: { create: boolean }): ArchiveFolder {
  const root = resolve(folder);
  const databaseFile = join(root, 'archive.sqlite');
  if (options.create) {
    if (existsSync(databaseFile)) throw new StationError('archive-exists', { folder: root });
    mkdirSync(root, { recursive: true });
    // Our own lock and folders without a database are a creation that was cut short: it may go on.
    if (readdirSync(root).some((name) => !name.startsWith('station.') && !OWN_FOLDERS.includes(name))) {
      throw new StationError('archive-not-empty', { folder: root });
    }
  } else if (!existsSync(databaseFile)) {
    throw new StationError('archive-missing', { folder: root });
  }
  const share = networkShareOf(realpathSync.native(root), mountTable(), process.platform);
  if (share !== null) throw new StationError('archive-on-network', { folder: root, kind: share });

  const holderFile = join(root, 'station.json');
  const release = holdLock(join(root, 'station.lock'));
  if (release === null) {
    const holder = readHolder(holderFile);
    throw new StationError('archive-locked', { folder: root, ...holder });
  }
  writeFileSync(holderFile, JSON.stringify({ pid: process.pid, host: hostname(), since: new Date().toISOString() }));
  const inside = (name: string): string => {
    const path = join(root, name);
    mkdirSync(path, { recursive: true });
    return path;
  };
  return {
    folder: root,
    databaseFile,
    originals: inside('originals'),
    renditions: inside('renditions'),
    batches: inside('batches'),
    backups: inside('backups'),
    logs: inside('logs'),
    models: inside('models'),
    release,
  };
}

function readHolder(file: string): { pid: string | number; host: string; since: string } {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    // The holder is just starting and has not written its name yet.
    return { pid: '?', host: hostname(), since: '?' };
  }
}

const NETWORK_KINDS =
  /^(nfs\d?|cifs|smb\d?|smbfs|ncpfs|afs|9p|ceph|glusterfs|lustre|davfs\d?|fuse\.(sshfs|rclone|gvfsd-fuse|davfs|glusterfs|cephfs|s3fs|smbnetfs))$/;

/** The mounts of this machine in the form of Linux's mountinfo; empty where there is no such table. */
function mountTable(): string {
  try {
    return readFileSync('/proc/self/mountinfo', 'utf8');
  } catch {
    return '';
  }
}

/**
 * The kind of network share a folder lies on, or null. On Windows the native real path of a folder on a mapped drive
 * begins with `\\server\share`; on Linux the innermost mount that holds the folder tells its file system.
 * @param mounts text of /proc/self/mountinfo (proc(5)): field 5 is the mount point, the field after " - " the kind
 */
export function networkShareOf(realPath: string, mounts: string, platform: NodeJS.Platform): string | null {
  if (platform === 'win32') return /^\\\\(?![?.]\\)|^\\\\\?\\UNC\\/i.test(realPath) ? 'SMB' : null;
  let innermost = { point: '', kind: '' };
  for (const line of mounts.split('\n')) {
    const [mount, source] = line.split(' - ');
    const point = mount
      ?.split(' ')[4]
      ?.replace(/\\(\d{3})/g, (_, octal: string) => String.fromCharCode(Number.parseInt(octal, 8)));
    const kind = source?.split(' ')[0];
    if (point === undefined || kind === undefined) continue;
    const holds = realPath === point || realPath.startsWith(point.endsWith('/') ? point : `${point}/`);
    // Later lines lie over earlier ones at the same point.
    if (holds && point.length >= innermost.point.length) innermost = { point, kind };
  }
  return NETWORK_KINDS.test(innermost.kind) ? innermost.kind : null;
}
