import { describe, expect, it } from 'vitest';
import type { FieldName } from '../../../shared/fields.ts';
import type { FieldView } from '../../../shared/views.ts';
import {
  doubts,
  isRefused,
  isShown,
  meantText,
  nextDoubt,
  openingPage,
  openReview,
  type ReviewAction,
  type ReviewState,
  review,
  standingOf,
  textOf,
} from './review-state.ts';

const machine = (
  field: FieldName,
  value: string | null,
  confidence: number,
  more: Partial<FieldView> = {},
): FieldView => ({
  field,
  value,
  confidence,
  needsPerson: false,
  source: 'machine',
  evidence: [{ page: 1, box: [0, 0, 10, 10], text: '' }],
  ...more,
});

/** A letter whose number and day are in ink and whose signer was read with doubt. */
const letter: FieldView[] = [
  machine('type', 'Công văn', 0.97),
  machine('number', null, 0, { needsPerson: true }),
  machine('symbol', 'MTTQ-BTT', 0.97),
  machine('date', '2008-07', 0.99, { needsPerson: true }),
  machine('signer', 'Võ Thị Giả Thiết', 0.7, { evidence: [{ page: 2, box: [0, 0, 10, 10], text: '' }] }),
];

const acted = (state: ReviewState, ...actions: ReviewAction[]): ReviewState => actions.reduce(review, state);

describe('going through the fields of a paper', () => {
  it('opens at the first doubt and walks from doubt to doubt to the button', () => {
    let state = openReview(1, letter);
    expect(doubts(state)).toEqual(['number', 'date', 'signer']);
    expect(state.spot).toBe('number');
    state = acted(state, { do: 'type', field: 'number', text: '77' }, { do: 'accept' });
    expect(state.spot).toBe('date');
    state = acted(state, { do: 'accept' });
    expect(state.spot).toBe('signer');
    state = acted(state, { do: 'accept' });
    expect(state.spot).toBe('approve');
    expect(doubts(state)).toEqual([]);
  });

  it('opens a paper without doubts at the button', () => {
    expect(openReview(1, [machine('type', 'Báo cáo', 0.98)]).spot).toBe('approve');
    expect(openReview(1, []).spot).toBe('approve');
  });

  it('comes back to a doubt that was jumped over', () => {
    const state = acted(openReview(1, letter), { do: 'focus', spot: 'signer' }, { do: 'accept' });
    expect(state.spot).toBe('number');
    expect(nextDoubt(state, 'date')).toBe('number');
  });

  it('knows on which page the first doubt stands', () => {
    expect(openingPage(letter)).toBe(1);
    expect(openingPage(letter.filter((field) => !field.needsPerson))).toBe(2);
    expect(openingPage([])).toBe(1);
  });

  it('does not pass over what a person must read, but offers to confirm that there is none', () => {
    let state = acted(openReview(1, letter), { do: 'accept' });
    expect(state).toMatchObject({ spot: 'number', offersEmpty: 'number' });
    expect(standingOf(state, 'number')).toBe('needs-person');
    state = acted(state, { do: 'type', field: 'number', text: '  ' });
    expect(standingOf(state, 'number')).toBe('needs-person');
    state = acted(state, { do: 'leaveEmpty', field: 'number' });
    expect(state.spot).toBe('date');
    expect(standingOf(state, 'number')).toBe('person');
    expect(state.drafts).toEqual({});
  });

  it('stays in a field that the station would refuse', () => {
    const state = acted(
      openReview(1, letter),
      { do: 'focus', spot: 'date' },
      { do: 'type', field: 'date', text: '31/02/2008' },
      { do: 'accept' },
    );
    expect(isRefused(state, 'date')).toBe(true);
    expect(state.spot).toBe('date');
    expect(doubts(state)).toContain('date');
  });

  it('completes a date of which only the day is in ink', () => {
    const state = acted(openReview(1, letter), { do: 'type', field: 'date', text: '9' });
    expect(meantText(state, 'date')).toBe('09/07/2008');
    expect(isRefused(state, 'date')).toBe(false);
    const suggested = letter.map((field) => (field.field === 'date' ? { ...field, value: '2008-07-04' } : field));
    const corrected = acted(openReview(1, suggested), { do: 'type', field: 'date', text: '9' });
    expect(meantText(corrected, 'date')).toBe('09/07/2008');
    const wrong = acted(state, { do: 'type', field: 'date', text: '32' });
    expect(isRefused(wrong, 'date')).toBe(true);
    expect(meantText(acted(state, { do: 'type', field: 'number', text: '9' }), 'number')).toBe('9');
  });
});

