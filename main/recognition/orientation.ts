/**
 * Which way up a page lies, when neither file nor scanner said so.
 *
 * Promises: an upright page of print pays nothing but the reading it would have had anyway; a turn must be clearly
 * better than what the file says.
 */
import { crop, type OcrPage, type Rotation, turned } from '../imaging/imaging.ts';
import type { EngineOutput } from './engine.ts';
import type { EnginePool, ReadOptions } from './engine-pool.ts';

/** What the engine believes of its own reading; pages of print have 85 and more, upside-down ones under 45 (2026-11). */
const READABLE = 60;

/** Fewer characters than this are too few to judge a page's orientation by. */
const ENOUGH_CHARACTERS = 40;

export type UprightReading = { readonly page: OcrPage; readonly output: EngineOutput };

/**
 * The page the way up under which it reads best, and what was read on it.
 * @param first the rendition the way up that the file asks for
 * @param prepare the rendition under another clockwise turn from the stored picture
 */
export async function readUpright(
  first: OcrPage,
  prepare: (rotation: Rotation) => Promise<OcrPage>,
  engines: EnginePool,
  options: ReadOptions,
): Promise<UprightReading> {
  // Upright pages pay nothing: other orientations are tried only where the lines run down the page or nothing can be
  // made of what was read.
  const again = async (turn: Rotation): Promise<UprightReading> => {
    const page = await prepare(plus(first.page.rotation, turn));
    return { page, output: await engines.read(page, options) };
  };
  if (first.sideways) {
    const turn = await bestTurn(first, [0, 90, 270], engines, options);
    return turn === 0 ? { page: first, output: await engines.read(first, options) } : again(turn);
  }
  const output = await engines.read(first, options);
  const { mean, characters } = belief(output);
  if (mean < READABLE && characters >= ENOUGH_CHARACTERS) {
    const turn = await bestTurn(first, [0, 180, 90, 270], engines, options);
    if (turn !== 0) return again(turn);
  }
  return { page: first, output };
}

const plus = (rotation: Rotation, turn: Rotation): Rotation => ((rotation + turn) % 360) as Rotation;

/** The clockwise turn under which a piece out of the middle of the page reads best. */
async function bestTurn(
  page: OcrPage,
  turns: readonly Rotation[],
  engines: EnginePool,
  options: ReadOptions,
): Promise<Rotation> {
  // Half the page each way: enough lines for any orientation, a quarter of the price.
  const piece = crop(page, page.width / 4, page.height / 4, page.width / 2, page.height / 2);
  let best: { turn: Rotation; score: number } = { turn: turns[0] ?? 0, score: Number.NEGATIVE_INFINITY };
  for (const turn of turns) {
    const output = await engines.read({ ...page, ...turned(piece, turn) }, options);
    const { mean, characters } = belief(output);
    const score = characters < 5 ? 0 : mean;
    // A turn must be clearly better than what the file says.
    if (score > best.score + (turn === turns[0] ? 0 : 5)) best = { turn, score };
  }
  return best.turn;
}

/**
 * Mean confidence weighted by characters, and how many letters and digits there are. Tesseract also reads lines that
 * run down the page, word by word in the wrong order: a long word that is taller than wide counts as not read.
 */
function belief(output: EngineOutput): { mean: number; characters: number } {
  let characters = 0;
  let sum = 0;
  for (const line of output.lines) {
    for (const { text, box, confidence } of line.words) {
      const weight = text.replace(/[^\p{L}\p{N}]/gu, '').length;
      const lying = weight >= 3 && box[3] > 1.3 * box[2];
      characters += weight;
      sum += lying ? 0 : weight * confidence;
    }
  }
  return { mean: characters === 0 ? 0 : sum / characters, characters };
}
