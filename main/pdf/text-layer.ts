/**
 * A PDF page's own text, taken only where it can be trusted to be the text of the whole page.
 *
 * Promise: null, so that the page is recognised from its picture, whenever
 * - images take a tenth of the page or more (a scan whose only text is the caption of an electronic signature, a pasted
 *   letterhead, a scan among typed lines);
 * - the visible text does not cover the ink (text drawn as outlines);
 * - the text is invisible: that is the recognition of somebody's scanner, of unknown quality, and ours is measured;
 * - the characters are not honest Vietnamese: no Unicode mapping, private-use codes, or the Latin letters that the old
 *   TCVN3 and VNI fonts borrowed for Vietnamese ones;
 * - the text does not stand upright as the page is shown.
 * What electronic signatures paint on the page (often the number and the day) is part of the text.
 */
import type { Box, PageText } from '../../shared/page-text.ts';
import { type Area, areaOf, common, type PageContent, pageContent } from './page-content.ts';
import { type Grid, gridOf, pageSize, render } from './page-picture.ts';
import type { Pdfium, Pointer } from './pdfium.ts';
import { type Glyph, layOut } from './text-layout.ts';

const MOST_IMAGE = 0.1;
const MOST_UNCOVERED_INK = 0.4;
const MOST_UNMAPPED = 0.02;
const MOST_FOREIGN = 0.1;
const MOST_TURNED = 0.2;
/** The densest printed page has 8,000 signs; more are a drawing's or a hostile file's, and laying them out takes long. */
const MOST_GLYPHS = 50_000;
/** A page of text has letters and digits; a font without a usable mapping gives punctuation. */
const FEWEST_LETTERS = 0.4;

/**
 * @param page 1 = first, for the messages only
 * @returns words in pixels of the grid on which the page's picture is rendered (300 dpi, /Rotate applied)
 * @throws StationError `page-too-large`
 */
export function textLayer(pdfium: Pdfium, handle: Pointer, page: number, name: string): PageText | null {
  const content = pageContent(pdfium, handle);
  if (!content.things.some((thing) => thing.kind === 'text') || imageShare(content) >= MOST_IMAGE) return null;
  const grid = gridOf(content, pageSize(pdfium, handle), page, name);
  const glyphs = glyphsOf(pdfium, handle, content.area, grid);
  if (glyphs === null || !isHonest(glyphs.map((glyph) => glyph.text).join(''))) return null;
  if (!coversInk(pdfium, handle, content, grid, glyphs)) return null;
  return {
    width: grid.width,
    height: grid.height,
    dpi: grid.dpi,
    skew: 0,
    source: 'text-layer',
    blocks: layOut(glyphs),
  };
}

function imageShare(content: PageContent): number {
  const images = content.things.filter((thing) => thing.kind === 'image');
  return images.reduce((sum, image) => sum + areaOf(common(image.area, content.area)), 0) / areaOf(content.area);
}

/** Word's list marks come from symbol fonts with codes of their own. */
const LIST_MARKS: Readonly<Record<number, string>> = { 61623: '•', 61607: '▪', 61485: '-', 61692: '✓' };
/** PDFium's sign for a hyphen at the end of a line. */
const LINE_END_HYPHEN = 2;

/** The visible glyphs in the layer's order; null where too many cannot be read, are turned, or nothing is visible. */
function glyphsOf(pdfium: Pdfium, handle: Pointer, area: Area, grid: Grid): Glyph[] | null {
  const rotation = pdfium.FPDFPage_GetRotation(handle);
  const toPixels = pixelsOf(area, rotation, grid);
  const text = pdfium.FPDFText_LoadPage(handle);
  if (text === 0) return null;
  try {
    const glyphs: Glyph[] = [];
    let unmapped = 0;
    let turned = 0;
    let startsWord = true;
    const count = pdfium.FPDFText_CountChars(text);
    if (count > MOST_GLYPHS) return null;
    for (let i = 0; i < count; i++) {
      const code = pdfium.FPDFText_GetUnicode(text, i);
      const character = code === LINE_END_HYPHEN ? '-' : (LIST_MARKS[code] ?? String.fromCodePoint(code));
      if (pdfium.FPDFText_IsGenerated(text, i) === 1 || /\s/u.test(character)) {
        startsWord = true;
        continue;
      }
      if (isInvisible(pdfium, text, i)) continue;
      if (isUnmapped(character) || pdfium.FPDFText_HasUnicodeMapError(text, i) === 1) {
        unmapped += 1;
        continue;
      }
      const box = toPixels(charBox(pdfium, text, i));
      if (box[0] + box[2] < 0 || box[1] + box[3] < 0 || box[0] > grid.width || box[1] > grid.height) continue;
      const upright = Math.cos(angleOf(pdfium, text, i) - (rotation * Math.PI) / 2) > 0.98;
      if (!upright) turned += 1;
      glyphs.push({ text: character, box, cell: toPixels(looseBox(pdfium, text, i)), upright, startsWord });
      startsWord = false;
    }
    const readable = glyphs.length > 0 && unmapped <= MOST_UNMAPPED * (glyphs.length + unmapped);
    return readable && turned <= MOST_TURNED * glyphs.length ? glyphs : null;
  } finally {
    pdfium.FPDFText_ClosePage(text);
  }
}

function isInvisible(pdfium: Pdfium, text: Pointer, index: number): boolean {
  const object = pdfium.FPDFText_GetTextObject(text, index);
  const mode = object === 0 ? 0 : pdfium.FPDFTextObj_GetTextRenderMode(object);
  return mode === 3 || mode === 7;
}

