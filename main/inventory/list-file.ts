/**
 * The cells of a spreadsheet file, as text: .xlsx, or .csv in any of the ways in which Excel writes it (comma, semicolon
 * or tab; UTF-8 with or without mark, UTF-16, Windows-1258; TCVN3 and VNI of old).
 *
 * Promises: rows keep the numbers that Excel shows; all text is NFC; a cell swallowed by one above in a merged range
 * reads as a ditto mark; whatever was converted or guessed stands in `notes`.
 */
import { readFile, stat } from 'node:fs/promises';
import { parse } from 'csv-parse/sync';
import type ExcelJS from 'exceljs';
import { StationError } from '../../shared/errors.ts';
import { nfc } from '../../shared/vietnamese.ts';
import { encodingOfFont, fromLegacy, legacyEncoding, vietnameseShare } from './legacy-text.ts';

export type Sheet = {
  readonly name: string;
  /** rows[0] is row 1; short rows are not padded. */
  readonly rows: readonly (readonly string[])[];
};

export type ListFile = { readonly sheets: readonly Sheet[]; readonly notes: readonly string[] };

/** As a clerk writes "same as above"; what merged cells read as. */
export const DITTO = '〃';

// A list of 50,000 dossiers is 10 MB. Beyond this it is no list.
const LARGEST_FILE = 64 * 1024 * 1024;

/**
 * Reads a list from disk.
 * @throws StationError `path-missing`, `file-unreadable`, `file-empty`, `list-unreadable`
 */
export async function readListFile(path: string): Promise<ListFile> {
  const bytes = await readBytes(path);
  const refuse = (detail: string, cause?: unknown): never => {
    throw new StationError('list-unreadable', { path, detail }, { cause });
  };
  if (bytes.length === 0) throw new StationError('file-empty', { path });
  if (bytes.subarray(0, 4).toString('hex') === 'd0cf11e0') return refuse('tệp Excel đời cũ (.xls)');
  if (bytes.subarray(0, 2).toString('latin1') !== 'PK') return readText(bytes, refuse);
  try {
    return await readWorkbook(bytes);
  } catch (cause) {
    return refuse(cause instanceof Error ? cause.message : String(cause), cause);
  }
}

async function readBytes(path: string): Promise<Buffer> {
  try {
    const { size } = await stat(path);
    if (size > LARGEST_FILE) throw new StationError('list-unreadable', { path, detail: 'tệp lớn hơn 64 MB' });
    return await readFile(path);
  } catch (cause) {
    if (cause instanceof StationError) throw cause;
    if ((cause as { code?: string }).code === 'ENOENT') throw new StationError('path-missing', { path }, { cause });
    throw new StationError('file-unreadable', { path, detail: (cause as Error).message }, { cause });
  }
}

// --- text -----------------------------------------------------------------------------------------------------------

function readText(bytes: Buffer, refuse: (detail: string, cause?: unknown) => never): ListFile {
  const { text, notes } = decode(bytes) ?? refuse('không nhận ra bảng mã chữ Việt');
  // Excel's own way of naming the separator.
  const named = /^sep=(.)\r?\n/i.exec(text);
  const content = named ? text.slice(named[0].length) : text;
  let rows: string[][];
  try {
    rows = parse(content, {
      delimiter: named?.[1] ?? likeliestDelimiter(content),
      relax_column_count: true,
      relax_quotes: true,
    });
  } catch (cause) {
    return refuse(cause instanceof Error ? cause.message : String(cause), cause);
  }
  const numbered = named ? [[], ...rows] : rows;
  return { sheets: [{ name: '', rows: numbered.map((row) => row.map((cell) => nfc(cell).trim())) }], notes };
}

const decoded = (bytes: Buffer, encoding: string): string => new TextDecoder(encoding, { fatal: true }).decode(bytes);

function decode(bytes: Buffer): { text: string; notes: string[] } | null {
  const mark = bytes.subarray(0, 2).toString('hex');
  const everySecondIsZero = bytes.subarray(0, 200).filter((byte, at) => at % 2 === 1 && byte === 0).length > 20;
  if (mark === 'fffe' || mark === 'feff' || everySecondIsZero) {
    try {
      return fromOldFonts(decoded(bytes, mark === 'feff' ? 'utf-16be' : 'utf-16le'));
    } catch {
      return null;
    }
  }
  try {
    return fromOldFonts(decoded(bytes, 'utf-8'));
  } catch {
    return fromBytes(bytes);
  }
}

