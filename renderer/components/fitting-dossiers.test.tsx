// @vitest-environment happy-dom
import { cleanup, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, expect, it } from 'vitest';
import type { DossierFits } from '../../shared/classification.ts';
import type { Failure } from '../../shared/result.ts';
import { installTestStation } from '../test-station.ts';
import { renderInWindow } from '../test-window.tsx';
import { FittingDossiers } from './fitting-dossiers.tsx';

afterEach(cleanup);

const two: DossierFits = {
  listed: false,
  fits: [
    {
      dossierId: 3,
      code: '012',
      title: 'Giám sát đất đai năm 2016',
      box: '4',
      score: 0.8,
      reasons: [
        { why: 'words', words: ['giám sát đất đai'] },
        { why: 'time', start: '2016', end: '2017' },
        { why: 'group', code: '04' },
        { why: 'neighbours', papers: 2 },
      ],
    },
    { dossierId: 5, code: '013', title: 'Giám sát năm 2015', box: null, score: 0.5, reasons: [] },
  ],
};

function show(fits: DossierFits): number[] {
  installTestStation({
    'dossier.fitting': () => fits,
    'field.recordGroups': () => [{ code: '04', name: 'Giám sát', retention: '', words: [] }],
  });
  const moved: number[] = [];
  const onMove = async (id: number): Promise<Failure | null> => {
    moved.push(id);
    return null;
  };
  renderInWindow(<FittingDossiers of={{ documentId: 7 }} onMove={onMove} />);
  return moved;
}

it('tells each dossier with its reasons and moves nothing by itself', async () => {
  const moved = show(two);
  await screen.findByText('Hồ sơ trong mục lục có vẻ hợp:');
  await screen.findByText(
    'vì: “giám sát đất đai”; cùng thời gian 2016–2017; cùng nhóm Giám sát; 2 văn bản cùng thư mục quét đã ở đó',
  );
  expect(moved).toEqual([]);
});

it('moves by one key to the dossier of that number', async () => {
  const moved = show(two);
  await screen.findByText('Hồ sơ trong mục lục có vẻ hợp:');
  await userEvent.keyboard('{Alt>}2{/Alt}');
  expect(moved).toEqual([5]);
});

it('says of a paper that has its dossier that another fits better, and nothing where none does', async () => {
  show({ ...two, listed: true });
  await screen.findByText('Có hồ sơ có vẻ hợp hơn:');
  cleanup();
  show({ listed: true, fits: [] });
  expect(screen.queryByRole('list')).toBeNull();
});
