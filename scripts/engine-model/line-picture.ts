/**
 * Draws a line of text as it comes out of a scanner and our page preparation: set in a face of office papers, printed
 * fat or thin, sampled at some resolution, made noisy, thresholded, put through JPEG, with remains of what stands about it.
 *
 * Everything is drawn from the seed. Heights are those of reading renditions: about 250 to 330 dpi.
 */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import fontkit, { type Font } from '@pdf-lib/fontkit';
import sharp from 'sharp';
import { type Random, randomFrom } from '../samples/random.ts';
import type { LineText } from './line-text.ts';
import type { TrainingLine } from './training-file.ts';

const family = (name: string, folder: string): string[] =>
  ['400Regular', '700Bold', '400Regular_Italic', '700Bold_Italic'].map(
    (style) => `@expo-google-fonts/${folder}/${style}/${name}_${style}.ttf`,
  );
/** Regular, bold, italic, bold italic: the twins of Times and Arial, a Times of another cut, the typewriter. */
const FAMILIES = {
  times: family('Tinos', 'tinos'),
  arial: family('Arimo', 'arimo'),
  stix: family('STIXTwoText', 'stix-two-text'),
  typewriter: family('Cousine', 'cousine'),
};

const fonts = new Map<string, Font>();
function fontOf(file: string): Font {
  const font = fonts.get(file) ?? fontkit.create(readFileSync(fileURLToPath(import.meta.resolve(file))));
  fonts.set(file, font);
  return font;
}

type Shape = { readonly path: string; readonly advance: number };
const shapes = new Map<string, Shape>();
function shapeOf(file: string, character: string): Shape {
  const key = `${file} ${character}`;
  const known = shapes.get(key);
  if (known !== undefined) return known;
  const font = fontOf(file);
  const glyph = font.glyphForCodePoint(character.codePointAt(0) ?? 32);
  const shape = { path: character === ' ' ? '' : glyph.path.toSVG(), advance: glyph.advanceWidth / font.unitsPerEm };
  shapes.set(key, shape);
  return shape;
}

/** Grey values 0 (ink) to 1 (paper). */
type Picture = { data: Float32Array; width: number; height: number };

/** The line as a training example, or null where it would be too long for a page. */
export async function drawLine(line: LineText, index: number): Promise<TrainingLine | null> {
  const random = randomFrom(`picture ${index}`);
  const chance = (share: number): boolean => random.between(0, 1) < share;
  const families = chance(0.74) ? 'times' : chance(0.4) ? 'stix' : chance(0.6) ? 'arial' : 'typewriter';
  const bold = chance(line.setting === 'capitals' ? 0.65 : 0.17) ? 1 : 0;
  const italic = chance(line.setting === 'capitals' ? 0.03 : 0.16) ? 2 : 0;
  const file = FAMILIES[families][bold + italic] ?? FAMILIES.times[0] ?? '';
  const points = line.setting === 'small' ? random.between(10, 12.5) : random.between(12, 14.5);
  const dpi = random.between(240, 330);
  const drawn = await typeset(line.text, file, (points * dpi) / 72, random);
  if (drawn === null || drawn.width > 3000) return null;
  const sampled = await asScanned(drawn, dpi, random);
  const { data, width, height } = sampled;
  const bytes = Buffer.alloc(width * height);
  for (let i = 0; i < bytes.length; i++) bytes[i] = Math.max(0, Math.min(255, Math.round(255 * (data[i] ?? 1))));
  const raw = { width, height, channels: 1 as const };
  // Blocks of JPEG, as the files of scanners and phones have them.
  const coded = chance(0.35)
    ? await sharp(bytes, { raw })
        .jpeg({ quality: Math.round(random.between(25, 85)) })
        .toBuffer()
    : null;
  const picture = coded === null ? sharp(bytes, { raw }) : sharp(coded).greyscale();
  return { png: await picture.png({ compressionLevel: 2 }).toBuffer(), width, height, text: line.text };
}

