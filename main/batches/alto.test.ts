import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { XMLParser } from 'fast-xml-parser';
import { describe, expect, it } from 'vitest';
import type { PageText } from '../../shared/page-text.ts';
import { ask, call } from '../pdf/judges.ts';
import { type AltoPage, altoXml } from './alto.ts';

const text: PageText = {
  width: 2480,
  height: 3508,
  dpi: 300,
  skew: 1.25,
  source: 'ocr',
  blocks: [
    {
      box: [300, 200, 700, 60],
      lines: [
        {
          box: [300, 200, 700, 60],
          words: [
            { text: 'ỦY', box: [300, 200, 80, 50], confidence: 96.4 },
            {
              text: 'BAN',
              box: [400, 202, 100, 50],
              confidence: 88,
              read: 'BẠN',
              alternatives: ['BÀN', 'B<N'],
            },
          ],
        },
        { box: [300, 270, 0, 0], words: [] },
      ],
    },
    {
      box: [300, 900, 300, 40],
      lines: [
        { box: [300, 900, 300, 40], words: [{ text: 'a<b&"c"\u0007', box: [300, 900, 300.456, 40], confidence: 101 }] },
      ],
    },
    { box: [0, 0, 0, 0], lines: [] },
  ],
};

const page: AltoPage = {
  text,
  page: 3,
  source: { name: `${'a'.repeat(64)}.jpg`, sha256: 'a'.repeat(64) },
  documentUid: '01957c1e-0000-7000-8000-000000000001',
  software: { name: 'Trạm Số Hóa', version: '0.1.0' },
  readAt: '2026-01-02T03:04:05.000Z',
};

const read = (xml: string) =>
  new XMLParser({
    ignoreAttributes: false,
    attributeNamePrefix: '',
    isArray: (name) => ['TextBlock', 'TextLine', 'String', 'SP'].includes(name),
  }).parse(xml).alto;

describe('the ALTO file of a page', () => {
  it('is well-formed whatever stands on the page', ({ skip }) => {
    call(skip, 'xmllint');
    const folder = mkdtempSync(join(tmpdir(), 'alto-'));
    try {
      writeFileSync(join(folder, 'trang.xml'), altoXml(page));
      expect(ask('xmllint', '--noout', join(folder, 'trang.xml'))).toBe('');
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });

  it('keeps what else the ink of a word may say, what was read first', () => {
    const strings = read(altoXml(page)).Layout.Page.PrintSpace.TextBlock[0].TextLine[0].String;
    expect(strings[1]).toMatchObject({ CONTENT: 'BAN', ALTERNATIVE: ['BẠN', 'BÀN', 'B<N'] });
    expect(strings[0]).not.toHaveProperty('ALTERNATIVE');
  });

  it('has the elements of ALTO 4 in their order', () => {
    const alto = read(altoXml(page));
    expect(alto.xmlns).toBe('http://www.loc.gov/standards/alto/ns-v4#');
    expect(Object.keys(alto.Description)).toEqual(['MeasurementUnit', 'sourceImageInformation', 'Processing']);
    expect(alto.Description.MeasurementUnit).toBe('pixel');
    expect(Object.keys(alto.Description.Processing).filter((name) => name !== 'ID')).toEqual([
      'processingCategory',
      'processingDateTime',
      'processingStepDescription',
      'processingSoftware',
    ]);
    expect(alto.Layout.Page).toMatchObject({ PHYSICAL_IMG_NR: '3', WIDTH: '2480', HEIGHT: '3508', PC: '0.97' });
  });

  it('gives each word with its place, its confidence and the space before it', () => {
    const [block, other, ...rest] = read(altoXml(page)).Layout.Page.PrintSpace.TextBlock;
    expect(rest).toEqual([]);
    expect(block).toMatchObject({
      HPOS: '300',
      VPOS: '200',
      WIDTH: '700',
      HEIGHT: '60',
      ROTATION: '-1.25',
      LANG: 'vi',
    });
    expect(block.TextLine).toHaveLength(1);
    expect(block.TextLine[0].String).toMatchObject([
      { CONTENT: 'ỦY', WC: '0.96', HPOS: '300' },
      { CONTENT: 'BAN', WC: '0.88', HPOS: '400' },
    ]);
    expect(block.TextLine[0].SP).toMatchObject([{ HPOS: '380', WIDTH: '20' }]);
    expect(other.TextLine[0].String[0]).toMatchObject({ CONTENT: 'a<b&"c"', WC: '1', WIDTH: '300.46' });
  });

  it('numbers everything only once, so that other files can point at it', () => {
    const ids = [...altoXml(page).matchAll(/ ID="(.*?)"/g)].map(([, id]) => id);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('says of a page without text no more than its size', () => {
    const alto = read(altoXml({ ...page, text: { ...text, blocks: [] }, readAt: null }));
    expect(alto.Layout.Page.PrintSpace).toMatchObject({ WIDTH: '2480' });
    expect(alto.Layout.Page.PC).toBeUndefined();
    expect(alto.Description.Processing.processingDateTime).toBeUndefined();
  });
});
