/**
 * Words stamped in red ink, which the reading of the page itself leaves out: secrecy and urgency, and the stamp of the
 * office that received the paper. Each stamp becomes a block of its own, where it stands on the page.
 *
 * Promise: only words in capitals that the engine is sure of; the scraps it sees in seals and emblems are left out. Of
 * a stamp of arrival, known by its word and its labels, the lines stay as they stand in it.
 */
import { around, type Block, type Box, type Line } from '../../shared/page-text.ts';
import { fold } from '../../shared/vietnamese.ts';
import { type OcrPage, type RedStamp, redStamps } from '../imaging/imaging.ts';
import type { PagePicture } from '../imaging/page-picture.ts';
import type { EngineOutput } from './engine.ts';
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
    const arrival = arrivalStamp(output, stamp);
    if (arrival !== null) {
      blocks.push(arrival);
      continue;
    }
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

/** Words of a stamp of arrival are set small, on dotted lines. */
const SURE_IN_LINES = 40;

/** The lines of a stamp of arrival, placed as they stand in it; null for any other stamp. */
function arrivalStamp({ lines }: EngineOutput, { picture, area }: RedStamp): Block | null {
  const letters = (text: string): string => fold(text).replace(/[^a-z]/g, '');
  const read = lines.flatMap((line) => line.words);
  const named = read.some(({ text }) => letters(text) === 'den' && text === text.toUpperCase());
  const labels = read.filter(({ text }) => /^(?:so|ngay|gio|chuyen)$/.test(letters(text)));
  if (!named || labels.length === 0) return null;
  const [left, top, width, height] = area;
  const [across, down] = [width / picture.width, height / picture.height];
  const placed = lines.flatMap(({ words }): Line[] => {
    const kept = words.filter(({ text, confidence }) => confidence >= SURE_IN_LINES && /[\p{L}\p{N}:]/u.test(text));
    const onPage = kept.map(({ text, confidence, box: [x, y, w, h] }) => {
      const box: Box = [left + x * across, top + y * down, w * across, h * down];
      return { text, confidence, box };
    });
    const box = around(onPage.map((word) => word.box));
    return box === null ? [] : [{ box, words: onPage }];
  });
  return { box: area, lines: placed };
}
