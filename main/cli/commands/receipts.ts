/** receipts: list them; verify re-hashes what lies at the destinations. */
import type { Command } from 'commander';
import type { ReceiptCheck } from '../../../shared/views.ts';
import { exitCodes, type GlobalOptions, withArchive } from '../session.ts';
import type { Output } from '../terminal.ts';

export function addReceipts(program: Command): void {
  const receipts = program.command('receipts').description('biên nhận / receipts');
  receipts
    .command('list', { isDefault: true })
    .description('liệt kê biên nhận / list receipts')
    .action(async (_: unknown, command: Command) => {
      await withArchive(command.optsWithGlobals<GlobalOptions>(), async (ask, out) => {
        out.answer(await ask('receipt.list', {}), (list) => {
          if (list.length === 0) out.say('Chưa có biên nhận nào.');
          for (const r of list)
            out.say(
              `${r.number}  ${r.kind === 'sent' ? 'gửi' : 'tiếp nhận'}  lô ${r.batchId} → ${r.destination}  ${r.writtenAt}`,
            );
        });
        return exitCodes.done;
      });
    });
  receipts
    .command('verify')
    .description('băm lại những gì đang nằm ở kho nhận / re-hash what lies at the destinations')
    .action(async (_: unknown, command: Command) => {
      await withArchive(command.optsWithGlobals<GlobalOptions>(), async (ask, out) => {
        const checks = await ask('receipt.verify', {});
        out.answer(checks, () => sayReceiptChecks(out, checks));
        return checks.every((c) => c.outcome === 'intact') ? exitCodes.done : exitCodes.damage;
      });
    });
}

const outcomes: Readonly<Record<ReceiptCheck['outcome'], string>> = {
  intact: 'nguyên vẹn',
  damaged: 'HƯ HỎNG',
  unreachable: 'không tới được kho nhận',
};

export function sayReceiptChecks(out: Output, checks: readonly ReceiptCheck[]): void {
  if (checks.length === 0) out.say('Chưa có biên nhận nào để kiểm tra.');
  for (const check of checks) {
    out.say(`Biên nhận ${check.number} (${check.destination}): ${outcomes[check.outcome]}, ${check.files} tệp`);
    for (const problem of check.problems) out.say(`  - ${problem}`);
  }
}
