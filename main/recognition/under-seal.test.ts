import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { imagePicture, type OcrPage, prepareForReading } from '../imaging/imaging.ts';
import type { EngineOutput, SeenLine } from './engine.ts';
import { openEngines } from './engine-pool.ts';
import { lookUnderSeal } from './under-seal.ts';

const line = (text: string, left: number, top: number, confidence = 95): SeenLine => ({
  words: text.split(' ').map((word, n) => ({ text: word, confidence, box: [left + n * 90, top, 80, 30] as const })),
});

const page: OcrPage = {
  data: new Uint8Array(2000 * 2800).fill(255),
  width: 2000,
  height: 2800,
  dpi: 250,
  toPage: [1, 0, 0, 1, 0, 0],
  page: { width: 2000, height: 2800, rotation: 0, dpi: 250 },
  sideways: false,
  doubtful: false,
  quality: { dpi: 250, skew: 0, sharpness: 1, clipping: 0, inkShare: 0.1, blank: false },
};

/** Engines that answer each further reading with the given lines, in the coordinates of the piece they are shown. */
function answering(lines: readonly SeenLine[]) {
  const shown: { width: number; height: number }[] = [];
  const engines = openEngines({
    count: 1,
    create: async () => ({
      alive: true,
      async recognise(piece) {
        shown.push({ width: piece.width, height: piece.height });
        return { lines };
      },
      async close() {},
    }),
  });
  return { engines, shown };
}

const texts = (output: EngineOutput): string[] => output.lines.map((l) => l.words.map((w) => w.text).join(' '));

describe('a second look under the seal', () => {
  it('costs nothing where a name was read, or where nobody signs', async () => {
    const { engines, shown } = answering([]);
    const signed = { lines: [line('KT. CHỦ TỊCH', 1200, 1800), line('Nguyễn Văn Mẫu', 1200, 2200)] };
    const unsigned = { lines: [line('Điều 1. Giao Chủ tịch xã', 300, 1800)] };
    expect(await lookUnderSeal(page, signed, engines, {})).toBe(signed);
    expect(await lookUnderSeal(page, unsigned, engines, {})).toBe(unsigned);
    expect(shown).toEqual([]);
    await engines.close();
  });

  it('takes the name it finds, keeps the surer of two readings of a line, and leaves the recipients alone', async () => {
    // The piece begins above the position; the name stands well below it.
    const { engines, shown } = answering([line('KT. CHỦ TỊ', 300, 20, 60), line('Nguyễn Văn Mẫu', 300, 420, 93)]);
    const first = {
      lines: [
        { words: [...line('Nơi nhận:', 200, 1800).words, ...line('KT. CHỦ TỊCH', 1250, 1800).words] },
        line('Z† 4', 1300, 2210, 20),
      ],
    };
    const output = await lookUnderSeal(page, first, engines, {});
    expect(texts(output)).toEqual(['Nơi nhận:', 'KT. CHỦ TỊCH', 'Nguyễn Văn Mẫu']);
    expect(shown).toHaveLength(1);
    await engines.close();
  });

  it('leaves everything as it was read where no name turns up, after every try', async () => {
    const { engines, shown } = answering([line('/// ~', 300, 420, 30)]);
    const first = { lines: [line('KT. CHỦ TỊCH', 1250, 1800)] };
    expect(await lookUnderSeal(page, first, engines, {})).toBe(first);
    expect(shown).toHaveLength(3);
    await engines.close();
  });

  it('reads the name under the grey seal of a sample paper', async () => {
    const path = fileURLToPath(new URL('../../resources/samples/papers/HS0012/ttr-18-2004.jpg', import.meta.url));
    const engines = openEngines({ count: 1 });
    const prepared = await prepareForReading(await imagePicture({ path, mediaType: 'image/jpeg', part: 0 }));
    const first = await engines.read(prepared);
    expect(texts(first).join('\n')).not.toContain('Trần Minh Họa');
    expect(texts(await lookUnderSeal(prepared, first, engines, {})).join('\n')).toContain('Trần Minh Họa');
    await engines.close();
  });
});
