/**
 * The typefaces the samples are set in, as outlines: text becomes paths, so no page depends on a font of the machine.
 * Tinos (metric twin of Times), Arimo (of Arial, in trial papers only), Cousine (of Courier, for the typewriter) and
 * Caveat (for digits written by hand); all are under the SIL Open Font License and come from npm packages. are under the SIL Open Font License and come from npm packages.
 */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import fontkit, { type Font } from '@pdf-lib/fontkit';

const files = {
  roman: '@expo-google-fonts/tinos/400Regular/Tinos_400Regular.ttf',
  italic: '@expo-google-fonts/tinos/400Regular_Italic/Tinos_400Regular_Italic.ttf',
  bold: '@expo-google-fonts/tinos/700Bold/Tinos_700Bold.ttf',
  'bold-italic': '@expo-google-fonts/tinos/700Bold_Italic/Tinos_700Bold_Italic.ttf',
  sans: '@expo-google-fonts/arimo/400Regular/Arimo_400Regular.ttf',
  'sans-italic': '@expo-google-fonts/arimo/400Regular_Italic/Arimo_400Regular_Italic.ttf',
  'sans-bold': '@expo-google-fonts/arimo/700Bold/Arimo_700Bold.ttf',
  'sans-bold-italic': '@expo-google-fonts/arimo/700Bold_Italic/Arimo_700Bold_Italic.ttf',
  typewriter: '@expo-google-fonts/cousine/400Regular/Cousine_400Regular.ttf',
  hand: '@expo-google-fonts/caveat/400Regular/Caveat_400Regular.ttf',
} as const;

export type Face = keyof typeof files;

const bytesOf = new Map<Face, Buffer>();
const fontOf = new Map<Face, Font>();

export function faceBytes(face: Face): Buffer {
  let bytes = bytesOf.get(face);
  if (!bytes) {
    bytes = readFileSync(fileURLToPath(import.meta.resolve(files[face])));
    bytesOf.set(face, bytes);
  }
  return bytes;
}

function fontFor(face: Face): Font {
  let font = fontOf.get(face);
  if (!font) {
    font = fontkit.create(faceBytes(face));
    fontOf.set(face, font);
  }
  return font;
}

/** Width of a piece of text in points. Throws when the face lacks a letter, so that no sample shows an empty box. */
export function widthOf(text: string, face: Face, size: number): number {
  const font = fontFor(face);
  const run = font.layout(text);
  const missing = run.glyphs.find((glyph) => glyph.id === 0);
  if (missing) throw new Error(`${files[face]} has no shape for a letter of “${text}”`);
  return (run.advanceWidth * size) / font.unitsPerEm;
}

/** One letter's outline in font units (y upwards), how far it stands from the start of the text, and the scale to points. */
export type Outline = { readonly path: string; readonly dx: number; readonly scale: number };

/** The outlines of a piece of text, in order; spaces are left out. */
export function outlinesOf(text: string, face: Face, size: number): Outline[] {
  const font = fontFor(face);
  const scale = size / font.unitsPerEm;
  const run = font.layout(text);
  const outlines: Outline[] = [];
  let x = 0;
  run.glyphs.forEach((glyph, index) => {
    const position = run.positions[index];
    const path = glyph.path.toSVG();
    if (path !== '') outlines.push({ path, dx: (x + (position?.xOffset ?? 0)) * scale, scale });
    x += position?.xAdvance ?? glyph.advanceWidth;
  });
  return outlines;
}