/** Text that is valid Unicode but was typed in fonts of before Unicode. */
function fromOldFonts(text: string): { text: string; notes: string[] } {
  const encoding = legacyEncoding(text);
  return encoding === null
    ? { text, notes: [] }
    : { text: fromLegacy(text, encoding), notes: [convertedNote(encoding)] };
}

/** One byte a letter: whichever reading gives Vietnamese. */
function fromBytes(bytes: Buffer): { text: string; notes: string[] } | null {
  const latin = bytes.toString('latin1');
  const [best] = [
    { name: 'Windows-1258', text: nfc(new TextDecoder('windows-1258').decode(bytes)) },
    { name: 'TCVN3', text: fromLegacy(latin, 'TCVN3') },
    { name: 'VNI', text: fromLegacy(latin, 'VNI') },
  ]
    .map((reading) => ({ ...reading, share: vietnameseShare(reading.text) ?? 0 }))
    .sort((a, b) => b.share - a.share);
  if (best === undefined || best.share < 0.7) return null;
  return { text: best.text, notes: [convertedNote(best.name)] };
}

const convertedNote = (encoding: string): string =>
  `Danh sách dùng bảng mã ${encoding}; đã chuyển sang Unicode, tệp gốc giữ nguyên.`;

/** The separator that cuts the first lines into the most columns; quoted text does not count. */
function likeliestDelimiter(text: string): string {
  const head = text.slice(0, 20_000).replace(/"[^"]*"/g, '');
  const count = (separator: string): number => head.split(separator).length;
  return [';', '\t', ',', '|'].reduce((best, separator) => (count(separator) > count(best) ? separator : best));
}

// --- xlsx -----------------------------------------------------------------------------------------------------------

async function readWorkbook(bytes: Buffer): Promise<ListFile> {
  // Loaded when a workbook comes: it costs every start of the program a quarter of a second otherwise.
  const { default: exceljs } = await import('exceljs');
  const workbook = new exceljs.Workbook();
  // exceljs declares its own narrower Buffer.
  await workbook.xlsx.load(bytes as unknown as ExcelJS.Buffer);
  const converted = new Set<string>();
  const sheets = workbook.worksheets.map((worksheet) => {
    const rows: string[][] = [];
    const cells: { row: number; column: number; font: string }[] = [];
    // Only rows that hold something: a sheet formatted to its end claims a million.
    worksheet.eachRow((row, number) => {
      const texts: string[] = [];
      row.eachCell((cell, column) => {
        texts[column - 1] = cellText(cell);
        cells.push({ row: number - 1, column: column - 1, font: cell.font?.name ?? '' });
      });
      while (rows.length < number - 1) rows.push([]);
      rows.push(Array.from(texts, (text) => text ?? ''));
    });
    // Guessing needs more text than a cell holds; a font says it for its cell alone.
    const guessed = legacyEncoding(rows.flat().join('\n'));
    for (const { row, column, font } of cells) {
      const text = rows[row]?.[column] ?? '';
      const named = encodingOfFont(font);
      const encoding = named?.encoding ?? guessed;
      if (encoding === null || (vietnameseShare(text) ?? 1) >= 0.7 || rows[row] === undefined) continue;
      const unicode = fromLegacy(text, encoding);
      rows[row][column] = named?.capitals ? unicode.toUpperCase() : unicode;
      converted.add(encoding);
    }
    return { name: worksheet.name, rows: rows.map((row) => row.map((cell) => nfc(cell).trim())) };
  });
  return { sheets, notes: [...converted].map(convertedNote) };
}

function cellText(cell: ExcelJS.Cell): string {
  if (cell.isMerged && cell.master !== cell) return Number(cell.master.row) < Number(cell.row) ? mergedText(cell) : '';
  return valueText(cell.value, cell.numFmt);
}

/** Below the top left cell of a merged range: "same as above" in its first column, nothing beside it. */
const mergedText = (cell: ExcelJS.Cell): string => (cell.master.col === cell.col ? DITTO : '');

function valueText(value: ExcelJS.CellValue, format: string | undefined): string {
  if (value === null || value === undefined) return '';
  if (value instanceof Date) return value.toISOString().slice(0, 10);
  // A code typed as a number and shown as 0012 is 0012.
  if (typeof value === 'number')
    return /^0+$/.test(format ?? '') ? String(value).padStart(format?.length ?? 0, '0') : String(value);
  if (typeof value !== 'object') return String(value);
  if ('richText' in value) return value.richText.map((run) => run.text).join('');
  if ('error' in value) return '';
  if ('hyperlink' in value) return valueText(value.text as ExcelJS.CellValue, undefined);
  return 'result' in value ? valueText(value.result as ExcelJS.CellValue, format) : '';
}
