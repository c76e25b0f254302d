import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import ExcelJS from 'exceljs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { chooseSheet, type DossierList, readCount, readDossiers, readPeriod } from './dossier-list.ts';
import { fromLegacy, legacyEncoding } from './legacy-text.ts';
import { findHead, placeAbove } from './list-columns.ts';
import { DITTO, readListFile } from './list-file.ts';

const listOf = (rows: string[][]): DossierList => {
  const head = findHead(rows);
  if (head === null) throw new Error('no head found');
  return readDossiers(rows, head);
};

const shortly = (list: DossierList) =>
  list.dossiers.map(({ code, title, box, sheets }) =>
    [code, title, box, sheets].filter((value) => value !== undefined),
  );

describe('the head of a list', () => {
  it('of the Party form (Phụ lục số 02) is found under its title rows, in two lines with merged cells', () => {
    const rows = [
      ['TỈNH ỦY THỬ NGHIỆM', '', '', 'ĐẢNG CỘNG SẢN VIỆT NAM'],
      ['MỤC LỤC HỒ SƠ'],
      ['Phông lưu trữ: A99.001 - Ủy ban MTTQ tỉnh Thử, khóa (nhiệm kỳ): I', '', ''],
      [],
      ['Số cặp (hộp)', 'Phông số', 'Mục lục số', 'Hồ sơ số\n(đơn vị bảo quản số)', 'Tên nhóm và tên hồ sơ (ĐVBQ)']
        .concat(['Thời gian', '', 'Số trang', 'Số tài liệu', 'Thời hạn bảo quản', 'Độ mật', 'Chú giải', 'Từ khóa'])
        .concat(['Ghi chú', 'Tên thư mục hồ sơ']),
      [
        DITTO,
        DITTO,
        DITTO,
        DITTO,
        DITTO,
        'Bắt đầu',
        'Kết thúc',
        DITTO,
        DITTO,
        DITTO,
        DITTO,
        DITTO,
        DITTO,
        DITTO,
        DITTO,
      ],
      ['1', '2', '3', '4', '5', '6', '7', '8', '9', '10', '11', '12', '13', '14', '15'],
      ['01', '001', '01', '0001', 'Hồ sơ Đại hội', '18/02/1992', '5/1995', '94', '16', 'Vĩnh viễn', '', '', '', '', ''],
    ];
    const head = findHead(rows);
    expect(head?.columns).toEqual({
      box: 0,
      fonds: 1,
      inventory: 2,
      code: 3,
      title: 4,
      startDate: 5,
      endDate: 6,
      pages: 7,
      documents: 8,
      retention: 9,
      secrecy: 10,
      remark: 11,
      keywords: 12,
      note: 13,
      folder: 14,
    });
    expect(placeAbove(rows, head?.firstRow ?? 0)).toEqual({
      fondsCode: 'A99.001',
      fondsTitle: 'Ủy ban MTTQ tỉnh Thử',
    });
    expect(listOf(rows).dossiers).toEqual([
      expect.objectContaining({
        row: 8,
        fondsCode: '001',
        inventoryCode: '01',
        code: '0001',
        title: 'Hồ sơ Đại hội',
        box: '01',
        pages: 94,
        documents: 16,
        startDate: '1992-02-18',
        endDate: '1995-05',
        retention: 'Vĩnh viễn',
        secrecy: null,
        sheets: undefined,
      }),
    ]);
  });

  it('of Decree 30 and of plain office lists is found by its wording, with slips', () => {
    expect(
      findHead([
        [
          'Số TT',
          'Số, ký hiệu hồ sơ',
          'Tiêu đề hồ sơ',
          'Thời gian tài liệu',
          'Thời hạn bảo quản',
          'Số tờ/Số trang',
          'Ghi chú',
        ],
      ])?.columns,
    ).toEqual({ ordinal: 0, code: 1, title: 2, dates: 3, retention: 4, sheetsOrPages: 5, note: 6 });
    expect(findHead([['ma ho so', 'TIEU DE HO SO', 'So to', 'Hop']])?.columns).toEqual({
      code: 0,
      title: 1,
      sheets: 2,
      box: 3,
    });
    expect(findHead([['Mã  hồ sơ', 'Tiêu đề hồ sợ', 'Sô tờ']])?.columns).toEqual({ code: 0, title: 1, sheets: 2 });
  });

  it('of one line does not swallow the first dossier', () => {
    const list = listOf([
      ['Mã hồ sơ', 'Tiêu đề', 'Số tờ'],
      ['01', 'Hồ sơ số tờ trình', '5'],
    ]);
    expect(shortly(list)).toEqual([['01', 'Hồ sơ số tờ trình', 5]]);
  });

  it('is looked for in every sheet of a workbook', () => {
    const chosen = chooseSheet([
      { name: 'Bìa', rows: [['Danh sách hồ sơ năm 1998']] },
      { name: 'Mục lục', rows: [[], ['Mã hồ sơ', 'Tiêu đề', 'Hộp']] },
    ]);
    expect([chosen?.sheet.name, chosen?.head.firstRow]).toEqual(['Mục lục', 2]);
  });

  it('is missing from what is no list', () => {
    expect(findHead([['Kính gửi các đồng chí'], ['1', '2', '3']])).toBeNull();
  });
});

