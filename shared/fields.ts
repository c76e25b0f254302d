/**
 * The description of a document: which fields there are, and the shape of a suggestion.
 *
 * Field names are English here, Vietnamese on the screen and in packages (domain.md 4.1, 4.3). Values are text as a
 * careful clerk would type it: NFC, printed capitals kept for bodies, dates partial ISO (`2025`, `2025-01`,
 * `2025-01-16`), number without leading-zero games (kept as printed).
 */
import type { Box } from './page-text.ts';

export const fieldNames = [
  'type', // tên loại: "Quyết định", "Công văn", "Thông tri"
  'number', // số: "86", "07B"; text, never an integer
  'symbol', // ký hiệu: "QĐ-UBND", "KH-MTTQ-BTT", "NQ/TU"
  'date', // ngày ban hành, partial ISO
  'place', // địa danh: "Quảng Trị"
  'superior', // cơ quan cấp trên trực tiếp, as printed
  'issuer', // cơ quan ban hành, as printed
  'subject', // trích yếu nội dung
  'authority', // quyền hạn and chức vụ: "TM. BAN THƯỜNG TRỰC CHỦ TỊCH"
  'signer', // họ tên người ký
  'secrecy', // độ mật: "Mật", "Tối mật", "Tuyệt mật"
  'urgency', // độ khẩn: "Khẩn", "Thượng khẩn", "Hỏa tốc"
  'arrivalNumber', // số đến, from the stamp of the office that received the paper
  'arrivalDate', // ngày đến, partial ISO
  'petitionKind', // loại đơn: "Đơn kiến nghị", "Đơn khiếu nại"
  'sender', // người gửi đơn
  'senderAddress', // địa chỉ người gửi đơn
  'recordGroup', // nhóm hồ sơ: a code of resources/profiles/record-groups.json, "04"
] as const;

export type FieldName = (typeof fieldNames)[number];

/** Fields that few papers have: shown where they say something, otherwise only when a person asks for them. */
export const seldomFields: ReadonlySet<FieldName> = new Set([
  'arrivalNumber',
  'arrivalDate',
  'petitionKind',
  'sender',
  'senderAddress',
  'recordGroup',
]);

/** Fields that hold a partial date. */
export const dateFields: ReadonlySet<FieldName> = new Set(['date', 'arrivalDate']);

export const fieldLabels: Readonly<Record<FieldName, string>> = {
  type: 'Tên loại văn bản',
  number: 'Số của văn bản',
  symbol: 'Ký hiệu của văn bản',
  date: 'Ngày, tháng, năm văn bản',
  place: 'Địa danh',
  superior: 'Cơ quan cấp trên',
  issuer: 'Tên cơ quan, tổ chức ban hành văn bản',
  subject: 'Trích yếu nội dung',
  authority: 'Quyền hạn, chức vụ người ký',
  signer: 'Người ký',
  secrecy: 'Độ mật',
  urgency: 'Độ khẩn',
  arrivalNumber: 'Số đến',
  arrivalDate: 'Ngày đến',
  petitionKind: 'Loại đơn',
  sender: 'Người gửi đơn',
  senderAddress: 'Địa chỉ người gửi',
  recordGroup: 'Nhóm hồ sơ',
};

/** Where on the paper a value stands. */
export type Evidence = {
  /** Position of the page in the document, 1 = first. */
  readonly page: number;
  readonly box: Box;
  /** The words as read there, before any normalisation. */
  readonly text: string;
  /** What stands there was written by hand: a value that rests on it is a proposal for a person to confirm. */
  readonly handwriting?: true;
};

/**
 * A machine's guess. `value` is null where the place was found but a person must read it (handwritten number or
 * day): then `needsPerson` is true and the evidence says where to look. Handwriting that was read with great
 * certainty has a value and needs a person all the same. A field that is not on the paper has no
 * suggestion at all.
 */
export type Suggestion = {
  readonly field: FieldName;
  readonly value: string | null;
  /** 0…1, meant as the chance that the value is exactly right. */
  readonly confidence: number;
  readonly needsPerson: boolean;
  readonly evidence: readonly Evidence[];
};

/**
 * What of a value stays when nobody confirms the handwriting it rests on: nothing of a number; of a date what is
 * printed beside it (a place in the evidence for each part in ink, the day before the month).
 */
export function withoutHandwriting(field: Pick<Suggestion, 'field' | 'value' | 'evidence'>): string | null {
  const inInk = field.evidence.filter((place) => place.handwriting === true).length;
  if (inInk === 0 || field.value === null) return field.value;
  if (!dateFields.has(field.field)) return null;
  return field.value.split('-').slice(0, -inInk).join('-') || null;
}
