/**
 * `npm run engine-model -- --text FOLDER`: trains Tesseract's Vietnamese model further, on lines such as office papers
 * have, and writes it beside the other (`resources/tessdata/vie_office.traineddata`). The network stays as small and as
 * quick as it is.
 *
 * Needs Tesseract's own training program (`lstmtraining`; Debian: tesseract-ocr) and one core
 * for about an hour and a half; nothing of it is needed to run the station. Composed lines are kept in the work folder, so a
 * run that was broken off goes on where it was.
 *
 *   --text FOLDER       holds corpora/*.jsonl.gz: running text of laws and decrees
 *   --lines N           composed lines (default 8000), one in sixteen kept back
 *   --iterations N      lines shown to the network (default 38000)
 *   --work FOLDER       default out/engine-model
 *   --out FILE          default resources/tessdata/vie_office.traineddata
 */
import { spawn } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { drawLine } from './line-picture.ts';
import { openLineText } from './line-text.ts';
import { floatingModel, lettersOf, partOf } from './model-file.ts';
import { type TrainingLine, trainingFile } from './training-file.ts';

const root = new URL('../../', import.meta.url);
const start = fileURLToPath(new URL('resources/tessdata/vie.traineddata', root));
const shipped = fileURLToPath(new URL('resources/tessdata/vie_office.traineddata', root));
const { values } = parseArgs({
  options: {
    text: { type: 'string' },
    lines: { type: 'string', default: '8000' },
    iterations: { type: 'string', default: '38000' },
    work: { type: 'string', default: fileURLToPath(new URL('out/engine-model', root)) },
    out: { type: 'string', default: shipped },
  },
});
if (values.text === undefined) {
  console.error('--text FOLDER is needed; see the head of scripts/engine-model/index.ts');
  process.exit(1);
}

/** Gentle: the model is good already, and forgets at 0.001 what the composed lines do not show. */
const RATE = 0.0002;

/** Lines of one training file: small enough to be shuffled well, large enough to be few. */
const SHARD = 500;
const { work, text } = values;
mkdirSync(work, { recursive: true });
const part = (name: string): string => join(work, name);
const shard = (index: number): string => part(`lines-${String(index).padStart(4, '0')}.lstmf`);

copyFileSync(start, part('vie.traineddata'));
const model = readFileSync(start);

const count = Math.ceil(Number(values.lines) / SHARD);
const lineText = openLineText(text, lettersOf(model));
for (let index = 0; index < count; index++) {
  if (existsSync(shard(index))) continue;
  const lines: TrainingLine[] = [];
  for (let n = index * SHARD; n < (index + 1) * SHARD; n++) {
    const drawn = await drawLine(lineText(n), n);
    if (drawn !== null) lines.push(drawn);
  }
  writeFileSync(`${shard(index)}.part`, trainingFile(lines));
  renameSync(`${shard(index)}.part`, shard(index));
  console.log(`${(index + 1) * SHARD} lines composed`);
}

const heldBack = Math.max(1, Math.round(count / 16));
const all = Array.from({ length: count }, (_, index) => shard(index));
writeFileSync(part('held-back.txt'), all.slice(0, heldBack).join('\n'));
writeFileSync(part('training.txt'), all.slice(heldBack).join('\n'));
writeFileSync(part('start.lstm'), floatingModel(partOf(model, 'network'), RATE));
const common = ['--traineddata', part('vie.traineddata')];
const checkpoint = part('model_checkpoint');
await run('lstmtraining', [
  ...common,
  ...['--model_output', part('model'), '--continue_from', existsSync(checkpoint) ? checkpoint : part('start.lstm')],
  ...['--train_listfile', part('training.txt'), '--eval_listfile', part('held-back.txt')],
  ...['--max_iterations', values.iterations, '--target_error_rate', '0.001', '--max_image_MB', '3000'],
]);
await run('lstmtraining', [
  ...common,
  ...['--stop_training', '--convert_to_int', '--continue_from', checkpoint, '--model_output', values.out],
]);

function run(program: string, options: readonly string[]): Promise<void> {
  // One thread: its parallel loops are too short to gain by more and spend half of the time waiting.
  const env = { ...process.env, OMP_THREAD_LIMIT: '1' };
  const child = spawn(program, options, { stdio: ['ignore', 'inherit', 'inherit'], env });
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('exit', (code) => (code === 0 ? resolve() : reject(new Error(`${program} ended with ${code}`))));
  });
}
