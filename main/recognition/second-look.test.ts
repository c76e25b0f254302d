import { afterEach, describe, expect, it } from 'vitest';
import type { OcrPage } from '../imaging/imaging.ts';
import { loadWording } from '../wording/wording.ts';
import type { EngineOutput, SeenLine, ToRead } from './engine.ts';
import { type EnginePool, openEngines } from './engine-pool.ts';
import { lookAgain } from './second-look.ts';

const line = (text: string, top: number, confidence: number, left = 300): SeenLine => ({
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

const wording = loadWording();
let engines: EnginePool;
afterEach(() => engines.close());

/** What the engine sees when it is shown a line alone, and what it was shown. */
async function looked(first: readonly SeenLine[], again: SeenLine | null) {
  const shown: ToRead[] = [];
  engines = openEngines({
    count: 1,
    create: async () => ({
      alive: true,
      async recognise(piece) {
        shown.push(piece);
        return { lines: again === null ? [] : [again] };
      },
      async close() {},
    }),
  });
  const output = await lookAgain(page, { lines: first }, engines, {}, wording);
  return { output, shown };
}

const texts = (output: EngineOutput): string[] => output.lines.map((l) => l.words.map((w) => w.text).join(' '));

describe('a second look at doubtful lines', () => {
  it('costs nothing where the page was read with certainty', async () => {
    const { output, shown } = await looked([line('Căn cứ Luật Tổ chức', 300, 97)], null);
    expect(shown).toEqual([]);
    expect(texts(output)).toEqual(['Căn cứ Luật Tổ chức']);
  });

  it('shows the worst lines alone, one for twelve lines of the page', async () => {
    const sure = Array.from({ length: 16 }, (_, n) => line('giám sát và phản biện', 300 + 60 * n, 96));
    const { shown } = await looked(
      [...sure, line('tổ chức thực', 1400, 90), line('tỗ chửc thực', 1500, 60), line('tổ chức này', 1600, 80)],
      null,
    );
    expect(shown).toHaveLength(2);
    expect(shown[0]).toMatchObject({ oneLine: true, height: 46 });
  });

  it('takes the likelier word, keeps the other beside it, and is surer where both agree', async () => {
    const { output } = await looked([line('báo cáo kêt quả', 300, 80)], line('báo cáo kết quả', 7, 93, 16));
    expect(texts(output)).toEqual(['báo cáo kết quả']);
    const [sure, , disputed] = output.lines[0]?.words ?? [];
    expect(sure).toMatchObject({ text: 'báo', confidence: 93 });
    expect(disputed).toMatchObject({ text: 'kết', confidence: 85, alternatives: ['kêt'], box: [480, 300, 80, 30] });
  });

  it('keeps the first reading where the second is no likelier, where it lost words, and numbers always', async () => {
    const first = [line('ngày 12 tháng giêng', 300, 80)];
    expect(texts((await looked(first, line('ngày 17 tháng giêng', 7, 95, 16))).output)).toEqual([
      'ngày 12 tháng giêng',
    ]);
    expect(texts((await looked(first, line('ngày', 7, 99, 16))).output)).toEqual(['ngày 12 tháng giêng']);
    expect(texts((await looked(first, null)).output)).toEqual(['ngày 12 tháng giêng']);
  });
});
