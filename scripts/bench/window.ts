/**
 * The window, measured where its stories are told: a hundred thousand documents opened, scrolled and searched; a clerk's
 * day from an empty folder to a receipt; a paper approved and the next one standing.
 */
import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));
const vitest = fileURLToPath(new URL('../../node_modules/vitest/vitest.mjs', import.meta.url));

const stories = {
  'large-archive':
    '100,000 documents in 10,000 dossiers (longest tasks of the window in three tries; answers as the window gets them)',
  day: 'A day: the 14 sample papers, 21 pages, by a clerk who types without thinking',
  review: 'Reviewing by keys (a letter and a decision with handwriting)',
} as const;

/** What a story tells: `search.find, without marks: 41 ms`, indented for the papers of a day. */
const told = /^\s*([^:✓]+?): (.*\d.*?);?\s*$/;

/** The lines that one story tells. @throws Error when it does not pass: figures of a broken window are worth nothing */
async function tellingOf(story: string): Promise<[string, string][]> {
  const child = spawn(
    process.execPath,
    [
      vitest,
      'run',
      '--config',
      'scripts/vitest.config.ts',
      '--root',
      '.',
      '--project',
      'stories',
      `scripts/e2e/${story}`,
    ],
    { cwd: root, stdio: ['ignore', 'pipe', 'inherit'], env: { ...process.env, NO_COLOR: '1' } },
  );
  const lines: [string, string][] = [];
  createInterface({ input: child.stdout }).on('line', (line) => {
    const [, what, figure] = told.exec(line) ?? [];
    if (what !== undefined && figure !== undefined) lines.push([what, figure.trim()]);
  });
  const code = await new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', resolve);
  });
  if (code !== 0) throw new Error(`the story ${story} did not pass`);
  return lines;
}

export async function measureWindow(): Promise<string> {
  const parts: string[] = [];
  for (const [story, title] of Object.entries(stories)) {
    const lines = await tellingOf(story);
    parts.push(
      [
        `**${title}**`,
        '',
        '| what | figure |',
        '|---|---|',
        ...lines.map(([what, figure]) => `| ${what} | ${figure} |`),
      ].join('\n'),
    );
  }
  return parts.join('\n\n');
}
