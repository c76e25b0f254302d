/**
 * Scans a set page as an office scanner would: the sheet lies a little askew, the lamp lights it unevenly, the other
 * side shines through, the optics blur, the sensor adds noise, dust leaves specks. Everything is drawn from the seed,
 * so a scan can be repeated.
 */
import sharp from 'sharp';
import type { Sheet } from './paper.ts';
import { drawPage } from './press.ts';
import { randomFrom } from './random.ts';
import { type SetPage, SHEET } from './setting.ts';

/** RGB, 8 bits a sample, rows without padding. */
export type Scan = { readonly data: Buffer; readonly width: number; readonly height: number };

type Side = {
  readonly page: SetPage;
  /** What is printed on the other side of the sheet, when it shows. */
  readonly behind: SetPage | null;
  readonly skew: number;
  readonly typed: boolean;
  readonly seed: string;
};

const flatten = { r: 255, g: 255, b: 255 };

/** Slowly varying light, 0…1, from a coarse grid of chances smoothed by interpolation. */
function lightField(width: number, height: number, seed: string): (x: number, y: number) => number {
  const random = randomFrom(`${seed} light`);
  const columns = 3;
  const rows = 4;
  const grid = Array.from({ length: columns * rows }, () => random.between(0, 1));
  const at = (column: number, row: number): number =>
    grid[Math.min(row, rows - 1) * columns + Math.min(column, columns - 1)] ?? 0;
  const ease = (t: number): number => t * t * (3 - 2 * t);
  return (x, y) => {
    const u = (x / width) * (columns - 1);
    const v = (y / height) * (rows - 1);
    const [column, row] = [Math.floor(u), Math.floor(v)];
    const [s, t] = [ease(u - column), ease(v - row)];
    const top = at(column, row) * (1 - s) + at(column + 1, row) * s;
    const bottom = at(column, row + 1) * (1 - s) + at(column + 1, row + 1) * s;
    return top * (1 - t) + bottom * t;
  };
}

/** How much of the light each pixel lets back, 0…255 a channel, before paper and lamp. */
async function inkOf(side: Side, sheet: Sheet, width: number, height: number): Promise<Buffer> {
  const svg = drawPage(side.page, width, height, { skew: side.skew, typed: side.typed, seed: side.seed });
  return sharp(svg).flatten({ background: flatten }).removeAlpha().blur(sheet.blur).raw().toBuffer();
}

async function shineOf(side: Side, sheet: Sheet, width: number, height: number): Promise<Buffer | null> {
  if (!side.behind || !sheet.showThrough) return null;
  const impression = { skew: -side.skew, typed: side.typed, seed: `${side.seed} behind`, printOnly: true } as const;
  return sharp(drawPage(side.behind, width, height, impression))
    .flatten({ background: flatten })
    .flop()
    .greyscale()
    .blur(sheet.dpi / 90)
    .raw()
    .toBuffer();
}

function dust(data: Buffer, width: number, height: number, sheet: Sheet, seed: string): void {
  const random = randomFrom(`${seed} dust`);
  for (let speck = 0; speck < sheet.specks; speck++) {
    const cx = Math.floor(random.between(0, width));
    const cy = Math.floor(random.between(0, height));
    const radius = random.between(0.3, sheet.dpi / 170);
    const grey = random.between(60, 190);
    for (let y = Math.ceil(cy - radius); y <= cy + radius; y++) {
      for (let x = Math.ceil(cx - radius); x <= cx + radius; x++) {
        if (x < 0 || y < 0 || x >= width || y >= height || (x - cx) ** 2 + (y - cy) ** 2 > radius ** 2) continue;
        data.fill(Math.round(grey), (y * width + x) * 3, (y * width + x) * 3 + 3);
      }
    }
  }
}

/** Two filing holes at the left edge, dark as the scanner's lid. */
function punch(data: Buffer, width: number, height: number, dpi: number): void {
  const radius = (2.8 / 25.4) * dpi;
  const cx = (11 / 25.4) * dpi;
  for (const cy of [height / 2 - (40 / 25.4) * dpi, height / 2 + (40 / 25.4) * dpi]) {
    for (let y = Math.ceil(cy - radius); y <= cy + radius; y++) {
      for (let x = Math.ceil(cx - radius); x <= cx + radius; x++) {
        if ((x - cx) ** 2 + (y - cy) ** 2 <= radius ** 2) data.fill(70, (y * width + x) * 3, (y * width + x) * 3 + 3);
      }
    }
  }
}

/** Scans one side of one sheet. */
export async function scan(side: Side, sheet: Sheet): Promise<Scan> {
  const width = Math.round((SHEET.width / 72) * sheet.dpi);
  const height = Math.round((SHEET.height / 72) * sheet.dpi);
  const ink = await inkOf(side, sheet, width, height);
  const shine = await shineOf(side, sheet, width, height);
  const light = lightField(width, height, side.seed);
  const noise = randomFrom(`${side.seed} noise`);
  const data = Buffer.alloc(width * height * 3);
  for (let y = 0; y < height; y++) {
    // The lamp is computed for every 8th pixel only: it varies over centimetres.
    let lamp = 1;
    for (let x = 0; x < width; x++) {
      const pixel = y * width + x;
      if (x % 8 === 0) lamp = 1 - sheet.shade * light(x, y);
      const through = shine ? 1 - (sheet.showThrough ?? 0) * (1 - (shine[pixel] ?? 255) / 255) : 1;
      const grain = sheet.noise * noise.bell();
      for (let channel = 0; channel < 3; channel++) {
        const kept = 1 - sheet.ink * (1 - (ink[pixel * 3 + channel] ?? 255) / 255);
        const value = (sheet.paper[channel] ?? 255) * lamp * through * kept + grain;
        data[pixel * 3 + channel] = Math.max(0, Math.min(255, Math.round(value)));
      }
    }
  }
  dust(data, width, height, sheet, side.seed);
  if (sheet.punched) punch(data, width, height, sheet.dpi);
  return { data, width, height };
}
