/**
 * Words stamped in red ink, which the reading of the page itself leaves out: secrecy and urgency. Each stamp becomes a
 * block of its own, where it stands on the page.
 *
 * Promise: only words in capitals that the engine is sure of; the scraps it sees in seals and emblems are left out.
 */
import type { Block, Box } from '../../shared/page-text.ts';
import { type OcrPage, redStamps } from '../imaging/imaging.ts';
import type { PagePicture } from '../imaging/page-picture.ts';
import type { EnginePool, ReadOptions } from './engine-pool.ts';

/** Stamps are set large and clear; what is less sure is a drawing. */
const SURE = 60;

/** @throws StationError page-damaged, engine-died, engine-timeout, cancelled */
export async function readStamps(
  picture: PagePicture,
  page: OcrPage,
  engines: EnginePool,
  options: ReadOptions,
): Promise<Block[]> {
  const blocks: Block[] = [];
  for (const stamp of await redStamps(picture, page)) {
    const output = await engines.read(stamp.picture, options);
    const words = output.lines
      .flatMap((line) => line.words)
      .map(({ text, confidence }) => ({ text: text.replace(/[^\p{L}\p{N}]/gu, ''), confidence }))
      .filter(({ text, confidence }) => text !== '' && confidence >= SURE);
    const letters = words.map(({ text }) => text).join('');
    if (letters.length < 3 || letters !== letters.toUpperCase()) continue;
    const [left, top, width, height] = stamp.area;
    // The words share the stamp's place by their lengths: it may stand aslant, so their own boxes say nothing here.
    let at = left;
    const placed = words.map(({ text, confidence }) => {
      const share = (width * text.length) / letters.length;
      const box: Box = [at, top, share, height];
      at += share;
      return { text, confidence, box };
    });
    blocks.push({ box: stamp.area, lines: [{ box: stamp.area, words: placed }] });
  }
  return blocks;
}
