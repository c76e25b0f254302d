/**
 * Which way up a page lies, when neither file nor scanner said so.
 *
 * Promises: an upright page of print pays nothing but the reading it would have had anyway; a turn must be clearly
 * better than what the file says.
 */
import { crop, type Grey, type OcrPage, type Rotation, turned } from '../imaging/imaging.ts';
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
    const turn = await bestTurn(first, [0, 90, 270], prepare, engines, options);
    return turn === 0 ? { page: first, output: await engines.read(first, options) } : again(turn);
  }
  const output = await engines.read(first, options);
  const { mean, characters } = belief(output);
  if (mean < READABLE && characters >= ENOUGH_CHARACTERS) {
    const turn = await bestTurn(first, [0, 180, 90, 270], prepare, engines, options);
    if (turn !== 0) return again(turn);
  }
  return { page: first, output };
}

const plus = (rotation: Rotation, turn: Rotation): Rotation => ((rotation + turn) % 360) as Rotation;

/** So many certain letters in a piece, and so few doubtful ones beside them, are print the right way up: no more tries. */
const PLENTY = 60;
const MOSTLY = 0.7;

/**
 * Another turn than the file's must give so many more certain letters: what lies wrongly gives a few by chance. Of two
 * other turns the better one wins by itself: a page on its head has letters that look like letters, a third of all.
 */
const CLEARLY = { times: 1.5, more: 12 };

/**
 * The clockwise turn under which the piece of the page with most ink gives most letters that the engine is sure of.
 * Lines that run down the page are made level only after it is turned: of a typewriter's even columns a picture on its
 * side takes another slope, and aslant nothing is read either way.
 */
async function bestTurn(
  page: OcrPage,
  turns: readonly Rotation[],
  prepare: (rotation: Rotation) => Promise<OcrPage>,
  engines: EnginePool,
  options: ReadOptions,
): Promise<Rotation> {
  const piece = fullestPiece(page);
  let lying: Grey | null = null;
  const pieceAt = async (turn: Rotation): Promise<Grey> => {
    if (turn === 0 || turn === 180) return turned(piece, turn);
    lying ??= fullestPiece(await prepare(plus(page.page.rotation, 90)));
    return turned(lying, turn === 90 ? 0 : 180);
  };
  let best: { turn: Rotation; certain: number } | null = null;
  for (const turn of turns) {
    const { certain, characters } = belief(await engines.read({ ...page, ...(await pieceAt(turn)) }, options));
    const clearly = best?.turn === turns[0] ? CLEARLY : { times: 1, more: 1 };
    if (best === null || certain >= best.certain * clearly.times + clearly.more) best = { turn, certain };
    if (best.turn === turn && certain >= PLENTY && certain >= MOSTLY * characters) break;
  }
  return best?.turn ?? 0;
}

/** Half the page each way, where it holds most ink: enough lines for any orientation, a quarter of the price. */
function fullestPiece(page: OcrPage): Grey {
  const { data, width, height } = page;
  const quarters = new Float64Array(16);
  for (let y = 0; y < height; y += 3) {
    for (let x = 0, p = y * width; x < width; x += 3, p += 3) {
      if ((data[p] as number) >= 128) continue;
      const cell = Math.floor((x * 4) / width) + 4 * Math.floor((y * 4) / height);
      quarters[cell] = (quarters[cell] as number) + 1;
    }
  }
  const inkAt = (i: number, j: number): number =>
    [0, 1, 4, 5].reduce((sum, k) => sum + (quarters[i + 4 * j + k] as number), 0);
  // The middle first: it has neither edges nor letterhead, and wins where others have no more.
  let best = [1, 1] as readonly [number, number];
  for (let j = 0; j < 3; j++) for (let i = 0; i < 3; i++) if (inkAt(i, j) > 1.2 * inkAt(...best)) best = [i, j];
  return crop(page, (best[0] * width) / 4, (best[1] * height) / 4, width / 2, height / 2);
}

/**
 * Mean confidence weighted by characters, how many letters and digits there are, and how many of them stand in words
 * that the engine is sure of. Tesseract also reads lines that run down the page, word by word in the wrong order: a
 * long word that is taller than wide counts as not read.
 */
function belief(output: EngineOutput): { mean: number; characters: number; certain: number } {
  let [characters, certain, sum] = [0, 0, 0];
  for (const line of output.lines) {
    for (const { text, box, confidence } of line.words) {
      const weight = text.replace(/[^\p{L}\p{N}]/gu, '').length;
      const lying = weight >= 3 && box[3] > 1.3 * box[2];
      characters += weight;
      if (lying) continue;
      sum += weight * confidence;
      if (confidence >= READABLE && weight >= 2) certain += weight;
    }
  }
  return { mean: characters === 0 ? 0 : sum / characters, characters, certain };
}
