/** approve, send-back, set: what a person decides about a document. */
import { type Command, Option } from 'commander';
import { type FieldName, fieldNames } from '../../../shared/fields.ts';
import type { ApprovalReport } from '../../../shared/views.ts';
import { addPlaceOptions, dossierOfCode, type PlaceOptions } from '../dossier-of-code.ts';
import { exitCodes, type GlobalOptions, withArchive } from '../session.ts';
import { type Output, problemLine } from '../terminal.ts';

type ApproveOptions = GlobalOptions & PlaceOptions & { dossier?: string; all?: boolean; leaveEmpty?: boolean };

export function addApproval(program: Command): void {
  addPlaceOptions(program.command('approve [documents...]'))
    .description('duyệt văn bản theo số, theo hồ sơ hoặc tất cả / approve documents')
    .option('--dossier <code>', 'mọi văn bản của hồ sơ / every document of a dossier')
    .option('--all', 'mọi văn bản duyệt được / every document that can be')
    .option('--leave-empty', 'xác nhận để trống các trường chưa đọc được / confirm unread fields as empty')
    .action(async (documents: string[], _: unknown, command: Command) => {
      const options = command.optsWithGlobals<ApproveOptions>();
      if (documents.length === 0 && options.dossier === undefined && options.all !== true) {
        command.error('cho biết số văn bản, --dossier hoặc --all / name documents, --dossier or --all', {
          exitCode: exitCodes.usage,
        });
      }
      await withArchive(options, async (ask, out) => {
        const leaveEmpty = options.leaveEmpty === true;
        const report =
          documents.length > 0
            ? await ask('document.approve', { ids: documents.map(Number), leaveEmpty })
            : await ask('dossier.approve', {
                leaveEmpty,
                ...(options.dossier === undefined ? {} : { id: await dossierOfCode(ask, options.dossier, options) }),
              });
        out.answer(report, () => sayApproval(out, report));
        return report.refused.length > 0 ? exitCodes.attention : exitCodes.done;
      });
    });

  program
    .command('send-back <document> <reason>')
    .description('trả lại văn bản kèm lý do / send a document back')
    .action(async (id: string, reason: string, _: unknown, command: Command) => {
      await withArchive(command.optsWithGlobals<GlobalOptions>(), async (ask, out) => {
        out.answer(await ask('document.sendBack', { id: Number(id), reason }), () =>
          out.say(`Đã trả lại văn bản #${id}.`),
        );
        return exitCodes.done;
      });
    });

  program
    .command('set <document>')
    .description('nhập giá trị một trường / enter the value of a field')
    .addOption(new Option('--field <name>', 'trường / field').choices([...fieldNames]).makeOptionMandatory())
    .option('--value <text>', 'giá trị; bỏ trống nghĩa là trên giấy không có / left out: the paper has none')
    .action(async (id: string, _: unknown, command: Command) => {
      const options = command.optsWithGlobals<GlobalOptions & { field: FieldName; value?: string }>();
      await withArchive(options, async (ask, out) => {
        const answer = await ask('document.setField', {
          id: Number(id),
          field: options.field,
          value: options.value ?? null,
        });
        out.answer(answer, () => out.say(`Đã ghi ${options.field} cho văn bản #${id}.`));
        return exitCodes.done;
      });
    });
}

export function sayApproval(out: Output, report: ApprovalReport): void {
  out.say(`Đã duyệt ${report.approved.length} văn bản.`);
  for (const refusal of report.refused) out.say(`  chưa duyệt #${refusal.documentId}: ${problemLine(refusal)}`);
}
