import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { PDFDocument } from 'pdf-lib';
import sharp from 'sharp';
import { describe, expect, test } from 'vitest';
import { fieldsFile, textFiles } from './gold.ts';
import { dossiers, inventoryCsv } from './inventory.ts';
import type { Paper } from './paper.ts';
import { makePaper, papers } from './samples.ts';
import { type SetPage, setPaper } from './setting.ts';

const folder = fileURLToPath(new URL('../../resources/samples', import.meta.url));
const committed = (path: string): string => readFileSync(join(folder, path), 'utf8');

const setting = new Map<Paper, SetPage[]>(papers.map((paper) => [paper, setPaper(paper)]));
const pagesOf = (paper: Paper): SetPage[] => setting.get(paper) ?? [];
const filed = (paper: Paper): number => pagesOf(paper).length + (paper.sheet.blankBack ? 1 : 0);
const textOf = (paper: Paper, blocks: readonly string[]): string =>
  pagesOf(paper)
    .flatMap((page) => [...page.blocks].filter(([id]) => blocks.includes(id)).flatMap(([, lines]) => lines))
    .join(' ');
const paperOf = (id: string): Paper => {
  const paper = papers.find((one) => one.id === id);
  if (!paper) throw new Error(`no paper ${id}`);
  return paper;
};

describe('the set as a whole', () => {
  test('holds papers of State, Front and Party of many kinds and years', () => {
    const types = new Set(papers.map((paper) => paper.gold.loai_van_ban));
    for (const type of [
      'Quyết định',
      'Kế hoạch',
      'Báo cáo',
      'Công văn',
      'Tờ trình',
      'Biên bản',
      'Thông tri',
      'Nghị quyết',
      'Đơn kiến nghị',
    ]) {
      expect(types).toContain(type);
    }
    const years = papers.map((paper) => Number(paper.gold.ngay.slice(0, 4)));
    expect(Math.min(...years)).toBeLessThan(1980);
    expect(Math.max(...years)).toBe(2025);
    expect(papers.length).toBeGreaterThanOrEqual(12);
    const pages = papers.reduce((sum, paper) => sum + filed(paper), 0);
    expect(pages).toBeGreaterThanOrEqual(18);
    expect(pages).toBeLessThanOrEqual(24);
  });

  test('stays below ten megabytes', () => {
    const sizes = readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => statSync(join(entry.parentPath, entry.name)).size);
    expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThan(10 * 1024 * 1024);
  });

  test('each file holds the pages its paper has', async () => {
    for (const paper of papers) {
      const bytes = readFileSync(join(folder, 'papers', paper.dossier, paper.file));
      const pages = paper.file.endsWith('.pdf')
        ? (await PDFDocument.load(bytes, { updateMetadata: false })).getPageCount()
        : ((await sharp(bytes).metadata()).pages ?? 1);
      expect(pages, paper.file).toBe(filed(paper));
    }
  });
});

describe('the ground truth', () => {
  test('the committed files say what the papers say today', () => {
    for (const paper of papers) {
      expect(committed(`gold/fields/${paper.id}.json`)).toBe(fieldsFile(paper, pagesOf(paper)));
      for (const [index, page] of pagesOf(paper).entries()) {
        const { name, json, txt } = textFiles(paper, page, index + 1);
        expect(committed(`gold/text/${name}.json`)).toBe(json);
        expect(committed(`gold/text/${name}.txt`)).toBe(txt);
      }
    }
    expect(committed('inventory.csv')).toBe(inventoryCsv());
  });

  test.each(papers.map((paper) => [paper.id, paper] as const))(
    '%s: every gold value stands on the paper',
    (_, paper) => {
      const { gold } = paper;
      const [year, month, day] = gold.ngay.split('-');
      const date = new RegExp(`ngày ${day} tháng 0?${Number(month)} năm ${year}`);
      const left = textOf(paper, ['header_left']);
      const foot = textOf(paper, ['footer_right']);
      expect(textOf(paper, ['header_right', 'footer_right'])).toMatch(date);
      expect(textOf(paper, ['header_right', 'footer_right'])).toContain(`${gold.dia_danh}, ngày`);
      expect(foot.endsWith(gold.nguoi_ky)).toBe(true);
      if (gold.quyen_han_chuc_vu) expect(foot).toContain(gold.quyen_han_chuc_vu);
      if (gold.so_ky_hieu) expect(left).toContain(gold.so_ky_hieu);
      if (gold.co_quan_cap_tren) expect(left.startsWith(gold.co_quan_cap_tren)).toBe(true);
      if (gold.co_quan_ban_hanh) expect(left).toContain(gold.co_quan_ban_hanh);
      if (gold.trich_yeu) expect(textOf(paper, ['title', 'header_left'])).toContain(gold.trich_yeu);
      if (gold.loai_van_ban !== 'Công văn') {
        expect(textOf(paper, ['title']).startsWith(gold.loai_van_ban.toLocaleUpperCase('vi'))).toBe(true);
      }
      const written = pagesOf(paper).flatMap((page) => page.handwritten);
      expect(written.includes(gold.so ?? '')).toBe(paper.written.so);
      expect(written.includes(day ?? '')).toBe(paper.written.day);
    },
  );

  test('nothing is set outside the sheet, and no two words on top of each other', () => {
    for (const paper of papers) {
      for (const page of pagesOf(paper)) {
        const texts = page.marks.filter((mark) => mark.kind === 'text');
        for (const mark of texts) {
          expect(mark.x, `${paper.id}: ${mark.text}`).toBeGreaterThan(40);
          expect(mark.x, `${paper.id}: ${mark.text}`).toBeLessThan(575);
          expect(mark.y, `${paper.id}: ${mark.text}`).toBeLessThan(800);
        }
        const places = texts.map((mark) => `${mark.x.toFixed(1)} ${mark.y.toFixed(1)}`);
        expect(new Set(places).size).toBe(places.length);
      }
    }
  });
});

