import { describe, expect, it } from 'vitest';
import { contract } from '../../../shared/contract.ts';
import type { EventView } from '../../../shared/views.ts';
import { eventSentence } from './history.ts';
import { historyTexts } from './history-texts.ts';

const event = (change: Partial<EventView>): EventView => ({
  id: 1,
  at: '2026-11-23T07:05:00.000Z',
  actor: 'Hoa',
  action: 'document.approve',
  document: { id: 40, ordinal: 3 },
  before: undefined,
  after: undefined,
  ...change,
});

const told = (change: Partial<EventView>, language: 'vi' | 'en' = 'vi'): string => {
  const { actor, deed } = eventSentence(event(change), language);
  return `${actor} ${deed}`;
};

describe('the sentences of a history', () => {
  it('say who did what to which document', () => {
    expect(told({})).toBe('Hoa duyệt văn bản 3');
    expect(told({}, 'en')).toBe('Hoa approved document 3');
  });

  it('give the reason of a return, whichever way the action is written', () => {
    for (const action of ['document.send-back', 'document.sendBack']) {
      expect(told({ action, after: { reason: 'sai ngày' } })).toBe('Hoa trả lại văn bản 3: “sai ngày”');
    }
  });

  it('tell a field with what stood before and after, dates as an office writes them', () => {
    const before = { field: 'date', value: null, source: null };
    const after = { field: 'date', value: '1998-03-05', source: 'person' };
    expect(told({ action: 'field.set', before, after })).toBe(
      'Hoa sửa ngày ban hành của văn bản 3: trống → “05/3/1998”',
    );
  });

  it('tell a value that a person confirmed as the machine had it', () => {
    const number = (source: string | null) => ({ field: 'number', value: null, source });
    expect(told({ action: 'field.set', before: number('machine'), after: number('person') })).toBe(
      'Hoa xác nhận số của văn bản 3: trống',
    );
  });

  it('tell an explanation by its words, and that it was taken back', () => {
    const about = { action: 'dossier.explain', document: null } as const;
    expect(told({ ...about, after: 'thiếu tờ 4 từ trước' })).toBe('Hoa giải thích chênh lệch: “thiếu tờ 4 từ trước”');
    expect(told({ ...about, before: 'thiếu tờ 4', after: null })).toBe('Hoa rút lời giải thích chênh lệch');
  });

  it('count the pages of a document taken in, and name the machine', () => {
    expect(told({ actor: 'máy', action: 'document.take', after: { pages: [{}, {}] } })).toBe(
      'Máy nhập văn bản 3, 2 trang',
    );
  });

  it('say what was taken back', () => {
    expect(told({ action: 'edit.undo', after: { edit: 4, call: 'page.rotate' } })).toBe(
      'Hoa hoàn tác xoay trang ở văn bản 3',
    );
  });

  it('name the receipt of a delivery', () => {
    const about = { action: 'batch.deliver', document: null, after: { receipt: 'BN-2026-000001' } } as const;
    expect(told(about)).toBe('Hoa giao nộp hồ sơ, biên nhận BN-2026-000001');
  });

  it('never leave out what they do not know', () => {
    expect(told({ action: 'document.weigh' })).toBe('Hoa thay đổi (document.weigh) ở văn bản 3');
  });

  it('have the same actions in both languages, and words for every change that can be taken back', () => {
    expect(Object.keys(historyTexts.en.actions)).toEqual(Object.keys(historyTexts.vi.actions));
    expect(Object.keys(historyTexts.en.deeds)).toEqual(Object.keys(historyTexts.vi.deeds));
    const unknown = Object.keys(historyTexts.vi.deeds).filter((call) => !(call in contract));
    expect(unknown).toEqual([]);
  });
});
