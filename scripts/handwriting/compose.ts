/**
 * Composes strips as they stand in the head of a paper: "Số:" … "/QĐ-UBND", "ngày" … "tháng", with a number written
 * into the gap, and lifts the writing out of them with the station's own code. What is composed: one hand for a
 * string, leaning, larger or smaller than print, touching its neighbours and the print, on dotted lines, then scanned
 * coarse or fine, in grey or in black and white, with noise and the traces of JPEG.
 */
import type { Font } from '@pdf-lib/fontkit';
import { BASE_LINE, DIGIT, lift, STRIP_HEIGHT, type Strip, type Writing } from '../../main/handwriting/handwriting.ts';
import { type Random, randomFrom } from '../samples/random.ts';
import { type Bitmap, bitmap, blurred, outlined, sample } from './bitmap.ts';
import { fontOf, openDigits, type Part, type Writer } from './digits.ts';
import { throughJpeg } from './jpeg.ts';

export type Composed = {
  /** What is written; empty where it is no number. */
  readonly label: string;
  readonly strip: Strip;
  readonly writing: Writing;
};

const EM = DIGIT / 0.676;
/** Print shown on both sides of the gap. */
const SIDE = 2.2 * DIGIT;
const BEFORE = { number: ['Số:', 'Số', 'Số :', 'SỐ:'], day: ['ngày', 'ngày', 'Ngày'], month: ['tháng'] };
const AFTER = {
  number: '/QĐ-UBND /KH-MTTQ /BC-BTT /UBND-VP -CV/TU -KH/MT /TB-ĐU /NQ-HĐND /CT-UBND / /TTr-BTT -QĐ/HU QĐ/MT'.split(
    ' ',
  ),
  day: ['tháng', 'tháng', '/'],
  month: ['năm', 'năm', '/'],
};

export function openComposer(): (part: Part, index: number) => Composed | null {
  const writerOf = openDigits();
  const tinos = (style: string): Font => fontOf('@expo-google-fonts/tinos', `${style}/Tinos_${style}.ttf`);
  const faces = { roman: tinos('400Regular'), italic: tinos('400Regular_Italic') };
  const words = new Map<string, Bitmap>();
  const print = (text: string, face: keyof typeof faces): Bitmap => {
    const known = words.get(face + text) ?? outlined(faces[face], text, EM, STRIP_HEIGHT, BASE_LINE);
    words.set(face + text, known);
    return known;
  };
  return (part, index) => {
    const random = randomFrom(`${part} ${index}`);
    const chance = (share: number): boolean => random.between(0, 1) < share;
    const pick = <T>(list: readonly T[]): T => list[Math.floor(random.between(0, list.length))] as T;
    const kind = pick(['number', 'number', 'number', 'day', 'day', 'month'] as const);
    const isNumber = !chance(0.07);
    const label = isNumber ? writtenNumber(kind, random) : '';
    const hand = written(writerOf(part, random), label, random);
    // The gap is as wide as the typist left it; the hand fills it, runs over its edges or stands somewhere in it.
    const over = chance(0.45) ? random.between(-0.35, 0.05) * DIGIT : random.between(0, 1.2) * DIGIT;
    const gap = Math.max(1.1 * DIGIT, hand.width + over + random.between(-0.3, 1) * DIGIT);
    const width = Math.ceil(gap + 2 * SIDE);
    const ink = bitmap(width, STRIP_HEIGHT);
    const face = kind === 'number' ? 'roman' : pick(['italic', 'italic', 'roman'] as const);
    const black = random.between(0.75, 1);
    if (!chance(0.1)) {
      const before = print(pick(BEFORE[kind]), face);
      const after = print(pick(AFTER[kind]), face);
      lay(ink, before, SIDE - before.width + 3, black);
      lay(ink, after, SIDE + gap - 3, black);
    }
    if (chance(0.3)) dots(ink, SIDE, SIDE + gap, random);
    const inside = new Float32Array(ink.data.length);
    const room = gap - hand.width;
    const start = SIDE + (room > 0 ? random.between(Math.max(-0.3 * DIGIT, Math.min(0, over)), room) : room / 2);
    lay({ ...ink, data: inside }, hand, start, random.between(0.6, 1));
    ink.data.forEach((value, p) => {
      ink.data[p] = Math.max(value, inside[p] ?? 0);
    });
    const data = scanned(ink, random);
    // The places of printed words are known to a few pixels only.
    const error = (): number => (chance(0.25) ? 0.22 : 0.09) * DIGIT * random.bell();
    const strip: Strip = { data, blue: null, width, left: SIDE + error(), right: SIDE + gap + error() };
    const writing = lift(strip, { tall: random.between(22, 28), widen: random.between(-2, 4) });
    return writing === null ? null : { label, strip, writing };
  };
}

function writtenNumber(kind: 'number' | 'day' | 'month', random: Random): string {
  const whole = (from: number, to: number): number => Math.floor(random.between(from, to + 1));
  const short = random.between(0, 1) < 0.2;
  if (kind === 'day') return String(whole(1, 31)).padStart(short ? 1 : 2, '0');
  if (kind === 'month') return String(whole(1, 12)).padStart(short ? 1 : 2, '0');
  const share = random.between(0, 1);
  if (share < 0.08) return String(whole(1, 9));
  if (share < 0.2) return String(whole(1, 9)).padStart(2, '0');
  if (share < 0.5) return String(whole(10, 99));
  if (share < 0.83) return String(whole(100, 999));
  if (share < 0.97) return String(whole(1000, 9999));
  return String(whole(10_000, 99_999));
}

