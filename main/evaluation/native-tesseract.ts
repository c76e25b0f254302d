/**
 * Tesseract as an office would run it on its scans: the program of the operating system, its own settings, the picture
 * of the page as the file holds it (upright as the file says), at the file's own dpi. The yardstick beside our reading.
 */
import { execFile, spawn } from 'node:child_process';
import { promisify } from 'node:util';
import { fullPicture } from '../imaging/imaging.ts';
import type { PagePicture } from '../imaging/page-picture.ts';

const execute = promisify(execFile);

/** Which Tesseract is installed with Vietnamese beside it; null where there is none. */
export async function nativeTesseract(): Promise<string | null> {
  try {
    const { stdout: languages } = await execute('tesseract', ['--list-langs']);
    if (!languages.split('\n').includes('vie')) return null;
    const { stdout } = await execute('tesseract', ['--version']);
    return stdout.split('\n')[0]?.trim() ?? null;
  } catch {
    return null;
  }
}

/** A page as other programs take it: an encoded picture with one page that stands as the file says. */
export type PictureFile = { readonly bytes: Buffer; readonly dpi: number | null };

export async function pictureFile(picture: PagePicture): Promise<PictureFile> {
  const { dpi } = picture;
  if (picture.turn !== 0 || picture.mirrored || (picture.kind === 'encoded' && picture.part > 0)) {
    return { bytes: await fullPicture(picture, picture.turn), dpi };
  }
  return { bytes: picture.kind === 'encoded' ? picture.bytes : portableMap(picture), dpi };
}

/** PGM or PPM; the remark keeps readers that look for EXIF in the first 500 bytes away from the pixels. */
function portableMap({ data, width, height, channels }: PagePicture & { kind: 'raw' }): Buffer {
  const magic = channels === 3 ? 'P6' : 'P5';
  return Buffer.concat([Buffer.from(`${magic}\n#${'-'.repeat(510)}\n${width} ${height}\n255\n`, 'latin1'), data]);
}

/** After this a page will not end any more; it then counts as not read. */
const TIME_LIMIT = 180_000;

/**
 * What `tesseract - - -l vie` prints for a page, on one core.
 * @throws Error when it cannot be started, refuses the picture or takes too long
 */
export function readNatively({ bytes, dpi }: PictureFile, signal?: AbortSignal): Promise<string> {
  const args = ['-', '-', '-l', 'vie', ...(dpi === null ? [] : ['--dpi', String(Math.round(dpi))])];
  const child = spawn('tesseract', args, {
    env: { ...process.env, OMP_THREAD_LIMIT: '1' },
    stdio: ['pipe', 'pipe', 'pipe'],
    timeout: TIME_LIMIT,
    ...(signal && { signal }),
  });
  const { promise, resolve, reject } = Promise.withResolvers<string>();
  let text = '';
  let remarks = '';
  child.stdout.setEncoding('utf8').on('data', (chunk: string) => {
    text += chunk;
  });
  child.stderr.setEncoding('utf8').on('data', (chunk: string) => {
    remarks = (remarks + chunk).slice(-1000);
  });
  // A program that refuses a picture closes the pipe before it has all of it; its exit code says so.
  child.stdin.on('error', () => undefined);
  child.on('error', reject);
  child.on('close', (code) => {
    if (code === 0) resolve(text);
    else reject(new Error(`tesseract: ${remarks.trim().split('\n').at(-1) ?? `mã ${code}`}`));
  });
  child.stdin.end(bytes);
  return promise;
}