/** Outlines on a baseline that may lean or bend a little, cut to the ink with a small margin. */
async function typeset(text: string, file: string, em: number, random: Random): Promise<Picture | null> {
  const chance = (share: number): boolean => random.between(0, 1) < share;
  const unit = em / fontOf(file).unitsPerEm;
  const spread = chance(0.1) ? random.between(-0.02, 0.09) : chance(0.3) ? random.between(-0.012, 0.015) : 0;
  const blank = random.between(0.85, 1.9);
  const lean = chance(0.5) ? random.bell() * 0.0035 : 0;
  const bend = chance(0.08) ? random.bell() * 0.08 * em : 0;
  const jumps = file.includes('cousine') && chance(0.5) ? 0.02 : 0;
  const margin = Math.ceil(em);
  const placed: string[] = [];
  let x = margin;
  const characters = [...text];
  const advances = characters.map((c) => shapeOf(file, c).advance * em * (c === ' ' ? blank : 1) + spread * em);
  const width = Math.ceil(advances.reduce((sum, step) => sum + step, 0) + 2 * margin);
  const height = Math.ceil(em * 2.6);
  const baseline = em * 1.6;
  for (const [index, character] of characters.entries()) {
    const { path } = shapeOf(file, character);
    const along = x / width - 0.5;
    const y = baseline + lean * (x - width / 2) + bend * (along * along - 0.08) + random.bell() * jumps * em;
    if (path !== '')
      placed.push(
        `<path d="${path}" transform="translate(${x.toFixed(2)} ${y.toFixed(2)}) scale(${unit.toFixed(5)} ${(-unit).toFixed(5)})"/>`,
      );
    x += advances[index] ?? 0;
  }
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}"><rect width="100%" height="100%" fill="#fff"/>${placed.join('')}</svg>`;
  const { data, info } = await sharp(Buffer.from(svg)).greyscale().raw().toBuffer({ resolveWithObject: true });
  const ink = boundsOf(data, info.width, info.height);
  if (ink === null) return null;
  // The engine cuts its lines at the ink and adds four pixels; now and then it takes more or less.
  const pad = (): number => Math.round(chance(0.75) ? random.between(3, 6) : random.between(0, 14));
  const left = Math.max(0, ink.left - pad());
  const top = Math.max(0, ink.top - pad());
  const right = Math.min(info.width, ink.right + 1 + pad());
  const bottom = Math.min(info.height, ink.bottom + 1 + pad());
  const out = { data: new Float32Array((right - left) * (bottom - top)), width: right - left, height: bottom - top };
  for (let y = top; y < bottom; y++) {
    for (let u = left; u < right; u++)
      out.data[(y - top) * out.width + u - left] = (data[y * info.width + u] ?? 255) / 255;
  }
  return out;
}

function boundsOf(data: Buffer, width: number, height: number) {
  let [left, top, right, bottom] = [width, height, -1, -1];
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      if ((data[y * width + x] ?? 255) > 128) continue;
      if (x < left) left = x;
      if (x > right) right = x;
      if (y < top) top = y;
      bottom = y;
    }
  }
  return right < 0 ? null : { left, top, right, bottom };
}

