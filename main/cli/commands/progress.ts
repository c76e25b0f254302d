/** progress: how far the archive is from 100 %. */
import type { Command } from 'commander';
import type { Progress } from '../../../shared/views.ts';
import { exitCodes, type GlobalOptions, withArchive } from '../session.ts';
import { type Output, table } from '../terminal.ts';

export function addProgress(program: Command): void {
  program
    .command('progress')
    .description('tiến độ so với toàn bộ danh sách / the honest percentage')
    .action(async (_: unknown, command: Command) => {
      await withArchive(command.optsWithGlobals<GlobalOptions>(), async (ask, out) => {
        out.answer(await ask('inventory.progress', {}), (progress) => sayProgress(out, progress));
        return exitCodes.done;
      });
    });
}

export function sayProgress(out: Output, progress: Progress): void {
  if (progress.planned === 0)
    out.say('Chưa có danh sách hồ sơ nên chưa tính được phần trăm. Nhập bằng: inventory import TỆP');
  out.say(table(progress.steps.map((s) => [s.step, String(s.dossiers), s.percent, String(s.sheets), String(s.pages)])));
}
