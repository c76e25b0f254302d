/**
 * Our reading beside other programs on the same page: Tesseract as an office would run it (native-tesseract.ts), for the
 * errors, and plain tesseract.js with our model, for the time.
 *
 * One page after the other and one engine, so that what is measured is the work of one page. The time is processor time
 * of the whole process, which a busy machine does not lengthen; both sides start from the file.
 */
import type { PageText } from '../../shared/page-text.ts';
import { imagePicture } from '../imaging/imaging.ts';
import { openPdfReader } from '../pdf/pdf.ts';
import { openEngines, readPage, startPlainTesseract } from '../recognition/recognition.ts';
import type { GoldText } from './gold.ts';
import { nativeTesseract, pictureFile, readNatively } from './native-tesseract.ts';
import { mediaTypeOf } from './paper-reader.ts';
import { type CharacterScore, lineCer } from './scoring.ts';

export type Comparison = {
  /** What native Tesseract gets wrong; null where it is not installed or refused the page. */
  readonly native: CharacterScore | null;
  /** Processor time of one page from the file to its words; null where plain tesseract.js failed. */
  readonly milliseconds: { readonly ours: number; readonly plain: number } | null;
};

export interface Comparer {
  /** Which Tesseract is installed; null where none is. */
  readonly native: string | null;
  /** Reads one page in all ways. @throws StationError as the paper reader does, for our own reading */
  compare(path: string, gold: GoldText, signal?: AbortSignal): Promise<{ page: PageText; compared: Comparison }>;
  close(): Promise<void>;
}

const score = (gold: GoldText, text: string): CharacterScore =>
  lineCer(
    gold.blocks.flatMap((block) => block.text.split('\n')),
    text,
    gold.handwritten ?? [],
  );

export async function openComparer(): Promise<Comparer> {
  const native = await nativeTesseract();
  const pdf = openPdfReader();
  const engines = openEngines({ count: 1 });
  const plain = await startPlainTesseract();
  let warm = false;

  const sourceOf = (path: string, gold: GoldText) => ({
    path,
    mediaType: mediaTypeOf(path),
    part: (gold.page ?? 1) - 1,
  });
  const ours = async (path: string, gold: GoldText, signal?: AbortSignal): Promise<PageText> =>
    (await readPage(sourceOf(path, gold), { engines, pdf, ...(signal && { signal }) })).text;
  const fileOf = async (path: string, gold: GoldText, signal?: AbortSignal) => {
    const source = sourceOf(path, gold);
    const isPdf = source.mediaType === 'application/pdf';
    return pictureFile(isPdf ? await pdf.picture(path, source.part, signal) : await imagePicture(source));
  };

  return {
    native,
    async compare(path, gold, signal) {
      // The first page of a process pays for what is compiled on the way.
      if (!warm) {
        await ours(path, gold, signal);
        await plain.read((await fileOf(path, gold, signal)).bytes).catch(() => '');
        warm = true;
      }
      const own = await timed(() => ours(path, gold, signal));
      const theirs = await timed(async () => plain.read((await fileOf(path, gold, signal)).bytes)).catch(() => null);
      const read =
        native === null ? null : await readNatively(await fileOf(path, gold, signal), signal).catch(() => null);
      signal?.throwIfAborted();
      return {
        page: own.value,
        compared: {
          native: read === null ? null : score(gold, read),
          milliseconds: theirs === null ? null : { ours: own.milliseconds, plain: theirs.milliseconds },
        },
      };
    },
    async close() {
      await Promise.all([plain.close(), engines.close(), pdf.close()]);
    },
  };
}

async function timed<T>(work: () => Promise<T>): Promise<{ value: T; milliseconds: number }> {
  const before = process.cpuUsage();
  const value = await work();
  const { user, system } = process.cpuUsage(before);
  return { value, milliseconds: Math.round((user + system) / 1000) };
}
