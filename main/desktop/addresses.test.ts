/** What an address of the scheme `app:` may ask for: files of the window, pictures of pages, parts of them. */
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { byteRange } from './byte-range.ts';
import { pageOfAddress } from './page-address.ts';
import { contentPolicy, windowFile } from './window-files.ts';

describe('a file of the window', () => {
  let folder: string;
  let renderer: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'window-'));
    renderer = join(folder, 'renderer');
    mkdirSync(join(renderer, 'assets'), { recursive: true });
    for (const name of ['index.html', 'assets/index-a.js', 'assets/chữ.woff2', 'assets/tool.sh', 'assets/.env']) {
      writeFileSync(join(renderer, name), 'x');
    }
    writeFileSync(join(folder, 'secret.json'), '{}');
    mkdirSync(join(folder, 'renderer-other'));
    writeFileSync(join(folder, 'renderer-other', 'a.js'), 'x');
    symlinkSync(join(folder, 'secret.json'), join(renderer, 'assets', 'link.json'));
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  it.each([
    ['/', 'index.html', 'text/html; charset=utf-8'],
    ['/index.html', 'index.html', 'text/html; charset=utf-8'],
    ['/assets/index-a.js', 'assets/index-a.js', 'text/javascript; charset=utf-8'],
    ['/assets/ch%E1%BB%AF.woff2', 'assets/chữ.woff2', 'font/woff2'],
  ])('is found for %s', (address, name, mediaType) => {
    expect(windowFile(renderer, address)).toEqual({ path: join(renderer, name), mediaType });
  });

  it.each([
    ['a folder above', '/../secret.json'],
    ['a folder above, encoded', '/%2e%2e/secret.json'],
    ['a folder above, encoded separator', '/..%2fsecret.json'],
    ['a folder above, the other separator', '/..%5csecret.json'],
    ['a folder with the same beginning', '/../renderer-other/a.js'],
    ['a link that leads out', '/assets/link.json'],
    ['a whole path', '//etc/passwd'],
    ['a Windows path', '/C:/a.js'],
    ['a zero byte', '/index.html%00.js'],
    ['a broken encoding', '/%E1.js'],
    ['a folder', '/assets'],
    ['an ending that the window has not', '/assets/tool.sh'],
    ['a hidden file', '/assets/.env'],
    ['a file that is not there', '/assets/none.js'],
  ])('is refused for %s', (_, address) => {
    expect(windowFile(renderer, address)).toBe(null);
  });
});

describe('the policy of the page', () => {
  it('lets nothing in from a network and nothing run without the nonce', () => {
    const policy = contentPolicy('abc');
    expect(policy).not.toMatch(/unsafe|https?:|ws:|\*/);
    expect(policy).toContain(`default-src 'none'`);
    expect(policy).toContain(`style-src 'self' 'nonce-abc'`);
  });

  it('names the developing server only while developing', () => {
    expect(contentPolicy('abc', 'http://localhost:5173/')).toContain('ws://localhost:5173/');
  });
});

describe('a picture of a page', () => {
  const asked = (path: string) => pageOfAddress(new URL(`app://pages${path}`));

  it('is named by its page and its size', () => {
    expect(asked('/12/view?v=3')).toEqual({ id: 12, size: 'view' });
    expect(asked('/12/crop?box=10,20,300,80.5&v=3')).toEqual({ id: 12, size: 'full', box: [10, 20, 300, 80.5] });
  });

  it.each([
    '/',
    '/12',
    '/x/view',
    '/-1/view',
    '/12/huge',
    '/12/view/more',
    '/12/crop',
    '/12/crop?box=1,2,3',
    '/12/crop?box=1,2,0,5',
    '/12/crop?box=1,2,Infinity,5',
    '/12/crop?box=a,b,c,d',
  ])('is not %s', (path) => {
    expect(asked(path)).toBe(null);
  });
});

describe('a part of a file', () => {
  it.each([
    ['bytes=0-9', { start: 0, end: 9 }],
    ['bytes=90-', { start: 90, end: 99 }],
    ['bytes=-10', { start: 90, end: 99 }],
    ['bytes=-1000', { start: 0, end: 99 }],
    ['bytes=50-1000', { start: 50, end: 99 }],
    ['bytes=100-', 'unsatisfiable'],
    ['bytes=-0', 'unsatisfiable'],
    ['bytes=9-3', null],
    ['bytes=-', null],
    ['bytes=0-1,4-5', null],
    ['pages=1-2', null],
    [null, null],
  ])('of 100 bytes, asked for as %s', (header, range) => {
    expect(byteRange(header, 100)).toEqual(range);
  });

  it('of nothing is nothing', () => {
    expect(byteRange('bytes=0-', 0)).toBe('unsatisfiable');
    expect(byteRange('bytes=-5', 0)).toBe('unsatisfiable');
  });
});
