// @vitest-environment happy-dom
/** The window around the screens: who may see it, what a restart and a lock leave standing, what undo says. */
import { MantineProvider } from '@mantine/core';
import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { permissionsOf, type Role, type SessionView } from '../../shared/people.ts';
import type { Result } from '../../shared/result.ts';
import type { HomeView } from '../../shared/views.ts';
import { type Answers, installTestStation, Refusal } from '../test-station.ts';
import { App } from './app.tsx';
import { ErrorBoundary } from './error-boundary.tsx';

const home = (waiting: number): HomeView => ({
  progress: {
    planned: 10,
    plannedSheets: 100,
    withoutSheets: 0,
    steps: [],
    untouched: 4,
    outsideList: { dossiers: 0, documents: 0, pages: 0 },
    mismatches: [],
    blankPages: 0,
    failedPages: 0,
    duplicates: 0,
    exceptions: 0,
  },
  bar: { planned: 10, captured: 6, approved: 3, delivered: 1, acknowledged: 0 },
  waiting: [{ what: 'review', count: waiting }],
  wrong: [],
  days: [{ day: '2026-11-23', pages: 12, approved: 3 }],
  today: { pages: 12, pagesPerHour: 60, approved: 3 },
  forecast: null,
});

const idle = {
  state: 'idle',
  done: 0,
  total: 0,
  pagesPerMinute: null,
  secondsLeft: null,
  failed: 0,
  problem: null,
} as const;

const answers = (more: Answers = {}): Answers => ({
  'home.view': () => home(41),
  'work.state': () => idle,
  'archive.settings': () => ({ name: 'Kho thử', deadline: null, idleMinutes: 15, practice: false }),
  ...more,
});

const as = (name: string, role: Role, state: SessionView['state'] = 'signed-in'): SessionView => ({
  state,
  user: { name, fullName: name.toUpperCase(), role },
  permissions: state === 'signed-in' ? [...permissionsOf(role)] : ['anyone'],
});

const out: SessionView = { state: 'signed-out', user: null, permissions: ['anyone'] };

beforeEach(() => {
  localStorage.clear();
  location.hash = '';
});
afterEach(cleanup);

test('the rail and the keys hold only what the role may use', async () => {
  installTestStation(answers({ 'session.state': () => as('tra', 'searcher') }));
  render(<App />);
  await screen.findByText('văn bản chờ duyệt');
  const places = screen.getAllByRole('link').map((link) => link.getAttribute('href'));
  expect(places).toContain('#/search');
  expect(places).not.toContain('#/intake');
  fireEvent.keyDown(document.body, { key: '2', code: 'Digit2', ctrlKey: true });
  expect(location.hash).not.toContain('intake');
  fireEvent.keyDown(document.body, { key: '4', code: 'Digit4', ctrlKey: true });
  await waitFor(() => expect(location.hash).toBe('#/search'));
});

test('a locked window keeps its screens but covers them, and lets no key through', async () => {
  const station = installTestStation(answers({ 'session.state': () => as('lan', 'clerk') }));
  const { container } = render(<App />);
  const number = await screen.findByText('41');
  station.answer({
    'session.state': () => as('lan', 'clerk', 'locked'),
    'session.unlock': () => {
      station.answer({ 'session.state': () => as('lan', 'clerk') });
      return as('lan', 'clerk');
    },
  });
  station.tell('changed', { topics: ['session'] });
  const password = await screen.findByLabelText('Mật khẩu');
  expect(number.closest('[inert]')).not.toBeNull();
  expect(document.body.hasAttribute('data-covered')).toBe(true);
  fireEvent.keyDown(document.body, { key: '3', code: 'Digit3', ctrlKey: true });
  expect(location.hash).toBe('#/home');
  await userEvent.type(password, 'một câu dễ nhớ{Enter}');
  await waitFor(() => expect(container.querySelector('[inert]')).toBeNull());
  // The same screen, not one drawn anew.
  expect(screen.getByText('41')).toBe(number);
});

test('what was answered to one user is never shown to the next', async () => {
  const station = installTestStation(answers({ 'session.state': () => as('lan', 'clerk') }));
  render(<App />);
  await screen.findByText('41');
  station.answer({
    'session.signOut': () => out,
    'session.state': () => out,
    'home.view': () => new Promise<never>(() => {}),
    'session.signIn': () => {
      station.answer({ 'session.state': () => as('tra', 'searcher') });
      return as('tra', 'searcher');
    },
  });
  const user = userEvent.setup();
  await user.click(screen.getByRole('link', { name: 'Nhập' }));
  expect(location.hash).toBe('#/intake');
  // The keyboard has come along: Tab goes on inside the screen.
  expect(document.activeElement?.contains(await screen.findByRole('main'))).toBe(true);
  expect(document.activeElement).not.toBe(document.body);
  await user.click(screen.getByRole('button', { name: /LAN/ }));
  await user.click(await screen.findByText('Đăng xuất'));
  await user.type(await screen.findByLabelText('Tên đăng nhập'), 'tra');
  await user.type(screen.getByLabelText('Mật khẩu'), 'một câu khác{Enter}');
  await screen.findByText('TRA');
  expect(location.hash).toBe('#/home');
  expect(screen.queryByText('41')).toBeNull();
});

