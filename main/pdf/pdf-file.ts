/**
 * The body of a PDF file, written object by object from front to back.
 *
 * Promises: memory does not grow with the file (one offset an object is kept); what is on the disk when `end` returns
 * has been flushed, and its SHA-256 is that of every byte written. The syntax is PDF 1.4 in the narrow form ISO 19005
 * asks for (6.1): a comment of bytes above 127 after the header, a classic cross-reference table, one end of line
 * around obj, endobj and endstream, exact stream lengths, a file identifier, nothing after the last %%EOF.
 */
import { createHash } from 'node:crypto';
import { type FileHandle, open, rm } from 'node:fs/promises';
import { writeError } from '../../shared/errors.ts';

export type PdfFile = {
  /** A number for an object that will be written later; every reserved number must be written before `end`. */
  reserve(): number;
  /** Writes an object that is not a stream. */
  object(number: number, body: string): Promise<void>;
  /** Writes a stream; `entries` are its dictionary's entries without /Length. */
  stream(number: number, entries: string, bytes: Uint8Array): Promise<void>;
  /** Writes the cross-reference table and the trailer, flushes, closes. `id` is 32 hexadecimal digits. */
  end(trailer: { root: number; info: number; id: string }): Promise<{ bytes: number; sha256: string }>;
  /** Closes and removes an unfinished file. Harmless after `end`. */
  discard(): Promise<void>;
};

/** Where ten digits of a cross-reference entry end. */
const LAST_OFFSET = 9_999_999_999;

/** @throws StationError `disk-full`, `write-failed`; so do the functions of the file. */
export async function openPdfFile(path: string): Promise<PdfFile> {
  let handle: FileHandle | null = await open(path, 'w').catch((cause) => {
    throw writeError(path, cause);
  });
  const hash = createHash('sha256');
  const offsets: number[] = [];
  let position = 0;

  async function write(bytes: Uint8Array): Promise<void> {
    if (handle === null) throw new Error(`${path} is closed`);
    hash.update(bytes);
    position += bytes.length;
    try {
      await handle.writeFile(bytes);
    } catch (cause) {
      throw writeError(path, cause);
    }
  }
  const text = (line: string): Promise<void> => write(Buffer.from(line, 'latin1'));

  function begin(number: number): string {
    if (offsets[number - 1] !== 0) throw new Error(`object ${number} was not reserved or stands twice`);
    if (position > LAST_OFFSET) throw new Error('a PDF file of more than 10 GB cannot be addressed');
    offsets[number - 1] = position;
    return `${number} 0 obj\n`;
  }

  await write(Buffer.from('%PDF-1.4\n%\xe2\xe3\xcf\xd3\n', 'latin1'));
  return {
    reserve: () => offsets.push(0),
    object: (number, body) => text(`${begin(number)}${body}\nendobj\n`),
    async stream(number, entries, bytes) {
      await text(`${begin(number)}<< ${entries} /Length ${bytes.length} >>\nstream\n`);
      await write(bytes);
      await text('\nendstream\nendobj\n');
    },
    async end(trailer) {
      const missing = offsets.indexOf(0);
      if (missing >= 0) throw new Error(`object ${missing + 1} was reserved but never written`);
      const start = position;
      const size = offsets.length + 1;
      await text(`xref\n0 ${size}\n0000000000 65535 f \n`);
      for (let from = 0; from < offsets.length; from += 4096) {
        const rows = offsets.slice(from, from + 4096).map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`);
        await text(rows.join(''));
      }
      await text(
        `trailer\n<< /Size ${size} /Root ${trailer.root} 0 R /Info ${trailer.info} 0 R` +
          ` /ID [<${trailer.id}> <${trailer.id}>] >>\nstartxref\n${start}\n%%EOF\n`,
      );
      try {
        await handle?.sync();
        await handle?.close();
      } catch (cause) {
        throw writeError(path, cause);
      }
      handle = null;
      return { bytes: position, sha256: hash.digest('hex') };
    },
    async discard() {
      if (handle === null) return;
      await handle.close();
      handle = null;
      await rm(path, { force: true });
    },
  };
}

/** A text string: UTF-16BE with its mark, in hexadecimal, so that no byte needs escaping. */
export const textString = (text: string): string =>
  `<FEFF${Buffer.from(text.normalize('NFC'), 'utf16le').swap16().toString('hex').toUpperCase()}>`;

/** A real number as PDF writes it: no exponent, no trailing zeros. */
export function real(value: number, digits = 3): string {
  const text = value.toFixed(digits).replace(/\.?0+$/, '');
  return text === '-0' || text === '' ? '0' : text;
}
