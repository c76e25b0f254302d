/**
 * What happens to light between the paper and the file: ink that spreads and fades, the lamp, the other side shining
 * through, optics that blur before the sensor samples, noise, thresholds, copying machines, and a phone held over a desk.
 * Pictures are grey or RGB, 8 bits; everything is drawn from the seed.
 */
import sharp, { type Sharp } from 'sharp';
import { drawPage } from '../samples/press.ts';
import { type SetPage, SHEET } from '../samples/setting.ts';
import { type Chance, chanceOf } from './chance.ts';

export type Picture = {
  readonly data: Buffer;
  readonly width: number;
  readonly height: number;
  readonly channels: 1 | 3;
};

export type Light = {
  readonly dpi: number;
  readonly colour: boolean;
  readonly paper: readonly [number, number, number];
  /** Degrees by which the sheet lies askew. */
  readonly skew: number;
  /** Standard deviation of the optics in pixels of the sensor. */
  readonly blur: number;
  /** How far ink has run beyond the letter, 0 … 1. */
  readonly spread: number;
  readonly noise: number;
  /** How much darker the darkest part of the sheet is, 0 … 1. */
  readonly shade: number;
  /** How dark the ink is and how unevenly it took, 0 … 1. */
  readonly ink: number;
  readonly uneven: number;
  readonly showThrough: number;
  readonly specks: number;
};

export const open = (picture: Picture) =>
  sharp(picture.data, { raw: { width: picture.width, height: picture.height, channels: picture.channels } });

async function rawOf(image: Sharp): Promise<Picture> {
  const { data, info } = await image.raw().toBuffer({ resolveWithObject: true });
  return { data, width: info.width, height: info.height, channels: info.channels === 1 ? 1 : 3 };
}

/** Bell-shaped noise, drawn once and read from a new place in every row: four draws a pixel would take seconds a page. */
function grainOf(seed: string): Float32Array {
  const chance = chanceOf(`${seed} grain`);
  return Float32Array.from({ length: 65_536 }, () => chance.bell());
}

/** Slowly varying values 0 … 1 over a picture, one for every block of 8 × 8 pixels. */
function cloud(width: number, height: number, cells: number, chance: Chance): (x: number, y: number) => number {
  const rows = Math.max(2, Math.round((cells * height) / width));
  const grid = Float32Array.from({ length: (cells + 1) * (rows + 1) }, () => chance.between(0, 1));
  const ease = (t: number): number => t * t * (3 - 2 * t);
  const at = (column: number, row: number): number => grid[row * (cells + 1) + column] ?? 0;
  const across = Math.ceil(width / 8);
  const table = new Float32Array(across * Math.ceil(height / 8));
  for (let index = 0; index < table.length; index++) {
    const u = ((index % across) / across) * cells;
    const v = (Math.floor(index / across) / Math.ceil(height / 8)) * rows;
    const [column, row] = [Math.floor(u), Math.floor(v)];
    const [s, t] = [ease(u - column), ease(v - row)];
    table[index] =
      (at(column, row) * (1 - s) + at(column + 1, row) * s) * (1 - t) +
      (at(column, row + 1) * (1 - s) + at(column + 1, row + 1) * s) * t;
  }
  return (x, y) => table[(y >> 3) * across + (x >> 3)] ?? 0;
}

export type Side = {
  readonly page: SetPage;
  readonly behind: SetPage | null;
  readonly typed: boolean;
  readonly seed: string;
};

