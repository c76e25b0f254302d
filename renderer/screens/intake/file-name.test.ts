import { expect, it } from 'vitest';
import { fileName, folderOf } from './file-name.ts';

it('tells file and folder of any system', () => {
  expect([fileName('/kho/Quét/tờ 1.jpg'), folderOf('/kho/Quét/tờ 1.jpg')]).toEqual(['tờ 1.jpg', '/kho/Quét']);
  expect([fileName('D:\\Quét\\tờ 1.jpg'), folderOf('D:\\Quét\\tờ 1.jpg')]).toEqual(['tờ 1.jpg', 'D:\\Quét']);
  expect([fileName('tờ 1.jpg'), folderOf('tờ 1.jpg')]).toEqual(['tờ 1.jpg', '']);
});
