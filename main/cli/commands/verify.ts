/** verify: originals, audit chain, database, index and batches are what they should be. */
import type { Command } from 'commander';
import type { ArchiveCheck } from '../../../shared/views.ts';
import { exitCodes, type GlobalOptions, withArchive } from '../session.ts';
import type { Output } from '../terminal.ts';

export function addVerify(program: Command): void {
  program
    .command('verify')
    .description('kiểm tra toàn bộ kho / check the whole archive')
    .option('--rebuild-index', 'lập lại chỉ mục tra cứu trước / rebuild the search index first')
    .action(async (_: unknown, command: Command) => {
      const options = command.optsWithGlobals<GlobalOptions & { rebuildIndex?: boolean }>();
      await withArchive(options, async (ask, out) => {
        const check = await ask('archive.verify', { rebuildIndex: options.rebuildIndex === true });
        out.answer(check, () => sayCheck(out, check));
        return check.sound ? exitCodes.done : exitCodes.damage;
      });
    });
}

export function sayCheck(out: Output, { originals, audit, database, index, batches, sound }: ArchiveCheck): void {
  out.say(`Bản quét gốc: ${originals.checked} tệp, ${(originals.bytes / 1e6).toFixed(1)} MB được băm lại.`);
  for (const sha256 of originals.missing) out.say(`  thiếu: ${sha256}`);
  for (const sha256 of originals.damaged) out.say(`  hư hỏng: ${sha256}`);
  for (const path of originals.strays) out.say(`  tệp lạ, không có trong cơ sở dữ liệu: ${path}`);
  out.say(
    `Nhật ký: ${audit.events} sự kiện, ${audit.brokenAt === null ? 'chuỗi liền mạch' : `ĐỨT tại sự kiện ${audit.brokenAt}`}.`,
  );
  out.say(`Cơ sở dữ liệu: ${database.length === 0 ? 'nguyên vẹn' : database.join('; ')}.`);
  out.say(`Chỉ mục tra cứu: ${index.length === 0 ? 'khớp' : index.join('; ')}.`);
  for (const batch of batches) {
    out.say(`Lô ${batch.uid}: ${batch.problems.length === 0 ? 'nguyên vẹn' : batch.problems.join('; ')}.`);
  }
  out.say(sound ? 'Kho nguyên vẹn.' : 'Kho có chỗ hư hỏng, xem ở trên.');
}
