import { describe, expect, it } from 'vitest';
import { clearShowThrough, showThroughLevel } from './show-through.ts';

const [WIDTH, HEIGHT] = [1240, 1754];

/** White paper with strokes of a level each, three pixels wide with soft edges, on lines of their own. */
function paper(strokes: readonly { readonly level: number; readonly firstLine: number; readonly right?: number }[]) {
  const data = new Uint8Array(WIDTH * HEIGHT).fill(252);
  for (const { level, firstLine, right = 1140 } of strokes) {
    for (let y = firstLine; y < 1600; y += 60) {
      for (let x = 100; x < right; x += 9 + (x % 5)) {
        for (let v = y; v < y + 16; v++) {
          const p = v * WIDTH + x;
          // The darkness of strokes varies as on paper.
          const core = level + ((x * 7 + y) % 31) - 15;
          data.set([(core + 250) >> 1, core, core, core, (core + 250) >> 1], p);
        }
      }
    }
  }
  return { data, width: WIDTH, height: HEIGHT };
}

const at = ({ data }: { data: Uint8Array }, x: number, y: number): number => data[y * WIDTH + x] as number;

describe('print of the other side', () => {
  it('is told from print by its paleness, and taken away; print stays as it is', () => {
    const page = paper([
      { level: 40, firstLine: 130 },
      { level: 150, firstLine: 160 },
    ]);
    const level = showThroughLevel(page);
    expect(level).toBeGreaterThan(60);
    expect(level).toBeLessThan(135);
    const before = paper([{ level: 40, firstLine: 130 }]);
    clearShowThrough(page, level ?? 0, 150);
    let changed = 0;
    for (let y = 125; y < 1600; y++) {
      for (let x = 95; x < 1150; x++) if (at(before, x, y) < 240 && at(page, x, y) !== at(before, x, y)) changed++;
    }
    expect(changed).toBe(0);
    expect(at(page, 102, 165)).toBe(255);
  });

  it('is not seen on a page of one print, dark or faint', () => {
    expect(showThroughLevel(paper([{ level: 40, firstLine: 130 }]))).toBeNull();
    expect(showThroughLevel(paper([{ level: 150, firstLine: 130 }]))).toBeNull();
  });

  it('is not mistaken for the pale remains of a seal in one place', () => {
    const sealed = paper([
      { level: 40, firstLine: 130 },
      { level: 150, firstLine: 1420, right: 500 },
    ]);
    expect(showThroughLevel(sealed)).toBeNull();
  });

  it('is not looked for on an empty sheet', () => {
    expect(showThroughLevel(paper([]))).toBeNull();
  });
});
