/** The report of an evaluation as plain text, for people at a terminal. Figures the Vietnamese way (1,46 %). */
import type { EvaluationReport } from './report.ts';

const percent = (share: number | null): string =>
  share === null ? '-' : `${(share * 100).toFixed(2).replace('.', ',')} %`;
const sure = (chance: number | null): string => (chance === null ? '-' : chance.toFixed(2).replace('.', ','));

/** Columns padded to their widest cell; the first to the left, the others to the right. */
function columns(rows: readonly (readonly string[])[]): string[] {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => [...(row[column] ?? '')].length)));
  return rows.map((row) =>
    row
      .map((cell, column) => {
        const blanks = ' '.repeat((widths[column] ?? 0) - [...cell].length);
        return column === 0 ? cell + blanks : blanks + cell;
      })
      .join('  ')
      .trimEnd(),
  );
}

export function evaluationTable(report: EvaluationReport): string {
  const { text, fields, handwriting, confidence, rendered, problems } = report;
  const lines: string[] = [];
  if (text.files.length > 0) {
    lines.push('Chữ in, không tính chữ viết tay (sai ký tự theo dòng, từ đọc được)');
    lines.push(
      ...columns([
        ['tệp', 'sai ký tự', 'từ đọc được'],
        ...text.files.map((file) => [file.id, percent(file.cer), percent(file.recall)]),
        ['trung vị', percent(text.medianCer), ''],
        ['tổng', percent(text.totalCer), ''],
      ]),
      '',
    );
  }
  if (rendered.files.length > 0) {
    lines.push('Trang dựng sẵn (từ đọc được)');
    lines.push(
      ...columns([
        ['trang', 'bản', 'từ đọc được'],
        ...rendered.files.map((file) => [file.id, file.variant, percent(file.recall)]),
        ...Object.entries(rendered.meanRecall).map(([variant, recall]) => ['trung bình', variant, percent(recall)]),
      ]),
      '',
    );
  }
  if (Object.keys(fields).length > 0) {
    lines.push('Trường thông tin (đúng / sai / bỏ trống; độ tin cậy trung bình khi đúng, khi sai)');
    lines.push(
      ...columns([
        ['trường', 'in: đúng', 'sai', 'trống', 'tay: đúng', 'sai', 'trống', 'tin khi đúng', 'khi sai'],
        ...Object.entries(fields).map(([name, { printed, handwritten }]) => [
          name,
          ...[printed, handwritten].flatMap(({ exact, wrong, empty }) => [exact, wrong, empty].map(String)),
          sure(confidence[name]?.exact ?? null),
          sure(confidence[name]?.wrong ?? null),
        ]),
      ]),
      '',
    );
  }
  const hands = [
    ['số', handwriting.number],
    ['ngày', handwriting.day],
  ] as const;
  if (hands.some(([, { written, proposed }]) => written + proposed > 0)) {
    lines.push('Chữ viết tay (số và ngày; đề xuất để người xác nhận)');
    lines.push(
      ...columns([
        ['', 'viết tay', 'thấy chỗ', 'đề xuất', 'đúng', 'sai', 'đề xuất đúng'],
        ...hands.map(([name, { written, placed, proposed, right, wrong }]) => [
          name,
          ...[written, placed, proposed, right, wrong].map(String),
          percent(proposed === 0 ? null : right / proposed),
        ]),
      ]),
      '',
    );
  }
  if (problems.length > 0) {
    lines.push('Không đánh giá được:', ...problems.map(({ id, reason }) => `  ${id}: ${reason}`), '');
  }
  return lines.join('\n').trimEnd();
}
