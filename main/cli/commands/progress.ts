/** progress: how far the archive is from 100 %. */

import type { Command } from 'commander';
import { obstacleSentence } from '../../../shared/dossier.ts';
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
  if (progress.planned === 0) {
    out.say('Chưa có danh sách hồ sơ nên chưa tính được phần trăm. Nhập bằng: inventory import TỆP');
  } else {
    const head = ['', 'Hồ sơ', '', 'Tờ', '', 'Trang đã quét'];
    const rows = progress.steps.map((s) => [
      s.label,
      formatCount(s.dossiers),
      s.percent,
      formatCount(s.sheets),
      s.sheetsPercent,
      formatCount(s.pages),
    ]);
    out.say(table([head, ...rows], { right: [1, 2, 3, 4, 5] }));
  }
  if (progress.untouched > 0) out.say(`${progress.untouched} hồ sơ trong danh sách chưa có tờ nào.`);
  if (progress.withoutSheets > 0) out.say(`${progress.withoutSheets} hồ sơ trong danh sách không ghi số tờ.`);
  const { outsideList } = progress;
  if (outsideList.dossiers > 0) {
    out.say(
      `Ngoài danh sách: ${outsideList.dossiers} hồ sơ, ${outsideList.documents} văn bản, ${outsideList.pages} trang (không tính vào phần trăm).`,
    );
  }
  if (progress.mismatches.length > 0) out.say('Chưa khớp với danh sách:');
  for (const { dossierCode, differences, explained } of progress.mismatches) {
    const word = explained === null ? '' : ` (đã giải thích: ${explained})`;
    out.say(`  ${dossierCode}: ${differences.map((each) => obstacleSentence(each).vi).join('; ')}${word}`);
  }
  const rest = [
    [progress.blankPages, 'trang trắng'],
    [progress.failedPages, 'trang đọc lỗi'],
    [progress.duplicates, 'tệp trùng'],
    [progress.exceptions, 'tệp trong khay ngoại lệ'],
  ] as const;
  const told = rest.filter(([n]) => n > 0).map(([n, what]) => `${n} ${what}`);
  if (told.length > 0) out.say(`Ngoài ra: ${told.join(', ')}.`);
}
