/** The report of an evaluation as plain text, for people at a terminal. Figures the Vietnamese way (1,46 %). */
import type { ConfusionKind } from './confusions.ts';
import type { Counts, EvaluationReport } from './report.ts';

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

type Section = (report: EvaluationReport) => string[];

const counts = ({ exact, wrong, empty }: Counts): string[] => [exact, wrong, empty].map(String);
const shareOf = (part: number, whole: number): string => percent(whole === 0 ? null : part / whole);

/** How many confusions and how many wrong values are listed; the rest is in the JSON. */
const LISTED = 30;

const pages: Section = ({ text, upright, blank }) => {
  if (text.files.length === 0) return [];
  const compared = text.files.some((file) => file.compared !== null);
  const beside = (file: (typeof text.files)[number]): string[] =>
    compared
      ? [
          percent(file.compared?.native?.cer ?? null),
          ratio(file.compared?.milliseconds?.ours ?? 0, file.compared?.milliseconds?.plain ?? 0),
        ]
      : [];
  return [
    'Chữ in, không tính chữ viết tay (sai ký tự theo dòng, từ đọc được)',
    ...columns([
      ['tệp', 'sai ký tự', 'từ đọc được', 'mất dòng', ...(compared ? ['tesseract', 'thời gian'] : []), 'bản quét'],
      ...text.files.map((file) => [
        file.id,
        percent(file.cer),
        percent(file.recall),
        `${file.lostLines}/${file.lines}`,
        ...beside(file),
        file.condition ?? '',
      ]),
      ['trung vị', percent(text.medianCer), '', ''],
      ['tổng', percent(text.totalCer), '', ''],
      ['kém nhất', percent(text.worst?.cer ?? null), text.worst?.id ?? '', ''],
    ]),
    `Trang đúng chiều: ${upright.right}/${upright.pages}${listed(upright.wrong)}`,
    `Trang trắng nhận ra: ${blank.right}/${blank.pages}; trang có chữ bị coi là trắng: ${blank.lost.length}${listed(blank.lost)}`,
  ];
};

const listed = (ids: readonly string[]): string => (ids.length === 0 ? '' : ` (${ids.join(', ')})`);

const ratio = (part: number, whole: number): string =>
  whole === 0 ? '-' : (part / whole).toFixed(2).replace('.', ',');

const conditions: Section = ({ conditions: found }) => {
  const rows = Object.entries(found);
  if (rows.length === 0) return [];
  return [
    'Theo cách quét (sai ký tự; trường in: đúng / sai / trống)',
    ...columns([
      ['cách quét', 'trang', 'trung vị', 'tổng', 'tesseract', 'văn bản', 'đúng', 'sai', 'trống'],
      ...rows.map(([name, one]) => [
        name,
        String(one.pages),
        percent(one.medianCer),
        percent(one.totalCer),
        percent(one.nativeCer),
        String(one.papers),
        ...counts(one.printed),
      ]),
    ]),
  ];
};

const beside: Section = ({ comparison }) => {
  if (comparison === null) return [];
  const { native, ours, nativeCer, worse, time } = comparison;
  const errors =
    native === null
      ? ['Tesseract (có tiếng Việt) chưa cài trên máy này, không so được.']
      : [
          `${native}: ${percent(nativeCer)}, ở đây ${percent(ours)}, tỷ số ${ratio(ours ?? 0, nativeCer ?? 0)}; trang kém hơn: ${worse.length}`,
          ...worse.map((page) => `  ${page.id}: ${percent(page.ours)}, tesseract ${percent(page.native)}`),
        ];
  return [
    'So với chương trình khác trên cùng các trang',
    ...errors,
    `Thời gian xử lý so với tesseract.js nguyên bản: ${ratio(time.ours, time.plain)} (mục tiêu 1,30)`,
  ];
};

const renderedPages: Section = ({ rendered }) => {
  if (rendered.files.length === 0) return [];
  return [
    'Trang dựng sẵn (từ đọc được)',
    ...columns([
      ['trang', 'bản', 'từ đọc được'],
      ...rendered.files.map((file) => [file.id, file.variant, percent(file.recall)]),
      ...Object.entries(rendered.meanRecall).map(([variant, recall]) => ['trung bình', variant, percent(recall)]),
    ]),
  ];
};

