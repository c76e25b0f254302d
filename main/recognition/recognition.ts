/**
 * The door of recognition: reads a page of an original into words with boxes. The only importer of tesseract.js.
 */
export type { Engine, EngineOutput, SeenLine, SeenWord } from './engine.ts';
export { engineFacts } from './engine-facts.ts';
export { type EnginePool, openEngines, type PoolOptions, type ReadOptions } from './engine-pool.ts';
export { type PlainTesseract, startPlainTesseract } from './plain-tesseract.ts';
export { type ReadingParts, type ReadPage, readPage } from './read-page.ts';
export { startTesseract } from './tesseract-engine.ts';
