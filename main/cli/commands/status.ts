/** status: what the archive holds and what waits. */
import type { Command } from 'commander';
import { exitCodes, type GlobalOptions, withArchive } from '../session.ts';
import { table } from '../terminal.ts';

export function addStatus(program: Command): void {
  program
    .command('status')
    .description('kho đang có gì, việc gì đang chờ / what the archive holds')
    .action(async (_: unknown, command: Command) => {
      await withArchive(command.optsWithGlobals<GlobalOptions>(), async (ask, out) => {
        out.answer(await ask('station.status', {}), (s) => {
          out.say(`Kho “${s.name}”, ${s.folder}`);
          out.say(
            table([
              ['Hồ sơ', String(s.dossiers)],
              ['Văn bản', String(s.documents)],
              [
                'Trang',
                `${s.pages.total} (đã đọc ${s.pages.read}, chờ ${s.pages.waiting}, lỗi ${s.pages.failed}, trắng ${s.pages.blank})`,
              ],
              [
                'Việc trong hàng',
                `chờ ${s.jobs.waiting}, đang chạy ${s.jobs.running}, lỗi ${s.jobs.failed}, đã hủy ${s.jobs.cancelled}`,
              ],
              ['Trường chờ người đọc', String(s.needsPerson)],
              ['Khay ngoại lệ', String(s.exceptions)],
              ['Lô đã đóng', String(s.batches)],
              ['Biên nhận', String(s.receipts)],
            ]),
          );
        });
        return exitCodes.done;
      });
    });
}
