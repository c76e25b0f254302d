/**
 * Builds the desktop into out/app: `npm run build [-- --out FOLDER]`. Main and shared file by file with the compiler
 * (the tree stays as it is, so that workers, migrations and resources are found as in the sources), the preload as one
 * CommonJS file (a sandboxed preload can load no other), the renderer with Vite.
 *
 * Promise: a second build only replaces what has changed and takes away what has no source any more; it can run beside
 * a desktop that was started from the same folder.
 */
import { execFile } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, rmSync, statSync, symlinkSync } from 'node:fs';
import { copyFile, mkdir, writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs, promisify } from 'node:util';
import { build, type InlineConfig, type Logger } from 'vite';
import { rendererConfig } from './build/renderer.ts';

const root = fileURLToPath(new URL('..', import.meta.url));

/** Builds everything; returns the folder to start Electron with. */
export async function buildDesktop(out = join(root, 'out/app')): Promise<string> {
  const windows = (): Promise<unknown>[] => [
    build(preloadConfig(out)),
    build(rendererConfig({ out: join(out, 'renderer') })),
  ];
  await Promise.all([buildStation(out), asReleased(() => Promise.all(windows()))]);
  return out;
}

/** Vite heeds NODE_ENV, and the stories' runner sets it to `test`: the window would carry React's slow development build. */
async function asReleased<T>(work: () => Promise<T>): Promise<T> {
  const before = process.env.NODE_ENV;
  process.env.NODE_ENV = 'production';
  try {
    return await work();
  } finally {
    if (before === undefined) delete process.env.NODE_ENV;
    else process.env.NODE_ENV = before;
  }
}

/** Main and shared, with everything beside them that is opened as a file. */
export async function buildStation(out: string): Promise<void> {
  const compiler = join(root, 'node_modules/typescript/bin/tsc');
  const words = [compiler, '-p', join(root, 'scripts/build'), '--outDir', out];
  await promisify(execFile)(process.execPath, words).catch((cause) => {
    throw new Error(`${cause.stdout}${cause.stderr}`, { cause });
  });
  await layOut(out);
}

/** What the compiler leaves to others: files that are no code, the package's face, the resources, old output. */
async function layOut(out: string): Promise<void> {
  for (const part of ['main', 'shared']) {
    for (const name of filesBelow(join(root, part))) {
      if (!/\.(sql|json)$/.test(name) || /(^|\/)(tsconfig\.json|schema\.sql)$/.test(name)) continue;
      await copyWhenChanged(join(root, part, name), join(out, part, name));
    }
    for (const name of filesBelow(join(out, part))) {
      const source = join(root, part, name);
      const lives = existsSync(source) || existsSync(source.replace(/\.js$/, '.ts')) || name.endsWith('preload.cjs');
      if (!lives) rmSync(join(out, part, name));
    }
  }
  const { name, productName, version, type } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  const face = { name, productName, version, type, main: 'main/desktop/index.js' };
  await writeFile(join(out, 'package.json'), `${JSON.stringify(face, null, 2)}\n`);
  const resources = join(out, 'resources');
  // A junction needs no right of its own on Windows.
  if (!existsSync(resources)) symlinkSync(join(root, 'resources'), resources, 'junction');
}

/** The preload into one file; only Electron's own module stays outside. */
export function preloadConfig(out: string): InlineConfig {
  return {
    configFile: false,
    root,
    logLevel: 'warn',
    customLogger: quiet,
    build: {
      outDir: join(out, 'main/desktop'),
      emptyOutDir: false,
      target: 'chrome130',
      minify: false,
      lib: { entry: join(root, 'main/desktop/preload.ts'), formats: ['cjs'], fileName: () => 'preload.cjs' },
      rollupOptions: { external: ['electron'] },
    },
  };
}

const say = (text: string): void => void process.stderr.write(`${text}\n`);
const warned = new Set<string>();

/** Vite's own lines are for those who develop with it; a build that goes well says nothing. */
const quiet: Logger = {
  info: () => {},
  warn: say,
  warnOnce: (text) => {
    if (!warned.has(text)) say(text);
    warned.add(text);
  },
  error: say,
  clearScreen: () => {},
  hasErrorLogged: () => false,
  hasWarned: false,
};

function filesBelow(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) =>
      join(entry.parentPath, entry.name)
        .slice(folder.length + 1)
        .replaceAll('\\', '/'),
    );
}

async function copyWhenChanged(from: string, to: string): Promise<void> {
  if (existsSync(to) && statSync(to).mtimeMs >= statSync(from).mtimeMs && statSync(to).size === statSync(from).size) {
    return;
  }
  await mkdir(dirname(to), { recursive: true });
  await copyFile(from, to);
}

if (import.meta.main) {
  const { values } = parseArgs({ options: { out: { type: 'string' } } });
  const started = performance.now();
  const out = await buildDesktop(values.out === undefined ? undefined : resolve(values.out));
  process.stderr.write(`${out} (${((performance.now() - started) / 1000).toFixed(1)} s)\n`);
}
