import { appendFileSync, mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { PDFDocument } from 'pdf-lib';
import sharp from 'sharp';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openAudit } from '../audit.ts';
import { type Database, openDatabase } from '../database/database.ts';
import { openJobs } from '../jobs/jobs.ts';
import { type Originals, openOriginals } from '../originals/originals.ts';
import { encryptedPdf } from '../pdf/encrypted-pdf.ts';
import { openPdfReader, type PdfReader } from '../pdf/pdf.ts';
import { openRecords, type Records } from '../records/records.ts';
import { type Intake, type IntakeOptions, openIntake } from './intake.ts';

let folder: string;
let scans: string;
let db: Database;
let originals: Originals;
let records: Records;
let intake: Intake;
let pdf: PdfReader;
let jpeg: Buffer;

beforeAll(async () => {
  pdf = openPdfReader();
  jpeg = await picture(1);
});
afterAll(() => pdf.close());

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'intake-'));
  scans = join(folder, 'Bản quét');
  mkdirSync(scans);
  db = openDatabase(join(folder, 'archive.sqlite'));
  const audit = openAudit(db);
  originals = openOriginals({ folder: join(folder, 'originals'), db });
  records = openRecords({ db, audit, jobs: openJobs({ db }) });
  intake = openIntake({ db, originals, pdf, records, audit });
});
afterEach(() => {
  db.close();
  rmSync(folder, { recursive: true, force: true });
});

/** A small JPEG, another one for every seed. */
function picture(seed: number, size = { width: 60, height: 80 }): Promise<Buffer> {
  const background = { r: (seed * 37) % 256, g: (seed * 91) % 256, b: 200 };
  return sharp({ create: { ...size, channels: 3, background } })
    .composite([{ input: Buffer.from('<svg width="40" height="40"><path d="M0 0L40 40L0 40z"/></svg>') }])
    .jpeg()
    .toBuffer();
}

async function pdfOf(pages: number): Promise<Buffer> {
  const document = await PDFDocument.create();
  for (let i = 0; i < pages; i++) document.addPage([200, 300]).drawText(`Page ${i + 1} of ${pages}`);
  return Buffer.from(await document.save({ useObjectStreams: false }));
}

function put(name: string, bytes: Buffer | string): string {
  const path = join(scans, name);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, bytes);
  return path;
}

const take = (options: Partial<IntakeOptions> = {}, roots = [scans], signal?: AbortSignal) =>
  intake.take(roots, { documents: 'file', ...options }, { actor: 'lan', signal });

const rows = <T>(sql: string): T[] => db.prepare<[], T>(sql).all();
const dossiers = () =>
  rows<{ code: string; documents: number; pages: number }>(
    `select d.code, count(distinct t.id) as documents, count(p.id) as pages from dossier d
     left join document t on t.dossier_id = d.id left join page p on p.document_id = t.id group by d.id order by d.id`,
  );
const open = () =>
  rows<{ path: string; error_code: string }>(
    `select path, error_code from source_file where outcome = 'refused' and settled_at is null order by id`,
  ).map((row) => [row.path.slice(scans.length + 1), row.error_code]);

