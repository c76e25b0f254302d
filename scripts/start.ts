/**
 * Opens the desktop: `npm start` builds and opens it, `npm run dev` keeps building while it is open: the renderer with hot
 * reload, the rest by starting Electron again.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { watch } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { build, createServer } from 'vite';
import { rendererConfig } from './build/renderer.ts';
import { buildDesktop, buildStation, preloadConfig } from './build.ts';
import { type Electron, findElectron } from './electron.ts';

const root = fileURLToPath(new URL('..', import.meta.url));

/** As root Chromium refuses to run with its sandbox. */
const asRoot = process.getuid?.() === 0 ? ['--no-sandbox'] : [];

function open(electron: Electron, out: string, environment: Record<string, string> = {}): ChildProcess {
  return spawn(electron.executable, [...asRoot, ...process.argv.slice(2).filter((word) => word !== '--dev'), out], {
    stdio: 'inherit',
    env: { ...process.env, ...electron.environment, ...environment },
  });
}

async function start(): Promise<void> {
  const [electron, out] = await Promise.all([findElectron(), buildDesktop()]);
  const [code] = await once(open(electron, out), 'exit');
  process.exitCode = code ?? 1;
}

async function develop(): Promise<void> {
  const [electron, out] = await Promise.all([findElectron(), buildDesktop()]);
  const server = await createServer(rendererConfig());
  await server.listen();
  const address = server.resolvedUrls?.local[0];
  if (address === undefined) throw new Error('Vite has no address');

  let running: ChildProcess;
  const reopen = (): void => {
    running = open(electron, out, { TRAM_SO_HOA_DEV_SERVER: address });
    running.once('exit', (code, signal) => {
      // Closed by a person: that is the end. Ended by us: it opens again.
      if (signal === null) void server.close().then(() => process.exit(code ?? 0));
      else reopen();
    });
  };
  reopen();

  // Several files are saved at once: one build for all of them.
  let waiting: NodeJS.Timeout | undefined;
  const rebuild = async (): Promise<void> => {
    try {
      await Promise.all([buildStation(out), build(preloadConfig(out))]);
      running.kill('SIGTERM');
    } catch (cause) {
      console.error(cause instanceof Error ? cause.message : cause);
    }
  };
  for (const part of ['main', 'shared']) {
    watch(`${root}${part}`, { recursive: true }, (_event, name) => {
      if (name === null || /\.test\.ts$/.test(name)) return;
      clearTimeout(waiting);
      waiting = setTimeout(() => void rebuild(), 200);
    });
  }
}

try {
  await (process.argv.includes('--dev') ? develop() : start());
} catch (cause) {
  console.error(cause instanceof Error ? cause.message : cause);
  process.exitCode = 1;
}
