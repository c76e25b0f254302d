/** show: one document with its fields, pages and, on request, its text. */
import type { Command } from 'commander';
import { dateFields, fieldLabels } from '../../../shared/fields.ts';
import { formatPartialDate } from '../../../shared/partial-date.ts';
import type { DocumentView, FieldView } from '../../../shared/views.ts';
import { exitCodes, type GlobalOptions, withArchive } from '../session.ts';
import { type Output, problemLine, table } from '../terminal.ts';

export function addShow(program: Command): void {
  program
    .command('show <document>')
    .description('xem một văn bản / show one document')
    .option('--text', 'kèm toàn văn / with its text')
    .action(async (id: string, _: unknown, command: Command) => {
      const options = command.optsWithGlobals<GlobalOptions & { text?: boolean }>();
      await withArchive(options, async (ask, out) => {
        const view = await ask('document.show', { id: Number(id) });
        out.answer(view, () => sayDocument(out, view, options.text === true));
        return exitCodes.done;
      });
    });
}

function sayDocument(out: Output, view: DocumentView, withText: boolean): void {
  out.say(`Văn bản #${view.id}, thứ ${view.ordinal} trong hồ sơ ${view.dossierCode} (${view.dossierTitle})`);
  out.say(`Tệp: ${view.sourcePath}`);
  if (view.approvedAt !== null) out.say(`Đã duyệt: ${view.approvedBy}, ${view.approvedAt}`);
  if (view.sentBack !== null) out.say(`Bị trả lại: ${view.sentBack.reason} (${view.sentBack.by})`);
  if (view.personal.personal) out.say('Có dữ liệu cá nhân: sử dụng có điều kiện');
  for (const { page, type, number, symbol } of view.splits) {
    const name = [type, [number, symbol].filter((part) => part !== null).join('/')].filter(Boolean).join(' ');
    out.say(`Trang ${page} có vẻ mở đầu văn bản khác${name === '' ? '' : `: ${name}`}`);
    out.say(`  tách: split ${view.id} --at ${page}; không phải: split ${view.id} --keep ${page}`);
  }
  out.say();
  out.say(table(view.fields.map((field) => [fieldLabels[field.field], valueText(field), sourceText(field)])));
  out.say();
  for (const page of view.pages) {
    const facts =
      page.failure !== null
        ? problemLine(page.failure)
        : page.state === 'waiting'
          ? 'chưa đọc'
          : [
              page.blank ? 'trắng' : null,
              page.textSource === 'text-layer' ? 'chữ có sẵn trong tệp' : null,
              page.confidence === null ? null : `độ tin cậy ${Math.round(page.confidence)} %`,
              `${Math.round(page.dpi ?? 0)} dpi`,
              `nghiêng ${(page.skew ?? 0).toFixed(1)}°`,
            ]
              .filter((part) => part !== null)
              .join(', ');
    out.say(`Trang ${page.page}: ${facts}`);
    if (withText && page.text !== null) out.say(`${page.text}\n`);
  }
}

function valueText(field: FieldView): string {
  if (field.value === null) return field.needsPerson ? '(người đọc trên giấy)' : '(trống)';
  return dateFields.has(field.field) ? formatPartialDate(field.value) : field.value;
}

function sourceText(field: FieldView): string {
  if (field.source === 'person') return 'người nhập';
  const where = field.evidence[0] === undefined ? '' : `, trang ${field.evidence[0].page}`;
  const byHand = field.evidence.some((place) => place.handwriting === true);
  const doubt = byHand ? ', đọc từ chữ viết tay, cần người xác nhận' : field.needsPerson ? ', cần người đọc' : '';
  return `máy ${Math.round((field.confidence ?? 0) * 100)} %${where}${doubt}`;
}
