import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fontkit from '@pdf-lib/fontkit';
import { degrees, PDFDocument, type PDFFont, PDFName, type PDFPage, StandardFonts } from 'pdf-lib';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { linesOf, lineText, type PageText, wordsOf } from '../../shared/page-text.ts';
import { openPdfReader, type PdfReader } from './pdf.ts';
import { isHonest } from './text-layer.ts';

let folder: string;
let reader: PdfReader;
let files = 0;
const tinos = readFileSync(new URL(import.meta.resolve('@expo-google-fonts/tinos/400Regular/Tinos_400Regular.ttf')));

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'text-layer-'));
  reader = openPdfReader();
});
afterAll(async () => {
  await reader.close();
  rmSync(folder, { recursive: true, force: true });
});

type Sheet = { document: PDFDocument; page: PDFPage; font: PDFFont };

/** A4 page drawn by `draw`; the path of the file. */
async function sheet(draw: (sheet: Sheet) => void | Promise<void>): Promise<string> {
  const document = await PDFDocument.create();
  document.registerFontkit(fontkit);
  const font = await document.embedFont(tinos);
  const page = document.addPage([595, 842]);
  page.setFont(font);
  await draw({ document, page, font });
  files += 1;
  const path = join(folder, `${files}.pdf`);
  writeFileSync(path, await document.save());
  return path;
}

const layerOf = async (draw: (sheet: Sheet) => void | Promise<void>): Promise<PageText | null> =>
  reader.textLayer(await sheet(draw), 0);

const texts = (layer: PageText | null): string[][] => (layer?.blocks ?? []).map((block) => block.lines.map(lineText));

function centred({ page, font }: Sheet, text: string, x: number, y: number, size = 13): void {
  page.drawText(text, { x: x - font.widthOfTextAtSize(text, size) / 2, y, size });
}

/** The upper part of a decision by an invented office. */
function letterhead(sheet: Sheet): void {
  // In the order in which word processors write a table with two cells: row by row.
  centred(sheet, 'ỦY BAN MTTQ VIỆT NAM', 150, 780);
  centred(sheet, 'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM', 420, 780, 12);
  centred(sheet, 'TỈNH LAM GIANG', 150, 764);
  centred(sheet, 'Độc lập - Tự do - Hạnh phúc', 420, 764);
  sheet.page.drawLine({ start: { x: 350, y: 758 }, end: { x: 490, y: 758 } });
  centred(sheet, 'Số: 12/QĐ-MTTQ-BTT', 150, 735);
  centred(sheet, 'Lam Giang, ngày 05 tháng 3 năm 2024', 420, 735);
}

const BODY = [
  'Căn cứ Điều lệ Mặt trận Tổ quốc Việt Nam và Quy chế làm việc của Ủy ban;',
  'Xét đề nghị của Ban Phong trào về việc kiện toàn tổ công tác năm 2024 và',
  'những năm tiếp theo trên địa bàn các xã, phường, thị trấn trong toàn tỉnh,',
];

describe('the text a page brings along', () => {
  it('is used where it covers the page: lines in order, columns of the letterhead apart, left before right', async () => {
    const layer = await layerOf((sheet) => {
      letterhead(sheet);
      centred(sheet, 'QUYẾT ĐỊNH', 297, 690, 14);
      BODY.forEach((line, i) => {
        sheet.page.drawText(line, { x: 85, y: 650 - i * 18, size: 13 });
      });
    });
    expect(texts(layer)).toEqual([
      ['ỦY BAN MTTQ VIỆT NAM', 'TỈNH LAM GIANG', 'Số: 12/QĐ-MTTQ-BTT'],
      ['CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM', 'Độc lập - Tự do - Hạnh phúc', 'Lam Giang, ngày 05 tháng 3 năm 2024'],
      ['QUYẾT ĐỊNH'],
      BODY,
    ]);
    expect(layer).toMatchObject({ width: 2479, height: 3508, dpi: 300, skew: 0, source: 'text-layer' });
  });

  it('stands where the ink stands in the picture', async () => {
    for (const turn of [0, 90, 180, 270]) {
      // Text that stands upright once the page is turned.
      const upright = await sheet(({ page }) => {
        page.setRotation(degrees(turn));
        page.setCropBox(30, 50, 500, 700);
        page.drawText('HỒ SƠ', { x: 200, y: 400, size: 20, rotate: degrees(turn) });
      });
      const layer = await reader.textLayer(upright, 0);
      const picture = await reader.picture(upright, 0);
      const [word] = layer ? wordsOf(layer) : [];
      expect(word?.text, `turn ${turn}`).toBe('HỒ');
      expect([picture.width, picture.height]).toEqual([layer?.width, layer?.height]);
      expect(inkBox(picture, layer)).toBe(true);
    }
  });

  it('includes what electronic signatures paint: often the number and the day', async () => {
    const layer = await layerOf((sheet) => {
      sheet.page.drawText('Số:           /QĐ-MTTQ', { x: 85, y: 735, size: 13 });
      BODY.forEach((line, i) => {
        sheet.page.drawText(line, { x: 85, y: 650 - i * 18, size: 13 });
      });
      typedWidget(sheet, '86', [112, 731, 20, 16]);
    });
    expect(texts(layer)[0]).toEqual(['Số: 86 /QĐ-MTTQ']);
  });

  it('is composed, and a justified line with wide gaps stays one line', async () => {
    const layer = await layerOf(({ page, font }) => {
      let x = 85;
      for (const word of 'Thực hiện nhiệm vụ được giao'.normalize('NFD').split(' ')) {
        page.drawText(word, { x, y: 600, size: 13 });
        x += font.widthOfTextAtSize(word.normalize('NFC'), 13) + 14;
      }
    });
    expect(texts(layer)).toEqual([['Thực hiện nhiệm vụ được giao']]);
  });

  it('is decided page by page in a mixed file', async () => {
    const path = await sheet(async ({ document, page }) => {
      page.drawText('Trang đánh máy có chữ thật', { x: 85, y: 600, size: 13 });
      const scan = await document.embedJpg(
        await sharp({ create: { width: 100, height: 140, channels: 3, background: '#eee' } })
          .jpeg()
          .toBuffer(),
      );
      document.addPage([595, 842]).drawImage(scan, { x: 0, y: 0, width: 595, height: 842 });
    });
    expect(await reader.textLayer(path, 0)).not.toBeNull();
    expect(await reader.textLayer(path, 1)).toBeNull();
    expect((await reader.picture(path, 1)).kind).toBe('encoded');
  });
});

