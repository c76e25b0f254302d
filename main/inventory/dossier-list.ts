/**
 * From the rows of a list to the dossiers it names. Pure.
 *
 * Promise: every row that holds something becomes part of a dossier, or is named with its number and the reason, or is
 * counted as a heading; nothing is guessed: a figure or a date that cannot be read stays empty and is said.
 */
import { comparePartialDates, parsePartialDate } from '../../shared/partial-date.ts';
import { fold, sameText } from '../../shared/vietnamese.ts';
import { type ColumnName, type Columns, findHead, type Head, placeAbove } from './list-columns.ts';
import { DITTO, type Sheet } from './list-file.ts';

/** `undefined` = the list has no such column; null = it has, and nothing (readable) stands there. */
export type ListedDossier = {
  /** Row of the list where it begins, as Excel numbers it. */
  readonly row: number;
  readonly fondsCode: string | undefined;
  readonly fondsTitle: string | undefined;
  readonly inventoryCode: string | undefined;
  readonly code: string;
  readonly title: string;
  readonly box: string | null | undefined;
  readonly sheets: number | null | undefined;
  readonly pages: number | null | undefined;
  readonly documents: number | null | undefined;
  readonly startDate: string | null | undefined;
  readonly endDate: string | null | undefined;
  readonly retention: string | null | undefined;
  readonly secrecy: string | null | undefined;
  readonly access: string | null | undefined;
  readonly keywords: string | null | undefined;
  readonly note: string | null | undefined;
};

export type DossierList = {
  /** Rows below the head that hold something. */
  readonly rows: number;
  readonly dossiers: readonly ListedDossier[];
  readonly skipped: readonly { readonly row: number; readonly reason: string }[];
  readonly notes: readonly string[];
};

type Mutable<T> = { -readonly [K in keyof T]: T[K] };

