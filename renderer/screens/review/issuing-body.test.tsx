// @vitest-environment happy-dom
import { cleanup, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, expect, it } from 'vitest';
import type { IssuingBody as Answer, KnownBody } from '../../../shared/views.ts';
import { installTestStation, type TestStation } from '../../test-station.ts';
import { renderInWindow } from '../../test-window.tsx';
import { IssuingBody } from './issuing-body.tsx';

afterEach(cleanup);

const ward = (id: string, town: string): KnownBody => ({
  id,
  name: `UBND phường 1, ${town}`,
  place: '1',
  validFrom: null,
  validTo: '2025-06-30',
});
const wards = [ward('ubnd@a', 'thành phố Đông Hà'), ward('ubnd@b', 'thị xã Quảng Trị')];

function show(answer: Answer, editable = true): TestStation {
  const station = installTestStation({
    'document.authority': () => answer,
    'document.setAuthority': () => null as never,
  });
  renderInWindow(<IssuingBody documentId={7} editable={editable} />);
  return station;
}

it('tells the one body that fits, with its dates, and asks nothing', async () => {
  const [body = ward('x', 'y')] = wards;
  show({ standing: 'one', body: { ...body, validFrom: '2009-08-11' }, chosen: false, options: [body] });
  await screen.findByText('UBND phường 1, thành phố Đông Hà');
  screen.getByText('11/8/2009 – 30/6/2025');
  expect(screen.queryByRole('button')).toBeNull();
});

it('lets a person choose where several fit', async () => {
  const station = show({ standing: 'several', body: null, chosen: false, options: wards });
  await screen.findByText('Có 2 cơ quan cùng tên này.');
  await userEvent.click(screen.getByRole('button', { name: 'Chọn cơ quan' }));
  await userEvent.click(await screen.findByText('UBND phường 1, thị xã Quảng Trị'));
  const chosen = station.calls.filter(({ name }) => name === 'document.setAuthority');
  expect(chosen.map(({ args }) => args)).toEqual([{ id: 7, authority: 'ubnd@b' }]);
});

it('says when a name stands in the list at another time only', async () => {
  show({ standing: 'outside', body: null, chosen: false, options: wards.slice(0, 1) }, false);
  await screen.findByText(/có trong danh mục ở thời gian khác: đến 30\/6\/2025/);
  expect(screen.queryByRole('button')).toBeNull();
});

it('says nothing of bodies that the list does not have', async () => {
  const station = show({ standing: 'none', body: null, chosen: false, options: [] });
  await expect.poll(() => station.calls.length).toBe(1);
  expect(document.querySelector('[title]')).toBeNull();
});
