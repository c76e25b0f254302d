/** progress: how far the archive is from 100 %. */
import type { Command } from 'commander';
import { formatCount } from '../../../shared/figures.ts';
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
  const rows = progress.steps.map((s) => [s.label, ...[s.dossiers, s.sheets, s.pages].map(formatCount), s.percent]);
  out.say(table([['', 'Hồ sơ', 'Tờ', 'Trang', 'Tỷ lệ'], ...rows], { right: [1, 2, 3, 4] }));
  const { untouched, outsideList, withoutSheets } = progress;
  if (untouched > 0) out.say(`Chưa có tài liệu nào: ${formatCount(untouched)} hồ sơ trong danh sách.`);
  if (withoutSheets > 0) out.say(`Danh sách không ghi số tờ: ${formatCount(withoutSheets)} hồ sơ.`);
  if (outsideList.dossiers > 0) {
    const { dossiers, documents, pages } = outsideList;
    const counts = `${formatCount(dossiers)} hồ sơ, ${formatCount(documents)} văn bản, ${formatCount(pages)} trang`;
    out.say(`Ngoài danh sách, không tính vào tỷ lệ: ${counts}.`);
  }
  for (const { dossierCode, differences, explained } of progress.mismatches) {
    const why = explained === null ? 'chưa giải thích' : `đã giải thích: ${explained}`;
    out.say(`Lệch ${dossierCode}: ${differences.join('; ')} (${why}).`);
  }
  const { failedPages, blankPages, duplicates, exceptions } = progress;
  out.say(
    `Trang lỗi ${formatCount(failedPages)} · trang trắng ${formatCount(blankPages)} · tệp trùng ${formatCount(duplicates)} · tệp chưa xử lý ${formatCount(exceptions)}`,
  );
}
