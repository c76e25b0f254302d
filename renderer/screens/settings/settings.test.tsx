// @vitest-environment happy-dom
/** Settings show each role its own parts, tell refusals where they were caused, and say what a check found. */
import { cleanup, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { Route } from 'wouter';
import type { GroupModelView } from '../../../shared/classification.ts';
import { permissionsOf, type UserView } from '../../../shared/people.ts';
import type { ArchiveCheck } from '../../../shared/views.ts';
import { installTestStation, Refusal } from '../../test-station.ts';
import { renderInWindow } from '../../test-window.tsx';
import { checkWords } from './check-words.ts';
import { SettingsScreen } from './settings.tsx';
import { texts } from './texts.ts';

beforeEach(() => localStorage.clear());
afterEach(cleanup);

const lan: UserView = {
  name: 'lan',
  fullName: 'Trần Thị Lan',
  role: 'administrator',
  active: true,
  createdAt: '2026-11-01T00:00:00Z',
  lastSignInAt: null,
};

const settings = <Route path="/settings/:part?" component={SettingsScreen} />;

test('a searcher sees no users and no archive settings, even by address', async () => {
  installTestStation();
  const permissions = [...permissionsOf('searcher')];
  const { history } = renderInWindow(settings, {
    at: '/settings/users',
    session: { state: 'signed-in', user: { name: 'tra', fullName: 'Tra', role: 'searcher' }, permissions },
  });
  await screen.findByRole('heading', { name: 'Hiển thị' });
  expect(history.at(-1)).toBe('/settings/look');
  expect(screen.queryByRole('link', { name: 'Người dùng' })).toBeNull();
});

test('the last administrator stays one, and the reason stands above the list', async () => {
  installTestStation({
    'user.list': () => [lan],
    'user.change': () => new Refusal('last-administrator', { name: 'lan' }),
  });
  renderInWindow(settings, { at: '/settings/users' });
  await userEvent.click(await screen.findByRole('button', { name: 'Thao tác với Trần Thị Lan' }));
  await userEvent.click(await screen.findByText('Ngừng hoạt động'));
  expect((await screen.findByRole('alert')).textContent).toContain('quản trị duy nhất');
});

test('a deadline is written as offices write it; no such day is not sent', async () => {
  const facts = { name: 'Kho', deadline: null, idleMinutes: 15, practice: false };
  const station = installTestStation({
    'archive.settings': () => facts,
    'archive.configure': () => facts,
  });
  renderInWindow(settings, { at: '/settings/archive' });
  const deadline = await screen.findByLabelText('Hạn hoàn thành 100 %');
  await userEvent.type(deadline, '31/2/2027');
  expect(screen.getByText(/Nhập ngày theo dạng/)).toBeDefined();
  await userEvent.clear(deadline);
  await userEvent.type(deadline, '31/12/2027{Enter}');
  await waitFor(() =>
    expect(station.calls.filter(({ name }) => name === 'archive.configure').map(({ args }) => args)).toEqual([
      { name: 'Kho', deadline: '2027-12-31', idleMinutes: 15 },
    ]),
  );
});

test('what a check found: what is wrong comes first, counted', () => {
  const check: ArchiveCheck = {
    originals: { checked: 1040, bytes: 5 * 1024 ** 3, missing: [], damaged: ['a', 'b'], strays: [] },
    audit: { events: 5000, brokenAt: null },
    database: [],
    index: [],
    batches: [{ uid: 'L1', problems: ['thiếu tệp a.pdf'] }],
    sound: false,
  };
  expect(checkWords(check, texts.vi.archive, 'vi')).toEqual([
    '2 bản quét gốc không còn đúng mã băm',
    'lô L1: thiếu tệp a.pdf',
    '1.038 bản quét gốc (5 GB) đúng mã băm',
    '5.000 sự kiện trong chuỗi nhật ký nối liền',
  ]);
});

test('the classifier tells what it learnt from and how good it is, and learns anew when it may', async () => {
  const standing: GroupModelView = {
    version: 2,
    learntFrom: 310,
    heldOut: 80,
    right: 72,
    at: '2026-11-20T03:00:00Z',
    decisions: 395,
    leastDecisions: 25,
    damaged: [3],
    refused: null,
  };
  const station = installTestStation({
    'engine.facts': () => ({ name: 'Tesseract', version: '5', model: 'vie', engines: 2 }),
    'classifier.view': () => standing,
    'classifier.learn': () => new Refusal('already-learning'),
  });
  renderInWindow(settings, { at: '/settings/recognition' });
  await screen.findByText('72/80 (90 %)');
  screen.getByText('310 văn bản đã duyệt');
  screen.getByText(/phiên bản 3 bị hỏng hoặc mất/);
  await userEvent.click(screen.getByRole('button', { name: 'Học lại' }));
  expect((await screen.findByRole('alert')).textContent).toContain('đang chạy');
  station.answer({ 'classifier.view': () => ({ ...standing, version: null, decisions: 10, damaged: [] }) });
  station.tell('changed', { topics: ['settings'] });
  await screen.findByText('10 văn bản; cần 25 để học');
  expect(screen.getByRole('button', { name: 'Học lại' })).toHaveProperty('disabled', true);
});