describe('taking papers in', () => {
  it('makes each file a document in the dossier its folder suggests, each page waiting to be read', async () => {
    put('HS-01/cong-van.jpg', jpeg);
    put('HS-01/ke-hoach.pdf', await pdfOf(3));
    put('HS-02/bao-cao.png', await sharp(jpeg).png().toBuffer());
    put('to-roi.jpg', await picture(2));
    const report = await take();
    expect(report).toMatchObject({ taken: 4, documents: 4, pages: 6, refused: 0, cancelled: false });
    expect(report.dossierIds).toEqual(rows<{ id: number }>('select id from dossier order by id').map(({ id }) => id));
    expect(dossiers()).toEqual([
      { code: 'Bản quét', documents: 1, pages: 1 },
      { code: 'HS-01', documents: 2, pages: 4 },
      { code: 'HS-02', documents: 1, pages: 1 },
    ]);
    expect(rows(`select key from job where kind = 'read-page' and state = 'waiting'`)).toHaveLength(6);
    expect((await originals.verify()).strays).toEqual([]);
  });

  it('goes through a folder as people count, not as computers sort', async () => {
    for (const [i, name] of ['trang 10', 'trang 2', 'đơn', 'an', 'dân'].entries()) {
      put(`${name}.jpg`, await picture(i + 10));
    }
    await take();
    const order = rows<{ path: string }>('select path from source_file order by id').map((row) => row.path);
    expect(order.map((path) => path.slice(scans.length + 1))).toEqual([
      'an.jpg',
      'dân.jpg',
      'đơn.jpg',
      'trang 2.jpg',
      'trang 10.jpg',
    ]);
  });

  it('can make each page a document', async () => {
    put('HS-01/tap.pdf', await pdfOf(3));
    expect(await take({ documents: 'page' })).toMatchObject({ documents: 3, pages: 3 });
    expect(dossiers()).toEqual([{ code: 'HS-01', documents: 3, pages: 3 }]);
  });

  it('can make a folder one document, to which a later run adds what has been scanned since', async () => {
    put('HS-01/to 1.jpg', await picture(1));
    put('HS-01/to 2.jpg', await picture(2));
    put('HS-02/to 1.jpg', await picture(3));
    expect(await take({ documents: 'folder' })).toMatchObject({ documents: 2, pages: 3 });
    put('HS-01/to 3.jpg', await picture(4));
    expect(await take({ documents: 'folder' })).toMatchObject({ taken: 1, known: 3, documents: 0, pages: 1 });
    expect(dossiers()).toEqual([
      { code: 'HS-01', documents: 1, pages: 3 },
      { code: 'HS-02', documents: 1, pages: 1 },
    ]);
  });

  it('puts what came later into the dossier named for it, not into the folder’s earlier document', async () => {
    put('HS-01/to 1.jpg', await picture(1));
    await take({ documents: 'folder', dossierCode: 'A' });
    put('HS-01/to 2.jpg', await picture(2));
    expect(await take({ documents: 'folder', dossierCode: 'B' })).toMatchObject({ documents: 1, pages: 1 });
    put('HS-01/to 3.jpg', await picture(3));
    const [a] = rows<{ id: number }>(`select id from dossier where code = 'A'`);
    expect(await take({ documents: 'folder', dossierId: a?.id })).toMatchObject({ documents: 0, pages: 1 });
    expect(dossiers()).toEqual([
      { code: 'A', documents: 1, pages: 2 },
      { code: 'B', documents: 1, pages: 1 },
    ]);
  });

  it('finds a planned dossier by its code at the start of the folder’s name', async () => {
    records.planDossier({ code: '12', title: 'Thi đua khen thưởng 1998', inventoryCode: '03' }, 'lan');
    put('12 - Thi đua/to.jpg', jpeg);
    await take();
    expect(dossiers()).toEqual([{ code: '12', documents: 1, pages: 1 }]);
  });

  it('keeps folders of the same name under two years apart', async () => {
    put('2019/01/a.jpg', await picture(1));
    put('2020/01/a.jpg', await picture(2));
    await take();
    put('2019/01/b.jpg', await picture(3));
    put('2020/01/b.jpg', await picture(4));
    await take();
    expect(dossiers()).toEqual([
      { code: '01', documents: 2, pages: 2 },
      { code: '2020/01', documents: 2, pages: 2 },
    ]);
  });

  it('puts everything into the dossier that was named', async () => {
    put('a/1.jpg', await picture(1));
    put('b/2.jpg', await picture(2));
    await take({ dossierCode: 'HS-77' });
    expect(dossiers()).toEqual([{ code: 'HS-77', documents: 2, pages: 2 }]);
  });

  it('refuses papers for a sealed dossier, since what was delivered must stay what the archive shows', async () => {
    put('HS-01/a.jpg', jpeg);
    await take();
    db.exec(`insert into batch (uid, profile, state, folder, created_by, created_at) values ('u', 'p', 'sealed', 'f', 'lan', 't');
             insert into batch_dossier (batch_id, dossier_id) select 1, id from dossier where code = 'HS-01'`);
    put('HS-01/b.jpg', await picture(2));
    expect(await take()).toMatchObject({ known: 1, refused: 1 });
    expect(open()).toEqual([['HS-01/b.jpg', 'not-allowed']]);
  });
});

