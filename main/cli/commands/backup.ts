/** backup: a consistent copy of the database and every original. */
import { resolve } from 'node:path';
import type { Command } from 'commander';
import { exitCodes, type GlobalOptions, withArchive } from '../session.ts';

export function addBackup(program: Command): void {
  program
    .command('backup [folder]')
    .description('sao lưu cơ sở dữ liệu và bản quét gốc / back up database and originals')
    .action(async (folder: string | undefined, _: unknown, command: Command) => {
      await withArchive(command.optsWithGlobals<GlobalOptions>(), async (ask, out) => {
        const report = await ask('archive.backup', folder === undefined ? {} : { folder: resolve(folder) });
        out.answer(report, () =>
          out.say(
            `Đã sao lưu vào ${report.folder}: ${report.files} tệp mới, ${report.skipped} tệp đã có, ${(report.bytes / 1e6).toFixed(1)} MB.`,
          ),
        );
        return exitCodes.done;
      });
    });
}
