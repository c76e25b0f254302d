/**
 * What Electron runs when no application is packed into it: `electron [-r module] FOLDER`. The Electron that
 * scripts/electron.ts finds through the npm registry comes without one, so this small one is put in its place
 * (resources/default_app.asar/main.js). It does what Electron's own does for a folder with a package.json.
 *
 * The application is awaited at the top level: Electron holds its `ready` event back until then, and a scheme can be
 * made a privileged one only before.
 */
import { readFileSync } from 'node:fs';
import Module from 'node:module';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { app } from 'electron';

const preloaded = [];
let folder = null;
for (const words = process.argv.slice(1); words.length > 0; ) {
  const word = words.shift();
  if (word === '--version' || word === '-v') {
    console.log(`v${process.versions.electron}`);
    process.exit(0);
  }
  if (word === '-r' || word === '--require') preloaded.push(words.shift());
  else if (!word.startsWith('-')) {
    folder = resolve(word);
    break;
  }
}
if (folder === null) {
  console.error('electron: no application folder given');
  process.exit(2);
}
process.defaultApp = true;
if (preloaded.length > 0) Module._preloadModules(preloaded);

const {
  name,
  productName,
  version,
  main = 'index.js',
} = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
if (version) app.setVersion(version);
app.name = productName ?? name ?? app.name;
app.setAppPath(folder);
try {
  await import(pathToFileURL(join(folder, main)).href);
} catch (cause) {
  console.error('The application failed while loading:', cause);
  process.exit(1);
}
