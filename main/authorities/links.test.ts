import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { SearchFilters } from '../../shared/search-filters.ts';
import { openAudit } from '../audit.ts';
import { openCatalogue } from '../catalogue/catalogue.ts';
import { type TestArchive, testArchive } from '../database/test-archive.ts';
import { openJobs } from '../jobs/jobs.ts';
import { openRecords, type Records } from '../records/records.ts';
import { openSearch, type Search } from '../search/search.ts';
import { type Authorities, openAuthorities } from './authorities.ts';

let archive: TestArchive;
let authorities: Authorities;
let records: Records;
let search: Search;
let dossier: number;

beforeEach(() => {
  archive = testArchive();
  const { db } = archive;
  authorities = openAuthorities(db);
  records = openRecords({ db, audit: openAudit(db), jobs: openJobs({ db }) });
  search = openSearch({ db, catalogue: openCatalogue(db), authorities });
  dossier = archive.dossier({ code: '01' });
});
afterEach(() => archive.close());

const FRONT = 'ỦY BAN MTTQ VIỆT NAM';

const paper = (superior: string | null, issuer: string, date: string | null): number =>
  archive.document({
    dossier,
    pages: ['giấy'],
    fields: { issuer, ...(superior === null ? {} : { superior }), ...(date === null ? {} : { date }) },
  });

function bodies(filters: SearchFilters = {}): [string, number][] {
  const { facets } = search.find({ query: 'giấy', facets: true, filters });
  const found = facets?.find(({ facet }) => facet === 'issuers')?.values ?? [];
  return found.map(({ label, count }) => [label, count]);
}

describe('the facet of issuing bodies', () => {
  it('says of BAN THƯỜNG TRỰC whose it is, and of a body that has ended until when it stood', () => {
    paper(`${FRONT} HUYỆN GIO LINH`, 'BAN THƯỜNG TRỰC', '1998-05-04');
    paper('ỦY BAN MTTQ HUYỆN GIO LINH', 'BAN THƯỜNG TRỰC', '2020-05-04');
    paper(`${FRONT} XÃ GIO LINH`, 'BAN THƯỜNG TRỰC', '2025-09-04');
    paper(`${FRONT} TỈNH TRƯỜNG GIANG`, 'BAN THƯỜNG TRỰC', '2020');
    paper(null, 'CÔNG TY CỔ PHẦN X', '2020');
    expect(bodies()).toEqual([
      ['Ban Thường trực – Ủy ban MTTQ Việt Nam huyện Gio Linh (đến 30/6/2025)', 2],
      [expect.stringMatching(/xã Gio Linh|CÔNG TY|TRƯỜNG GIANG/), 1],
      [expect.stringMatching(/xã Gio Linh|CÔNG TY|TRƯỜNG GIANG/), 1],
      [expect.stringMatching(/xã Gio Linh|CÔNG TY|TRƯỜNG GIANG/), 1],
    ]);
    expect(bodies().map(([label]) => label)).toEqual(
      expect.arrayContaining([
        'Ban Thường trực – Ủy ban MTTQ Việt Nam xã Gio Linh (từ 01/7/2025)',
        'BAN THƯỜNG TRỰC – ỦY BAN MTTQ VIỆT NAM TỈNH TRƯỜNG GIANG',
        'CÔNG TY CỔ PHẦN X',
      ]),
    );
  });

  it('narrows by a body alone, with its forerunners and successors, and by a name as printed', () => {
    const before = paper(null, 'UBND TỈNH QUẢNG TRỊ', '2024');
    const now = paper(null, 'UBND TỈNH QUẢNG TRỊ', '2026');
    const other = paper(null, 'ỦY BAN NHÂN DÂN TỈNH QUẢNG BÌNH', '2010');
    const oldest = paper(null, 'UBND TỈNH BÌNH TRỊ THIÊN', '1985');
    const ids = (issuers: string[]) =>
      search
        .find({ query: 'giấy', filters: { issuers } })
        .hits.map(({ documentId }) => documentId)
        .sort();
    expect(ids(['ubnd@t-quang-tri-2025'])).toEqual([now]);
    expect(ids(['ubnd@t-quang-tri-2025+'])).toEqual([before, now, other, oldest]);
    expect(ids(['ubnd@t-quang-tri+'])).toEqual([before, now, oldest]);
    expect(ids(['UBND TỈNH QUẢNG TRỊ'])).toEqual([before, now]);
    // Of its lineage only what papers have is shown; the chosen body itself always.
    expect(bodies({ issuers: ['ubnd@t-quang-tri-2025+'] })).toHaveLength(4);
    expect(bodies({ issuers: ['ubnd@h-gio-linh+'] }).at(-1)).toEqual(['UBND huyện Gio Linh (đến 30/6/2025)', 0]);
  });

  it('follows an edit of issuer, superior or date at once', () => {
    const id = paper(null, 'UBND HUYỆN GIO LINH', '1985');
    expect(bodies()).toEqual([['UBND HUYỆN GIO LINH', 1]]);
    expect(authorities.of(id)).toMatchObject({ standing: 'outside', body: null });
    records.setField(id, 'date', '1995-03-02', 'Lan');
    expect(bodies()).toEqual([['UBND huyện Gio Linh (đến 30/6/2025)', 1]]);
    records.edits.undo('Lan');
    expect(bodies()).toEqual([['UBND HUYỆN GIO LINH', 1]]);
  });
});

