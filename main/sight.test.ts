/**
 * What a session without `read-restricted` gets to know of what is hidden from it: nothing, through any reading call of
 * the contract. A new reading call fails here until it is put into the table below.
 */
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type CallArgs, type CallName, type CallResult, contract, type Permission } from '../shared/contract.ts';
import { permissions } from '../shared/people.ts';
import { openEngines } from './recognition/recognition.ts';
import { openStation, type Session, type Station } from './station.ts';
import { startStubEngine } from './test-walk/stub-engine.ts';

const clerk: Session = { actor: 'Lan', permissions: new Set(permissions) };
const without = (...left: Permission[]): Session => ({
  actor: 'Hoa',
  permissions: new Set(permissions.filter((permission) => !left.includes(permission))),
});
const reader = without('read-restricted', 'deliver');
const sender = without('read-restricted');

let folder: string;
let station: Station;
/** Documents and pages: one open, one with a secrecy of its own, one in a dossier of restricted access, a petition. */
let open: Papers;
let secret: Papers;
let restricted: Papers;
let petition: Papers;
let receipt: string;
let batchId: number;

type Papers = { dossier: number; document: number; page: number };

async function ask<N extends CallName>(name: N, args: CallArgs<N>, as: Session = clerk): Promise<CallResult<N>> {
  const answer = await station.call(name, args, as);
  if (!answer.ok) throw new Error(`${name}: ${answer.error.message}`);
  return answer.value;
}

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'sight-'));
  const scans = join(folder, 'scans');
  for (const [at, name] of [
    'cong-khai/thuong.png',
    'cong-khai/bimat-mot.png',
    'bimat/bimat-hai.png',
    'cong-khai/bimat-ba.png',
  ].entries()) {
    mkdirSync(join(scans, name, '..'), { recursive: true });
    const size = { width: 1000 + at, height: 1400 };
    await sharp({ create: { ...size, channels: 3, background: '#fff' } })
      .composite([
        {
          input: await sharp({ create: { width: 300, height: 40, channels: 3, background: '#000' } })
            .png()
            .toBuffer(),
          top: 90,
          left: 90,
        },
      ])
      .withMetadata({ density: 150 })
      .png()
      .toFile(join(scans, name));
  }
  station = await openStation(join(folder, 'kho'), {
    create: { name: 'Kho thử', actor: 'Lan' },
    engines: openEngines({ count: 1, create: startStubEngine }),
  });
  await ask('intake.take', { roots: [join(scans, 'cong-khai'), join(scans, 'bimat')] });
  await ask('work.run', {});
  const rows = (await ask('document.find', {})).rows;
  const papers = async (name: string): Promise<Papers> => {
    for (const row of rows) {
      const shown = await ask('document.show', { id: row.id });
      if (shown.sourcePath.includes(name)) {
        return { dossier: row.dossierId, document: row.id, page: shown.pages[0]?.id ?? 0 };
      }
    }
    throw new Error(`no paper came from ${name}`);
  };
  open = await papers('thuong');
  secret = await papers('bimat-mot');
  restricted = await papers('bimat-hai');
  petition = await papers('bimat-ba');
  for (const { document } of [open, secret, restricted, petition]) {
    const hidden = document !== open.document;
    await ask('document.setField', { id: document, field: 'subject', value: hidden ? 'Hòa giải bimat' : 'Hòa giải' });
    await ask('document.setField', { id: document, field: 'issuer', value: hidden ? 'Ban bimat' : 'Ban thường' });
  }
  await ask('document.setField', { id: secret.document, field: 'secrecy', value: 'Mật' });
  await ask('document.setField', { id: petition.document, field: 'sender', value: 'Bimat' });
  await ask('dossier.describe', { id: restricted.dossier, changes: { access: 'Hạn chế', title: 'Hồ sơ bimat' } });
  await ask('dossier.approve', { leaveEmpty: true });
  batchId = (await ask('batch.seal', {})).id;
  mkdirSync(join(folder, 'store'));
  await ask('destination.add', { name: 'Kho', kind: 'folder', settings: { path: join(folder, 'store') } });
  receipt = (await ask('delivery.deliver', { destination: 'Kho' }))[0]?.number ?? '';
}, 60_000);

afterAll(async () => {
  await station.close();
  rmSync(folder, { recursive: true, force: true });
});

/** How each reading call is asked: about all there is, and about the very things that are hidden. */
type Asked<N extends CallName> = { readonly lists?: readonly CallArgs<N>[]; readonly hidden?: readonly CallArgs<N>[] };

const holdsNoPapers = {};

