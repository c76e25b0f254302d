/**
 * RESULTS.md, written by the measurement itself. Each part is a section with its own date and machine, so that one part
 * can be measured anew without touching the others.
 */
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { cpus, totalmem } from 'node:os';
import { fileURLToPath } from 'node:url';

const file = fileURLToPath(new URL('RESULTS.md', import.meta.url));

const head = `# Kết quả đo

Written by \`npm run bench\`; do not edit. Ratios within one run are what lasts: seconds depend on the machine and on what else it did.
`;

export const titles = {
  speed: 'Twenty pages, end to end',
  accuracy: 'Accuracy',
  parts: 'Accuracy before and after each part',
  calibration: 'Calibration',
  memory: 'Memory: a thousand pages',
  window: 'The window',
} as const;

export type Part = keyof typeof titles;

function circumstances(): string {
  const processors = cpus();
  let commit = 'no commit';
  try {
    commit = execFileSync('git', ['rev-parse', '--short', 'HEAD'], { encoding: 'utf8' }).trim();
  } catch {
    // An unpacked archive of the sources has no history.
  }
  const memory = Math.round(totalmem() / 1024 ** 3);
  return `${new Date().toISOString().slice(0, 16).replace('T', ' ')} UTC · ${processors.length} × ${processors[0]?.model.trim() ?? 'processor'} · ${memory} GB · ${process.platform} · Node ${process.versions.node} · ${commit}`;
}

/** The text with the section of one part replaced or added; sections keep the order of `titles`. */
export function withSection(text: string, part: Part, body: string): string {
  const sections = new Map<string, string>();
  for (const section of text.split(/^(?=## )/m)) {
    const title = /^## (.*)/.exec(section)?.[1];
    if (title !== undefined) sections.set(title, section.trimEnd());
  }
  sections.set(titles[part], `## ${titles[part]}\n\n${body.trim()}`);
  const ordered = Object.values(titles).flatMap((title) => sections.get(title) ?? []);
  return `${[head.trim(), ...ordered].join('\n\n')}\n`;
}

/** Writes one part's figures with the date and the machine into RESULTS.md, and prints them. */
export function writeResult(part: Part, figures: string): void {
  const body = `*${circumstances()}*\n\n${figures}`;
  const before = existsSync(file) ? readFileSync(file, 'utf8') : '';
  writeFileSync(file, withSection(before, part, body));
  console.log(`\n## ${titles[part]}\n\n${body}`);
}
