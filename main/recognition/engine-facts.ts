/** Which engine reads here, for whoever looks after the station. */
import engine from 'tesseract.js/package.json' with { type: 'json' };

export const engineFacts = {
  name: 'Tesseract (tesseract.js)',
  version: engine.version,
  model: 'vie (tessdata_fast, LSTM) + vie_office',
} as const;
