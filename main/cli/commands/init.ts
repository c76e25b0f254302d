/** init: makes an empty archive. */
import { basename, resolve } from 'node:path';
import type { Command } from 'commander';
import { exitCodes, type GlobalOptions, withArchive } from '../session.ts';

type Options = GlobalOptions & { name?: string; fonds?: string; fondsTitle?: string };

export function addInit(program: Command): void {
  program
    .command('init')
    .description('lập kho mới / make a new archive')
    .option('--name <name>', 'tên kho / name of the archive')
    .option('--fonds <code>', 'mã phông / code of the fonds')
    .option('--fonds-title <title>', 'tên phông / title of the fonds')
    .action(async (_: unknown, command: Command) => {
      const options = command.optsWithGlobals<Options>();
      const name = options.name ?? basename(resolve(options.archive));
      const fonds =
        options.fonds === undefined ? undefined : { code: options.fonds, title: options.fondsTitle ?? name };
      await withArchive(
        options,
        async (ask, out) => {
          out.answer(await ask('station.status', {}), (s) => out.say(`Đã lập kho “${s.name}” tại ${s.folder}`));
          return exitCodes.done;
        },
        { create: { name, fonds } },
      );
    });
}
