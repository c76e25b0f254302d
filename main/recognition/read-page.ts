/**
 * Reads one page of an original: its picture, its words with boxes, its quality, and what people will look at.
 *
 * Promises: a PDF's own text is taken where the PDF reader vouches for it; otherwise the page is turned upright, even
 * if neither file nor scanner said so, and read. A blank page is an answer, not an error. One page in memory at a time.
 */
import { around, type Block, type Box, type PageText } from '../../shared/page-text.ts';
import { readHandwriting } from '../handwriting/handwriting.ts';
import {
  imagePicture,
  mapPoint,
  type OcrPage,
  prepareForReading,
  type Quality,
  type Rotation,
  renditions,
  scaleOf,
} from '../imaging/imaging.ts';
import type { PagePicture, PageSource } from '../imaging/page-picture.ts';
import type { PdfReader } from '../pdf/pdf.ts';
import { loadWording, withFamilyName, withLineStarts } from '../wording/wording.ts';
import type { EngineOutput, SeenWord } from './engine.ts';
import type { EnginePool, ReadOptions } from './engine-pool.ts';
import { type LaidOutBlock, type LaidOutLine, layOut } from './layout.ts';
import { readUpright } from './orientation.ts';
import { lookAgain } from './second-look.ts';
import { readStamps } from './stamps.ts';
import { lookUnderSeal } from './under-seal.ts';

export type ReadPage = {
  /** The upright page in pixels. */
  readonly width: number;
  readonly height: number;
  readonly dpi: number;
  /** Clockwise degrees that turn the stored picture (after mirroring, where it asks for it) upright. */
  readonly rotation: Rotation;
  readonly quality: Quality;
  readonly blank: boolean;
  readonly text: PageText;
  /** WebP, upright. */
  readonly view: Buffer;
  readonly thumbnail: Buffer;
};

export type ReadingParts = {
  readonly engines: EnginePool;
  readonly pdf: PdfReader;
  readonly signal?: AbortSignal;
  /** Higher goes first. */
  readonly priority?: number;
  /** The clockwise turn that a person wants, from the one the file asks for: no other is tried then. */
  readonly wanted?: (ofFile: Rotation) => Rotation | null;
};

/**
 * @throws StationError page-damaged, page-too-large, file-damaged, file-unreadable, engine-died, engine-timeout,
 * cancelled
 */
export async function readPage(source: PageSource, parts: ReadingParts): Promise<ReadPage> {
  const { engines, pdf, signal, priority = 0 } = parts;
  const isPdf = source.mediaType === 'application/pdf';
  const picture = isPdf ? await pdf.picture(source.path, source.part, signal) : await imagePicture(source);
  const wanted = parts.wanted?.(picture.turn) ?? null;
  // A text layer lies as the file says; a page that a person has turned lies otherwise and is read.
  const asFiled = wanted === null || wanted === picture.turn;
  const layer = isPdf && asFiled ? await pdf.textLayer(source.path, source.part, signal) : null;
  const options: ReadOptions = { priority, ...(signal && { signal }) };
  const { page, text, blank } =
    layer === null ? await readPicture(picture, engines, options, wanted) : await trustLayer(picture, layer, signal);
  // Red ink is dropped for reading, and read by itself.
  const stamps = layer === null && !blank ? await readStamps(picture, page, engines, options) : [];
  const handwriting = layer === null && !blank ? await readHandwriting(picture, page.page.rotation, text) : [];
  signal?.throwIfAborted();
  const { view, thumbnail } = await renditions(picture, page.page.rotation);
  return {
    ...page.page,
    quality: { ...page.quality, blank },
    blank,
    text: {
      ...text,
      blocks: [...text.blocks, ...stamps],
      ...(handwriting.length > 0 && { handwriting }),
    },
    view,
    thumbnail,
  };
}

type Reading = { readonly page: OcrPage; readonly text: PageText; readonly blank: boolean };

async function trustLayer(picture: PagePicture, layer: PageText, signal: AbortSignal | undefined): Promise<Reading> {
  const page = await prepareForReading(picture, signal && { signal });
  return { page, text: layer, blank: layer.blocks.length === 0 && page.quality.blank };
}

