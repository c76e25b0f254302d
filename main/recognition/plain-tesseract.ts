/**
 * tesseract.js as it comes, with the same model and its own settings: not for reading papers, but to say how much more
 * time and how many fewer errors our reading of the same page has. It is given the picture as the file holds it.
 */
import { fileURLToPath } from 'node:url';
import { createWorker } from 'tesseract.js';

export interface PlainTesseract {
  /** What it reads on an encoded picture. */
  read(picture: Buffer): Promise<string>;
  close(): Promise<void>;
}

const MODELS = fileURLToPath(new URL('../../resources/tessdata', import.meta.url));

/** Starts it. @throws Error when the model does not come up */
export async function startPlainTesseract(): Promise<PlainTesseract> {
  const worker = await createWorker('vie', undefined, {
    langPath: MODELS,
    gzip: false,
    cacheMethod: 'none',
    // Without one it throws where nobody can catch; what it cannot read is rejected all the same.
    errorHandler: () => {},
  });
  return {
    read: async (picture) => (await worker.recognize(picture)).data.text,
    close: async () => {
      await worker.terminate();
    },
  };
}
