/**
 * Counts which letters the engine misreads for which, on papers of our own whose truth is known:
 * `node scripts/wording/slips.ts FOLDER …` (laid out as for `evaluate`), written to resources/language/confusions.tsv.
 *
 * Promises: what the engine read counts, not what was put in its place; only words of the same length opposite each
 * other in the same line, so a lost or invented letter shifts nothing; the same pages give the same counts.
 */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { openPaperReader } from '../../main/evaluation/evaluation.ts';
import { linesOf } from '../../shared/page-text.ts';
import { searchForm } from '../../shared/vietnamese.ts';

type Truth = { source: string; page?: number; blocks: { text: string }[] };
type Pair = readonly [truth: string, read: string];

/** Slips beyond so many in one word make it another word. */
const MOST_IN_A_WORD = 2;
/** Slips seen once are as often a slip of the comparison. */
const LEAST = 2;

const wordsOf = (text: string): string[] =>
  text
    .normalize('NFC')
    .split(/\s+/)
    .map((word) => searchForm(word.replace(/[^\p{L}\d]/gu, '')));

/** Words that stand opposite each other in two lines of equally many words, most of which agree. */
function opposite(truth: readonly string[], read: readonly string[]): Pair[] {
  if (truth.length !== read.length) return [];
  const pairs = truth.map((word, n): Pair => [word, read[n] ?? '']);
  return pairs.filter(([a, b]) => a === b).length * 2 > truth.length ? pairs : [];
}

function slipsIn([truth, read]: Pair): string[] {
  const [a, b] = [[...truth], [...read]];
  if (a.length !== b.length || /\d/.test(truth)) return [];
  const slips = a.flatMap((letter, n) => (letter === b[n] ? [] : [`${letter}\t${b[n]}`]));
  return slips.length <= MOST_IN_A_WORD ? slips : [];
}

const counts = new Map<string, number>();
const reader = openPaperReader();
for (const folder of process.argv.slice(2).map((path) => resolve(path))) {
  const gold = join(folder, 'gold', 'text');
  for (const name of readdirSync(gold)
    .filter((file) => file.endsWith('.json'))
    .sort()) {
    const truth = JSON.parse(readFileSync(join(gold, name), 'utf8')) as Truth;
    const page = await reader.read(join(folder, truth.source), (truth.page ?? 1) - 1);
    const read = linesOf(page).map((line) => wordsOf(line.words.map((word) => word.read ?? word.text).join(' ')));
    for (const line of truth.blocks.flatMap((block) => block.text.split('\n')).map(wordsOf)) {
      const pairs = read.map((other) => opposite(line, other)).find((found) => found.length > 0) ?? [];
      for (const slip of pairs.flatMap(slipsIn)) counts.set(slip, (counts.get(slip) ?? 0) + 1);
    }
  }
}
await reader.close();
const lines = [...counts]
  .filter(([, count]) => count >= LEAST)
  .sort(([a, n], [b, m]) => m - n || (a < b ? -1 : 1))
  .map(([slip, count]) => `${slip}\t${count}`);
writeFileSync(new URL('../../resources/language/confusions.tsv', import.meta.url), `${lines.join('\n')}\n`);
