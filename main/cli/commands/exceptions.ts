/** exceptions: files that were refused and wait for a person. */
import type { Command } from 'commander';
import { exitCodes, type GlobalOptions, withArchive } from '../session.ts';
import { problemLine } from '../terminal.ts';

export function addExceptions(program: Command): void {
  program
    .command('exceptions')
    .description('khay ngoại lệ: tệp không nhận được / files that were refused')
    .option('--all', 'cả những tệp đã xử lý / settled ones too')
    .option('--settle <id>', 'ghi là đã xử lý / mark as settled', Number)
    .option('--how <text>', 'đã xử lý thế nào / how it was settled')
    .action(async (_: unknown, command: Command) => {
      const options = command.optsWithGlobals<GlobalOptions & { all?: boolean; settle?: number; how?: string }>();
      await withArchive(options, async (ask, out) => {
        if (options.settle !== undefined) {
          await ask('intake.settle', { id: options.settle, how: options.how ?? 'đã xem' });
        }
        const exceptions = await ask('intake.exceptions', { settled: options.all === true });
        out.answer(exceptions, () => {
          if (exceptions.length === 0) out.say('Khay ngoại lệ trống.');
          for (const exception of exceptions) {
            const settled = exception.settledAt === null ? '' : ` (đã xử lý: ${exception.settledHow})`;
            out.say(`${exception.id}. ${problemLine(exception)}${settled}`);
          }
        });
        return exceptions.some((e) => e.settledAt === null) ? exitCodes.attention : exitCodes.done;
      });
    });
}
