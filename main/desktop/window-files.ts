/**
 * The files of the window: from the path of an address to a file of the built renderer, and the policy its page runs
 * under. No address leads out of the folder.
 */
import { realpathSync } from 'node:fs';
import { extname, join, sep } from 'node:path';

/** What Vite writes and nothing more: another ending has no business there. */
const mediaTypes: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.webp': 'image/webp',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.woff': 'font/woff',
  '.txt': 'text/plain; charset=utf-8',
};

/**
 * The file that an address asks for, or null.
 * @param folder the renderer's folder
 * @param pathname the path of the address, still encoded
 */
export function windowFile(folder: string, pathname: string): { path: string; mediaType: string } | null {
  let asked: string;
  try {
    asked = decodeURIComponent(pathname);
  } catch {
    return null;
  }
  if (/[\\\0:]/.test(asked) || asked.split('/').includes('..')) return null;
  const mediaType = mediaTypes[extname(asked === '/' ? '/index.html' : asked).toLowerCase()];
  if (mediaType === undefined) return null;
  try {
    const home = realpathSync(folder);
    const path = realpathSync(join(home, asked === '/' ? 'index.html' : asked));
    return path.startsWith(home + sep) ? { path, mediaType } : null;
  } catch {
    return null;
  }
}

/** What the built page carries where each load puts its own nonce (scripts/build/renderer.ts). */
export const NONCE_PLACE = 'CSP-NONCE';

/**
 * The policy of the window's page. Styles may be written by the program's own components, which know the nonce;
 * pictures come from the page protocol; nothing comes from or goes to a network.
 * @param devServer the address of Vite while developing, for its socket
 */
export function contentPolicy(nonce: string, devServer: string | null = null): string {
  const sockets = devServer === null ? '' : ` ${devServer.replace(/^http/, 'ws')} ${devServer}`;
  return [
    `default-src 'none'`,
    `script-src 'self'${devServer === null ? '' : ` 'nonce-${nonce}'`}`,
    `style-src 'self' 'nonce-${nonce}'`,
    `img-src 'self' app://pages data: blob:`,
    `font-src 'self'`,
    `connect-src 'self' app://pages${sockets}`,
    `base-uri 'none'`,
    `form-action 'none'`,
    `frame-ancestors 'none'`,
    `object-src 'none'`,
  ].join('; ');
}
