/** documents: what was found, a line for each paper. */
import type { Command } from 'commander';
import { formatPartialDate } from '../../../shared/partial-date.ts';
import { writeSymbol } from '../../../shared/symbol.ts';
import type { DocumentSummary } from '../../../shared/views.ts';
import { addPlaceOptions, dossierOfCode, type PlaceOptions, rowsOf } from '../dossier-of-code.ts';
import { exitCodes, type GlobalOptions, withArchive } from '../session.ts';
import { type Output, table } from '../terminal.ts';

export function addDocuments(program: Command): void {
  addPlaceOptions(program.command('documents'))
    .description('liệt kê văn bản / list documents')
    .option('--dossier <code>', 'chỉ hồ sơ này / only this dossier')
    .option('--limit <n>', 'số dòng / how many', Number, 500)
    .option('--offset <n>', 'bỏ qua / skip', Number, 0)
    .action(async (_: unknown, command: Command) => {
      const options = command.optsWithGlobals<
        GlobalOptions & PlaceOptions & { dossier?: string; limit: number; offset: number }
      >();
      await withArchive(options, async (ask, out) => {
        const { dossier, limit, offset } = options;
        const only = dossier === undefined ? {} : { dossierId: await dossierOfCode(ask, dossier, options) };
        const list = await rowsOf(ask, 'document.find', only, { limit, offset });
        out.answer(list, () => sayDocuments(out, list));
        return exitCodes.done;
      });
    });
}

/** A title longer than this breaks the columns of a terminal of 1366 pixels. */
const TITLE_LENGTH = 60;

export function sayDocuments(out: Output, list: readonly DocumentSummary[]): void {
  if (list.length === 0) {
    out.say('Chưa có văn bản nào. Nhập bằng: digitise THƯ_MỤC');
    return;
  }
  out.say(
    table([['#', 'Hồ sơ', 'Loại', 'Số, ký hiệu', 'Ngày', 'Trích yếu', 'Trang', ''], ...list.map(row)], {
      right: [0, 6],
    }),
  );
}

function row(document: DocumentSummary): string[] {
  const { id, dossierCode, type, number, symbol, date, subject, pages, needsPerson, approved } = document;
  const title = subject ?? '';
  return [
    String(id),
    dossierCode,
    type ?? '',
    numberText(number, symbol) ?? '',
    date === null ? '' : formatPartialDate(date),
    title.length <= TITLE_LENGTH ? title : `${title.slice(0, TITLE_LENGTH - 1)}…`,
    String(pages),
    approved ? 'đã duyệt' : needsPerson > 0 ? `${needsPerson} trường chờ người đọc` : '',
  ];
}

/** `86/QĐ-UBND`, `05-HD/VPTW`, an ellipsis for what nobody has read yet; null where a paper has neither. */
export const numberText = (number: string | null, symbol: string | null): string | null =>
  number === null && symbol === null ? null : writeSymbol({ number: number ?? '…', symbol: symbol ?? '…' });