const askings = (): { [N in CallName]?: Asked<N> } => {
  const papers = [secret, restricted, petition];
  const path = join(folder, 'out.pdf');
  return {
    'session.state': holdsNoPapers,
    'user.list': holdsNoPapers,
    'station.status': { lists: [{}] },
    'home.view': { lists: [{}] },
    'archive.settings': holdsNoPapers,
    'profile.list': holdsNoPapers,
    'engine.facts': holdsNoPapers,
    'classifier.view': holdsNoPapers,
    'history.list': {
      lists: [{ subjectKind: 'dossier', subjectId: open.dossier }],
      hidden: [
        { subjectKind: 'dossier', subjectId: restricted.dossier },
        ...papers.map(({ document }) => ({ subjectKind: 'document' as const, subjectId: document })),
      ],
    },
    'archive.verify': { lists: [{}] },
    'intake.exceptions': { lists: [{ settled: true }] },
    'work.state': holdsNoPapers,
    'jobs.list': { lists: [{}, { state: 'done' }] },
    'page.list': { lists: [{ dossierId: open.dossier }], hidden: [{ dossierId: restricted.dossier }] },
    'page.words': { hidden: papers.map(({ page }) => ({ id: page })) },
    'page.picture': { hidden: papers.map(({ page }) => ({ id: page, size: 'thumbnail' as const })) },
    'edit.state': holdsNoPapers,
    'document.find': { lists: [{}, { dossierId: open.dossier }], hidden: [{ dossierId: restricted.dossier }] },
    'document.place': {
      lists: [{ filter: 'all' }, { id: open.document, filter: 'all' }],
      hidden: papers.map(({ document }) => ({ id: document })),
    },
    'document.show': { lists: [{ id: open.document }], hidden: papers.map(({ document }) => ({ id: document })) },
    'document.authority': { hidden: papers.map(({ document }) => ({ id: document })) },
    'document.savePdf': { hidden: papers.map(({ document }) => ({ id: document, path })) },
    'field.history': { hidden: papers.map(({ document }) => ({ documentId: document, field: 'subject' as const })) },
    'field.recordGroups': holdsNoPapers,
    'field.suggest': {
      lists: [
        { field: 'issuer', typed: 'ban' },
        { field: 'subject', typed: '' },
      ],
    },
    'search.find': {
      lists: [
        { query: 'hoa giai', facets: true },
        { query: 'bimat', facets: true },
        { query: '', facets: true, filters: { states: ['approved'] } },
      ],
    },
    'search.hits': { hidden: papers.map(({ document }) => ({ documentId: document, query: 'trang' })) },
    'search.saved': holdsNoPapers,
    'records.tree': { lists: [{}] },
    'dossier.find': { lists: [{}, { typed: 'bimat' }] },
    'dossier.byCode': { hidden: [{ code: 'bimat' }] },
    'dossier.fitting': {
      lists: [{ documentId: open.document }, { dossierId: open.dossier }],
      hidden: [...papers.map(({ document }) => ({ documentId: document })), { dossierId: restricted.dossier }],
    },
    'dossier.show': { lists: [{ id: open.dossier }], hidden: [{ id: restricted.dossier }] },
    'inventory.progress': { lists: [{}] },
    'batch.list': { lists: [{}] },
    'batch.show': { hidden: [{ id: batchId }] },
    'destination.probe': holdsNoPapers,
    'destination.list': holdsNoPapers,
    'receipt.list': { lists: [{}] },
    'receipt.show': { hidden: [{ number: receipt }] },
    'receipt.save': { hidden: [{ number: receipt, path }] },
  };
};

describe('a session without read-restricted', () => {
  it('reads nothing of what is hidden, whatever it asks', async () => {
    const table = askings();
    const reading = (Object.keys(contract) as CallName[]).filter((name) => contract[name].kind === 'read');
    expect(reading.filter((name) => table[name] === undefined)).toEqual([]);
    for (const name of reading) {
      for (const args of table[name]?.lists ?? []) {
        const answer = await station.call(name, args as never, reader);
        expect([name, answer]).toMatchObject([name, { ok: true }]);
        expect([name, JSON.stringify(answer)]).toEqual([name, expect.not.stringMatching(/bimat|"Mật"/i)]);
      }
      for (const args of table[name]?.hidden ?? []) {
        const answer = await station.call(name, args as never, reader);
        expect([name, answer]).toMatchObject([name, { ok: false, error: { code: 'not-found' } }]);
      }
    }
  });

  it('counts as if the hidden papers had never come', async () => {
    expect(await ask('station.status', {}, reader)).toMatchObject({ dossiers: 1, documents: 1, pages: { total: 1 } });
    expect((await ask('document.find', {}, reader)).total).toBe(1);
    expect((await ask('dossier.find', {}, reader)).rows).toMatchObject([{ documents: 1, pages: 1, approved: 1 }]);
    expect((await ask('records.tree', {}, reader))[0]?.inventories).toMatchObject([{ dossiers: 1 }]);
    expect((await ask('page.list', { dossierId: open.dossier }, reader)).total).toBe(1);
    const found = await ask('search.find', { query: 'hoa giai', facets: true }, reader);
    expect(found).toMatchObject({ total: 1, hits: [{ documentId: open.document }] });
    const issuers = found.facets?.find(({ facet }) => facet === 'issuers');
    expect(issuers?.values).toMatchObject([{ value: 'Ban thường', count: 1 }]);
    expect((await ask('home.view', {}, reader)).days.at(-1)).toMatchObject({ pages: 1, approved: 1 });
    for (const name of ['dossier.show', 'document.find'] as const) {
      const args = name === 'dossier.show' ? { id: restricted.dossier } : { dossierId: restricted.dossier };
      expect(await station.call(name, args as never, reader)).toMatchObject({
        ok: false,
        error: { code: 'not-found' },
      });
    }
  });

  it('who delivers sees batches and receipts whole, but not the titles of what is hidden', async () => {
    expect(await ask('batch.list', {}, reader)).toEqual([]);
    expect(await ask('batch.list', {}, sender)).toMatchObject([{ documents: 4 }]);
    const { contents } = await ask('batch.show', { id: batchId }, sender);
    expect(contents).toMatchObject([{ dossierId: open.dossier, documents: 1 }]);
    expect((await ask('receipt.show', { number: receipt }, sender)).number).toBe(receipt);
  });

  it('everything is there for who may read it', async () => {
    expect((await ask('document.find', {})).total).toBe(4);
    expect((await ask('search.find', { query: 'bimat' })).total).toBe(3);
    expect((await ask('batch.show', { id: batchId })).contents).toHaveLength(2);
  });
});