describe('rows of a list', () => {
  const head = ['Hồ sơ số', 'Tiêu đề hồ sơ', 'Hộp', 'Số tờ'];

  it('"same as above" means the row above, however it is written', () => {
    const list = listOf([
      head,
      ['01', 'Công văn đi', 'H1', '5'],
      ['02', 'nt', '"', '"'],
      ['03', '-nt-', '〃', '7'],
      ['04', 'như trên', '-"-', '8'],
    ]);
    expect(shortly(list)).toEqual([
      ['01', 'Công văn đi', 'H1', 5],
      ['02', 'Công văn đi', 'H1', 5],
      ['03', 'Công văn đi', 'H1', 7],
      ['04', 'Công văn đi', 'H1', 8],
    ]);
  });

  it('several rows of one dossier are one: counts added, a ditto adds nothing', () => {
    const list = listOf([
      head,
      ['01', 'Đại hội', 'H1', '5'],
      ['', '', '', '7'],
      ['', 'Đại hội', '', '1'],
      [DITTO, 'tập ảnh', DITTO, DITTO],
      ['02', 'Hội nghị', 'H1', '2'],
    ]);
    expect(shortly(list)).toEqual([
      ['01', 'Đại hội', 'H1', 13],
      ['02', 'Hội nghị', 'H1', 2],
    ]);
    expect(list.skipped).toEqual([]);
  });

  it('what does not become a dossier is named with its row and reason', () => {
    const list = listOf([
      head,
      ['', 'I. VĂN PHÒNG', '', ''],
      ['01', 'Công văn', 'H1', '5'],
      ['01', 'Công văn', 'H1', '5'],
      ['', 'Không có số', '', '9'],
      ['01', 'Khác hẳn', 'H1', '5'],
      ['02', '', 'H1', '5'],
      ['không', 'Số bằng chữ', '', '4'],
      [],
      ['', 'Tổng cộng', '', '28'],
      ['Người lập', '', '', ''],
    ]);
    expect(shortly(list)).toEqual([['01', 'Công văn', 'H1', 5]]);
    expect(list.skipped).toEqual([
      { row: 4, reason: 'giống hệt dòng 3' },
      { row: 5, reason: 'thiếu số hồ sơ' },
      { row: 6, reason: 'trùng số hồ sơ 01 với dòng 3' },
      { row: 7, reason: 'hồ sơ 02 thiếu tiêu đề' },
      { row: 8, reason: '“không” không phải là số hồ sơ' },
    ]);
    expect(list.notes).toEqual(['Dòng tiêu đề nhóm, dòng cộng, không tính là hồ sơ: 2, 10, 11.']);
    expect(list.rows).toBe(9);
  });

  it('a figure that cannot be read stays empty and is said', () => {
    const list = listOf([head, ['01', 'Công văn', 'H1', 'mất']]);
    expect(list.dossiers[0]?.sheets).toBeNull();
    expect(list.notes).toEqual(['Dòng 2: không hiểu số tờ “mất”, để trống.']);
  });

  it('sheets and pages in one column are told apart by the stroke', () => {
    const list = listOf([
      ['Số ký hiệu hồ sơ', 'Tiêu đề hồ sơ', 'Số tờ/Số trang'],
      ['01', 'A', '12/24'],
      ['02', 'B', '9'],
    ]);
    expect(list.dossiers.map(({ sheets, pages }) => [sheets, pages])).toEqual([
      [12, 24],
      [9, undefined],
    ]);
  });

  it.each([
    ['12', 12],
    ['12 tờ', 12],
    ['1.040', 1040],
    ['1 040 trang', 1040],
    ['12.0', 12],
    ['0', 0],
    ['-3', null],
    ['2,5', null],
    ['12-15', null],
  ])('the count %s is %s', (cell, count) => expect(readCount(cell)).toBe(count));

  it.each([
    ['18/02/1992\n09/05/1995', '1992-02-18', '1995-05-09'],
    ['1992-1995', '1992', '1995'],
    ['1992 – 1995', '1992', '1995'],
    ['02/1992 - 5/1995', '1992-02', '1995-05'],
    ['02/1992-5/1995', '1992-02', '1995-05'],
    ['từ 18/02/1992 đến ngày 09/05/1995', '1992-02-18', '1995-05-09'],
    ['Năm 1998', '1998', '1998'],
    ['3/1998', '1998-03', '1998-03'],
    ['1995; 1992', '1992', '1995'],
  ])('the period %j runs from %s to %s', (cell, start, end) => expect(readPeriod(cell)).toEqual([start, end]));

  it('a period that says nothing certain is not guessed', () => {
    for (const cell of ['nhiệm kỳ I', '31/02/1992', '1992-1995-1997', '?']) expect(readPeriod(cell)).toBeNull();
  });
});

