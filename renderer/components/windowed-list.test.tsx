// @vitest-environment happy-dom
/** A list of a hundred thousand rows is asked for and drawn in parts, can be walked by keys, and follows what changes. */
import { cleanup, fireEvent, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, expect, test } from 'vitest';
import type { CallArgs } from '../../shared/contract.ts';
import type { DossierView } from '../../shared/views.ts';
import { installTestStation, Refusal } from '../test-station.ts';
import { renderInWindow } from '../test-window.tsx';
import { EmptyState } from './empty-state.tsx';
import { WindowedList } from './windowed-list.tsx';

afterEach(cleanup);

const dossier = (id: number, title = `Hồ sơ ${id}`): DossierView => ({
  id,
  code: `HS-${id}`,
  title,
  box: null,
  planned: true,
  plannedSheets: null,
  documents: 0,
  pages: 0,
  approved: 0,
  state: 'planned',
  stateLabel: '',
  obstacles: [],
});

const answer =
  (all: number, title?: string) =>
  ({ offset = 0, limit = 100 }: CallArgs<'dossier.find'>) => ({
    total: all,
    rows: Array.from({ length: Math.max(0, Math.min(limit, all - offset)) }, (_, i) => dossier(offset + i + 1, title)),
  });

const list = (more: Partial<Parameters<typeof WindowedList<'dossier.find'>>[0]> = {}) => (
  <WindowedList
    call="dossier.find"
    args={{ filter: 'all' }}
    rowHeight={30}
    row={(row) => row.title}
    empty={<EmptyState title="Chưa có hồ sơ nào" />}
    label="Hồ sơ"
    {...more}
  />
);

test('of a hundred thousand rows only those in sight are asked for and drawn', async () => {
  const station = installTestStation({ 'dossier.find': answer(100_000) });
  renderInWindow(list());
  expect(await screen.findByText('Hồ sơ 1')).toBeDefined();
  expect(screen.getAllByRole('listitem').length).toBeLessThan(60);
  expect(screen.getAllByRole('listitem')[0]?.getAttribute('aria-setsize')).toBe('100000');
  expect(station.calls.filter(({ name }) => name === 'dossier.find')).toHaveLength(1);
});

test('End goes to the last row, which is fetched and keeps the focus; Enter opens it', async () => {
  const opened: string[] = [];
  const station = installTestStation({ 'dossier.find': answer(100_000) });
  renderInWindow(list({ onOpen: (row) => void opened.push(row.code) }));
  await screen.findByText('Hồ sơ 1');
  const user = userEvent.setup();
  await user.tab();
  await user.keyboard('{ArrowDown}{ArrowDown}{Enter}');
  expect(opened).toEqual(['HS-3']);
  await user.keyboard('{End}');
  expect(await screen.findByText('Hồ sơ 100000')).toBeDefined();
  await user.keyboard('{Enter}');
  expect(opened).toEqual(['HS-3', 'HS-100000']);
  expect(station.calls.at(-1)?.args).toMatchObject({ offset: 99_900, limit: 100 });
});

test('what the station says has changed is asked for again, in its place', async () => {
  const station = installTestStation({ 'dossier.find': answer(3) });
  renderInWindow(list());
  await screen.findByText('Hồ sơ 3');
  station.answer({ 'dossier.find': answer(4, 'Đổi tên') });
  station.tell('changed', { topics: ['records'] });
  await waitFor(() => expect(screen.getAllByText('Đổi tên')).toHaveLength(4));
});

test('an empty list says what belongs there', async () => {
  installTestStation({ 'dossier.find': answer(0) });
  renderInWindow(list());
  expect(await screen.findByText('Chưa có hồ sơ nào')).toBeDefined();
  expect(screen.queryByRole('list')).toBeNull();
});

test('a refusal stands in the place of the list, and asking again mends it', async () => {
  const station = installTestStation({ 'dossier.find': () => new Refusal('station-stopped') });
  renderInWindow(list());
  const again = await screen.findByRole('button', { name: 'Thử lại' });
  expect(screen.getByRole('alert').textContent).toContain('chờ vài giây');
  station.answer({ 'dossier.find': answer(1) });
  fireEvent.click(again);
  expect(await screen.findByText('Hồ sơ 1')).toBeDefined();
});