describe('the inventory', () => {
  test('lists every dossier that has papers, and some that have none yet', () => {
    const listed = dossiers.map((dossier) => dossier.code);
    const filled = new Set(papers.map((paper) => paper.dossier));
    for (const code of filled) expect(listed).toContain(code);
    expect(listed.length - filled.size).toBeGreaterThanOrEqual(2);
  });

  test('counts the sheets right, but for the one dossier that shows what a difference does', () => {
    const wrong = dossiers.filter(({ code, sheets }) => {
      const own = papers.filter((paper) => paper.dossier === code);
      const pages = own.reduce((sum, paper) => sum + filed(paper), 0);
      return own.length > 0 && (pages < sheets || pages > 2 * sheets);
    });
    expect(wrong.map((dossier) => dossier.code)).toEqual(['HS0012']);
  });
});

describe('scanning', () => {
  test('the same paper scanned twice gives the same bytes', async () => {
    const paper = { ...paperOf('cv_215_2021') };
    const small = { ...paper, sheet: { ...paper.sheet, dpi: 75 } };
    const [one, two] = [await makePaper(small), await makePaper(small)];
    expect(one.bytes.equals(two.bytes)).toBe(true);
  });

  test('the blank back shows the other side only faintly', async () => {
    const bytes = readFileSync(join(folder, 'papers/HS0027/don-kien-nghi-2008.tif'));
    const inked = async (page: number): Promise<number> => {
      const pixels = await sharp(bytes, { page }).greyscale().raw().toBuffer();
      return pixels.reduce((count, pixel) => count + (pixel < 140 ? 1 : 0), 0) / pixels.length;
    };
    const spread = async (top: number): Promise<number> => {
      const strip = await sharp(bytes, { page: 1 })
        .extract({ left: 300, top, width: 1000, height: 400 })
        .png()
        .toBuffer();
      return (await sharp(strip).greyscale().stats()).channels[0]?.stdev ?? 0;
    };
    expect(await inked(0)).toBeGreaterThan(0.02);
    expect(await inked(1)).toBeLessThan(0.0005);
    // The upper part has lines shining through, the lower part nothing.
    expect(await spread(650)).toBeGreaterThan(1.5 * (await spread(1850)));
  });

  test('one photograph is stored lying on its side and says so', async () => {
    const metadata = await sharp(join(folder, 'papers/HS0003/nq-09-1983.jpg')).metadata();
    expect(metadata.orientation).toBe(6);
    expect(metadata.width).toBeGreaterThan(metadata.height);
  });

  test('bilevel pages are G4, one picture a page', async () => {
    const file = join(folder, 'papers/HS0012/bb-02-2004.tif');
    expect(await sharp(file).metadata()).toMatchObject({ pages: 2, density: 300 });
    // Tag 259 of the first directory names the compression; 4 is CCITT Group 4.
    const bytes = readFileSync(file);
    const directory = bytes.readUInt32LE(4);
    const entries = Array.from({ length: bytes.readUInt16LE(directory) }, (_, index) => directory + 2 + index * 12);
    const compression = entries.find((entry) => bytes.readUInt16LE(entry) === 259);
    expect(bytes.readUInt16LE((compression ?? 0) + 8)).toBe(4);
  });
});