describe('the same bytes twice', () => {
  it('are known when the file came in before, and told with the first path when under another name', async () => {
    put('a.jpg', jpeg);
    put('b/ban sao.jpg', jpeg);
    const first = await take();
    expect(first).toMatchObject({ taken: 1, known: 0, pages: 1 });
    expect(first.duplicates).toEqual([{ path: join(scans, 'b/ban sao.jpg'), sameAs: join(scans, 'a.jpg') }]);
    expect(await take()).toMatchObject({ taken: 0, known: 2, duplicates: [], documents: 0 });
    expect(dossiers()).toEqual([{ code: 'Bản quét', documents: 1, pages: 1 }]);
    expect(rows('select * from original')).toHaveLength(1);
  });

  it('a file whose content was replaced is a new paper; the old one stays', async () => {
    put('a.jpg', jpeg);
    await take();
    put('a.jpg', await picture(2));
    expect(await take()).toMatchObject({ taken: 1 });
    expect(dossiers()).toEqual([{ code: 'Bản quét', documents: 2, pages: 2 }]);
  });

  it('names in decomposed letters are the same names', async () => {
    put('Quyết định.jpg'.normalize('NFD'), jpeg);
    await take();
    const [row] = rows<{ path: string }>('select path from source_file');
    expect(row?.path).toBe(join(scans, 'Quyết định.jpg').normalize('NFC'));
    expect(await take()).toMatchObject({ known: 1 });
  });
});

describe('bad files', () => {
  it('are refused one by one, each with its reason, and stay among the exceptions while the rest goes on', async () => {
    const whole = await pdfOf(4);
    put('cat-cut.jpg', (await picture(5, { width: 600, height: 800 })).subarray(0, 3000));
    put('empty.pdf', '');
    put('half.pdf', whole.subarray(0, whole.length / 2));
    put('locked.pdf', encryptedPdf);
    put('no-pages.pdf', emptyPdf());
    put('really-text.pdf', 'Đây là một tệp văn bản.');
    put('word.docx', Buffer.from('PK\u0003\u0004 …'));
    put(
      'wide.png',
      await sharp({ create: { width: 20_001, height: 4, channels: 3, background: 'white' } })
        .png()
        .toBuffer(),
    );
    put('well.jpg', jpeg);
    const report = await take();
    expect(report).toMatchObject({ taken: 1, refused: 8, pages: 1, documents: 1 });
    expect(open()).toEqual([
      ['cat-cut.jpg', 'file-damaged'],
      ['empty.pdf', 'file-empty'],
      ['half.pdf', 'file-damaged'],
      ['locked.pdf', 'file-encrypted'],
      ['no-pages.pdf', 'file-without-pages'],
      ['really-text.pdf', 'file-type-unknown'],
      ['wide.png', 'page-too-large'],
      ['word.docx', 'file-type-unknown'],
    ]);
    expect(report.exceptions.find((e) => e.code === 'file-encrypted')?.params).toMatchObject({
      path: join(scans, 'locked.pdf'),
    });
  });

  it('of a kind we know keep their bytes, because half a paper is better than none', async () => {
    put('half.jpg', (await picture(5, { width: 600, height: 800 })).subarray(0, 3000));
    put('text.pdf', 'no');
    await take();
    expect(rows('select * from original')).toHaveLength(1);
    expect(rows(`select path from source_file where sha256 is not null`)).toHaveLength(1);
    expect((await originals.verify()).strays).toEqual([]);
  });

  it('under a wrong name are taken for what they are', async () => {
    put('anh.pdf', jpeg);
    put('to.dat', await picture(2));
    expect(await take()).toMatchObject({ taken: 2, refused: 0 });
    expect(rows<{ media_type: string }>('select distinct media_type from original')).toEqual([
      { media_type: 'image/jpeg' },
    ]);
  });

  it('leave the exceptions by themselves when the same path comes in well', async () => {
    put('a.jpg', (await picture(5, { width: 600, height: 800 })).subarray(0, 3000));
    await take();
    await take();
    expect(open()).toEqual([['a.jpg', 'file-damaged']]);
    put('a.jpg', jpeg);
    await take();
    expect(open()).toEqual([]);
  });

  it('can be settled by a person, once, with a word and an event', async () => {
    put('text.pdf', 'no');
    await take();
    const [exception] = rows<{ id: number }>(`select id from source_file where outcome = 'refused'`);
    const id = exception?.id ?? 0;
    intake.settle(id, 'Không phải tài liệu', 'lan');
    expect(open()).toEqual([]);
    expect(rows(`select actor from event where action = 'intake.settle'`)).toEqual([{ actor: 'lan' }]);
    expect(() => intake.settle(id, 'lần nữa', 'lan')).toThrow(expect.objectContaining({ code: 'not-allowed' }));
    expect(() => intake.settle(999, 'x', 'lan')).toThrow(expect.objectContaining({ code: 'not-found' }));
  });

  it('still being written by the scanner are refused and come in whole the next time', async () => {
    const tiff = await sharp({ create: { width: 1200, height: 1000, channels: 3, background: 'white' } })
      .tiff({ compression: 'none' })
      .toBuffer();
    const path = put('scan.tif', tiff);
    const { signal } = new AbortController();
    let copying = false;
    // The copy asks before every block whether it is to stop: the scanner writes on once it has begun.
    Object.defineProperty(signal, 'aborted', {
      get: () => {
        if (!copying && readdirSync(join(folder, 'originals', '.incoming')).length > 0) {
          copying = true;
          appendFileSync(path, 'more');
        }
        return false;
      },
    });
    expect(await take({}, [scans], signal)).toMatchObject({ taken: 0, refused: 1 });
    expect(open()).toEqual([['scan.tif', 'file-changed']]);
    writeFileSync(path, tiff);
    expect(await take()).toMatchObject({ taken: 1 });
    expect(open()).toEqual([]);
  });
});

