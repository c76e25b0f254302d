/**
 * What may be typed into a field: how it is stored, and what is wrong or doubtful about it. Pure, so that the window says
 * it while a person types and the station says the same when it is saved.
 *
 * Promises: an `error` is refused by the station; a `warning` never is, because papers themselves break the rules and a
 * person has seen the paper. Handwriting that leaves the day open is a date all the same: a month or a year is enough.
 */
import { dateFields, type FieldName } from './fields.ts';
import { formatPartialDate, isPartialDate, latestDay, parsePartialDate } from './partial-date.ts';
import { parseSymbol } from './symbol.ts';
import { nfc } from './vietnamese.ts';

export type FieldProblem = { readonly level: 'error' | 'warning'; readonly vi: string; readonly en: string };

/** `value` is what is stored; null for nothing. With an error it is what was typed, cleaned of stray blanks. */
export type CheckedField = { readonly value: string | null; readonly problem?: FieldProblem };

/** Longest value of a field in any package we know (Subject S500), with room for old habits. */
const LONGEST = 2000;

/** Longer than this the field holds more than belongs there: a whole letterhead as the number, a paragraph as a name. */
const USUAL: Partial<Record<FieldName, number>> = {
  type: 60,
  number: 20,
  symbol: 60,
  place: 60,
  superior: 200,
  issuer: 250,
  subject: 1000,
  authority: 200,
  signer: 80,
  secrecy: 30,
  urgency: 30,
  arrivalNumber: 12,
  petitionKind: 60,
  sender: 120,
  senderAddress: 250,
};

const warning = (vi: string, en: string): FieldProblem => ({ level: 'warning', vi, en });
const error = (vi: string, en: string): FieldProblem => ({ level: 'error', vi, en });

/**
 * Checks what a person typed.
 * @param options.today full ISO; a date after it is doubtful (default: now)
 */
export function checkField(
  field: FieldName,
  typed: string | null,
  options: { readonly today?: string } = {},
): CheckedField {
  const value = nfc(typed ?? '')
    .replace(/\s+/g, ' ')
    .trim();
  if (value === '') return { value: null };
  if (value.length > LONGEST) {
    return { value, problem: error(`dài quá ${LONGEST} ký tự`, `longer than ${LONGEST} characters`) };
  }
  // A mark typed in passing (?, -, …) is no reading of the paper.
  if (!/[\p{L}\p{N}]/u.test(value))
    return { value, problem: error('chưa có chữ hay số nào', 'no letter or digit in it') };
  if (dateFields.has(field)) return checkDate(value, options.today ?? new Date().toISOString().slice(0, 10));
  if (field === 'recordGroup') return checkRecordGroup(value);
  const problem = doubtOf(field, value);
  return problem === null ? { value } : { value, problem };
}

/** Words that begin with "đơn" and are no petition: unit, price, order, prescription. */
const PETITION = /^\s*đơn(?!\p{L})(?!\s*(?:vị|giá|hàng|đặt|thuốc|nguyên|vay|ca)(?!\p{L}))/iu;

/** Whether a type names a petition. */
export const isPetition = (type: string | null): boolean => type !== null && PETITION.test(nfc(type));

/** A value as a person would type it, for the box in which it is corrected: dates day first. */
export const typedForm = (field: FieldName, value: string | null): string => {
  if (value === null) return '';
  return dateFields.has(field) && isPartialDate(value) ? formatPartialDate(value) : value;
};

function checkDate(value: string, today: string): CheckedField {
  const date = parsePartialDate(value);
  if (date === null) {
    const looksWhole = /^\D*\d{1,2}\D+\d{1,2}\D+\d{2,4}\D*$/.test(value);
    return {
      value,
      problem: looksWhole
        ? error('không có ngày này; viết ngày trước tháng, ví dụ 05/3/1998', 'there is no such day; write 05/3/1998')
        : error('cần dạng 05/3/1998, 3/1998 hoặc 1998', 'write 05/3/1998, 3/1998 or 1998'),
    };
  }
  if (date > today.slice(0, date.length)) {
    return { value: date, problem: warning('ngày này chưa tới', 'this day lies in the future') };
  }
  // The first papers of the Front and its forerunners are of 1930; what is older is mostly a misread year.
  if (latestDay(date) < '1930-01-01') {
    return { value: date, problem: warning('năm sớm hơn năm 1930', 'the year is before 1930') };
  }
  return { value: date };
}

/** `04`, `4` and `04 – Giám sát` are the group 04. */
function checkRecordGroup(value: string): CheckedField {
  const [, code] = /^(\d{1,2})(?!\d)/.exec(value) ?? [];
  if (code === undefined || Number(code) === 0) {
    return { value, problem: error('cần mã nhóm hồ sơ, ví dụ 04', 'write the code of a record group, such as 04') };
  }
  return { value: code.padStart(2, '0') };
}

function doubtOf(field: FieldName, value: string): FieldProblem | null {
  const usual = USUAL[field];
  if (usual !== undefined && value.length > usual) {
    return warning(`dài hơn thường lệ (${value.length} ký tự)`, `longer than usual (${value.length} characters)`);
  }
  if (field === 'number' || field === 'arrivalNumber') return doubtOfNumber(value);
  if (field === 'symbol') return doubtOfSymbol(value);
  if ((field === 'signer' || field === 'sender') && /\d/u.test(value))
    return warning('họ tên có chữ số', 'a name with digits in it');
  return null;
}

/** `86`, `07B`, `12/2019`: digits first, at most a letter or two and a year behind them. */
function doubtOfNumber(value: string): FieldProblem | null {
  if (/^\d{1,6}\p{L}{0,3}(?:[/-](?:\d{1,4}|\p{L}{1,3}))?$/u.test(value)) return null;
  if (/\d\s*[/-]\s*\p{L}{2,}/u.test(value)) {
    return warning('ký hiệu viết ở ô Ký hiệu, ô này chỉ ghi số', 'the symbol belongs into its own field');
  }
  if (!/\d/.test(value)) return warning('không có chữ số nào', 'no digit in it');
  return warning('số thường chỉ gồm chữ số, ví dụ 86 hoặc 07B', 'a number is mostly digits only, such as 86 or 07B');
}

function doubtOfSymbol(value: string): FieldProblem | null {
  if (/^\d/.test(value))
    return warning('số viết ở ô Số, ô này chỉ ghi ký hiệu', 'the number belongs into its own field');
  if (/\s/.test(value.replace(/\s*[-/–]\s*/gu, '-'))) {
    return warning('ký hiệu thường viết liền, ví dụ QĐ-MTTQ', 'a symbol is written without blanks, such as QĐ-MTTQ');
  }
  const parsed = parseSymbol(`1/${value}`) ?? parseSymbol(`1-${value}`);
  if (parsed === null) return warning('không đúng mẫu ký hiệu, ví dụ QĐ-MTTQ', 'not the pattern of a symbol');
  if (parsed.symbol !== value) return warning(`có thể là ${parsed.symbol}`, `perhaps ${parsed.symbol}`);
  return null;
}
