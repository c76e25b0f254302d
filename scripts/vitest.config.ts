/**
 * Two runs in one: `unit`, the tests that stand beside the code, side by side on half the cores' worth of workers
 * (recognition takes two itself), and after them `stories`, which drive the real window one after the other.
 *
 *   npm test                          everything
 *   npm test -- --project unit        without the window
 *   npm test -- --project stories     only the window
 */
import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: ['{main,shared,renderer,scripts}/**/*.test.{ts,tsx}'],
          pool: 'forks',
          maxWorkers: 2,
          testTimeout: 30_000,
          hookTimeout: 30_000,
          // Components are looked for by the names their styles have in the source.
          css: { modules: { classNameStrategy: 'non-scoped' } },
          sequence: { groupOrder: 0 },
        },
      },
      {
        extends: true,
        test: {
          name: 'stories',
          include: ['scripts/e2e/**/*.story.ts'],
          globalSetup: ['scripts/e2e/setup.ts'],
          pool: 'forks',
          maxWorkers: 1,
          testTimeout: 180_000,
          hookTimeout: 180_000,
          // A window on a busy machine may take longer than a second to follow.
          expect: { poll: { timeout: 15_000 } },
          sequence: { groupOrder: 1 },
        },
      },
    ],
  },
});
