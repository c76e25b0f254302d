/** Changes that can be taken back, in words. Each says how many; `other` stands for what has no word of its own. */

type Say = (figure: string, count: number) => string;

const s = (count: number): string => (count === 1 ? '' : 's');

export const editTexts: { readonly vi: Readonly<Record<string, Say>>; readonly en: Readonly<Record<string, Say>> } = {
  vi: {
    'page.move': (n) => `chuyển ${n} trang`,
    'page.rotate': (n) => `xoay ${n} trang`,
    'page.setAside': (n) => `để riêng ${n} trang`,
    'page.remove': (n) => `gỡ ${n} trang`,
    'page.restore': (n) => `khôi phục ${n} trang`,
    'page.replace': () => 'thay trang',
    'page.correctWords': () => 'sửa chữ nhận dạng',
    'document.split': () => 'tách văn bản',
    'document.join': (n) => `ghép ${n} văn bản`,
    'document.move': (n) => `chuyển ${n} văn bản`,
    'document.setField': () => 'sửa thông tin văn bản',
    'document.setAuthority': () => 'chọn cơ quan ban hành',
    'document.approve': (n) => `duyệt ${n} văn bản`,
    'document.sendBack': () => 'trả lại văn bản',
    'document.keepWhole': () => 'xác nhận không tách',
    'document.markPersonal': () => 'đánh dấu dữ liệu cá nhân',
    'dossier.describe': () => 'sửa thông tin hồ sơ',
    'dossier.explain': () => 'giải thích chênh lệch',
    'dossier.approve': (n) => `duyệt ${n} văn bản`,
    'dossier.create': () => 'lập hồ sơ',
    other: () => 'thay đổi gần nhất',
  },
  en: {
    'page.move': (n, count) => `moving ${n} page${s(count)}`,
    'page.rotate': (n, count) => `turning ${n} page${s(count)}`,
    'page.setAside': (n, count) => `setting ${n} page${s(count)} aside`,
    'page.remove': (n, count) => `removing ${n} page${s(count)}`,
    'page.restore': (n, count) => `restoring ${n} page${s(count)}`,
    'page.replace': () => 'replacing a page',
    'page.correctWords': () => 'correcting words',
    'document.split': () => 'splitting a document',
    'document.join': (n, count) => `joining ${n} document${s(count)}`,
    'document.move': (n, count) => `moving ${n} document${s(count)}`,
    'document.setField': () => 'changing a field',
    'document.setAuthority': () => 'choosing the issuing body',
    'document.approve': (n, count) => `approving ${n} document${s(count)}`,
    'document.sendBack': () => 'sending a document back',
    'document.keepWhole': () => 'saying that it is one document',
    'document.markPersonal': () => 'the mark of personal data',
    'dossier.describe': () => 'changing a dossier',
    'dossier.explain': () => 'explaining a difference',
    'dossier.approve': (n, count) => `approving ${n} document${s(count)}`,
    'dossier.create': () => 'making a dossier',
    other: () => 'the last change',
  },
};