/** Scans one side of one sheet on a flatbed. */
export async function scanSide(side: Side, light: Light): Promise<Picture> {
  const { page, behind, typed, seed } = side;
  const size = page.size ?? SHEET;
  const width = Math.round((size.width / 72) * light.dpi);
  const height = Math.round((size.height / 72) * light.dpi);
  // Coarse sensors see a fine picture through their optics: blur first, sample after.
  const fine = light.dpi < 160 ? 2 : 1;
  const svg = drawPage(page, width * fine, height * fine, { skew: light.skew, typed, seed });
  let image = sharp(svg, { limitInputPixels: false }).flatten({ background: '#ffffff' }).removeAlpha();
  if (!light.colour) image = image.greyscale();
  const soft = Math.hypot(light.blur * fine, light.spread * fine * 0.9);
  image = image.blur(Math.max(0.3, soft));
  if (light.spread > 0) image = image.linear(1 + light.spread, -255 * light.spread * 0.75);
  if (fine > 1)
    image = sharp(await image.png({ compressionLevel: 1 }).toBuffer()).resize(width, height, { kernel: 'cubic' });
  const ink = await rawOf(light.colour ? image : image.toColourspace('b-w'));
  const through =
    behind !== null && light.showThrough > 0
      ? await rawOf(
          sharp(drawPage(behind, width, height, { skew: -light.skew, typed, seed: `${seed} behind`, printOnly: true }))
            .flatten({ background: '#ffffff' })
            .flop()
            .greyscale()
            .toColourspace('b-w')
            .blur(light.dpi / 100),
        )
      : null;
  const chance = chanceOf(`${seed} light`);
  const lamp = cloud(width, height, 3, chance);
  const taken = cloud(width, height, 14, chance);
  const grain = grainOf(seed);
  const { channels } = ink;
  const paper = channels === 3 ? light.paper : [light.paper[0] * 0.3 + light.paper[1] * 0.59 + light.paper[2] * 0.11];
  const data = Buffer.alloc(width * height * channels);
  for (let y = 0; y < height; y++) {
    const start = chance.whole(0, 65_535);
    for (let x = 0; x < width; x++) {
      const pixel = y * width + x;
      const bright = 1 - light.shade * lamp(x, y);
      const shine = through ? 1 - light.showThrough * (1 - (through.data[pixel] ?? 255) / 255) : 1;
      const strength = light.ink * (1 - light.uneven * taken(x, y));
      const noise = light.noise * (grain[(start + x) & 65_535] ?? 0);
      for (let channel = 0; channel < channels; channel++) {
        const at = pixel * channels + channel;
        const kept = 1 - strength * (1 - (ink.data[at] ?? 255) / 255);
        const value = (paper[channel] ?? 255) * bright * shine * kept + noise;
        data[at] = value < 0 ? 0 : value > 255 ? 255 : value;
      }
    }
  }
  const picture = { data, width, height, channels };
  dust(picture, light.specks, light.dpi, chance);
  return picture;
}

function dust({ data, width, height, channels }: Picture, specks: number, dpi: number, chance: Chance): void {
  for (let speck = 0; speck < specks; speck++) {
    const [cx, cy] = [chance.whole(0, width - 1), chance.whole(0, height - 1)];
    const radius = chance.between(0.3, dpi / 170);
    const grey = chance.whole(20, 170);
    for (let y = Math.ceil(cy - radius); y <= cy + radius; y++) {
      for (let x = Math.ceil(cx - radius); x <= cx + radius; x++) {
        if (x < 0 || y < 0 || x >= width || y >= height || (x - cx) ** 2 + (y - cy) ** 2 > radius ** 2) continue;
        data.fill(grey, (y * width + x) * channels, (y * width + x + 1) * channels);
      }
    }
  }
}

/** Black or white by a threshold that drifts over the page; `dropout` is how much the sensor misses of thin strokes. */
export function bilevel(picture: Picture, threshold: number, dropout: number, seed: string): Picture {
  const { data, width, height } = picture;
  const chance = chanceOf(`${seed} threshold`);
  const drift = cloud(width, height, 9, chance);
  const grain = grainOf(`${seed} threshold`);
  const out = Buffer.alloc(width * height);
  for (let y = 0; y < height; y++) {
    const start = chance.whole(0, 65_535);
    for (let x = 0; x < width; x++) {
      const limit = threshold - dropout * (60 * drift(x, y) + 26 * (grain[(start + x) & 65_535] ?? 0));
      out[y * width + x] = (data[y * width + x] ?? 255) < limit ? 0 : 255;
    }
  }
  return { data: out, width, height, channels: 1 };
}

