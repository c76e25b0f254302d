/**
 * A screen for Electron where there is none: Xvfb, which shows to nobody; a little larger than the largest window, which
 * Chromium would otherwise make a point smaller. Started when DISPLAY is absent on Linux; one server serves all stories
 * of a run.
 */
import { spawn } from 'node:child_process';

export type Display = { readonly environment: Readonly<Record<string, string>>; end(): void };

/** @throws Error when Xvfb is not installed or does not come up */
export async function openDisplay(): Promise<Display> {
  if (process.platform !== 'linux' || process.env.DISPLAY) return { environment: {}, end: () => {} };
  const server = spawn('Xvfb', ['-displayfd', '3', '-screen', '0', '2048x1200x24', '-nolisten', 'tcp'], {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
  });
  const numbers = server.stdio[3];
  // It picks a free number itself and tells it when it is ready for clients.
  const display = await new Promise<string>((resolve, reject) => {
    server.once('error', (cause) => reject(new Error(`Xvfb: ${cause.message}`)));
    server.once('exit', (code) => reject(new Error(`Xvfb ended with ${code}`)));
    numbers?.once('data', (number: Buffer) => resolve(`:${number.toString().trim()}`));
  });
  const end = (): void => void server.kill();
  // A run that breaks off before its last story leaves no screen behind either.
  process.once('exit', end);
  return { environment: { DISPLAY: display }, end };
}
