/** `npm run samples [folder]`: makes resources/samples anew. */
import { fileURLToPath } from 'node:url';
import { writeSamples } from './samples.ts';

const folder = process.argv[2] ?? fileURLToPath(new URL('../../resources/samples', import.meta.url));
const listed = await writeSamples(folder, ({ paper, pages, bytes }) =>
  console.log(`${paper.dossier}/${paper.file}: ${pages} trang, ${Math.round(bytes / 1024)} KB`),
);
const total = listed.reduce((sum, one) => sum + one.bytes, 0);
const pages = listed.reduce((sum, one) => sum + one.pages, 0);
console.log(`${listed.length} văn bản, ${pages} trang, ${(total / 1024 / 1024).toFixed(1)} MB trong ${folder}`);
