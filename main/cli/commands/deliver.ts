/** deliver: sealed batches to a destination, with a receipt. */
import { resolve } from 'node:path';
import type { Command } from 'commander';
import type { DeliveryOutcome } from '../../../shared/views.ts';
import { type Ask, exitCodes, type GlobalOptions, withArchive } from '../session.ts';
import type { Output } from '../terminal.ts';

type Options = GlobalOptions & { to?: string; name: string; batch?: number; list?: boolean };

export function addDeliver(program: Command): void {
  program
    .command('deliver')
    .description('giao nộp lô vào kho nhận và lấy biên nhận / deliver batches and get receipts')
    .option('--to <folder>', 'thư mục kho nhận, đăng ký nếu chưa có / destination folder, registered if new')
    .option('--name <name>', 'tên kho nhận / name of the destination', 'kho nhận')
    .option('--batch <id>', 'chỉ lô này / only this batch', Number)
    .option('--list', 'liệt kê kho nhận / list destinations')
    .action(async (_: unknown, command: Command) => {
      const options = command.optsWithGlobals<Options>();
      await withArchive(options, async (ask, out) => {
        if (options.list) {
          out.answer(await ask('destination.list', {}), (list) => {
            if (list.length === 0) out.say('Chưa có kho nhận nào. Thêm bằng: deliver --to THƯ_MỤC');
            for (const d of list) out.say(`${d.name}: ${d.kind}, ${d.place}`);
          });
          return exitCodes.done;
        }
        const destination =
          options.to === undefined ? options.name : await destinationAt(ask, options.to, options.name);
        const outcomes = await ask('delivery.deliver', {
          destination,
          ...(options.batch === undefined ? {} : { batchId: options.batch }),
        });
        out.answer(outcomes, () => sayDeliveries(out, outcomes));
        return exitCodes.done;
      });
    });
}

/** The destination that is this folder, registered under `name` when there is none yet. */
export async function destinationAt(ask: Ask, folder: string, name: string): Promise<string> {
  const path = resolve(folder);
  const known = await ask('destination.list', {});
  const found = known.find((d) => d.kind === 'folder' && d.place === path);
  if (found !== undefined) return found.name;
  let free = name;
  for (let n = 2; known.some((d) => d.name === free); n += 1) free = `${name} ${n}`;
  return (await ask('destination.add', { name: free, kind: 'folder', settings: { path } })).name;
}

export function sayDeliveries(out: Output, outcomes: readonly DeliveryOutcome[]): void {
  if (outcomes.length === 0) out.say('Chưa có lô nào để giao. Đóng gói trước bằng lệnh seal.');
  for (const o of outcomes) {
    const what = o.alreadyThere ? 'đã giao từ trước, không thay đổi gì' : 'đã giao và đọc lại khớp';
    out.say(`Lô ${o.batchId} → ${o.destination}: ${what}. Biên nhận ${o.number}`);
    out.say(`  ${o.place}`);
  }
}