const isUnmapped = (character: string): boolean => /[\p{Cc}\p{Co}\p{Cn}\uFFFD]/u.test(character);

/** Of the baseline, counter-clockwise. FPDFText_GetCharAngle takes the slant of an imitated italic for a turn. */
function angleOf(pdfium: Pdfium, text: Pointer, index: number): number {
  const { scratch, float } = pdfium;
  return pdfium.FPDFText_GetMatrix(text, index, scratch) ? Math.atan2(float(scratch + 4), float(scratch)) : 0;
}

function charBox(pdfium: Pdfium, text: Pointer, index: number): Area {
  const at = (pdfium.scratch + 7) & ~7;
  pdfium.FPDFText_GetCharBox(text, index, at, at + 8, at + 16, at + 24); // left, right, bottom, top as doubles
  const [left = 0, right = 0, bottom = 0, top = 0] = new Float64Array(pdfium.bytes().buffer, at, 4);
  return [left, bottom, right, top];
}

function looseBox(pdfium: Pdfium, text: Pointer, index: number): Area {
  const { scratch, float } = pdfium;
  pdfium.FPDFText_GetLooseCharBox(text, index, scratch); // left, top, right, bottom
  return [float(scratch), float(scratch + 12), float(scratch + 8), float(scratch + 4)];
}

/** From points of the page's own space to pixels of the page as shown. */
function pixelsOf([left, bottom, right, top]: Area, rotation: number, grid: Grid): (area: Area) => Box {
  const scale = grid.dpi / 72;
  return ([l, b, r, t]) => {
    const [x, y, width, height] =
      rotation === 1
        ? [b - bottom, l - left, t - b, r - l]
        : rotation === 2
          ? [right - r, b - bottom, r - l, t - b]
          : rotation === 3
            ? [top - t, right - r, t - b, r - l]
            : [l - left, top - t, r - l, t - b];
    return [x * scale, y * scale, width * scale, height * scale];
  };
}

const VIETNAMESE = new Set(
  'àáâãèéêìíòóôõùúýăđĩũơưạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ'.split('').flatMap((c) => [c, c.toUpperCase()]),
);
/** Signs that stand among letters in honest text too. */
const HARMLESS = /[–—‘’“”…•▪✓°§×±²³½©®«»·−→]/;

/**
 * In TCVN3 "Cộng hòa" reads "Céng hßa", in VNI "Coäng hoøa": beside the few letters that Vietnamese has too stand others
 * that it does not know. True text has next to none of them, whatever names it quotes.
 */
export function isHonest(text: string): boolean {
  const composed = text.normalize('NFC');
  let marked = 0;
  let foreign = 0;
  let readable = 0;
  let visible = 0;
  for (const character of composed) {
    visible += 1;
    if (/[\p{L}\p{N}]/u.test(character)) readable += 1;
    if (character < '\u0080') continue;
    if (VIETNAMESE.has(character)) marked += 1;
    else if (!HARMLESS.test(character)) foreign += 1;
    // Inside a word these signs are TCVN3's letters.
  }
  const insideWords = composed.match(/\p{L}[§®©·]\p{L}/gu)?.length ?? 0;
  foreign += insideWords;
  if (readable < FEWEST_LETTERS * visible) return false;
  return foreign <= 2 || foreign <= MOST_FOREIGN * (marked + foreign);
}

const DARK = 200;
const INK_DPI = 72;

/** Ink under the text's boxes against all ink but images and ruled lines, on a drawing of 72 dpi. */
function coversInk(
  pdfium: Pdfium,
  handle: Pointer,
  content: PageContent,
  grid: Grid,
  glyphs: readonly Glyph[],
): boolean {
  const scale = INK_DPI / grid.dpi;
  const small: Grid = {
    dpi: INK_DPI,
    width: Math.max(1, Math.round(grid.width * scale)),
    height: Math.max(1, Math.round(grid.height * scale)),
  };
  const picture = render(pdfium, handle, small);
  if (picture === null) return false;
  const known = new Uint8Array(small.width * small.height);
  const paint = (box: Box, value: number): void => {
    const left = Math.max(0, Math.floor(box[0] * scale) - 1);
    const right = Math.min(small.width, Math.ceil((box[0] + box[2]) * scale) + 1);
    const bottom = Math.min(small.height, Math.ceil((box[1] + box[3]) * scale) + 1);
    for (let y = Math.max(0, Math.floor(box[1] * scale) - 1); y < bottom; y++) {
      if (right > left) known.fill(value, y * small.width + left, y * small.width + right);
    }
  };
  const toPixels = pixelsOf(content.area, pdfium.FPDFPage_GetRotation(handle), grid);
  for (const thing of content.things) {
    const [left, bottom, right, top] = thing.area;
    const isRule = thing.kind === 'path' && Math.min(right - left, top - bottom) < 3;
    if (thing.kind === 'image' || isRule) paint(toPixels(thing.area), 2);
  }
  for (const glyph of glyphs) paint(glyph.cell, 1);
  let covered = 0;
  let bare = 0;
  for (let i = 0; i < known.length; i++) {
    const darkest = Math.min(...picture.data.subarray(i * picture.channels, (i + 1) * picture.channels));
    if (darkest >= DARK) continue;
    if (known[i] === 1) covered += 1;
    else if (known[i] === 0) bare += 1;
  }
  return covered > 0 && bare <= MOST_UNCOVERED_INK * (covered + bare);
}
