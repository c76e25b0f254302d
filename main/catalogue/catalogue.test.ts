/** That the catalogue never lags behind the tables, and what it leaves out for whom. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type TestArchive, testArchive } from '../database/test-archive.ts';
import { type Catalogue, openCatalogue } from './catalogue.ts';

let archive: TestArchive;
let catalogue: Catalogue;

beforeEach(() => {
  archive = testArchive();
  catalogue = openCatalogue(archive.db);
});

afterEach(() => archive.close());

const codes = () => catalogue.dossiers('all').map(({ code }) => code);

describe('the catalogue', () => {
  it('follows every change of the tables, whoever makes it', () => {
    const dossier = archive.dossier({ code: '01', sheets: 1 });
    expect(catalogue.dossier('all', dossier)).toMatchObject({ state: 'planned', ready: false });
    const document = archive.document({ dossier, pages: [null] });
    expect(catalogue.dossier('all', dossier)).toMatchObject({ state: 'captured', facts: { waitingPages: 1 } });
    archive.read(archive.pagesOf(document)[0] ?? 0, 'Kế hoạch');
    expect(catalogue.dossier('all', dossier)?.state).toBe('read');
    archive.setField(document, 'type', 'Kế hoạch');
    archive.setField(document, 'date', '1998-03-05');
    expect(catalogue.document('all', document)).toMatchObject({ type: 'Kế hoạch', year: '1998', issuer: null });
    archive.db.exec(`update document set described_at = '2026-01-01', approved_at = '2026-01-01'`);
    expect(catalogue.dossier('all', dossier)).toMatchObject({ state: 'approved', ready: true });
    archive.db.exec(`insert into batch (id, uid, profile, state, folder, created_by, created_at)
      values (1, 'b', 'p', 'sealing', 'f', 'a', '2026-01-01'); insert into batch_dossier values (1, ${dossier});`);
    expect(catalogue.dossier('all', dossier)).toMatchObject({ state: 'approved', ready: false });
    archive.db.exec(`update batch set state = 'sealed'`);
    expect(catalogue.dossier('all', dossier)?.state).toBe('sealed');
    archive.db.exec(`delete from batch_dossier`);
    expect(catalogue.dossier('all', dossier)?.state).toBe('approved');
  });

  it('keeps the order of codes, numbers by value, as dossiers come and are renamed', () => {
    for (const code of ['10', '2', '1a']) archive.dossier({ code });
    expect(codes()).toEqual(['1a', '2', '10']);
    archive.dossier({ code: '9' });
    expect(codes()).toEqual(['1a', '2', '9', '10']);
    archive.db.exec(`update dossier set code = '11' where code = '2'`);
    expect(codes()).toEqual(['1a', '9', '10', '11']);
  });

  it('moves a document with its dossier, and finds it in one place only', () => {
    const [from, to] = [archive.dossier({ code: '1' }), archive.dossier({ code: '2' })];
    const document = archive.document({ dossier: from, pages: ['a'] });
    expect(catalogue.papers('all')(document)?.dossier.id).toBe(from);
    archive.db.prepare('update document set dossier_id = ? where id = ?').run(to, document);
    expect(catalogue.papers('all')(document)?.dossier.id).toBe(to);
    expect(catalogue.dossier('all', from)?.documents).toEqual([]);
  });

  it('forgets what a transaction read and then gave up', () => {
    const dossier = archive.dossier({ code: '1' });
    expect(() =>
      archive.db.transaction(() => {
        archive.document({ dossier, pages: ['a'] });
        expect(catalogue.dossier('all', dossier)?.facts.documents).toBe(1);
        throw new Error('given up');
      })(),
    ).toThrow('given up');
    expect(catalogue.dossier('all', dossier)?.facts.documents).toBe(0);
  });

  it('leaves out what is hidden, and does not betray it by the counts of the list', () => {
    const [half, all] = [archive.dossier({ code: '1', sheets: 2 }), archive.dossier({ code: '2' })];
    archive.document({ dossier: half, pages: ['a'] });
    const secret = archive.document({ dossier: half, pages: ['b'], fields: { secrecy: 'Mật' } });
    archive.db.prepare(`update dossier set secrecy = 'TỐI MẬT' where id = ?`).run(all);
    expect(catalogue.dossiers('open').map(({ id }) => id)).toEqual([half]);
    expect(catalogue.dossier('open', half)).toMatchObject({
      facts: { documents: 1, plannedSheets: null },
      differences: [],
    });
    expect(catalogue.document('open', secret)).toBeUndefined();
    archive.setField(secret, 'secrecy', 'thường');
    archive.db.prepare(`update dossier set secrecy = 'Thường', access = 'công khai' where id = ?`).run(all);
    expect(catalogue.dossiers('open')).toEqual(catalogue.dossiers('all'));
    archive.db.prepare(`update dossier set access = 'Hạn chế' where id = ?`).run(all);
    expect(catalogue.dossiers('open').map(({ id }) => id)).toEqual([half]);
  });
});