/** A copy of a copy: letters fat and ragged, specks, black where the lid did not cover. */
export async function photocopied(first: Picture, dpi: number, seed: string): Promise<Picture> {
  const chance = chanceOf(`${seed} copier`);
  let picture = first;
  for (const generation of [1, 2]) {
    const soft = await rawOf(
      open(picture)
        .blur((dpi / 300) * chance.between(1.1, 1.6))
        .toColourspace('b-w'),
    );
    picture = bilevel(soft, chance.between(165, 195), 0.35, `${seed} ${generation}`);
    dust(picture, chance.whole(120, 420), dpi, chance);
  }
  const { data, width, height } = picture;
  const edges = [chance.between(0, 0.035), chance.between(0, 0.03), chance.between(0, 0.025)];
  const wave = cloud(width, height, 6, chance);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const bend = 0.6 + 0.8 * wave(x, y);
      const [left = 0, right = 0, bottom = 0] = edges;
      if (x < left * width * bend || x > width * (1 - right * bend) || y > height * (1 - bottom * bend))
        data[y * width + x] = 12;
    }
  }
  const toner = await rawOf(
    open(picture)
      .blur(Math.max(0.4, (dpi / 300) * 0.8))
      .linear(0.86, 18)
      .toColourspace('b-w'),
  );
  const grain = grainOf(`${seed} toner`);
  for (let index = 0; index < toner.data.length; index++) {
    const value = (toner.data[index] ?? 0) + 5 * (grain[(index * 7) & 65_535] ?? 0);
    toner.data[index] = value < 0 ? 0 : value > 255 ? 255 : value;
  }
  return toner;
}

/** Eight numbers of the projective map that takes the corners of a `width` × `height` picture from `corners`. */
function projection(corners: readonly (readonly [number, number])[], width: number, height: number): number[] {
  const from = [
    [0, 0],
    [width, 0],
    [width, height],
    [0, height],
  ] as const;
  const rows: number[][] = [];
  for (const [index, [u, v]] of from.entries()) {
    const [x = 0, y = 0] = corners[index] ?? [];
    rows.push([x, y, 1, 0, 0, 0, -u * x, -u * y, u], [0, 0, 0, x, y, 1, -v * x, -v * y, v]);
  }
  for (let pivot = 0; pivot < 8; pivot++) {
    const best = rows
      .slice(pivot)
      .reduce(
        (at, row, index) => (Math.abs(row[pivot] ?? 0) > Math.abs(rows[at]?.[pivot] ?? 0) ? index + pivot : at),
        pivot,
      );
    [rows[pivot], rows[best]] = [rows[best] as number[], rows[pivot] as number[]];
    const top = rows[pivot] as number[];
    for (const [index, row] of rows.entries()) {
      if (index === pivot) continue;
      const factor = (row[pivot] ?? 0) / (top[pivot] ?? 1);
      for (let column = pivot; column < 9; column++) row[column] = (row[column] ?? 0) - factor * (top[column] ?? 0);
    }
  }
  return rows.map((row, index) => (row[8] ?? 0) / (row[index] ?? 1));
}

