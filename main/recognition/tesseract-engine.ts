/**
 * One Tesseract in a thread of its own, with the Vietnamese models that are shipped with the program.
 *
 * tesseract.js's `createWorker` is not used: it leaves promises unsettled when its thread dies, rethrows errors where
 * nobody can catch them, and cannot be given language data as bytes (its `initialize` mistakes them for the name). Its
 * worker script, which does the work, is driven from here by the same messages.
 */
import { readFile } from 'node:fs/promises';
import { Worker } from 'node:worker_threads';
import { StationError } from '../../shared/errors.ts';
import type { OcrPage } from '../imaging/imaging.ts';
import { threadScript } from '../thread-script.ts';
import type { Engine, EngineOutput, SeenLine, SeenWord } from './engine.ts';

/**
 * Two models of one network, both Vietnamese: Tesseract's own of `tessdata_fast`, and the same trained further on lines
 * like those of office papers (scripts/engine-model). A line of which the first is not sure is read by the second as
 * well, and the surer of the two counts, word by word.
 *
 * Wrong characters, first alone / both (2026-11): six real pages 0.46 / 0.41 %, 20 samples 0.16 / 0.14 %, 39 pages of 30
 * trial papers 0.51 / 0.40 %; processor time + 11 %. The second alone reads poor scans better and clean ones worse (0.38 and 0.59 %
 * for a mean of both networks). English beside the first made a fifth to a third more errors: its letters are in it.
 */
const MODELS = ['vie', 'vie_office'];

/**
 * `tessdata_fast`: against `best_int` on the same pages it took three quarters of the time and read real scans better
 * (1.03 against 1.33 % wrong characters before correction, six pages), rendered ones as well (2026-11).
 */
const FOLDER = new URL('../../resources/tessdata/', import.meta.url);

/** Only the LSTM is shipped; the older recogniser would need other model files. */
const LSTM_ONLY = 1;

/** The page segmentation mode for a picture that holds one line. */
const SINGLE_LINE = '7';

const PARAMETERS = {
  /** Columns and lines found by Tesseract itself; as single blocks pages had up to twice as many errors (2026-11). */
  tessedit_pageseg_mode: '3',
  /** Doubtful lines would be read a second time in negative: up to a third of the time, no character gained (2026-11). */
  tessedit_do_invert: '0',
  /** A page must not be read differently because of the pages before it. */
  tessedit_enable_doc_dict: '0',
  classify_enable_learning: '0',
  debug_file: '/dev/null',
};

type Answer = { jobId: string; status: 'resolve' | 'reject'; data: unknown };
type Waiting = { resolve(data: unknown): void; reject(error: unknown): void };

const THREAD = threadScript('./tesseract-thread', import.meta.url);

/** Starts a Tesseract; about 0.2 s. @throws StationError engine-died when the thread or the model does not come up */
export async function startTesseract(): Promise<Engine> {
  const langs = await Promise.all(
    MODELS.map(async (code) => ({ code, data: await readFile(new URL(`${code}.traineddata`, FOLDER)) })),
  );
  const thread = new Worker(THREAD, { stdout: true, stderr: true });
  // Read and dropped: the WebAssembly prints remarks that belong to nobody.
  thread.stdout.resume();
  thread.stderr.resume();
  const waiting = new Map<string, Waiting>();
  let death: StationError | null = null;
  let count = 0;

  const die = (detail: string, cause?: unknown): void => {
    death ??= new StationError('engine-died', { detail }, { cause });
    for (const job of waiting.values()) job.reject(death);
    waiting.clear();
  };
  thread.on('error', (error) => die(error.message, error));
  thread.on('messageerror', (error) => die(error.message, error));
  thread.on('exit', (code) => die(`luồng nhận dạng kết thúc với mã ${code}`));
  thread.on('message', ({ jobId, status, data }: Answer) => {
    const job = waiting.get(jobId);
    waiting.delete(jobId);
    if (status === 'resolve') job?.resolve(data);
    else job?.reject(new StationError('engine-died', { detail: String(data) }));
  });

  const ask = (action: string, payload: unknown, transfer: ArrayBuffer[] = []): Promise<unknown> => {
    if (death !== null) return Promise.reject(death);
    const jobId = String(count++);
    return new Promise((resolve, reject) => {
      waiting.set(jobId, { resolve, reject });
      thread.postMessage({ workerId: 'tesseract', jobId, action, payload }, transfer);
    });
  };

  const close = async (): Promise<void> => {
    die('đã đóng');
    await thread.terminate();
  };

  try {
    await ask('load', { options: { lstmOnly: true, logging: false } });
    await ask('loadLanguage', {
      langs,
      options: { cacheMethod: 'none', lstmOnly: true },
    });
    await ask('initialize', { langs: MODELS.join('+'), oem: LSTM_ONLY, config: {} });
    await ask('setParameters', { params: PARAMETERS });
  } catch (error) {
    await close();
    throw error;
  }

  return {
    get alive() {
      return death === null;
    },
    async recognise(page, signal) {
      signal.throwIfAborted();
      const image = portableGreymap(page);
      const stop = (): void => void close();
      signal.addEventListener('abort', stop, { once: true });
      try {
        const options = {
          user_defined_dpi: String(page.dpi),
          ...(page.oneLine && { tessedit_pageseg_mode: SINGLE_LINE }),
        };
        const output = { text: false, tsv: true };
        const data = await ask('recognize', { image, options, output }, [image.buffer]);
        return parseWords((data as { tsv: string }).tsv);
      } catch (error) {
        signal.throwIfAborted();
        throw error;
      } finally {
        signal.removeEventListener('abort', stop);
      }
    },
    close,
  };
}

/**
 * The pixels as a PGM file, which costs no compression on either side. The header is longer than 500 bytes because
 * the worker script looks for EXIF data in the first 500 of whatever it is given.
 */
function portableGreymap({ data, width, height }: OcrPage): Uint8Array<ArrayBuffer> {
  const header = Buffer.from(`P5\n#${'-'.repeat(510)}\n${width} ${height}\n255\n`, 'latin1');
  const image = new Uint8Array(header.length + data.length);
  image.set(header);
  image.set(data, header.length);
  return image;
}

/**
 * Lines of words from Tesseract's TSV: level, page, block, paragraph, line, word, left, top, width, height, confidence,
 * text; level 4 opens a line, level 5 is a word.
 */
export function parseWords(tsv: string): EngineOutput {
  const lines: SeenLine[] = [];
  let words: SeenWord[] = [];
  for (const row of tsv.split('\n')) {
    const cells = row.split('\t');
    if (cells[0] === '4') {
      words = [];
      lines.push({ words });
    }
    const text = withOwnSigns((cells[11] ?? '').normalize('NFC').replace(/\s+/gu, ''));
    if (cells[0] !== '5' || text === '') continue;
    const [x = 0, y = 0, width = 0, height = 0, confidence = 0] = cells.slice(6, 11).map(Number);
    words.push({ text, confidence: Math.min(100, Math.max(0, confidence)), box: [x, y, width, height] });
  }
  return { lines: lines.filter((line) => line.words.length > 0) };
}

/** Signs that look like Vietnamese ones and never stand in an office paper: the Icelandic Ð, the sign of fractions. */
const withOwnSigns = (text: string): string => text.replaceAll('Ð', 'Đ').replaceAll('⁄', '/');