/** Print, paper, optics, sensor and file, in this order. */
async function asScanned(picture: Picture, dpi: number, random: Random): Promise<Picture> {
  const chance = (share: number): boolean => random.between(0, 1) < share;
  const at = (from: number, to: number): number => random.between(from, to);
  let image = picture;
  // Toner spreads or fails: blurred and cut again at a level off the middle.
  if (chance(0.6)) image = respread(image, at(0.6, 1.5), at(0.3, 0.68), at(4, 14));
  if (chance(0.12)) strokesMissing(image, random);
  if (chance(0.1)) shineThrough(image, random);
  if (chance(0.12)) remains(image, random);
  const contrast = chance(0.2) ? at(0.35, 0.8) : at(0.8, 1);
  // The scanner's resolution: what is coarser is enlarged again before reading.
  const roll = at(0, 1);
  const wanted =
    roll < 0.5 ? dpi : roll < 0.72 ? at(180, 220) : roll < 0.88 ? at(130, 170) : roll < 0.97 ? at(95, 115) : at(72, 90);
  const coarse = wanted < dpi * 0.95;
  image = blurred(image, coarse ? (dpi / wanted) * at(0.3, 0.5) : at(0.2, 1.3));
  const scale = coarse ? wanted / dpi : 1;
  if (coarse)
    image = await resized(
      image,
      Math.max(8, Math.round(image.width * scale)),
      Math.max(8, Math.round(image.height * scale)),
      'mitchell',
    );
  const noise = chance(0.5) ? at(0, 0.035) : chance(0.3) ? at(0.03, 0.12) : 0;
  const slope = chance(0.1) ? at(-0.2, 0.2) : 0;
  for (let y = 0; y < image.height; y++) {
    for (let x = 0; x < image.width; x++) {
      const i = y * image.width + x;
      const shade = slope === 0 ? 0 : Math.max(0, slope * (x / image.width - 0.5));
      image.data[i] = 1 - contrast * (1 - (image.data[i] ?? 1)) - shade + (noise === 0 ? 0 : noise * random.bell());
    }
  }
  if (chance(0.16)) {
    // Halfway between ink and paper, a little off: a scanner finds its level by itself.
    const level = 1 - contrast * (1 - at(0.35, 0.7));
    for (let i = 0; i < image.data.length; i++) image.data[i] = (image.data[i] ?? 1) > level ? 1 : 0;
    if (chance(0.3)) specks(image, random);
  }
  if (coarse) image = await resized(image, picture.width, picture.height, chance(0.7) ? 'lanczos3' : 'cubic');
  else if (chance(0.05)) specks(image, random);
  return image;
}

function blurred(image: Picture, sigma: number): Picture {
  if (sigma < 0.25) return image;
  const radius = Math.ceil(2.5 * sigma);
  const kernel = Array.from({ length: 2 * radius + 1 }, (_, i) => Math.exp(-((i - radius) ** 2) / (2 * sigma * sigma)));
  const sum = kernel.reduce((a, b) => a + b, 0);
  const weights = Float32Array.from(kernel, (weight) => weight / sum);
  return {
    ...image,
    data: pass(
      pass(image.data, image.width, image.height, weights, radius, 1),
      image.width,
      image.height,
      weights,
      radius,
      image.width,
    ),
  };
}

function pass(
  data: Float32Array,
  width: number,
  height: number,
  weights: Float32Array,
  radius: number,
  step: number,
): Float32Array {
  const out = new Float32Array(data.length);
  const along = step === 1;
  const last = along ? width - 1 : height - 1;
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const place = along ? x : y;
      const base = along ? y * width : x;
      let sum = 0;
      for (let k = -radius; k <= radius; k++) {
        const p = place + k;
        sum += (weights[k + radius] ?? 0) * (p < 0 || p > last ? 1 : (data[base + p * step] ?? 1));
      }
      out[y * width + x] = sum;
    }
  }
  return out;
}

function respread(image: Picture, sigma: number, level: number, steep: number): Picture {
  const soft = blurred(image, sigma);
  for (let i = 0; i < soft.data.length; i++) soft.data[i] = 1 / (1 + Math.exp(-steep * ((soft.data[i] ?? 1) - level)));
  return soft;
}

/** Patches where the toner or the ribbon left too little. */
function strokesMissing({ data, width, height }: Picture, random: Random): void {
  const patches = Math.ceil(width / random.between(40, 200));
  for (let n = 0; n < patches; n++) {
    const [cx, cy, r] = [random.between(0, width), random.between(0, height), random.between(2, 9)];
    const fade = random.between(0.3, 0.9);
    for (let y = Math.max(0, Math.floor(cy - r)); y < Math.min(height, cy + r); y++) {
      for (let x = Math.max(0, Math.floor(cx - r)); x < Math.min(width, cx + r); x++) {
        const near = 1 - Math.hypot(x - cx, y - cy) / r;
        if (near > 0) data[y * width + x] = 1 - (1 - (data[y * width + x] ?? 1)) * (1 - fade * near);
      }
    }
  }
}