/** A phone's picture of the sheet on a desk: tilted, a little bent, in the light of one window, a shadow over a corner. */
export async function photographed(sheet: Picture, seed: string): Promise<Picture> {
  const chance = chanceOf(`${seed} phone`);
  // Phones send papers small; the camera itself rarely does.
  const width = chance.pick([1280, 1600, 1900, 1900]);
  const height = Math.round((width * 4) / 3);
  const inset = (least: number, most: number): number => chance.between(least, most);
  const corners: [number, number][] = [
    [width * inset(0.05, 0.15), height * inset(0.04, 0.11)],
    [width * (1 - inset(0.04, 0.14)), height * inset(0.03, 0.12)],
    [width * (1 - inset(0.01, 0.08)), height * (1 - inset(0.03, 0.09))],
    [width * inset(0.01, 0.09), height * (1 - inset(0.03, 0.1))],
  ];
  // The hand holds it askew: about the middle, and a little smaller so that no corner is lost.
  const lean = (chance.between(-7, 7) * Math.PI) / 180;
  const near = 1 - Math.abs(lean) * 0.7;
  for (const corner of corners) {
    const [x, y] = [corner[0] - width / 2, corner[1] - height / 2];
    corner[0] = width / 2 + near * (x * Math.cos(lean) - y * Math.sin(lean));
    corner[1] = height / 2 + near * (x * Math.sin(lean) + y * Math.cos(lean));
  }
  const [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0, h = 0] = projection(corners, sheet.width, sheet.height);
  const bend = chance.between(-0.012, 0.012) * sheet.height;
  const desk = chance.pick([
    [112, 78, 52],
    [168, 142, 110],
    [70, 74, 80],
    [196, 190, 180],
  ] as const);
  const lamp = cloud(width, height, 2, chance);
  const wood = cloud(width, height, 40, chance);
  const shadow = {
    x: chance.between(0.1, 0.9) * width,
    y: chance.between(0.55, 1.1) * height,
    reach: chance.between(0.25, 0.45) * width,
    deep: chance.between(0.15, 0.42),
  };
  const dark = chance.between(0.12, 0.34);
  const warm = [chance.between(0.97, 1), chance.between(0.92, 0.97), chance.between(0.78, 0.9)];
  const grain = grainOf(`${seed} phone`);
  const noise = chance.between(2, 5);
  const data = Buffer.alloc(width * height * 3);
  const { data: source, width: sw, height: sh } = sheet;
  for (let y = 0; y < height; y++) {
    const start = chance.whole(0, 65_535);
    for (let x = 0; x < width; x++) {
      const w = g * x + h * y + 1;
      const u = (a * x + b * y + c) / w;
      const v = (d * x + e * y + f) / w + bend * Math.sin((u / sw) * Math.PI * 1.3);
      const far = Math.hypot(x - shadow.x, y - shadow.y) / shadow.reach;
      const shade = far < 1 ? shadow.deep * (1 - far * far * far) : 0;
      const light = (1 - dark * lamp(x, y)) * (1 - shade);
      const inside = u >= 0 && v >= 0 && u < sw - 1 && v < sh - 1;
      const [col, row] = [Math.floor(u), Math.floor(v)];
      const [s, t] = [u - col, v - row];
      const at = (row * sw + col) * 3;
      const edge = inside ? 1 : u > -14 && v > -14 && u < sw + 14 && v < sh + 14 ? 0.7 : 1;
      for (let channel = 0; channel < 3; channel++) {
        const from = at + channel;
        const value = inside
          ? ((source[from] ?? 0) * (1 - s) + (source[from + 3] ?? 0) * s) * (1 - t) +
            ((source[from + sw * 3] ?? 0) * (1 - s) + (source[from + sw * 3 + 3] ?? 0) * s) * t
          : (desk[channel] ?? 0) * (0.85 + 0.3 * wood(x, y & 63)) * edge;
        const lit = value * light * (warm[channel] ?? 1) + noise * (grain[(start + x * 3 + channel) & 65_535] ?? 0);
        data[(y * width + x) * 3 + channel] = lit < 0 ? 0 : lit > 255 ? 255 : lit;
      }
    }
  }
  return rawOf(open({ data, width, height, channels: 3 }).blur((width / 1900) * chance.between(0.7, 1.6)));
}

/** Quarter turns to the right. */
export const turned = (picture: Picture, quarters: number): Promise<Picture> =>
  quarters % 4 === 0
    ? Promise.resolve(picture)
    : rawOf(
        open(picture)
          .rotate(90 * (quarters % 4))
          .toColourspace(picture.channels === 1 ? 'b-w' : 'srgb'),
      );
