/**
 * Counts syllables, pairs and triples of neighbouring syllables in published legal and administrative texts, and writes
 * them as resources/language holds them: `node scripts/wording/count.ts TEXTS.jsonl.gz …`, each line of a file one
 * document with `title` and `text`.
 *
 * Promises: counts only, no sentence; every tenth document is left out, so that harm can be measured on text that was
 * not counted; the same files give the same counts.
 */
import { createReadStream, writeFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { createGunzip } from 'node:zlib';
import { isSyllable } from '../../main/wording/wording.ts';
import { searchForm } from '../../shared/vietnamese.ts';

/** Fewer sightings than these are left out: what is rarer is as often a slip of the text as a word. */
const LEAST = { syllable: 20, pair: 6, triple: 14 };
/** What is no syllable by the grammar (words of other languages, letters of lists) must be this common. */
const LEAST_FOREIGN = 400;
/** Stands for whatever holds a digit. */
const NUMBER = '#';
const LEFT_OUT = 10;

const FOLDER = new URL('../../resources/language/', import.meta.url);

const add = (counts: Map<string, number>, key: string): void => void counts.set(key, (counts.get(key) ?? 0) + 1);

/** Runs of words without a stop, a bracket or a quote between them. */
export function runsOf(text: string): string[][] {
  return text
    .normalize('NFC')
    .split(/[\n;:,()"“”[\]…!?]+|\.(?!\d)/)
    .map((run) => run.split(/\s+/).flatMap(wordOf));
}

function wordOf(text: string): string[] {
  if (/\d/.test(text)) return [NUMBER];
  return text === '' ? [] : [/^\p{L}{1,8}$/u.test(text) ? searchForm(text) : ''];
}

async function count(files: readonly string[]): Promise<void> {
  const [syllables, pairs, triples] = [new Map<string, number>(), new Map<string, number>(), new Map<string, number>()];
  for (const file of files) {
    let at = 0;
    for await (const line of createInterface({ input: createReadStream(file).pipe(createGunzip()) })) {
      if (at++ % LEFT_OUT === LEFT_OUT - 1) continue;
      const { title = '', text = '' } = JSON.parse(line) as { title?: string; text?: string };
      for (const run of runsOf(`${title}\n${text}`)) {
        run.forEach((word, n) => {
          const [before, beyond] = [run[n - 1] ?? '', run[n - 2] ?? ''];
          if (word === '') return;
          add(syllables, word);
          if (before !== '') add(pairs, `${before} ${word}`);
          if (before !== '' && beyond !== '') add(triples, `${beyond} ${before} ${word}`);
        });
      }
    }
  }
  const known = new Map(
    [...syllables].filter(([word, n]) => n >= (word === NUMBER || isSyllable(word) ? LEAST.syllable : LEAST_FOREIGN)),
  );
  const allKnown = (key: string): boolean => key.split(' ').every((word) => known.has(word));
  const common = (counts: Map<string, number>, least: number) =>
    new Map([...counts].filter(([key, n]) => n >= least && allKnown(key)));
  const followed = new Map<string, number>();
  for (const [key, n] of pairs) {
    const first = key.slice(0, key.indexOf(' '));
    followed.set(first, (followed.get(first) ?? 0) + n);
  }
  write(
    'syllables.tsv',
    [...known].sort(byCount).map(([word, n]) => `${word}\t${n}\t${followed.get(word) ?? 0}`),
  );
  write('syllable-pairs.tsv', grouped(common(pairs, LEAST.pair)));
  write('syllable-triples.tsv', grouped(common(triples, LEAST.triple)));
}

type Entry = readonly [string, number];
const byCount = (a: Entry, b: Entry): number => b[1] - a[1] || (a[0] < b[0] ? -1 : 1);

/** One line for what comes first, then what follows it and how often. */
function grouped(counts: ReadonlyMap<string, number>): string[] {
  const groups = new Map<string, Entry[]>();
  for (const [key, n] of counts) {
    const cut = key.lastIndexOf(' ');
    const first = key.slice(0, cut);
    const group = groups.get(first) ?? [];
    if (group.length === 0) groups.set(first, group);
    group.push([key.slice(cut + 1), n]);
  }
  return [...groups]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(
      ([first, group]) =>
        `${first}\t${group
          .sort(byCount)
          .map(([word, n]) => `${word} ${n}`)
          .join(' ')}`,
    );
}

const write = (name: string, lines: readonly string[]): void =>
  writeFileSync(new URL(name, FOLDER), `${lines.join('\n')}\n`);

await count(process.argv.slice(2));