describe('what lies about in folders', () => {
  it('is left aside and told: litter, lists, texts', async () => {
    for (const name of ['.DS_Store', 'Thumbs.db', 'desktop.ini', '~$bao-cao.docx', 'muc-luc.xlsx', 'ghi chu.txt'])
      put(name, 'x');
    put('.git/a.jpg', jpeg);
    put('empty.txt', '');
    const report = await take();
    expect(report).toMatchObject({ taken: 0, refused: 0, exceptions: [] });
    expect(report.skipped.map((path) => path.slice(scans.length + 1)).sort()).toEqual(
      [
        '.DS_Store',
        '.git',
        'Thumbs.db',
        'desktop.ini',
        'empty.txt',
        'ghi chu.txt',
        'muc-luc.xlsx',
        '~$bao-cao.docx',
      ].sort(),
    );
  });

  it('a list that was named itself is refused, not left aside', async () => {
    const path = put('muc-luc.csv', 'a,b');
    expect(await take({}, [path])).toMatchObject({ refused: 1, skipped: [] });
  });

  it('the archive’s own folder is left aside: its originals are not new papers', async () => {
    put('a.jpg', jpeg);
    const home = join(folder, 'kho');
    mkdirSync(home);
    const other = openDatabase(join(home, 'archive.sqlite'));
    const audit = openAudit(other);
    const parts = { db: other, originals: openOriginals({ folder: join(home, 'originals'), db: other }), pdf, audit };
    const second = openIntake({ ...parts, records: openRecords({ db: other, audit, jobs: openJobs({ db: other }) }) });
    const run = { actor: 'lan' };
    await second.take([scans], { documents: 'file' }, run);
    const report = await second.take([folder], { documents: 'file' }, run);
    other.close();
    expect(report).toMatchObject({ known: 1, taken: 0 });
    expect(report.skipped).toContain(home);
  });

  it('an empty folder is nothing to worry about', async () => {
    mkdirSync(join(scans, 'trong'));
    expect(await take()).toMatchObject({ taken: 0, refused: 0, skipped: [] });
  });

  it('links that lead round in circles end, are told, and hide no paper', async () => {
    put('a/1.jpg', jpeg);
    symlinkSync(scans, join(scans, 'a', 'vong'));
    symlinkSync(join(scans, 'tro-2'), join(scans, 'tro-1'));
    symlinkSync(join(scans, 'tro-1'), join(scans, 'tro-2'));
    const report = await take();
    expect(report).toMatchObject({ taken: 1, refused: 3 });
    expect(open()).toEqual([
      ['tro-1', 'link-loop'],
      ['tro-2', 'link-loop'],
      ['a/vong', 'link-loop'],
    ]);
  });

  it('links to files and folders elsewhere are followed; a broken one is told', async () => {
    const elsewhere = join(folder, 'kho khac');
    mkdirSync(elsewhere);
    writeFileSync(join(elsewhere, 'x.jpg'), jpeg);
    writeFileSync(join(folder, 'y.jpg'), await picture(2));
    symlinkSync(elsewhere, join(scans, 'HS-09'));
    symlinkSync(join(folder, 'y.jpg'), join(scans, 'y.jpg'));
    symlinkSync(join(folder, 'khong co'), join(scans, 'hong.jpg'));
    expect(await take()).toMatchObject({ taken: 2, refused: 1 });
    expect(dossiers().map((d) => d.code)).toEqual(['Bản quét', 'HS-09']);
    expect(open()).toEqual([['hong.jpg', 'path-missing']]);
  });

  it('a name with a line break is taken and shown on one line', async () => {
    put('hai\ndòng.jpg', jpeg);
    await take();
    expect(rows<{ path: string }>('select path from source_file')[0]?.path).toBe(join(scans, 'hai␊dòng.jpg'));
  });

  it('a root that is not there stops the run before anything is taken', async () => {
    put('a.jpg', jpeg);
    await expect(take({}, [scans, join(folder, 'khong co')])).rejects.toMatchObject({ code: 'path-missing' });
    expect(rows('select * from source_file')).toEqual([]);
  });

  it('overlapping roots bring each file once', async () => {
    put('HS-01/a.jpg', jpeg);
    expect(await take({}, [scans, join(scans, 'HS-01')])).toMatchObject({ taken: 1, known: 0, duplicates: [] });
  });
});

