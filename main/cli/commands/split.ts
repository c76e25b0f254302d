/** split: another document begins at a page, as was proposed or as a person sees; or none does. */
import type { Command } from 'commander';
import { exitCodes, type GlobalOptions, withArchive } from '../session.ts';

export function addSplit(program: Command): void {
  program
    .command('split <document>')
    .description('tách văn bản tại một trang, hoặc xác nhận không phải tách / split a document, or say that it is one')
    .option('--at <page>', 'trang mở đầu văn bản mới / the page with which the new document begins', Number)
    .option('--keep <page>', 'trang được đề nghị không mở đầu văn bản khác / no other document begins there', Number)
    .action(async (id: string, _: unknown, command: Command) => {
      const options = command.optsWithGlobals<GlobalOptions & { at?: number; keep?: number }>();
      const page = options.at ?? options.keep;
      if (page === undefined || (options.at !== undefined && options.keep !== undefined)) {
        command.error('cho biết --at hoặc --keep / give --at or --keep', { exitCode: exitCodes.usage });
      }
      await withArchive(options, async (ask, out) => {
        const document = Number(id);
        const { pages } = await ask('document.show', { id: document });
        const pageId = pages.find((one) => one.page === page)?.id;
        if (pageId === undefined) {
          out.say(`Văn bản #${document} không có trang ${page}.`);
          return exitCodes.failed;
        }
        if (options.at === undefined) {
          out.answer(await ask('document.keepWhole', { page: pageId }), () =>
            out.say(`Đã ghi: trang ${page} không mở đầu văn bản khác.`),
          );
        } else {
          const made = await ask('document.split', { before: pageId });
          out.answer(made, () => out.say(`Đã tách từ trang ${page} thành văn bản #${made.documentId}.`));
        }
        return exitCodes.done;
      });
    });
}
