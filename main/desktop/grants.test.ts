import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { contract } from '../../shared/contract.ts';
import { pathArguments } from '../../shared/desktop.ts';
import { openGrants } from './grants.ts';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'grants-'));
  mkdirSync(join(folder, 'hộp 12'));
  writeFileSync(join(folder, 'mục lục.xlsx'), 'x');
});
afterAll(() => rmSync(folder, { recursive: true }));

const notChosen = expect.objectContaining({ code: 'not-chosen' });

it('hands out a name and a kind, never the path', () => {
  const grants = openGrants();
  const box = grants.give(join(folder, 'hộp 12'));
  const list = grants.give(join(folder, 'mục lục.xlsx'));
  expect(box).toEqual({ id: expect.any(String), name: 'hộp 12', kind: 'folder' });
  expect(list).toMatchObject({ name: 'mục lục.xlsx', kind: 'file' });
  expect(JSON.stringify([box, list])).not.toContain(folder);
  expect(grants.pathOf(box.id)).toBe(join(folder, 'hộp 12'));
});

describe('the arguments of a call', () => {
  it('get the paths of what was chosen, in lists and further down, and keep the rest', () => {
    const grants = openGrants();
    const one = grants.give('/quét/1');
    const two = grants.give('/quét/2');
    expect(grants.resolve('intake.take', { roots: [two.id, one.id], documents: 'file' })).toEqual({
      roots: ['/quét/2', '/quét/1'],
      documents: 'file',
    });
    expect(
      grants.resolve('destination.add', { name: 'Kho', kind: 'folder', settings: { path: one.id } }),
    ).toMatchObject({ settings: { path: '/quét/1' } });
  });

  it('are left as they are where a path may be left out, and in calls that take none', () => {
    const grants = openGrants();
    expect(grants.resolve('archive.backup', {})).toEqual({});
    expect(grants.resolve('search.find', { query: '/etc/passwd' })).toEqual({ query: '/etc/passwd' });
    expect(grants.resolve('intake.take', null)).toBe(null);
  });

  it.each([
    ['a path that really is there', { path: tmpdir() }],
    ['an id that was never given', { path: '7f0c' }],
    ['a list where one path belongs', { path: ['/etc'] }],
  ])('are refused with %s', (_, args) => {
    expect(() => openGrants().resolve('inventory.import', args)).toThrow(notChosen);
  });

  it('are refused when one of several was not chosen', () => {
    const grants = openGrants();
    const { id } = grants.give('/quét/1');
    expect(() => grants.resolve('intake.take', { roots: [id, '/etc'] })).toThrow(notChosen);
  });

  it('do not turn what was chosen for reading into something to write to, nor the other way round', () => {
    const grants = openGrants();
    const read = grants.give('/quét/1.pdf');
    const write = grants.give('/lưu/1.pdf', 'write');
    expect(() => grants.resolve('document.savePdf', { id: 1, path: read.id })).toThrow(notChosen);
    expect(() => grants.resolve('page.replace', { id: 1, path: write.id })).toThrow(notChosen);
    expect(grants.resolve('document.savePdf', { id: 1, path: write.id })).toEqual({ id: 1, path: '/lưu/1.pdf' });
  });
});

it('knows every call of the contract that takes a path', () => {
  const takesPath = Object.entries(contract)
    .filter(([, { args }]) => /"(path|roots|folder)":/.test(JSON.stringify(args.toJSONSchema({ io: 'input' }))))
    .map(([name]) => name);
  expect(Object.keys(pathArguments).sort()).toEqual(takesPath.sort());
});