describe('stopping', () => {
  it('between two files keeps what came in, says so, and the next run takes the rest', async () => {
    for (let i = 0; i < 4; i++) put(`${i}.jpg`, await picture(i + 20));
    const control = new AbortController();
    const report = await intake.take(
      [scans],
      { documents: 'file' },
      {
        actor: 'lan',
        signal: control.signal,
        onProgress: ({ files }) => {
          if (files === 2) control.abort();
        },
      },
    );
    expect(report).toMatchObject({ taken: 2, cancelled: true });
    expect(readdirSync(join(folder, 'originals', '.incoming'))).toEqual([]);
    expect(await take()).toMatchObject({ taken: 2, known: 2, cancelled: false });
    expect(dossiers()).toEqual([{ code: 'Bản quét', documents: 4, pages: 4 }]);
  });

  it('after the bytes were stored but before the rows were written loses nothing', async () => {
    const path = put('a.jpg', jpeg);
    await originals.store(path);
    expect((await originals.verify()).strays).toHaveLength(1);
    expect(await take()).toMatchObject({ taken: 1, pages: 1 });
    expect((await originals.verify()).strays).toEqual([]);
  });
});

/** A well-formed PDF with an empty page tree; pdf-lib refuses to write one. */
function emptyPdf(): string {
  const objects = ['<< /Type /Catalog /Pages 2 0 R >>', '<< /Type /Pages /Kids [] /Count 0 >>'];
  let text = '%PDF-1.4\n';
  const offsets = objects.map((object, i) => {
    const at = text.length;
    text += `${i + 1} 0 obj\n${object}\nendobj\n`;
    return `${String(at).padStart(10, '0')} 00000 n \n`;
  });
  return `${text}xref\n0 3\n0000000000 65535 f \n${offsets.join('')}trailer\n<< /Size 3 /Root 1 0 R >>\nstartxref\n${text.length}\n%%EOF\n`;
}