/** The digits of one hand side by side. */
function written(writer: Writer, label: string, random: Random): Bitmap {
  const height = DIGIT * random.between(0.8, 1.9);
  const slant = 0.16 * random.bell() + 0.08;
  const stretch = random.between(0.8, 1.25);
  const close = random.between(-0.14, 0.28);
  const rise = 0.05 * random.bell();
  const cut = random.between(0.3, 0.6);
  const count = label === '' ? Math.floor(random.between(1, 4)) : label.length;
  const out = bitmap(Math.ceil(count * height * 1.6 + 40), STRIP_HEIGHT);
  const base = BASE_LINE + DIGIT * 0.16 * random.bell() + Math.max(0, 0.4 * (height - 1.4 * DIGIT));
  let x = 12;
  for (let i = 0; i < count; i++) {
    const picture = label === '' ? writer.other() : writer.digit(Number(label[i]));
    const tall = height * (1 + 0.07 * random.bell());
    const scale = tall / picture.height;
    const wide = Math.min(picture.width * scale * stretch, 1.15 * tall);
    const wave = { size: 0.03 * tall * random.bell(), phase: random.between(0, 6.3) };
    const bottom = base + 0.05 * DIGIT * random.bell() - rise * (x - 12);
    const turn = 0.05 * random.bell();
    for (let j = Math.max(0, Math.floor(bottom - tall - 6)); j < Math.min(STRIP_HEIGHT, bottom + 6); j++) {
      const v = (j + 0.5 - (bottom - tall)) / tall;
      const lean = slant * (0.5 - v) * tall;
      for (let i2 = Math.max(0, Math.floor(x + lean - 4)); i2 < Math.min(out.width, x + wide + lean + 4); i2++) {
        const u = (i2 + 0.5 - x - lean - wave.size * Math.sin(wave.phase + 5 * v)) / wide;
        const value = sample(picture, u * picture.width, (v + turn * (u - 0.5)) * picture.height);
        const p = j * out.width + i2;
        out.data[p] = Math.max(out.data[p] ?? 0, Math.max(0, Math.min(1, (value - cut) * 4 + 0.5)));
      }
    }
    x += wide + close * height * random.between(0.4, 1.6);
  }
  return columnsWithInk(out);
}

/** Cut at the left and right to the columns that hold ink; the height stays. */
function columnsWithInk(picture: Bitmap): Bitmap {
  const { data, width } = picture;
  let [left, right] = [width, 0];
  data.forEach((value, p) => {
    if (value < 0.2) return;
    left = Math.min(left, p % width);
    right = Math.max(right, p % width);
  });
  if (right < left) return bitmap(1, STRIP_HEIGHT);
  const out = bitmap(right - left + 1, STRIP_HEIGHT);
  for (let y = 0; y < STRIP_HEIGHT; y++)
    for (let x = left; x <= right; x++) out.data[y * out.width + x - left] = data[y * width + x] ?? 0;
  return out;
}

function lay(onto: Bitmap, picture: Bitmap, left: number, strength: number): void {
  const shift = Math.round(left);
  for (let y = 0; y < Math.min(onto.height, picture.height); y++)
    for (let x = Math.max(0, -shift); x < picture.width && x + shift < onto.width; x++) {
      const p = y * onto.width + x + shift;
      onto.data[p] = Math.max(onto.data[p] ?? 0, strength * (picture.data[y * picture.width + x] ?? 0));
    }
}

function dots(onto: Bitmap, from: number, to: number, random: Random): void {
  const every = random.between(4, 9);
  const y = BASE_LINE + random.between(-1, 5);
  const strength = random.between(0.4, 0.9);
  for (let x = from; x < to; x += every)
    for (let dy = 0; dy < 2; dy++)
      for (let dx = 0; dx < 2; dx++) {
        const p = Math.round(y + dy) * onto.width + Math.round(x + dx);
        onto.data[p] = Math.max(onto.data[p] ?? 0, strength);
      }
}

/** Ink on paper as a scanner gives it. */
function scanned(ink: Bitmap, random: Random): Uint8Array {
  const chance = (share: number): boolean => random.between(0, 1) < share;
  let picture = blurred(ink, chance(0.4) ? 1 : 0);
  // A coarse scan, laid over the strip's own grid.
  if (chance(0.4)) picture = coarse(picture, random.between(1.2, 2.6));
  const [paper, dark] = [random.between(225, 255), random.between(0, 70)];
  const noise = chance(0.5) ? random.between(1, 14) : 0;
  const bitonal = chance(0.25) ? random.between(0.35, 0.6) : null;
  const data = new Uint8Array(picture.data.length);
  picture.data.forEach((value, p) => {
    const share = bitonal === null ? value : value + 0.03 * random.bell() > bitonal ? 1 : 0;
    data[p] = Math.max(0, Math.min(255, paper - (paper - dark) * share + noise * random.bell()));
  });
  if (chance(0.3)) throughJpeg(data, picture.width, STRIP_HEIGHT, random.between(8, 45));
  return data;
}

function coarse(picture: Bitmap, factor: number): Bitmap {
  const { width, height } = picture;
  const small = bitmap(Math.ceil(width / factor), Math.ceil(height / factor));
  for (let y = 0; y < small.height; y++)
    for (let x = 0; x < small.width; x++) {
      let sum = 0;
      for (let k = 0; k < 4; k++) {
        sum += sample(picture, (x + ((k % 2) + 0.5) / 2) * factor, (y + (Math.floor(k / 2) + 0.5) / 2) * factor);
      }
      small.data[y * small.width + x] = sum / 4;
    }
  const out = bitmap(width, height);
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) {
      out.data[y * width + x] = sample(small, (x + 0.5) / factor, (y + 0.5) / factor);
    }
  return out;
}
