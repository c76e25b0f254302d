// @vitest-environment happy-dom
import { cleanup, fireEvent, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { type ReactNode, useState } from 'react';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { FieldName } from '../../../shared/fields.ts';
import { installTestStation, type TestStation } from '../../test-station.ts';
import { renderInWindow } from '../../test-window.tsx';
import { FieldRow, type FieldRowProps } from './field-row.tsx';

let station: TestStation;
beforeEach(() => {
  station = installTestStation({
    'field.suggest': ({ typed }) => ['Võ Thị Giả Thiết', 'Võ Văn Ví Dụ'].filter((name) => name.startsWith(typed)),
    'field.history': () => [],
  });
});
afterEach(cleanup);

const quiet = { onFocus: () => {}, onBlur: () => {}, onLeaveEmpty: () => {}, onHistory: () => {} };

function Field({ field, told, ...more }: { field: FieldName; told: string[] } & Partial<FieldRowProps>): ReactNode {
  const [text, setText] = useState('');
  return (
    <FieldRow
      documentId={1}
      field={field}
      text={text}
      standing="needs-person"
      confidence={0}
      problem={undefined}
      failure={undefined}
      crop={null}
      focused={true}
      offersEmpty={false}
      editable={true}
      dirty={text !== ''}
      historyShown={false}
      {...quiet}
      onType={(_, typed) => setText(typed)}
      onAccept={() => told.push(`accepted ${text}`)}
      {...more}
    />
  );
}

it('accepts with Enter, but never the Enter that ends a syllable of an input method', async () => {
  const told: string[] = [];
  renderInWindow(<Field field="subject" told={told} />);
  const box = screen.getByLabelText('Trích yếu');
  await userEvent.type(box, 'Báo cáo');
  fireEvent.keyDown(box, { key: 'Enter', isComposing: true });
  fireEvent.keyDown(box, { key: 'Enter', keyCode: 229 });
  fireEvent.keyDown(box, { key: 'Process', keyCode: 229 });
  expect(told).toEqual([]);
  fireEvent.keyDown(box, { key: 'Enter' });
  expect(told).toEqual(['accepted Báo cáo']);
});

it('suggests while one types, and Enter takes a suggestion only once one was picked', async () => {
  const told: string[] = [];
  renderInWindow(<Field field="signer" told={told} />);
  const box = screen.getByRole('combobox', { name: 'Người ký' });
  expect(station.calls.filter(({ name }) => name === 'field.suggest')).toEqual([]);
  await userEvent.type(box, 'Võ');
  await screen.findByRole('option', { name: 'Võ Văn Ví Dụ' });
  await userEvent.keyboard('{ArrowDown}{ArrowDown}');
  expect(screen.getByRole('option', { name: 'Võ Văn Ví Dụ' }).getAttribute('aria-selected')).toBe('true');
  await userEvent.keyboard('{Enter}');
  expect(told).toEqual([]);
  expect(box).toHaveProperty('value', 'Võ Văn Ví Dụ');
  expect(screen.queryByRole('listbox')).toBeNull();
  await userEvent.keyboard('{Enter}');
  expect(told).toEqual(['accepted Võ Văn Ví Dụ']);
});

it('says why a value cannot be right, and offers to leave a field empty', async () => {
  const emptied: FieldName[] = [];
  renderInWindow(
    <Field
      field="date"
      told={[]}
      problem={{ level: 'error', vi: 'không có ngày này', en: 'no such day' }}
      offersEmpty={true}
      onLeaveEmpty={(field) => emptied.push(field)}
    />,
  );
  const box = screen.getByLabelText('Ngày văn bản');
  expect(box.getAttribute('aria-invalid')).toBe('true');
  expect(document.getElementById(box.getAttribute('aria-describedby')?.trim() ?? '')?.textContent).toBe(
    'không có ngày này',
  );
  await userEvent.click(screen.getByRole('button', { name: /Xác nhận để trống/ }));
  expect(emptied).toEqual(['date']);
});

it('cannot be typed in when the paper may not be changed', async () => {
  renderInWindow(<Field field="place" told={[]} editable={false} standing="sure" />);
  const box = screen.getByLabelText('Địa danh');
  await userEvent.type(box, 'x');
  expect(box).toHaveProperty('value', '');
});

it('finds one of a closed list by any part of its name, without marks', async () => {
  const told: string[] = [];
  const wrong = { level: 'error', vi: 'chọn trong danh mục', en: 'choose from the list' } as const;
  const choices = ['04 – Giám sát', '15 – Thi đua, khen thưởng'];
  renderInWindow(<Field field="recordGroup" told={told} choices={choices} problem={wrong} />);
  const box = screen.getByLabelText('Nhóm hồ sơ');
  await userEvent.type(box, 'khen');
  screen.getByRole('option', { name: '15 – Thi đua, khen thưởng' });
  fireEvent.keyDown(box, { key: 'Enter' });
  expect(box).toHaveProperty('value', '15 – Thi đua, khen thưởng');
  expect(station.calls.filter(({ name }) => name === 'field.suggest')).toEqual([]);
});