describe('text of before Unicode', () => {
  it('in TCVN3 and VNI is recognised and converted, every letter', () => {
    expect(fromLegacy('MÆt trËn Tæ quèc, §¶ng', 'TCVN3')).toBe('Mặt trận Tổ quốc, Đảng');
    expect(fromLegacy('Maët traän Toå quoác, Ñaûng, ñöôøng', 'VNI')).toBe('Mặt trận Tổ quốc, Đảng, đường');
    expect(fromLegacy('UÛY BAN MAËT TRAÄN', 'VNI')).toBe('ỦY BAN MẶT TRẬN');
    expect(legacyEncoding('MÆt trËn Tæ quèc tØnh')).toBe('TCVN3');
    expect(legacyEncoding('Maët traän Toå quoác')).toBe('VNI');
  });

  it('is not seen in Unicode, composed or not, nor in plain or foreign letters', () => {
    for (const text of ['Mặt trận Tổ quốc Việt Nam', 'Mặt trận'.normalize('NFD'), 'Bao cao 1998', '']) {
      expect(legacyEncoding(text)).toBeNull();
    }
  });
});

describe('files of lists', () => {
  let folder: string;

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'tram-so-hoa-list-'));
  });

  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  const file = (name: string, bytes: string | Uint8Array): string => {
    const path = join(folder, name);
    writeFileSync(path, bytes);
    return path;
  };
  const rowsOf = async (path: string) => (await readListFile(path)).sheets[0]?.rows;
  const expected = [
    ['Mã hồ sơ', 'Tiêu đề'],
    ['0001', 'Đại hội; "nhiệm kỳ I"'],
  ];
  const semicolons = 'Mã hồ sơ;Tiêu đề\r\n0001;"Đại hội; ""nhiệm kỳ I"""\r\n';

  it.each([
    ['UTF-8', Buffer.from(semicolons)],
    ['UTF-8 with mark', Buffer.from(`\ufeff${semicolons}`)],
    ['UTF-8 decomposed', Buffer.from(semicolons.normalize('NFD'))],
    [
      'UTF-16, tabs, as Excel saves "Unicode text"',
      Buffer.from(`\ufeff${semicolons.replace(/;(?=[^ ])/g, '\t')}`, 'utf16le'),
    ],
    ['commas, separator named', Buffer.from(`sep=,\r\n${semicolons.replace(/;(?=[^ ])/g, ',')}`)],
  ])('csv in %s', async (_story, bytes) => {
    const rows = await rowsOf(file('ds.csv', bytes));
    expect(rows?.filter((row) => row.length > 0)).toEqual(expected);
  });

  it('csv in Windows-1258 and in TCVN3 is converted and says so', async () => {
    // Mặt trận;Đường in Windows-1258: base letters with marks after them.
    const w1258 = Buffer.from([
      0x4d, 0xe3, 0xf2, 0x74, 0x20, 0x74, 0x72, 0xe2, 0xf2, 0x6e, 0x3b, 0xd0, 0xfd, 0xf5, 0xcc, 0x6e, 0x67,
    ]);
    const old = await readListFile(file('a.csv', w1258));
    expect(old.sheets[0]?.rows).toEqual([['Mặt trận', 'Đường']]);
    expect(old.notes).toEqual(['Danh sách dùng bảng mã Windows-1258; đã chuyển sang Unicode, tệp gốc giữ nguyên.']);
    const abc = await readListFile(file('b.csv', Buffer.from('MÆt trËn;Tæ quèc tØnh', 'latin1')));
    expect(abc.sheets[0]?.rows).toEqual([['Mặt trận', 'Tổ quốc tỉnh']]);
    expect(abc.notes.join()).toContain('TCVN3');
  });

  it('xlsx: formatted codes, dates, rich text, formulas, merged cells and old fonts', async () => {
    const workbook = new ExcelJS.Workbook();
    const sheet = workbook.addWorksheet('Mục lục');
    sheet.addRow(['DANH SÁCH HỒ SƠ']);
    sheet.mergeCells('A1:C1');
    sheet.addRow(['Mã hồ sơ', 'Tiêu đề', 'Hộp']);
    sheet.addRow([12, { richText: [{ text: 'Đại ' }, { text: 'hội' }] }, 'H1']);
    sheet.addRow([{ formula: 'A3+1', result: 13 }, new Date(Date.UTC(1998, 2, 5)), 'x']);
    sheet.getCell('A3').numFmt = '0000';
    sheet.mergeCells('C3:C4');
    sheet.getRow(7).getCell(2).value = 'mÆt trËn';
    sheet.getRow(7).getCell(2).font = { name: '.VnTimeH' };
    const path = join(folder, 'ds.xlsx');
    await workbook.xlsx.writeFile(path);
    const { sheets, notes } = await readListFile(path);
    expect(sheets[0]?.rows).toEqual([
      ['DANH SÁCH HỒ SƠ', '', ''],
      ['Mã hồ sơ', 'Tiêu đề', 'Hộp'],
      ['0012', 'Đại hội', 'H1'],
      ['13', '1998-03-05', DITTO],
      [],
      [],
      ['', 'MẶT TRẬN'],
    ]);
    expect(notes.join()).toContain('TCVN3');
  });

  it.each([
    ['missing', null, 'path-missing'],
    ['empty', Buffer.alloc(0), 'file-empty'],
    ['an .xls of old', Buffer.from('d0cf11e0a1b11ae1', 'hex'), 'list-unreadable'],
    ['a broken xlsx', Buffer.from('PK\u0003\u0004 and then nothing'), 'list-unreadable'],
    ['a picture', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0xff, 0xfe, 0xc1, 0xd8]), 'list-unreadable'],
  ])('%s is refused with the reason', async (name, bytes, code) => {
    const path = bytes === null ? join(folder, 'x.csv') : file(`${name}.csv`, bytes);
    await expect(readListFile(path)).rejects.toMatchObject({ code });
  });
});
