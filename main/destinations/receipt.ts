/**
 * Receipts (biên nhận gửi): the proof that a batch lies at a destination, as the sender read it back. Pure: the body as
 * JSON, and the same for people to read and print.
 *
 * Each receipt names the hash of the one before it and of the newest event of the audit chain, so that a receipt or a
 * tail of events that disappears later shows. The kind `accepted` (the store re-hashed and signed) is another's word
 * and is not written here.
 */
import { z } from 'zod';
import { formatCount } from '../../shared/figures.ts';

const receiptShape = z.object({
  receipt: z.string(),
  kind: z.literal('sent'),
  batch: z.string(),
  fingerprint: z.string(),
  profile: z.string(),
  dossiers: z.array(z.object({ code: z.string(), documents: z.number(), pages: z.number() })),
  totals: z.object({ dossiers: z.number(), documents: z.number(), pages: z.number(), bytes: z.number() }),
  destination: z.object({ name: z.string(), kind: z.string(), place: z.string(), store: z.string() }),
  /** `person`: the full name of a user of the program; receipts written before there were users have none. */
  sender: z.object({ station: z.string(), name: z.string(), actor: z.string(), person: z.string().optional() }),
  proof: z.string(),
  writtenAt: z.string(),
  software: z.string(),
  previous: z.object({ receipt: z.string(), sha256: z.string() }).nullable(),
  auditHead: z.string(),
});

export type ReceiptBody = z.output<typeof receiptShape>;

export const PROOF =
  'Từng tệp đã được ghi, đọc lại qua máy trạm và băm SHA-256; dấu hoàn tất ghi sau cùng và đã đọc lại';

/** The receipt byte for byte as it is stored and delivered. */
export const receiptJson = (body: ReceiptBody): string => `${JSON.stringify(body, null, 1)}\n`;

/** @throws Error for a body this program did not write */
export const parseReceipt = (body: string): ReceiptBody => receiptShape.parse(JSON.parse(body));

/** `BN-2026-000012`: counted per year of the station's own numbers, without gaps. */
export const receiptNumber = (year: number, ordinal: number): string =>
  `BN-${year}-${String(ordinal).padStart(6, '0')}`;

/** Local time of the offices, +07:00, as a paper states it. */
function spoken(time: string): string {
  const local = new Date(new Date(time).getTime() + 7 * 3_600_000).toISOString();
  const [year, month, day] = local.slice(0, 10).split('-');
  return `${local.slice(11, 16)} ngày ${day}/${month}/${year} (giờ Việt Nam)`;
}

/** The receipt as a person reads it. */
export function receiptText(body: ReceiptBody): string {
  const { totals, destination, sender, previous } = body;
  const dossiers = body.dossiers.map(
    (dossier) => `  - ${dossier.code}: ${formatCount(dossier.documents)} văn bản, ${formatCount(dossier.pages)} trang`,
  );
  return `BIÊN NHẬN GỬI HỒ SƠ SỐ HÓA
Số: ${body.receipt}

Đơn vị gửi: ${sender.name}
Người gửi: ${sender.person === undefined ? sender.actor : `${sender.person} (${sender.actor})`}
Kho nhận: ${destination.name}
Nơi nhận: ${destination.place}
Thời điểm: ${spoken(body.writtenAt)}

Lô: ${body.batch}
Số lượng: ${formatCount(totals.dossiers)} hồ sơ, ${formatCount(totals.documents)} văn bản, ${formatCount(totals.pages)} trang, ${formatCount(totals.bytes)} byte
${dossiers.join('\n')}

Mã băm của lô (SHA-256 của tệp tagmanifest-sha256.txt):
${body.fingerprint}
Cách kiểm chứng khi gửi: ${body.proof}.
Kiểm lại bất cứ lúc nào: trong thư mục của lô, chạy
  sha256sum -c tagmanifest-sha256.txt && sha256sum -c manifest-sha256.txt

Biên nhận liền trước: ${previous === null ? 'không có' : `${previous.receipt}, SHA-256 ${previous.sha256}`}
Phần mềm: ${body.software}

Đây là biên nhận của bên gửi. Biên nhận tiếp nhận do kho nhận cấp sau khi tự kiểm tra.
`.normalize('NFC');
}