describe('the text is not trusted', () => {
  it('where a picture takes a good part of the page', async () => {
    const layer = await layerOf(async (sheet) => {
      letterhead(sheet);
      const table = await sharp({ create: { width: 100, height: 60, channels: 3, background: '#ddd' } })
        .png()
        .toBuffer();
      sheet.page.drawImage(await sheet.document.embedPng(table), { x: 80, y: 300, width: 430, height: 200 });
    });
    expect(layer).toBeNull();
  });

  it('where most ink is drawn as outlines', async () => {
    const layer = await layerOf(({ page }) => {
      page.drawText('Trang 2', { x: 280, y: 800, size: 13 });
      for (let line = 0; line < 20; line++) {
        for (let sign = 0; sign < 60; sign++) {
          page.drawSvgPath('M0 0L5 0L5 8L0 8z', { x: 85 + sign * 7, y: 700 - line * 18, borderWidth: 1 });
        }
      }
    });
    expect(layer).toBeNull();
  });

  it('where it is invisible, or there is none', async () => {
    const hidden = await layerOf(async ({ document, page }) => {
      const font = await document.embedFont(StandardFonts.Helvetica);
      const name = page.node.newFontDictionary('Hidden', font.ref).toString();
      page.node.addContentStream(
        document.context.register(document.context.flateStream(`BT 3 Tr ${name} 12 Tf 50 300 Td (Cong hoa) Tj ET`)),
      );
    });
    expect(hidden).toBeNull();
    expect(await layerOf(() => {})).toBeNull();
  });

  it('where it lies across the page as shown', async () => {
    const layer = await layerOf(({ page }) => {
      BODY.forEach((line, i) => {
        page.drawText(line, { x: 100 + i * 18, y: 100, size: 13, rotate: degrees(90) });
      });
    });
    expect(layer).toBeNull();
  });

  it('where an old Vietnamese font wrote Latin letters for Vietnamese ones', () => {
    expect(isHonest('Céng hßa x· héi chñ nghÜa ViÖt Nam §éc lËp - Tù do - H¹nh phóc')).toBe(false); // TCVN3
    expect(isHonest('Coäng hoøa xaõ hoäi chuû nghóa Vieät Nam Ñoäc laäp - Töï do - Haïnh phuùc')).toBe(false); // VNI
    expect(isHonest('Cộng hòa xã hội chủ nghĩa Việt Nam – Độc lập – Tự do – Hạnh phúc')).toBe(true);
    expect(isHonest('Cộng hòa xã hội chủ nghĩa Việt Nam'.normalize('NFD'))).toBe(true);
    expect(isHonest('Báo cáo của ông Müller về dự án 25 °C, diện tích 300 m², “điểm” §5')).toBe(true);
    expect(isHonest('Bảng 3: 12 15,6 2019 120.000 45%')).toBe(true);
    expect(isHonest('!"#$%&\'()*+,-./!"#$ %&\'()*')).toBe(false);
  });
});

/** A signature field whose appearance is typed text. */
function typedWidget(
  { document, page, font }: Sheet,
  text: string,
  [x, y, width, height]: [number, number, number, number],
): void {
  const { context } = document;
  const appearance = context.stream(`BT /F 13 Tf 1 4 Td ${font.encodeText(text).toString()} Tj ET`, {
    Type: 'XObject',
    Subtype: 'Form',
    BBox: [0, 0, width, height],
    Resources: { Font: { F: font.ref } },
  });
  const widget = context.obj({
    Type: 'Annot',
    Subtype: 'Widget',
    FT: 'Sig',
    F: 132,
    Rect: [x, y, x + width, y + height],
    AP: { N: context.register(appearance) },
  });
  page.node.set(PDFName.of('Annots'), context.obj([context.register(widget)]));
}

/** All dark pixels of the picture lie in the boxes of the layer's words, and every box holds some. */
function inkBox(picture: Awaited<ReturnType<PdfReader['picture']>>, layer: PageText | null): boolean {
  if (picture.kind !== 'raw' || layer === null) return false;
  const words = wordsOf(layer);
  const found = new Set<number>();
  for (let y = 0; y < picture.height; y++) {
    for (let x = 0; x < picture.width; x++) {
      if ((picture.data[(y * picture.width + x) * picture.channels] ?? 255) > 100) continue;
      const at = words.findIndex(
        ({ box: [left, top, width, height] }) =>
          x >= left - 2 && x <= left + width + 2 && y >= top - 2 && y <= top + height + 2,
      );
      if (at < 0) return false;
      found.add(at);
    }
  }
  return found.size === words.length && linesOf(layer).length === 1;
}
