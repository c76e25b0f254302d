/**
 * What can go wrong, as the station raises and tells it; the codes with their sentences are in error-list.ts.
 *
 * Promise: whatever the station refuses carries one of these codes. Anything else that is thrown is a bug and surfaces
 * as `bug`, with the log as the remedy.
 */
import { errors, type Sentences } from './error-list.ts';

export type ErrorParams = Readonly<Record<string, string | number>>;

export type ErrorCode = keyof typeof errors;

export const errorCodes = Object.keys(errors) as ErrorCode[];

/** The sentence of a code with its parameters filled in; a parameter that is not given stays visible as `{name}`. */
export function sentence(template: string, params: ErrorParams): string {
  return template.replace(/\{(\w+)\}/g, (whole, name: string) => (name in params ? String(params[name]) : whole));
}

/** Words that stand as parameters in the sentences, given in Vietnamese; what is not here is a name and stays as it is. */
const englishWords: Readonly<Record<string, string>> = {
  'văn bản': 'document',
  'hồ sơ': 'dossier',
  trang: 'page',
  việc: 'job',
  lô: 'batch',
  'kho nhận': 'destination',
  'ngoại lệ': 'exception',
  'mẫu gói': 'package profile',
  'người dùng': 'user',
  'hạn hoàn thành': 'deadline',
  'không có ngày này trong lịch': 'there is no such day',
  duyệt: 'approve',
  sửa: 'change',
  'trả lại': 'send back',
  'thêm trang': 'add pages',
  'thêm văn bản': 'add documents',
  'làm lại': 'retry',
  hủy: 'cancel',
  'giao nộp': 'deliver',
  đóng: 'settle',
  'đã duyệt': 'approved',
  'đã đóng gói': 'sealed',
  'chưa biên mục': 'not described',
  'đã xử lý': 'settled',
  'đang đóng gói': 'being sealed',
  'chưa đọc xong': 'not fully read',
  'đã bị trả lại': 'sent back',
  'chưa có văn bản': 'without documents',
  'không có sai khác': 'without differences',
  'không nằm trong văn bản nào': 'in no document',
  'giải thích': 'explain',
  'tách văn bản': 'split a document',
  'trang đầu của văn bản': 'the first page of its document',
  phông: 'fonds',
  'mục lục': 'inventory',
};

/** Everything there is to say about a failure, with its parameters filled in. */
export function sentencesOf({ code, params }: { code: ErrorCode; params: ErrorParams }): Sentences {
  const { vi, en, remedy } = errors[code];
  const english = Object.fromEntries(
    Object.entries(params).map(([name, value]) => [name, englishWords[String(value)] ?? value]),
  );
  return {
    vi: sentence(vi, params),
    en: sentence(en, english),
    remedy: { vi: sentence(remedy.vi, params), en: sentence(remedy.en, english) },
  };
}

/** An expected failure inside the station. The station's door turns it into a `Failure`; it never crosses as an Error. */
export class StationError extends Error {
  readonly code: ErrorCode;
  readonly params: ErrorParams;

  constructor(code: ErrorCode, params: ErrorParams = {}, options?: { cause?: unknown }) {
    super(sentence(errors[code].vi, params), options);
    this.name = 'StationError';
    this.code = code;
    this.params = params;
  }
}

const NO_SPACE = new Set(['ENOSPC', 'EDQUOT', 'SQLITE_FULL']);

export const isDiskFull = (cause: unknown): boolean => NO_SPACE.has((cause as { code?: string }).code ?? '');

/** What a refused write becomes: a full disk is told apart, because its remedy is another. */
export function writeError(path: string, cause: unknown): StationError {
  if (cause instanceof StationError) return cause;
  if (isDiskFull(cause)) return new StationError('disk-full', { path }, { cause });
  return new StationError('write-failed', { path, detail: (cause as Error).message }, { cause });
}
