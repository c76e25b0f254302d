/** `npm run trial -- <folder> [--count 60] [--seed trial] [--only CONDITION]… [--subjects file.csv]`: writes a trial set. */
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { parse } from 'csv-parse/sync';
import { writeTrial } from './trial.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    count: { type: 'string', default: '60' },
    seed: { type: 'string', default: 'trial' },
    only: { type: 'string', multiple: true },
    subjects: { type: 'string' },
  },
});
const [folder] = positionals;
const count = Number(values.count);
if (folder === undefined || !Number.isInteger(count) || count < 1) {
  console.error('npm run trial -- <folder> [--count 60] [--seed trial] [--only CONDITION]… [--subjects file.csv]');
  process.exit(2);
}

/** Subjects out of a list: the column `trich_yeu`, or the first one. */
function subjectsOf(path: string): string[] {
  const rows: Record<string, string>[] = parse(readFileSync(path, 'utf8'), {
    columns: true,
    bom: true,
    relax_column_count: true,
  });
  return rows
    .map((row) => (row.trich_yeu ?? Object.values(row)[0] ?? '').normalize('NFC').replace(/\s+/g, ' ').trim())
    .filter((subject) => subject.length > 20 && subject.length < 260 && !/[*_{}<>]/.test(subject));
}

await writeTrial(folder, {
  count,
  seed: values.seed,
  ...(values.only !== undefined && { only: values.only }),
  ...(values.subjects !== undefined && { subjects: subjectsOf(values.subjects) }),
  onPaper: (file, pages, condition) => console.log(`${file}: ${pages} trang, ${condition}`),
});