const fieldTable: Section = ({ fields, confidence, subject, dateParts, falseAlarms }) => {
  if (Object.keys(fields).length === 0) return [];
  const parts = [
    ['ngày', dateParts.day],
    ['tháng', dateParts.month],
    ['năm', dateParts.year],
  ] as const;
  return [
    'Trường thông tin (đúng / sai / bỏ trống; độ tin cậy trung bình khi đúng, khi sai)',
    ...columns([
      ['trường', 'in: đúng', 'sai', 'trống', 'tay: đúng', 'sai', 'trống', 'tin khi đúng', 'khi sai'],
      ...Object.entries(fields).map(([name, { printed, handwritten }]) => [
        name,
        ...counts(printed),
        ...counts(handwritten),
        sure(confidence[name]?.exact ?? null),
        sure(confidence[name]?.wrong ?? null),
      ]),
      ...parts.map(([name, { printed, handwritten }]) => [
        `- ${name}`,
        ...counts(printed),
        ...counts(handwritten),
        '',
        '',
      ]),
    ]),
    `Trích yếu theo ký tự: đúng ${percent(subject.right)}`,
    `Báo nhầm: độ mật ${falseAlarms.secrecy}, độ khẩn ${falseAlarms.urgency}`,
  ];
};

const sureValues: Section = (report) => {
  const { from, given, right, wrong, byField } = report.sure;
  if (given === 0) return [];
  return [
    `Cho là chắc chắn (từ ${from.toFixed(2).replace('.', ',')}): ${given} giá trị, đúng ${right} (${shareOf(right, given)})`,
    ...columns([
      ['trường', 'chắc chắn', 'đúng', 'tỷ lệ'],
      ...Object.entries(byField).map(([name, one]) => [
        name,
        String(one.given),
        String(one.right),
        shareOf(one.right, one.given),
      ]),
    ]),
    ...wrong
      .slice(0, LISTED)
      .map((one) => `  ${one.id} ${one.field}: “${one.given}”, đúng ra “${one.gold ?? ''}” (${sure(one.confidence)})`),
  ];
};

const handwritten: Section = ({ handwriting }) => {
  const hands = [
    ['số', handwriting.number],
    ['ngày', handwriting.day],
  ] as const;
  if (!hands.some(([, { written, proposed }]) => written + proposed > 0)) return [];
  return [
    'Chữ viết tay (số và ngày; đề xuất để người xác nhận)',
    ...columns([
      ['', 'viết tay', 'thấy chỗ', 'đề xuất', 'đúng', 'sai', 'đề xuất đúng'],
      ...hands.map(([name, { written, placed, proposed, right, wrong }]) => [
        name,
        ...[written, placed, proposed, right, wrong].map(String),
        percent(proposed === 0 ? null : right / proposed),
      ]),
    ]),
  ];
};

const kindNames: Readonly<Record<ConfusionKind, string>> = {
  marks: 'sai dấu',
  case: 'hoa, thường',
  letters: 'nhầm chữ',
  missing: 'thiếu',
  added: 'thừa',
  joined: 'dính từ',
  split: 'rời từ',
  punctuation: 'dấu câu',
};

const confusions: Section = ({ confusions: found, corrections }) => {
  if (found.list.length === 0 && found.lostLines.length === 0) return [];
  const shown = (text: string): string => (text === '' ? '(không)' : text.replaceAll(' ', '␣'));
  const kinds = Object.entries(found.byKind).filter(([, count]) => count > 0);
  const { better, worse, neither, harm } = corrections;
  return [
    `Lỗi hay gặp: ${kinds.map(([kind, count]) => `${kindNames[kind as ConfusionKind]} ${count}`).join(', ')}; mất dòng ${found.lostLines.length}`,
    ...columns([
      ['đọc là', 'đúng ra', 'lần', 'loại', 'ví dụ'],
      ...found.list.slice(0, LISTED).map(({ read, truth, count, kind, examples }) => {
        const [first] = examples;
        return [
          shown(read),
          shown(truth),
          String(count),
          kindNames[kind],
          first ? `${first.read} → ${first.truth}` : '',
        ];
      }),
    ]),
    ...found.lostLines.slice(0, LISTED).map(({ id, text }) => `  mất dòng ${id}: ${text}`),
    `Sửa chính tả: tốt hơn ${better} từ, hỏng ${worse} từ, vẫn sai ${neither} từ`,
    ...harm.slice(0, LISTED).map(({ id, read, text }) => `  hỏng ${id}: ${read} → ${text}`),
  ];
};

const problemList: Section = ({ problems }) =>
  problems.length === 0 ? [] : ['Không đánh giá được:', ...problems.map(({ id, reason }) => `  ${id}: ${reason}`)];

const sections: readonly Section[] = [
  pages,
  conditions,
  beside,
  renderedPages,
  fieldTable,
  sureValues,
  handwritten,
  confusions,
  problemList,
];

export const evaluationTable = (report: EvaluationReport): string =>
  [[report.folder], ...sections.map((section) => section(report))]
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join('\n'))
    .join('\n\n');
