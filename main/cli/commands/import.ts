/** import: takes files and folders in, without reading them yet. Also the report that `digitise` prints. */
import type { Command } from 'commander';
import { Option } from 'commander';
import type { IntakeReport } from '../../../shared/views.ts';
import { type Ask, exitCodes, type GlobalOptions, withArchive } from '../session.ts';
import { type Output, problemLine } from '../terminal.ts';

export type IntakeOptions = {
  documents: 'file' | 'page' | 'folder';
  dossier?: string;
  fonds?: string;
  inventory?: string;
};

export function addIntakeOptions(command: Command): Command {
  return command
    .addOption(
      new Option('--documents <unit>', 'mỗi tệp, trang hay thư mục là một văn bản / what makes a document')
        .choices(['file', 'page', 'folder'])
        .default('file'),
    )
    .option('--dossier <code>', 'đưa tất cả vào hồ sơ này / everything into this dossier')
    .option('--fonds <code>', 'mã phông / fonds')
    .option('--inventory <code>', 'mã mục lục / inventory');
}

export const takeIn = (ask: Ask, roots: string[], options: IntakeOptions): Promise<IntakeReport> =>
  ask('intake.take', {
    roots,
    documents: options.documents,
    ...(options.dossier === undefined ? {} : { dossierCode: options.dossier }),
    ...(options.fonds === undefined ? {} : { fondsCode: options.fonds }),
    ...(options.inventory === undefined ? {} : { inventoryCode: options.inventory }),
  });

export function sayIntake(out: Output, report: IntakeReport): void {
  out.say(`Đã nhập ${report.taken} tệp thành ${report.documents} văn bản, ${report.pages} trang.`);
  if (report.known > 0) out.say(`${report.known} tệp đã nhập từ trước, giữ nguyên.`);
  for (const { path, sameAs } of report.duplicates) out.say(`Trùng nội dung, không lưu lại: ${path} = ${sameAs}`);
  if (report.skipped.length > 0)
    out.say(`${report.skipped.length} tệp không phải ảnh quét được để riêng: ${shortList(report.skipped)}`);
  if (report.refused > 0) {
    out.say(`${report.refused} tệp không nhận được, giữ trong khay ngoại lệ (lệnh exceptions):`);
    for (const exception of report.exceptions) out.say(`  - ${problemLine(exception)}`);
  }
}

const shortList = (names: readonly string[]): string =>
  names.length <= 5 ? names.join(', ') : `${names.slice(0, 5).join(', ')} … (+${names.length - 5})`;

export function addImport(program: Command): void {
  addIntakeOptions(
    program.command('import <paths...>').description('nhập tệp, thư mục; chưa nhận dạng / take in files and folders'),
  ).action(async (paths: string[], _: unknown, command: Command) => {
    const options = command.optsWithGlobals<GlobalOptions & IntakeOptions>();
    await withArchive(options, async (ask, out) => {
      const report = await takeIn(ask, paths, options);
      out.answer(report, () => sayIntake(out, report));
      return report.refused > 0 ? exitCodes.attention : exitCodes.done;
    });
  });
}
