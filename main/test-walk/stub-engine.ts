/**
 * An engine that reads nothing: it answers at once with a few words whose content follows from the size of the page.
 * For tests and measurements of everything around recognition.
 */
import type { Engine } from '../recognition/recognition.ts';

export async function startStubEngine(): Promise<Engine> {
  let alive = true;
  return {
    get alive() {
      return alive;
    },
    async recognise(page) {
      const words = ['Trang', 'mẫu', `${page.width}x${page.height}`];
      return {
        lines: [
          { words: words.map((text, n) => ({ text, confidence: 90, box: [100 + n * 200, 100, 180, 40] as const })) },
        ],
      };
    },
    async close() {
      alive = false;
    },
  };
}
