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

  it('takes neither an address at the foot nor a line of text for the name', async () => {
    const { engines, shown } = answering([line('Nguyễn Văn Mẫu', 300, 420, 93)]);
    const lines = [line('KT. CHỦ TỊCH', 1250, 1800), line('Địa chỉ: 30 Hùng Vương Đồng Mẫu', 1150, 2350)];
    expect(texts(await lookUnderSeal(page, { lines }, engines, {}))).toContain('Nguyễn Văn Mẫu');
    expect(shown).toHaveLength(1);
    await engines.close();
  });

  it('looks once more, and only once, where the name may have lost its first word', async () => {
    for (const half of ['_ZÑgô Thí Mẫu', 'ý Thị Thí Dụ', 'Văn Mẫu']) {
      const { engines, shown } = answering([line('Ngô Thí Mẫu', 300, 420, 98)]);
      const lines = [line('KT. CHỦ TỊCH', 1250, 1800), line(half, 1250, 2210, 90)];
      expect(texts(await lookUnderSeal(page, { lines }, engines, {})), half).toContain('Ngô Thí Mẫu');
      expect(shown, half).toHaveLength(1);
      await engines.close();
    }
    const { engines, shown } = answering([line('Thí Mẫu', 300, 420, 98)]);
    const half = { lines: [line('KT. CHỦ TỊCH', 1250, 1800), line('Thí Dụ', 1250, 2210, 90)] };
    expect(await lookUnderSeal(page, half, engines, {})).toBe(half);
    expect(shown).toHaveLength(1);
    await engines.close();
  });

  it('finds the signature at the top of a last page, and none in the letterhead of a first', async () => {
    const { engines, shown } = answering([line('Nguyễn Văn Mẫu', 300, 420, 93)]);
    const position = line('GIÁM ĐỐC', 1250, 300);
    const heading = line('CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM', 1100, 150);
    expect(texts(await lookUnderSeal(page, { lines: [position] }, engines, {}))).toContain('Nguyễn Văn Mẫu');
    const letter = { lines: [heading, position] };
    expect(await lookUnderSeal(page, letter, engines, {})).toBe(letter);
    expect(shown).toHaveLength(1);
    await engines.close();
  });

  it('looks beside the recipients where nothing was read but ink stands there, clear of the text above', async () => {
    const data = page.data.slice();
    for (let y = 1800; y < 2200; y += 1) data.fill(0, y * 2000 + 1200, y * 2000 + 1300);
    const inked = { ...page, data };
    const text = line('Các cơ quan có tên tại Điều 1 chịu trách nhiệm thi hành ./.', 200, 1720);
    const first = { lines: [text, line('Nơi nhận:', 200, 1800), line('- Như trên;', 200, 1850)] };
    const { engines, shown } = answering([line('GIÁM ĐỐC', 300, 60), line('Nguyễn Văn Mẫu', 300, 420, 93)]);
    const output = texts(await lookUnderSeal(inked, first, engines, {}));
    expect(output).toEqual([...texts(first), 'GIÁM ĐỐC', 'Nguyễn Văn Mẫu']);
    expect(shown).toHaveLength(1);
    expect(await lookUnderSeal(page, first, engines, {})).toBe(first);
    expect(shown).toHaveLength(1);
    await engines.close();
  });

  it('believes no name beside the recipients without a position above it', async () => {
    const inked = { ...page, data: page.data.map((value, at) => (at % 2000 > 1200 && at % 2000 < 1300 ? 0 : value)) };
    const first = { lines: [line('Nơi nhận:', 200, 1800)] };
    const { engines } = answering([line('Nguyễn Văn Mẫu', 300, 420, 93)]);
    expect(await lookUnderSeal(inked, first, engines, {})).toBe(first);
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
