/** Words of the panel of the classifier of record groups. */
import type { Texts } from '../../app/language.tsx';

const vi = {
  title: 'Gợi ý nhóm hồ sơ',
  text: 'Máy gợi ý nhóm hồ sơ từ trích yếu, loại, ký hiệu và trang đầu, và học từ những văn bản đã duyệt. Mọi việc diễn ra trên máy này; tệp mô hình chỉ chứa số, không chứa chữ nào của văn bản.',
  version: 'Phiên bản',
  coldStart: 'chưa học, đang dùng danh mục từ có sẵn',
  numbered: (version: string, at: string) => `số ${version}, học lúc ${at}`,
  learntFrom: 'Học từ',
  papers: (count: string) => `${count} văn bản đã duyệt`,
  score: 'Đúng trên văn bản để riêng',
  scored: (right: string, all: string, share: string) => `${right}/${all} (${share})`,
  notScored: 'chưa có',
  decisions: 'Đã duyệt kèm nhóm hồ sơ',
  enough: (count: string) => `${count} văn bản`,
  missing: (count: string, least: string) => `${count} văn bản; cần ${least} để học`,
  learn: 'Học lại',
  learning: 'Học nhóm hồ sơ',
  refused: (at: string, right: string, before: string, all: string) =>
    `Lần học ${at} không được dùng: đúng ${right} trên ${all} văn bản để riêng, bản đang dùng đúng ${before}.`,
  damaged: (versions: string) =>
    `Tệp của phiên bản ${versions} bị hỏng hoặc mất; đang dùng bản trước đó. Học lại sẽ tạo tệp mới.`,
};

export const recordGroupTexts: Texts<typeof vi> = {
  vi,
  en: {
    title: 'Proposed record groups',
    text: 'Record groups are proposed from subject, type, symbol and first page, and learnt from approved documents. All of it happens on this computer; the model file holds numbers only, no word of any document.',
    version: 'Version',
    coldStart: 'nothing learnt yet, word lists decide',
    numbered: (version, at) => `${version}, learnt ${at}`,
    learntFrom: 'Learnt from',
    papers: (count) => `${count} approved documents`,
    score: 'Right on documents kept apart',
    scored: (right, all, share) => `${right}/${all} (${share})`,
    notScored: 'none yet',
    decisions: 'Approved with a record group',
    enough: (count) => `${count} documents`,
    missing: (count, least) => `${count} documents; learning takes ${least}`,
    learn: 'Learn again',
    learning: 'Learning record groups',
    refused: (at, right, before, all) =>
      `What was learnt ${at} is not used: right on ${right} of ${all} documents kept apart, what stands on ${before}.`,
    damaged: (versions) =>
      `The file of version ${versions} is damaged or lost; an earlier one is in use. Learning again makes a new one.`,
  },
};
