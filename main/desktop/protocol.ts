/**
 * The scheme `app:`, by which the window gets everything it shows: `app://station/…` its own files, `app://pages/…` the
 * pictures of pages, for which the station is asked in the name of whoever is signed in.
 */
import { randomBytes } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { net, protocol, type Session } from 'electron';
import type { CallArgs } from '../../shared/contract.ts';
import type { Result } from '../../shared/result.ts';
import type { PagePictureFile } from '../../shared/views.ts';
import { byteRange } from './byte-range.ts';
import { pageOfAddress } from './page-address.ts';
import { contentPolicy, NONCE_PLACE, windowFile } from './window-files.ts';

/** Before the program is ready: later the scheme would be taken for one without an origin. */
export function registerScheme(): void {
  protocol.registerSchemesAsPrivileged([
    {
      scheme: 'app',
      privileges: { standard: true, secure: true, supportFetchAPI: true, corsEnabled: true, stream: true },
    },
  ]);
}

type Source = {
  /** The folder of the built renderer. */
  readonly folder: string;
  /** The address of Vite while developing: its answers then stand in for the files. */
  readonly devServer: string | null;
  readonly picture: (args: CallArgs<'page.picture'>) => Promise<Result<PagePictureFile>>;
};

export function serveScheme(session: Session, source: Source): void {
  session.protocol.handle('app', async (request) => {
    const address = URL.parse(request.url);
    if (address === null || request.method !== 'GET') return refusal(405);
    if (address.host === 'station') return windowAnswer(address, source);
    if (address.host === 'pages') return pictureAnswer(address, request.headers, source.picture);
    return refusal(404);
  });
}

const refusal = (status: number, headers: Record<string, string> = {}): Response =>
  new Response(null, { status, headers: { 'x-content-type-options': 'nosniff', ...headers } });

async function windowAnswer(address: URL, { folder, devServer }: Source): Promise<Response> {
  const isPage = address.pathname === '/' || address.pathname === '/index.html';
  if (devServer !== null) {
    const answer = await net.fetch(new URL(address.pathname + address.search, devServer).href);
    return isPage ? page(await answer.text(), devServer) : answer;
  }
  const file = windowFile(folder, address.pathname);
  if (file === null) return refusal(404);
  if (isPage) return page(await readFile(file.path, 'utf8'), null);
  return new Response(new Uint8Array(await readFile(file.path)), {
    headers: { 'content-type': file.mediaType, 'x-content-type-options': 'nosniff', 'cache-control': 'no-cache' },
  });
}

/** The page with a nonce of its own for this load, and the policy that knows it. */
function page(html: string, devServer: string | null): Response {
  const nonce = randomBytes(18).toString('base64');
  return new Response(html.replaceAll(NONCE_PLACE, nonce), {
    headers: {
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy': contentPolicy(nonce, devServer),
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      'cross-origin-opener-policy': 'same-origin',
      'cache-control': 'no-store',
    },
  });
}

/** What a refusal of the station becomes here: the window sees only that there is no picture for it. */
const statusOf: Readonly<Record<string, number>> = { 'station-stopped': 503, 'bad-request': 400 };

async function pictureAnswer(address: URL, headers: Headers, picture: Source['picture']): Promise<Response> {
  const args = pageOfAddress(address);
  if (args === null) return refusal(404);
  const result = await picture(args);
  if (!result.ok) return refusal(statusOf[result.error.code] ?? 404, { 'cache-control': 'no-store' });
  const { value } = result;
  const etag = `"${value.etag.replaceAll('"', '')}"`;
  const common = {
    etag,
    // Asked for anew each time, so that whoever may no longer see a page does not see it.
    'cache-control': 'private, no-cache',
    'accept-ranges': 'bytes',
    'x-content-type-options': 'nosniff',
    // The window draws pictures on canvases and reads them back; the origin of the pages is another than its own.
    'access-control-allow-origin': 'app://station',
    'cross-origin-resource-policy': 'cross-origin',
  };
  if (headers.get('if-none-match') === etag) return new Response(null, { status: 304, headers: common });
  const size = 'path' in value ? (await stat(value.path)).size : value.bytes.byteLength;
  const range = byteRange(headers.get('range'), size);
  if (range === 'unsatisfiable') return refusal(416, { ...common, 'content-range': `bytes */${size}` });
  const { start, end } = range ?? { start: 0, end: size - 1 };
  const body =
    'path' in value
      ? (Readable.toWeb(createReadStream(value.path, { start, end: Math.max(start, end) })) as ReadableStream)
      : new Uint8Array(value.bytes.subarray(start, end + 1));
  return new Response(body, {
    status: range === null ? 200 : 206,
    headers: {
      ...common,
      'content-type': value.mediaType,
      'content-length': String(end - start + 1),
      ...(range === null ? {} : { 'content-range': `bytes ${start}-${end}/${size}` }),
    },
  });
}
