/**
 * A copy of the archive on another disk: the database as it stands at one moment, and every original.
 *
 * Promises: the copy of the database is consistent although the station is at work; originals already in the copy are
 * not copied again (they never change); what the copy holds is whole or not there, so an interrupted backup goes on.
 * Derived things (renditions) and sealed batches are not copied: the first are made anew, the second lie at their
 * destinations with a receipt.
 */
import { constants } from 'node:fs';
import { copyFile, mkdir, rename, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { StationError, writeError } from '../shared/errors.ts';
import type { BackupReport } from '../shared/views.ts';
import { backupDatabase, now } from './database/database.ts';
import type { StationParts } from './station-parts.ts';

/** @throws StationError `disk-full`, `write-failed`, `original-missing`, `cancelled` */
export async function backUp(
  { db, originals }: Pick<StationParts, 'db' | 'originals'>,
  folder: string,
  run: { signal?: AbortSignal | undefined; onProgress?: (done: number, total: number) => void },
): Promise<BackupReport> {
  const report = { folder, files: 0, bytes: 0, skipped: 0 };
  try {
    await mkdir(folder, { recursive: true });
    // Originals first: a database row must never name bytes that the copy lacks. What comes in meanwhile is in the next one.
    const rows = db
      .prepare<[], { sha256: string; size: number }>('select sha256, size from original order by sha256')
      .all();
    for (const [n, { sha256, size }] of rows.entries()) {
      if (run.signal?.aborted) throw new StationError('cancelled');
      const source = originals.pathOf(sha256);
      const target = join(folder, 'originals', sha256.slice(0, 2), basename(source));
      const there = await stat(target).catch(() => null);
      if (there?.size === size) {
        report.skipped += 1;
      } else {
        await mkdir(dirname(target), { recursive: true });
        await copyFile(source, `${target}.part`, constants.COPYFILE_FICLONE).catch((cause) => {
          if (cause.code === 'ENOENT') throw new StationError('original-missing', { sha256 }, { cause });
          throw cause;
        });
        await rename(`${target}.part`, target);
        report.files += 1;
        report.bytes += size;
      }
      run.onProgress?.(n + 1, rows.length);
    }
    const copy = join(folder, `archive-${now().replace(/[:.]/g, '-')}.sqlite`);
    await backupDatabase(db, `${copy}.part`);
    await rename(`${copy}.part`, copy);
    report.files += 1;
    report.bytes += (await stat(copy)).size;
    return report;
  } catch (cause) {
    throw writeError(folder, cause);
  }
}
