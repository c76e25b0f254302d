/**
 * Whose work ships with the program: for each package its licence and the licence's text, as licences.json beside the
 * window, which shows it under Settings, About. A plugin of the window's build, because only that build knows which
 * packages went into the window; what the station needs follows from package-lock.json.
 *
 * Promise: only what ships is listed, and everything that does: tools for building and testing are not.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Plugin } from 'vite';

export type ShippedLicence = {
  readonly name: string;
  readonly version: string;
  readonly licence: string;
  readonly text: string;
};

const FILE = 'licences.json';

/** A few old packages name no licence anywhere in what they publish; saying so is honest, guessing is not. */
const NOT_STATED = 'không ghi / not stated';

export function licencesPlugin(root = fileURLToPath(new URL('..', import.meta.url))): Plugin {
  return {
    name: 'licences',
    generateBundle() {
      const source = JSON.stringify(shippedLicences(root, [...this.getModuleIds()]));
      this.emitFile({ type: 'asset', fileName: FILE, source });
    },
    configureServer(server) {
      // While developing nothing is bundled; the station's part is enough to look at.
      server.middlewares.use(`/${FILE}`, (_request, response) => {
        response.setHeader('content-type', 'application/json');
        response.end(JSON.stringify(shippedLicences(root, [])));
      });
    },
  };
}

/** @param modules files that went into the window */
export function shippedLicences(root: string, modules: readonly string[]): ShippedLicence[] {
  const folders = new Set([...stationPackages(root), ...modules.flatMap(packageOf), 'node_modules/electron']);
  const packages = [...folders].filter((folder) => existsSync(join(root, folder, 'package.json')));
  const listed = packages.map((folder) => licenceOf(join(root, folder)));
  const unique = new Map([...listed, ...ownWithOthersWork(root)].map((one) => [`${one.name}@${one.version}`, one]));
  return [...unique.values()].sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0));
}

/** Packages that the station loads at run time, as far as they are installed for this platform. */
function stationPackages(root: string): string[] {
  const lock = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')) as {
    packages: Record<string, { dev?: boolean; devOptional?: boolean }>;
  };
  return Object.entries(lock.packages)
    .filter(([folder, { dev, devOptional }]) => folder !== '' && dev !== true && devOptional !== true)
    .map(([folder]) => folder);
}

/** The folder of the package that a bundled file belongs to, from the root of the project. */
function packageOf(file: string): string[] {
  const found = /^.*?[\\/](node_modules[\\/].*)$/.exec(file.replace(/^\0/, '').replace(/\?.*$/, ''))?.[1];
  const folder = /^(?:.*node_modules\/)(?:@[^/]+\/)?[^/]+/.exec((found ?? '').replaceAll('\\', '/'))?.[0];
  return folder === undefined ? [] : [folder];
}

function licenceOf(folder: string): ShippedLicence {
  const { name, version, license, licenses, author } = JSON.parse(
    readFileSync(join(folder, 'package.json'), 'utf8'),
  ) as {
    name: string;
    version: string;
    license?: string | { type: string };
    licenses?: readonly { type: string }[];
    author?: string | { name: string };
  };
  const said = typeof license === 'object' ? license.type : (license ?? licenses?.map(({ type }) => type).join(', '));
  const texts = readdirSync(folder)
    .filter((file) => /^(licen[cs]e|copying|notice|ofl|third.?party)/i.test(file) && !/\.(js|ts|json)$/.test(file))
    .sort()
    .map((file) => readFileSync(join(folder, file), 'utf8').trim());
  const by = typeof author === 'object' ? author.name : author;
  return {
    name,
    version,
    licence: said ?? NOT_STATED,
    text: texts.length > 0 ? texts.join('\n\n') : [said ?? NOT_STATED, by].filter(Boolean).join('\n'),
  };
}

/** Work of others that lies among our own files. */
function ownWithOthersWork(root: string): ShippedLicence[] {
  const folder = join(root, 'resources/tessdata');
  const notes = readdirSync(folder).filter((file) => !file.endsWith('.traineddata'));
  const text = notes.map((file) => readFileSync(join(folder, file), 'utf8').trim()).join('\n\n');
  return [{ name: 'tessdata_fast (vie)', version: '4.1.0', licence: 'Apache-2.0', text }];
}
