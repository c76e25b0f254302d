/**
 * What an engine is: something that reads the words of one page. The pool and everything above it know no more than
 * this, so another engine, or a stub in a test, takes its place without anybody noticing.
 */

import type { Box } from '../../shared/page-text.ts';
import type { OcrPage } from '../imaging/imaging.ts';

/** A word where the engine saw it, in pixels of the OcrPage. */
export type SeenWord = {
  readonly text: string;
  /** 0…100 */
  readonly confidence: number;
  readonly box: Box;
  /** What the engine read, where another text was put in its place. */
  readonly read?: string;
  /** Other readings of the same ink, likeliest first. */
  readonly alternatives?: readonly string[];
};

/** Words the engine takes for one line, from left to right. The order of lines promises nothing: layout.ts makes it. */
export type SeenLine = { readonly words: readonly SeenWord[] };

/** A page, or a piece of one; told when it is known to hold a single line, so that no layout is looked for in it. */
export type ToRead = OcrPage & { readonly oneLine?: true };

export type EngineOutput = { readonly lines: readonly SeenLine[] };

export interface Engine {
  /** False once the engine has died: it is then replaced and never asked again. */
  readonly alive: boolean;
  /**
   * Reads one page; never called while another page is being read.
   * @throws StationError engine-died; the signal's reason when aborted (the engine may have to die for it)
   */
  recognise(page: ToRead, signal: AbortSignal): Promise<EngineOutput>;
  /** Ends the engine; whatever it was reading rejects. Never throws. */
  close(): Promise<void>;
}
