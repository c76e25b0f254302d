/**
 * What the events of the audit chain say, as ends of sentences: "14:05 23/11/2026 · Hoa | duyệt văn bản 3".
 *
 * An action that is not listed here is told by its own name, never left out: a history with gaps is none.
 */
import type { Texts } from '../../app/language.tsx';

/** What a sentence may need: the document it is about ("văn bản 3"), and facts taken from the event. */
export type Told = {
  readonly document: string;
  readonly field: string;
  readonly before: string;
  readonly after: string;
  readonly reason: string;
  readonly pages: string;
  /** What was taken back or done again, in the words of `deeds`. */
  readonly deed: string;
};

const vi = {
  machine: 'Máy',
  document: (ordinal: string) => `văn bản ${ordinal}`,
  aDocument: 'văn bản',
  empty: 'trống',
  fields: {
    type: 'loại văn bản',
    number: 'số',
    symbol: 'ký hiệu',
    date: 'ngày ban hành',
    place: 'địa danh',
    superior: 'cơ quan cấp trên',
    issuer: 'cơ quan ban hành',
    subject: 'trích yếu',
    authority: 'chức vụ người ký',
    signer: 'người ký',
    secrecy: 'độ mật',
    urgency: 'độ khẩn',
  } as Readonly<Record<string, string>>,
  actions: {
    'dossier.create': () => 'tạo hồ sơ',
    'dossier.plan': ({ before }: Told) => (before === '' ? 'ghi hồ sơ vào mục lục' : 'cập nhật hồ sơ theo mục lục'),
    'dossier.describe': () => 'sửa thông tin hồ sơ',
    'dossier.explain': ({ after }: Told) =>
      after === '' ? 'rút lời giải thích chênh lệch' : `giải thích chênh lệch: “${after}”`,
    'document.take': ({ document, pages }: Told) => `nhập ${document}${pages === '' ? '' : `, ${pages} trang`}`,
    'document.addPages': ({ document }: Told) => `thêm trang vào ${document}`,
    'document.approve': ({ document }: Told) => `duyệt ${document}`,
    'document.authority': ({ document }: Told) => `chọn cơ quan ban hành của ${document}`,
    'document.sendBack': ({ document, reason }: Told) => `trả lại ${document}${reason === '' ? '' : `: “${reason}”`}`,
    'document.split': ({ document }: Told) => `tách ${document}`,
    'document.keepWhole': ({ document }: Told) => `xác nhận ${document} không phải tách`,
    'document.markPersonal': ({ document }: Told) => `đổi dấu dữ liệu cá nhân của ${document}`,
    'document.join': ({ document }: Told) => `ghép ${document}`,
    'document.move': ({ document }: Told) => `chuyển ${document}`,
    'field.set': ({ document, field, before, after }: Told) =>
      before === after
        ? `xác nhận ${field} của ${document}: ${after}`
        : `sửa ${field} của ${document}: ${before} → ${after}`,
    'page.move': ({ document }: Told) => `chuyển trang của ${document}`,
    'page.rotate': ({ document }: Told) => `xoay trang của ${document}`,
    'page.setAside': ({ document }: Told) => `để riêng trang của ${document}`,
    'page.remove': ({ document }: Told) => `gỡ trang khỏi ${document}`,
    'page.restore': ({ document }: Told) => `khôi phục trang của ${document}`,
    'page.replace': ({ document }: Told) => `thay bản quét một trang của ${document}`,
    'page.readAgain': ({ document }: Told) => `cho đọc lại trang của ${document}`,
    'page.correctWords': ({ document }: Told) => `sửa chữ nhận dạng của ${document}`,
    'page.wordsLost': ({ document }: Told) => `đọc lại trang của ${document}, có chữ người sửa không còn chỗ`,
    'batch.begin': () => 'bắt đầu đóng gói hồ sơ',
    'batch.seal': () => 'đóng gói hồ sơ',
    'batch.release': () => 'đưa hồ sơ ra khỏi lô đang đóng gói',
    'batch.deliver': ({ after }: Told) => `giao nộp hồ sơ${after === '' ? '' : `, biên nhận ${after}`}`,
    'edit.undo': ({ document, deed }: Told) => `hoàn tác ${deed}${document === '' ? '' : ` ở ${document}`}`,
    'edit.redo': ({ document, deed }: Told) => `làm lại ${deed}${document === '' ? '' : ` ở ${document}`}`,
  } as Readonly<Record<string, (told: Told) => string>>,
  deeds: {
    'page.move': 'chuyển trang',
    'page.rotate': 'xoay trang',
    'page.setAside': 'để riêng trang',
    'page.remove': 'gỡ trang',
    'page.restore': 'khôi phục trang',
    'page.replace': 'thay trang',
    'page.correctWords': 'sửa chữ nhận dạng',
    'document.split': 'tách văn bản',
    'document.keepWhole': 'xác nhận không tách',
    'document.markPersonal': 'đánh dấu dữ liệu cá nhân',
    'document.join': 'ghép văn bản',
    'document.move': 'chuyển văn bản',
    'document.setField': 'sửa trường thông tin',
    'document.setAuthority': 'chọn cơ quan ban hành',
    'document.approve': 'duyệt',
    'document.sendBack': 'trả lại',
    'dossier.approve': 'duyệt hồ sơ',
    'dossier.describe': 'sửa thông tin hồ sơ',
    'dossier.explain': 'giải thích chênh lệch',
  } as Readonly<Record<string, string>>,
  other: (action: string, document: string) => `thay đổi (${action})${document === '' ? '' : ` ở ${document}`}`,
};

