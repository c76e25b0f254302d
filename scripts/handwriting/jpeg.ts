/** The traces that JPEG leaves: blocks of 8 × 8 pixels whose fine waves are rounded away. */

const WAVES = Float32Array.from({ length: 64 }, (_, i) => {
  const [k, x] = [Math.floor(i / 8), i % 8];
  return Math.sqrt(k === 0 ? 1 / 8 : 2 / 8) * Math.cos(((2 * x + 1) * k * Math.PI) / 16);
});

/** @param step rounding of the coarsest wave; finer ones are rounded up to four times as much */
export function throughJpeg(data: Uint8Array, width: number, height: number, step: number): void {
  const block = new Float32Array(64);
  const half = new Float32Array(64);
  const transform = (from: Float32Array, to: Float32Array, back: boolean): void => {
    for (let row = 0; row < 8; row++)
      for (let k = 0; k < 8; k++) {
        let sum = 0;
        for (let x = 0; x < 8; x++) sum += (WAVES[back ? x * 8 + k : k * 8 + x] ?? 0) * (from[row * 8 + x] ?? 0);
        // Rows become columns, so that twice of it goes both ways.
        to[k * 8 + row] = sum;
      }
  };
  for (let top = 0; top + 8 <= height; top += 8)
    for (let left = 0; left + 8 <= width; left += 8) {
      for (let i = 0; i < 64; i++) block[i] = data[(top + (i >> 3)) * width + left + (i & 7)] ?? 0;
      transform(block, half, false);
      transform(half, block, false);
      for (let i = 0; i < 64; i++) {
        const size = step * (1 + 0.22 * ((i >> 3) + (i & 7)));
        block[i] = Math.round((block[i] ?? 0) / size) * size;
      }
      transform(block, half, true);
      transform(half, block, true);
      for (let i = 0; i < 64; i++) {
        data[(top + (i >> 3)) * width + left + (i & 7)] = Math.max(0, Math.min(255, block[i] ?? 0));
      }
    }
}