test('a station that starts again is told in the bar; afterwards everything is asked again', async () => {
  const station = installTestStation(answers());
  render(<App />);
  await screen.findByText('41');
  station.tellState({ phase: 'restarting', archive: 'kho' });
  await screen.findByText('Trạm đang khởi động lại, không mất dữ liệu');
  station.answer({ 'home.view': () => home(40) });
  station.tellState({ phase: 'ready', archive: 'kho' });
  expect(await screen.findByText('40')).toBeDefined();
});

test('whom a restart has put out signs in again and finds the screen as it was', async () => {
  const station = installTestStation(answers({ 'session.state': () => as('lan', 'clerk') }));
  const { container } = render(<App />);
  const number = await screen.findByText('41');
  station.tellState({ phase: 'restarting', archive: 'kho' });
  await screen.findByText('Trạm đang khởi động lại, không mất dữ liệu');
  station.answer({
    'session.state': () => out,
    'session.signIn': () => {
      station.answer({ 'session.state': () => as('lan', 'clerk') });
      return as('lan', 'clerk');
    },
  });
  station.tellState({ phase: 'ready', archive: 'kho' });
  expect(await screen.findByText(/Trạm vừa khởi động lại/)).toBeDefined();
  expect(screen.getByLabelText<HTMLInputElement>('Tên đăng nhập').value).toBe('lan');
  await userEvent.type(screen.getByLabelText('Mật khẩu'), 'một câu dễ nhớ{Enter}');
  await waitFor(() => expect(container.querySelector('[inert]')).toBeNull());
  expect(screen.getByText('41')).toBe(number);
});

test('an archive that cannot be opened says why on the screen where it was chosen', async () => {
  let answer: (result: Result<null>) => void = () => {};
  const station = installTestStation(answers(), {
    stationState: async () => ({ phase: 'no-archive' }),
    choose: async () => [{ id: 'g1', name: 'kho-cũ', kind: 'folder' }],
    openArchive: () => new Promise((done) => (answer = done)),
  });
  render(<App />);
  await userEvent.click(await screen.findByRole('button', { name: 'Chọn thư mục kho…' }));
  station.tellState({ phase: 'starting', archive: 'kho-cũ' });
  station.tellState({ phase: 'no-archive' });
  answer({ ok: false, error: new Refusal('archive-on-network', { folder: 'kho-cũ', kind: 'nfs' }).failure });
  expect((await screen.findByRole('alert')).textContent).toContain('ổ đĩa mạng');
});

test('undo and redo say what they took back and did again', async () => {
  const edit = { id: 1, call: 'page.rotate', at: '', count: 3, dossierId: 1, documentId: null };
  installTestStation(
    answers({ 'edit.undo': () => ({ undo: null, redo: edit }), 'edit.redo': () => ({ undo: edit, redo: null }) }),
  );
  render(<App />);
  await screen.findByText('41');
  fireEvent.keyDown(document.body, { key: 'z', code: 'KeyZ', ctrlKey: true });
  expect(await screen.findByText('Đã hoàn tác: xoay 3 trang')).toBeDefined();
  fireEvent.keyDown(document.body, { key: 'y', code: 'KeyY', ctrlKey: true });
  expect(await screen.findByText('Đã làm lại: xoay 3 trang')).toBeDefined();
});

test('the work of the station is told in the Vietnamese way and can be paused', async () => {
  const running = { ...idle, state: 'running', done: 214, total: 1040, pagesPerMinute: 31, secondsLeft: 1620 } as const;
  const station = installTestStation(
    answers({
      'work.pause': () => ({ ...running, state: 'paused' as const, pagesPerMinute: null, secondsLeft: null }),
    }),
  );
  render(<App />);
  await screen.findByText('41');
  station.tell('work', running);
  await screen.findByText('Đang nhận dạng 214/1.040 trang · 31 trang/phút · còn 27 phút');
  await userEvent.click(screen.getByRole('button', { name: 'Tạm dừng' }));
  expect(await screen.findByText('Tạm dừng nhận dạng, còn 826 trang')).toBeDefined();
});

test('a bug in a screen leaves a sentence and a way back to it', async () => {
  installTestStation();
  const said = vi.spyOn(console, 'error').mockImplementation(() => {});
  let broken = true;
  function Screen() {
    if (broken) throw new Error('x is undefined');
    return <p>Danh sách</p>;
  }
  render(
    <MantineProvider env="test">
      <ErrorBoundary>
        <Screen />
      </ErrorBoundary>
    </MantineProvider>,
  );
  expect(screen.getByRole('alert').textContent).toContain('Dữ liệu đã lưu không bị mất');
  broken = false;
  fireEvent.click(screen.getByRole('button', { name: 'Mở lại màn hình' }));
  expect(screen.getByText('Danh sách')).toBeDefined();
  said.mockRestore();
});
