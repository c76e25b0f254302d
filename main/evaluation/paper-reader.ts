/** Reads pages of files that lie outside an archive, the way the archive reads its own. */
import { extname } from 'node:path';
import { StationError } from '../../shared/errors.ts';
import type { PageText } from '../../shared/page-text.ts';
import { imagePages } from '../imaging/imaging.ts';
import type { MediaType } from '../imaging/page-picture.ts';
import { openPdfReader } from '../pdf/pdf.ts';
import { openEngines, readPage } from '../recognition/recognition.ts';

export interface PaperReader {
  /** @throws StationError when the file is missing, damaged or of another kind */
  pages(path: string, signal?: AbortSignal): Promise<number>;
  /** @param part 0 = first page */
  read(path: string, part: number, signal?: AbortSignal): Promise<PageText>;
  close(): Promise<void>;
}

const MEDIA_TYPES: Readonly<Record<string, MediaType>> = {
  '.pdf': 'application/pdf',
  '.tif': 'image/tiff',
  '.tiff': 'image/tiff',
  '.jpg': 'image/jpeg',
  '.jpeg': 'image/jpeg',
  '.png': 'image/png',
};

export function mediaTypeOf(path: string): MediaType {
  const mediaType = MEDIA_TYPES[extname(path).toLowerCase()];
  if (mediaType === undefined) throw new StationError('file-type-unknown', { path });
  return mediaType;
}

/** The station's PDF reader and engines, started when the first page is read. */
export function openPaperReader(): PaperReader {
  const pdf = openPdfReader();
  const engines = openEngines();
  return {
    async pages(path, signal) {
      const mediaType = mediaTypeOf(path);
      const count = mediaType === 'application/pdf' ? pdf.inspect(path, signal) : imagePages(path, mediaType);
      return (await count).pages;
    },
    async read(path, part, signal) {
      const source = { path, mediaType: mediaTypeOf(path), part };
      return (await readPage(source, { engines, pdf, ...(signal && { signal }) })).text;
    },
    async close() {
      await engines.close();
      await pdf.close();
    },
  };
}