// --- reading ----------------------------------------------------------------------------------------------------

async function readPicture(
  picture: PagePicture,
  engines: EnginePool,
  options: ReadOptions,
  wanted: Rotation | null,
): Promise<Reading> {
  const { signal } = options;
  const prepare = (rotation?: Rotation): Promise<OcrPage> =>
    prepareForReading(picture, { ...(rotation !== undefined && { rotation }), ...(signal && { signal }) });
  const closer = async (page: OcrPage, output: EngineOutput): Promise<EngineOutput> => {
    const seen = await lookUnderSeal(page, output, engines, options);
    return lookAgain(page, seen, engines, options, wording);
  };
  const first = await prepare(wanted ?? undefined);
  if (first.quality.blank) return { page: first, text: pageText(first, []), blank: true };
  if (wanted !== null) return finish(first, await closer(first, await engines.read(first, options)));

  const { page, output } = await readUpright(first, prepare, engines, options);
  return finish(page, await closer(page, output));
}

function finish(page: OcrPage, output: EngineOutput): Reading {
  // What shows through reads as a scatter of doubtful letters; a page number reads well.
  if (page.doubtful && !output.lines.some((line) => line.words.some(isCertain))) {
    return { page, text: pageText(page, []), blank: true };
  }
  return { page, text: pageText(page, withWordsPutRight(layOut(output))), blank: false };
}

const isCertain = ({ text, confidence }: SeenWord): boolean => confidence >= 60 && /[\p{L}\p{N}]/u.test(text);

const wording = loadWording();

/** What the engine confused, put right from the words about it; each word keeps its place and confidence. */
function withWordsPutRight(blocks: readonly LaidOutBlock[]): LaidOutBlock[] {
  const texts = new Map<SeenWord, string>();
  for (const { lines } of blocks) {
    const words = lines.flatMap((line) => line.words);
    for (const [n, text] of wording.correct(words).entries()) texts.set(words[n] as SeenWord, text);
  }
  const textsOf = ({ words }: LaidOutLine): string[] => words.map((word) => texts.get(word) ?? word.text);
  const starts = withLineStarts(blocks.flatMap(({ lines }) => lines.map(textsOf)));
  let at = 0;
  return blocks.map(({ lines }) => ({
    lines: lines.map(({ words }) => {
      const put = withFamilyName(starts[at++] ?? []);
      return { words: words.map((word, n) => asPut(word, put[n] ?? word.text)) };
    }),
  }));
}

const asPut = (word: SeenWord, text: string): SeenWord =>
  text === word.text ? word : { ...word, text, read: word.text };

// --- words on the page ------------------------------------------------------------------------------------------

function pageText(page: OcrPage, blocks: readonly LaidOutBlock[]): PageText {
  const place = placer(page);
  const { width, height, dpi } = page.page;
  return {
    width,
    height,
    dpi,
    skew: page.quality.skew,
    source: 'ocr',
    blocks: blocks.map((block): Block => {
      const lines = block.lines.map((line) => ({
        box: place(line.words.map((word) => word.box)),
        words: line.words.map((word) => ({ ...word, box: place([word.box]) })),
      }));
      return { box: place(block.lines.flatMap((line) => line.words.map((word) => word.box))), lines };
    }),
  };
}

/** Turns boxes in the engine's pixels into one box of the upright page, as page-text.ts defines it. */
function placer(page: OcrPage): (boxes: readonly Box[]) => Box {
  const rounded = (value: number): number => Math.round(value * 10) / 10;
  return (boxes) => {
    const [left, top, width, height] = around(boxes) ?? [0, 0, 0, 0];
    const middle = [left + width / 2, top + height / 2] as const;
    const [x, y] = mapPoint(page.toPage, ...middle);
    const scale = scaleOf(page.toPage, ...middle);
    const [w, h] = [width * scale, height * scale];
    return [rounded(x - w / 2), rounded(y - h / 2), rounded(w), rounded(h)];
  };
}
