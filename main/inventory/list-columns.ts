/**
 * Which column of an office's list means what. Lists differ in titles above the head, in wording, in heads of two lines
 * and merged cells; the wording is matched without marks and with a slip or two allowed.
 *
 * The columns are those of the Party's "Mục lục hồ sơ" (Phụ lục số 02), of Decree 30/2020 (Phụ lục V) and of common use.
 */
import { distance } from 'fastest-levenshtein';
import { fold, nfc } from '../../shared/vietnamese.ts';
import { DITTO } from './list-file.ts';

const NAMES = {
  code: [
    'hồ sơ số đơn vị bảo quản số',
    'hồ sơ số',
    'đơn vị bảo quản số',
    'đơn vị bảo quản',
    'số đơn vị bảo quản',
    'số ĐVBQ',
    'ĐVBQ số',
    'ĐVBQ',
    'mã hồ sơ',
    'số hồ sơ',
    'hồ sơ',
    'số HS',
    'số ký hiệu hồ sơ',
    'số và ký hiệu hồ sơ',
    'ký hiệu hồ sơ',
  ],
  title: [
    'tên nhóm và tên hồ sơ ĐVBQ',
    'tên nhóm và tên hồ sơ',
    'tiêu đề hồ sơ',
    'tiêu đề',
    'tên hồ sơ',
    'nội dung hồ sơ',
    'trích yếu nội dung hồ sơ',
  ],
  sheets: ['số tờ', 'số lượng tờ', 'tổng số tờ', 'tờ'],
  pages: ['số trang', 'số lượng trang', 'tổng số trang', 'trang'],
  sheetsOrPages: ['số tờ số trang', 'số tờ trang', 'số lượng tờ trang', 'số tờ hoặc số trang'],
  documents: [
    'số tài liệu',
    'số văn bản',
    'số lượng tài liệu',
    'số lượng văn bản',
    'tổng số văn bản',
    'tổng số văn bản trong hồ sơ',
    'tổng số tài liệu',
  ],
  box: ['số cặp hộp', 'số hộp cặp', 'số cặp', 'số hộp', 'hộp số', 'cặp số', 'hộp cặp', 'cặp hộp', 'hộp', 'cặp'],
  dates: [
    'thời gian bắt đầu và kết thúc',
    'thời gian bắt đầu kết thúc',
    'thời gian tài liệu',
    'thời gian của tài liệu',
    'thời gian',
    'ngày tháng bắt đầu và kết thúc',
    'ngày tháng tài liệu',
  ],
  startDate: ['thời gian bắt đầu', 'ngày bắt đầu', 'ngày tháng bắt đầu', 'bắt đầu', 'từ ngày'],
  endDate: ['thời gian kết thúc', 'ngày kết thúc', 'ngày tháng kết thúc', 'kết thúc', 'đến ngày'],
  retention: ['thời hạn bảo quản', 'thời hạn', 'THBQ'],
  secrecy: ['độ mật', 'mức độ mật'],
  access: ['chế độ sử dụng'],
  keywords: ['từ khóa'],
  remark: ['chú giải'],
  note: ['ghi chú'],
  fonds: ['phông số', 'mã phông', 'số phông'],
  inventory: ['mục lục số', 'số mục lục', 'mục lục'],
  ordinal: ['số TT', 'STT', 'TT', 'số thứ tự'],
  folder: ['tên thư mục hồ sơ', 'tên thư mục'],
} as const;

export type ColumnName = keyof typeof NAMES;

export const columnLabels: Partial<Record<ColumnName, string>> = { code: 'số hồ sơ', title: 'tiêu đề hồ sơ' };

/** Words only: `Số tờ/Số trang` and `số tờ - số trang` are one. */
const bare = (text: string): string =>
  fold(text)
    .match(/[\p{L}\p{N}]+/gu)
    ?.join(' ') ?? '';

const known = Object.entries(NAMES).flatMap(([name, wordings]) =>
  wordings.map((wording) => ({ name: name as ColumnName, wording: bare(wording) })),
);

/** How surely a head means a column, 0…1: its very words; a slip or two; its words among others. */
function likeness(head: string, wording: string): number {
  if (head === wording) return 1;
  if (wording.length >= 5 && distance(head, wording) <= Math.floor(wording.length / 6)) return 0.9;
  const amongOthers = wording.includes(' ') && ` ${head} `.includes(` ${wording} `);
  return amongOthers ? 0.5 + (0.3 * wording.length) / head.length : 0;
}

