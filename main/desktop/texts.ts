/** The few words that the program says outside the window: dialogs of the system, the menu. */
import type { ChooseWhat, Language } from '../../shared/desktop.ts';

type Texts = {
  readonly choose: Readonly<Record<ChooseWhat, string>>;
  readonly save: string;
  readonly kinds: { readonly scans: string; readonly lists: string; readonly pdf: string; readonly text: string };
  readonly menu: Readonly<
    Record<'file' | 'quit' | 'view' | 'larger' | 'smaller' | 'normal' | 'fullScreen' | 'development', string>
  >;
};

export const texts: Readonly<Record<Language, Texts>> = {
  vi: {
    choose: {
      scans: 'Chọn bản quét',
      'scan-folder': 'Chọn thư mục bản quét',
      scan: 'Chọn bản quét thay thế',
      'dossier-list': 'Chọn mục lục hồ sơ',
      'archive-folder': 'Chọn thư mục kho',
      'destination-folder': 'Chọn kho nhận',
      'backup-folder': 'Chọn nơi sao lưu',
    },
    save: 'Lưu thành tệp',
    kinds: { scans: 'Bản quét', lists: 'Bảng tính', pdf: 'Tài liệu PDF', text: 'Văn bản' },
    menu: {
      file: 'Tệp',
      quit: 'Thoát',
      view: 'Xem',
      larger: 'Phóng to giao diện',
      smaller: 'Thu nhỏ giao diện',
      normal: 'Cỡ giao diện 100 %',
      fullScreen: 'Toàn màn hình',
      development: 'Phát triển',
    },
  },
  en: {
    choose: {
      scans: 'Choose scans',
      'scan-folder': 'Choose folders of scans',
      scan: 'Choose the scan that replaces it',
      'dossier-list': 'Choose a list of dossiers',
      'archive-folder': 'Choose the archive folder',
      'destination-folder': 'Choose the destination',
      'backup-folder': 'Choose where to back up',
    },
    save: 'Save as a file',
    kinds: { scans: 'Scans', lists: 'Spreadsheets', pdf: 'PDF documents', text: 'Text' },
    menu: {
      file: 'File',
      quit: 'Quit',
      view: 'View',
      larger: 'Larger',
      smaller: 'Smaller',
      normal: '100 %',
      fullScreen: 'Full screen',
      development: 'Development',
    },
  },
};