describe('what is typed and not saved yet', () => {
  it('stands in the box until the station has it, and is not lost when the paper is told anew', () => {
    let state = acted(openReview(1, letter), { do: 'type', field: 'signer', text: 'Võ Thị Giả Thiếc' });
    state = acted(state, { do: 'load', fields: letter });
    expect(textOf(state, 'signer')).toBe('Võ Thị Giả Thiếc');
    state = acted(state, { do: 'saved', field: 'signer', text: 'Võ Thị Giả Thiếc' });
    expect(state.drafts).toEqual({});
    expect(state.fields.signer).toMatchObject({ value: 'Võ Thị Giả Thiếc', source: 'person' });
  });

  it('keeps what was typed while an older text was being saved', () => {
    const state = acted(
      openReview(1, letter),
      { do: 'type', field: 'number', text: '77' },
      { do: 'type', field: 'number', text: '778' },
      { do: 'saved', field: 'number', text: '77' },
    );
    expect(textOf(state, 'number')).toBe('778');
  });

  it('comes back after a crash, unless the station has it by now', () => {
    const state = openReview(1, letter, { number: '77', type: 'Công văn' });
    expect(state.drafts).toEqual({ number: '77' });
    expect(state.spot).toBe('date');
  });

  it('takes words from the paper in place of the text, or behind it', () => {
    let state = acted(openReview(1, letter), { do: 'take', field: 'subject', text: 'V/v', append: false });
    state = acted(state, { do: 'take', field: 'subject', text: 'chuyển đơn', append: true });
    expect(textOf(state, 'subject')).toBe('V/v chuyển đơn');
    state = acted(state, { do: 'take', field: 'subject', text: 'khác', append: false });
    expect(textOf(state, 'subject')).toBe('khác');
  });

  it('is not undone by an answer that was asked for before it was saved', () => {
    let state = acted(
      openReview(1, letter),
      { do: 'type', field: 'number', text: '77' },
      { do: 'accept' },
      { do: 'saved', field: 'number', text: '77' },
      { do: 'load', fields: letter },
    );
    expect(textOf(state, 'number')).toBe('77');
    expect(doubts(state)).not.toContain('number');
    const told = letter.map((one) =>
      one.field === 'number' ? { ...one, value: '77', source: 'person' as const, needsPerson: false } : one,
    );
    state = acted(state, { do: 'load', fields: told });
    expect(state.ahead).toEqual({});
  });

  it('doubts a field again when its acceptance was taken back', () => {
    let state = acted(openReview(1, letter), { do: 'focus', spot: 'number' }, { do: 'leaveEmpty', field: 'number' });
    expect(standingOf(state, 'number')).toBe('person');
    state = acted(state, { do: 'undone' }, { do: 'load', fields: letter });
    expect(standingOf(state, 'number')).toBe('needs-person');
  });
});

describe('fields that few papers have', () => {
  const seldom: FieldName[] = [
    'arrivalNumber',
    'arrivalDate',
    'petitionKind',
    'sender',
    'senderAddress',
    'recordGroup',
  ];
  const shown = (fields: readonly FieldView[]) => seldom.filter((field) => isShown(openReview(1, fields), field));

  it('take no room on an ordinary letter', () => {
    expect(shown(letter)).toEqual([]);
  });

  it('are there once something on the paper speaks for them', () => {
    expect(shown([machine('arrivalNumber', null, 0), machine('recordGroup', '04', 0.5)])).toEqual([
      'arrivalNumber',
      'recordGroup',
    ]);
    expect(shown([machine('type', 'Đơn kiến nghị', 0.9)])).toEqual(['petitionKind', 'sender', 'senderAddress']);
    expect(shown([machine('type', 'Đơn giá', 0.9)])).not.toContain('arrivalNumber');
  });

  it('stop nobody: a group of records that is only likely costs no stroke', () => {
    expect(openReview(1, [machine('recordGroup', '04', 0.3)]).spot).toBe('approve');
    expect(openReview(1, [machine('arrivalNumber', null, 0)]).spot).toBe('approve');
    expect(openReview(1, [machine('arrivalNumber', '215', 0.93, { needsPerson: true })]).spot).toBe('arrivalNumber');
  });

  it('take the month and year of an arrival that stands when only the day is typed', () => {
    const state = acted(openReview(1, [machine('arrivalDate', '2018-03', 0.9, { needsPerson: true })]), {
      do: 'type',
      field: 'arrivalDate',
      text: '21',
    });
    expect(meantText(state, 'arrivalDate')).toBe('21/03/2018');
  });
});
