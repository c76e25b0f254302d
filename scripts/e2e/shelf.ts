/** An archive with papers already in it: sample papers digitised, and approved where asked, by the command line. */
import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const run = promisify(execFile);
const at = (path: string): string => fileURLToPath(new URL(`../../${path}`, import.meta.url));

const command = (archive: string, ...args: string[]) =>
  run(process.execPath, [at('main/cli/index.ts'), ...args, '--archive', archive]);

/** Takes scans into an archive and reads them. */
export const takeIn = async (archive: string, scans: string): Promise<unknown> =>
  command(archive, 'digitise', scans).catch(waitsForAPerson);

/**
 * Makes the archive with the samples' own list of dossiers and the papers of these dossiers, all read.
 * @param approved whether a person's approval stands on every paper; fields nobody could read are confirmed as empty
 */
export async function fillShelf(archive: string, dossiers: readonly string[], approved: boolean): Promise<void> {
  const papers = dossiers.map((dossier) => at(`resources/samples/papers/${dossier}`));
  // Papers that wait for a person are told by an exit code of their own; here they are expected.
  await command(archive, 'digitise', ...papers, '--list', at('resources/samples/inventory.csv')).catch(waitsForAPerson);
  if (approved) await command(archive, 'approve', '--all', '--leave-empty').catch(waitsForAPerson);
}

function waitsForAPerson(cause: unknown): void {
  if ((cause as { code?: unknown }).code !== 3) throw cause;
}