/** The line itself, mirrored and shifted, faintly: what the other side of the sheet shows. */
function shineThrough(image: Picture, random: Random): void {
  const { width, height } = image;
  const source = blurred(image, random.between(1.5, 3)).data;
  const strength = random.between(0.05, 0.28);
  const [dx, dy] = [Math.floor(random.between(0, width)), Math.floor(random.between(-0.5, 0.5) * height)];
  for (let y = 0; y < height; y++) {
    const from = y + dy;
    if (from < 0 || from >= height) continue;
    for (let x = 0; x < width; x++) {
      const behind = source[from * width + ((width - 1 - x + dx) % width)] ?? 1;
      image.data[y * width + x] = (image.data[y * width + x] ?? 1) * (1 - strength * (1 - behind));
    }
  }
}

/** A rule below, feet of the line above, arcs of a seal or a pen across it. */
function remains({ data, width, height }: Picture, random: Random): void {
  const ink = (x: number, y: number, value: number): void => {
    const [u, v] = [Math.round(x), Math.round(y)];
    if (u >= 0 && v >= 0 && u < width && v < height) data[v * width + u] = Math.min(data[v * width + u] ?? 1, value);
  };
  const form = random.between(0, 1);
  if (form < 0.35) {
    const y = random.between(height * 0.82, height - 1);
    const [from, to] = [random.between(-0.2, 0.5) * width, random.between(0.5, 1.2) * width];
    const thick = Math.ceil(random.between(0.5, 3));
    for (let x = from; x < to; x++) for (let t = 0; t < thick; t++) ink(x, y + t, 0.1);
  } else if (form < 0.65) {
    const count = Math.ceil(width / random.between(60, 300));
    const top = random.between(0, 1) < 0.6;
    for (let n = 0; n < count; n++) {
      const x = random.between(0, width);
      const [w, h] = [random.between(2, 7), random.between(2, height * 0.1)];
      for (let u = 0; u < w; u++)
        for (let v = 0; v < h; v++) ink(x + u, top ? v : height - 1 - v, random.between(0, 0.3));
    }
  } else {
    const [cx, cy, r] = [
      random.between(-0.2, 1.2) * width,
      random.between(-3, 4) * height,
      random.between(2, 5) * height,
    ];
    const grey = random.between(0.35, 0.85);
    const thick = random.between(1, 6);
    for (let a = 0; a < 2 * Math.PI; a += 0.4 / r) {
      for (let t = 0; t < thick; t += 0.7) ink(cx + (r + t) * Math.cos(a), cy + (r + t) * Math.sin(a), grey);
    }
  }
}

function specks({ data, width, height }: Picture, random: Random): void {
  const count = (width * height) / random.between(300, 4000);
  for (let n = 0; n < count; n++) {
    const at = Math.floor(random.between(0, width * height));
    const value = random.between(0, 1) < 0.6 ? 0 : 1;
    data[at] = value;
    if (random.between(0, 1) < 0.4 && at + 1 < data.length) data[at + 1] = value;
  }
}

async function resized(
  image: Picture,
  width: number,
  height: number,
  kernel: 'mitchell' | 'lanczos3' | 'cubic',
): Promise<Picture> {
  const bytes = Buffer.alloc(image.data.length);
  for (let i = 0; i < bytes.length; i++) bytes[i] = Math.max(0, Math.min(255, Math.round(255 * (image.data[i] ?? 1))));
  const { data, info } = await sharp(bytes, { raw: { width: image.width, height: image.height, channels: 1 } })
    .resize(width, height, { fit: 'fill', kernel })
    .raw()
    .toBuffer({ resolveWithObject: true });
  const out = new Float32Array(width * height);
  for (let i = 0; i < out.length; i++) out[i] = (data[i * info.channels] ?? 255) / 255;
  return { data: out, width, height };
}