function bestName(text: string): { name: ColumnName; sure: number } | null {
  const head = bare(text);
  // Brackets explain ("Hồ sơ số (đơn vị bảo quản số)"); what stands before them counts as well.
  const before = bare(text.replace(/\(.*/su, ''));
  let best: { name: ColumnName; sure: number } | null = null;
  for (const { name, wording } of known) {
    const sure = Math.max(likeness(head, wording), before === '' ? 0 : likeness(before, wording) - 0.05);
    if (sure > (best?.sure ?? 0.55)) best = { name, sure };
  }
  return best;
}

export type Columns = Partial<Record<ColumnName, number>>;

export type Head = {
  readonly columns: Columns;
  /** Index of the first row below the head. */
  readonly firstRow: number;
};

function columnsOf(heads: readonly string[]): { columns: Columns; sure: number } {
  const found = heads
    .flatMap((head, index) => {
      const best = head === '' || head === DITTO ? null : bestName(head);
      return best === null ? [] : [{ ...best, index }];
    })
    .sort((a, b) => b.sure - a.sure || a.index - b.index);
  const columns: Columns = {};
  let sure = 0;
  for (const { name, index, sure: certainty } of found) {
    if (columns[name] !== undefined) continue;
    columns[name] = index;
    sure += certainty;
  }
  return { columns, sure };
}

/** Two lines of a head as one: a cell merged downwards is said once, one merged sideways stands over its neighbours. */
function twoLines(upper: readonly string[], lower: readonly string[]): string[] {
  let over = '';
  return Array.from({ length: Math.max(upper.length, lower.length) }, (_, index) => {
    const [above = '', below = ''] = [upper[index], lower[index]];
    if (above !== '') over = above;
    if (below === '' || below === DITTO || below === above) return above;
    return above === '' && index > 0 ? `${over} ${below}` : `${above} ${below}`.trim();
  });
}

/** Heads are looked for this far down; above them stand the office's name, the title, the fonds. */
const DEEPEST_HEAD = 40;

/** Finds the head of the list; null when no row names at least a dossier's code or title and one thing more. */
export function findHead(rows: readonly (readonly string[])[]): Head | null {
  let best: (Head & { sure: number }) | null = null;
  for (let row = 0; row < Math.min(rows.length, DEEPEST_HEAD); row++) {
    const upper = rows[row] ?? [];
    const one = columnsOf(upper);
    const two = columnsOf(twoLines(upper, rows[row + 1] ?? []));
    // A first line of data below a head of one line must not be swallowed as its second line.
    const height = two.sure > one.sure + 0.5 && !(rows[row + 1] ?? []).some((cell) => /^\d{2,}$/.test(cell)) ? 2 : 1;
    const { columns, sure } = height === 2 ? two : one;
    const named = Object.keys(columns).length;
    if (named < 2 || (columns.code === undefined && columns.title === undefined)) continue;
    if (sure > (best?.sure ?? 0)) best = { columns, firstRow: row + height, sure };
  }
  if (best === null) return null;
  const { columns, firstRow } = best;
  return { columns, firstRow: isNumbering(rows[firstRow] ?? []) ? firstRow + 1 : firstRow };
}

/** The line `(1) (2) (3) …` under a head. */
function isNumbering(row: readonly string[]): boolean {
  const numbers = row.filter((cell) => cell !== '').map((cell) => Number(cell.replace(/[()]/g, '')));
  return numbers.length >= 3 && numbers.every((number, index) => number === index + 1);
}

export type ListPlace = {
  readonly fondsCode?: string;
  readonly fondsTitle?: string;
  readonly inventoryCode?: string;
};

/**
 * What the lines above the head say of the whole list: `Phông lưu trữ: A29.110.001 - Ủy ban …, khóa (nhiệm kỳ): I`,
 * `Mục lục số: 01`.
 */
export function placeAbove(rows: readonly (readonly string[])[], firstRow: number): ListPlace {
  const text = nfc(
    rows
      .slice(0, firstRow)
      .map((row) => row.filter((cell) => cell !== DITTO).join('  '))
      .join('\n'),
  );
  const fonds =
    /phông(?:\s+lưu\s+trữ)?(?:\s+số)?\s*:\s*([\p{L}\p{N}.]*\p{N}[\p{L}\p{N}.]*)(?:\s*[-–—]\s*([^\n,;]+?))?(?=\s*(?:[,;\n]|\s{2}|$))/iu.exec(
      text,
    );
  const inventory = /mục\s+lục(?:\s+hồ\s+sơ)?\s+số\s*:?\s*([\p{N}][\p{L}\p{N}.]*)/iu.exec(text);
  return {
    ...(fonds?.[1] === undefined ? {} : { fondsCode: fonds[1] }),
    ...(fonds?.[2] === undefined ? {} : { fondsTitle: fonds[2].trim() }),
    ...(inventory?.[1] === undefined ? {} : { inventoryCode: inventory[1] }),
  };
}
