/** seal: approved dossiers into one batch. */
import type { Command } from 'commander';
import type { BatchSummary } from '../../../shared/views.ts';
import { addPlaceOptions, dossierOfCode, type PlaceOptions } from '../dossier-of-code.ts';
import { exitCodes, type GlobalOptions, withArchive } from '../session.ts';
import type { Output } from '../terminal.ts';

export function addSeal(program: Command): void {
  addPlaceOptions(program.command('seal [dossiers...]'))
    .description('đóng gói các hồ sơ đã duyệt thành một lô / seal approved dossiers into a batch')
    .option('--list', 'liệt kê các lô / list the batches')
    .action(async (dossiers: string[], _: unknown, command: Command) => {
      const options = command.optsWithGlobals<GlobalOptions & PlaceOptions & { list?: boolean }>();
      await withArchive(options, async (ask, out) => {
        if (options.list) {
          out.answer(await ask('batch.list', {}), (batches) => {
            if (batches.length === 0) out.say('Chưa có lô nào.');
            for (const batch of batches) sayBatch(out, batch);
          });
          return exitCodes.done;
        }
        const dossierIds: number[] = [];
        for (const code of dossiers) dossierIds.push(await dossierOfCode(ask, code, options));
        const batch = await ask('batch.seal', dossierIds.length === 0 ? {} : { dossierIds });
        out.answer(batch, () => sayBatch(out, batch));
        return exitCodes.done;
      });
    });
}

export function sayBatch(out: Output, batch: BatchSummary): void {
  const state = batch.state === 'sealed' ? `mã băm ${batch.fingerprint?.slice(0, 16)}…` : 'đang đóng dở';
  out.say(`Lô ${batch.id}: ${batch.dossiers} hồ sơ, ${batch.documents} văn bản, ${batch.pages} trang, ${state}`);
  out.say(`  ${batch.folder}`);
}