describe('a choice between bodies of one name', () => {
  const ward = 'UBND PHƯỜNG 1';

  it('is a person’s, stands in the chain, and is taken back', () => {
    const id = paper(null, ward, '2015');
    const asked = authorities.of(id);
    expect(asked).toMatchObject({ standing: 'several', body: null, chosen: false });
    expect(asked.options.map(({ name }) => name)).toEqual([
      'UBND phường 1, thành phố Đông Hà',
      'UBND phường 1, thị xã Quảng Trị',
    ]);
    records.chooseAuthority(id, 'ubnd@p-1.tx-quang-tri', 'Lan');
    expect(authorities.of(id)).toMatchObject({ body: { id: 'ubnd@p-1.tx-quang-tri' }, chosen: true });
    expect(bodies()).toEqual([['UBND phường 1, thị xã Quảng Trị (đến 30/6/2025)', 1]]);
    const events = archive.db.prepare<[], { action: string; after: string }>('select action, after from event').all();
    expect(events.at(-1)?.action).toBe('document.authority');
    expect(JSON.parse(events.at(-1)?.after ?? '')).toMatchObject({ authority: 'ubnd@p-1.tx-quang-tri', issuer: ward });

    records.edits.undo('Lan');
    expect(authorities.of(id)).toMatchObject({ body: null, chosen: false });
    expect(bodies()).toEqual([[ward, 1]]);
    records.edits.redo('Lan');
    expect(authorities.of(id).body?.id).toBe('ubnd@p-1.tx-quang-tri');
  });

  it('may be that it is none of them, and ends when the name it was made for is corrected', () => {
    const id = paper(null, ward, '2015');
    records.chooseAuthority(id, '', 'Lan');
    expect(authorities.of(id)).toMatchObject({ body: null, chosen: true });
    records.setField(id, 'issuer', 'UBND THỊ XÃ QUẢNG TRỊ', 'Lan');
    expect(authorities.of(id)).toMatchObject({ standing: 'one', body: { id: 'ubnd@tx-quang-tri' }, chosen: false });
  });

  it('is refused where the list has no such body', () => {
    const id = paper(null, ward, '2015');
    expect(() => records.chooseAuthority(id, 'ubnd@atlantis', 'Lan')).toThrow();
  });
});

describe('a newer list', () => {
  it('finds every link again, a little at a time, and stops when asked to', async () => {
    for (let at = 0; at < 250; at += 1) paper(null, 'UBND TỈNH QUẢNG TRỊ', '2024');
    await authorities.catchUpAll();
    archive.db.exec(`update authority_list set version = 'older'; update document_authority set body = 'x@y'`);
    const waiting = archive.db.prepare<[], number>('select count(*) from document_authority where stale = 1').pluck();
    expect(waiting.get()).toBe(0);
    const newer = openAuthorities(archive.db);
    expect(waiting.get()).toBe(250);
    await newer.catchUpAll(AbortSignal.abort());
    expect(waiting.get()).toBe(250);
    expect(newer.catchUp(100)).toBe(true);
    expect(waiting.get()).toBe(150);
    await newer.catchUpAll();
    expect(waiting.get()).toBe(0);
    search.catchUp(1000);
    expect(bodies()).toEqual([['UBND tỉnh Quảng Trị (đến 30/6/2025)', 250]]);
  });
});
