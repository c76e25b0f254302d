/**
 * What words taken from the paper mean in a field: the number out of `Số:17/BC-MTTQ`, a day out of `ngày 05 tháng 3 năm
 * 1998`. Pure. A person sees the outcome in the box and can change it, so it only tidies what is plain.
 */

import { dateFields, type FieldName } from '../../../shared/fields.ts';
import { formatPartialDate, parsePartialDate } from '../../../shared/partial-date.ts';

export function takenText(field: FieldName, words: readonly string[]): string {
  const text = words.join(' ').normalize('NFC').replace(/\s+/g, ' ').trim();
  if (field === 'number' || field === 'arrivalNumber') return /\d+\p{L}?(?![\p{L}\d])/u.exec(text)?.[0] ?? text;
  if (field === 'symbol') {
    const behind = /\d+\p{Lu}?\s*[/-]\s*(.+)$/u.exec(text)?.[1] ?? text;
    return behind.replace(/^số\s*:?\s*/iu, '').replace(/[.,;:]+$/u, '');
  }
  if (dateFields.has(field)) {
    const dated = /ngày.*$/iu.exec(text)?.[0] ?? text;
    const date = parsePartialDate(dated.replace(/[.,;:]+$/u, ''));
    return date === null ? text : formatPartialDate(date);
  }
  return text.replace(/[,;:]+$/u, '');
}
