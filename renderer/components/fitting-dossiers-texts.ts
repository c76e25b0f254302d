/** Words of the dossiers that seem to fit. */
import type { Texts } from '../app/language.tsx';

const vi = {
  loose: 'Hồ sơ trong mục lục có vẻ hợp:',
  better: 'Có hồ sơ có vẻ hợp hơn:',
  box: (code: string) => `hộp ${code}`,
  move: 'Chuyển',
  key: (at: number) => `Chuyển vào hồ sơ được gợi ý thứ ${at}`,
  because: (reasons: string) => `vì: ${reasons}`,
  time: (start: string, end: string) => (start === end ? `cùng thời gian ${start}` : `cùng thời gian ${start}–${end}`),
  group: (name: string) => `cùng nhóm ${name}`,
  issuer: 'cùng cơ quan ban hành',
  neighbours: (count: string) => `${count} văn bản cùng thư mục quét đã ở đó`,
  moved: (code: string) => `Đã chuyển vào hồ sơ ${code}. Ctrl+Z để hoàn tác.`,
};

export const fittingTexts: Texts<typeof vi> = {
  vi,
  en: {
    loose: 'Listed dossiers that seem to fit:',
    better: 'Another dossier seems to fit better:',
    box: (code) => `box ${code}`,
    move: 'Move',
    key: (at) => `Move to proposed dossier ${at}`,
    because: (reasons) => `because: ${reasons}`,
    time: (start, end) => (start === end ? `same time, ${start}` : `same time, ${start}–${end}`),
    group: (name) => `same group, ${name}`,
    issuer: 'same issuing body',
    neighbours: (count) => `${count} documents of the same scanned folder lie there`,
    moved: (code) => `Moved to dossier ${code}. Ctrl+Z takes it back.`,
  },
};
