import { describe, expect, it } from 'vitest';
import type { Box, PageText } from '../../../shared/page-text.ts';
import {
  boxAt,
  boxesIn,
  centreOf,
  cornersOf,
  doubtfulWords,
  frameOf,
  outlinePath,
  stepWord,
  underlinePath,
  wordsUnder,
} from './geometry.ts';

const word = (text: string, box: Box, confidence = 96) => ({ text, box, confidence });

/** A letterhead of two columns over one line of text. */
const page: PageText = {
  width: 1000,
  height: 1400,
  dpi: 120,
  skew: 0,
  source: 'ocr',
  blocks: [
    {
      box: [50, 50, 300, 90],
      lines: [
        { box: [50, 50, 300, 40], words: [word('ỦY', [50, 50, 100, 40]), word('BAN', [200, 50, 100, 40], 40)] },
        { box: [50, 100, 300, 40], words: [word('Số:', [50, 100, 60, 40]), word('…', [120, 100, 60, 40], 10)] },
      ],
    },
    {
      box: [600, 50, 300, 40],
      lines: [{ box: [600, 50, 300, 40], words: [word('CỘNG', [600, 50, 100, 40]), word('HÒA', [750, 50, 90, 40])] }],
    },
    {
      box: [50, 300, 800, 40],
      lines: [{ box: [50, 300, 800, 40], words: [word('Kính', [60, 300, 90, 40]), word('gửi', [620, 300, 90, 40])] }],
    },
  ],
};

describe('boxes on a crooked page', () => {
  it('turns a box about its centre, clockwise where lines fall to the right', () => {
    const [topLeft, topRight, bottomRight] = cornersOf([0, 0, 100, 20], 5);
    expect(topRight.y).toBeGreaterThan(topLeft.y);
    expect((topLeft.x + bottomRight.x) / 2).toBeCloseTo(50);
    expect((topLeft.y + bottomRight.y) / 2).toBeCloseTo(10);
    expect(Math.hypot(topRight.x - topLeft.x, topRight.y - topLeft.y)).toBeCloseTo(100);
  });

  it('finds a word where its ink is and not where its flat box would be', () => {
    const long: Box = [0, 500, 2000, 40];
    const rightEnd = { x: 1990, y: 520 + Math.tan((3 * Math.PI) / 180) * 990 };
    expect(boxAt([long], 3, rightEnd)).toBe(0);
    expect(boxAt([long], 0, rightEnd)).toBeNull();
  });

  it('takes the nearest word when the pointer is a little beside', () => {
    const boxes: Box[] = [
      [0, 0, 50, 20],
      [60, 0, 50, 20],
    ];
    expect(boxAt(boxes, 0, { x: 57, y: 10 })).toBeNull();
    expect(boxAt(boxes, 0, { x: 57, y: 10 }, 8)).toBe(1);
    expect(boxAt(boxes, 0, { x: 300, y: 10 }, 8)).toBeNull();
  });

  it('draws any number of boxes as one path, and a frame holds them all', () => {
    const boxes: Box[] = [
      [0, 0, 100, 20],
      [0, 40, 100, 20],
    ];
    expect(outlinePath(boxes, 2).match(/M/g)).toHaveLength(2);
    expect(underlinePath(boxes, 0)).toBe('M0.0 21.6L100.0 21.6M0.0 61.6L100.0 61.6');
    const frame = frameOf(boxes, 10);
    expect(frame?.[0]).toBeLessThan(2);
    expect(frame?.[3]).toBeGreaterThan(60);
    expect(frameOf([], 0)).toBeNull();
  });
});

describe('picking words', () => {
  it('takes those whose centre lies in the dragged box, whichever way it was dragged', () => {
    const boxes = [centreOf([50, 50, 100, 40])];
    expect(boxes[0]).toEqual({ x: 100, y: 70 });
    const all = page.blocks.flatMap((block) => block.lines.flatMap((line) => line.words.map((w) => w.box)));
    expect(boxesIn(all, { from: { x: 310, y: 160 }, to: { x: 40, y: 40 } })).toEqual([0, 1, 2, 3]);
  });

  it('knows the words behind the evidence of a field', () => {
    expect(wordsUnder(page, [590, 40, 320, 60])).toEqual([4, 5]);
  });

  it('steps along the lines and between them, staying in the column', () => {
    expect(stepWord(page, 0, 'next')).toBe(1);
    expect(stepWord(page, 0, 'previous')).toBe(0);
    expect(stepWord(page, 0, 'below')).toBe(2);
    expect(stepWord(page, 4, 'below')).toBe(7);
    expect(stepWord(page, 2, 'above')).toBe(0);
    expect(stepWord(page, 0, 'above')).toBe(0);
    expect(stepWord({ ...page, blocks: [] }, 3, 'next')).toBe(3);
  });

  it('doubts words, not specks and dots', () => {
    expect(doubtfulWords(page, 60)).toEqual([1]);
  });
});
