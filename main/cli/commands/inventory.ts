/** inventory: the office's own list of dossiers, the denominator of the percentage. */

import { resolve } from 'node:path';
import type { Command } from 'commander';
import { obstacleSentence } from '../../../shared/dossier.ts';
import type { DossierView, ListReport } from '../../../shared/views.ts';
import { addPlaceOptions, dossierOfCode, type PlaceOptions, rowsOf } from '../dossier-of-code.ts';
import { exitCodes, type GlobalOptions, withArchive } from '../session.ts';
import { type Output, table } from '../terminal.ts';

export function addInventory(program: Command): void {
  const inventory = program.command('inventory').description('mục lục hồ sơ / the list of dossiers');
  inventory
    .command('import <file>')
    .description('nhập danh sách hồ sơ từ .csv hoặc .xlsx / import a list of dossiers')
    .option('--fonds <code>', 'mã phông / fonds')
    .option('--inventory <code>', 'mã mục lục / inventory')
    .action(async (file: string, _: unknown, command: Command) => {
      const options = command.optsWithGlobals<GlobalOptions & { fonds?: string; inventory?: string }>();
      await withArchive(options, async (ask, out) => {
        const report = await ask('inventory.import', {
          path: resolve(file),
          ...(options.fonds === undefined ? {} : { fondsCode: options.fonds }),
          ...(options.inventory === undefined ? {} : { inventoryCode: options.inventory }),
        });
        out.answer(report, () => sayListReport(out, report));
        return report.skipped.length > 0 ? exitCodes.attention : exitCodes.done;
      });
    });
  inventory
    .command('list', { isDefault: true })
    .description('liệt kê hồ sơ và trạng thái / list dossiers and their state')
    .action(async (_: unknown, command: Command) => {
      await withArchive(command.optsWithGlobals<GlobalOptions>(), async (ask, out) => {
        out.answer(await rowsOf(ask, 'dossier.find', {}), (dossiers) => sayDossiers(out, dossiers));
        return exitCodes.done;
      });
    });
  addPlaceOptions(inventory.command('explain <dossier> [reason]'))
    .description('giải thích chênh lệch số tờ, số trang; bỏ trống để rút lại / explain a difference of counts')
    .action(async (code: string, reason: string | undefined, _: unknown, command: Command) => {
      const options = command.optsWithGlobals<GlobalOptions & PlaceOptions>();
      await withArchive(options, async (ask, out) => {
        const id = await dossierOfCode(ask, code, options);
        out.answer(await ask('dossier.explain', { id, reason: reason ?? null }), () =>
          out.say(`Đã ghi cho hồ sơ ${code}.`),
        );
        return exitCodes.done;
      });
    });
}

export function sayListReport(out: Output, report: ListReport): void {
  out.say(`Danh sách hồ sơ: ${report.added} mới, ${report.changed} thay đổi, ${report.unchanged} giữ nguyên.`);
  for (const note of report.notes) out.say(`  ${note}`);
  for (const { row, reason } of report.skipped) out.say(`  bỏ qua dòng ${row}: ${reason}`);
}

function sayDossiers(out: Output, dossiers: readonly DossierView[]): void {
  if (dossiers.length === 0) {
    out.say('Chưa có hồ sơ nào. Nhập danh sách bằng: inventory import TỆP');
    return;
  }
  const head = ['Hồ sơ', 'Văn bản', 'Trang', 'Trạng thái', 'Tiêu đề'];
  out.say(
    table([head, ...dossiers.map((d) => [d.code, String(d.documents), String(d.pages), d.stateLabel, d.title])], {
      right: [1, 2],
    }),
  );
  for (const d of dossiers.filter((d) => d.documents > 0 && d.obstacles.length > 0)) {
    out.say(`${d.code}: ${d.obstacles.map((each) => obstacleSentence(each).vi).join('; ')}`);
  }
}
