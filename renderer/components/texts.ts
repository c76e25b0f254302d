/** Words of the shared components. */
import type { Texts } from '../app/language.tsx';

const vi = {
  loading: 'Đang tải…',
  retry: 'Thử lại',
  keys: 'Phím tắt',
  keysHere: 'Màn hình này',
  keysEverywhere: 'Ở mọi màn hình',
  close: 'Đóng',
  cancel: 'Thôi',
  stop: 'Dừng',
  stopping: 'Đang dừng…',
  noPicture: 'Không mở được ảnh',
  left: (time: string) => `còn ${time}`,
  of: (done: string, total: string) => `${done}/${total}`,
  typeToConfirm: (word: string) => `Gõ “${word}” để xác nhận`,
  space: 'Phím cách',
  states: {
    planned: 'Chưa có tài liệu',
    captured: 'Đang nhận dạng',
    sentBack: 'Bị trả lại',
    read: 'Đã đọc, chờ biên mục',
    described: 'Chờ duyệt',
    approved: 'Đã duyệt',
    sealed: 'Đã đóng gói',
    delivered: 'Đã giao nộp',
  },
};

export const texts: Texts<typeof vi> = {
  vi,
  en: {
    loading: 'Loading…',
    retry: 'Try again',
    keys: 'Keys',
    keysHere: 'This screen',
    keysEverywhere: 'Everywhere',
    close: 'Close',
    cancel: 'Cancel',
    stop: 'Stop',
    stopping: 'Stopping…',
    noPicture: 'The picture cannot be opened',
    left: (time) => `${time} left`,
    of: (done, total) => `${done}/${total}`,
    typeToConfirm: (word) => `Type “${word}” to confirm`,
    space: 'Space',
    states: {
      planned: 'No papers yet',
      captured: 'Being read',
      sentBack: 'Sent back',
      read: 'Read, to describe',
      described: 'To approve',
      approved: 'Approved',
      sealed: 'Sealed',
      delivered: 'Delivered',
    },
  },
};
