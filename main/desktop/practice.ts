/**
 * The practice archive: made the first time from the list of dossiers that belongs to the bundled sample papers, kept
 * afterwards. It lies with the program's own data and is an archive like any other.
 */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Result } from '../../shared/result.ts';
import type { StationHost } from './station-host.ts';

/**
 * @param folder where it is or shall be
 * @param samples the folder of the bundled sample papers
 */
export async function openPracticeArchive(host: StationHost, folder: string, samples: string): Promise<Result<null>> {
  if (existsSync(join(folder, 'archive.sqlite'))) return host.open(folder);
  const made = await host.open(folder, {
    name: 'Kho thực hành',
    fonds: { code: 'TH', title: 'Phông thực hành' },
    practice: true,
  });
  if (!made.ok) return made;
  const list = await host.call('inventory.import', { path: join(samples, 'inventory.csv') });
  return list.ok ? made : list;
}
