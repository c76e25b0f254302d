/** What ships is listed with its licence; what only builds or tests is not. */
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { shippedLicences } from './licences.ts';

const root = fileURLToPath(new URL('..', import.meta.url));

test('the station’s packages, what went into the window, Electron and the language model', () => {
  const bundled = [
    join(root, 'node_modules/react/index.js'),
    `\0${join(root, 'node_modules/@mantine/core/esm/index.mjs')}?commonjs-module`,
    join(root, 'renderer/index.tsx'),
  ];
  const names = shippedLicences(root, bundled).map(({ name }) => name);
  expect(names).toEqual(
    expect.arrayContaining(['better-sqlite3', 'sharp', 'zod', 'react', '@mantine/core', 'electron']),
  );
  expect(names.some((name) => name.startsWith('tessdata'))).toBe(true);
  for (const tool of ['vitest', 'vite', '@biomejs/biome', 'playwright-core', 'axe-core', 'typescript', 'node']) {
    expect(names).not.toContain(tool);
  }
});

test('each comes with words about its licence, and none is under the GPL or AGPL alone', () => {
  for (const { name, licence, text } of shippedLicences(root, [])) {
    expect(text, name).not.toBe('');
    expect(licence, name).not.toMatch(/^\(?A?GPL/);
  }
});