export const historyTexts: Texts<typeof vi> = {
  vi,
  en: {
    machine: 'The machine',
    document: (ordinal) => `document ${ordinal}`,
    aDocument: 'a document',
    empty: 'empty',
    fields: {
      type: 'type',
      number: 'number',
      symbol: 'symbol',
      date: 'date',
      place: 'place',
      superior: 'superior body',
      issuer: 'issuing body',
      subject: 'subject',
      authority: 'capacity of the signer',
      signer: 'signer',
      secrecy: 'secrecy',
      urgency: 'urgency',
    },
    actions: {
      'dossier.create': () => 'made the dossier',
      'dossier.plan': ({ before }) => (before === '' ? 'put the dossier on the list' : 'updated it from the list'),
      'dossier.describe': () => 'changed the description of the dossier',
      'dossier.explain': ({ after }) =>
        after === '' ? 'took back the explanation of the difference' : `explained the difference: “${after}”`,
      'document.take': ({ document, pages }) => `took in ${document}${pages === '' ? '' : `, ${pages} pages`}`,
      'document.addPages': ({ document }) => `added pages to ${document}`,
      'document.approve': ({ document }) => `approved ${document}`,
      'document.authority': ({ document }) => `chose the issuing body of ${document}`,
      'document.sendBack': ({ document, reason }) => `sent back ${document}${reason === '' ? '' : `: “${reason}”`}`,
      'document.split': ({ document }) => `split ${document}`,
      'document.keepWhole': ({ document }) => `said that ${document} is one`,
      'document.markPersonal': ({ document }) => `changed the mark of personal data of ${document}`,
      'document.join': ({ document }) => `joined ${document}`,
      'document.move': ({ document }) => `moved ${document}`,
      'field.set': ({ document, field, before, after }) =>
        before === after
          ? `confirmed the ${field} of ${document}: ${after}`
          : `changed the ${field} of ${document}: ${before} → ${after}`,
      'page.move': ({ document }) => `moved pages of ${document}`,
      'page.rotate': ({ document }) => `turned pages of ${document}`,
      'page.setAside': ({ document }) => `set pages of ${document} aside`,
      'page.remove': ({ document }) => `removed pages from ${document}`,
      'page.restore': ({ document }) => `restored pages of ${document}`,
      'page.replace': ({ document }) => `replaced the scan of a page of ${document}`,
      'page.readAgain': ({ document }) => `had pages of ${document} read again`,
      'page.correctWords': ({ document }) => `put words of ${document} right`,
      'page.wordsLost': ({ document }) =>
        `read a page of ${document} again; words put right there have no place any more`,
      'batch.begin': () => 'began to seal the dossier',
      'batch.seal': () => 'sealed the dossier',
      'batch.release': () => 'took the dossier out of a batch being sealed',
      'batch.deliver': ({ after }) => `delivered the dossier${after === '' ? '' : `, receipt ${after}`}`,
      'edit.undo': ({ document, deed }) => `took back: ${deed}${document === '' ? '' : ` in ${document}`}`,
      'edit.redo': ({ document, deed }) => `did again: ${deed}${document === '' ? '' : ` in ${document}`}`,
    },
    deeds: {
      'page.move': 'moving pages',
      'page.rotate': 'turning pages',
      'page.setAside': 'setting pages aside',
      'page.remove': 'removing pages',
      'page.restore': 'restoring pages',
      'page.replace': 'replacing a page',
      'page.correctWords': 'putting words right',
      'document.split': 'splitting',
      'document.keepWhole': 'saying that it is one',
      'document.markPersonal': 'the mark of personal data',
      'document.join': 'joining',
      'document.move': 'moving documents',
      'document.setField': 'changing a field',
      'document.setAuthority': 'choosing the issuing body',
      'document.approve': 'approval',
      'document.sendBack': 'sending back',
      'dossier.approve': 'approval of the dossier',
      'dossier.describe': 'changing the description',
      'dossier.explain': 'the explanation',
    },
    other: (action, document) => `made a change (${action})${document === '' ? '' : ` in ${document}`}`,
  },
};