const isDitto = (cell: string): boolean =>
  /^[-–\s.]*["'“”″〃]+[-–\s."'“”″〃]*$/u.test(cell) || /^[-\s]*(?:n\.?\s?t\.?|như trên)[-\s.]*$/iu.test(cell);

const isBlank = (cell: string): boolean => /^[-–—._\s]*$/.test(cell);

/** Best sheet of a workbook: the one whose head names the most columns. Null when none has code and title. */
export function chooseSheet(sheets: readonly Sheet[]): { sheet: Sheet; head: Head } | null {
  let best: { sheet: Sheet; head: Head } | null = null;
  const width = (head: Head): number => Object.keys(head.columns).length;
  for (const sheet of sheets) {
    const head = findHead(sheet.rows);
    if (head !== null && (best === null || width(head) > width(best.head))) best = { sheet, head };
  }
  return best;
}

const FIGURES = ['sheets', 'pages', 'sheetsOrPages', 'documents', 'dates', 'startDate', 'endDate'] as const;

/** Reads the dossiers of a list whose head has at least the columns `code` and `title`. */
export function readDossiers(rows: Sheet['rows'], { columns, firstRow }: Head): DossierList {
  const place = placeAbove(rows, firstRow);
  const dossiers: Mutable<ListedDossier>[] = [];
  const skipped: { row: number; reason: string }[] = [];
  const notes: string[] = [];
  const headings: number[] = [];
  const byCode = new Map<string, ListedDossier>();
  const above = new Map<ColumnName, string>();
  let current: Mutable<ListedDossier> | null = null;
  let filled = 0;

  for (let index = firstRow; index < rows.length; index++) {
    const cells = cellsOf(rows[index] ?? [], columns);
    if (cells.empty) continue;
    const row = index + 1;
    filled++;
    const own = (name: ColumnName): string => (cells.isDitto(name) ? '' : cells.text(name));
    const text = (name: ColumnName): string => (cells.isDitto(name) ? (above.get(name) ?? '') : cells.text(name));
    const [code, title] = [text('code'), text('title')];
    const hasFigures = FIGURES.some((name) => own(name) !== '');

    if (/^(?:tong cong|tong so|cong)\b/.test(fold(cells.first))) {
      headings.push(row);
      continue;
    }
    if (current !== null && row > firstRow + 1 && sameRow(rows[index - 1] ?? [], rows[index] ?? [])) {
      skipped.push({ row, reason: `giống hệt dòng ${row - 1}` });
      continue;
    }
    const continues: boolean =
      current !== null &&
      (cells.isDitto('code') ||
        ((own('code') === '' || own('code') === current.code) &&
          (own('title') === '' || sameText(own('title'), current.title)) &&
          (own('title') !== '' || hasFigures)));
    if (continues && current !== null) {
      addTo(current, figures(own, columns, row, notes), own);
      continue;
    }
    if (own('code') === '') {
      if (hasFigures && title !== '') skipped.push({ row, reason: 'thiếu số hồ sơ' });
      else headings.push(row);
      continue;
    }
    if (!/\p{N}/u.test(code) || code.length > 60) {
      if (hasFigures) skipped.push({ row, reason: `“${code.slice(0, 60)}” không phải là số hồ sơ` });
      else headings.push(row);
      continue;
    }
    if (title === '') {
      skipped.push({ row, reason: `hồ sơ ${code} thiếu tiêu đề` });
      continue;
    }
    const made: Mutable<ListedDossier> = {
      row,
      fondsCode: text('fonds') || place.fondsCode,
      fondsTitle: text('fonds') === '' || text('fonds') === place.fondsCode ? place.fondsTitle : undefined,
      inventoryCode: text('inventory') || place.inventoryCode,
      code,
      title,
      ...figures(text, columns, row, notes),
      box: orNull(text('box'), columns.box),
      retention: orNull(text('retention'), columns.retention),
      secrecy: orNull(text('secrecy'), columns.secrecy),
      access: orNull(text('access'), columns.access),
      keywords: orNull(text('keywords'), columns.keywords),
      note: orNull(
        [text('remark'), text('note')].filter((part) => part !== '').join('; '),
        columns.note ?? columns.remark,
      ),
    };
    for (const name of Object.keys(columns) as ColumnName[]) above.set(name, text(name));
    const key = [made.fondsCode, made.inventoryCode, code].join('\n');
    const standing = byCode.get(key);
    if (standing !== undefined) {
      skipped.push({ row, reason: `trùng số hồ sơ ${code} với dòng ${standing.row}` });
      current = null;
      continue;
    }
    byCode.set(key, made);
    dossiers.push(made);
    current = made;
  }
  if (headings.length > 0) notes.push(`Dòng tiêu đề nhóm, dòng cộng, không tính là hồ sơ: ${headings.join(', ')}.`);
  return { rows: filled, dossiers, skipped, notes };
}

const sameRow = (a: readonly string[], b: readonly string[]): boolean => a.join('\n') === b.join('\n');

const orNull = (text: string, column: number | undefined): string | null | undefined =>
  column === undefined ? undefined : text || null;

function cellsOf(row: readonly string[], columns: Columns) {
  const raw = (name: ColumnName): string => {
    const index = columns[name];
    return index === undefined ? '' : (row[index] ?? '');
  };
  return {
    empty: row.every((cell) => isBlank(cell) || cell === DITTO),
    first: row.find((cell) => !isBlank(cell) && cell !== DITTO) ?? '',
    isDitto: (name: ColumnName): boolean => isDitto(raw(name)),
    text: (name: ColumnName): string =>
      isBlank(raw(name))
        ? ''
        : raw(name)
            .replace(/\s*\n\s*/g, '\n')
            .trim(),
  };
}

type Figures = Pick<ListedDossier, 'sheets' | 'pages' | 'documents' | 'startDate' | 'endDate'>;

function figures(text: (name: ColumnName) => string, columns: Columns, row: number, notes: string[]): Figures {
  const unread = (what: string, cell: string): null => {
    notes.push(`Dòng ${row}: không hiểu ${what} “${cell.replaceAll('\n', ' ')}”, để trống.`);
    return null;
  };
  const count = (name: ColumnName, what: string): number | null | undefined => {
    if (columns[name] === undefined) return undefined;
    const cell = text(name);
    return cell === '' ? null : (readCount(cell) ?? unread(what, cell));
  };
  let sheets = count('sheets', 'số tờ');
  let pages = count('pages', 'số trang');
  const both = text('sheetsOrPages');
  if (columns.sheetsOrPages !== undefined) {
    // "12/24": twelve sheets, 24 pages. A single figure in this column is the number of sheets (tờ is named first).
    const [first, second] = both.split('/').map(readCount);
    sheets ??= both === '' ? null : (first ?? unread('số tờ', both));
    pages ??= second ?? undefined;
  }
  let startDate: string | null | undefined;
  let endDate: string | null | undefined;
  if (columns.dates !== undefined) {
    const cell = text('dates');
    const range = cell === '' ? null : (readPeriod(cell) ?? unread('thời gian', cell));
    [startDate, endDate] = [range?.[0] ?? null, range?.[1] ?? null];
  }
  const date = (name: 'startDate' | 'endDate'): string | null => {
    const cell = text(name);
    return cell === '' ? null : (parsePartialDate(cell) ?? unread('ngày', cell));
  };
  if (columns.startDate !== undefined) startDate = date('startDate') ?? startDate ?? null;
  if (columns.endDate !== undefined) endDate = date('endDate') ?? endDate ?? null;
  return { sheets, pages, documents: count('documents', 'số văn bản'), startDate, endDate };
}

/** A further row of the same dossier: its counts are added, its dates widen the span, its notes follow. */
function addTo(dossier: Mutable<ListedDossier>, more: Figures, own: (name: ColumnName) => string): void {
  const sum = (a: number | null | undefined, b: number | null | undefined) => (b == null ? a : (a ?? 0) + b);
  dossier.sheets = sum(dossier.sheets, more.sheets);
  dossier.pages = sum(dossier.pages, more.pages);
  dossier.documents = sum(dossier.documents, more.documents);
  if (more.startDate && (!dossier.startDate || comparePartialDates(more.startDate, dossier.startDate) < 0)) {
    dossier.startDate = more.startDate;
  }
  if (more.endDate && (!dossier.endDate || comparePartialDates(more.endDate, dossier.endDate) > 0)) {
    dossier.endDate = more.endDate;
  }
  for (const note of [own('remark'), own('note')]) {
    if (note !== '' && !(dossier.note ?? '').includes(note))
      dossier.note = [dossier.note, note].filter(Boolean).join('; ');
  }
}

/** `12`, `12 tờ`, `1.040`, `12.0`; null for anything else. */
export function readCount(cell: string): number | null {
  const text = cell
    .trim()
    .replace(/\s*(?:tờ|trang|văn bản|tài liệu|vb|tr)\.?$/iu, '')
    .replace(/^(\d{1,3})((?:[.,\s]\d{3})+)$/u, (_, first: string, rest: string) => first + rest.replace(/\D/g, ''));
  const number = /^\d+(?:[.,]0+)?$/.test(text) ? Number.parseInt(text, 10) : Number.NaN;
  return Number.isSafeInteger(number) && number <= 1_000_000 ? number : null;
}

/** One or two dates in one cell: `01/1998 - 12/1999`, `1998-1999`, two lines, `từ … đến …`; a single date is both. */
export function readPeriod(cell: string): readonly [string, string] | null {
  const whole = parsePartialDate(cell);
  if (whole !== null) return [whole, whole];
  const parts = cell
    .replace(/^(\d{4})\s*[-–—]\s*(\d{4})$/u, '$1\n$2')
    .replace(/^\s*từ\s+/iu, '')
    .split(/\n|\s*;\s*|\s+[-–—]\s+|\s*(?:[-–—]\s*)?đến\s+(?:ngày\s+(?=\d+[/.-]))?|(?<=\/\d{4})\s*[-–—]\s*/u)
    .map((part) => part.trim().replace(/^ngày\s+(?=\d+[/.-])/iu, ''))
    .filter((part) => part !== '')
    .map((part) => parsePartialDate(part));
  const [start, end] = parts;
  if (parts.length !== 2 || start == null || end == null) return null;
  return comparePartialDates(start, end) <= 0 ? [start, end] : [end, start];
}
