/** Sorting and taking back through the station's door: what one call did, one step takes back, for those who may. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { CallArgs, CallName, CallResult } from '../../shared/contract.ts';
import { type Permission, permissions } from '../../shared/people.ts';
import { openEngines } from '../recognition/recognition.ts';
import { openStation, type Session, type Station } from '../station.ts';
import { startStubEngine } from '../test-walk/stub-engine.ts';

let folder: string;
let station: Station;
const lan: Session = { actor: 'Lan', permissions: new Set(permissions) };

async function ask<N extends CallName>(name: N, args: CallArgs<N>, session = lan): Promise<CallResult<N>> {
  const result = await station.call(name, args, session);
  if (!result.ok) throw Object.assign(new Error(result.error.message), result.error);
  return result.value;
}

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'sorting-'));
  station = await openStation(join(folder, 'kho'), {
    create: { name: 'Kho thử', actor: 'Lan' },
    engines: openEngines({ count: 1, create: startStubEngine }),
  });
});
afterEach(async () => {
  await station.close();
  rmSync(folder, { recursive: true, force: true });
});

it('sorts a heap of pages into documents, approves them all, and takes each step back as one', async () => {
  const { id: dossierId } = await ask('dossier.create', { code: 'HS-01', title: 'Đại hội', planned: true });
  const roots: string[] = [];
  for (const n of [1, 2, 3, 4]) {
    roots.push(join(folder, `${n}.png`));
    const paper = { width: 300 + n, height: 400, channels: 3, background: 'white' } as const;
    await sharp({ create: paper })
      .png()
      .toFile(join(folder, `${n}.png`));
  }
  await ask('intake.take', { roots, dossierId });
  await ask('work.run', {});
  const shape = async (): Promise<number[][]> => {
    const { rows } = await ask('page.list', { dossierId });
    const byDocument = Map.groupBy(rows, (row) => row.documentOrdinal);
    return [...byDocument.values()].map((cards) => cards.map((card) => Number(card.fileName.match(/\d+/)?.[0])));
  };
  expect(await shape()).toEqual([[1], [2], [3], [4]]);
  const { rows } = await ask('page.list', { dossierId });
  const [one = 0, two = 0, three = 0, four = 0] = rows.map((row) => row.documentId);
  await ask('document.join', { ids: [one, two, three] });
  expect(await shape()).toEqual([[1, 2, 3], [4]]);
  await ask('document.split', { before: rows[2]?.id ?? 0 });
  await ask('document.move', { ids: [four], dossierId, before: one });
  expect(await shape()).toEqual([[4], [1, 2], [3]]);
  await ask('work.run', {});
  const report = await ask('dossier.approve', { id: dossierId, leaveEmpty: true });
  expect(report.approved).toHaveLength(3);
  expect(report.refused).toEqual([]);
  expect((await ask('edit.state', {})).undo).toMatchObject({ call: 'document.approve', dossierId });

  const mayNotApprove: Session = { actor: 'Lan', permissions: new Set<Permission>(['read', 'describe']) };
  await expect(ask('edit.undo', {}, mayNotApprove)).rejects.toMatchObject({ code: 'no-permission' });
  const state = await ask('edit.undo', {});
  expect(state).toMatchObject({ undo: { call: 'document.move' }, redo: { call: 'document.approve' } });
  expect((await ask('document.find', { dossierId, filter: 'approved' })).total).toBe(0);
  await ask('edit.undo', {});
  await ask('edit.undo', {});
  await ask('edit.undo', {});
  expect(await shape()).toEqual([[1], [2], [3], [4]]);
  await ask('edit.redo', {});
  expect(await shape()).toEqual([[1, 2, 3], [4]]);
  expect(await ask('archive.verify', {})).toMatchObject({ sound: true });
});
